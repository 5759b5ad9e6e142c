"""Which words beside a day only give the time of day? They leave the day as it is: 10:30 on, at noon, 10.30 a.m. GMT."""

from __future__ import annotations

from claimcheck.reading.tokens import DASHES, Token, glued, low

_NOON = frozenset(("noon", "midday"))
_ZONES = frozenset(("utc", "gmt", "z", "cet", "cest", "eet", "bst", "ist", "jst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"))
CLOCK_WORDS = _NOON


def before_day(words: list[Token], i: int) -> int:
    """The token of the day that a time of day at token ``i`` leads to; ``i`` where none does."""
    j = _clock(words, i + (low(words, i) == "at"))
    if j and low(words, j) in {"on", ",", "of"}:
        return j + 1 + (low(words, j + 1) == "on")
    return i


def after_day(words: list[Token], i: int) -> int:
    """The token after a time of day that follows a day which ends at token ``i``; ``i`` where none does."""
    j = i + (low(words, i) == ",")
    return _clock(words, j + (low(words, j) == "at")) or i


def _clock(words: list[Token], i: int) -> int:
    if low(words, i) in _NOON:
        return i + 1
    if i >= len(words) or words[i].kind != "n" or len(words[i].text) > 5:
        return 0
    hour, point, minute = words[i].text.partition(".")
    if not (hour.isdecimal() and len(hour) <= 2 and int(hour) <= 24):
        return 0
    j, plain = i + 1, False
    if not point and low(words, j) == ":" and glued(words, j) and glued(words, j + 1) and _sixtieth(low(words, j + 1)):
        j, plain = j + 2, True
        if low(words, j) == ":" and glued(words, j) and glued(words, j + 1) and _sixtieth(low(words, j + 1)[:2]):
            j += 2
    elif point and not _sixtieth(minute):
        return 0
    end = _zone(words, _half_of_day(words, j))
    return end if plain or end > j else 0


def _sixtieth(text: str) -> bool:
    return len(text) == 2 and text.isdecimal() and int(text) < 60


def _half_of_day(words: list[Token], i: int) -> int:
    if low(words, i) in {"a", "p"} and low(words, i + 1) == "." and low(words, i + 2) == "m":
        return i + 3 + (low(words, i + 3) == ".")
    if low(words, i) == "o" and low(words, i + 2) == "clock":
        return i + 3
    return i + (low(words, i) in {"am", "pm", "hrs", "hours", "h", "noon"})


def _zone(words: list[Token], i: int) -> int:
    if low(words, i) in _ZONES:
        return i + 1
    signed = low(words, i) == "+" or (low(words, i) in DASHES and low(words, i) != "")
    if signed and glued(words, i) and glued(words, i + 1) and low(words, i + 1).isdecimal() and len(low(words, i + 1)) in {2, 4}:
        return i + 4 if low(words, i + 2) == ":" and _sixtieth(low(words, i + 3)) else i + 2
    return i
