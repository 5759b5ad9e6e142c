"""Which finding does a decision mean? By its id, by the beginning of it, or by what was weighed where the id is another one now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from claimcheck.finding import Finding
from claimcheck.ledger import Ledger
from claimcheck.model import Decision
from claimcheck.rulings.weigh import about, marks, weigh

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
    told = {}
    for decision in decisions:
        if decision.finding in found:
            several = found[decision.finding]
            exact = [finding for finding in several if finding.id == decision.finding]
            told[decision.finding] = tuple((exact or several)[:1] if decision.weighed else several)
    lost = [decision for decision in decisions if decision.weighed and decision.about and decision.finding not in found]
    if lost:
        taken = {finding.id for several in found.values() for finding in several}
        told.update(_again(lost, [finding for finding in findings if finding.id not in taken], ledger))
    return told


def _again(lost: Sequence[Decision], findings: Sequence[Finding], ledger: Ledger) -> dict[str, tuple[Finding, ...]]:
    """Each decision with the finding on its question that shows most of what it weighed; one that shows nothing of it is another matter."""
    asked = {decision.about for decision in lost}
    open_ones = [finding for finding in findings if about(finding) in asked]
    index: dict[Hashable, set[int]] = {}
    for number, finding in enumerate(open_ones):
        for one in weigh(finding, ledger):
            for worth, key in marks(one):
                index.setdefault((about(finding), worth, key), set()).add(number)
    scored = []
    for decision in lost:
        scores: Counter[int] = Counter()
        for one in decision.weighed:
            best: dict[int, int] = {}
            for worth, key in marks(one):
                for number in index.get((decision.about, worth, key), ()):
                    best[number] = max(worth, best.get(number, 0))
            scores.update(best)
        scored += [(-score, decision.finding, open_ones[number].id, number) for number, score in scores.items()]
    told: dict[str, tuple[Finding, ...]] = {}
    met: set[int] = set()
    for _, name, _, number in sorted(scored):
        if name not in told and number not in met:
            told[name] = (open_ones[number],)
            met.add(number)
    return told
