"""Which place in which row does an ordinal give, and to whom? The thirteenth president, her fifth novel."""

from __future__ import annotations

from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import BEING, Asked, Here
from claimcheck.texts.open.numbers import times
from claimcheck.texts.structure.asked import in_office, place_among, several_of
from claimcheck.texts.structure.nouns import in_plural

_LED = frozenset(("the", "its", "their", "his", "her", "our", "only", "s", "a", "an", "current", "and"))
_NO_ROWS = frozenset((
    "floor", "century", "day", "year", "week", "month", "quarter", "half", "edition", "time", "hour", "minute", "avenue", "street", "grade",
    "class", "place", "round", "season",
))  # fmt: skip
_HOLDING = frozenset(("person", "man", "woman", "holder", "one", "official"))
_OFFICES = frozenset((
    "director", "president", "secretary-general", "executive", "chair", "chairman", "manager", "head", "rector", "mayor", "governor", "bishop", "archbishop",
    "abbot", "minister", "secretary", "principal", "conductor", "editor", "coach", "king", "queen", "pope", "chancellor", "dean", "captain", "warden", "commissioner",
))  # fmt: skip
_RANKED = frozenset((
    "largest", "biggest", "longest", "tallest", "highest", "oldest", "smallest", "deepest", "busiest", "heaviest", "most", "best", "fastest",
))  # fmt: skip
_SUPERLATIVE = 3


def place(here: Here) -> Asked | None:
    """Which question does an ordinal answer?"""
    assert isinstance(here.mention.value, Quantity)
    if (often := times(here)) is not None:
        return often
    phrase = here.phrase
    if here.mention.text.lower() == "first" and here.verb() >= 0 and here.deed():
        return None  # when the first of them was made is asked by its date
    if phrase is None or here.low(here.i - 1) not in _LED:
        return None
    nouns = [here.words[k].low for k in range(here.j, phrase.last) if here.words[k].kind == "w"]
    if not nouns and here.low(here.j) not in {"in", "to", "since"}:
        return None
    if nouns and (nouns[-1] in _NO_ROWS or not nouns[-1].isalpha()):
        return None
    row = _row(here, nouns, phrase.last)
    if not row or (nouns and nouns[-1] in _RANKED) or here.low(phrase.last) in {"to", "who", "that"}:
        return None  # the second state to leave is not the second of all
    verb = here.verb()
    prop = in_office() if row == "holders" or (nouns and nouns[-1] in _OFFICES) else place_among(row)
    if 0 <= verb < here.i and here.low(verb) in BEING and not phrase.led and here.clause.subject >= 0 and here.clause.subject != here.index:
        return Asked(prop, here.i - 1, phrase.last, "", here.i, phrase=here.clause.subject)
    before = here.index - 1
    comma = here.low(phrase.first - 1) == ","
    if comma and before >= 0 and here.built.phrases[before].last == phrase.first - 1 and not here.is_subject():
        return Asked(prop, phrase.first, phrase.last, "", here.i, phrase=before)
    after = here.index + 1
    named = after < len(here.built.phrases) and here.low(phrase.last) == "," and here.built.phrases[after].first == phrase.last + 1
    if named and _capital(here, after):
        return Asked(prop, phrase.first, phrase.last, "", here.i, phrase=after)
    if 0 <= verb < here.i and not phrase.led and (done := here.deed()) and done not in _KNOWING and nouns:
        return Asked(several_of(f"{done} place among {row}"), verb, phrase.last, "", here.i)
    return None


_KNOWING = frozenset(("said", "told", "called", "known", "seen", "found", "read", "discussed", "shown"))


def _capital(here: Here, index: int) -> bool:
    phrase = here.built.phrases[index]
    return any(here.words[k].text[:1].isupper() for k in range(phrase.first, phrase.last))


def _row(here: Here, nouns: list[str], last: int) -> str:
    """The things in a row, in the plural; for the holders of an office, the office where it is named."""
    if nouns and nouns[0] in _RANKED:
        return " ".join((*nouns[:-1], in_plural(nouns[-1])))
    if not nouns or nouns[-1] in _HOLDING:
        return "holders" if not nouns or nouns[-1] != "woman" else "women"
    return " ".join((*nouns[-_SUPERLATIVE:-1], in_plural(nouns[-1])))
