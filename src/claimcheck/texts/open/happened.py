"""When was something done for which the vocabulary has no question? The verb and its object tell, where a date stands right by them."""

from __future__ import annotations

from claimcheck.model import Property
from claimcheck.reading.values import Dates
from claimcheck.texts.open.here import Asked, Here
from claimcheck.texts.structure.asked import happened

_PLAIN = 4
_LEADS = frozenset(("in", "on"))
_NO_DEEDS = frozenset((
    "said", "told", "found", "published", "written", "shown", "reported", "estimated", "expected", "planned", "known", "called", "used", "based", "seen", "dated",
    "accessed", "retrieved", "updated", "included", "cited", "noted", "stated", "stood", "employed", "lived", "worked", "remained", "grown", "risen", "fallen",
))  # fmt: skip
# What says by itself nothing that another text could ask for; and what is asked in other words.
_SLIGHT = frozenset((
    "taken", "put", "given", "left", "gotten", "got", "received", "elected", "appointed", "chosen", "dropped", "born", "borned", "begun", "set", "held", "become",
    "merged", "joined", "voted", "passed", "appeared", "endowed", "ended", "started", "followed", "turned", "sworn", "belonged", "brought", "kept", "come",
))  # fmt: skip
_OF_LIVES = frozenset(("lost", "changed", "entered", "left", "opened", "acquired", "bequeathed"))
_ALONG = frozenset(("back", "down", "here", "together", "last"))
_PRONOUNS = frozenset(("it", "them", "him", "her", "this", "that", "us", "one"))
_MODAL = frozenset(("will", "would", "may", "might", "could", "should", "can"))


def event(here: Here) -> Asked | None:
    """Which event does a date date?"""
    first = here.i
    ahead = here.low(first) if here.low(first) in _LEADS else here.low(first - 1)
    if ahead not in _LEADS or not isinstance(here.mention.value, Dates) or here.clause.verb < 0:
        return None
    verb = here.verb()
    done = here.deed()
    if verb < 0 or not done or done in _NO_DEEDS or here.built.tags[verb] != "V":
        return None
    if any(here.low(k) in _MODAL for k in range(here.clause.verb, verb)) or not _past(here, verb) or _counted(here):
        return None
    if here.low(verb - 1) == "first" or (here.low(verb + 1) == "for" and here.low(verb + 3) == "first" and here.low(verb + 4) == "time"):
        done = f"first {done}"
    object_ = _object(here, verb)
    if object_ is None or not _singular(here, verb, done, object_):
        return None
    return Asked(_property(done, object_), min(verb, first), max(verb + 1, here.j), "", verb, known_only=not _pointed_at(here))


def _singular(here: Here, verb: int, done: str, object_: str) -> bool:
    """Does it happen once, and is it said by these words alone: a first loan, a move; not a diploma that was received, nor what was begun?"""
    words = object_.split()
    if here.low(verb + 1) in _PRONOUNS:
        return False
    if words:
        return words[0] == "first" or done == "gone" or (len(words) == 1 and done not in _SLIGHT and done not in _OF_LIVES)
    return done not in _SLIGHT or here.low(verb + 1) in _ALONG


def _pointed_at(here: Here) -> bool:
    """Is the subject a thing with its article: the oldest clock; or one of a kind: trams?"""
    subject = here.clause.subject
    if subject < 0:
        return True
    phrase = here.built.phrases[subject]
    return phrase.last - phrase.first <= _PLAIN and here.low(phrase.last) != "of"


def _property(done: str, object_: str) -> Property:
    return happened(f"{done} {object_}".strip())


def _past(here: Here, verb: int) -> bool:
    word = here.low(verb)
    return not (word.endswith("s") and not word.endswith("ss")) and not word.endswith("ing")


def _counted(here: Here) -> bool:
    """Is a figure told in the same clause, whose time the date is?"""
    clause = here.built.clause_of[here.i]
    starts = {one.start for one in here.sentence.mentions if one.kind in {"quantity", "ordinal"} and one.text.lower() != "first"}
    dates = sum(1 for one in here.sentence.mentions if one.kind in {"date", "period"})
    inside = any(word.start in starts and not aside(here, k) for k, word in enumerate(here.words) if here.built.clause_of[k] == clause)
    return inside or (bool(starts) and dates == 1 and here.i < here.verb())


def aside(here: Here, k: int) -> bool:
    """Does the figure only accompany what is dated, or go with another verb: in 2009, with debts of two million; married in 1915 and had three sons?"""
    verb = here.verb()
    if k < verb < here.i or any(here.built.tags[n] == "V" or here.low(n) in {"had", "has"} for n in range(max(verb, here.i) + 1, k)):
        return True
    index = next((here.built.phrase_of[n] for n in range(k, min(k + 2, len(here.words))) if here.built.phrase_of[n] >= 0), -1)
    for _ in range(2):
        if index >= 0 and k > here.i and here.built.phrases[index].led in {"with", "after", "as"}:
            return True
        index = here.built.phrases[index].before if index >= 0 else -1
    return False


def _object(here: Here, verb: int) -> str | None:
    """What it was done to or where it went: the phrase straight behind the verb; None where that holds a figure."""
    passive = any(here.low(k) in {"is", "was", "were", "been", "be", "are"} for k in range(here.clause.verb, verb))
    for phrase in here.built.phrases:
        if phrase.first <= verb or phrase.first > verb + 4:
            continue
        if any(here.words[k].kind == "n" for k in range(phrase.first, phrase.last)):
            return "" if phrase.first <= here.i < phrase.last or phrase.led else None
        head = here.head(here.built.phrases.index(phrase), 3)
        if passive:
            return ""
        if head and phrase.led in _LEADS:
            return None if phrase.first < here.i else ""
        return " ".join((*((phrase.led,) if phrase.led and not _LEADS & {phrase.led} else ()), *head))
    return ""
