"""Which rows do relations speak of, so that they are understood and judged among these as they would be among all?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk.backend import ROW_BITS
from claimcheck.bulk.first import First
from claimcheck.bulk.judge import Bench
from claimcheck.relations.references import Named, spoken_of

Table = Any

_MADE = re.compile(r"(.+)#([1-9][0-9]{0,11})")


def related(first: First, bench: Bench, pids: Mapping[str, int], dated: Sequence[int]) -> Iterator[Table]:
    """The rows (``rid``) of the subjects and properties that relations name, and of the claims; of subjects, all on the properties ``dated``.

    A relation may join what is dated of two subjects, whatever else has to follow that. Of every other property of a subject one row is enough
    to know that there is something on it; where a name is not on record, the nearest one is what a reader is shown.
    """
    rows, ledger = first.rows, first.ledger
    wanted = spoken_of(ledger)
    if asked := sorted({pids[id] for id in wanted.properties if id in pids}):
        yield first.coded.filter(first.coded.pid.isin(asked)).select("rid")
    planned = [claim for claim in bench.written if claim.id in wanted.claims]
    pairs = {(subject, id) for one in wanted.answers for subject, id in one.asked} | {(ledger.subject(claim), claim.property) for claim in planned}
    named = _of_claims(first, bench, wanted)
    subjects = sorted({subject for subject, _ in pairs} | {row["entity"] for row in named})
    present = _one_each(first, subjects)
    yield first.places([row["rid"] for row in (*present, *named)], "related_some")
    if named:
        questions = first.coded.semi_join(first.places([row["rid"] for row in named], "related_claims"), "rid").select("asked").distinct()
        yield first.coded.semi_join(questions, "asked").select("rid")
    both = sorted({(subject, pids[id]) for subject, id in pairs if id in pids} | {(subject, pid) for subject in subjects for pid in dated})
    if both:
        columns = list(zip(*both, strict=True))
        table = first.backend.table(pa.table({"subject": pa.array(columns[0], pa.string()), "pid": pa.array(columns[1], pa.int32())}), "related")
        answers = table.select(about=first.backend.hashed(table.subject), pid=table.pid)
        yield first.coded.semi_join(answers, ["about", "pid"]).select("rid")
    known = {*ledger.entities, *(row["entity"] for row in present)}
    lost = {one.written for one in wanted.answers if known.isdisjoint(subject for subject, _ in one.asked)}
    if lost:
        yield first.places(_nearest(lost, _names(first, rows)), "related_nearest")
    if strange := wanted.claims - {row["id"] for row in named} - {claim.id for claim in bench.written}:
        yield first.places(_nearest(strange, _ids(first, bench)), "related_nearest_ids")


def _of_claims(first: First, bench: Bench, wanted: Named) -> list[dict[str, Any]]:
    """The rows of the claims that are named by their ids, which a row has or is given by its place."""
    if not wanted.claims:
        return []
    rows = first.rows
    given = rows.filter(rows.id.isin(sorted(wanted.claims))).select("rid", "entity", "id")
    tags = {tag: part for part, tag in enumerate(bench.tags)}
    made = {
        (tags[found[1]] << ROW_BITS) | (int(found[2]) - 1): id
        for id in wanted.claims
        if (found := _MADE.fullmatch(id)) is not None and found[1] in tags
    }
    by_place = rows.filter((rows.id == "") & rows.rid.isin(sorted(made))).select("rid", "entity", "id") if made else None
    told = [row for table in (given, by_place) if table is not None for row in first.backend.arrow(table).to_pylist()]
    return sorted(({**row, "id": row["id"] or made[row["rid"]]} for row in told), key=lambda row: row["rid"])


def _one_each(first: First, subjects: Sequence[str]) -> list[dict[str, Any]]:
    """One row of each property of some subjects."""
    if not subjects:
        return []
    table = first.backend.table(pa.table({"entity": pa.array(subjects, pa.string())}), "related_subjects")
    found = first.rows.semi_join(table, "entity")
    return sorted(first.backend.arrow(found.group_by(["entity", "pid"]).agg(rid=found.rid.min())).to_pylist(), key=lambda row: row["rid"])


def _names(first: First, rows: Table) -> Iterator[dict[str, int]]:
    for batch in first.backend.batches(rows.group_by("entity").agg(rid=rows.rid.min())):
        yield {row["entity"]: row["rid"] for row in batch.to_pylist()}


def _ids(first: First, bench: Bench) -> Iterator[dict[str, int]]:
    for batch in first.backend.batches(first.rows.select("rid", "id")):
        found = ((row["id"], row["rid"]) for row in batch.to_pylist())
        yield {
            id or f"{bench.tags[rid >> ROW_BITS]}#{(rid & ((1 << ROW_BITS) - 1)) + 1}": rid
            for id, rid in found
            if id or rid >> ROW_BITS < len(bench.tags)
        }


def _nearest(names: Iterable[str], known: Iterable[Mapping[str, int]]) -> set[int]:
    """The rows of the nearest names: the nearest of all is the nearest of those that are nearest in their batch."""
    import difflib  # needed only when something went wrong

    names = sorted(names)
    found: set[int] = set()
    for batch in known:
        ordered = sorted(batch)
        found.update(batch[close] for name in names for close in difflib.get_close_matches(name, ordered, n=1))
    return found
