"""Between which days do rows date something? As rules see it: from the first to the last day that a value may mean, whatever lies between."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk.first import First
from claimcheck.bulk.linked import WRITTEN, written
from claimcheck.reading.extent import extent
from claimcheck.reading.values import NotJudged

Table = Any
DATED = ("date", "period")


def days(first: First, pids: Collection[int], name: str) -> Table | None:
    """The rows on some properties that hold dates: subject, by name and number, property, first and last day, which is null where it is open."""
    dated = {pid for pid in pids if first.ledger.properties[first.ids[pid]].datatype in DATED}
    found = [
        (number, span)
        for number, (text, value) in enumerate(zip(first.texts, first.meant, strict=True))
        if text.pid in dated and not isinstance(value, NotJudged) and (span := extent(value)) is not None
    ]
    if not found:
        return None
    ends = {
        "low": pa.array([None if span.low is None else float(span.low) for _, span in found], pa.float64()),
        "high": pa.array([None if span.high is None else float(span.high) for _, span in found], pa.float64()),
    }
    rows = first.rows.filter(first.rows.pid.isin(sorted(dated)))
    rows = rows.join(written(first, [number for number, _ in found], f"{name}_days", **ends), list(WRITTEN))
    return rows.select("entity", "pid", "low", "high", about=first.backend.hashed(rows.entity))
