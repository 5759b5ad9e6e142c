"""Where does a statement come from, and how many independent origins stand behind several sources?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence


def origins_of(source: str, derived_from: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The sources it goes back to, which copy from no other; sources that copy from each other are one origin, the first by name."""
    return _origins([source], derived_from)[source]


def origin_of(source: str, derived_from: Mapping[str, Sequence[str]]) -> str:
    """The one source it goes back to; itself when it draws on several, or on none."""
    return origin_table([source], derived_from)[source]


def origin_table(sources: Iterable[str], derived_from: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The one source that each of these, and each behind them, goes back to: all at the price of one walk."""
    return {source: next(iter(origins)) if len(origins) == 1 else source for source, origins in _origins(sources, derived_from).items()}


def independent_origins(sources: Iterable[str], derived_from: Mapping[str, Sequence[str]]) -> int:
    """How many of the sources are there of which no two go back to the same origin?"""
    named = sorted(set(sources))
    known = _origins(named, derived_from)
    behind = [known[source] for source in named]
    taken: set[str] = set()
    count = 0
    for origins in sorted(behind, key=lambda found: (len(found), sorted(found))):
        if taken.isdisjoint(origins):
            taken |= origins
            count += 1
    return count


def _origins(sources: Iterable[str], derived_from: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """The origins of these sources, and of all behind them, in one walk (Tarjan's): a chain of thousands of copies is no trouble."""
    found: dict[str, frozenset[str]] = {}
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    for root in sources:
        walk = [] if root in number else [_enter(root, derived_from, number, lowest, open_)]
        while walk:
            here, rest = walk[-1]
            for other in rest:
                if other not in number:
                    walk.append(_enter(other, derived_from, number, lowest, open_))
                    break
                if other not in found:
                    lowest[here] = min(lowest[here], number[other])
            else:
                walk.pop()
                if walk:
                    before = walk[-1][0]
                    lowest[before] = min(lowest[before], lowest[here])
                if lowest[here] == number[here]:
                    at = len(open_) - 1
                    while open_[at] != here:
                        at -= 1
                    circle = open_[at:]
                    del open_[at:]
                    behind = {found[other] for one in circle for other in derived_from.get(one, ()) if other in found}
                    origins = frozenset().union(*behind) or frozenset([min(circle)])
                    found.update(dict.fromkeys(circle, origins))
    return found


def _enter(
    source: str, derived_from: Mapping[str, Sequence[str]], number: dict[str, int], lowest: dict[str, int], open_: list[str]
) -> tuple[str, Iterator[str]]:
    number[source] = lowest[source] = len(number)
    open_.append(source)
    return source, iter(derived_from.get(source, ()))
