"""Do all claims on a question together come to what each pair of them comes to?"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.finding import Verdict
from claimcheck.kernel import Conflict, Stance, Time, agreements, camps, compare, conflicts, notes, reach
from claimcheck.model import Property
from claimcheck.reading.values import Days, NotJudged
from tests.chance import examples

from .makers import (
    AMOUNTS,
    DATES,
    FLUCTUATING,
    LAUNCHED,
    MASTER,
    NAME,
    PORTS,
    REMARK,
    RIG,
    SERVICE,
    STEADY,
    TERMS,
    TIMELESS,
    TIMES,
    between,
    claim,
    dated,
    exactly,
    named,
)  # fmt: skip

QUESTIONS: list[tuple[Property, st.SearchStrategy[Any]]] = [
    (STEADY, AMOUNTS),
    (FLUCTUATING, AMOUNTS),
    (TIMELESS, AMOUNTS),
    (LAUNCHED, DATES),
    (SERVICE, DATES),
    (NAME, TERMS),
    (MASTER, TERMS),
    (RIG, TERMS),
    (REMARK, TERMS),
    (PORTS, TERMS),
    (MASTER.model_copy(update={"wording": "term", "terms": RIG.terms}), TERMS),
    (STEADY.model_copy(update={"values": "many"}), AMOUNTS),
]


@st.composite
def questions(draw: st.DrawFn) -> tuple[Property, list[Stance]]:
    prop, values = draw(st.sampled_from(QUESTIONS))
    said = draw(st.lists(st.tuples(values, TIMES, st.sampled_from("abc")), max_size=9))
    return prop, [Stance(f"c{i}", value, time, f"{source}{i % 2}", source) for i, (value, time, source) in enumerate(said)]


def by_pairs(stances: Sequence[Stance], prop: Property) -> dict[Verdict, set[str]]:
    found: dict[Verdict, set[str]] = defaultdict(set)
    for i, one in enumerate(stances):
        for other in stances[:i]:
            verdict = compare(one, other, prop).verdict
            if verdict in camps.REPORTED:
                found[verdict] |= {one.claim, other.claim}
    return dict(found)


def taking_part(found: Sequence[Conflict]) -> dict[Verdict, set[str]]:
    return {conflict.verdict: {id for camp in conflict.camps for id in camp.claims} for conflict in found}


@given(questions())
@examples(150)
def test_conflicts_are_those_of_all_pairs(question: tuple[Property, list[Stance]]) -> None:
    prop, stances = question
    assert taking_part(conflicts(stances, prop)) == by_pairs(stances, prop)


@given(questions(), st.sampled_from([0, 10_000]))
@examples(150)
def test_the_sweep_finds_those_of_all_pairs(question: tuple[Property, list[Stance]], few: int) -> None:
    prop, stances = question
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(camps, "PAIRWISE", 0)
        patched.setattr(reach, "FEW", few)
        assert taking_part(conflicts(stances, prop)) == by_pairs(stances, prop)


@given(questions())
@examples(100)
def test_each_conflict_has_a_witness_and_a_way_out(question: tuple[Property, list[Stance]]) -> None:
    prop, stances = question
    known = {stance.claim: stance for stance in stances}
    for conflict in conflicts(stances, prop):
        first, then = (known[id] for id in conflict.witness)
        shown = compare(first, then, prop)
        assert (shown.verdict, shown.cause, shown.rounding, shown.reason) == (conflict.verdict, conflict.cause, conflict.rounding, conflict.reason)
        assert conflict.settles
        assert all(text and text == text.strip() for text in conflict.settles)


@given(questions(), st.randoms(use_true_random=False))
@examples(100)
def test_the_names_of_claims_are_no_matter(question: tuple[Property, list[Stance]], chance: random.Random) -> None:
    """Ids may count the claims in a file: who speaks first depends on the order given alone, which is the caller's."""
    prop, stances = question
    names = [f"n{number}" for number in range(len(stances))]
    chance.shuffle(names)
    called = {stance.claim: name for stance, name in zip(stances, names, strict=True)}
    renamed = [stance._replace(claim=called[stance.claim]) for stance in stances]
    for before, after in zip(conflicts(stances, prop), conflicts(renamed, prop), strict=True):
        assert (before.verdict, before.cause, before.rounding, before.reason) == (after.verdict, after.cause, after.rounding, after.reason)
        assert tuple(called[claim] for claim in before.witness) == after.witness
        assert [(camp.value, tuple(called[claim] for claim in camp.claims)) for camp in before.camps] == [(c.value, c.claims) for c in after.camps]


