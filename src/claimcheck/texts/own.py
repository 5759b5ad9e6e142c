"""Which dates does a text give of itself: when it was published, received, posted, last changed or read? They say nothing of what it is on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.prose import Block, Mention, Page
from claimcheck.texts.cast import Cast
from claimcheck.texts.cast.words import SORTS

_TOP = 24  # blocks at the beginning in which a text says when it was written
_LAST = 4  # and at its end
_SHORT = 160  # characters of a line that is no running text
_AHEAD = 60  # characters before a date in which its label stands
_ITSELF = (
    r"this (?:web )?(?:page|article|post|entry|fact ?sheet|dossier|profile|text|document|note|release|statement|report|story|briefing|summary)"
    r"(?: (?:was|has been))?(?: (?:first|last|originally))? "
)
_CHANGED = (  # what is changed, posted or read is the text, whatever it is on
    r"(?:(?:page |text )?last |first |next |date )?(?:updated|modified|revised|edited|reviewed|changed|amended|posted|retrieved|accessed|compiled|checked|dated)(?: on)?"
    r"|(?:last |latest )?(?:update|revision|modification|review|change)(?: date| on)?|date of (?:this )?(?:update|revision|last update|last change)|status(?: as of| as at)?|version of"
    r"|received|accepted|submitted|available online|embargoed until"
)
_PUBLISHED = (  # works are published too
    r"(?:first |originally |date )?published(?: online)?(?: on)?|(?:publication|posting|press|news) date|date of (?:publication|issue|release)|date(?: issued| posted)?"
)
_SENT = r"issued(?: on)?|released(?: on)?|issue date|release date|for release"
_STARTS = r"(?:\A|[|·•;,–—.-][ ]?|[ ](?=[A-Z][a-z ]{2,24}:))[_*]*"
_ENDS = r"[_*]*[ ]?[:|–—-]?[_*]*[ ]*\Z"
_OF_ANY = re.compile(
    rf"{_STARTS}(?:{_CHANGED}){_ENDS}|\b{_ITSELF}(?:{_CHANGED}|{_PUBLISHED}|{_SENT}|written(?: on)?|prepared(?: on| in)?){_ENDS}", re.IGNORECASE
)
_OF_NO_WORK = re.compile(rf"{_STARTS}(?:{_PUBLISHED}){_ENDS}", re.IGNORECASE)
_OF_BODIES = re.compile(rf"{_STARTS}(?:{_PUBLISHED}|{_SENT}){_ENDS}", re.IGNORECASE)
_TITLED = frozenset(("work", "product", "agreement", "event"))
_APPEARING = frozenset("newspaper newspapers magazine journal periodical daily weekly gazette paper newsletter series".split())
_BORN = frozenset(("organisation", "person", "place"))
_OF_A_WORK = re.compile(
    r"(?:pages|isbn|genre|issn|edition|volume|followed by|preceded by|media type|cover artist|illustrator|venue|result)\b", re.IGNORECASE
)


def own_dates(page: Page, mentions: Sequence[Mention], known: Cast) -> frozenset[tuple[int, int]]:
    """The block and the offset of each date that the text gives of itself."""
    subject = known.main.get(page.path, "")
    nouns = known.nouns.get(subject, frozenset())
    entity = known.entities.get(subject)
    sorts = {SORTS.get(noun, "") for noun in (entity.type.lower() if entity else "", *sorted(nouns))} | {entity.type if entity else ""}
    blocks = page.blocks
    near = {*range(min(_TOP, len(blocks))), *range(max(0, len(blocks) - _LAST), len(blocks))}
    work = not _TITLED.isdisjoint(sorts) or not _APPEARING.isdisjoint(nouns) or any(_OF_A_WORK.match(blocks[n].text) for n in near)
    found = []
    for mention in mentions:
        if mention.kind not in {"date", "period"} or mention.block not in near:
            continue
        block = blocks[mention.block]
        ahead = _ahead(blocks, mention.block, mention.start)
        if (
            _OF_ANY.search(ahead)
            or (not work and not _in_running(block, mention) and not _a_year(mention) and _OF_NO_WORK.search(ahead))
            or (not work and not _BORN.isdisjoint(sorts) and not _in_running(block, mention) and _OF_BODIES.search(ahead))
        ):
            found.append((mention.block, mention.start))
    return frozenset(found)


def _ahead(blocks: Sequence[Block], n: int, start: int) -> str:
    """What stands before a date in its block, or in the one before, where it begins its own."""
    if start or not n:
        return blocks[n].text[max(0, start - _AHEAD) : start]
    before = blocks[n - 1].text
    return before if len(before) < _AHEAD else ""


def _in_running(block: Block, mention: Mention) -> bool:
    """Does a date stand in running text, where what is published is the subject of its sentence? Not where nothing stands before its label."""
    return len(block.text) > _SHORT and mention.start > _AHEAD


def _a_year(mention: Mention) -> bool:
    return mention.text.isdigit()
