"""What is open while the lines of a Markdown text are read, and where on a line does the content of its containers begin?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from claimcheck.prose import BlockKind
from claimcheck.texts.layout.raw import Line, Raw


class Holder(NamedTuple):
    """A container: a quotation, an item of a list (``indent`` is where its content stands) or a note."""

    kind: str
    indent: int = 0
    marker: str = ""
    level: int = 0


@dataclass(slots=True)
class Open:
    """What is open while lines are read."""

    holders: list[Holder] = field(default_factory=list)
    runs: list[Line] = field(default_factory=list)  # of the paragraph that is open
    fresh: bool = False  # the innermost item or note has no block yet
    fence: str = ""
    until: str = ""  # HTML that ends with these words, lower case; "\n" where it ends at a blank line
    html: bool = False
    blank: int = 0  # lines before this one


@dataclass(slots=True)
class Scan:
    """The blocks found, the links that are defined (in lower case), and the stretches that are code or HTML without text."""

    text: str
    blocks: list[Raw] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    code: list[Line] = field(default_factory=list)


class At(NamedTuple):
    """A place on a line and its column, which a tab makes differ."""

    at: int
    column: int


def past_blanks(text: str, here: At, end: int) -> At:
    """The first place from here on that is no blank."""
    at, column = here
    while at < end:
        if text[at] == " ":
            column += 1
        elif text[at] == "\t":
            column += 4 - column % 4
        else:
            break
        at += 1
    return At(at, column)


def by_columns(text: str, here: At, end: int, columns: int) -> At:
    """The place so many columns further, of which some may lie within a tab."""
    at, column = here
    goal = column + columns
    while at < end and column < goal:
        wide = 1 if text[at] == " " else 4 - column % 4
        if column + wide > goal:
            return At(at, goal)
        column += wide
        at += 1
    return At(at, column)


def trimmed(text: str, start: int, end: int) -> int:
    """Where a line ends without the blanks behind it."""
    while end > start and text[end - 1] in " \t":
        end -= 1
    return end


def matched_by(text: str, holders: list[Holder], here: At, end: int) -> tuple[int, At]:
    """How many of the open containers does a line go on, and where does its own content begin?"""
    for n, holder in enumerate(holders):
        first = past_blanks(text, here, end)
        if holder.kind == "quote":
            if first.at == end or first.column - here.column > 3 or text[first.at] != ">":
                return n, here
            here = At(first.at + 1, first.column + 1)
            if here.at < end and text[here.at] in " \t":
                here = by_columns(text, here, end, 1)
        elif first.at == end:
            here = first
        elif first.column - here.column >= holder.indent:
            here = by_columns(text, here, end, holder.indent)
        else:
            return n, here
    return len(holders), here


def list_level(now: Open) -> int:
    """In how many lists does a line stand?"""
    return sum(holder.kind == "item" for holder in now.holders)


def leave(found: Scan, now: Open, keep: int) -> None:
    """Close the containers beyond the first so many, and the paragraph in them."""
    if len(now.holders) > keep or now.runs:
        close(found, now)
    if len(now.holders) > keep:
        del now.holders[keep:]
        now.fresh = False


def close(found: Scan, now: Open) -> None:
    """Close the paragraph that is open."""
    now.html = False
    if now.until == "\n":
        now.until = ""
    if now.runs:
        runs, now.runs = now.runs, []
        add(found, now, "paragraph", runs)


def add(found: Scan, now: Open, kind: BlockKind, runs: list[Line], level: int = 0) -> None:
    """Add a block, of the kind that its containers make it."""
    inner = now.holders[-1] if now.holders else None
    marker = ""
    note = next((holder for holder in now.holders if holder.kind == "note"), None) if inner else None
    if note:
        kind, level, marker = "footnote", 0, note.marker
    elif inner and inner.kind == "item":
        kind, level, marker = ("item", inner.level, inner.marker) if now.fresh or kind == "heading" else ("paragraph", 0, "")
    elif inner:
        kind, level = "quotation", 0
    now.fresh = False
    found.blocks.append(Raw(kind, runs, level, marker))
