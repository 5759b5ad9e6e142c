"""Does a list of references begin here? Its headings, alone or on a line that shares a block with what stands around it."""

from __future__ import annotations

import re

from claimcheck.prose import Block, Page
from claimcheck.texts.citations.words import FURTHER, LIST_HEADINGS, LIST_PHRASES, NOTES, STRICT_HEADINGS

MOST_WORDS = 4  # of a heading that shares a block with what stands before it
_FIRST_LINE = re.compile(r"\s*([^\W\d_][^.\n\d]{4,40}?:?)\s(?=\S)")
_HINTS = ("referen", "biblio", "cited", "litera", "source", "reading", "notes", "quellen")


def joined_heading(page: Page, block: Block) -> tuple[str, int] | None:
    """Is a line of its own in the original, first or last of this block, the heading of a list? With where the list begins in the block."""
    if block.kind not in ("paragraph", "reference"):
        return None
    edges = f"{block.text[:60]}\n{block.text[-40:]}".lower()
    if not any(hint in edges for hint in _HINTS):
        return None
    first = _FIRST_LINE.match(block.text)
    if first and (kind := _headed(first[1])) and _broken(page, block, first.end(1)):
        return kind, first.end()
    at = len(block.text)
    for _ in range(MOST_WORDS):
        at = block.text.rfind(" ", max(0, len(block.text) - 60), at)
        if at > 0 and (kind := _headed(block.text[at + 1 :])) and _broken(page, block, at):
            return kind, len(block.text)
    return None


def _broken(page: Page, block: Block, offset: int) -> bool:
    at = block.origin(offset)
    return page.text[at : at + 1] in ("\n", "\r")


def heading_of(block: Block) -> str:
    """Is this block the heading of a list: ``strict``, ``loose``, ``further`` or ``notes``?"""
    if len(block.text) > 80 or block.kind in ("row", "footnote", "quotation"):
        return ""
    return _headed(block.text)


def _headed(line: str) -> str:
    text = re.sub(r"^(?:[A-Z]\.\d{1,2}\b)?[\W\d_]*(?:[IVX]{1,4}\.\s)?|[\W_]+$", "", line).casefold()
    if not text or len(text.split()) > 8 or line.rstrip().endswith((".", ",", "?", "!")):
        return ""
    text = " ".join(text.split())
    if text in FURTHER or ("further reading" in text and len(text.split()) <= 6):
        return "further"
    if text in STRICT_HEADINGS or text.startswith(("references cited in ", "references for ", "references to ")):
        return "strict"
    if text in LIST_HEADINGS or text in LIST_PHRASES:
        return "loose"
    return "notes" if text in NOTES else ""
