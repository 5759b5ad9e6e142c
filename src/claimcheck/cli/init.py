"""How does a ledger begin? ``claimcheck init``."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from claimcheck.cli.output import write
from claimcheck.errors import UsageError

TEXT = """The Harbour Trust was founded in 1921. Ann Lee has led it since 2019.
At the end of 2024 it had almost 1,200 members.
"""

LEDGER = """\
# One file for each source: first what it is, then what it says. The words in `quote` are its evidence.
# Show your editor what may stand here: claimcheck schema --output claimcheck.schema.json
source:
  id: about-page
  title: About the Harbour Trust
  published: 2025-03
  kind: primary
  subject: harbour-trust
  file: about-page.txt
  sha256: {sha256}

entities:
  harbour-trust: {{name: Harbour Trust, type: organisation}}
  ann-lee: {{name: Ann Lee, type: person}}

claims:
- founded: 1921
  quote: founded in 1921
- head: Ann Lee
  when: 2019/..
  quote: Ann Lee has led it since 2019
- members: almost 1,200
  when: end of 2024
  quote: almost 1,200 members
"""

SETTINGS = """\
claims = ["claims"]
snapshots = ["snapshots"]
fail-on = "error"
"""


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
def command(folder: Path) -> None:
    """Start a ledger in FOLDER (default: here): settings, one source with its text, three claims. It passes `claimcheck check`.

    Nothing that exists is written over.
    """
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    files = {
        folder / "claimcheck.toml": SETTINGS,
        folder / "claims" / "about-page.yaml": LEDGER.format(sha256=digest),
        folder / "snapshots" / "about-page.txt": TEXT,
    }
    for path in files:
        if path.exists():
            raise UsageError(f"{path.as_posix()} exists already; nothing was written")
    for path, text in files.items():
        write(text, path)
        click.echo(f"wrote {path.as_posix()}")
    where = "" if folder == Path() else f"cd {folder.as_posix()} && "
    click.echo(f"Now run: {where}claimcheck check")
