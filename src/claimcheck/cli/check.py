"""Does the ledger hold together? ``claimcheck check``."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from claimcheck.cli.job import Job, prepare
from claimcheck.cli.options import COMMIT, PATH, change_options, document_options, ledger_options, rule_options
from claimcheck.cli.output import FORMATS, WITH_PAGES, context, emit
from claimcheck.cli.progress import Progress
from claimcheck.cli.tables import Asked, table_options
from claimcheck.errors import UsageError
from claimcheck.finding import Report, Severity

LEVELS = [severity.value for severity in Severity]


@click.command("check")
@ledger_options
@document_options
@rule_options
@click.option("--diff", "base", type=COMMIT, metavar="BASE", help="Fail only for what is worse than at that commit (see `claimcheck diff`).")
@change_options
@click.option("--baseline", type=PATH, metavar="FILE", help="Fail only for what is not in that file (see `claimcheck baseline`).")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="How to write the findings. Default: text.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="Least severity that makes status 1. Default: error.")
@click.option(
    "--cache-dir", type=PATH, metavar="DIR", help="Folder for what need not be worked out again. Default: .claimcheck_cache, for large ledgers."
)
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing for the next run.")
@table_options
@click.option("--color/--no-color", default=None, help="Colour, or none. Default: on a terminal, unless NO_COLOR is set.")
def command(
    paths: tuple[Path, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    documents: tuple[str, ...],
    base: str | None,
    exact: bool,
    gate_from: str | None,
    fail_on_gate: bool,
    whole: bool,
    baseline: Path | None,
    format_: str | None,
    output: Path | None,
    fail_on: str | None,
    cache_dir: Path | None,
    no_cache: bool,
    color: bool | None,
    tables: Asked,
) -> int:
    """Check the claims in PATHS (files and folders) and report what cannot all be true.

    Texts among PATHS (.md, .markdown, .txt) are documents, which are held to the ledger; texts alone are held to the ledger of the settings.
    Without PATHS the settings say what to check, else the folder `claims`. Status 0: nothing found at or above --fail-on,
    1: findings, 2: something could not be checked, or there was nothing to check.
    """
    if cache_dir and not _can_be_folder(cache_dir):
        raise UsageError(f"--cache-dir: {cache_dir}: not a folder; name one, which is made if it is not there")
    if base or gate_from:
        from claimcheck.cli import against, states

        if baseline:
            raise UsageError("--baseline is for those without a repository: give it, or --diff and --gate-from")
        asked = states.Asked(paths, snapshots, config, today, select, ignore, documents)
        held = against.held(asked, base or gate_from or "", exact=exact, gate_from=gate_from)
        job, report = held.job, held.report
        result = against.status(report, fail_on or held.fail_on, fail_on_gate=fail_on_gate)
    elif exact or fail_on_gate:
        raise UsageError("--exact and --fail-on-gate go with --diff BASE")
    else:
        with Progress() as progress:
            progress.at("reading")
            job = prepare(paths, snapshots, config, today, select, ignore, documents, cache=not no_cache and (cache_dir or True), tables=tables)
            progress.at(f"checking {len(job.ledger.claims):,} claims")
            if job.tables is not None:
                job.tables.stats.tell = progress.at
            known = baseline or (Path(job.settings.baseline) if job.settings.baseline else None)
            if known:
                from claimcheck.cli import against

                report = against.held_to_baseline(job, known)
                result = against.status(report, fail_on or job.settings.fail_on, stale=True)
            else:
                report = job.run()
                result = status(report, fail_on or job.settings.fail_on)
    chosen = format_ or job.settings.format
    told = context(job, colour=output is None and chosen == "text" and coloured(color), pages=chosen in WITH_PAGES, whole=whole)
    emit(report, chosen, told, output)
    if tables.stats:
        click.echo("\n".join(statistics(job)), err=True)
    _leave(job)
    return result


def _can_be_folder(path: Path) -> bool:
    """Is it a folder, or could one be made there?"""
    return next((above.is_dir() for above in (path, *path.parents) if os.path.lexists(above)), True)


def statistics(job: Job) -> Iterator[str]:
    """What each phase let go, and what the run took."""
    if job.tables is None:
        yield f"{len(job.ledger.claims):,} claims, checked in memory"
    else:
        yield from job.tables.stats.lines()


MANY = 20_000


def _leave(job: Job) -> None:
    """Leave a large ledger to the system, which takes all memory back at once: to take it apart piece by piece lasts half a second."""
    if len(job.ledger.claims) > MANY:
        kept: list[object] = [job]
        kept.append(kept)
        gc.freeze()


def status(report: Report, fail_on: str) -> int:
    """2 when part of the input could not be checked, 1 for an open finding at or above the level, else 0."""
    if report.unchecked:
        return 2
    if fail_on == "never":
        return 0
    least = Severity(fail_on).rank
    return int(any(finding.decision is None and finding.severity.rank >= least for finding in report.findings))


def coloured(wish: bool | None) -> bool:
    """Is colour wanted: as was wished, else as the surroundings have it?"""
    if wish is not None:
        return wish
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
