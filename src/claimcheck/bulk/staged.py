"""How does a table that no engine can read as it stands become one? Batch by batch, as text, into a Parquet file in the folder of the run."""

from __future__ import annotations

import contextlib
import os
from array import array
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from claimcheck.bulk.part import Part
from claimcheck.errors import UsageError
from claimcheck.load.files import open_file
from claimcheck.load.loaded import Problem
from claimcheck.load.packed import BROKEN, PACKED, bare, unpacked
from claimcheck.load.problems import Problems
from claimcheck.load.tables import Batch, UnreadableError, batches, stopped

Tick = Callable[[int], None]


def staged(file: str, name: str, copy: str, problems: Problems, tick: Tick | None = None) -> Part | None:
    """The rows of a table, copied. ``None`` if there are none, or if it cannot be read to its end: then nothing of it counts."""
    opened = open_file(file)
    if isinstance(opened, Problem):
        problems.append(opened)
        return None
    found = Problems()
    with opened, contextlib.ExitStack() as stack:
        try:
            plain = _seekable(opened, name, copy, stack)
            part = _copied(plain, name, copy, found, tick)
        except UnreadableError as error:
            problems.append(error.problem)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(copy)
            return None
    problems.add_all(found)
    return part


def no_room(error: OSError, folder: str) -> UsageError:
    """What is said when the folder of the run takes no more."""
    reason = error.strerror or str(error).partition("\n")[0]
    return UsageError(f"cannot write to the temporary folder {folder}: {reason.lower()}; set TMPDIR to one with more room")


def _seekable(file: BinaryIO, name: str, copy: str, stack: contextlib.ExitStack) -> BinaryIO:
    """A file that can be read from anywhere: a compressed Parquet file is unpacked for that."""
    if not (bare(name).endswith(".parquet") and name.lower().endswith(PACKED)):
        return file
    plain: BinaryIO = stack.enter_context(_new(f"{copy}.unpacked"))
    source = unpacked(file, name)
    while True:
        try:
            chunk = source.read(1 << 20)
        except BROKEN as error:
            raise UnreadableError(stopped(error, name)) from None
        if not chunk:
            break
        try:
            plain.write(chunk)
        except OSError as error:
            raise no_room(error, os.path.dirname(copy)) from None
    return plain


@contextlib.contextmanager
def _new(path: str) -> Iterator[BinaryIO]:
    with open(path, "w+b") as file:
        try:
            yield file
        finally:
            os.unlink(path)


def _copied(file: BinaryIO, name: str, copy: str, problems: Problems, tick: Tick | None) -> Part | None:
    from pyarrow import parquet  # type: ignore[import-untyped]  # it ships no types

    lined = not bare(name).endswith(".parquet")

    def again() -> BinaryIO:
        file.seek(0)
        return unpacked(file, name) if lined else file

    found = batches(again, name, problems.append)
    first = next(found, None)
    if first is None:
        return None
    rows = 0
    broken = array("q")
    try:
        with parquet.ParquetWriter(copy, _table(first, lined=lined).schema, compression="lz4") as writer:
            for batch in chain((first,), found):
                writer.write_table(_table(batch, lined=lined))
                broken.extend(rows + row for row in sorted(batch.broken))
                rows += len(batch.lines)
                if tick:
                    tick(len(batch.lines))
    except OSError as error:  # in reading, it is an UnreadableError
        raise no_room(error, os.path.dirname(copy)) from None
    return Part(name, copy, rows, tuple(first.columns), lined, tidy=True, broken=broken)


def _table(batch: Batch, *, lined: bool) -> Any:
    import pyarrow as pa

    columns = {name: pa.array(cells, pa.string()) for name, cells in batch.columns.items()}
    if lined:
        columns["line"] = pa.array(batch.lines, pa.int64())
    return pa.table(columns)
