"""Which decisions decide nothing?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Decision
from claimcheck.reading import fold
from claimcheck.rule import Rule, finding_at
from claimcheck.rulings import State, ruled

RULE = Rule("unmatched-decision", "decisions", "a decision matches no finding", Severity.WARNING)

ALIKE = 2  # words that a decision and a finding have in common before one is suggested
MOST_SUGGESTIONS = 50  # decisions for which the nearest finding is looked for among all
SHORT = 3  # letters of words that say nothing: the, and, of


def check(ledger: Ledger, findings: Sequence[Finding]) -> Iterator[Finding]:
    """One warning for each decision that names no finding, unless it has been carried out."""
    open_ones = [finding for finding in findings if finding.decision is None]
    alone = [one.decision for one in ruled(ledger, findings) if one.state is State.UNMATCHED]
    unmatched = sorted(alone, key=lambda decision: decision.finding)
    words = {finding.id: frozenset(_words(finding)) for finding in open_ones} if unmatched else {}
    for number, decision in enumerate(unmatched):
        near = _nearest(decision, open_ones, words) if number < MOST_SUGGESTIONS else None
        suggestion = f"; nearest is `{near.id}`, {near.message}" if near else ""
        place = Place(*ledger.places.place("decision", decision.finding, "finding"))
        yield finding_at(
            RULE,
            place,
            f"no finding has the id `{decision.finding}`{suggestion}",
            about=decision.finding,
            settles=["settled if the decision is removed, or names a finding of this run"],
        )


def _nearest(decision: Decision, open_ones: Sequence[Finding], known: Mapping[str, frozenset[str]]) -> Finding | None:
    """The open finding of the same rule on the same question, else the one with most words of the decision."""
    about = set(decision.about.split())
    same = [finding for finding in open_ones if {finding.rule, finding.subject, finding.property} <= about]
    words = {word for word in fold(f"{decision.about} {decision.reason}") if len(word) > SHORT or word.isdigit()}
    scored = [(len(words & known[finding.id]), finding) for finding in same or open_ones]
    best = max(scored, key=lambda item: (item[0], item[1].severity.rank, item[1].id), default=None)
    return best[1] if best is not None and (same or best[0] >= ALIKE) else None


def _words(finding: Finding) -> Iterator[str]:
    yield from fold(f"{finding.subject} {finding.property} {finding.message}")
    for place in finding.places:
        yield from fold(f"{place.source} {place.value}")
