"""What does an edit make better or worse? ``claimcheck diff``."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.check import LEVELS, coloured
from claimcheck.cli.options import COMMIT, PATH, change_options, document_options, rule_options
from claimcheck.cli.output import FORMATS, WITH_PAGES, context, emit


@click.command("diff")
@click.argument("base", type=COMMIT)
@click.argument("head", required=False, type=COMMIT)
@click.option("--today", metavar="DATE", help="The day to check both as of, YYYY-MM-DD. Default: today (UTC).")
@click.option("--config", "config", type=PATH, help="Settings file. Default: claimcheck.toml or pyproject.toml, upward.")
@click.option("--snapshots", multiple=True, type=PATH, metavar="DIR", help="Folder of source texts, found by SHA-256.")
@document_options
@rule_options
@change_options
@click.option("--format", "format_", type=click.Choice(FORMATS), help="How to write the findings. Default: text.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="Least severity that makes status 1. Default: error.")
@click.option("--color/--no-color", default=None, help="Colour, or none. Default: on a terminal, unless NO_COLOR is set.")
def command(
    base: str,
    head: str | None,
    today: str | None,
    config: Path | None,
    snapshots: tuple[Path, ...],
    documents: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exact: bool,
    gate_from: str | None,
    fail_on_gate: bool,
    whole: bool,
    format_: str | None,
    output: Path | None,
    fail_on: str | None,
    color: bool | None,
) -> int:
    """Check what stood at BASE and what stands at HEAD, and report what was introduced, worsened and resolved.

    BASE and HEAD are commits: branches, tags, hashes. Without HEAD it is the work tree as it is on disk. It starts from where HEAD left BASE
    (their merge base). The settings, or the folder `claims`, say what is checked; `claimcheck check --diff BASE PATHS` takes paths.
    Status 0: nothing introduced or worsened at or above --fail-on, 1: something, 2: HEAD could not be checked, or there is no such BASE.
    """
    from claimcheck.cli.against import held, status
    from claimcheck.cli.states import Asked

    asked = Asked((), snapshots, config, today, select, ignore, documents)
    outcome = held(asked, base, head, exact=exact, gate_from=gate_from)
    chosen = format_ or outcome.job.settings.format
    colour = output is None and chosen == "text" and coloured(color)
    emit(outcome.report, chosen, context(outcome.job, colour=colour, pages=chosen in WITH_PAGES, whole=whole), output)
    return status(outcome.report, fail_on or outcome.fail_on, fail_on_gate=fail_on_gate)
