"""When was it? Dates and periods with the words that bound them: since, until, by the end of, from ... to, circa."""

from __future__ import annotations

from functools import cache, lru_cache

from claimcheck.reading import edtf
from claimcheck.reading.clock import CLOCK_WORDS, after_day, before_day
from claimcheck.reading.days import days_of
from claimcheck.reading.expect import Style
from claimcheck.reading.paired import JOINED, YEAR_WORDS, named_after, other_year, shared, short_year, two_decades
from claimcheck.reading.tokens import DASHES, Beyond, Phrases, Token, glued, low, tokens
from claimcheck.reading.values import Dates, Days, NotJudged, Period, Reading
from claimcheck.reading.written import DATE_WORDS, Line, Spot, civil, spot, third_of

LONGEST = 300
_NO_STYLE = Style()
_ANY = Days(None, None)
_LEADS = {
    "since": "since; ever since; starting in; starting; beginning in; from at least; since at least; as from; effective from",
    "from": "from",
    "until": "until; till; up to; up until; through; to",
    "before": "before; prior to; earlier than; pre",
    "after": "after; later than; following; post",
    "by": "by; no later than; not later than; by at the latest; at the latest; on or before; until at the latest; at latest; in or before",
    "onwards": "no earlier than; not earlier than; not before; on or after; in or after; at the earliest",
    "about": "circa; c; c.; ca; ca.; around; about; approximately; approx; approx.; roughly; ~; ≈; probably; possibly; perhaps; "
    "in or around; in or about; on or about; on or around; sometime around; some time around",
    "in": "in; on; during; at; as of; as at; dated; of; the; as early as; as late as; sometime in; throughout; back in; only in; already in; "
    "the course of; at some point in; some time in; all of; the whole of; morning of; afternoon of; evening of; season; the season",
    "night": "night of; night from; overnight of",
    "between": "between",
}
_ENDS = {
    "end": "end of; the end of; at the end of; end; year-end; year end; close of; the close of; the last day of; end-of",
    "beginning": "beginning of; the beginning of; start of; the start of; at the beginning of; at the start of; the first day of; beginning; start",
}
_NOW = {"present", "today", "now", "date", "ongoing", "current", "onwards", "onward"}
_RELATIVE = frozenset(
    ["today", "now", "currently", "recently", "yesterday", "tomorrow", "nowadays", "presently", "lately", "ago", "soon", "tonight"]
)  # fmt: skip
_RELATIVE_AFTER = frozenset(["last", "this", "next", "past", "current", "previous", "coming", "recent"])
_SPANS_OF_TIME = frozenset((
    "year", "years", "month", "months", "week", "weeks", "decade", "decades", "century", "day", "days", "spring", "summer", "autumn",
    "winter", "quarter",
))  # fmt: skip


@cache
def _leads() -> Phrases:
    return Phrases({phrase: kind for kind, phrases in _LEADS.items() for phrase in phrases.split("; ")})


@cache
def _ends() -> Phrases:
    return Phrases({phrase: kind for kind, phrases in _ENDS.items() for phrase in phrases.split("; ")})


@cache
def openers() -> frozenset[str]:
    """The words in small letters that a date, or what bounds it, can begin with; beside them, it can with a sign or a number."""
    return frozenset((*DATE_WORDS, *CLOCK_WORDS, *YEAR_WORDS, *_leads().openers, *_ends().openers))


When = Dates | Period
Found = tuple["When | NotJudged", int]


@lru_cache(maxsize=4096)
def read_when(text: str, style: Style = _NO_STYLE) -> Reading | NotJudged:
    """When does the text speak of, as a whole?"""
    stripped = text.strip()
    quick = edtf.simple(stripped)
    start = text.find(stripped)
    if quick is None and len(stripped) <= 4000:
        quick = edtf.read_edtf(stripped)  # type: ignore[assignment]
        if isinstance(quick, NotJudged) and quick.malformed and _short_range(stripped):
            quick = None
    if quick is not None:
        return quick if isinstance(quick, NotJudged) else Reading(quick, start, start + len(stripped))
    if len(stripped) > LONGEST:
        return NotJudged("too long for a date", malformed=_digits_only(stripped))
    while stripped[:1] == "(" and stripped[-1:] == ")":
        stripped = stripped[1:-1].strip()
    start = text.find(stripped)
    line = Line(stripped, tokens(stripped), style)
    end = len(line.words)
    while end and line.words[end - 1].text in {".", ",", ";"}:
        end -= 1
    if 1 < end <= 6 and line.words[end - 1].text in DASHES and isinstance(open_end := _open_ended(line, end), Period):
        return Reading(open_end, start, start + line.words[end - 1].end)
    found = when_at(line, 0)
    if found is not None and found[1] >= end:
        value = found[0]
        return value if isinstance(value, NotJudged) else Reading(value, start, start + line.words[found[1] - 1].end)
    return NotJudged(_why_not(line, found))


