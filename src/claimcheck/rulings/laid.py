"""Which findings has somebody settled? Each with the decision that settles it, or with why one no longer does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.finding import Finding, Qualification, Verdicted, Weighing
from claimcheck.ledger import Ledger
from claimcheck.model import Decision
from claimcheck.rulings.qualify import Again, Tried, ineffective
from claimcheck.rulings.states import Ruled, State, ruled


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings with their decisions, and why some decisions do not settle theirs, by what they give as `finding`."""

    findings: list[Finding]
    ineffective: Mapping[str, tuple[str, ...]]


def settled(findings: Sequence[Finding], ledger: Ledger, again: Again, before: Sequence[Finding] = ()) -> Settled:
    """Lay the decisions over findings. ``before`` is what was found otherwise: with a qualifier, only what is new counts against it."""
    if not ledger.decisions:
        return Settled(list(findings), {})
    first = ruled(ledger, findings)
    standing = [Tried(one.decision, one.finding, one.wrong) for one in first if one.state is State.STANDS and one.finding is not None]
    faults = ineffective(standing, ledger, (*before, *findings), again)
    by_finding: dict[str, list[Ruled]] = {}
    for one in first:
        if one.finding is not None:
            failed = one.state is State.STANDS and one.decision.finding in faults
            state = replace(one, state=State.INEFFECTIVE, why=faults[one.decision.finding], wrong=()) if failed else one
            by_finding.setdefault(one.finding.id, []).append(state)
    return Settled([_laid(finding, by_finding.get(finding.id, ())) for finding in findings], faults)


def overruled(findings: Iterable[Finding]) -> Mapping[str, Verdicted]:
    """Which claims does a standing decision say are wrong?"""
    wrong: dict[str, Verdicted] = {}
    for finding in sorted(findings, key=lambda one: one.id):
        if finding.decision is not None:
            wrong.update(dict.fromkeys(finding.decision.wrong, finding.decision))
    return wrong


def _laid(finding: Finding, about_it: Sequence[Ruled]) -> Finding:
    """By the latest of the decisions that stand; where none does, with why not."""
    ordered = sorted(about_it, key=lambda one: (*_decided(one.decision), one.decision.finding))
    standing = [one for one in ordered if one.state is State.STANDS]
    if standing:
        return replace(finding, decision=_verdict(standing[-1]))
    lines = tuple(line for one in ordered if (line := one.reopens))
    return replace(finding, reopened=lines) if lines else finding


def _decided(decision: Decision) -> tuple[str, ...]:
    """Of several decisions the latest stands; where their days are the same, or not given, it is still the same one in any order of the files."""
    return (decision.on, decision.until, decision.verdict, decision.reason, decision.by)


def _verdict(one: Ruled) -> Verdicted:
    decision = one.decision
    return Verdicted(
        decision.verdict,
        decision.reason,
        decision.by,
        decision.on,
        decision.until,
        one.wrong,
        tuple(Qualification(**part.model_dump()) for part in decision.qualifiers),
        tuple(Weighing(**part.model_dump()) for part in decision.weighed),
        one.refused,
    )
