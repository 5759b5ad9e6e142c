"""Which command runs, and with what status does it end?

0: nothing at or above ``--fail-on``. 1: findings. 2: could not check. 3: a bug. 130: interrupted.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import sys
from typing import Any, NoReturn

import click

from claimcheck.errors import UsageError
from claimcheck.hidden import visible
from claimcheck.suggest import nearest

COMMANDS = {
    "check": "Check a ledger and report what cannot all be true.",
    "diff": "Check two states of a repository and report what an edit makes worse.",
    "baseline": "Keep the findings that are known, so that only new ones fail.",
    "compare": "Hold texts against one another, or one against itself; no ledger needed.",
    "coverage": "Show how much of a document the ledger backs.",
    "extract": "Draft the claims of a text.",
    "decide": "Put on record what was decided about a finding.",
    "why": "Explain one finding at length.",
    "show": "Show what is known of a subject, by whom, and since when.",
    "report": "Write the discrepancy report.",
    "explain": "Show the page of a rule.",
    "rules": "List the rules.",
    "export": "Write all claims as one table.",
    "import": "Make a ledger of a Wikidata dump, or claims of a wide table.",
    "schema": "Print the JSON Schema of the YAML files.",
    "init": "Start a ledger that passes.",
}

MODULES = {"import": "imports"}  # of commands whose names Python keeps for itself


LONGEST = 1000  # characters of a complaint that are shown: it may quote what was given


class Commands(click.Group):
    """Commands that are imported when they run, and trouble turned into one line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of a first visit."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"claimcheck.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; a slip of the keys is met with the nearest one."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            raise UsageError(f"there is no command `{name}`{nearest(name, COMMANDS) or '; `claimcheck --help` lists them'}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their summaries, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and end with the status that says what came of it."""
        kwargs["standalone_mode"] = False
        try:
            status = super().main(*args, **kwargs)
            sys.stdout.flush()
        except click.ClickException as trouble:
            trouble.show()
            status = 2
        except UsageError as trouble:
            status = _complain(str(trouble))
        except (click.exceptions.Abort, KeyboardInterrupt):
            status = 130
        except OSError as trouble:
            status = _complain(_in_words(trouble))
        if status == 2:
            with contextlib.suppress(OSError):
                sys.stdout.flush()
        sys.exit(status or 0)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="claimcheck-ledger", prog_name="claimcheck")
def commands() -> None:
    """A type checker for facts: proves which recorded statements cannot all be true.

    Exit status: 0 nothing found at or above --fail-on, 1 findings, 2 could not check, 3 a bug in claimcheck, 130 interrupted.
    """


def main() -> NoReturn:
    """Run the command line. A bug ends with its traceback and status 3, never with 1, which means findings."""
    gc.disable()  # a run allocates much and frees nothing before it ends: collecting would cost a third of its time
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        commands.main(prog_name="claimcheck")
    except BaseException as bug:
        if isinstance(bug, KeyboardInterrupt) or getattr(bug, "code", None) == 130:
            os._exit(130)  # all is put away; a library that was interrupted as it was loaded would complain, or Python end itself by the signal
        if isinstance(bug, SystemExit):
            if "duckdb" not in sys.modules:  # it complains of what is never let go
                gc.freeze()  # the system takes all memory back at once; to look through it for what is no longer needed lasts as long as loading it
            raise
        sys.excepthook(type(bug), bug, bug.__traceback__)
        click.echo("claimcheck: this is a bug in claimcheck, not in your ledger; the traceback above says where", err=True)
        sys.stderr.flush()
        os._exit(3)


def _complain(text: str) -> int:
    click.echo(f"claimcheck: {visible(text[:LONGEST])}", err=True)
    return 2


def _in_words(trouble: OSError) -> str:
    what = trouble.strerror.lower() if trouble.strerror else str(trouble)
    return f"{trouble.filename}: {what}" if trouble.filename else what
