"""When and of which part does a statement speak? Its qualifiers, as a time and as tags of a scope."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from claimcheck.imports.wikidata.times import Moment, hull
from claimcheck.imports.wikidata.values import Stated, stated

POINT, START, END = "P585", "P580", "P582"
EARLIEST, LATEST = "P1319", "P1326"
UNKNOWN = "XXXX"  # any year: a time is given, and cannot be said
CIRCUMSTANCES, CIRCA = "P1480", "Q5727902"

# What is told beside a statement and narrows it in no way. Every other qualifier makes it one of its own.
TOLD = frozenset((
    "P1365", "P1366",  # replaces, replaced by
    "P155", "P156",  # follows, followed by
    "P1545",  # series ordinal
    "P1534",  # end cause
    "P1932", "P1810",  # as the reference writes it
    "P805",  # statement is subject of
    "P2241", "P7452",  # reasons for its rank
    "P248", "P854", "P813", "P143", "P3452", "P887", "P4656", "P1476", "P577", "P304", "P2960", "P1065",  # where it was read
    "P1683", "P6607",  # quotation, clarification of a constraint
    "P973", "P2699", "P18", "P1343",  # described at, address, picture, described by
))  # fmt: skip
_TIMES = frozenset((POINT, START, END, EARLIEST, LATEST))

Snaks = Mapping[str, Any]
Label = Callable[[str], str]


class Qualified(NamedTuple):
    """When a statement holds, the part it speaks of, whether its own date is about so, and the entities that its tags name."""

    when: str
    scope: tuple[str, ...]
    circa: bool
    bounds: str  # the days between which its own date lies, where that is said
    began: tuple[Moment, ...]  # the times of which it speaks, but for the end of a stretch
    named: tuple[str, ...]


def qualified(qualifiers: Any, label: Label, separators: frozenset[str], currencies: Mapping[str, str]) -> Qualified | str:
    """What the qualifiers of a statement come to, or why it cannot be dated.

    ``separators`` are qualifiers that keep values apart which the property allows once; they are tags even if they are told alone.
    """
    if not isinstance(qualifiers, dict) or not qualifiers:
        return _PLAIN
    tags: list[str] = []
    named: list[str] = []
    circa = False
    for property, snaks in sorted(qualifiers.items(), key=lambda item: _order(item[0])):
        if property in _TIMES or (property in TOLD and property not in separators):
            continue
        for snak in _snaks(snaks):
            found = stated(snak, currencies)
            if isinstance(found, str):
                found = Stated(_raw(snak))
            if property == CIRCUMSTANCES and found.entity == CIRCA:
                circa = True
                continue
            tags.append(f"{label(property)}: {found.text}".replace(";", ","))
            named += [found.entity] * bool(found.entity)
    times = {key: _times(qualifiers.get(key)) for key in _TIMES & qualifiers.keys()}
    wrong = next((found for key in sorted(times) for found in times[key] if isinstance(found, str) and found not in _OPEN), None)
    if wrong:
        return f"{wrong} in a qualifier"
    bounds = hull(_first(times, EARLIEST), _last(times, LATEST))
    began = tuple(time for key in (POINT, START, EARLIEST) for time in times.get(key, ()) if isinstance(time, Moment))
    return Qualified(_when(times) or bounds, tuple(sorted(set(tags))), circa, bounds, began, tuple(named))


_PLAIN = Qualified("", (), False, "", (), ())
_OPEN = ("unknown", "none")
Times = Mapping[str, list["Moment | str"]]


def _order(property: str) -> tuple[int, str]:
    return len(property), property


def _snaks(found: Any) -> Iterator[Mapping[str, Any]]:
    return (snak for snak in found if isinstance(snak, dict)) if isinstance(found, list) else iter(())


def _raw(snak: Mapping[str, Any]) -> str:
    import json

    return json.dumps(snak.get("datavalue"), ensure_ascii=False, sort_keys=True)[:100]


def _times(found: Any) -> list[Moment | str]:
    """The times of a qualifier; ``unknown`` and ``none`` as words, and why one cannot be read."""
    read = [stated(snak, {}) for snak in _snaks(found)]
    return [one if isinstance(one, str) else one.time or one.text for one in read]


def _first(times: Times, key: str) -> Moment | None:
    return next((time for time in times.get(key, ()) if isinstance(time, Moment)), None)


def _last(times: Times, key: str) -> Moment | None:
    return next((time for time in reversed(times.get(key, [])) if isinstance(time, Moment)), None)


def _when(times: Times) -> str:
    points = [time for time in times.get(POINT, ()) if isinstance(time, Moment)]
    if len(points) == 1:
        return points[0].text
    if points and all(point.end for point in points):
        return f"[{','.join(sorted({point.end for point in points}))}]"
    if points:
        return f"[{','.join(f'{point.low}..{point.high}' for point in points)}]"
    if START not in times and END not in times:
        return UNKNOWN if POINT in times else ""
    start, end = _first(times, START), _last(times, END)
    if len(times.get(START, ())) > 1 or len(times.get(END, ())) > 1:
        return hull(start, end)  # several stretches, and nothing says which end is that of which
    began = start.end if start else ""
    if end:
        ended = end.end
    elif "unknown" in times.get(END, ()):
        ended = ""
    else:
        ended = ".."
    if not began and ended == "..":
        return "" if "none" in times.get(END, ()) else UNKNOWN
    return f"{began}/{ended}" if began or ended else UNKNOWN
