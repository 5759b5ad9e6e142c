"""What does prose claim? From a text to its blocks, figures, statements and citations. Opens no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.texts.layout import lay_out
    from claimcheck.texts.read import read_against, read_texts
    from claimcheck.texts.record import Recorded, ledger_of, recorded

__all__ = ["Recorded", "lay_out", "ledger_of", "read_against", "read_texts", "recorded"]

_HOMES = {
    "lay_out": "claimcheck.texts.layout",
    "read_against": "claimcheck.texts.read",
    "read_texts": "claimcheck.texts.read",
    "Recorded": "claimcheck.texts.record",
    "ledger_of": "claimcheck.texts.record",
    "recorded": "claimcheck.texts.record",
}


def __getattr__(name: str) -> Any:
    """What is asked for, from where it is: a ledger with phrases of its own needs the phrases alone, and none of the rest."""
    if name not in _HOMES:
        raise AttributeError(name)
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
