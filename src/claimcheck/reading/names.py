"""Do two names mean the same? Folded to their content words, looked up among entities and countries, and compared.

Folding drops accents, case, punctuation, possessive endings and articles, and nothing else: *of*, *for* and *and* stay, because a
name is looked up by what it says. Comparing is more lenient: there little words, spelling and word order make a variant only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from claimcheck.reading.expect import NameTable
from claimcheck.reading.tokens import APOSTROPHES, DASHES
from claimcheck.reading.values import Term

Likeness = Literal["same", "variant", "initials", "acronym", "different"]
Key = tuple[str, ...]

_ARTICLES = frozenset(["the", "der", "die", "das", "le", "la", "les", "el"])
_PARTICLES = frozenset(("van", "von", "de"))  # an article after one of these is part of a surname
_LITTLE = frozenset((
    "of", "for", "and", "in", "on", "to", "at", "by", "de", "du", "des", "d", "da", "do", "di", "del", "von", "van", "und", "et", "y",
))  # fmt: skip
_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame", "ambassador", "rev", "reverend"))
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "&": " and "})
_TYPED = str.maketrans(dict.fromkeys(APOSTROPHES + '"‘‚‛“”„‟«»‹›', "'") | dict.fromkeys(DASHES, "-"))
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_BRITISH = {
    "centre": "center", "centres": "centers", "programme": "program", "programmes": "programs", "defence": "defense", "offence": "offense",
    "licence": "license", "theatre": "theater", "theatres": "theaters", "metre": "meter", "metres": "meters", "litre": "liter", "fibre": "fiber",
    "grey": "gray", "cheque": "check", "catalogue": "catalog", "dialogue": "dialog", "practise": "practice", "ageing": "aging",
    "saint": "st", "travelling": "traveling", "traveller": "traveler", "counselling": "counseling", "enrolment": "enrollment",
    "mediaeval": "medieval",
    "paediatric": "pediatric", "paediatrics": "pediatrics", "gynaecology": "gynecology", "judgement": "judgment", "jewellery": "jewelry",
}  # fmt: skip
_OUR = frozenset((
    "labour", "harbour", "honour", "colour", "favour", "neighbour", "behaviour", "endeavour", "humour", "rumour", "vapour", "armour",
    "savour",
))  # fmt: skip


@lru_cache(maxsize=65_536)
def fold(text: str) -> Key:
    """The content words of a name, in order."""
    plain = text.casefold() if text.isascii() else _latin(text)
    for mark in APOSTROPHES:
        if mark in plain:
            plain = _ungenitive(plain, mark)
    if "." in plain:
        plain = _initials_pattern().sub(lambda m: m[0].replace(".", "").replace(" ", "") + " ", plain)
    words = "".join(c if c.isalnum() else " " for c in plain.replace("&", " and ")).split()
    return _without_articles(words, text)


@lru_cache(maxsize=65_536)
def typed(text: str) -> str:
    """The text with one kind of quotation mark, dash and space: which key was pressed is no difference between two names."""
    return " ".join(text.translate(_TYPED).split())


def _ungenitive(text: str, mark: str) -> str:
    return re.sub(rf"{mark}s\b|{mark}", "", text)


@cache
def _initials_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])(?:[^\W\d_]\. ?){2,}")


def _latin(text: str) -> str:
    """The text in plain Latin letters as far as they have any."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)) if not unicodedata.combining(c))
    plain = plain.translate(_LETTERS)
    if any(ord(c) > 0x24F and c.isalpha() and c not in APOSTROPHES for c in plain):
        from anyascii import anyascii

        plain = "".join(anyascii(c) if ord(c) > 0x24F and c.isalnum() else c for c in plain).casefold()
    return plain


def _without_articles(words: list[str], text: str) -> Key:
    kept = [word for before, word in zip(["", *words], words, strict=False) if word not in _ARTICLES or before in _PARTICLES]
    if kept and len(words) > 1 and (kept[0] in {"a", "an"} and not re.match(r"\W*[aA]\.", text)):
        kept = kept[1:]
    kept = [word for word in kept if word != "an" and (word != "a" or not _lower_article(text))]
    return tuple(kept or words)


def _lower_article(text: str) -> bool:
    return re.search(r"(?:^|\s)a\s", text) is not None


@lru_cache(maxsize=65_536)
def spelled(key: Key) -> Key:
    """The same words in one spelling: American for British, ss for ß."""
    return tuple(_one_spelling(word) for word in key)


