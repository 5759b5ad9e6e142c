"""Which rows of a question clash with which, through any number of others, when no pair may be listed?

At any one moment the rows in force either all have a value in common with the two extremes, the one whose values end lowest and the one
whose values begin highest, and then nobody clashes; or the extremes clash, and every row that clashes with anybody clashes with one of
them. So a moment has at most one cluster, and a row belongs to it if it begins above the lowest end or ends below the highest beginning.
What remains is to join the clusters of different moments through the rows that belong to both: a row spans O(log n) nodes of a tree over
the moments, and each node joins what lies under it once, for the row that reaches furthest, and not once per row.
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from claimcheck.bulk.joined import merged

Ints = NDArray[np.int64]
Nodes = NDArray[np.int32]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]
Number = TypeVar("Number", np.int32, np.float64)

BLOCK = 1 << 17  # rows dealt with at once: the trees of a block stay in the cache; a longer question is a block by itself

SETTLING = (1, 2, 4, 8, 16)  # levels after which rows that can join nothing more are let go


def clusters(question: Ints, first: Ints, last: Ints, low: Reals, high: Reals) -> Ints:
    """Which cluster of clashing rows is each row in, named by its smallest row, or -1 where it clashes with none?"""
    found = np.full(len(question), -1, dtype=np.int64)
    if len(question) < 2:
        return found
    begin, end, span = _moments(question, first, last)
    order = np.argsort(begin)
    begin = begin[order]
    asked = begin // span
    for start, stop in _blocks(asked):
        rows = order[start:stop]
        lows, highs = low[rows], high[rows]
        kept = _spread(asked[start:stop], lows, highs)
        if not len(kept):
            continue
        rows, lows, highs = rows[kept], lows[kept], highs[kept]
        tags, size = _tagged(begin[start:stop][kept], end[rows], lows, highs)
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


def _spread(question: Ints, low: Reals, high: Reals) -> Ints:
    """Which rows miss at least one value of their question, whatever the time?"""
    edges = _edges(question)
    sizes = np.diff(np.append(edges, len(question)))
    lowest = np.repeat(np.minimum.reduceat(high, edges), sizes)
    highest = np.repeat(np.maximum.reduceat(low, edges), sizes)
    return np.flatnonzero((low > lowest) | (high < highest))


def _blocks(question: Ints) -> list[tuple[int, int]]:
    """Stretches of whole questions, of about equal length."""
    if not len(question):
        return []
    edges = _edges(question)
    starts = edges[np.unique(edges // BLOCK, return_index=True)[1]].tolist()
    return list(zip(starts, [*starts[1:], len(question)], strict=True))


def _tagged(begin: Ints, end: Ints, low: Reals, high: Reals) -> tuple[Nodes, int]:
    """Which node of the trees names the cluster of each row (-1: none), and how many nodes are there?"""
    fresh = np.concatenate((np.ones(1, dtype=np.bool_), begin[1:] != begin[:-1]))
    left = np.cumsum(fresh, dtype=np.int32) - 1
    right = np.searchsorted(begin[fresh], end, side="right").astype(np.int32)
    below = -high
    above, under = _reach(left, right, low, below, int(left[-1]) + 1)
    lowest, highest = _floors(-under[0], len(above)), _floors(-above[0], len(under))
    met = above[0] > lowest[0]
    hot = np.flatnonzero(met)
    offsets = np.cumsum([0, *(len(level) for level in above)]).tolist()
    size = offsets.pop()
    if not len(hot):
        return np.full(len(low), -1, dtype=np.int32), 2 * size
    name = np.concatenate((*_named(above, lowest, 0), *_named(under, highest, size)))
    del above, under
    name = merged(name, [_distinct(name[hot], name[hot + size])])
    until = np.cumsum(met, dtype=np.int32)
    since, until = until[left] - met[left], until[right - 1]
    rows = np.flatnonzero(since < until)
    tags = np.full(len(low), -1, dtype=np.int32)
    left, right, low, below = left[rows], right[rows], low[rows], below[rows]
    links: list[tuple[Nodes, Nodes]] = []
    level = pending = 0
    while len(rows):
        for chosen, node in _ends(left, right):
            picked = rows[chosen]
            for value, floor, offset in ((low, lowest, offsets[level]), (below, highest, offsets[level] + size)):
                linked = np.flatnonzero(value[chosen] > floor[level][node])
                mine, hub = picked[linked], name[node[linked] + offset]
                tag = tags[mine]
                new = tag < 0
                tags[mine[new]] = hub[new]
                links.append(_distinct(name[tag[~new]], hub[~new]))
                pending += len(links[-1][0])
                if pending > size >> 3:
                    name, links, pending = merged(name, links), [], 0
        left, right = (left + 1) >> 1, right >> 1
        going = left < right
        level += 1
        if level in SETTLING and len(rows) > size >> 4:
            name, links, pending = merged(name, links), [], 0
            going &= (tags[rows] < 0) | _several(name[hot], since[rows], until[rows])
        left, right, low, below, rows = _where(going, left, right, low, below, rows)
    name = merged(name, links)
    return np.where(tags < 0, tags, name[tags]), 2 * size


def _several(heads: Nodes, since: Nodes, until: Nodes) -> Flags:
    """Which rows hold at moments of more than one cluster, so that they may still join some?"""
    changes = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(heads[1:] != heads[:-1])))
    several: Flags = changes[since] != changes[until - 1]
    return several


def _where(going: Flags, *columns: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """The columns of the rows that go on."""
    rows = np.flatnonzero(going)
    return columns if len(rows) == len(going) else tuple(column[rows] for column in columns)


def _ends(left: Nodes, right: Nodes) -> list[tuple[Ints, Nodes]]:
    """Which of the spans [left, right) end in a node of this level that the level above does not hold whole, and in which?"""
    odd_left, odd_right = np.flatnonzero(left & 1), np.flatnonzero(right & 1)
    return [(odd_left, left[odd_left]), (odd_right, right[odd_right] - 1)]


def _distinct(one: Nodes, other: Nodes) -> tuple[Nodes, Nodes]:
    """The pairs that join two different things, once where they follow each other."""
    differ = one != other
    one, other = one[differ], other[differ]
    if len(one) < 2:
        return one, other
    fresh = np.concatenate((np.ones(1, dtype=np.bool_), (one[1:] != one[:-1]) | (other[1:] != other[:-1])))
    return one[fresh], other[fresh]


def _reach(left: Nodes, right: Nodes, low: Reals, below: Reals, size: int) -> tuple[list[Reals], list[Reals]]:
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
        left, right, low, below = _where(left < right, left, right, low, below)
        if not len(left):
            break
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


def _named(reach: list[Reals], floors: list[Reals], offset: int) -> list[Nodes]:
    """Which node names the cluster that each node joins: the highest one above it whose reach passes what lies under all between?"""
    sizes = [len(level) for level in reach]
    starts = np.cumsum([offset, *sizes]).tolist()
    names = [np.arange(start, start + size, dtype=np.int32) for start, size in zip(starts, sizes, strict=False)]
    for level in range(len(reach) - 2, -1, -1):
        joined = _doubled(reach[level + 1], sizes[level]) > floors[level]
        np.copyto(names[level], _doubled(names[level + 1], sizes[level]), where=joined)
    return names


def _doubled(upper: NDArray[Number], size: int) -> NDArray[Number]:
    """The values of a level as the level below sees them."""
    return np.repeat(upper, 2)[:size]
