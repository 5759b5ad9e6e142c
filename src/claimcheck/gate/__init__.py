"""What has an edit made of what judges it? Settings, decisions, waivers, traits and sources of two runs, held against one another."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.finding import GateChange
from claimcheck.gate.gone import Unlooked, resolved
from claimcheck.gate.judge import judged_by, spoken_as
from claimcheck.gate.names import nameless, of_names, renamed
from claimcheck.gate.records import of_claims, of_decisions, of_entities, of_relations, of_sources
from claimcheck.gate.settings import of_baseline, of_settings
from claimcheck.gate.side import Side
from claimcheck.gate.texts import of_texts
from claimcheck.gate.traits import of_properties
from claimcheck.ledger import Ledger

__all__ = ["Side", "Unlooked", "gate_changes", "judged_by", "nameless", "renamed", "resolved", "spoken_as"]


def gate_changes(base: Side, head: Side) -> tuple[GateChange, ...]:
    """Each change to what judges: first what lets more pass, then the rest, by place."""
    names = renamed(base.ledger, head.ledger)
    was = names.now(base.ledger)
    ledgers = _there(was, head.ledger) if head.unread else was, head.ledger
    found = [
        *of_settings(base, head),
        *of_baseline(base, head),
        *of_decisions(*ledgers),
        *of_texts(base, head),
        *of_properties(*ledgers),
        *of_relations(*ledgers),
        *of_entities(*ledgers),
        *of_sources(*ledgers),
        *of_claims(was, head.ledger, gone=not head.unread, left=_left(base, head)),
        *of_names(base.ledger, head.ledger, names),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (not one.weaker, one.path, one.line, one.what)))


def _left(base: Side, head: Side) -> frozenset[str]:
    """The files of claims that are there, and that the settings no longer name."""
    old, new = (tuple(side.settings.get("claims") or ()) for side in (base, head))
    if old == new:
        return frozenset()
    was, now = (frozenset(side.ledger.places.place("claim", claim.id)[0] for claim in side.ledger.claims) for side in (base, head))
    return frozenset(path for path in was - now if path in head.files and not any(path == root or path.startswith(f"{root}/") for root in new))


def _there(base: Ledger, head: Ledger) -> Ledger:
    """What was on record but for what is not there: where a file cannot be read, nothing is known to be gone."""
    decided, holding = {decision.finding for decision in head.decisions}, {relation.id for relation in head.relations}
    return replace(
        base,
        decisions=tuple(decision for decision in base.decisions if decision.finding in decided),
        relations=tuple(relation for relation in base.relations if relation.id in holding),
        properties={id: prop for id, prop in base.properties.items() if id in head.properties},
    )
