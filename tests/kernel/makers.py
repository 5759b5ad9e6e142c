"""Small claims for tests: values and times written as briefly as they can be, and hypothesis strategies over tiny domains."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from claimcheck.kernel import Stance, Time, moment_of, time_of
from claimcheck.model import Property, TimeKind
from claimcheck.reading.days import days_of, to_day
from claimcheck.reading.names import fold
from claimcheck.reading.values import Dates, Days, Interval, Not, Nothing, NotJudged, Period, Quantity, Several, Term, Unknown, Value, YesNo

STEADY = Property(id="berths", datatype="quantity", time="state")
FLUCTUATING = Property(id="crew", datatype="quantity", time="fluctuating")
TIMELESS = Property(id="keels", datatype="quantity", time="timeless")
LAUNCHED = Property(id="launched", datatype="date", time="event")
NAME = Property(id="name", datatype="name", time="state")
MASTER = Property(id="harbour-master", datatype="entity", time="state", office=True)
RIG = Property(id="rig", datatype="name", wording="term", terms=(("ketch", "two-master"), ("sloop",)))
REMARK = Property(id="remark", datatype="text")
PORTS = Property(id="ports", datatype="entity", values="many")
OPEN_TO_ALL = Property(id="open-to-all", datatype="yes-no")
SERVICE = Property(id="service", datatype="period", time="event")


def exactly(amount: int | str, unit: str = "") -> Quantity:
    return between(amount, amount, unit)


def between(low: int | str | None, high: int | str | None, unit: str = "", *, low_open: bool = False, high_open: bool = False) -> Quantity:
    ends = (None if low is None else Fraction(low), None if high is None else Fraction(high))
    return Quantity((Interval(*ends, low_open, high_open),), unit)


def named(text: str, entity: str = "") -> Term:
    return Term(text, fold(text), entity)


def day(text: str) -> int:
    return to_day(*(int(part) for part in text.split("-")))


def days(text: str) -> Days:
    """The days of a year, month or day; no bounds for an empty text."""
    return days_of(*(int(part) for part in text.split("-"))) if text else Days(None, None)


def dated(text: str, kind: TimeKind = "state", *, written: str = "", inferred: bool = False) -> Time:
    """``2018``, ``2018-07``, ``2008/2018``, ``2018/..``."""
    seen = days(written) if written else None
    start, slash, end = text.partition("/")
    if not slash:
        return time_of(Dates((days(text),)), kind, written=seen, inferred=inferred)
    return time_of(Period(days(start), Days(None, None) if end == ".." else days(end), end == ".."), kind, written=seen)


def claim(id: str, value: Value | NotJudged, time: Time | None = None, source: str = "", origin: str = "") -> Stance:
    return Stance(id, value, time or dated("2020"), source or f"source-{id}", origin or source or f"source-{id}")


def moment(first: int | None, last: int | None, *, inferred: bool = False) -> Time:
    return Time(first, last, first, last, inferred, (Days(first, last),))


DAY = st.integers(0, 5)
BOUND = st.one_of(DAY, DAY, DAY, st.none())


@st.composite
def stretches(draw: st.DrawFn) -> Time:
    """Any four ends for which there is a way to begin and then to end."""
    a, b, c, d = (draw(BOUND) for _ in range(4))
    start = (a, b) if a is None or b is None else (min(a, b), max(a, b))
    end = (c, d) if c is None or d is None else (min(c, d), max(c, d))
    if start[0] is not None and end[1] is not None and start[0] > end[1]:
        start, end = end, start
    if start[0] is not None and end[1] is not None and start[0] > end[1]:
        start = (end[1], start[1])
    return Time(*start, *end, draw(st.booleans()))


@st.composite
def moments(draw: st.DrawFn) -> Time:
    first, last = draw(BOUND), draw(BOUND)
    if first is not None and last is not None and first > last:
        first, last = last, first
    if draw(st.integers(0, 3)) == 0 and first is not None and last is not None and last - first > 1:
        return Time(first, last, first, last, draw(st.booleans()), (Days(first, first), Days(last, last)))
    return moment(first, last, inferred=draw(st.booleans()))


YEAR = st.sampled_from(["2016", "2017", "2018", "2018-02", "2018-06", "2018-06-30", "2018-01-01", "2018-12-31", "2019"])


@st.composite
def calendar_times(draw: st.DrawFn) -> Time:
    """Times as they are written: units of the calendar, and stretches between two of them."""
    first, last = sorted((draw(YEAR), draw(YEAR)), key=lambda text: (days(text).low or 0, days(text).high or 0))
    kind: TimeKind = draw(st.sampled_from(["state", "state", "state", "fluctuating"]))
    text = draw(st.sampled_from([first, f"{first}/{last}", f"{first}/{last}", f"{first}/.."]))
    if (days(first).low or 0) > (days(last).high or 0):
        text = first
    return dated(text, kind, written=draw(st.sampled_from(["", "2018-06", "2020"])), inferred=draw(st.booleans()) and "/" not in text)


# One source speaks at one moment, so that a speaker always has the same days.
SPOKEN = st.sampled_from([moment_of("leaflet", Days(1, 4)), moment_of("letter", Days(2, None)), moment_of("note", Days(3, 3))])
TIMES = st.one_of(stretches(), moments(), calendar_times(), SPOKEN)
ENDS = st.one_of(st.integers(0, 4), st.none())


@st.composite
def amounts(draw: st.DrawFn) -> Quantity:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    proper = low != high
    span = Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        proper and draw(st.booleans()),
        proper and draw(st.booleans()),
    )
    unit = draw(st.sampled_from(["", "", "", "", "km"]))
    if draw(st.integers(0, 9)) == 0:
        return Quantity((Interval(Fraction(0), Fraction(1)), Interval(Fraction(3), Fraction(4))), unit)
    return Quantity((span,), unit)


SINGLE = st.one_of(amounts(), amounts(), amounts(), st.sampled_from([Nothing(), Unknown(), YesNo(True), YesNo(False)]))
AMOUNTS = st.one_of(
    SINGLE,
    SINGLE,
    SINGLE.map(Not),
    st.lists(SINGLE, min_size=1, max_size=3).flatmap(lambda found: st.booleans().map(lambda complete: Several(tuple(found), complete))),
)

NAMES = st.one_of(
    st.sampled_from(
        [
            named("Ann Lee"), named("Lee, Ann"), named("A. Lee"), named("ann lee"), named("Bo Chen"), named("B. Chen"), named("Cleo Diaz"),
            named("Grey Heron Trust"), named("Gray Heron Trust"), named("GHT"), named("Ann Lee", "ann"), named("Ann M. Lee", "ann"), named("Bo Chen", "bo"),
            named("Ketch"), named("two-master"), named("sloop"), named("yawl"), Nothing(), Unknown(),
        ]
    ),
)  # fmt: skip
TERMS = st.one_of(
    NAMES,
    NAMES,
    NAMES.map(Not),
    st.lists(NAMES, min_size=1, max_size=3).flatmap(lambda found: st.booleans().map(lambda complete: Several(tuple(found), complete))),
)
DATES = st.one_of(
    st.builds(lambda a, b: Dates((Days(min(a, b), max(a, b)),)), DAY, DAY),
    st.builds(lambda a: Dates((Days(a, a), Days(a + 2, a + 2))), DAY),
    st.builds(lambda a, b, c, d: Period(Days(min(a, b), max(a, b)), Days(6 + min(c, d), 6 + max(c, d))), DAY, DAY, DAY, DAY),
)
