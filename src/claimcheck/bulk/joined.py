"""Which things are one, when links say two by two which are the same?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Nodes = NDArray[np.int32]  # less than two milliards of them, at half the room


def merged(name: Nodes, links: list[tuple[Nodes, Nodes]]) -> Nodes:
    """The names after the links are made; ``name`` gives each thing the name of a thing that names itself."""
    if not links:
        return name
    one, other = (name[np.concatenate(ends)] for ends in zip(*links, strict=True))
    differ = one != other
    one, other = one[differ], other[differ]
    if not len(one):
        return name
    seen = np.zeros(len(name), dtype=np.bool_)
    seen[one] = seen[other] = True
    things = np.flatnonzero(seen)
    number = np.empty(len(name), dtype=np.int32)
    number[things] = np.arange(len(things), dtype=np.int32)
    renamed = name.copy()
    renamed[things] = things[_components(len(things), number[one], number[other])]
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
