"""Does what is said to settle a conflict among more than two claims settle all of it?"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.finding import Verdict
from claimcheck.kernel import Stance, conflicts
from claimcheck.kernel.stance import Conflict
from claimcheck.kernel.told import told
from claimcheck.model import Property
from claimcheck.reading.values import Quantity

from .makers import FLUCTUATING, STEADY, TIMELESS, between, claim, dated, exactly

SIDE = r"`([^`]*)` \(((?:`[^`]*`(?:, )?)+)\)"


def found(stances: Sequence[Stance], prop: Property = TIMELESS) -> list[Conflict]:
    return list(told(conflicts(stances, prop), stances, prop))


def said(values: Sequence[Quantity], time: str = "2020") -> list[Stance]:
    return [claim(f"c-{n}", value, dated(time), f"s-{n}") for n, value in enumerate(values)]


def test_two_answers_of_three_sources() -> None:
    [conflict] = found(said([exactly(1951), exactly(1953), exactly(1953)]))
    assert conflict.settles == (
        "settled if those who say `1,953` (`s-1`, `s-2`) say `1,951` too, or those who say `1,951` (`s-0`) say `1,953`",
        "settled if those who say `1,953` (`s-1`, `s-2`) and those who say `1,951` (`s-0`) are about different parts and given different scopes",
    )


def test_three_answers() -> None:
    [conflict] = found(said([exactly(1), exactly(2), exactly(3)]), STEADY)
    assert conflict.settles == (
        "settled if all but one of the 3 answers fall: what may be left is `1` (`s-0`), `2` (`s-1`) or `3` (`s-2`)",
        "settled as a change if no two of the 3 answers speak of one time",
        "settled if the 3 answers are about different parts and given different scopes",
    )


def test_the_one_that_the_others_do_not_share_has_to_fall() -> None:
    conflict = found(said([exactly(175), between(170, None), exactly(160)]))[0]
    assert conflict.verdict is Verdict.CONTRADICTION
    assert conflict.settles[0] == "settled if `160` (`s-2`) falls"


def test_many_answers_are_folded() -> None:
    conflict = found(said([exactly(n) for n in range(300)]))[0]
    assert conflict.settles[0].startswith("settled if all but one of the 300 answers fall: ")
    assert conflict.settles[0].endswith("; or one of 296 more")
    assert all(len(text) < 200 for text in conflict.settles)


def test_those_without_a_date_have_to_be_dated_all() -> None:
    stances = [
        claim("old", exactly(12), dated("2021-07")),
        claim("leaf", exactly(14), dated("2023", inferred=True)),
        claim("card", exactly(14), dated("2024", inferred=True)),
    ]
    [conflict] = found(stances, STEADY)
    assert conflict.verdict is Verdict.SUPERSEDED
    assert conflict.settles == (
        (
            "settled if `source-leaf` is dated after 2021-07, and `source-card` is dated after 2021-07; "
            "contradiction if one of these is not so; a `when` of each claim dates it"
        ),
    )


def after(text: str, stances: Sequence[Stance]) -> list[list[Stance]]:
    """The claims as each option of a sentence would leave them."""
    sides = {value: {name.strip("` ") for name in names.split(",")} for value, names in re.findall(SIDE, text)}
    value_of = {name: next(one.value for one in stances if one.source == name) for names in sides.values() for name in names}
    if re.search(r" falls?(?:$|:)", text):
        if "all but one" in text:
            every = set().union(*sides.values())
            return [[one for one in stances if one.source not in every - kept] for kept in sides.values()]
        ways = re.split(r" or (?=`)", text)
        gone = [{name.strip("` ") for _, names in re.findall(SIDE, way) for name in names.split(",")} for way in ways]
        return [[one for one in stances if one.source not in fallen] for fallen in gone]
    one, two = sides.values()
    taken = [(one, two), (two, one)]
    return [[s._replace(value=value_of[min(other)]) if s.source in changed else s for s in stances] for changed, other in taken]


AMOUNTS = st.one_of(
    st.integers(1, 4).map(exactly), st.integers(1, 4).map(lambda n: between(n, None)), st.integers(1, 3).map(lambda n: between(n, n + 1))
)


@given(st.lists(AMOUNTS, min_size=3, max_size=4), st.sampled_from([TIMELESS, STEADY, FLUCTUATING]))
def test_what_settles_it_leaves_nothing_of_it(values: list[Quantity], prop: Property) -> None:
    stances = said(values)
    for conflict in found(stances, prop):
        if conflict.verdict not in (Verdict.CONTRADICTION, Verdict.POSSIBLE) or sum(len(camp.claims) for camp in conflict.camps) < 3:
            continue
        text = next(text for text in conflict.settles if "say `" in text or "fall" in text)
        for left in after(text, stances):
            assert conflict.verdict not in {one.verdict for one in found(left, prop)}, text


@pytest.mark.parametrize("prop", [STEADY, FLUCTUATING])
def test_times_of_their_own_settle_it(prop: Property) -> None:
    stances = [claim(f"c-{n}", exactly(n), dated(f"{2001 + n}")) for n in range(3)]
    assert {one.verdict for one in found(stances, prop)} == {Verdict.CHANGE}
