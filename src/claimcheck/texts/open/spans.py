"""What does a length of time measure? How often something is held, how old somebody is, how long something takes or lasts."""

from __future__ import annotations

from claimcheck.reading.tokens import DASHES
from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import BEING, Asked, Here
from claimcheck.texts.structure.asked import measure_of
from claimcheck.texts.syntax.words import MONTHS

_ELSEWHEN = frozenset(("ago", "later", "earlier", "before", "after", "since", "old", "from", "of", "until", "hence", "apart"))
_NOT_LED = frozenset((
    "in", "over", "past", "last", "first", "next", "previous", "of", "within", "after", "some", "these", "those", "the", "another", "more",
))  # fmt: skip
_TERMS = frozenset((
    "warranty", "guarantee", "lease", "contract", "term", "licence", "license", "patent", "mandate", "sentence", "apprenticeship", "loan",
))  # fmt: skip
_LASTING = frozenset((
    "lasted", "taken", "run", "closed", "shut", "needed", "required", "extended", "endured", "spent", "served", "stayed", "covered", "given",
))  # fmt: skip


_ELSEWHERE = frozenset(
    ("moved", "spent", "elected", "appointed", "given", "covered", "had", "gone", "come", "left", "set", "sent", "known", "made", "worked")
)


def span(here: Here, scope: str) -> Asked | None:
    """Which question does a length of time answer?"""
    words, i, j = here.words, here.i, here.j
    ahead = here.low(i - 1)
    if ahead == "every":
        index = next((n for n in range(here.index - 1, -1, -1) if here.built.phrases[n].first > here.clause.verb), -1)
        named = here.head(index, 1) or ((done,) if (done := here.deed()) else ())
        return Asked(measure_of(f"interval of {' '.join(named)}"), i - 1, j, scope, i) if named else None
    if (age := age_of(here)) is not None:
        return age
    phrase = here.phrase
    if phrase is None or here.low(j) in _ELSEWHEN:
        return None
    if phrase.last > j:
        nouns = [words[k].low for k in range(j, phrase.last) if words[k].kind == "w"]
        hyphened = any(word.text in DASHES for word in words[i:j]) or here.low(j) in DASHES
        return (
            Asked(measure_of(nouns[-1]), i, phrase.last, "", i)
            if hyphened and nouns and ahead in {"a", "an", "the", "its", "their"} and nouns[-1] != "old"
            else None
        )
    if (
        phrase.led == "of"
        and phrase.before >= 0
        and (noun := here.head(phrase.before, 1))
        and here.low(here.built.phrases[phrase.before].first) in {"a", "an", "the", "its", "their"}
    ):
        return Asked(measure_of(noun[0]), here.built.phrases[phrase.before].first, j, scope, i)
    verb = here.verb()
    if verb < 0 or verb > i or ahead in _NOT_LED - {"some"}:
        return None
    if here.low(verb) in BEING and not phrase.led and here.clause.subject >= 0 and (noun := here.head(here.clause.subject, 2)):
        return Asked(measure_of(" ".join(noun)), here.built.phrases[here.clause.subject].first, j, scope, i, around=True)
    subject = here.head(here.clause.subject, 1)
    if subject and subject[0] in _TERMS and (phrase.led in {"", "for"}):
        return Asked(measure_of(subject[0]), here.built.phrases[here.clause.subject].first, j, scope, i, around=True)
    done = here.deed() or ("run" if here.low(verb) in {"ran", "runs", "run", "running"} else "")
    if done in {"lasted", "run", "continued", "endured", "gone"} and (phrase.led == "for" or (done == "lasted" and not phrase.led)):
        return Asked(measure_of("duration"), verb, j, scope, i)
    if done == "run" and not phrase.led:
        return Asked(measure_of("duration"), verb, j, scope, i)
    if done and (phrase.led == "for" or (not phrase.led and done in _LASTING)):
        if done in _ELSEWHERE or (done == "taken" and here.low(j) == "to"):
            return None
        if here.clause.subject >= 0 and done == "taken":
            return Asked(measure_of("time taken"), verb, j, scope, i)
        return Asked(measure_of(f"time {done}"), verb, j, scope, i)
    return None


def age_of(here: Here) -> Asked | None:
    """Aged 81, at the age of 80, a 34-year-old, Ann Lee, 63, chairs it."""
    value, i, j = here.mention.value, here.i, here.j
    if not isinstance(value, Quantity) or value.unit not in {"", "year"} or (here.clause.verb < 0 and here.clause.kind == "bracket"):
        return None
    if here.low(i - 1) == "aged" or (here.low(i - 1) == "of" and here.low(i - 2) == "age"):
        return Asked(measure_of("age at death" if here.deed() == "died" else "age"), i - 1, j, "", i)
    if value.unit == "year" and here.low(j) == "old" and here.low(here.verb()) in BEING:
        return Asked(measure_of("age"), i, j + 1, "", i)
    if not value.unit and here.low(i - 1) == "at" and i == 1 and here.low(j) in _PERSONS | {","}:
        return Asked(measure_of("age"), i - 1, j, "", i) if _grown(value) else None
    if not value.unit and here.low(here.verb()) in {"was", "is"} and here.verb() == i - 1 and here.low(i - 2) in _PERSONS and here.low(j) in _AT:
        return Asked(measure_of("age"), i - 1, j, "", i) if _grown(value) else None
    return _beside_name(here, value)


_PERSONS = frozenset(("she", "he"))
_AT = frozenset(("when", "at", ".", "in", "and"))
_GROWN = (15, 110)


def _grown(value: Quantity) -> bool:
    ends = [end for span in value.spans for end in (span.low, span.high) if end is not None]
    return bool(ends) and all(_GROWN[0] <= end <= _GROWN[1] for end in ends)


def _beside_name(here: Here, value: Quantity) -> Asked | None:
    """Ann Lee, 63, chairs it; Renn, 52, has led it; the Duke, 47 years old, was taken; Reynaud himself, then forty-four, fled."""
    i, j = here.i, here.j
    old = value.unit == "year" and here.low(j) == "old"
    end = j + old
    k = i - 1 - (here.low(i - 1) in {"then", "now", "just", "only", "aged"})
    if here.low(k) != "," or here.low(end) not in {",", "."} or (value.unit and not old) or not _grown(value):
        return None
    k -= 1 + (here.low(k - 1) in {"himself", "herself"})
    index = here.built.phrase_of[k] if k >= 0 else -1
    if index < 0 or here.built.phrases[index].last != k + 1 or here.words[k].kind != "w":
        return None
    capital = here.words[k].text[:1].isupper()
    months = here.low(k) in MONTHS
    plain = here.mention.text.isdecimal() or old or here.low(i - 1) in {"then", "now", "aged"}
    if not capital or months or not plain or (here.low(end) == "." and not here.words[k - 1].text[:1].isupper()):
        return None
    return Asked(measure_of("age"), i, end, "", i, phrase=index, untimed=True)
