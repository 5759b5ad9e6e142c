"""Whom do these words name? Lists of authors as entries and citations write them, and when two names are one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimcheck.reading import fold
from claimcheck.texts.citations.words import BODIES, INNER, MONTHS, OPENERS, PARTICLES, PUBLISHERS

MOST_AUTHORS = 200
MOST_WORDS = 8  # of one name
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))

_INITIALS = re.compile(r"(?:[^\W\d_](?:\.|(?=[-‐ ]|$))[-‐ ]?|[^\W\d_a-zà-ÿ]{1,3}$){1,6}")
_ROLE = re.compile(
    r"[,\s]*[(\[]?\b(?:eds?\b\.?|editors?\b|Hg\b\.?|Hrsg\b\.?|hrsg\.|coords?\.|dirs?\.|org\.|comps?\.|compilers?\b|trans\.|translators?\b|Eds?\b\.?|Editors?\b)[)\]]?(?:[,\s]*$|(?=[,;:\s]))",
)
_EDITED = re.compile(r"\b(?:edited|translated|compiled) by\b.*$", re.DOTALL)
_ETAL = re.compile(r"[,;]?\s*(?:\bet\.? al\b\.?|\band others\b|\bu\. ?a\.|\band colleagues\b|\bet alii\b|…|\.\.\.)")
_AND = re.compile(r"\s*(?:,|;)?\s*(?:&|\band\b|\bund\b|\by\b(?=\s[A-ZÀ-Þ])|\bwith\b)\s*")
_FAMILY = (
    r"(?P<family>(?:(?:van|von|der|den|de|la|le|du|da|dos|di|del|della|ter|ten|al|el|bin|Van|Von|De|La|Le|Di|Da|Du|Mc|Ó)\s){0,3}"
    r"[A-ZÀ-ÞŁŞŠŽČĆŚŻŐŰİĞĐ][\w'’‐-]+(?:[ -][A-ZÀ-ÞŁŞŠŽČĆŚŻ][\w'’‐-]+)?)"
)
_INIT = r"(?:[A-ZÀ-ÞŁŞŠŽČĆŚŻ][a-z]?\.(?:\s?-|\s)?){1,5}"
_STYLES = (
    re.compile(rf"{_INIT}\s?{_FAMILY}(?:,?\sJr\.?)?"),
    re.compile(rf"{_FAMILY},\s?{_INIT}(?:,?\sJr\.?)?(?<!\s)"),
    re.compile(rf"{_FAMILY}\s\({_INIT}\)"),
    re.compile(rf"{_FAMILY}\s(?:[A-ZÀ-Þ]{{1,3}}(?=[,.;:)\s]|$)|(?:[A-ZÀ-Þ]\.\s?){{1,3}}(?<!\s)(?=\s?[,;&]|\sand\b))"),
)
_JOINT = re.compile(r"\s?[,;]?\s?(?:\band\s|&\s?|\bund\s)|\s?[,;]\s?")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|MD|PhD|Ph\.D)\.?")
_NAME = re.compile(r"[^\W\d_]")


class Names(NamedTuple):
    """The authors of an entry: family names, or whole names of organisations. ``sure`` when each was told apart as a person."""

    authors: tuple[str, ...]
    more: bool = False
    sure: bool = False


@lru_cache(maxsize=16_384)
def key(name: str) -> str:
    """A family name without accents, case, particles, hyphens and apostrophes."""
    words = [word for word in fold(re.sub(r"['’ʼ‘`.]", "", name)) if word]
    kept = [word for word in words if word not in PARTICLES and (word not in SUFFIXES or len(words) == 1)]
    return "".join(kept or words)


@lru_cache(maxsize=16_384)
def forms(name: str) -> frozenset[str]:
    """The keys under which an author may be cited: the name, its last word, its initials where it is an organisation, what its brackets hold."""
    found = {key(name)}
    bare, bracket, rest = name.partition("(")
    if bracket:
        found |= {key(bare), key(rest.partition(")")[0])}
    led = re.match(r"(?:[A-ZÀ-Þ]\.)+\s?|[A-ZÀ-Þ]\s", bare)
    if led:
        found.add(key(bare[led.end() :]))
    if "," in bare:
        found.add(key(bare.partition(",")[0]))
    words = list(re.findall(r"[^\W\d_][\w'’.-]*", bare))
    if len(words) > 1:
        if any(low(word) in BODIES for word in words) or (len(words) > 2 and any(word in INNER for word in words)):
            found |= {"".join(word[0] for word in words if word[0].isupper()).casefold(), key(re.sub(r"(?i)^the\s+", "", bare))}
        else:
            found |= {key(words[-1]), key(" ".join(words[-2:])), "".join(word[0] for word in words).casefold()}
    return frozenset(form for form in found if form)


def low(word: str) -> str:
    """A word in small letters, without the stop of an abbreviation."""
    return word.casefold().rstrip(".")


def listed_names(text: str) -> Names | None:
    """The authors that the head of an entry names; None when these are no names."""
    text = re.sub(r"\s/\s", "; ", text.strip().strip("*_").strip())  # Ahrens, Uwe / Böhm, Eva
    more = _ETAL.search(text) is not None
    if more:
        text, rest = _ETAL.split(text, maxsplit=1)
        if _ROLE.sub(" ", rest).strip(" ,;:.()&"):
            return None
    text = _EDITED.sub("", text)
    text = _ROLE.sub(" ", text).strip(" ,;:.")
    if not text or not _NAME.search(text) or len(text) > 40 * MOST_AUTHORS:
        return None
    if re.search(r"[“”\"„«»?!]|https?:|\d", text):
        return None
    segments = _segments(text)
    if not segments:
        return None
    people = _people(segments)
    if people is not None:
        return Names(people, more, sure=True)
    return _body(text, more)


def initialled(text: str) -> tuple[Names, int] | None:
    """The people that a text begins with, told by their initials, and where they end; None when the first bears none."""
    at, end, more = 0, 0, False
    found: list[str] = []
    style: re.Pattern[str] | None = None
    while len(found) < MOST_AUTHORS:
        for pattern in (style, *(_STYLES if style is None else (_STYLES[0],))):
            person = pattern.match(text, at) if pattern else None
            if person:
                style = style or pattern
                break
        else:
            break
        found.append(person["family"])
        at = end = person.end()
        joint = _JOINT.match(text, at)
        if joint is None:
            break
        at = joint.end()
    if not found:
        return None
    etal = _ETAL.match(text, end) or _ETAL.match(text, at)
    if etal:
        more, end = True, etal.end()
    return Names(tuple(found), more, sure=True), end


def _segments(text: str) -> list[str]:
    if ";" in text:  # Kipp, David; Koch, Anne
        out = []
        for part in re.split(r"\s*;\s*", _AND.sub("; ", text) if re.search(r";\s*(?:and|&)", text) else text):
            out += [piece.strip() for piece in _AND.sub(", ", part).split(",") if piece.strip()]
        return out[: 2 * MOST_AUTHORS]
    return [piece.strip() for piece in _AND.sub(", ", text).split(",") if piece.strip()][: 2 * MOST_AUTHORS]


def _people(segments: list[str]) -> tuple[str, ...] | None:
    """The family names, when every segment is a name of a person, its initials or its first names."""
    if not all(_namelike(segment) for segment in segments):
        return None
    if _mixed(segments):
        return None
    found: list[str] = []
    i = 0
    inverted = len(segments) > 1 and not _INITIALS.fullmatch(segments[0]) and (_given(segments[1])) and len(segments[0].split()) <= 4
    if inverted and not _has_initials(segments[0]):
        found.append(segments[0])
        i = 2
    while i < len(segments):
        segment = segments[i]
        if _SUFFIX.fullmatch(segment) or (_INITIALS.fullmatch(segment) and found):
            i += 1
            continue
        words = segment.split()
        family = _family(words)
        if family is None:
            return None
        following = segments[i + 1] if i + 1 < len(segments) else ""
        alone = family == segment
        if not alone and not inverted and not any(_initial(word) for word in words):
            family = segment  # a person's first and last name, or a body's: both may be cited
        if alone and inverted and following and _given(following):
            i += 1  # Koch, Anne
        elif alone and _INITIALS.fullmatch(following or "-"):
            i += 1
        elif alone and not inverted and len(words) > 1 and not _particled(words):
            return None
        found.append(family)
        i += 1
    return tuple(found) if found else None


def _mixed(segments: list[str]) -> bool:
    """Do some stand with initials before the name and others, that are no single names, without? Then those are no people but a title."""
    natural = [segment for segment in segments if len(segment.split()) > 1 and not _INITIALS.fullmatch(segment)]
    led = [segment for segment in natural if _initial(segment.split()[0])]
    bare = [segment for segment in natural if not any(map(_initial, segment.split())) and segment.split()[0].casefold() not in PARTICLES]
    if len(segments) > 1 and _INITIALS.fullmatch(segments[1]) and any(len(segment.split()) > 2 for segment in bare):
        return True
    return bool(led) and bool(bare) and segments[0] in led


def _family(words: list[str]) -> str | None:
    """The family name of a name in whatever order: ``C. Pécoud``, ``Pécoud C``, ``Antoine Pécoud``, ``van der Berg``."""
    words = [word for word in words if not _SUFFIX.fullmatch(word)]
    if not words:
        return None
    if len(words) == 1:
        return words[0]
    if _initial(words[-1]) and not _initial(words[0]):  # Smith JR, van der Berg J. K.
        while len(words) > 1 and _initial(words[-1]):
            words.pop()
        return " ".join(words)
    k = len(words) - 1
    while k > 0 and words[k - 1].casefold() in PARTICLES:
        k -= 1
    return " ".join(words[k:])


def _initial(word: str) -> bool:
    return bool(re.fullmatch(r"(?:[^\W\d_][a-zà-ÿ]?\.[-‐]?){1,4}|(?:[^\W\d_][-‐]?){1,4}", word)) and (
        ("." in word and len(word) <= 8) or (word.isupper() and len(word) <= 3) or len(word) == 1
    )


def _has_initials(segment: str) -> bool:
    words = [word for word in segment.split() if not _SUFFIX.fullmatch(word)]
    return len(words) > 1 and (_initial(words[0]) or _initial(words[-1]))


def _given(segment: str) -> bool:
    """Could it be what stands after the comma of an inverted name: initials, or one or two first names?"""
    words = segment.split()
    if not 1 <= len(words) <= 4:
        return False
    if all(_initial(word) or word.casefold() in PARTICLES for word in words):
        return any(_initial(word) for word in words)
    plain = [word for word in words if not _initial(word) and word not in PARTICLES]
    return 0 < len(plain) <= 2 and all(word[0].isupper() or word.casefold() in PARTICLES for word in plain) and (len(plain) == 1 or len(words) <= 3)


def _particled(words: list[str]) -> bool:
    return words[0].casefold() in PARTICLES or any(word in PARTICLES for word in words[:-1])


def _namelike(segment: str) -> bool:
    words = segment.split()
    if not 1 <= len(words) <= 6:
        return False
    for word in words:
        if word.endswith(".") and word is not words[-1] and not _initial(word) and word not in ("St.", "Jr.", "Sr."):
            return False  # a sentence ends within
        if low(word) in BODIES or low(word) in PUBLISHERS:
            return False
        if re.search(r"[\d:/()\[\]]", word):
            return False
        if (len(word) == 1 and segment != words[0]) or (len(words) == 1 and len(word) == 1):
            continue  # an initial, however it was typed
        if not (word[0].isupper() or word.casefold() in PARTICLES or re.match(r"(?:d|l|al|el|ʿ|ʻ|‘|'|’)[-'’‐]?[^\W\d_]", word)):
            return False
    return True


def _body(text: str, more: bool) -> Names | None:
    """A whole name that is not a person's: capitals, with small words between."""
    name = text.strip()
    words = re.sub(r"\([^()]*\)", " ", name).split()
    if not 1 <= len(words) <= 14 or not words[0][0].isupper():
        return None
    small = [word for word in words if word[0].islower() and word.strip(",") not in INNER and word.strip(",") not in PARTICLES]
    return None if small or ":" in name or ". " in name else Names((name,), more)


def family_names(text: str) -> tuple[str, ...]:
    """The family names of people named first name first, or by their family names alone; none where one is no name of a person or a body."""
    out = []
    for segment in re.split(r",? (?:and|&) |, |/", text.strip()):
        words = segment.split()
        if not words or len(words) > MOST_WORDS:
            return ()
        if any(low(word) in BODIES for word in words) or (len(words) > 2 and _titled(words) and any(word in INNER for word in words[1:-1])):
            out.append(segment)
            continue
        if not _namelike(segment) or (low(words[0]) in OPENERS and not re.fullmatch(r"[A-ZÀ-Þ]\.", words[0])) or low(words[-1]) in MONTHS:
            return ()
        family = _family(words)
        if family is None or _initial(family):
            return ()
        out.append(family)
    return tuple(out)


def _titled(words: list[str]) -> bool:
    return words[0][0].isupper() and all(word[0].isupper() or word in INNER for word in words)
