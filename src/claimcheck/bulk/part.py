"""What is one table of a run, as the first pass reads it?"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.load.tables import COLUMNS


@dataclass(frozen=True, slots=True)
class Part:
    """A table whose rows are ready to be read as columns of text.

    ``path`` is the file that was named, as it is shown; ``parquet`` the file that holds its rows, an absolute path without any of the
    characters of a pattern: the same file, or a copy. Row ``n`` (from 0) of ``parquet`` is row ``n + 1`` of the file, and where it is
    ``lined``, its column ``line`` says where the row begins. ``columns`` are those of the file by the names they have in a table of claims; in
    ``parquet`` they go by the same names but for small and large letters. Cast to text, a cell says what is meant; an absent one is
    empty. Until a part is ``tidy`` there may be white space around its cells. ``broken`` rows (from 0) could not be read, which is told. Parts of
    another ``shape`` have their columns under names or of types that differ.
    """

    path: str
    parquet: str
    rows: int
    columns: tuple[str, ...]
    lined: bool
    tidy: bool
    shape: str = ""
    broken: array[int] = field(default_factory=lambda: array("q"), compare=False, repr=False)


def alike(parts: Sequence[Part]) -> list[list[int]]:
    """The places of parts that have the same columns and can be read together."""
    found: dict[tuple[object, ...], list[int]] = {}
    for number, part in enumerate(parts):
        found.setdefault((part.columns, part.lined, part.tidy, part.shape), []).append(number)
    return list(found.values())


def rows_of(parts: Sequence[Part], numbers: Sequence[int], columns: Sequence[str] = COLUMNS) -> str:
    """A query of DuckDB for the rows of alike parts: ``part``, ``row``, ``line`` (0 if not known), and columns as text, an absent one empty."""
    first = parts[numbers[0]]
    files = ", ".join(quoted(parts[number].parquet) for number in numbers)
    place = f"list_value({', '.join(map(str, numbers))})[CAST(file_index AS BIGINT) + 1]" if len(numbers) > 1 else str(numbers[0])
    line = '"line"' if first.lined else "0"
    cells = "".join(f", {_cell(name) if name in first.columns else quoted('')} AS {named(name)}" for name in columns)
    return (
        f"SELECT CAST({place} AS INTEGER) AS part, CAST(file_row_number AS BIGINT) AS row, CAST({line} AS BIGINT) AS line{cells} "
        f"FROM read_parquet([{files}], hive_partitioning = false)"
    )


def quoted(text: str) -> str:
    """A text as it is written in SQL."""
    return "'" + text.replace("'", "''") + "'"


def _cell(name: str) -> str:
    return f"coalesce(CAST({named(name)} AS VARCHAR), '')"


def named(name: str) -> str:
    """A name as it is written in SQL."""
    return '"' + name.replace('"', '""') + '"'
