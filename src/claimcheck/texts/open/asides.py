"""Which question does a figure answer that stands beside a noun: a path (14.5 km, 4 hours), the largest gift, £9 million, an alphabet of 29 letters?"""

from __future__ import annotations

from claimcheck.model import Property
from claimcheck.reading.tokens import Token
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Dates, Quantity
from claimcheck.texts.open.here import Asked, Here
from claimcheck.texts.open.measures import NO_MEASURES, TALL
from claimcheck.texts.structure.asked import count_of, happened, measure_of
from claimcheck.texts.structure.nouns import counted_noun, plural_looking

_NAMES = {
    "length": "length",
    "calendar time": "duration",
    "clock time": "duration",
    "area": "area",
    "information": "size",
    "mass": "mass",
    "power": "power",
}
_WHOLES = frozenset((
    "fleet", "team", "network", "collection", "total", "group", "set", "staff", "membership", "chain", "string", "portfolio", "roster", "net", "system",
    "series", "workforce", "number", "crowd", "range", "array", "force", "army", "pair", "couple", "average", "record", "minimum", "maximum", "audience",
    "majority", "score", "turnout", "list", "crew", "squad", "flock", "herd", "population", "attendance", "choice", "rate", "capacity", "budget", "loan", "grant",
    "part", "half", "quarter", "third", "most", "all", "some", "one", "each", "any", "out", "first", "last", "cost", "front", "end", "age", "event", "case", "way",
    "minority", "rest", "group", "band", "coalition", "delegation", "line", "row", "term", "period", "distance", "height", "depth", "width", "board", "panel", "jury",
))  # fmt: skip
_HAPPENINGS = frozenset((
    "fire", "flood", "earthquake", "storm", "explosion", "strike", "siege", "battle", "collapse", "accident", "crash", "eruption", "epidemic", "outbreak", "famine",
    "landslide", "avalanche", "raid", "riot", "revolt", "uprising", "drought", "hurricane", "shipwreck", "robbery", "theft", "derailment", "blaze",
))  # fmt: skip
_OPENS = frozenset(("(", "["))
_FARTHEST = 12
_MOST_OF_THING = 3


def aside(here: Here) -> Asked | None:
    """Which question does a figure answer that stands in brackets or between commas behind a noun?"""
    return _in_brackets(here) or _apposed(here)


def _in_brackets(here: Here) -> Asked | None:
    """The lakeside path (14.5 km, 4 hours); the striker Jo Tabi (34 caps, 2 goals): nothing but figures in the brackets."""
    value = here.mention.value
    assert isinstance(value, Quantity)
    opens = next((k for k in range(here.i - 1, max(here.i - _FARTHEST, -1), -1) if here.low(k) in _OPENS), -1)
    closes = next((k for k in range(here.j, min(here.j + _FARTHEST, len(here.words))) if here.low(k) in {")", "]"}), -1)
    if opens < 1 or closes < 0 or any(here.low(k) in {")", ";", ":"} for k in range(opens, here.i)):
        return None
    index = here.built.phrase_of[opens - 1]
    if index < 0 or here.low(here.i - 1) not in {"(", "[", ","} or not _figures_only(here, opens + 1, closes):
        return None
    head = here.head(index, _MOST_OF_THING)
    if not head or (plural_looking(head[-1]) and here.words[opens - 1].text.islower()):
        return None
    noun = counted_noun(here.words, here.j) if not value.unit else None
    if noun is not None and noun[1] <= closes:
        prop: Property | None = count_of(noun[0], value)
    else:
        prop = _measure(value, head[-1]) if value.unit and here.low(here.j) in {",", ")", "]"} else None
    return Asked(prop, here.built.phrases[index].first, closes, "", here.i, phrase=index, thing=_thing(here, index)) if prop is not None else None


def _measure(value: Quantity, noun: str) -> Property | None:
    name = _NAMES.get(dimension(value.unit), "")
    if name == "length" and noun in TALL:
        name = "height"
    return measure_of(name) if name else None


