"""What stands in the rows of a table of any kind? Cells as text, row after row, never the whole table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from claimcheck.cells import unguard
from claimcheck.errors import UsageError
from claimcheck.imports.lines import lines, opened
from claimcheck.imports.table.mapping import Mapping
from claimcheck.load.files import shown

PACKED = (".gz", ".bz2", ".zst", ".xz")
KINDS = (".csv", ".tsv", ".tab", ".txt", ".jsonl", ".ndjson", ".parquet")
_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


class Row(NamedTuple):
    """A row: where it stands, its cells by header, and what keeps it from being used."""

    place: str
    cells: dict[str, str]
    fault: str = ""


class Sheet(NamedTuple):
    """A table: its headers, those that stand there twice, and its rows."""

    headers: list[str]
    twice: frozenset[str]
    rows: Iterator[Row]


@contextmanager
def sheet(path: Path, mapping: Mapping) -> Iterator[Sheet]:
    """The table of a mapping."""
    name = shown(path)
    kind = _kind(path)
    if kind == ".parquet":
        yield _parquet(path, name)
        return
    with opened(str(path)) as file:
        if kind in {".jsonl", ".ndjson"}:
            yield _jsonl(file, name)
        else:
            with _text(file, name, mapping.encoding) as text:
                yield _delimited(text, name, mapping, "\t" if kind in {".tsv", ".tab"} else ",")


def _kind(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in PACKED:
        suffix = Path(path.stem).suffix.lower()
    if suffix not in KINDS:
        raise UsageError(f"{shown(path)}: not a table; tables are {', '.join(KINDS)} files, as they are or packed ({', '.join(PACKED)})")
    return suffix


def _text(file: IO[bytes], name: str, encoding: str) -> io.TextIOWrapper:
    try:
        return io.TextIOWrapper(_decoded(file, name, encoding), encoding=encoding or "utf-8-sig", newline="")
    except LookupError:
        raise UsageError(f"{name}: there is no encoding `{encoding}`") from None


_NUL = "\ufdd0"  # stands for a NUL, at which Python 3.10 ends the reading


def _delimited(text: io.TextIOWrapper, name: str, mapping: Mapping, separator: str) -> Sheet:
    separator = {"tab": "\t", "\\t": "\t"}.get(mapping.separator, mapping.separator) or separator
    if len(separator) != 1 or separator in '"\r\n':
        raise UsageError(f"{name}: `{separator}` cannot part cells; the separator is one character, or `tab`")
    lines = (line.replace("\0", _NUL) if "\0" in line else line for line in text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    source = _records(reader, name, mapping)
    for _ in range(mapping.skip):
        next(source, None)
    headers = list(mapping.header) or [cell.strip() for cell in next((row for _, row in source if any(cell.strip() for cell in row)), [])]
    if not headers:
        raise UsageError(f"{name}: an empty table; nothing was written")
    for mark, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"), (",", "commas")):
        if len(headers) == 1 and mark != separator and headers[0].count(mark) > 1:
            raise UsageError(f"{name}: columns parted by {word}; say so in the mapping: separator: {json.dumps(mark)}")
    return Sheet(headers, _doubled(headers), _rows(source, headers))


def _decoded(file: IO[bytes], name: str, encoding: str) -> Any:
    buffered = file if hasattr(file, "peek") else io.BufferedReader(file)  # type: ignore[type-var]  # what unpacks is raw
    first = buffered.peek(4)[:4]
    for mark, called in _MARKS:
        if first.startswith(mark) and not encoding:
            raise UsageError(f"{name}: the file is {called}, not UTF-8; say so in the mapping: encoding: {called.lower()}")
    return buffered


def _records(reader: Any, name: str, mapping: Mapping) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line on which each begins. What cannot be read further ends the run."""
    last = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = {"unexpected end of data": "a quotation mark that is never closed"}.get(str(error), str(error))
            raise UsageError(f"{name}:{last + 1}: {said}; nothing was written") from None
        except UnicodeDecodeError as error:
            byte = error.object[error.start]
            named = f"not {mapping.encoding}" if mapping.encoding else "not UTF-8; name its encoding in the mapping, as `encoding: latin-1`"
            raise UsageError(f"{name}: after line {last:,}: byte 0x{byte:02X} is {named}; nothing was written") from None
        except (OSError, EOFError, ValueError) as error:
            raise UsageError(f"{name}: damaged after line {last:,}: {str(error).lower()[:80]}; nothing was written") from None
        line, last = last + 1, reader.line_num
        yield line, row


def _rows(source: Iterator[tuple[int, list[str]]], headers: list[str]) -> Iterator[Row]:
    width = len(headers)
    for line, cells in source:
        if not any(cell.strip() for cell in cells):
            continue
        place = f"line {line}"
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]  # noqa: PLW2901  # spreadsheets leave empty cells behind
        if len(cells) != width:
            count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            yield Row(place, {}, f"{count} where the header has {width}")
            continue
        if any(_NUL in cell for cell in cells):
            yield Row(place, {}, "a NUL character")
            continue
        yield Row(place, {header: unguard(cell).strip() for header, cell in zip(headers, cells, strict=True)})


def _doubled(headers: list[str]) -> frozenset[str]:
    return frozenset(header for header in headers if headers.count(header) > 1)


def _jsonl(file: IO[bytes], name: str) -> Sheet:
    """Headers are those of all lines: an object may leave keys out, so that none is missing."""

    def rows() -> Iterator[Row]:
        for line in lines(file, name):
            text = line.text.removeprefix(b"\xef\xbb\xbf").strip()
            if not text:
                continue
            place = f"line {line.number}"
            try:
                found = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
            except (ValueError, RecursionError):
                yield Row(place, {}, "not JSON in UTF-8")
                continue
            cells = {key: cell_text(value) for key, value in found.items()} if isinstance(found, dict) else None
            if cells is None or any(cell is None for cell in cells.values()):
                yield Row(place, {}, "no flat object of texts, numbers and lists of them")
                continue
            yield Row(place, {key: cell or "" for key, cell in cells.items()})

    return Sheet([], frozenset(), rows())


def _parquet(path: Path, name: str) -> Sheet:
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(path)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UsageError(f"{name}: not a Parquet file: {str(error).partition(chr(10))[0][:100]}") from None
    headers = [str(header).strip() for header in file.schema_arrow.names]

    def rows() -> Iterator[Row]:
        number = 0
        try:
            for batch in file.iter_batches(10_000):
                columns = [batch.column(at).to_pylist() for at in range(batch.num_columns)]
                for values in zip(*columns, strict=True):
                    number += 1
                    cells = {header: cell_text(value) for header, value in zip(headers, values, strict=True)}
                    if any(cell is None for cell in cells.values()):
                        yield Row(f"row {number}", {}, "a cell that is no text, number or day")
                    else:
                        yield Row(f"row {number}", {header: cell or "" for header, cell in cells.items()})
        except (pa.ArrowException, OSError, ValueError) as error:
            raise UsageError(f"{name}: damaged after row {number:,}: {str(error).partition(chr(10))[0][:80]}; nothing was written") from None

    return Sheet(headers, _doubled(headers), rows())


def cell_text(value: Any) -> str | None:
    """The text of a cell that is not text already; ``None`` for what has none."""
    import datetime as dt
    import math
    from decimal import Decimal

    if isinstance(value, str):
        return value.strip()
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    if isinstance(value, (int, Decimal)):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(item, (str, int)) and ";" not in str(item) for item in value):
        return "; ".join(str(item) for item in value)
    return None
