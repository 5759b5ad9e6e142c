"""Do documents ask to be spared more than they did, or are fewer of them held to the record?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from claimcheck.finding import GateChange
from claimcheck.gate.side import Side
from claimcheck.prose import Directive, Page
from claimcheck.texts.layout.directives import reach

Asked: TypeAlias = tuple[str, str, str, str]  # the words it is about, and what the comment says


def of_texts(base: Side, head: Side) -> Iterator[GateChange]:
    """Comments in texts that waive or tie a figure, and were not there; documents that are no longer held to the record."""
    old, new = ({document.page.path: document.page for document in side.ledger.documents} for side in (base, head))
    here = Counter(asked for page in old.values() for asked in waivers(page))
    for path, page in new.items():
        for directive in page.directives:
            key = _asked(page, directive)
            if here[key]:
                here[key] -= 1
                continue
            what = (
                f"waives `{key[0][-60:].strip()}`: {directive.waive}" if directive.waive else f"ties `{key[0][-60:].strip()}` to `{directive.claim}`"
            )
            if not directive.fault:
                yield GateChange(f"a comment {what}", path, page.lines.place(directive.start)[0])
    moved = {mark for path, page in new.items() if path not in old for mark in _marks(path, page)}
    for path, page in old.items():
        if path not in new and path not in head.unread and not moved.intersection(_marks(path, page)):
            yield GateChange(f"document {'is there, and' if path in head.files else 'is gone, or'} no longer held to the record", path)


def _marks(path: str, page: Page) -> tuple[tuple[str, str], ...]:
    """By what a text is known again under another path: its words, its title or the name of its file."""
    title = (("title", page.header.title),) if page.header.title else ()
    return (("text", page.text), ("name", path.rpartition("/")[2]), *title)


def waivers(page: Page) -> Iterator[Asked]:
    """What the comments of a text ask for, each with the words it is about."""
    for directive in page.directives:
        yield _asked(page, directive)


def without(page: Page, allowed: Counter[Asked]) -> Iterable[Directive]:
    """The comments of a text that ask for nothing but what is allowed, each as often as it is."""
    left = Counter(allowed)
    for directive in page.directives:
        key = _asked(page, directive)
        if left[key]:
            left[key] -= 1
            yield directive
        elif directive.fault:
            yield directive


def _asked(page: Page, directive: Directive) -> Asked:
    about = reach(page, directive)
    words = page.blocks[about.block].text[about.span.start : about.span.end] if about else ""
    return (" ".join(words.split()), directive.claim, directive.waive, directive.until)
