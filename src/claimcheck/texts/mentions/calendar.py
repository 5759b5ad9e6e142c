"""Which date or period stands here? What the reader makes of the words, unless the words beside it count something."""

from __future__ import annotations

from claimcheck.reading.figures import SMALL
from claimcheck.reading.tokens import Token, glued, low
from claimcheck.reading.units import currency_at, unit_at
from claimcheck.reading.values import NotJudged, Period
from claimcheck.reading.when import when_at
from claimcheck.reading.written import MONTHS, civil
from claimcheck.texts.mentions.stretch import Seen, Stretch
from claimcheck.texts.mentions.words import COUNTING, GRAMMAR, MEASURES, MONTHS_THAT_ARE_WORDS, counts, dash

# They lead to a date and add nothing to it, so that a mention begins behind them.
_LEADS = frozenset("in on of the at during dated throughout only just already back as this that".split())
_PLAIN = frozenset("in since during until till throughout".split())
_JOINTS = frozenset(
    "in on of the at during dated throughout since from to until till through before after by between and or about around circa c ca "
    "approximately roughly probably up no later than not earlier prior following onwards onward pre post present today now as "
    "ever effective starting beginning perhaps possibly".split()
)
_ERAS = frozenset(("bc", "bce", "ad", "ce", "b", "a", "c"))
_AFTER_DAYS = frozenset(
    (*MONTHS, "of", "to", "and", "or", "through", "until", "till", "st", "nd", "rd", "th", "s", "noon", "am", "pm", "hrs", "hours", "h", "o")
)
_BOUNDS = frozenset("since from until till through before after by following".split())
_EDGES = frozenset("end beginning start turn close first last year years early mid late middle spring summer autumn winter".split())
_SCALES = frozenset("million billion trillion thousand hundred lakh crore bn mn dozen".split())
_DATE_KEYS = frozenset(
    "year years date dated founded foundation established establishment built opened opening joined since completed completion born died season "
    "term period when from to until launched launch introduced published released commissioned closed elected election start end created "
    "formed incorporated inception began ended accession admitted accession tenure office appointed first last renovated updated as time".split()
)
_BEFORE_WEEKDAYS = frozenset(("on", "since", "until", "by"))
_BEFORE_MONTHS = frozenset("in on since until till by during of from to before after and through between".split())
_LATEST = 2100
_EARLIEST_ALONE = 1000
_WORDS_AGO = frozenset(("ago", "earlier", "later"))


def dated(here: Stretch, i: int, core: int) -> Seen | None:
    """The date that begins at token ``i`` and has the number at token ``core`` in it."""
    words = here.words
    if (words[i].low in _LEADS and i < core and low(words, i + 1) != "or") or (i == core and words[i].kind == "n" and not _can_open(words, i)):
        return None
    found = when_at(here.line, i)
    if found is None:
        return _without_year(here, i) if i == core or low(words, i) in MONTHS else None
    value, j = found
    if j <= core or any(words[k].low in MONTHS_THAT_ARE_WORDS and words[k].text.islower() for k in range(i, j)):
        return None
    if isinstance(value, NotJudged) and _fraction(words, i, j):
        return None
    if i < core and _dates_a_noun(words, i, j):
        return None
    if _only_years(words, i, j) and not isinstance(value, NotJudged) and not _year_fits(here, i, core, j):
        return None
    return Seen("period" if isinstance(value, Period) else "date", i, j, value)


def _can_open(words: list[Token], i: int) -> bool:
    """Could a date begin with this number? Most are seen at once not to be a day, nor a year."""
    text, size = words[i].text, len(words[i].text)
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and after.low in _ERAS:
        return True
    if not text.isdecimal():
        return text.count(".") == 2
    return size == 4 or (size < 3 and after is not None and (after.kind != "w" or after.low in _AFTER_DAYS))


def _dates_a_noun(words: list[Token], i: int, j: int) -> bool:
    """Does the date belong to a noun, so that the word before it bounds that: after the 2019 budget?"""
    if low(words, i + 1) != "the" or low(words, i) not in _BOUNDS or low(words, i + 2) in _EDGES:
        return False
    return j < len(words) and words[j].kind == "w" and words[j].low not in GRAMMAR and words[j].low not in COUNTING


def _fraction(words: list[Token], i: int, j: int) -> bool:
    """Is what cannot be read as a date a plain fraction or an ordinal, and no date at all?"""
    return j - i == 3 and low(words, i + 1) == "/" and len(words[i].text) < 4


