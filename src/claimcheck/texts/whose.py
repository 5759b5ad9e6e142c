"""Of whom is it said, where a phrase stands in a sentence? Its subject slot, the subject of its clause, or whom the text is about."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Property
from claimcheck.reading.names import fold, resolve
from claimcheck.texts.answering import Found
from claimcheck.texts.cast import Cast, about
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.whom import scene_of
from claimcheck.texts.cast.words import SORTS as KINDS
from claimcheck.texts.phrases import Hit, standard_phrases
from claimcheck.texts.phrases.slots import DETERMINERS
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.structure.nouns import plural_looking
from claimcheck.texts.syntax import Phrase

SORTS = frozenset(("person", "organisation", "place", "work", "event"))
_OPEN = frozenset(("its", "their", "his", "her", "the", "a", "an"))
_BOARDS = (("board",), ("trustees",), ("directors",), ("governors",))
_OF_PEOPLE = frozenset(("child-of", "educated-at", "nationality", "occupation", "spouse", "degree"))
_MADE = frozenset(("designer", "builder", "author", "composer", "directed-by"))
_LED = frozenset(("led", "headed", "chaired"))
_PERSONAL = frozenset(("his", "her"))
_WORKS = frozenset(("work", "works", "construction"))
_SHORT = 2
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "became", "becomes", "served", "serves"))
_HARMLESS = frozenset((
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "total", "overall", "annual", "yearly", "current", "present", "new", "whole",
    "entire", "said", "official", "of", "and", "all", "first", "record", "estimated", "combined", "consolidated", "only", "group",
))  # fmt: skip


def subject_of(known: Cast, sentence: Sentence, hit: Hit, value: Found, prop: Property) -> str | None:
    """Of whom it is said. Where the value itself is the subject of the clause ("Ann Lee leads the trust"), of the main subject of the text."""
    if prop.id == "name" and "other" in hit.slots:
        entity = known.entities.get(value.entity)
        return entity.id if entity is not None and fold(entity.name) == fold(value.text) else None
    if prop.id in _OF_ITSELF and hit.limits.get("value") == "quoted":
        return value.entity or None  # what bears the title that is quoted
    if "subject" in hit.slots:
        first, last = hit.slots["subject"]
        limit = hit.limits.get("subject", "")
        who = meant(sentence, first, last, known)
        who = _owner(sentence, hit, who) if who is not None and not prop.office else who  # who chaired the appeal chairs no trust
        entity = known.entities.get(who.id) if who else None
        if who is not None and fold(who.id)[-1:] in _BOARDS and (main := known.main.get(sentence.page.path, "")) != value.entity:
            return main if main and _led(known, main) else None
        if (
            who is None
            or (limit and not limit.startswith("has-") and (entity is None or entity.type != limit))
            or (prop.datatype == "entity" and who.id == value.entity)
        ):
            return None
        return who.id
    inner = (
        _parent(known, sentence, hit, prop) or _theirs(known, sentence, hit) or _inside(known, sentence, hit, value) or _doing(known, sentence, hit)
    )
    who = inner or about(sentence, hit.first if sentence.words[hit.first].low in _BEING else hit.anchor, known)
    if made := _made_there(known, sentence, hit, prop):
        who = made
    who = who or _opened(known, sentence, hit)
    if prop.id in _OF_PEOPLE and (who is None or not _could_be_person(known, sentence, who.id)):
        who = _person_of(known, sentence) or who  # born in Oban, the daughter of Karl Lee
    if who is None:
        return None
    who = _owner(sentence, hit, who)
    if who.id not in known.entities and (id := resolve(who.id, known.names)) in known.entities:
        who = Who(id, "named, in small letters")
    named = value.entity or resolve(value.text, known.names)
    itself = prop.datatype == "entity" and ((named and who.id == named) or fold(who.id) == fold(value.text))
    other = who.id not in known.entities and sentence.words[hit.anchor].low in _LED and fold(who.id)[:1] not in _BOARDS  # the appeal is chaired by
    if itself or fold(who.id)[-1:] in _BOARDS or (prop.office and not other and not _led(known, who.id)):
        return next((id for id in _topics(known, sentence) if id != named and _led(known, id)), None)
    return who.id


def _could_be_person(known: Cast, sentence: Sentence, id: str) -> bool:
    scene = scene_of(sentence, known)
    return id in known.entities and (scene.sort(id) == "person" or scene.may_be_person(id))


def _person_of(known: Cast, sentence: Sentence) -> Who | None:
    """The person that the first clause of a sentence is about."""
    scene = scene_of(sentence, known)
    found = scene.of_clause(0, 0).who
    return found if found is not None and _could_be_person(known, sentence, found.id) else None


def _made_there(known: Cast, sentence: Sentence, hit: Hit, prop: Property) -> Who | None:
    """What somebody made where a participle follows the object of a sentence: it has a chapel, designed by Ann Lee."""
    words, scene = sentence.words, scene_of(sentence, known)
    if (
        prop.id not in _MADE
        or not hit.first
        or (words[hit.first - 1].text != "," and words[hit.first].text != ",")
        or words[hit.anchor].low[-2:] not in {"ed", "en", "lt"}
    ):
        return None
    clause = scene.built.clauses[scene.built.clause_of[hit.first - 2]]
    index = scene.built.phrase_of[hit.first - 2]
    if index < 0 or not 0 <= clause.verb < scene.built.phrases[index].first:
        return None
    while scene.built.phrases[index].led == "of" and scene.built.phrases[index].before >= 0:
        index = scene.built.phrases[index].before
    phrase = scene.built.phrases[index]
    named = scene.entity_at(phrase)
    said = scene.bare_words(phrase)
    return (
        Who(named, "named before what was done to it")
        if named
        else Who(said, "the words before what was done to it")
        if said and not scene.quantity(phrase)
        else None
    )


def _doing(known: Cast, sentence: Sentence, hit: Hit) -> Who | None:
    """Who grows *by joining the union*: whom the sentence is about."""
    if not hit.first or sentence.words[hit.first - 1].low != "by" or not sentence.words[hit.first].low.endswith("ing"):
        return None
    scene = scene_of(sentence, known)
    first = scene.built.clauses[0]
    return scene.of_phrase(first.subject).who if first.kind == "main" and first.subject >= 0 else None


_OF_ITSELF = frozenset(("title", "short-name"))


def _topics(known: Cast, sentence: Sentence) -> Iterator[str]:
    """Whom the text is about, and whom the sentence before was."""
    if main := known.main.get(sentence.page.path, ""):
        yield main
    elif (before := scene_of(sentence, known).before().who) is not None:
        yield before.id


def _owner(sentence: Sentence, hit: Hit, who: Who) -> Who:
    """What is said of "the seat of the trust" by a phrase of seats is said of the trust."""
    noun, of, owner = who.id.partition(" of ")
    return Who(owner, who.how) if of and {*noun.split()} <= {word.low for word in sentence.words[hit.first : hit.last]} else who


def _theirs(known: Cast, sentence: Sentence, hit: Hit) -> Who | None:
    """Whose is what a phrase begins with: her husband, his wife?"""
    if sentence.words[hit.first].low not in _PERSONAL:
        return None
    who = about(sentence, hit.first, known)
    entity = known.entities.get(who.id) if who is not None else None
    if entity is not None and entity.type == "person":
        return who
    first = scene_of(sentence, known).built.clauses[0]
    lead = scene_of(sentence, known).of_phrase(first.subject).who if first.subject >= 0 else None
    return lead if lead is not None and lead.id in known.entities and known.entities[lead.id].type in {"person", ""} else None


def _opened(known: Cast, sentence: Sentence, hit: Hit) -> Who | None:
    """Whom a sentence is about that begins with participles: founded in 1994 and based in Oslo, the trust ..."""
    scene = scene_of(sentence, known)
    clauses = scene.built.clauses
    clause = clauses[scene.built.clause_of[hit.anchor]]
    if clauses[0].kind != "opening" or (clause is not clauses[0] and clause.shares != 0):
        return None
    main = next((one for one in clauses if one.kind == "main" and one.subject >= 0), None)
    who = scene.of_phrase(main.subject).who if main is not None else None
    return who if who is not None and who.id in known.entities else None


def _inside(known: Cast, sentence: Sentence, hit: Hit, value: Found) -> Who | None:
    """Where the phrase itself is the subject of its clause ("Net profit came to 3 million"): whom the text is about just there.

    Where the value describes what follows it ("the 40-metre-high tower"): what that is.
    """
    scene = scene_of(sentence, known)
    first, _last = next(iter(hit.slots.values())) if hit.slots else (hit.first, hit.last)
    for phrase_n, phrase in enumerate(scene.built.phrases):
        if phrase.first <= first and hit.last < phrase.last and hit.last - 1 >= phrase.first and value.mention is not None:
            if sentence.words[phrase.first].low in {"the", "this", "its"}:
                return scene.of_phrase(phrase_n).who
            return scene.subject(hit.anchor).who if sentence.words[phrase.first].low in {"a", "an"} else None
    subject = scene.built.clauses[scene.built.clause_of[hit.anchor]].subject
    if subject < 0 or scene.owner(hit.anchor) is not None:
        return None
    phrase = scene.built.phrases[subject]
    head = phrase.last - 1
    works = sentence.words[head].low in _WORKS and phrase.last - phrase.first <= _SHORT
    if (hit.first <= head < hit.last or works) and not any(k <= head < end for name, (k, end) in hit.slots.items() if name == "subject"):
        found = scene.of_phrase(subject).who
        if found is not None and found.id in known.entities:
            return None
        return _around(known, sentence)
    return None


def _around(known: Cast, sentence: Sentence) -> Who | None:
    """Whom a text speaks of at a sentence that names nobody: whom the sentence before is about, if that is the main subject or there is none."""
    main = known.main.get(sentence.page.path, "")
    before = scene_of(sentence, known).before().who
    if before is not None and before.id in known.entities and before.id != main:
        person = known.entities[before.id].type == "person"
        return before if not person else Who(main, "the main subject of the text") if main and _led(known, main) else None
    return Who(main, "the main subject of the text") if main else None


def restriction(known: Cast, sentence: Sentence, hit: Hit, prop: Property) -> str:
    """What restricts the noun a phrase begins with: the *core* budget, the *average league* attendance."""
    if prop.datatype != "quantity" or (hit.anchor != hit.first and sentence.words[hit.first].low in _OPEN):
        return ""
    scene = scene_of(sentence, known)
    for phrase in scene.built.phrases:
        if phrase.first < hit.first < phrase.last and hit.anchor < phrase.last:
            words = [sentence.words[k] for k in range(phrase.first, hit.first)]
            if any(word.kind != "w" for word in words):
                cut = max(k for k, word in enumerate(words) if word.kind != "w" or word.low == "s") + 1
                words = words[cut:] if words[cut - 1].low == "s" or words[cut - 1].text in {"’", "'"} else words
            kept = [word.text for word in words if word.low not in _HARMLESS]
            text = " ".join(kept)
            return "" if not text or resolve(text, known.names) or any(word[:1].isdigit() for word in kept) else text
    return ""


def meant(sentence: Sentence, first: int, last: int, known: Cast) -> Who | None:
    """Whom do these words of a sentence mean? By name, or as a pronoun or a noun goes back to it."""
    if id := resolve(sentence.between(first, last), known.names):
        return Who(id, "named")
    scene = scene_of(sentence, known)
    for index, phrase in enumerate(scene.built.phrases):
        if phrase.first <= first < phrase.last:
            if last < phrase.last and last - first == _SHORT and sentence.words[first].low == "the":  # the trust's director
                noun = sentence.words[last - 1].low
                found = scene.definite(noun, phrase, index)
                return found.who if found is not None and found.who is not None and scene.called(noun, found.who.id) else None
            owner = scene.owner(phrase.last - 1) if last < phrase.last else None
            return owner.who if owner else scene.of_phrase(index).who if last >= phrase.last else None
    return None


def _led(known: Cast, id: str) -> bool:
    entity = known.entities.get(id)
    return entity is not None and entity.type != "person"


def _parent(known: Cast, sentence: Sentence, hit: Hit, prop: Property) -> Who | None:
    """Whose children *they* or *the couple* have: those of the person of whom the sentence speaks, or the one before."""
    if prop.id != "children":
        return None
    lows = {sentence.words[k].low for k in range(max(hit.first - _SHORT - 1, 0), hit.last)}
    if lows.isdisjoint({"they", "couple", "pair", "their"}):
        return None
    scene = scene_of(sentence, known)
    for found in (scene.topic(), scene.before()):
        if found.who is not None and found.who.id in known.entities and known.entities[found.who.id].type == "person":
            return found.who
    main = known.main.get(sentence.page.path, "")
    return Who(main, "the main subject of the text") if main in known.entities and known.entities[main].type == "person" else None


_ANY = frozenset(("average", "typical", "median", "mean", "usual", "ordinary", "standard"))


def of_no_one(who: str) -> bool:
    """Is it said of none in particular: the average farm, a typical house?"""
    return who.partition(" ")[0] in _ANY


def can_be_asked(known: Cast, who: str, prop: Property) -> bool:
    """Can this be asked of such a thing, as far as its type is known?"""
    entity, standard = known.entities.get(who), standard_phrases()
    if entity is None and of_no_one(who):
        return False
    if entity is None and standard.asked_of.get(prop.id) == "person":
        noun = who.partition(" of ")[0].rpartition(" ")[2]
        return KINDS.get(noun, "person") == "person" and not noun.endswith("s")  # rovers are elected to nothing
    if entity is None or not entity.type:
        return True
    if prop.subject_types or prop.id not in standard.phrases:
        return not prop.subject_types or entity.type in prop.subject_types
    wanted = standard.asked_of.get(prop.id, "")
    return entity.type not in SORTS or (entity.type in wanted.split(" | ") if wanted else entity.type != "person")


def definite(known: Cast, sentence: Sentence, hit: Hit) -> bool:
    """Is it said of something that a reader can tell: the reservoir, its crest? Other words would join what has nothing to do with each other."""
    if "subject" in hit.slots:
        return sentence.words[hit.slots["subject"][0]].low in DETERMINERS
    scene = scene_of(sentence, known)
    if hit.first and sentence.words[hit.first - 1].text == ",":
        return True  # what was just introduced
    subject = scene.built.clauses[scene.built.clause_of[hit.anchor]].subject
    return subject >= 0 and (
        sentence.words[scene.built.phrases[subject].first].low in DETERMINERS or of_a_kind(sentence, scene.built.phrases[subject])
    )


def of_a_kind(sentence: Sentence, phrase: Phrase) -> bool:
    """Is it a bare plural that opens the sentence: *Tolls* were abolished?"""
    return phrase.first == 0 and phrase.last == 1 and plural_looking(sentence.words[0].low) and not sentence.words[0].text.isupper()
