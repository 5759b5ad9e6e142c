"""What do two versions of one text say at the same place? Each value and the one that took its place answer one question, whatever it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Document, Statement
from claimcheck.reading.expect import Datatype, Expect
from claimcheck.reading.reader import read
from claimcheck.reading.values import Dates, NotJudged, Period, Quantity
from claimcheck.texts.bearing import Bearing, bearing
from claimcheck.texts.cast import Cast
from claimcheck.texts.frames.aligned import Aligned, aligned
from claimcheck.texts.frames.replaced import Replaced, replaced, telling
from claimcheck.texts.frames.same import Framed
from claimcheck.texts.frames.units import Line, Unit, lines
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.structure.asked import rounded

_BEFORE, _BEHIND = 4, 3
_MOST_WORDS = 12
_LONGEST_LABEL = 100
Row = tuple[Statement, Property]


def revised(
    documents: Sequence[Document], known: Cast, properties: Mapping[str, Property], spoken: Sequence[Iterable[Sentence]]
) -> tuple[Framed, ...]:
    """For each document, the values that another version of it has others for, and that no property holds against them yet.

    ``spoken`` are the sentences of each. That two versions differ is no proof: the question leaves open when each holds, so that what comes of it is a possible contradiction.
    """
    if len(documents) < 2:
        return tuple(Framed((), ()) for _ in documents)
    desk = _Desk(documents, properties)
    told: list[dict[tuple[int, int, str], Row]] = [{} for _ in documents]
    for pair in aligned(documents, [lines(n, document, spoken[n]) for n, document in enumerate(documents)]):
        for value in replaced(pair, known.names):
            if not desk.compared(pair, value) and (rows := _asked(pair, value, desk)) is not None:
                for line, row in zip((pair.one, pair.other), rows, strict=True):
                    told[line.document].setdefault((row[0].block, row[0].value_start, row[1].id), row)
    return tuple(_in_order(list(each.values())) for each in told)


def _in_order(rows: Sequence[Row]) -> Framed:
    placed = sorted(rows, key=lambda row: (row[0].block, row[0].value_start, row[0].property))
    found = {prop.id: prop for _, prop in placed}
    return Framed(tuple(statement for statement, _ in placed), tuple(found.values()))


class _Desk:
    """What the documents are known to say already."""

    def __init__(self, documents: Sequence[Document], properties: Mapping[str, Property]) -> None:
        self.documents = documents
        own = (prop for document in documents for prop in document.properties)
        # What takes many values, or any words, tells nothing of two that differ.
        self._loose = {prop.id for prop in (*properties.values(), *own) if prop.values == "many" or prop.datatype == "text"}
        self._tied: list[dict[int, list[Statement]]] = [{} for _ in documents]
        for rows, document in zip(self._tied, documents, strict=True):
            for statement in document.statements:
                rows.setdefault(statement.block, []).append(statement)

    def tied(self, line: Line, unit: Unit) -> list[Statement]:
        """What a value, or words that hold it, are told to be."""
        held = self._tied[line.document].get(line.sentence.block, ())
        return [one for one in held if one.value_start < unit.end and unit.start < one.value_end]

    def compared(self, pair: Aligned, value: Replaced) -> bool:
        """Does one property ask it of both already?"""
        one, two = self.tied(pair.one, value.one), self.tied(pair.other, value.other)
        return any(x.property == y.property not in self._loose and x.subject == y.subject and x.scope == y.scope for x in one for y in two)

    def subject(self, pair: Aligned, value: Replaced) -> str:
        """Of whom both are said, as far as that is told."""
        one, two = ({x.subject for x in self.tied(line, unit)} for line, unit in ((pair.one, value.one), (pair.other, value.other)))
        main = self.documents[pair.one.document].subject
        both = sorted(one & two)
        if both:
            return both[0]
        return (
            main
            if main and main == self.documents[pair.other.document].subject
            else telling(pair.one, value.one).lower() or pair.one.opening.text.lower()
        )


def _asked(pair: Aligned, value: Replaced, desk: _Desk) -> tuple[Row, Row] | None:
    """The question that both answer, with the two answers; None where they cannot be read or are no facts."""
    bears = [_bears(line, unit) for line, unit in ((pair.one, value.one), (pair.other, value.other))]
    if any(one.denied or one.modality for one in bears) or bears[0].scope != bears[1].scope:
        return None
    prop = _property(pair, value)
    if any(isinstance(read(unit.text, Expect(prop.datatype)), NotJudged) for unit in value):
        return None
    subject = desk.subject(pair, value)
    one, other = ((_statement(line, unit, prop, subject, bear), prop) for line, unit, bear in zip((pair.one, pair.other), value, bears, strict=True))
    return one, other


def _bears(line: Line, unit: Unit) -> Bearing:
    return bearing(line.sentence, unit.first, unit.last, frozenset((unit.start,)))


def _property(pair: Aligned, value: Replaced) -> Property:
    texts = sorted(line.sentence.text for line in (pair.one, pair.other))
    key = "\x1f".join((*texts, *sorted(unit.text for unit in value)))
    label = _label(pair.one, value.one)
    datatype = _datatype(value.one)
    reported = datatype == "quantity" and any(_is_rounded(unit) for unit in value)
    return Property(
        id=f"revised-{slug(label)[:40].strip('-')}-{sha256(key.encode('utf-8', 'backslashreplace')).hexdigest()[:8]}",
        label=label,
        datatype=datatype,
        time="fluctuating",
        figures="reported" if reported else "exact",
    )


def _label(line: Line, unit: Unit) -> str:
    text = line.sentence.page.blocks[line.sentence.block].text
    before, behind = text[line.sentence.start : unit.start].split(), text[unit.end : line.sentence.end].split()
    return f"{' '.join(before[-6:])} … {' '.join(behind[:4])}"[:_LONGEST_LABEL].strip(" ….,;")


def _datatype(unit: Unit) -> Datatype:
    if unit.sort == "figure":
        return "quantity"
    match unit.mention.value if unit.mention and unit.sort == "time" else None:
        case Period():
            return "period"
        case Dates():
            return "date"
    return "entity"


def _is_rounded(unit: Unit) -> bool:
    value = unit.mention.value if unit.mention else None
    return isinstance(value, Quantity) and (bool(value.unit) or rounded(value))


def _statement(line: Line, unit: Unit, prop: Property, subject: str, bears: Bearing) -> Statement:
    words = line.sentence.words
    first, last = max(unit.first - _BEFORE, 0), min(unit.last + _BEHIND, len(words))
    few = last - first <= _MOST_WORDS
    return Statement(
        subject=subject,
        property=prop.id,
        value=unit.text,
        block=line.sentence.block,
        start=words[first].start if few else unit.start,
        end=words[last - 1].end if few else unit.end,
        value_start=unit.start,
        value_end=unit.end,
        scope=bears.scope,
        when="" if unit.sort == "time" else bears.when,
        attributed_to=bears.attributed_to,
        tie="the same place in two versions of a sentence",
    )
