"""Can every finding of every rule be decided, and does the decision stand for as long as nothing changes?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.engine import judged
from claimcheck.model import Decision
from claimcheck.rule import page
from claimcheck.rules import RULES
from claimcheck.rulings import State, about, ruled, weigh

from .pages import LEDGERS, Example, examples, read_ledger

DECIDABLE = [module.RULE.id for module in RULES if not module.RULE.blocks]
CASES = [
    (rule, example)
    for rule in DECIDABLE
    for example in examples(page(rule))
    if example.section == "Fails" and (example.documents or example.kind in LEDGERS)
]


def name(part: str | Example) -> str:
    return part if isinstance(part, str) else str(part.number)


@pytest.mark.parametrize(("rule", "example"), CASES, ids=name)
def test_a_decision_stands_until_something_changes(rule: str, example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example.write(tmp_path)
    ledger = read_ledger(tmp_path)
    found, _, ledger = judged(ledger, RULES)
    findings = [finding for finding in found if finding.decision is None]
    assert any(finding.rule == rule for finding in findings)
    decisions = [
        Decision(
            finding=finding.id,
            about=about(finding),
            verdict="accepted",
            reason="known",
            by="Ida Lund",
            until="2030",
            outcome=finding.verdict.value if finding.verdict else "",
            weighed=weigh(finding, ledger),
        )
        for finding in findings
    ]
    again = replace(ledger, decisions=(*ledger.decisions, *decisions), claims=tuple(reversed(ledger.claims)))
    found, _, again = judged(again, RULES)
    assert [finding.message for finding in found if finding.decision is None] == []
    # As long as it is found again by what it rests on, another id of the finding is no change.
    renamed = [decision.model_copy(update={"finding": f"{number:016x}"}) for number, decision in enumerate(decisions)]
    states = ruled(replace(again, decisions=tuple(renamed)), findings)
    assert [one.why or one.state for one in states if one.state is not State.STANDS] == []
    # One digit of a hash, and it no longer stands.
    for at, decision in enumerate(decisions):
        other = decision.weighed[0].model_copy(update={"says": "0" * 16})
        touched = decision.model_copy(update={"weighed": (other, *decision.weighed[1:])})
        [one] = ruled(replace(again, decisions=(touched,)), [findings[at]])
        assert one.state is State.REOPENED
