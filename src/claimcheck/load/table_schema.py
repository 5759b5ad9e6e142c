"""Which rows of a table cannot be claims? A pandera schema at the boundary says, unless every cell plainly passes its checks."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.ids import ID
from claimcheck.load.tables import COLUMNS, NEEDED

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

LONGEST_CELL = 100_000

Fault = Literal["short", "whole", "filled", "id"]

# What is wrong with a cell that does not pass a check, and what to do. Whoever makes a schema for another engine takes its checks from here.
SAID: dict[Fault, tuple[str, str]] = {
    "short": (f"is longer than {LONGEST_CELL:,} characters", "shorten it, or look for a quotation mark that is not closed"),
    "whole": ("holds what is no character", "take the NUL out"),
    "filled": ("is empty", "fill it in, or take the row out"),
    "id": ("cannot be an id", "use small letters, digits and . _ : / # @ + -"),
}

# Is a cell free of a fault? The one definition, for the schema and for whoever asks without it. Each is total: it never raises.
PASSES: dict[Fault, Callable[[str], bool]] = {
    "short": lambda cell: len(cell) <= LONGEST_CELL,
    "whole": lambda cell: "\0" not in cell,
    "filled": bool,
    "id": lambda cell: not cell or ID.fullmatch(cell) is not None,
}


def checks_of(column: str) -> tuple[Fault, ...]:
    """Which checks do the cells of a column have to pass?"""
    return ("short", "whole", *(("filled",) if column in NEEDED else ()), *(("id",) if column == "id" else ()))


def bad_cells(columns: dict[str, list[str]]) -> list[tuple[int, str, str, str]]:
    """Row (from 0), column, what is wrong and what to do, for each cell that does not fit, in order."""
    return [] if cleared(columns) else judged(columns)


def cleared(columns: dict[str, list[str]]) -> bool:
    """Does every cell pass the checks of the schema? Told without it, since to load it takes as long as to check a thousand claims."""
    known = set(NEEDED) <= columns.keys() <= set(COLUMNS)
    return known and all(all(map(PASSES[fault], cells)) for name, cells in columns.items() for fault in checks_of(name))


def judged(columns: dict[str, list[str]]) -> list[tuple[int, str, str, str]]:
    """What the schema says of a table: row (from 0), column, what is wrong and what to do, in order."""
    import pandas as pd

    # The type is named, since what an unnamed one becomes differs between versions of pandas, and for empty frames.
    frame = pd.DataFrame({name: pd.Series(cells, dtype="string") for name, cells in columns.items()})
    with quiet():
        from pandera.errors import SchemaErrors

    try:
        with quiet():
            schema().validate(frame, lazy=True)
    except SchemaErrors as errors:
        failures = errors.failure_cases
        found = {
            (int(row), str(column), *SAID[check]) for row, column, check in zip(failures["index"], failures["column"], failures["check"], strict=True)
        }
        return sorted(found)
    return []


@contextmanager
def quiet() -> Iterator[None]:
    """While pandera is used: some of the engines it knows warn whoever asks for them that they are of another age."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet", FutureWarning)
        warnings.filterwarnings("ignore", "The 'future.infer_string' option", DeprecationWarning)
        warnings.filterwarnings("ignore", "fetch_arrow_table", DeprecationWarning)
        yield


@cache
def schema() -> DataFrameSchema:
    """The columns of a table of claims. A check that raised would hide all other rows."""
    with quiet():
        from pandera.pandas import Check, Column, DataFrameSchema

    def column(name: str) -> Any:
        return Column("string", [Check(PASSES[fault], element_wise=True, error=fault) for fault in checks_of(name)], required=name in NEEDED)

    return DataFrameSchema({name: column(name) for name in COLUMNS}, strict=True)
