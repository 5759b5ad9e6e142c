"""Which values stand anywhere in this text? The readings of a quote or of prose, each with its place."""

from __future__ import annotations

from claimcheck.reading.expect import Expect, NameTable
from claimcheck.reading.figures import ordinal
from claimcheck.reading.names import fold, resolve
from claimcheck.reading.polarity import cues
from claimcheck.reading.quantities import quantity_at
from claimcheck.reading.reader import fitted, read
from claimcheck.reading.tokens import Token, tokens
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Dates, Days, Interval, NotJudged, Period, Quantity, Reading, Term, YesNo
from claimcheck.reading.when import when_at
from claimcheck.reading.written import Line

Amounts = tuple[list[tuple["Quantity | NotJudged", int, int]], int]

_LONGEST_NAME = 12
_MOST_TEXT = 20_000
_BEFORE = 4  # how many words before an amount can change what it is
_NO_PART = frozenset(("of", "the", "in", "all", "its", "their", "altogether"))  # they may lead to a number, and are no part of it


def readings(text: str, expect: Expect) -> tuple[Reading, ...]:
    """Every value of the kind expected that stands anywhere in the text, the longest at each place."""
    if expect.datatype == "quantity":
        return tuple(found for found in _quantities(text, expect) if isinstance(found, Reading))
    if expect.datatype in {"date", "period"}:
        return tuple(found for found in _dates(text, expect) if isinstance(found, Reading))
    if expect.datatype == "yes-no":
        negated = cues(tokens(text))
        if negated:
            return tuple(Reading(YesNo(yes=False), token.start, token.end) for token in negated)
        return (Reading(YesNo(yes=True), 0, len(text)),) if text.strip() else ()
    return _named(text, expect)


def _named(text: str, expect: Expect) -> tuple[Reading, ...]:
    """The names in the text that mean an entity, the longest at each place; the text itself where it is none of them."""
    words = [(t.start, t.end + (text[t.end : t.end + 1] == ".")) for t in tokens(text[:_MOST_TEXT]) if t.kind != "s"]
    found: list[Reading] = []
    i = 0
    while i < len(words) and expect.datatype != "text":
        longest = min(len(words), i + _LONGEST_NAME)
        for j in range(longest, i, -1):
            start, end = words[i][0], words[j - 1][1]
            if entity := resolve(text[start:end], expect.names):
                found.append(Reading(Term(text[start:end], fold(text[start:end]), entity), start, end))
                i = j - 1
                break
        i += 1
    whole = read(text, expect)
    return tuple(found) if found or isinstance(whole, NotJudged) else (whole,)


def entities(text: str, table: NameTable) -> frozenset[str]:
    """Which entities are named anywhere in the text?"""
    found = (reading.value for reading in readings(text, Expect("entity", names=table)))
    return frozenset(value.entity for value in found if isinstance(value, Term) and value.entity)


def unread(text: str, expect: Expect) -> tuple[str, ...]:
    """Why could some of what looks like a value in the text not be read?"""
    if expect.datatype == "quantity":
        return tuple(found.reason for found in _quantities(text, expect) if isinstance(found, NotJudged))
    if expect.datatype in {"date", "period"}:
        return tuple(found.reason for found in _dates(text, expect) if isinstance(found, NotJudged))
    return ()


def _quantities(text: str, expect: Expect) -> list[Reading | NotJudged]:
    words = tokens(text)
    found: list[Reading | NotJudged] = []
    i = 0
    while i < len(words):
        here = _quantity_here(words, i, expect)
        if here is None:
            i += 1
            continue
        values, j = here
        for value, first, last in values:
            found.append(value if isinstance(value, NotJudged) else Reading(value, words[first].start, words[last - 1].end))
        i = max(j, i + 1)
    return found


def _quantity_here(words: list[Token], i: int, expect: Expect) -> Amounts | None:
    if words[i].low in _NO_PART:
        return None
    if place := ordinal(words, i):
        longer = quantity_at(words, i, expect)
        if longer is None or longer[1] <= place[1]:
            exact = (Interval(place[0].value, place[0].value),)
            return [(Quantity(exact, expect.unit, exact), i, place[1])], place[1]
    return amounts_at(words, i, expect)


def amounts_at(words: list[Token], i: int, expect: Expect) -> Amounts | None:
    """The amounts told by the words that begin at token ``i``, each with its tokens, and the token after them all."""
    if words[i].low == "from" and (apart := _apart(words, i, expect)):
        return apart
    found = quantity_at(words, i, expect)
    if found is None:
        return None
    value, j = found
    values: list[tuple[Quantity | NotJudged, int, int]] = [(value, i, j)]
    if j <= i + 2 or not isinstance(value, Quantity):
        return values, j
    between = {words[k].low for k in range(i + 1, j)}
    against = value.spans[0].low == value.spans[0].high and not between.isdisjoint({":", "to"})
    share = not between.isdisjoint({"in", "out"}) and dimension(value.unit) != "length"
    if (share or against) and words[i].kind in "nw" and (bare := amount_before(words, i, i + 1, expect)):
        values.append((bare[0], i, i + 1))
    if against and (bare := amount_before(words, j - 1, j, expect)):
        values.append((bare[0], j - 1, j))
    return values, j


def amount_before(words: list[Token], i: int, end: int, expect: Expect) -> tuple[Quantity | NotJudged, int] | None:
    """The amount that begins at token ``i``, as if the text ended before token ``end``, and the token after it."""
    start = max(0, i - _BEFORE)  # not all of the words before: they may be very many
    found = quantity_at(words[start:end], i - start, expect)
    return found and (found[0], found[1] + start)


def _apart(words: list[Token], i: int, expect: Expect) -> tuple[list[tuple[Quantity | NotJudged, int, int]], int] | None:
    """In running text "from 5 to 7" tells of a change: two figures, no range."""
    whole = quantity_at(words, i, expect)
    if whole is None:
        return None
    to = next((k for k in range(i + 1, whole[1]) if words[k].low in {"to", "through"}), 0)
    first = amount_before(words, i + 1, to, expect) if to else None
    second = quantity_at(words, to + 1, expect) if to else None
    if first is None or second is None:
        return None
    return [(first[0], i + 1, first[1]), (second[0], to + 1, second[1])], second[1]


def _dates(text: str, expect: Expect) -> list[Reading | NotJudged]:
    line = Line(text, tokens(text), expect.style)
    found: list[Reading | NotJudged] = []
    i = 0
    while i < len(line.words):
        here = when_at(line, i)
        if here is None:
            i += 1
            continue
        value, j = here
        j = max(j, i + 1)
        if isinstance(value, NotJudged):
            found.append(value)
        else:
            start, end = line.words[i].start, line.words[j - 1].end
            found.append(Reading(fitted(value, expect), start, end))
            if isinstance(value, Period) and expect.datatype == "date":
                # "Director from 2018 to 2023" also tells when she began and when she left.
                found += [Reading(Dates((limit,)), start, end) for limit in (value.start, value.end) if limit != Days(None, None)]
        i = j
    return found
