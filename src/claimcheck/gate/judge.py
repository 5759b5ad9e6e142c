"""What does an edit come to when it may not choose its own judge? The record of one run, judged as another had it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from claimcheck.gate.names import renamed, statement
from claimcheck.gate.texts import waivers, without
from claimcheck.ledger import Ledger, Places, RecordKind
from claimcheck.prose import Page


def judged_by(judge: Ledger, ledger: Ledger) -> Ledger:
    """What is on record, under the traits, decisions and relations of another ledger. Properties and relations that it does not know stay.

    What was confirmed there is no draft: what rests on a draft fails no gate.
    """
    confirmed = {statement(claim) for claim in renamed(judge, ledger).now(judge).claims if not claim.draft}
    relations = {relation.id: relation for relation in (*ledger.relations, *judge.relations)}
    return replace(
        ledger,
        claims=tuple(claim.model_copy(update={"draft": ""}) if claim.draft and statement(claim) in confirmed else claim for claim in ledger.claims),
        properties={**ledger.properties, **judge.properties},
        decisions=judge.decisions,
        relations=tuple(relations.values()),
        places=_Either(ledger.places, judge.places),
    )


def spoken_as(judge: Ledger, page: Page) -> Page:
    """A text in which only those comments count that stand at the same words in the texts of another run."""
    allowed = Counter(asked for document in judge.documents for asked in waivers(document.page))
    kept = tuple(without(page, allowed))
    return page if kept == page.directives else replace(page, directives=kept)


@dataclass(frozen=True)
class _Either:
    """Where a record stands: here, else there."""

    here: Places
    there: Places

    def place(self, kind: RecordKind, id: str, field: str = "") -> tuple[str, int, int]:
        """Path, line and column."""
        found = self.here.place(kind, id, field)
        return found if found[0] else self.there.place(kind, id, field)
