"""What part does each word play? Guessed from closed lists, endings and neighbours."""

from __future__ import annotations

from claimcheck.reading.figures import SMALL
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Token, glued, phrase
from claimcheck.texts.syntax.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    EITHER,
    MONTHS,
    NO_PAST,
    PARTICIPLES,
    PAST,
    PLAIN,
    PLURALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    THIRD,
    TIMES,
)

_OPEN, _CLOSE = "([", ")]"


def tags_of(words: list[Token]) -> list[str]:
    """D determiner, P pronoun, R relative, I preposition, C conjunction, S subordinator, A auxiliary, V verb, G -ing, B adverb, N noun, # figure."""
    tags: list[str] = []
    skip, end = 0, -1
    for i, word in enumerate(words):
        before, end = end, word.end
        if i < skip:
            continue
        if i and before < word.start and (sure := _CERTAIN.get(word.text)):
            tags.append(sure)  # four words in ten need no more than a look
            continue
        if word.kind == "s" and word.text in _QUOTES and (quoted := _quoted(words, i)):
            comma = words[i + quoted].text == ","
            tags += ["'", *"N" * (quoted - comma), *"'" * comma, "," if comma else "'"]
            skip = len(tags)
            continue
        hedge = _hedge(words, i) if word.low in _HEDGES else 0
        if hedge:
            tags += "B" * hedge
            skip = len(tags)
        else:
            tags.append(_tag(words, tags, i, word))
    return tags


_QUOTES = {"“": "”", '"': '"', "„": "“", "«": "»"}
_FEWEST, _MOST = 3, 16


def _quoted(words: list[Token], i: int) -> int:
    """How many tokens does a quotation have that begins here? Its words are one thing, unless they hold figures, which may be stated there."""
    close = _QUOTES[words[i].text]
    if i and words[i].start == words[i - 1].end and close == words[i].text and words[i - 1].kind == "w":
        return 0
    for k in range(i + 1, min(i + _MOST, len(words))):
        if words[k].text == close:
            return k - i - 1 if k - i > _FEWEST else 0
        if words[k].kind == "n" or words[k].low in SMALL or words[k].text in _QUOTES:
            return 0
    return 0


_HEDGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "more": (("more", "than"),), "less": (("less", "than"),), "fewer": (("fewer", "than"),), "at": (("at", "least"), ("at", "most")),
    "up": (("up", "to"),), "as": (("as", "many", "as"), ("as", "much", "as"), ("as", "few", "as")), "close": (("close", "to"),), "well": (("well", "over"),),
    "over": (("over",),), "under": (("under",),), "above": (("above",),), "around": (("around",),), "about": (("about",),), "between": (("between",),),
}  # fmt: skip


def _hedge(words: list[Token], i: int) -> int:
    """How many tokens from here on only hedge the figure that follows them?"""
    for wanted in _HEDGES[words[i].low]:
        if phrase(words, i, wanted) and i + len(wanted) < len(words):
            following = words[i + len(wanted)]
            if following.kind == "n" or following.low in SMALL:
                return len(wanted)
    return 0


_ADVERBIAL = (  # endings that no name has which may open a sentence
    "ally", "edly", "ously", "ively", "antly", "ently", "fully", "ably", "ibly", "ingly", "tely", "sely", "vily", "rily", "tily", "arly",
)  # fmt: skip
_NOUNS_TOO = frozenset(("will", "can", "may", "must", "might", "being", "have", "do"))
_SURE: dict[str, str] = {
    **dict.fromkeys(PREPOSITIONS - {"like", "past", "near", "worth", "plus", "off", "to"}, "I"),
    **dict.fromkeys(ARTICLES - {"that"}, "D"),
    **dict.fromkeys(CONJUNCTIONS, "C"),
    **dict.fromkeys(POSSESSIVES - {"her"}, "D"),
    **dict.fromkeys(RELATIVES, "R"),
}


_CERTAIN = {word: tag for word, tag in _SURE.items() if word not in _HEDGES and word != "no"}


