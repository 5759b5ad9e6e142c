"""How is a text built? Blocks, sentences and what it says of itself, with exact places in the original.

Left out of the text of blocks: markup, code, addresses of links, images, HTML tags and comments, and characters without width (soft hyphens,
joiners, direction marks, a byte order mark, control characters). Every kind of blank is a plain space there, but for tabs.

The first heading of level 1 is the ``title``; it heads what follows like any other. A row keeps the bars or tabs between its cells. A row with an empty
``header`` is itself the header row (``level`` 0) or one of a table without; further rows count from 1. With a header, a row has as many cells as
that. Of an item, its first paragraph is the ``item``, further ones are paragraphs.
"""

from __future__ import annotations

import gc
from dataclasses import fields, replace

from claimcheck.prose import Header, Page
from claimcheck.texts.layout import markdown as md
from claimcheck.texts.layout import plain
from claimcheck.texts.layout.build import built
from claimcheck.texts.layout.directives import Reach, directives, reach
from claimcheck.texts.layout.front import front_matter
from claimcheck.texts.layout.header import header_of
from claimcheck.texts.layout.listings import Listing, cites, listed_under, listing, suggests
from claimcheck.texts.layout.raw import lines

__all__ = ["Listing", "Reach", "cites", "lay_out", "listed_under", "listing", "reach", "suggests"]

LONGEST_TITLE = 1000  # what is longer is no title


def lay_out(path: str, text: str, markdown: bool) -> Page:
    """Take a text apart. Never raises for what is in it."""
    collecting = gc.isenabled()
    gc.disable()  # many small objects that all stay: the collector would walk them again and again for nothing
    try:
        return _laid_out(path, text, markdown)
    finally:
        if collecting:
            gc.enable()


def _laid_out(path: str, text: str, markdown: bool) -> Page:
    front = front_matter(text)
    rows = lines(text, front.end if front else 0)
    if markdown:
        scan = md.scan(text, rows)
        blocks = tuple(built(text, scan.blocks, scan.labels))
        said = directives(text, md.all_code(scan)) if "claimcheck:" in text else ()
    else:
        blocks = tuple(built(text, plain.scan(text, rows)))
        said = directives(text)
    header = header_of(blocks)
    return Page(path, text, markdown, blocks, _both(front.header, header) if front else header, said)


def _both(declared: Header, read: Header) -> Header:
    """What the front matter declares, and for the rest what the text says."""
    header = Header(**{one.name: getattr(declared, one.name) or getattr(read, one.name) for one in fields(Header)})
    return replace(header, title=header.title[:LONGEST_TITLE], subject=header.subject[:LONGEST_TITLE])