@given(questions(), st.randoms(use_true_random=False))
@examples(100)
def test_the_order_of_claims_is_no_matter(question: tuple[Property, list[Stance]], chance: random.Random) -> None:
    prop, stances = question
    shuffled = list(stances)
    chance.shuffle(shuffled)

    def unordered(found: Sequence[Conflict]) -> list[object]:
        return [(conflict.verdict, {frozenset(camp.claims) for camp in conflict.camps}) for conflict in found]

    assert unordered(conflicts(stances, prop)) == unordered(conflicts(shuffled, prop))
    assert {frozenset(camp.claims) for camp in agreements(stances, prop)} == {frozenset(camp.claims) for camp in agreements(shuffled, prop)}


@given(questions(), questions())
@examples(100)
def test_a_further_claim_takes_nothing_away(question: tuple[Property, list[Stance]], other: tuple[Property, list[Stance]]) -> None:
    prop, stances = question
    more = [*stances, *(Stance(f"x{stance.claim}", stance.value, stance.time) for stance in other[1][:1])]
    before, after = taking_part(conflicts(stances, prop)), taking_part(conflicts(more, prop))
    for verdict, ids in before.items():
        assert ids == after[verdict] & {stance.claim for stance in stances} or ids < after[verdict]


@given(questions())
@examples(100)
def test_agreements_are_those_of_all_pairs(question: tuple[Property, list[Stance]]) -> None:
    prop, stances = question
    agreeing = {
        frozenset((one.claim, other.claim))
        for i, one in enumerate(stances)
        for other in stances[:i]
        if compare(one, other, prop).verdict is Verdict.AGREEMENT
    }
    camps_ = [set(camp.claims) for camp in agreements(stances, prop)]
    assert all(any(pair <= camp for camp in camps_) for pair in agreeing)
    assert set().union(*camps_) == set().union(*agreeing)


def test_one_conflict_with_camps_for_many_claims() -> None:
    stances = [claim(f"c{i}", exactly(12 if i % 4 else 14)) for i in range(8)]
    (conflict,) = conflicts(stances, STEADY)
    assert conflict.verdict is Verdict.CONTRADICTION
    assert [camp.claims for camp in conflict.camps] == [("c1", "c2", "c3", "c5", "c6", "c7"), ("c0", "c4")]
    assert conflict.witness == ("c0", "c1")


def test_one_bad_value_among_very_many_is_found() -> None:
    stances = [claim(f"c{i:05}", exactly(12), dated(str(1000 + i // 10))) for i in range(5_000)]
    stances[1234] = claim("c01234", exactly(13), dated("1123"))
    found = {conflict.verdict: conflict for conflict in conflicts(stances, STEADY)}
    assert [camp.claims for camp in found[Verdict.CONTRADICTION].camps] == [tuple(f"c{i:05}" for i in range(1230, 1240) if i != 1234), ("c01234",)]


def test_a_long_chain_of_holders_in_touching_years_is_no_conflict() -> None:
    stances = [claim(f"c{i:04}", named(f"Holder {i}", f"h{i}"), dated(f"{1000 + i}/{1001 + i}")) for i in range(500)]
    assert {conflict.verdict for conflict in conflicts(stances, MASTER)} <= {Verdict.CHANGE, Verdict.NOT_JUDGED}


def test_what_is_not_judged_for_its_number_says_so() -> None:
    stances = [claim(f"c{i:04}", between(i, i + 2)) for i in range(notes.VALUES + 50)]
    found = {conflict.verdict: conflict for conflict in conflicts(stances, STEADY)}
    assert "not judged" in found[Verdict.NOT_JUDGED].reason
    assert Verdict.PRECISION not in found
    assert len(found[Verdict.CONTRADICTION].camps) == len(stances)


def test_values_beyond_reading_take_no_part() -> None:
    stances = [claim("a", NotJudged("beyond reading")), claim("b", exactly(1)), claim("c", NotJudged("beyond reading"))]
    assert conflicts(stances, STEADY) == ()
    assert agreements(stances, STEADY) == ()
    assert compare(stances[0], stances[1], STEADY).reason == "beyond reading"


def test_the_sweep_is_right_about_every_pair_of_short_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camps, "PAIRWISE", 0)
    monkeypatch.setattr(reach, "FEW", 0)
    ends = [(a, b, c, d) for a in range(3) for b in range(a, 3) for c in range(a, 3) for d in range(max(b, c), 3)]
    times = [
        Time(*four, inferred, kept)
        for four in ends
        for inferred in (False, True)
        for kept in ((), (Days(four[0], four[3]),))
        if not kept or four[:2] == four[2:]
    ]
    for one in times:
        for other in times:
            stances = [claim("a", exactly(1), one), claim("b", exactly(2), other)]
            assert taking_part(conflicts(stances, STEADY)) == by_pairs(stances, STEADY)
