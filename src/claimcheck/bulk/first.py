"""What does the first pass make of the rows? Each text read once, each row turned into numbers, kept in files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import ibis
import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk import filters
from claimcheck.bulk.backend import Backend
from claimcheck.bulk.coded import coded, dated, quick, resolved
from claimcheck.bulk.judge import CELLS, Bench
from claimcheck.bulk.meanings import ALWAYS, Meanings, Written, day_table, plain_when, property_table, read_values, value_table, when_table
from claimcheck.bulk.stats import Stats
from claimcheck.engine import Tally
from claimcheck.ledger import Ledger
from claimcheck.reading.expect import Style
from claimcheck.reading.values import NotJudged, Value
from claimcheck.readings import days_published, days_written
from claimcheck.suggest import slips as slips_of

Table = Any


@dataclass(frozen=True)
class First:
    """The rows with what the ledger makes of their names (``rows``), the same as numbers (``coded``), and what the texts mean."""

    backend: Backend
    ledger: Ledger
    rows: Table
    coded: Table
    meanings: Meanings
    texts: Sequence[Written]
    meant: Sequence[Value | NotJudged]
    unread: Sequence[tuple[str, int]]  # texts of `when` that cannot be read, each with the style of the source
    bare: Mapping[int, int]  # one row of each property in bare digits that need no reader
    slips: Sequence[str]  # subjects that are no entity, and one letter away from one, or a name that several share
    sources: frozenset[str]
    quotes: Mapping[str, int]  # how many claims of each source come with a quote
    parted: frozenset[str]  # the properties of which some claim speaks of a part
    some: Sequence[int]  # one row of each property and source
    tally: Tally
    notes: bool
    stats: Stats

    @property
    def ids(self) -> Sequence[str]:
        """The property of each ``pid``."""
        return self.meanings.ids

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns of rows that make a claim."""
        return ("rid", "line", *CELLS)

    @cached_property
    def examples(self) -> Table:
        """One row of each property and source."""
        return self.places(self.some, "some")

    def places(self, rids: Iterable[int], name: str) -> Table:
        """Some rows, by where they stand."""
        return self.backend.table(pa.table({"rid": pa.array(sorted(set(rids)), pa.int64())}), name)

    def slips_rows(self) -> Table:
        """The rows about those subjects."""
        table = self.backend.table(pa.table({"entity": pa.array(self.slips, pa.string())}), "slips_named")
        return self.rows.semi_join(table, "entity").select("rid")

    def fetch(self, tables: Sequence[Table], name: str) -> list[dict[str, Any]]:
        """The rows that stand in any of some places, in one order."""
        found = self.rows.semi_join(filters.together(self.backend, tables, name), "rid").select(*self.cells)
        return sorted(self.backend.arrow(found).to_pylist(), key=lambda row: row["rid"])


def first_pass(backend: Backend, rows: Table, bench: Bench, stats: Stats, *, notes: bool) -> First:
    """Read the texts and turn the rows into numbers."""
    ledger = bench.ledger
    with stats.phase("names"):
        groups = rows.group_by(["property", "source"])
        census = backend.arrow(
            groups.agg(members=rows.count(), rid=rows.rid.min(), scoped=(rows.scope != "").any(), quoted=(rows.quote != "").sum())
        ).to_pylist()
        planned = [claim for claim in bench.written if claim.modality]
        counts: Counter[str] = Counter()
        quotes = Counter(claim.source for claim in planned if claim.quote)
        for line in census:
            counts[line["source"]] += line["members"]
            quotes[line["source"]] += int(line["quoted"])
        tally = Tally(sum(counts.values()) + len(planned), counts + Counter(claim.source for claim in planned))
        scoped = {bench.names.id_of(line["property"]) for line in census if line["scoped"]} | {claim.property for claim in planned if claim.scope}
        properties, ids = property_table(ledger, bench.names, backend, sorted({line["property"] for line in census}))
        subjects, slips = _subjects(rows, ledger, backend)
        styles, habits = _habits(sorted(counts), ledger, backend)
        scopes = _scopes(rows, ledger, backend)
        meanings = Meanings(properties, subjects, scopes, habits, None, None, None, ids)
        named = backend.called(resolved(rows, meanings), "named")
    with stats.phase("times"):
        days, others = day_table(rows, backend)
        meanings = replace(meanings, days=days)
        whens = _whens(named, meanings, styles, backend) if others else None
        unread = _unread(whens)
        if whens is not None:
            meanings = replace(meanings, whens=backend.table(whens, "whens"))
    with stats.phase("values"):
        texts, bare = _texts(named, backend)
        stats.count("rows", tally.claims)
        stats.count("different values read", len(texts))
        meant = read_values(texts, ledger, ids)
        values = backend.table(value_table(texts, meant, bare, ledger, ids, notes=notes), "meant") if texts else None
        meanings = replace(meanings, values=values)
    with stats.phase("rows as numbers"):
        numbers = backend.keep(coded(named, meanings, backend.hashed), "coded")
        if whens is None and _any(backend, numbers.filter(numbers.dated & ~numbers.plain)):  # days in the wrong order
            unread = _unread(_whens(named, meanings, styles, backend))
    some: dict[object, int] = {}
    for line in sorted(census, key=lambda line: line["rid"]):
        some.setdefault(("property", bench.names.id_of(line["property"])), line["rid"])
        some.setdefault(("source", line["source"]), line["rid"])
    return First(
        backend, ledger, named, numbers, meanings, texts, meant, unread, bare, slips, frozenset(counts), quotes, frozenset(map(str, scoped)),
        tuple(some.values()), tally, notes, stats,
    )  # fmt: skip


