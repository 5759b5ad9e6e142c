"""Can events be put in an order? The shortest chain of orderings that leaves no room between a date and another, or that runs in a circle."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimcheck.reading.values import Days

Node = TypeVar("Node", bound=Hashable)
LARGEST_SEARCHED = 200  # events among which the shortest circle is looked for; beyond, any circle is taken


@dataclass(frozen=True)
class Edge(Generic[Node]):
    """``last`` lies at least ``gap`` days after ``first``. ``strict`` when not at the same moment; ``why`` tells edges apart for the caller."""

    first: Node
    last: Node
    gap: int
    strict: bool
    why: object


@dataclass(frozen=True)
class Chain(Generic[Node]):
    """Edges that cannot all hold: a circle, or a chain from an event that is too late to one that is too early."""

    edges: tuple[Edge[Node], ...]
    circle: bool


def chains(edges: Sequence[Edge[Node]], bound: Callable[[Node], Days]) -> Iterator[Chain[Node]]:
    """Chains of two or more edges that no dates satisfy, the shortest of each group of events first.

    A single edge that the bounds of its own two events break is left out: that is a plain matter of two dates.
    """
    hanging = [edge for group in _groups(edges) for edge in group]  # most events hang on one other, which is settled elsewhere
    bounds = {node: bound(node) for node in _nodes(hanging)}
    for group in _groups([edge for edge in hanging if not _broken(edge, bounds)]):
        circle = _circle(group)
        if circle:
            yield Chain(circle, circle=True)
            continue
        low = {node: bounds[node].low for node in _nodes(group)}
        high = {node: bounds[node].high for node in _nodes(group)}
        while chain := _chain(group, low, high):
            yield Chain(chain, circle=False)
            # Each date is told of once: what hangs on others is found in the next round.
            low[chain[0].first] = None
            high[chain[-1].last] = None


def total(edges: Iterable[Edge[Node]]) -> int:
    """How many days a chain takes at least."""
    return sum(edge.gap for edge in edges)


def _broken(edge: Edge[Node], bounds: Mapping[Node, Days]) -> bool:
    low, high = bounds[edge.first].low, bounds[edge.last].high
    return low is not None and high is not None and low + edge.gap > high


def _chain(edges: Sequence[Edge[Node]], low: Mapping[Node, int | None], high: Mapping[Node, int | None]) -> tuple[Edge[Node], ...]:
    """The shortest chain at whose end an event has to be later than it can be. Walks grow by one edge a round."""
    best: dict[Node, tuple[int, tuple[Edge[Node], ...]]] = {node: (day, ()) for node, day in low.items() if day is not None}
    for _ in range(len(_nodes(edges))):
        further: dict[Node, tuple[int, tuple[Edge[Node], ...]]] = {}
        for edge in edges:
            if edge.first in best:
                day = best[edge.first][0] + edge.gap
                if edge.last not in further or day > further[edge.last][0]:
                    further[edge.last] = (day, (*best[edge.first][1], edge))
        for node, (day, walk) in further.items():
            top = high.get(node)
            if top is not None and day > top and len(walk) > 1:
                return walk
        best = further
    return ()


def _circle(edges: Sequence[Edge[Node]]) -> tuple[Edge[Node], ...]:
    """The shortest circle that takes time, or empty: orderings that hold at one moment may run in a circle."""
    nodes = _nodes(edges)
    if not _runs_away(edges, nodes):
        return ()
    shortest: tuple[Edge[Node], ...] = ()
    for start in nodes if len(nodes) <= LARGEST_SEARCHED else nodes[:LARGEST_SEARCHED]:
        found = _circle_through(start, edges, len(shortest) - 1 if shortest else len(nodes))
        shortest = found or shortest
    return shortest


def _circle_through(start: Node, edges: Sequence[Edge[Node]], longest: int) -> tuple[Edge[Node], ...]:
    best: dict[Node, tuple[tuple[int, int], tuple[Edge[Node], ...]]] = {start: ((0, 0), ())}
    for _ in range(longest):
        further: dict[Node, tuple[tuple[int, int], tuple[Edge[Node], ...]]] = {}
        for edge in edges:
            if edge.first in best:
                (days, steps), walk = best[edge.first]
                weight = (days + edge.gap, steps + edge.strict)
                if edge.last not in further or weight > further[edge.last][0]:
                    further[edge.last] = (weight, (*walk, edge))
        if start in further and further[start][0] > (0, 0):
            return further[start][1]
        best = further
    return ()


def _runs_away(edges: Sequence[Edge[Node]], nodes: Sequence[Node]) -> bool:
    """Do the earliest possible dates never settle? (Bellman and Ford.)"""
    earliest = dict.fromkeys(nodes, (0, 0))
    for _ in range(len(nodes) + 1):
        changed = False
        for edge in edges:
            days, steps = earliest[edge.first]
            weight = (days + edge.gap, steps + edge.strict)
            if weight > earliest[edge.last]:
                earliest[edge.last], changed = weight, True
        if not changed:
            return False
    return True


def _groups(edges: Sequence[Edge[Node]]) -> list[list[Edge[Node]]]:
    """The edges by the events that hang together, in the order given."""
    root: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for edge in edges:
        root[find(edge.last)] = find(edge.first)
    groups: dict[Node, list[Edge[Node]]] = {}
    for edge in edges:
        groups.setdefault(find(edge.first), []).append(edge)
    return [group for group in groups.values() if len(group) > 1]


def _nodes(edges: Sequence[Edge[Node]]) -> list[Node]:
    return list(dict.fromkeys(node for edge in edges for node in (edge.first, edge.last)))
