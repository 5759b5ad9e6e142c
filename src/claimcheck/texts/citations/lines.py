"""On which lines of the original does a list stand? Layout may have joined them, and entries begin with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.prose import Block, Page

MARKER = re.compile(r"[\[(]?(\d{1,3})[\])]?[.)]?$|\[([A-Z][\w+.’'-]{0,24}\d{2}[a-z]?)\]$")
_NUMBER_ALONE = re.compile(r"\s*(?:\d{1,4}|[ivxlc]{1,7})\s*$")


@dataclass(slots=True)
class Line:
    """A line of a list, without its label. ``apart`` begins a block, ``gap`` follows an empty line; ``indent`` is -1 where it is not known."""

    block: int
    start: int
    end: int
    text: str
    apart: bool
    gap: bool
    label: str = ""
    indent: int = -1


def lines_of(page: Page, blocks: range, begin_at: int = 0) -> list[Line]:
    """The lines as they stand in the original: layout may have joined them."""
    found: list[Line] = []
    before = -1
    for n in blocks:
        block = page.blocks[n]
        if block.kind in ("heading", "title", "caption") or block.marker.startswith("[^"):
            before = n
            continue
        gap = block.kind == "item" or (before >= 0 and "\n\n" in re.sub(r"[ \t\r>]", "", page.text[_last(page.blocks[before]) : block.origin(0)]))
        begin, paged = begin_at if n == blocks.start else 0, False
        for stop in _breaks(page, block):
            if stop <= begin:
                continue
            alone = _NUMBER_ALONE.match(block.text[begin:stop]) is not None
            if block.text[begin:stop].strip() and not alone:
                label = _marker(block) if begin == 0 else ""
                found.append(
                    Line(
                        n,
                        begin,
                        stop,
                        block.text[begin:stop],
                        begin == 0,
                        (gap and begin == 0) or paged,
                        label,
                        _indent(page.text, block.origin(begin)),
                    )
                )
            begin, paged = stop, alone
        before = n
    return found


def _last(block: Block) -> int:
    return block.origin(max(len(block.text) - 1, 0))


def _breaks(page: Page, block: Block) -> list[int]:
    out = []
    if "\n" in page.text[block.origin(0) : _last(block)]:
        for found in re.finditer(r"\s", block.text):
            at = block.origin(found.start())
            if page.text[at : at + 1] in ("\n", "\r"):
                out.append(found.end())
    return [*out, len(block.text)]


def _indent(text: str, at: int) -> int:
    """How far is a line set in? -1 where something else stands before it."""
    begin = max(text.rfind("\n", max(0, at - 60), at), text.rfind("\r", max(0, at - 60), at)) + 1
    return at - begin if begin and not text[begin:at].strip() else -1


def _marker(block: Block) -> str:
    found = MARKER.match(block.marker)
    return found[1] or found[2] if found else ""
