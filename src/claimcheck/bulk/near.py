"""Which rows may a rule have something to say about that looks at one claim at a time? It is asked about one row of each sort."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk import filters
from claimcheck.bulk.backend import ROW_BITS, Backend, place_of
from claimcheck.bulk.coded import quick
from claimcheck.bulk.first import First
from claimcheck.bulk.judge import Bench, checks, judged
from claimcheck.bulk.linked import WRITTEN, written
from claimcheck.bulk.meanings import Written
from claimcheck.bulk.values import kind_of
from claimcheck.finding import Finding, Unjudged
from claimcheck.ledger import Ledger
from claimcheck.model import Property
from claimcheck.reading.extent import extent
from claimcheck.reading.values import NotJudged, Quantity, Value
from claimcheck.rule import RuleModule

Table = Any

_DIGITS = re.compile(r"[0-9]+")


def sorts(texts: Sequence[Written], meant: Sequence[Value | NotJudged], ledger: Ledger, ids: Sequence[str]) -> list[list[int]]:
    """The texts, by their places, in groups of which a rule that looks at one claim says the same, if it says anything.

    Texts that differ in their digits alone are of one sort, where no rule weighs how much they say.
    """
    groups: dict[Hashable, list[int]] = {}
    for number, (text, value) in enumerate(zip(texts, meant, strict=True)):
        prop = ledger.properties[ids[text.pid]]
        alone = isinstance(value, NotJudged) or _weighed(prop) or not _enough(ledger, prop, value)
        sort = number if alone else (text.pid, text.unit, text.style, _DIGITS.sub("0", text.value), kind_of(value))
        groups.setdefault(sort, []).append(number)
    return list(groups.values())


def _weighed(prop: Property) -> bool:
    """Does a rule ask what the value is?"""
    return bool(prop.maximum or prop.one_of or prop.none_of or prop.format or prop.required or prop.value_types or prop.subject_types)


def _enough(ledger: Ledger, prop: Property, value: Value | NotJudged) -> bool:
    """Is it surely no less than the least value that is possible?"""
    if not prop.minimum:
        return True
    bound = ledger.bound(prop.id, prop.minimum)
    least = extent(bound) if isinstance(bound, Quantity) else None
    span = extent(value) if isinstance(value, Quantity) else None
    if least is None or span is None or least.low is None or span.low is None:
        return False
    return (
        isinstance(value, Quantity)
        and isinstance(bound, Quantity)
        and value.unit == bound.unit
        and (span.low > least.low or (span.low == least.low and not least.low_open))
    )


def kept(first: First, bench: Bench, rules: Sequence[RuleModule]) -> Iterator[list[dict[str, Any]]]:
    """The rows of tables to judge one at a time, some at a time: of each sort of which a rule says anything about one row, all of them."""
    backend, rows = first.backend, first.rows
    groups = sorts(first.texts, first.meant, first.ledger, first.ids)
    unread = [group for group in groups if isinstance(first.meant[group[0]], NotJudged)]
    others = [group for group in groups if not isinstance(first.meant[group[0]], NotJudged)]
    present = _first_of(backend, _given(rows), ("pid", "source", *GIVEN)) if _asks_presence(first) else {}
    told = _told(first, bench, rules, [*(first.texts[group[0]].rid for group in others), *first.bare.values(), *present.values()])
    tables = []
    texts = [number for group in (*unread, *(group for group in others if first.texts[group[0]].rid in told)) for number in group]
    if texts:
        tables.append(rows.semi_join(written(first, texts, "told_texts"), list(WRITTEN)).select("rid"))
    if pids := sorted(pid for pid, rid in first.bare.items() if rid in told):
        tables.append(rows.filter(quick(rows) & rows.pid.isin(pids)).select("rid"))
    if wanted := sorted(key for key, rid in present.items() if rid in told):
        names = ("pid", "source", *GIVEN)
        columns = dict(zip(names, (list(column) for column in zip(*wanted, strict=True)), strict=True))
        chosen = backend.table(pa.table(columns).cast(_PRESENT), "present")
        tables.append(_given(rows).semi_join(chosen, list(names)).select("rid"))
    if first.unread:
        unreadable = {
            "when": pa.array([when for when, _ in first.unread], pa.string()),
            "style": pa.array([style for _, style in first.unread], pa.int32()),
        }
        whens = backend.table(pa.table(unreadable), "unread")
        tables.append(rows.semi_join(whens, ["when", "style"]).select("rid"))
    tables.append(rows.filter(rows.quote != "").select("rid"))
    tables += [*_of_other_types(first), *_late(first)]
    of_tables = first.rows.filter(first.rows.rid < len(bench.paths) << ROW_BITS)  # those written by hand are judged with the plans beside them
    for batch in backend.batches(of_tables.semi_join(filters.together(backend, tables, "near"), "rid").select(*first.cells)):
        yield batch.to_pylist()


GIVEN = ("unit", "scope", "when", "quote", "locator")
_PRESENT = pa.schema([("pid", pa.int32()), ("source", pa.string()), *((name, pa.bool_()) for name in GIVEN)])


def _given(rows: Table) -> Table:
    """The rows with which of their fields are given."""
    return rows.select("rid", "pid", "source", **{name: rows[name] != "" for name in GIVEN})


def _first_of(backend: Backend, rows: Table, keys: Sequence[str]) -> dict[tuple[Any, ...], int]:
    """One row of each sort."""
    found = backend.arrow(rows.group_by(list(keys)).agg(rid=rows.rid.min())).to_pylist()
    return {tuple(row[key] for key in keys): row["rid"] for row in found}


def _told(first: First, bench: Bench, rules: Sequence[RuleModule], rids: Sequence[int]) -> set[int]:
    """Those of some rows about which a rule that looks at one claim says anything."""
    rows = {f"row-{row['rid']}": row for row in first.fetch([first.places(rids, "firsts")], "first_rows")}
    hand = len(bench.paths)
    ledger = bench.seated({**row, "id": id} for id, row in rows.items() if place_of(row["rid"])[0] != hand)
    findings: list[Finding] = []
    unjudged: list[Unjudged] = []
    judged(bench, ledger, checks(rules)["claim"], findings, unjudged)
    told = {rows[place.claim]["rid"] for finding in findings for place in finding.places}
    # What cannot be judged is told without the claim it is about: it can only be a quote, or a text of `when` that cannot be read.
    unread = {when for when, _ in first.unread}
    unsure = {row["rid"] for row in rows.values() if unjudged and (row["quote"] or row["when"] in unread)}
    # Rows written by hand are judged anyway; what they stand for is too, as their sort may have others.
    return told | unsure | {row["rid"] for row in rows.values() if place_of(row["rid"])[0] == hand}


def _of_other_types(first: First) -> Iterator[Table]:
    """The rows on properties that are asked of some types of things, about things that are declared to be of another."""
    for pid, id in enumerate(first.ids):
        allowed = first.ledger.properties[id].subject_types
        others = sorted(entity.id for entity in first.ledger.entities.values() if entity.type and entity.type not in allowed) if allowed else []
        if others:
            table = first.backend.table(pa.table({"entity": pa.array(others, pa.string())}), f"types_{pid}")
            yield first.rows.filter(first.rows.pid == pid).semi_join(table, "entity").select("rid")


def _late(first: First) -> Iterator[Table]:
    """The rows that may speak of a day after that on which their source was written."""
    yield first.coded.filter(first.coded.late).select("rid")


def _asks_presence(first: First) -> bool:
    """Does a rule ask which fields are given at all?"""
    pinned = any(source.sha256 for source in first.ledger.sources.values())
    used = [first.ledger.properties[id] for id in first.ids]
    return pinned or first.notes or any(prop.citation_needed or prop.required for prop in used)
