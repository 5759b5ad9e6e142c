"""Of which blocks does a plain text consist?"""

from __future__ import annotations

from claimcheck.texts.layout.raw import Line, Raw


def scan(text: str, rows: list[Line]) -> list[Raw]:
    found = []
    for start, end in rows:
        s, e = start, end
        while s < e and text[s].isspace(): s += 1
        while e > s and text[e - 1].isspace(): e -= 1
        if s < e:
            found.append(Raw("paragraph", [Line(s, e)], bare=True))
    return found
