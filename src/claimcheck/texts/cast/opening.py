"""What does the first sentence call the thing that the title names? *The song spent*, under Glass Harbour; *the village lies*, under Sant Aldo."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from claimcheck.prose import Page
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Token, tokens
from claimcheck.texts.cast.ground import HARMLESS
from claimcheck.texts.cast.runs import Run, key_of
from claimcheck.texts.cast.titles import bare_title, title_of
from claimcheck.texts.cast.words import ATTRIBUTES, FACILITIES, GIVEN, PLAIN_TITLES, SORTS, VESSELS
from claimcheck.texts.syntax import built
from claimcheck.texts.syntax.words import ARTICLES, PREPOSITIONS

_THE = re.compile(r"(?:^|, )(?:The|the|This) ([a-z])")
_FAR = 160
_MOST_WORDS = 6
_OFFICIAL = frozenset(
    "council committee ministry department government authority commission board secretariat court bureau office body union party agency programme "
    "program centre center fund street road square line region harbor harbour".split()
)
_ANYWHERE = frozenset("report article paper study series event".split())
_PERSON = frozenset(("he", "she", "his", "her"))
_HE = re.compile(
    r"(He|She|His|Her)\b|(?:[A-Z][a-z]+ed|Having|Born)\b[^;:.]{0,100}, (he|she|his|her)\b"
    r"|(?:After|Before|When|While|At|In|From|Until|As)\b(?:(?! [A-Z]\w+ [A-Z])[^;:.]){0,100}, (he|she|his|her)\b"
)
_AFLOAT = re.compile(r"\b(?:launched|commissioned|sailed|sank|sunk|knots|keel|laid down|scrapped|displac\w+|torpedoed|moored|aground)\b")
_MOST_OF_PERSON = 4
_PLACING = frozenset(("in", "at", "on", "to", "for", "from", "with"))
_PERIODICALS = frozenset("monthly weekly quarterly daily single start-up".split())
_OFFICES = frozenset("director president minister chairman chairwoman king queen diplomat".split())
_SIDES = frozenset("club team band company firm brewery restaurant hotel".split())


def opened(page: Page, found: list[Run]) -> list[Run]:
    """The names in a text, and that which its title is by the noun that its first sentence has for it."""
    bare = bare_title(title_of(page))
    words = bare.split()
    if (
        not 0 < len(words) <= _MOST_WORDS
        or not words[0][:1].isupper()
        or all(word.lower() in PLAIN_TITLES or word.lower() in ARTICLES for word in words)
    ):
        return found
    noun = _noun(page) or _pronoun(page)
    if not noun or noun in ATTRIBUTES or not (_bears(words) if noun in _PERSON else _apt(noun, words)):
        return found
    key = key_of(bare.removeprefix("The "))
    told = any(run.block >= 0 and run.key == key and (run.defined or run.own) for run in found)
    if told or not key or any(page.blocks[run.block].kind == "paragraph" and _names(run.key, key) for run in found if run.block >= 0):
        return found
    person = noun in _PERSON or SORTS.get(noun) == "person"
    one = Run(-1, 0, 0, bare.removeprefix("The "), key, opens=True, sure=True, person=person, nouns=() if person else (noun,), own=True, given=True)
    for run in found:
        if run.key == key:
            run.person, run.nouns, run.own = person, one.nouns, True
    return [*found, one]


def _names(key: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Does a name that the text has hold the whole title: the Oban Bridge Trust, under Oban Bridge?"""
    return len(key) > len(title) and any(key[n : n + len(title)] == title for n in range(len(key) - len(title) + 1))


def _noun(page: Page) -> str:
    """The noun of which the first sentence of prose says something, with an article and nothing else before it."""
    for n, block in enumerate(page.blocks[:4]):
        if block.kind not in {"paragraph", "item"} or not (n or page.header.title) or not block.sentences:
            continue
        start, end = block.sentences[0]
        the = _THE.search(block.text[start : min(end, start + _FAR)])
        if the is None:
            return ""
        words = tokens(block.text[start:end])
        told = built(words)
        first = next((k for k, word in enumerate(words) if word.start >= the.start(1) - len("the ")), 0)
        phrase = next((one for one in told.phrases if one.first == first), None)
        if phrase is not None and words[min(first + 2, len(words) - 1)].text in APOSTROPHES and first + 3 < phrase.last:
            return words[first + 1].low  # the club's oldest member
        if phrase is None or phrase.led or any(words[k].low not in HARMLESS for k in range(_past_based(words, first + 1), phrase.last - 1)):
            return ""
        follows = words[phrase.last].low if phrase.last < len(words) else ""
        return "" if follows in {"of", "for", "to", "and", "-"} or words[phrase.last - 1].text[:1].isupper() else words[phrase.last - 1].low
    return ""


def _past_based(words: Sequence[Token], k: int) -> int:
    """The token behind where it is based: the Graz-based publisher."""
    based = next((n for n in range(k, min(k + 5, len(words))) if words[n].low in {"based", "born"} and words[n - 1].text in DASHES), -1)
    return based + 1 if based > k else k


def _pronoun(page: Page) -> str:
    """He or she, where the first sentence of prose has that before any name but that of a place or a person it speaks of in passing."""
    for n, block in enumerate(page.blocks[:4]):
        if block.kind in {"paragraph", "item"} and (n or page.header.title) and block.sentences:
            start, end = block.sentences[0]
            found = _HE.match(block.text[start : min(end, start + _FAR)])
            word = next(part for part in found.groups() if part).lower() if found else ""
            return "ship" if word in {"she", "her"} and _AFLOAT.search(block.text, start, end) else word
    return ""


def _bears(words: Sequence[str]) -> bool:
    """Is it two to four words that may be the name of somebody?"""
    return (
        2 <= len(words) <= _MOST_OF_PERSON
        and all(word[:1].isupper() and word.lower() not in SORTS and word.isalpha() for word in words[1:])
        and (words[0][:1].isupper() and words[0].lower() not in SORTS and words[0].lower() not in ARTICLES)
    )


def _apt(noun: str, words: Sequence[str]) -> bool:
    """May what the title names be such a thing?"""
    low = [word.lower() for word in words]
    content = [word for word in words if word.lower() not in PREPOSITIONS and word.lower() not in ARTICLES and word.lower() not in {"and", "or", "&"}]
    capital = all(word[:1].isupper() or word[:1].isdecimal() for word in content)
    before_of = any(one == noun and then == "of" for one, then in itertools.pairwise(low))
    itself = before_of or noun == low[-1] or (noun == low[0] and noun in SORTS)
    if itself:
        return capital or not _verbal(low)
    sort, own = "work" if noun in _PERIODICALS else SORTS.get(noun, ""), next((SORTS[word] for word in reversed(low) if word in SORTS), "")
    if not capital or not sort or noun in FACILITIES or noun in _OFFICIAL:
        return False
    if sort == "person":
        given = key_of(words[0])[:1]
        named = 2 <= len(words) <= 4 and not own and all(word[:1].isupper() for word in words)
        return named and (noun not in _OFFICES or (bool(given) and given[0] in GIVEN))
    if not own:
        return not _verbal(low) and (sort == "work" or _PLACING.isdisjoint(low))
    if own in {sort, "organisation"}:
        return False
    return noun in _SIDES or noun in VESSELS or sort in {"work", "product"} - ({"work"} if noun in _ANYWHERE else set())


def _verbal(low: Sequence[str]) -> bool:
    """Is the title a headline, with a verb?"""
    return any(clause.kind == "main" and clause.verb > 0 for clause in built(tokens(" ".join(low))).clauses)
