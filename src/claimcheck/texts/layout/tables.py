"""Which cells does a line of a table hold? Between bars that are not escaped, without the blanks around them."""

from __future__ import annotations

import re

from claimcheck.texts.layout.raw import Line

_DASHES = re.compile(r":?-+:?")
_BAR = re.compile(r"\\.|\|", re.DOTALL)
_MOST = 2_000  # columns; a wider line is no table


def delimiter_row(text: str, start: int, end: int) -> int:
    """How many columns does a line of dashes and bars declare? 0 if it is none."""
    if start == end or text[start] not in "|-:" or end - start > 20 * _MOST or not set(text[start:end]) <= set("|-: \t"):
        return 0
    inner = text[start:end].strip(" \t")
    if "|" not in inner:
        return 0
    cells = inner.removeprefix("|").removesuffix("|").split("|")
    return len(cells) if all(_DASHES.fullmatch(cell.strip(" \t")) for cell in cells) else 0


def cells_of(text: str, start: int, end: int) -> list[Line]:
    """The cells of a line, at least one, each without the blanks around it."""
    while end > start and text[end - 1] in " \t":
        end -= 1
    cuts = [found.start() for found in _BAR.finditer(text, start, end) if found[0] == "|"]
    if cuts and cuts[0] == start:
        start += 1
        del cuts[0]
    if cuts and cuts[-1] == end - 1:
        end -= 1
        del cuts[-1]
    cells = []
    for cut in [*cuts, end]:
        cells.append(_without_blanks(text, start, cut))
        start = cut + 1
    return cells


def _without_blanks(text: str, start: int, end: int) -> Line:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return Line(start, end)
