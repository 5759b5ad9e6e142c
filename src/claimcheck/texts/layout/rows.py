"""How do the lines of a plain text stand to one another? Which go on in the next, and which are rows of a table."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.texts.layout.raw import Line, Raw
from claimcheck.texts.layout.tables import cells_of
from claimcheck.texts.layout.weave import SEEN

_RULE = re.compile(r"[-=_*~+#|─━═—–. \t]{3,}\Z")
_COMMENT = re.compile(r"<!--[ \t]*claimcheck:")
_WIDEST = 200  # characters; a longer line was not wrapped
_MOST = 1_000  # characters of a line that are looked at to tell what it is


class Row(NamedTuple):
    """A line that is not blank. ``gap`` says that a blank line stands before it, ``table`` that it holds bars or tabs between words."""

    start: int
    end: int
    indent: int
    words: str
    gap: bool
    rule: bool
    table: str


class Rows:
    """The lines of a plain text that hold something, and how wide the text was wrapped, if it was."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        """Measure the lines."""
        self.text = text
        self.rows: list[Row] = []
        gap = False
        for start, end in lines:
            seen = SEEN.search(text, start, end)
            if not seen:
                gap = True
                continue
            at, stop = seen.start(), end
            while text[stop - 1].isspace():
                stop -= 1
            words = text[at : min(stop, at + _MOST)]
            if words.startswith("<!--") and _COMMENT.match(words) and text.find("-->", at, stop) == stop - 3:
                continue
            indent = len(text[max(start, at - _MOST) : at].expandtabs(4))
            table = "|" if words.count("|") else "\t" if "\t" in words else ""
            rule = not words[0].isalnum() and len(words) < _MOST and bool(_RULE.match(words)) and len(set(words) - {" ", "\t"}) <= 2
            self.rows.append(Row(at, stop, indent, words, gap, rule, table))
            gap = False
        self.width = self._wrapped()

    def _wrapped(self) -> int:
        """How wide are the lines of a text that was wrapped by hand or machine? 0 if it was not."""
        broken = []
        pairs = 0
        for one, two in zip(self.rows, self.rows[1:], strict=False):
            if two.gap or one.rule or two.rule or two.table == "\t":
                continue
            pairs += 1
            size = one.end - one.start + one.indent
            if 30 <= size <= _WIDEST and two.words[0].islower() and one.words[-1] not in ".!?:;":
                broken.append(size)
        if not broken or len(broken) * 12 < pairs:
            return 0
        broken.sort()
        return broken[len(broken) * 9 // 10]

    def flows(self, i: int) -> bool:
        """Does a line go on in the next: was it broken only because the next word had no room?"""
        if not self.width or i < 0 or i + 1 >= len(self.rows):
            return False
        one, two = self.rows[i], self.rows[i + 1]
        size = one.end - one.start + one.indent
        if two.gap or one.rule or two.rule or size > 2 * _WIDEST:
            return False
        word = len(two.words.split(None, 1)[0])
        return size + 1 + word > self.width or (two.words[0].islower() and one.words[-1] not in ".!?:;" and size >= 30)


def plain_table(rows: Rows, i: int) -> tuple[list[Raw], int] | None:
    """The rows of a table that begins on this line, and the line after it: two lines or more with bars or tabs alike."""
    sign = rows.rows[i].table
    if not sign:
        return None
    cut = [_cells(rows.text, rows.rows[i], sign)]
    size = len(cut[0])
    if size < 2:
        return None
    places = [i]
    ruled = False
    j = i + 1
    while j < len(rows.rows):
        row = rows.rows[j]
        if row.rule:
            ruled = ruled or (j == i + 1 and not row.gap)
        elif row.table == sign and not row.gap and len(cells := _cells(rows.text, row, sign)) == size:
            cut.append(cells)
            places.append(j)
        else:
            break
        j += 1
    if len(cut) < 2:
        return None
    header = ruled or _is_header(rows.text, cut)
    made = [
        Raw("row", [Line(cells[0].start, cells[-1].end)], n + (not header), cells=cells, header=header and n == 0, bare=True, first=n == 0)
        for n, cells in enumerate(cut)
    ]
    return made, places[-1] + 1


def _cells(text: str, row: Row, sign: str) -> list[Line]:
    if sign == "|":
        return cells_of(text, row.start, row.end)
    cells, start = [], row.start
    for found in re.finditer(r"\t+", text[row.start : row.end]) if row.end - row.start < 20 * _MOST else ():
        cells.append(Line(start, row.start + found.start()))
        start = row.start + found.end()
    cells.append(Line(start, row.end))
    return cells


def _is_header(text: str, cut: list[list[Line]]) -> bool:
    """Does the first row name the columns? If it holds no figures but years, where the rows below do."""
    if len(cut) < 3:
        return False
    head = [text[slice(*cell)].strip() for cell in cut[0]]
    if not all(cell or not n for n, cell in enumerate(head)):
        return False
    figures = any(any(letter.isdigit() for letter in text[slice(*cell)]) for cells in cut[1:] for cell in cells[1:])
    bare = all(
        not any(letter.isdigit() for letter in cell) or re.fullmatch(r"(?:[^\d]*\b)?(?:1[5-9]|20)\d\d(?:\b[^\d]*)?", cell) for cell in head[1:]
    )
    years = all(re.fullmatch(r"(?:1[5-9]|20)\d\d", cell) for cell in head[1:])
    below = [text[slice(*cells[1])].strip() for cells in cut[1:]]
    kept = sum(any(letter.isdigit() for letter in cell) for cell in below)
    return figures and bare and (years or len(head) > 2 or kept == len(below)) and not (head[0] and head[0][0].isdigit())
