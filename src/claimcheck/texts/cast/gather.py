"""Which names mean the same entity, over all texts that are read together? Joined by what the texts say, never by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.ids import slug
from claimcheck.ledger import Ledger
from claimcheck.model import Entity
from claimcheck.reading.expect import NameTable
from claimcheck.reading.names import fold, name_table, resolve, same_person_or_thing
from claimcheck.reading.values import Term
from claimcheck.texts.cast.runs import Key, Run, key_of
from claimcheck.texts.cast.words import BRANDS, GIVEN, LEGAL, SORTS, Sort

_LONGEST_ID = 120
_FEWEST_LETTERS = 3


@dataclass(slots=True)
class Form:
    """One name, in all its spellings: how often each stands there, and what stands beside it."""

    texts: Counter[str] = field(default_factory=Counter)
    sure: bool = False
    person: bool = False
    placed: int = 0
    opens: int = 0
    own: bool = False
    nouns: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The entities, the names they go by, and the nouns that they may be called by."""

    entities: Mapping[str, Entity]
    names: NameTable
    nouns: Mapping[str, frozenset[str]]


def gathered(found: Iterable[Run], ledger: Ledger) -> Gathered:
    """The entities that these names mean, those that the ledger declares first."""
    forms: dict[Key, Form] = {}
    called: dict[Key, Counter[Key]] = {}
    for run in found:
        form = forms.setdefault(run.key, Form())
        form.texts[run.text] += 1
        form.sure |= run.sure
        form.person |= run.person
        form.placed += run.placed
        form.opens += run.opens
        form.own |= run.own
        form.nouns.update(dict.fromkeys(run.nouns))
        for other in run.called:
            key = key_of(other)
            short = forms.setdefault(key, Form())
            if len(key) == 1 and key[0] in SORTS:
                form.nouns[key[0]] = None  # "the Trust" is any trust's short form
            else:
                short.texts[other] += 1
                short.sure = True
                called.setdefault(key, Counter())[run.key] += 1
    for key, form in forms.items():
        if (*key, "fc") in forms or (*key, "f", "c") in forms or any((*key, ending) in forms and forms[(*key, ending)].sure for ending in LEGAL):
            form.sure = True
    groups = _groups({key: form for key, form in forms.items() if form.sure and form.texts}, called)
    return _entities(groups, forms, ledger)


def _groups(forms: Mapping[Key, Form], called: Mapping[Key, Mapping[Key, int]]) -> list[list[Key]]:
    """Which names go together? A short form that two names share joins neither."""
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.get(key, key) != key:
            key = parent[key]
        return key

    def join(short: Key, full: Key) -> None:
        a, b = root(short), root(full)
        if a != b:
            parent[a] = b

    for short in sorted(called):
        fulls = sorted(called[short])
        if len(fulls) == 1:
            join(short, fulls[0])
    for short, full in _acronyms(forms, called):
        join(short, full)
    for short, full in _initialled(forms):
        join(short, full)
    for short, full in (*_middled(forms), *_bare(forms)):
        join(short, full)
    for short, full in _english(forms):
        join(short, full)
    legal = [key for key in sorted(forms) if len(key) > 1 and key[-1] in LEGAL]
    for key in legal:
        if key[:-1] in forms:
            join(key[:-1], key)
    for key in sorted(forms):
        for ending in (("fc",), ("f", "c"), ("football", "club"), ("company",), ("corporation",)):
            if key[-len(ending) :] == ending and key[: -len(ending)] in forms and len(key) > len(ending) + 1:
                join(key[: -len(ending)], key)
    waters = [key for key in sorted(forms) if len(key) == 2 and not {"river", "lake", "mount", "island", "valley"}.isdisjoint(key)]
    for key in waters:
        bare = next((word for word in key if word not in SORTS and word != "mount"), "")
        if (bare,) in forms and sum(bare in other for other in waters) == 1:
            join((bare,), key)
    firsts = Counter(key[0] for key in forms if len(key) > 1 and not (key[-1] not in LEGAL and (*key, *()) in {full[:-1] for full in legal}))
    for key in legal:
        if (key[0],) in forms and firsts[key[0]] == 1 and not forms[(key[0],)].placed:
            join((key[0],), key)
    typed = Counter(key[0] for key in forms if len(key) > 1 and (forms[key].person or not _COMMERCIAL.isdisjoint(forms[key].nouns)))
    for key in sorted(forms):
        first = key[:1]
        if len(key) > 1 and not _COMMERCIAL.isdisjoint(forms[key].nouns) and first in forms and typed[key[0]] == 1 and not forms[first].placed:
            join(first, key)  # Larkspur, for Larkspur Devices
    for short, full in _cut(forms):
        join(short, full)
    clubs = {key: plain for key in sorted(forms) if len(plain := without_club(key)) > 1 and plain != key}
    lasts = Counter(word for _, word in {(plain, plain[-1]) for plain in clubs.values()})
    for key, plain in clubs.items():
        for called_so in (plain, plain[-1:]):
            if called_so in forms and (called_so == plain or lasts[plain[-1]] == 1) and not forms[called_so].person:
                join(called_so, key)  # Wexcombe Rovers, and the Rovers
    groups: dict[Key, list[Key]] = {}
    for key in sorted(forms):
        groups.setdefault(root(key), []).append(key)
    return [groups[key] for key in sorted(groups)]


