"""What does a Parquet file say? Its columns as text: whole numbers as digits, others as they are, days in ISO form."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from claimcheck.load.loaded import Problem
from claimcheck.load.tables import ROWS_IN_BATCH, Batch, Tell, UnreadableError, header_problems, table_problem
from claimcheck.load.yaml import clipped


def parquet_batches(file: BinaryIO, name: str, tell: Tell) -> Iterator[Batch]:
    """The rows of a Parquet file, which stand on no line. What cannot be decoded to its end raises."""
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    try:
        opened = open_parquet(file)
        columns, problems = parquet_columns(opened, name)
        for problem in problems:
            tell(problem)
        if problems:
            return
        before = 0
        for batch in _record_batches(opened, list(columns)):
            texts: dict[str, list[str]] = {}
            broken: set[int] = set()
            for column, values in zip(columns.values(), (batch.column(column) for column in columns), strict=True):
                found = _texts(values)
                for row, text in enumerate(found):
                    if text is None:
                        broken.add(row)
                        tell(table_problem(name, 0, f"row {before + row + 1}: `{column}` is no text, number or day", "write it as text"))
                texts[column] = [text or "" for text in found]
            yield Batch(texts, [0] * batch.num_rows, frozenset(broken))
            before += batch.num_rows
        if before != opened.metadata.num_rows:
            raise UnreadableError(short_of_rows(opened.metadata.num_rows, before, name))
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise UnreadableError(not_parquet(error, name)) from None


def open_parquet(file: BinaryIO) -> Any:
    """A Parquet file whose footer can be read: its schema is known, its pages are not."""
    from pyarrow import parquet

    opened = parquet.ParquetFile(file, buffer_size=1 << 20)
    _check_footer(opened.metadata)
    # A word that stands in a million cells is then kept, and made into text, once. Where there is no dictionary, one would only grow.
    words = sorted(
        {
            chunk.path_in_schema
            for chunks in map(opened.metadata.row_group, range(opened.num_row_groups))
            for chunk in map(chunks.column, range(opened.metadata.num_columns))
            if chunk.has_dictionary_page and chunk.physical_type == "BYTE_ARRAY"
        }
    )
    return parquet.ParquetFile(file, buffer_size=1 << 20, metadata=opened.metadata, read_dictionary=words) if words else opened


def _check_footer(footer: Any) -> None:
    """Does it say the same everywhere of how many rows there are? An engine may believe any of these numbers."""
    groups = [footer.row_group(number) for number in range(footer.num_row_groups)]
    rows = sum(group.num_rows for group in groups)
    if rows != footer.num_rows:
        raise ValueError(f"its footer says that it has {footer.num_rows:,} rows, and {rows:,} in groups")
    for place in range(footer.num_columns):
        if footer.schema.column(place).max_repetition_level == 0:
            values = sum(group.column(place).num_values for group in groups)
            if values != rows:
                raise ValueError(f"its footer says that it has {rows:,} rows, and {values:,} values in a column")


def rows_there(opened: Any) -> int:
    """How many rows of a Parquet file are really there, by its smallest column."""
    footer = opened.metadata
    sizes = [
        sum(footer.row_group(group).column(place).total_compressed_size for group in range(footer.num_row_groups))
        for place in range(footer.num_columns)
    ]
    smallest = footer.schema.column(sizes.index(min(sizes))).path
    return sum(batch.num_rows for batch in _record_batches(opened, [smallest]))


def short_of_rows(said: int, there: int, name: str) -> Problem:
    """A footer that speaks of rows which are not there."""
    message = f"not a Parquet file: its footer says that it has {said:,} rows, and it has {there:,}"
    return Problem("unreadable-file", message, name, help="write it anew")


def _record_batches(opened: Any, columns: list[str]) -> Iterator[Any]:
    for group in range(opened.num_row_groups):  # each from the start, so that the words of the last are given up
        for batch in opened.iter_batches(ROWS_IN_BATCH, row_groups=[group], columns=columns):
            batch.validate(full=True)  # places in a dictionary are not looked at otherwise
            yield batch


def parquet_columns(opened: Any, name: str) -> tuple[dict[str, str], list[Problem]]:
    """The columns as they are written in a Parquet file, each with the name it has in a table of claims, or what is wrong with them."""
    names = [column for column in opened.schema_arrow.names if not column.startswith("__index_level_")]
    columns = {column: column.strip().lower() for column in names}
    problems = header_problems([column.strip().lower() for column in names], name, 0)
    return columns, problems


def not_parquet(error: Exception, name: str) -> Problem:
    """Why a Parquet file cannot be decoded."""
    said = str(error).partition("\n")[0]
    return Problem("unreadable-file", f"not a Parquet file: {clipped(said, 120)}", name, help="write it anew")


def _texts(values: Any) -> list[str | None]:
    """The text of each value; ``None`` for what has none."""
    import pyarrow as pa

    if not pa.types.is_dictionary(values.type):
        return [_text(value) for value in values.to_pylist()]
    places, words = values.indices, values.dictionary
    if len(words) > len(places):  # those of earlier rows are there as well
        from pyarrow import compute  # it makes a function of each of hundreds as it is loaded

        used = compute.unique(places).drop_null()
        places, words = compute.index_in(places, used), words.take(used)
    texts = [word.strip() if word.__class__ is str else _text(word) for word in words.to_pylist()]
    return ["" if place is None else texts[place] for place in places.to_pylist()]


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value.strip()
    if value is None or (isinstance(value, float) and math.isnan(value)):  # how an absent number is often stored
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(item, str) and ";" not in item for item in value):
        return "; ".join(value)
    return None
