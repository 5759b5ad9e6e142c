"""Which posts of one body do texts name for different people, so that its president is not held against its director?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from claimcheck.prose import Document, Statement
from claimcheck.reading.names import fold
from claimcheck.reading.tokens import tokens
from claimcheck.texts.offices.roles import HEADS, named_at

_HEAD = "head"
_KEY = re.compile(r"key `([^`]*)`")
_LOOSE = frozenset(("head", "leader", "party leader", "chief"))  # words for whoever leads
_FAMILY = {
    **dict.fromkeys(("director general", "general director", "executive director", "managing director", "museum director"), "director"),
    **dict.fromkeys(("festival director", "director in chief"), "director"),
    **dict.fromkeys(("ceo", "chief executive officer"), "chief executive"),
    **dict.fromkeys(("general secretary", "executive secretary"), "secretary general"),
    **dict.fromkeys(("head teacher", "headmaster", "headmistress", "principal"), "headteacher"),
    **dict.fromkeys(("head librarian", "chief librarian"), "librarian"),
}
_Held = tuple[str, str, str, str]  # the text, the body, the post as it stands there, its holder


def by_post(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, the heads of a body told apart by their posts where it has several: each is asked for itself.

    Two words are for two posts where nobody bears both, or where one text gives them to different people. Who is only said to lead is then the holder of
    neither. One post by several words, or one that only some texts name, stays that of the head.
    """
    held: dict[str, list[_Held]] = {}
    posts: dict[int, str] = {}
    for document in documents:
        for one in document.statements:
            if one.property == _HEAD:
                posts[id(one)] = post = _post(one, document)
                held.setdefault(one.subject, []).append((document.page.path, one.subject, post, (fold(one.value.removeprefix("not ")) or ("",))[-1]))
    several = {subject: names for subject, rows in held.items() if (names := _several(rows))}
    if not several:
        return tuple(documents)
    return tuple(
        replace(
            document,
            statements=tuple(
                replace(one, scope="; ".join(filter(None, (several[one.subject][posts[id(one)]], one.scope))))
                if id(one) in posts and one.subject in several
                else one
                for one in document.statements
            ),
        )
        for document in documents
    )


def _post(one: Statement, document: Document) -> str:
    """The post by which a statement calls a head: the one named nearest to the name in its words, or its key; empty where it names none."""
    key = _KEY.match(one.tie)
    text = document.page.blocks[one.block].text
    found = list(_named(text[one.start : one.end], one.start)) or list(_named(key[1], 0) if key else ())
    if not found:
        return ""
    return min(found, key=lambda spot: min(abs(spot[0] - one.value_end), abs(one.value_start - spot[1])))[2]


def _named(text: str, offset: int) -> Iterator[tuple[int, int, str]]:
    words = tokens(text)
    k = 0
    while k < len(words):
        last = named_at(words, k)
        name = " ".join(word.low for word in words[k:last] if word.kind == "w") if last > k else ""
        if name in HEADS:
            yield offset + words[k].start, offset + words[last - 1].end, name
        k = max(last, k + 1)


def _several(rows: Sequence[_Held]) -> dict[str, str]:
    """What each word for a post of one body is told apart by; nothing where all are words for one."""
    named = dict.fromkeys(post for _, _, post, _ in rows if post and post not in _LOOSE)
    apart = {post: _FAMILY.get(post, post) for post in named}
    for one, other in combinations(named, 2):
        if apart[one] == apart[other] and one != apart[one] and other != apart[other] and _beside(rows, {one}, {other}):
            apart |= {one: one, other: other}  # an executive director and a director general in one text
    families = dict.fromkeys(apart.values())
    joined = {family: family for family in families}
    for one, other in combinations(families, 2):
        first, second = ({post for post in named if apart[post] == family} for family in (one, other))
        if _who(rows, first) & _who(rows, second) and not _beside(rows, first, second):
            joined = {family: joined[one] if into == joined[other] else into for family, into in joined.items()}
    if len(set(joined.values())) < 2:
        return {}
    return {post: joined[apart[post]] for post in named} | dict.fromkeys(("", *_LOOSE), _HEAD)


def _who(rows: Iterable[_Held], posts: Iterable[str]) -> set[str]:
    wanted = set(posts)
    return {holder for _, _, post, holder in rows if post in wanted}


def _beside(rows: Sequence[_Held], first: set[str], second: set[str]) -> bool:
    """Does one text give two posts to different people, and to nobody both?"""
    for path in dict.fromkeys(row[0] for row in rows):
        here = [row for row in rows if row[0] == path]
        one, other = _who(here, first), _who(here, second)
        if one and other and not one & other:
            return True
    return False
