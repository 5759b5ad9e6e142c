"""Which sayings are quoted with one word changed, in words too few to tell by what they share? Whole quotations of two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.reading.names import fold
from claimcheck.texts.wording.compared import Change
from claimcheck.texts.wording.forms import Form
from claimcheck.texts.wording.setting import Setting
from claimcheck.texts.wording.variation import Variation, variation
from claimcheck.texts.wording.words import LITTLE, stem, tell_apart

_LEAST, _MOST = 4, 14  # words of a saying, articles among them: fewer are a phrase that many have, more tell enough by what they share
_LEAST_EQUAL = 2  # of those that carry meaning
_LEAST_AROUND = 4  # words around one that only the other has
_LEAST_OF_WORD = 4  # letters of a word that one letter changes into another
_UNHEARD = frozenset(("a", "an", "the", "and", "or"))
_CUT = ("…", "...", "[", "]")
_QUOTED = frozenset(("quoted",))
_STOP = re.compile(r"[.!?;:](?=\s\S)|\s[—–](?=\s)")

Key = tuple[int, tuple[str, ...]]


def sayings(forms: list[Form], setting: Setting) -> Iterator[Variation]:
    """Pairs that are the same but for one word that carries meaning, or that only one of them has; never two of one text."""
    gaps: dict[Key, list[tuple[Form, str]]] = {}
    for form in forms:
        said = _opening(form.text)
        if form.named or not form.only_kinds(_QUOTED) or not _LEAST <= len(said.split()) <= _MOST or any(mark in said for mark in _CUT):
            continue
        words = form.folded if said is form.text else fold(said)
        for i, word in enumerate(words):
            gaps.setdefault((i, (*words[:i], *words[i + 1 :])), []).append((form, word))
        gaps.setdefault((-1, words), []).append((form, ""))
    for (i, rest), held in gaps.items():
        if len(held) == 2 and i >= 0:
            (a, one), (b, other) = held
            if _replaced(rest, one, other) and _apart(a, b) and setting.of_one_thing(a, b) and not setting.contrasted(a, b):
                yield variation("word", a, b, Change(one, other, len(rest), inside=0 < i < len(rest)))
    for (i, rest), held in gaps.items():
        whole = gaps.get((-1, rest), ()) if 0 < i < len(rest) and len(rest) >= _LEAST_AROUND else ()
        for (a, word), (b, _) in zip(held[:1], whole[:1], strict=False):
            if word not in LITTLE | _UNHEARD and _apart(a, b) and setting.of_one_thing(a, b) and not setting.contrasted(a, b):
                yield variation("word", a, b, Change(f"{word} {rest[i]}", rest[i], len(rest), inside=True))


def _opening(text: str) -> str:
    """The first sentence of what is quoted, which others may quote by itself; all of it where it is one."""
    ends = _STOP.search(text)
    return text[: ends.start()] if ends is not None else text


def _replaced(rest: tuple[str, ...], one: str, other: str) -> bool:
    """Is one word changed for another in what shows by the rest of it to be one saying?"""
    if {one, other} & (LITTLE | _UNHEARD) or stem(one) == stem(other) or tell_apart(*sorted((one, other))):
        return False
    equal = sum(word not in LITTLE for word in rest)
    return equal >= _LEAST_EQUAL or (
        equal > 0 and len(one) == len(other) >= _LEAST_OF_WORD and sum(x != y for x, y in zip(one, other, strict=True)) == 1
    )


def _apart(a: Form, b: Form) -> bool:
    """Do they stand in different texts? One that quotes both knows that they are two."""
    return not {spot.document for spot in a.spots} & {spot.document for spot in b.spots}
