"""Does each conflict say what would settle it, and would that settle it?"""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.finding import Verdict
from claimcheck.kernel import Stance, Time, compare, settles
from claimcheck.model import Property
from claimcheck.reading.values import Interval, Not, Quantity, Value

from .makers import FLUCTUATING, MASTER, NAME, REMARK, RIG, STEADY, TIMELESS, between, claim, dated, exactly, named

LATER = dated("2023", inferred=True)
EARLIER = dated("2019", inferred=True)


def said(one: Stance, other: Stance, prop: Property = STEADY) -> tuple[Verdict, tuple[str, ...]]:
    found = compare(one, other, prop)
    texts = settles(found, one, other, prop)
    assert settles(found, other, one, prop) == texts, "the order of the two is no matter"
    return found.verdict, texts


def pair(
    value: Value, other: Value, time: Time | None = None, other_time: Time | None = None, sources: tuple[str, str] = ("almanac", "gazette")
) -> tuple[Stance, Stance]:
    return claim("a-1", value, time, sources[0]), claim("g-1", other, other_time, sources[1])


def test_contradiction() -> None:
    assert said(*pair(exactly(12), between(14, None), dated("2021-07"), dated("2021"))) == (
        Verdict.CONTRADICTION,
        (
            "settled if `almanac` says `14 or more` too, or `gazette` says `12`",
            "settled as a change if `almanac` speaks of another time than 2021, or `gazette` of another time than 2021-07",
            "settled if `almanac` and `gazette` are about different parts and given different scopes",
        ),
    )


def test_a_source_that_contradicts_itself_is_named_by_its_claims() -> None:
    verdict, texts = said(*pair(exactly(12), exactly(14), sources=("almanac", "almanac")))
    assert verdict is Verdict.CONTRADICTION
    assert texts[:2] == (
        "settled if `a-1` says `14` too, or `g-1` says `12`",
        "settled as a change if `a-1` or `g-1` speaks of another time than 2020",
    )


def test_time_settles_nothing_where_it_is_no_matter() -> None:
    _, texts = said(*pair(exactly(12), exactly(14)), TIMELESS)
    assert len(texts) == 2
    assert not any("time" in text for text in texts)


def test_parts_are_offered_only_where_there_are_parts() -> None:
    one, other = pair(named("Grey Heron Trust"), named("Green Heron Trust"))
    found = compare(one, other, NAME)
    assert found.verdict is Verdict.CONTRADICTION
    assert not any("parts" in text for text in settles(found, one, other, NAME))
    assert any("parts" in text for text in settles(found, one, other, NAME, in_parts=True))


@pytest.mark.parametrize(
    ("when", "other"),
    [
        ("1951/2016", "a time before 1951 or after 2016"),
        ("2021-04-19/2021-05-03", "a time before 2021-04-19 or after 2021-05-03"),
    ],
)
def test_another_time_is_told_without_notation(when: str, other: str) -> None:
    _, texts = said(*pair(exactly(12), exactly(14), dated(when), dated(when)))
    assert texts[1] == f"settled as a change if `almanac` or `gazette` speaks of {other}"


def test_what_is_denied() -> None:
    _, texts = said(*pair(Not(exactly(12)), exactly(12)))
    assert texts[0] == "settled if `almanac` no longer says `not 12`, or `gazette` no longer `12`"


@pytest.mark.parametrize(
    ("dated_one", "undated", "text"),
    [
        (dated("2021-07"), LATER, "settled if `gazette` is dated after 2021-07; contradiction if it is not; a `when` of the claim dates it"),
        (dated("2021"), EARLIER, "settled if `gazette` is dated before 2021; contradiction if it is not; a `when` of the claim dates it"),
        (
            dated("2008/2021-07-15"),
            LATER,
            "settled if `gazette` is dated after 2021-07-15; contradiction if it is not; a `when` of the claim dates it",
        ),
        (dated("2008/2021"), LATER, "settled if `gazette` is dated after 2021; contradiction if it is not; a `when` of the claim dates it"),
        (dated("2020-03/2022"), EARLIER, "settled if `gazette` is dated before 2020-03; contradiction if it is not; a `when` of the claim dates it"),
        (
            EARLIER,
            LATER,
            "settled if `almanac` and `gazette` are dated and speak of different times; contradiction if of one time; a `when` of each claim dates it",
        ),
    ],
)
def test_superseded(dated_one: Time, undated: Time, text: str) -> None:
    assert said(*pair(exactly(12), exactly(14), dated_one, undated)) == (Verdict.SUPERSEDED, (text,))


