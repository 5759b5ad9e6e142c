"""What does a table of claims say? CSV, JSON Lines or Parquet as rows of text, each checked, each with its line."""

from __future__ import annotations

import io
import os
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple, TextIO

from claimcheck.load.files import cannot_read, open_file, shown, text_fault, too_large
from claimcheck.load.loaded import Problem
from claimcheck.load.packed import BROKEN, PACKED, bare, damaged, unpacked
from claimcheck.load.yaml import clipped
from claimcheck.suggest import nearest

COLUMNS = ("id", "subject", "property", "value", "unit", "scope", "when", "source", "quote", "locator", "attributed-to", "note")
NEEDED = ("subject", "property", "value")
LARGEST_TABLE = 500_000_000
LARGEST_BATCH = 32_000_000
ROWS_IN_BATCH = 50_000
LONGEST_LINE = 10_000_000  # a row of the longest cells, each of its characters escaped

Tell = Callable[[Problem], None]


class Row(NamedTuple):
    """A row: the line it begins on, its number among the rows (from 1), and its cells that are not empty, by column."""

    line: int
    number: int
    cells: dict[str, str]


class Batch(NamedTuple):
    """Some rows of a table before they are checked: columns of equal length, where each row stands, and which have cells that are no text."""

    columns: dict[str, list[str]]
    lines: list[int]
    broken: frozenset[int] = frozenset()


class UnreadableError(Exception):
    """A file that cannot be read to its end, so that nothing of it counts: its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_table(path: str | os.PathLike[str]) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of a table that can be used, and what is wrong with the rest. In a Parquet file rows have no line: it is 0."""
    from claimcheck.load.table_schema import bad_cells

    name = shown(path)
    problems: list[Problem] = []
    rows: list[Row] = []
    before = size = 0
    try:
        data = _content(path, name)
        for batch in batches(lambda: io.BytesIO(data), name, problems.append):
            size += sum(len(cell) + 1 for cells in batch.columns.values() for cell in cells)
            if size > LARGEST_TABLE:
                raise UnreadableError(too_large(name, LARGEST_TABLE))  # noqa: TRY301  # a Parquet file can say a word a billion times
            skipped = set(batch.broken)
            for row, column, message, advice in bad_cells(batch.columns):
                if row not in batch.broken:
                    problems.append(cell_problem(name, batch.lines[row], before + row + 1, column, message, advice))
                    skipped.add(row)
            names = [column.replace("-", "_") for column in batch.columns]  # as the fields of a claim are called
            rows.extend(
                Row(batch.lines[number], before + number + 1, {column: cell for column, cell in zip(names, cells, strict=True) if cell})
                for number, cells in enumerate(zip(*batch.columns.values(), strict=True))
                if number not in skipped
            )
            before += len(batch.lines)
    except UnreadableError as error:
        return (), (error.problem,)
    return tuple(rows), tuple(problems)


def batches(opened: Callable[[], BinaryIO], name: str, tell: Tell) -> Iterator[Batch]:
    """The rows of a table in order, in batches of bounded size, from a stream that can be had more than once.

    What is wrong with its columns, and each row left out, is told; a file that cannot be read to its end raises ``UnreadableError``.
    """
    rows = told = 0

    def counted(problem: Problem) -> None:
        nonlocal told
        told += 1
        tell(problem)

    if bare(name).endswith(".parquet"):
        from claimcheck.load.parquet import parquet_batches

        found = parquet_batches(opened(), name, counted)
    else:
        found = _text_batches(opened, name, counted)
    for batch in found:
        rows += len(batch.lines)
        yield batch
    if not rows and not told:
        tell(table_problem(name, 1, "a table without rows", "add rows below the header, or leave the file out"))


def _text_batches(opened: Callable[[], BinaryIO], name: str, tell: Tell) -> Iterator[Batch]:
    try:
        fault = text_fault(opened(), name)
        if fault is not None:
            raise UnreadableError(fault)
        text = io.TextIOWrapper(opened(), "utf-8-sig", newline="" if bare(name).endswith(".csv") else "\n")
        if bare(name).endswith(".csv"):
            from claimcheck.load.csv import csv_batches

            yield from csv_batches(text, name, tell)
        else:
            from claimcheck.load.jsonl import jsonl_batches

            yield from jsonl_batches(text, name, tell)
    except UnicodeDecodeError:  # it was text a moment ago
        raise UnreadableError(Problem("unreadable-file", "changed while it was read", name, help="run again")) from None
    except BROKEN as error:
        raise UnreadableError(stopped(error, name)) from None


def stopped(error: Exception, name: str) -> Problem:
    """Why a file could not be read on."""
    return cannot_read(error, name) if isinstance(error, OSError) and not name.lower().endswith(PACKED) else damaged(error, name)


def _content(path: str | os.PathLike[str], name: str) -> bytes:
    """What is in a table, unpacked: at most so much as is kept in memory."""
    file = open_file(path)
    if isinstance(file, Problem):
        raise UnreadableError(file)
    try:
        with file:
            data = unpacked(file, name).read(LARGEST_TABLE + 1)
    except BROKEN as error:
        raise UnreadableError(stopped(error, name)) from None
    if len(data) > LARGEST_TABLE:
        raise UnreadableError(too_large(name, LARGEST_TABLE))
    return data


def bounded_lines(text: TextIO, size: array[int], limit: int = LONGEST_LINE) -> Iterator[str]:
    """The lines of a text, adding up their characters, up to one that no row of a table can need."""
    while line := text.readline(limit):
        size[0] += len(line)
        if len(line) == limit:
            raise LongLineError
        yield line


class LongLineError(Exception):
    """A line that is no row of a table; reading it whole could take all memory."""


def is_full(rows: int, size: int) -> bool:
    """Is a batch of so many rows and characters to be handed on?"""
    return rows >= ROWS_IN_BATCH or size >= LARGEST_BATCH


def row_problem(rule: str, name: str, line: int, number: int, message: str, advice: str) -> Problem:
    """A problem with a row of a table, which stands on a line or goes by its number."""
    return Problem(rule, message if line else f"row {number}: {message}", name, line, 1 if line else 0, advice)


def cell_problem(name: str, line: int, number: int, column: str, message: str, advice: str) -> Problem:
    """A problem with one cell of a table."""
    return row_problem("invalid-table", name, line, number, f"`{column}` {message}", advice)


def too_long(name: str, line: int) -> Problem:
    """A line at which the reading of a table ends."""
    return table_problem(name, line, f"a line of more than {LONGEST_LINE:,} characters", "write each row on its own line; nothing after it was read")


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


def unknown_column(name: str, path: str, line: int, *, suggest: bool = True) -> Problem:
    """A column that no table of claims has."""
    meant = nearest(name, COLUMNS) if suggest else ""
    return table_problem(path, line, f"no such column: `{clipped(name)}`{meant}", f"the columns are {', '.join(COLUMNS)}")
