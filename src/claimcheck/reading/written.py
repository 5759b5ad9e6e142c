"""Which day, month, year or century do these English words mean? One date as it is written in prose, before any bound around it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcheck.reading import edtf
from claimcheck.reading.days import days_of, from_day, month_length, to_day, valid
from claimcheck.reading.edtf import Spans, no_such
from claimcheck.reading.expect import Style
from claimcheck.reading.figures import ORDINAL_WORDS, ordinal
from claimcheck.reading.loose import LOOSE_WORDS, loose
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Beyond, Token, glued, low, western
from claimcheck.reading.values import Dates, Days, NotJudged

_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
MONTHS = {name[:size]: n for n, name in enumerate(_NAMES, 1) for size in (3, len(name))} | {"sept": 9}
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {day[:size] for day in _WEEK for size in (3, 9)} | {"tues", "thur", "thurs"}
_SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
_THIRDS = {"early": 0, "mid": 1, "late": 2, "middle": 1}
DATE_WORDS = frozenset(
    (
        "the",
        "ad",
        "ce",
        "calendar",
        "year",
        "y",
        "x",
        "xx",
        "q",
        "h",
        "last",
        "final",
        *ORDINAL_WORDS,
        *MONTHS,
        *_WEEKDAYS,
        *_SEASONS,
        *_THIRDS,
        *LOOSE_WORDS,
    )
)  # fmt: skip -- what a date can begin with
_LATEST_YEAR = 2999
_ERAS = (("bc", True), ("bce", True), ("ad", False), ("ce", False))
_ERA_WORDS = frozenset(word for name, _ in _ERAS for word in (name, name[0]))  # as they begin: BC, B.C.
_DEEPEST = 2  # "the first half of the early 1990s" and no further


class Spot(NamedTuple):
    """A stretch of days as one date, and what it is a piece of the calendar of: day, month, year, decade, century or part."""

    spans: Spans
    unit: str


class Line(NamedTuple):
    """A text, its words, and how its source writes."""

    text: str
    words: list[Token]
    style: Style


class Civil(NamedTuple):
    """Year, month and day as far as they are written."""

    year: int | None
    month: int | None
    day: int | None


Found = tuple[Spot, int]


def spot(line: Line, i: int, depth: int = 0) -> Found | None:
    """The date that begins at token ``i``, and the token after it."""
    words = line.words
    i += low(words, i) == "the"
    i += low(words, i) == "calendar" and low(words, i + 1) == "year"
    for form in (_numeric, _century, _decade, _season):
        found = form(line, i)
        if found is not None:
            return found
    if depth < _DEEPEST and (part := _third(line, i, depth + 1) or _portion(line, i, depth + 1) or _loosely(line, i, depth + 1)):
        return part
    found_civil = civil(words, i)
    if found_civil is None or found_civil[0].year is None:
        return None
    return placed(*found_civil), found_civil[1]


def placed(date: Civil, end: int) -> Spot:
    """The days of a date whose year is known."""
    year, month, day = date
    if year is None or (day is not None and month is None):
        raise Beyond(NotJudged("a date without its year"), end)
    if month is not None and not valid(year, month, day or 1):
        raise Beyond(no_such("-".join(f"{part:02d}" for part in date if part is not None)), end)
    return Spot((days_of(year, month or 0, day or 0),), "day" if day else "month" if month else "year")


def civil(words: list[Token], i: int) -> tuple[Civil, int] | None:
    """What is written of year, month and day from token ``i`` on: 15 July 2021, July 15th, 2021, July 2021, 2021, 15 July, July, 15."""
    if low(words, i) in _WEEKDAYS:
        i += 1 + (low(words, i + 1) in {",", "."})
        i += low(words, i) == "the"
    if found := year_at(words, i):
        return Civil(found[0], None, None), found[1]
    day = _day_at(words, i)
    j = day[1] + (low(words, day[1]) == "of") if day else i
    month = _month_at(words, j)
    if month is None:
        return (Civil(None, None, day[0]), day[1]) if day else None
    number, j = month
    if day is None and (later := _day_at(words, j)):
        day, j = later, later[1]
    k = j + (low(words, j) in {",", "of"})
    if found := year_at(words, k):
        return Civil(found[0], number, day and day[0]), found[1]
    return Civil(None, number, day and day[0]), j


def year_at(words: list[Token], i: int) -> tuple[int, int] | None:
    """The year that is written at token ``i``: 1951, AD 800, 44 BC."""
    era = i if low(words, i) in {"ad", "ce"} and words[i].text.isupper() else None
    i += era is not None
    if low(words, i) == "year":
        era, i = i, i + 1
    if i >= len(words) or words[i].kind != "n" or len(words[i].text) > 6:
        return None
    text = words[i].text
    if len(text) == 6 and text[2] == "," and low(words, i + 1) in _ERA_WORDS:
        text = text.replace(",", "")  # 10,000 BC
    if not text.isdecimal():
        return None
    year, j = int(text), i + 1
    for name, before_christ in _ERAS if low(words, j) in _ERA_WORDS else ():
        dotted = all(low(words, j + k) == c for k, c in enumerate(".".join(name) + "."))
        if (low(words, j) == name and words[j].text.isupper()) or dotted:
            return (1 - year if before_christ else year), (j + 2 * len(name) if dotted else j + 1)
    if era is not None and 0 < year <= _LATEST_YEAR:
        return year, j
    if len(words[i].text) != 4 or not 1000 <= year <= _LATEST_YEAR or low(words, j) == "%":
        return None
    if glued(words, j) and words[j].kind == "w":
        return None
    if glued(words, i) and i and words[i - 1].kind == "w":
        return None
    return year, j


def _day_at(words: list[Token], i: int) -> tuple[int, int] | None:
    found = ordinal(words, i)
    if found and found[0].value <= 31:
        return int(found[0].value), found[1]
    if i < len(words) and words[i].kind == "n" and words[i].text.isdecimal() and len(words[i].text) <= 2 and int(words[i].text):
        return int(words[i].text), i + 1
    return None


def _month_at(words: list[Token], i: int) -> tuple[int, int] | None:
    word = low(words, i)
    if word not in MONTHS:
        return None
    return MONTHS[word], i + 1 + (low(words, i + 1) == "." and len(word) <= 4)


@cache
def _numeric_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII), re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})", re.ASCII)


def _run(line: Line, i: int) -> tuple[str, int]:
    """The unbroken run of signs from token ``i`` on, without punctuation at its end."""
    words = line.words
    j = i + 1
    while j < len(words) and j < i + 12 and glued(words, j) and words[j].text not in {",", ";", ")", "–", "—", '"', "”"}:
        j += 1
    while j > i + 1 and words[j - 1].text in {".", ":", "!", *APOSTROPHES}:
        j -= 1
    return western(line.text[words[i].start : words[j - 1].end]), j


def _numeric(line: Line, i: int) -> Found | None:
    words = line.words
    if i >= len(words) or (words[i].kind != "n" and words[i].text not in {"Y", "-", "X", "XX", "["}):
        return None
    run, j = _run(line, i)
    if run.isdecimal() or len(run) > 40:
        return None
    last_first, first_first = _numeric_patterns()
    if match := last_first.fullmatch(run):
        if len(match[4]) == 2:
            raise Beyond(NotJudged(f"`{run}` gives the year in two digits"), j)
        return _ordered(run, j, int(match[4]), (int(match[1]), int(match[3])), line.style), j
    if match := re.fullmatch(r"(\d{1,2})/(\d{4})", run, re.ASCII):
        return placed(Civil(int(match[2]), int(match[1]), None), j), j
    if (match := first_first.fullmatch(run)) and (match[2] != "-" or len(match[3]) + len(match[4]) < 4):
        return placed(Civil(int(match[1]), int(match[3]), int(match[4])), j), j
    if "/" in run or (run[4:5] == "-" and len(run) == 7 and 13 <= int(run[5:] if run[5:].isdecimal() else 0) <= 20):
        return None
    if match := re.fullmatch(r"\d{4}-(\d\d)", run, re.ASCII):
        month = int(match[1])
        if month > 24:
            return None
    found = edtf.read_edtf(run)
    if isinstance(found, NotJudged):
        raise Beyond(found, j)
    return (Spot(found.spans, "day" if run.count("-") > 1 else "month"), j) if isinstance(found, Dates) else None


def _ordered(run: str, end: int, year: int, numbers: tuple[int, int], style: Style) -> Spot:
    first, second = numbers
    orders = {"dmy": [(second, first)], "mdy": [(first, second)]}.get(style.date_order, [(second, first), (first, second)])
    spans = [days_of(year, month, day) for month, day in orders if valid(year, month, day)]
    if not spans:
        raise Beyond(no_such(run), end)
    return Spot(edtf.merge(spans), "day")


def _third(line: Line, i: int, depth: int) -> Found | None:
    """Early, mid or late in a year, a decade, a century or a month."""
    words = line.words
    third = _THIRDS.get(low(words, i))
    if third is None:
        return None
    j, last = i + 1, third
    dashed = low(words, j) in DASHES and low(words, j + 2) in DASHES and low(words, j) != "" and low(words, j + 2) != ""  # mid-to-late
    if low(words, j + dashed) in {"to", "or", "and"} and low(words, j + 2 * dashed + 1) in _THIRDS:
        j, last = j + 2 * dashed + 2, _THIRDS[low(words, j + 2 * dashed + 1)]
    j += low(words, j) in DASHES and low(words, j) != ""
    j += 2 if low(words, j) == "part" and low(words, j + 1) == "of" else low(words, j) in {"of", "in"}
    whole = spot(line, j, depth)
    if whole is None:
        return None
    if last < third:
        return None
    return Spot((Days(third_of(whole[0], third).low, third_of(whole[0], last).high),), "part"), whole[1]


def third_of(whole: Spot, third: int) -> Days:
    """The first, middle or last third: four months of a year, years 0-3, 4-6 and 7-9 of a decade, ten days of a month."""
    span = edtf.hull(whole.spans)
    if span.low is None or span.high is None:
        return span
    year, month, _ = from_day(span.low)
    if whole.unit == "year":
        return edtf.part_of_year(year, third, 3)
    if whole.unit == "month":
        return Days(to_day(year, month, 1 + 10 * third), to_day(year, month, (10, 20, month_length(year, month))[third]))
    if whole.unit in {"decade", "century"}:
        first, last = ((0, 3), (4, 6), (7, 9))[third] if whole.unit == "decade" else ((0, 33), (34, 66), (67, 99))[third]
        if third == 2 and whole.unit == "century":
            return Days(to_day(year + first, 1, 1), span.high)
        return Days(to_day(year + first, 1, 1), to_day(year + last, 12, 31))
    size = (span.high - span.low + 1) // 3
    return Days(span.low + third * size, span.high if third == 2 else span.low + (third + 1) * size - 1)


def _portion(line: Line, i: int, depth: int) -> Found | None:
    """A quarter or a half of a year: Q3 2021, the first half of 2021."""
    words = line.words
    letter, count = low(words, i), low(words, i + 1)
    parts = {"q": 4, "h": 2}.get(letter, 0)
    if parts and count.isdecimal() and len(count) == 1 and glued(words, i + 1) and 1 <= int(count) <= parts:
        index, j = int(count) - 1, i + 2
    else:
        named = ordinal(words, i) or ((None, i + 1) if letter in {"last", "final"} else None)
        if named is None or low(words, named[1]) not in {"quarter", "half"}:
            return None
        parts = 4 if low(words, named[1]) == "quarter" else 2
        index, j = (parts if named[0] is None else int(named[0].value)) - 1, named[1] + 1
        if index >= parts:
            return None
    j += low(words, j) in {"of", ",", "in"}
    whole = spot(line, j, depth)
    if whole is None:
        return None
    span = edtf.hull(whole[0].spans)
    if span.low is None or span.high is None or whole[0].unit not in {"year", "decade", "century"}:
        return None
    first, last = from_day(span.low)[0], from_day(span.high)[0]
    if first == last:
        return Spot((edtf.part_of_year(first, index, parts),), "part"), whole[1]
    size = (last - first + 1) // parts
    low_year = first + index * size
    return Spot((Days(to_day(low_year, 1, 1), to_day(low_year + size - 1 if index + 1 < parts else last, 12, 31)),), "part"), whole[1]


def _decade(line: Line, i: int) -> Found | None:
    words = line.words
    if i >= len(words) or words[i].kind != "n" or not words[i].text.isdecimal() or len(words[i].text) != 4 or not words[i].text.endswith("0"):
        return None
    if low(words, i + 1) == "s" and glued(words, i + 1):
        j = i + 2
    elif low(words, i + 1) in APOSTROPHES and low(words, i + 1) and low(words, i + 2) == "s" and glued(words, i + 2):
        j = i + 3
    else:
        return None
    year = int(words[i].text)
    # "the 1800s" is commonly the century, "the 2000s" commonly the decade; where in doubt, all of it.
    size, unit = (100, "century") if year % 100 == 0 and year < 2000 else (10, "decade")
    return Spot((Days(to_day(year, 1, 1), to_day(year + size - 1, 12, 31)),), unit), j


def _century(line: Line, i: int) -> Found | None:
    words = line.words
    named = ordinal(words, i)
    if named is None or not named[0].value:
        return None
    number, j = int(named[0].value), named[1]
    j += low(words, j) in DASHES and low(words, j) != ""
    size, unit = {"century": (100, "century"), "millennium": (1000, "part")}.get(low(words, j), (0, ""))
    if not size or number > 100:
        return None
    if low(words, j + 1) in {"bc", "bce"}:
        return Spot((Days(to_day(1 - number * size, 1, 1), to_day(size - number * size, 12, 31)),), unit), j + 2
    j += 1 + (low(words, j + 1) in {"ad", "ce"})
    return Spot((Days(to_day((number - 1) * size + 1, 1, 1), to_day(number * size, 12, 31)),), unit), j


def _season(line: Line, i: int) -> Found | None:
    words = line.words
    index = _SEASONS.get(low(words, i))
    if index is None:
        return None
    found = year_at(words, i + 1 + (low(words, i + 1) in {"of", ","}))
    if found is None:
        return None
    year, j = found
    spans, other = edtf.season(year, index), low(words, j + 1)
    joined = low(words, j) != "" and low(words, j) in DASHES + "/" and glued(words, j) and glued(words, j + 1)
    if joined and other.isdecimal() and len(other) in {2, 4} and int(other) == (year + 1) % 10 ** len(other):
        if index < 3:
            raise Beyond(NotJudged("which half of the world's season it is is not said"), j + 2)
        spans, j = spans[1:], j + 2
    return Spot(spans, "part"), j


def _loosely(line: Line, i: int, depth: int) -> Found | None:
    def whole(at: int) -> tuple[Spans, str, int] | None:
        found = spot(line, at, depth)
        return found and (found[0].spans, found[0].unit, found[1])

    placed_loosely = loose(line.words, i, whole)
    return placed_loosely and (Spot(placed_loosely[0], placed_loosely[1]), placed_loosely[2])
