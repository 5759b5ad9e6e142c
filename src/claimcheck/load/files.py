"""What is in a file? Its text, read once and strictly as UTF-8, or one problem that says why not."""

from __future__ import annotations

import codecs
import os
import stat

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
    try:
        # A pipe that nobody writes to must not hold up the run.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return Problem("unreadable-file", "not a regular file", name, help="give a file or a folder of files")
            data = file.read(largest + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        return Problem("unreadable-file", f"cannot be read: {reason}", name, help="check that it exists and that you may read it")
    except ValueError:
        return Problem("unreadable-file", "cannot be read: its name holds a NUL", name, help="rename it")
    if len(data) > largest:
        return Problem("unreadable-file", f"larger than {largest // 1_000_000} MB", name, help="split it into several files")
    return data


def decode(data: bytes, name: str) -> str | Problem:
    """The text of bytes in UTF-8, with or without a byte order mark, or where they cease to be that."""
    for mark, encoding in _OTHER_ENCODINGS:
        if data.startswith(mark):
            return _wrong_encoding(f"the file is {encoding}, not UTF-8 (byte 0)", name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        message = f"not UTF-8: byte {error.start} is 0x{data[error.start]:02X}"
        return _wrong_encoding(message, name, data.count(b"\n", 0, error.start) + 1, column)
    # Without a mark, UTF-16 shows as every other byte being zero.
    if data[:1] and (data[1:4:2] == b"\0\0" or data[0:3:2] == b"\0\0"):
        return _wrong_encoding(f"the file looks like UTF-16, not UTF-8 (zero at byte {data.index(0)})", name)
    return text


def _wrong_encoding(message: str, name: str, line: int = 1, column: int = 1) -> Problem:
    return Problem("unreadable-file", message, name, line, column, "save the file as UTF-8")
