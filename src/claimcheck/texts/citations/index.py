"""Which listed works could be meant by these authors and this year?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from claimcheck.prose import Work
from claimcheck.texts.citations.names import forms, key

LONGEST_NAME = 24  # letters of a name that is looked for in other spellings
MOST_CANDIDATES = 200

_YEAR = re.compile(r"(\d{4}|\d\d)([a-z]?)|n\.d\.|forthcoming")
_UMLAUTS = re.compile(r"ae|oe|ue")


class Index:
    """The works of one list, by the names under which their first authors may be cited."""

    __slots__ = ("_by_form", "_cut", "_near", "_shortened", "names", "works")

    def __init__(self, works: Iterable[Work]) -> None:
        self.works = tuple(work for work in works if work.authors)
        self._by_form: dict[str, list[Work]] = {}
        for work in self.works:
            for form in sorted(forms(work.authors[0])):
                self._by_form.setdefault(form, []).append(work)
        self.names = frozenset(form for work in self.works for author in work.authors for form in forms(author))
        self._near: dict[str, tuple[str, ...]] = {}
        self._shortened: dict[str, list[str]] = {}
        self._cut = False

    def of(self, author: str) -> Sequence[Work]:
        """The works whose first author may be cited so."""
        return self._by_form.get(key(author), ())

    def near(self, author: str) -> Sequence[Work]:
        """The works whose first author is spelled nearly so, and not just so."""
        asked = key(author)
        known = self._near.get(asked)
        if known is None:
            known = self._near[asked] = tuple(form for form in self._candidates(asked) if nearly(asked, form))
        return [work for form in known for work in self._by_form[form]]

    def _candidates(self, asked: str) -> Iterable[str]:
        """Forms that share a shortened form with a name: others cannot be spelled nearly so, and are never compared."""
        if not self._cut:
            self._cut = True
            for form in self._by_form:
                for short in _shortened(form):
                    self._shortened.setdefault(short, []).append(form)
        found = dict.fromkeys(form for short in _shortened(asked) for form in self._shortened.get(short, ()))
        return list(found)[:MOST_CANDIDATES]


def _shortened(name: str) -> Iterable[str]:
    """A name less one letter, or two of a long one, and with umlauts as one letter."""
    if not 4 <= len(name) <= LONGEST_NAME:
        return ()
    once = {name[:k] + name[k + 1 :] for k in range(len(name))}
    twice = {short[:k] + short[k + 1 :] for short in once for k in range(len(short))} if len(name) >= 9 else set()
    return sorted({name, plain(name)} | once | twice)


def nearly(a: str, b: str) -> bool:
    """Are two folded names spelled nearly alike: one letter, or two in a long one, or an umlaut written out?"""
    if a == b or min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 2:
        return False
    most = 2 if min(len(a), len(b)) >= 9 else 1
    return OSA.distance(a, b, score_cutoff=most) <= most or plain(a) == plain(b)


def plain(name: str) -> str:
    """A folded name with umlauts as one letter, however they were written."""
    return _UMLAUTS.sub(lambda found: found[0][0], name)


@lru_cache(maxsize=4096)
def years(text: str) -> tuple[tuple[str, str], ...]:
    """The years by which a work may be cited, each with its letter."""
    return tuple((found[1] or found[0], found[2] or "") for found in _YEAR.finditer(text))


def same_year(cited: str, listed: str) -> bool:
    """Could a cited year be the year of an entry? A letter on one side alone does not tell them apart."""
    for a, a_letter in years(cited):
        for b, b_letter in years(listed):
            if a == b and (not a_letter or not b_letter or a_letter == b_letter):
                return True
    return False


def same_authors(cited: Sequence[str], more: bool, work: Work) -> bool:
    """Could a citation mean a work, by its authors? Of three and more, the first may stand for all."""
    if not cited or len(cited) > len(work.authors) + (50 if work.more_authors else 0):
        return False
    return all(key(name) in forms(listed) for name, listed in zip(cited, work.authors, strict=False))


def fullest(works: Sequence[Work], more: bool) -> list[Work]:
    """Of works that a citation could mean, those it means rather: with *et al.*, those of three and more authors."""
    for least in (3, 2) if more else ():
        rather = [work for work in works if len(work.authors) >= least or work.more_authors]
        if rather:
            return rather
    return list(works)


def complete(cited: Sequence[str], more: bool, work: Work) -> bool:
    """Are these, with nobody left out, the authors of the work?"""
    return same_authors(cited, more, work) and (more or len(cited) == len(work.authors))


def place_of(work: Work) -> tuple[int, int, int]:
    """What tells an entry from all others: where it stands."""
    return work.block, work.start, work.end
