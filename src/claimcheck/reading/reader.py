"""What can this text mean? One reader for values in a ledger, in a quote and in prose."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from claimcheck.reading import edtf
from claimcheck.reading.expect import Expect
from claimcheck.reading.figures import ordinal
from claimcheck.reading.names import fold, resolve
from claimcheck.reading.numerals import MOST_DIGITS
from claimcheck.reading.quantities import quantity_at
from claimcheck.reading.tokens import DASHES, Token, glued, low, tokens
from claimcheck.reading.units import is_unit, plural
from claimcheck.reading.values import (
    Dates,
    Days,
    Interval,
    Not,
    Nothing,
    NotJudged,
    Period,
    Quantity,
    Reading,
    Several,
    Term,
    Unknown,
    Value,
    YesNo,
)  # fmt: skip
from claimcheck.reading.when import read_when

LONGEST = 300
_NOTHING = frozenset(("none", "nil", "nothing", "nobody", "no one", "no-one"))
_UNKNOWN = frozenset(("unknown", "n/a", "n.a.", "na", "not known", "not available", "not stated", "unspecified", "undisclosed", "not disclosed"))
_NOT = ("no longer a ", "no longer an ", "no longer ", "not a ", "not an ", "not ", "never ")
_ROLE = re.compile(r"\w+ (?:of|to|in) ")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES = frozenset(("yes", "true"))
_NO = frozenset(("no", "false"))
_FILLERS = frozenset(["of", "the", "its", "their", "a", "an", "all", "total", "in", "altogether"])
_NAMED = frozenset(("entity", "name", "text"))


def read(text: str, expect: Expect) -> Reading | NotJudged:
    """What does the whole text mean as one value?"""
    if expect.datatype == "quantity" and not expect.reported and (quick := _quick(text, expect)) is not None:
        return quick
    if "\x00" in text:
        return NotJudged("a NUL character", malformed=True)
    stripped = text.strip()
    if not stripped:
        return NotJudged("nothing is written")
    value = _value(stripped, expect)
    if isinstance(value, NotJudged):
        return value
    start = text.find(stripped)
    return Reading(value, start, start + len(stripped))


def _quick(text: str, expect: Expect) -> Reading | None:
    """The quick way for bare integers: 173 and 1,204, and for two such as a range: 8-22."""
    size = len(text)
    if not text.isascii() or not 0 < size <= 26:
        return None
    first, dash, last = text.partition("-")
    if dash:
        return _quick_range(first, last, expect) if first.isdecimal() and last.isdecimal() and int(first) <= int(last) else None
    digits = text
    if not text.isdecimal():
        head, *groups = text.split(",")
        if expect.style.decimal == "," or not 1 <= len(head) <= 3 or head[0] == "0" or not head.isdecimal():
            return None
        if not all(len(group) == 3 and group.isdecimal() for group in groups):
            return None
        digits = head + "".join(groups)
    number = Fraction(int(digits))
    spans = (Interval(number, number),)
    return Reading(Quantity(spans, expect.unit, spans), 0, size)


def _quick_range(first: str, last: str, expect: Expect) -> Reading:
    spans = (Interval(Fraction(int(first)), Fraction(int(last))),)
    return Reading(Quantity(spans, expect.unit, spans), 0, len(first) + 1 + len(last))


def _value(text: str, expect: Expect) -> Value | NotJudged:
    lower = text.lower() if len(text) < 40 else ""
    if lower in _NOTHING or (lower == "never" and expect.datatype in {"date", "period"}):
        return Nothing()
    if lower in _UNKNOWN and not (expect.datatype in _NAMED and text == "NA"):
        return Unknown()
    if several := _several(text, expect):
        return several
    if negated := _negated(text, expect):
        return negated
    return _single(text, expect)


def _several(text: str, expect: Expect) -> Value | NotJudged | None:
    if expect.datatype == "yes-no":
        return None
    complete = text.startswith(("only ", "Only ")) and (";" in text or expect.datatype in {"entity", "name"})
    if complete and expect.datatype == "name" and ";" not in text and text[0] == "O":
        return None
    if "; " not in text and not complete:
        return None
    parts = [part.strip() for part in text[5 * complete :].split("; ")]
    if len(parts) > 10_000:
        return NotJudged("too many values")
    members: list[Value] = []
    for part in parts:
        if complete and part.startswith(("only ", "Only ")):
            return NotJudged("`only` twice", malformed=True)
        member = _value(part, expect) if part else NotJudged("an empty value among several", malformed=True)
        if isinstance(member, NotJudged):
            return member
        members.append(member)
    return Several(tuple(members), complete)


def _negated(text: str, expect: Expect) -> Value | NotJudged | None:
    named = expect.datatype in _NAMED
    lower = text[:20].lower() if expect.datatype == "entity" or not named else text[:20]
    lead = next((lead for lead in _NOT if lower.startswith(lead)), "")
    if not lead:
        return None
    if expect.datatype == "quantity" and not isinstance(found := _quantity(text, expect), NotJudged):
        return found
    rest = _without_role(text[len(lead) :].strip(), expect)
    inner = NotJudged("a negation of a negation") if rest.lower().startswith(_NOT) else _value(rest, expect)
    if isinstance(inner, Several):
        return NotJudged("a negation of several values")
    if isinstance(inner, NotJudged):
        return inner
    return YesNo(not inner.yes) if isinstance(inner, YesNo) else Not(inner)


def _without_role(text: str, expect: Expect) -> str:
    """A member of the League is denied of the League, if that is the name that is declared."""
    role = _ROLE.match(text) if expect.datatype == "entity" and not resolve(text, expect.names) else None
    return text[role.end() :] if role and resolve(text[role.end() :], expect.names) else text


def _single(text: str, expect: Expect) -> Value | NotJudged:
    if expect.datatype == "quantity":
        return _quantity(text, expect)
    if expect.datatype in {"date", "period"}:
        found = read_when(text, expect.style)
        return found if isinstance(found, NotJudged) else fitted(found.value, expect)
    if expect.datatype == "yes-no":
        lower = text.lower().rstrip(".")
        return YesNo(lower in _YES) if lower in _YES or lower in _NO else NotJudged(f"`{text[:40]}` is neither yes nor no")
    return _term(text, expect)


def _term(text: str, expect: Expect) -> Value | NotJudged:
    key = fold(text)
    return Term(text, key, resolve(text, expect.names) if len(key) <= 30 else "") if key else NotJudged("no words")


def fitted(value: Value, expect: Expect) -> Value:
    """A period where a date is expected is the days it spans; a date where a period is expected begins and ends in it."""
    if isinstance(value, Period) and expect.datatype == "date":
        return Dates((Days(value.start.low, value.end.high),))
    if isinstance(value, Dates) and expect.datatype == "period":
        span = edtf.hull(value.spans)
        return Period(Days(span.low, span.high), Days(span.low, span.high))
    return value


def _quantity(text: str, expect: Expect) -> Value | NotJudged:
    if len(text) > LONGEST:
        return NotJudged("too long for a quantity", malformed=sum(c.isdecimal() for c in text[:LONGEST]) > MOST_DIGITS)
    words = tokens(text)
    allowed = _allowed(expect.words)
    i = first_of(words, expect)
    found = quantity_at(words, i, expect)
    place = _place(words, i, expect)
    if place and (found is None or found[1] <= place[1]):
        found = place
    if found is None:
        return NotJudged(f"`{text[:40]}` is no quantity")
    value, j = found
    if isinstance(value, NotJudged):
        return NotJudged("a date, where an amount is asked for", malformed=True) if value.malformed and _DAY.fullmatch(text) else value
    rest = _beside(words, j, allowed)
    while rest < len(words) and words[rest].text == "." and rest == len(words) - 1:
        rest += 1
    if rest < len(words):
        return NotJudged(f"`{words[rest].text[:40]}` beside the number")
    return value


def first_of(words: list[Token], expect: Expect) -> int:
    """At which token does the amount begin, behind words that change nothing?"""
    i = _beside(words, 0, _allowed(expect.words))
    return i + (low(words, i) == ":" and i > 0)


def _place(words: list[Token], i: int, expect: Expect) -> tuple[Quantity, int] | None:
    """A place in a row, which is a plain number: the fourth, 21st. Where parts of one are expected, a third is none."""
    found = None if expect.unit and is_unit(expect.unit) else ordinal(words, i + (low(words, i) in {"the", "its", "their"}))
    if found is None:
        return None
    exact = (Interval(found[0].value, found[0].value),)
    return Quantity(exact, expect.unit, exact), found[1]


@lru_cache(maxsize=1024)
def _allowed(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words that may stand beside the number, in the singular and the plural, longest first."""
    forms = [form for phrase in words for form in (phrase.lower(), plural(phrase.lower()), _singular(phrase.lower()))]
    return tuple(sorted({tuple(token.low for token in tokens(form)) for form in forms if form}, key=lambda parts: (-len(parts), parts)))


def _singular(phrase: str) -> str:
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def _beside(words: list[Token], i: int, allowed: tuple[tuple[str, ...], ...]) -> int:
    """The token after the words from ``i`` on that change nothing; little words count only before one that is allowed."""
    j = i
    while j < len(words):
        match = next((parts for parts in allowed if tuple(token.low for token in words[j : j + len(parts)]) == parts), None)
        if match:
            i = j = j + len(match)
        elif words[j].low in _FILLERS or (words[j].low in DASHES and j == i and glued(words, j) and j > 0):
            j += 1
        else:
            break
    return i
