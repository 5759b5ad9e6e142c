"""What stands where in the original, before markup is taken away? Blocks as stretches of it, in its order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from claimcheck.prose import BlockKind

_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n]|\Z)")
DEEPEST = 64  # containers within containers; what is nested deeper is text


class Line(NamedTuple):
    """A line of the original, without its end."""

    start: int
    end: int


@dataclass(slots=True)
class Raw:
    """A block before its markup is taken away.

    ``runs`` are its lines, from the first character that is no layout to the last; ``cells`` are those of a row. ``bare`` text has no markup
    inside, ``path`` says whether a heading heads what follows,
    ``first`` that a row begins a table.
    """

    kind: BlockKind
    runs: list[Line]
    level: int = 0
    marker: str = ""
    cells: list[Line] = field(default_factory=list)
    header: bool = False
    bare: bool = False
    path: bool = True
    first: bool = False


def lines(text: str, start: int = 0) -> list[Line]:
    """The lines of a text from a place on; they end with LF, CRLF or CR. What only ends the text is no line."""
    found = []
    size = len(text)
    if "\r" not in text:
        while start < size:
            end = text.find("\n", start)
            if end < 0:
                end = size
            found.append(Line(start, end))
            start = end + 1
        return found
    for match in _LINE.finditer(text, start):
        if match.end() > match.start():
            end = match.end()
            found.append(Line(match.start(), end - (2 if text.endswith("\r\n", start, end) else text[end - 1] in "\r\n")))
            start = end
    return found
