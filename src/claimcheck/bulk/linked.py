"""Which subjects may a value name? Those that are declared under that name; else those of that very name, or of one that is folded alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk.first import First
from claimcheck.reading.values import NotJudged, Several, Term, Value

Table = Any
Key = tuple[str, ...]

WRITTEN = ("pid", "unit", "value", "style")  # what decides how a value is read


def affirmed(value: Value | NotJudged) -> tuple[Term, ...]:
    """The names in a value."""
    members = value.members if isinstance(value, Several) else (value,)
    return tuple(member for member in members if isinstance(member, Term))


def named_alike(first: First, pids: Collection[int], among: Table | None = None, name: str = "named_alike") -> Iterator[Table]:
    """One row (``rid``) of each subject that values on some properties may name, wherever it stands: of several alike, one is meant for all of them.

    ``among`` are the rows whose values matter.
    """
    wanted = None if among is None else _values_of(first, among)
    loose = [
        term
        for text, value in zip(first.texts, first.meant, strict=True)
        if text.pid in pids and (wanted is None or (text.pid, text.unit, text.value, text.style) in wanted)
        for term in affirmed(value)
        if not term.entity
    ]
    if not loose:
        return
    exact = _known(first, {term.text for term in loose}, name)
    found = {*exact, *(subject for subject, _ in _folded_alike(first, {term.key for term in loose if term.text not in exact}))}
    if found:
        mine = first.rows.semi_join(_names(first, found, f"{name}_found"), "entity")
        yield mine.group_by("entity").agg(rid=mine.rid.min()).select("rid")


def targets(first: First, pids: Collection[int], name: str) -> Table | None:
    """The subjects (``target``) that values on some properties may name, one on a row, with the columns that tell the values."""
    terms = [
        (number, term)
        for number, (text, value) in enumerate(zip(first.texts, first.meant, strict=True))
        if text.pid in pids
        for term in affirmed(value)
    ]
    if not terms:
        return None
    exact = _known(first, {term.text for _, term in terms if not term.entity}, name)
    found = [(number, term.entity or term.text) for number, term in terms if term.entity or term.text in exact]
    keys: dict[Key, list[int]] = {}
    for number, term in terms:
        if not term.entity and term.text not in exact:
            keys.setdefault(term.key, []).append(number)
    found += [(number, subject) for subject, key in _folded_alike(first, keys) for number in keys[key]]
    if not found:
        return None
    return written(first, [number for number, _ in found], f"{name}_targets", target=pa.array([target for _, target in found], pa.string()))


def written(first: First, numbers: Sequence[int], name: str, **more: Any) -> Table:
    """Some texts of values as a table, with what decides how they are read, and with more columns."""
    texts = [first.texts[number] for number in numbers]
    columns = {
        "pid": pa.array([text.pid for text in texts], pa.int32()),
        "unit": pa.array([text.unit for text in texts], pa.string()),
        "value": pa.array([text.value for text in texts], pa.string()),
        "style": pa.array([text.style for text in texts], pa.int32()),
    }
    return first.backend.table(pa.table({**columns, **more}), name)


def _values_of(first: First, among: Table) -> set[tuple[int, str, str, int]]:
    found: set[tuple[int, str, str, int]] = set()
    for batch in first.backend.batches(first.rows.semi_join(among, "rid").select(*WRITTEN).distinct()):
        found.update(zip(*(batch.column(name).to_pylist() for name in WRITTEN), strict=True))
    return found


def _known(first: First, texts: Collection[str], name: str) -> set[str]:
    """Those of some texts that are subjects."""
    if not texts:
        return set()
    found = first.rows.semi_join(_names(first, texts, f"{name}_texts"), "entity").select("entity").distinct()
    return set(first.backend.arrow(found).column(0).to_pylist())


def _names(first: First, names: Collection[str], called: str) -> Table:
    return first.backend.table(pa.table({"entity": pa.array(sorted(names), pa.string())}), called)


def _folded_alike(first: First, keys: Collection[Key] | Mapping[Key, Sequence[int]]) -> Iterator[tuple[str, Key]]:
    """The subjects that are folded to one of some keys, each with that key."""
    if not keys:
        return
    ledger = first.ledger
    for batch in first.backend.batches(first.rows.select("entity").distinct()):
        for subject in batch.column(0).to_pylist():
            # One word of plain letters and digits is folded to itself; most subjects of large tables are.
            plain = subject.isascii() and subject.isalnum() and subject not in ledger.entities
            key = (subject.lower(),) if plain else ledger.folded(subject)
            if key in keys:
                yield subject, key
