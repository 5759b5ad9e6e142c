"""What does a CSV file say? Its cells as text, with the true line of each row and a check of its width."""

from __future__ import annotations

import csv
import io

from claimcheck.cells import unguard
from claimcheck.load.loaded import Problem
from claimcheck.load.tables import Raw, header_problems, table_problem


def raw_csv(text: str, name: str) -> Raw:
    """The columns of a CSV file. A row of another width than the header is left out and reported; an unclosed quote ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    problems = []
    header: list[str] = []
    last = 0
    try:
        for row in reader:
            line, last = last + 1, reader.line_num
            if not row:
                continue
            if not header:
                header = [cell.strip().lower() for cell in row]
                wrong = _other_separator(row, name, line) or header_problems(header, name, line)
                if wrong:
                    return Raw({}, [], wrong)
            elif len(row) != len(header):
                count = "1 column" if len(row) == 1 else f"{len(row)} columns"
                message = f"a row with {count} where the header has {len(header)}"
                problems.append(table_problem(name, line, message, "put cells that hold a comma in double quotes"))
            else:
                rows.append(row)
                lines.append(line)
    except csv.Error as error:
        problems.append(_broken(str(error), name, last + 1))
    if not header:
        return Raw({}, [], problems or [table_problem(name, 1, "an empty table", "add a header and rows, or leave the file out")])
    columns = [[unguard(cell).strip() for cell in column] for column in zip(*rows, strict=True)] or [[] for _ in header]
    return Raw(dict(zip(header, columns, strict=True)), lines, problems)


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
