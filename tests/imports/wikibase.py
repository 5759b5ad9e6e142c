"""Entities in the published JSON format, written short: what the tests of the import are made of."""

from __future__ import annotations

import hashlib
import json
from typing import Any

ENTITY = "http://www.wikidata.org/entity/"
GREGORIAN, JULIAN = f"{ENTITY}Q1985727", f"{ENTITY}Q1985786"
_KINDS = {
    "wikibase-item": "wikibase-entityid",
    "quantity": "quantity",
    "time": "time",
    "monolingualtext": "monolingualtext",
    "globe-coordinate": "globecoordinate",
}


def item(id: str) -> tuple[str, Any]:
    return "wikibase-item", {"entity-type": "item", "numeric-id": int(id[1:]), "id": id}


def prop(id: str) -> tuple[str, Any]:
    return "wikibase-property", {"entity-type": "property", "numeric-id": int(id[1:]), "id": id}


def amount(text: str, unit: str = "1", low: str | None = None, high: str | None = None) -> tuple[str, Any]:
    bounds = {} if low is None else {"upperBound": high, "lowerBound": low}
    return "quantity", {"amount": text, "unit": unit if unit == "1" else ENTITY + unit, **bounds}


def time(text: str, precision: int = 11, calendar: str = GREGORIAN, **more: int) -> tuple[str, Any]:
    return "time", {"time": text, "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": calendar, **more}


def day(text: str) -> tuple[str, Any]:
    return time(f"+{text}T00:00:00Z")


def year(number: int) -> tuple[str, Any]:
    return time(f"{number:+05d}-00-00T00:00:00Z", 9)


def text(value: str, datatype: str = "string") -> tuple[str, Any]:
    return datatype, value


def inlanguage(value: str, language: str) -> tuple[str, Any]:
    return "monolingualtext", {"text": value, "language": language}


def snak(id: str, value: tuple[str, Any] | str) -> dict[str, Any]:
    """A snak; ``somevalue`` and ``novalue`` instead of a value."""
    if isinstance(value, str):
        return {"snaktype": value, "property": id, "datatype": "wikibase-item", "hash": "0"}
    datatype, data = value
    type_ = "wikibase-entityid" if datatype == "wikibase-property" else _KINDS.get(datatype, "string")
    return {"snaktype": "value", "property": id, "hash": "0", "datavalue": {"value": data, "type": type_}, "datatype": datatype}


def snaks(given: dict[str, Any]) -> dict[str, list[Any]]:
    return {id: [snak(id, value) for value in (values if isinstance(values, list) else [values])] for id, values in given.items()}


def statement(id: str, value: tuple[str, Any] | str, rank: str = "normal", references: list[dict[str, Any]] | None = None, **qualifiers: Any) -> Any:
    found: dict[str, Any] = {"mainsnak": snak(id, value), "type": "statement", "rank": rank}
    if qualifiers:
        found |= {"qualifiers": snaks(qualifiers), "qualifiers-order": list(qualifiers)}
    if references:
        found["references"] = [{"hash": _digest(one), "snaks": snaks(one), "snaks-order": list(one)} for one in references]
    return found


def _digest(reference: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(reference).encode()).hexdigest()[:40]


def entity(id: str, label: str = "", statements: list[Any] | None = None, aliases: list[str] | None = None, **more: Any) -> dict[str, Any]:
    claims: dict[str, list[Any]] = {}
    for number, one in enumerate(statements or []):
        named = {**one, "id": f"{id}$0000{number:04d}-AAAA-BBBB-CCCC-000000000000"}
        claims.setdefault(one["mainsnak"]["property"], []).append(named)
    return {
        "type": "property" if id[0] == "P" else "item",
        **({"datatype": more.pop("datatype", "string")} if id[0] == "P" else {}),
        "id": id,
        "labels": {"en": {"language": "en", "value": label}} if label else [],
        "descriptions": [],
        "aliases": {"en": [{"language": "en", "value": one} for one in aliases]} if aliases else [],
        "claims": claims or [],
        "sitelinks": [],
        "lastrevid": 1,
        "modified": "2025-06-01T00:00:00Z",
        **more,
    }


def constraint(kind: str, **qualifiers: Any) -> Any:
    return statement("P2302", item(kind), **qualifiers)


def dump(entities: list[Any]) -> str:
    return "[\n" + ",\n".join(json.dumps(one, separators=(",", ":")) for one in entities) + "\n]\n"
