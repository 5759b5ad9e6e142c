"""What is recorded? Sources, entities, properties, claims, relations and decisions: frozen records, no input or output.

The field names here, with dashes for underscores, are the keys of the YAML files and of the JSON Schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from claimcheck.reading.expect import Datatype, DateOrder, DecimalMark

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._:/#@+-]*$", max_length=200)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=100_000)]

SourceKind = Literal["primary", "secondary", "reference", "own"]
TimeKind = Literal["state", "fluctuating", "event", "timeless"]
Cardinality = Literal["one", "best", "many"]
Wording = Literal["official", "term", "free"]
Ruling = Literal[
    "first is wrong", "second is wrong", "both wrong", "both right in their own scope", "not comparable", "open", "accepted"
]


def _dashed(name: str) -> str:
    return name.replace("_", "-")


class Record(BaseModel):
    """A frozen record that refuses unknown keys and converts nothing."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=_dashed,
        populate_by_name=True,
        hide_input_in_errors=True,
        allow_inf_nan=False,
    )


class Source(Record):
    """A text that says something: who wrote it, when, and which bytes it was read from."""

    id: Id
    title: str = Field("", description="Title as the source gives it.")
    authors: tuple[str, ...] = Field((), description="Authors, in order.")
    publisher: str = ""
    published: str = Field("", description="Date of publication, EDTF or written; absent when the source gives none.")
    accessed: str = Field("", description="Day on which it was read.")
    url: str = ""
    kind: SourceKind = "secondary"
    derived_from: tuple[Id, ...] = Field((), description="Sources it copies from: agreement with them is no corroboration.")
    sha256: str = Field("", pattern=r"^([0-9a-f]{64})?$", description="SHA-256 of the text it was read from.")
    file: str = Field("", description="Name of the snapshot file, which tells a changed text from one that is not at hand.")
    subject: str = Field("", description="Subject of claims of this source that name none.")
    date_order: DateOrder = Field("", description="How it writes numeric dates: dmy, mdy or ymd.")
    decimal: DecimalMark = Field("", description="Its decimal mark: . or ,")
    note: str = ""


class Entity(Record):
    """A thing that claims are about or that values name."""

    id: Id
    name: Text
    aliases: tuple[str, ...] = Field((), description="Other names that mean the same.")
    short: tuple[str, ...] = Field((), description="Short forms: acronyms and the like.")
    type: str = Field("", description="organisation, person, place, work …")
    wikidata: str = Field("", pattern=r"^(Q[1-9][0-9]*)?$")
    note: str = ""


class Difference(Record):
    """How far a value may lie from the value of another property of the same subject (this minus the other)."""

    property: Id
    minimum: str = ""
    maximum: str = ""


class Property(Record):
    """A question that can be asked of a subject, and the traits that say how its answers behave."""

    id: Id
    label: str = ""
    description: str = ""
    aliases: tuple[Id, ...] = Field((), description="Other ids under which claims may name it.")
    wikidata: str = Field("", pattern=r"^(P[1-9][0-9]*)?$")
    datatype: Datatype = "text"
    unit: str = Field("", description="Unit or ISO 4217 currency assumed where the value names none.")
    units: tuple[str, ...] = Field((), description="Units allowed; empty allows those of the same dimension.")
    words: tuple[str, ...] = Field((), description="Words that may stand beside the number: member states, staff.")
    values: Cardinality = Field("one", description="one value at a time, one best value, or many.")
    at_least: int = Field(0, ge=0, description="How many different values a subject is expected to have.")
    time: TimeKind = Field(
        "state",
        description="state: holds over time, throughout a coarse date; fluctuating: at some moment of it; event; timeless.",
    )
    figures: Literal["exact", "reported"] = Field("exact", description="reported: a round figure means what rounds to it.")
    wording: Wording | None = Field(
        None, description="How names that differ are judged: official name, term, or free text. Names are official by default."
    )
    terms: tuple[tuple[str, ...], ...] = Field(
        (), description="Groups of terms that mean the same; terms of different groups exclude each other."
    )
    grows: bool = Field(False, description="Never shrinks: a later value may not be smaller.")
    office: bool = Field(False, description="An office with one holder at a time: no overlap, no gap; touching years are fine.")
    additive: bool = Field(False, description="Parts (claims with a scope) add up and may not exceed the whole.")
    fresh: str = Field("", description="How long a value stays fresh: 2 years, 6 months.")
    minimum: str = ""
    maximum: str = ""
    one_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    format: str = Field("", description="Pattern the whole value must match.")
    difference: Difference | None = None
    after: tuple[Id, ...] = Field((), description="Events of the same subject that cannot be later than this one.")
    distinct: bool = Field(False, description="No two subjects share a value.")
    subject_types: tuple[str, ...] = ()
    value_types: tuple[str, ...] = ()
    contemporary: bool = Field(False, description="Subject and value must have existed at the same time.")
    conflicts_with: tuple[str, ...] = Field((), description="Properties, or property=value, that exclude it.")
    requires: tuple[str, ...] = Field((), description="Properties, or property=value, that the subject must have as well.")
    inverse: str = ""
    symmetric: bool = False
    required: tuple[Literal["scope", "when", "quote", "locator", "unit"], ...] = Field(
        (), description="Fields that each claim must give."
    )
    citation_needed: bool = Field(False, description="Each claim must give a source and a quote.")
    phrases: tuple[str, ...] = Field((), description="How prose expresses it.")


class Claim(Record):
    """One factual statement, as a source makes it. ``value`` and ``when`` are kept as written."""

    id: Id
    subject: str
    property: Id
    value: str
    unit: str = ""
    scope: str = Field("", description="What part it speaks of; none means the whole. Several tags are separated by ;")
    when: str = Field("", description="When it held or happened: EDTF or written.")
    source: str = ""
    attributed_to: str = Field("", description="Whose words they are, when the source reports another's.")
    quote: str = Field("", description="The fewest words of the source that carry the statement.")
    locator: str = Field("", description="Where in the source: a heading, a page, or the words around the quote.")
    note: str = ""


class Relation(Record):
    """A named statement over several claims, as an expression: ``iom.member-states >= 100``."""

    id: Id
    holds: Text
    label: str = ""
    note: str = ""


class Decision(Record):
    """A person's verdict on a finding: which one, what was decided, why, by whom and until when."""

    finding: Text
    verdict: Ruling = "accepted"
    reason: Text
    by: Text
    on: str = ""
    until: Text