@pytest.mark.parametrize(("when", "settled"), [("2021-08-01", True), ("2021-07-31", False)])
def test_it_is_settled_as_it_says(when: str, settled: bool) -> None:
    one, other = pair(exactly(12), exactly(14), dated("2021-07"), dated(when))
    assert (compare(one, other, STEADY).verdict is Verdict.CHANGE) == settled
    assert (compare(one, other, STEADY).verdict is Verdict.CONTRADICTION) != settled


def test_change() -> None:
    verdict, texts = said(*pair(exactly(14), exactly(12), dated("2018/2023"), dated("2008/2018")))
    assert verdict is Verdict.CHANGE
    assert texts == (
        "settled if the value changed between 2008–2018 and 2018–2023; contradiction if that of `gazette` still held when that of `almanac` did",
    )


def test_possible_by_time() -> None:
    year = dated("2021", "fluctuating")
    verdict, texts = said(*pair(exactly(14), exactly(12), year, dated("2021-07", "fluctuating")), FLUCTUATING)
    assert verdict is Verdict.POSSIBLE
    assert texts == (
        "settled as a change if `almanac` and `gazette` are dated and speak of different days; contradiction if both are of one day in 2021-07",
        "settled if `almanac` says `12` too, or `gazette` says `14`",
    )


def test_two_figures_for_one_year_may_be_totals_over_all_of_it() -> None:
    verdict, texts = said(*pair(exactly(14), exactly(12), dated("2021", "fluctuating"), dated("2021", "fluctuating")), FLUCTUATING)
    assert verdict is Verdict.POSSIBLE
    assert texts[0] == (
        "settled as a change if `almanac` and `gazette` are dated and speak of different times; "
        "contradiction if both are of one day in 2021, or both are totals over all of 2021"
    )


def test_possible_by_names() -> None:
    verdict, texts = said(*pair(named("Ann Lee"), named("Bo Chen")), MASTER)
    assert verdict is Verdict.POSSIBLE
    assert texts[0] == "settled if `Ann Lee` and `Bo Chen` are declared as names of one entity; no longer in doubt if as two"


def test_precision() -> None:
    assert said(*pair(exactly(12), between(10, None))) == (
        Verdict.PRECISION,
        ("settled if `almanac` and `gazette` are stated equally precisely: both `12`, or both `10 or more`",),
    )
    rounded = Quantity((Interval(Fraction(5500), Fraction(6500), high_open=True),), "", (Interval(Fraction(6000), Fraction(6000)),))
    _, (text,) = said(*pair(exactly(5800), rounded))
    assert text.endswith("unrounded")


def test_variant() -> None:
    assert said(*pair(named("Grey Heron Trust"), named("GHT")), NAME) == (
        Verdict.VARIANT,
        ("settled if both are worded `GHT`, or both `Grey Heron Trust`",),
    )
    assert said(*pair(named("B. Chen"), named("Bo Chen")), MASTER) == (
        Verdict.VARIANT,
        ("settled if `B. Chen` and `Bo Chen` are declared as names of one entity",),
    )


def test_not_judged() -> None:
    assert said(*pair(exactly(1, "EUR"), exactly(1, "USD")))[1] == ("judged if both are given in one unit",)
    assert said(*pair(named("ketch"), named("yawl")), RIG)[1] == ("judged if the terms of `rig` are grouped, or its wording is declared official",)
    assert said(*pair(named("calm"), named("rough")), REMARK)[0] is Verdict.NOT_JUDGED


def test_nothing_to_settle() -> None:
    assert said(*pair(exactly(12), exactly(12))) == (Verdict.AGREEMENT, ())
