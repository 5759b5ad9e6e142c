"""What does prose claim? From a text to its blocks, figures, statements and citations. Opens no file."""

from __future__ import annotations

from claimcheck.texts.layout import lay_out
from claimcheck.texts.read import read_texts

__all__ = ["lay_out", "read_texts"]
