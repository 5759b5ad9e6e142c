"""What does a phrase mean? A small language for how prose says something, and what a phrase in it may not be.

Words stand for themselves, in whatever case; ``(a|b)`` is either, ``[a]`` may be left out, ``<have>`` is any word of a group, ``...`` a short
gap within the clause, ``{value}`` a slot, ``!(a|b)`` neither of these here; ``&`` in front continues a list right behind another phrase. A backslash
takes a sign for itself. ``count: seats`` is the form ``count`` with its ``{words}``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from claimcheck.reading.tokens import APOSTROPHES, DASHES, Token, tokens

MOST_VARIANTS = 400
MOST_ELEMENTS = 40
LONGEST = 600
SLOTS = frozenset(("value", "from", "to", "subject", "when", "scope", "other", "any", "region"))
VALUES = frozenset(("value", "from", "to"))
LITTLE = frozenset((
    "a", "an", "the", "in", "on", "at", "of", "by", "to", "as", "for", "from", "with", "and", "or", "is", "was", "are", "were", "be", "been", "has",
    "had", "have", "having", "it", "its", "their", "his", "her", "s", "'", "-", ",", "(", ")", ":", "now", "first", "since", "over", "into", "who",
    "which", "being", "also", "there", "up", "out", "total", "some", "that",
))  # fmt: skip

_PART = re.compile(r"\\(.)|(\.\.\.|…)|\{([^{}]*)\}|<([a-z-]*)>|(!\(|[()\[\]|&])|([^\\.…{}<>()\[\]|&!]+|[.{}<>!])", re.DOTALL)
_FORM = re.compile(r"([a-z-]+): (.*)", re.DOTALL)
LIMITS = frozenset(("acronym", "quoted", "ordinal", "person", "organisation", "place", "work", "event", "agreement"))
_SIGNS = dict.fromkeys(DASHES, "-") | dict.fromkeys(APOSTROPHES, "'")


class Word(NamedTuple):
    """One of some words (small letters; one sign for all dashes, one for all apostrophes), or one of some rows of ``longer`` ones, or perhaps none.

    ``weak`` if it is of a group, whose words any phrase may have.
    """

    forms: frozenset[str]
    longer: tuple[tuple[str, ...], ...] = ()
    optional: bool = False
    weak: bool = False

    @property
    def all_forms(self) -> tuple[tuple[str, ...], ...]:
        """Each form as a row of words, the longest first."""
        return (*self.longer, *((form,) for form in sorted(self.forms)))


class Slot(NamedTuple):
    """Something to be found: a value, a subject, a time, a part. ``limit`` is a group of words, or a type of entity, that it has to be of."""

    name: str
    limit: str = ""


class Gap(NamedTuple):
    """A few words that do not matter."""


class Without(NamedTuple):
    """None of some words stands here."""

    forms: frozenset[str]


class Also(NamedTuple):
    """A comma or an *and* right behind another phrase."""


Element: TypeAlias = Word | Slot | Gap | Without | Also
Variant: TypeAlias = tuple[Element, ...]


class Fault(NamedTuple):
    """Why a phrase cannot be used: lower case, no full stop."""

    reason: str


@dataclass(frozen=True)
class Language:
    """The named groups of words and the named forms of phrases that phrases may use.

    A group gives for each of its words the value that it stands for, mostly itself.
    """

    groups: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _made: dict[str, Word] = field(default_factory=dict, compare=False, repr=False)

    def group(self, name: str) -> Word:
        """Any word of a group."""
        if name not in self._made:
            rows = [tuple(low_of(token.low) for token in tokens(text)) for text in self.groups[name]]
            self._made[name] = _either(rows, weak=True, optional=False)
        return self._made[name]


class _Unfit(Exception):  # noqa: N818 -- never leaves this module
    """A fault, on its way out of the parser."""


def low_of(text: str) -> str:
    """A token as phrases compare it."""
    return _SIGNS.get(text, text)


def lows_of(words: Iterable[Token]) -> list[str]:
    """Tokens as phrases compare them."""
    signs = _SIGNS.get
    return [signs(low, low) for _, _, low, _, _ in words]


def variants(phrase: str, language: Language, *, event: bool = False) -> tuple[Variant, ...] | Fault:
    """All that a phrase may look like. That of an event may do without a value: its date is then that of the clause."""
    if len(phrase) > LONGEST:
        return Fault(f"it is longer than {LONGEST} characters")
    named = _FORM.fullmatch(phrase)
    if named and named[1] not in language.forms:
        return Fault(f"there is no form `{named[1][:40]}`; there are {', '.join(f'`{name}`' for name in language.forms)}")
    texts = [form.replace("{words}", f"({named[2]})") for form in language.forms[named[1]]] if named else [phrase]
    found: dict[Variant, None] = {}
    try:
        for text in texts:
            for variant in _Parser(text, language).variants():
                _fit(variant, event=event)
                found[variant] = None
    except _Unfit as unfit:
        return Fault(str(unfit))
    return tuple(found)


def _fit(variant: Variant, *, event: bool) -> None:
    slots = [element.name for element in variant if isinstance(element, Slot)]
    words = [element for element in variant if isinstance(element, Word) and not element.optional]
    if not words:
        raise _Unfit("it may do without any word")
    if not event and VALUES.isdisjoint(slots):
        raise _Unfit("it has no `{value}`; only the phrase of an event may do without")
    if len(set(slots)) < len(slots):
        raise _Unfit("it names a slot twice")
    if isinstance(variant[0], Gap) or isinstance(variant[-1], Gap):
        raise _Unfit("a gap stands between words, not at an end")
    if any(isinstance(element, Also) for element in variant[1:]):
        raise _Unfit("`&` stands anywhere but in front")
    if len(variant) > MOST_ELEMENTS:
        raise _Unfit(f"it is longer than {MOST_ELEMENTS} words")
    for before, after in itertools.pairwise(variant):
        if isinstance(before, Gap) and isinstance(after, Gap):
            raise _Unfit("two gaps stand side by side")


class _Parser:
    """One phrase being taken apart: alternatives in brackets, each a list of variants."""

    def __init__(self, text: str, language: Language) -> None:
        self.parts = list(_PART.finditer(text))
        self.at = 0
        self.language = language

    def variants(self) -> list[Variant]:
        found = self._either("")
        if self.at < len(self.parts):
            raise _Unfit(f"`{self.parts[self.at][0]}` closes nothing")
        return found

    def _either(self, closing: str, depth: int = 0) -> list[Variant]:
        if depth > 8:
            raise _Unfit("its brackets are too deep")
        choices = [self._row(closing, depth)]
        while self.at < len(self.parts) and self.parts[self.at][5] == "|":
            self.at += 1
            choices.append(self._row(closing, depth))
        rows = [row for rows in choices for row in rows]
        plain = [row for row in rows if row and all(isinstance(word, Word) and len(word.all_forms) == 1 and not word.optional for word in row)]
        groups = [row[0] for row in rows if len(row) == 1 and isinstance(row[0], Word) and row not in plain]
        if len(plain) + len(groups) < 2:
            return rows
        spelled = [tuple(form for word in row if isinstance(word, Word) for form in word.all_forms[0]) for row in plain]
        forms = [*spelled, *(form for word in groups for form in word.all_forms)]
        weak = all(word.weak for row in plain for word in row if isinstance(word, Word)) and all(word.weak for word in groups)
        either = _either(forms, weak=weak, optional=any(word.optional for word in groups))
        # One element for all alternatives that are mere words, so that there are few variants.
        return [(either,), *(row for row in rows if row not in plain and not (len(row) == 1 and row[0] in groups))]

    def _row(self, closing: str, depth: int) -> list[Variant]:
        rows: list[Variant] = [()]
        while self.at < len(self.parts):
            part = self.parts[self.at]
            if part[5] in {"|", ")", "]"}:
                if part[5] not in {"|", closing}:
                    raise _Unfit(f"`{part[5]}` closes nothing")
                break
            self.at += 1
            following = self._next(part, depth)
            rows = [(*row, *more) for row in rows for more in following]
            if len(rows) > MOST_VARIANTS:
                raise _Unfit(f"it has more than {MOST_VARIANTS} variants")
        return rows

    def _next(self, part: re.Match[str], depth: int) -> list[Variant]:
        escaped, gap, slot, group, sign, text = part.groups()
        if gap:
            return [(Gap(),)]
        if slot is not None:
            return [(self._slot(slot),)]
        if group is not None:
            if group not in self.language.groups:
                raise _Unfit(f"there is no group `<{group}>`")
            return [(self.language.group(group),)]
        if sign == "&":
            return [(Also(),)]
        if sign == "!(":
            return [(self._without(depth),)]
        if sign:
            found = self._either(")" if sign == "(" else "]", depth + 1)
            if self.at >= len(self.parts):
                raise _Unfit(f"`{sign}` is never closed")
            self.at += 1
            if sign == "[" and len(found) == 1 and all(isinstance(word, Word) and not word.optional for word in found[0]):
                words = [word for word in found[0] if isinstance(word, Word)]
                if len(words) == 1:
                    return [(words[0]._replace(optional=True),)]
                if all(len(word.all_forms) == 1 for word in words):
                    row = tuple(form for word in words for form in word.all_forms[0])
                    return [(_either([row], weak=False, optional=True),)]
            return found if sign == "(" else [*found, ()]
        if text in {"{", "}", "<", ">", "!"}:
            raise _Unfit(f"`{text}` stands alone; write `\\{text}` for the sign itself")
        return [tuple(Word(frozenset((low_of(token.low),))) for token in tokens(escaped or text))]

    def _without(self, depth: int) -> Without:
        found = self._either(")", depth + 1)
        if self.at >= len(self.parts):
            raise _Unfit("`!(` is never closed")
        self.at += 1
        if not all(len(row) == 1 and isinstance(row[0], Word) and not row[0].longer for row in found):
            raise _Unfit("`!(…)` takes single words")
        return Without(frozenset().union(*(element.forms for row in found for element in row if isinstance(element, Word))))

    def _slot(self, written: str) -> Slot:
        name, _, limit = written.partition(":")
        if name not in SLOTS:
            raise _Unfit(f"there is no slot `{{{written[:40]}}}`; there are {', '.join(f'`{{{slot}}}`' for slot in sorted(SLOTS))}")
        if limit and limit not in LIMITS and limit.removeprefix("has-") not in self.language.groups:
            raise _Unfit(f"a slot cannot be limited to `{limit[:40]}`: it is no group and none of {', '.join(f'`{one}`' for one in sorted(LIMITS))}")
        return Slot(name, limit)


def _either(rows: Sequence[tuple[str, ...]], *, weak: bool, optional: bool) -> Word:
    longer = sorted({row for row in rows if len(row) > 1}, key=lambda row: (-len(row), row))
    return Word(frozenset(row[0] for row in rows if len(row) == 1), tuple(longer), optional, weak)


def anchor(variant: Variant, language: Language) -> int:
    """By which element is a variant looked for? By the word that tells most: no little one, none that any phrase may have; or by a slot of few words."""
    return max(range(len(variant)), key=lambda k: (*_telling(variant[k], language), -k))


def _telling(element: Element, language: Language) -> tuple[int, int, int]:
    if isinstance(element, Slot) and element.limit in language.groups:
        return 1, -len(language.groups[element.limit]), 0
    if not isinstance(element, Word) or element.optional:
        return -1, 0, 0
    little = any(set(form) <= LITTLE for form in element.all_forms)
    return (0 if little else 2 if element.weak else 3), -len(element.all_forms), min(len(" ".join(form)) for form in element.all_forms)


def openers(element: Element, language: Language) -> Iterator[str]:
    """The words by which an element is looked for."""
    if isinstance(element, Slot):
        yield from sorted({low_of(tokens(text)[0].low) for text in language.groups[element.limit]})
    elif isinstance(element, Word):
        yield from sorted({form[0] for form in element.all_forms})
