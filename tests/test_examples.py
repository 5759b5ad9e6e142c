"""The example ledgers: everything planted is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cli.job import prepare
from claimcheck.finding import Report

EXAMPLES = Path(__file__).parents[1] / "examples"

PLANTED = {
    ("value-conflict", "error", "observatory", "founded", "1962 | 1962 | 1964"),
    (
        "value-conflict",
        "warning",
        "observatory",
        "name",
        "Brannick Tidal Observation Trust | Brannick Tidal Observatory Trust | Brannick Tidal Observatory Trust",
    ),
    ("overlapping-holders", "error", "observatory", "head", "Marta Oyelaran | Piotr Halvorsen"),
    ("differing-terms", "warning", "observatory", "head", "Piotr Halvorsen | Piotr Halvorsen"),
    ("name-variant", "note", "observatory", "head", "Elodie Grant | Élodie Grant"),
    ("part-exceeds-whole", "warning", "observatory", "staff", "38 | 41"),
    ("value-conflict", "warning", "observatory", "staff", "38 | 45"),
    ("value-conflict", "warning", "observatory", "volunteers", "Some 210 | more than 300"),
    ("value-conflict", "warning", "observatory", "visitors", "21,600 | 24,000 | almost 22,000"),
    ("value-conflict", "note", "observatory", "visitors", "21,600 | almost 22,000"),
    ("value-conflict", "note", "observatory", "visitors", "24,000 | 24,310"),
    ("value-conflict", "note", "observatory", "visitors", "21,600 | 24,310 | almost 22,000"),
    ("reading-not-supported", "error", "observatory", "expenditure", "1.3 million EUR"),
    ("event-after-report", "error", "hall", "began", "2020"),
    ("value-conflict", "error", "tides", "published", "2014 | 2016"),
    ("missing-companion", "warning", "fenn-2009", "cited", "yes"),
    ("undated-value", "note", "observatory", "staff", "45"),
    ("undated-value", "note", "observatory", "volunteers", "more than 300"),
    ("undated-value", "note", "observatory", "visitors", "24,000"),
    ("undated-value", "note", "observatory", "budget", "1.2 million EUR"),
}


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(EXAMPLES / "observatory")
    return prepare([]).run()


def test_observatory_finds_what_was_planted_and_nothing_else(report):
    found = {(f.rule, f.severity.value, f.subject, f.property, " | ".join(sorted(place.value for place in f.places))) for f in report.findings}
    assert found == PLANTED


def test_observatory_holds_every_quote(report):
    assert {source.snapshot for source in report.sources} == {"held"}
    assert report.not_judged == ()


def test_every_finding_says_what_would_settle_it(report):
    assert all(finding.settles for finding in report.findings)
