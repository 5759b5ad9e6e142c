"""What is each text mainly about? Declared, or evident from its title, its first sentence and how often each is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from claimcheck.prose import Block, Page
from claimcheck.reading.names import fold
from claimcheck.texts.cast.known import Named
from claimcheck.texts.cast.runs import Run, key_of
from claimcheck.texts.cast.titles import title_name, title_of
from claimcheck.texts.cast.words import SORTS

_DATELINE = re.compile(r"[\w ,/]{0,60}(?: \([\w ]{1,20}\))? (?:[—–-]|--) |[\w ]{2,30}, [0-9]{1,2} \w{3,9} [0-9]{4}\.(?: |$)")
_LITTLE = frozenset(("of", "for", "and", "in", "on", "to", "the"))
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Oo]ur) ([a-z]+)\b(?! (?:of|for) )")
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_OFTEN = 3
_CLEARLY = 2  # so many times as often as any other


def main_of(
    page: Page,
    spots: Sequence[Sequence[Named]],
    found: Sequence[Run],
    meant: Mapping[tuple[str, ...], str],
    nouns: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> str:
    """The id of the entity that a text is mainly about, or empty."""
    title = title_of(page)
    named = title_name(page)
    titular = meant.get(key_of(named), "") if named else ""
    if opened := next((run for run in found if run.given and run.block < 0), None):
        return meant.get(opened.key, "")  # the first sentence has no name for it, but a noun
    counts = Counter(spot.entity for row in spots for spot in row if spot.entity)
    if titular and counts[titular]:
        return titular
    counts.update(_by_noun(page, counts, nouns))
    ranked = sorted(counts, key=lambda id: (-counts[id], id))
    heads = {spot.entity for block, row in zip(page.blocks, spots, strict=True) if row and block.text.strip() == title for spot in row}
    in_title = [id for id in ranked if id in heads]
    first = _first_subject(page, spots)
    if first and _opens_with(title, first):
        return first  # Volta raises its prices: Volta Energy plc said
    if not in_title and (alike := _distinct(title, counts)):
        return alike
    if first and (first in in_title or (not in_title and _defines(found, first, meant)) or (not in_title and _shares_words(title, first))):
        return first
    if first and in_title and len(title.split()) > 2 and all(_holds(first, id) for id in in_title):
        return first  # Oban lights up: the Oban Lantern Festival is
    others = [id for id in ranked if not id.startswith("country:")]
    titled = [id for id in in_title if not id.startswith("country:")]
    if len(titled) == 1 and counts[titled[0]] > 1 and counts[others[0]] <= _CLEARLY * counts[titled[0]]:
        return titled[0]
    if titled and others and others[0] in titled and _ahead(counts, others):
        return others[0]
    if titular:
        return titular
    if not title and first and counts[first] > 1 and counts[first] >= counts[others[0]]:
        return first
    if first and others and others[0] == first and (counts[first] > 1 or len(others) == 1):
        return first if _ahead(counts, others) or _defines(found, first, meant) else ""
    if others and counts[others[0]] > _CLEARLY and _ahead(counts, others):
        return others[0]
    bodies = [id for id in others if any(SORTS.get(noun) == "organisation" for noun in nouns.get(id, ()))]
    ours = len(_OURS.findall(page.text)) >= _OFTEN and bool(bodies) and (len(bodies) == 1 or counts[bodies[0]] > counts[bodies[1]])
    return bodies[0] if ours else ""


def _by_noun(page: Page, counts: Collection[str], nouns: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Whom the text speaks of by its noun, once for each time: *the library*, where one library is named."""
    bearers: dict[str, list[str]] = {}
    for id in counts:
        for noun in nouns.get(id, ()):
            bearers.setdefault(noun, []).append(id)
    for block in page.blocks:
        if block.kind in {"paragraph", "item"}:
            for noun in _DEFINITE.findall(block.text):
                if len(meant := bearers.get(noun, [])) == 1:
                    yield meant[0]


def _distinct(title: str, counts: Mapping[str, int]) -> str:
    """The one entity whose own words are all in the title: *Korvane* of the Korvane Dam."""
    words = set(key_of(title))
    found = [
        id
        for id in counts
        if not id.startswith("country:") and (own := {w for w in id.split("-") if w not in SORTS and w not in _LITTLE}) and own <= words
    ]
    return found[0] if len(found) == 1 else ""


def _shares_words(title: str, id: str) -> bool:
    """Does the title name at least two words of an entity's own name?"""
    own = set(key_of(id.replace("-", " "))) - {"of", "for", "and", "in", "on", "to"}
    return len(own.intersection(key_of(title))) > 1


def _opens_with(title: str, id: str) -> bool:
    """Does a headline begin with the first word of a longer name?"""
    words, own = key_of(title), id.split("-")
    return len(words) > _CLEARLY and len(own) > 1 and words[0] == own[0] and words[0] not in SORTS and words[0] not in _LITTLE


def _holds(id: str, other: str) -> bool:
    """Is the other a word of its name?"""
    return id != other and "-" not in other and other in id.split("-")


def _ahead(counts: Mapping[str, int], ranked: Sequence[str]) -> bool:
    return len(ranked) < 2 or counts[ranked[0]] >= _CLEARLY * counts[ranked[1]] or counts[ranked[0]] - counts[ranked[1]] > 5


def _first_subject(page: Page, spots: Sequence[Sequence[Named]]) -> str:
    """The entity with which the first sentence of prose begins, articles and a place and day before it left out."""
    for block, row in zip(page.blocks, spots, strict=True):
        if _prose(block):
            for start, end in block.sentences[:2]:
                lead = _DATELINE.match(block.text, start)
                if lead and lead.end() >= end:
                    continue
                start = lead.end() if lead else start  # noqa: PLW2901 -- the place and day before it are passed over
                held = next((spot for spot in row if start <= spot.start < end), None)
                opens = held is not None and len(fold(block.text[start : held.start])) <= 4
                return held.entity if held is not None and opens else ""
            return ""
    return ""


def _prose(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) > 40 and block.text.rstrip().endswith((".", "”", '"', ")", ":"))


def _defines(found: Sequence[Run], id: str, meant: Mapping[tuple[str, ...], str]) -> bool:
    return any(run.defined in {"is", "was", "are", "were"} and meant.get(run.key) == id for run in found)
