"""Which rules are there? ``claimcheck rules``."""

from __future__ import annotations

import json

import click


@click.command("rules")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
def command(format_: str) -> None:
    """List the rules with family, severity and what each finds."""
    from claimcheck.rules import ALL

    if format_ == "json":
        rows = [
            {"id": r.id, "family": r.family, "severity": r.severity.value, "summary": r.summary, "blocks": r.blocks, "optional": r.optional}
            for r in ALL
        ]
        click.echo(json.dumps(rows, indent=2))
        return
    from tabulate import tabulate

    table = [[rule.id, rule.family, f"{rule.severity.value}, off" if rule.optional else rule.severity.value, rule.summary] for rule in ALL]
    click.echo(tabulate(table, headers=["rule", "family", "severity", "finds"], disable_numparse=True))
