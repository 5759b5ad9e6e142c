"""How long does something take, whatever else the machine does and whatever other tests have left behind?"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

Work = Callable[[], object]
_TRIES = 8
_AT_MOST = 4  # times what would be in proportion; what compares everything with everything takes as many times as the sizes are apart
_LEAST = 0.005  # seconds below which noise would decide


def seconds(work: Work) -> float:
    """Seconds of the processor in this thread. Garbage waits: how long it takes to find depends on what else is in memory."""
    collects = gc.isenabled()
    gc.disable()
    try:
        begun = time.thread_time()
        work()
        return time.thread_time() - begun
    finally:
        if collects:
            gc.enable()


def within(limit: float, work: Work) -> None:
    """It takes no longer than so many seconds, in the best of a few tries."""
    taken: list[float] = []
    while not taken or min(taken) > limit:
        assert len(taken) < _TRIES, f"{min(taken):.3f} s where {limit} s are allowed"
        taken.append(seconds(work))


def in_proportion(prepare: Callable[[int], Work], small: int, large: int) -> None:
    """What is large takes as many times as long as it is large, give or take; sixteen times as large is telling, four times is not."""
    assert large >= 8 * small
    works = {size: prepare(size) for size in (small, large)}
    taken: dict[int, list[float]] = {small: [], large: []}
    seconds(works[small])  # what is only made ready once is no part of it
    while not taken[large] or min(taken[large]) > _AT_MOST * large / small * max(min(taken[small]), _LEAST):
        told = {size: f"{min(tries):.4f} s" for size, tries in taken.items() if tries}
        assert len(taken[large]) < _TRIES, f"out of proportion: {told}"
        for size, work in works.items():
            taken[size].append(seconds(work))
