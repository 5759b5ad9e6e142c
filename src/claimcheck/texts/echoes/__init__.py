"""Which values of some texts answer one question, though nothing ties them? Those that their words make so, and no others as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Document, Statement
from claimcheck.reading.expect import Datatype, Expect
from claimcheck.reading.reader import read
from claimcheck.reading.values import NotJudged, Period, Quantity
from claimcheck.texts.cast import Cast
from claimcheck.texts.echoes.asked import Asked, asked
from claimcheck.texts.echoes.match import echoes
from claimcheck.texts.echoes.setting import Desk, subject_of
from claimcheck.texts.echoes.stems import stem
from claimcheck.texts.sentence import Sentence, sentences
from claimcheck.texts.structure.asked import rounded

__all__ = ["Echoed", "echoed"]

_BEFORE, _BEHIND = 4, 4
_MOST_WORDS = 12


class Echoed(NamedTuple):
    """What one document says that others, or it elsewhere, answer with another value; and the questions."""

    statements: tuple[Statement, ...]
    properties: tuple[Property, ...]


def echoed(
    documents: Sequence[Document], known: Cast, properties: Mapping[str, Property], spoken: Sequence[Iterable[Sentence]] | None = None
) -> tuple[Echoed, ...]:
    """For each document, the values that stand against one elsewhere in words that ask the same. Time is linear in the texts.

    ``spoken`` are the sentences of each that hold values, where they have been told apart already.
    """
    told_apart = spoken if spoken is not None else [sentences(document.page, document.mentions) for document in documents]
    rows = [row for n, each in enumerate(told_apart) for sentence in each for row in asked(n, sentence)]
    desk = Desk(documents, known, properties)
    told: list[dict[tuple[int, int, str], tuple[Statement, Property]]] = [{} for _ in documents]
    for echo in sorted(echoes(rows, desk), key=lambda echo: (echo.one, echo.other)):
        one, other = rows[echo.one], rows[echo.other]
        if not (_reads(one) and _reads(other)):
            continue
        prop, subject, scope = _property(one, other), subject_of(one, other, desk), desk.scope(one, other)
        for row in (one, other):
            told[row.document].setdefault((row.sentence.block, row.mention.start, prop.id), (_statement(row, prop, subject, scope, desk), prop))
    return tuple(_in_order(list(each.values())) for each in told)


def _in_order(rows: Sequence[tuple[Statement, Property]]) -> Echoed:
    placed = sorted(rows, key=lambda row: (row[0].block, row[0].value_start, row[0].property))
    known = {prop.id: prop for _, prop in placed}
    return Echoed(tuple(statement for statement, _ in placed), tuple(known.values()))


def _reads(row: Asked) -> bool:
    """Can the words of the value be read by themselves, as the ledger reads them?"""
    return not isinstance(read(row.mention.text, Expect(_datatype(row))), NotJudged)


def _datatype(row: Asked) -> Datatype:
    return "quantity" if isinstance(row.mention.value, Quantity) else "period" if isinstance(row.mention.value, Period) else "date"


def _property(one: Asked, other: Asked) -> Property:
    """The question that two values answer, named by the words they share."""
    shared = " ".join(_named(one, other))
    key = "\x1f".join((one.sort, *sorted(one.sentence.text for one in (one, other)), *sorted((one.mention.text, other.mention.text))))
    datatype = _datatype(one)
    reported = datatype == "quantity" and any(not isinstance(row.mention.value, NotJudged) and rounded(row.mention.value) for row in (one, other))
    measured = one.sort not in {"count", "ordinal", "share", "date", "period"}
    return Property(
        id=f"echo-{slug(shared)[:60]}-{sha256(key.encode('utf-8', 'backslashreplace')).hexdigest()[:8]}",
        label=shared,
        datatype=datatype,
        time="state" if datatype == "quantity" else "event",
        figures="reported" if reported or measured else "exact",
    )


def _named(one: Asked, other: Asked) -> tuple[str, ...]:
    """The words that the two share about the question, as the first has them, in their order."""
    heads = {head.lstrip("+~@=") for head in {*one.heads} & {*other.heads}}
    limits = one.limits & other.limits
    shared = heads | limits | (frozenset() if heads and limits else one.near & other.near)  # regional branches say enough
    words = [word.text.lower() for word in one.sentence.words if word.kind == "w" and stem(word.low) in shared]
    return tuple(dict.fromkeys(words))[:6] or tuple(sorted(heads))


def _statement(row: Asked, prop: Property, subject: str, scope: str, desk: Desk) -> Statement:
    words = row.sentence.words
    first, last = max(row.first - _BEFORE, 0), min(row.last + _BEHIND, len(words))
    bears = desk.bearing(row)
    few = len(row.sentence.page.blocks[row.sentence.block].text[words[first].start : words[last - 1].end].split()) <= _MOST_WORDS
    return Statement(
        subject=subject,
        property=prop.id,
        value=row.mention.text,
        block=row.sentence.block,
        start=words[first].start if few else row.mention.start,
        end=words[last - 1].end if few else row.mention.end,
        value_start=row.mention.start,
        value_end=row.mention.end,
        scope=scope,
        when="" if prop.time == "event" else desk.when(row),
        modality=bears.modality,
        attributed_to=bears.attributed_to,
        tie="words that ask the same as those of another value",
    )
