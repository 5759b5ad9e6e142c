"""Which rows of a question clash with which, through any number of others, when no pair may be listed?

At any one moment the rows in force either all have a value in common with the two extremes, the one whose values end lowest and the one
whose values begin highest, and then nobody clashes; or the extremes clash, and every row that clashes with anybody clashes with one of
them. So a moment has at most one cluster, and a row belongs to it if it begins above the lowest end or ends below the highest beginning.
What remains is to join the clusters of different moments through the rows that belong to both: a row spans O(log n) nodes of a tree over
the moments, and each node joins what lies under it once, for the row that reaches furthest, and not once per row.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from claimcheck.bulk.joined import merged

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]
Number = TypeVar("Number", np.int64, np.float64)

BLOCK = 1 << 17  # rows dealt with at once: the trees of a block stay in the cache; a longer question is a block by itself


def clusters(question: Ints, first: Ints, last: Ints, low: Reals, high: Reals) -> Ints:
    """Which cluster of clashing rows is each row in, named by its smallest row, or -1 where it clashes with none?"""
    found = np.full(len(question), -1, dtype=np.int64)
    if len(question) < 2:
        return found
    begin, end, span = _moments(question, first, last)
    order = np.argsort(begin)
    begin, end, low, high = begin[order], end[order], low[order], high[order]
    kept = _spread(begin // span, low, high)
    if not kept.all():
        order, begin, end, low, high = order[kept], begin[kept], end[kept], low[kept], high[kept]
    for start, stop in _blocks(begin // span):
        part = slice(start, stop)
        rows = order[part]
        tags, size = _tagged(begin[part], end[part], low[part], high[part])
        hit = tags >= 0
        tags, rows = tags[hit], rows[hit]
        smallest = np.full(size, len(question), dtype=np.int64)
        np.minimum.at(smallest, tags, rows)
        found[rows] = smallest[tags]
    return found


def _moments(question: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints, int]:
    """Each row's first and last moment as one number that also orders the questions, and how many moments a question has room for."""
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
    return (low > lowest) | (high < highest)


def _blocks(question: Ints) -> list[tuple[int, int]]:
    """Stretches of whole questions, of about equal length."""
    if not len(question):
        return []
    edges = _edges(question)
    starts = edges[np.unique(edges // BLOCK, return_index=True)[1]].tolist()
    return list(zip(starts, [*starts[1:], len(question)], strict=True))


def _tagged(begin: Ints, end: Ints, low: Reals, high: Reals) -> tuple[Ints, int]:
    """Which node of the trees names the cluster of each row (-1: none), and how many nodes are there?"""
    fresh = np.concatenate((np.ones(1, dtype=np.bool_), begin[1:] != begin[:-1]))
    moments = begin[fresh]
    left = np.cumsum(fresh) - 1
    right = np.searchsorted(moments, end, side="right")
    above, below = _reach(left, right, low, -high, len(moments))
    lowest, highest = _floors(-below[0], len(above)), _floors(-above[0], len(below))
    size = sum(len(level) for level in above)
    up, down = _named(above, lowest, 0), _named(below, highest, size)
    hot = above[0] > lowest[0]
    if not hot.any():
        return np.full(len(low), -1, dtype=np.int64), 2 * size
    name = merged(np.arange(2 * size), [_distinct(up[0][hot], down[0][hot])])
    del above, below
    links: list[tuple[Ints, Ints]] = []
    pending = 0
    tags = np.full(len(low), -1, dtype=np.int64)
    rows = np.arange(len(low))
    level = 0
    while len(rows):
        for chosen, node in _ends(left, right):
            picked = rows[chosen]
            for value, floor, names in ((low, lowest, up), (-high, highest, down)):
                linked = value[chosen] > floor[level][node]
                mine, hub = picked[linked], name[names[level][node[linked]]]
                tag = tags[mine]
                new = tag < 0
                tags[mine[new]] = hub[new]
                links.append(_distinct(name[tag[~new]], hub[~new]))
                pending += len(links[-1][0])
                if pending > size >> 3:
                    name = merged(name, links)
                    links, pending = [], 0
        left, right = (left + 1) >> 1, right >> 1
        going = left < right
        rows, left, right, low, high = rows[going], left[going], right[going], low[going], high[going]
        level += 1
    name = merged(name, links)
    return np.where(tags < 0, tags, name[tags]), 2 * size


def _ends(left: Ints, right: Ints) -> list[tuple[Ints, Ints]]:
    """Which of the spans [left, right) end in a node of this level that the level above does not hold whole, and in which?"""
    odd_left, odd_right = np.flatnonzero(left & 1), np.flatnonzero(right & 1)
    return [(odd_left, left[odd_left]), (odd_right, right[odd_right] - 1)]


def _distinct(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """The pairs that join two different things, once where they follow each other."""
    differ = one != other
    one, other = one[differ], other[differ]
    if len(one) < 2:
        return one, other
    fresh = np.concatenate((np.ones(1, dtype=np.bool_), (one[1:] != one[:-1]) | (other[1:] != other[:-1])))
    return one[fresh], other[fresh]


def _reach(left: Ints, right: Ints, low: Reals, below: Reals, size: int) -> tuple[list[Reals], list[Reals]]:
    """How far up do the rows that cover each node of the tree begin, and how far down do they end (turned about)?"""
    ups: list[Reals] = []
    downs: list[Reals] = []
    while True:
        up, down = np.full(size, -np.inf), np.full(size, -np.inf)
        for chosen, node in _ends(left, right):
            np.maximum.at(up, node, low[chosen])
            np.maximum.at(down, node, below[chosen])
        ups.append(up)
        downs.append(down)
        left, right = (left + 1) >> 1, right >> 1
        going = left < right
        if not going.any():
            break
        left, right, low, below = left[going], right[going], low[going], below[going]
        size = (size + 1) >> 1
    for levels in (ups, downs):
        for level in range(len(levels) - 1, 0, -1):
            under = levels[level - 1]
            np.maximum(under, _doubled(levels[level], len(under)), out=under)
    return ups, downs


def _floors(leaves: Reals, levels: int) -> list[Reals]:
    """What is the least under each node of the tree?"""
    floors = [leaves]
    for _ in range(levels - 1):
        under = floors[-1]
        floor = under[::2].copy()
        paired = floor[: len(under) >> 1]
        np.minimum(paired, under[1::2], out=paired)
        floors.append(floor)
    return floors


def _named(reach: list[Reals], floors: list[Reals], offset: int) -> list[Ints]:
    """Which node names the cluster that each node joins: the highest one above it whose reach passes what lies under all between?"""
    names: list[Ints] = [np.empty(0, dtype=np.int64)] * len(reach)
    for level in range(len(reach) - 1, -1, -1):
        size = len(reach[level])
        own = np.arange(offset, offset + size)
        offset += size
        if level + 1 < len(reach):
            joined = _doubled(reach[level + 1], size) > floors[level]
            own = np.where(joined, _doubled(names[level + 1], size), own)
        names[level] = own
    return names


def _doubled(upper: NDArray[Number], size: int) -> NDArray[Number]:
    """The values of a level as the level below sees them."""
    return np.repeat(upper, 2)[:size]
