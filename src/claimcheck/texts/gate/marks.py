"""What do the directives of a document tie, and what do they leave out? Each with the words it is about, or why it has no effect."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.prose import Directive, Document, Mention, MentionKind, Span
from claimcheck.reading import Dates, Reading, Style, read_when
from claimcheck.reading.days import show_day
from claimcheck.reading.expect import Datatype
from claimcheck.suggest import nearest
from claimcheck.texts.gate.stretches import Stretch, Stretches

# What is counted as a mention that a claim can back; the name of an entity by itself states nothing.
COUNTED: frozenset[MentionKind] = frozenset(("quantity", "date", "period", "ordinal", "quoted"))
_FITTING: dict[Datatype, frozenset[MentionKind]] = {
    "quantity": frozenset(("quantity", "ordinal")),
    "date": frozenset(("date", "period")),
    "period": frozenset(("period", "date")),
    "entity": frozenset(("name", "title", "quoted")),
    "name": frozenset(("name", "title", "quoted")),
    "text": frozenset(("quoted", "title", "name")),
    "yes-no": COUNTED | {"name", "title"},
}

_BEHIND = "put it right after the words that it is about"
_BLANK = re.compile(r"(?:\r\n|\n|\r)[ \t]*[\r\n]")

MOST_SUGGESTIONS = 20  # directives for which the nearest id is looked for
FARTHEST = 20  # mentions that are passed over on the way to one that fits


class Tie(NamedTuple):
    """Words of a document that a directive ties to a recorded claim."""

    claim: Claim
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What a directive comes to: a tie, stretches of blocks that it waives, or the fault for which it does nothing."""

    directive: Directive
    tie: Tie | None = None
    waived: tuple[tuple[int, Span], ...] = ()
    fault: str = ""
    help: str = ""


class _Desk(NamedTuple):
    """What is looked up for each directive of a document. ``begun`` are the blocks from which on one is waived already."""

    document: Document
    ledger: Ledger
    origins: Sequence[int]
    held: Mapping[int, Sequence[Mention]]
    stating: frozenset[int]
    begun: set[int]


def marks(document: Document, ledger: Ledger) -> tuple[Mark, ...]:
    """What each directive of a document comes to, in the order of the text."""
    page = document.page
    if not page.directives:
        return ()
    origins = [block.origin(0) if block.pieces else 0 for block in page.blocks]
    held: dict[int, list[Mention]] = {}
    for mention in document.mentions:
        held.setdefault(mention.block, []).append(mention)
    desk = _Desk(document, ledger, origins, held, frozenset(statement.block for statement in document.statements), set())
    return tuple(_mark(directive, desk, suggest=number < MOST_SUGGESTIONS) for number, directive in enumerate(page.directives))


def waivers(found: Sequence[Mark]) -> Stretches[Mark]:
    """Where is anything waived?"""
    return Stretches(Stretch(block, span.start, span.end, mark) for mark in found for block, span in mark.waived)


def _mark(directive: Directive, desk: _Desk, *, suggest: bool) -> Mark:
    if directive.fault:
        return Mark(directive, fault=directive.fault, help='write `claim=ID`, or `waive reason="…" until=2026-12-31`')
    if directive.claim:
        return _tie(directive, desk, suggest=suggest)
    if not directive.waive:
        return Mark(
            directive, fault="it neither names a claim nor gives a reason to waive", help='write `claim=ID`, or `waive reason="…" until=2026-12-31`'
        )
    last = _last_day(directive.until)
    if last is None:
        said = f"its end `{directive.until}` is no date" if directive.until else "it waives without an end"
        return Mark(directive, fault=said, help="give the last day on which it holds, as until=2026-12-31")
    if desk.ledger.today is not None and last < desk.ledger.today:
        return Mark(directive, fault=f"it ended on {show_day(last)}: {directive.waive}", help="settle what it waived, or give it a later end")
    return _waiver(directive, desk)


def _tie(directive: Directive, desk: _Desk, *, suggest: bool) -> Mark:
    ledger = desk.ledger
    claim = ledger.by_id.get(directive.claim)
    if claim is None:
        said = f"there is no claim `{directive.claim}`{nearest(directive.claim, ledger.by_id) if suggest else ''}"
        return Mark(directive, fault=said, help="name a claim by its id, as findings show it")
    kind = ledger.property(claim).datatype
    mention = _before(directive, desk, _FITTING[kind])
    if mention is None:
        return Mark(directive, fault=f"no {kind} stands before it that `{claim.id}` could be about", help=_BEHIND)
    return Mark(directive, tie=Tie(claim, mention.block, mention.start, mention.end))


def _waiver(directive: Directive, desk: _Desk) -> Mark:
    document = desk.document
    blocks = document.page.blocks
    if not _alone(directive, document.page.text):
        mention = _before(directive, desk, COUNTED) or _before(directive, desk, frozenset(("name", "title")))
        if mention is None:
            return Mark(directive, fault="it waives nothing: no figure, date, quotation or name stands before it", help=_BEHIND)
        return Mark(directive, waived=((mention.block, Span(mention.start, mention.end)),))
    first = bisect_left(desk.origins, directive.end)
    if first in desk.begun:
        return Mark(directive, fault="it waives nothing: the block after it is waived already", help="take one of the two away")
    desk.begun.add(first)
    last = first
    # A list or a table is one block to a reader.
    while last + 1 < len(blocks) and blocks[first].kind in ("row", "item") and _joined(document, last):
        last += 1
    whole = tuple((at, Span(0, len(blocks[at].text))) for at in range(first, min(last + 1, len(blocks))))
    if any(at in desk.stating or any(mention.kind in COUNTED for mention in desk.held.get(at, ())) for at, _ in whole):
        return Mark(directive, waived=whole)
    return Mark(directive, fault="it waives nothing: the block after it holds no figure, date or quotation", help="take it away")


def _before(directive: Directive, desk: _Desk, kinds: frozenset[MentionKind]) -> Mention | None:
    """The nearest mention of these kinds before a directive, in the block that it stands in or right below."""
    at = bisect_right(desk.origins, directive.start) - 1
    members = desk.held.get(at, ())
    if at < 0 or not members:
        return None
    block, text = desk.document.page.blocks[at], desk.document.page.text
    if _blank_line(text[block.origin(len(block.text) - 1) + 1 : directive.start]):
        return None
    ahead = bisect_right(members, directive.start, key=lambda mention: block.origin(mention.end - 1) + 1)
    return next((mention for mention in reversed(members[max(0, ahead - FARTHEST) : ahead]) if mention.kind in kinds), None)


def _joined(document: Document, at: int) -> bool:
    """Is the next block of the same kind, with no blank line between?"""
    block, after = document.page.blocks[at], document.page.blocks[at + 1]
    if block.kind != after.kind or not block.text:
        return False
    return not _blank_line(document.page.text[block.origin(len(block.text) - 1) + 1 : after.origin(0)])


def _blank_line(text: str) -> bool:
    return _BLANK.search(text) is not None


def _alone(directive: Directive, text: str) -> bool:
    """Does nothing else stand on its lines?"""
    before = text.rfind("\n", 0, directive.start) + 1
    after = text.find("\n", directive.end)
    return not text[before : directive.start].strip() and not text[directive.end : after if after >= 0 else len(text)].strip()


def _last_day(text: str) -> int | None:
    reading = read_when(text, Style()) if text else None
    return reading.value.spans[-1].high if isinstance(reading, Reading) and isinstance(reading.value, Dates) else None
