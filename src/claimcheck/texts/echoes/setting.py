"""Can two values that are asked the same be held against each other: of one subject, part and time, as facts, and not yet compared?"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.kernel.times import relation, time_of
from claimcheck.prose import Document, Statement
from claimcheck.reading.expect import Expect
from claimcheck.reading.reader import read
from claimcheck.reading.values import Dates, Period
from claimcheck.texts.bearing import Bearing, bearing
from claimcheck.texts.cast import Cast, about
from claimcheck.texts.echoes.asked import Asked
from claimcheck.texts.echoes.stems import LITTLE, stem
from claimcheck.texts.syntax import frame

_DATE = Expect("date")
_LONGEST_SUBJECT = 4


class Desk:
    """What is known of the documents besides their words: who is meant, in what sense, and what is compared already."""

    def __init__(self, documents: Sequence[Document], known: Cast) -> None:
        self.documents, self.known = documents, known
        self._tied: list[dict[tuple[int, int], list[Statement]]] = [{} for _ in documents]
        self._open = [{prop.id for prop in document.properties} for document in documents]
        self._bears: dict[Asked, Bearing] = {}
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
        if who is None:
            return "", ""
        return (who.id, "") if who.id in self.known.entities else ("", who.id)

    def tied(self, row: Asked) -> list[Statement]:
        """What the value is told to be already."""
        return self._tied[row.document].get((row.sentence.block, row.mention.start), [])

    def apart(self, a: Asked, b: Asked) -> bool:
        """Are the two of different subjects, parts or times, no facts, or compared already?"""
        return self._compared(a, b) or self._others(a, b) or self._otherwise(a, b)

    def _compared(self, a: Asked, b: Asked) -> bool:
        one, two = self.tied(a), self.tied(b)
        if any(x.property == y.property and x.subject == y.subject for x in one for y in two):
            return True
        known = [[x for x in rows if x.property not in self._open[row.document]] for rows, row in ((one, a), (two, b))]
        return bool(known[0] and known[1]) and not any(x.property == y.property for x in known[0] for y in known[1])

    def _others(self, a: Asked, b: Asked) -> bool:
        """Is one of them said of somebody else?"""
        (one, said), (two, told) = self.who(a), self.who(b)
        if one and two:
            return one != two
        for (entity, words), row, far in (((one, said), a, b), ((two, told), b, a)):
            main = self.documents[row.document].subject
            if entity and entity != main and not self._named(entity, far):
                return True
            if words and not entity and len(words.split()) <= _LONGEST_SUBJECT and not self._shared(words, far):
                return True
        return False

    def _named(self, entity: str, row: Asked) -> bool:
        """Is somebody named in the block of a value?"""
        rows = self.known.spots.get(self.documents[row.document].page.path, ())
        return row.sentence.block < len(rows) and any(spot.entity == entity for spot in rows[row.sentence.block])

    @staticmethod
    def _shared(words: str, row: Asked) -> bool:
        """Does the sentence of a value hold any of these words?"""
        wanted = {stem(word) for word in words.lower().split() if word.isalpha() and word not in LITTLE}
        return not wanted or bool(wanted & row.around)

    def _otherwise(self, a: Asked, b: Asked) -> bool:
        one, two = self.bearing(a), self.bearing(b)
        if one.denied or two.denied or one.modality or two.modality:
            return True
        if one.scope != two.scope and any(
            bears.scope and not self._within(bears.scope, far) for bears, far in ((one, b), (two, a))
        ):
            return True
        if a.sort in {"date", "period"} or not one.when or not two.when:
            return False
        times = [read(bears.when, _DATE) for bears in (one, two)]
        spans = [getattr(found, "value", None) for found in times]
        if any(not isinstance(span, Dates | Period) for span in spans):
            return one.when != two.when
        return relation(*(time_of(span, "state") for span in spans if isinstance(span, Dates | Period))) == "apart"

    @staticmethod
    def _within(scope: str, far: Asked) -> bool:
        """Are the words of a restriction in the other sentence as well, or no restriction of what is asked?"""
        wanted = {stem(word) for word in scope.lower().replace(";", " ").split() if word.isalpha() and word not in LITTLE}
        return bool(wanted) and wanted <= far.around

    def scope(self, a: Asked, b: Asked) -> str:
        """The part that both are said of."""
        return self.bearing(a).scope or self.bearing(b).scope


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
