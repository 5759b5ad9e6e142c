"""What do these texts disagree on? ``claimcheck compare``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from claimcheck.cli.check import LEVELS, coloured, status
from claimcheck.cli.job import Job, chosen, day_of
from claimcheck.cli.options import PATH
from claimcheck.cli.output import FORMATS, WITH_PAGES, context, emit
from claimcheck.finding import Report
from claimcheck.ledger import Ledger, Problem
from claimcheck.load import Settings, load
from claimcheck.prose import Page

# What can be asked of texts that nobody has recorded: whether they clash, not whether a record is well kept.
RULES = (
    "value-conflict", "name-variant", "shrinking-count", "overlapping-holders", "differing-terms", "event-order", "mistaken-length", "part-exceeds-whole",
    "unsatisfiable-order", "varying-name", "varying-quotation", "misspelled-name",
    "cited-not-listed", "listed-not-cited", "citation-year-differs", "citation-name-differs", "page-outside-work", "ambiguous-citation",
)  # fmt: skip


@click.command("compare")
@click.option("--with", "known", multiple=True, type=PATH, metavar="LEDGER", help="Ledger whose names, properties and phrases to read by.")
@click.option("--today", metavar="DATE", help="The day to compare as of, YYYY-MM-DD. Default: today (UTC).")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to write the findings. Default: text.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), default="error", help="Least severity that makes status 1. Default: error.")
@click.option("--color/--no-color", default=None, help="Colour, or none. Default: on a terminal, unless NO_COLOR is set.")
@click.argument("texts", nargs=-1, required=True, type=PATH, metavar="TEXT...")
def command(
    known: tuple[Path, ...],
    today: str | None,
    format_: str,
    output: Path | None,
    fail_on: str,
    color: bool | None,
    texts: tuple[Path, ...],
) -> int:
    """Hold TEXTs (Markdown or plain) against one another: what they disagree on, what only one says, what they agree on.

    One TEXT alone is held against itself: its lead against its table, a count against a list, citations against references.
    No ledger is needed. Status 0: nothing found at or above --fail-on, 1: findings, 2: a text could not be read.
    """
    job = comparison(texts, known, day_of(today or ""))
    report = _report(job)
    told = context(job, colour=output is None and format_ == "text" and coloured(color), pages=format_ in WITH_PAGES)
    emit(report, format_, told, output)
    return status(report, fail_on)


def comparison(texts: Sequence[Path], known: Sequence[Path], today: int) -> Job:
    """What the texts say as a ledger, and the rules that can be asked of it."""
    from claimcheck.load.documents import read_document
    from claimcheck.texts import ledger_of, read_against, recorded

    read = [read_document(path) for path in sorted(dict.fromkeys(texts))]
    pages = [page for page in read if isinstance(page, Page)]
    problems = [problem for problem in read if isinstance(problem, Problem)]
    vocabulary: Ledger = load(known).ledger(today=today)
    if known:
        problems += vocabulary.problems
    documents = read_against(pages, vocabulary)
    ledger = replace(ledger_of(recorded(documents), vocabulary), documents=documents, problems=tuple(problems))
    rules, _ = chosen(RULES, (), {})
    return Job(ledger, Settings(), rules, (), {})


def _report(job: Job) -> Report:
    from claimcheck.engine import compared

    return compared(job.run(lines=False), job.ledger)
