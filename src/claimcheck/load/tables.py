"""What does a table of claims say? CSV, JSON Lines or Parquet as rows of text, each checked, each with its line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.loaded import Problem
from claimcheck.load.yaml import clipped
from claimcheck.suggest import nearest

COLUMNS = ("id", "subject", "property", "value", "unit", "scope", "when", "source", "quote", "locator", "attributed-to", "note")
NEEDED = ("subject", "property", "value")
LARGEST_TABLE = 500_000_000


class Row(NamedTuple):
    """A row: the line it begins on, its number among the rows (from 1), and its cells that are not empty, by column."""

    line: int
    number: int
    cells: dict[str, str]


class Raw(NamedTuple):
    """A table before it is checked: columns of equal length, where each row stands, and what could not be read at all."""

    columns: dict[str, list[str]]
    lines: list[int]
    problems: list[Problem]


def read_table(path: str | os.PathLike[str]) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of a table that can be used, and what is wrong with the rest. In a Parquet file rows have no line: it is 0."""
    from claimcheck.load.table_schema import bad_cells

    name = shown(path)
    data = read_bytes(path, LARGEST_TABLE)
    if isinstance(data, Problem):
        return (), (data,)
    raw = _raw(data, name)
    if raw.problems and not raw.columns:
        return (), tuple(raw.problems)
    problems = raw.problems
    if not raw.lines and not problems:
        problems.append(table_problem(name, 1, "a table without rows", "add rows below the header, or leave the file out"))
    bad = bad_cells(raw.columns) if raw.lines else []
    for row, column, message, advice in bad:
        where = "" if raw.lines[row] else f"row {row + 1}: "
        problems.append(table_problem(name, raw.lines[row], f"{where}`{column}` {message}", advice))
    skipped = {row for row, *_ in bad}
    names = [column.replace("-", "_") for column in raw.columns]  # as the fields of a claim are called
    rows = tuple(
        Row(raw.lines[number], number + 1, {column: cell for column, cell in zip(names, cells, strict=True) if cell})
        for number, cells in enumerate(zip(*raw.columns.values(), strict=True))
        if number not in skipped
    )
    return rows, tuple(problems)


def _raw(data: bytes, name: str) -> Raw:
    kind = name.lower().rpartition(".")[2]
    if kind == "parquet":
        from claimcheck.load.parquet import raw_parquet

        return raw_parquet(data, name)
    text = decode(data, name)
    if isinstance(text, Problem):
        return Raw({}, [], [text])
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Raw({}, [], [Problem("unreadable-file", "a NUL character", name, line, 1, "take it out, or save the file as UTF-8 text")])
    if kind in {"jsonl", "ndjson"}:
        from claimcheck.load.jsonl import raw_jsonl

        return raw_jsonl(text, name)
    from claimcheck.load.csv import raw_csv

    return raw_csv(text, name)


def table_problem(name: str, line: int, message: str, advice: str) -> Problem:
    """A problem with a row of a table."""
    return Problem("invalid-table", message, name, line, 1 if line else 0, advice)


def header_problems(names: Iterable[str], path: str, line: int) -> list[Problem]:
    """What is wrong with the names of the columns."""
    seen: set[str] = set()
    problems = []
    for number, name in enumerate(names, 1):
        if name in seen:
            problems.append(table_problem(path, line, f"column `{clipped(name)}` stands here twice", "keep one of the two"))
        elif not name:
            problems.append(table_problem(path, line, f"column {number} has no name", "name it or leave it out"))
        elif name not in COLUMNS:
            problems.append(unknown_column(name, path, line))
        seen.add(name)
    if not problems:
        problems = [
            table_problem(path, line, f"no column `{name}`", "add it; subject, property and value are needed") for name in NEEDED if name not in seen
        ]
    return problems


def unknown_column(name: str, path: str, line: int) -> Problem:
    """A column that no table of claims has."""
    return table_problem(path, line, f"no such column: `{clipped(name)}`{nearest(name, COLUMNS)}", f"the columns are {', '.join(COLUMNS)}")