def _figures_only(here: Here, first: int, last: int) -> bool:
    """Do the brackets hold figures with their nouns alone, parted by commas?"""
    starts = {one.start for one in here.sentence.mentions if one.kind == "quantity"}
    at_start = True
    run = 0
    for k in range(first, last):
        word: Token = here.words[k]
        if at_start and word.start not in starts:
            return False
        run = 0 if at_start else run + 1
        at_start = word.low == ","
        if here.built.tags[k] in "AVIRS" or run > _MOST_OF_THING + 1:
            return False
    return True


def _apposed(here: Here) -> Asked | None:
    """The largest gift, £9 million, came from her: an amount between commas is what the noun before it comes to."""
    value = here.mention.value
    assert isinstance(value, Quantity)
    if dimension(value.unit) != "currency" or here.low(here.i - 1) != "," or here.low(here.j) != ",":
        return None
    index = here.built.phrase_of[here.i - 2] if here.i > 1 else -1
    while index > 0 and here.built.phrases[index].led and here.built.phrases[index].before == index - 1:
        index -= 1
    noun = here.head(index, 2)
    if not noun or noun[-1] in NO_MEASURES - {"gift", "grant", "donation", "loan", "fine", "loss", "payment"} or plural_looking(noun[-1]):
        return None
    phrase = here.built.phrases[index]
    if phrase.led or here.words[phrase.last - 1].text[:1].isupper():
        return None
    return Asked(measure_of(" ".join(noun)), phrase.first, here.j, "", here.i, around=True)


def of_thing(here: Here) -> Asked | None:
    """A Latin alphabet of 29 letters, a dictionary of 14,000 entries, the Chronicle in six books: as many as the thing has."""
    value, phrase = here.mention.value, here.phrase
    assert isinstance(value, Quantity)
    if phrase is None or phrase.led not in {"of", "with", "in"} or phrase.before < 0 or here.low(phrase.first - 1) != phrase.led or value.unit:
        return None
    if here.i - phrase.first > _FEW or not all(here.built.tags[k] in "BD#" for k in range(phrase.first, here.i)):
        return None
    noun = counted_noun(here.words, here.j)
    index = phrase.before
    thing = here.built.phrases[index]
    head = here.head(index, _MOST_OF_THING)
    if (
        noun is None
        or not head
        or head[-1] in _WHOLES
        or plural_looking(head[-1])
        or here.words[thing.last - 1].kind != "w"
        or thing.last != phrase.first - 1
    ):
        return None
    determined = here.low(thing.first) in {"a", "an", "the", "its", "their", "his", "her", "our", "one", "another"}
    capital = here.words[thing.last - 1].text[:1].isupper()
    if phrase.led == "in" and not (capital and noun[0][-1] in _DIVISIONS):
        return None
    if not (determined or capital) or any(here.words[k].kind == "n" for k in range(thing.first, thing.last)):
        return None
    return Asked(count_of(noun[0], value), thing.first, noun[1], "", here.i, phrase=index, thing=_thing(here, index))


_FEW = 3
_DIVISIONS = frozenset(("books", "volumes", "parts", "chapters", "acts", "movements", "cantos", "editions", "instalments", "episodes", "verses"))


def _thing(here: Here, index: int) -> str:
    """What the thing is called: its noun with what describes it; empty for a name, which somebody known must have."""
    phrase = here.built.phrases[index]
    last = here.words[phrase.last - 1]
    return " ".join(here.head(index, _MOST_OF_THING)) if last.kind == "w" and last.text[:1].islower() else ""


def happening(here: Here) -> Asked | None:
    """The fire of March 1938 destroyed two rooms: when it was."""
    if not isinstance(here.mention.value, Dates):
        return None
    k = here.i - 1
    if here.low(here.i) in {"in", "of", "on"}:
        k = here.i
    while k > 0 and here.low(k) in {"in", "of", "on", "the"}:
        k -= 1
    if not 0 < k < here.i or k < here.i - 3 or here.low(k) not in _HAPPENINGS:
        return None
    index = here.built.phrase_of[k]
    phrase = here.built.phrases[index] if index >= 0 else None
    if (
        phrase is None
        or phrase.led not in {"", "by"}
        or here.low(phrase.first) not in {"a", "an", "the", "its"}
        or phrase.last - phrase.first > _MOST_OF_THING
    ):
        return None
    return Asked(happened("held"), phrase.first, here.j, "", here.i, phrase=index, thing=f"{here.low(k)} at")
