"""Which rows of a table cannot be claims? A pandera schema at the boundary: what passes it has the shape of a claim."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.ids import ID
from claimcheck.load.tables import COLUMNS, NEEDED

if TYPE_CHECKING:
    from pandas import Series
    from pandera.pandas import DataFrameSchema

LONGEST_CELL = 100_000

_SAID = {
    "filled": ("is empty", "fill it in, or take the row out"),
    "id": ("cannot be an id", "use small letters, digits and . _ : / # @ + -"),
    "short": (f"is longer than {LONGEST_CELL:,} characters", "shorten it, or look for a quotation mark that is not closed"),
}


def bad_cells(columns: dict[str, list[str]]) -> list[tuple[int, str, str, str]]:
    """Row (from 0), column, what is wrong and what to do, for each cell that does not fit, in order."""
    import pandas as pd
    from pandera.errors import SchemaErrors

    # The type is named, since what an unnamed one becomes differs between versions of pandas, and for empty frames.
    frame = pd.DataFrame({name: pd.Series(cells, dtype="string") for name, cells in columns.items()})
    try:
        schema().validate(frame, lazy=True)
    except SchemaErrors as errors:
        failures = errors.failure_cases
        found = {
            (int(row), str(column), *_SAID[str(check)])
            for row, column, check in zip(failures["index"], failures["column"], failures["check"], strict=True)
        }
        return sorted(found)
    return []


@cache
def schema() -> DataFrameSchema:
    """The columns of a table of claims. Every check is total: one that raised would hide all other rows."""
    from pandera.pandas import Check, Column, DataFrameSchema

    def checks(name: str) -> list[Any]:
        found = [Check(_short, error="short")]
        if name in NEEDED:
            found.append(Check(_filled, error="filled"))
        if name == "id":
            found.append(Check(_is_id, error="id"))
        return found

    return DataFrameSchema({name: Column("string", checks(name), required=name in NEEDED) for name in COLUMNS}, strict=True)


def _short(cells: Series[Any]) -> Series[bool]:
    return cells.str.len() <= LONGEST_CELL


def _filled(cells: Series[Any]) -> Series[bool]:
    return cells != ""


def _is_id(cells: Series[Any]) -> Series[bool]:
    return (cells == "") | cells.str.fullmatch(ID.pattern)
