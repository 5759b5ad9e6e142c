"""Which subjects may a value name, when no entity is declared under that name? Those of that very name, and of one that is folded alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from claimcheck.bulk.first import First
from claimcheck.reading.values import Several, Term

Table = Any


def named_alike(first: First, pids: Collection[int]) -> Iterator[Table]:
    """One row of each subject that values on some properties may name, wherever it stands: of several alike, one is meant for all of them."""
    texts: set[str] = set()
    keys: set[tuple[str, ...]] = set()
    for text, value in zip(first.texts, first.meant, strict=True):
        for member in (value.members if isinstance(value, Several) else (value,)) if text.pid in pids else ():
            if isinstance(member, Term) and not member.entity:
                texts.add(member.text)
                keys.add(member.key)
    if not keys:
        return
    found: set[int] = set()
    for batch in first.backend.batches(first.rows.group_by("entity").agg(rid=first.rows.rid.min())):
        found.update(row["rid"] for row in batch.to_pylist() if row["entity"] in texts or first.ledger.folded(row["entity"]) in keys)
    yield first.places(found, "named_alike")
