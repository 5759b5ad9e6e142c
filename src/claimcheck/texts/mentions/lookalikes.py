"""Which figures are no values? Pages, numbered parts, versions, clock times, addresses, digits in names: by the words beside them."""

from __future__ import annotations

import re
from fractions import Fraction

from claimcheck.reading.figures import SMALL
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Token, glued, low
from claimcheck.reading.values import Interval, Quantity
from claimcheck.texts.mentions.cores import CORES
from claimcheck.texts.mentions.stretch import Seen, Stretch
from claimcheck.texts.mentions.things import address, end_of_code, in_name, is_calendar
from claimcheck.texts.mentions.words import (
    GAMES,
    GRAMMAR,
    NUMBERED,
    PAGES,
    RELEASES,
    SHY,
    capital,
    dash,
    plural,
)  # fmt: skip
from claimcheck.vocabulary.currencies import CODES, SIGNS

_LIST_JOINTS = frozenset((",", "and", "&", "or", "to", "/", "–", "-", "—", "‑", "−"))
_MOST_LISTED = 40
_DATED = frozenset(("q", "h", "fy", "c", "ca", "mid", "pre", "post", "early", "late", "since", "until"))
_FIXED = {("24", "7"): "a phrase", ("9", "11"): "the name of an event", ("7", "7"): "the name of an event", ("50", "50"): "a phrase"}
_QUOTES = frozenset("“‘«„'" + '"')
_NOTES = frozenset(("n", "l", "ll", "f", "ff", "fn", "fol", "cf", "bk", "pt"))
_MONEY = frozenset("EUR USD GBP CHF JPY CNY AUD CAD NZD SEK NOK DKK INR RUB ZAR".split())
_SCALES = frozenset(("million", "billion", "trillion", "thousand", "hundred", "m", "bn", "mn", "k"))
_OF_CLOCKS = frozenset((":", "am", "pm", "a", "p", "o", "to"))
_OF_SHAPES = frozenset(("×", "x", "/", "^", ":", *DASHES))
_POINT = re.compile(r"\d{1,2}\.\d{1,2}")
_OF_RELEASES = frozenset((":", "before", "after", "until", "since", "from", "to", "than", "of", "is", "was"))
_MEASURING = frozenset("% ° × + / - – ′ ″ $ € £".split())
_MOST_AHEAD = 16  # tokens within which a version tells that another follows
_CALLED = frozenset("phone telephone tel emergency emergencies hotline helpline switchboard fax mobile dial extension".split())
_CLOSINGS = frozenset('.,”"’?!)')
_HALF_DAYS = frozenset(("am", "pm"))


def lookalike(here: Stretch, i: int, done: int) -> Seen | None:
    """What the number at token ``i`` is, where it is no value; ``done`` is the token up to which all is told."""
    words = here.words
    token = words[i]
    if token.kind != "n":
        return _spelled(words, i)
    return (
        _inside(words, i)
        or _numbered(here, i, done)
        or _marked(words, i)
        or _clock(words, i)
        or _shaped(words, i)
        or _released(words, i)
        or address(words, i)
        or in_name(here, i)
        or None
    )


def _spelled(words: list[Token], i: int) -> Seen | None:
    """Seven o'clock; the Second World War, the Big Four."""
    if low(words, i - 1) == "number" and words[i].low in SMALL and low(words, i - 2) not in {"the", "a", "this"}:
        place = (Interval(Fraction(SMALL[words[i].low]), Fraction(SMALL[words[i].low])),)
        return Seen("ordinal", i, i + 1, Quantity(place, "", place))
    if low(words, i + 1) == "o" and low(words, i + 2) in APOSTROPHES and low(words, i + 3) == "clock":
        return Seen("clock", i, i + 4, why="a time of day")
    if not capital(words[i]) or not i or words[i].text.isupper():
        return None
    named = capital(words[i - 1]) and words[i - 1].low not in GRAMMAR
    ahead = words[i - 1].text in _QUOTES or (words[i - 1].kind == "w" and words[i - 1].text.islower())
    if named or (ahead and i + 1 < len(words) and capital(words[i + 1])):
        j = i + 1
        while j < len(words) and capital(words[j]) and words[j].low in CORES:
            j += 1
        return Seen("identifier", i, j, why="part of a name")
    return None


