"""What is in a file? Its text, read once and strictly as UTF-8, or one problem that says why not."""

from __future__ import annotations

import codecs
import os
import stat
from typing import BinaryIO

from claimcheck.load.loaded import Problem

LARGEST_FILE = 20_000_000

_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def shown(path: str | os.PathLike[str]) -> str:
    """How a path is written in output: relative to the working directory where it lies below it, with forward slashes.

    A name that is no Unicode is shown with its bytes escaped.
    """
    text = os.path.normpath(os.fspath(path))
    if os.path.isabs(text):
        below = os.path.relpath(text)
        if below != os.pardir and not below.startswith(os.pardir + os.sep):
            text = below
    return text.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")


def read_bytes(path: str | os.PathLike[str], largest: int = LARGEST_FILE) -> bytes | Problem:
    """The bytes of a regular file of at most ``largest`` bytes, or why it cannot be read."""
    name = shown(path)
    file = open_file(path)
    if isinstance(file, Problem):
        return file
    try:
        with file:
            data = file.read(largest + 1)
    except OSError as error:
        return cannot_read(error, name)
    return too_large(name, largest) if len(data) > largest else data


def open_file(path: str | os.PathLike[str]) -> BinaryIO | Problem:
    """A regular file, opened for reading, or why it cannot be."""
    name = shown(path)
    try:
        # A pipe that nobody writes to must not hold up the run.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            return Problem("unreadable-file", "not a regular file", name, help="give a file or a folder of files")
        return os.fdopen(handle, "rb")
    except OSError as error:
        return cannot_read(error, name)
    except ValueError:
        return Problem("unreadable-file", "cannot be read: its name holds a NUL", name, help="rename it")


def cannot_read(error: OSError, name: str) -> Problem:
    """Why the system does not give out a file."""
    reason = (error.strerror or type(error).__name__).lower()
    return Problem("unreadable-file", f"cannot be read: {reason}", name, help="check that it exists and that you may read it")


def too_large(name: str, largest: int) -> Problem:
    """A file of more bytes than are read at once."""
    return Problem("unreadable-file", f"larger than {largest // 1_000_000} MB", name, help="split it into several files")


def text_fault(file: BinaryIO, name: str) -> Problem | None:
    """Where a file of any length ceases to be text in UTF-8, as ``decode`` says it; a NUL is no text either."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    at, line, column, nul = 0, 1, 1, 0
    start = b""
    while True:
        chunk = file.read(1 << 20)
        if not at:
            start = chunk[:4]
            if problem := _other_encoding(start, name):
                return problem
        try:
            text, error = decoder.decode(chunk, not chunk), None
        except UnicodeDecodeError as fault:
            text, error = fault.object[: fault.start].decode("utf-8"), fault
        if not nul and "\0" in text:
            nul = line + text.count("\n", 0, text.index("\0"))
        ends = text.count("\n")
        line, column = line + ends, len(text) - text.rfind("\n") if ends else column + len(text)
        if error is not None:
            byte = at + len(chunk) - len(error.object) + error.start
            column -= line == 1 and start.startswith(codecs.BOM_UTF8)
            return _wrong_encoding(f"not UTF-8: byte {byte} is 0x{error.object[error.start]:02X}", name, line, column)
        if not chunk:
            break
        at += len(chunk)
    if _zeros(start):
        return _looks_wide(start, name)
    if nul:
        return Problem("unreadable-file", "a NUL character", name, nul, 1, "take it out, or save the file as UTF-8 text")
    return None


def decode(data: bytes, name: str) -> str | Problem:
    """The text of bytes in UTF-8, with or without a byte order mark, or where they cease to be that."""
    if problem := _other_encoding(data, name):
        return problem
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")  # not "utf-8-sig", which counts bytes from after the mark
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace").removeprefix("\ufeff" if not start else "")) + 1
        message = f"not UTF-8: byte {error.start} is 0x{data[error.start]:02X}"
        return _wrong_encoding(message, name, data.count(b"\n", 0, error.start) + 1, column)
    return _looks_wide(data, name) if _zeros(data) else text


def _other_encoding(data: bytes, name: str) -> Problem | None:
    for mark, encoding in _OTHER_ENCODINGS:
        if data.startswith(mark):
            return _wrong_encoding(f"the file is {encoding}, not UTF-8 (byte 0)", name)
    return None


def _zeros(data: bytes) -> bool:
    """Without a mark, UTF-16 shows as every other byte being zero."""
    return data[1:4:2] == b"\0\0" or data[0:3:2] == b"\0\0"


def _looks_wide(data: bytes, name: str) -> Problem:
    return _wrong_encoding(f"the file looks like UTF-16, not UTF-8 (zero at byte {data.index(0)})", name)


def _wrong_encoding(message: str, name: str, line: int = 1, column: int = 1) -> Problem:
    return Problem("unreadable-file", message, name, line, column, "save the file as UTF-8")
