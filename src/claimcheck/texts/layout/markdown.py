"""Of which blocks does a Markdown text consist? CommonMark with tables and footnotes, in one linear pass over its lines."""

from __future__ import annotations

import re

from claimcheck.prose import Block
from claimcheck.texts.layout.inline import edits
from claimcheck.texts.layout.leaves import interrupts, item_at, read_words
from claimcheck.texts.layout.open import At, Holder, Open, Scan, by_columns, close, leave, list_level, matched_by, past_blanks, trimmed
from claimcheck.texts.layout.raw import DEEPEST, Line
from claimcheck.texts.layout.weave import joined

_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:[ \t]*")


def scan(text: str, rows: list[Line]) -> Scan:
    """Take the lines of a Markdown text apart."""
    found, now = Scan(text), Open()
    k = 0
    while k < len(rows):
        k = _line(found, now, rows, k)
    close(found, now)
    return found


def _line(found: Scan, now: Open, rows: list[Line], k: int) -> int:
    text = found.text
    start, end = rows[k]
    here = At(start, 0)
    if not now.holders and not now.fence and not now.until and start < end and text[start].isalpha():
        return read_words(found, now, rows, k, here)  # nearly always, and much faster
    if start == end and (now.blank > 1 or (now.fence and not any(holder.kind == "quote" for holder in now.holders))):
        return k + 1  # nothing more to close
    matched, here = matched_by(text, now.holders, here, end)
    inside = matched == len(now.holders)
    first = past_blanks(text, here, end)
    if first.at == end:
        return _blank(found, now, rows, k, here, matched)
    if inside and now.fence:
        _fenced(found, now, rows[k], first, here)
        return k + 1
    if inside and now.until:
        _in_html(found, now, rows[k], first)
        return k + 1
    if not inside and (now.fence or now.until):
        now.fence = now.until = ""
        leave(found, now, matched)
    return _open_blocks(found, now, rows, k, here, matched)


def _blank(found: Scan, now: Open, rows: list[Line], k: int, here: At, matched: int) -> int:
    inside = matched == len(now.holders)
    if inside and now.fence:
        return k + 1
    if inside and now.until and now.until != "\n":
        return k + 1
    now.until = ""
    close(found, now)
    if not inside:
        now.fence = ""
        cut = next((n for n in range(matched, len(now.holders)) if now.holders[n].kind == "quote"), len(now.holders))
        leave(found, now, cut)
    elif now.fresh and now.holders and now.holders[-1].kind == "item":
        leave(found, now, len(now.holders) - 1)  # an item that begins with an empty line ends with the next
    now.blank += 1
    return k + 1


def _fenced(found: Scan, now: Open, row: Line, first: At, here: At) -> None:
    content = found.text[first.at : row.end].rstrip(" \t")
    found.code.append(row)
    if first.column - here.column < 4 and content.startswith(now.fence) and not content.strip(now.fence[0]):
        now.fence = ""


def _in_html(found: Scan, now: Open, row: Line, first: At) -> None:
    if now.until == "\n":
        now.runs.append(Line(first.at, trimmed(found.text, first.at, row.end)))
    elif now.until in found.text[first.at : row.end].lower():
        now.until = ""


def _open_blocks(found: Scan, now: Open, rows: list[Line], k: int, here: At, matched: int) -> int:
    """What does a line open, inside the containers that it goes on?"""
    text, end = found.text, rows[k].end
    lazy = bool(now.runs) and matched < len(now.holders)
    while True:
        first = past_blanks(text, here, end)
        indent = first.column - here.column
        open_here = bool(now.runs) and matched == len(now.holders)
        if indent >= 4:
            if now.runs:
                now.runs.append(Line(first.at, trimmed(text, first.at, end)))
            else:
                leave(found, now, matched)
                found.code.append(Line(first.at, end))
                now.fresh = False
            now.blank = 0
            return k + 1
        sign = text[first.at] if first.at < end else ""
        if sign == ">" and matched < DEEPEST:
            leave(found, now, matched)
            now.holders.append(Holder("quote", level=list_level(now)))
            here = At(first.at + 1, first.column + 1)
            if here.at < end and text[here.at] in " \t":
                here = by_columns(text, here, end, 1)
        elif sign == "[" and matched < DEEPEST and (note := _FOOTNOTE.match(text, first.at, end)):
            leave(found, now, matched)
            now.holders.append(Holder("note", 4, f"[^{note[1]}]"))
            here = At(note.end(), first.column + note.end() - first.at)
            now.fresh = True
        elif (item := item_at(text, first, end, open_here)) and matched < DEEPEST:
            leave(found, now, matched)
            content = past_blanks(text, At(item.end(), first.column + item.end() - item.start()), end)
            wide = content.column - first.column - (item.end() - item.start())
            taken = wide if 1 <= wide <= 4 and content.at < end else 1
            here = by_columns(text, At(item.end(), first.column + item.end() - item.start()), end, taken)
            now.holders.append(Holder("item", indent + item.end() - item.start() + taken, item[1], list_level(now)))
            now.fresh = True
            now.blank = 0
            if content.at == end:
                return k + 1
        else:
            break
        matched, lazy = len(now.holders), False
        if past_blanks(text, here, end).at == end:
            now.blank = 0
            return k + 1
    if lazy and not interrupts(text, first, end):
        now.runs.append(Line(first.at, trimmed(text, first.at, end)))
        now.blank = 0
        return k + 1
    if matched < len(now.holders):
        leave(found, now, matched)
    return read_words(found, now, rows, k, first)


def all_code(found: Scan) -> list[Line]:
    """Every stretch that is code, in blocks and within them, in order."""
    code = list(found.code)
    for raw in found.blocks:
        source, pieces = joined(found.text, raw.runs)
        if "`" not in source:
            continue
        block = Block("paragraph", source, tuple(pieces))
        code += [Line(block.origin(start), block.origin(end - 1) + 1) for start, end, _ in edits(source) if source[start] == "`"]
    return sorted(code)
