"""What is known of a subject, by whom, and since when? ``claimcheck show``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from claimcheck.cli.job import Job, day_of, prepare
from claimcheck.cli.options import PATH, ledger_options
from claimcheck.cli.output import write
from claimcheck.errors import UsageError
from claimcheck.ledger import Ledger
from claimcheck.telling.subjects import Meant, Unclear, exactly, meant

FORMATS = ("text", "markdown", "json")


@click.command("show")
@click.argument("subject", default="", metavar="[SUBJECT[.PROPERTY]]")
@ledger_options
@click.option("--as-of", metavar="DAY", help="Only what held on that day, YYYY-MM-DD, as far as is known.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to write it. Default: text.")
@click.option("--output", type=PATH, metavar="FILE", help="Write there instead of standard output.")
def command(
    subject: str,
    paths: tuple[Path, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    as_of: str | None,
    format_: str,
    output: Path | None,
) -> int:
    """Show what is known of SUBJECT, by whom and since when, with conflicts marked; with PROPERTY every claim, with its words.

    SUBJECT is an id, a name or an alias, PROPERTY an id or a label; a beginning is enough where no other begins so. Without SUBJECT, or
    with a path in its place, all subjects are listed. Status 0 when it is shown, 2 when there is no such subject.
    """
    day = None if as_of is None else day_of(as_of)
    job, found = _meant(subject, paths, snapshots, config, today)
    findings = job.run(lines=False).findings
    from claimcheck.rulings import overruled

    ledger = replace(job.ledger, overruled=overruled(findings))
    from claimcheck.report import show, show_markdown
    from claimcheck.telling.entry import entry, subjects

    told = as_of or ""
    if found is None:
        lines = subjects(ledger, findings)
        text = show_markdown.index(lines) if format_ == "markdown" else show.index_json(lines) if format_ == "json" else show.index(lines)
    else:
        one = entry(ledger, findings, found.subject, found.property, day)
        at_length = bool(found.property)
        if format_ == "markdown":
            text = show_markdown.entry(one, told, at_length=at_length)
        elif format_ == "json":
            text = show.as_json(one, told)
        else:
            text = (show.at_length if at_length else show.table)(one, told)
    write(text, output)
    return 0


def _meant(subject: str, paths: tuple[Path, ...], snapshots: tuple[Path, ...], config: Path | None, today: str | None) -> tuple[Job, Meant | None]:
    """The ledger, and what of it is meant. A word that is a path, and no subject by its whole name, is the first of the paths."""
    job = prepare(paths, snapshots, config, today, documents=None)
    path = Path(subject)
    if subject.strip() and path.exists() and not exactly(job.ledger, subject):
        return _not_empty(prepare((path, *paths), snapshots, config, today, documents=None)), None
    return _not_empty(job), _found(job.ledger, subject) if subject.strip() else None


def _not_empty(job: Job) -> Job:
    for problem in job.ledger.problems_of("nothing-to-check"):
        raise UsageError(f"{problem.path}: {problem.message}; {problem.help}")
    return job


def _found(ledger: Ledger, subject: str) -> Meant:
    found = meant(ledger, subject)
    if isinstance(found, Unclear):
        near = f": {', '.join(f'`{name}`' for name in found.near)}" if found.near else ""
        asked = "; did you mean one of these" if near and not found.why[:1].isdigit() else ""
        raise UsageError(f"{found.why}{asked}{near}" + ("" if near else "; `claimcheck show` lists all subjects"))
    return found
