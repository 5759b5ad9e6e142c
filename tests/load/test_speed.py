"""Does the time to load grow with the ledger and no faster?"""

from __future__ import annotations

from pathlib import Path

import pytest
from many_claims import write_claims

from claimcheck.load import load
from tests import clock


def test_time_grows_with_the_claims(tmp_path: Path) -> None:
    def prepare(count: int) -> clock.Work:
        folder = write_claims(tmp_path / str(count), count, count)

        def work() -> None:
            ledger = load([folder])
            assert len(ledger.claims) == count
            assert not ledger.problems

        return work

    clock.in_proportion(prepare, 250, 4_000)


SHAPES = {
    "spaces": lambda n: "a #\nb: x" + " " * n + "y\n",
    "repeated keys": lambda n: "a: 1\n" * n,
    "merge keys": lambda n: "<<: 1\n" * n,
    "aliases": lambda n: "claims:\n" + "- {subject: t, staff: *x}\n" * n,
    "unknown keys": lambda n: "".join(f"k{i}: 1\n" for i in range(n)),
    "unknown properties": lambda n: "claims:\n" + "".join(f"- k{i}: 1\n" for i in range(n)),
    "comments": lambda n: "claims:\n" + "- {subject: t, staff: 1}\n- head: 1 #x\n  subject: t\n" * n,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_slip_takes_more_than_its_share_of_time(tmp_path: Path, shape: str) -> None:
    def prepare(count: int) -> clock.Work:
        path = tmp_path / f"{count}.yaml"
        path.write_text(SHAPES[shape](count))
        return lambda: load([path])

    clock.in_proportion(prepare, 500, 8_000)
