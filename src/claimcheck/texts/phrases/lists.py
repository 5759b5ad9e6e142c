"""What else answers where a value begins a list? Each of Ann Lee, Bob Ray and Cy Dow; Harland and Wolff together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from claimcheck.model import Property
from claimcheck.texts.phrases.matcher import Matcher
from claimcheck.texts.phrases.slots import Scene, declared

_ANDS = frozenset(("and", "or"))
_KIN = frozenset(("brothers", "sisters", "siblings", "twins", "couple", "spouses"))
_LONGEST_SHORT = 6
_CLOSING = frozenset((
    ".", ",", ";", ":", ")", "”", '"', "!", "?", "-", "in", "on", "at", "since", "from", "until", "by", "for", "with", "as", "to", "during", "between",
    "after", "before", "and", "under", "when", "while", "who", "which", "near", "or", "but", "around", "s", "'",
))  # fmt: skip


class Hit(NamedTuple):
    """A phrase that stands in a sentence: tokens ``first`` to before ``last``, and the tokens of each slot (value, subject, when, scope).

    ``anchor`` is the token that tells most; a slot ``from`` or ``to`` holds a period whose beginning or end is the value, and the phrase of an
    event may have no value at all: then the date of its clause is. ``limits`` says of which group or type the words of a slot are. A slot
    ``family`` holds the name that a value shares with the next one, and ``also0``, ``also1`` ... the other values of one that answers as a whole.
    """

    property: str
    phrase: str
    first: int
    last: int
    slots: Mapping[str, tuple[int, int]]
    anchor: int = -1
    limits: Mapping[str, str] = {}
    continues: bool = False


def listed(hit: Hit, prop: Property, here: Scene, matcher: Matcher) -> Iterator[Hit]:
    """A hit, and one for each further value; of a question with one answer, all of them together if they did it together, else none."""
    spans = _further(hit, prop, here, matcher)
    if not spans:
        yield hit
        return
    first, last = hit.slots["value"]
    by, (a, b) = "by" in here.lows[hit.first : first], spans[0]
    if by and len(spans) == 1 and last - first == 1 and not _place(here, first, last):
        if b - a == 1 and not _place(here, a, b):
            yield hit._replace(last=b, slots={**hit.slots, "value": (first, b)})
            return
        if b - a > 1 and prop.datatype == "entity":  # Lars and Per Sundin: one name, of which a first name alone is none
            if here.lows[first - 1] in _KIN:
                yield hit._replace(slots={**hit.slots, "family": (b - 1, b)})
            yield hit._replace(last=b, slots={**hit.slots, "value": (a, b)})
            return
    if prop.values == "many":
        yield hit
        yield from (hit._replace(last=end, slots={**hit.slots, "value": (start, end)}) for start, end in spans)
    elif by:
        yield hit._replace(last=spans[-1][1], slots={**hit.slots, **{f"also{n}": span for n, span in enumerate(spans)}})


def _further(hit: Hit, prop: Property, here: Scene, matcher: Matcher) -> list[tuple[int, int]]:
    """The other values of a list that a value begins. A comma alone continues none, except in brackets; nor does an *and* behind which more is told."""
    if prop.datatype not in {"entity", "name"} or hit.slots.get("value", (0, 0))[1] != hit.last:
        return []
    spans: list[tuple[int, int]] = []
    i, ended = _past_short(here, hit.last), False
    enclosed = here.lows[hit.slots["value"][0] - 1 : hit.slots["value"][0]] == ["("]
    while i + 1 < len(here.lows) and not ended and here.lows[i] in {",", *_ANDS}:
        ended = here.lows[i] in _ANDS or here.lows[i + 1] in _ANDS
        if here.lows[i] == "," and ended and not spans:
            return []
        i += 1 + (here.lows[i] == "," and ended)
        span = next(matcher.filled(here, prop, hit.limits.get("value", ""), i), None)
        if span is None:
            return []
        spans.append(span[:2])
        i = _past_short(here, span[2])
    whole = ended and (i >= len(here.lows) or here.lows[i] in _CLOSING)
    return spans if whole or (enclosed and here.lows[i : i + 1] == [")"]) else []


def _place(here: Scene, first: int, last: int) -> bool:
    """Is it a country, which shares no name with another?"""
    return declared(here, first, last).startswith("country:")


def _past_short(here: Scene, i: int) -> int:
    """Where a list goes on behind a short form in brackets: the United Nations (UN) and ..."""
    if here.lows[i : i + 1] != ["("]:
        return i
    close = next((k for k in range(i + 2, min(i + _LONGEST_SHORT, len(here.lows))) if here.lows[k] == ")"), -1)
    inside = here.sentence.between(i + 1, close) if close > 0 else ""
    return close + 1 if inside and inside == inside.upper() and not any(c.isdigit() for c in inside) else i
