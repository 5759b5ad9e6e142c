"""Under whom do entries stand that have no subject of their own?"""

from __future__ import annotations

from claimcheck.prose import Page
from claimcheck.reading.names import resolve
from claimcheck.texts.cast.known import Cast, Who


def under(page: Page, block: int, cast: Cast) -> Who | None:
    """Of whom do entries without a subject of their own speak at this block: whom the heading or the item they stand under names, else the main subject."""
    main = cast.main.get(page.path, "")
    key = ("under", page.path, page.blocks[block].headings)
    known = cast.memo.get(key)
    if known is None or known[0] is not page:
        known = cast.memo[key] = (page, _under(page, block, main, cast))
    who: Who | None = known[1]
    return who


def _under(page: Page, block: int, main: str, cast: Cast) -> Who | None:
    for heading in reversed(page.blocks[block].headings):
        name = heading.partition(":")[0].strip()
        if (id := resolve(name, cast.names)) or (id := _only(_within(page, heading, block, cast))):
            if id != main and not _names_whole(heading, id, cast):
                continue
            return Who(id, f"the heading {heading[:60]!r}")
    return Who(main, "the main subject of the text") if main else None


def _names_whole(heading: str, id: str, cast: Cast) -> bool:
    """Is the heading a name and nothing else, but for what follows a colon or stands in a bracket?"""
    return resolve(heading.partition(":")[0].partition("(")[0].strip(), cast.names) == id


def _within(page: Page, heading: str, block: int, cast: Cast) -> frozenset[str]:
    spots = cast.spots.get(page.path, ())
    for n in range(block - 1, max(block - 200, -1), -1):
        if page.blocks[n].text.strip() == heading.strip() and n < len(spots):
            return frozenset(spot.entity for spot in spots[n] if spot.entity)
    return frozenset()


def _only(ids: frozenset[str]) -> str:
    return next(iter(ids)) if len(ids) == 1 else ""
