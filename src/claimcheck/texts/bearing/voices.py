"""In whose words is it said? According to X, X said that; and reports that name nobody."""

from __future__ import annotations

from claimcheck.texts.bearing.setting import Setting
from claimcheck.texts.syntax.words import ARTICLES, SAYING

_HEARSAY = frozenset(("reportedly", "allegedly", "supposedly", "purportedly", "apparently"))
_PASSIVE = frozenset(("said", "reported", "believed", "thought", "rumoured", "rumored", "alleged", "understood", "claimed", "supposed"))
_RUMOURS = frozenset(("rumours", "rumors", "reports", "sources", "critics", "observers", "media", "insiders"))
_PUTS = frozenset(("puts", "put", "estimates", "estimated", "pegs", "pegged", "counts", "counted", "places", "placed"))
_ITSELF = frozenset(("it", "they", "we"))
_MOST_WORDS = 10


def voice(at: Setting) -> str:
    """Who is said to say it, in the words of the text; empty when the text says it itself."""
    saying = not SAYING.isdisjoint(at.lows)
    found = _according(at) if "according" in at.lows else ""
    if saying:
        found = found or _said_before(at) or _said_after(at) or _puts(at)
    return ("" if found.lower() in _ITSELF else found) or _hearsay(at)


def _according(at: Setting) -> str:
    words = at.words
    for k in range(len(words) - 2):
        if words[k].low == "according" and words[k + 1].low == "to":
            name = _phrase_from(at, k + 2)
            opening = k <= 1 or words[k - 1].text in {",", "(", ";", "—", "–"}
            if name and (opening or at.built.clause_of[k] == at.clause) and not _parted(at, k):
                return name
    return ""


def _parted(at: Setting, k: int) -> bool:
    first, last = sorted((k, at.value))
    between = (clause for clause in at.built.clauses if clause.kind == "main" and first < clause.first <= last and clause.verb >= 0)
    return any(at.low(j) == ";" for j in range(first, last)) or (k > at.value and any(True for _ in between))


def _phrase_from(at: Setting, i: int) -> str:
    """The noun phrase that begins at a token, with what hangs on it."""
    index = at.built.phrase_of[i] if i < len(at.words) else -1
    return _phrase(at, index)


def _phrase(at: Setting, index: int) -> str:
    if index < 0:
        return ""
    phrases = at.built.phrases
    first, last = phrases[index].first, phrases[index].last
    following = index + 1
    while (
        following < len(phrases)
        and phrases[following].before == following - 1
        and phrases[following].led == "of"
        and phrases[following].last - first <= _MOST_WORDS
    ):
        last = phrases[following].last
        following += 1
    if at.low(first) in ARTICLES and first + 1 < last:
        first += 1
    return at.sentence.between(first, last)


def _said_before(at: Setting) -> str:
    """X said that ...: the clause stands within one whose verb is one of saying."""
    n = at.clause
    for _ in range(8):
        clause = at.built.clauses[n]
        n = clause.shares if clause.kind == "same" else clause.parent if clause.parent >= 0 else clause.shares
        if n < 0:
            return ""
        above = at.built.clauses[n]
        if above.verb >= 0 and above.verb < clause.first and clause.kind in {"main", "same", "relative", "participle"} and above.subject >= 0:
            k = next((k for k in range(above.verb, min(above.verb + 4, len(at.words))) if at.low(k) in SAYING and at.built.tags[k] in "VG"), -1)
            if k >= 0 and k < clause.first and clause.first - k <= 3 and clause.kind == "main":
                return _phrase(at, above.beside if above.beside >= 0 and _name(at, above.beside) else above.subject)
    return ""


def _said_after(at: Setting) -> str:
    """..., X said; ..., said X."""
    words = at.words
    for k in range(at.end, len(words)):
        if words[k].low not in SAYING or at.built.tags[k] == "N":
            continue
        teller = at.built.phrase_of[k - 2] if k > 1 and words[k - 1].text == "," else -1
        if teller >= 0 and at.low(k + 1) != "that" and _name(at, teller) and at.low(at.built.phrases[teller].first - 1) == ",":
            return _phrase(at, teller)  # the director, Ann Lee, told reporters
        if (
            k
            and words[k].low not in {"told", "tells"}
            and words[k - 1].text in {",", "”", '"', "’"}
            and at.built.phrase_of[k + 1 : k + 2] not in ([], [-1])
        ):
            return _phrase_from(at, k + 1)
        index = at.built.phrase_of[k - 1]
        if index >= 0:
            before = at.built.phrases[index].first - 1
            ends = k + 1 >= len(words) or words[k + 1].kind == "s" or words[k + 1].low in {"on", "in", "at", "this"}
            if before >= 0 and words[before].text in {",", "”", '"', "’"} and ends:
                return _phrase(at, index)
    return ""


def _name(at: Setting, index: int) -> bool:
    """Does a phrase begin with a capital, so that it names somebody?"""
    return at.words[at.built.phrases[index].first].text[:1].isupper()


def _puts(at: Setting) -> str:
    """X puts it at 500."""
    clause = at.built.clauses[at.clause]
    if clause.subject < 0 or clause.verb < 0 or at.low(clause.verb) not in _PUTS:
        return ""
    led = at.built.phrases[at.built.phrase_of[at.value]].led if at.built.phrase_of[at.value] >= 0 else at.low(at.value - 1)
    return _phrase(at, clause.subject) if led == "at" or at.low(at.value - 1) == "at" else ""


def _hearsay(at: Setting) -> str:
    if _HEARSAY.isdisjoint(at.lows) and _PASSIVE.isdisjoint(at.lows) and _RUMOURS.isdisjoint(at.lows):
        return ""
    for k in range(at.built.clauses[at.clause].first, min(at.value + 3, len(at.words))):
        word = at.low(k)
        if word in _HEARSAY and (at.here(k) or abs(at.value - k) <= 3):
            return word
        if word in _PASSIVE and at.here(k) and at.low(k - 1) in {"is", "are", "was", "were", "been", "also", "widely"} and at.low(k + 1) == "to":
            return f"{word} to" if word != "said" else "said to"
    first = at.low(0)
    return (
        first
        if first in _RUMOURS and at.low(1) in {"say", "that", "claim", "suggest", "have", "said"} and at.built.clause_of[0] == 0 and at.value > 0
        else ""
    )
