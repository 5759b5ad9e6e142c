"""Which part of what was just counted is counted here? Three of them elected, of which 40 in Africa, seven of her novels; and 1,020 in 1990."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Property
from claimcheck.prose import Statement
from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import BEING, Asked, Here
from claimcheck.texts.structure.asked import count_of
from claimcheck.texts.structure.nouns import counted_noun
from claimcheck.texts.verbs import Verb

_PRONOUNS = frozenset(("them", "whom", "which", "these", "those"))
_OWNERS = frozenset(("its", "their", "his", "her", "our", "the"))
_STOPS = frozenset((",", ".", ";", ":", "(", ")", "but", "—", "–", "while"))
_AMONG = frozenset(("in", "by", "at", "as"))
_JOINING = frozenset((",", "and", "but", ";"))
_LONGEST = 7
_NEAR = 8
Told = Sequence[tuple[Statement, Property]]


def part(here: Here, told: Told) -> Asked | None:
    """Of what that was told in this sentence is the figure a part, or of what that is known?"""
    words, i, j = here.words, here.i, here.j
    if here.low(j) == "of" and here.low(j + 1) in _PRONOUNS:
        return _of(here, told, j + 2)
    for k in range(max(i - 3, 1), i):
        if here.low(k - 1) == "of" and here.low(k) in {"which", "whom"} and here.low(k - 2) != "each":
            return _of(here, told, j)
    if here.low(0) == "of" and here.low(i - 1) == "," and here.low(j).isalpha() and told:
        return _of(here, told, j)
    if here.low(j) == "of" and here.low(j + 1) in _OWNERS and j + 2 < len(words):
        return _of_named(here)
    return None


def again(here: Here, told: Told) -> Asked | None:
    """The same figure at another time: 412 members in 1975 and 1,020 in 1990."""
    value = here.mention.value
    j = here.j
    if (
        here.low(j) in {"were", "was"}
        and (done := Verb.participle(here.low(j + 1)))
        and isinstance(value, Quantity)
        and here.low(here.i - 1) in _JOINING
    ):
        earlier = next((one for one in reversed(here.sentence.mentions) if one.kind == "quantity" and one.end < here.mention.start), None)
        k = next((n for n, word in enumerate(here.words) if earlier is not None and word.start >= earlier.end), len(here.words))
        noun = counted_noun(here.words, k)
        return Asked(count_of(noun[0], value, done), here.i, j + 2, "", here.i, around=True) if noun else None
    dated = (
        j + 1 < len(here.words)
        and here.low(j) in _AMONG
        and any(one.kind in {"date", "period"} and one.start in {here.words[j].start, here.words[j + 1].start} for one in here.sentence.mentions)
    )
    if not dated or not isinstance(value, Quantity) or here.low(here.i - 1) not in _JOINING:
        return None
    before = _last(here, told)
    if before is None or not before[0].when:
        return None
    statement, prop = before
    return Asked(prop, here.i, j + 2, statement.scope, here.i, subject=statement.subject)


def _last(here: Here, told: Told) -> tuple[Statement, Property] | None:
    """The count that was told last before the figure."""
    at = here.words[here.i].start
    fitting = [
        row
        for row in told
        if row[0].value_start < at
        and row[1].datatype == "quantity"
        and not row[1].unit
        and not row[1].units
        and not row[1].id.startswith("share-of-")
    ]
    return max(fitting, key=lambda row: row[0].value_start) if fitting else None


def _of(here: Here, told: Told, after: int) -> Asked | None:
    before = _last(here, told)
    scope = _words(here, after)
    if before is None or not scope:
        return None
    statement, prop = before
    return Asked(prop, here.i, after, scope, here.i, subject=statement.subject, when=statement.when)


def _of_named(here: Here) -> Asked | None:
    """Seven of her novels are still in print: as many of what has a name."""
    words, j = here.words, here.j
    value = here.mention.value
    assert isinstance(value, Quantity)
    k = j + 2
    figure = next((one for one in here.sentence.mentions if one.kind == "quantity" and one.start >= words[k].start), None)
    if figure is not None and figure.start < words[min(k + 3, len(words) - 1)].start:
        k = next((n for n in range(k, len(words)) if words[n].start >= figure.end), len(words))
    noun = counted_noun(words, k)
    if noun is None:
        return None
    named, end = noun
    if here.low(here.i - 1) == "all":
        return Asked(count_of(named, value), here.i, end, "", here.i, around=True, owner=j + 1 if here.low(j + 1) != "the" else -1)
    if here.is_subject() or here.clause.subject < 0:
        scope = _words(here, end)
        owner = j + 1 if here.low(j + 1) != "the" else -1
        return Asked(count_of(named, value), here.i, end, scope, here.i, around=True, owner=owner) if scope else None
    done = here.head(here.clause.subject, 1)
    return Asked(count_of(named, value), here.i, end, " ".join((*done, here.deed())).strip(), here.i, around=True)


def _words(here: Here, first: int) -> str:
    """The words that say which part it is, without a verb of being before them."""
    while first < len(here.words) and here.low(first) in BEING | {"still", "now", "then"}:
        first += 1
    last = first
    while last < len(here.words) and last - first < _LONGEST and here.low(last) not in _STOPS and not _dated(here, last):
        last += 1
    return here.sentence.between(first, last).lower()


def _dated(here: Here, k: int) -> bool:
    start = here.words[min(k + 1, len(here.words) - 1)].start
    return any(one.kind in {"date", "period"} and one.start in {start, here.words[k].start} for one in here.sentence.mentions)


def whole(here: Here) -> Asked | None:
    """Three of its *four turbines*: how many there are."""
    value = here.mention.value
    noun = counted_noun(here.words, here.j)
    if noun is None or not isinstance(value, Quantity) or here.low(here.i - 1) not in _OWNERS | {"s"}:
        return None
    of = next((k for k in range(here.i - 1, max(here.i - _NEAR, 0), -1) if here.low(k) == "of"), -1)
    before = of - 1
    if before < 0 or not any(one.kind == "quantity" and one.end == here.words[before].end for one in here.sentence.mentions):
        return None
    return Asked(count_of(noun[0], value), here.i, noun[1], "", here.i, around=True)
