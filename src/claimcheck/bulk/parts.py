"""Which tables can an engine read where they stand, and which have to be copied first? Either way they say what the loader would read there."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from typing import Any

from claimcheck.bulk.part import Part
from claimcheck.bulk.staged import Tick, no_room, staged
from claimcheck.load.files import open_file, shown
from claimcheck.load.loaded import Problem
from claimcheck.load.parquet import not_parquet, open_parquet, parquet_columns, rows_there, short_of_rows
from claimcheck.load.problems import Problems
from claimcheck.load.tables import table_problem


def parts(files: Sequence[str], scratch: str, problems: Problems, tick: Tick | None = None) -> list[Part]:
    """The tables in these files that have rows to read, in their order; ``tick`` is told how many rows were copied."""
    found = []
    for number, file in enumerate(files):
        name = shown(file)
        copy = os.path.join(os.path.abspath(scratch), f"part-{number:06}.parquet")
        part = _in_place(file, name, copy, problems) if name.lower().endswith(".parquet") else staged(file, name, copy, problems, tick)
        if part == _COPY:
            part = staged(file, name, copy, problems, tick)
        if part is not None:
            found.append(part)
    return found


_COPY = Part("", "", 0, (), lined=False, tidy=False)


def _in_place(file: str, name: str, copy: str, problems: Problems) -> Part | None:
    """The Parquet file itself, if each of its columns, cast to text, says what is meant."""
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    opened = open_file(file)
    if isinstance(opened, Problem):
        problems.append(opened)
        return None
    with opened:
        try:
            footer = open_parquet(opened)
            columns, wrong = parquet_columns(footer, name)
            schema, rows = footer.schema_arrow, footer.metadata.num_rows
            plain = not wrong and all(column == column.strip() and _plain(footer, column) for column in columns)
            there = rows_there(footer) if plain and not wrong else rows
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            problems.append(not_parquet(error, name))
            return None
    if there != rows:
        wrong = [short_of_rows(rows, there, name)]
    if not wrong and not rows:
        wrong = [table_problem(name, 1, "a table without rows", "add rows below the header, or leave the file out")]
    if wrong:
        problems.extend(wrong)
        return None
    if not plain:
        return _COPY
    shape = ", ".join(sorted(f"{field.name} {field.type}" for field in schema))
    return Part(name, _named_plainly(os.path.abspath(file), copy), rows, tuple(columns.values()), lined=False, tidy=False, shape=shape)


def _plain(footer: Any, column: str) -> bool:
    """Does an engine write the cells of this column as the loader does?"""
    import pyarrow as pa

    kind = footer.schema_arrow.field(column).type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_date32(kind):
        return _within_calendar(footer, column)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind))


def _within_calendar(footer: Any, column: str) -> bool:
    """Are all days known to be of the years 1 to 9999? Others are written in many ways."""
    place = footer.metadata.schema.names.index(column)
    for number in range(footer.metadata.num_row_groups):
        found = footer.metadata.row_group(number).column(place).statistics
        if found is None or (found.num_values and not found.has_min_max):
            return False
        if found.has_min_max and not (isinstance(found.min, dt.date) and isinstance(found.max, dt.date)):
            return False
    return True


def _named_plainly(path: str, link: str) -> str:
    """A path in which an engine sees no pattern: the file, or a link to it in the folder of the run."""
    if not set("*?[]{}\\") & set(path) and path.isprintable():
        return path
    try:
        os.symlink(path, link)
    except OSError as error:
        raise no_room(error, os.path.dirname(link)) from None
    return link
