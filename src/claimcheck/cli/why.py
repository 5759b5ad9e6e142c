"""How did this finding come about? ``claimcheck why``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from claimcheck.cli.check import coloured
from claimcheck.cli.job import Job, day_of, prepare
from claimcheck.cli.named import begun, named
from claimcheck.cli.options import document_options, ledger_options, rule_options
from claimcheck.cli.output import context, write
from claimcheck.finding import Finding
from claimcheck.load.documents import is_text


@click.command("why")
@click.argument("finding")
@ledger_options
@document_options
@rule_options
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to write it. Default: text.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
@click.option("--color/--no-color", default=None, help="Colour, or none. Default: on a terminal, unless NO_COLOR is set.")
def command(
    finding: str,
    paths: tuple[Path, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    documents: tuple[str, ...],
    format_: str,
    output: Path | None,
    color: bool | None,
) -> int:
    """Explain one FINDING at length: who says what, how each value, quote and date was read, how they meet, what would settle it.

    FINDING is the id that `check` shows, or a beginning of it that no other finding shares. PATHS and the options are those of `check`;
    texts alone may also be those of `compare`.
    Status 0 when it is told, 2 when there is no such finding.
    """
    from claimcheck.report import why
    from claimcheck.rules import ALL
    from claimcheck.rulings import Policy, overruled
    from claimcheck.telling import account

    job = prepare(paths, snapshots, config, today, select, ignore, documents)
    findings: Sequence[Finding] = job.run(lines=False).findings
    if not begun(findings, finding) and paths and all(is_text(path) and path.is_file() for path in paths):
        job, findings = _compared(job, paths, today, findings, finding)
    one = named(findings, finding)
    rule = next(rule for rule in ALL if rule.id == one.rule)
    ledger = replace(job.ledger, overruled=overruled(findings))
    told = account(ledger, one, rule, Policy(job.settings.prefer, job.settings.kinds))
    text = why.as_json(told) if format_ == "json" else why.render(told, context(job, colour=output is None and coloured(color)))
    write(text, output)
    return 0


def _compared(job: Job, paths: Sequence[Path], today: str | None, findings: Sequence[Finding], finding: str) -> tuple[Job, Sequence[Finding]]:
    """The texts held against one another, where the finding is one of those that `compare` shows."""
    from claimcheck.cli.compare import comparison

    other = comparison(paths, (), day_of(today or ""))
    found = other.run(lines=False).findings
    return (other, found) if begun(found, finding) else (job, findings)
