"""Why does a text mean what it means? The words, the hedge, the unit and the bounds of a reading, step by step."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.reading.bounds import Parts, built
from claimcheck.reading.days import show_day
from claimcheck.reading.expect import Expect, Style
from claimcheck.reading.numerals import Figure
from claimcheck.reading.quantities import parts_at
from claimcheck.reading.reader import first_of, read
from claimcheck.reading.show import number, show
from claimcheck.reading.tokens import Token, tokens
from claimcheck.reading.units import converted_to
from claimcheck.reading.values import Dates, Days, Interval, Not, Nothing, NotJudged, Period, Quantity, Several, Term, Unknown, Value, YesNo
from claimcheck.reading.when import lead, read_when

MOST = 4  # spans and members that are told one by one


class Step(NamedTuple):
    """One step of a reading: what it is about, and what it found."""

    about: str
    text: str


HEDGES = {
    "least": "that or more",
    "above": "more than that, the figure itself left out",
    "most": "that or less",
    "below": "less than that, the figure itself left out",
    "almost": "within one unit of the last significant digit below",
    "justover": "within one unit of the last significant digit above",
    "odd": "from that to one unit of the last significant digit above",
    "about": "half a unit of the last significant digit either side",
    "under": "up to the second figure, which is left out",
}
BY_DIGIT = frozenset(("almost", "justover", "odd", "about"))
LEADS = {
    "since": "it begins then, and was still going on when it was written",
    "from": "it begins then",
    "until": "it ends then",
    "before": "some day before that",
    "after": "some day after that",
    "by": "that day or any before it",
    "onwards": "that day or any after it",
    "about": "the time beside it counts too, as it is only about then",
    "night": "a night, which ends on the next day",
    "between": "it lies between the two",
}


def explain(text: str, expect: Expect) -> tuple[Step, ...]:
    """What is read in it, step by step, up to the set of all that it could mean."""
    reading = read(text, expect)
    if isinstance(reading, NotJudged):
        return (Step("not judged", reading.reason),)
    value = reading.value
    if isinstance(value, Quantity):
        return (*_quantity(text.strip(), value, expect), Step("bounds", bounds(value)))
    if isinstance(value, (Dates, Period)):
        return explain_when(text, expect.style, value)
    return tuple(_other(value, expect))


def explain_when(text: str, style: Style, value: Dates | Period | None = None) -> tuple[Step, ...]:
    """What a date or period says, step by step, up to the days that it leaves possible."""
    if value is None:
        reading = read_when(text, style)
        if isinstance(reading, NotJudged):
            return (Step("not judged", reading.reason),)
        assert isinstance(reading.value, (Dates, Period)), reading  # what `read_when` promises
        value = reading.value
    steps = []
    kind, words = lead(text, style)
    if kind in LEADS:
        steps.append(Step("hedge", f"`{words}`: {LEADS[kind]}"))
    elif text.strip()[-1:] in ("~", "?", "%"):
        steps.append(Step("hedge", f"`{text.strip()[-1]}`: {'not certain' if text.strip()[-1] == '?' else LEADS['about']}"))
    if isinstance(value, Dates) and value.point:
        steps.append(Step("point", "a stated point of a longer time, at which even a figure that goes up and down has one value"))
    return (*steps, Step("days", bounds(value)))


def bounds(value: Value) -> str:
    """The set in the notation of intervals, a square bracket where the bound itself counts; other values as they are shown."""
    if isinstance(value, Quantity):
        share = value.unit == "share"
        tail = "" if share or not value.unit else f" {value.unit}"
        shown = [_interval(span, share) for span in value.spans[:MOST]]
        return " or ".join(shown) + (" or more" if len(value.spans) > MOST else "") + tail
    if isinstance(value, Dates):
        shown = [days(span) for span in value.spans[:MOST]]
        return " or ".join(shown) + (" or others" if len(value.spans) > MOST else "")
    if isinstance(value, Period):
        if value.ongoing:
            return f"begins {_one_of(value.start)}, and was still going on when it was written"
        return f"begins {_one_of(value.start)}, ends {_one_of(value.end)}"
    return show(value)


def days(span: Days) -> str:
    """The days from the first to the last, both included."""
    low, high = span
    if low is None or high is None:
        return "any day" if low is high else f"{show_day(low)} or later" if low is not None else f"{show_day(high or 0)} or earlier"
    return show_day(low) if low == high else f"{show_day(low)} to {show_day(high)}"


def _one_of(span: Days) -> str:
    if span == Days(None, None):
        return "at a time that is not stated"
    return f"on {days(span)}" if span.low == span.high else f"on one of the days {days(span)}" if None not in span else days(span)


def _interval(span: Interval, share: bool) -> str:
    low, high = (None if end is None else number(end * 100) + "%" if share else number(end) for end in (span.low, span.high))
    if low is not None and low == high:
        return f"exactly {low}"
    opening = "(" if low is None or span.low_open else "["
    closing = ")" if high is None or span.high_open else "]"
    return f"{opening}{low or '-∞'}, {high or '∞'}{closing}"


def _quantity(text: str, value: Quantity, expect: Expect) -> list[Step]:
    """How the figure, its hedge and its unit came to this set; nothing where they did not, as for a place in a row, or five or six."""
    words = tokens(text)
    parts = parts_at(words, first_of(words, expect), expect)
    if parts is None or built(parts, expect) != value:
        return []
    return [_figure(parts), _hedge(parts, words, text, expect), *_unit(parts, value, expect)]


def _figure(parts: Parts) -> Step:
    if parts.below is parts.above:
        return Step("figure", _number(parts.above))
    return Step("figure", f"a range from {_number(parts.below)} to {_number(parts.above)}")


def _number(figure: Figure) -> str:
    return number(figure.value) if figure.value.denominator == 1 or not figure.part else f"{figure.value.numerator}/{figure.value.denominator}"


def _hedge(parts: Parts, words: list[Token], text: str, expect: Expect) -> Step:
    figure = parts.above
    digit = f"; that digit counts {number(figure.step)}" if figure.step else ""
    if parts.hedge:
        first, last = parts.hedged
        return Step("hedge", f"`{text[words[first].start : words[last - 1].end]}`: {HEDGES[parts.hedge]}{digit if parts.hedge in BY_DIGIT else ''}")
    if parts.exact:
        return Step("hedge", "none; a word says that the figure is exact")
    if expect.reported and figure.step and parts.below.step:
        return Step("hedge", f"none, but the property reports rounded figures: half a unit of the last significant digit either side{digit}")
    return Step("hedge", "none: the figure means itself")


def _unit(parts: Parts, value: Quantity, expect: Expect) -> list[Step]:
    if parts.unit is None and parts.below.part and parts.above.part:
        return [Step("unit", "a part of one")]
    if parts.unit is None:
        return [Step("unit", f"none is written, and the property assumes `{expect.unit}`")] if expect.unit else []
    if not parts.unit:
        return []
    into = converted_to(parts.unit, expect.unit)
    return [Step("unit", f"`{parts.unit}`" if into == parts.unit else f"`{parts.unit}`, compared as `{value.unit}`")]


def _other(value: Value, expect: Expect) -> list[Step]:
    match value:
        case Term():
            if value.entity:
                return [Step("name", f"means `{value.entity}`, as its names are declared")]
            key = " ".join(value.key)
            return [Step("words", f"compared as `{key}`" if expect.datatype == "text" else f"no declared name; compared by its words, `{key}`")]
        case YesNo():
            return [Step("answer", "yes" if value.yes else "no")]
        case Not():
            return [Step("denial", f"anything but {bounds(value.value)}")]
        case Nothing():
            return [Step("answer", "none at all: there is no such thing")]
        case Unknown():
            return [Step("answer", "stated not to be known, which clashes with nothing")]
        case Several():
            listed = "; ".join(bounds(member) for member in value.members[:MOST])
            left = len(value.members) - MOST
            more = f" and {left:,} more" if left > 0 else ""
            whole = "a complete list: there are no others" if value.complete else "several, and there may be others"
            return [Step("list", f"{whole}: {listed}{more}")]
    return []
