"""Which rows of tables of any size cannot be claims? A pandera schema clears what it can in one scan; what it stops at is looked into."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.bulk.part import Part, alike, rows_of
from claimcheck.bulk.staged import Tick, staged
from claimcheck.ids import ID
from claimcheck.load.problems import MOST_PROBLEMS, Problems
from claimcheck.load.table_schema import LONGEST_CELL, SAID, Fault, checks_of, quiet
from claimcheck.load.tables import COLUMNS, NEEDED, cell_problem

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pandera.ibis import DataFrameSchema

# What Python takes for white space, since that is what the loader takes off a cell.
BLANK = r"\t-\r\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"


class Checked(NamedTuple):
    """Parts of which every cell is as the loader would have it, and the rows to leave out: ``part`` (its place among them) and ``row``."""

    parts: tuple[Part, ...]
    refused: Any


class _Look(NamedTuple):
    """What is wrong in a part: the rows that cannot be claims, the number of faults, and the first rows with their lines and faults (a bit for each check)."""

    rows: Any
    faults: int
    first: list[tuple[int, ...]]
    checks: list[tuple[str, Fault]]
    untidy: bool


def validated(parts: Sequence[Part], con: DuckDBPyConnection, scratch: str, problems: Problems, tick: Tick | None = None) -> Checked:
    """The parts, without those that cannot be read to their end, copied where a cell needs it, and their rows that cannot be claims."""
    import ibis
    import numpy as np
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    backend = ibis.duckdb.from_connection(con)
    suspects = {number for numbers in alike(parts) for number in _suspects(parts, numbers, con, backend)}
    kept: list[Part] = []
    places, rows = [], []
    for number, part in enumerate(parts):
        if number in suspects:
            sound, left_out = _settled(part, number, con, backend, scratch, problems, tick)
        else:
            sound, left_out = replace(part, tidy=True), np.array(part.broken, np.int64)
        if sound is None:
            continue
        if len(left_out):
            places.append(np.full(len(left_out), len(kept), np.int32))
            rows.append(left_out)
        kept.append(sound)
    con.execute("DROP VIEW IF EXISTS cells")
    refused = {
        "part": pa.array(np.concatenate(places) if places else [], pa.int32()),
        "row": pa.array(np.concatenate(rows) if rows else [], pa.int64()),
    }
    return Checked(tuple(kept), pa.table(refused))


def _suspects(parts: Sequence[Part], numbers: Sequence[int], con: DuckDBPyConnection, backend: Any) -> list[int]:
    """The parts among alike ones that the schema does not clear: found by halving, since it is rare that there are any."""
    if _passes(parts, numbers, con, backend):
        return []
    if len(numbers) == 1:
        return list(numbers)
    half = len(numbers) // 2
    return [*_suspects(parts, numbers[:half], con, backend), *_suspects(parts, numbers[half:], con, backend)]


def _passes(parts: Sequence[Part], numbers: Sequence[int], con: DuckDBPyConnection, backend: Any) -> bool:
    import duckdb

    with quiet():
        from pandera.errors import SchemaError

    first = parts[numbers[0]]
    con.execute(f"CREATE OR REPLACE TEMP VIEW cells AS SELECT * EXCLUDE (part, row, line) FROM ({rows_of(parts, numbers, first.columns)})")
    try:
        with quiet():
            schema(tidy=first.tidy).validate(backend.table("cells"))
    except (SchemaError, duckdb.Error):  # what is wrong is found out where it can be told
        return False
    return True


@cache
def schema(*, tidy: bool) -> DataFrameSchema:
    """The columns of a table of claims. ``tidy`` ones are known to have no white space around their cells.

    All checks are one that counts the rows which fail any of them: pandera runs each check as a query of its own.
    """
    with quiet():
        from pandera.ibis import Check, Column, DataFrameSchema

    def passes(data: Any) -> Any:
        cells = data.table
        failing = [*_faults(cells).values(), *([] if tidy else _untidy(cells))]
        return cells.filter(_any(failing)).count() == 0

    # No cell is null, as the rows are read; to make sure of it would be one more query for each column.
    columns = {name: Column(str, required=name in NEEDED, nullable=True) for name in COLUMNS}
    return DataFrameSchema(columns, checks=[Check(passes, error="cells")], strict=True)


def _faults(table: Any) -> dict[tuple[str, Fault], Any]:
    """Does a cell fail a check? For each column and check an expression that is never null."""
    strlen, nul = _functions()
    found = {}
    for name in _columns(table):
        cell = table[name]
        failing: dict[Fault, Any] = {
            "short": (strlen(cell) > LONGEST_CELL) & (cell.length() > LONGEST_CELL),
            "whole": cell.contains(nul(0)),
            "filled": cell == "",
            "id": (cell != "") & ~cell.re_search(rf"\A(?:{ID.pattern})\z"),
        }
        found.update({(name, fault): failing[fault] for fault in checks_of(name)})
    return found


def _untidy(table: Any) -> list[Any]:
    """Is there white space around a cell? An expression for each column."""
    import ibis

    found = []
    for name in _columns(table):
        cell = table[name]
        # The ends of most cells are plain characters, which is far quicker to see than to match.
        plain = cell.between("!", "~") & cell.reverse().between("!", "~")
        found.append(ibis.ifelse(plain, False, cell.re_search(f"^[{BLANK}]|[{BLANK}]$")))
    return found


def _columns(table: Any) -> list[str]:
    return [name for name in COLUMNS if name in table.columns]


@cache
def _functions() -> tuple[Any, Any]:
    """What Ibis has no word for: the length in bytes, known without looking at the text, and a character that no query can hold."""
    import ibis

    def strlen(text: str) -> int:  # type: ignore[empty-body]  # the engine has its own
        ...

    def chr(code: int) -> str:  # type: ignore[empty-body]  # noqa: A001
        ...

    return ibis.udf.scalar.builtin(strlen), ibis.udf.scalar.builtin(chr)


def _any(failing: Sequence[Any]) -> Any:
    found = failing[0]
    for one in failing[1:]:
        found |= one
    return found


def _settled(
    part: Part, place: int, con: DuckDBPyConnection, backend: Any, scratch: str, problems: Problems, tick: Tick | None
) -> tuple[Part | None, Any]:
    """A part that the schema did not clear, as it can be read, and the rows of it to leave out."""
    import duckdb
    import numpy as np
    import pyarrow as pa

    look = None
    try:
        look = _look(part, con, backend)
    except (duckdb.OutOfMemoryException, duckdb.InterruptException):
        raise
    except (duckdb.Error, pa.ArrowException, OSError) as error:  # a failing stream of rows has Arrow say so
        if part.tidy or "Out of Memory" in str(error):  # a copy of our own, or no fault of the file
            raise duckdb.Error(str(error)) from None
    if look is None or look.untidy:
        # The loader's own reader says what is wrong, or reads what the engine cannot.
        copy = staged(part.parquet, part.path, os.path.join(os.path.abspath(scratch), f"copy-{place:06}.parquet"), problems, tick)
        return (None, ()) if copy is None else _settled(copy, place, con, backend, scratch, problems, tick)
    told = 0
    for row, line, bits in look.first:
        for bit, (column, fault) in enumerate(look.checks):
            if bits >> bit & 1:
                told += 1
                problems.append(cell_problem(part.path, line, row + 1, column, *SAID[fault]))
    problems.count(part.path, look.faults - told)
    return replace(part, tidy=True), np.union1d(look.rows, np.frombuffer(part.broken, np.int64))


def _look(part: Part, con: DuckDBPyConnection, backend: Any) -> _Look:
    import ibis
    import numpy as np

    con.execute(f"CREATE OR REPLACE TEMP VIEW cells AS {rows_of([part], [0], part.columns)}")
    table = backend.table("cells")
    failing = _faults(table)
    checks = list(failing)
    bits = sum((ibis.ifelse(check, 1 << bit, 0) for bit, check in enumerate(failing.values())), ibis.literal(0)).cast("int64")
    untidy = ibis.literal(False) if part.tidy else _any(_untidy(table))
    found = table.select("row", "line", faults=bits, untidy=untidy).filter(lambda t: (t.faults != 0) | t.untidy)
    broken = np.frombuffer(part.broken, np.int64)
    rows, first, faults = [np.empty(0, np.int64)], np.empty((0, 3), np.int64), 0
    for batch in con.sql(str(ibis.to_sql(found, dialect="duckdb"))).to_arrow_reader(1_000_000):
        if batch.column("untidy").true_count:
            return _Look((), 0, [], checks, untidy=True)
        three = np.stack([batch.column(name).to_numpy() for name in ("row", "line", "faults")], axis=1)
        three = three[~np.isin(three[:, 0], broken)]  # that these are empty is no news
        rows.append(three[:, 0].copy())
        faults += sum(int((three[:, 2] >> bit & 1).sum()) for bit in range(len(checks)))
        first = np.concatenate([first, three])
        first = first[np.argsort(first[:, 0])[:MOST_PROBLEMS]]
    return _Look(np.concatenate(rows), faults, [tuple(map(int, one)) for one in first], checks, untidy=False)
