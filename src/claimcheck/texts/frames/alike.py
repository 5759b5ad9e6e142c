"""Could two names that take each other's place be of one thing, or one of them be of a part of the other?"""

from __future__ import annotations

from claimcheck.reading.expect import NameTable
from claimcheck.reading.names import country, fold, resolve, same_person_or_thing, spelled
from claimcheck.reading.values import Term

_LITTLE = frozenset("of the and de la von van der den in at for st saint mount lake river".split())
_CONTINENTS = frozenset("europe africa asia america oceania antarctica scandinavia".split())
_SLIPS = 2


def could_be_one(one: str, other: str, names: NameTable) -> bool:
    """Is one a form, an alias, a part or a spelling of the other, or of another order than it, as a land is to a town?"""
    a, b = spelled(fold(one)), spelled(fold(other))
    if not a or not b or a == b:
        return True
    ids = resolve(one, names), resolve(other, names)
    if ids[0] and ids[0] == ids[1]:
        return True
    if same_person_or_thing(_term(one, ids[0]), _term(other, ids[1])) != "different" or _of_other_order(one, other):
        return True
    first, second = ({*words} - _LITTLE for words in (a, b))
    if first <= second or second <= first:
        return True
    if first & second:
        rest = first - second, second - first
        return not (len(a) == len(b) and all(len(words) == 1 for words in rest) and not _near(rest[0].pop(), rest[1].pop()))
    return _short_of(a, b) or _short_of(b, a) or _near("".join(a), "".join(b))


def _term(text: str, entity: str) -> Term:
    return Term(text=text, key=fold(text), entity=entity)


def _of_other_order(one: str, other: str) -> bool:
    """Is one a country or a continent, and the other neither?"""
    lands = [bool(country(name, fold(name))) or {*fold(name)} <= _CONTINENTS for name in (one, other)]
    return lands[0] != lands[1]


def _short_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is it made of the first letters of the other, or of some of them?"""
    if len(short) != 1 or len(full) < 2:
        return False
    return any(short[0] == "".join(word[0] for word in words) for words in (full, tuple(word for word in full if word not in _LITTLE)))


def _near(one: str, other: str) -> bool:
    """Are they two spellings of one word: a few letters apart, or one with the beginning of the other?"""
    least = min(len(one), len(other))
    start = next((k for k in range(least) if one[k] != other[k]), least)
    if least <= 2 or start >= max(5, least - 1):
        return True
    return abs(len(one) - len(other)) <= _SLIPS and _apart(one, other) <= (1 if least < 6 else _SLIPS)


def _apart(one: str, other: str) -> int:
    """By how many letters are two words apart? Only of a length at which that is told at once."""
    one, other = one[:40], other[:40]
    row = list(range(len(other) + 1))
    for i, c in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, d in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (c != d))
    return row[-1]
