"""Which rows of a question that has very many are needed to tell what clashes? They must never be in one place at a time as claims, nor in one window."""

from __future__ import annotations

from typing import Any

import ibis

from claimcheck.bulk.filters import TIMED
from claimcheck.bulk.first import First
from claimcheck.bulk.meanings import ALWAYS
from claimcheck.kernel.compare import regardless_of_time
from claimcheck.model import Property

Table = Any

SOME = 1_000  # rows of one question from which on it is worth asking which of them are needed
LIMIT = 250_000  # rows of one question that may be in one place
BUCKETS = 256


def in_buckets(rows: Table) -> Table:
    """Of the rows of such questions whose values lie apart, those that share a stretch of the calendar with a value that lies apart.

    Two that meet share a stretch. Rows are counted together by the first and the last of the stretches that they touch, so that there is
    nothing to put in order, and nothing to be repeated for each stretch but these counts.
    """
    edges = rows.group_by("asked").agg(
        begun=rows["first"].min(where=rows["first"] > -ALWAYS).fill_null(0), ended=rows["last"].max(where=rows["last"] < ALWAYS).fill_null(0)
    )
    rows = rows.join(edges, "asked")
    width = (rows.ended.cast("int64") - rows.begun) // BUCKETS + 1

    def bucket(end: Any) -> Any:
        within = ibis.ifelse(end < rows.begun, rows.begun, ibis.ifelse(end > rows.ended, rows.ended, end))
        return ((within.cast("int64") - rows.begun) // width).cast("int64")

    # Where all beginnings are open, or all ends, the edges may stand the wrong way round: one stretch then holds all.
    sound = rows.begun <= rows.ended
    zero = ibis.literal(0, "int64")
    rows = rows.mutate(since=ibis.ifelse(sound, bucket(rows["first"]), zero), until=ibis.ifelse(sound, bucket(rows["last"]), zero))
    spans = rows.group_by(["asked", "since", "until"]).agg(top=rows.low.max(), bottom=rows.high.min())
    each = spans.mutate(bucket=ibis.range(spans.since, spans.until + 1).unnest())
    hot = each.group_by(["asked", "bucket"]).agg(top=each.top.max(), bottom=each.bottom.min())
    met = each.select("asked", "since", "until", "bucket").join(hot.filter(hot.top > hot.bottom), ["asked", "bucket"])
    met = met.group_by(["asked", "since", "until"]).agg(floor=met.bottom.min(), ceiling=met.top.max())
    left = rows.join(met, ["asked", "since", "until"])
    return left.filter((left.low > left.floor) | (left.high < left.ceiling)).select(*TIMED)


def needed(first: First, clashing: Table) -> tuple[Table, Table]:
    """The questions among those of ``clashing`` rows (``rid, asked, low, high``) for which these and one more row do, and the rows that do.

    It takes amounts in one unit with dates of their own, any two of which have a value in common or not, and lie at different times or clash, or may.
    Then a conflict is told of the rows that clash, unless there are no other answers: a change between the same answers would be told with it.
    So one row is enough that gives another answer, apart from that of a row that clashes. It clashes with nobody, hence lies at another time
    than that row, and what changed is more than what clashes, in all rows as in these.
    """
    coded = first.coded.semi_join(clashing.select("asked").distinct(), "asked")
    coded = coded.select("rid", "asked", "pid", "low", "high", "odd", "free", "silent", "plain", "dated")
    rows = coded.join(first.rows.select("rid", "entity", "tags"), "rid")
    pids = [number for number, id in enumerate(first.ids) if _exact(first.ledger.properties[id])]
    dated = rows.plain & rows.dated & rows.pid.isin(pids) if pids else ibis.literal(False)
    sure = dated & (rows.low <= rows.high) & ~(rows.odd | rows.free | rows.silent)
    groups = rows.mutate(unsure=ibis.ifelse(sure, 0, 1)).group_by("asked")
    # Two questions can share a number.
    found = groups.agg(
        unsure=ibis._.unsure.max(),
        several=(ibis._.entity.min() != ibis._.entity.max()) | (ibis._.tags.min() != ibis._.tags.max()) | (ibis._.pid.min() != ibis._.pid.max()),
    )
    simple = found.filter((found.unsure == 0) & ~found.several).select("asked")
    ends = clashing.group_by("asked").agg(top=clashing.low.max(), bottom=clashing.high.min())
    others = (
        coded.semi_join(simple, "asked").anti_join(clashing.select("asked", "low", "high").distinct(), ["asked", "low", "high"]).join(ends, "asked")
    )
    others = others.filter((others.low > others.bottom) | (others.high < others.top))
    another = first.backend.keep(others.group_by("asked").agg(rid=others.rid.min()), "another_answer")
    return another.select("asked"), clashing.semi_join(another, "asked").select("rid", "asked").union(another.select("rid", "asked"))


def _exact(prop: Property) -> bool:
    """Is it a property of one amount at a time, for which it matters when?"""
    return prop.datatype == "quantity" and prop.values != "many" and not prop.office and not regardless_of_time(prop)
