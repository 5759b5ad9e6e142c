"""Which sentences of two texts are versions of one? Those that are more alike than any other two, and their neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from claimcheck.prose import Document
from claimcheck.reading.names import fold
from claimcheck.texts.frames.units import Line

_MOST = 12  # documents that share something, before it tells nothing
_MOST_CLOSE = 4  # that are held against a sentence
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
    """The sentences of each two documents that are versions of one another but differ, in the order of the first. Linear in the texts."""
    telling = [sum(line.tells for line in row) for row in rows]
    for (a, b), pairs in sorted(_matches(rows).items()):
        if not _of_one(documents[a], documents[b], rows[a][0], rows[b][0]):
            continue
        known = _with_neighbours(pairs, rows[a], rows[b])
        mostly = len(known) >= _MOSTLY * min(telling[a], telling[b])
        for i, j in sorted(known.items()):
            one, other = rows[a][i], rows[b][j]
            if one.sentence.text != other.sentence.text:
                yield Aligned(one, other, mostly, known.get(i - 1, -2) == j - 1 and _same(rows[a][i - 1], rows[b][j - 1]))


def _same(one: Line, other: Line) -> bool:
    """Do two sentences say the same, however they write their values and names?"""
    return one.sentence.text == other.sentence.text or [unit.key for unit in one.units] == [unit.key for unit in other.units]


def _of_one(one: Document, other: Document, first: Line, second: Line) -> bool:
    """Can two texts be about one subject? Not where each begins with the name of another."""
    names = {*one.subject.split("-")}, {*other.subject.split("-")}
    if names[0] <= names[1] or names[1] <= names[0]:
        return True
    return not all(words & {*fold(line.opening.text)} for line, words in ((first, names[0]), (second, names[1])))


def _matches(rows: Sequence[Sequence[Line]]) -> dict[tuple[int, int], dict[int, int]]:
    """For each two documents, the sentences that are most alike, each way. What many share tells nothing."""
    best = _twins(rows)
    where: dict[tuple[str, str], list[Line]] = {}
    settled = Counter(line for line, _ in best)
    for line in (line for row in rows for line in row if settled[line] < len(rows) - 1):
        for mark in _marks(line):
            where.setdefault(mark, []).append(line)
    shared: dict[Line, Counter[Line]] = {}
    for held in where.values():
        if 1 < len(held) <= _MOST:
            for line in held:
                shared.setdefault(line, Counter()).update(far for far in held if far.document != line.document)
    for line, counts in shared.items():
        by_document: dict[int, list[tuple[int, int, Line]]] = {}
        for far, count in counts.items():
            by_document.setdefault(far.document, []).append((-count, far.n, far))
        for document, found in by_document.items():
            if (line, document) not in best and (near := _best(line, found)) is not None:
                best[line, document] = near
    pairs: dict[tuple[int, int], dict[int, int]] = {}
    for (line, document), match in best.items():
        if line.document < document and best.get((match, line.document)) is line:
            pairs.setdefault((line.document, document), {})[line.n] = match.n
    return pairs


def _twins(rows: Sequence[Sequence[Line]]) -> dict[tuple[Line, int], Line]:
    """The sentences that stand once in each of two documents, word for word."""
    alone: dict[str, dict[int, Line | None]] = {}
    for line in (line for row in rows for line in row):
        held = alone.setdefault(line.sentence.text, {})
        held[line.document] = None if line.document in held else line
    found: dict[tuple[Line, int], Line] = {}
    for held in alone.values():
        if 1 < len(held) <= _MOST:
            once = [line for line in held.values() if line is not None]
            found.update(((line, far.document), far) for line in once for far in once if far is not line)
    return found


def _best(line: Line, found: Sequence[tuple[int, int, Line]]) -> Line | None:
    """The sentence that is most like another, of those that share most with it, if none is as much."""
    near = sorted(((alike(line, far), -n, far) for _, n, far in nsmallest(_MOST_CLOSE, found)), key=lambda one: one[:2])
    if near[-1][0] < _ALIKE or (len(near) > 1 and near[-2][0] == near[-1][0]):
        return None
    return near[-1][2]


def _marks(line: Line) -> set[tuple[str, str]]:
    """By what a sentence is looked up: each two words in a row, whatever their numbers, and its numbers."""
    kept = [word for word in line.sentence.words if word.kind != "s"]
    lows = ["#" if word.kind == "n" else word.low for word in kept]
    return {*pairwise(("^", *lows)), *(("#", word.text) for word in kept if word.kind == "n")}


def alike(one: Line, other: Line) -> float:
    """How much do two sentences share, from nothing to everything?"""
    a, b = one.said, other.said
    return (a & b).total() / max(a.total(), b.total(), 1)


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
