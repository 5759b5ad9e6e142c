"""What does each row of a table state? The same as a claim in YAML, with the line for its place."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from claimcheck.load.claims import Draft, slug_hash, unknown_property
from claimcheck.load.files import shown
from claimcheck.load.loaded import Problem, Spot
from claimcheck.load.tables import Row, read_table, row_problem
from claimcheck.load.vocabulary import Vocabulary


def tags(files: Sequence[str]) -> tuple[str, ...]:
    """What each table is called in the ids of its rows that have none: the end of its path that no other has, as far as an id can hold it."""
    paths = [_NO_ID.sub("-", shown(file).lower()).split("/") for file in files]
    counts = Counter("/".join(path[-length:]) for path in paths for length in range(1, len(path) + 1))
    found = []
    taken: Counter[str] = Counter()
    for path in paths:
        tails = ("/".join(path[-length:]) for length in range(1, len(path) + 1))
        tag = next((tail for tail in tails if counts[tail] == 1), "/".join(path)).lstrip("._:/#@+-")
        tag = tag if 0 < len(tag) <= _LONGEST_TAG else f"{tag[-_LONGEST_TAG:].lstrip('._:/#@+-')}-{slug_hash('/'.join(path))}".lstrip("-")
        taken[tag] += 1
        found.append(tag if taken[tag] == 1 else f"{tag}-{taken[tag]}")
    return tuple(found)


_NO_ID = re.compile(r"[^a-z0-9._:/#@+-]+")
_LONGEST_TAG = 120


def row_drafts(file: str | os.PathLike[str], tag: str, vocabulary: Vocabulary, problems: list[Problem]) -> Iterator[Draft]:
    """The claims of a table. One without an id is called by its table and its row.

    A property that nobody declared is told once, at the first row that names it.
    """
    rows, found = read_table(file)
    problems.extend(found)
    path = shown(file)
    strange: dict[str, list[Row]] = {}
    for row in rows:
        tell = _teller(path, row)
        written = row.cells["property"]
        id = vocabulary.id_of(written)
        if id is None:
            strange.setdefault(written, []).append(row)
            continue
        row.cells["property"] = id
        row.cells.setdefault("id", f"{tag}#{row.number}")
        yield Draft(row.cells, Spot(path, row.line or -row.number, None), tell)
    for written, named in strange.items():
        said = unknown_property(written, vocabulary, rows=len(named))
        problems.append(row_problem("unknown-property", path, named[0].line, named[0].number, *said))


def _teller(path: str, row: Row) -> Callable[[str, str, str, str], Problem]:
    def problem(rule: str, field: str, message: str, advice: str) -> Problem:  # a row has one place for all its cells
        where = "" if row.line else f"row {row.number}: "
        return Problem(rule, where + message, path, row.line, 1 if row.line else 0, advice)

    return problem
