"""Do the citations of a text and its list of references agree? Each fault once, as data, for the rules that report them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.finding import Place
from claimcheck.ledger import Ledger
from claimcheck.prose import Citation, Document, Work
from claimcheck.texts.citations.faults import Faults, faults_of
from claimcheck.texts.citations.groups import Group, by_authors, by_label, by_title, given_in_full
from claimcheck.texts.citations.index import Index, complete, fullest, place_of, same_authors, same_year
from claimcheck.texts.citations.likeness import alike, apart
from claimcheck.texts.citations.lists import Listing, listing
from claimcheck.texts.citations.names import forms, key
from claimcheck.texts.citations.shown import short
from claimcheck.texts.citations.titles import Titles

LONGEST = 3000  # characters of an entry that are looked at
LONG_NAME = 5  # letters of a name that is hardly another's by chance
SHORT_TITLE = 8  # letters of a title that may be another's
MOST_HELD = 50  # entries with a name in them that are looked at
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’‐-]+")
MOST_PLACES = 12  # citations of one work that a finding points at


@dataclass(frozen=True)
class Audit:
    """A text's citations held against its list. What is asked of it is worked out once."""

    document: Document

    @cached_property
    def listed(self) -> tuple[Work, ...]:
        """The entries of its lists, without notes."""
        return tuple(work for work in self.document.works if work.kind != "note")

    @cached_property
    def index(self) -> Index:
        """The entries that could be read, by author; of a text without a list, the works that its notes give in full."""
        return Index(work for work in self.listed if work.year) if self.listed else Index(given_in_full(self.document.citations))

    @cached_property
    def titles(self) -> Titles:
        """The entries, by the words of their titles."""
        return Titles(self.words(work) for work in self._shelf)

    @cached_property
    def _numbers(self) -> dict[tuple[int, int, int], int]:
        return {place_of(work): n for n, work in enumerate(self._shelf)}

    @property
    def _shelf(self) -> tuple[Work, ...]:
        return self.listed or self.index.works

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The works it cites by authors and year, each once."""
        return by_authors(self.document.citations)

    @cached_property
    def untold(self) -> tuple[Group, ...]:
        """The works it cites by their titles alone, each once."""
        return by_title(self.document.citations)

    def noted(self, group: Group) -> bool:
        """Do notes alone cite this work?"""
        return all(cited.block in self.lists.notes for cited in group.all)

    def exact(self, cited: Citation) -> tuple[Work, ...]:
        """The entries of just these authors and this year; those with exactly these authors, where there are some.

        What is cited without a year is told by its title, where it has one.
        """
        if not cited.authors:
            return tuple(self._shelf[n] for n in sorted(self.titles.of(cited.title)))
        works = [work for work in self.index.of(cited.authors[0]) if not cited.year or same_year(cited.year, work.year)]
        if cited.title and (not cited.year or len(works) > 1):
            works = self._titled(cited, works)
        fitting = [work for work in works if same_authors(cited.authors, cited.more_authors, work)]
        whole = fullest([work for work in fitting if complete(cited.authors, cited.more_authors, work)], cited.more_authors)
        lettered = [work for work in whole or fitting if cited.year in work.year.split("/")]
        return tuple(lettered if lettered and cited.year[-1:].isalpha() else whole or fitting)

    def _titled(self, cited: Citation, works: Sequence[Work]) -> list[Work]:
        """Of these works, those that the title of a citation means: all its words, or else some, are theirs."""
        for asked in (self.titles.has, self.titles.akin):
            found = [work for work in works if asked(cited.title, self._numbers[place_of(work)])]
            if found:
                return found
        return list(works) if cited.year else []

    def misnamed(self, cited: Citation) -> Work | None:
        """The one entry of this year whose authors are nearly these: another spelling, another order."""
        if not cited.authors:
            return None
        near = [*self.index.of(cited.authors[0]), *self.index.near(cited.authors[0])]
        for name in cited.authors[1:]:
            near += self.index.of(name)
        if not cited.year:
            near = self._titled(cited, near) if cited.title else near
            near = [work for work in near if place_of(work) not in self.matched or len(key(cited.authors[0])) >= LONG_NAME]
        fitting = [work for work in near if (not cited.year or same_year(cited.year, work.year)) and alike(cited, work)]
        distinct = list(dict.fromkeys(fitting))
        return distinct[0] if len(distinct) == 1 else None

    @cached_property
    def matched(self) -> frozenset[tuple[int, int, int]]:
        """Which entries are cited by authors and year as they stand, or by their label?"""
        found = {place_of(work) for group in self.groups for work in self.exact(group.first)}
        found |= {place_of(work) for cited in self.document.citations if cited.title and not cited.authors for work in self.exact(cited)}
        found |= self._labelled
        return frozenset(found)

    @cached_property
    def _dated(self) -> frozenset[tuple[int, int, int]]:
        """Which entries are cited by authors and year, or by their label?"""
        return self._labelled | {place_of(work) for group in self.groups if group.first.year for work in self.exact(group.first)}

    @cached_property
    def _labelled(self) -> frozenset[tuple[int, int, int]]:
        labelled = {work.label: work for work in self.listed if work.label}
        return frozenset(place_of(labelled[cited.label]) for cited in self.document.citations if cited.label in labelled)

    @cached_property
    def outside(self) -> tuple[tuple[Citation, Work], ...]:
        """Citations of pages that the one work they mean does not have."""
        labelled = {work.label: work for work in self.document.works if work.label}
        found = []
        for cited in self.document.citations:
            works = self.exact(cited) if cited.authors or cited.title else tuple(work for work in (labelled.get(cited.label),) if work)
            if cited.pages is None or len(works) != 1 or works[0].pages is None or works[0].kind == "note":
                continue
            first, last = works[0].pages
            if cited.pages[0] < first or cited.pages[1] > last:
                found.append((cited, works[0]))
        return tuple(found)

    def redated(self, cited: Citation) -> tuple[Work, ...]:
        """The entries of just these authors of other years, that nothing cites by their own: the nearest year first."""
        if not cited.year or not cited.authors:
            return ()
        works = [
            work
            for work in self.index.of(cited.authors[0])
            if complete(cited.authors, cited.more_authors, work) and place_of(work) not in self._dated and not same_year(cited.year, work.year)
        ]
        if cited.title:
            works = [work for work in works if self.titles.akin(cited.title, self._numbers[place_of(work)])]
        return tuple(sorted(works, key=lambda work: (apart(cited.year, work.year), work.block, work.start)))

    def other_years(self, cited: Citation) -> tuple[Work, ...]:
        """The entries of just these authors, of any year."""
        if not cited.authors:
            return ()
        return tuple(work for work in self.index.of(cited.authors[0]) if complete(cited.authors, cited.more_authors, work))

    def unread(self, cited: Citation) -> Work | None:
        """An entry that could not be taken apart, or another's, in which the first author stands beside the year; a note, where there is no list."""
        if not cited.authors:
            return None
        name = key(cited.authors[0])
        digits = cited.year[:4]
        for work in self._holding.get(key(cited.authors[0].split(" ")[-1]), ())[:MOST_HELD]:
            if not work.authors or not work.year:
                return work
            if name in forms(work.authors[0]):
                continue
            if (
                digits.isdigit()
                and digits in self.words(work)
                and re.search(rf"{re.escape(name)}.{{0,160}}{digits}", "".join(_folded(self.words(work)[:LONGEST])))
            ):
                return work
        return None

    def introduced(self, group: Group) -> bool:
        """Without a list: does the text itself, or a note that could not be read, speak of the author, so that a short form needs no full one?"""
        return key(group.first.authors[0]) in self._spoken_without_full

    @cached_property
    def _spoken_without_full(self) -> frozenset[str]:
        read = {cited.block for cited in self.document.citations if cited.authors}
        notes = (self.words(note)[:LONGEST] for note in self.document.works if note.kind == "note" and note.block not in read)
        text = (block.text for n, block in enumerate(self.document.page.blocks) if n not in self.lists.notes)
        return frozenset(key(word) for words in itertools.chain(notes, text) for word in _CAPITAL.findall(words))

    @cached_property
    def _holding(self) -> dict[str, list[Work]]:
        """The entries in which a name stands, by any of its words."""
        found: dict[str, list[Work]] = {}
        for work in self.listed:
            for word in dict.fromkeys(_CAPITAL.findall(self.words(work)[:LONGEST])):
                found.setdefault(key(word), []).append(work)
        return found

    def words(self, item: Work | Citation) -> str:
        """The words of an entry or a citation, as they stand."""
        return self.document.page.blocks[item.block].text[item.start : item.end]

    def identity(self, item: Work | Citation) -> str:
        """What tells an entry or a citation from others, wherever it stands."""
        return f"{';'.join(map(key, item.authors))} {item.year} {item.label if not item.authors else ''}"

    def place(self, item: Work | Citation, label: str = "") -> Place:
        """Where an entry or a citation stands, with its words."""
        line, column = self.document.page.place(item.block, item.start)
        return Place(self.document.page.path, line, column, quote=short(self.words(item)), label=label)

    def places(self, group: Group, *works: Work, label: str = "") -> list[Place]:
        """Where a work is cited, then where entries stand."""
        return [*(self.place(cited) for cited in group.all[:MOST_PLACES]), *(self.place(work, label) for work in works)]

    @cached_property
    def unlabelled(self) -> tuple[Group, ...]:
        """What is cited by a number or a mark that no entry and no note bears."""
        return by_label(self.document.citations, but={work.label for work in self.document.works if work.label})

    @cached_property
    def uncalled(self) -> tuple[Work, ...]:
        """The notes that nothing in the text calls."""
        called = {cited.label for cited in self.document.citations if cited.label}
        return tuple(work for work in self.document.works if work.kind == "note" and work.label not in called)

    @cached_property
    def lists(self) -> Listing:
        """Where its lists stand."""
        return listing(self.document.page)

    def list_of(self, work: Work) -> int:
        """In which of its lists does an entry stand?"""
        return self._list_of.get(work.block, -1)

    @cached_property
    def _list_of(self) -> dict[int, int]:
        return {block: n for n, blocks in enumerate(self.lists.lists) for block in blocks}

    @cached_property
    def duplicates(self) -> tuple[tuple[Work, Work], ...]:
        """Entries that stand in a list twice: the same authors, year and title."""
        same = Counter(map(_heads, self.listed))
        seen: dict[tuple[object, ...], Work] = {}
        found = []
        for work in self.listed:
            if not work.authors or not work.year or work.kind == "further" or same[_heads(work)] == 1:
                continue
            words = (self.list_of(work), _heads(work), "".join(_folded(work.title)))
            if len(words[2]) < SHORT_TITLE:
                continue
            first = seen.setdefault(words, work)
            if first is not work:
                found.append((first, work))
        return tuple(found)

    @cached_property
    def faults(self) -> Faults:
        """What is wrong, each once."""
        return faults_of(self)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Folded words of the text outside its lists and its citations: names that stand there may cite without a year."""
        lists = self.lists
        taken: dict[int, list[tuple[int, int]]] = {}
        for cited in self.document.citations:
            taken.setdefault(cited.block, []).append((cited.start, cited.end))
        found: set[str] = set()
        for n, block in enumerate(self.document.page.blocks):
            if n in lists.listed or n in lists.aside:
                continue
            at = 0
            for start, end in [*sorted(taken.get(n, ())), (len(block.text), len(block.text))]:
                found.update(re.findall(r"[A-ZÀ-Þ][^\W\d_]+", block.text[at:start]))
                at = max(at, end)
        return frozenset(key(word) for word in found)


def _heads(work: Work) -> tuple[str, str]:
    return ";".join(map(key, work.authors)), work.year


def _folded(text: str) -> Iterator[str]:
    for word in re.findall(r"[^\W_]+", text):
        yield word if word.isdigit() else key(word)
        yield " " if word.isdigit() else ""


def audits(ledger: Ledger) -> tuple[Audit, ...]:
    """The texts that cite or list anything, each with its citations held against its list."""
    return tuple(Audit(document) for document in ledger.documents if document.citations or document.works)
