"""What may stand in a YAML file? ``claimcheck schema``."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("schema")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
def command(output: Path | None) -> None:
    """Print the JSON Schema of the YAML files, for editors that complete and underline."""
    from claimcheck.cli.output import write
    from claimcheck.load.schema import json_schema

    write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n", output)
