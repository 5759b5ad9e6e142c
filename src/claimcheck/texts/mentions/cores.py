"""At which words can a value stand? Numbers, number words, and the few words that date without one."""

from __future__ import annotations

from claimcheck.reading.figures import FOLDS, NUMBER_WORDS
from claimcheck.reading.tokens import Token

_NINETIES = frozenset("twenties thirties forties fifties sixties seventies eighties nineties noughties".split())
_VAGUE = frozenset("dozens hundreds thousands millions billions trillions tens scores".split())
_SCALES = frozenset("thousand million billion trillion lakh crore k mn mio mln bn bln tn trn mill bill tsd".split())
_ADVERBS = frozenset(("both", "sole", "once"))  # the reader of a quote takes them for numbers; in a text they hardly ever are
VAGUE = _VAGUE
CORES = (NUMBER_WORDS | FOLDS.keys() | _NINETIES | _VAGUE | {"turn"}) - _SCALES - _ADVERBS


_MONTHS = frozenset("January February March April May June July August September October November December".split())
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
CALENDAR = _MONTHS | _WEEKDAYS


def cores(words: list[Token]) -> list[int]:
    """The tokens that can be the heart of a value."""
    return [i for i, (kind, text, low, _, _) in enumerate(words) if kind == "n" or low in CORES or text in CALENDAR]
