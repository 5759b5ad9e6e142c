"""Which rules are there? The registry: explicit, in report order."""

from __future__ import annotations

from claimcheck.rule import RuleModule, RulingModule
from claimcheck.rules import value_conflict

RULES: tuple[RuleModule, ...] = (
    value_conflict,
)

RULINGS: tuple[RulingModule, ...] = ()
