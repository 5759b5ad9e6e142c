"""Do rules that look beyond one question find the same in what filters keep of made lives as in all of them, and do the filters let go of most?"""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path
from random import Random

import pytest

from claimcheck.bulk import check as bulk
from claimcheck.bulk import subjects, whole
from claimcheck.bulk.orders import longest
from claimcheck.finding import Severity
from claimcheck.relations.precedence import Step
from claimcheck.rules import RULES
from tests.bulk.both import by_engine, differences, in_memory
from tests.bulk.lived import Lived
from tests.bulk.test_equal import Colliding
from tests.bulk.test_pieces import passed

BEYOND_QUESTIONS = frozenset(
    """not-contemporary unsatisfiable-order event-order implausible-difference mistaken-length excluded-combination missing-companion contradicted-inverse
    asymmetric-claim missing-inverse broken-relation unreadable-relation""".split()
)
ASKED = [rule for rule in RULES if rule.RULE.id in BEYOND_QUESTIONS]


@pytest.mark.parametrize("seed", [35, 46])
def test_lives_are_judged_alike(seed: int, tmp_path: Path) -> None:
    Lived(seed).write(tmp_path)
    found = in_memory(tmp_path, Severity.NOTE, ASKED)
    assert differences(found, by_engine(tmp_path, Severity.NOTE, ASKED)) == []
    assert {one.rule for one in found.findings} == BEYOND_QUESTIONS
    assert differences(in_memory(tmp_path, Severity.WARNING, ASKED), by_engine(tmp_path, Severity.WARNING, ASKED)) == []


def test_lives_whose_numbers_collide_are_judged_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Lived(12).write(tmp_path)
    monkeypatch.setattr(bulk, "Duck", Colliding)
    assert differences(in_memory(tmp_path, Severity.WARNING, ASKED), by_engine(tmp_path, Severity.WARNING, ASKED)) == []


def test_most_of_what_is_well_is_let_go(tmp_path: Path) -> None:
    made = Lived(5, 200, off=(0,))
    made.relations = []
    made.write(tmp_path / "in", by_hand=0)
    with passed(tmp_path / "in", notes=False) as (first, bench, _):
        for share in whole.shares(first, bench, BEYOND_QUESTIONS):
            assert len(first.fetch(share.rows, share.name)) < len(made.claims) / 8, share.name
        for number, one in enumerate(subjects.kept(first, BEYOND_QUESTIONS - {"event-order", "implausible-difference"})):
            mine = first.coded.filter(first.coded.pid.isin(sorted(one.properties))).semi_join(one.subjects, "about")
            assert len(first.fetch([mine.select("rid")], f"kept_{number}")) < len(made.claims) / 50, sorted(one.properties)


@pytest.mark.parametrize("seed", range(40))
def test_the_longest_way_between_events_is_that_of_all_ways(seed: int) -> None:
    """Or there is none: a circle takes time."""
    chance = Random(seed)
    events = "abcde"[: chance.randint(2, 5)]
    steps = [Step(chance.choice(events), chance.choice(events), chance.choice((0, 0, 3, -5, 1))) for _ in range(chance.randint(1, 6))]
    gaps = {
        (start, end): max((step.gap for step in steps if (step.first, step.last) == (start, end)), default=None)
        for start, end in product(events, events)
    }
    ways: dict[tuple[str, str], int] = {}
    for length in range(3, len(events) + 3):
        for way in product(events, repeat=length):
            taken = [gaps[pair] for pair in pairwise(way)]
            if None not in taken:
                ways[way[0], way[-1]] = max(ways.get((way[0], way[-1]), -99), sum(gap for gap in taken if gap is not None))
    runs_away = any(start == end and gap > 0 for (start, end), gap in ways.items()) or any(step.first == step.last and step.gap > 0 for step in steps)
    assert longest(steps) == (None if runs_away else ways)
