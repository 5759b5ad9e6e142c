"""Which pages are looked at? Those of the example ledger, of this project's own, of very many findings, and of hostile texts."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from claimcheck.cli.job import prepare
from claimcheck.cli.output import context
from claimcheck.finding import Change, Changes, DocumentLine, GateChange, Report, Single, Standing, Verdicted
from claimcheck.picture import Grid, Mark, Office, Pair, Passage, Pictures, Span, Timeline
from claimcheck.report import FORMATS, Context
from tests.report.sample import CONTEXT, REPORT, hostile, many

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
    report, told = hostile(text)
    return FORMATS["html"](*worse(report, told, text))


def worse(report: Report, told: Context, text: str) -> tuple[Report, Context]:
    """The hostile report with the fields that its sample leaves out."""
    mark = Mark(text, Span(700_000, None), Span(700_100, 700_400), text, False, (text,), (text, text + "2"), "error")
    marks = (mark, replace(mark, possible=Span(None, 700_900), sure=None, inferred=True, clash="warning"), replace(mark, value="plain", clash=""))
    drawn = Pictures(
        (Timeline(text, text, text, marks, text), Timeline("other", text, text, marks, text)),
        (Office(text, text, marks, (Span(700_500, 700_600, (text, text)),), (Span(700_100, 700_200, (text, text)),)),),
        Grid((text, text + "2"), (Pair(text, text + "2", 1, 2, copied=True),), 3),
        {text: Passage(((text, False), (text, True), (text, False)))},
        frozenset({text}),
        4,
    )
    first, *others = report.findings
    again = replace(first, reopened=(text, text))
    lines = {field.name: text for field in fields(DocumentLine) if field.type == "str"}
    counts: dict[str, Any] = dict.fromkeys(("statements", "mentions", "bound", "derived", "waived", "unbound"), 3)
    changes = Changes(
        text, text, (Change(Standing.INTRODUCED, again, None, text), Change(Standing.RESOLVED, replace(first, id="gone"))), (GateChange(text, text),)
    )
    report = replace(
        report,
        findings=(again, *others),
        documents=(DocumentLine(**lines, **counts),),
        singles=(Single(text, text, text, first.places[0]),),
        compared=True,
        changes=changes,
    )
    return report, replace(told, draw=lambda _: drawn)
