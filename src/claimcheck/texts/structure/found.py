"""Which value does a stretch of layout give for a property? Read from its beginning; what stands behind it must not change it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from claimcheck.model import Property
from claimcheck.reading.expect import Expect, Style
from claimcheck.reading.figures import NUMBER_WORDS
from claimcheck.reading.quantities import quantity_at
from claimcheck.reading.tokens import DASHES, Token, glued, low, tokens
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Dates, NotJudged, Period, Quantity, Value
from claimcheck.reading.when import read_when, when_at
from claimcheck.reading.written import Line
from claimcheck.texts.structure.labels import Label, beside

LONGEST = 400
_NO_LABEL = Label("")
_WORDS = re.compile(r"[A-Za-z][A-Za-z -]{1,58}[A-Za-z]")
_UNKNOWN = frozenset(
    ("n/a", "na", "n.a.", "n. a.", "-", "–", "—", "--", "..", "...", "…", "?", "unknown", "tbc", "tba", "tbd", "none", "n.d.", "nil", "x")
)
_MARKS = re.compile(r"(?:\s*(?:\[\^?[\w*]{1,4}\]|(?<!m)[¹²³⁴-⁹⁰*†‡§]))+\s*$")
_PLACES = frozenset(("seat", "birthplace", "deathplace", "location", "founded-in", "capital", "country"))
_AGE = re.compile(r"\s*\((?:aged?|age)\b[^()]{0,20}\)\s*")
_OPEN_LISTS = re.compile(r"\b(?:including|such as|e\.g\.|among others|etc\b|and others|et al)", re.IGNORECASE)
_WITH_TIME = re.compile(r"[\s,;]{0,3}(?:and )?([^\W\d_][^();\n]{1,80})\(([^()]{4,40})\)")
_QUOTED = re.compile(r"[“\"«‘]([^“”\"«»]{3,160})[”\"»’]")
_LINKS = frozenset((
    "of", "the", "for", "and", "in", "on", "to", "at", "by", "de", "du", "des", "d", "da", "do", "dos", "di", "del", "della", "la", "le", "les", "van",
    "von", "der", "den", "und", "et", "y", "zu", "al", "el", "bin", "ibn", "with", "from", "as", "a", "an", "against", "or",
))  # fmt: skip
_PARTS_OF = frozenset(("with", "without", "excluding", "including", "incl", "excl", "full", "for", "on", "among", "of"))
_PART = re.compile(r"[a-z][a-z -]{2,30}(?=$|[,;.(])")
_MOST_NAME = 16
_MOST_TERM = 6


class Value_(NamedTuple):  # noqa: N801 -- the plain name is that of what it means
    """A value as it is written, where it stands in the text, and what is said beside it."""

    text: str
    start: int
    end: int
    meaning: Value | None = None
    beside: Label = _NO_LABEL
    stop: int = 0


def unknown(text: str) -> bool:
    """Does a cell or a value say that there is none to give?"""
    return text.strip().lower() in _UNKNOWN


def unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without spaces around it and without the marks of footnotes behind it."""
    inside = text[start:end]
    marked = _MARKS.search(inside[-40:]) if len(inside) < LONGEST else None
    if marked and len(inside) - len(marked[0]) > 0:
        end -= len(marked[0])
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def values(
    prop: Property, text: str, start: int, end: int, style: Style, head: Label = _NO_LABEL, named: Callable[[str], object] | None = None
) -> Iterator[Value_]:
    """The values that a stretch gives for a property: one, or each of several where the property has many."""
    start, end = unmarked(text, start, end)
    end = min(end, start + LONGEST)
    if start >= end or unknown(text[start:end]):
        return
    if prop.datatype == "quantity":
        yield from _series(prop, text, start, end, style, head, named)
        return
    if prop.datatype in {"date", "period"}:
        found = date(text, start, end, style)
        if found and prop.datatype == "date" and not isinstance(found.meaning, Dates) and prop.id != "held":
            found = None  # what is held may last for days
    elif prop.datatype in {"entity", "name"}:
        yield from names(prop, text, start, end)
        return
    else:
        found = Value_(text[start:end].strip('“”"‘’'), start, end)
    if found:
        yield found


def _series(prop: Property, text: str, start: int, end: int, style: Style, head: Label, named: Callable[[str], object] | None) -> Iterator[Value_]:
    """One amount, or several of which each says its time: 32 in 2020, 35 in 2023."""
    found = amount(prop, text, start, end, style, head, named)
    dated = True
    while found and dated:
        yield found
        dated = bool(found.beside.when)
        at = found.stop + 1
        found = amount(prop, text, at + (text[at : at + 1] == " "), end, style, head, named) if text[found.stop : at] in {",", ";"} else None
        dated = dated and bool(found and found.beside.when)


