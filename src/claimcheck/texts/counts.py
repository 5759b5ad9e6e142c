"""What does a sentence count or measure that no property of the vocabulary asks for? ``14 lighthouses`` answers ``number-of-lighthouses``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Mention, Statement
from claimcheck.reading.expect import Expect
from claimcheck.reading.names import resolve
from claimcheck.reading.reader import read
from claimcheck.reading.tokens import DASHES, glued, low
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Dates, NotJudged, Quantity
from claimcheck.texts.bearing import bearing
from claimcheck.texts.cast import Cast, about, under
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.whom import scene_of
from claimcheck.texts.open.fragments import behind_key, keyed_by
from claimcheck.texts.open.happened import aside, event
from claimcheck.texts.open.here import Asked, Here
from claimcheck.texts.open.measures import NO_MEASURES, measure
from claimcheck.texts.open.numbers import bare, number
from claimcheck.texts.open.parts import Told, again, part, whole
from claimcheck.texts.open.places import place
from claimcheck.texts.open.quoted import quoted
from claimcheck.texts.open.shares import share
from claimcheck.texts.open.spans import age_of, span
from claimcheck.texts.phrases import Book
from claimcheck.texts.phrases.slots import DETERMINERS
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.structure.asked import count_of, measure_of
from claimcheck.texts.structure.nouns import counted_noun, in_plural
from claimcheck.texts.verbs import HAVING, MEASURING, NAMED_AMOUNTS, Verb, verb_before

_MOST_WORDS = 12
_ASKED_OF = frozenset(("quantity", "ordinal", "date"))
_TOLD_BY = {"quantity": "a figure and what it counts", "date": "a date and what was done"}
_TIMES = frozenset(("calendar time", "clock time"))
_WHOLE = frozenset((
    "fleet", "team", "network", "collection", "total", "group", "set", "staff", "membership", "chain", "string", "portfolio", "roster",
))  # fmt: skip
_SMALL = frozenset(("crew", "board", "team", "squad", "committee", "jury", "panel", "cast", "council"))
_POSSESSIVE = frozenset(("its", "their", "his", "her"))
_BEFORE = frozenset(("a", "an", "the", "its", "their", "his", "her", "with", "and"))
_DIRECTIONS = {
    "high": "height", "tall": "height", "long": "length", "wide": "width", "deep": "depth", "thick": "thickness", "across": "diameter",
    "in diameter": "diameter", "in length": "length", "in height": "height", "in width": "width",
}  # fmt: skip
_PAST_NOUN = frozenset((
    "of", "that", "which", "who", "whose", "whom", "where", "with", "without", "for", "in", "on", "at", "from", "to", "between", "by",
))  # fmt: skip


def counted(
    sentence: Sentence, known: Cast, taken: frozenset[int], phrases: Book | None = None, told: Sequence[Statement] = ()
) -> Iterator[tuple[Statement, Property]]:
    """What a sentence counts of its subject; values that begin at offsets ``taken`` are tied already, those that ``told`` says of it among them.

    Where a key of ``phrases`` asks for what is counted, the property is the one that it names.
    """
    starts: dict[int, int] | None = None
    rows = [(one, phrases.properties[one.property]) for one in told if phrases is not None and one.property in phrases.properties]
    late: list[tuple[Mention, int]] = []
    for mention in sentence.mentions:
        if mention.kind not in _ASKED_OF or mention.start in taken or not isinstance(mention.value, Quantity | Dates):
            continue
        if starts is None:
            starts = {word.start: k for k, word in enumerate(sentence.words)}
        if mention.start not in starts:
            continue
        if mention.kind == "date":
            late.append((mention, starts[mention.start]))
        elif (asked := _asked(sentence, mention, starts[mention.start], rows)) is not None and isinstance(mention.value, Quantity):
            prop = asked.prop if asked.subject else named_so(asked.prop, mention.value, phrases)
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
            yield from _stated(sentence, mention, i, asked, known, taken)


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
    if other is None or other.datatype != "quantity":
        return prop
    named = prop.label.removeprefix("number of ")
    if named != prop.label and slug(named) not in {other.id, *other.aliases, slug(other.label)}:
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
        return _strictly(event(here))
    if mention.kind == "ordinal":
        return _strictly(place(here))
    assert isinstance(value, Quantity)
    if value.unit in {"share", "pp"}:
        return _strictly(share(here, told))
    if dimension(value.unit) in _TIMES:
        return _strictly(span(here, _restriction(sentence, j) or ""))
    if value.unit:
        return _measured(sentence, i, j) or behind_key(here, "") or _strictly(measure(here, _restriction(sentence, j) or ""))
    if (found := part(here, told) or whole(here) or again(here, told) or age_of(here)) is not None:
        return found
    if j - 1 > i and words[j - 1].low in {"people", "persons", "individuals"}:
        j -= 1
    return (
        _compound(sentence, i, j, value)
        or behind_key(here, _restriction(sentence, j) or "")
        or _counted(sentence, i, j, value)
        or _otherwise(sentence, here, j)
    )


def _strictly(asked: Asked | None) -> Asked | None:
    return asked._replace(strict=True) if asked is not None else None


def _otherwise(sentence: Sentence, here: Here, j: int) -> Asked | None:
    """What a figure counts that is had by nobody."""
    noun = counted_noun(sentence.words, j)
    if noun is None and here.mention.text[:1].isdigit() and (size := bare(here)) is not None:
        return _strictly(size)
    scope = _restriction(sentence, noun[1]) if noun else ""
    if scope is None or _before_unfit(sentence, here.i):
        return None
    return _strictly(number(Here(sentence, here.mention, here.i, j), "" if here.is_subject() else scope))


def _counted(sentence: Sentence, i: int, j: int, value: Quantity) -> Asked | None:
    words = sentence.words
    if (small := _company(sentence, i, j)) is not None:
        return small
    noun = counted_noun(words, j)
    if noun is None or _before_unfit(sentence, i):
        return None
    named, end = noun
    verb = verb_before(words, i)
    scope = _restriction(sentence, end)
    if scope is None:
        return None
    if verb is not None and verb.done is not None:
        return Asked(count_of(named, value, verb.done), verb.at, end, scope, verb.at)
    low = words[i - 1].low if i else ""
    if low in {"with", "of"} and i > 1:
        whole = low == "of" and (words[i - 2].low in _WHOLE and i > 2 and words[i - 3].low in _BEFORE)
        if whole or (low == "with" and (words[i - 2].low == "," or words[i - 2].kind == "w") and not _verbal(words[i - 2].low)):
            return Asked(count_of(named, value), i - 1 - whole, end, scope)
        return None
    if i == 0 and sentence.page.blocks[sentence.block].kind == "item" and not _predicated(sentence, end):
        return Asked(count_of(named, value), i, end, scope, fragment=True)
    if low in _POSSESSIVE and not (i > 1 and words[i - 2].low in _PAST_NOUN and words[i - 2].low != "with"):
        return Asked(count_of(named, value), i - 1, end, scope)
    return _passive(sentence, i, end, named, value, scope)


def _predicated(sentence: Sentence, end: int) -> bool:
    """Does a verb follow, so that what is counted is what the sentence speaks of?"""
    return any(word.low in _FINITE or (word.low.endswith("ed") and k < 2) for k, word in enumerate(sentence.words[end:]))


_FINITE = frozenset(("is", "was", "are", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "do", "does", "did"))


def _company(sentence: Sentence, i: int, j: int) -> Asked | None:
    """A crew of 12: as many as it has."""
    words = sentence.words
    if i > 2 and words[i - 1].low == "of" and words[i - 2].low in _SMALL and words[i - 3].low in _BEFORE:
        after = words[j].low if j < len(words) else "."
        if not after[:1].isalpha() or after in {"and", "to", "who", "that", "which", "in", "on", "was", "is", "were", "are", "has", "had"}:
            return Asked(measure_of(words[i - 2].low).model_copy(update={"figures": "exact"}), i - 3, j)
    return None


def _passive(sentence: Sentence, i: int, end: int, named: tuple[str, ...], value: Quantity, scope: str) -> Asked | None:
    """Fourteen people were killed: what was done to as many."""
    words = sentence.words
    done = words[end + 1].low if end + 1 < len(words) and words[end].low in {"were", "was"} else ""
    verb = Verb.participle(done)
    at_start = i == 0 or words[i - 1].low in {",", "and", "about", "that"}
    return Asked(count_of(named, value, verb), i, end + 2, scope, known_only=True) if verb and at_start and not scope else None


def _compound(sentence: Sentence, i: int, j: int, value: Quantity) -> Asked | None:
    """A 12-arch bridge is one of twelve arches."""
    words = sentence.words
    if not (j + 2 < len(words) and words[j].low in DASHES and glued(words, j) and glued(words, j + 1) and words[j + 1].kind == "w"):
        return None
    part, whole = words[j + 1].low, words[j + 2]
    if whole.kind != "w" or not i or words[i - 1].low not in {"a", "an"} or not part.isalpha() or len(part) < 3 or part in _NOT_PARTS:
        return None
    return Asked(count_of((in_plural(part),), value), i, j + 3)


_NOT_PARTS = frozenset((
    "year", "day", "week", "month", "hour", "minute", "second", "star", "time", "fold", "way", "point", "page", "part", "man", "person", "percent",
    "degree", "odd", "plus", "strong", "term", "and", "season", "game", "match", "goal", "run", "shot", "inch", "metre", "meter", "foot", "mile",
    "kilometre", "ton", "tonne", "storey", "story", "night", "nil", "sided", "fifths", "thirds", "quarters", "tenths", "piece", "old",
))  # fmt: skip


def _measured(sentence: Sentence, i: int, j: int) -> Asked | None:
    """A span of 503 metres, weighs 3 tonnes, is 40 metres deep."""
    words = sentence.words
    verb = words[i - 1].low if i else ""
    if verb in MEASURING:
        return Asked(measure_of(MEASURING[verb]), i - 1, j, _restriction(sentence, j) or "")
    if verb == "of" and i > 1 and words[i - 2].kind == "w":
        first = i - 2
        while (
            first > 0
            and i - 2 - first < 3
            and words[first - 1].kind == "w"
            and words[first - 1].low not in _BEFORE
            and not _verbal(words[first - 1].low)
        ):
            first -= 1
        named = [word.low for word in words[first : i - 1]]
        bounded = first > 0 and words[first - 1].low in _BEFORE
        if bounded and named[-1] not in NO_MEASURES and words[first].low not in _PAST_NOUN and len(named) <= 3:
            return Asked(measure_of(" ".join(named)), first - 1, j, _restriction(sentence, j) or "")
        return None
    if verb in {"is", "was", "are", "were", "be", "stands", "measures", "being"}:
        for size in (1, 2):
            if (name := _DIRECTIONS.get(" ".join(word.low for word in words[j : j + size]))) is not None:
                return Asked(measure_of(name), i - 1, j + size)
    return _amounts_to(sentence, i, j)


def _amounts_to(sentence: Sentence, i: int, j: int) -> Asked | None:
    """Storage has grown to 64 GB, its span is 503 metres: the noun before the verb says what is measured."""
    words, k = sentence.words, i - 1
    if low(words, k) in {"to", "at"} and low(words, k - 1) in _REACHING:
        k -= 1
    elif low(words, k) not in {"is", "was", "totals", "totalled", "reached", "reaches", "exceeds", "averages"}:
        return None
    while low(words, k - 1) in {"has", "had", "have", "now", "then", "is", "was", "currently"}:
        k -= 1
    named = low(words, k - 1)
    if named not in NAMED_AMOUNTS or (k - 2 >= 0 and low(words, k - 2) not in {".", ",", "the", "its", "their", "his", "her", "a"}):
        return None
    return Asked(measure_of(named), k - 1, j)


_REACHING = frozenset((
    "stands", "stood", "remains", "remained", "lies", "lay", "grown", "grew", "grows", "rose", "risen", "rises", "fell", "fallen", "amounts", "amounted",
    "comes", "came", "increased", "expanded", "shrunk", "doubled", "put", "estimated",
))  # fmt: skip


def _restriction(sentence: Sentence, end: int) -> str | None:
    """The words straight behind what is counted that say which of them; empty for none, None where it is no count of the subject at all."""
    words = sentence.words
    if end >= len(words):
        return ""
    low = words[end].low
    if low in {"than", "per", "each", "apiece", "ago", "old", "versus", "more", "less"} or (low in DASHES and glued(words, end)):
        return None
    if low == "of" and "each" in {word.low for word in words[end : end + 6]}:
        return ""  # what each of them is, and not which
    if low not in _PAST_NOUN and not (low.endswith(("ing", "ed")) and words[end].kind == "w"):
        return ""
    if low in {"in", "on", "at", "from", "by", "for", "to"} and end + 1 < len(words) and words[end + 1].kind == "n":
        return ""  # a time, which is not what it restricts
    last = end
    while last < len(words) and last - end < 8 and words[last].low not in {",", ".", ";", ":", "(", ")", "—", "–"}:
        last += 1
    if any(one.kind in _ASKED_OF and words[end].start <= one.start < words[last - 1].end for one in sentence.mentions):
        return ""  # what has a figure or a date of its own says something else
    return sentence.between(end, last).lower()


def _before_unfit(sentence: Sentence, i: int) -> bool:
    """Does what stands before the figure make it one of a comparison, a part or a measure of something else?"""
    words = sentence.words
    one, two = (words[i - 1].low if i > 0 else ""), (words[i - 2].low if i > 1 else "")
    if one in {
        "every",
        "each",
        "no",
        "number",
        "nos",
        "per",
        "another",
        "other",
        "than",
        "least",
        "$",
        "top",
        "first",
        "last",
        "next",
        "chapter",
        "all",
    }:
        return True
    return (two == "of" and one in {"the", "its", "their", "those", "these", "his", "her"}) or (one in {"these", "those", "any", "some"})


def _verbal(word: str) -> bool:
    return word in HAVING or word in MEASURING or word in {"is", "was", "are", "were", "has", "had", "have", "been", "be", "do", "did", "does"}


def _whom(sentence: Sentence, asked: Asked, i: int, known: Cast) -> tuple[Who | None, str, str]:
    """Of whom it is said, with the part, and with words that belong to the question."""
    if asked.subject:
        return Who(asked.subject, "the subject of what was told before"), "", ""
    main = known.main.get(sentence.page.path, "")
    who, which, by = _spoken_of(sentence, asked, i, known)
    if asked.phrase < 0 and asked.owner < 0 and (who is None or who.id == main) and (key := keyed_by(sentence, i)):
        named = resolve(key, known.names)
        if named and named != main:
            return Who(named, "the key of the line"), "", ""
    return who, which, by


def _spoken_of(sentence: Sentence, asked: Asked, i: int, known: Cast) -> tuple[Who | None, str, str]:
    if asked.fragment:
        return under(sentence.page, sentence.block, known), "", ""
    if asked.owner >= 0:
        scene = scene_of(sentence, known)
        return scene.pronoun(sentence.words[asked.owner].low, scene.built.phrase_of[asked.owner]).who, "", ""
    if asked.phrase >= 0:
        who = scene_of(sentence, known).of_phrase(asked.phrase).who
        return (who if who is not None and who.id in known.entities else None), "", ""
    if asked.around:
        return _around(sentence, known), "", ""
    who = about(sentence, asked.at if asked.at >= 0 else i, known)
    if who is None or who.id in known.entities or not asked.strict:
        return who, "", ""
    if asked.part:
        around = _around(sentence, known)
        return (around, _subject_words(sentence, i, known) if " of " not in who.id else "", "") if around is not None else (who, "", "")
    scene = scene_of(sentence, known)
    subject = scene.built.clauses[scene.built.clause_of[i]].subject
    definite = subject >= 0 and sentence.words[scene.built.phrases[subject].first].low in DETERMINERS
    if " of " in who.id or (definite and who.id.count(" ") <= _MOST_OF_SUBJECT):
        return who, "", ""
    return (_around(sentence, known), "", who.id) if who.id.count(" ") < _MOST_OF_SUBJECT else (None, "", "")


_MOST_OF_SUBJECT = 3


def _subject_words(sentence: Sentence, i: int, known: Cast) -> str:
    """The words of the subject of a clause, without an article."""
    built = scene_of(sentence, known).built
    subject = built.clauses[built.clause_of[i]].subject
    if subject < 0:
        return ""
    phrase = built.phrases[subject]
    first = phrase.first + (sentence.words[phrase.first].low in {"the", "a", "an"})
    return sentence.between(first, phrase.last).lower()


def _around(sentence: Sentence, known: Cast) -> Who | None:
    """Whom the text speaks of just there: its main subject, where this paragraph does; else of whom the sentence before is, if it is known."""
    main = known.main.get(sentence.page.path, "")
    before = scene_of(sentence, known).before().who
    person = main in known.entities and known.entities[main].type == "person"
    if before is not None and before.id in known.entities and (person or not main or not _spoken_here(sentence, main, known)):
        return before
    return Who(main, "the main subject of the text") if main else None


def _spoken_here(sentence: Sentence, id: str, known: Cast) -> bool:
    """Was one of the sentences before this one in its paragraph about this entity, or is it named there?"""
    kept = known.memo.get("subjects")
    if (
        kept is not None
        and kept[0] == (sentence.page.path, sentence.block)
        and any(found.who and found.who.id == id for found in kept[2][-_PARAGRAPH:])
    ):
        return True
    rows = known.spots.get(sentence.page.path, ())
    row = rows[sentence.block] if sentence.block < len(rows) else ()
    return any(spot.entity == id for spot in row[:_PARAGRAPH])


_PARAGRAPH = 12


def _stated(sentence: Sentence, mention: Mention, i: int, asked: Asked, known: Cast, taken: frozenset[int]) -> Iterator[tuple[Statement, Property]]:
    who, which, by = _whom(sentence, asked, i, known)
    written = mention.text.strip(' ,.;:"“”') if mention.kind == "quoted" else mention.text
    prop = _by(asked.prop, by)
    if (
        who is None
        or (asked.known_only and who.id not in known.entities)
        or isinstance(read(written, Expect(prop.datatype, reported=prop.figures == "reported", words=prop.words)), NotJudged)
    ):
        return
    sense = bearing(sentence, asked.first, asked.last, taken | {mention.start})
    words = sentence.words
    scope = asked.scope if set(sense.scope.lower().split()) <= set(prop.label.split()) else sense.scope
    if asked.subject:
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
