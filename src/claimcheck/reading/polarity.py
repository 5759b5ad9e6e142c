"""Does a text deny what it speaks of? The words that do."""

from __future__ import annotations

from claimcheck.reading.tokens import APOSTROPHES, Token, low

_CUES = frozenset((
    "no", "not", "never", "without", "lacks", "lack", "lacking", "lacked", "none", "neither", "nor", "nobody", "nothing", "nowhere",
    "cannot", "outside", "refuses", "refuse", "refused", "refusing", "refusal", "fails", "fail", "failed", "failing", "failure", "denies",
    "deny", "denied", "denying", "denial", "excluded", "excludes", "exclude", "excluding", "exclusion", "cut", "withdrawn", "withdrew",
    "ended", "absent", "absence", "missing", "nil", "zero", "non", "rejects", "reject", "rejected", "rejecting", "ceased", "ceases",
    "stopped", "prohibits", "prohibited", "forbids", "forbidden", "bars", "barred", "unlike", "instead", "false", "untrue", "abolished",
    "hardly", "barely", "scarcely", "except", "devoid", "void", "ignores", "ignored", "against", "declined", "declines", "dont", "doesnt",
    "didnt", "isnt", "wasnt", "arent", "werent", "hasnt", "havent", "hadnt", "wont", "cant", "couldnt", "wouldnt", "shouldnt", "former",
    "formerly",
))  # fmt: skip
_NOT_NEGATIVE = ("under", "unit", "union", "uniq", "unif", "unis", "univ", "unic", "until", "unto", "uncle", "unless", "unanim", "unison")


def cues(words: list[Token]) -> list[Token]:
    """The words that deny, in order."""
    return [token for i, token in enumerate(words) if token.kind == "w" and (token.low in _CUES or _prefixed(token.low) or _contracted(words, i))]


def _prefixed(word: str) -> bool:
    return word.startswith("un") and len(word) >= 6 and not word.startswith(_NOT_NEGATIVE)


def _contracted(words: list[Token], i: int) -> bool:
    """Is this the stem of isn't, doesn't, can't?"""
    return words[i].low.endswith("n") and low(words, i + 1) in APOSTROPHES and low(words, i + 1) != "" and low(words, i + 2) == "t"