def _inside(words: list[Token], i: int) -> Seen | None:
    """Digits glued to letters before them: G20, COVID-19, v2.3, p18."""
    if not glued(words, i):
        return None
    ahead = words[i - 1]
    if ahead.kind == "w":
        quarter = ahead.low not in {"q", "h"} or (len(words[i].text) == 1 and not glued(words, i + 1))
        if ahead.text in CODES and ahead.text not in _MONEY and len(words[i].text) <= 2 and low(words, i + 1) not in _SCALES:
            return Seen("identifier", i - 1, end_of_code(words, i), why="digits in a name")
        if (ahead.low in _DATED and quarter) or ahead.text in CODES or ahead.low in SIGNS or (ahead.low in {"us", "rs", "rm"} and ahead.text != "us"):
            return None
        if ahead.low in RELEASES:
            return Seen("version", i - 1, end_of_code(words, i), why="a version")
        if ahead.low in {"p", "pp"}:
            return Seen("page", i - 1, _listed(words, i), why="a page number")
        first = i - 1
        while first > 0 and glued(words, first) and (words[first - 1].kind in "nw" or dash(words[first - 1])) and i - first < 8:
            first -= 1
        return Seen("identifier", first, end_of_code(words, i), why="digits in a name")
    joined = dash(ahead) and ahead.text != "—" and i > 1 and glued(words, i - 1) and words[i - 2].kind == "w" and words[i - 2].low not in _HALF_DAYS
    if joined and words[i - 2].low not in _DATED and words[i - 2].text not in CODES:
        return Seen("identifier", i - 2, end_of_code(words, i), why="digits in a name")
    return None


def _numbered(here: Stretch, i: int, done: int) -> Seen | None:
    """A number that a word before it says to count pages or parts, with those that follow in its list."""
    words = here.words
    if i == 0 or _opens(here, i):
        return Seen("numbering", i, i + 1, why="a list number") if i == 0 and _opens(here, i) else None
    if i == 1 and words[0].text == "(" and low(words, 2) == ")" and here.kind != "row":
        return Seen("numbering", i, i + 1, why="a list number")
    j = i - 1
    j -= words[j].text == "(" and low(words, i + 1) == ")" and glued(words, i)
    point = words[j].text == "."
    j -= point
    if j < done - 1 or j < 0:
        return None
    word = words[j]
    plain = words[i].text.isdecimal() and len(words[i].text) <= 6
    if word.text == "§" or (word.low in NUMBERED and word.kind == "w" and (point or capital(word) or word.low not in SHY)):
        if not point and not capital(word) and word.kind == "w" and plain and _after_is_counted(words, i):
            return None
        return Seen("numbering", j, _listed(words, i), why=f"the number of {_article(word.low)}") if plain or "." in words[i].text else None
    if word.low == "no" and word.kind == "w" and (point or capital(word)) and plain:
        return Seen("numbering", j, _listed(words, i), why="a number in a series")
    if word.low == "number" and plain and low(words, j - 1) != "the":
        return Seen("numbering", j, i + 1, why="a number in a series")
    if word.low in PAGES and word.kind == "w" and plain:
        return Seen("page", j, _listed(words, i), why="a page number")
    if word.low in RELEASES:
        return Seen("version", j, end_of_code(words, i), why="a version")
    if plain and len(words[i].text) <= 4 and low(words, i - 1) == ":" and low(words, i - 2) in _CALLED and (i + 1 >= len(words)):
        return Seen("phone", i, i + 1, why="a telephone number")
    note = word.low in _NOTES and glued(words, i - 1)
    if point and plain and (note or (word.low in {"s", "ss"} and low(words, j - 1) not in APOSTROPHES)):
        return Seen("numbering", j, _listed(words, i), why="a number of a note or part")
    return None


def _article(word: str) -> str:
    name = word.removesuffix("s")
    full = {"sec": "section", "chap": "chapter", "ch": "chapter", "art": "article", "tab": "table", "fig": "figure", "vol": "volume",
            "app": "appendix", "para": "paragraph", "eq": "equation", "rev": "revision", "nr": "part", "no": "part", "§": "section"}.get(name, name)  # fmt: skip
    return f"an {full}" if full[:1] in "aeiou" else f"a {full}"


def _after_is_counted(words: list[Token], i: int) -> bool:
    return i + 1 < len(words) and (plural(words[i + 1]) or low(words, i + 1) in {"%", "per", "percent", "million"})


def _opens(here: Stretch, i: int) -> bool:
    """Does a list number open the block: 1. Something, 2) Something, 4.2 Results?"""
    words = here.words
    text = words[i].text
    if i or len(text) > 8 or here.kind == "row" or len(words) < 2:
        return False
    parts = text.split(".")
    small = all(part.isdecimal() and len(part) <= 2 for part in parts)
    if not small:
        return False
    if words[1].text in {".", ")"} and glued(words, 1) and len(words) > 2 and words[2].kind != "n":
        return True
    return here.kind in {"heading", "title"} and capital(words[1]) and not glued(words, 1) and (len(parts) > 1 or len(text) == 1)


