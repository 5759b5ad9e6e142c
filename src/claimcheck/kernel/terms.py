"""Do two names or terms mean the same thing, and may they be worded so?

An answer is a kind of what is shared, a reason and a cause, in the order of ``Common``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

from claimcheck.finding import Cause
from claimcheck.model import Property, Wording
from claimcheck.reading.names import fold, marks, same_person_or_thing, typed
from claimcheck.reading.values import Term

Kind = Literal["all", "none", "near", "maybe-none", "open", "undecided"]
Answer: TypeAlias = tuple[Kind, str, Cause | None]

ALL: Answer = ("all", "", None)
NONE: Answer = ("none", "", None)
NEAR: Answer = ("near", "", Cause.DEFINITION)


def wording(prop: Property) -> Wording:
    """How are names that differ judged? Official names unless the property says otherwise, and texts not at all."""
    return prop.wording or ("free" if prop.datatype == "text" else "official")


def common_terms(a: Term, b: Term, prop: Property) -> Answer:
    """What do two names have in common: by entity first, then by the wording the property asks for?"""
    if typed(a.text) == typed(b.text) and a.entity == b.entity:
        return ALL
    judged = wording(prop)
    if a.entity and b.entity:
        if a.entity == b.entity:
            return ALL if prop.datatype == "entity" else NEAR
        if judged == "official" or prop.datatype == "entity":
            return NONE
    if judged == "term":
        return _by_group(a, b, prop)
    alike = same_person_or_thing(a, b)
    if alike in ("same", "variant"):
        return NEAR
    if judged == "free":
        return "undecided", "free text", None
    if alike in ("initials", "acronym") and prop.datatype in ("entity", "name"):
        return NEAR
    return _undeclared(a, b) if prop.datatype == "entity" else NONE


def names_one_thing(a: Term, b: Term, prop: Property) -> Answer:
    """Is what one of them affirms just what the other denies? Nothing in common if so."""
    met = common_terms(a, b, prop)
    if met[0] == "all" or (met[0] == "near" and (_grouped(a, b, prop) or (a.entity and a.entity == b.entity))):
        return NONE
    if met[0] != "near":
        return "open", "", None
    if same_person_or_thing(a, b) in ("same", "variant"):
        return NONE
    return "maybe-none", f"`{a.text}` and `{b.text}` may be one", Cause.DEFINITION


def _undeclared(a: Term, b: Term) -> Answer:
    one, two = sorted((a, b), key=lambda term: term.text)
    if not a.entity and not b.entity:
        said = f"`{one.text}` and `{two.text}` are not declared as entities; declare them, or one as an alias of the other"
    else:
        new, known = (two, one) if one.entity else (one, two)
        said = f"`{new.text}` is not declared as an entity; declare it, or make it an alias of `{known.text}`"
    return "maybe-none", said, Cause.DEFINITION


def _by_group(a: Term, b: Term, prop: Property) -> Answer:
    groups = _groups(prop.terms)
    one, two = groups.get(a.key), groups.get(b.key)
    if a.key == b.key or (one is not None and one == two):
        return NEAR
    if one is not None and two is not None:
        return NONE
    if same_person_or_thing(a, b) in ("same", "variant"):
        return NEAR
    first, second = sorted((a.text, b.text))
    return "undecided", f"no group of terms says whether `{first}` and `{second}` exclude each other", Cause.DEFINITION


def _grouped(a: Term, b: Term, prop: Property) -> bool:
    groups = _groups(prop.terms)
    return wording(prop) == "term" and a.key in groups and groups[a.key] == groups.get(b.key)


class Index:
    """Which of many names can be another at all? Names beyond these have neither a word, an entity nor a group in common with it."""

    def __init__(self, terms: Iterable[tuple[int, Term]], prop: Property) -> None:
        self._prop = prop
        self._numbers: dict[Hashable, list[int]] = {}
        for number, term in terms:
            for mark in self._marks(term):
                self._numbers.setdefault(mark, []).append(number)

    def like(self, term: Term) -> list[int]:
        """The numbers of the names that can be this one, in order."""
        return sorted({number for mark in self._marks(term) for number in self._numbers.get(mark, ())})

    def _marks(self, term: Term) -> Iterable[Hashable]:
        yield from marks(term.key, term.text)
        yield "typed", typed(term.text)
        if term.entity:
            yield "entity", term.entity
        group = group_of(term, self._prop)
        if group is not None:
            yield "group", group


@lru_cache(maxsize=256)
def _groups(terms: tuple[tuple[str, ...], ...]) -> dict[tuple[str, ...], int]:
    return {fold(text): number for number, group in enumerate(terms) for text in group}


def group_of(term: Term, prop: Property) -> int | None:
    """Which group of terms is it in?"""
    return _groups(prop.terms).get(term.key)
