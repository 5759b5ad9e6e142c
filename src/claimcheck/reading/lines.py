"""On which line of a text does an offset stand? Lines end as editors end them: LF, CRLF or CR, and nothing else."""

from __future__ import annotations

import io
from array import array
from bisect import bisect_right
from itertools import accumulate


class Lines:
    """The lines of one text; the table is made when it is first asked for, since most texts are never pointed at."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: array[int] | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, in characters."""
        starts = self._starts or self._made()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def start(self, offset: int) -> int:
        """Where the line begins on which an offset stands."""
        starts = self._starts or self._made()
        return starts[bisect_right(starts, offset) - 1]

    def _made(self) -> array[int]:
        starts = self._starts = array("I", accumulate(map(len, io.StringIO(self._text, newline="")), initial=0))
        if not self._text.endswith(("\n", "\r")) and len(starts) > 1:
            starts.pop()
        self._text = ""
        return starts
