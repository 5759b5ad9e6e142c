"""How is a compressed file read? As the stream of what was packed, told by its name, never unpacked whole without a limit."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO, cast

from claimcheck.load.loaded import Problem

PACKED = (".gz", ".zst")
BROKEN = (OSError, EOFError, zlib.error)  # what reading a damaged one can raise


def bare(name: str) -> str:
    """The name of what is packed in a file, in small letters."""
    name = name.lower()
    return next((name[: -len(ending)] for ending in PACKED if name.endswith(ending)), name)


class _Lent(io.RawIOBase):
    """A file that stays open when the stream over it is closed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def unpacked(file: BinaryIO, name: str) -> BinaryIO:
    """A stream of the content of a file from where it stands: as it is, unless its name says that it is compressed."""
    lent = io.BufferedReader(_Lent(file), 1 << 16)
    if name.lower().endswith(".gz"):
        import gzip

        return cast("BinaryIO", gzip.GzipFile(fileobj=lent, mode="rb"))
    if name.lower().endswith(".zst"):
        import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

        return cast("BinaryIO", io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(lent, mode="r"), "zstd"), 1 << 16))
    return lent


def damaged(error: Exception, name: str) -> Problem:
    """A compressed file that ends too soon, or is none."""
    if isinstance(error, EOFError) or "truncated" in str(error).lower():
        return Problem("unreadable-file", "the compressed file ends too soon", name, help="copy it again")
    kind = "gzip" if name.lower().endswith(".gz") else "Zstandard"
    return Problem("unreadable-file", f"not a whole {kind} file", name, help="copy it again, or correct the ending of its name")
