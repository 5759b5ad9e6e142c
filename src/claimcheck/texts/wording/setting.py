"""What do the places where forms stand show: that two of them mean one thing, or that they are different things side by side?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from claimcheck.prose import Document, Span
from claimcheck.reading.names import fold, spelled
from claimcheck.texts.wording.forms import IN_LEDGER, Form, Spot
from claimcheck.texts.wording.words import LITTLE

_MOST_SPOTS = 40  # of a form, that are looked at for what stands beside them
_BESIDE = 60
_LEAST_OF_SENTENCE = 5
_LISTED = frozenset(("item", "row", "reference"))
_LOWER = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ]+(?![^\W_])")
_CAPITAL = re.compile(r"(?<=[a-z,’'] )[A-Z][a-zà-öø-ÿ]{2,}")
_ACRONYM_AFTER = re.compile(r"[”\"’']?,? ?\(([A-Z][\w&.-]{1,11})[),;]")
_ACRONYM_BEFORE = re.compile(r"(?<!\w)([A-Z][\w&.-]{1,11}) ?[(,–—-] ?(?:the )?[“\"‘']?$")
_YEAR_AFTER = re.compile(r"[”\"’']?,? ?\((?:[a-z]+ ){0,2}((?:1[5-9]|20)[0-9]{2})")
_YEAR_BEFORE = re.compile(r"(?<!\w)((?:1[5-9]|20)[0-9]{2}) [“\"‘']?$")
_CUES = frozenset((
    "motto slogan goal goals mission vision title titled entitled name named called known aim purpose tagline theme watchword maxim mandate objective "
    "subtitle headline dictum principle acronym strategy promise pledge rule meaning means meant"
).split())  # fmt: skip


def _start(span: Span) -> int:
    return span.start


class Setting:
    """The places of forms in some documents. What is asked of a form is looked up once."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Keep the documents; nothing is read before it is asked for."""
        self._documents = documents
        self._stands: dict[int, tuple[Counter[int], frozenset[tuple[int, int, int]]]] = {}

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words that stand in small letters anywhere: no names by themselves."""
        return frozenset(word for document in self._documents for word in _LOWER.findall(document.page.text))

    @cached_property
    def _titles(self) -> dict[tuple[int, int, str], tuple[tuple[str, ...], str]]:
        """By whom, and of what year, is a work that some text lists?"""
        return {
            (n, work.block, work.title): (tuple(" ".join(fold(author)) for author in work.authors), work.year)
            for n, document in enumerate(self._documents)
            for work in document.works
            if work.authors and work.year
        }

    def contrasted(self, a: Form, b: Form) -> bool:
        """Are they kept apart: in one sentence, as neighbours on a list, each more than once in one text, with other initials or years?"""
        counts_a, at_a = self._where(a)
        counts_b, at_b = self._where(b)
        if any(counts_a[n] > 1 and counts_b[n] > 1 for n in counts_a.keys() & counts_b.keys()) or at_a & at_b:
            return True
        for found in (self._initials, self._years):
            ones, others = found(a), found(b)
            if ones and others and not ones & others:
                return True
        return False

    def meant_alike(self, a: Form, b: Form, equal: int) -> bool:
        """Do they stand for one thing: with the same initials, by the same authors in one year, behind one word, in sentences otherwise equal?"""
        return (
            self._same_initials(a, b, equal)
            or (equal > 1 and bool(self._authors(a) & self._authors(b)))
            or (equal > 2 and bool(self._cues(a) & self._cues(b)))
            or (
                equal > 1
                and not {spot.document for spot in a.spots} & {spot.document for spot in b.spots}
                and bool(self._around(a) & self._around(b))
            )
        )

    def of_one_thing(self, a: Form, b: Form) -> bool:
        """Do they stand in texts about one subject, or beside one name?"""
        ones, others = ({self._documents[spot.document].subject for spot in form.spots if spot.document != IN_LEDGER} for form in (a, b))
        return bool((ones & others) - {""}) or bool(self._named(a) & self._named(b))

    def _named(self, form: Form) -> frozenset[str]:
        """The words with capitals next to it, other than those that begin a sentence."""
        return frozenset(word for _, before, after in self._beside(form) for word in _CAPITAL.findall(f"{before} | {after}"))

    def listed_together(self, a: Form, b: Form) -> bool:
        """Are they two works on lists of one text?"""
        return bool(self._lists(a) & self._lists(b))

    def _lists(self, form: Form) -> frozenset[int]:
        """The texts that have it on their list of references and nowhere else."""
        listed: set[int] = set()
        elsewhere: set[int] = set()
        for spot in form.spots:
            if spot.document != IN_LEDGER:
                reference = spot.kind == "title" or self._documents[spot.document].page.blocks[spot.block].kind == "reference"
                (listed if reference else elsewhere).add(spot.document)
        return frozenset(listed - elsewhere)

    def _where(self, form: Form) -> tuple[Counter[int], frozenset[tuple[int, int, int]]]:
        known = self._stands.get(id(form))
        if known is None:
            counts: Counter[int] = Counter()
            places: set[tuple[int, int, int]] = set()
            for spot in form.spots:
                if spot.document != IN_LEDGER:
                    counts[spot.document] += 1
                    places.update(self._neighbourhood(spot))
            known = self._stands[id(form)] = counts, frozenset(places)
        return known

    def _neighbourhood(self, spot: Spot) -> list[tuple[int, int, int]]:
        """The sentence it is in; on a list, the entry and the gaps to its neighbours, which these have as well."""
        block = self._documents[spot.document].page.blocks[spot.block]
        sentence = bisect_right(block.sentences, spot.start, key=_start) if len(block.sentences) > 1 else 0
        here = [(spot.document, spot.block, sentence)]
        return [*here, (spot.document, spot.block, -1), (spot.document, spot.block + 1, -1)] if block.kind in _LISTED else here

    def _beside(self, form: Form) -> list[tuple[Spot, str, str]]:
        """What stands before and behind it, a little way."""
        found = []
        for spot in form.spots[:_MOST_SPOTS]:
            if spot.document != IN_LEDGER:
                text = self._documents[spot.document].page.blocks[spot.block].text
                found.append((spot, text[max(spot.start - _BESIDE, 0) : spot.start], text[spot.end : spot.end + _BESIDE]))
        return found

    def _initials(self, form: Form) -> frozenset[str]:
        beside = [(_ACRONYM_AFTER.match(after), _ACRONYM_BEFORE.search(before)) for _, before, after in self._beside(form)]
        return frozenset(found[1] for pair in beside for found in pair if found and sum(c.isupper() for c in found[1]) > 1)

    def _years(self, form: Form) -> frozenset[str]:
        beside = [(_YEAR_AFTER.match(after), _YEAR_BEFORE.search(before)) for _, before, after in self._beside(form)]
        return frozenset(found[1] for pair in beside for found in pair if found)

    def _same_initials(self, a: Form, b: Form, equal: int) -> bool:
        ones, others = self._initials(a), self._initials(b)
        if ones & others:
            return equal > 1
        return equal > 2 and (any(self._fits(name, b) for name in sorted(ones)) or any(self._fits(name, a) for name in sorted(others)))

    def _fits(self, name: str, form: Form) -> bool:
        """Are these the initials of a form, and does a text in which it stands use them?"""
        content = [word for word in form.folded if word not in LITTLE]
        if name.lower() not in {"".join(word[0] for word in content), "".join(word[0] for word in form.folded)}:
            return False
        used = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        return any(
            used.search(self._documents[n].page.text) for n in sorted({spot.document for spot in form.spots if spot.document != IN_LEDGER})[:4]
        )

    def _authors(self, form: Form) -> frozenset[tuple[tuple[str, ...], str]]:
        return frozenset(self._titles[key] for key in self._listings(form))

    def _listings(self, form: Form) -> list[tuple[int, int, str]]:
        return [key for spot in form.spots[:_MOST_SPOTS] if (key := (spot.document, spot.block, spot.text)) in self._titles]

    def _cues(self, form: Form) -> frozenset[str]:
        """The words before it that say what it is: the motto, its goal."""
        cues: set[str] = set()
        for _, before, _ in self._beside(form):
            clause = re.split(r"[.;!?] ", before)[-1]
            cues.update(word for word in [word for word in fold(clause) if word not in LITTLE][-3:] if word in _CUES)
        return frozenset(cues)

    def _around(self, form: Form) -> frozenset[tuple[str, ...]]:
        """The other words of the sentences it stands in."""
        rests: set[tuple[str, ...]] = set()
        for spot in form.spots[:_MOST_SPOTS]:
            if spot.document == IN_LEDGER:
                continue
            block = self._documents[spot.document].page.blocks[spot.block]
            for start, end in block.sentences:
                if start <= spot.start < end:
                    rest = f"{block.text[start : spot.start]} {block.text[spot.end : end]}"
                    words = tuple(word for word in spelled(fold(rest)) if word not in LITTLE)
                    if len(words) >= _LEAST_OF_SENTENCE:
                        rests.add(words)
        return frozenset(rests)
