"""What does each row of a table state? The same as a claim in YAML, with the line for its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from claimcheck.load.claims import Draft, unknown_property
from claimcheck.load.files import shown
from claimcheck.load.loaded import Problem, Spot
from claimcheck.load.tables import Row, read_table
from claimcheck.load.vocabulary import Vocabulary


def row_drafts(file: str | os.PathLike[str], vocabulary: Vocabulary, problems: list[Problem]) -> Iterator[Draft]:
    """The claims of a table."""
    rows, found = read_table(file)
    problems.extend(found)
    path = shown(file)
    for row in rows:
        tell = _teller(path, row)
        written = row.cells["property"]
        id = vocabulary.id_of(written)
        if id is None:
            problems.append(tell("unknown-property", "property", *unknown_property(written, vocabulary)))
            continue
        row.cells["property"] = id
        yield Draft(row.cells, Spot(path, row.line, None), tell)


def _teller(path: str, row: Row) -> Callable[[str, str, str, str], Problem]:
    def problem(rule: str, field: str, message: str, advice: str) -> Problem:  # a row has one place for all its cells
        where = "" if row.line else f"row {row.number}: "
        return Problem(rule, where + message, path, row.line, 1 if row.line else 0, advice)

    return problem
