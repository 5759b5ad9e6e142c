"""Which stretches of a text are values? Figures, dates, quoted words and names; and what only looks like one, for what it is."""

from __future__ import annotations

from claimcheck.texts.mentions.found import mentions
from claimcheck.texts.mentions.style import style_of

__all__ = ["mentions", "style_of"]
