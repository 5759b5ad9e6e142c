"""How is a text built? Blocks, sentences and what it says of itself, with exact places in the original."""

from __future__ import annotations

import re

from claimcheck.prose import Block, Header, Page, Piece, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s+[A-Z“(])[^.!?]*)*[.!?]?")


def lay_out(path: str, text: str, markdown: bool) -> Page:
    """Take a text apart. Never raises for what is in it."""
    blocks = []
    for line in _LINE.finditer(text):
        spans = tuple(Span(*found.span()) for found in _SENTENCE.finditer(line[0]))
        blocks.append(Block("paragraph", line[0], (Piece(0, line.start()),), spans))
    return Page(path, text, markdown, tuple(blocks), Header())
