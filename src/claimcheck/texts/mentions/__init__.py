"""Which stretches of a text are values? Figures, dates, quoted words and names; and what only looks like one, for what it is."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.prose import Citation, Mention, Page, Work
from claimcheck.reading.expect import Expect, Style
from claimcheck.reading.found import readings


def style_of(page: Page) -> Style:
    """How does the text write numbers and dates: as its header declares, else as its own figures show beyond doubt."""
    return Style()


def mentions(page: Page, style: Style, citations: Sequence[Citation] = (), works: Sequence[Work] = ()) -> tuple[Mention, ...]:
    """The values in a text, in the order in which they stand; no two overlap but a name or quotation and what stands in it."""
    found: list[Mention] = []
    for n, block in enumerate(page.blocks):
        dates = readings(block.text, Expect("date", style=style))
        found += [Mention("date", n, one.start, one.end, block.text[one.start : one.end], one.value) for one in dates]
        for one in readings(block.text, Expect("quantity", style=style)):
            if not any(date.start < one.end and one.start < date.end for date in dates):
                found.append(Mention("quantity", n, one.start, one.end, block.text[one.start : one.end], one.value))
    return tuple(sorted(found, key=lambda one: (one.block, one.start, -one.end)))
