"""What is on record, as one table? ``claimcheck export``."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.job import prepare
from claimcheck.cli.options import ledger_options
from claimcheck.cli.output import write
from claimcheck.hidden import visible


@click.command("export")
@ledger_options
@click.option("--format", "format_", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="Default: jsonl.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
def command(
    paths: tuple[Path, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    format_: str,
    output: Path | None,
) -> int:
    """Write all claims in PATHS as one table, one row for each claim, in the columns a table of the ledger has.

    What could not be read is left out and makes status 2; `claimcheck check` says what and where.
    """
    from claimcheck.exchange.export import export

    job = prepare(paths, snapshots, config, today, documents=None)
    write("".join(export(job.ledger.claims, format_)), output)
    problems = job.ledger.problems
    for problem in problems:
        click.echo(visible(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}"), err=True)
    return 2 if problems else 0
