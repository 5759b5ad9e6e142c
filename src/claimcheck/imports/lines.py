"""What are the lines of a file that may be compressed, or be standard input? Bytes, one line after the other, never the whole file."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import lzma
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any, NamedTuple

from claimcheck.errors import UsageError
from claimcheck.load.files import shown

LONGEST_LINE = 256_000_000  # bytes; the longest entity of Wikidata has about four million
BLOCK = 1 << 20


class Line(NamedTuple):
    """One line without its end, and its number, from 1."""

    number: int
    text: bytes


@contextlib.contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked if they are packed, which their first bytes tell; ``-`` is standard input."""
    if path == "-":
        yield _unpacked(sys.stdin.buffer, "standard input")
        return
    try:
        with open(path, "rb") as file:
            if stat.S_ISDIR(os.fstat(file.fileno()).st_mode):
                raise UsageError(f"{shown(path)}: a folder; name a file")
            yield _unpacked(file, shown(path))
    except OSError as trouble:
        if trouble.filename != path:
            raise
        raise UsageError(f"{shown(path)}: cannot be read: {(trouble.strerror or type(trouble).__name__).lower()}") from None


def lines(file: IO[bytes], name: str) -> Iterator[Line]:
    """The lines of a file; a packed file that is damaged ends the run with its name and the last line that could be read."""
    number = 0
    read: Callable[[int], bytes] = file.readline
    while True:
        try:
            text = read(LONGEST_LINE)
        except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as trouble:
            said = str(trouble).partition("\n")[0].lower() or type(trouble).__name__
            raise UsageError(f"{name}: damaged after line {number:,}: {said}; nothing was written") from None
        if not text:
            return
        number += 1
        if len(text) >= LONGEST_LINE:
            raise UsageError(f"{name}:{number}: a line longer than {LONGEST_LINE // 1_000_000} MB; nothing was written")
        yield Line(number, text.rstrip(b"\r\n"))


def _unpacked(file: Any, name: str) -> Any:
    peeked = file.peek(4)[:4] if hasattr(file, "peek") else b""
    if peeked[:2] == b"\x1f\x8b":
        return gzip.GzipFile(fileobj=file)
    if peeked[:3] == b"BZh":
        return bz2.BZ2File(file)
    if peeked[:4] == b"\x28\xb5\x2f\xfd":
        return _zstd(file, name)
    if peeked[:4] == b"\xfd7zX":
        return lzma.LZMAFile(file)
    return file


def _zstd(file: IO[bytes], name: str) -> Any:
    import io

    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    if not pa.Codec.is_available("zstd"):
        raise UsageError(f"{name}: packed by zstd, which this build of pyarrow cannot unpack; unpack it first: zstd -dc FILE | claimcheck import …")
    return io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(file, "r"), "zstd"), BLOCK)
