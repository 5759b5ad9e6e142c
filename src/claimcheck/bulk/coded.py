"""What does each row bring to the first pass? Numbers: its question and its subject, when it holds, where its value lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ibis

from claimcheck.bulk.meanings import ALWAYS, OPEN, PLAIN, Meanings, plain_when, split_when
from claimcheck.bulk.values import UNBOUNDED

Table = Any


def resolved(rows: Table, meanings: Meanings) -> Table:
    """The rows with the property, the subject, the scope and the habits of the source that the ledger makes of them; others are left out."""
    joined = rows.join(meanings.properties, "property")
    for table, column, made in ((meanings.subjects, "subject", "entity"), (meanings.scopes, "scope", "tags")):
        if table is None:
            joined = joined.mutate(**{made: joined[column]})
        else:
            joined = joined.join(table, column, how="left", rname="{name}_of_" + made)
            joined = joined.mutate(**{made: joined[made].fill_null(joined[column])})
    if meanings.sources is None:
        return joined.mutate(style=ibis.literal(0, "int32"), until=ibis.literal(ALWAYS, "int32"))
    joined = joined.join(meanings.sources, "source", how="left", rname="{name}_of_source")
    return joined.mutate(style=joined.style.fill_null(0), until=joined.until.fill_null(ALWAYS))


def dated(rows: Table, meanings: Meanings) -> Table:
    """The rows with the days that the two sides of `when` mean, where they are plain."""
    _, first, last = split_when(rows)
    rows = rows.mutate(day_first=first, day_last=last)
    days = meanings.days
    assert days is not None
    left = days.rename(day_first="day")
    right = days.rename(low_right="low", high_right="high", day_last="day")
    return rows.join(left, "day_first", how="left").join(right, "day_last", how="left")


def quick(rows: Table) -> Any:
    """Is the value a number in bare digits that needs no reader?"""
    return rows.quick & (rows.unit == "") & rows.value.re_search(PLAIN)


def coded(rows: Table, meanings: Meanings, hashed: Callable[..., Any]) -> Table:
    """Of each row of ``resolved`` rows: where it stands, whom and what it is about, its first and last half day, and its value's ends.

    ``asked`` is one number for one question, ``about`` for one subject, ``passage`` for one passage of a source; two may share
    a number by chance, which keeps too much and loses nothing. ``plain`` when its time needed no reader.
    """
    rows = rows.select(
        "rid", "pid", "quick", "lasting", "timed", "dates", "style", "until", "when", "unit", "value",
        asked=hashed(rows.entity, rows.pid, rows.tags),
        about=hashed(rows.entity),
        scoped=rows.tags != "",
        passage=hashed(
            rows.source, rows.attributed_to, rows.locator, ibis.ifelse(rows.quote == "", rows.quote, rows.quote.re_replace("[^!-~]+", ""))
        ),
        number=ibis.ifelse(quick(rows), rows.value, ibis.null("string")).cast("float64"),
    )  # fmt: skip
    rows = _timed(dated(rows, meanings), meanings)
    if meanings.values is not None:
        values = meanings.values.rename(value_low="low", value_high="high")
        rows = rows.join(values, ["pid", "unit", "value", "style"], how="left", rname="{name}_of_value")
    else:
        rows = rows.mutate(
            value_low=ibis.null("float64"),
            value_high=ibis.null("float64"),
            same=ibis.null("float64"),
            **{name: ibis.null("bool") for name in ("odd", "free", "silent")},
        )
    return rows.select(
        "rid", "pid", "asked", "about",
        first=ibis.ifelse(rows.timed, rows.stated_first, ibis.null("int32")).fill_null(-ALWAYS).cast("int32"),
        last=ibis.ifelse(rows.timed, rows.stated_last, ibis.null("int32")).fill_null(ALWAYS).cast("int32"),
        low=rows.number.fill_null(rows.value_low).fill_null(-UNBOUNDED),
        high=rows.number.fill_null(rows.value_high).fill_null(UNBOUNDED),
        same=rows.number.fill_null(rows.same),
        odd=rows.odd.fill_null(ibis.literal(False)),
        free=rows.free.fill_null(ibis.literal(False)),
        silent=(rows.number.isnull() & rows.silent).fill_null(ibis.literal(False)),
        scoped=rows.scoped,
        dated=rows.when != "",
        plain=rows.plain,
        late=ibis.ifelse(rows.dates, rows.value_low > rows.until, rows.stated_first > 2 * rows.until.cast("int64")).fill_null(ibis.literal(False)),
        passage=rows.passage,
    )  # fmt: skip


def _timed(rows: Table, meanings: Meanings) -> Table:
    """The rows with the first and the last half day on which what they say may hold."""
    if meanings.whens is not None:
        rows = rows.join(meanings.whens, ["when", "style"], how="left", rname="{name}_of_when")
    else:
        rows = rows.mutate(**{name: ibis.null("int32") for name in ("lasting_first", "lasting_last", "moment_first", "moment_last")})
    whole = rows.when.find("/") < 0
    rows = rows.mutate(plain=plain_when(rows), end=ibis.ifelse(whole, rows.high, rows.high_right))
    # Of what lasts, a stretch of more than a day may end on the day on which the next begins (see the measure of the kernel).
    closed = rows.lasting & (rows.end < OPEN)
    later_end = ibis.ifelse(whole, rows.low < rows.high, rows.low < rows.low_right)
    later_start = ibis.ifelse(whole, rows.low < rows.high, rows.high < rows.high_right)
    first = 2 * rows.low - ibis.ifelse(closed & later_end, 0, 1)
    last = ibis.ifelse(rows.end < OPEN, 2 * rows.end - ibis.ifelse(closed & later_start, 1, 0), ALWAYS)
    return rows.mutate(
        stated_first=ibis.ifelse(rows.plain, first, ibis.ifelse(rows.lasting, rows.lasting_first, rows.moment_first)),
        stated_last=ibis.ifelse(rows.plain, last, ibis.ifelse(rows.lasting, rows.lasting_last, rows.moment_last)),
    )
