"""Which moments' clusters are one, because a row belongs to both?

A row that begins at ``low`` belongs to the cluster of every moment of its span whose lowest end is less. Of the rows that hold throughout
a node of the tree, the one that begins highest therefore joins all that any of them joins there; so each node joins what lies under it
once, and each row need only be joined to the nodes of its span that it has a part in: O(log n) of them. Ends are treated alike, turned about.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from claimcheck.bulk.joined import Names
from claimcheck.bulk.tree import ends, floors, named, only, reach

Ints = NDArray[np.int64]
Nodes = NDArray[np.int32]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

SETTLING = (1, 2, 4, 8, 16)  # levels after which rows that can join nothing more are let go


def tagged(begin: Ints, end: Ints, low: Reals, high: Reals) -> tuple[Nodes, int]:
    """Which node names the cluster of each row (-1: it clashes with none), and how many nodes are there? The rows come sorted by ``begin``."""
    fresh = np.concatenate((np.ones(1, dtype=np.bool_), begin[1:] != begin[:-1]))
    left = np.cumsum(fresh, dtype=np.int32) - 1
    right = np.searchsorted(begin[fresh], end, side="right").astype(np.int32)
    del fresh, begin, end
    below = -high
    above, under = reach(left, right, low, below, int(left[-1]) + 1)
    lowest, highest = floors(-under[0], len(above)), floors(-above[0], len(under))
    met = above[0] > lowest[0]
    size = sum(len(level) for level in above)
    if not met.any():
        return np.full(len(low), -1, dtype=np.int32), 2 * size
    hot = np.flatnonzero(met)
    names = Names(np.concatenate((*named(above, lowest, 0), *named(under, highest, size))), size >> 3)
    del above, under
    names.link(hot, hot + size)
    names.settle()
    until = np.cumsum(met, dtype=np.int32)
    since, until = until[left] - met[left], until[right - 1]
    tags = np.full(len(low), -1, dtype=np.int32)
    rows = np.arange(len(low), dtype=np.int32)
    left, right, low, below, rows = only(since < until, left, right, low, below, rows)
    base = level = 0
    while len(rows):
        for chosen, node in ends(left, right):
            for value, floor, offset in ((low, lowest, base), (below, highest, base + size)):
                linked = np.flatnonzero(value[chosen] > floor[level][node])
                _link(names, tags, rows[chosen[linked]], node[linked] + offset)
        base += len(lowest[level])
        level += 1
        left, right = (left + 1) >> 1, right >> 1
        going = left < right
        if level in SETTLING and len(rows) > size >> 4:
            names.settle()
            going &= (tags[rows] < 0) | _several(names.name[hot], since[rows], until[rows])
        left, right, low, below, rows = only(going, left, right, low, below, rows)
    names.settle()
    return np.where(tags < 0, tags, names.name[tags]), 2 * size


def _link(names: Names, tags: Nodes, rows: Nodes, nodes: Nodes) -> None:
    """Join each row to a node: the first is its tag, and each further one the same cluster as its tag."""
    old = tags[rows]
    new = old < 0
    tags[rows[new]] = nodes[new]
    names.link(old[~new], nodes[~new])


def _several(heads: Nodes, since: Nodes, until: Nodes) -> Flags:
    """Which rows hold at moments of more than one cluster, so that they may still join some?"""
    changes = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(heads[1:] != heads[:-1])))
    several: Flags = changes[since] != changes[until - 1]
    return several
