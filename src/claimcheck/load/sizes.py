"""Do some tables have more rows than are held in memory? Told from footers and line ends, without reading what the rows say."""

from __future__ import annotations

import os
from collections.abc import Iterable

from claimcheck.load.packed import BROKEN, PACKED, unpacked

HAND_KEPT = 100_000  # claims up to which a ledger is checked in memory
LARGE = 8_000_000  # bytes of packed text in which there are surely many rows
PIECE = 1 << 20
MOST = 500_000_000  # bytes of text after which nobody asks how many rows there are


def many_rows(files: Iterable[str], most: int = HAND_KEPT) -> bool:
    """Are there more rows than ``most`` in these tables together? Of large packed texts the size decides."""
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
            return _in_footer(file)
        if file.lower().endswith(PACKED):
            return enough + 1 if size > LARGE else _lines(file, enough)
        return _lines(file, enough) if size > enough else 0
    except BROKEN:
        return 0  # what cannot be read is told where it is read


def _in_footer(file: str) -> int:
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
    from pyarrow import parquet

    try:
        return int(parquet.read_metadata(file).num_rows)
    except (pa.ArrowException, ValueError):
        return 0


def _lines(file: str, enough: int) -> int:
    count = read = 0
    with open(file, "rb") as opened, unpacked(opened, file) as text:
        while count <= enough and (piece := text.read(PIECE)):
            count += piece.count(b"\n")
            read += len(piece)
            if read > MOST:
                return enough + 1
    return count
