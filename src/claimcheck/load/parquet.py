"""What does a Parquet file say? Its columns as text: whole numbers as digits, others as they are, days in ISO form."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any

from claimcheck.load.loaded import Problem
from claimcheck.load.tables import Raw, header_problems, table_problem
from claimcheck.load.yaml import clipped


def raw_parquet(data: bytes, name: str) -> Raw:
    """The columns of a Parquet file. Its rows stand on no line."""
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(pa.BufferReader(data))
        names = [column for column in file.schema_arrow.names if not column.startswith("__index_level_")]
        wrong = header_problems([column.strip().lower() for column in names], name, 0)
        if wrong:
            return Raw({}, [], wrong)
        table = file.read(columns=names)
        columns = {column.strip().lower(): table.column(column).to_pylist() for column in names}
    except (pa.ArrowException, OSError, ValueError) as error:
        said = str(error).partition("\n")[0]
        return Raw({}, [], [Problem("unreadable-file", f"not a Parquet file: {clipped(said, 120)}", name, help="write it anew")])
    problems: list[Problem] = []
    texts: dict[str, list[str]] = {}
    broken: set[int] = set()
    for column, values in columns.items():
        kept = texts[column] = []
        for row, value in enumerate(values):
            text = _text(value)
            if text is None:
                broken.add(row)
                problems.append(table_problem(name, 0, f"row {row + 1}: `{column}` is no text, number or day", "write it as text"))
            kept.append(text or "")
    rows = [row for row in range(table.num_rows) if row not in broken]
    if broken:
        texts = {column: [kept[row] for row in rows] for column, kept in texts.items()}
    return Raw(texts, [0] * len(rows), problems)


def _text(value: Any) -> str | None:
    """The text of one value; ``None`` for what has none."""
    if isinstance(value, str):
        return value.strip()
    if value is None or (isinstance(value, float) and math.isnan(value)):  # how an absent number is often stored
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(item, str) and ";" not in item for item in value):
        return "; ".join(value)
    return None
