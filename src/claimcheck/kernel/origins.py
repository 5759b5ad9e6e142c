"""Where does a statement come from, and how many independent origins stand behind several sources?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def origins_of(source: str, derived_from: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The sources it goes back to, which copy from no other; sources that copy from each other are one origin, the first by name."""
    reached = _reached(source, derived_from)
    origins = set()
    for one in reached:
        behind = _reached(one, derived_from)
        # Whoever is behind an origin has it behind them too: they copy from each other, or it is alone.
        if all(one in _reached(other, derived_from) for other in behind):
            origins.add(min(behind))
    return frozenset(origins)


def origin_of(source: str, derived_from: Mapping[str, Sequence[str]]) -> str:
    """The one source it goes back to; itself when it draws on several, or on none."""
    if not derived_from.get(source):
        return source
    origins = origins_of(source, derived_from)
    return next(iter(origins)) if len(origins) == 1 else source


def independent_origins(sources: Iterable[str], derived_from: Mapping[str, Sequence[str]]) -> int:
    """How many of the sources are there of which no two go back to the same origin?"""
    behind = [origins_of(source, derived_from) for source in sorted(set(sources))]
    taken: set[str] = set()
    count = 0
    for origins in sorted(behind, key=lambda found: (len(found), sorted(found))):
        if taken.isdisjoint(origins):
            taken |= origins
            count += 1
    return count


def _reached(source: str, derived_from: Mapping[str, Sequence[str]]) -> set[str]:
    seen, waiting = {source}, [source]
    while waiting:
        for other in derived_from.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen
