"""Which question does a figure answer that the vocabulary does not ask? A property made from the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.reading.values import Quantity, Value

_ROUND = 100  # counts are rounded to hundreds and above; forty lighthouses are forty


def count_of(noun: tuple[str, ...], value: Value | None, done: str = "") -> Property:
    """How many of these are there; or how many were, say, sold?"""
    named = " ".join(noun)
    label = f"number of {named} {done}".strip()
    words = tuple(dict.fromkeys((named, noun[-1])))
    return Property(id=slug(label), label=label, datatype="quantity", words=words, figures="reported" if rounded(value) else "exact")


def measure_of(name: str) -> Property:
    """How large is what is named so: a span, a weight, a cost?"""
    return Property(id=slug(name), label=name, datatype="quantity", words=(name,), figures="reported")


def event_of(name: str) -> Property:
    """When did what is named so happen?"""
    return Property(id=slug(name), label=name, datatype="date", time="event")


def happened(name: str) -> Property:
    """When was that done? A text that says so of several dates tells of several times that it was."""
    return Property(id=slug(name), label=name, datatype="date", time="event")


def times_of(name: str) -> Property:
    """How often was something done?"""
    return Property(id=slug(name), label=name, datatype="quantity", words=("times", "time", "twice"), figures="exact")


def size_of(name: str, value: Value | None) -> Property:
    """How many are in what is named so: a crowd, a collection?"""
    return Property(id=slug(name), label=name, datatype="quantity", words=(name,), figures="reported" if rounded(value) else "exact")


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
    """One property for each id, in their order. Where any of its figures is round, all of them are held to be reported ones."""
    known: dict[str, Property] = {}
    for prop in properties:
        if prop.id not in known or (prop.figures == "reported" and known[prop.id].figures == "exact"):
            known[prop.id] = prop
    return tuple(known.values())


def rounded(value: Value | None) -> bool:
    """Is this a count that people round: a multiple of a hundred?"""
    if not isinstance(value, Quantity) or value.unit:
        return False
    ends = [end for span in value.literal or value.spans for end in (span.low, span.high) if end is not None]
    return bool(ends) and all(end != 0 and (end / _ROUND).denominator == 1 for end in ends) and max(ends) >= Fraction(_ROUND)
