"""How long does something take, whatever else the machine does and whatever other tests have left behind?"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

Work = Callable[[], object]
_TRIES = 8
_AT_MOST = 4  # times what is in proportion; where sizes are sixteen times apart, what compares all pairs takes sixteen times that
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


def within(limit: float, work: Work, what: str = "it") -> None:
    """It takes no longer than so many seconds, in the best of a few tries. What is remembered from one try to the next is not for this."""
    taken = [seconds(work)]
    while min(taken) > limit:
        assert len(taken) < _TRIES, f"{what} takes {min(taken):.3f} s where {limit} s are allowed"
        taken.append(seconds(work))


def in_proportion(prepare: Callable[[int], Work], small: int, large: int) -> None:
    """What is large takes about as many times as long as it is large. Each try is a little larger, so that no answer is remembered from the last."""
    assert large >= 8 * small
    prepare(small)()  # what is made ready once, for all sizes, is no part of it
    little, much = float("inf"), float("inf")
    for step in range(1, _TRIES + 1):
        one, other = (size + size * step // 20 for size in (small, large))
        little = min(little, max(seconds(prepare(one)), _LEAST) / one)
        much = min(much, seconds(prepare(other)) / other)
        if much <= _AT_MOST * little:
            return
    raise AssertionError(f"out of proportion: {small * little:.4f} s for {small}, and {large * much:.4f} s for {large}")
