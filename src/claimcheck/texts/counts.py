"""What does a sentence count or measure that no property of the vocabulary asks for? ``14 lighthouses`` answers ``number-of-lighthouses``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Mention, Statement
from claimcheck.reading.expect import Expect
from claimcheck.reading.reader import read
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Dates, NotJudged, Quantity
from claimcheck.texts.bearing import bearing
from claimcheck.texts.cast import Cast
from claimcheck.texts.open.asides import aside as beside
from claimcheck.texts.open.asides import happening, of_thing
from claimcheck.texts.open.fragments import behind_key, listed
from claimcheck.texts.open.happened import aside, event
from claimcheck.texts.open.here import ASKED_OF, Asked, Here
from claimcheck.texts.open.measures import measure
from claimcheck.texts.open.numbers import bare, number
from claimcheck.texts.open.parts import Told, again, part, whole
from claimcheck.texts.open.patterns import compound, had, measured, restriction, unfit_before
from claimcheck.texts.open.places import place
from claimcheck.texts.open.quoted import quoted
from claimcheck.texts.open.series import series
from claimcheck.texts.open.shares import share
from claimcheck.texts.open.spans import age_of, span
from claimcheck.texts.open.subjects import whom
from claimcheck.texts.phrases import Book
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.structure.asked import count_of
from claimcheck.texts.structure.nouns import counted_noun
from claimcheck.texts.whose import of_no_one

_MOST_WORDS = 12
_AT_POLLS = frozenset(
    ("won", "lost", "gained", "election", "elections", "elected", "vote", "votes", "party", "parties", "poll", "polls", "parliament")
)
_TOLD_BY = {"quantity": "a figure and what it counts", "date": "a date and what was done"}
_TIMES = frozenset(("calendar time", "clock time"))


def counted(
    sentence: Sentence,
    known: Cast,
    taken: frozenset[int],
    phrases: Book | None = None,
    told: Sequence[Statement] = (),
    laid: Told = (),
) -> Iterator[tuple[Statement, Property]]:
    """What a sentence counts of its subject; values that begin at offsets ``taken`` are tied already, those that ``told`` says of it and the layout of its block among them.

    Where a key of ``phrases`` asks for what is counted, the property is the one that it names.
    """
    starts: dict[int, int] | None = None
    rows = [(one, phrases.properties[one.property]) for one in told if phrases is not None and one.property in phrases.properties]
    rows.extend(row for row in laid if sentence.start <= row[0].value_start < sentence.end)
    late: list[tuple[Mention, int]] = []
    for mention in sentence.mentions:
        if mention.kind not in ASKED_OF or mention.start in taken or not isinstance(mention.value, Quantity | Dates):
            continue
        if starts is None:
            starts = {word.start: k for k, word in enumerate(sentence.words)}
        if mention.start not in starts:
            continue
        if mention.kind == "date":
            late.append((mention, starts[mention.start]))
        elif (asked := _asked(sentence, mention, starts[mention.start], rows)) is not None and isinstance(mention.value, Quantity):
            asked = _counted_by(asked, mention.value)
            prop = asked.prop if asked.subject and not asked.thing else named_so(asked.prop, mention.value, phrases)
            if prop.id == "capacity" and any(word.low in _AT_POLLS for word in sentence.words):
                prop = asked.prop  # the seats that a party won are not those that a hall has
            for row in _stated(sentence, mention, starts[mention.start], asked._replace(prop=prop), known, taken):
                rows.append(row)
                yield row
    for mention in sentence.mentions:
        if mention.kind == "quoted" and mention.start not in taken and sentence.words:
            i = next((k for k, word in enumerate(sentence.words) if word.start >= mention.start), -1)
            j = next((k for k, word in enumerate(sentence.words) if word.start >= mention.end), len(sentence.words))
            if i >= 0 and (said := quoted(Here(sentence, mention, i, j))) is not None:
                other = phrases.properties.get(phrases.key(said.prop.label) or said.prop.id) if phrases is not None else None
                prop = other if other is not None and other.datatype in {"text", "name"} else said.prop
                yield from _stated(sentence, mention, i, said._replace(prop=prop, strict=True), known, taken)
    for mention, i in late:
        if not _taken_by(sentence, mention, i, (*told, *(one for one, _ in rows))) and (asked := _asked(sentence, mention, i, rows)) is not None:
            of = phrases.properties.get(asked.prop.id) if phrases is not None and asked.thing else None
            yield from _stated(sentence, mention, i, asked if of is None else asked._replace(prop=of), known, taken)


def _taken_by(sentence: Sentence, mention: Mention, i: int, told: Sequence[Statement]) -> bool:
    """Is a date the time of something told, and of no more than that?"""
    here = Here(sentence, mention, i, i + 1)
    for one in told:
        if one.when == mention.text:
            k = next((n for n, word in enumerate(sentence.words) if word.start >= one.value_start), -1)
            if k < 0 or not aside(here, k):
                return True
    return False


def named_so(prop: Property, value: Quantity, phrases: Book | None) -> Property:
    """The property that the vocabulary has for an open question, if it has one for values of this kind."""
    other = phrases.properties.get(phrases.key(prop.label)) or phrases.properties.get(prop.id) if phrases else None
    if other is None or other.datatype != "quantity" or phrases is None:
        return prop
    named = prop.label.removeprefix("number of ")
    if named == "seats" and named != prop.label:
        return prop  # those of a party, or of a hall
    if (
        named != prop.label
        and (named == "people" or not phrases.key(prop.label))
        and slug(named) not in {other.id, *other.aliases, slug(other.label)}
    ):
        return prop  # people are the answer to many questions
    money = (
        bool(other.unit or other.units) and dimension(value.unit) == "currency" and (dimension(other.unit) == "currency" or "currency" in other.units)
    )
    return other if money or dimension(value.unit) == dimension(other.unit) else prop


def _asked(sentence: Sentence, mention: Mention, i: int, told: Told) -> Asked | None:
    """Which question does the value at token ``i`` answer?"""
    words, value = sentence.words, mention.value
    j = next((k for k in range(i, len(words)) if words[k].start >= mention.end), len(words))
    here = Here(sentence, mention, i, j)
    if isinstance(value, Dates):
        return happening(here) or _strictly(event(here))
    if mention.kind == "ordinal":
        return _strictly(place(here))
    assert isinstance(value, Quantity)
    if (carried := series(here, told)) is not None:
        return _strictly(carried)
    if (stands := beside(here)) is not None:
        return stands
    if value.unit in {"share", "pp"}:
        return _strictly(share(here, told))
    if dimension(value.unit) in _TIMES:
        return _strictly(span(here, restriction(sentence, j) or ""))
    if value.unit:
        return measured(sentence, i, j) or behind_key(here, "") or _strictly(measure(here, restriction(sentence, j) or ""))
    if (found := part(here, told) or whole(here) or again(here, told) or age_of(here)) is not None:
        return found
    if j - 1 > i and words[j - 1].low in {"people", "persons", "individuals"}:
        j -= 1
    return (
        compound(sentence, i, j, value)
        or behind_key(here, restriction(sentence, j) or "")
        or listed(here, "")
        or of_thing(here)
        or had(sentence, i, j, value)
        or _otherwise(sentence, here, j)
    )


_TOLD_OF = ("-counted", "-found", "-recorded", "-registered", "-listed", "-reported", "-seen")


def _counted_by(asked: Asked, value: Quantity) -> Asked:
    """Rangers counted 342 deer, a census found 90 pairs: as many as there are, whoever counted them."""
    ending = next((one for one in _TOLD_OF if asked.prop.id.endswith(one) and asked.prop.id.startswith("number-of-")), "")
    if not ending or asked.around:
        return asked
    label = asked.prop.label.removesuffix(ending.replace("-", " "))
    return asked._replace(prop=count_of(tuple(label.removeprefix("number of ").split()), value), counted=True)


def _strictly(asked: Asked | None) -> Asked | None:
    return asked._replace(strict=True) if asked is not None else None


def _otherwise(sentence: Sentence, here: Here, j: int) -> Asked | None:
    """What a figure counts that is had by nobody."""
    noun = counted_noun(sentence.words, j)
    if noun is None and here.mention.text[:1].isdigit() and (size := bare(here)) is not None:
        return _strictly(size)
    scope = restriction(sentence, noun[1]) if noun else ""
    if scope is None or unfit_before(sentence, here.i):
        return None
    return _strictly(number(Here(sentence, here.mention, here.i, j), "" if here.is_subject() else scope))


def _stated(sentence: Sentence, mention: Mention, i: int, asked: Asked, known: Cast, taken: frozenset[int]) -> Iterator[tuple[Statement, Property]]:
    who, which, by = whom(sentence, asked, i, known)
    written = mention.text.strip(' ,.;:"“”') if mention.kind == "quoted" else mention.text
    prop = _by(asked.prop, by)
    if (
        who is None
        or (who.id not in known.entities and of_no_one(who.id))
        or (prop.datatype == "date" and " " in prop.label and who.id in known.entities and known.entities[who.id].type == "person")
        or (asked.known_only and who.id not in known.entities)
        or isinstance(read(written, Expect(prop.datatype, reported=prop.figures == "reported", words=prop.words)), NotJudged)
    ):
        return
    sense = bearing(sentence, asked.first, asked.last, taken | {mention.start}, mention.start)
    words = sentence.words
    scope = asked.scope if set(sense.scope.lower().split()) <= set(prop.label.split()) else sense.scope
    if asked.subject or asked.scope.startswith("formerly"):
        scope = asked.scope
    when = asked.when or sense.when
    if when and when in scope:
        scope = asked.scope if when not in asked.scope else ""
    scope = "; ".join(dict.fromkeys(filter(None, (which, scope))))
    first, last = words[asked.first].start, words[min(asked.last, len(words)) - 1].end
    if len(sentence.page.blocks[sentence.block].text[first:last].split()) > _MOST_WORDS:
        first, last = mention.start, mention.end
    yield (
        Statement(
            subject=who.id,
            property=prop.id,
            value=f"not {written}" if sense.denied else written,
            block=sentence.block,
            start=min(first, mention.start),
            end=max(last, mention.end),
            value_start=mention.start,
            value_end=mention.end,
            scope=scope,
            when="" if asked.untimed or prop.datatype == "date" or prop.time == "timeless" else when,
            modality=sense.modality,
            attributed_to=sense.attributed_to,
            tie=f"{_TOLD_BY.get(prop.datatype, 'words in quotes and what they are')}: {prop.label}",
        ),
        prop,
    )


def _by(prop: Property, words: str) -> Property:
    """The question with those by whom it was done: colours chosen by buyers."""
    return prop.model_copy(update={"id": slug(f"{prop.id} by {words}"), "label": f"{prop.label} by {words}"}) if words else prop
