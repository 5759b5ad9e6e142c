"""What does a rule mean, and what does a property ask? ``claimcheck explain``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from claimcheck.errors import UsageError
from claimcheck.load import load
from claimcheck.load.settings import read_settings
from claimcheck.model import Property
from claimcheck.rule import page
from claimcheck.suggest import nearest


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """Show the page of RULE: what it checks, why it matters, how to resolve it, examples.

    The name of a property shows what it asks, its traits, and how texts state it: of the standard vocabulary, or of the ledger that the
    settings name.
    """
    from claimcheck.load.vocabulary import normal
    from claimcheck.rules import ALL

    known = [rule.id for rule in ALL]
    if rule in known:
        click.echo(page(rule), nl=False)
        return
    asked = _properties()
    properties = {name: prop for prop in asked.values() for name in prop.aliases} | dict(asked)
    prop = properties.get(normal(rule))
    if prop is None:
        message = f"there is no rule and no property `{rule}`{nearest(rule, [*known, *properties])}; `claimcheck rules` lists the rules"
        raise UsageError(message)
    from claimcheck.texts.examples import standard_examples
    from claimcheck.texts.phrases.page import property_page

    click.echo(property_page(prop, (*standard_examples().get(prop.id, ()), *prop.examples)), nl=False)


def _properties() -> Mapping[str, Property]:
    """The properties of the ledger that the settings name, which has those of the standard as well."""
    settings = read_settings()
    return load([path for path in map(Path, settings.claims) if path.exists()]).properties
