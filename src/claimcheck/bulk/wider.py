"""What do the rows that were kept have to know of all others? On which days a source can have been written, how many quotes it has, and which properties have parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk.coded import dated
from claimcheck.bulk.first import First
from claimcheck.bulk.meanings import OPEN, plain_when
from claimcheck.ledger import Wider
from claimcheck.reading import read, read_when
from claimcheck.reading.values import NotJudged
from claimcheck.readings import days_published, days_reported, days_written


def wider(first: First) -> Wider:
    """The facts, from all rows."""
    ledger = first.ledger
    used = sorted(first.sources & ledger.sources.keys())
    undated = [id for id in used if days_published(ledger.sources[id]) is None]
    past: dict[str, set[int]] = {id: set() for id in undated}
    for source, day in _reported(first, undated) if undated else ():
        past[source].add(day)
    written = {id: days_published(ledger.sources[id]) or days_written(ledger.sources[id], past[id]) for id in used}
    return Wider(written, first.parted, first.quotes)


def _reported(first: First, sources: list[str]) -> Iterator[tuple[str, int]]:
    """Days on which what these sources report can have happened, the latest that matters among them."""
    backend, ledger = first.backend, first.ledger
    reads = [days_written(ledger.sources[id], ()).high for id in sources]
    columns = {"source": pa.array(sources, pa.string()), "read": pa.array([OPEN - 1 if day is None else day for day in reads], pa.int32())}
    rows = dated(first.rows.join(backend.table(pa.table(columns), "undated"), "source"), first.meanings)
    plain = rows.filter(plain_when(rows))
    groups = plain.group_by("source").agg(
        began=plain.low.max(where=plain.low <= plain.read), ended=plain.low_right.max(where=plain.low_right <= plain.read)
    )
    for row in _each(backend, groups):
        yield from ((row["source"], row[side]) for side in ("began", "ended") if row[side] is not None)
    for row in _each(backend, rows.filter((rows.when != "") & ~plain_when(rows)).select("source", "when").distinct()):
        reading = read_when(row["when"], ledger.style(row["source"]))
        if not isinstance(reading, NotJudged):
            yield from ((row["source"], day) for day in days_reported(reading.value))
    dates = [pid for pid, id in enumerate(first.ids) if ledger.properties[id].datatype in ("date", "period")]
    for row in _each(backend, rows.filter(rows.pid.isin(dates)).select("source", "pid", "unit", "value").distinct()) if dates else ():
        meant = read(row["value"], ledger.expected(first.ids[row["pid"]], row["unit"], row["source"]))
        if not isinstance(meant, NotJudged):
            yield from ((row["source"], day) for day in days_reported(meant.value))


def _each(backend: Any, rows: Any) -> Iterator[dict[str, Any]]:
    for batch in backend.batches(rows):
        yield from batch.to_pylist()