_LY_NOUNS = frozenset(("family", "assembly", "supply", "reply", "rally", "monopoly", "anomaly", "butterfly", "subfamily", "superfamily"))


def _tag(words: list[Token], tags: list[str], i: int, word: Token) -> str:
    text, before = word.low, tags[-1] if tags else ""
    if word.kind == "n":
        return "#"
    if word.kind == "s":
        return _sign(words, i, word)
    if (sure := _SURE.get(word.text)) and i and words[i - 1].end < word.start:
        return "B" if text == "no" and i + 1 < len(words) and words[i + 1].low == "longer" else sure
    if text == "s" and i > 1 and words[i - 1].text in APOSTROPHES and glued(words, i) and glued(words, i - 1):
        return "Q"
    if glued(words, i) and i and words[i - 1].text in DASHES and words[i - 1].text and i > 1 and glued(words, i - 1):
        return "N"
    if text == "t" and i and words[i - 1].text in APOSTROPHES:
        return "B"
    capital = word.text[0].isupper()
    if capital and (i > 0) and before in {"N", "D", "#"} and text not in AUXILIARIES and text not in CONJUNCTIONS and text not in PREPOSITIONS:
        return "N"
    if text in ARTICLES:
        if text == "that" and i + 1 < len(words) and words[i + 1].low in TIMES:
            return "D"
        if text == "that" and (before in {"N", "V", "A", "B", "#"} or before == ")"):
            return "R" if before != "V" else "T"
        if text == "that" and before == "," and i + 1 < len(words) and (words[i + 1].low in PAST or words[i + 1].low in AUXILIARIES):
            return "R"
        return "D"
    if text in POSSESSIVES and not (text == "her" and _next_closes(words, i)):
        return "D"
    if text in PRONOUNS and not (capital and len(text) == 2 and word.text.isupper()):
        return "P"
    if text in RELATIVES:
        return "R"
    if text in MONTHS and (capital or text != "may") and (i or text != "may" or _dated(words, i)):
        return "N"
    if text in AUXILIARIES:
        return "A" if not (capital and i > 0 and word.text.isupper()) and (before != "D" or text not in _NOUNS_TOO) else "N"
    if text in {"founded", "based"}:
        return "V"
    if text in SUBORDINATORS:
        return "S"
    if text in EITHER:
        return "E"
    if text in PREPOSITIONS:
        return "I"
    if text in CONJUNCTIONS:
        return "C"
    if (
        text in ADVERBS
        or (text.endswith("ly") and len(text) > 4 and not capital and text not in _LY_NOUNS)
        or (not i and len(text) > 5 and text.endswith(_ADVERBIAL))
    ):
        return "B"
    if before == "D" and words[i - 1].low in {"a", "an", "the"} and i + 1 < len(words) and words[i + 1].low == "of":
        return "N"  # at a cost of 4 million
    return _verb(words, i, text, before, capital, opened=len(tags) > 1 and tags[-2] in "D#")


def _sign(words: list[Token], i: int, word: Token) -> str:
    if word.text in _OPEN:
        return "("
    if word.text in _CLOSE:
        return ")"
    if word.text in APOSTROPHES:
        return "'"
    if word.text in DASHES:
        tight = glued(words, i) and glued(words, i + 1)
        if tight and word.text not in "\u2014\u2013":
            return "'"
        return ":" if 0 < i <= _YEAR and not tight and all(one.kind == "n" or one.low in MONTHS for one in words[:i]) else ","  # 1951 – born in Oban
    if word.text in ",;:":
        return word.text
    return "'"


def _next_closes(words: list[Token], i: int) -> bool:
    return i + 1 >= len(words) or words[i + 1].kind == "s" or words[i + 1].low in PREPOSITIONS


def _dated(words: list[Token], i: int) -> bool:
    beside = (words[i - 1] if i else None, words[i + 1] if i + 1 < len(words) else None)
    return any(word is not None and word.kind == "n" for word in beside)


