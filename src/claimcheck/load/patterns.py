"""Which files and folders does a pattern name? What a shell would put in its place, for shells and settings that leave it as it is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

_MARKS = frozenset("*?[")


def is_pattern(path: str) -> bool:
    """Is there anything in it that stands for more than itself?"""
    return not _MARKS.isdisjoint(path)


def base_of(path: str) -> str:
    """The folder below which everything that a pattern names must lie: what comes before its first mark."""
    return _parted(path)[0]


def matches(path: str) -> Iterator[str]:
    """What a pattern names, in order: ``*`` and ``?`` within a name, ``**`` any folders. Hidden files and folders have to be named as such."""
    base, names = _parted(path)
    seen: set[str] = set()
    for found in _below(base, names):
        if found not in seen:
            seen.add(found)
            yield found


def _parted(path: str) -> tuple[str, list[str]]:
    """The folder that is named plainly, and the names below it, of which the first is a pattern."""
    names = path.replace(os.sep, "/").split("/")
    first = next(place for place, name in enumerate(names) if is_pattern(name))
    base = "/".join(names[:first]) or ("/" if first else "")
    kept = [name for place, name in enumerate(names[first:]) if name and not (name == "**" and names[first + place - 1 : first + place] == ["**"])]
    return base, kept


def _below(folder: str, names: Sequence[str]) -> Iterator[str]:
    if not names:
        yield folder
        return
    name, *rest = names
    if not is_pattern(name):
        path = os.path.join(folder, name)
        if os.path.lexists(path):
            yield from _below(path, rest)
        return
    if name == "**":
        yield from _below(folder, rest) if rest else ()
    try:
        entries = sorted(os.listdir(folder or "."))
    except OSError:  # no folder, or none to look into
        return
    for entry in entries:
        path = os.path.join(folder, entry)
        if entry.startswith(".") and not name.startswith("."):
            continue
        if name != "**":
            if fnmatchcase(entry, name):
                yield from _below(path, rest)
        elif not rest:
            yield path
        elif os.path.isdir(path) and not os.path.islink(path):  # links could lead around
            yield from _below(path, names)
