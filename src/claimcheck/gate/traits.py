"""Do the traits of a property let more pass than they did?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimcheck.finding import GateChange
from claimcheck.ledger import Ledger
from claimcheck.model import Property

SILENT = {"id", "label", "description", "aliases", "wikidata", "examples"}  # for readers, and for the writing of claims
DEMANDS = {"terms", "none_of", "after", "conflicts_with", "requires", "required"}  # the fewer, the more passes
LEAVES = {"units"}  # the more, the more passes; none leaves all
CHOICES = {"one_of", "subject_types", "value_types"}  # the same, and without any of them nothing is asked
FOUND_BY = {"phrases", "keys", "words"}  # the fewer, the less is found in texts
FROM_STRICT: dict[str, tuple[Any, ...]] = {
    "values": ("one", "best", "many"),
    "figures": ("exact", "reported"),
    "wording": ("official", "term", "free"),
}


def of_properties(base: Ledger, head: Ledger) -> Iterator[GateChange]:
    """Traits that changed of properties that were there before, and properties that are gone."""
    for id, was in sorted(base.properties.items()):
        now = head.properties.get(id)
        if now is was or now == was:
            continue
        if now is None:
            path, line, _ = base.places.place("property", id)
            yield GateChange(f"property `{id}` removed", path, line)
            continue
        for field in Property.model_fields:
            old, new = getattr(was, field), getattr(now, field)
            if field not in SILENT and old != new:
                path, line, _ = head.places.place("property", id, field)
                if not path:
                    path, line, _ = base.places.place("property", id, field)
                told = f"property `{id}`: {field.replace('_', '-')} {_told(old)} is now {_told(new)}"
                yield GateChange(told, path, line, weaker=_looser(field, old, new))


def _looser(field: str, old: Any, new: Any) -> bool:
    if field in FROM_STRICT:
        order = FROM_STRICT[field]
        return order.index(new or order[0]) > order.index(old or order[0])
    if isinstance(old, bool):
        return old and not new
    if field == "at_least":
        return bool(new < old)
    if field in DEMANDS or field in FOUND_BY:
        return not set(old) <= set(new)
    if field in CHOICES or field in LEAVES:
        return bool(old) and not (new and set(new) <= set(old))
    if field in ("fresh", "minimum", "maximum", "format", "difference", "inverse"):
        return bool(old)  # which of two limits is the stricter is not looked into: to add one is, to change one may be
    return True


def _told(value: Any) -> str:
    if value is None or value in ("", ()):
        return "not set"
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    if isinstance(value, tuple):
        more = f" and {len(value) - 5} more" if len(value) > 5 else ""
        return ", ".join(_told(item) for item in value[:5]) + more
    return f"`{str(value)[:60]}`"
