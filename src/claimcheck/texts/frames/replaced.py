"""What was replaced by what at the same place of two versions of a sentence? One value by another of its kind, the words around them being kept."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from claimcheck.reading.expect import NameTable
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Dates, NotJudged, Period, Quantity
from claimcheck.texts.echoes.stems import LITTLE, ONCE, stem, stems
from claimcheck.texts.frames.aligned import Aligned
from claimcheck.texts.frames.alike import could_be_one
from claimcheck.texts.frames.units import GROUPS, Line, Unit
from claimcheck.texts.syntax import frame

_MOST_REPLACED = 2
_LEAST = 3  # words about a name, where the texts are no versions of one another as a whole
_NEAR = 2
_BRACKETED, _BRACKETS = 12, frozenset("()[]")
# What may come or go without changing what is asked.
_IDLE = frozenset("the a an also now just current currently still that which and its his her their is was were are has had been be it".split())
_JOINTS = frozenset("and but or when where while whereas with as after before".split())  # what begins another clause is no part of this one
_DENYING = frozenset("not no never neither nor without until former formerly ex planned proposed would could may might".split())
_JOINING = frozenset(("and", "or", "&"))
_DONE = ONCE | stems(
    "crowned elected appointed canonized canonised celebrated described reigned ruled governed held passed repealed killed wounded murdered struck"
)
_SEVERAL = ({"figure"}, {"time"})


class Change(NamedTuple):
    """A stretch of one version that is another in the other: units ``a`` to before ``b`` against units ``c`` to before ``d``."""

    a: int
    b: int
    c: int
    d: int


class Replaced(NamedTuple):
    """A value and the one that took its place."""

    one: Unit
    other: Unit


def replaced(pair: Aligned, names: NameTable) -> Iterator[Replaced]:
    """The values that took each other's place. None where the time of what is said, or its sense, is another as well."""
    one, other = pair.one.units, pair.other.units
    changes = _changes(one, other)
    found = [(change, value) for change in changes if (value := _value(one, other, change)) is not None]
    if not 0 < len(found) <= _MOST_REPLACED or (not pair.revised and (pair.one.content < _LEAST or pair.other.content < _LEAST)):
        return
    rest = [change for change in changes if all(change is not known for known, _ in found)]
    if any(_turns(units) for change in rest for units in (one[change.a : change.b], other[change.c : change.d])):
        return
    if len(found) > 1 and {value.one.sort for _, value in found} not in _SEVERAL:
        return  # another figure or another holder of another time or place
    for _, value in found:
        if _kept(pair, value, rest) and _asks(pair, value, names):
            yield value


def _changes(one: Sequence[Unit], other: Sequence[Unit]) -> list[Change]:
    keys: list[list[Hashable]] = [[unit.key for unit in units] for units in (one, other)]
    match = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    return [Change(a, b, c, d) for tag, a, b, c, d in match.get_opcodes() if tag != "equal"]


def _value(one: Sequence[Unit], other: Sequence[Unit], change: Change) -> Replaced | None:
    """The one value on each side of a change, if they are of one kind and nothing else is changed there but idle words."""
    sides = [[unit for unit in units if _weighs(unit)] for units in (one[change.a : change.b], other[change.c : change.d])]
    if all(any(unit.sort == "time" for unit in units) for units in sides):
        sides = [
            [unit for unit in units if unit.sort == "time" or not unit.text[0].isupper()] for units in sides
        ]  # the name of a day may stand beside it
    if any(len(units) != 1 for units in sides):
        return None
    a, b = sides[0][0], sides[1][0]
    return Replaced(a, b) if a.sort == b.sort and _same_kind(a, b) else None


def _weighs(unit: Unit) -> bool:
    return unit.sort != "sign" and unit.key not in _IDLE and unit.key not in _JOINTS and unit.text != "s"


def _same_kind(a: Unit, b: Unit) -> bool:
    one, two = (unit.mention.value if unit.mention else None for unit in (a, b))
    match a.sort:
        case "figure":
            if a.mention is None or b.mention is None or not isinstance(one, Quantity) or not isinstance(two, Quantity):
                return False
            return a.mention.kind == b.mention.kind and (one.unit == two.unit or bool(one.unit and dimension(one.unit) == dimension(two.unit)))
        case "time":
            return any(isinstance(one, sort) and isinstance(two, sort) for sort in (Dates, Period, NotJudged))  # days of no year are not judged
        case "name":
            return True
        case "kind":
            return GROUPS[a.text.lower()] == GROUPS[b.text.lower()]
        case _:
            return False


