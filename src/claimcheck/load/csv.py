"""What does a CSV file say? Its cells as text, with the true line of each row and a check of its width."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator
from typing import TextIO

from claimcheck.cells import unguard
from claimcheck.load.loaded import Problem
from claimcheck.load.tables import Batch, LongLineError, Tell, bounded_lines, header_problems, is_full, table_problem, too_long


def csv_batches(text: TextIO, name: str, tell: Tell) -> Iterator[Batch]:
    """The rows of a CSV file. One of another width than the header is left out and told; an unclosed quote ends the reading."""
    size = array("q", [0])
    reader = csv.reader(bounded_lines(text, size), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    header: list[str] = []
    last = told = 0
    try:
        for row in reader:
            line, last = last + 1, reader.line_num
            if not row:
                continue
            if not header:
                header = [cell.strip().lower() for cell in row]
                wrong = _other_separator(row, name, line) or header_problems(header, name, line)
                for problem in wrong:
                    tell(problem)
                if wrong:
                    return
            elif len(row) != len(header):
                count = "1 column" if len(row) == 1 else f"{len(row)} columns"
                message = f"a row with {count} where the header has {len(header)}"
                tell(table_problem(name, line, message, "put cells that hold a comma in double quotes"))
            else:
                rows.append(row)
                lines.append(line)
                if is_full(len(rows), size[0]):
                    yield _batch(header, rows, lines)
                    rows, lines, size[0] = [], [], 0
    except csv.Error as error:
        told = 1
        tell(_broken(str(error), name, last + 1))
    except LongLineError:
        told = 1
        tell(too_long(name, reader.line_num + 1))
    if not header and not told:
        tell(table_problem(name, 1, "an empty table", "add a header and rows, or leave the file out"))
    if rows:
        yield _batch(header, rows, lines)


def _batch(header: list[str], rows: list[list[str]], lines: list[int]) -> Batch:
    columns = zip(header, zip(*rows, strict=True), strict=True)
    return Batch({name: [unguard(cell).strip() if cell[:1] == "'" else cell.strip() for cell in cells] for name, cells in columns}, lines)


def _other_separator(row: list[str], name: str, line: int) -> list[Problem]:
    for mark, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(row) == 1 and row[0].count(mark) > 1:
            return [table_problem(name, line, f"columns parted by {word}", "part them by commas")]
    return []


def _broken(said: str, name: str, line: int) -> Problem:
    if "field larger" in said:
        return table_problem(name, line, "a cell longer than 131,072 characters from here on", "close its quotation mark, or shorten it")
    if "unexpected end" in said:
        return table_problem(name, line, "a quotation mark that is never closed", "close it; nothing after it was read")
    return table_problem(
        name, line, "text after a closing quotation mark", 'write a quotation mark inside a cell twice (""); nothing after it was read'
    )
