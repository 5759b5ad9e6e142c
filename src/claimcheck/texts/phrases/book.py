"""Which phrases are there, and which of them stand in a sentence? Indexed by the word that tells most of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from claimcheck.model import Property
from claimcheck.reading.expect import NameTable
from claimcheck.reading.names import fold, spelled
from claimcheck.reading.units import plural
from claimcheck.texts.phrases.language import VALUES, Also, Fault, Gap, Language, Slot, Variant, Word, anchor, openers, variants
from claimcheck.texts.phrases.lists import Hit, listed
from claimcheck.texts.phrases.matcher import Matcher, Pattern, by_mention, by_name
from claimcheck.texts.phrases.slots import may_begin_name, scene
from claimcheck.texts.phrases.standard import Standard, standard_phrases
from claimcheck.texts.sentence import Sentence

_MOST_KEY = 80
_SHORT_ENDING = 4
_VERBS = frozenset((
    "became", "becomes", "began", "begins", "begun", "born", "bought", "built", "came", "carries", "chose", "chosen", "costs", "covers", "died", "directs",
    "drew", "employs", "ends", "enters", "fell", "grew", "heads", "held", "holds", "joins", "kills", "laid", "lasts", "leads", "leaves", "led", "left", "lies",
    "lost", "made", "operates", "quit", "ran", "rises", "rose", "runs", "seats", "sells", "serves", "sold", "spans", "spent", "stands", "starts", "teaches",
    "took", "weighs", "went", "won", "wrote", "written", "sworn", "taught",
))  # fmt: skip
DEFINES = frozenset(("other", "acronym"))  # a name with its short form is stated whatever else the name answers


@dataclass(frozen=True, eq=False)
class Book:
    """All phrases, ready to be looked for, and the words by which keys and headings of tables name a property."""

    properties: Mapping[str, Property]
    keys: Mapping[tuple[str, ...], str]
    index: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    matcher: Matcher = field(default_factory=lambda: Matcher({}, frozenset()))
    faults: tuple[tuple[str, str, str], ...] = ()

    def key(self, text: str) -> str:
        """Which property does a key, a heading of a column or a label name? Empty for none."""
        return self.keys.get(spelled(fold(text)), "") if len(text) <= _MOST_KEY else ""


def book(properties: Iterable[Property]) -> Book:
    """The phrases of these properties: those of the standard, and their own."""
    return _book(tuple(properties))


@lru_cache(maxsize=4)
def _book(properties: tuple[Property, ...]) -> Book:
    known, standard = {prop.id: prop for prop in properties}, standard_phrases()
    rows: dict[str, list[Pattern]] = {}
    unusable: list[tuple[str, str, str]] = []
    hooks: set[str] = set()
    for prop in known.values():
        for phrase in (*standard.phrases.get(prop.id, _counting(prop)), *prop.phrases):
            found = variants(phrase, standard.language, event=_is_event(prop))
            if isinstance(found, Fault):
                unusable.append((prop.id, phrase, found.reason))
                continue
            for variant in found:
                pattern = _pattern(prop, phrase, variant, standard.language)
                for form in openers(variant[pattern.anchor], standard.language):
                    rows.setdefault(form, []).append(_opened(pattern, form))
                    hooks |= {form} if isinstance(variant[pattern.anchor], Word) and _is_verb(form) else set()
    index = {form: tuple(sorted(patterns, key=lambda pattern: -pattern.fixed)) for form, patterns in rows.items()}
    return Book(known, _keys(known, standard), index, Matcher(standard.language.groups, frozenset(hooks)), tuple(unusable))


def faults(prop: Property) -> Iterator[tuple[str, str]]:
    """Which phrases of a property cannot be looked for, and why?"""
    language = standard_phrases().language
    for phrase in prop.phrases:
        if isinstance(found := variants(phrase, language, event=_is_event(prop)), Fault):
            yield phrase, found.reason


def _is_verb(form: str) -> bool:
    """Does a word by which a phrase is looked for look like a verb? No gap of another phrase passes it."""
    return form in _VERBS or (form.endswith("ed") and len(form) > _SHORT_ENDING)


def _is_event(prop: Property) -> bool:
    return prop.time == "event" and prop.datatype == "date"


def _counting(prop: Property) -> tuple[str, ...]:
    """A property that only says what it counts is counted as anything is."""
    counts = prop.datatype == "quantity" and not prop.unit and not prop.units and prop.words and not prop.phrases
    return (f"count: {'|'.join(prop.words)}",) if counts else ()


def _pattern(prop: Property, phrase: str, variant: Variant, language: Language) -> Pattern:
    fixed = sum(2 for element in variant if isinstance(element, Word) and not element.optional) + sum(
        1 + bool(element.limit or element.name in {"from", "to"}) for element in variant if isinstance(element, Slot)
    )
    valued = any(isinstance(element, Slot) and element.name in VALUES for element in variant)
    needs = "quantity" if prop.datatype == "quantity" else "date" if prop.datatype in {"date", "period"} and valued else ""
    at = anchor(variant, language)
    ahead, behind = (variant[k] if 0 <= k < len(variant) else None for k in (at - 1, at + 1))
    plain = isinstance(variant[at], Word)
    return Pattern(
        prop,
        phrase,
        variant,
        at,
        fixed - any(isinstance(element, Gap) for element in variant),
        needs,
        frozenset(form[-1] for form in ahead.all_forms) if plain and isinstance(ahead, Word) and not ahead.optional else None,
        frozenset(form[0] for form in behind.all_forms) if plain and isinstance(behind, Word) and not behind.optional else None,
        plain and isinstance(ahead, Slot) and by_mention(ahead, prop, language.groups),
        plain and isinstance(behind, Slot) and by_mention(behind, prop, language.groups),
        plain and isinstance(behind, Slot) and by_name(behind, prop, language.groups),
    )


def _opened(pattern: Pattern, form: str) -> Pattern:
    """The variant as it is looked for by this word: one that may be the first of several has their second behind it."""
    here = pattern.variant[pattern.anchor]
    if not isinstance(here, Word) or not here.longer:
        return pattern
    seconds = frozenset(row[1] for row in here.longer if row[0] == form)
    if form not in here.forms:
        return pattern._replace(after=seconds, ahead_of_value=False, ahead_of_name=False)
    if not seconds:
        return pattern
    return pattern._replace(after=None if pattern.after is None else pattern.after | seconds, ahead_of_value=False, ahead_of_name=False)


def _keys(properties: Mapping[str, Property], standard: Standard) -> dict[tuple[str, ...], str]:
    """By id and alias, then by label, by the words that count, and by the keys listed; of two with one name, the id goes before."""
    keys: dict[tuple[str, ...], str] = {}
    for names in (_by_id, _by_keys, _by_words):
        for prop in properties.values():
            for name in names(prop, standard):
                for form in (name, plural(name)):
                    keys.setdefault(spelled(fold(form)), prop.id)
    keys.pop((), None)
    return keys


def _by_id(prop: Property, _: Standard) -> Iterator[str]:
    yield from (name.replace("-", " ") for name in (prop.id, *prop.aliases))
    yield prop.label


def _by_keys(prop: Property, standard: Standard) -> Iterator[str]:
    yield from prop.keys
    yield from standard.keys.get(prop.id, ())


def _by_words(prop: Property, _: Standard) -> Iterator[str]:
    if prop.datatype == "quantity" and not prop.unit:
        for word in prop.words[:1]:
            yield word
            yield f"number of {word}"
            yield f"no. of {word}"


def hits(sentence: Sentence, phrases: Book, names: NameTable = NameTable(), states: Callable[[Hit], bool] | None = None) -> Iterator[Hit]:
    """Where do phrases stand in a sentence? The most telling first; of several that would take the same value, that one alone.

    One that ``states`` nothing takes no value from another: the director *of the University* is not named by it.
    """
    index = phrases.index
    places = [i for i, word in enumerate(sentence.words) if word.low in index]
    if not places:
        return
    here = scene(sentence, names)
    found: list[tuple[tuple[int, int, int, int], Hit]] = []
    kinds = {"quantity" if mention.kind in {"quantity", "ordinal"} else "date" for mention, _ in here.begins.values()} | {""}
    at = phrases.matcher.at
    lows = ["", *here.lows, ""]
    for i in places:
        before, after = lows[i], lows[i + 2]
        valued, values = i in here.ends, i + 1 in here.begins
        for pattern in index[lows[i + 1]]:
            _, _, _, _, _, needs, words_before, words_after, behind_value, ahead_of_value, ahead_of_name = pattern  # at once: most end here
            if (
                needs in kinds
                and (words_after is None or after in words_after)
                and (words_before is None or before in words_before)
                and (valued or not behind_value)
                and (values or not ahead_of_value)
                and (not ahead_of_name or may_begin_name(here, i + 1))
                and (placed := at(here, pattern, i))
            ):
                first, last, slots = placed
                limits = {element.name: element.limit for element in pattern.variant if isinstance(element, Slot) and element.limit}
                slotted = {name: (a, b) for name, a, b in slots}
                hit = Hit(pattern.property.id, pattern.phrase, first, last, slotted, i, limits, isinstance(pattern.variant[0], Also))
                gap = any(isinstance(element, Gap) for element in pattern.variant)
                found.append(((-pattern.fixed, last - first if gap else first - last, first, len(found)), hit))
    for hit in _apart([hit for _, hit in sorted(found, key=lambda one: one[0])], phrases, states):
        yield from listed(hit, phrases.properties[hit.property], here, phrases.matcher)


def _apart(found: list[Hit], phrases: Book, states: Callable[[Hit], bool] | None) -> Iterator[Hit]:
    """Each value once: what a more telling phrase has taken is taken."""
    taken: set[tuple[str, int]] = set()
    ends: set[int] = set()
    dated: set[tuple[str, int]] = set()
    spans: list[tuple[int, int]] = []
    for hit in sorted(found, key=lambda hit: (hit.continues, hit.first if hit.continues else 0)):  # the sort is stable
        if hit.continues and hit.first not in ends:
            continue
        slot = next((name for name in hit.slots if name in VALUES), "")
        if slot:
            part = f"name {hit.property}" if DEFINES & {*hit.slots, *hit.limits.values()} else slot if slot != "value" else ""
            mine = {(part, k) for k in range(*hit.slots[slot])}
            if phrases.properties[hit.property].time == "event":
                mine |= {(f"of {hit.property}", k) for k in range(*hit.slots[slot])}  # a beginning or an end of a period, or the whole of it
        elif (hit.property, hit.anchor) in dated or any(first <= hit.anchor < last for first, last in spans):
            continue  # its own date stands beside it, and that of the clause is another's
        else:
            mine = {(f"event {hit.property}", 0)}
        if taken.isdisjoint(mine) and (states is None or states(hit)):
            taken |= mine
            ends.add(hit.last)
            dated.add((hit.property, hit.anchor))
            if slot and phrases.properties[hit.property].time == "event":
                spans.append((hit.first, hit.last))
            yield hit