def _listed(words: list[Token], i: int) -> int:
    """The token after a list of numbers: 12, 14 and 18–22."""
    j = i + 1
    while j < min(len(words), i + _MOST_LISTED):
        k = j
        if low(words, k) in _LIST_JOINTS:
            k += 1 + (low(words, k) == "," and low(words, k + 1) in {"and", "or"})
            if k >= len(words) or words[k].kind != "n" or not words[k].text.isdecimal() or len(words[k].text) > 4:
                break
            comma = low(words, j) in {",", "and", "or"}
            if comma and (_after_is_counted(words, k) or (len(words[k].text) == 4 and len(words[i].text) < 4)):
                break
            j = k + 1
        elif words[k].low in {"f", "ff"} and words[k].kind == "w":
            return k + 1
        elif (
            words[k].text == "("
            and glued(words, k)
            and low(words, k + 2) == ")"
            and words[k + 1].kind in "nw"
            and len(words[k + 1].text) <= 4
            and glued(words, k + 1)
        ):
            j = k + 3
        elif words[k].kind == "w" and len(words[k].text) == 1 and glued(words, k):
            j = k + 1
        else:
            break
    return j


def _marked(words: list[Token], i: int) -> Seen | None:
    """A mark of a note: [3], [1, 4–6], or digits glued behind the end of a sentence; and what stands in square brackets."""
    if not (i and words[i - 1].kind == "s") and low(words, i + 1) != "(":
        return None
    if low(words, i - 1) == "[" or (low(words, i - 1) == "^" and low(words, i - 2) == "["):
        end = _listed(words, i)
        if low(words, end) == "]" and len(words[i].text) <= 3:
            return Seen("citation", i, end, why="the number of a note or reference")
    text = words[i].text
    k = i - 1
    while k > max(0, i - 4) and words[k].text in _CLOSINGS and glued(words, k) and glued(words, k + 1):
        k -= 1
    behind = 0 <= k < i - 1 and words[k].kind == "w" and words[k].text[-3:].islower() and len(words[k].text) > 2
    followed = i + 1 < len(words) and (glued(words, i + 1) or not (capital(words[i + 1]) or words[i - 1].text == ","))
    if behind and text.isdecimal() and len(text) <= 3 and not followed:
        return Seen("citation", i, i + 1, why="the number of a note")
    volume = low(words, i + 1) == "(" and low(words, i + 3) == ")" and low(words, i + 4) == ":" and i + 5 < len(words)
    if volume and words[i + 2].kind == "n" and words[i + 5].kind == "n":
        return Seen("page", i, _listed(words, i + 5), why="volume, issue and pages")
    return None


