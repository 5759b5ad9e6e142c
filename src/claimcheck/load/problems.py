"""Which problems are told? By place; of each file no more than can be read, and a count of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.load.loaded import Problem

MOST_PROBLEMS = 100

_ROW = re.compile(r"row ([0-9]+): ")


class Problems:
    """Problems as they turn up, in any order and number: of each file only those are kept that will be told."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Problem]] = {}
        self._counts: dict[str, int] = {}

    def append(self, problem: Problem) -> None:
        """One more problem."""
        kept = self._kept.setdefault(problem.path, [])
        kept.append(problem)
        self._counts[problem.path] = self._counts.get(problem.path, 0) + 1
        if len(kept) >= 20 * MOST_PROBLEMS:
            kept.sort(key=_order)
            del kept[MOST_PROBLEMS:]

    def extend(self, problems: Iterable[Problem]) -> None:
        """Some more problems."""
        for problem in problems:
            self.append(problem)

    def add_all(self, other: Problems) -> None:
        """Those of others, with the ones they only counted."""
        for path, kept in other._kept.items():
            self.extend(kept)
            self.count(path, other._counts[path] - len(kept))

    def count(self, path: str, more: int) -> None:
        """So many more in a file, which come after those that are told."""
        self._counts[path] = self._counts.get(path, 0) + more

    def __len__(self) -> int:
        return sum(self._counts.values())

    def in_order(self) -> tuple[Problem, ...]:
        """What is told."""
        told = [problem for kept in self._kept.values() for problem in sorted(kept, key=_order)[:MOST_PROBLEMS]]
        rest = {path: count - MOST_PROBLEMS for path, count in self._counts.items() if count > MOST_PROBLEMS}
        return (*sorted(told, key=_order), *(_more(path, rest[path]) for path in sorted(rest)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What is told of problems that are all at hand, each once."""
    found = Problems()
    found.extend(dict.fromkeys(problems))
    return found.in_order()


def _order(problem: Problem) -> tuple[str, int, int, int, str, str]:
    # A row that stands on no line says its number.
    row = _ROW.match(problem.message) if not problem.line else None
    return problem.path, problem.line, int(row[1]) if row else 0, problem.column, problem.rule, problem.message


def _more(path: str, count: int) -> Problem:
    said = f"and {count:,} more problems in this file" if count > 1 else "and 1 more problem in this file"
    return Problem("invalid-record", said, path, help="mend the first ones and run again")
