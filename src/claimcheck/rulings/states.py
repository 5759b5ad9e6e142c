"""How does each decision stand? On its finding, ended, reopened, without effect, carried out, about nothing, or about what was not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from claimcheck.finding import Finding, Severity, spelt
from claimcheck.ledger import Ledger
from claimcheck.model import Decision
from claimcheck.reading import show_day
from claimcheck.rulings.ends import ended, last_day
from claimcheck.rulings.names import meant
from claimcheck.rulings.qualify import written
from claimcheck.rulings.weigh import Paired, answers, changes, refused, wrong_claims


class State(str, Enum):
    """How a decision stands."""

    STANDS = "stands"
    EXPIRED = "expired"
    REOPENED = "reopened"
    INEFFECTIVE = "without effect"
    CARRIED_OUT = "carried out"
    UNMATCHED = "matches nothing"
    UNCHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision, the finding it is about if there is one, how it stands, and why it does not where it does not."""

    decision: Decision
    finding: Finding | None
    state: State
    why: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The verdict, and what first and second mean."""
        return spelt(self.decision.verdict, self.refused)

    @property
    def reopens(self) -> str:
        """The line that says why the finding is open again; empty where the decision stands."""
        if self.state not in (State.EXPIRED, State.REOPENED, State.INEFFECTIVE):
            return ""
        decision = self.decision
        on = f" on {decision.on}" if decision.on else ""
        return f"decided by {decision.by}{on} ({self.says}); open again: {'; '.join(self.why)}"


def ruled(ledger: Ledger, findings: Sequence[Finding]) -> list[Ruled]:
    """The state of every decision, once for each finding that it is about, in the order of the decisions."""
    decisions = list(ledger.decisions)
    found = meant(decisions, findings, ledger) if decisions else {}
    return [one for decision in decisions for one in _states(decision, found, ledger)]


def _states(decision: Decision, found: Mapping[str, tuple[Finding, ...]], ledger: Ledger) -> Iterator[Ruled]:
    several = found.get(decision.finding, ())
    done = bool(decision.qualifiers) and written(decision, ledger)
    if not several and (unread := _unread(decision, ledger)):
        yield Ruled(decision, None, State.UNCHECKED, (f"{', '.join(f'`{path}`' for path in unread)} was not read",))
    elif not several:
        yield Ruled(decision, None, State.CARRIED_OUT if done else State.UNMATCHED)
    for finding in several:
        yield replace(_state(decision, finding, done, ledger), refused=refused(decision, finding, ledger))


def _state(decision: Decision, finding: Finding, done: bool, ledger: Ledger) -> Ruled:
    if done and finding.severity is Severity.NOTE:
        return Ruled(decision, None, State.CARRIED_OUT)
    if ended(decision, ledger.today):
        end = last_day(decision.until)
        why = f"it ended on {show_day(end)}" if end is not None else f"it ends at `{decision.until}`, which is no date"
        return Ruled(decision, finding, State.EXPIRED, (why,))
    pairs: Paired | None = None
    if decision.weighed:
        changed, pairs = changes(decision, finding, ledger)
        decision = _renamed(decision, finding, pairs)
        if changed and not done:
            return Ruled(decision, finding, State.REOPENED, tuple(changed))
    if faults := (*_faults(decision, finding, pairs), *ledger.ineffective.get(decision.finding, ())):
        return Ruled(decision, finding, State.INEFFECTIVE, faults)
    return Ruled(decision, finding, State.STANDS, wrong=wrong_claims(decision, finding, pairs))


def _unread(decision: Decision, ledger: Ledger) -> list[str]:
    """The documents that it weighed, where this run has read none of them: what it is about cannot have been found."""
    weighed = list(dict.fromkeys(one.document for one in decision.weighed if one.document))
    read = {document.page.path for document in ledger.documents}
    return [] if read.intersection(weighed) else weighed


def _renamed(decision: Decision, finding: Finding, pairs: Paired) -> Decision:
    """The decision with the ids that its claims go by now: those that count claims shift with them."""
    now = {decision.weighed[at].claim: finding.places[here].claim for at, here in pairs.both}
    if all(now.get(one.claim, one.claim) == one.claim for one in decision.qualifiers):
        return decision
    qualifiers = tuple(one.model_copy(update={"claim": now.get(one.claim, one.claim)}) for one in decision.qualifiers)
    return decision.model_copy(update={"qualifiers": qualifiers})


def _faults(decision: Decision, finding: Finding, pairs: Paired | None) -> Iterator[str]:
    """Why a decision does not say what it would have to. One by hand that lists nothing is taken as it is, unless it names what is not there."""
    shown = {name for place in finding.places for name in (place.claim, place.source) if name}
    shown |= {name for one in decision.weighed for name in (one.claim, one.source)}
    for name in decision.wrong:
        if name not in shown:
            yield f"`{name}` is neither a claim nor a source of this finding"
    if decision.verdict == "some are wrong" and not decision.wrong:
        yield "it does not say which are wrong; name them under `wrong`"
    if decision.weighed and decision.verdict in ("second is wrong", "both wrong") and not decision.wrong and len(answers(finding)) < 2:
        yield "there is no second answer"
    if decision.weighed and decision.verdict == "both right in their own scope" and not decision.qualifiers:
        yield "it names no qualifier: which claim speaks of which part, or of which time"
