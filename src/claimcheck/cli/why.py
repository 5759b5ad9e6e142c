"""How did this finding come about? ``claimcheck why``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from claimcheck.cli.check import coloured
from claimcheck.cli.job import prepare
from claimcheck.cli.named import named
from claimcheck.cli.options import document_options, ledger_options
from claimcheck.cli.output import context, write


@click.command("why")
@click.argument("finding")
@ledger_options
@document_options
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to write it. Default: text.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
@click.option("--color/--no-color", default=None, help="Colour, or none. Default: on a terminal, unless NO_COLOR is set.")
def command(
    finding: str,
    paths: tuple[Path, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    documents: tuple[str, ...],
    format_: str,
    output: Path | None,
    color: bool | None,
) -> int:
    """Explain one FINDING at length: who says what, how each value, quote and date was read, how they meet, what would settle it.

    FINDING is the id that `check` shows, or a beginning of it that no other finding shares. PATHS and the options are those of `check`.
    Status 0 when it is told, 2 when there is no such finding.
    """
    from claimcheck.report import why
    from claimcheck.rules import ALL
    from claimcheck.rulings import overruled
    from claimcheck.telling import account

    job = prepare(paths, snapshots, config, today, documents=documents)
    findings = job.run(lines=False).findings
    one = named(findings, finding)
    rule = next(rule for rule in ALL if rule.id == one.rule)
    told = account(replace(job.ledger, overruled=overruled(findings)), one, rule)
    text = why.as_json(told) if format_ == "json" else why.render(told, context(job, colour=output is None and coloured(color)))
    write(text, output)
    return 0
