"""Which options do commands share?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def ledger_options(command: Command) -> Command:
    """What decides which ledger is read, and as of which day."""
    for option in (
        click.option("--today", metavar="DATE", help="The day to check as of, YYYY-MM-DD. Default: today (UTC)."),
        click.option(
            "--config", "config", type=click.Path(path_type=Path), help="Settings file. Default: claimcheck.toml or pyproject.toml, upward."
        ),
        click.option("--snapshots", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder of source texts, found by SHA-256."),
        click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    ):
        command = option(command)
    return command


def rule_options(command: Command) -> Command:
    """What decides which rules run."""
    for option in (
        click.option("--ignore", multiple=True, metavar="RULES", help="Rules not to run, separated by commas."),
        click.option("--select", multiple=True, metavar="RULES", help="Run only these rules, separated by commas."),
    ):
        command = option(command)
    return command
