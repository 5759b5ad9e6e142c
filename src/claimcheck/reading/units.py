"""Which unit or currency is written here, and how does it convert? Exact factors within a dimension, none between currencies."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from claimcheck.reading.expect import Expect
from claimcheck.reading.tokens import Phrases, Token, glued, low, tokens
from claimcheck.vocabulary.currencies import CODES, NAMES, SIGNS
from claimcheck.vocabulary.units import DIMENSIONS, ZEROS

# Codes that are words as well, in a text in capitals; they count only where they are expected.
_ALSO_WORDS = frozenset(("ALL", "TOP", "TRY", "PEN", "CUP", "MAD", "BAD", "SIT", "SOS", "STD", "LAK", "BAM", "ANG", "ARS"))

# Symbols of units that mean something else in a sentence; they count only where they are expected.
_WORDS = frozenset(("in", "pp"))

# What thermometers are read in, written without the degree; they count only where a temperature is expected.
_DEGREES = {"K": "K", "C": "°C", "F": "°F"}


class Unit(NamedTuple):
    """A unit: its symbol, its dimension, and its exact size and zero in the first unit of that dimension."""

    symbol: str
    dimension: str
    size: Fraction
    zero: Fraction = Fraction(0)


@cache
def _symbols() -> dict[str, Unit]:
    return {
        symbol: Unit(symbol, dimension, Fraction(above, below), Fraction(*ZEROS.get(symbol, (0, 1))))
        for dimension, rows in DIMENSIONS.items()
        for symbol, above, below, _ in rows
    }


@cache
def _phrases() -> Phrases:
    table: dict[str, str] = {}
    for rows in DIMENSIONS.values():
        for symbol, _, _, names in rows:
            for name in (*names, *([symbol] if len(symbol) > 2 else [])):
                table |= {name.lower(): symbol, plural(name.lower()): symbol}
                if " " in name:  # kilowatt-hours
                    table |= {form.replace(" ", "-"): symbol for form in (name.lower(), plural(name.lower()))}
            if len(symbol) == 2 and symbol.islower() and symbol not in _WORDS:
                table |= {symbol: symbol} if symbol == "ha" else {symbol: symbol, plural(symbol): symbol}  # "has" is no plural of hectares
    return Phrases(table)


@cache
def _money() -> Phrases:
    return Phrases({name: word for word in NAMES for name in (word, plural(word), _pounds(word))} | {sign: sign for sign in SIGNS})


def money_openers() -> frozenset[str]:
    """The words in small letters that the name of a currency can begin with."""
    return frozenset(("u", *_money().openers))


def money_phrases() -> Iterator[tuple[str, ...]]:
    """All names and signs of currencies, as the tokens they consist of."""
    return (parts for parts, _ in _money().rows)


def unit_phrases() -> Iterator[tuple[str, ...]]:
    """All names and symbols of units in small letters, as the tokens they consist of."""
    yield from (parts for parts, _ in _phrases().rows)
    yield from ((symbol.lower(),) for symbol in _cased())


def _pounds(word: str) -> str:
    return word.replace("pound ", "pounds ")


def plural(word: str) -> str:
    """The word in the plural, as far as a rule tells: persons, bodies, branches."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s") if word[-1:].isalpha() else word


def dimension(unit: str) -> str:
    """What does the unit measure? ``currency`` for a currency, the unit itself for one that is not known."""
    if unit in CODES:
        return "currency"
    known = _symbols().get(unit)
    return known.dimension if known else unit


def is_unit(unit: str) -> bool:
    """Is this a unit or a currency that is known?"""
    return unit in _symbols() or unit in CODES


def convert(value: Fraction, unit: str, wanted: str) -> tuple[Fraction, str]:
    """The value in the wanted unit if both measure the same; otherwise in the first unit of its own dimension."""
    known = _symbols()
    here, there = known.get(unit), known.get(wanted)
    if here is None:
        return value, unit
    if here is there:
        return value, unit
    if there is None or there.dimension != here.dimension:
        there = known[DIMENSIONS[here.dimension][0][0]]
    return (value * here.size + here.zero - there.zero) / there.size, there.symbol