def _clock(words: list[Token], i: int) -> Seen | None:
    text, j = words[i].text, i + 1
    if len(text) > 5 or j >= len(words) or not (words[j].low in _OF_CLOCKS or dash(words[j])):
        return None
    hour, _, minute = text.partition(".")
    hours = hour.isdecimal() and int(hour) <= 24 and (not minute or (len(minute) == 2 and minute.isdecimal() and int(minute) < 60))
    colon = low(words, j) == ":" and glued(words, j) and glued(words, j + 1) and j + 1 < len(words)
    if hours and not minute and colon and _sixtieth(words[j + 1].text):
        j += 2
        if low(words, j) == ":" and glued(words, j) and _sixtieth(low(words, j + 1)):
            if low(words, i - 1) not in {"at", "from", "until", "by", "to"}:
                return None  # a finishing time
            j += 2
        end = _half_day(words, j)
        while low(words, end) in {"utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "bst", "ist", "jst"}:
            end += 1
        return Seen("clock", i, end, why="a time of day")
    if hours and (end := _half_day(words, j)) > j:
        return Seen("clock", i, end, why="a time of day")
    ends = dash(words[j]) if j < len(words) else False
    if hours and (ends or low(words, j) == "to") and j + 1 < len(words) and words[j + 1].kind == "n":
        after = _half_day(words, j + 2)
        if after > j + 2 and low(words, j + 2) != "h":
            return Seen("clock", i, after, why="a time of day")
    return None


def _sixtieth(text: str) -> bool:
    return len(text) == 2 and text.isdecimal() and int(text) < 60


def _half_day(words: list[Token], i: int) -> int:
    if low(words, i) in {"a", "p"} and low(words, i + 1) == "." and low(words, i + 2) == "m" and glued(words, i + 1):
        return i + 3 + (low(words, i + 3) == "." and glued(words, i + 3))
    if low(words, i) == "o" and low(words, i + 2) == "clock":
        return i + 3
    return i + (low(words, i) in _HALF_DAYS)


def _shaped(words: list[Token], i: int) -> Seen | None:
    """Versions of three numbers, scores, dimensions, and figures that are phrases."""
    text = words[i].text
    if text.count(".") >= 2 and any(len(part) < 3 for part in text.split(".")[1:]) and not _dated(text):
        return Seen("version", i, end_of_code(words, i), why="a version or number of a part")
    nxt = low(words, i + 1)
    if (text[0] != "0" or len(text) == 1) and nxt not in _OF_SHAPES:
        return None
    letter = words[i + 2] if i + 2 < len(words) and dash(words[i + 1]) and glued(words, i + 1) and glued(words, i + 2) else None
    if letter and letter.kind == "w" and len(letter.text) == 1 and letter.text.isupper():
        return Seen("identifier", i, i + 3, why="part of a name")  # 3-D
    if len(text) > 1 and text[0] == "0" and text.isdecimal() and not is_calendar(nxt) and not (glued(words, i + 1) and nxt in {"/", "-", ":", "%"}):
        return Seen("identifier", i, end_of_code(words, i), why="digits that begin with zero")
    if nxt in {"×", "x"} and i + 2 < len(words) and words[i + 2].kind == "n" and (nxt == "×" or text.isdecimal() or "." in text):
        j = i + 3
        while low(words, j) in {"×", "x"} and j + 1 < len(words) and words[j + 1].kind == "n" and j < i + 10:
            j += 2
        if low(words, j) == "^" and j + 1 < len(words):
            return Seen("unclear", i, j + 2, why="a power")
        return Seen("unclear", i, j, why="dimensions of several sides")
    if nxt == "/" and glued(words, i + 1) and glued(words, i + 2) and len(text) == 4 and len(low(words, i + 2)) in {3, 4}:
        part = low(words, i + 2)
        if part.isdecimal() and text.isdecimal() and (len(part) == 3 or int(part) < int(text)):
            return Seen("numbering", i, i + 3, why="the number of a law or file")
    if nxt == "^" and glued(words, i + 1):
        return Seen("unclear", i, min(i + 3, len(words)), why="a power")
    if text == "1" and nxt == ":" and glued(words, i + 1) and glued(words, i + 2) and "," in low(words, i + 2):
        return Seen("unclear", i, i + 3, why="a scale")
    if nxt == "/" and glued(words, i + 1) and (text, low(words, i + 2)) in _FIXED and low(words, i + 3) != "/":
        return Seen("identifier", i, i + 3, why=_FIXED[text, low(words, i + 2)])
    return _score(words, i)


def _released(words: list[Token], i: int) -> Seen | None:
    """A version by itself: 3.x, faster than in 3.9, versions before 4.0; 2.0 in 2014 where version 1.0 came before."""
    text = words[i].text
    if low(words, i + 1) == "." and low(words, i + 2) == "x" and glued(words, i + 1) and glued(words, i + 2):
        return Seen("version", i, i + 3, why="a version")
    if not _POINT.fullmatch(text):
        return None
    ahead, after = low(words, i - 1), low(words, i + 1)
    follows = i + 1 < len(words) and (words[i + 1].kind == "n" or (words[i + 1].kind == "w" and after not in GRAMMAR) or after in _MEASURING)
    if follows:
        return None
    if low(words, i - 2) in RELEASES and ahead in _OF_RELEASES:
        return Seen("version", i, i + 1, why="a version")
    if ahead == "in" and low(words, i - 2) not in {"one", "rise", "increase", "fall"} and after != "in":
        return Seen("version", i, i + 1, why="a version")
    if ahead not in {",", "and", "or", ";"}:
        return None
    before = next((k for k in range(i - 2, max(-1, i - _MOST_AHEAD), -1) if words[k].low in RELEASES or words[k].text == "."), -1)
    told = before >= 0 and words[before].low in RELEASES and before + 1 < i and _POINT.fullmatch(words[before + 1].text) is not None
    return Seen("version", i, i + 1, why="a version") if told else None


def _dated(text: str) -> bool:
    parts = text.split(".")
    return len(parts) == 3 and ((len(parts[2]) == 4 and len(parts[0]) <= 2) or (len(parts[0]) == 4 and len(parts[1]) <= 2))


def _score(words: list[Token], i: int) -> Seen | None:
    j = i + 1
    if not (j + 1 < len(words) and dash(words[j]) and glued(words, j) and glued(words, j + 1) and words[j + 1].kind == "n"):
        return None
    first, second = words[i].text, words[j + 1].text
    if not (first.isdecimal() and second.isdecimal() and len(first) <= 3 and len(second) <= 3):
        return None
    if any(low(words, k) in GAMES for k in (i - 1, i - 2, i - 3, j + 2, j + 3)) or int(first) > int(second):
        k = j + 2
        while low(words, k) in {",", ";"} and k + 3 < len(words) and words[k + 1].kind == "n" and dash(words[k + 2]) and glued(words, k + 2):
            k += 4
        return Seen("unclear", i, k, why="a score")
    return None