def _one_spelling(word: str) -> str:
    if word in _BRITISH:
        return _BRITISH[word]
    for british, american in (("isation", "ization"), ("isations", "izations"), ("isational", "izational"), ("ising", "izing"), ("ised", "ized")):
        if word.endswith(british) and len(word) > len(british) + 2:
            return word[: -len(british)] + american
    if word.endswith("ise") and len(word) > 7:
        return word[:-3] + "ize"
    stem = word.removesuffix("s")
    if stem in _OUR:
        return stem.replace("our", "or") + word[len(stem) :]
    return word


def reordered(text: str) -> str:
    """A name with its parts in the other order: Lee, Ann; empty if it has no one comma."""
    last, comma, first = text.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first and first.strip() else ""


def name_table(entries: Iterable[tuple[str, str]]) -> NameTable:
    """Which entity does each name mean? A name that two entities share means none: it is kept with an empty id."""
    ids: dict[Key, str] = {}
    for entity, name in entries:
        key = fold(name)
        for form in dict.fromkeys((key, spelled(key))):
            if form:
                ids[form] = entity if ids.get(form, entity) == entity else ""
    return NameTable(ids)


def resolve(text: str, table: NameTable) -> str:
    """Which entity does this name mean? Its id, or empty. The table decides before the countries of the world do."""
    key = fold(text)
    for form in (key, spelled(key)):
        if form in table.ids:
            return table.ids[form]
    if (other := reordered(text)) and fold(other) in table.ids:
        return table.ids[fold(other)]
    if key[:1] and key[0] in _TITLES:
        return resolve(" ".join(key[1:]), table)
    code = country(text, key)
    if not code:
        return ""
    for form in _country_names()[code]:
        if table.ids.get(form):
            return table.ids[form]
    return f"country:{code}"


def shared(text: str, table: NameTable) -> Key:
    """Under which words is it in the table as a name that several entities share? Empty where it is no such name."""
    key = fold(text)
    form = next((form for form in (key, spelled(key), fold(reordered(text))) if form in table.ids), ())
    if not form and key[:1] and key[0] in _TITLES:
        return shared(" ".join(key[1:]), table)
    return form if form and not table.ids[form] else ()


@lru_cache(maxsize=8)
def _bearers(table: NameTable) -> dict[str, set[str]]:
    """The entities that each word of a declared name may mean."""
    found: dict[str, set[str]] = {}
    for key, entity in table.ids.items():
        for word in key:
            found.setdefault(word, set()).add(entity)
    return found


def surnamed(name: Term, text: str, table: NameTable) -> Likeness:
    """Does a text name somebody by the last word of a name alone? ``variant`` where that may mean others too, ``different`` where it means another.

    What stands beside it counts: another first name, or a longer one that it is part of, is another's.
    """
    keys = {name.key, *(key for key, entity in table.ids.items() if name.entity and entity == name.entity)}
    people = [key for key in keys if len(key) > 1 and not _NOT_OF_PEOPLE.intersection(key)]
    lasts = {key[-1]: key for key in sorted(people) if len(key[-1]) > 1}
    words = _WORDS.findall(_ungenitive(text.replace("\u2019", "'"), "'"))
    doubt = False
    for at, word in enumerate(words):
        key = lasts.get("".join(fold(word)))
        if key is None or not word[0].isupper():
            continue
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if after[:1].isupper() or (before[:1].isupper() and not _leads(before, key, first=at == 1)):
            continue
        if _bearers(table).get(key[-1], set()) - {name.entity} - ({table.ids.get(name.key, "")} if not name.entity else set()):
            doubt = True
            continue
        return "same"
    return "variant" if doubt else "different"


_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?|[^\w\s]|\d+")
_NOT_OF_PEOPLE = frozenset(("of", "for", "and", "in", "on", "to", "at", "by"))
_RANKS = _TITLES | frozenset((
    "president", "director", "chair", "chairman", "chairwoman", "chairperson", "secretary", "minister", "king", "queen", "mayor", "chief",
    "general", "judge", "justice", "captain", "bishop", "governor", "chancellor", "commissioner", "manager", "head", "dean", "rector", "principal",
))  # fmt: skip


def _leads(word: str, key: Key, *, first: bool) -> bool:
    """May it stand before a last name and leave it whose it is: a rank, one of the person's own names or initials, a little word that begins a text?"""
    plain = "".join(fold(word)) or word.lower()
    own = plain in key or (len(plain.strip(".")) == 1 and any(part[0] == plain[0] for part in key[:-1]))
    return own or plain.strip(".") in _RANKS or (first and plain in _LEADING)


