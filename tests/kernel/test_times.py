"""Do times meet as the calendar and the words say?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.kernel import Time, relation, time_of
from claimcheck.model import TimeKind
from claimcheck.reading.values import Dates, Days, Period
from tests.chance import examples

from .makers import TIMES, dated, day, days, moment, moments, stretches

A, B = day("2021-07-01"), day("2021-07-31")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("state", Time(A, A, B, B)),
        ("fluctuating", Time(A, B, A, B, False, (Days(A, B),))),
        ("event", Time(A, B, A, B, False, (Days(A, B),))),
    ],
)
def test_a_month_is_held_throughout_or_holds_the_moment(kind: TimeKind, expected: Time) -> None:
    assert dated("2021-07", kind) == expected


def test_one_day_is_that_day_for_all() -> None:
    for kind in ("state", "fluctuating", "event"):
        assert dated("2021-07-01", kind)[:4] == (A, A, A, A)


def test_a_stated_point_is_one_day_even_of_what_fluctuates() -> None:
    end = Dates((Days(B, B),), point=True)
    assert relation(time_of(end, "fluctuating"), time_of(end, "fluctuating")) == "certain"
    month = Dates((Days(A, B),), point=True)
    assert relation(time_of(month, "fluctuating"), time_of(month, "fluctuating")) == "certain"


@pytest.mark.parametrize(
    "spans",
    [(Days(A, A), Days(B, B)), (Days(None, B),), (Days(A, None),), (Days(A - 10, B + 10),), (Days(day("2000-01-01"), day("2003-12-31")),)],
)
def test_an_uncertain_date_is_a_moment_in_it(spans: tuple[Days, ...]) -> None:
    assert time_of(Dates(spans), "state") == Time(spans[0].low, spans[-1].high, spans[0].low, spans[-1].high, False, spans)


def test_what_is_inferred_is_a_moment_in_it() -> None:
    assert dated("2021-07", inferred=True) == Time(A, B, A, B, True, (Days(A, B),))


def test_what_is_ongoing_had_not_ended_when_it_was_written() -> None:
    first, last = days("2018")
    assert dated("2018/..", written="2021-07") == Time(first, last, A, None)
    assert dated("2018/..") == Time(first, last, first, None)
    assert dated("2018/..", written="2018-03") == Time(first, day("2018-03-31"), day("2018-03-01"), None)
    assert dated("2022/..", written="2021-07") == Time(*days("2022"), day("2022-01-01"), None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-07", "2021-07", "certain"),
        ("2021-07", "2021", "certain"),
        ("2021-07-15", "2021-07", "certain"),
        ("2021-07", "2021-08", "apart"),
        ("2008/2018", "2012", "certain"),
        ("2008/2018", "2012/2015", "certain"),
        ("2008/2018", "2016/2020", "certain"),
        ("2008/2018", "2020", "apart"),
        # terms of office may touch
        ("2008/2018", "2018/2023", "apart"),
        ("2008/2018", "2018-10/2023", "apart"),
        ("2008/2018", "2018-10-01/2023", "apart"),
        ("2008/2018-06-30", "2018/2023", "apart"),
        ("2008/2018-06-30", "2018-06-30/2023", "apart"),
        ("2008/2018", "2018/2018", "apart"),
        ("2018/2018", "2018/2023", "apart"),
        ("2008/2018", "2018/..", "apart"),
        ("2018/2018", "2018/2018", "possible"),
        ("2008/2018", "2017/2023", "certain"),
        ("2008/2018", "2017-12-31/2023", "certain"),
        # of a stretch that ends in a year, and what held on a day or in a month of it
        ("2008/2018", "2018-10", "apart"),
        ("2008/2018", "2018-10-01", "apart"),
        ("2018/2023", "2018-03", "apart"),
        # but not of what held from its first day to its last
        ("2008/2018", "2018", "possible"),
        ("2018", "2018/2023", "possible"),
        ("2008/2018", "2018-01-01/2023", "possible"),
        # one day is no stretch
        ("2018-06-30", "2018-06-30/2023", "certain"),
        ("2018-06-30", "2018-06-30", "certain"),
        ("2018/..", "2030", "possible"),
    ],
)
def test_steady_times(one: str, other: str, expected: str) -> None:
    assert relation(dated(one), dated(other)) == expected
    assert relation(dated(other), dated(one)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021", "2021", "possible"),
        ("2021", "2021-07-01", "possible"),
        ("2021-07-01", "2021-07-01", "certain"),
        ("2021", "2022", "apart"),
        ("2020/2021", "2021", "possible"),
        ("2020/2021", "2022", "apart"),
    ],
)
def test_fluctuating_times(one: str, other: str, expected: str) -> None:
    assert relation(dated(one, "fluctuating"), dated(other, "fluctuating")) == expected


def test_an_end_that_is_not_known_may_be_any() -> None:
    unknown = time_of(Period(days("2008"), Days(None, None)), "state")
    assert relation(unknown, dated("2012/2015")) == "possible"
    assert relation(unknown, dated("2007")) == "apart"
    by_2018 = time_of(Period(days("2008"), Days(None, day("2018-12-31"))), "state")
    assert relation(by_2018, dated("2012/2016")) == "possible"
    assert relation(by_2018, dated("2019")) == "apart"


def test_what_ended_in_a_decade_hands_over_within_it() -> None:
    one = time_of(Period(days("1981"), Days(day("1990-01-01"), day("1999-12-31"))), "state")
    assert relation(one, dated("1994/2003")) == "apart"
    vague = time_of(Period(days("1981"), Days(day("1991-05-01"), day("1999-12-31"))), "state")
    assert relation(vague, dated("1994/2003")) == "possible"


def test_a_moment_on_one_of_two_days_misses_what_lies_between() -> None:
    either = time_of(Dates((Days(A, A), Days(B, B))), "state")
    assert relation(either, Time(A + 1, A + 1, B - 1, B - 1)) == "apart"
    assert relation(either, Time(A + 1, A + 1, B, B)) == "possible"
    assert relation(either, Time(A, A, B, B)) == "certain"


# The ways of filling in what is not known, on a handful of days

DAYS = range(-2, 9)


def worlds(time: Time) -> list[tuple[int, int]]:
    """Every first and last day that a time leaves open."""
    if time.moment:
        return [(d, d) for d in DAYS if any((s.low is None or s.low <= d) and (s.high is None or d <= s.high) for s in time.moment)]
    starts = [d for d in DAYS if (time.start_low is None or time.start_low <= d) and (time.start_high is None or d <= time.start_high)]
    ends = [d for d in DAYS if (time.end_low is None or time.end_low <= d) and (time.end_high is None or d <= time.end_high)]
    return [(a, b) for a in starts for b in ends if a <= b]


def meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Do two known stretches share a day, beyond that on which one hands over to the other?"""
    shared = range(max(one[0], other[0]), min(one[1], other[1]) + 1)
    if len(shared) == 1 and one[0] < one[1] and other[0] < other[1]:
        return not (one[1] == other[0] or other[1] == one[0])
    return len(shared) > 0