def _cut(forms: Mapping[Key, Form]) -> Iterable[tuple[Key, Key]]:
    """A name of two words or more that is all but the kind of one body: Mill Road, for Mill Road Children's Hospital."""
    fulls: dict[Key, list[Key]] = {}
    for key in sorted(forms):
        if len(key) > _FEWEST_LETTERS - 1 and SORTS.get(key[-1]) == "organisation" and not _LITTLE & {*key}:
            for n in range(2, len(key)):
                fulls.setdefault(key[:n], []).append(key)
    for short, keys in fulls.items():
        form = forms.get(short)
        if form is not None and len(keys) == 1 and form.opens and not form.placed and not form.person:
            yield short, keys[0]


def without_club(key: Key) -> Key:
    """The name of a club without what all clubs are called."""
    for ending in (("f", "c"), ("a", "f", "c"), ("fc",), ("afc",), ("rfc",), ("football", "club"), ("rugby", "club"), ("cricket", "club"), ("club",)):
        if key[-len(ending) :] == ending:
            return key[: -len(ending)]
    return key


def _acronyms(forms: Mapping[Key, Form], called: Mapping[Key, object]) -> Iterable[tuple[Key, Key]]:
    """An acronym that no text explains belongs to the one name with these first letters."""
    fulls: dict[str, list[Key]] = {}
    for key in sorted(forms):
        if len(key) >= _FEWEST_LETTERS and not forms[key].person:
            content = [word[0] for word in key if word not in {"of", "for", "and", "in", "on", "to", "de", "du", "des"}]
            for letters in dict.fromkeys(("".join(word[0] for word in key), "".join(content))):
                fulls.setdefault(letters, []).append(key)
    for key in sorted(forms):
        short = len(key) == 1 and len(key[0]) >= _FEWEST_LETTERS and key not in called and any(text.isupper() for text in forms[key].texts)
        if short and len(fulls.get(key[0], ())) == 1:
            yield key, fulls[key[0]][0]


def _initialled(forms: Mapping[Key, Form]) -> Iterable[tuple[Key, Key]]:
    """A person's name with initials belongs to the one full name that it can be."""
    surnames: dict[str, list[Key]] = {}
    for key in sorted(forms):
        if forms[key].person and len(key) > 1:
            surnames.setdefault(key[-1], []).append(key)
    for keys in surnames.values():
        terms = [Term(" ".join(key), key) for key in keys]
        for short in terms if len(keys) <= 50 else ():
            if len(short.key[0]) <= 2:
                fulls = [full for full in terms if len(full.key[0]) > 2 and same_person_or_thing(short, full) == "initials"]
                if len(fulls) == 1:
                    yield short.key, fulls[0].key


