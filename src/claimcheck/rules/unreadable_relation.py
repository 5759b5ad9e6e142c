"""Can every relation be read, and does it refer only to what there is?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_at

RULE = Rule("unreadable-relation", "several claims", "a relation cannot be read or refers to nothing", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each relation that cannot be judged as it is written."""
    if not ledger.relations:
        return  # what reads them takes a while to load, and few ledgers have any
    from claimcheck.relations.parse import Slip
    from claimcheck.relations.references import understood

    for relation in ledger.relations:
        slip = understood(relation, ledger)
        if isinstance(slip, Slip):
            path, line, column = ledger.places.place("relation", relation.id, "holds")
            place = Place(path, line, column, value=relation.holds, label=f"at character {slip.column}")
            message = f"relation `{relation.id}`, character {slip.column}: {slip.reason}"
            yield finding_at(RULE, place, message, about=relation.id, settles=("settled if the relation is an expression over claims on record",))
