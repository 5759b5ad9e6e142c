"""Do the words about two times and two values say what the comparison found?"""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.kernel import Time, compare, relation
from claimcheck.kernel.explain import met, row, shares, spelled
from claimcheck.reading import show_day
from claimcheck.reading.values import Days
from tests.chance import examples

from .makers import FLUCTUATING, MASTER, STEADY, between, claim, dated, exactly, named
from .test_times import DAYS, moments, stretches, worlds

NAMES = {show_day(day): day for day in DAYS}
DATE = re.compile("|".join(sorted((re.escape(name) for name in NAMES), key=len, reverse=True)))
TIMES = st.one_of(stretches(), moments())


def days_in(text: str) -> list[int]:
    return [NAMES[found] for found in DATE.findall(text)]


@given(TIMES, TIMES)
@examples(200)
def test_the_days_that_decide_do_decide(a: Time, b: Time) -> None:
    text = met(a, b, "one", "other")
    named_days = days_in(text)
    match relation(a, b):
        case "certain":
            if "both hold on " in text or "both hold in " in text:
                for held in range(named_days[0], named_days[-1] + 1) if named_days and "or " not in text else ():
                    assert all(first <= held <= last for time in (a, b) for first, last in worlds(time) if worlds(time)), text
            else:
                assert "both hold at" in text
        case "apart":
            if "at the latest" in text:
                first, then = (a, b) if text.startswith("one") else (b, a)
                over, begins = named_days
                assert all(last <= over for _, last in worlds(first))
                assert all(start >= begins for start, _ in worlds(then))
                assert over <= begins
            else:
                assert "hands over" in text or "none of the days" in text
        case _:
            assert text.startswith("both could hold")
            assert text.endswith("nothing says that they do")


@given(TIMES)
@examples(150)
def test_a_time_is_spelled_with_its_own_days(time: Time) -> None:
    bounds = {day for day in time[:4] if day is not None} | {day for span in time.moment for day in span if day is not None}
    assert set(days_in(spelled(time))) <= bounds
    assert spelled(time)


STANCES = st.builds(
    claim,
    st.sampled_from(["a", "b"]),
    st.one_of(st.integers(1, 4).map(exactly), st.tuples(st.integers(1, 3), st.integers(3, 5)).map(lambda pair: between(*pair))),
    TIMES,
)


@given(STANCES, STANCES, st.sampled_from([STEADY, FLUCTUATING]))
@examples(200)
def test_the_row_of_the_table_is_the_verdict(a: object, b: object, prop: object) -> None:
    shared, text = shares(a, b, prop)  # type: ignore[arg-type]
    assert shared is not None
    found, words = row(shared, relation(a.time, b.time), a, b)  # type: ignore[attr-defined, arg-type]
    assert found == compare(a, b, prop)  # type: ignore[arg-type]
    assert words.endswith(f": {found.verdict.value}")
    assert ("nothing in common" in text) == (shared.kind == "none")


def test_terms_that_hand_over_are_told() -> None:
    assert (
        met(dated("2008/2018"), dated("2018/2023"), "`a`", "`b`") == "`a` hands over to `b` within the stretch that ends the one and begins the other"
    )
    assert spelled(dated("2008/2018")) == ("begins on one of the days 2008-01-01 to 2008-12-31, ends on one of the days 2018-01-01 to 2018-12-31")
    assert spelled(dated("2021-07")) == "all of 2021-07-01 to 2021-07-31"
    assert spelled(dated("2021-07", "fluctuating")) == "at one moment, which lies in 2021-07-01 to 2021-07-31"
    assert spelled(Time(5, 5, 5, 5, moment=(Days(5, 5),))) == f"on {show_day(5)}"


def test_what_two_names_share_is_told() -> None:
    _, text = shares(claim("a", named("Ada Brun", "ada")), claim("b", named("Otto Wick", "otto")), MASTER)
    assert text == "Ada Brun against Otto Wick: nothing in common"