@given(st.one_of(stretches(), moments()), st.one_of(stretches(), moments()))
@examples(300)
def test_times_meet_as_all_ways_of_filling_them_in(a: Time, b: Time) -> None:
    outcomes = {meet(one, other) for one in worlds(a) for other in worlds(b)}
    expected = {frozenset({True}): "certain", frozenset({False}): "apart", frozenset({True, False}): "possible"}[frozenset(outcomes)]
    found = relation(a, b)
    if found != expected:
        # Stated stretches may hand over within the unit in which one ends and the other begins.
        assert (found, expected) == ("apart", "possible")
        assert not a.moment
        assert not b.moment
        assert not a.inferred
        assert not b.inferred
        assert handed_over(a, b) or handed_over(b, a)


def handed_over(a: Time, b: Time) -> bool:
    """Wherever they meet it is within the days on which one could end or the other begin; and there is a way for one to end first."""
    within = [d for one in worlds(a) for other in worlds(b) for d in range(max(one[0], other[0]), min(one[1], other[1]) + 1)]
    ending = [one[1] for one in worlds(a)]
    beginning = [other[0] for other in worlds(b)]
    if worlds(a) == worlds(b):
        return False
    nested = all(min(ending) <= d <= max(ending) for d in within) or all(min(beginning) <= d <= max(beginning) for d in within)
    return nested and min(ending) < max(beginning)


@given(TIMES, TIMES)
@examples(200)
def test_the_order_of_two_times_is_no_matter(a: Time, b: Time) -> None:
    assert relation(a, b) == relation(b, a)


@given(stretches(), stretches(), st.integers(0, 3), st.sampled_from(range(4)))
@examples(200)
def test_widening_a_time_makes_nothing_certain(a: Time, b: Time, by: int, end: int) -> None:
    bounds = list(a[:4])
    bounds[end] = None if bounds[end] is None or by == 3 else bounds[end] + (by if end % 2 else -by)
    wider = Time(*bounds, a.inferred)
    if relation(a, b) != "certain":
        assert relation(wider, b) != "certain"


def test_moments_that_are_not_stated_do_not_hand_over() -> None:
    assert relation(moment(day("2018-03-01"), day("2018-09-30"), inferred=True), dated("2008/2018")) == "possible"
