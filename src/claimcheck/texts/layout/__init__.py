"""How is a text built? Blocks, sentences and what it says of itself, with exact places in the original."""

from __future__ import annotations

from claimcheck.prose import Header, Page
from claimcheck.texts.layout import markdown as md
from claimcheck.texts.layout import plain
from claimcheck.texts.layout.build import built
from claimcheck.texts.layout.raw import lines


def lay_out(path: str, text: str, markdown: bool) -> Page:
    """Take a text apart. Never raises for what is in it."""
    rows = lines(text)
    if markdown:
        scan = md.scan(text, rows)
        blocks = built(text, scan.blocks, scan.labels)
    else:
        blocks = built(text, plain.scan(text, rows))
    return Page(path, text, markdown, tuple(blocks), Header())
