"""Where does each character of a block's text come from? Lines joined, markup and hidden characters left out, places kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.prose import Piece
from claimcheck.texts.layout.raw import Line

# What has no width or only steers what shows it: a word with a soft hyphen inside is the same word.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
_BLANKS = "\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
UNSEEN = re.compile(f"[{_UNSEEN}]+")
SEEN = re.compile(rf"[^\s{_UNSEEN}]")
ODD = re.compile(f"[{_UNSEEN}{_BLANKS}]")
_TO_SPACE = re.compile("[\n\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


class Edit(NamedTuple):
    """A stretch of joined lines that is left out, or stands for other characters."""

    start: int
    end: int
    by: str = ""


def joined(text: str, runs: Sequence[Line]) -> tuple[str, list[Piece]]:
    """The lines as one string, each but the last with one line feed after it, and where they come from."""
    if len(runs) == 1:
        start, end = runs[0]
        return text[start:end], [Piece(0, start)]
    pieces = [Piece(0, runs[0].start)]
    parts = []
    at = 0
    for start, end in runs:
        origin = pieces[-1].origin + at - pieces[-1].at
        if origin != start:
            pieces.append(Piece(at, start))
        parts.append(text[start:end])
        at += end - start + 1
    return "\n".join(parts), pieces


def woven(source: str, pieces: Sequence[Piece], edits: Iterable[Edit], *, odd: bool) -> tuple[str, tuple[Piece, ...]]:
    """The text after all edits, each of its characters with its place in the original. Line feeds become spaces.

    Where something in the middle is left out between two blanks, one of the two goes with it.
    """
    changes = list(edits)
    if odd:
        changes += [Edit(found.start(), found.end()) for found in UNSEEN.finditer(source)]
        changes.sort()
    if not changes:
        text = source.replace("\n", " ")
        return _bounded(_TO_SPACE.sub(" ", text) if odd else text, pieces)
    out: list[str] = []
    made: list[Piece] = []
    at = position = k = 0
    size = len(source)
    blank = True  # does the text so far end with a blank, or hold nothing?
    for start, end, by in [*changes, Edit(size, size)]:
        if end < position or (end == position and start < end):
            continue
        start = max(start, position)  # noqa: PLW2901
        if position and blank:
            while position < start and source[position] in " \n\t":
                position += 1
        while position < start:
            while k + 1 < len(pieces) and pieces[k + 1].at <= position:
                k += 1
            stop = min(start, pieces[k + 1].at) if k + 1 < len(pieces) else start
            origin = pieces[k].origin + position - pieces[k].at
            if not made or made[-1].origin + at - made[-1].at != origin:
                made.append(Piece(at, origin))
            out.append(source[position:stop])
            at += stop - position
            blank = source[stop - 1] in " \n\t"
            position = stop
        if by:
            while k + 1 < len(pieces) and pieces[k + 1].at <= start:
                k += 1
            made.append(Piece(at, pieces[k].origin + start - pieces[k].at))
            out.append(by)
            at += len(by)
            blank = by[-1] in " \n\t"
        position = max(position, end)
    text = "".join(out)
    text = _TO_SPACE.sub(" ", text) if odd else text.replace("\n", " ")
    return _bounded(text, made or pieces[:1])


def _bounded(text: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Piece, ...]]:
    """The text without the blanks around it."""
    if not text or not (text[0].isspace() or text[-1].isspace()):
        return text, tuple(pieces)
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip()) if end else 0
    kept = [Piece(max(one.at, start), one.origin + max(start - one.at, 0)) for one in pieces if one.at < end]
    while len(kept) > 1 and kept[1].at <= start:
        del kept[0]
    return text[start:end], tuple(Piece(at - start, origin) for at, origin in kept) or tuple(pieces[:1])
