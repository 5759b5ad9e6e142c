"""On which questions do values clash at a time, or may, and which of their rows have to be judged?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
from numpy.typing import NDArray

from claimcheck.bulk import filters, giant
from claimcheck.bulk.first import First

Table = Any
SLICE = 2_000_000  # rows whose numbers are held in memory at a time


class Kept(NamedTuple):
    """Questions, each to be judged by all of its rows; but of those that are ``spared`` that, only the ``rows`` given."""

    questions: Sequence[Table]
    spared: Table | None = None
    rows: Table | None = None

    def chosen(self, coded: Table, asked: Table) -> Table:
        """The rows (``rid``) to judge, with their questions, of those that are ``asked``."""
        rows = coded.semi_join(asked, "asked").select("rid", "asked")
        return rows if self.spared is None else rows.anti_join(self.spared, "asked").union(self.rows)


def clashing(first: First) -> Kept:
    """Found by the columnar filters, and by the exact step in what these leave."""
    from claimcheck.bulk.exact import clusters

    backend, stats = first.backend, first.stats
    groups = backend.keep(filters.apart(first.coded), "groups")
    counts = backend.arrow(
        groups.agg(
            questions=groups.count(),
            rows=groups.members.sum().fill_null(0),
            odd=groups.odd.sum().fill_null(0),
            most=groups.members.max(where=~groups.odd).fill_null(0),
        )
    ).to_pylist()[0]
    large = groups.filter((groups.members > giant.LIMIT) & ~groups.odd) if counts["most"] > giant.LIMIT else None
    left = backend.keep(_left(first, groups, large), "left")
    stats.count("questions whose answers lie apart", counts["questions"])
    stats.count("  of them with values on no line", int(counts["odd"]))
    stats.count("  rows on them", int(counts["rows"]))
    number = int(backend.arrow(left.agg(n=left.count())).column(0)[0].as_py())
    stats.count("  rows left after time and value", number)
    slices = 1 + number // SLICE
    proven, rows = [], []
    crowded = backend.arrow(groups.filter((groups.members > min(giant.SOME, giant.LIMIT)) & ~groups.odd).select("asked", "members"))
    for at in range(slices):
        table = backend.arrow(left if slices == 1 else left.filter((left.asked & 1023) % slices == at))
        columns = [table.column(name).to_numpy() for name in ("asked", "first", "last", "low", "high")]
        marks = clusters(columns[0], columns[1].astype("int64"), columns[2].astype("int64"), columns[3], columns[4])
        found = marks >= 0
        stats.count("rows that clash", int(found.sum()))
        stats.count("clusters of them", len(set(marks[found].tolist())))
        proven.append(pa.table({"asked": pa.array(sorted(set(columns[0][found].tolist())), pa.int64())}))
        some = _minorities(columns[0][found], crowded)
        if len(some):
            rows.append(_of(table.filter(pa.array(found)).select(["rid", "asked", "low", "high"]), some))
    asked = pa.concat_tables(proven)
    stats.count("questions on which rows clash", len(asked))
    kept = Kept([groups.filter(groups.odd).select("asked"), backend.table(asked, "proven")])
    return kept if not rows else Kept(kept.questions, *giant.needed(first, backend.table(pa.concat_tables(rows), "crowded")))


def _left(first: First, groups: Table, large: Table | None) -> Table:
    """The rows that time and value leave: in stretches without a gap, or of the largest questions in stretches of the calendar."""
    rows = filters.lying_apart(first.coded, groups)
    if large is None:
        return filters.islands(rows)
    giants = first.backend.keep(rows.semi_join(large, "asked"), "giants")
    return filters.islands(rows.anti_join(large, "asked")).union(giant.in_buckets(giants))


def _minorities(clashing: NDArray[np.int64], crowded: pa.Table) -> pa.Array:
    """The crowded questions of which fewer than half of the rows clash: it pays to ask which of their rows are needed."""
    asked, counts = np.unique(clashing, return_counts=True)
    questions, members = (crowded.column(name).to_numpy() for name in ("asked", "members"))
    at = np.searchsorted(asked, questions)
    clash = np.append(counts, 0)[at] * (np.append(asked, 0)[at] == questions)
    return pa.array(questions[(clash > 0) & (2 * clash < members)], pa.int64())


def _of(table: pa.Table, questions: pa.Array) -> pa.Table:
    from pyarrow import compute

    return table.filter(compute.is_in(table.column("asked"), value_set=questions))
