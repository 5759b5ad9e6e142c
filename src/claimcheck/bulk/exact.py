"""Which rows of a question clash with which, through any number of others, when no pair may be listed?

At any one moment the rows in force either all have a value in common with the two extremes, the one whose values end lowest and the one
whose values begin highest, and then nobody clashes; or the extremes clash, and every row that clashes with anybody clashes with one of
them. So a moment has at most one cluster, and a row belongs to it if it begins above the lowest end or ends below the highest beginning.
What remains is to join the clusters of different moments through the rows that belong to both, which ``spans`` does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from claimcheck.bulk.spans import tagged
from claimcheck.bulk.tree import only

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

BLOCK = 1 << 17  # rows dealt with at once: the trees of a block stay in the cache


def clusters(question: Ints, first: Ints, last: Ints, low: Reals, high: Reals) -> Ints:
    """Which cluster of clashing rows is each row in, named by its smallest row, or -1 where it clashes with none?"""
    found = np.full(len(question), -1, dtype=np.int64)
    if len(question) < 2:
        return found
    begin, end, span = _moments(question, first, last)
    order = np.argsort(begin)
    begin = begin[order]
    for start, stop in _blocks(begin // span):
        rows, begins = order[start:stop], begin[start:stop]
        lows, highs = low[rows], high[rows]
        rows, begins, lows, highs = only(_spread(begins // span, lows, highs), rows, begins, lows, highs)
        if not len(rows):
            continue
        tags, size = tagged(begins, end[rows], lows, highs)
        hit = np.flatnonzero(tags >= 0)
        tags, rows = tags[hit], rows[hit]
        smallest = np.full(size, len(question), dtype=np.int64)
        np.minimum.at(smallest, tags, rows)
        found[rows] = smallest[tags]
    return found


def _moments(question: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints, int]:
    """Each row's first and last moment as one number that also orders the questions, and how many moments a question has room for."""
    question, first, last = (column.astype(np.int64, copy=False) for column in (question, first, last))
    least, most = int(first.min()), int(first.max())
    lowest, highest = int(question.min()), int(question.max())
    # Rows meet at the later of two beginnings: what happens after the last beginning of all cannot matter.
    final = np.minimum(last, most)
    span = most - least + 1
    if (highest - lowest + 1) * span < 1 << 62:
        base = (question - lowest) * span
        return base + (first - least), base + (final - least), span
    times, opening = np.unique(first, return_inverse=True)
    number = np.unique(question, return_inverse=True)[1]
    span = len(times)
    base = number * span
    return base + opening, base + np.searchsorted(times, final, side="right") - 1, span


def _edges(question: Ints) -> Ints:
    """Where does each question begin, in rows sorted by question?"""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.flatnonzero(question[1:] != question[:-1]) + 1))


def _spread(question: Ints, low: Reals, high: Reals) -> Flags:
    """Which rows miss at least one value of their question, whatever the time?"""
    edges = _edges(question)
    sizes = np.diff(np.append(edges, len(question)))
    lowest = np.repeat(np.minimum.reduceat(high, edges), sizes)
    highest = np.repeat(np.maximum.reduceat(low, edges), sizes)
    missing: Flags = (low > lowest) | (high < highest)
    return missing


def _blocks(question: Ints) -> list[tuple[int, int]]:
    """Where does each block begin and end: whole questions, of about ``BLOCK`` rows each unless one is longer?"""
    edges = _edges(question)
    starts = edges[np.unique(edges // BLOCK, return_index=True)[1]].tolist()
    return list(zip(starts, [*starts[1:], len(question)], strict=True))
