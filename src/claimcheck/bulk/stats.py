"""How far is a run over large tables, and what did each phase of it let go?"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Far = Callable[[], str]
Teller = Callable[[str, Far], None]


def _nobody(phase: str, far: Far) -> None:
    """Nobody listens."""


@dataclass
class Stats:
    """The phases of a run with their seconds, and counts by name in the order in which they were made.

    ``tell`` hears of each phase as it begins, and can ask how far it is: ``percent`` answers that for a query that is running, and
    ``done`` and ``all`` are counts of rows.
    """

    tell: Teller = _nobody
    phases: list[tuple[str, float]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    begun: float = field(default_factory=time.monotonic)
    percent: Callable[[], float] = lambda: -1.0  # nothing is known
    done: int = 0
    all: int = 0

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """One phase."""
        self.done = self.all = 0
        self.tell(name, self._far)
        start = time.monotonic()
        yield
        self.phases.append((name, time.monotonic() - start))

    def _far(self) -> str:
        if self.all:
            return f"{self.done:,} of {self.all:,} rows"
        if self.done:
            return f"{self.done:,} rows"
        percent = self.percent()
        return f"{percent:.0f} %" if 0 < percent < 100 else ""

    def tick(self, rows: int) -> None:
        """So many more rows are done."""
        self.done += rows

    def count(self, name: str, number: int) -> None:
        """Add to a count."""
        self.counts[name] = self.counts.get(name, 0) + number

    def lines(self) -> Iterator[str]:
        """The counts, the phases and the peak of memory, one on a line."""
        for name, number in self.counts.items():
            yield f"{name:<46}{number:>14,}"
        for name, seconds in self.phases:
            yield f"{name:<46}{seconds:>12.2f} s"
        yield f"{'in all':<46}{time.monotonic() - self.begun:>12.2f} s"
        if (peak := peak_memory()) is not None:
            yield f"{'peak of memory':<46}{peak / 1e6:>11,.0f} MB"


def peak_memory() -> int | None:
    """The most memory that this process held at a time, in bytes; ``None`` where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