def amount(
    prop: Property, text: str, start: int, end: int, style: Style, head: Label = _NO_LABEL, named: Callable[[str], object] | None = None
) -> Value_ | None:
    """The amount that a stretch begins with, if it is of the kind the property asks for and nothing but what it counts stands behind it."""
    words = tokens(text[start:end])
    beside_number = {part for phrase in prop.words for part in phrase.lower().split()}
    i = 1 if low(words, 0) in {"total", "approx"} else 0
    i += low(words, i) == "of"
    found = quantity_at(words, i, Expect("quantity", units=prop.units, style=style))
    if found is None:
        return None
    value, j = found
    if isinstance(value, NotJudged) or not _fits(prop, value, head):
        return None
    last = start + words[j - 1].end
    counted = _WORDS.match(text, start + words[j].start, end) if named and j < len(words) else None
    if counted and named and named(counted[0]):
        j = next((k for k in range(j, len(words)) if start + words[k].start >= counted.end()), len(words))
    while j < len(words) and words[j].kind == "w" and _idle(words, j, beside_number):
        j += 1
    said, stop = behind_amount(text, start, end, words, j, style)
    if said is None:
        return None
    written = text[start + words[i].start : last]
    if head.scale and not re.search(r"illion|\d\s*(?:m|bn|k)\b|thousand", written):
        written = f"{written} {head.scale}"
    if (head.about or said.about) and value.spans == value.literal and value.spans[0].low == value.spans[0].high:
        written = f"about {written}"
    return Value_(written, start + words[i].start, last, value, said, stop)


def behind_amount(text: str, start: int, end: int, words: list[Token], j: int, style: Style) -> tuple[Label | None, int]:
    """What stands behind an amount, and where that ends: a bracket, a time, a part; None where it may change the amount."""
    if j >= len(words):
        return _NO_LABEL, end
    at = start + words[j].start
    rest = text[at:end]
    if rest[0] in "([":
        close = rest.find(")" if rest[0] == "(" else "]", 0, 80)
        return _bracketed(rest), at + close + 1 if close > 0 else end
    if words[j].low in {"in", "at", "as", "by", "since", "for"} and (when := when_at(Line(text[start:end], words, style), j)) and when[1] > j + 1:
        if isinstance(when[0], NotJudged):
            return None, end
        stop = start + words[when[1] - 1].end
        return Label("", when=text[start + words[j + (words[j].low in {"in", "at", "for"})].start : stop]), stop
    if words[j].low in _PARTS_OF and (part := _PART.match(rest)):
        return Label("", scope=part[0].strip().lower()), at + part.end()
    if rest[0] in ".," and len(rest) > 1 and rest[1].isalnum():
        return None, end
    dash = low(words, j) in DASHES and not glued(words, j)
    return (_NO_LABEL, at) if rest[0] in ";,." or dash else (None, end)


def _fits(prop: Property, value: Quantity, head: Label) -> bool:
    if value.unit:
        return dimension(value.unit) == (dimension(prop.unit) if prop.unit else "currency" if "currency" in prop.units else "")
    if not prop.unit and "currency" not in prop.units:
        return not head.unit or head.unit == "share"
    return bool(head.unit) and dimension(head.unit) == (dimension(prop.unit) if prop.unit else "currency")


def _idle(words: list[Token], i: int, beside_number: set[str]) -> bool:
    word = words[i].low
    if word in {"a", "per", "each"}:
        return low(words, i + 1) in {"year", "annum"}
    if word in {"year", "annum"}:
        return low(words, i - 1) in {"a", "per", "each"}
    return word in beside_number or f"{word}s" in beside_number or word in {"total", "worldwide", "overall", "altogether", "annually"}


def _bracketed(rest: str) -> Label:
    """What is said in brackets straight behind a value; what converts or explains it says nothing."""
    if rest[:1] not in {"(", "["} or (end := rest.find(")" if rest[0] == "(" else "]", 0, 80)) < 0:
        return Label("")
    if not NUMBER_WORDS.isdisjoint(rest[1:end].lower().split()):
        return _NO_LABEL  # it says of what the figure is made up
    said = beside(rest[1:end])
    return said if said.when or said.about or (said.scope and said.scope[0].isalpha() and not any(c.isdigit() for c in said.scope)) else Label("")


def date(text: str, start: int, end: int, style: Style) -> Value_ | None:
    """The date or period that a stretch begins with."""
    words = tokens(text[start:end])
    found = when_at(Line(text[start:end], words, style), 0) if words else None
    if found is None:
        return None
    value, j = found
    if isinstance(value, NotJudged):
        return None
    if low(words, 0) in {"since", "from"} and isinstance(value, Period) and value.ongoing:
        return Value_(text[start : start + words[j - 1].end], start, start + words[j - 1].end, value)
    last = start + words[j - 1].end
    if j < len(words) and words[j].kind == "w" and glued(words, j):
        return None
    return Value_(text[start:last], start, last, value, _bracketed(text[last:end].lstrip()))


