"""Do explanations say what the reader does? Each is held against the reading itself."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from test_golden import ROWS, Row, _expect

from claimcheck.reading import (
    Dates,
    Days,
    Expect,
    Interval,
    Not,
    NotJudged,
    Period,
    Quantity,
    Reading,
    Several,
    Style,
    hedges,
    read,
    read_when,
    to_day,
    when,
)
from claimcheck.reading.explain import BY_DIGIT, HEDGES, LEADS, MOST, bounds, explain, explain_when

QUANTITIES = [row for row in ROWS if row[1] == "quantity" and row[3][0] not in "?!"]
DATED = [row for row in ROWS if row[1] in ("date", "period") and row[3][0] not in "?!"]


def name(row: Row) -> str:
    return f"{row[0]}-{row[1]}-{row[2]}"


def number(text: str) -> Fraction:
    scale = 100 if text.endswith("%") else 1
    return Fraction(text.removesuffix("%").replace(",", "")) / scale


def spans(text: str, unit: str) -> tuple[Interval, ...]:
    """The intervals that the notation stands for."""
    found = []
    for part in text.removesuffix(f" {unit}" if unit not in ("", "share") else "").split(" or "):
        if part.startswith("exactly "):
            found.append(Interval(number(part[8:]), number(part[8:])))
            continue
        low, high = part[1:-1].split(", ")
        found.append(
            Interval(
                None if low == "-∞" else number(low),
                None if high == "∞" else number(high),
                part[0] == "(" and low != "-∞",
                part[-1] == ")" and high != "∞",
            )
        )
    return tuple(found)


@pytest.mark.parametrize("row", QUANTITIES, ids=name)
def test_the_bounds_of_a_quantity_are_those_that_were_read(row: Row) -> None:
    expect = _expect(row[1], row[2])
    reading = read(row[0], expect)
    assert isinstance(reading, Reading)
    if isinstance(reading.value, Quantity) and len(reading.value.spans) <= MOST:
        assert spans(explain(row[0], expect)[-1].text, reading.value.unit) == reading.value.spans


@pytest.mark.parametrize("row", QUANTITIES, ids=name)
def test_figure_and_hedge_and_digit_lead_to_the_bounds(row: Row) -> None:
    expect = _expect(row[1], row[2])
    steps = dict(explain(row[0], expect))
    if "hedge" not in steps or "compared as" in steps.get("unit", "") or "a part of one" in steps.get("unit", ""):
        return  # several figures, or a figure in another unit than its bounds
    told = steps["figure"].removeprefix("a range from ")
    low, _, high = told.partition(" to ")
    low, high = (Fraction(end.replace(",", "")) for end in (low, high or low))
    digit = re.search(r"that digit counts ([\d,./]+)", steps["hedge"])
    step = Fraction(digit[1].replace(",", "")) if digit else Fraction(0)
    rounded = Interval(low - step / 2, high + step / 2, high_open=True)
    wanted = {
        HEDGES["least"]: Interval(high, None),
        HEDGES["above"]: Interval(high, None, low_open=True),
        HEDGES["most"]: Interval(None, high),
        HEDGES["below"]: Interval(None, high, high_open=True),
        HEDGES["almost"]: Interval(high - step, high, high_open=True),
        HEDGES["justover"]: Interval(high, high + step, low_open=True),
        HEDGES["odd"]: Interval(high, high + step, high_open=True),
        HEDGES["about"]: Interval(low - step / 2, high + step / 2),
        HEDGES["under"]: Interval(low, high, high_open=True),
    }
    text = steps["hedge"].partition("; ")[0].partition("`: ")[2]
    if text:
        assert f"`{text}" not in steps["hedge"]
        [interval] = [interval for told, interval in wanted.items() if told == text]
    elif "reports rounded" in steps["hedge"]:
        interval = rounded
    else:
        interval = Interval(low, high)
    value = _value(row)
    assert isinstance(value, Quantity)
    [found] = spans(steps["bounds"], value.unit)
    if interval != found and low != high:
        return  # the two ends of a range may be rounded by digits of their own
    assert found == interval, steps


def test_most_of_what_is_read_is_taken_apart() -> None:
    apart = [row for row in QUANTITIES if any(step.about == "hedge" for step in explain(row[0], _expect(row[1], row[2])))]
    assert len(apart) > 0.8 * len([row for row in QUANTITIES if isinstance(_value(row), Quantity)])


def _value(row: Row) -> object:
    reading = read(row[0], _expect(row[1], row[2]))
    return reading.value if isinstance(reading, Reading) else None


def test_every_hedge_has_its_words() -> None:
    assert set(HEDGES) == ({*hedges._BEFORE, *hedges._AFTER, "under"} - {"as is"})
    assert set(HEDGES) >= BY_DIGIT
    assert set(LEADS) == set(when._LEADS) - {"in"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [(words, kind) for table in (hedges._BEFORE, hedges._AFTER) for kind, phrases in table.items() for words in phrases.split("; ")],
)
def test_every_hedge_is_told_as_it_is_read(words: str, kind: str) -> None:
    if kind == "as is":
        return
    text = f"{words} 2,400" if words in hedges._BEFORE.get(kind, "").split("; ") else f"2,400 {words}"
    steps = dict(explain(text, Expect("quantity")))
    if "hedge" in steps and steps["hedge"].startswith("`"):
        assert HEDGES[kind] in steps["hedge"]
    else:
        assert not isinstance(read(text, Expect("quantity")), Reading) or words in {"min", "min.", "max", "plus", "ish"}


def day(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    year, month, of_month = (int(part) for part in text.lstrip("-").split("-"))
    return to_day(sign * year, month, of_month)


def stretch(text: str) -> Days:
    text = re.sub(r"^on (one of the days )?", "", text.strip())
    if text in ("any day", "at a time that is not stated"):
        return Days(None, None)
    if text.endswith(" or later"):
        return Days(day(text.removesuffix(" or later")), None)
    if text.endswith(" or earlier"):
        return Days(None, day(text.removesuffix(" or earlier")))
    low, _, high = text.partition(" to ")
    return Days(day(low), day(high or low))


@pytest.mark.parametrize("row", DATED, ids=name)
def test_the_days_are_those_that_were_read(row: Row) -> None:
    expect = _expect(row[1], row[2])
    reading = read(row[0], expect)
    assert isinstance(reading, Reading)
    value = reading.value
    if not isinstance(value, (Dates, Period)):
        return
    told = explain(row[0], expect)[-1]
    assert told.about == "days"
    if isinstance(value, Dates):
        if len(value.spans) <= MOST and not any(span.low is None and span.high is not None for span in value.spans[1:]):
            parts = re.sub(r" or (?!later|earlier)", "|", told.text).split("|")
            assert tuple(map(stretch, parts)) == tuple(value.spans)
        assert ("point" in dict(explain(row[0], expect))) == value.point
    else:
        begins, _, ends = told.text.removeprefix("begins ").partition(", ends " if not value.ongoing else ", and was still going on")
        assert stretch(begins) == value.start
        assert value.ongoing or stretch(ends) == value.end


SHAPES = {
    "since": lambda value: isinstance(value, Period) and value.ongoing,
    "from": lambda value: isinstance(value, Period),
    "until": lambda value: isinstance(value, Period) and value.start == Days(None, None),
    "before": lambda value: isinstance(value, Dates) and value.spans[0].low is None,
    "after": lambda value: isinstance(value, Dates) and value.spans[-1].high is None,
    "by": lambda value: isinstance(value, Dates) and value.spans[0].low is None,
    "onwards": lambda value: isinstance(value, Dates) and value.spans[-1].high is None,
    "about": lambda value: isinstance(value, Dates) and value.spans[0].low < to_day(2015, 5, 1) and value.spans[-1].high > to_day(2015, 5, 31),
}


@pytest.mark.parametrize(
    ("words", "kind"), [(words, kind) for kind, phrases in when._LEADS.items() for words in phrases.split("; ") if kind in SHAPES]
)
def test_every_lead_is_told_as_it_is_read(words: str, kind: str) -> None:
    reading = read_when(f"{words} May 2015", Style())
    if isinstance(reading, NotJudged):
        return
    told = dict(explain_when(f"{words} May 2015", Style())).get("hedge", "")
    assert told.endswith(LEADS[kind]), told
    assert SHAPES[kind](reading.value), reading.value


def test_other_values_are_told() -> None:
    entity = Expect("entity")
    assert dict(explain("not a member", entity))["denial"] == f"anything but {bounds(_inner('not a member'))}"
    assert "complete list" in dict(explain("only France; Italy", entity))["list"]
    assert "clashes with nothing" in dict(explain("unknown", entity))["answer"]
    assert isinstance(_several := read("1; 2; 3; 4; 5; 6", Expect("quantity")), Reading)
    assert isinstance(_several.value, Several)
    assert "and 2 more" in dict(explain("1; 2; 3; 4; 5; 6", Expect("quantity")))["list"]
    assert dict(explain("elephants", Expect("quantity")))["not judged"] == "`elephants` is no quantity"


def _inner(text: str) -> Quantity:
    reading = read(text, Expect("entity"))
    assert isinstance(reading, Reading)
    assert isinstance(reading.value, Not)
    return reading.value.value  # type: ignore[return-value]
