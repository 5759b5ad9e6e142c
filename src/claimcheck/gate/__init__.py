"""What has an edit made of what judges it? Settings, decisions, waivers, traits and sources of two runs, held against one another."""

from __future__ import annotations

from claimcheck.finding import GateChange
from claimcheck.gate.judge import judged_by, spoken_as
from claimcheck.gate.records import of_claims, of_decisions, of_entities, of_relations, of_sources
from claimcheck.gate.settings import of_baseline, of_settings
from claimcheck.gate.side import Side
from claimcheck.gate.texts import of_texts
from claimcheck.gate.traits import of_properties

__all__ = ["Side", "gate_changes", "judged_by", "spoken_as"]


def gate_changes(base: Side, head: Side) -> tuple[GateChange, ...]:
    """Each change to what judges: first what lets more pass, then the rest, by place."""
    ledgers = base.ledger, head.ledger
    found = [
        *of_settings(base, head),
        *of_baseline(base, head),
        *of_decisions(*ledgers),
        *of_texts(base, head),
        *of_properties(*ledgers),
        *of_relations(*ledgers),
        *of_entities(*ledgers),
        *of_sources(*ledgers),
        *of_claims(*ledgers),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (not one.weaker, one.path, one.line, one.what)))
