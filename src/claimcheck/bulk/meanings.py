"""What do the texts in the columns mean? Each different text is read once, by the one reader, whatever the number of rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk.backend import Backend
from claimcheck.bulk.values import Codes, ends_of, kind_of
from claimcheck.kernel.compare import regardless_of_time
from claimcheck.kernel.times import measure, time_of
from claimcheck.ledger import Ledger
from claimcheck.load.vocabulary import Vocabulary
from claimcheck.model import Property, TimeKind
from claimcheck.reading import read, read_when
from claimcheck.reading.conversion import in_unit
from claimcheck.reading.expect import Style
from claimcheck.reading.values import Dates, NotJudged, Period, Quantity, Reading, Value

ALWAYS = 1 << 30  # half days beyond which all times are one
OPEN = 1 << 28  # stands for the day on which a stretch ends that has no end
PLAIN_KIND = "amount in "
PLAIN = r"\A[0-9]{1,15}\z"
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
Table = Any


@dataclass(frozen=True)
class Meanings:
    """Small tables from texts to what they mean; ``None`` where there are no such texts.

    ``properties``: property, pid, quick (bare digits are the number itself), lasting, timed, dates. ``subjects``: subject, entity. ``scopes``:
    scope, tags. ``sources``: source, style, and the last day on which it can have been written. ``days``: day, low, high. ``whens``: when, style, and first and last half day, of what lasts
    and of what does not. ``values``: pid, unit, value, style, and the ends of the value.
    """

    properties: Table
    subjects: Table | None
    scopes: Table | None
    sources: Table | None
    days: Table | None
    whens: Table | None
    values: Table | None
    ids: Sequence[str]  # the property of each pid


def lasting(prop: Property) -> bool:
    """Does a value hold throughout the time given?"""
    return prop.time == "state" and not regardless_of_time(prop)


def property_table(ledger: Ledger, names: Vocabulary, backend: Backend, used: Sequence[str]) -> tuple[Table, tuple[str, ...]]:
    """The properties that a table names, by id or alias, with what the first pass has to know of them."""
    meant = [names.id_of(name) or name for name in used]
    ids = tuple(sorted(set(meant)))
    props = [ledger.properties[id] for id in meant]
    table = pa.table(
        {
            "property": pa.array(used, pa.string()),
            "pid": pa.array([ids.index(prop.id) for prop in props], pa.int32()),
            "quick": pa.array([_quick(ledger, prop) for prop in props], pa.bool_()),
            "lasting": pa.array([lasting(prop) for prop in props], pa.bool_()),
            "timed": pa.array([not regardless_of_time(prop) for prop in props], pa.bool_()),
            "dates": pa.array([prop.datatype in ("date", "period") for prop in props], pa.bool_()),
        }
    )
    return backend.table(table, "properties"), ids


def _quick(ledger: Ledger, prop: Property) -> bool:
    """Do bare digits mean that number and nothing else, whatever the source, and one that is allowed? Then no reader is needed for them."""
    expect = ledger.expected(prop.id)
    plain = prop.datatype == "quantity" and not expect.reported and not expect.unit and prop.values != "many" and not prop.distinct
    return plain and _from_nothing(ledger, prop) and not (prop.maximum or prop.one_of or prop.none_of or prop.format or prop.required)


def _from_nothing(ledger: Ledger, prop: Property) -> bool:
    """Is no amount of nothing or more too small for it?"""
    least = ledger.bound(prop.id, prop.minimum) if prop.minimum else None
    if not isinstance(least, Quantity):
        return least is None
    span = least.spans[0]
    return span.low is not None and (span.low < 0 or (span.low == 0 and not span.low_open))


def split_when(rows: Table) -> tuple[Any, Any, Any]:
    """Where a stretch of time is parted, and the texts before and after that."""
    at = rows.when.find("/")
    whole = at < 0
    return whole, ibis.ifelse(whole, rows.when, rows.when.substr(0, at)), ibis.ifelse(whole, rows.when, rows.when.substr(at + 1))


def plain_when(rows: Table) -> Any:
    """Is it a day, month or year, or two such in their order? Then it means what the two mean."""
    whole = rows.when.find("/") < 0
    begun = rows.low < OPEN
    ordered = (rows.low <= rows.low_right) & (rows.high <= rows.high_right)
    return (begun & (whole | ordered)).fill_null(ibis.literal(False))


def day_table(rows: Table, backend: Backend) -> tuple[Table, bool]:
    """The days, months and years among the texts of `when` and on the two sides of it; and whether there are any other texts."""
    _, first, last = split_when(rows)
    texts: set[str] = set()
    for side in (first, last):
        for batch in backend.batches(rows.filter(rows.when != "").select(day=side).distinct()):
            texts.update(batch.column(0).to_pylist())
    days = {text: days for text in texts if (days := _days(text))}
    columns = list(zip(*((text, *days[text]) for text in sorted(days)), strict=True)) or [(), (), ()]
    names = ("day", "low", "high")
    kinds = (pa.string(), pa.int32(), pa.int32())
    table = pa.table({name: pa.array(column, kind) for name, column, kind in zip(names, columns, kinds, strict=True)})
    return backend.table(table, "days"), len(days) < len(texts)


def _days(text: str) -> tuple[int, int] | None:
    if text == "..":
        return OPEN, OPEN
    if not (_DAY.fullmatch(text) and text.isascii()):
        return None
    reading = read_when(text)
    if isinstance(reading, NotJudged) or not isinstance(reading.value, Dates) or len(reading.value.spans) != 1 or reading.value.point:
        return None
    low, high = reading.value.spans[0]
    if low is None or high is None or time_of(reading.value, "state")[:4] != (low, low, high, high):  # as 2020-21, which is one of two years
        return None
    return low, high


def when_table(whens: Sequence[tuple[str, int]], styles: Sequence[Style]) -> pa.Table:
    """Other texts of `when`: the first and the last half day on which what is said may hold. ``judged`` when they can be read."""
    read_ = []
    for when, style in sorted(whens):
        reading = read_when(when, styles[style])
        judged = not isinstance(reading, NotJudged)
        read_.append((when, style, *_half_days(reading, "state"), *_half_days(reading, "fluctuating"), judged))
    columns = list(zip(*read_, strict=True))
    names = ("when", "style", "lasting_first", "lasting_last", "moment_first", "moment_last", "judged")
    kinds = (pa.string(), *(pa.int32(),) * 5, pa.bool_())
    return pa.table({name: pa.array(column, kind) for name, column, kind in zip(names, columns, kinds, strict=True)})


def _half_days(reading: Reading | NotJudged, kind: TimeKind) -> tuple[int, int]:
    """As the kernel measures them, whenever it was written: then no two times that may meet lie apart, and what means the same lies at the same place."""
    if isinstance(reading, NotJudged) or not isinstance(reading.value, (Dates, Period)):
        return -ALWAYS, ALWAYS
    measured = measure(time_of(reading.value, kind))
    first, last = (min(max(end, -ALWAYS), ALWAYS) for end in (measured.first, measured.last))
    return (first, last) if first <= last else (-ALWAYS, ALWAYS)


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the column `value`, with what decides how it is read: how often it stands there, and one row in which it does."""

    pid: int
    unit: str
    value: str
    style: int
    source: str
    count: int
    rid: int


