"""What may stand in a YAML file? ``claimcheck schema``."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("schema")
@click.argument("kind", type=click.Choice(["ledger", "mapping"]), default="ledger")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
def command(kind: str, output: Path | None) -> None:
    """Print the JSON Schema of the YAML files, for editors that complete and underline.

    KIND is what the files are: `ledger` (what else is not said), or `mapping`, of `claimcheck import table`.
    """
    from claimcheck.cli.output import write
    from claimcheck.imports.table.schema import mapping_schema
    from claimcheck.load.schema import json_schema

    schema = json_schema() if kind == "ledger" else mapping_schema()
    write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", output)
