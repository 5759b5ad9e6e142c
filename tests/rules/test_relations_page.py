"""Do the examples of the page on relations do what the page says?"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.engine import run
from claimcheck.rules import broken_relation, unreadable_relation

from .pages import Example, examples, read_ledger

PAGE = Path(__file__).parents[2] / "docs" / "relations.md"
EXAMPLES = [example for example in examples(PAGE.read_text(encoding="utf-8")) if example.kind == "yaml"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"example {example.number}")
def test_the_findings_are_the_commented_ones(example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example.write(tmp_path)
    ledger = read_ledger(tmp_path)
    assert not ledger.problems
    findings = run(ledger, (unreadable_relation, broken_relation)).findings
    assert len(findings) == len(example.expected)
    for expected in example.expected:
        assert any(expected.fits(finding) for finding in findings), [finding.message for finding in findings]


def test_the_page_shows_both_outcomes() -> None:
    assert any(example.expected for example in EXAMPLES)
    assert any(not example.expected for example in EXAMPLES)


@pytest.mark.parametrize("row", [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(("| `harbour-trust", "| `count"))])
def test_what_the_table_shows_can_be_read(row: str) -> None:
    from claimcheck.relations.parse import Slip, parse

    written = row.split("`")[1]
    assert not isinstance(parse(f"{written} = 1"), Slip)