def _only_years(words: list[Token], i: int, j: int) -> bool:
    """Is it written with nothing but years, and words that lead to them?"""
    for k in range(i, j):
        token = words[k]
        if token.kind == "n":
            if not (token.text.isdecimal() and len(token.text) in {2, 4}):
                return False
        elif (token.kind == "w" and token.low not in _JOINTS) or (token.kind == "s" and not dash(token) and token.text not in {"/", ".", "~", "≈"}):
            return False
    return True


def _year_fits(here: Stretch, i: int, core: int, j: int) -> bool:
    """Does a year fit here, rather than so many of what the words beside it name?"""
    words = here.words
    years = [int(words[k].text) for k in range(i, j) if words[k].kind == "n" and len(words[k].text) == 4]
    if not years or not all(_EARLIEST_ALONE <= year <= _LATEST for year in years):
        return False
    k = j + (j + 1 < len(words) and dash(words[j]) and glued(words, j) and glued(words, j + 1))
    if low(words, j) in _SCALES or low(words, j) in {"+", "%", "°", "×"} or _measured(here, k):
        return False
    before = low(words, i - 1)
    if here.kind == "row" and i == 0 and j >= len(words):
        return _fits_column(here.key)
    if before == ":" and low(words, i - 2) in MEASURES:
        return False
    if before in {"$", "€", "£", "¥"} or before in COUNTING or (before == "of" and low(words, i - 2) in MEASURES):
        return False
    if len(years) > 1:
        return not counts(words, j) or here.grouped or low(words, i) in {"from", "between"} or before in _PLAIN
    if not counts(words, j) or here.grouped:
        return True
    if low(words, i) in _PLAIN or before in _PLAIN or before in {"the", "its", "their", "his", "her", "our", "’", "'", "s"}:
        return True
    return low(words, i) in {"by", "after", "before", "from", "between"} and (i == 0 or words[i - 1].text in {".", ",", ";", "("})


def _fits_column(key: str) -> bool:
    parts = key.lower().replace("(", " ").replace(")", " ").split()
    if not parts or not _DATE_KEYS.isdisjoint(parts):
        return True
    return MEASURES.isdisjoint(parts) and not any(part.isdecimal() for part in parts) and not any(part.endswith("s") for part in parts)


def _measured(here: Stretch, i: int) -> bool:
    """Is there a unit that measures, and that is no other word?"""
    words = here.words
    if low(words, i - 2) == "in" and currency_at(words, i, here.expect):
        return False  # in 2020 dollars
    if i >= len(words) or words[i].text in {"a", "A", "in", "I", "s", "C", "K", "W", "J", "N", "V"}:
        return False
    found = unit_at(words, i, here.expect)
    return found is not None and not (found[1] < len(words) and words[found[1]].kind == "n" and words[i].text.isupper())


def _without_year(here: Stretch, i: int) -> Seen | None:
    """A day and month whose year is not said is a date that cannot be judged by itself."""
    words = here.words
    partial = civil(words, i)
    if partial is None or partial[0].month is None or partial[0].day is None or partial[0].year is not None:
        return None
    j = partial[1]
    month = next(k for k in range(i, j) if words[k].low in MONTHS)
    if not words[month].text[0].isupper() or (month < j - 1 and words[j - 1].kind == "n" and counts(words, j)):
        return None
    if words[month].low == "second":
        return None
    j -= words[j - 1].text == "." and words[j - 2].low in {"may", "june", "july"}
    text = here.line.text[words[i].start : words[j - 1].end]
    return Seen("date", i, j, NotJudged(f"`{text}` gives no year"))


def unsaid(here: Stretch, i: int) -> Seen | None:
    """A month or a day of the week alone is a date by way of the day it was written on: in January, on Thursday."""
    words = here.words
    first = i
    while first and words[first - 1].low in {"early", "mid", "late", "last", "next", "this"}:
        first -= 1
    if low(words, first - 1) not in (_BEFORE_MONTHS if words[i].low in MONTHS else _BEFORE_WEEKDAYS) or (
        i + 1 < len(words) and (words[i + 1].kind == "n" or words[i + 1].text[0].isupper())
    ):
        return None
    text = here.line.text[words[first].start : words[i].end]
    return Seen("date", first, i + 1, NotJudged(f"`{text}` gives no {'year' if words[i].low in MONTHS else 'date'}"))


def ago(here: Stretch, seen: Seen) -> Seen:
    """So many years ago is a date by way of the day it was written on."""
    if seen.kind == "quantity" and low(here.words, seen.last) in _WORDS_AGO and low(here.words, seen.last - 1) not in SMALL:
        kind = low(here.words, seen.last)
        return Seen("date", seen.first, seen.last + 1, NotJudged("relative date" if kind == "ago" else "a date told from another one"))
    return seen