_YEAR = 4  # digits
_OF = frozenset(("consists", "speaks", "approves", "disposes", "boasts", "dies"))
_DEGREES = frozenset(("most", "least", "best", "better", "less"))
_ADJECTIVES = frozenset((
    "annual biannual general economic political social regional national special final initial formal informal public medical technical commercial "
    "financial electoral industrial professional statistical academic scientific clinical environmental global local rural urban illegal legal "
    "extraordinary preliminary monetary budgetary military civic basic strategic domestic electronic digital strong slow rapid"
).split())  # fmt: skip


_BACK = frozenset("go goes date dates reach reaches stretch stretches".split())
_PLURALS = ("ss", "us", "is", "ers", "ors", "ees", "ists", "ians", "ments", "ions", "ies", "ants", "ents", "nces", "ings", "ics")


def _does(words: list[Token], i: int, text: str) -> bool:
    """Does a name of several words do something here: Oban Opera mounts five productions, Ann Lee paints the harbour?"""
    if (
        not text.endswith("s")
        or text.endswith(_PLURALS)
        or text in PLURALS
        or not (words[i - 1].text[:1].isupper() and words[i - 2].text[:1].isupper())
    ):
        return False
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and (after.kind == "n" or after.low in SMALL or after.low in {"the", "its", "their", "his", "her", "some", "about"})


def _verb(words: list[Token], i: int, text: str, before: str, capital: bool, opened: bool) -> str:
    following = words[i + 1].low if i + 1 < len(words) else ""
    if text in _BACK and following == "back" and before == "N":
        return "V"
    if before == "N" and not capital and i > 1 and _does(words, i, text):
        return "V"
    described = before in {"D", "Q"} or (before == "#" and len(words[i - 1].text) != _YEAR) or (before == "B" and opened)
    if capital and i > 0:
        return "N"
    if text in _DEGREES and following and (following in PARTICIPLES or following.endswith("ed")):
        return "B"
    if text in PAST or text in PARTICIPLES or (text.endswith("ed") and len(text) > 4 and text not in NO_PAST):
        adjective = described and following not in PREPOSITIONS and following not in ARTICLES and following not in POSSESSIVES
        return "N" if adjective else "V"
    if (
        text.endswith("ing")
        and len(text) > 5
        and text not in {"during", "building", "spring", "evening", "morning", "nothing", "something", "ceiling"}
    ):
        named = i == 0 and (following in THIRD or following in AUXILIARIES)
        adjective = before == "N" and words[i - 1].low in _ADJECTIVES
        return "N" if described or before == "I" or named or adjective else "G"
    if (
        text.endswith("s")
        and before == "B"
        and not opened
        and text not in PLURALS
        and (following in PREPOSITIONS or following in ARTICLES or following in POSSESSIVES)
    ):
        return "V"
    if text in PLAIN or text in THIRD:
        if text in THIRD and (following in PAST or (following.endswith("ed") and following not in NO_PAST)):
            return "N"  # the eight states signed
        if i and words[i - 1].low in SMALL:
            return "N"
        if before == "T" or (before in {"A", "B"} and text in PLAIN):
            return "V"
        if words[i - 1].low == "to" and i and text in PLAIN and following not in AUXILIARIES and following not in {"of", ",", "."}:
            return "V"
        if (
            i
            and before in {"N", "P", "R", ")", "C", ",", "B"}
            and following not in AUXILIARIES
            and following not in {"of", ",", ";", ":", "(", ")", "and", ".", "which", "'"}
        ):
            subject_plural = before == "N" and (words[i - 1].low.endswith("s") or words[i - 1].low in PLURALS)
            if text in THIRD or before in {"P", "R", "C"} or subject_plural:
                return "V"
        if text == "dates" and following in {"from", "back", "to"}:
            return "V"
        if text in _OF and following == "of":
            return "V"
        if text in THIRD and following == "," and i > 1 and words[i - 1].text[:1].isupper() and words[i - 2].text[:1].isupper():
            return "V"  # Ann Lee signs, aged 19
        if text in THIRD and before == "D" and words[i - 1].low in {"this", "that"}:
            return "V"
        if i == 0 and text in THIRD and (following in ARTICLES or following in PREPOSITIONS or following in POSSESSIVES):
            return "V"
    return "N"