def read_values(texts: Sequence[Written], ledger: Ledger, ids: Sequence[str]) -> list[Value | NotJudged]:
    """What each of these texts means."""
    meant = []
    for text in texts:
        reading = read(text.value, ledger.expected(ids[text.pid], text.unit, text.source))
        value = reading if isinstance(reading, NotJudged) else reading.value
        meant.append(in_unit(value, ledger.properties[ids[text.pid]].unit) if text.unit else value)
    return meant


def main_kinds(texts: Sequence[Written], meant: Sequence[Value | NotJudged], quick: Collection[int]) -> dict[int, str]:
    """Of which kind are most values of each property? Those lie on its line."""
    kinds: dict[int, Counter[str]] = {}
    for text, value in zip(texts, meant, strict=True):
        kinds.setdefault(text.pid, Counter())[kind_of(value)] += text.count
    main = {pid: max(sorted(kind for kind in counts if kind), key=counts.__getitem__, default="") for pid, counts in kinds.items()}
    return main | dict.fromkeys(quick, PLAIN_KIND)


def value_table(
    texts: Sequence[Written], meant: Sequence[Value | NotJudged], quick: Collection[int], ledger: Ledger, ids: Sequence[str], *, notes: bool
) -> pa.Table:
    """Where the values of these texts lie. ``quick`` are the properties of which some values are bare digits, which need no reader."""
    main = main_kinds(texts, meant, quick)
    codes: Codes = {}
    ends = [ends_of(value, ledger.properties[ids[text.pid]], main[text.pid], codes, notes=notes) for text, value in zip(texts, meant, strict=True)]
    return pa.table(
        {
            "pid": pa.array([text.pid for text in texts], pa.int32()),
            "unit": pa.array([text.unit for text in texts], pa.string()),
            "value": pa.array([text.value for text in texts], pa.string()),
            "style": pa.array([text.style for text in texts], pa.int32()),
            "low": pa.array([end.low for end in ends], pa.float64()),
            "high": pa.array([end.high for end in ends], pa.float64()),
            "odd": pa.array([end.odd for end in ends], pa.bool_()),
            "free": pa.array([end.free for end in ends], pa.bool_()),
            "silent": pa.array([end.silent for end in ends], pa.bool_()),
            "same": pa.array([end.same for end in ends], pa.float64()),
        }
    )
