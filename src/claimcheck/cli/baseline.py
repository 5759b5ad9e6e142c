"""Which findings are known, and may stay for now? ``claimcheck baseline``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from claimcheck.cli.job import prepare
from claimcheck.cli.options import PATH, document_options, ledger_options
from claimcheck.cli.output import write
from claimcheck.errors import UsageError
from claimcheck.finding import Finding
from claimcheck.load.baseline import Entry, baseline, entry, read_baseline
from claimcheck.load.lock import locked


@click.command("baseline")
@click.argument("action", type=click.Choice(["write", "update"]))
@click.argument("file", type=PATH)
@ledger_options
@document_options
@click.option("--grow", is_flag=True, help="With update: take in what is new as well.")
@click.option("--force", is_flag=True, help="With write: replace a file that is there.")
def command(
    action: str,
    file: Path,
    paths: tuple[Path, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    documents: tuple[str, ...],
    grow: bool,
    force: bool,
) -> int:
    """Keep the findings that are known today in FILE, so that `claimcheck check --baseline FILE` fails only for others.

    `write` puts all open findings there. `update` takes out what is no longer found, and adds nothing unless told to --grow.
    """
    if grow and action == "write":
        raise UsageError("--grow goes with `update`; `write` takes in everything")
    if action == "update":
        read_baseline(file)  # what cannot be read is better known before a long run
    report = prepare(paths, snapshots, config, today, documents=documents).run(lines=False)
    if report.unchecked:
        raise UsageError("part of the input cannot be read, and a baseline of the rest would hide it; `claimcheck check` says what and where")
    now: dict[str, Finding] = {finding.id: finding for finding in report.findings}
    file.parent.mkdir(parents=True, exist_ok=True)
    with locked(file.parent):
        if action == "write" and file.exists() and not force:
            raise UsageError(f"{file}: is there already; `claimcheck baseline update` changes it, `--force` replaces it")
        known = read_baseline(file) if action == "update" else {}
        kept = {id: entry(now[id]) if grow else _no_worse(entry(now[id]), old) for id, old in known.items() if id in now}
        fresh = {id: entry(finding) for id, finding in now.items() if id not in known and finding.decision is None}
        if action == "write" or grow:
            kept |= fresh
        write(baseline(kept.values()), file)
    gone = sum(id not in now for id in known)
    left = f"; {len(fresh):,} that are not in it (--grow adds them)" if action == "update" and not grow and fresh else ""
    click.echo(f"wrote {file.as_posix()}: {len(kept):,} known, {gone:,} taken out{left}")
    return 0


def _no_worse(entry: Entry, old: Entry) -> Entry:
    """What got worse since it was taken in is known only as it was."""
    return replace(entry, severity=min(entry.severity, old.severity, key=lambda severity: severity.rank))
