"""How is a ledger folder written that nobody has to hold in memory? Into a folder beside it, which takes its place when it is whole."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from claimcheck.cells import row
from claimcheck.errors import UsageError
from claimcheck.hidden import escaped, tamed
from claimcheck.load.files import shown
from claimcheck.load.tables import COLUMNS as ALL_COLUMNS

COLUMNS = (*ALL_COLUMNS[:10], "note")
FORMATS = ("parquet", "csv", "jsonl")
GROUP = 50_000  # rows that are written at once
LARGEST_PART = 12_000_000  # bytes of YAML in one file: what reads it takes at most 20 MB

Row = Sequence[str]
_OURS = re.compile(r"claims\.(parquet|csv|jsonl)|(entities|sources)(-[0-9]{4})?\.yaml|properties\.yaml")


class Table(Protocol):
    """Where claims go."""

    def add(self, claim: Row) -> None:
        """Write one claim, its cells in the order of ``COLUMNS``."""

    def close(self) -> None:
        """Write what is left."""


class _Buffered:
    """Rows that are kept until a group of them is full."""

    def __init__(self, flush: Callable[[list[Row]], None], close: Callable[[], None]) -> None:
        self._rows: list[Row] = []
        self._flush, self._close = flush, close

    def add(self, claim: Row) -> None:
        self._rows.append(claim)
        if len(self._rows) >= GROUP:
            self._write()

    def close(self) -> None:
        self._write()
        self._close()

    def drop(self) -> None:
        """Close the file without what was not written yet."""
        self._close()

    def _write(self) -> None:
        if self._rows:
            self._flush(self._rows)
            self._rows = []


@contextlib.contextmanager
def claims_table(path: Path, format: str) -> Iterator[Table]:
    """A table of claims in one of the ``FORMATS``, written group by group."""
    writer = _parquet(path) if format == "parquet" else _text(path, format)
    try:
        yield writer
        writer.close()
    except BaseException:
        with contextlib.suppress(OSError):  # what went wrong first is what counts
            writer.drop()
        raise


def _parquet(path: Path) -> _Buffered:
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
    from pyarrow import parquet

    schema = pa.schema([(column, pa.string()) for column in COLUMNS])
    writer = parquet.ParquetWriter(path, schema, compression="zstd")

    def flush(rows: list[Row]) -> None:
        columns = [pa.array(cells, pa.string()) for cells in zip(*rows, strict=True)]
        writer.write_table(pa.Table.from_arrays(columns, schema=schema))

    return _Buffered(flush, writer.close)


def _text(path: Path, format: str) -> _Buffered:
    file = open(path, "w", encoding="utf-8", newline="")  # noqa: SIM115  # closed with the table
    if format == "csv":
        file.write(row(COLUMNS))
    line = _csv_line if format == "csv" else _json_line
    return _Buffered(lambda rows: file.writelines(map(line, rows)), file.close)


def _csv_line(claim: Row) -> str:
    return row(tamed(cell) for cell in claim)


def _json_line(claim: Row) -> str:
    return escaped(json.dumps({column: cell for column, cell in zip(COLUMNS, claim, strict=True) if cell}, ensure_ascii=False)) + "\n"


@contextlib.contextmanager
def folder(target: Path) -> Iterator[Path]:
    """A new folder to write into, which takes the place of ``target`` at the end; what stands there stays until then, and if it fails.

    A folder that holds anything but an earlier import is refused: nothing of the user's own is ever replaced.
    """
    real = Path(os.path.realpath(target))
    if real.exists():
        if not real.is_dir():
            raise UsageError(f"{shown(target)}: not a folder; name one that is new, or that holds an earlier import")
        other = sorted(name for name in os.listdir(real) if not _OURS.fullmatch(name))
        if other:
            raise UsageError(f"{shown(target)}: holds `{other[0]}`, which is no part of an import; name a folder of its own")
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{real.name[:80]}.", suffix=".tmp", dir=real.parent))
    except OSError as trouble:
        raise UsageError(f"{shown(target)}: cannot be written: {(trouble.strerror or type(trouble).__name__).lower()}") from None
    try:
        yield made
        _put(made, real)
    except OSError as trouble:
        why = os.strerror(trouble.errno) if trouble.errno else str(trouble)
        raise UsageError(f"{shown(target)}: cannot be written: {why.lower()}; what stood there is as it was") from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _put(made: Path, target: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(0o777 & ~mask)
    if not target.exists():
        made.replace(target)
        return
    aside = made.with_suffix(".old")
    target.replace(aside)
    try:
        made.replace(target)
    except BaseException:
        aside.replace(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def write_records(into: Path, part: str, records: Iterable[tuple[str, Mapping[str, Any]]]) -> int:
    """Write records by their ids under one key, ``entities`` or another, in as many files as they need; how many there were."""
    count, number, size = 0, 0, LARGEST_PART
    file: IO[str] | None = None
    try:
        for id, fields in records:
            line = f"  {quoted(id)}: {flow(fields)}\n"
            size += len(line.encode("utf-8", "replace"))
            if size > LARGEST_PART:
                if file is not None:
                    file.close()
                number += 1
                name = f"{part}.yaml" if number == 1 else f"{part}-{number:04d}.yaml"
                file = open(into / name, "w", encoding="utf-8", newline="")  # noqa: SIM115  # closed below
                file.write(f"{part}:\n")
                size = len(line)
            assert file is not None
            file.write(line)
            count += 1
    finally:
        if file is not None:
            file.close()
    return count


def flow(value: Any) -> str:
    """A value as YAML on one line, every text in double quotes."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, int):
        return str(value)
    return "[" + ", ".join(map(flow, value)) + "]"


_PLAIN = re.compile(r"[a-z][a-z0-9-]*")
_WORDS = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n"))
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def quoted(text: str) -> str:
    """A text as YAML reads it back unchanged: plain where it is a simple word, in double quotes elsewhere."""
    if _PLAIN.fullmatch(text) and text not in _WORDS:
        return text
    # JSON writes what lies beyond 16 bits as two halves, which YAML does not join.
    return _PAIR.sub(_whole, escaped(json.dumps(text, ensure_ascii=False)))


def _whole(match: re.Match[str]) -> str:
    high, low = int(match[1], 16), int(match[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"
