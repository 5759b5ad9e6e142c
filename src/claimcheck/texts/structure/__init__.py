"""What does layout state? Keys with values, entries of lists and timelines, and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model import Property
from claimcheck.prose import Mention, Page, Statement
from claimcheck.texts.cast import Cast
from claimcheck.texts.mentions import style_of
from claimcheck.texts.phrases import Book
from claimcheck.texts.structure.events import timeline
from claimcheck.texts.structure.heads import dated
from claimcheck.texts.structure.keys import keyed, next_line, year_of_key
from claimcheck.texts.structure.lists import listed
from claimcheck.texts.structure.scene import Scene
from claimcheck.texts.structure.tables import tabled, tables


def structured(page: Page, mentions: Sequence[Mention], known: Cast, phrases: Book) -> Iterator[tuple[Statement, Property | None]]:
    """The statements that layout makes, each with the property it needs beyond the vocabulary, if it does."""
    scene = Scene(page, mentions, known, phrases, style_of(page))
    for n, block in enumerate(page.blocks):
        if block.kind in {"reference", "footnote", "caption", "row"}:
            continue
        if dated(block.text, scene) is None or year_of_key(block.text, scene):
            yield from keyed(scene, n)
        yield from next_line(scene, n)
        yield from listed(scene, n)
    yield from timeline(scene)
    for table in tables(scene):
        yield from tabled(scene, table)
