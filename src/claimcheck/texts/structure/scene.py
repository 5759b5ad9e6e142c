"""What does every reader of layout need: the text, whom it speaks of, the keys it may use; and how is a statement made of what it finds?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimcheck.model import Property
from claimcheck.prose import Block, Mention, Page, Statement
from claimcheck.reading.expect import Style
from claimcheck.reading.names import resolve
from claimcheck.texts.cast import Cast, under
from claimcheck.texts.phrases import Book
from claimcheck.texts.structure.found import Value_

MOST_WORDS = 12
_MOST_TITLE = 6
_PLANNED = frozenset(("planned", "plan", "target", "forecast", "projected", "expected", "budgeted", "goal", "proposed", "outlook"))
Said = tuple[Statement, "Property | None"]


@dataclass(frozen=True)
class Scene:
    """A page with what is known of it."""

    page: Page
    mentions: Sequence[Mention]
    known: Cast
    book: Book
    style: Style

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return [(one.block, one.start) for one in self.mentions]

    def held(self, n: int) -> Sequence[Mention]:
        """The mentions in a block."""
        return self.mentions[bisect_left(self._starts, (n, 0)) : bisect_left(self._starts, (n + 1, 0))]

    @property
    def main(self) -> str:
        """The id of the entity that the text is mainly about, or empty."""
        return self.known.main.get(self.page.path, "")

    def of(self, n: int) -> str:
        """Of whom an entry without a subject of its own speaks at this block; empty where that cannot be told."""
        who = under(self.page, n, self.known)
        return who.id if who else "" if self.main else self._title

    @cached_property
    def _title(self) -> str:
        """The words of a title that may well be a name, for a text whose subject nothing else tells."""
        title = self.page.header.title or next((block.text for block in self.page.blocks[:1] if block.kind in {"title", "heading"}), "")
        words = title.split()
        capitals = sum(word[:1].isupper() for word in words)
        return " ".join(title.lower().split()) if 0 < len(words) <= _MOST_TITLE and title[:1].isupper() and 2 * capitals >= len(words) else ""

    def entity(self, name: str) -> str:
        """The id of the entity that a name means, or empty."""
        return resolve(name, self.known.names)

    def property(self, key: str) -> Property | None:
        """The property that a key or a heading names."""
        return self.book.properties.get(self.book.key(key)) if key else None


def say(
    prop: Property, subject: str, n: int, block: Block, found: Value_, *, start: int, tie: str, when: str = "", scope: str = "", unit: str = ""
) -> Statement:
    """A statement with the fewest words that carry it: from ``start`` on as far as these are few enough."""
    scopes = list(dict.fromkeys(part for part in (scope, found.beside.scope) if part))
    parts = [part for part in scopes if part.lower() not in _PLANNED]
    first, last = min(start, found.start), max(found.end, start)
    if len(block.text[first:last].split()) > MOST_WORDS:
        first, last = found.start, found.end
    return Statement(
        subject=subject,
        property=prop.id,
        value=found.text,
        block=n,
        start=first,
        end=last,
        value_start=found.start,
        value_end=found.end,
        unit=unit if prop.datatype == "quantity" else "",
        scope="; ".join(parts),
        when="" if prop.time == "timeless" else when or found.beside.when,
        modality="planned" if len(parts) < len(scopes) else "",
        tie=tie,
    )


def reaching(statement: Statement, block: Block, end: int) -> Statement:
    """The statement with its evidence up to ``end``, if that is few words."""
    few = end > statement.end and len(block.text[statement.start : end].split()) <= MOST_WORDS
    return replace(statement, end=end) if few else statement
