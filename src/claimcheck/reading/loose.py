"""Which words place a date without saying its days? The turn of a century, the nineties, the last days of a year."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.reading import edtf
from claimcheck.reading.days import add_months, from_day, to_day
from claimcheck.reading.edtf import Spans
from claimcheck.reading.figures import figure, ordinal
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Beyond, Token, glued, low
from claimcheck.reading.values import Days, NotJudged

_NINETIES = frozenset(("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties", "noughties"))
_OWN = frozenset(("his", "her", "their", "my", "our", "your", "its"))  # a person's nineties are an age
_FIRST = frozenset(("first", "early", "opening"))
_LAST = frozenset(("last", "final", "closing", "dying"))
_UNITS = {"days": "day", "weeks": "week", "months": "month", "years": "year", "hours": "hour", "week": "week", "weekend": "weekend"}
LOOSE_WORDS = frozenset(("turn", *_NINETIES, *_FIRST, *_LAST))
_HALF_DECADE = 5

Placed = tuple[Spans, str, int]
Whole = Callable[[int], "Placed | None"]


def loose(words: list[Token], i: int, whole: Whole) -> Placed | None:
    """The stretch that is meant, as far as it can be told; raises where it cannot. ``whole`` reads the date it is a part of."""
    if low(words, i) == "turn" and low(words, i + 1) == "of":
        return _turn(words, i + 2 + (low(words, i + 2) == "the"))
    _which_century(words, i)
    return _some_of(words, i, whole)


def _turn(words: list[Token], i: int) -> Placed | None:
    """Half a decade on either side; a numbered century turns where it begins or where it ends."""
    if low(words, i) == "millennium":
        return _around(2000), "part", i + 1
    if low(words, i) == "century":
        raise Beyond(NotJudged("which century turned is not said"), i + 1)
    named = ordinal(words, i)
    if named is None:
        return None
    j = named[1] + (low(words, named[1]) in DASHES and low(words, named[1]) != "")
    number = int(named[0].value)
    if low(words, j) != "century" or not 2 <= number <= 30:
        return None
    return edtf.merge([*_around(100 * (number - 1)), *_around(100 * number)]), "part", j + 1


def _around(year: int) -> Spans:
    return (Days(to_day(year - _HALF_DECADE, 1, 1), to_day(year + _HALF_DECADE, 12, 31)),)


def _which_century(words: list[Token], i: int) -> None:
    if low(words, i - 1) in _OWN:
        return
    if low(words, i) in _NINETIES:
        raise Beyond(NotJudged(f"which century the {low(words, i)} are of is not said"), i + 1)
    marked = low(words, i) in APOSTROPHES and low(words, i) != "" and glued(words, i + 1)
    text = low(words, i + marked)
    decade = text.isdecimal() and len(text) == 2 and text[1] == "0" and low(words, i + marked + 1) == "s" and glued(words, i + marked + 1)
    if decade and (marked or low(words, i - 1) in {"the", "early", "late", "mid", "in", "since", *DASHES} - {""}):
        raise Beyond(NotJudged(f"which century the {text}s are of is not said"), i + marked + 2)


def _some_of(words: list[Token], i: int, whole: Whole) -> Placed | None:
    """The first six months of a year, exactly; its last days, not."""
    first = low(words, i) in _FIRST
    nth = ordinal(words, i)
    if not (first or low(words, i) in _LAST or nth):
        return None
    counted = figure(words, i + 1, "", bare_and=False) if low(words, i + 1) not in _UNITS else None
    j = counted[1] if counted else i + 1
    unit = _UNITS.get(low(words, j), "")
    if not unit or low(words, j + 1) not in {"of", "in"} or (unit in {"week", "weekend"} and not nth and low(words, i) not in _LAST):
        return None
    found = whole(j + 2)
    if found is None:
        return None
    spans, kind, end = found
    said = " ".join(word.text for word in words[i : j + 1])
    counts = {"year": ("month",), "month": ("day",), "decade": ("year",), "century": ("year",)}
    span = edtf.hull(spans)
    exact = counted and (low(words, i) in {"first", "last", "final"}) and unit in counts.get(kind, ()) and counted[0].value.denominator == 1
    if not exact or counted is None or span.low is None or span.high is None:
        raise Beyond(NotJudged(f"`{said}` does not say which days"), end)
    number = int(counted[0].value)
    room = {"month": 12, "day": span.high - span.low + 1, "year": from_day(span.high)[0] - from_day(span.low)[0] + 1}[unit]
    if not 0 < number <= room:
        return None
    if unit == "day":
        part = Days(span.low, span.low + number - 1) if first else Days(span.high - number + 1, span.high)
    else:
        months = number * (12 if unit == "year" else 1)
        part = Days(span.low, add_months(span.low, months) - 1) if first else Days(add_months(span.high + 1, -months), span.high)
    return (part,), "part", end
