"""Which figures, dates and posts of a text are tied to no statement?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.prose import Block, Document, Mention
from claimcheck.reading.tokens import tokens
from claimcheck.texts.offices.roles import FIRSTS

_NAMES = frozenset(("name", "title"))  # names alone state nothing
_LISTS = frozenset(("reference", "footnote"))
_HEAD = 8  # blocks among which a text says of itself when it was published


def checkable(document: Document) -> Sequence[Mention]:
    """Each figure, date and quotation that a statement could take, and each name in a sentence of prose that names a post and no such value."""
    valued = [mention for mention in document.mentions if mention.checkable and mention.kind not in _NAMES and not _of_itself(mention, document)]
    return sorted((*valued, *_posts(document, valued)), key=lambda one: (one.block, one.start))


def untied(document: Document) -> Sequence[Mention]:
    """Those of them that are neither the value nor the time of anything that the text was found to say."""
    told = (*document.statements, *document.about_works)
    taken = {(one.block, at) for one in told for at in range(one.value_start, one.value_end)}
    times: dict[int, str] = {}
    for one in document.statements:
        times[one.block] = f"{times.get(one.block, '')}\n{one.when}"
    return [
        mention
        for mention in checkable(document)
        if not any((mention.block, at) in taken for at in range(mention.start, mention.end)) and mention.text not in times.get(mention.block, "")
    ]


def _of_itself(mention: Mention, document: Document) -> bool:
    """Is it the day on which the text was published, at its head, or part of an entry of a list of works?"""
    page = document.page
    return page.blocks[mention.block].kind in _LISTS or (
        mention.kind == "date" and mention.block < _HEAD and mention.text == page.header.published and not document.about_works
    )


def _posts(document: Document, valued: Sequence[Mention]) -> list[Mention]:
    """The last name of each sentence of prose that has a post and no value: *The director is Ann Lee.*"""
    held = {_sentence(document.page.blocks[one.block], one) for one in valued}
    last: dict[tuple[int, int], Mention] = {}
    for one in document.mentions:
        block = document.page.blocks[one.block]
        if one.kind == "name" and block.kind in {"paragraph", "item"} and (at := _sentence(block, one)) not in held:
            last[at] = one
    return [one for one in last.values() if _with_post(document.page.blocks[one.block], one)]


def _with_post(block: Block, name: Mention) -> bool:
    n = _sentence(block, name)[1]
    start, end = block.sentences[n] if 0 <= n < len(block.sentences) else (0, len(block.text))
    return any(word.low in FIRSTS for word in tokens(block.text[start:end])) and name.text.count(" ") > 0


def _sentence(block: Block, mention: Mention) -> tuple[int, int]:
    return mention.block, bisect_right(block.sentences, mention.start, key=lambda span: span[0]) - 1