def names(prop: Property, text: str, start: int, end: int) -> Iterator[Value_]:
    """The names that a stretch consists of: the whole of it, its parts where there may be many, a place without the country it lies in."""
    inside = text[start:end]
    if _OPEN_LISTS.search(inside):
        return
    if len(timed := list(_timed(text, start, end))) > 1:
        yield from timed
        return
    cut = min((at for sign in (" (", " [", "; ", "\t") if (at := inside.find(sign)) > 0), default=len(inside))
    said = replace(_bracketed(inside[cut:].lstrip()), scope="")
    if prop.values == "many" and prop.wording is None and prop.datatype == "entity":
        yield from _apart(text, start, end)
        return
    if prop.id in _PLACES:
        comma = inside.find(",", 0, cut)
        cut = comma if comma > 0 else cut
    elif prop.datatype == "entity" and (comma := inside.find(", ", 0, cut)) > 0:
        cut = comma
    name = inside[:cut].rstrip(" .,;")
    if prop.datatype == "name" and prop.wording != "term" and (quoted := _QUOTED.findall(name)) and len(quoted) == 1 and " " in quoted[0]:
        name = quoted[0]
    elif prop.wording == "term":
        if prop.values == "many":
            yield from _terms(text, start, start + cut)
            return
        if len(name.split()) > _MOST_TERM:
            return
    elif not title_like(name) or (prop.datatype == "entity" and (" and " in name or " & " in name)):
        return
    bare = name.strip('“”"‘’«»')
    at = start + inside.find(bare)
    yield Value_(bare, at, at + len(bare), None, said)


def _timed(text: str, start: int, end: int) -> Iterator[Value_]:
    """Names that each have their time in brackets: Town Police (1829–1871), Borough Watch (1871–1902)."""
    at = start
    for found in _WITH_TIME.finditer(text, start, end):
        said, name = beside(found[2]), found[1].rstrip()
        if found.start() != at or not said.when or not title_like(name.rsplit(", ", 1)[-1]):
            return
        yield Value_(name, found.start(1), found.start(1) + len(name), None, replace(said, scope=""))
        at = found.end()
    if at < end and text[at:end].strip(" ."):
        return


def _terms(text: str, start: int, end: int) -> Iterator[Value_]:
    at = start
    for part in re.split(r"([;,])", text[start:end]):
        name = part.strip(" .;,")
        if name and len(name.split()) <= _MOST_TERM:
            first = text.find(name, at, end)
            yield Value_(name, first, first + len(name))
        at += len(part)


def title_like(name: str) -> bool:
    """Do these words look like a name: capitals, with small linking words between them?"""
    words = name.split()
    if not 0 < len(words) <= _MOST_NAME:
        return False
    return not words[0][:1].isdigit() and all(word.lstrip('(“"‘')[:1].isupper() or word.lower().strip(",") in _LINKS or word == "&" for word in words)


def _apart(text: str, start: int, end: int) -> Iterator[Value_]:
    """Several names with commas, semicolons or *and* between them; none where the commas could be parts of the names."""
    at = start
    for part in re.split(r"(;|,| and | & )", text[start:end]):
        name = part.split(" (")[0].strip(" .,;\t")
        name = name.removeprefix("and ").strip()
        if part not in {";", ",", " and ", " & "} and name and title_like(name) and len(name.split()) <= _MOST_TERM + 2:
            first = text.find(name, at, end)
            yield Value_(name, first, first + len(name))
        at += len(part)


def time_in(text: str, start: int, end: int, style: Style) -> str:
    """The first date or period in a stretch, as written; empty for none."""
    words = tokens(text[start : min(end, start + LONGEST)])
    line = Line(text[start:end], words, style)
    for i, word in enumerate(words):
        if word.kind == "n" or word.low in {"since", "from", "until", "as", "in"} or word.text[:1].isupper():
            found = when_at(line, i)
            if found and not isinstance(found[0], NotJudged) and any(words[k].kind == "n" and len(words[k].text) >= 4 for k in range(i, found[1])):
                return text[start + word.start : start + words[found[1] - 1].end]
    return ""


def is_date(text: str) -> bool:
    """Is this a date or a period and nothing else?"""
    return (len(text) <= 40 and any(c.isdigit() for c in text) and not text.isdecimal() and _reads(text)) or (
        text.isdecimal() and 1000 <= int(text[:5] or 0) <= 2100
    )


def _reads(text: str) -> bool:
    return not isinstance(read_when(text), NotJudged)


def age_between(text: str, start: int) -> int:
    """Behind a date of birth: where the words after ``(age 61)`` begin."""
    found = _AGE.match(text, start)
    return found.end() if found else start
