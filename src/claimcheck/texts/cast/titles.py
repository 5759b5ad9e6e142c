"""Which name does the title of a text hold, beside what says that it is a dossier, a report or a history?"""

from __future__ import annotations

import re

from claimcheck.prose import Page
from claimcheck.reading.tokens import tokens
from claimcheck.texts.cast.runs import key_of
from claimcheck.texts.cast.words import PLAIN_TITLES, SORTS
from claimcheck.texts.syntax import built
from claimcheck.texts.syntax.words import ARTICLES

_LONGEST_TITLE = 8
_LONGEST_PLACE = 3  # words
_KIND = re.compile(r"([^:–—]{3,40}?)(?::| [–—-]) ")
_JOINING = frozenset(("and", "of", "on", "the", "a", "an", "for", "obituary", "portrait", "biography", "interview", "case", "study", "q&a"))
_TITLE_END = re.compile(r"\s*(?:[—–|:(\[]|\s-\s|\s/\s).*$", re.DOTALL)
_TAIL = re.compile(
    r"\s+(?:at a glance|in (?:brief|figures|numbers|facts|short|context|detail)|(?:key |basic |quick |some )?facts(?: (?:and|&) figures)?|fact\s?sheet|factsheet"
    r"|(?:a )?(?:short |brief )?(?:history|profile|overview|timeline|chronology|biography|summary|introduction|portrait|guide))$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:[0-9]{4}(?:[-–/][0-9]{2,4})? )?(?:annual |activity |yearly |half-year(?:ly)? |quarterly |trustees' |directors' )?(?:report(?: and accounts)?|review|accounts)(?: [0-9]{4})?"
    r" (?:of|for|by)(?: the)?|about|meet|welcome to|introducing|(?:a )?(?:short |brief )?(?:history|timeline|profile|portrait|overview|story|life) of)\s+",
    re.IGNORECASE,
)


def title_name(page: Page) -> str:
    """The name that the title of a text is, without what stands after a dash, colon or bracket; empty where it is none."""
    bare = bare_title(title_of(page))
    words = bare.split()
    little = ARTICLES | {"of", "for", "and", "in", "on", "to", "de", "la", "du", "des", "von", "van", "der", "&"}
    capital = all(word[:1].isupper() or word[:1].isdecimal() or word.lower() in little for word in words)
    plain = all(word.lower() in PLAIN_TITLES or word.lower() in little or word.isdecimal() for word in words)
    if bare.isupper() and len(words) > _LONGEST_PLACE and _tells(bare):
        return ""
    if not words or len(words) > _LONGEST_TITLE or not capital or plain or any(word.lower() in {"report", "dossier"} for word in words):
        return ""
    if words[0].lower() == "the" and len(words) > 1:
        bare = bare[4:]
    return bare if key_of(bare) else ""


def _tells(title: str) -> bool:
    """Is a headline in capitals a sentence: VOLTA OPENS A YARD?"""
    return any(clause.kind == "main" and clause.verb > 0 for clause in built(tokens(title.lower())).clauses)


def bare_title(title: str) -> str:
    """A title without what stands after a dash, colon or bracket, without words such as *facts about*, and without its kind before or its place behind it."""
    kind = _KIND.match(title)
    if kind and all(word in PLAIN_TITLES or word in _JOINING or word.isdecimal() for word in kind[1].lower().split()):
        title = title[kind.end() :]  # Dossier: Oban Museum; Annual Report 2023 - Oban Museum
    bare = _LEAD.sub("", _TAIL.sub("", _TITLE_END.sub("", title).strip(" .#*")), count=1)
    name, _, place = bare.partition(", ")
    words = name.split()
    placed = bool(place) and place[:1].isupper() and len(place.split()) <= _LONGEST_PLACE and len(words) > 1
    return name if placed and (words[-1].lower() in SORTS or words[0].lower() in SORTS) else bare


def title_of(page: Page) -> str:
    """The title of a text: as its header says, else its first heading, else a short first line without a full stop."""
    if page.header.title:
        return page.header.title
    for n, block in enumerate(page.blocks[:8]):
        if block.kind == "title" or (block.kind == "heading" and block.level <= 1):
            return block.text.strip()
        if n == 0 and len(block.text) < 80 and not block.text.rstrip().endswith((".", ":", ";")) and len(page.blocks) > 1:
            return block.text.strip()
    return ""
