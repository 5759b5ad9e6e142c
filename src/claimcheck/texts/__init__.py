"""What does prose claim? From a text to its blocks, figures, statements and citations. Opens no file."""

from __future__ import annotations

from claimcheck.texts.layout import lay_out
from claimcheck.texts.read import read_against, read_texts
from claimcheck.texts.record import Recorded, ledger_of, recorded

__all__ = ["Recorded", "lay_out", "ledger_of", "read_against", "read_texts", "recorded"]
