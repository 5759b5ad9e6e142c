"""Which words after a number say what is counted? The noun in the plural, with the words that restrict it."""

from __future__ import annotations

from claimcheck.reading.tokens import DASHES, Token, glued
from claimcheck.reading.units import plural

_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth", "mouse": "mice", "goose": "geese",
    "half": "halves", "leaf": "leaves", "life": "lives", "shelf": "shelves", "wife": "wives", "knife": "knives", "loaf": "loaves",
    "calf": "calves", "wolf": "wolves", "nucleus": "nuclei", "phenomenon": "phenomena", "criterion": "criteria", "stadium": "stadiums",
    "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "echo": "echoes", "index": "indices", "matrix": "matrices",
}  # fmt: skip
_SAME = frozenset((
    "aircraft", "spacecraft", "hovercraft", "sheep", "deer", "fish", "series", "species", "headquarters", "crew", "staff", "cattle", "police",
    "offspring", "reindeer", "moose", "elk", "swine", "salmon", "trout", "personnel", "livestock", "clergy", "cod", "bison", "barracks", "crossroads", "gallows", "faculty",
))  # fmt: skip
_PLURALS = frozenset((*_IRREGULAR.values(), *_SAME, "alumni", "media", "data", "fungi", "bacteria", "formulae", "algae", "larvae", "oxen", "lice"))
_ENDS = frozenset((
    "of", "in", "on", "at", "by", "for", "to", "from", "with", "and", "or", "but", "that", "which", "who", "whom", "whose", "is", "are", "was",
    "were", "be", "been", "being", "has", "have", "had", "having", "does", "do", "did", "as", "than", "when", "where", "while", "if", "then",
    "its", "his", "her", "their", "our", "my", "your", "it", "he", "she", "they", "we", "this", "these", "those", "the", "a", "an", "under",
    "over", "across", "between", "among", "within", "without", "during", "after", "before", "since", "until", "per", "via", "against", "about",
    "into", "onto", "through", "throughout", "around", "near", "along", "because", "although", "though", "so", "not", "also", "will", "would",
    "can", "could", "may", "might", "must", "should", "each", "every", "both", "all", "there", "here", "now", "thus", "plus", "less", "unless",
    "regardless", "always", "sometimes", "perhaps", "besides", "towards", "whereas", "afterwards", "upwards", "overseas", "yes", "us", "out",
    "up", "down", "off", "versus", "worldwide", "altogether", "today", "currently", "respectively", "ago", "later", "earlier", "once", "twice",
))  # fmt: skip
# Words that say how this figure relates to another: what they count is no total.
_ADDED = frozenset((
    "more", "other", "others", "further", "additional", "extra", "fewer", "less", "remaining", "last", "first", "next", "previous", "past",
    "consecutive", "successive", "subsequent", "such", "another", "same", "most", "least", "top", "following", "latter", "former", "late",
    "possible", "potential", "planned", "proposed", "percent", "percentage", "times", "time", "fold", "odd", "or",
))  # fmt: skip
_IDLE = frozenset(("different", "separate", "individual", "distinct", "total", "known", "registered", "own", "main", "famous", "so-called"))
# What is counted here is time, money or a part: it measures and is asked by another name, or not at all.
_UNITS = frozenset((
    "years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades", "centuries", "nights", "quarters", "seasons", "generations",
    "percent", "points", "degrees", "times", "halves", "thirds", "fifths", "tenths", "cents", "pence", "dollars", "euros", "pounds", "francs",
    "hundreds", "thousands", "millions", "billions", "dozens", "tens", "scores", "ways", "reasons", "things", "examples", "cases", "kinds",
    "types", "sorts", "pages", "p", "metres", "meters", "feet", "inches", "miles", "kilometres", "kilometers", "tons", "tonnes", "litres",
    "liters", "gallons", "acres", "hectares", "watts", "volts", "bytes", "steps", "o", "others", "ones", "minutes", "am", "pm", "parts",
    "lots", "plenty", "terms", "hands", "eyes", "sides", "ends", "occasions", "respects", "aspects",
))  # fmt: skip
_NO_MEN = frozenset("specimen regimen acumen abdomen stamen bitumen cyclamen albumen lumen rumen foramen".split())
_NOT_PLURAL = ("ss", "us", "is", "ous", "'s")
# What may be a verb behind what is counted: nine turbines supply it, and a farm with nine turbines supplies it.
_VERBS_TOO = frozenset((
    "supplies", "covers", "runs", "holds", "hosts", "houses", "serves", "makes", "gives", "plays", "forms", "links", "shows", "produces", "needs", "costs",
    "lies", "stands", "remains", "works", "includes", "allows", "keeps", "offers", "provides", "leads", "opens", "ends", "brings", "takes",
))  # fmt: skip
_FARTHEST = 5


def counted_noun(words: list[Token], i: int) -> tuple[tuple[str, ...], int] | None:
    """The noun phrase in the plural that begins at token ``i``, without words that restrict nothing, and the token after it."""
    kept: list[str] = []
    end = head = 0
    k = i
    while k < min(len(words), i + 2 * _FARTHEST):
        word = words[k]
        if word.low in DASHES and kept and glued(words, k) and glued(words, k + 1):
            k += 1
            continue
        joined = k > i and words[k - 1].low in DASHES
        if (
            word.kind != "w"
            or (not joined and (word.low in _ENDS or word.low in _ADDED))
            or (end and (not plural_looking(word.low) or word.low in _VERBS_TOO))
        ):
            break
        if joined:
            kept[-1] = f"{kept[-1]}-{word.low}"
        elif word.low not in _IDLE:
            kept.append(word.low)
        k += 1
        if plural_looking(word.low) and not (k < len(words) and words[k].low in DASHES and glued(words, k) and glued(words, k + 1)):
            end, head = k, len(kept)
        if len(kept) > _FARTHEST:
            break
    if not end or not kept[:head] or kept[head - 1] in _UNITS:
        return None
    if k < len(words) and words[k].low in _ADDED and words[k].low not in {"or", "late", "last", "first", "such", "most", "least"}:
        return None
    return tuple(kept[:head]), end


def plural_looking(word: str) -> bool:
    """Is this the form of a noun in the plural, as far as its ending tells?"""
    return word in _PLURALS or of_men(word) or (len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL) and word not in _ENDS)


def of_men(word: str) -> bool:
    """Is it a word for people made with *men*: horsemen, crossbowmen?"""
    return len(word) > len("women") and word.endswith("men") and word not in _NO_MEN


def in_plural(noun: str) -> str:
    """The noun in the plural: arches of arch."""
    if noun in _PLURALS or plural_looking(noun):
        return noun
    if noun.endswith("man") and noun not in {"human", "german", "roman", "norman", "ottoman"}:
        return noun[:-3] + "men"
    return _IRREGULAR.get(noun) or plural(noun)
