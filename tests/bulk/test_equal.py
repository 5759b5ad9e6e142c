"""Does an engine find what the rules find in memory, to the last word, whatever the ledger? Many small ones stand in one table, as subjects of their own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from claimcheck.bulk import check as bulk
from claimcheck.bulk.backend import Duck
from claimcheck.finding import Report, Severity, Verdict
from claimcheck.kernel.compare import compare
from claimcheck.ledger import Ledger
from claimcheck.load import load
from tests.bulk.both import TODAY, by_engine, differences, in_memory
from tests.bulk.made import Made, table

CASES = 250
ENGINES = (("parquet",), ("parquet", "csv"), ("csv", "jsonl.gz", "parquet"))
TOLD = {Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.SUPERSEDED, Verdict.CHANGE, Verdict.PRECISION}


@pytest.mark.parametrize("seed", range(4))
def test_made_ledgers(seed: int, tmp_path: Path) -> None:
    """Errors and warnings, then everything, and everything again with decisions on some of it."""
    made = Made(seed, 2 * CASES, 24)
    made.numbered()
    made.write(tmp_path / "a", tables=ENGINES[seed % len(ENGINES)])
    told = in_memory(tmp_path / "a", Severity.WARNING)
    assert differences(told, by_engine(tmp_path / "a", Severity.WARNING)) == []
    assert len(told.findings) > 20
    made.decisions = decisions(told, random.Random(seed))
    made.write(tmp_path / "b", tables=ENGINES[seed % len(ENGINES)])
    found = by_engine(tmp_path / "b", Severity.NOTE)
    assert differences(in_memory(tmp_path / "b", Severity.NOTE), found) == []
    assert sum(finding.decision is not None for finding in found.findings) > 2
    as_every_pair_has_it(found, load([tmp_path / "b"]).ledger(today=TODAY))


def decisions(report: Report, chance: random.Random) -> list[dict[str, str]]:
    """Decisions on some findings, and on one that nobody made."""
    verdicts = ("accepted", "first is wrong", "second is wrong", "both wrong", "not comparable", "open", "both right in their own scope")
    chosen = [(one.id, chance.choice(verdicts), chance.choice(("2100", "2020"))) for one in chance.sample(report.findings, 8)]
    return [
        {"finding": id, "verdict": verdict, "reason": "seen", "by": "Ada", "on": "2020-01-01", "until": until}
        for id, verdict, until in (*chosen, ("0" * 16, "accepted", "2100"))
    ]


def as_every_pair_has_it(report: Report, ledger: Ledger) -> None:
    """What is told of the values of a question is what comparing each claim with each other comes to."""
    told: dict[tuple[str, str, str], dict[Verdict, set[str]]] = {}
    for finding in report.findings:
        if finding.rule == "value-conflict" and finding.verdict is not None:
            verdicts = told.setdefault((finding.subject, finding.property, finding.scope), {})
            verdicts.setdefault(finding.verdict, set()).update(place.claim for place in finding.places)
    asked = 0
    for question, claims in ledger.contested:
        prop = ledger.properties[question.property]
        if prop.office:
            continue
        taking_part: dict[Verdict, set[str]] = {}
        for a, b in combinations(claims, 2):
            verdict = compare(ledger.stance(a), ledger.stance(b), prop).verdict
            if verdict in TOLD:
                taking_part.setdefault(verdict, set()).update((a.id, b.id))
        said = told.pop((question.subject, question.property, "; ".join(question.scope)), {})
        assert said.keys() <= taking_part.keys()
        assert set().union(*said.values()) <= set().union(*taking_part.values())
        assert taking_part.get(Verdict.CONTRADICTION, set()) <= said.get(Verdict.CONTRADICTION, set())
        hard = said.get(Verdict.CONTRADICTION, set()) | said.get(Verdict.POSSIBLE, set())
        assert taking_part.get(Verdict.POSSIBLE, set()) <= hard
        asked += bool(said)
    assert not told
    assert asked > 20


@pytest.mark.parametrize(("seed", "least"), [(100, Severity.WARNING), (101, Severity.NOTE), (102, Severity.WARNING), (103, Severity.NOTE)])
def test_made_ledgers_with_few_claims(seed: int, least: Severity, tmp_path: Path) -> None:
    """What looks at the whole ledger finds less to hide behind; and every trait is on some property."""
    made = Made(seed, 8, 40)
    made.numbered()
    made.write(tmp_path)
    assert differences(in_memory(tmp_path, least), by_engine(tmp_path, least)) == []


class Colliding(Duck):
    """An engine whose hashes are mostly the same."""

    def hashed(self, *columns):
        return super().hashed(*columns) % 3


def test_hashes_that_collide_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Made(200, CASES, 30)
    made.write(tmp_path)
    monkeypatch.setattr(bulk, "Duck", Colliding)
    for least in (Severity.WARNING, Severity.NOTE):
        assert differences(in_memory(tmp_path, least), by_engine(tmp_path, least)) == []


def test_thousands_of_claims_on_one_question(tmp_path: Path) -> None:
    """Wide claims bridge stretches of time within which all agree; every tenth value is off, in one question of two."""
    chance = random.Random(7)
    rows = [row for subject in ("a", "b", "c") for row in crowd(subject, chance)]
    made = Made(0, 0, 1)
    made.properties = {"berths": {"datatype": "quantity"}, "crew": {"datatype": "quantity", "time": "fluctuating"}}
    made.claims, made.relations = rows, []
    made.sources = {"almanac": {"title": "Almanac", "published": "2022"}, "letter": {"title": "Letter"}}
    made.write(tmp_path, by_hand=0)
    for least in (Severity.WARNING, Severity.NOTE):
        told = in_memory(tmp_path, least)
        assert differences(told, by_engine(tmp_path, least)) == []
        assert {one.subject for one in told.findings if one.verdict is Verdict.CONTRADICTION} == {"a", "b"}


def crowd(subject: str, chance: random.Random) -> Iterator[dict[str, str]]:
    for _ in range(2000):
        year = chance.randrange(1900, 2020)
        value = str(chance.randrange(10)) if subject == "a" and chance.random() < 0.1 else str(5 + year % 3) if subject != "b" else f"{year % 3}-5"
        yield {
            "subject": subject,
            "property": "berths",
            "value": value,
            "when": chance.choice((str(year), f"{year}-0{chance.randrange(1, 10)}")),
            "source": "almanac",
        }
    for _ in range(20):
        year = chance.randrange(1900, 1950)
        yield {"subject": subject, "property": "berths", "value": "1-9", "when": f"{year}/{year + 60}", "source": "letter"}
    if subject == "b":
        yield {"subject": subject, "property": "berths", "value": "7", "when": "1990", "source": "letter"}


def test_what_is_refused_is_told_alike(tmp_path: Path) -> None:
    """Rows that cannot be claims, in tables of every kind that have other columns each, and ids that stand twice within and across them."""
    chance = random.Random(5)
    made = Made(300, 60, 12)
    made.numbered()
    flaws = (
        {"property": "nothing-known"}, {"property": "staf"}, {"source": "nobody"}, {"source": "almanak"}, {"value": ""}, {"subject": ""}, {"id": "K 1"},
        {"id": "k1"}, {"id": "k2"}, {"subject": "x" * 100_001}, {"value": "a\0b"}, {"id": "part-1.csv#3"}, {"property": "STAFF", "value": "8"},
    )  # fmt: skip
    made.claims = [{**claim, **chance.choice(flaws)} if chance.random() < 0.15 else claim for claim in made.claims]
    made.write(tmp_path, tables=("parquet",))
    rows = made.claims
    table(tmp_path / "part-1.csv", [row for row in rows[:80] if "\0" not in row["value"]], ("value", "property", "subject", "source"))
    table(tmp_path / "part-2.jsonl", rows[40:120])
    table(tmp_path / "part-3.csv.gz", [row for row in rows[100:160] if "\0" not in row["value"]])
    table(tmp_path / "more" / "part-4.parquet", rows[150:], ("id", "subject", "property", "value", "when", "source"))
    for least in (Severity.WARNING, Severity.NOTE):
        told = in_memory(tmp_path, least)
        assert differences(told, by_engine(tmp_path, least)) == []
    rules = {finding.rule for finding in told.findings}
    assert rules >= {"unknown-property", "unknown-source", "duplicate-id", "invalid-table"}
    assert told.unchecked
