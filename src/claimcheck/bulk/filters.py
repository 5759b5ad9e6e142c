"""Which questions may a rule have something to say about? Each filter discards what cannot, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import ibis

from claimcheck.bulk.backend import Backend
from claimcheck.bulk.meanings import ALWAYS
from claimcheck.bulk.values import UNBOUNDED

Table = Any
TIMED = ("rid", "asked", "first", "last", "low", "high")


def _speaking(rows: Table) -> Table:
    """The rows that say something, those that clash with odd values alone lying everywhere."""
    rows = rows.filter(~rows.silent)
    return rows.mutate(low=ibis.ifelse(rows.free, -UNBOUNDED, rows.low), high=ibis.ifelse(rows.free, UNBOUNDED, rows.high))


def several(rows: Table) -> Table:
    """The questions to which the answers are not all alike, whenever they are given."""
    speaking = _speaking(rows)
    groups = speaking.group_by("asked").agg(
        members=speaking.count(),
        low=speaking.low.max(),
        least=speaking.low.min(),
        high=speaking.high.min(),
        most=speaking.high.max(),
        odd=speaking.odd.any(),
    )
    return groups.filter((groups.members > 1) & (groups.odd | (groups.low != groups.least) | (groups.high != groups.most))).select("asked")


def apart(rows: Table) -> Table:
    """The questions on which some value lies apart from another, or on no line and in company: their highest low end, and their lowest high end."""
    speaking = _speaking(rows)
    groups = speaking.group_by("asked").agg(members=speaking.count(), top=speaking.low.max(), bottom=speaking.high.min(), odd=speaking.odd.any())
    return groups.filter((groups.members > 1) & (groups.top > groups.bottom))


def lying_apart(rows: Table, groups: Table) -> Table:
    """The rows of such questions whose value lies apart from another's: one that meets both those ends meets every value."""
    met = _speaking(rows).join(groups.filter(~groups.odd), "asked")
    return met.filter((met.low > met.bottom) | (met.high < met.top)).select(*TIMED)


def islands(rows: Table) -> Table:
    """Of such rows, those in a stretch of time without a gap in which values lie apart."""
    # The order is total: with ties, the two windows could break them differently, and a clash would be lost.
    order = ["first", "rid"]
    reached = rows["last"].max().over(ibis.window(group_by="asked", order_by=order, rows=(None, -1)))
    rows = rows.mutate(opens=(reached.isnull() | (rows["first"] > reached)).cast("int64"))
    rows = rows.mutate(island=rows.opens.sum().over(ibis.window(group_by="asked", order_by=order, rows=(None, 0))))
    groups = rows.group_by(["asked", "island"]).agg(top=rows.low.max(), bottom=rows.high.min())
    met = rows.join(groups.filter(groups.top > groups.bottom), ["asked", "island"])
    return met.filter((met.low > met.bottom) | (met.high < met.top)).select(*TIMED)


def overlapping(rows: Table, offices: Collection[int]) -> Table:
    """The questions on offices on which two claims that do not say the same meet in time."""
    held = rows.filter(rows.pid.isin(sorted(offices)))
    # Two values that lie on no line are not the same for that.
    apart = ibis.ifelse(held.low > held.high, held.rid, ibis.literal(-1, "int64"))
    held = held.select("asked", "first", "last", "low", "high", apart=apart).distinct()
    reached = held["last"].max().over(ibis.window(group_by="asked", order_by=["first", "last", "low", "high", "apart"], rows=(None, -1)))
    held = held.mutate(reached=reached)
    return held.filter(held["first"] <= held.reached).select("asked").distinct()


def shrinking(rows: Table, growing: Collection[int]) -> Table:
    """The questions on growing counts on which a count may lie below one that began earlier, or has no date."""
    counted = rows.filter(rows.pid.isin(sorted(growing)) & ~rows.silent)
    before = ibis.window(group_by="asked", order_by=["first", "rid"], rows=(None, -1))
    counted = counted.mutate(greatest=counted.low.max().over(before), undated=counted["first"] <= -ALWAYS)
    everyone = counted.group_by("asked").agg(
        top=counted.low.max(), bottom=counted.high.min(), undated=counted.undated.any(), fell=(counted.greatest > counted.high).any()
    )
    return everyone.filter(everyone.fell.fill_null(ibis.literal(False)) | (everyone.undated & (everyone.top > everyone.bottom))).select("asked")


def repeated(rows: Table) -> Table:
    """The rows in which one passage says the same of the same time on one question as in others."""
    same = ["asked", "passage", "first", "last", "low", "high"]
    said = rows.group_by(same).agg(times=rows.count())
    return rows.semi_join(said.filter(said.times > 1), same).select("rid", "asked")


def of(rows: Table, properties: Collection[int]) -> Table:
    """The questions on some properties."""
    return rows.filter(rows.pid.isin(sorted(properties))).select("asked").distinct()


def together(backend: Backend, tables: Sequence[Table], name: str) -> Table:
    """The questions, or subjects, of one or more tables, each once."""
    whole = tables[0]
    for table in tables[1:]:
        whole = whole.union(table)
    return backend.keep(whole.distinct(), name)