@lru_cache(maxsize=1024)
def converted_to(unit: str, wanted: str) -> str:
    """The unit in which a value comes out that is converted."""
    return convert(Fraction(1), unit, wanted)[1]


def money_expected(expect: Expect) -> bool:
    """Is an amount of money expected?"""
    return "currency" in expect.units or expect.unit in CODES or any(unit in CODES for unit in expect.units)


def unit_at(words: list[Token], i: int, expect: Expect) -> tuple[str, int] | None:
    """The unit or currency that is named at token ``i``, and the token after it. An empty unit is a plain count."""
    found = _named_at(words, i, expect)
    if found and not expect.unit and not expect.units and any(_spells(words, i, word) for word in expect.words):
        return None  # what the property counts may be days
    return found


def _named_at(words: list[Token], i: int, expect: Expect) -> tuple[str, int] | None:
    if i >= len(words):
        return None
    if currency := currency_at(words, i, expect):
        return currency
    for custom in (expect.unit, *expect.units):
        if custom and custom != "currency" and not is_unit(custom) and (end := _spells(words, i, custom)):
            return custom, end
    text = words[i].text
    if text in _WORDS:
        return (text, i + 1) if text in (expect.unit, *expect.units) else None
    if text == "s":
        return ("s", i + 1) if dimension(expect.unit) == "clock time" else None
    if text in _DEGREES and dimension(expect.unit) == "temperature":
        return _DEGREES[text], i + 1
    if text in {"m", "km"} and low(words, i + 1) in {"2", "3"} and glued(words, i + 1):
        return text + low(words, i + 1), i + 2
    found = _phrases().at(words, i)
    if text in _cased() and (found is None or found[1] == i + 1):
        return _cased()[text], i + 1
    if found and found[0] == "lb" and words[i].low.startswith("pound") and dimension(expect.unit) != "mass":
        return None
    return found


@cache
def _cased() -> dict[str, str]:
    """Short symbols, which mean something only in the case they are written in."""
    short = {symbol: symbol for symbol in _symbols() if symbol.isascii() and 0 < len(symbol) <= 3 and symbol not in {"K", "s", *_WORDS}}
    return {symbol: symbol for symbol in short if len(symbol) == 1 or not symbol.islower()} | {"L": "l", "mL": "ml"}


@lru_cache(maxsize=1024)
def _forms(unit: str) -> tuple[list[str], ...]:
    return tuple([token.low for token in tokens(form)] for form in (unit, plural(unit)))


def _spells(words: list[Token], i: int, wanted: str) -> int:
    for parts in _forms(wanted):
        if parts and [token.low for token in words[i : i + len(parts)]] == parts:
            return i + len(parts)
    return 0


def currency_at(words: list[Token], i: int, expect: Expect) -> tuple[str, int] | None:
    """The currency that is named at token ``i``: a code, a sign or a word."""
    if i >= len(words):
        return None
    text, j = words[i].text, i
    if text in CODES and low(words, i + 1) != "$":
        return None if text in _ALSO_WORDS and text not in (expect.unit, *expect.units) else (text, i + 1)
    if text == "U" and [low(words, i + k) for k in range(1, 4)] == [".", "s", "."]:
        if low(words, i + 4) == "$":
            return "USD", i + 5
        return ("USD", i + 5) if low(words, i + 4) in {"dollar", "dollars"} else None
    found = _money().at(words, j)
    if found is None:
        return None
    if found[0] == "won" and not money_expected(expect):
        return None  # "won 3 medals"
    candidates = SIGNS.get(found[0]) or NAMES.get(found[0], ())
    if found[0] == "pound" and dimension(expect.unit) == "mass":
        return None
    likely = [unit for unit in (expect.unit, *expect.units) if unit in candidates and unit]
    chosen = likely[0] if likely else candidates[0]
    return (chosen, found[1]) if chosen else None
