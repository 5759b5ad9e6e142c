"""Which claims may speak of what was not there at the time, or join two of which one was gone before the other came?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import ibis

from claimcheck.bulk import filters
from claimcheck.bulk.coded import dated
from claimcheck.bulk.first import First
from claimcheck.bulk.linked import WRITTEN, named_alike, targets
from claimcheck.bulk.meanings import OPEN, plain_when
from claimcheck.bulk.values import BEYOND
from claimcheck.rules.not_contemporary import BEGINNINGS, ENDS

Table = Any
NEIGHBOURS = ("predecessor", "successor")  # whose being on record makes a doubt of a certainty


def not_contemporary(first: First, pids: Mapping[str, int]) -> Iterator[Table]:
    """The rows (``rid``) of such claims, and of the dates, predecessors and successors of those whom they are about or name."""
    ledger, backend = first.ledger, first.backend
    contemporary = [pid for pid, id in enumerate(first.ids) if ledger.properties[id].contemporary]
    begins, ends = ([pids[name] for name in names if name in pids] for names in (BEGINNINGS, ENDS))
    if not contemporary or not (begins or ends):
        return
    lives = backend.keep(_lives(first, begins, ends), "lives")
    joined = _joined(first, contemporary, lives)
    found = [_out_of_time(first, contemporary, lives, joined)]
    if joined is not None:
        found.append(_apart(first, joined, lives))
    rows = filters.together(backend, found, "not_contemporary")
    if not len(backend.arrow(rows.limit(1))):
        return
    yield rows
    about = first.coded.semi_join(rows, "rid").select("about")
    if joined is not None:
        about = about.union(joined.semi_join(rows, "rid").select(about=joined.other))
    told = [*begins, *ends, *(pids[name] for name in NEIGHBOURS if name in pids)]
    yield first.coded.filter(first.coded.pid.isin(told)).semi_join(about.distinct(), "about").select("rid")
    yield from named_alike(first, contemporary, rows, "not_contemporary_named")


def _lives(first: First, begins: list[int], ends: list[int]) -> Table:
    """Of each subject the latest day on which any claim lets it begin, and the earliest on which any lets it end.

    No life on record is shorter, neither where sources differ, nor where two subjects share a number.
    """
    rows = first.coded.filter(first.coded.pid.isin([*begins, *ends]) & ~first.coded.silent)
    days = rows.pid.isin([pid for pid, id in enumerate(first.ids) if first.ledger.properties[id].datatype in ("date", "period")])
    low, high = ibis.ifelse(days, rows.low, BEYOND), ibis.ifelse(days, rows.high, -BEYOND)
    return rows.group_by("about").agg(came=low.max(where=rows.pid.isin(begins)), gone=high.min(where=rows.pid.isin(ends)))


def _joined(first: First, contemporary: list[int], lives: Table) -> Table | None:
    """The rows that name somebody whose dates are on record, with those dates."""
    backend = first.backend
    named = targets(first, contemporary, "contemporary")
    if named is None:
        return None
    named = named.mutate(other=backend.hashed(named.target)).drop("target").distinct()
    theirs = lives.select(other=lives.about, came=lives.came, gone=lives.gone)
    named = backend.keep(named.join(theirs, "other"), "contemporary_named")
    if not len(backend.arrow(named.limit(1))):
        return None
    rows = first.rows.filter(first.rows.pid.isin(contemporary)).join(named, list(WRITTEN))
    return backend.keep(rows.select("rid", "other", "came", "gone"), "contemporary_joined")


def _out_of_time(first: First, contemporary: list[int], lives: Table, joined: Table | None) -> Table:
    """The rows that may be of a time when the one whom they are about, or name, was not there: by their half days, and of those by their days."""
    spoken = first.coded.filter(first.coded.pid.isin(contemporary) & first.coded.dated).select("rid", "about", "first", "last")
    met = [spoken.join(lives, "about")]
    if joined is not None:
        met.append(spoken.join(joined, "rid"))
    # The half days of a day are the one before it and itself: 2 * day - 1 and 2 * day.
    chosen = [one.filter(((one["first"] + 2) / 2 <= one.came) | ((one["last"] - 1) / 2 >= one.gone)).select("rid", "came", "gone") for one in met]
    near = filters.together(first.backend, chosen, "out_of_time")
    days = dated(first.rows.semi_join(near, "rid").select("rid", "when"), first.meanings)
    whole = days.when.find("/") < 0
    days = days.select("rid", plain=plain_when(days), begun=days.high, ended=ibis.ifelse(whole, days.low, days.low_right))
    rows = near.join(days, "rid")
    return rows.filter(~rows.plain | (rows.begun < rows.came) | ((rows.ended > rows.gone) & (rows.ended < OPEN))).select("rid")


def _apart(first: First, joined: Table, lives: Table) -> Table:
    """The rows that join two who may never have been there at once."""
    about = lives.select("about", own_came=lives.came, own_gone=lives.gone)
    rows = joined.join(first.coded.select("rid", "about"), "rid").join(about, "about")
    return rows.filter((rows.own_gone < rows.came) | (rows.gone < rows.own_came)).select("rid")