def _any(backend: Backend, rows: Table) -> bool:
    return len(backend.arrow(rows.select("rid").limit(1))) > 0


def _subjects(rows: Table, ledger: Ledger, backend: Backend) -> tuple[Table | None, list[str]]:
    """The subjects that are declared under another name; and those that may be slips of the pen for one."""
    if not ledger.entities:
        return None, []
    near = slips_of(ledger.entity_names())
    found: list[tuple[str, str]] = []
    slips: set[str] = set()
    for batch in backend.batches(rows.select("subject").distinct()):
        for text in batch.column(0).to_pylist():
            entity = ledger.entity_id(text)
            if entity != text:
                found.append((text, entity))
            if entity not in ledger.entities and (ledger.namesakes(entity) or near(entity)):
                slips.add(entity)
    columns = list(zip(*sorted(found), strict=True)) or [(), ()]
    table = pa.table({"subject": pa.array(columns[0], pa.string()), "entity": pa.array(columns[1], pa.string())})
    return backend.table(table, "subjects") if found else None, sorted(slips)


def _scopes(rows: Table, ledger: Ledger, backend: Backend) -> Table | None:
    """The tags that each scope gives."""
    texts = sorted(backend.arrow(rows.filter(rows.scope != "").select("scope").distinct()).column(0).to_pylist())
    if not texts:
        return None
    tags = ["; ".join(ledger.scope(text)) for text in texts]
    return backend.table(pa.table({"scope": pa.array(texts, pa.string()), "tags": pa.array(tags, pa.string())}), "scopes")


def _habits(sources: Sequence[str], ledger: Ledger, backend: Backend) -> tuple[list[Style], Table | None]:
    """How sources write, numbered; and the table of the sources of which there is anything to know."""
    styles = [Style()]
    rows = []
    for id in sources:
        record = ledger.sources.get(id)
        if record is None:
            continue
        style, last = ledger.style(id), (days_published(record) or days_written(record, ())).high
        if style not in styles:
            styles.append(style)
        if last is not None or style != styles[0]:
            rows.append((id, styles.index(style), ALWAYS if last is None else min(max(last, -ALWAYS), ALWAYS)))
    if not rows:
        return styles, None
    names, kinds = ("source", "style", "until"), (pa.string(), pa.int32(), pa.int32())
    columns = zip(*rows, strict=True)
    return styles, backend.table(pa.table({name: pa.array(column, kind) for name, kind, column in zip(names, kinds, columns, strict=True)}), "habits")


def _whens(rows: Table, meanings: Meanings, styles: Sequence[Style], backend: Backend) -> pa.Table | None:
    split = dated(rows, meanings)
    other = split.filter((split.when != "") & ~plain_when(split)).select("when", "style").distinct()
    found = [(row["when"], row["style"]) for batch in backend.batches(other) for row in batch.to_pylist()]
    return when_table(found, styles) if found else None


def _unread(whens: pa.Table | None) -> list[tuple[str, int]]:
    return [] if whens is None else [(row["when"], row["style"]) for row in whens.to_pylist() if not row["judged"]]


def _texts(rows: Table, backend: Backend) -> tuple[list[Written], dict[int, int]]:
    """The different texts of values that need the reader, in one order; and a row of each property with one that does not."""
    known = rows.mutate(text=ibis.ifelse(quick(rows), ibis.null("string"), rows.value))
    groups = known.group_by(["pid", "unit", "text", "style"])
    found = groups.agg(source=known.source.min(), members=known.count(), rid=known.rid.min())
    texts: list[Written] = []
    bare: dict[int, int] = {}
    for batch in backend.batches(found):
        for row in batch.to_pylist():
            if row["text"] is None:
                bare[row["pid"]] = min(row["rid"], bare.get(row["pid"], row["rid"]))
            else:
                texts.append(Written(row["pid"], row["unit"], row["text"], row["style"], row["source"], row["members"], row["rid"]))
    return sorted(texts, key=lambda text: (text.pid, text.value, text.unit, text.style)), bare
