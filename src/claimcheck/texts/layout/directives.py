"""What do the comments ``<!-- claimcheck: … -->`` in a text say, and what are they about?

One comment ties or waives: ``claim=ID``, or ``waive reason="why not" until=2027-01-31`` with or without an end. A value with blanks stands in
quotation marks; ``key: value`` with commas between is the same: ``waive: why not, until: 2027-01-31``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.prose import Directive, Page, Span
from claimcheck.texts.layout.raw import Line
from claimcheck.texts.layout.weave import Edit

_OPENING = re.compile(r"<!--[ \t\r\n]{0,20}claimcheck:")
_SPOKEN = re.compile(r"[ \t\r\n,]*(claim|waive|reason|until)[ \t]*:[ \t]+([^,\"]*|\"[^\"]*\")[ \t\r\n]*(?=,|\Z)")
_PAIR = re.compile(r"[ \t\r\n]*([a-z]+)(?:=(?:\"([^\"]*)\"|“([^”]*)”|([^\s\",]*)))?(?=[\s,]|\Z),?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LONGEST = 2_000
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Reach(NamedTuple):
    """What a directive is about: a stretch of the text of a block; ``alone`` where the comment stands outside all blocks."""

    block: int
    span: Span
    alone: bool


def directives(text: str, code: Sequence[Line] = ()) -> tuple[Directive, ...]:
    """The directives of a text, in order, with their own places; what stands in code is none."""
    if "claimcheck:" not in text:
        return ()
    starts = [line.start for line in code]
    found = []
    for opening in _OPENING.finditer(text):
        k = bisect_right(starts, opening.start()) - 1
        if k >= 0 and opening.start() < code[k].end:
            continue
        end = text.find("-->", opening.end(), opening.end() + _LONGEST)
        if end < 0:
            stop = min((at for at in (text.find(sign, opening.end()) for sign in "\r\n") if at >= 0), default=len(text))
            found.append(Directive(opening.start(), min(stop, opening.end() + _LONGEST), fault="the comment is not closed by `-->`"))
        else:
            found.append(_said(opening.start(), end + 3, text[opening.end() : end].strip()))
    return tuple(found)


def comments(source: str) -> Iterator[Edit]:
    """The comments to leave out of a line of plain text: those addressed to this program, and no other."""
    at = 0
    while opening := _OPENING.search(source, at):
        end = source.find("-->", opening.end(), opening.end() + _LONGEST)
        at = end + 3 if end >= 0 else opening.end()
        if end >= 0:
            yield Edit(opening.start(), at)


def reach(page: Page, directive: Directive) -> Reach | None:
    """What is a directive about?

    Within a block: what stands before it there, back to the directive before. On lines of its own: a waiver is about the whole
    next block, a tie about the block before. None where there is no such block.
    """
    begins = [block.pieces[0].origin for block in page.blocks]
    k = bisect_right(begins, directive.start) - 1
    block = page.blocks[k] if k >= 0 else None
    if block is not None:
        last = block.origin(len(block.text) - 1)
        alone = directive.start > last and _apart(page.text, last + 1, directive.start)
        if not alone:
            before = [one.end for one in page.directives if begins[k] <= one.start < directive.start]
            here = _offset(page, k, directive.start)
            return Reach(k, Span(_offset(page, k, before[-1]) if before else 0, here), alone=False)
    if directive.waive:
        k += 1
    if not 0 <= k < len(page.blocks):
        return None
    return Reach(k, Span(0, len(page.blocks[k].text)), alone=True)


def _apart(text: str, start: int, end: int) -> bool:
    return "\n" in text[start:end] or "\r" in text[start:end]


def _offset(page: Page, block: int, origin: int) -> int:
    """The first character of a block that stands at or behind a place in the original."""
    low, high = 0, len(page.blocks[block].text)
    while low < high:
        middle = (low + high) // 2
        if page.blocks[block].origin(middle) < origin:
            low = middle + 1
        else:
            high = middle
    return low


def _said(start: int, end: int, words: str) -> Directive:
    values: dict[str, str] = {}
    at = 0
    spoken = bool(_SPOKEN.match(words))
    while at < len(words):
        match = (_SPOKEN if spoken else _PAIR).match(words, at)
        if not match or match.end() == at:
            rest = " ".join(words[at:].split())
            return Directive(start, end, fault=f'`{rest[:40]}` is not understood: write `claim=ID`, or `waive reason="…" until=YYYY-MM-DD`')
        key = match[1]
        value = match[2].strip().strip('"') if spoken else next((part for part in match.groups()[1:] if part is not None), "")
        if key not in {"claim", "waive", "reason", "until"}:
            return Directive(start, end, fault=f"`{key}` is no word of a directive: there are `claim`, `waive`, `reason` and `until`")
        if key in values:
            return Directive(start, end, fault=f"`{key}` stands there twice")
        values[key] = value.strip()
        at = match.end()
    return _checked(start, end, values)


def _checked(start: int, end: int, values: dict[str, str]) -> Directive:
    claim, until = values.get("claim", ""), values.get("until", "")
    reason = values.get("reason") or values.get("waive", "")
    fault = ""
    if "claim" in values and len(values) > 1:
        fault = "a directive either ties (`claim`) or waives (`waive`), not both"
    elif "claim" in values and (not claim or len(claim.split()) > 1):
        fault = "`claim` wants the id of one claim"
    elif "claim" not in values and "waive" not in values:
        fault = "it says neither `claim` nor `waive`"
    elif "waive" in values and values.get("reason") and values["waive"]:
        fault = "the reason stands there twice"
    elif "waive" in values and not reason:
        fault = 'a waiver wants a reason: `waive reason="…"`'
    elif "until" in values and not _day(until):
        fault = f"`until` wants a day as YYYY-MM-DD, not `{until[:40]}`"
    return Directive(start, end, "" if fault else claim, "" if fault else reason, "" if fault else until, fault)


def _day(written: str) -> bool:
    found = _DAY.fullmatch(written)
    if not found:
        return False
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1] and (leap or (month, day) != (2, 29))
