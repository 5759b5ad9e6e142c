"""Of what time is a figure that one text gives without any? Of the last time that another text gives it to, if the two agree on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.kernel.values import common
from claimcheck.model import Property
from claimcheck.prose import Document, Statement
from claimcheck.reading import Dates, Expect, NotJudged, Period, from_day, read, read_when
from claimcheck.reading.relative import means_present
from claimcheck.reading.values import Value

_NOW, _NOT, _SINCE = "now", "not ", "after "
_MOST = 40  # statements on one question
Key = tuple[str, str, str]


def dated_by_others(documents: Sequence[Document], properties: Mapping[str, Property]) -> tuple[Document, ...]:
    """The documents, where a figure without a time has that of the last figure of another text on the same question, if both can be true.

    What stands for nearly 58,000 in one text is then the 57,640 of 2024 in the other, and not against the 55,120 of 2023.
    """
    known = {**{prop.id: prop for document in documents for prop in document.properties}, **properties}
    asked: dict[Key, list[tuple[int, Statement]]] = {}
    for n, document in enumerate(documents):
        for one in document.statements:
            prop = known.get(one.property)
            if prop is not None and prop.time in {"state", "fluctuating"} and not one.modality:
                asked.setdefault((one.subject, one.property, one.scope), []).append((n, one))
    moved: dict[int, str] = {}
    for key, group in asked.items():
        if 1 < len(group) <= _MOST and len({n for n, _ in group}) > 1:
            moved |= _moved(group, known[key[1]], documents)
    if not moved:
        return tuple(documents)
    return tuple(
        replace(document, statements=tuple(replace(one, when=moved[id(one)]) if id(one) in moved else one for one in document.statements))
        if any(id(one) in moved for one in document.statements)
        else document
        for document in documents
    )


def _moved(group: Sequence[tuple[int, Statement]], prop: Property, documents: Sequence[Document]) -> dict[int, str]:
    """The statements without a time, with the time that they are of."""
    moved: dict[int, str] = {}
    for n, one in group:
        if one.when == _NOW and one.value.startswith(_NOT):
            ends = [end for m, far in group if m != n and far.value == one.value.removeprefix(_NOT) and (end := _end(far, documents[m]))]
            if ends:
                moved[id(one)] = f"after {max(ends)}"  # what is no longer so may have been so until then
        if (one.when and not means_present(one.when)) or prop.datatype != "quantity":
            continue
        told = [(last, m, far) for m, far in group if m != n and far.when and (last := _last(far, documents[m]))]
        latest = max((last for last, _, _ in told), default=0)
        value = _value(one, prop, documents[n])
        if value is None:
            continue
        now = [
            far
            for m, far in group
            if m != n and far.when.startswith(_SINCE) and (other := _value(far, prop, documents[m])) and _agree(value, other, prop)
        ]
        if now:
            moved[id(one)] = now[0].when  # another text says the same, and that it was otherwise before
            continue
        for last, m, far in told:
            other = _value(far, prop, documents[m]) if last == latest else None
            if other is not None and _agree(value, other, prop):
                moved[id(one)] = far.when
                break
    return moved


def _agree(one: Value, other: Value, prop: Property) -> bool:
    return common(one, other, prop).kind in {"all", "some", "near"}


def _value(one: Statement, prop: Property, document: Document) -> Value | None:
    expect = Expect(prop.datatype, unit=prop.unit, units=prop.units, reported=prop.figures == "reported", words=prop.words, style=document.style)
    reading = read(f"{one.value} {one.unit}".strip(), expect)
    return None if isinstance(reading, NotJudged) else reading.value


def _end(one: Statement, document: Document) -> int:
    """The year in which something is said to have ended; zero where that is not told."""
    reading = read_when(one.when, document.style) if one.when else None
    if reading is None or isinstance(reading, NotJudged):
        return 0
    last = reading.value.end.high if isinstance(reading.value, Period) and not reading.value.ongoing else None
    return from_day(last)[0] if last is not None else 0


def _last(one: Statement, document: Document) -> int:
    """The last day of a stated time; zero for what may go on."""
    reading = read_when(one.when, document.style)
    if isinstance(reading, NotJudged) or not isinstance(reading.value, Dates):
        return 0
    return reading.value.spans[-1].high or 0