def _middled(forms: Mapping[Key, Form]) -> Iterable[tuple[Key, Key]]:
    """A person without the middle names belongs to the one who has these and the same first and last: Ann Lee, for Ann Ida Lee."""
    fulls: dict[Key, list[Key]] = {}
    for key in sorted(forms):
        if len(key) in {3, 4} and forms[key].person and len(key[0]) > 1 and not any(word in _LITTLE or word in SORTS for word in key):
            fulls.setdefault((key[0], key[-1]), []).append(key)
    for short, keys in fulls.items():
        if short in forms and len(keys) == 1 and not forms[short].placed:
            yield short, keys[0]


def _english(forms: Mapping[Key, Form]) -> Iterable[tuple[Key, Key]]:
    """Volta Corporation, in English, is the one Volta Oyj; Volta alone is either."""
    stems: dict[Key, list[Key]] = {}
    for key in sorted(forms):
        if len(key) > 1 and (key[-1] in LEGAL or key[-1] in {"corporation", "company"}):
            stems.setdefault(key[:-1], []).append(key)
    for stem, keys in stems.items():
        plain, legal = [key for key in keys if key[-1] not in LEGAL], [key for key in keys if key[-1] in LEGAL]
        others = any(key[: len(stem)] == stem and key not in keys and key != stem for key in forms) if len(stem) == 1 else False
        if len(plain) == 1 and len(legal) == 1:
            yield plain[0], legal[0]
            if stem in forms and not others and not forms[stem].placed:
                yield stem, legal[0]
        elif len(plain) == 1 and not legal and len(stem) == 1 and stem in forms and not others and any(text.isupper() for text in forms[stem].texts):
            yield stem, plain[0]  # KONE, for KONE Corporation


def _bare(forms: Mapping[Key, Form]) -> Iterable[tuple[Key, Key]]:
    """A surname by itself belongs to the one person who bears it, unless it stands where places do."""
    bearers: dict[str, list[Key]] = {}
    for key in sorted(forms):
        if forms[key].person and len(key) > 1 and len(key[0]) > 1:
            bearers.setdefault(key[-1], []).append(key)
    for word, keys in bearers.items():
        alone = forms.get((word,))
        if alone is not None and 2 * alone.placed <= sum(alone.texts.values()) and len(keys) == 1:
            yield (word,), keys[0]


