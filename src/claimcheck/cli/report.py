"""What disagrees, for a reader without a command line? ``claimcheck report``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from claimcheck.cli.job import Job, prepare
from claimcheck.cli.options import PATH, ledger_options
from claimcheck.cli.output import context
from claimcheck.errors import UsageError
from claimcheck.finding import Changes, Report
from claimcheck.load.write import write_together


@click.command("report")
@ledger_options
@click.option("--output", type=click.Path(path_type=Path), default=Path("reports"), metavar="DIR", help="Folder to write to. Default: reports.")
@click.option("--html", is_flag=True, help="Only the page, discrepancies.html.")
@click.option("--since", type=PATH, metavar="FILE", help="Tell what changed since an earlier report, FILE being its JSON.")
@click.option(
    "--check", is_flag=True, help="Write nothing; status 1 when a report there is not what would be written. Give --since as it was written."
)
def command(
    paths: tuple[Path, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    output: Path,
    html: bool,
    since: Path | None,
    check: bool,
) -> int:
    """Write the discrepancy report: a page for readers (.html), a text for the repository (.md), and data for programs (.json).

    The page stands alone: it can be sent, opened from disk, filtered, searched and printed. Where the texts of sources are at hand
    (--snapshots), it shows each quote in its sentence: mind whose words they are before you publish it.

    Status 0 when it is written, whatever it says; 2 when part of the input could not be checked: then what is there stays.
    """
    job = prepare(paths, snapshots, config, today)
    found = replace(job.run(), as_of=today or job.settings.today)
    if found.unchecked:
        raise UsageError(_unchecked(job, found, check=check))
    if since is not None:
        found = replace(found, changes=_since(since, found))
    texts = _rendered(job, found, output, html=html)
    if check:
        stale, advice = _stale(texts), STALE
        if stale and (then := _then(output / DATA, since, found)):
            left = _stale(_rendered(job, replace(found, changes=then), output, html=html))
            stale, advice = (stale, SINCE) if since is None and not left else (left, STALE)
        for path in stale:
            click.echo(f"{path.as_posix()}: {advice}", err=True)
        return int(bool(stale))
    _write(texts)
    for path in texts:
        click.echo(f"wrote {path.as_posix()}")
    return 0


def _unchecked(job: Job, report: Report, *, check: bool) -> str:
    """Why there is no report: one on half of a ledger would tell of what is missing as if it were settled, in place of a good one."""
    blocking = {module.RULE.id for module in job.rules if module.RULE.blocks}
    first, *more = [finding for finding in report.findings if finding.rule in blocking]
    place = first.places[0]
    where = f"{place.path}:{place.line}:{place.column}" if place.line else place.path
    rest = f" (and {len(more):,} more)" if more else ""
    done = "the report was not checked" if check else "no report is written"
    return f"{done}, since not everything could be checked: {where}: {first.message}{rest}; `claimcheck check` says what and where"


DATA = "discrepancies.json"
STALE = "stale; run `claimcheck report` and commit what it writes"
SINCE = "current, but written with --since; check it with --since and the same file, or run `claimcheck report` and commit what it writes"


def _rendered(job: Job, found: Report, output: Path, *, html: bool) -> Mapping[Path, str]:
    from claimcheck.report import FORMATS, discrepancies

    told = context(job)
    renders = {"html": FORMATS["html"]} if html else {"md": discrepancies.render, "json": FORMATS["json"], "html": FORMATS["html"]}
    return {output / f"discrepancies.{suffix}": render(found, told) for suffix, render in renders.items()}


def _stale(texts: Mapping[Path, str]) -> list[Path]:
    return [path for path, text in texts.items() if not path.is_file() or path.read_bytes() != text.encode()]


def _then(written: Path, since: Path | None, report: Report) -> Changes | None:
    """What the report that is there was held against; where a file is named, only if it was that one, which it has replaced."""
    from claimcheck.load.report import held_then

    if not written.is_file() or (since and not since.samefile(written)):
        return None
    try:
        held = held_then(written, report.findings)
    except UsageError:
        return None  # what cannot be read is stale, and is said to be
    return held if held and (since is None or held.base.partition(", of ")[0] == _near(since).partition(", of ")[0]) else None


def _since(path: Path, report: Report) -> Changes:
    """What became of the findings of an earlier report, which may be the one that is about to be replaced."""
    from claimcheck.history import held_against
    from claimcheck.load.report import read_report

    earlier = read_report(path)
    day = f", of {earlier.as_of}" if earlier.as_of else ""
    notes = ("part of the input could not be read for the earlier report",) if earlier.unchecked else ()
    return held_against(earlier, report, base=f"{_near(path)}{day}", head="this report", notes=notes)


def _near(path: Path) -> str:
    """The file as seen from the working directory: where that is, is nobody's business who reads the report."""
    from claimcheck.load.files import shown

    return shown(Path(os.path.relpath(path)).as_posix())


def _write(texts: Mapping[Path, str]) -> None:
    """All of them, or none where one cannot be written."""
    folder = next(iter(texts)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_together(texts)
    except OSError as trouble:
        raise UsageError(f"{folder}: the report cannot be written: {(trouble.strerror or type(trouble).__name__).lower()}") from None