def _turns(units: Sequence[Unit]) -> bool:
    """Do words that came or went give a time, or another sense?"""
    return any(unit.sort == "time" or (unit.sort == "word" and unit.text.lower() in _DENYING) for unit in units)


def _kept(pair: Aligned, value: Replaced, rest: Sequence[Change]) -> bool:
    """Do the words of the clause stand on both sides, but for those that tell nothing?"""
    sides = ((pair.one, value.one, [(c.a, c.b) for c in rest]), (pair.other, value.other, [(c.c, c.d) for c in rest]))
    return not any(_touches(line, unit, n) for line, unit, spans in sides for first, last in spans for n in range(first, last))


def _touches(line: Line, unit: Unit, n: int) -> bool:
    """Does a piece that only one version has belong to what is asked of a value: in its clause, or next to it?"""
    changed = line.units[n]
    if not _weighs(changed) or _bracketed(line, changed):
        return False
    clauses = frame(line.sentence).built.clause_of
    return clauses[changed.first] == clauses[unit.first] or abs(n - line.units.index(unit)) <= _NEAR


def _bracketed(line: Line, unit: Unit) -> bool:
    """Does it stand in brackets, as a conversion or a note does?"""
    words = line.sentence.words
    for k in range(unit.first - 1, max(unit.first - _BRACKETED, -1), -1):
        if words[k].text in _BRACKETS:
            return words[k].text in "(["
    return False


def _asks(pair: Aligned, value: Replaced, names: NameTable) -> bool:
    """Is the value an answer, and not whom the sentence is about, a member of a list, or a time of something else?"""
    sides = ((pair.one, value.one), (pair.other, value.other))
    if value.one.sort in {"name", "kind"}:
        if value.one.sort == "name" and could_be_one(value.one.text, value.other.text, names):
            return False
        return not any(_listed(line, unit) or (_leads(line, unit) and not (pair.behind and pair.revised)) for line, unit in sides)
    if value.one.sort == "time":
        return not any(_dates_a_figure(line, unit) for line, unit in sides)
    return True


def _leads(line: Line, unit: Unit) -> bool:
    """Does the name stand before the verb of its clause, as what the clause is about?"""
    built = frame(line.sentence).built
    clause = built.clauses[built.clause_of[unit.first]]
    return clause.verb < 0 or unit.first < clause.verb


def _listed(line: Line, unit: Unit) -> bool:
    """Is it one of several that are joined?"""
    at = line.units.index(unit)
    for step in (1, -1):
        k = at + step
        while 0 <= k < len(line.units) and (line.units[k].sort == "name" or line.units[k].text == ","):
            k += step
        if 0 < k < len(line.units) - 1 and line.units[k].text.lower() in _JOINING and line.units[k + step].sort == "name":
            return True
    return False


def _dates_a_figure(line: Line, unit: Unit) -> bool:
    """Is a date the time of a figure, rather than that of what was done?"""
    words, built = line.sentence.words, frame(line.sentence).built
    k = unit.first - 1
    while k >= 0 and words[k].low in {"in", "on", "from", "since", "until", "by", "the"}:
        k -= 1
    if k >= 0 and stem(words[k].low) in _DONE:
        return False
    clause = built.clause_of[unit.first]
    counted = (one for one in line.units if one.sort == "figure" and one.mention is not None and one.mention.kind == "quantity")
    if any(built.clause_of[one.first] == clause for one in counted):
        return True
    if built.clauses[clause].verb < 0 and unit.first and words[unit.first - 1].text not in {":", "("}:
        return True
    return k < 0 and unit.first > 0  # "In 1990, …"


def telling(line: Line, unit: Unit) -> str:
    """The words about a value that name what is asked, for a reader."""
    words = [one.text for one in line.units if one is not unit and one.sort in {"word", "name", "kind"} and one.text.lower() not in LITTLE]
    return " ".join(words[:4])