_LEADING = frozenset(
    ("under", "since", "with", "when", "as", "after", "from", "until", "before", "by", "led", "appointed", "elected", "headed", "in", "for")
)


@cache
def _country_names() -> dict[str, tuple[Key, ...]]:
    from claimcheck.vocabulary.countries import COUNTRIES

    return {code: tuple(fold(name) for name in names) for code, names in COUNTRIES.items()}


@cache
def _countries() -> dict[Key, str]:
    return {name: code for code, names in _country_names().items() for name in names}


def country(text: str, key: Key) -> str:
    """The two-letter code of the country that a name means; a short form only in capitals: US, never us."""
    if not key or len(key) > 9:
        return ""
    code = _countries().get(key, "")
    short = len(key) == 1 and len(key[0]) <= 3
    return "" if short and not text.rsplit(maxsplit=1)[-1].isupper() else code


def same_person_or_thing(a: Term, b: Term) -> Likeness:
    """How alike are two names? The first that fits, from the same text to a differing word."""
    if a.text == b.text:
        return "same"
    if a.entity and b.entity:
        return "variant" if a.entity == b.entity else "different"
    if marks(a.key, a.text).isdisjoint(marks(b.key, b.text)):
        return "different"
    if _variant(a, b):
        return "variant"
    if _initials(a.key, b.key) or _initials(b.key, a.key):
        return "initials"
    if _acronym(a, b.key) or _acronym(b, a.key):
        return "acronym"
    return "different"


@lru_cache(maxsize=65_536)
def marks(key: Key, text: str) -> frozenset[str | Key]:
    """What to look a name up by: two names that are alike in any way have one of these in common, most others have none."""
    apart = {"".join(key)} if len(key) == 1 else {"".join(word[0] for word in words) for words in (key, [w for w in key if w not in _LITTLE])}
    # A name abbreviated by initials keeps a whole word; an acronym is a word made of the first letters.
    return frozenset((*key, *apart, "".join(spelled(key)), tuple(sorted(_content(key))), *_in_any_order(key, text), (text,)))


@lru_cache(maxsize=65_536)
def _content(key: Key) -> Key:
    return tuple(word for word in spelled(key) if word not in _LITTLE) or key


def _variant(a: Term, b: Term) -> bool:
    one, other = _content(a.key), _content(b.key)
    if one == other or sorted(one) == sorted(other) or "".join(spelled(a.key)) == "".join(spelled(b.key)):
        return bool(one)
    return not _in_any_order(a.key, a.text).isdisjoint(_in_any_order(b.key, b.text))


@lru_cache(maxsize=65_536)
def _in_any_order(key: Key, text: str) -> frozenset[Key]:
    """The content words, sorted; once as folded, once with umlauts written as two letters."""
    return frozenset(tuple(sorted(_content(words))) for words in (key, fold(_umlauts(text))))


def _umlauts(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().translate(_SPELLED_OUT)


def _initials(short: Key, full: Key) -> bool:
    """Could the short form be the full one with some names as initials? One whole word at least must agree."""
    short, full = _apart(short, full), tuple(full)
    return any(_abbreviates(short, order) for order in dict.fromkeys((full, full[1:] + full[:1], full[-1:] + full[:-1])))


def _apart(short: Key, full: Key) -> Key:
    """Initials that folding joined, taken apart again: jr tolkien."""
    parts: list[str] = []
    for word in short:
        parts += list(word) if len(word) in {2, 3, 4} and word not in full and len(short) > 1 and not set(word) & {"."} else [word]
    return tuple(parts)


def _abbreviates(short: Key, full: Key) -> bool:
    i = whole = initials = 0
    for word in full:
        here = short[i] if i < len(short) else ""
        if here == word and len(word) > 1:
            i, whole = i + 1, whole + 1
        elif here and (len(here) == 1 or len(word) == 1) and here[0] == word[0]:
            i, initials = i + 1, initials + 1
        elif len(word) == 1:
            initials += 1  # a middle initial that the other leaves out
        else:
            return False
    return i == len(short) and whole > 0 and initials > 0


def _acronym(a: Term, full: Key) -> bool:
    letters = "".join(a.key)
    if len(a.key) != 1 or not 2 <= len(letters) <= 12 or len(full) < 2 or sum(c.isupper() for c in a.text) < 2:
        return False
    return letters in {"".join(word[0] for word in full), "".join(word[0] for word in full if word not in _LITTLE)}
