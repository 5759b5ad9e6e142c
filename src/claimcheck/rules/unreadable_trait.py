"""Which traits of a property say nothing that can be checked?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Property
from claimcheck.reading import read_duration
from claimcheck.reading.patterns import pattern
from claimcheck.reading.values import Dates, NotJudged, Period, Quantity
from claimcheck.rule import Rule, finding_at

RULE = Rule("unreadable-trait", "records", "a trait of a property cannot be checked", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each trait, of a property in use, that would otherwise be silently off."""
    for prop, _ in ledger.used():
        for field, written, reason in _faults(ledger, prop):
            place = Place(*ledger.places.place("property", prop.id, field))
            message = f"property `{prop.id}`: `{field}: {written}` cannot be checked: {reason}"
            yield finding_at(RULE, place, message, about=prop.id, settles=[f"settled if `{field}` is mended or left out"])
    for prop in ledger.properties.values():
        for written, reason in _phrases(prop) if prop.phrases else ():
            place = Place(*ledger.places.place("property", prop.id, "phrases"))
            message = f"property `{prop.id}`: the phrase `{written}` cannot be looked for: {reason}"
            yield finding_at(RULE, place, message, about=prop.id, settles=["settled if the phrase is mended or left out"])


def _phrases(prop: Property) -> Iterator[tuple[str, str]]:
    from claimcheck.texts.phrases import faults  # few ledgers have phrases of their own

    return faults(prop)


def _faults(ledger: Ledger, prop: Property) -> Iterator[tuple[str, str, str]]:
    for field in ("minimum", "maximum"):
        written = getattr(prop, field)
        if written:
            yield from _unordered(ledger, prop.id, field, written)
    for field in ("one-of", "none-of"):
        for written in getattr(prop, field.replace("-", "_")):
            reading = ledger.bound(prop.id, written)
            if isinstance(reading, NotJudged):
                yield field, written, reading.reason
    shape = pattern(prop.format)
    if isinstance(shape, NotJudged):
        yield "format", prop.format, shape.reason
    durations = [("fresh", prop.fresh)]
    if prop.difference:
        of = ledger.property_id(prop.difference.property)
        dated = ledger.properties[of].datatype == "date" if of in ledger.properties else False
        for written in (prop.difference.minimum, prop.difference.maximum):
            if dated:
                durations.append(("difference", written))
            elif written:
                yield from _unordered(ledger, prop.id, "difference", written)
    for field, written in durations:
        duration = read_duration(written) if written else None
        if isinstance(duration, NotJudged):
            yield field, written, duration.reason
    yield from _unknown(ledger, prop)


def _unordered(ledger: Ledger, property: str, field: str, written: str) -> Iterator[tuple[str, str, str]]:
    reading = ledger.bound(property, written)
    if isinstance(reading, NotJudged):
        yield field, written, reading.reason
    elif not isinstance(reading, (Quantity, Dates, Period)):
        yield field, written, "it is no number and no date"


def _unknown(ledger: Ledger, prop: Property) -> Iterator[tuple[str, str, str]]:
    named = {"after": prop.after, "between": prop.between, "conflicts-with": prop.conflicts_with, "requires": prop.requires}
    named["inverse"] = (prop.inverse,) if prop.inverse else ()
    named["difference"] = (prop.difference.property,) if prop.difference else ()
    for field, conditions in named.items():
        for condition in conditions:
            id = condition.partition("=")[0].strip()
            if ledger.property_id(id) not in ledger.properties:
                yield field, condition, f"there is no property `{id}`"
