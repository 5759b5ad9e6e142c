"""Do phrases find what their examples say? A text each, and the value, time and part that it is to yield."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.ledger import Ledger
from claimcheck.model import Example, Property
from claimcheck.prose import Document, Statement
from claimcheck.reading.expect import Expect
from claimcheck.reading.names import fold, resolve
from claimcheck.reading.reader import read
from claimcheck.reading.values import NotJudged
from claimcheck.texts.layout import lay_out
from claimcheck.texts.phrases.standard import packaged
from claimcheck.texts.read import read_texts


class Miss(NamedTuple):
    """An example that does not hold, and what was found instead."""

    property: str
    example: Example
    found: str


def standard_examples() -> Mapping[str, tuple[Example, ...]]:
    """The examples of the standard vocabulary, by property."""
    return {property: tuple(Example(**example) for example in examples) for property, examples in packaged("examples.yaml").items()}


def misses(property: str, examples: Sequence[Example], ledger: Ledger) -> Iterator[Miss]:
    """Which examples of a property do not hold?"""
    for example in examples:
        (document,) = read_texts([lay_out("example.txt", example.text, False)], ledger)
        said = [one for one in document.statements if one.property == property]
        if not (any(_says(one, example, document, ledger.properties[property]) for one in said) if example.value else not said):
            yield Miss(property, example, "; ".join(_shown(one) for one in said) or "nothing")


def _says(statement: Statement, example: Example, document: Document, prop: Property) -> bool:
    who = {entity.id: entity.name for entity in document.entities}.get(statement.subject, statement.subject)
    return (
        _same(statement.value, example.value, prop)
        and (not example.when or _same(statement.when, example.when, prop.model_copy(update={"datatype": "period"})))
        and fold(statement.scope) == fold(example.scope)
        and statement.modality == example.modality
        and (not example.subject or fold(who) == fold(example.subject))
    )


def _same(one: str, other: str, prop: Property) -> bool:
    expect = Expect(prop.datatype, prop.unit, prop.units, words=prop.words)
    here, there = read(one, expect), read(other, expect)
    if isinstance(here, NotJudged) or isinstance(there, NotJudged):
        return fold(one) == fold(other)
    return here.value == there.value or (
        prop.datatype in {"entity", "name", "text"} and (fold(one) == fold(other) or _country(one) == _country(other) != "")
    )


def _country(text: str) -> str:
    return resolve(text, Expect("entity").names)


def _shown(statement: Statement) -> str:
    parts = (
        statement.subject,
        statement.value,
        statement.when and f"when {statement.when}",
        statement.scope and f"scope {statement.scope}",
        statement.modality,
    )
    return ", ".join(f"`{part}`" for part in parts if part)
