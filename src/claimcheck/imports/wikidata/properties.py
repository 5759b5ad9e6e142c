"""Which property of a ledger is a property of Wikidata, and which traits do its constraints give it?

One that the standard vocabulary ties to Wikidata is that one and keeps its traits; others are declared, with an id from their label.
A constraint becomes a trait only where the trait says no more than the constraint does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from claimcheck.ids import slug
from claimcheck.imports.wikidata.constraints import Carried, carried
from claimcheck.imports.wikidata.values import DATATYPES, FREE, clean
from claimcheck.load.vocabulary import standard
from claimcheck.model import Property

# Of two standard properties that ask what one of Wikidata asks, the more general one.
_GENERAL = {"P2124": "members", "P580": "began", "P582": "ended"}


class Known(NamedTuple):
    """A property as statements use it: its id in the ledger, what reads it, and what keeps its values apart."""

    id: str
    label: str
    standard: Property | None
    datatype: str  # of Wikidata
    separators: frozenset[str]
    best: bool  # of its statements only those of the best rank are meant to be one
    held: bool  # the file holds the property itself
    aliases: tuple[str, ...] = ()
    traits: Mapping[str, Any] = {}


class Book:
    """The properties of a file by their ids on Wikidata; those that only statements name are added as they are met."""

    def __init__(self, entities: Mapping[str, Mapping[str, Any]], language: str, currencies: Mapping[str, str]) -> None:
        self.known: dict[str, Known] = {}
        self.left: dict[str, int] = {}
        self.excepted: dict[str, list[str]] = {}
        self.named: set[str] = set()
        tied = _tied()
        taken = {name for prop in standard().values() for name in (prop.id, *prop.aliases)}
        labels = {id: term(entity.get("labels"), language) for id, entity in entities.items()}
        slugs = {id: slug(label) for id, label in labels.items() if label and id not in tied}
        for id, entity in sorted(entities.items(), key=lambda item: (len(item[0]), item[0])):
            own = slugs.get(id, "")
            free = own and own not in taken and list(slugs.values()).count(own) == 1
            self.known[id] = _property(id, labels[id], own if free else id.lower(), tied.get(id), str(entity.get("datatype", "")), held=True)
        for id, entity in entities.items():
            self._constrain(id, carried(entity, self.id_of, self.datatype_of, currencies))

    def of(self, id: str, datatype: str) -> Known:
        """The property with this id; one that the file does not hold may have any number of values."""
        known = self.known.get(id)
        if known is None:
            known = _property(id, "", id.lower(), _tied().get(id), datatype, held=False)
            known = self.known[id] = known._replace(traits=_loosened(known.standard))
        return known

    def label(self, id: str) -> str:
        """What a property is called; its id where the file does not hold it."""
        known = self.known.get(id)
        return (known.label or known.id) if known else id

    def id_of(self, id: str) -> str:
        """Its id in the ledger, if the file holds it or the standard vocabulary does; else empty."""
        known = self.known.get(id)
        return known.id if known else _tied()[id].id if id in _tied() else ""

    def datatype_of(self, id: str) -> str:
        """What kind of value it has here; empty if that is not known."""
        if id in _tied():
            return _tied()[id].datatype
        return DATATYPES.get(self.known[id].datatype, "text") if id in self.known else ""

    def _constrain(self, id: str, found: Carried) -> None:
        known = self.known[id]
        for kind, count in found.left.items():
            self.left[kind] = self.left.get(kind, 0) + count
        if found.excepted:
            self.excepted[id] = list(found.excepted)
        self.named |= found.named
        traits = dict(found.traits)
        if known.standard is not None:
            blank = Property(id=known.standard.id)
            traits = {
                key: value for key, value in traits.items()
                if key != "values" and getattr(known.standard, key.replace("-", "_")) == getattr(blank, key.replace("-", "_"))
            }  # fmt: skip
            if "values" not in found.traits:
                traits |= _loosened(known.standard)
        self.known[id] = known._replace(traits=traits, separators=found.separators, best=found.best)


def _loosened(standard: Property | None) -> Mapping[str, Any]:
    """What is asked of one thing elsewhere may well have several answers here, at one time and undated, where no constraint says otherwise: seats, countries."""
    one = standard is not None and standard.datatype == "entity" and standard.values == "one" and not standard.office
    return {"values": "many"} if one else {}


def declared(known: Known, adds_up: bool) -> Mapping[str, Any]:
    """What the ledger has to declare of a property; nothing of a standard one that stays as it is.

    ``adds_up`` says whether its parts may be held against the whole.
    """
    if known.standard is not None:
        return known.traits if adds_up or not known.standard.additive else {**known.traits, "additive": False}
    datatype = DATATYPES.get(known.datatype, "text")
    fields: dict[str, Any] = {"label": known.label} if known.label else {}
    fields |= {"datatype": datatype, "wikidata": known.aliases[0].upper() if known.aliases else known.id.upper()}
    if known.aliases:
        fields["aliases"] = list(known.aliases)
    if datatype == "quantity":
        fields |= {"time": "fluctuating", "figures": "reported"}
    elif datatype == "date":
        fields["time"] = "event"
    elif datatype == "text" and known.datatype not in FREE:
        fields["wording"] = "official"
    return {**fields, "values": "many", **known.traits}


def term(terms: Any, language: str) -> str:
    """The label in a language; else in what it is a form of, in the one for all languages, or in the first there is."""
    if not isinstance(terms, dict):  # an empty object comes as an empty list
        return ""
    for code in (language, language.partition("-")[0], "mul", "en", *sorted(terms)):
        found = terms.get(code)
        text = clean(str(found.get("value", ""))) if isinstance(found, dict) else ""
        if text:
            return text
    return ""


def _property(id: str, label: str, own: str, tied: Property | None, datatype: str, *, held: bool) -> Known:
    if tied is not None:
        return Known(tied.id, tied.label, tied, datatype, frozenset(), False, held)
    return Known(own, label, None, datatype, frozenset(), False, held, () if own == id.lower() else (id.lower(),))


def _tied() -> Mapping[str, Property]:
    if not _TIED:
        for prop in standard().values():
            if prop.wikidata and _GENERAL.get(prop.wikidata, prop.id) == prop.id:
                _TIED.setdefault(prop.wikidata, prop)
    return _TIED


_TIED: dict[str, Property] = {}
