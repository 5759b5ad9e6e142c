"""What is known of every stretch of the moments of a block, so that a row need only ask a few of them?

A tree over the moments: each node of a level stands for two of the level below, and a span of moments is the union of O(log n) nodes, at
most two on each level. A level is an array, and so is what is known of its nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Nodes = NDArray[np.int32]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]
Number = TypeVar("Number", np.int32, np.float64)


def ends(left: Nodes, right: Nodes) -> Iterator[tuple[Ints, Nodes]]:
    """Which of the spans [left, right) begin, and which end, in a node of this level whose parent they do not hold whole, and in which?"""
    chosen = np.flatnonzero(left & 1)
    yield chosen, left[chosen]
    chosen = np.flatnonzero(right & 1)
    yield chosen, right[chosen] - 1


def only(going: Flags, *columns: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """The columns of the rows that go on."""
    rows = np.flatnonzero(going)
    return columns if len(rows) == len(going) else tuple(column[rows] for column in columns)


def reach(left: Nodes, right: Nodes, low: Reals, below: Reals, size: int) -> tuple[list[Reals], list[Reals]]:
    """How high does a row that holds throughout each node begin, and how low does one end (turned about, so that both are a greatest)?"""
    ups: list[Reals] = []
    downs: list[Reals] = []
    while True:
        up, down = np.full(size, -np.inf), np.full(size, -np.inf)
        for chosen, node in ends(left, right):
            np.maximum.at(up, node, low[chosen])
            np.maximum.at(down, node, below[chosen])
        ups.append(up)
        downs.append(down)
        left, right = (left + 1) >> 1, right >> 1
        left, right, low, below = only(left < right, left, right, low, below)
        if not len(left):
            break
        size = (size + 1) >> 1
    for levels in (ups, downs):
        for level in range(len(levels) - 1, 0, -1):
            under = levels[level - 1]
            np.maximum(under, _doubled(levels[level], len(under)), out=under)
    return ups, downs


def floors(leaves: Reals, levels: int) -> list[Reals]:
    """What is the least under each node of the tree?"""
    found = [leaves]
    for _ in range(levels - 1):
        under = found[-1]
        floor = under[::2].copy()
        paired = floor[: len(under) >> 1]
        np.minimum(paired, under[1::2], out=paired)
        found.append(floor)
    return found


def named(reached: list[Reals], floor: list[Reals], offset: int) -> list[Nodes]:
    """Which node names the cluster that each node joins: the highest of those above it whose reach passes the floor of all between?"""
    sizes = [len(level) for level in reached]
    starts = np.cumsum([offset, *sizes]).tolist()
    names = [np.arange(start, start + size, dtype=np.int32) for start, size in zip(starts, sizes, strict=False)]
    for level in range(len(reached) - 2, -1, -1):
        joined = _doubled(reached[level + 1], sizes[level]) > floor[level]
        np.copyto(names[level], _doubled(names[level + 1], sizes[level]), where=joined)
    return names


def _doubled(upper: NDArray[Number], size: int) -> NDArray[Number]:
    """The values of a level as the level below sees them."""
    return np.repeat(upper, 2)[:size]
