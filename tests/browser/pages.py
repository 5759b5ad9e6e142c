"""Which pages are looked at? Those of the example ledger, of this project's own, of very many findings, and of hostile texts."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

from claimcheck.cli.job import prepare
from claimcheck.cli.output import context
from claimcheck.finding import Change, Changes, GateChange, Standing, Verdicted
from claimcheck.report import FORMATS
from tests.report.sample import CONTEXT, REPORT, many, pictured

ROOT = Path(__file__).parents[2]


@cache
def of_ledger(folder: str) -> str:
    """The page of a ledger in this repository."""
    here = os.getcwd()
    os.chdir(ROOT / folder)
    try:
        job = prepare((), (), None, "2026-11-22")
        return FORMATS["html"](job.run(), context(job))
    finally:
        os.chdir(here)


@cache
def of_many(count: int) -> str:
    """The page of so many findings."""
    return FORMATS["html"](many(count), CONTEXT)


@cache
def of_sample() -> str:
    """The page of the fixed report, with a finding that is open again, and with what changed since an earlier run."""
    first, *others = REPORT.findings
    again = replace(first, reopened=("`website/4` said `175+` when it was decided, and says `180` now",))
    past = replace(others[0], id="0badc0de0badc0de", message="`tern-light` height: `41 m` against `39 m` cannot all be true")
    changes = Changes(
        "the report of May",
        "now",
        (
            Change(Standing.INTRODUCED, others[0]),
            Change(Standing.WORSENED, again, replace(first, decision=Verdicted("accepted", "old", "Ada", "2024-01-01", "2024-06-01"))),
            Change(Standing.RESOLVED, past),
            *(Change(Standing.CARRIED, finding) for finding in others[1:]),
        ),
        (GateChange("rule `gap-in-office` was switched off", "pyproject.toml", 3),),
    )
    return FORMATS["html"](replace(REPORT, findings=(again, *others), changes=changes), CONTEXT)


def of_hostile(text: str) -> str:
    """A page in which every text, that of the pictures included, is the one given."""
    return FORMATS["html"](*pictured(text))
