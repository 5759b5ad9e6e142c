"""How does the same first pass run on many machines? Spark takes the same expressions, and its workers judge whole questions."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import Any, TypeVar

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk.backend import BATCH, ROW_BITS
from claimcheck.bulk.groups import Rows, grouped
from claimcheck.bulk.part import Part, alike
from claimcheck.bulk.session import started, unwarned
from claimcheck.bulk.staged import no_room
from claimcheck.errors import UsageError
from claimcheck.load.tables import COLUMNS
from claimcheck.load.yaml import clipped

Made = TypeVar("Made")


class Spark:
    """A session of Spark. ``scratch`` is a folder that all machines see under one path, as they must see the tables."""

    def __init__(self, scratch: str, master: str = "", conf: Mapping[str, str] | None = None) -> None:
        self.scratch = os.path.abspath(scratch)
        self._started = started(self.scratch, master or "local[*]", conf or {})
        self.session = self._started.session
        with unwarned():
            import ibis

            self.ibis = ibis.pyspark.from_connection(self.session)
        self._numbers = count()

    def close(self) -> None:
        """Stop what was started."""
        self._started.close()

    def rows(self, parts: Sequence[Part]) -> Any:
        """The rows of Parquet files, those with the same columns read together."""
        found = None
        for numbers in alike(parts):
            # Under names of our own: Spark passes over files whose names begin with a line or a dot, and tells from the name which part it is.
            folder = self._path("rows")
            os.makedirs(folder)
            for number in numbers:
                _link(parts[number].parquet, os.path.join(folder, f"{number:0{DIGITS}}.parquet"))
            first = parts[numbers[0]]
            part = f"CAST(substring(_metadata.file_name, 1, {DIGITS}) AS BIGINT)"
            cells = [f"{_cell(name) if name in first.columns else _EMPTY} AS {name.replace('-', '_')}" for name in COLUMNS]
            line = "CAST(`line` AS BIGINT)" if first.lined else "CAST(0 AS BIGINT)"
            with _told():
                rows = self.session.read.parquet(folder)
                rows = rows.selectExpr(f"({part} << {ROW_BITS}) | _metadata.row_index AS rid", f"{line} AS line", *cells)
            found = rows if found is None else found.unionByName(rows)
        return self._named(found, "claims")

    def hashed(self, *columns: Any) -> Any:
        """The engine's own hash, of all columns at once."""
        import ibis

        function = ibis.udf.scalar.builtin(_HASHES[len(columns) - 1], name="xxhash64")
        return function(*(column.cast("string") for column in columns))

    def table(self, data: Any, name: str) -> Any:
        """A table of Arrow, written to where all machines see it."""
        from pyarrow import parquet

        path = self._path(name)
        os.makedirs(path)
        parquet.write_table(data, os.path.join(path, "0.parquet"))
        with _told():
            return self._named(self.session.read.parquet(path), name)

    def called(self, expression: Any, name: str) -> Any:
        """A view."""
        return self._named(self._frame(expression), name)

    def keep(self, expression: Any, name: str) -> Any:
        """A folder of files in the folder of the run."""
        path, schema = self._written(self._frame(expression), name)
        return self._named(self.session.read.schema(schema).parquet(path), name)

    def arrow(self, expression: Any) -> pa.Table:
        """A table of Arrow."""
        with unwarned(), _told():
            return self._frame(expression).toArrow()

    def batches(self, expression: Any, size: int = BATCH) -> Iterator[pa.RecordBatch]:
        """Batches of Arrow, by way of files, so that only one of them is in memory."""
        return self._read(self._frame(expression), "batches", size)

    def mapped(self, expression: Any, key: str, order: str, work: Callable[[Rows], Made]) -> Iterator[Made]:
        """What the workers make of the rows, in lists that hold all rows of each key in them."""
        shared = self.session.sparkContext.broadcast(work)
        frame = self._frame(expression)
        with unwarned():
            made = frame.repartition(frame[key]).sortWithinPartitions(key, order).mapInArrow(partial(_made, shared, key), "made binary")
        for batch in self._read(made, "made", BATCH):
            for packed in batch.column(0):
                yield pickle.loads(packed.as_buffer())  # noqa: S301  # written by this run's own workers
        shared.destroy()

    def _frame(self, expression: Any) -> Any:
        import ibis

        with _told():
            return self.session.sql(str(ibis.to_sql(expression, dialect="pyspark")))

    def _named(self, frame: Any, name: str) -> Any:
        frame.createOrReplaceTempView(name)
        return self.ibis.table(name)

    def _path(self, name: str) -> str:
        return os.path.join(self.scratch, f"{name}-{next(self._numbers)}")

    def _written(self, frame: Any, name: str) -> tuple[str, Any]:
        path = self._path(name)
        with _told():
            frame.write.parquet(path)
        return path, frame.schema

    def _read(self, frame: Any, name: str, size: int) -> Iterator[pa.RecordBatch]:
        from pyarrow import parquet

        path, _ = self._written(frame, name)
        for file in sorted(os.listdir(path)):  # in the order of the rows, if they have one
            if file.endswith(".parquet"):
                with parquet.ParquetFile(os.path.join(path, file)) as opened:
                    yield from opened.iter_batches(size)


DIGITS = 8
_EMPTY = "''"


def _cell(name: str) -> str:
    return f"coalesce(CAST(`{name}` AS STRING), '')"


def _link(path: str, link: str) -> None:
    try:
        os.symlink(path, link)
    except OSError as error:
        raise no_room(error, os.path.dirname(link)) from None


def _made(shared: Any, key: str, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What a worker makes of its share of the rows."""
    for rows in grouped(batches, key):
        yield pa.RecordBatch.from_pydict({"made": pa.array([pickle.dumps(shared.value(rows))], pa.binary())})


@contextmanager
def _told() -> Iterator[None]:
    """What stops Spark is told in one line; a fault in what its workers run is one of ours, and goes on."""
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]  # it ships no types
    from pyspark.errors import PySparkException, PythonException

    try:
        yield
    except PythonException:
        raise
    except (PySparkException, Py4JError) as error:
        said = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise UsageError(f"the tables could not be read to their end: {clipped(said, 200)}") from error


def _of_one(a: str) -> int: ...  # type: ignore[empty-body]  # what the engine has under the name


def _of_two(a: str, b: str) -> int: ...  # type: ignore[empty-body]


def _of_three(a: str, b: str, c: str) -> int: ...  # type: ignore[empty-body]


def _of_four(a: str, b: str, c: str, d: str) -> int: ...  # type: ignore[empty-body]


_HASHES = (_of_one, _of_two, _of_three, _of_four)
