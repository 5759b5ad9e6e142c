"""Does the time to load grow with the ledger and no faster?"""

from __future__ import annotations

import time
from pathlib import Path

from many_claims import write_claims

from claimcheck.load import load


def test_time_grows_with_the_claims(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        folder = write_claims(tmp_path / str(count), count, count)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            ledger = load([folder])
            best = min(best, time.perf_counter() - start)
            assert len(ledger.claims) == count
            assert not ledger.problems
        return best

    seconds(10)
    assert seconds(8000) < 24 * seconds(1000)
