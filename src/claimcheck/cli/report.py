"""What disagrees, for a reader without a command line? ``claimcheck report``."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.job import prepare
from claimcheck.cli.options import ledger_options
from claimcheck.cli.output import context, write


@click.command("report")
@ledger_options
@click.option("--output", type=click.Path(path_type=Path), default=Path("reports"), metavar="DIR", help="Folder to write to. Default: reports.")
@click.option("--check", is_flag=True, help="Write nothing; status 1 when a report there is not what would be written.")
def command(
    paths: tuple[Path, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    output: Path,
    check: bool,
) -> int:
    """Write the discrepancy report: discrepancies.md for readers, discrepancies.json for programs.

    Status 0 when it is written, whatever it says; 2 when part of the input could not be checked.
    """
    from claimcheck.report import discrepancies, json

    job = prepare(paths, snapshots, config, today)
    found = job.run()
    told = context(job)
    texts = {
        output / "discrepancies.md": discrepancies.render(found, told),
        output / "discrepancies.json": json.render(found, told),
    }
    if check:
        stale = [path for path, text in texts.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
        for path in stale:
            click.echo(f"{path.as_posix()}: stale; run `claimcheck report` and commit what it writes", err=True)
        return 2 if found.unchecked else int(bool(stale))
    for path, text in texts.items():
        write(text, path)
        click.echo(f"wrote {path.as_posix()}")
    if found.unchecked:
        click.echo("claimcheck: part of the input could not be checked; `claimcheck check` says what and where", err=True)
    return 2 if found.unchecked else 0
