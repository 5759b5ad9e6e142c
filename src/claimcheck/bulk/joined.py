"""Which things are one, when links say two by two which are the same?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Nodes = NDArray[np.int32]  # things are counted in 32 bits: five hundred million moments of one question are more than memory holds


class Names:
    """The name of each thing, which is a thing that names itself, and the links that are still to be made."""

    def __init__(self, name: Nodes, patience: int) -> None:
        self.name = name
        self.patience = patience
        self.links: list[tuple[Nodes, Nodes]] = []
        self.pending = 0

    def link(self, one: NDArray[Any], other: NDArray[Any]) -> None:
        """Say which things are the same, pair by pair; what says something new is kept until there is more of it than ``patience``."""
        one, other = self.name[one], self.name[other]
        fresh = one != other
        fresh[1:] &= (one[1:] != one[:-1]) | (other[1:] != other[:-1])
        self.links.append((one[fresh], other[fresh]))
        self.pending += len(self.links[-1][0])
        if self.pending > self.patience:
            self.settle()

    def settle(self) -> None:
        """Make the links that are kept."""
        if self.pending:
            self.name = _merged(self.name, *(np.concatenate(ends) for ends in zip(*self.links, strict=True)))
        self.links, self.pending = [], 0


def _merged(name: Nodes, one: Nodes, other: Nodes) -> Nodes:
    """The names after links between names are made."""
    seen = np.zeros(len(name), dtype=np.bool_)
    seen[one] = seen[other] = True
    things = np.flatnonzero(seen)
    number = np.empty(len(name), dtype=np.int32)
    number[things] = np.arange(len(things), dtype=np.int32)
    one, other = number[one], number[other]
    del number, seen
    renamed = name.copy()
    renamed[things] = things[_components(len(things), one, other)]
    return renamed[renamed]


def _components(size: int, one: Nodes, other: Nodes) -> Nodes:
    """One name for each connected part of a graph.

    Each round hangs every node on its least neighbour if that is less than itself, or every node on its greatest if that is greater,
    whichever hangs more. A node with a neighbour does one or the other, so at least half of them go: the rounds are at most log2 n.
    """
    name = np.arange(size, dtype=np.int32)
    while len(one):
        less, more = np.minimum(one, other), np.maximum(one, other)
        parent = np.arange(size, dtype=np.int32)
        if _several(more, size) >= _several(less, size):
            np.minimum.at(parent, more, less)
        else:
            np.maximum.at(parent, less, more)
        while True:
            further = parent[parent]
            if np.array_equal(further, parent):
                break
            parent = further
        name = parent[name]
        one, other = parent[one], parent[other]
        differ = one != other
        one, other = one[differ], other[differ]
    return name


def _several(ends: Nodes, size: int) -> int:
    """How many different numbers are there?"""
    seen = np.zeros(size, dtype=np.bool_)
    seen[ends] = True
    return int(np.count_nonzero(seen))
