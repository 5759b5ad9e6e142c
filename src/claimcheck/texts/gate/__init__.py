"""Do documents say what is on record? Everything they state, held against the claims: met, contradicted, outdated, or backed by nothing."""

from __future__ import annotations

from claimcheck.ledger import Ledger
from claimcheck.texts.gate.cover import Covered, Item, Status, items
from claimcheck.texts.gate.joint import Joint, Said, dated, joint
from claimcheck.texts.gate.marks import Mark
from claimcheck.texts.gate.meet import Meeting, alike, meetings
from claimcheck.texts.gate.relative import relative_words

__all__ = ["Covered", "Item", "Joint", "Mark", "Meeting", "Said", "Status", "alike", "coverage", "dated", "joint", "met", "relative_words"]


def met(ledger: Ledger) -> tuple[Meeting, ...]:
    """How everything that the documents state as a fact meets the record, in the order of the texts."""
    return meetings(ledger.once(joint))


def coverage(ledger: Ledger) -> tuple[Covered, ...]:
    """How far each document is backed, in the order given."""
    both = ledger.once(joint)
    by_claim = {meeting.said.claim.id: meeting for meeting in ledger.once(met)}
    return tuple(Covered(document, items(both, document, by_claim)) for document in ledger.documents)
