"""Can two values that are asked the same be held against each other: of one subject, part and time, as facts, and not yet compared?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from claimcheck.kernel.times import relation, time_of
from claimcheck.model import Entity, Property
from claimcheck.prose import Document, Statement
from claimcheck.reading.expect import Expect
from claimcheck.reading.reader import read
from claimcheck.reading.values import Dates, NotJudged, Period
from claimcheck.texts.bearing import Bearing, bearing
from claimcheck.texts.cast import Cast, about
from claimcheck.texts.echoes.asked import Asked, nearly
from claimcheck.texts.echoes.stems import LITTLE, stem
from claimcheck.texts.syntax import frame

_DATE = Expect("date")
_LONGEST_TITLE = 200
_MOST_TIMES = 4
_RECKONED = frozenset(("estimated", "budgeted", "projected", "planned", "forecast"))


class Desk:
    """What is known of the documents besides their words: who is meant, in what sense, and what is compared already."""

    def __init__(self, documents: Sequence[Document], known: Cast, properties: Mapping[str, Property]) -> None:
        self.documents, self.known = documents, known
        self._many = {prop.id for prop in properties.values() if prop.values == "many"}
        self._tied: list[dict[tuple[int, int], list[Statement]]] = [{} for _ in documents]
        self._open = [{prop.id for prop in document.properties} for document in documents]
        self._bears: dict[Asked, Bearing] = {}
        self._present: dict[str, frozenset[str]] = {}
        self._when: dict[Asked, str] = {}
        self._who: dict[Asked, tuple[str, str]] = {}
        for rows, document in zip(self._tied, documents, strict=True):
            for statement in document.statements:
                rows.setdefault((statement.block, statement.value_start), []).append(statement)

    def bearing(self, row: Asked) -> Bearing:
        """In what sense a value is said."""
        if row not in self._bears:
            self._bears[row] = bearing(row.sentence, row.first, row.last, frozenset((row.mention.start,)))
        return self._bears[row]

    def who(self, row: Asked) -> tuple[str, str]:
        """Of whom a value is said: an entity that is known, or else the words; empty where the value itself is what the clause is about."""
        if row not in self._who:
            self._who[row] = self._find(row)
        return self._who[row]

    def _find(self, row: Asked) -> tuple[str, str]:
        for statement in self.tied(row):
            if statement.subject in self.known.entities:
                return statement.subject, ""
        built = frame(row.sentence).built
        clause = built.clauses[built.clause_of[row.first]]
        if clause.subject >= 0 and built.phrases[clause.subject].last > row.first:
            return "", ""
        who = about(row.sentence, row.first, self.known)
        if who is None or row.mention.text.lower() in who.id.lower():
            return "", ""
        return (who.id, "") if who.id in self.known.entities else ("", who.id)

    def tied(self, row: Asked) -> list[Statement]:
        """What the value is told to be already."""
        return self._tied[row.document].get((row.sentence.block, row.mention.start), [])

    def apart(self, a: Asked, b: Asked) -> bool:
        """Are the two of different subjects, parts or times, asked other things, or no facts?"""
        return self._told_apart(a, b) or (self._others(a, b) and not self._of_a_thing(a, b)) or self._unlike_names(a, b) or self._otherwise(a, b)

    def _of_a_thing(self, a: Asked, b: Asked) -> bool:
        """Is it counted in one thing, whoever had to do with it, in texts about one subject: an alphabet of 29 letters?"""
        heads = [head for head in a.heads if head in b.heads and head[0] not in "=+~@"]
        return len(heads) > 1 and a.sort == "count" and a.document != b.document and self.same_main(a, b)

    def _unlike_names(self, a: Asked, b: Asked) -> bool:
        """Do the clauses name other things, or other models of one thing?"""
        mains = self._main_words(a) | self._main_words(b) if self.same_main(a, b) else frozenset[str]()
        codes = [bool(row.codes - mains - {word.text for word in far.sentence.words}) for row, far in ((a, b), (b, a))]
        if all(codes) or (any(codes) and not nearly(a, b)):
            return True
        whose = self.who(a)[0]
        if a.named - mains - b.around and b.named - mains - a.around and not (whose and self._same(whose, self.who(b)[0])):
            return True
        one, two = a.names - mains, b.names - mains
        if a.sort == "date" and one - b.around and two - a.around and a.document != b.document:
            return True  # she won one medal in 2004 and another in 2006
        return bool(one and two) and not (one & b.around or two & a.around)

    def _main_words(self, row: Asked) -> frozenset[str]:
        entity = self.known.entities.get(self._main(row))
        return name_words(entity) if entity else frozenset()

    def compared(self, a: Asked, b: Asked) -> bool:
        """Does one property ask it of both already?"""
        one, two = self.tied(a), self.tied(b)
        return any(x.property == y.property not in self._many and x.subject == y.subject and x.scope == y.scope for x in one for y in two)

    def _told_apart(self, a: Asked, b: Asked) -> bool:
        """Do two properties of the vocabulary ask it of them?"""
        known = [[x for x in self.tied(row) if x.property not in self._open[row.document]] for row in (a, b)]
        return bool(known[0] and known[1]) and not self.alike(a, b)

    def alike(self, a: Asked, b: Asked) -> bool:
        """Are both told to answer one property, of whomever?"""
        return any(x.property == y.property for x in self.tied(a) for y in self.tied(b))

    def _others(self, a: Asked, b: Asked) -> bool:
        """Is one of them said of somebody else, by name?"""
        (one, _), (two, _) = self.who(a), self.who(b)
        if self._same(one, two):
            return False
        if one and two and self._by_name(one, a) and self._by_name(two, b) and not (self._by_name(one, b) or self._by_name(two, a)):
            return True
        if one and two and self._named(one, b) and self._named(two, a):
            return False
        if one and two:
            return not ((one == self._main(a) and self._named(two, a)) or (two == self._main(b) and self._named(one, b)))
        entity, row, far = (one, a, b) if one else (two, b, a)
        return entity not in {self._main(row), self._main(far)} and not self._named(entity, far)

    def _same(self, one: str, two: str) -> bool:
        """Are they one entity, or two of which the name of one holds that of the other?"""
        if one == two or not one or not two:
            return one == two
        known = [self.known.entities.get(id) for id in (one, two)]
        names = [name_words(entity) for entity in known if entity is not None]
        return len(names) > 1 and min(map(len, names)) > 1 and (names[0] <= names[1] or names[1] <= names[0])

    def _main(self, row: Asked) -> str:
        return self.documents[row.document].subject

    def strange(self, a: Asked, b: Asked) -> bool:
        """Do the words of their subjects, where these are not known, tell nothing of their being one?"""
        (one, said), (two, told) = self.who(a), self.who(b)
        if one and two:
            return False
        sides = ((one, said, b), (two, told, a))
        if any(entity and self._named(entity, far) for entity, _, far in sides):
            return False
        shared = [self._shared(words, far) or not far.verb for entity, words, far in sides if words and not entity]
        return bool(shared) and not any(shared)

    def _by_name(self, entity: str, row: Asked) -> bool:
        """Is somebody named in the sentence of a value?"""
        rows = self.known.spots.get(self.documents[row.document].page.path, ())
        here = rows[row.sentence.block] if row.sentence.block < len(rows) else ()
        return any(spot.entity == entity and row.sentence.start <= spot.start < row.sentence.end for spot in here)

    def _named(self, entity: str, row: Asked) -> bool:
        """Is somebody named in the sentence of a value, or meant by a noun of it?"""
        return self._by_name(entity, row) or bool({stem(noun) for noun in self.known.nouns.get(entity, ())} & row.around)

    def same_main(self, a: Asked, b: Asked) -> bool:
        """Are both texts about one subject, as far as is known?"""
        one, two = self.documents[a.document], self.documents[b.document]
        if one.subject and two.subject:
            return self._same(one.subject, two.subject)
        main, other = one.subject or two.subject, two if one.subject else one
        return bool(main) and (main in self._cast_of(other) or self._entitled(main, other))

    def _entitled(self, entity: str, document: Document) -> bool:
        """Does the first line of a text hold the name of somebody, or two words of it?"""
        known = self.known.entities.get(entity)
        first = document.page.header.title or (document.page.blocks[0].text if document.page.blocks else "")
        words = {stem(word.lower()) for word in first[:_LONGEST_TITLE].replace(",", " ").split()}
        return known is not None and len(name_words(known) & words) >= min(2, len(name_words(known)))

    def _cast_of(self, document: Document) -> frozenset[str]:
        path = document.page.path
        if path not in self._present:
            self._present[path] = frozenset(spot.entity for row in self.known.spots.get(path, ()) for spot in row)
        return self._present[path]

    @staticmethod
    def _shared(words: str, row: Asked) -> bool:
        """Does the sentence of a value hold any of these words?"""
        wanted = {stem(word) for word in words.lower().split() if word.isalpha() and word not in LITTLE}
        return not wanted or bool(wanted & row.around)

    def _otherwise(self, a: Asked, b: Asked) -> bool:
        one, two = self.bearing(a), self.bearing(b)
        if one.denied or two.denied or one.modality or two.modality or _reckoned(a) or _reckoned(b):
            return True
        if (
            a.sort != "ordinal"
            and one.scope != two.scope
            and any(bears.scope and not self._within(bears.scope, far) for bears, far in ((one, b), (two, a)))
        ):
            return True
        if a.sort in {"date", "period"}:
            by = _by_whom(a), _by_whom(b)
            return bool(by[0] and by[1]) and not by[0] & by[1]  # bought by a family in 1872, and by the county in 1931
        spans = [self._times(row) for row in (a, b)]
        times = [[time_of(span, "state") for span in each] for each in spans]
        return all(times) and all(relation(x, y) == "apart" for x in times[0] for y in times[1])

    def _times(self, row: Asked) -> list[Dates | Period]:
        """The time of a value; all those of its sentence where it is not told which is its own."""
        own = _span(self.when(row))
        if own or row.sort == "ordinal":
            return [own] if own else []
        return [one.value for one in row.sentence.mentions if isinstance(one.value, Dates | Period)][:_MOST_TIMES]

    @staticmethod
    def _within(scope: str, far: Asked) -> bool:
        """Are the words of a restriction in the other sentence as well, or no restriction of what is asked?"""
        wanted = {stem(word) for word in scope.lower().replace(";", " ").split() if word.isalpha() and word not in LITTLE}
        return bool(wanted) and wanted <= far.around

    def when(self, row: Asked) -> str:
        """The time that a value is said of, where it can be read by itself."""
        if row not in self._when:
            told = [statement.when for statement in self.tied(row) if statement.when]
            when = told[0] if told else self.bearing(row).when
            self._when[row] = when if _span(when) is not None else ""
        return self._when[row]

    def scope(self, a: Asked, b: Asked) -> str:
        """The part that both are said of."""
        return "" if a.sort == "ordinal" else self.bearing(a).scope or self.bearing(b).scope


def _by_whom(row: Asked) -> frozenset[str]:
    """The words of the clause of a date that say by whom it was done."""
    words, built = row.sentence.words, frame(row.sentence).built
    clause = built.clause_of[row.first]
    for k, word in enumerate(words[:-1]):
        if word.low == "by" and built.clause_of[k] == clause and (index := built.phrase_of[k + 1]) >= 0:
            phrase = built.phrases[index]
            return frozenset(stem(one.low) for one in words[phrase.first : phrase.last] if one.kind == "w" and one.low not in LITTLE)
    return frozenset()


def _reckoned(row: Asked) -> bool:
    """Is it an estimate beside the figure that came of it: estimated at 50 million, it cost 58 million?"""
    words = row.sentence.words[max(row.first - 2, 0) : row.first + 1]
    if not any(word.low in _RECKONED for word in words):
        return False
    return any(one.kind == "quantity" and one is not row.mention for one in row.sentence.mentions)


@lru_cache(maxsize=256)
def name_words(entity: Entity) -> frozenset[str]:
    """The words of a name that tell whose it is."""
    return frozenset(stem(word) for word in entity.name.lower().split() if word not in LITTLE)


@lru_cache(maxsize=4096)
def _span(when: str) -> Dates | Period | None:
    if not when:
        return None
    found = read(when, _DATE)
    return found.value if not isinstance(found, NotJudged) and isinstance(found.value, Dates | Period) else None


def subject_of(a: Asked, b: Asked, desk: Desk) -> str:
    """Of whom both values are said: the entity named by either, the main subject, else the first words."""
    for row in (a, b):
        entity, _ = desk.who(row)
        if entity:
            return entity
    main = desk.documents[a.document].subject
    if main and main == desk.documents[b.document].subject:
        return main
    words = [word.text for word in a.sentence.words if word.kind == "w" and word.low not in LITTLE and stem(word.low) in b.around]
    return " ".join(dict.fromkeys(words[:3])).lower() or main
