"""Which traits do the constraints of a property come to (P2302), and which say what no trait can?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from claimcheck.imports.wikidata.qualifiers import END, POINT, START, TOLD
from claimcheck.imports.wikidata.values import entity_id, main_value, stated, unit_of
from claimcheck.reading import dimension
from claimcheck.reading.patterns import Pattern, pattern
from claimcheck.reading.units import is_unit

CONSTRAINT = "P2302"
EXCEPTION, ITEM, PROPERTY, MAXIMUM, MINIMUM = "P2303", "P2305", "P2306", "P2312", "P2313"
EARLIEST, LATEST = "P2310", "P2311"
FORMAT, SEPARATOR, CHECKED_ON, STATUS = "P1793", "P4155", "P4680", "P2316"
ON_MAIN_VALUE, SUGGESTION = "Q46466787", "Q62026391"

NAMES = {
    "Q19474404": "single value", "Q52060874": "single best value", "Q21510857": "multi-value", "Q21510859": "one of",
    "Q52558054": "none of", "Q21510860": "range", "Q25796498": "contemporary", "Q21510854": "difference within range",
    "Q21502838": "conflicts with", "Q21503247": "item requires statement", "Q21510864": "value requires statement",
    "Q21502410": "distinct values", "Q21510856": "required qualifier", "Q21510851": "allowed qualifiers", "Q21514353": "allowed units",
    "Q21502404": "format", "Q21503250": "subject type", "Q21510865": "value type", "Q21510855": "inverse", "Q21510862": "symmetric",
    "Q54554025": "citation needed", "Q21510852": "Commons link", "Q51723761": "no bounds", "Q52848401": "integer",
    "Q52004125": "allowed entity types", "Q53869507": "property scope", "Q108139345": "label in language",
    "Q111204896": "description in language", "Q55819106": "lexeme requires language", "Q55819078": "lexeme requires lexical category",
}  # fmt: skip


class Carried(NamedTuple):
    """The traits, what keeps values apart, and whether only statements of the best rank count; what was left, by kind; who is excepted."""

    traits: Mapping[str, Any]
    separators: frozenset[str]
    best: bool
    left: Mapping[str, int]
    excepted: tuple[str, ...]
    named: frozenset[str]  # entities that traits name


class Given(NamedTuple):
    """One constraint: its qualifiers, and what is known about properties and money."""

    qualifiers: Mapping[str, Any]
    id_of: Callable[[str], str]
    datatype_of: Callable[[str], str]
    currencies: Mapping[str, str]
    property: str

    def entities(self, key: str) -> list[str]:
        """The entities that a qualifier names; ``unknown`` and ``none`` as words."""
        return [found.entity or found.text for snak in self.snaks(key) if not isinstance(found := stated(snak, {}), str)]

    def snaks(self, key: str) -> list[Mapping[str, Any]]:
        """The snaks of a qualifier."""
        found = self.qualifiers.get(key)
        return [snak for snak in found if isinstance(snak, dict)] if isinstance(found, list) else []


def carried(entity: Mapping[str, Any], id_of: Callable[[str], str], datatype_of: Callable[[str], str], currencies: Mapping[str, str]) -> Carried:
    """The traits that the constraints of a property come to."""
    claims = entity.get("claims")
    traits: dict[str, Any] = {}
    left: dict[str, int] = {}
    separators: set[str] = set()
    excepted: list[str] = []
    named: set[str] = set()
    best = False
    constraints = claims.get(CONSTRAINT) if isinstance(claims, dict) else None
    for statement in constraints if isinstance(constraints, list) else ():
        if not isinstance(statement, dict) or statement.get("rank") == "deprecated":
            continue
        kind = entity_id(main_value(statement))
        qualifiers = statement.get("qualifiers")
        given = Given(qualifiers if isinstance(qualifiers, dict) else {}, id_of, datatype_of, currencies, str(entity.get("id", "")))
        name = NAMES.get(kind, kind or "unknown")
        checked = given.entities(CHECKED_ON)
        scopes = [item for item in checked if item in _PLACES]
        if scopes and ON_MAIN_VALUE not in scopes:
            continue  # it speaks of qualifiers or references alone
        if SUGGESTION in given.entities(STATUS):
            left[f"{name} (a suggestion)"] = left.get(f"{name} (a suggestion)", 0) + 1
            continue
        found = _TRAITS[kind](given) if kind in _TRAITS else None
        if found == {"values": "best"} and traits.get("values") == "one":
            continue  # the stricter of the two holds
        if found == {"values": "one"}:
            traits.pop("values", None)
        if found is None or any(key in traits and traits[key] != value and not isinstance(value, list) for key, value in found.items()):
            left[name] = left.get(name, 0) + 1
            continue
        for key, value in found.items():
            traits[key] = [*traits.get(key, []), *(one for one in value if one not in traits.get(key, []))] if isinstance(value, list) else value
        best = best or kind == "Q52060874"
        if kind in {"Q19474404", "Q52060874"}:
            separators |= set(given.entities(SEPARATOR))
        excepted += [item for item in given.entities(EXCEPTION) if item not in {"unknown", "none"}]
        named |= {item for key in (ITEM,) for item in given.entities(key) if item.startswith("Q")}
    if traits.get("values") == "one":
        best = False
    return Carried(traits, frozenset(separators), best, left, tuple(dict.fromkeys(excepted)), frozenset(named))


_PLACES = frozenset((ON_MAIN_VALUE, "Q46466783", "Q46466805"))
Traits = dict[str, Any]


def _items(trait: str) -> Callable[[Given], Traits | None]:
    def of(given: Given) -> Traits | None:
        items = [item for item in given.entities(ITEM) if item != "none"]
        if not items or "unknown" in items or given.datatype_of(given.property) not in {"entity", "name"}:
            return None
        return {trait: [item.lower() for item in items]}

    return of


def _range(given: Given) -> Traits | None:
    amounts = {trait: _bound(given, key) for trait, key in (("minimum", MINIMUM), ("maximum", MAXIMUM))}
    dates = {trait: _day(given, key, trait) for trait, key in (("minimum", EARLIEST), ("maximum", LATEST))}
    found = {**amounts, **{trait: day for trait, day in dates.items() if day}}
    if None in found.values():
        return None
    return {trait: text for trait, text in found.items() if text} or None


def _bound(given: Given, key: str) -> str | None:
    """An amount with its unit; empty where none is given, or there is no bound; ``None`` where it cannot be said."""
    for snak in given.snaks(key):
        found = stated(snak, given.currencies)
        if isinstance(found, str) or found.text == "unknown":
            return None
        if found.text == "none":
            continue
        return None if " to " in found.text or (found.unit and not is_unit(found.unit)) else found.text
    return ""


def _day(given: Given, key: str, trait: str) -> str | None:
    for snak in given.snaks(key):
        if snak.get("snaktype") == "novalue":
            continue
        if snak.get("snaktype") == "somevalue":
            continue  # the day on which it is read: later ones are found by the date of their source
        found = stated(snak, {})
        if isinstance(found, str) or found.time is None:
            return None
        return found.time.low if trait == "minimum" else found.time.high
    return ""


def _difference(given: Given) -> Traits | None:
    other = next((item for item in given.entities(PROPERTY) if item), "")
    if not given.id_of(other) or given.datatype_of(other) != given.datatype_of(given.property):
        return None
    least, most = _bound(given, MINIMUM), _bound(given, MAXIMUM)
    if least is None or most is None or not (least or most):
        return None
    if given.datatype_of(other) == "date":
        lengths = [_length(text) for text in (least, most)]
        if None in lengths:
            return None
        least, most = (text or "" for text in lengths)
    return {"difference": {"property": given.id_of(other), **({"minimum": least} if least else {}), **({"maximum": most} if most else {})}}


def _length(text: str) -> str | None:
    """A length of time as the trait is written; ``None`` for parts of a year and units that are no time."""
    number, _, unit = text.partition(" ")
    if not text:
        return ""
    if dimension(unit) not in {"calendar time", "clock time"} or unit not in {"year", "month", "week", "day", "decade", "century"}:
        return None if number.strip("0") else "0 days"
    return f"{number} {unit}s" if number.isdecimal() and unit != "century" else None


def _other(trait: str) -> Callable[[Given], Traits | None]:
    def of(given: Given) -> Traits | None:
        other = next((item for item in given.entities(PROPERTY) if item), "")
        id = given.id_of(other)
        items = [item for item in given.entities(ITEM) if item not in {"none", "unknown"}]
        if not id or (items and given.datatype_of(other) not in {"entity", "name"}):
            return None
        if trait == "requires" and len(items) != 1:
            return {trait: [id]}  # any one of several would do
        return {trait: [f"{id}={item.lower()}" for item in items] or [id]}

    return of


def _required(given: Given) -> Traits | None:
    other = next((item for item in given.entities(PROPERTY) if item), "")
    if other in {POINT, START, END}:
        return {"required": ["when"]}
    return {"required": ["scope"]} if other and other not in TOLD else None


def _units(given: Given) -> Traits | None:
    items = given.entities(ITEM)
    if not items or "none" in items or "unknown" in items:
        return None  # an amount without a unit is allowed too, which a list of units cannot say
    units = [unit_of({"unit": item}, given.currencies) for item in items]
    return {"units": units} if all(units) else None


def _format(given: Given) -> Traits | None:
    if given.datatype_of(given.property) not in {"text", "name"}:
        return None
    found = [text.text for snak in given.snaks(FORMAT) if not isinstance(text := stated(snak, {}), str)]
    if len(found) != 1 or not isinstance(pattern(found[0]), Pattern):
        return None
    return {"format": found[0]}


def _inverse(given: Given) -> Traits | None:
    id = given.id_of(next((item for item in given.entities(PROPERTY) if item), ""))
    return {"inverse": id} if id else None


_TRAITS: Mapping[str, Callable[[Given], Traits | None]] = {
    "Q19474404": lambda _: {"values": "one"},
    "Q52060874": lambda _: {"values": "best"},
    "Q21510857": lambda _: {"at-least": 2},
    "Q21510859": _items("one-of"),
    "Q52558054": _items("none-of"),
    "Q21510860": _range,
    "Q25796498": lambda _: {"contemporary": True},
    "Q21510854": _difference,
    "Q21502838": _other("conflicts-with"),
    "Q21503247": _other("requires"),
    "Q21502410": lambda _: {"distinct": True},
    "Q21510856": _required,
    "Q21514353": _units,
    "Q21502404": _format,
    "Q21510855": _inverse,
    "Q21510862": lambda _: {"symmetric": True},
}
