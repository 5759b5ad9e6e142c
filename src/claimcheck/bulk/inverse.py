"""Which links may the other side deny, or leave out? All claims of both sides, where it names somebody and not only the one who names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.answers import shuts_out
from claimcheck.bulk import filters
from claimcheck.bulk.first import First
from claimcheck.bulk.linked import WRITTEN, named_alike, targets, written

Table = Any


def one_sided(first: First, pids: Mapping[str, int]) -> Iterator[Table]:
    """The rows (``rid``) on such links, and one of each subject that they may name.

    Where notes are looked for, silence is told too: then it is all links, and one row of everybody of whom there is any word.
    """
    ledger, rows = first.ledger, first.rows
    opposite = {(pid, pid) for id, pid in pids.items() if ledger.properties[id].symmetric}
    opposite |= {(pid, pids[other]) for id, pid in pids.items() if (other := ledger.property_id(ledger.properties[id].inverse)) in pids}
    if first.notes:
        linked = {pid for pair in opposite for pid in pair}
        linked |= {pid for id, pid in pids.items() if ledger.property_id(ledger.properties[id].inverse) in ledger.properties}
        if linked:
            yield first.coded.filter(first.coded.pid.isin(sorted(linked))).select("rid")
            yield rows.group_by("entity").agg(rid=rows.rid.min()).select("rid")
        return
    linked = {pid for pair in opposite for pid in pair}
    if not opposite or (named := targets(first, linked, "inverse")) is None:
        return
    people = first.backend.keep(_doubted(first, opposite, named), "doubted")
    if len(first.backend.arrow(people.limit(1))):
        mine = rows.filter(rows.pid.isin(sorted(linked))).semi_join(people, "entity").select("rid")
        kept = filters.together(first.backend, [mine], "one_sided")
        yield kept
        yield from named_alike(first, linked, kept, "one_sided_named")


def _doubted(first: First, opposite: set[tuple[int, int]], named: Table) -> Table:
    """Both sides (``entity``) of each link whose other side gives more answers that shut somebody out than answers that name the one."""
    rows = first.rows
    shutting = [
        number
        for number, (text, value) in enumerate(zip(first.texts, first.meant, strict=True))
        if any(text.pid == back for _, back in opposite) and shuts_out(value, first.ledger.properties[first.ids[text.pid]])
    ]
    answers = rows.semi_join(written(first, shutting, "inverse_shutting"), list(WRITTEN)).select("rid", "entity", *WRITTEN)
    given = answers.group_by(back=answers.pid, target=answers.entity).agg(given=answers.count())
    naming = answers.join(named, list(WRITTEN)).select("rid", back="pid", answering="entity", named="target").distinct()
    naming = naming.group_by("back", "answering", "named").agg(naming=naming.count())
    pairs = sorted(opposite)
    columns = {"pid": pa.array([pid for pid, _ in pairs], pa.int32()), "back": pa.array([back for _, back in pairs], pa.int32())}
    links = rows.join(named, list(WRITTEN)).select("pid", "entity", "target").distinct()
    links = links.join(first.backend.table(pa.table(columns), "opposite"), "pid").join(given, ["back", "target"])
    links = links.join(
        naming, [links.back == naming.back, links.target == naming.answering, links.entity == naming.named], how="left", rname="{name}_of_naming"
    )
    doubted = links.filter(links.given > links.naming.fill_null(0))
    return doubted.select("entity").union(doubted.select(entity=doubted.target)).distinct()
