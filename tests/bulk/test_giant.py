"""Are questions with very many claims judged by the few that take part, so that the findings are what all of them come to?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.bulk import giant
from claimcheck.finding import Severity
from tests.bulk.both import counted, differences, in_memory, written

SOURCES = "sources:\n" + "".join(f"  s{n}: {{title: Source {n}, published: '2024-02-01'}}\n" for n in range(4))
PROPERTIES = ("member-states", "staff", "height")
ODD = ("about 5", "at least 3", "unknown", "many", "2-4", "none", "not 3", "5 m")
TIMES = ("", "../2020", "2021/2020", "since 2019", "2020?", "today")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A folder with sources."""
    folder = tmp_path / "ledger"
    folder.mkdir()
    (folder / "sources.yaml").write_text(SOURCES)
    return folder


@pytest.fixture(autouse=True)
def _low_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giant, "LIMIT", 20)
    monkeypatch.setattr(giant, "BUCKETS", 8)


def day(chance: random.Random, days: int) -> str:
    number = chance.randrange(days)
    return f"20{15 + number // 336:02}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"


def claims(chance: random.Random, questions: int) -> Iterator[dict[str, str]]:
    """Questions of up to a few dozen claims, most of exact amounts at stated times; a few with what is neither."""
    for number in range(questions):
        prop, values, days = chance.choice(PROPERTIES), chance.choice((2, 3, 10, 18)), chance.choice((5, 60, 1500))
        coarse, ongoing = chance.choice(((10,), (4, 7), (4, 7, 10))), chance.choice((0, 0.02))
        mostly = chance.choice((0, 0, 0.05, 0.3))
        unsure = chance.choice((0, 0, 0, 0.03))
        for _ in range(chance.choice((5, 25, 40, 90))):
            shape = chance.random()
            when = day(chance, days)
            if shape < 0.3:
                when = "/".join(side[: chance.choice(coarse)] for side in sorted((when, day(chance, days))))
            elif shape < 0.45:
                when = when[: chance.choice(coarse)]
            elif shape < 0.45 + ongoing:
                when += "/.."
            value = (
                "1"
                if chance.random() < 1 - mostly and mostly
                else chance.choice(("1", "01", "2", "3.5", "1,000", "2-6", *map(str, range(4, 14)), "1-20", "8-11")[:values])
            )
            if chance.random() < unsure:
                value, when = chance.choice((value, chance.choice(ODD))), chance.choice((when, chance.choice(TIMES)))
            unit = "m" if prop == "height" else ""
            yield {"subject": f"thing-{number}", "property": prop, "value": value, "unit": unit, "when": when, "source": f"s{chance.randrange(4)}"}


@pytest.mark.parametrize("seed", range(3))
def test_findings_are_those_of_all_claims(seed: int, ledger: Path) -> None:
    written(claims(random.Random(seed), 160), ledger / "claims.parquet")
    known = in_memory(ledger, Severity.WARNING)
    found, _ = counted(ledger, Severity.WARNING)
    assert differences(known, found) == []
    assert sum(finding.rule == "value-conflict" for finding in known.findings) > 100


def question(rows: int, subject: str = "town", **first: str) -> list[dict[str, str]]:
    """One question on which the years agree but for two that clash, and what comes ``first``."""
    made: list[dict[str, Any]] = [first] if first else []
    made += [{"value": str(1000 + at), "when": f"{1000 + at}"} for at in range(rows)]
    made += [{"value": "7", "when": "1900"}]
    return [{"subject": subject, "property": "member-states", "source": "s1", **claim} for claim in made]


def test_only_those_that_take_part_are_judged(ledger: Path) -> None:
    """Two that clash and one with another answer; what is hedged beside them; all where one has no date; and all where there is no other answer."""
    dated = [*question(901, "a"), *question(901, "b", value="7", when="2020"), *question(901, "c", value="about 7", when="1900")]
    undated = question(901, "d", value="7")
    alike = [{"subject": "e", "property": "member-states", "source": "s1", "value": "12", "when": f"{1000 + at}"} for at in range(100)]
    written([*dated, *undated, *alike, {**alike[50], "value": "13"}], ledger / "claims.parquet")
    found, counts = counted(ledger, Severity.WARNING)
    assert counts["rows judged, values"] == 3 + 3 + 4 + 903 + 101
    assert differences(in_memory(ledger, Severity.WARNING), found) == []
    places = {finding.subject: len(finding.places) for finding in found.findings if finding.rule == "value-conflict"}
    assert places.keys() == {"a", "b", "c", "d", "e"}
    assert places["e"] == 101
