"""Which traits of a property say nothing that can be checked?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Difference, Property
from claimcheck.reading import read_duration
from claimcheck.reading.patterns import pattern
from claimcheck.reading.values import Dates, NotJudged, Period, Quantity
from claimcheck.rule import Rule, finding_at

RULE = Rule("unreadable-trait", "records", "a trait of a property cannot be checked", Severity.ERROR, blocks=True)


_DATES = ("date", "period")
_SIZES = ("quantity", *_DATES)
_NAMES = ("entity", "name", "text")

# What the rules on these traits can read; all others look at values of any kind, or at none.
_ASKED_OF: tuple[tuple[str, Sequence[str], str], ...] = (
    ("after", _DATES, "dates"),
    ("between", ("quantity",), "quantities"),
    ("difference", _SIZES, "quantities and dates"),
    ("minimum", _SIZES, "quantities and dates"),
    ("maximum", _SIZES, "quantities and dates"),
    ("grows", _SIZES, "quantities and dates"),
    ("additive", ("quantity",), "quantities"),
    ("unit", ("quantity",), "quantities"),
    ("units", ("quantity",), "quantities"),
    ("figures", ("quantity",), "quantities"),
    ("value-types", _NAMES, "entities"),
    ("inverse", _NAMES, "entities"),
    ("symmetric", _NAMES, "entities"),
)
_ENDS = 2  # a length lies between two events


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
    unfit = {field: (written, reason) for field, written, reason in _unfit(prop)}
    yield from ((field, written, reason) for field, (written, reason) in unfit.items())
    for field in ("minimum", "maximum"):
        written = getattr(prop, field)
        if written and field not in unfit:
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
    if prop.difference and "difference" not in unfit:
        for written in (prop.difference.minimum, prop.difference.maximum):
            if prop.datatype in _DATES:
                durations.append(("difference", written))
            elif written:
                yield from _unordered(ledger, prop.id, "difference", written)
    for field, written in durations:
        duration = read_duration(written) if written else None
        if isinstance(duration, NotJudged):
            yield field, written, duration.reason
    yield from _unknown(ledger, prop)
    yield from _misnamed(ledger, prop, unfit.keys())


def _unfit(prop: Property) -> Iterator[tuple[str, str, str]]:
    """The traits that no rule can ask of values of its kind."""
    for field, kinds, asked in _ASKED_OF:
        given = getattr(prop, field.replace("-", "_"))
        if given and given != "exact" and prop.datatype not in kinds:
            yield field, _shown(given), f"`{field}` is asked of {asked}, and {_remedy(prop, [kind for kind in kinds if kind in _PLAIN])}"
    if prop.between and len(prop.between) != _ENDS:
        yield "between", _shown(prop.between), f"it names {len(prop.between)} of the two events between which it is the time"


_PLAIN = ("quantity", "date", "entity")  # the kinds that are meant when one of several is wanted


def _remedy(prop: Property, kinds: Sequence[str]) -> str:
    """What it is now, and what to write: a text is what a property is where nothing is said."""
    verb = "add" if prop.datatype == "text" else "write"
    return f"`{prop.id}` is {_A[prop.datatype]}; {verb} {' or '.join(f'`datatype: {kind}`' for kind in kinds)}"


_A = {
    "quantity": "a quantity",
    "date": "a date",
    "period": "a period",
    "entity": "an entity",
    "name": "a name",
    "text": "a text",
    "yes-no": "a yes or no",
}


def _shown(given: object) -> str:
    if isinstance(given, Difference):
        return given.property
    return ", ".join(given) if isinstance(given, tuple) else str(given).lower() if given is True else str(given)


def _misnamed(ledger: Ledger, prop: Property, unfit: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """The properties that a trait names, and whose values it cannot be held against."""
    wanted: list[tuple[str, str, Sequence[str], str]] = [
        *(("after", name, _DATES, "dates") for name in prop.after),
        *(("between", name, ("date",), "dates") for name in prop.between),
    ]
    if prop.difference:
        dated = prop.datatype in _DATES
        wanted.append(("difference", prop.difference.property, _DATES if dated else ("quantity",), "dates" if dated else "quantities"))
    if prop.inverse:
        wanted.append(("inverse", prop.inverse, _NAMES, "entities"))
    for field, name, kinds, asked in wanted:
        other = ledger.properties.get(ledger.property_id(name))
        if other and field not in unfit and other.datatype not in kinds:
            yield field, name, f"`{field}` is held against {asked}, and {_remedy(other, [kind for kind in kinds if kind in _PLAIN])}"


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
