"""What does a rule mean, and what does a property ask? ``claimcheck explain``."""

from __future__ import annotations

import click

from claimcheck.errors import UsageError
from claimcheck.rule import page
from claimcheck.suggest import nearest


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """Show the page of RULE: what it checks, why it matters, how to resolve it, examples.

    The name of a property of the standard vocabulary shows what it asks, its traits, and how texts state it.
    """
    from claimcheck.load.vocabulary import normal, standard
    from claimcheck.rules import ALL

    known = [rule.id for rule in ALL]
    if rule in known:
        click.echo(page(rule), nl=False)
        return
    properties = {name: prop for prop in standard().values() for name in prop.aliases} | dict(standard())
    prop = properties.get(normal(rule))
    if prop is None:
        message = f"there is no rule and no property `{rule}`{nearest(rule, [*known, *properties])}; `claimcheck rules` lists the rules"
        raise UsageError(message)
    from claimcheck.texts.examples import standard_examples
    from claimcheck.texts.phrases.page import property_page

    click.echo(property_page(prop, standard_examples().get(prop.id, ())), nl=False)
