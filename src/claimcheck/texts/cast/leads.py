"""Where does a name begin, behind words that only open the sentence, and behind titles, roles and trades?"""

from __future__ import annotations

from claimcheck.reading.names import fold
from claimcheck.texts.cast.words import GIVEN, ROLES, SHIPS, SORTS, TITLES
from claimcheck.texts.syntax.words import ARTICLES, MONTHS, POSSESSIVES, PREPOSITIONS, WEEKDAYS

# Words that a sentence may open with, which are no names.
FUNCTION = ARTICLES | POSSESSIVES | PREPOSITIONS | MONTHS | WEEKDAYS | frozenset((
    "i it he she they we you who which what when where why how while whereas although though because if unless since after before as until once "
    "and or but nor yet so also then today currently now however moreover meanwhile not no yes there here both all most many some more less few "
    "see source photo image page chapter section figure table article annex appendix vol volume is are was were has have had will would may can "
    "aged nowhere founded based established created headquartered elected born built according since thus therefore first second third such other another "
    "its one two three four five six seven eight nine ten than each every any only still even just almost nearly about around over under"
).split())  # fmt: skip
_LEAST_EVIDENT = 2


def without_lead(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the name begins after words that only open the sentence, and titles and roles; and whether there was a title."""
    titled = False
    while start < end:
        space = text.find(" ", start, end)
        word = text[start : space if space > 0 else end]
        low = word.lower().rstrip(".")
        if word in SHIPS or (low not in _OPENING and not low.endswith(_MAKING)):
            break
        rest = text[space + 1 : end] if space > 0 else ""
        if (low in TITLES and rest and rest[0].isupper() and low not in {"st", "lady", "lord"}) or _is_trade(low, rest):
            titled = True
        elif rest and rest[:1].isupper() and low.endswith(_MAKING):
            pass  # Shipbuilder Oban Yards
        elif not (rest and (low in FUNCTION or rest.partition(" ")[0] in _LINKS) and (low in FUNCTION)) and not _is_role(low, rest):
            break
        start = space + 1
        while text[start:end].partition(" ")[0] in _LINKS and " " in text[start:end]:
            start += len(text[start:end].partition(" ")[0]) + 1
    return start, titled


_PRESIDING = frozenset("president director ceo chair chairman chairwoman chairperson leader rector principal commissioner founder co-founder".split())
_LINKS = frozenset("of for the de du des da do dos del della di la le van von der den on in to and".split()) - {
    "de",
    "da",
    "di",
    "del",
    "von",
    "van",
    "la",
    "le",
}


_TRADES = frozenset(word for word, sort in SORTS.items() if sort == "person") - frozenset("king queen man woman director president".split())
_CALLINGS = _TRADES | {"mayor", "goalkeeper", "striker", "headteacher", "spokesman", "spokeswoman"}
_MAKING = ("maker", "builder")
_OPENING = FUNCTION | TITLES | ROLES | _PRESIDING | _CALLINGS  # any other word begins the name


def _is_trade(low: str, rest: str) -> bool:
    """Is it what somebody is, before a name of two or three words: Physicist Amara Nwosu, Mayor Cleo Banting?"""
    if low not in _CALLINGS or len(words := rest.split()) not in {2, 3}:
        return False
    return all(word[0].isupper() for word in words) and not any(
        word.lower() in SORTS or word.lower() in ROLES or word.lower() in MONTHS for word in words
    )


def _is_role(low: str, rest: str) -> bool:
    """Is it a role before a person's name: Director General Amy Pope?"""
    after = rest.split()
    if low in _PRESIDING and after[:1] == ["of"] and (after[1:2] == ["the"] or len(after) > _LEAST_EVIDENT):
        return True  # President of the Court
    if low not in ROLES or not after or not after[0][0].isupper():
        return False
    given = fold(after[0])[:1]
    return after[0].lower() in ROLES or (len(after) >= _LEAST_EVIDENT and bool(given) and given[0] in GIVEN)
