"""Of whom is said what a value answers: of the subject of its clause, of whom was told before, or of whom the text speaks just there?"""

from __future__ import annotations

from claimcheck.reading.names import resolve
from claimcheck.texts.cast import Cast, about, under
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.whom import scene_of
from claimcheck.texts.cast.words import NUMBERS
from claimcheck.texts.open.fragments import keyed_by
from claimcheck.texts.open.here import Asked
from claimcheck.texts.phrases.slots import DETERMINERS
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.whose import of_a_kind


def whom(sentence: Sentence, asked: Asked, i: int, known: Cast) -> tuple[Who | None, str, str]:
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
        scene = scene_of(sentence, known)
        who = scene.of_phrase(asked.phrase).who
        if asked.thing and (who is None or who.id not in known.entities):
            whole = scene.whole()
            thing, at, _ = asked.thing.partition(" at")
            return Who(f"{thing} {at.strip() or 'of'} {whole}" if whole else thing, "the thing beside the figure"), "", ""
        return (who if who is not None and who.id in known.entities else None), "", ""
    if asked.around:
        return _around(sentence, known), "", ""
    who = about(sentence, asked.at if asked.at >= 0 else i, known)
    if asked.counted and (who is None or who.id not in known.entities):
        return _around(sentence, known), "", ""
    if who is None and asked.thing:
        return Who(asked.thing, "the words of the subject"), "", ""
    if who is not None and who.id not in known.entities and (who.id.split()[0] in NUMBERS or who.id[:1].isdecimal()):
        return _around(sentence, known), "", ""  # twelve bands from seven countries played on four stages
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
    if asked.prop.datatype == "date":
        if subject >= 0 and of_a_kind(sentence, scene.built.phrases[subject]):
            return who, "", ""  # trams returned in 2001
        return None, "", ""  # when something that nobody knows was done is no question about whom the text is about
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
