"""Which question does a figure answer that the vocabulary does not ask? A property made from the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Statement
from claimcheck.reading.values import Quantity, Value

_ROUND = 100  # counts are rounded to hundreds and above; forty lighthouses are forty


def count_of(noun: tuple[str, ...], value: Value | None, done: str = "") -> Property:
    """How many of these are there; or how many were, say, sold?"""
    return _count_of(noun, done, "reported" if rounded(value) else "exact")


@lru_cache(maxsize=1024)
def _count_of(noun: tuple[str, ...], done: str, figures: Literal["reported", "exact"]) -> Property:
    named = " ".join(noun)
    label = f"number of {named} {done}".strip()
    return Property(id=slug(label), label=label, datatype="quantity", words=tuple(dict.fromkeys((named, noun[-1]))), figures=figures)


@lru_cache(maxsize=1024)
def measure_of(name: str) -> Property:
    """How large is what is named so: a span, a weight, a cost?"""
    return Property(id=slug(name), label=name, datatype="quantity", words=(name,), figures="reported")


@lru_cache(maxsize=1024)
def event_of(name: str) -> Property:
    """When did what is named so happen?"""
    return Property(id=slug(name), label=name, datatype="date", time="event")


@lru_cache(maxsize=1024)
def happened(name: str) -> Property:
    """When was that done? A text that says so of several dates tells of several times that it was."""
    return Property(id=slug(name), label=name, datatype="date", time="event")


def times_of(name: str) -> Property:
    """How often was something done?"""
    return Property(id=slug(name), label=name, datatype="quantity", words=("times", "time", "twice"), figures="exact")


def size_of(name: str, value: Value | None) -> Property:
    """How many are in what is named so: a crowd, a collection?"""
    return Property(id=slug(name), label=name, datatype="quantity", words=(name,), figures="reported" if rounded(value) else "exact")


@lru_cache(maxsize=1024)
def place_among(row: str) -> Property:
    """Which place has it in a row of such things?"""
    return Property(id=slug(f"place among {row}"), label=f"place among the {row}", datatype="quantity", time="timeless")


def in_office() -> Property:
    """Which holder of the office is it? The vocabulary asks that of whom holds it."""
    return Property(id="nth-in-office", label="place among the holders of an office", datatype="quantity", time="timeless")


def several_of(name: str) -> Property:
    """Which of them was it? The third shop and the fourth were opened alike: no two answers conflict."""
    return Property(id=slug(name), label=name, datatype="quantity", values="many", time="timeless")


def one_each(properties: Iterable[Property]) -> tuple[Property, ...]:
    """One property for each id, in their order. Where any of its figures is round, all of them are reported ones; where it may have several values, so it may."""
    known: dict[str, Property] = {}
    for prop in properties:
        before = known.setdefault(prop.id, prop)
        if prop.figures == "reported" and before.figures == "exact":
            before = known[prop.id] = before.model_copy(update={"figures": "reported"})
        if prop.values == "many" and before.values != "many":
            known[prop.id] = before.model_copy(update={"values": "many"})
    return tuple(known.values())


def repeated(properties: Iterable[Property], statements: Iterable[Statement]) -> tuple[Property, ...]:
    """The properties, with several values for what a text itself says to have been done at several times: restored in 1950 and in 1998."""
    dates: dict[tuple[str, str, str], set[str]] = {}
    for one in statements:
        dates.setdefault((one.property, one.subject, one.scope), set()).add(one.value)
    often = {property for (property, _, _), values in dates.items() if len(values) > 1}
    return tuple(
        prop.model_copy(update={"values": "many"}) if prop.id in often and prop.datatype == "date" and not prop.wikidata else prop
        for prop in properties
    )


def rounded(value: Value | None) -> bool:
    """Is this a count that people round: a multiple of a hundred?"""
    if not isinstance(value, Quantity) or value.unit:
        return False
    ends = [end for span in value.literal or value.spans for end in (span.low, span.high) if end is not None]
    return bool(ends) and all(end != 0 and (end / _ROUND).denominator == 1 for end in ends) and max(ends) >= Fraction(_ROUND)
