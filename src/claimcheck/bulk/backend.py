"""Which engine runs the first pass? Each takes the same expressions and keeps what they come to in files, so that memory stays bounded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk.groups import Rows, grouped
from claimcheck.bulk.part import Part, alike, named, quoted, rows_of
from claimcheck.load.tables import COLUMNS

BATCH = 50_000
ROW_BITS = 40
Made = TypeVar("Made")


def place_of(rid: int) -> tuple[int, int]:
    """Which part does a row stand in, and where in it, both from 0?"""
    return rid >> ROW_BITS, rid & ((1 << ROW_BITS) - 1)


class Backend(Protocol):
    """An engine that runs expressions of Ibis."""

    def rows(self, parts: Sequence[Part]) -> Any:
        """The rows of tables: ``rid`` (see ``place_of``), ``line`` (0 if unknown), and the columns of claims as text."""

    def hashed(self, *columns: Any) -> Any:
        """One number of 64 bits for what stands in some columns."""

    def table(self, data: Any, name: str) -> Any:
        """A small table that is at hand."""

    def called(self, expression: Any, name: str) -> Any:
        """The same under a name: what is built on it need not spell it out, which takes longer than many a query runs."""

    def keep(self, expression: Any, name: str) -> Any:
        """What an expression comes to, kept in files."""

    def arrow(self, expression: Any) -> Any:
        """What an expression comes to, in memory."""

    def batches(self, expression: Any, size: int = BATCH) -> Iterator[Any]:
        """The same, some rows at a time."""

    def mapped(self, expression: Any, key: str, order: str, work: Callable[[Rows], Made]) -> Iterator[Made]:
        """What some work makes of the rows, in lists that hold all rows of each key in them; those of one key come in order."""

    def close(self) -> None:
        """Let go of what it holds."""


class Duck:
    """DuckDB within this process. What does not fit into ``memory`` (as `1GB`) is spilled to the folder ``scratch``."""

    def __init__(self, scratch: str, memory: str = "", threads: int = 0) -> None:
        import duckdb
        import ibis

        self.scratch = scratch
        self.connection = duckdb.connect()
        self.connection.execute("SET preserve_insertion_order = false")
        self.connection.execute("SET enable_progress_bar = false")
        self.connection.execute(f"SET temp_directory = {quoted(os.path.join(scratch, 'spilled'))}")
        if memory:
            self.connection.execute(f"SET memory_limit = {quoted(memory)}")
        if threads:
            self.connection.execute(f"SET threads = {threads}")
        for count in range(1, len(_HASHES) + 1):
            names = ", ".join("abcdefgh"[:count])
            self.connection.execute(f"CREATE MACRO hash_of_{count}({names}) AS CAST(CAST(hash({names}) AS BIT) AS BIGINT)")
        self.ibis = ibis.duckdb.from_connection(self.connection)

    def rows(self, parts: Sequence[Part]) -> Any:
        """The rows of Parquet files, those with the same columns read together."""
        selects = " UNION ALL ".join(rows_of(parts, numbers) for numbers in alike(parts))
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW rows AS {selects}")
        columns = ", ".join(f"{named(name)} AS {name.replace('-', '_')}" for name in COLUMNS)
        self.connection.execute(
            f"CREATE OR REPLACE TEMP VIEW claims AS SELECT (CAST(part AS BIGINT) << {ROW_BITS}) | row AS rid, line, {columns} FROM rows"
        )
        return self.ibis.table("claims")

    def hashed(self, *columns: Any) -> Any:
        """The engine's own hash, of all columns at once."""
        import ibis

        function = ibis.udf.scalar.builtin(_HASHES[len(columns) - 1], name=f"hash_of_{len(columns)}")
        return function(*(column.cast("string") for column in columns))

    def table(self, data: Any, name: str) -> Any:
        """A table of Arrow, under a name."""
        self.connection.register(name, data)
        return self.ibis.table(name)

    def called(self, expression: Any, name: str) -> Any:
        """A view."""
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {named(name)} AS {self._sql(expression)}")
        return self.ibis.table(name)

    def keep(self, expression: Any, name: str) -> Any:
        """One file in the folder of the run."""
        path = os.path.join(self.scratch, f"{name}.parquet")
        self.connection.execute(f"COPY ({self._sql(expression)}) TO {quoted(path)} (FORMAT parquet, COMPRESSION lz4)")
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {named(name)} AS SELECT * FROM read_parquet({quoted(path)})")
        return self.ibis.table(name)

    def arrow(self, expression: Any) -> pa.Table:
        """A table of Arrow."""
        return self.connection.sql(self._sql(expression)).to_arrow_table()

    def batches(self, expression: Any, size: int = BATCH) -> Iterator[pa.RecordBatch]:
        """Batches of Arrow. No other query may run before the last of them is taken."""
        yield from self.connection.sql(self._sql(expression)).to_arrow_reader(size)

    def percent(self) -> float:
        """How far is the query that runs, in per cent? Below nothing if that is not known."""
        return float(self.connection.query_progress())

    def close(self) -> None:
        """Close the connection, and with it what it holds in memory."""
        self.connection.close()

    def mapped(self, expression: Any, key: str, order: str, work: Callable[[Rows], Made]) -> Iterator[Made]:
        """The work is done in this process, on some rows at a time."""
        return map(work, grouped(self.batches(expression.order_by([key, order])), key))

    def _sql(self, expression: Any) -> str:
        import ibis

        return str(ibis.to_sql(expression, dialect="duckdb"))


def _of_one(a: str) -> int: ...  # type: ignore[empty-body]  # what the engine has under the name


def _of_two(a: str, b: str) -> int: ...  # type: ignore[empty-body]


def _of_three(a: str, b: str, c: str) -> int: ...  # type: ignore[empty-body]


def _of_four(a: str, b: str, c: str, d: str) -> int: ...  # type: ignore[empty-body]


_HASHES = (_of_one, _of_two, _of_three, _of_four)