def _entities(groups: Sequence[Sequence[Key]], forms: Mapping[Key, Form], ledger: Ledger) -> Gathered:
    entities: dict[str, Entity] = dict(ledger.entities)
    nouns: dict[str, frozenset[str]] = {}
    entries = [(id, name) for id, entity in ledger.entities.items() for name in (entity.name, *entity.aliases, *entity.short)]
    drafts: list[tuple[str, str, list[str], Sort, dict[str, None]]] = []
    for group in groups:
        texts: Counter[str] = Counter()
        kinds: dict[str, None] = {}
        for key in group:
            texts.update(forms[key].texts)
            kinds.update(forms[key].nouns)
        names = sorted(texts, key=lambda text: (-len(fold(text)), -len(text), text))
        itself = any(forms[key].own for key in group)
        declared = next((id for name in names if (id := resolve(name, ledger.names)) and (id in ledger.entities or not itself)), "")
        person = any(forms[key].person for key in group) and not kinds.keys() & _NO_PERSON
        sorts = [word for word in key_of(names[0]) if word in SORTS and not person]
        if sorts and sorts[-1] == key_of(names[0])[-1] and _LITTLE.isdisjoint(key_of(names[0])):
            sorts = [sorts[-1], *sorts[:-1]]  # the Oban Harbour Trust is a trust
        kinds.update(dict.fromkeys(sorts))
        if not person and len(key_of(names[0])) > 1 and key_of(names[0])[-1] in BRANDS:
            kinds = {"company": None, **kinds}
        sort: Sort = "person" if person else next((SORTS.get(word, "organisation") for word in kinds if word in SORTS or word.endswith("maker")), "")
        drafts.append((declared, names[0], names, sort, kinds))
    shorts = _surnames(drafts)
    forms_sure = {key for key, form in forms.items() if form.sure or form.placed}
    for declared, name, names, sort, kinds in drafts:
        if declared and declared in ledger.entities:
            id = declared
            nouns[id] = nouns.get(id, frozenset()) | frozenset(kinds)
        elif declared:
            id = declared
            entities.setdefault(id, Entity(id=id, name=name, type="place"))
        else:
            id = _free(slug(" ".join(fold(name))), entities)
            short = tuple(text for text in names[1:] if " " not in text)
            aliases = tuple(text for text in names[1:] if " " in text)
            entities[id] = Entity(
                id=id, name=name[:_LONGEST_ID], aliases=aliases, short=tuple(dict.fromkeys(short + shorts.get(name, ()))), type=sort
            )
            nouns[id] = frozenset(kinds)
        entries += [(id, text) for text in names]
        entries += [(id, text.rsplit(" ", 1)[0]) for text in names if " " in text and key_of(text)[-1:] and key_of(text)[-1] in LEGAL]
        entries += [(id, text) for text in shorts.get(name, ())]
        head = key_of(name)[:1]
        if " " in name and sort != "person" and not _COMMERCIAL.isdisjoint(kinds) and head and head[0] not in _ANYBODY and head not in forms_sure:
            entries.append((id, head[0]))
        for bare in dict.fromkeys(bare for text in names if len(bare := without_club(key_of(text))) > 1 and bare != key_of(text)):
            entries += [(id, " ".join(bare)), (id, bare[-1])]
    bearers = {key[-1] for key in forms if forms[key].person and len(key) > 1}
    for id, entity in entities.items():
        generic = key_of(entity.name)[-1:] and key_of(entity.name)[-1] in _NAMED_AFTER
        if entity.type != "person" and not generic and (first := key_of(entity.name)[:1]) and first[0] in bearers and len(key_of(entity.name)) > 1:
            entries.append((id, first[0]))  # Brenholt may be the founder or his firm
    for id, entity in ledger.entities.items():
        own = frozenset(word for text in (entity.name, *entity.aliases) for word in key_of(text) if word in SORTS and entity.type != "person")
        nouns[id] = nouns.get(id, frozenset()) | own
        last = fold(entity.name)[-1:]
        if entity.type == "person" and last:
            entries.append((id, last[0]))
    return Gathered(entities, name_table(entries), nouns)


_LITTLE = frozenset("of for and in on to the de du des da do dos del la le van von der den al y et".split())
_COMMERCIAL = frozenset((
    "company firm manufacturer maker retailer brewery brewer startup business corporation airline producer supplier carrier bank insurer publisher brand group"
).split())  # fmt: skip
_ANYBODY = (
    frozenset(GIVEN)
    | SORTS.keys()
    | frozenset(
        (
            "united general first second royal new old great grand national international global american british european north south east west northern "
            "southern eastern western central city public state federal imperial standard union"
        ).split()
    )
)  # words that begin many names
_NAMED_AFTER = frozenset(word for word in SORTS if word not in _COMMERCIAL) | frozenset(
    ("medal prize award scholarship lecture effect theorem law method act family house estate").split()
)  # nobody calls the Brandt Institute Brandt
_NO_PERSON = frozenset(word for word, sort in SORTS.items() if sort not in {"person", ""})


def _surnames(drafts: Sequence[tuple[str, str, list[str], Sort, dict[str, None]]]) -> dict[str, tuple[str, ...]]:
    """The surname by which a person is called later, unless the last word is no name of its own."""
    return {
        name: (name.split()[-1],)
        for declared, name, _, sort, _ in drafts
        if sort == "person"
        and not declared
        and " " in name
        and len(name.split()[-1]) > 1
        and name.split()[-1].lower() not in {"jr", "jr.", "sr", "ii", "iii"}
    }


def _free(slug: str, taken: Mapping[str, object]) -> str:
    slug = "".join(c if c.isascii() and (c.isalnum() or c == "-") else "-" for c in slug)[:_LONGEST_ID].strip("-") or "entity"
    id, count = slug, 1
    while id in taken:
        count += 1
        id = f"{slug}-{count}"
    return id
