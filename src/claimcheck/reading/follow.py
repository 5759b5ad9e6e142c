"""Does a recorded value follow from its own quote? It must be among the readings of the quote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.reading.expect import Expect
from claimcheck.reading.found import entities, readings, unread
from claimcheck.reading.names import fold, spelled, surnamed
from claimcheck.reading.polarity import cues
from claimcheck.reading.tokens import tokens
from claimcheck.reading.values import Dates, Not, Nothing, NotJudged, Period, Quantity, Several, Term, Unknown, Value, YesNo

_MOST_READ = 2_000_000
_NO_AMOUNT = frozenset(("no", "none", "nil", "without", "neither"))
_BETWEEN = frozenset(("a", "an", "member", "members", "part", "party", "state", "signatory", "of", "to", "in", "yet", "currently", "been"))
_UNCERTAIN = frozenset(["unknown", "unclear", "uncertain", "undisclosed", "unspecified", "unavailable", "unpublished", "secret", "untold"])


def follows(recorded: str, value: Value, quote: str, expect: Expect) -> bool | NotJudged:
    """Is the recorded value among the readings of its quote?"""
    if not quote.strip():
        return NotJudged("no quote")
    if isinstance(value, Several):
        if len(value.members) * len(quote) > _MOST_READ:  # the quote is read once for each of them
            return NotJudged("the list and the quote are too long to compare")
        return _all(follows(recorded, member, quote, expect) for member in value.members)
    if isinstance(value, (Not, Nothing)):
        return bool(cues(tokens(quote))) or _zero(value, quote, expect)
    if isinstance(value, Unknown):
        return True if cues(tokens(quote)) or _UNCERTAIN & {t.low for t in tokens(quote)} else NotJudged("the quote may say it in other words")
    if isinstance(value, YesNo):
        negated = bool(cues(tokens(quote)))
        if value.yes:
            return NotJudged("the quote has a negation in it") if negated else True
        return negated
    if isinstance(value, Quantity):
        return _quantity(value, quote, expect)
    if isinstance(value, (Dates, Period)):
        return _when(value, quote, expect)
    return _words(value, quote, expect)


def _all(answers: Iterable[bool | NotJudged]) -> bool | NotJudged:
    outcome: bool | NotJudged = True
    for answer in answers:
        if answer is False:
            return False
        if isinstance(answer, NotJudged):
            outcome = answer
    return outcome


def _zero(value: Not | Nothing, quote: str, expect: Expect) -> bool:
    return (
        isinstance(value, Nothing)
        and expect.datatype == "quantity"
        and any(isinstance(r.value, Quantity) and r.value.spans[0].high == 0 for r in readings(quote, expect))
    )


def _quantity(value: Quantity, quote: str, expect: Expect) -> bool | NotJudged:
    """The unit that the record states is taken where the quote gives none."""
    unit = value.unit if value.unit != "share" or expect.unit == "share" else expect.unit
    asked = expect if unit == expect.unit else replace(expect, unit=unit)
    for reading in readings(quote, asked):
        found = reading.value
        if isinstance(found, Quantity) and found.spans == value.spans and _same_unit(found.unit, value.unit):
            return True
    if all(span.low == span.high == 0 for span in value.spans) and _NO_AMOUNT & {token.low for token in tokens(quote)}:
        return True
    reasons = unread(quote, asked)
    return NotJudged(f"in the quote, {reasons[0]}") if reasons else False


def _same_unit(one: str, other: str) -> bool:
    return one == other or {one, other} == {"", "share"}


def _when(value: Dates | Period, quote: str, expect: Expect) -> bool | NotJudged:
    for reading in readings(quote, expect):
        found = reading.value
        if isinstance(value, Dates) and isinstance(found, Dates) and found.spans == value.spans:
            return True
        if isinstance(value, Period) and isinstance(found, Period) and (found.start, found.end) == (value.start, value.end):
            return True
    reasons = unread(quote, expect)
    return NotJudged(f"in the quote, {reasons[0]}") if reasons else _yearless(quote)


def _yearless(quote: str) -> bool | NotJudged:
    from claimcheck.reading.when import relative
    from claimcheck.reading.written import MONTHS

    words = tokens(quote)
    if relative(words):
        return NotJudged("the quote gives a relative date")
    months = [w for w in words if w.low in MONTHS and w.text[0].isupper()]
    years = [w for w in words if w.kind == "n" and len(w.text) == 4]
    return NotJudged("the quote gives no year") if months and not years else False


def _words(value: Term, quote: str, expect: Expect) -> bool | NotJudged:
    words = fold(quote)
    if _denied(value.key, words):
        return False
    if expect.datatype == "text":
        return _in_order(value.key, words) or _in_order(spelled(value.key), spelled(words))
    if set(spelled(value.key)) <= set(spelled(words)):
        return True
    if value.entity and value.entity in entities(quote, expect.names):
        return True
    if words and set(words) < set(value.key):
        return NotJudged("the quote gives only a part of the name")
    match surnamed(value, quote, expect.names) if expect.datatype == "entity" else "different":
        case "same":
            return True
        case "variant":
            return NotJudged("the last name that the quote gives may mean others")
    return False


def _denied(key: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Does the quote name it only to deny it: not a member of it, never in it?"""
    places = [i for i in range(len(words)) if key and words[i : i + len(key)] == key]
    return bool(places) and all(_after_denial(words[:i]) for i in places)


def _after_denial(words: tuple[str, ...]) -> bool:
    rest = list(words)
    while rest and rest[-1] in _BETWEEN:
        rest.pop()
    return bool(rest) and rest[-1] in {"not", "never"}


def _in_order(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    rest = iter(words)
    return all(word in rest for word in wanted)
