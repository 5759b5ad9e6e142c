"""Which sentences of two texts are versions of one? Those that are more alike than any other two, and their neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.prose import Document
from claimcheck.reading.names import fold
from claimcheck.texts.frames.units import Line

_MOST = 12  # documents that share something, before it tells nothing
_ALIKE = 0.5
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """Two sentences that are versions of one. ``revised`` where the texts are, as a whole; ``behind`` where those before them say the same."""

    one: Line
    other: Line
    revised: bool
    behind: bool


def aligned(documents: Sequence[Document], rows: Sequence[Sequence[Line]]) -> Iterator[Aligned]:
    """The sentences of each two documents that are versions of one another, in the order of the first. Linear in the texts."""
    for (a, b), pairs in sorted(_matches(rows).items()):
        if not _of_one(documents[a], documents[b], rows[a][0], rows[b][0]):
            continue
        known = _with_neighbours(pairs, rows[a], rows[b])
        told = [[line for line in rows[n] if line.content] for n in (a, b)]
        mostly = len(known) >= _MOSTLY * min(map(len, told))
        for i, j in sorted(known.items()):
            before = known.get(i - 1, -2) == j - 1 and _keys(rows[a][i - 1]) == _keys(rows[b][j - 1])
            yield Aligned(rows[a][i], rows[b][j], mostly, before)


def _of_one(one: Document, other: Document, first: Line, second: Line) -> bool:
    """Can two texts be about one subject? Not where each begins with the name of another."""
    names = {*one.subject.split("-")}, {*other.subject.split("-")}
    if names[0] <= names[1] or names[1] <= names[0]:
        return True
    return not all(words & {*fold(line.opening.text)} for line, words in ((first, names[0]), (second, names[1])))


def _keys(line: Line) -> list[Hashable]:
    return [unit.key for unit in line.units]


def _matches(rows: Sequence[Sequence[Line]]) -> dict[tuple[int, int], dict[int, int]]:
    """For each two documents, the sentences that are most alike, each way. What many share tells nothing."""
    where: dict[Hashable, list[Line]] = {}
    for line in (line for row in rows for line in row):
        for mark in _marks(line):
            where.setdefault(mark, []).append(line)
    shared: dict[Line, Counter[Line]] = {}
    for held in where.values():
        if 1 < len(held) <= _MOST:
            for line in held:
                shared.setdefault(line, Counter()).update(far for far in held if far.document != line.document)
    best: dict[tuple[Line, int], Line | None] = {}
    for line, counts in shared.items():
        by_document: dict[int, list[tuple[float, int, Line]]] = {}
        for far, count in counts.items():
            by_document.setdefault(far.document, []).append((count, far.n, far))
        for document, found in by_document.items():
            best[line, document] = _best(line, found)
    pairs: dict[tuple[int, int], dict[int, int]] = {}
    for (line, document), match in best.items():
        if line.document < document and match is not None and best.get((match, line.document)) is line:
            pairs.setdefault((line.document, document), {})[line.n] = match.n
    return pairs


def _best(line: Line, found: list[tuple[float, int, Line]]) -> Line | None:
    """The sentence that is most like another, if none is as much."""
    near = sorted(((alike(line, far), -n, far) for _, n, far in sorted(found, key=lambda one: (-one[0], one[1]))[:_MOST]), key=lambda one: one[:2])
    if not near or near[-1][0] < _ALIKE or (len(near) > 1 and near[-2][0] == near[-1][0]):
        return None
    return near[-1][2]


def _marks(line: Line) -> Iterator[Hashable]:
    """By what a sentence is looked up: its telling pieces, and each two pieces in a row, values aside."""
    before: Hashable = "^"
    yield from dict.fromkeys(unit.key for unit in line.units if unit.sort not in {"word", "sign"})
    seen = set()
    for unit in line.units:
        if unit.sort == "sign":
            continue
        mark = (before, unit.sort if unit.sort in {"figure", "time"} else unit.key)
        if mark not in seen:
            seen.add(mark)
            yield mark
        before = mark[1]


def alike(one: Line, other: Line) -> float:
    """How much do two sentences share, from nothing to everything?"""
    a, b = (Counter(unit.key for unit in line.units if unit.sort != "sign") for line in (one, other))
    return sum((a & b).values()) / max(a.total(), b.total(), 1)


def _with_neighbours(pairs: Mapping[int, int], one: Sequence[Line], other: Sequence[Line]) -> dict[int, int]:
    """The pairs, and those next to them that are alike as well."""
    known = dict(pairs)
    taken = {*known.values()}
    for step in (1, -1):
        for i in sorted(pairs, reverse=step < 0):
            a, b = i + step, known[i] + step
            while 0 <= a < len(one) and 0 <= b < len(other) and a not in known and b not in taken and alike(one[a], other[b]) >= _ALIKE:
                known[a] = b
                taken.add(b)
                a, b = a + step, b + step
    return known
