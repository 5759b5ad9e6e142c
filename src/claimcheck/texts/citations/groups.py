"""Which citations of a text name one and the same work?"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

from claimcheck.prose import Citation, Work
from claimcheck.texts.citations.names import key
from claimcheck.texts.citations.titles import telling


@dataclass(frozen=True, slots=True)
class Group:
    """The citations of a text that name one work: by the same authors and year, or by the same label."""

    first: Citation
    all: tuple[Citation, ...]

    @property
    def about(self) -> str:
        """What tells it from the others: folded authors and year."""
        cited = self.first
        year = cited.year or cited.title
        return cited.label or f"{';'.join(map(key, cited.authors))}{' et al.' if cited.more_authors else ''} {year}".strip()


def by_authors(citations: Iterable[Citation]) -> tuple[Group, ...]:
    """The works cited by authors and year, or by authors and title, each once."""
    named = (cited for cited in citations if cited.authors)
    return _grouped(((_authors(cited), cited.more_authors, cited.year, () if cited.year else telling(cited.title)), cited) for cited in named)


def by_title(citations: Iterable[Citation]) -> tuple[Group, ...]:
    """The works cited by their titles alone, each once."""
    return _grouped((telling(cited.title), cited) for cited in citations if cited.title and not cited.authors)


def by_label(citations: Iterable[Citation], but: Collection[str]) -> tuple[Group, ...]:
    """What is cited by a number or a mark, each once."""
    return _grouped((cited.label, cited) for cited in citations if cited.label and cited.label not in but)


def given_in_full(citations: Iterable[Citation]) -> tuple[Work, ...]:
    """The works that notes give in full, each once."""
    found: dict[Hashable, Work] = {}
    for cited in citations:
        if cited.authors and cited.year and cited.title:
            work = Work(cited.authors, cited.year, cited.title, cited.block, cited.start, cited.end, more_authors=cited.more_authors, kind="note")
            found.setdefault((_authors(cited), cited.year, telling(cited.title)), work)
    return tuple(found.values())


def _authors(cited: Citation) -> tuple[str, ...]:
    return tuple(map(key, cited.authors))


def _grouped(keyed: Iterable[tuple[Hashable, Citation]]) -> tuple[Group, ...]:
    found: dict[Hashable, list[Citation]] = {}
    for same, cited in keyed:
        found.setdefault(same, []).append(cited)
    return tuple(Group(places[0], tuple(places)) for places in found.values())
