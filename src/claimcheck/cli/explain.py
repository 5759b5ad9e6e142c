"""What does a rule mean? ``claimcheck explain``."""

from __future__ import annotations

import click

from claimcheck.errors import UsageError
from claimcheck.rule import page
from claimcheck.suggest import nearest


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """Show the page of RULE: what it checks, why it matters, how to resolve it, examples."""
    from claimcheck.rules import ALL

    known = [rule.id for rule in ALL]
    if rule not in known:
        raise UsageError(f"there is no rule `{rule}`{nearest(rule, known)}; `claimcheck rules` lists them")
    click.echo(page(rule), nl=False)
