"""Do some tables have more rows than are held in memory? Told from footers and line ends, without reading what the rows say."""

from __future__ import annotations

import os
from collections.abc import Iterable

HAND_KEPT = 100_000  # claims up to which a ledger is checked in memory
SMALL = 400_000  # bytes of Parquet, or of packed text, below which there are surely few rows
PIECE = 1 << 20


def many_rows(files: Iterable[str], most: int = HAND_KEPT) -> bool:
    """Are there more rows than ``most`` in these tables together? Of packed texts the size decides."""
    left = most
    for file in files:
        left -= _rows(file, left)
        if left < 0:
            return True
    return False


def _rows(file: str, enough: int) -> int:
    try:
        size = os.path.getsize(file)
        if file.lower().endswith(".parquet"):
            return 0 if size < SMALL else _in_footer(file)
        if file.lower().endswith((".gz", ".zst")):
            return 0 if size < SMALL else enough + 1
        return _lines(file, enough) if size > enough else 0
    except OSError:
        return 0  # what cannot be read is told where it is read


def _in_footer(file: str) -> int:
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
    from pyarrow import parquet

    try:
        return int(parquet.read_metadata(file).num_rows)
    except (pa.ArrowException, ValueError):
        return 0


def _lines(file: str, enough: int) -> int:
    count = 0
    with open(file, "rb") as opened:
        while count <= enough and (piece := opened.read(PIECE)):
            count += piece.count(b"\n")
    return count
