"""Which rows may a rule have something to say about that looks beyond one subject? All on the properties it looks at, but where more can be told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import ibis

from claimcheck.bulk.backend import Backend
from claimcheck.bulk.first import First
from claimcheck.ledger import Ledger
from claimcheck.relations.references import subjects_named
from claimcheck.rules.not_contemporary import BEGINNINGS, ENDS

Table = Any


def kept(first: First, rules: frozenset[str]) -> Iterator[Table]:
    """The rows (``rid``) that rules of the widest reach have to see, so that they find in these what they would in all."""
    rows, ledger, ids, backend, notes = first.coded, first.ledger, first.ids, first.backend, first.notes
    pids = {id: number for number, id in enumerate(ids)}
    used = [ledger.properties[id] for id in ids]

    def having(names: Collection[str]) -> list[int]:
        return sorted({pids[id] for name in names if (id := ledger.property_id(name)) in pids})

    looked_at: set[int] = set()
    linked = {prop.id for prop in used if prop.symmetric or ledger.property_id(prop.inverse) in ledger.properties}
    if rules & {"missing-inverse", "contradicted-inverse", "asymmetric-claim"}:
        both = [prop for prop in used if prop.id in linked and (prop.symmetric or notes or ledger.property_id(prop.inverse) in pids)]
        looked_at.update(having([name for prop in both for name in (prop.id, prop.inverse)]))
        if both and notes:  # of whom there is any word at all decides whether silence is told
            yield rows.select("rid")
    if "not-contemporary" in rules and any(prop.contemporary for prop in used) and having([*BEGINNINGS, *ENDS]):
        looked_at.update(having([*(prop.id for prop in used if prop.contemporary), *BEGINNINGS, *ENDS, "predecessor", "successor"]))
    if notes and "name-variant" in rules:
        looked_at.update(having([prop.id for prop in used if prop.datatype == "entity"]))
    if rules & {"broken-relation", "unsatisfiable-order", "unreadable-relation"} and ledger.relations:
        yield from _named(rows, ledger, pids, backend)
    if looked_at:
        yield rows.filter(rows.pid.isin(sorted(looked_at))).select("rid")
    if "unsatisfiable-order" in rules:
        yield from _ordered(rows, ledger, ids, having)
    if "shared-value" in rules and (single := [pids[prop.id] for prop in used if prop.distinct]):
        yield _shared(rows, single)


def _named(rows: Table, ledger: Ledger, pids: Mapping[str, int], backend: Backend) -> Iterator[Table]:
    """The rows that relations speak of: of a subject and property that one names, or on a property that it asks about of whatever it counts."""
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    wanted = subjects_named(ledger)
    asked = sorted({pids[id] for id in wanted.properties if id in pids})
    if asked:
        yield rows.filter(rows.pid.isin(asked)).select("rid")
    pairs = sorted({(subject, pids[id]) for subject, id in wanted.answers if id in pids})
    if pairs:
        columns = list(zip(*pairs, strict=True))
        table = backend.table(pa.table({"subject": pa.array(columns[0], pa.string()), "pid": pa.array(columns[1], pa.int32())}), "related")
        related = table.select(about=backend.hashed(table.subject), pid=table.pid)
        yield rows.semi_join(related, ["about", "pid"]).select("rid")


def _ordered(rows: Table, ledger: Ledger, ids: Sequence[str], having: Any) -> Iterator[Table]:
    """The dates of those subjects whose events may be out of order."""
    events = [ledger.properties[id] for id in ids if ledger.properties[id].after or ledger.properties[id].difference]
    chained = having([name for prop in events for name in (prop.id, *prop.after, *([prop.difference.property] if prop.difference else ()))])
    if len(chained) < 2:
        return
    dated = rows.filter(rows.pid.isin(chained))
    if any(prop.difference for prop in events) or _circular({prop.id: [ledger.property_id(name) for name in prop.after] for prop in events}):
        yield dated.select("rid")
        return
    speaking = dated.filter(~dated.silent)
    groups = speaking.group_by("about").agg(top=speaking.low.max(), bottom=speaking.high.min(), members=speaking.count())
    yield dated.semi_join(groups.filter((groups.members > 1) & (groups.top > groups.bottom)), "about").select("rid")


def _circular(after: Mapping[str, Sequence[str]]) -> bool:
    """Does any property come after itself?"""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(after.get(start, ()))
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(after.get(one, ()))
        return seen

    return any(start in reached(start) for start in after)


def _shared(rows: Table, single: Sequence[int]) -> Table:
    """The rows whose value another subject has as well."""
    mine = rows.filter(rows.pid.isin(single) & rows.same.notnull())
    groups = mine.group_by(["pid", "same"]).agg(ibis._.about.nunique().name("subjects"))
    return mine.semi_join(groups.filter(groups.subjects > 1), ["pid", "same"]).select("rid")
