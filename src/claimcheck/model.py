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
SOURCE_KINDS: tuple[SourceKind, ...] = ("reference", "primary", "secondary", "own")  # from the best
TimeKind = Literal["state", "fluctuating", "event", "timeless"]
Cardinality = Literal["one", "best", "many"]
Preference = Literal["kind", "dated", "quoted"]
Modality = Literal["", "planned", "possible"]
Wording = Literal["official", "term", "free"]
Ruling = Literal[
    "first is wrong",
    "second is wrong",
    "both wrong",
    "some are wrong",
    "both right in their own scope",
    "not comparable",
    "open until",
    "open",
    "accepted",
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

    id: Id = Field(description="Name of the source in the ledger: small letters, digits and dashes.")
    title: str = Field("", description="Title as the source gives it.")
    authors: tuple[str, ...] = Field((), description="Authors, in order.")
    publisher: str = Field("", description="Who published it.")
    published: str = Field("", description="Date of publication, EDTF or written; absent when the source gives none.")
    accessed: str = Field("", description="Day on which it was read.")
    url: str = Field("", description="Where it can be read.")
    kind: SourceKind = Field(
        "secondary",
        description="primary: who knows at first hand; secondary: who writes about it; reference: a work of reference; own: the ledger's keepers.",
    )
    derived_from: tuple[Id, ...] = Field((), description="Sources it copies from: agreement with them is no corroboration.")
    sha256: str = Field("", pattern=r"^([0-9a-f]{64})?$", description="SHA-256 of the text it was read from.")
    file: str = Field("", description="Name of the snapshot file, which tells a changed text from one that is not at hand.")
    subject: str = Field("", description="Subject of claims of this source that name none.")
    date_order: DateOrder = Field("", description="How it writes numeric dates: dmy, mdy or ymd.")
    decimal: DecimalMark = Field("", description="Its decimal mark: . or ,")
    note: str = Field("", description="For readers.")


class Entity(Record):
    """A thing that claims are about or that values name."""

    id: Id = Field(description="Name of the entity in the ledger: small letters, digits and dashes.")
    name: Text = Field(description="Its full name.")
    aliases: tuple[str, ...] = Field((), description="Other names that mean the same.")
    short: tuple[str, ...] = Field((), description="Short forms: acronyms and the like.")
    type: str = Field("", description="What it is, in a word of your own; traits that join types of things ask for it.")
    wikidata: str = Field("", pattern=r"^(Q[1-9][0-9]*)?$", description="Its id on Wikidata: Q and digits.")
    note: str = Field("", description="For readers.")


class Difference(Record):
    """How far a value may lie from the value of another property of the same subject (this minus the other)."""

    property: Id = Field(description="The other property.")
    minimum: str = Field("", description="The least difference.")
    maximum: str = Field("", description="The greatest difference.")


class Example(Record):
    """What a phrase is to find in a text; without a value, that it finds nothing there."""

    text: Text = Field(description="A sentence or two that name the subject.")
    value: str = Field("", description="The value that the text states; empty when it states none of this property.")
    when: str = Field("", description="The time that goes with it.")
    scope: str = Field("", description="The part it speaks of.")
    subject: str = Field("", description="Of whom it is said, by name.")
    modality: Modality = Field("", description="planned or possible, where it is said as no fact.")


class Property(Record):
    """A question that can be asked of a subject, and the traits that say how its answers behave."""

    id: Id = Field(description="Name of the property, as claims use it: small letters, digits and dashes.")
    label: str = Field("", description="What it asks, in a few words for readers.")
    description: str = Field("", description="What exactly counts, where the label leaves it open.")
    aliases: tuple[Id, ...] = Field((), description="Other ids under which claims may name it.")
    wikidata: str = Field("", pattern=r"^(P[1-9][0-9]*)?$", description="Its id on Wikidata: P and digits.")
    datatype: Datatype = Field("text", description="What kind of value answers it.")
    unit: str = Field("", description="Unit or ISO 4217 currency assumed where the value names none.")
    units: tuple[str, ...] = Field((), description="Units allowed; empty allows those of the same dimension.")
    words: tuple[str, ...] = Field((), description="Words that may stand beside the number: member states, staff.")
    values: Cardinality = Field(
        "one",
        description="one: one value at a time; best: one that counts, so that lesser sources differing from it are a note; many: any number at once.",
    )
    at_least: int = Field(0, ge=0, description="How many different values a subject is expected to have.")
    time: TimeKind = Field(
        "state",
        description="state: holds throughout the time given, however coarse; fluctuating: at some moment of it; event: has a date; timeless: no date matters.",
    )
    figures: Literal["exact", "reported"] = Field("exact", description="reported: a round figure means what rounds to it.")
    wording: Wording | None = Field(
        None, description="How names that differ are judged: official name, term, or free text. Names are official by default."
    )
    terms: tuple[tuple[str, ...], ...] = Field((), description="Groups of terms that mean the same; terms of different groups exclude each other.")
    grows: bool = Field(False, description="Never shrinks: a later value may not be smaller.")
    office: bool = Field(False, description="An office with one holder at a time: no overlap, no gap; touching years are fine.")
    additive: bool = Field(
        False,
        description="Parts add up to the whole: none of them (a claim with a scope) may exceed it. That they come to it is for a relation to say.",
    )
    fresh: str = Field("", description="How long a value stays fresh: 2 years, 6 months.")
    minimum: str = Field("", description="The least possible value.")
    maximum: str = Field("", description="The greatest possible value.")
    one_of: tuple[str, ...] = Field((), description="The only possible values.")
    none_of: tuple[str, ...] = Field((), description="Values that are impossible.")
    format: str = Field("", description="Pattern the whole value must match.")
    difference: Difference | None = Field(
        None, description="How far it may lie from another property of the same subject (this minus the other): property, minimum, maximum."
    )
    after: tuple[Id, ...] = Field((), description="Events of the same subject that cannot be later than this one.")
    between: tuple[Id, ...] = Field(
        (), description="The two events of the same subject between which it is the time, in years or the unit of its value."
    )
    distinct: bool = Field(False, description="No two subjects share a value.")
    subject_types: tuple[str, ...] = Field((), description="Types of entity that it can be asked of.")
    value_types: tuple[str, ...] = Field((), description="Types of entity that can be its value.")
    contemporary: bool = Field(False, description="Subject and value must have existed at the same time, and at the time it speaks of.")
    conflicts_with: tuple[str, ...] = Field((), description="Properties, or property=value, that exclude it.")
    requires: tuple[str, ...] = Field((), description="Properties, or property=value, that the subject must have as well.")
    inverse: str = Field("", description="The property that says the same from the other side: parent, subsidiary.")
    symmetric: bool = Field(False, description="What holds of the subject and the value holds the other way round: partner.")
    required: tuple[Literal["scope", "when", "quote", "locator", "unit"], ...] = Field((), description="Fields that each claim must give.")
    citation_needed: bool = Field(False, description="Each claim must give a source and a quote.")
    phrases: tuple[str, ...] = Field(
        (), description="How prose expresses it, beside what the standard vocabulary knows; the page on phrases explains the language."
    )
    keys: tuple[str, ...] = Field((), description="Words by which the key of a line or the heading of a column names it.")
    examples: tuple[Example, ...] = Field((), description="Texts, each with what its phrases are to find there.")


class Claim(Record):
    """One factual statement, as a source makes it. ``value`` and ``when`` are kept as written."""

    id: Id = Field(description="A name of its own; without one, source, property and a count make it, or the table and the row.")
    subject: str = Field(description="The entity it is about; without one, the subject of the source.")
    property: Id = Field(description="The question that is answered.")
    value: str = Field(description="What the source says, as text.")
    unit: str = Field("", description="Unit or currency, where the value does not carry it.")
    scope: str = Field("", description="What part it speaks of; none means the whole. Several tags are separated by ;")
    when: str = Field("", description="When it held or happened: EDTF or written.")
    source: str = Field("", description="Another source than that of the file.")
    attributed_to: str = Field("", description="Whose words they are, when the source reports another's.")
    quote: str = Field("", description="The fewest words of the source that carry the statement.")
    locator: str = Field("", description="Where in the source: a heading, a page, or the words around the quote.")
    note: str = Field("", description="For readers.")
    modality: Modality = Field(
        "", description="planned or possible: said as a plan or a possibility, no fact. It is kept, and compared with nothing."
    )
    draft: Literal["", "yes"] = Field("", description="yes: taken from a text by the program, and confirmed by nobody yet.")


class Relation(Record):
    """A named statement over several claims, as an expression: ``iom.member-states >= 100``."""

    id: Id = Field(description="A name of its own.")
    holds: Text = Field(description="The expression that is to hold.")
    label: str = Field("", description="What it says, for readers.")
    note: str = Field("", description="For readers.")


class Weighed(Record):
    """One place that a decided finding showed, as it was then: in words for readers, and in digits of hashes, by which a change is seen."""

    claim: str = Field("", description="The claim; none for words of a document.")
    source: str = Field("", description="Its source.")
    document: str = Field("", description="The document, for words of one.")
    value: str = Field("", description="The value, for readers.")
    when: str = Field("", description="Its time, for readers.")
    scope: str = Field("", description="The part it spoke of, for readers.")
    says: str = Field("", description="Hash of value, time, scope and whose words they are: 16 digits of a SHA-256.")
    quote: str = Field("", description="Hash of the quote.")
    text: str = Field("", description="The first 16 digits of the SHA-256 of the source.")


class Qualifier(Record):
    """What a claim means beyond what it says: the part or the time it speaks of."""

    claim: Text = Field(description="The claim.")
    scope: str = Field("", description="The part it speaks of.")
    when: str = Field("", description="The time it speaks of.")


class Decision(Record):
    """A person's verdict on a finding: which one, what was decided, why, by whom and until when."""

    finding: Text = Field(description="The id of the finding, as a run shows it, or at least its first eight digits.")
    about: str = Field("", description="Rule, subject and property of the finding, by which it is found again when a figure in it changes.")
    verdict: Ruling = Field("accepted", description="What was decided. The first is the first place that the finding shows.")
    wrong: tuple[str, ...] = Field(
        (), description="Which claims are wrong, by their ids or those of their sources, where first and second do not say it."
    )
    qualifiers: tuple[Qualifier, ...] = Field((), description="What keeps the claims apart: a scope or a time for some of them.")
    reason: Text = Field(description="Why, so that others can follow.")
    by: Text = Field(description="Who decided.")
    on: str = Field("", description="Day of the decision.")
    until: Text = Field(description="Last day on which it holds; after that the finding is open again.")
    outcome: str = Field("", description="What the comparison had come to: one that has become worse since opens the finding again.")
    weighed: tuple[Weighed, ...] = Field((), description="What the decision rests on: each place that the finding showed.")