def plain_date(text: str) -> Dates | Period | None:
    """The quick way for a day, month or year, and for the stretch between two dates in EDTF; ``None`` for anything else."""
    first, slash, last = text.partition("/")
    quick = edtf.stretch(first, last) if slash else edtf.simple(text)
    return None if isinstance(quick, NotJudged) else quick


def _open_ended(line: Line, end: int) -> Period | None:
    """2020– and nothing behind the dash: an end that is not stated."""
    found = when_at(line, 0)
    if found is None or found[1] != end - 1 or not isinstance(found[0], Dates):
        return None
    return Period(edtf.hull(found[0].spans), _ANY)


def _digits_only(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _short_range(text: str) -> bool:
    """Is this a range like 2018-19, whose second part is no month?"""
    return len(text) == 7 and text[4] == "-" and text[5:].isdecimal() and 13 <= int(text[5:]) <= 99 and int(text[5:]) > int(text[2:4])


def _why_not(line: Line, found: Found | None) -> str:
    if relative(line.words):
        return "relative date"
    if not line.words:
        return "no date"
    if found is None and (partial := civil(line.words, 0)) and partial[0].month is not None:
        return f"`{line.text[:40]}` gives no year"
    return f"`{line.text[:40]}` is no date that can be read"


def relative(words: list[Token]) -> bool:
    """Do the words speak of a date by way of the day on which they were written?"""
    for i, word in enumerate(words):
        if word.low in _RELATIVE:
            return True
        if word.low in _RELATIVE_AFTER and low(words, i + 1) in _SPANS_OF_TIME:
            return True
    return False


def when_at(line: Line, i: int) -> Found | None:
    """The date or period that begins at token ``i``, with the words that bound it, and the token after it."""
    if i < len(line.words) and line.words[i].kind == "w" and line.words[i].low not in openers():
        return None  # most words of a sentence: seen at once
    try:
        return _led(line, i)
    except Beyond as beyond:
        return beyond.why, beyond.end


def lead(text: str, style: Style) -> tuple[str, str]:
    """Which kind of words bounds a date at its beginning, and which words are they? Both empty where none does."""
    line, i = Line(text[:LONGEST], tokens(text[:LONGEST]), style), 0
    while (found := None if _end_at(line, i) else _leads().at(line.words, i)) and found[0] == "in":
        i = found[1]
    return (found[0], text[line.words[i].start : line.words[found[1] - 1].end]) if found else ("", "")


def _led(line: Line, i: int) -> Found | None:
    words = line.words
    lead, j = "", i
    for _ in range(4):
        if _end_at(line, j):
            break
        found = _leads().at(words, j)
        if found is None or (found[0] == "about" and low(words, j) == "c" and j + 1 >= len(words)):
            break
        if found[0] == "in" and j > i and low(words, j - 1) == "post":
            return None  # took up her post on 4 May 2021
        if found[0] != "in":
            if lead and not (found[0] == "about" and lead != "between"):
                break
            if found[0] == "night":
                return _night(line, found[1])
            if found[0] == "about" and lead:
                return _bounded(line, lead, found[1], about=True)
            lead = found[0]
        j = found[1] + (lead in {"pre", "post", "before", "after"} and low(words, found[1]) in DASHES and low(words, found[1]) != "")
    if lead in {"from", "between", ""}:
        found_range = other_year(words, j) if lead == "" else None
        found_range = found_range or _range(line, j, lead)
        return named_after(words, found_range, found_range[1]) if found_range and lead == "" else found_range
    return _bounded(line, lead, j)


def _night(line: Line, i: int) -> Found | None:
    """A night named by one day ends on the next."""
    found = _range(line, i, "")
    if found is None or not isinstance(found[0], Dates):
        return found
    nights = [span if span.low is None or span.high is None else Days(span.low, span.high + 1) for span in found[0].spans]
    return Dates(edtf.merge(nights)), found[1]


def _bounded(line: Line, lead: str, i: int, about: bool = False) -> Found | None:
    found = _date(line, i)
    if found is None:
        return None
    (date, unit), j = found
    if year := short_year(line.words, j, edtf.hull(date.spans)):
        date, j = Dates((Days(date.spans[0].low, days_of(year).high),)), j + 2
    if about or lead == "about":
        date = Dates(edtf.widened(date.spans, unit), date.point)
    days = edtf.hull(date.spans)
    words = line.words
    j += low(words, j) in {"on", "onwards", "onward"} and lead in {"since", "from"}
    if lead in {"since", "from"}:
        return Period(days, _ANY, ongoing=lead == "since" or low(words, j - 1) in {"on", "onwards", "onward"}), j
    if lead == "until":
        return Period(_ANY, days), j
    if lead == "before":
        return Dates((Days(None, None if days.low is None else days.low - 1),)), j
    if lead == "after":
        return Dates((Days(None if days.high is None else days.high + 1, None),)), j
    if lead == "by":
        return Dates((Days(None, days.high),)), j
    if lead == "onwards":
        return Dates((Days(days.low, None),)), j
    return date, j


def _date(line: Line, i: int) -> tuple[tuple[Dates, str], int] | None:
    """A date, or the beginning or end of one."""
    words = line.words
    i = before_day(words, i)
    i += low(words, i) in {"the", "in"}
    if edge := _end_at(line, i):
        return edge
    found = spot(line, i)
    if found is None:
        return None
    place, j = found
    spans, unit = place
    if unit == "day":
        j = after_day(words, j)
    if low(words, j) == "or" and (other := spot(line, j + 1)):
        return (Dates(edtf.merge([*spans, *other[0].spans])), unit), other[1]
    if low(words, j) == "?" or (low(words, j) == "~" and glued(words, j)):
        return (Dates(edtf.widened(spans, unit)), unit), j + 1
    return (Dates(spans), unit), j


def _end_at(line: Line, i: int) -> tuple[tuple[Dates, str], int] | None:
    """The stated end or beginning of a year or month is a point; that of a decade or century is its last or first third."""
    found = _ends().at(line.words, i)
    if found is None:
        return None
    j = found[1]
    j += low(line.words, j) in DASHES and low(line.words, j) != ""
    whole = spot(line, j)
    if whole is None:
        return None
    place: Spot = whole[0]
    if place.unit in {"decade", "century"}:
        return (Dates((third_of(place, 2 if found[0] == "end" else 0),)), "part"), whole[1]
    days = edtf.hull(place.spans)
    day = days.high if found[0] == "end" else days.low
    return (Dates((Days(day, day),), point=True), "day"), whole[1]


def _range(line: Line, i: int, lead: str) -> Found | None:
    """From one date to another; what the first leaves out is taken from the second: 12 to 15 May 2020."""
    words = line.words
    joiners = {"and"} if lead == "between" else {"to", "until", "till", "through", "/"} | ({"and"} if lead == "from" else set())
    short = civil(words, i + (low(words, i) == "the"))
    joined = short and (_joins(words, short[1], joiners) or (not lead and low(words, short[1]) in JOINED))
    if short and joined and (filled := shared(line, short[0], short[1] + 1, "" if lead else low(words, short[1]))):
        return filled
    first = _date(line, i)
    if first is None:
        return None
    (date, unit), j = first
    start = edtf.hull(date.spans)
    if unit == "decade" and (decades := two_decades(words, j, start)):
        return decades
    if _joins(words, j, joiners):
        if _now_at(words, j + 1):
            return Period(start, _ANY, ongoing=True), _now_at(words, j + 1)
        second = _date(line, j + 1)
        if second is not None:
            return edtf.period(start, edtf.hull(second[0][0].spans)), second[1]
        if year := short_year(words, j, start):
            return edtf.period(start, days_of(year)), j + 2
    if lead == "from":
        onwards = low(words, j) in {"on", "onwards", "onward"}
        return Period(start, _ANY, ongoing=onwards), j + onwards
    if not lead and low(words, j) in {"onwards", "onward"}:
        return Period(start, _ANY, ongoing=True), j + 1
    return None if lead == "between" else (date, j)


def _joins(words: list[Token], i: int, joiners: set[str]) -> bool:
    word = low(words, i)
    return word in joiners or (word != "" and word in DASHES and "to" in joiners)


def _now_at(words: list[Token], i: int) -> int:
    i += low(words, i) == "the"
    return i + 1 if low(words, i) in _NOW - {"onwards", "onward"} else 0
