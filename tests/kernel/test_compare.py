"""Does the comparison of two claims come to what the table of verdicts says?"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.finding import Cause, Verdict
from claimcheck.kernel import Stance, Time, compare, conflicts, moment_of
from claimcheck.reading.values import Dates, Days, Interval, Nothing, NotJudged, Quantity, Value
from tests.chance import examples

from .makers import (
    AMOUNTS,
    FLUCTUATING,
    LAUNCHED,
    MASTER,
    NAME,
    PORTS,
    REMARK,
    RIG,
    STEADY,
    TIMELESS,
    TIMES,
    between,
    claim,
    dated,
    days,
    exactly,
    moment,
    named,
)  # fmt: skip
from .test_times import meet, worlds

JULY, AUGUST = dated("2021-07"), dated("2021-08")
SOME_TIME = moment(*days("2021"))
UNDATED_LATER = dated("2023", inferred=True)
UNDATED_THEN = dated("2021-07-15", inferred=True)
ABOUT_6000 = Quantity((Interval(Fraction(5500), Fraction(6500)),), "", (Interval(Fraction(6000), Fraction(6000)),))


@pytest.mark.parametrize(
    ("value", "other", "time", "other_time", "verdict", "cause"),
    [
        # no value in common
        (exactly(173), exactly(175), JULY, JULY, Verdict.CONTRADICTION, Cause.UNEXPLAINED),
        (exactly(173), exactly(175), JULY, SOME_TIME, Verdict.POSSIBLE, Cause.TIME),
        (exactly(173), exactly(175), JULY, UNDATED_LATER, Verdict.SUPERSEDED, Cause.TIME),
        (exactly(173), exactly(175), JULY, UNDATED_THEN, Verdict.CONTRADICTION, Cause.UNEXPLAINED),
        (exactly(173), exactly(175), JULY, AUGUST, Verdict.CHANGE, Cause.TIME),
        # some in common
        (exactly(175), between(170, None), JULY, JULY, Verdict.PRECISION, Cause.PRECISION),
        (exactly(175), between(170, None), JULY, SOME_TIME, Verdict.PRECISION, Cause.PRECISION),
        (exactly(175), between(170, None), JULY, AUGUST, Verdict.CONSISTENT, None),
        (exactly(175), between(170, None), JULY, UNDATED_LATER, Verdict.CONSISTENT, None),
        # all in common
        (exactly(173), exactly(173), JULY, JULY, Verdict.AGREEMENT, None),
        (exactly(173), exactly(173), JULY, SOME_TIME, Verdict.AGREEMENT, None),
        (exactly(173), exactly(173), JULY, AUGUST, Verdict.CONSISTENT, None),
        # cannot be decided
        (exactly(5, "EUR"), exactly(5, "USD"), JULY, JULY, Verdict.NOT_JUDGED, Cause.DEFINITION),
        (exactly(5, "EUR"), exactly(5, "USD"), JULY, AUGUST, Verdict.CONSISTENT, None),
        (NotJudged("too odd"), exactly(5), JULY, JULY, Verdict.NOT_JUDGED, None),
        (NotJudged("too odd"), NotJudged("too odd"), JULY, JULY, Verdict.NOT_JUDGED, None),
        (Nothing(), exactly(0), JULY, JULY, Verdict.CONSISTENT, None),
    ],
)
def test_the_table_of_verdicts(
    value: Value | NotJudged, other: Value | NotJudged, time: Time, other_time: Time, verdict: Verdict, cause: Cause | None
) -> None:
    found = compare(claim("a", value, time), claim("b", other, other_time), STEADY)
    assert (found.verdict, found.cause) == (verdict, cause)
    assert compare(claim("b", other, other_time), claim("a", value, time), STEADY) == found


def test_an_older_count_against_an_undated_larger_one() -> None:
    registry = claim("registry-1", exactly(173), dated("2021-07"), "registry")
    dossier = claim("dossier-1", between(175, None), Time(days("2023-01-01").low, None, days("2023-01-01").low, None, inferred=True), "dossier")
    (conflict,) = conflicts([registry, dossier], STEADY)
    assert (conflict.verdict, conflict.cause) == (Verdict.SUPERSEDED, Cause.TIME)
    assert conflict.settles == ("settled if `dossier` is dated after 2021-07; contradiction if it is not; a `when` of the claim dates it",)
    (conflict,) = conflicts([registry, claim("dossier-1", between(175, None), dated("2021-07"), "dossier")], STEADY)
    assert (conflict.verdict, conflict.cause) == (Verdict.CONTRADICTION, Cause.UNEXPLAINED)


def test_two_figures_of_one_year_conflict_only_perhaps_if_they_fluctuate() -> None:
    year = dated("2021", "fluctuating")
    found = compare(claim("a", exactly(40), year), claim("b", exactly(50), year), FLUCTUATING)
    assert (found.verdict, found.cause) == (Verdict.POSSIBLE, Cause.TIME)
    same_day = dated("2021-05-01", "fluctuating")
    assert compare(claim("a", exactly(40), same_day), claim("b", exactly(50), same_day), FLUCTUATING).verdict is Verdict.CONTRADICTION


def test_what_is_timeless_and_dates_of_events_are_compared_at_any_time() -> None:
    assert compare(claim("a", exactly(1), JULY), claim("b", exactly(2), AUGUST), TIMELESS).verdict is Verdict.CONTRADICTION
    one, other = (claim(id, Dates((days(year),)), time) for id, year, time in (("a", "1951", JULY), ("b", "1952", UNDATED_LATER)))
    assert compare(one, other, LAUNCHED).verdict is Verdict.CONTRADICTION


def test_names() -> None:
    def met(one: str, other: str) -> Verdict:
        return compare(claim("a", named(one)), claim("b", named(other)), NAME).verdict

    assert met("Steady, Calm and Regular Tides", "Steady, Calm and Responsible Tides") is Verdict.CONTRADICTION
    assert met("Grey Heron Trust", "Gray Heron Trust") is Verdict.VARIANT
    variant = compare(claim("a", named("Grey Heron Trust")), claim("b", named("GHT")), NAME)
    assert (variant.verdict, variant.cause) == (Verdict.VARIANT, Cause.DEFINITION)
    assert compare(claim("a", named("GHT"), JULY), claim("b", named("Grey Heron Trust"), AUGUST), NAME).verdict is Verdict.CONSISTENT


def test_undeclared_entities_conflict_only_perhaps() -> None:
    found = compare(claim("a", named("Ann Lee")), claim("b", named("Bo Chen")), MASTER)
    assert (found.verdict, found.cause) == (Verdict.POSSIBLE, Cause.DEFINITION)
    assert "declare them" in found.reason
    declared = compare(claim("a", named("Ann Lee", "ann")), claim("b", named("Bo Chen", "bo")), MASTER)
    assert declared.verdict is Verdict.CONTRADICTION
    in_turn = compare(claim("a", named("Ann Lee"), dated("2008/2018")), claim("b", named("Bo Chen"), dated("2018/2023")), MASTER)
    assert in_turn.verdict is Verdict.CHANGE


def test_terms_and_texts() -> None:
    excluded = compare(claim("a", named("ketch")), claim("b", named("sloop")), RIG)
    assert (excluded.verdict, excluded.cause) == (Verdict.CONTRADICTION, Cause.UNEXPLAINED)
    assert compare(claim("a", named("calm")), claim("b", named("rough")), REMARK).reason == "free text"


def test_many_values_do_not_conflict_by_being_many() -> None:
    assert compare(claim("a", named("Ann Lee", "ann")), claim("b", named("Bo Chen", "bo")), PORTS).verdict is Verdict.CONSISTENT


def test_only_rounding_saves_it() -> None:
    found = compare(claim("a", ABOUT_6000), claim("b", exactly(5800)), STEADY)
    assert (found.verdict, found.rounding) == (Verdict.PRECISION, True)


def test_copies_of_one_origin_that_differ_say_so() -> None:
    one, other = claim("a", exactly(1), JULY, "mirror", "almanac"), claim("b", exactly(2), JULY, "reprint", "almanac")
    assert compare(one, other, STEADY).cause is Cause.COPY
    itself = claim("c", exactly(3), JULY, "mirror", "almanac")
    assert compare(one, itself, STEADY).cause is Cause.UNEXPLAINED


# What follows from all ways of filling in what is not known, on a handful of days and values

POINTS = [Fraction(n, 4) for n in range(-4, 25)]


def could_be(value: Quantity) -> set[Fraction]:
    """The points of a set, on a grid fine enough to tell open ends from closed ones."""
    return {
        x
        for x in POINTS
        for s in value.spans
        if (s.low is None or s.low < x or (s.low == x and not s.low_open)) and (s.high is None or x < s.high or (s.high == x and not s.high_open))
    }


AMOUNT = AMOUNTS.filter(lambda value: isinstance(value, Quantity) and value.unit == "" and could_be(value) != set())
KNOWN_TIMES = st.builds(lambda a, b, i: moment(min(a, b), max(a, b), inferred=i), st.integers(0, 4), st.integers(0, 4), st.booleans()) | st.builds(
    lambda a, b, i: Time(min(a, b), min(a, b), max(a, b), max(a, b), i), st.integers(0, 4), st.integers(0, 4), st.booleans()
)


@given(AMOUNT, AMOUNT, KNOWN_TIMES, KNOWN_TIMES)
@examples(200)
def test_a_contradiction_holds_however_the_unknown_is_filled_in(a: Quantity, b: Quantity, when: Time, then: Time) -> None:
    def clash(x: Fraction, y: Fraction, one: tuple[int, int], other: tuple[int, int]) -> bool:
        return x != y and meet(one, other)

    both = list(product(worlds(when), worlds(then)))
    never_equal = not could_be(a) & could_be(b)
    clashes = {clash(x, y, one, other) for x in could_be(a) for y in could_be(b) for one, other in both} if never_equal else {False}
    verdict = compare(claim("a", a, when), claim("b", b, then), STEADY).verdict
    assert (verdict is Verdict.CONTRADICTION) == (clashes == {True})
    assert (verdict is Verdict.POSSIBLE) == (clashes == {True, False})
    apart = not any(meet(one, other) for one, other in both)
    assert (verdict in (Verdict.SUPERSEDED, Verdict.CHANGE)) == (apart and never_equal)


@given(AMOUNTS, AMOUNTS, TIMES, TIMES)
@examples(200)
def test_the_order_of_two_claims_is_no_matter(a: Value, b: Value, when: Time, then: Time) -> None:
    one, other = claim("a", a, when), claim("b", b, then)
    for prop in (STEADY, TIMELESS):
        assert compare(one, other, prop) == compare(other, one, prop)


@given(AMOUNT, AMOUNT, TIMES, TIMES, st.integers(0, 3), st.booleans())
@examples(200)
def test_widening_a_value_makes_no_conflict(a: Quantity, b: Quantity, when: Time, then: Time, by: int, upwards: bool) -> None:
    spans = list(a.spans)
    low, high, low_open, high_open = spans[-1 if upwards else 0]
    if upwards:
        spans[-1] = Interval(low, None if high is None or by == 3 else high + by, low_open, high_open)
    else:
        spans[0] = Interval(None if low is None or by == 3 else low - by, high, low_open, high_open)
    wider = Stance("a", Quantity(tuple(spans), a.unit), when)
    conflicting = {Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.SUPERSEDED, Verdict.CHANGE}
    if compare(claim("a", a, when), claim("b", b, then), STEADY).verdict not in conflicting:
        assert compare(wider, claim("b", b, then), STEADY).verdict not in conflicting


def test_whatever_one_source_says_without_a_date_it_says_at_one_moment() -> None:
    spoken = moment_of("leaflet", Days(None, None))
    forty, fifty = claim("a", exactly(40), spoken, "leaflet"), claim("b", exactly(50), spoken, "leaflet")
    assert compare(forty, fifty, STEADY).verdict is Verdict.CONTRADICTION
    other = claim("c", exactly(50), moment_of("poster", Days(None, None)), "poster")
    assert compare(forty, other, STEADY).verdict is Verdict.POSSIBLE
