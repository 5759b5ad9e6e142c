"""Which finding does a decision mean? By its id, by the beginning of it, or by what was weighed where the id is another one now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.finding import Finding
from claimcheck.ledger import Ledger
from claimcheck.model import Decision
from claimcheck.rulings.weigh import about, paired, weigh

SHORTEST = 8  # digits of a fingerprint that name a finding


def meant(decisions: Sequence[Decision], findings: Sequence[Finding], ledger: Ledger) -> Mapping[str, tuple[Finding, ...]]:
    """The findings that each decision is about, by what it gives as `finding`.

    One that lists what it weighed is about one finding: that of its id or, where the id has gone, the one of the same rule on the same
    question that shows most of what was weighed.
    """
    wanted = {decision.finding for decision in decisions}
    found: dict[str, list[Finding]] = {}
    sizes = sorted({len(name) for name in wanted})
    for finding in sorted(findings, key=lambda one: one.id):
        for size in sizes:
            if size <= len(finding.id) and (size >= SHORTEST or size == len(finding.id)) and finding.id[:size] in wanted:
                found.setdefault(finding.id[:size], []).append(finding)
    taken = {finding.id for several in found.values() for finding in several}
    lost = [decision for decision in decisions if decision.weighed and decision.about and decision.finding not in found]
    open_ones: dict[str, list[Finding]] = {}
    if lost:
        asked = {decision.about for decision in lost}
        for finding in findings:
            if finding.id not in taken and (question := about(finding)) in asked:
                open_ones.setdefault(question, []).append(finding)
    told = {}
    for decision in decisions:
        if decision.finding in found:
            several = found[decision.finding]
            exact = [finding for finding in several if finding.id == decision.finding]
            told[decision.finding] = tuple((exact or several)[:1] if decision.weighed else several)
        elif again := _again(decision, open_ones.get(decision.about, ()), ledger) if decision.weighed else None:
            told[decision.finding] = (again,)
    return told


def _again(decision: Decision, candidates: Sequence[Finding], ledger: Ledger) -> Finding | None:
    scored = [(len(paired(decision.weighed, weigh(finding, ledger)).both), finding) for finding in candidates]
    return min((item for item in scored if item[0]), key=lambda item: (-item[0], item[1].id), default=(0, None))[1]
