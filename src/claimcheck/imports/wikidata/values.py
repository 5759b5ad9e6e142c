"""What does a snak state? Its value as a ledger writes it, with its unit, or why it cannot be written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from claimcheck.imports.wikidata.times import Moment, moment
from claimcheck.imports.wikidata.units import UNITS
from claimcheck.reading.expect import Datatype
from claimcheck.reading.units import is_unit

LONGEST = 2000  # characters of a text: longer ones are formulas and scores
_AMOUNT = re.compile(r"[+-]?(\d+)(\.\d+)?", re.ASCII)
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
# What the reader takes for something else than the text it is.
_ENTITY = re.compile(r"[A-Z][A-Za-z0-9-]{1,40}", re.ASCII)
_RESERVED = frozenset((
    "none", "nil", "nothing", "nobody", "no one", "no-one", "unknown", "n/a", "n.a.", "na", "not known", "not available", "not stated",
    "unspecified", "undisclosed", "not disclosed",
))  # fmt: skip
_NEGATING = ("not ", "no longer ", "never ", "only ", "Only ")

# Symbols that are read as units only where they are expected.
_WORDS = {"in": "inches", "s": "seconds", "K": "kelvin", "h": "hours"}

# The kind of value that each datatype of Wikidata is here; those not listed are texts.
DATATYPES: Mapping[str, Datatype] = {
    "wikibase-item": "entity", "wikibase-property": "entity", "wikibase-lexeme": "entity", "wikibase-form": "entity",
    "wikibase-sense": "entity", "entity-schema": "entity", "quantity": "quantity", "time": "date",
}  # fmt: skip
# Texts that differ in writing alone may well be the same; of the others, identifiers for instance, each is a name of its own.
FREE = frozenset(("url", "commonsMedia", "math", "musical-notation", "geo-shape", "tabular-data", "globe-coordinate", "monolingualtext"))


class Stated(NamedTuple):
    """A value: its text, its unit (which the text has too, if it is a known one), the entity it names (``Q42``), its language where it is in one, its time where it is one."""

    text: str
    unit: str = ""
    entity: str = ""
    language: str = ""
    time: Moment | None = None


def stated(snak: Mapping[str, Any], currencies: Mapping[str, str]) -> Stated | str:
    """What a snak says, or why that cannot be written. ``currencies`` are the codes of the items that are money, as far as they are known."""
    kind = snak.get("snaktype")
    if kind == "somevalue":
        return Stated("unknown")
    if kind == "novalue":
        return Stated("none")
    data = snak.get("datavalue")
    if kind != "value" or not isinstance(data, dict):
        return "a statement that cannot be read"
    value, type_ = data.get("value"), data.get("type")
    if type_ == "string":
        return _text(value)
    if type_ == "wikibase-entityid":
        return _entity(value)
    if type_ == "time":
        found = moment(value)
        return found if isinstance(found, str) else Stated(found.text, time=found)
    if type_ == "quantity":
        return _quantity(value, currencies)
    if type_ == "monolingualtext" and isinstance(value, dict):
        found_text = _text(value.get("text"))
        return found_text if isinstance(found_text, str) else found_text._replace(language=str(value.get("language", "")))
    if type_ == "globecoordinate" and isinstance(value, dict):
        return _text(f"{value.get('latitude')}, {value.get('longitude')}")
    return f"a value of the kind `{clean(str(type_))[:40]}`"


def clean(text: str) -> str:
    """The text on one line, without what no table can hold."""
    if text.isprintable() and "  " not in text:  # nearly always, and much faster
        return text.strip()
    return _SPACES.sub(" ", text).strip()


def entity_id(value: Any) -> str:
    """The id of the entity that a value names, as Wikidata writes it; empty if it names none."""
    if not isinstance(value, dict):
        return ""
    found = value.get("id")
    if isinstance(found, str) and _ENTITY.fullmatch(found):
        return found
    number, kind = value.get("numeric-id"), value.get("entity-type")
    letter = {"item": "Q", "property": "P"}.get(str(kind), "")
    return f"{letter}{number}" if letter and isinstance(number, int) and number > 0 else ""


def main_snak(statement: Any) -> Mapping[str, Any]:
    """The snak that a statement states; empty where it has none."""
    found = statement.get("mainsnak") if isinstance(statement, dict) else None
    return found if isinstance(found, dict) else {}


def main_value(statement: Any) -> Any:
    """The bare value that a statement states."""
    data = main_snak(statement).get("datavalue")
    return data.get("value") if isinstance(data, dict) else None


def unit_of(value: Mapping[str, Any], currencies: Mapping[str, str]) -> str:
    """The unit of an amount: one the reader knows, or the id of its item, which is compared with itself alone."""
    written = str(value.get("unit", "1"))
    item = written.rpartition("/")[2]
    if item in {"1", ""}:
        return ""
    return UNITS[item] if item in UNITS else currencies.get(item, item.lower())


def _text(value: Any) -> Stated | str:
    if not isinstance(value, str):
        return "a statement that cannot be read"
    text = clean(value)
    if not text:
        return "an empty text"
    if len(text) > LONGEST:
        return f"a text of more than {LONGEST:,} characters"
    if (len(text) < 16 and text.lower() in _RESERVED) or text.startswith(_NEGATING):
        return "a text that would be read as none, unknown or a denial"
    return Stated(text)


def _entity(value: Any) -> Stated | str:
    found = entity_id(value)
    return Stated(found.lower(), entity=found) if found else "a statement that cannot be read"


def _quantity(value: Any, currencies: Mapping[str, str]) -> Stated | str:
    if not isinstance(value, dict):
        return "a statement that cannot be read"
    amount, low, high = (_number(value.get(key)) for key in ("amount", "lowerBound", "upperBound"))
    if amount is None:
        return "an amount that cannot be read"
    text = amount
    if low is not None and high is not None and low != high:
        if _order(low) > _order(high):  # the two are mixed up in places
            low, high = high, low
        text = f"{low} to {high}"
    unit = unit_of(value, currencies)
    # A unit beside the number is converted to that of the other claims; one in a column of its own is not.
    return Stated(f"{text} {_WORDS.get(unit, unit)}", unit) if is_unit(unit) and unit else Stated(text, unit)


def _number(written: Any) -> str | None:
    text = str(written) if isinstance(written, (str, int)) and not isinstance(written, bool) else ""
    found = _AMOUNT.fullmatch(text)
    if found is None or len(text) > 60:
        return None
    whole = found[1].lstrip("0") or "0"
    number = whole + (found[2] or "")
    return f"-{number}" if text[0] == "-" and _order(number) else number


def _order(number: str) -> Any:
    from fractions import Fraction

    return Fraction(number)
