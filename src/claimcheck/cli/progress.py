"""How far is a run? Told on a terminal, on standard error, once it takes longer than two seconds, and wiped when it is over."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from typing_extensions import Self

PATIENCE = 2.0  # seconds for which nothing is said
EVERY = 0.3
_WIPE = "\r\x1b[K"


Line = TypeVar("Line", bound="Progress")


class Progress:
    """A line that says what a run is at, for how long, and how far in that; nothing where standard error is no terminal."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._phase = ""
        self._far: Callable[[], str] = str
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._tell, daemon=True) if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._thread is not None:
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def at(self, phase: str, far: Callable[[], str] = str) -> None:
        """A phase begins; ``far`` says how far it is."""
        self._phase, self._far = phase, far

    def _tell(self) -> None:
        if self._over.wait(PATIENCE):
            return
        while not self._over.wait(EVERY):
            far = self._far()
            line = f"{self._phase}{f', {far}' if far else ''}, {time.monotonic() - self._begun:.0f} s"
            sys.stderr.write(f"{_WIPE}{line[:100]}")
            sys.stderr.flush()
        sys.stderr.write(_WIPE)
        sys.stderr.flush()
