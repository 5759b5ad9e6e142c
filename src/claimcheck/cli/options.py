"""Which options do commands share?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])


class NamedPath(click.Path):
    """A path that is named: an empty one, as an unset variable of a script leaves, would quietly mean the working directory."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, unless it is empty."""
        if value == "":
            raise UsageError(f"{param.human_readable_name if param else 'path'}: an empty path; name a file or folder, `.` for this one")
        return super().convert(value, param, ctx)


PATH = NamedPath(path_type=Path)


class Named(click.types.StringParamType):
    """A commit that is named: an empty one, as an unset variable of a script leaves, would quietly mean another, or none to hold against."""

    name = "commit"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name, unless it is empty."""
        if not str(value).strip():
            said = param.opts[0] if param else ""
            raise UsageError(f"{said if said.startswith('-') else said.upper()}: an empty name; name a commit: a branch, a tag or a hash")
        return super().convert(value, param, ctx)


COMMIT = Named()


def ledger_options(command: Command) -> Command:
    """What decides which ledger is read, and as of which day."""
    for option in (
        click.option("--today", metavar="DATE", help="The day to check as of, YYYY-MM-DD. Default: today (UTC)."),
        click.option("--config", "config", type=PATH, help="Settings file. Default: claimcheck.toml or pyproject.toml, upward."),
        click.option("--snapshots", multiple=True, type=PATH, metavar="DIR", help="Folder of source texts, found by SHA-256."),
        click.argument("paths", nargs=-1, type=PATH),
    ):
        command = option(command)
    return command


def document_options(command: Command) -> Command:
    """What decides which texts are held to the ledger."""
    return click.option(
        "--documents", multiple=True, metavar="PATTERN", help="Texts to hold to the ledger: a file, a folder, or a pattern as 'docs/**/*.md'."
    )(command)


def rule_options(command: Command) -> Command:
    """What decides which rules run."""
    for option in (
        click.option("--ignore", multiple=True, metavar="RULES", help="Rules not to run, separated by commas."),
        click.option("--select", multiple=True, metavar="RULES", help="Run only these rules, separated by commas."),
    ):
        command = option(command)
    return command


def change_options(command: Command) -> Command:
    """What decides how a run is held against another state of the repository."""
    for option in (
        click.option("--all", "whole", is_flag=True, help="List what was there before, too."),
        click.option("--fail-on-gate", is_flag=True, help="Status 1 also for a change to the gate that lets more pass."),
        click.option(
            "--gate-from",
            type=COMMIT,
            metavar="BASE",
            help="Judge by the settings, decisions, traits and waivers of that commit, whatever the edit makes of them.",
        ),
        click.option("--exact", is_flag=True, help="Start from BASE itself, not from where the two parted."),
    ):
        command = option(command)
    return command
