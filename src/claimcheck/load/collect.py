"""Which files belong to a ledger? Those named, and those in the folders named, in an order that depends on their names alone."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from claimcheck.load.files import shown
from claimcheck.load.loaded import Problem
from claimcheck.load.packed import PACKED
from claimcheck.load.patterns import base_of, is_pattern, matches

YAML = (".yaml", ".yml")
TABLES = tuple(kind + ending for kind in (".csv", ".jsonl", ".ndjson", ".parquet") for ending in ("", *PACKED))
_KINDS = "a ledger is made of .yaml, .csv, .jsonl and .parquet files, the last three also as .gz or .zst"


def collect(paths: Iterable[str | os.PathLike[str]]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files to read, each once, and what is wrong with the paths. A path that does not exist can be a pattern.

    Hidden files and folders are passed over, and so is what is no ledger file. A link to a folder around it is not followed, and
    one that leads out of the folders named is refused: whoever can add a file to a ledger must not get others read by it.
    """
    named = sorted({os.fspath(path) for path in paths})
    patterns = [path for path in named if is_pattern(path) and not os.path.lexists(path)]
    roots = tuple(os.path.join(os.path.realpath(base_of(path) if path in patterns else path), "") for path in named)
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for path in named:
        if path in patterns:
            said = len(problems)
            files = list(_files_like(path, roots, problems))
            if not files and len(problems) == said:
                problems.append(Problem("nothing-to-check", "no ledger file of such a name", shown(path), help="check the pattern; " + _KINDS))
        elif os.path.isdir(path):
            files = list(_files_in(path, roots, problems))
            if not files:
                problems.append(Problem("nothing-to-check", "no ledger file in this folder", shown(path), help=_KINDS))
        elif not os.path.lexists(path):
            problems.append(Problem("nothing-to-check", "no such file or folder", shown(path), help="check the path"))
            continue
        elif not _known(path):
            problems.append(Problem("unreadable-file", "not a ledger file", shown(path), help=_KINDS))
            continue
        else:
            files = [path]
        for file in files:
            found.setdefault(os.path.realpath(file), file)
    return tuple(sorted(found.values(), key=lambda file: Path(shown(file)).parts)), tuple(problems)


def _files_like(pattern: str, roots: tuple[str, ...], problems: list[Problem]) -> Iterable[str]:
    """The ledger files that a pattern names, and those in the folders it names."""
    for path in matches(pattern):
        if not _known(path) and not os.path.isdir(path):
            continue
        if not _below(path, roots):
            problems.append(_leads_out(path))
        elif os.path.isdir(path):
            yield from _files_in(path, roots, problems)
        else:
            yield path


def _known(name: str) -> bool:
    return name.lower().endswith((*YAML, *TABLES))


def _files_in(top: str, roots: tuple[str, ...], problems: list[Problem]) -> Iterable[str]:
    entered: set[str] = set()  # folders that link to one another offer more ways through them than can be walked
    waiting = deque([top])
    while waiting:
        folder = waiting.popleft()
        real = os.path.realpath(folder)
        if real in entered:
            continue
        entered.add(real)
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            problems.append(Problem("unreadable-file", f"cannot be read: {reason}", shown(folder), help="check that you may read it"))
            continue
        for name in names:
            path = os.path.join(folder, name)
            if name.startswith("."):
                continue
            if os.path.isdir(path):
                if not os.path.islink(path):
                    waiting.appendleft(path)
                elif not _around(os.path.realpath(path), real):
                    if _below(path, roots):
                        waiting.append(path)
                    else:
                        problems.append(_leads_out(path))
            elif _known(name):
                if not os.path.islink(path) or _below(path, roots):
                    yield path
                else:
                    problems.append(_leads_out(path))


def _below(link: str, roots: tuple[str, ...]) -> bool:
    return os.path.join(os.path.realpath(link), "").startswith(roots)


def _leads_out(link: str) -> Problem:
    return Problem(
        "unreadable-file", "a link that leads out of the ledger", shown(link), help="name what it leads to as well, or put a copy in its place"
    )


def _around(folder: str, inner: str) -> bool:
    """Is it the inner folder, or one above it?"""
    return os.path.join(inner, "").startswith(os.path.join(folder, ""))
