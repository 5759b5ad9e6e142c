"""How is a value written for a reader? Stable, exact, and readable again where the notation allows."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.reading.days import from_day, month_length, show_day, show_year
from claimcheck.reading.values import Dates, Days, Interval, Not, Nothing, Period, Quantity, Several, Term, Value, YesNo

_MOST_SHOWN = 5


def show(value: Value, *, brief: bool = False) -> str:
    """The value in words; a reported figure with the numbers that round to it, unless it is to be ``brief``."""
    if isinstance(value, Quantity):
        return _quantity(value, brief)
    if isinstance(value, (Dates, Period)):
        return show_when(value)
    if isinstance(value, Term):
        return value.text
    if isinstance(value, YesNo):
        return "yes" if value.yes else "no"
    if isinstance(value, Several):
        return ("only " if value.complete else "") + "; ".join(show(member) for member in value.members)
    if isinstance(value, Not):
        return f"not {show(value.value)}"
    return "none" if isinstance(value, Nothing) else "unknown"


def number(value: Fraction) -> str:
    """A number exactly: as a decimal where it ends, else as a fraction."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1 or max(twos, fives) > 30:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    whole, after = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    return ("-" if value < 0 else "") + f"{whole:,}" + (f".{after:0{places}d}" if places else "")


def _quantity(value: Quantity, brief: bool) -> str:
    unit = value.unit
    share = unit == "share" and all(end is None or _percent(end) for span in value.spans for end in (span.low, span.high))
    factor = 100 if share else 1
    tail = "%" if share else f" {unit}" if unit and unit != "share" else ""
    shown = [_interval(_times(span, factor), tail) for span in value.spans]
    text = " or ".join(shown[:_MOST_SHOWN]) + (" …" if len(shown) > _MOST_SHOWN else "")
    stated = value.literal[0] if len(value.literal) == 1 and len(value.spans) == 1 else None
    if stated is not None and _rounded(stated, value.spans[0]):
        figure = _interval(_times(stated, factor), tail)
        return figure if brief or _counted(stated, value) else f"{figure} ({text})"
    return text


def _counted(literal: Interval, value: Quantity) -> bool:
    """Is it a number that one counts, and not visibly rounded, so that a half on either side is nothing to tell?"""
    low, high = literal.low, literal.high
    return not value.unit and low is not None and low == high and low.denominator == 1 and low % 10 != 0


def _rounded(literal: Interval, span: Interval) -> bool:
    """Is this a reported figure, which means whatever rounds to it? Then the figure comes first."""
    if literal.low is None or literal.high is None or span.low is None or span.high is None:
        return False
    return span.high_open and not span.low_open and span.low < literal.low and literal.high < span.high


def _percent(end: Fraction) -> bool:
    return (end * 10_000).denominator == 1


def _times(span: Interval, factor: int) -> Interval:
    if factor == 1:
        return span
    low, high = (None if end is None else end * factor for end in (span.low, span.high))
    return Interval(low, high, span.low_open, span.high_open)


def _interval(span: Interval, tail: str) -> str:
    low, high, low_open, high_open = span
    if low is None and high is None:
        return "any"
    if low is None and high is not None:
        return f"below {number(high)}{tail}" if high_open else f"at most {number(high)}{tail}"
    if low is not None and high is None:
        return f"above {number(low)}{tail}" if low_open else f"{number(low)}{tail} or more"
    if low is None or high is None:
        return "any"
    if low == high:
        return number(low) + tail
    return f"{'above ' if low_open else ''}{number(low)} to {'below ' if high_open else ''}{number(high)}{tail}"


def show_when(value: Dates | Period) -> str:
    """The date or period in EDTF where that can say it, in words otherwise."""
    if isinstance(value, Dates):
        shown = [_days(span) for span in value.spans]
        return " or ".join(shown[:_MOST_SHOWN]) + (" …" if len(shown) > _MOST_SHOWN else "")
    start, end = value.start, value.end
    if end == Days(None, None):
        text = _days(start)
        return f"since {text}" if value.ongoing else f"from {text}"
    if start == Days(None, None):
        return f"until {_days(end)}"
    ends = (_days(start), _days(end))
    if ends[0] == ends[1]:
        return ends[0]
    return f"{ends[0]}/{ends[1]}" if all(" " not in part for part in ends) else f"from ({ends[0]}) to ({ends[1]})"


def tell_when(value: Dates | Period) -> str:
    """The date or period for a sentence that a reader without the notation understands."""
    if isinstance(value, Dates) or value.start == Days(None, None):
        return show_when(value)
    start, end = _days(value.start), _days(value.end)
    if value.end.high is None:
        return f"{start} onwards"
    if start == end:
        return start
    if " " in start + end:
        return show_when(value)
    return f"{start}–{end}" if "-" not in start + end else f"{start} to {end}"


def _days(span: Days) -> str:
    low, high = span
    if low is None and high is None:
        return "any time"
    if low is None and high is not None:
        return f"by {_until(high)}"
    if low is not None and high is None:
        return f"after {_until(low - 1)}"
    if low is None or high is None:
        return "any time"
    if low == high:
        return show_day(low)
    if high == low + 1:
        return f"{show_day(low)} or {show_day(high)}"
    (y1, m1, d1), (y2, m2, d2) = from_day(low), from_day(high)
    if d1 == 1 and d2 == month_length(y2, m2):
        if (y1, m1) == (y2, m2):
            return f"{show_year(y1)}-{m1:02d}"
        if m1 == 1 and m2 == 12:
            return _years(y1, y2)
        return f"between {show_year(y1)}-{m1:02d} and {show_year(y2)}-{m2:02d}"
    return f"between {show_day(low)} and {show_day(high)}"


def _until(day: int) -> str:
    year, month, date = from_day(day)
    if (month, date) == (12, 31):
        return show_year(year)
    return f"{show_year(year)}-{month:02d}" if date == month_length(year, month) else show_day(day)


def _years(first: int, last: int) -> str:
    if first == last:
        return show_year(first)
    if last == first + 9 and first % 10 == 0 and 0 <= first < 9999:
        return f"{first}s" if first >= 1000 and first % 100 else f"{first // 10:03d}X"
    if last == first + 99 and first % 100 == 0 and 0 <= first < 9999:
        return f"{first // 100:02d}XX"
    return f"between {show_year(first)} and {show_year(last)}"
