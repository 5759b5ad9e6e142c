"""Does every rule do what its page says? The findings of the rule on each example are exactly the commented ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.engine import run
from claimcheck.rule import RuleModule, RulingModule, page
from claimcheck.rules import RULES, RULINGS

from .pages import LEDGERS, Example, examples, read_ledger

MODULES: tuple[RuleModule | RulingModule, ...] = (*RULES, *RULINGS)
CASES = [
    (module.RULE.id, example) for module in MODULES for example in examples(page(module.RULE.id)) if example.documents or example.kind in LEDGERS
]
FAILING = [(rule, example) for rule, example in CASES if example.section == "Fails"]


def name(part: str | Example) -> str:
    return part if isinstance(part, str) else f"{part.section.lower()}-{part.number}"


@pytest.mark.parametrize(("rule", "example"), CASES, ids=name)
def test_the_findings_are_the_commented_ones(rule: str, example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example.write(tmp_path)
    ledger = read_ledger(tmp_path)
    report = run(ledger, RULES, RULINGS)
    if example.section == "Passes":
        assert not [expected for expected in example.expected if expected.severity != "note"]
    found = [finding for finding in report.findings if finding.rule == rule]
    missing = [expected for expected in example.expected if not any(expected.fits(finding) for finding in found)]
    unexpected = [finding for finding in found if not any(expected.fits(finding) for expected in example.expected)]
    assert (missing, [(f.places[0].line, f.severity.value, f.verdict, f.message) for f in unexpected]) == ([], [])
    assert len(found) == len(example.expected)
    if not any(module.RULE.id == rule and module.RULE.blocks for module in RULES):
        # An example that cannot be read would prove nothing about a rule that judges what is read.
        assert not report.unchecked, [finding.message for finding in report.findings]


@pytest.mark.parametrize(("rule", "example"), FAILING, ids=name)
def test_a_message_is_plain(rule: str, example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example.write(tmp_path)
    for finding in run(read_ledger(tmp_path), RULES, RULINGS).findings:
        if finding.rule == rule:
            assert not finding.message.endswith(".")
            for text in (finding.message, *finding.settles):
                said = re.sub(r"`[^`]*`", "", text)
                assert not re.search(r"\b(invalid|error|please|should)\b|!", said, re.IGNORECASE), text
                assert text[0] == "`" or not text[0].isupper(), text
            assert finding.settles, "it says what would settle it"
