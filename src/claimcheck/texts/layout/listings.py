"""Under which heading does a block stand that lists works or notes?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claimcheck.prose import Block

Listing = Literal["", "references", "further", "notes"]
_NUMBERED = re.compile(r"\A(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[ivx]{1,5})[.):]?\s+")
_TABLE: dict[str, Listing] = {
    **dict.fromkeys(
        "references|reference|reference list|list of references|bibliography|selected bibliography|select bibliography|works cited|work cited|literature|"
        "literature cited|cited literature|list of literature|references cited|cited works|cited references|sources|source|sources and references|"
        "references and sources|sources cited|citations|bibliographic references|bibliographical references|list of works|list of sources|"
        "notes and references|references and notes|literature and sources|primary sources|secondary sources|works consulted|list of works cited".split(
            "|"
        ),
        "references",
    ),
    **dict.fromkeys(
        "further reading|further readings|additional reading|suggested reading|suggested readings|recommended reading|recommended literature|"
        "further literature|more reading|read more|external links|see also|weblinks|web links".split("|"),
        "further",
    ),
    **dict.fromkeys("notes|note|endnotes|footnotes|annotations".split("|"), "notes"),
}
_CITED = frozenset(("references", "reference", "bibliography", "cited"))
_JOINED = _CITED | frozenset(
    "for the and of a list further additional suggested recommended reading readings literature sources works notes select selected".split()
)
_OPEN = frozenset(
    ("sources", "source", "literature", "citations", "see also", "external links", "read more", "weblinks", "web links", "primary sources")
)


def listing(heading: str) -> Listing:
    """What does a heading announce: works that are cited, further reading, notes, or none of them?"""
    if len(heading) > 60:
        return ""
    words = _folded(heading)
    if known := _TABLE.get(words):
        return known
    parts = words.replace("/", " ").split()
    if len(parts) > 7 or not _JOINED.issuperset(parts):
        return ""
    return "references" if not _CITED.isdisjoint(parts) else "further" if "reading" in parts else ""


def _folded(heading: str) -> str:
    words = " ".join(heading.lower().replace("&", "and").strip(" \t:.*_#").split())
    return _NUMBERED.sub("", words)


def doubtful(heading: str) -> bool:
    """May the heading as well stand over running text: the sources of a river?"""
    return _folded(heading) in _OPEN


def listed_under(headings: Sequence[str]) -> tuple[Listing, str]:
    """What the innermost heading that announces a list announces, and the heading."""
    for heading in reversed(headings):
        if kind := listing(heading):
            return kind, heading
    return "", ""


def cites(block: Block) -> bool:
    """Does the block stand on a list of works that are cited?"""
    return block.kind == "reference" and listed_under(block.headings)[0] != "further"


def suggests(block: Block) -> bool:
    """Does the block stand on a list of further reading, which nothing need cite?"""
    return block.kind == "reference" and listed_under(block.headings)[0] == "further"
