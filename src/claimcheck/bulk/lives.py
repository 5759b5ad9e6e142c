"""Which claims may speak of what was not there at the time, or join two of which one was gone before the other came?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import ibis

from claimcheck.bulk import filters
from claimcheck.bulk.coded import dated
from claimcheck.bulk.extents import DATED, days
from claimcheck.bulk.first import First
from claimcheck.bulk.linked import WRITTEN, named_alike, targets
from claimcheck.bulk.meanings import OPEN, plain_when
from claimcheck.bulk.values import BEYOND
from claimcheck.rules.not_contemporary import BEGINNINGS, ENDS

Table = Any
NEIGHBOURS = ("predecessor", "successor")  # whose being on record makes a doubt of a certainty


def not_contemporary(first: First, pids: Mapping[str, int]) -> Iterator[Table]:
    """The rows (``rid``) of such claims, and of the dates, predecessors and successors of those whom they are about or name.

    Most are cleared by numbers of subjects and half days, and the rest by names and days.
    """
    ledger, backend = first.ledger, first.backend
    contemporary = [pid for pid, id in enumerate(first.ids) if ledger.properties[id].contemporary]
    begins, ends = ([pids[name] for name in names if name in pids] for names in (BEGINNINGS, ENDS))
    if not contemporary or not (begins or ends):
        return
    dates = backend.keep(_dates(first, begins, ends), "lives_dates")
    lives = backend.keep(_shortest(dates), "lives")
    joined = _joined(first, contemporary, lives)
    near = filters.together(backend, list(_near(first, contemporary, lives, joined)), "not_contemporary_near")
    if not len(backend.arrow(near.limit(1))):
        return
    rows = filters.together(backend, list(_out_of_time(first, near, dates, joined)), "not_contemporary")
    if not len(backend.arrow(rows.limit(1))):
        return
    yield rows
    about = first.coded.semi_join(rows, "rid").select("about")
    if joined is not None:
        about = about.union(joined.semi_join(rows, "rid").select(about=joined.other))
    told = [*begins, *ends, *(pids[name] for name in NEIGHBOURS if name in pids)]
    yield first.coded.filter(first.coded.pid.isin(told)).semi_join(about.distinct(), "about").select("rid")
    yield from named_alike(first, contemporary, rows, "not_contemporary_named")


def _dates(first: First, begins: list[int], ends: list[int]) -> Table:
    """The first and the last day of each beginning and end on record."""
    used = [*begins, *ends]
    odd = [pid for pid in used if first.ledger.properties[first.ids[pid]].datatype not in DATED]
    mine = first.rows.filter(first.rows.pid.isin(odd))
    # Of what is no date nothing is certain, so that no life is shorter than with these.
    rows = mine.select("entity", "pid", low=ibis.literal(BEYOND), high=ibis.literal(-BEYOND), about=first.backend.hashed(mine.entity))
    if (known := days(first, used, "lives")) is not None:
        rows = rows.union(known)
    return rows.select("entity", "about", "low", "high", begins=rows.pid.isin(begins))


def _shortest(dates: Table) -> Table:
    """Of each subject the latest day on which any claim lets it begin, and the earliest on which any lets it end.

    No life on record is shorter, neither where sources differ, nor where two subjects share a number.
    """
    return dates.group_by("about").agg(came=dates.low.max(where=dates.begins), gone=dates.high.min(where=~dates.begins))


def _longest(dates: Table) -> Table:
    """Of each subject, by name, its life on record: from the first day to the last that any claim leaves; without an end on a side that one leaves open."""
    open_ = dates.group_by("entity").agg(
        came=dates.low.min(where=dates.begins),
        gone=dates.high.max(where=~dates.begins),
        early=(dates.begins & dates.low.isnull()).any(),
        late=(~dates.begins & dates.high.isnull()).any(),
    )
    nothing = ibis.null("float64")
    return open_.select("entity", came=ibis.ifelse(open_.early, nothing, open_.came), gone=ibis.ifelse(open_.late, nothing, open_.gone))


def _joined(first: First, contemporary: list[int], lives: Table) -> Table | None:
    """The rows that name somebody whose dates are on record, with those dates."""
    backend = first.backend
    named = targets(first, contemporary, "contemporary")
    if named is None:
        return None
    named = named.mutate(other=backend.hashed(named.target)).distinct()
    theirs = lives.select(other=lives.about, came=lives.came, gone=lives.gone)
    named = backend.keep(named.join(theirs, "other"), "contemporary_named")
    if not len(backend.arrow(named.limit(1))):
        return None
    rows = first.rows.filter(first.rows.pid.isin(contemporary)).join(named, list(WRITTEN))
    return backend.keep(rows.select("rid", "target", "other", "came", "gone"), "contemporary_joined")


def _near(first: First, contemporary: list[int], lives: Table, joined: Table | None) -> Iterator[Table]:
    """The rows that may be of a time when the one whom they are about, or name, was not there, or whose two may never have been there at once."""
    coded = first.coded.filter(first.coded.pid.isin(contemporary)).select("rid", "about", "dated", "first", "last")
    spoken = coded.filter(coded.dated)
    # The half days of a day are 2 * day - 1 and 2 * day.
    for met in (spoken.join(lives, "about"), *([] if joined is None else [spoken.join(joined, "rid")])):
        yield met.filter(((met["first"] + 2) / 2 <= met.came) | ((met["last"] - 1) / 2 >= met.gone)).select("rid")
    if joined is not None:
        own = lives.select("about", own_came=lives.came, own_gone=lives.gone)
        rows = joined.join(coded, "rid").join(own, "about")
        yield rows.filter((rows.own_gone < rows.came) | (rows.gone < rows.own_came)).select("rid")


def _out_of_time(first: First, near: Table, dates: Table, joined: Table | None) -> Iterator[Table]:
    """Of these rows those that are so by the lives on record, or whose time needs the reader."""
    said = first.backend.keep(first.rows.semi_join(near, "rid").select("rid", "when", "entity"), "lives_said")
    people = said.select("entity")
    others = None if joined is None else joined.semi_join(near, "rid").select("rid", entity=joined.target)
    if others is not None:
        people = people.union(others.select("entity"))
    lives = first.backend.keep(_longest(dates.semi_join(people.distinct(), "entity")), "lives_on_record")
    times = dated(said.filter(said.when != ""), first.meanings)
    ended = ibis.ifelse(times.when.find("/") < 0, times.low, times.low_right)
    times = times.select("rid", plain=plain_when(times), begun=times.high, ended=ended)
    for those in (said, *([] if others is None else [others])):
        met = those.select("rid", "entity").join(lives, "entity").join(times, "rid")
        yield met.filter(~met.plain | (met.begun < met.came) | ((met.ended > met.gone) & (met.ended < OPEN))).select("rid")
    if others is not None:
        own = lives.select("entity", own_came=lives.came, own_gone=lives.gone)
        pairs = others.join(lives, "entity").drop("entity").join(said.select("rid", "entity"), "rid").join(own, "entity")
        yield pairs.filter((pairs.own_gone < pairs.came) | (pairs.gone < pairs.own_came)).select("rid")
