"""How are tables checked that do not fit into memory, and what decides that they do not?"""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli.options import PATH
from claimcheck.errors import UsageError
from claimcheck.finding import Report, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import RuleModule, RulingModule

if TYPE_CHECKING:
    from claimcheck.bulk.stats import Stats

Command = TypeVar("Command", bound=Callable[..., Any])
SIZE = re.compile(r"[0-9]+(\.[0-9]+)? ?([KMGT]i?)?B")
ENGINES = ("auto", "memory", "duckdb", "spark")


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line: the engine, how much memory it may take and where it spills, and what to tell of the run."""

    engine: str | None = None
    memory: str | None = None
    scratch: Path | None = None
    master: str = ""
    conf: tuple[str, ...] = ()
    stats: bool = False
    least: str | None = None


def table_options(command: Command) -> Command:
    """What decides how large tables are checked, as one parameter ``tables``."""

    def gathered(*args: Any, **kwargs: Any) -> Any:
        given = {name: kwargs.pop(name) for name in ("engine", "memory", "scratch", "master", "conf", "stats", "least")}
        return command(*args, tables=Asked(**given), **kwargs)

    gathered.__doc__, gathered.__name__ = command.__doc__, command.__name__
    gathered.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]  # where click keeps them
    for option in (
        click.option(
            "--stats", is_flag=True, help="Tell on standard error what each phase let go, its seconds, and the peak of memory (large tables)."
        ),
        click.option("--spark-conf", "conf", multiple=True, metavar="KEY=VALUE", help="A setting of Spark; may be given again."),
        click.option("--master", default="", metavar="URL", help="Where Spark runs, for --engine spark: local[2], spark://…, yarn."),
        click.option("--scratch", type=PATH, metavar="DIR", help="Folder for what does not fit into memory. Default: that of the system."),
        click.option("--memory", metavar="SIZE", help="Memory that the engine may take before it spills, as 2GB. Default: 1GB."),
        click.option(
            "--engine", type=click.Choice(ENGINES), help="What looks through tables first. Default: auto, DuckDB from 100,000 rows on, else none."
        ),
        click.option(
            "--min-severity",
            "least",
            type=click.Choice([level.value for level in Severity]),
            help="Least severity to look for. Default: note, or warning for large tables.",
        ),
    ):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]  # the same to click


@dataclass(frozen=True)
class Tables:
    """Tables that are checked by an engine, in files."""

    files: Sequence[str]
    engine: str
    memory: str
    scratch: Path | None
    master: str
    conf: tuple[str, ...]
    stats: Stats

    def check(
        self, ledger: Ledger, rules: Sequence[RuleModule], rulings: Sequence[RulingModule], severities: Mapping[str, Severity], least: Severity
    ) -> Report:
        """The report on them and the ledger beside them."""
        import tempfile

        from claimcheck.bulk.check import check

        if not SIZE.fullmatch(self.memory):
            raise UsageError(f"--memory: `{self.memory[:40]}` is no size; write it as 2GB or 500MB")
        if self.scratch is not None and not self.scratch.is_dir():
            said = "not a folder; name one" if os.path.lexists(self.scratch) else "no such folder; make it first, or name one that is there"
            raise UsageError(f"--scratch: {self.scratch}: {said}")
        with _told_to_end(), tempfile.TemporaryDirectory(prefix="claimcheck-", dir=self.scratch, ignore_cleanup_errors=True) as folder:
            return check(
                self.files,
                ledger,
                rules,
                rulings,
                severities,
                least=least,
                scratch=os.path.abspath(folder),
                memory=self.memory,
                stats=self.stats,
                engine=self.engine,
                master=self.master,
                conf=_pairs(self.conf),
            )


@contextmanager
def _told_to_end() -> Iterator[None]:
    """Being told to end is like an interruption, so that nothing is left behind; and an interruption it is, whatever libraries make of it."""
    told = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal told
        told = True
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    usual = (signal.SIG_DFL, signal.default_int_handler)
    # The last is that the terminal was closed, of which not every system has a word.
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, interrupt) for number in numbers if signal.getsignal(number) in usual}
    try:
        yield
    except BaseException:
        if told:  # an engine calls it an error of its own, and so do imports
            raise KeyboardInterrupt from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if told:  # somebody made nothing of it
        raise KeyboardInterrupt


def _pairs(conf: Sequence[str]) -> Mapping[str, str]:
    found = {}
    for text in conf:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise UsageError(f"--spark-conf: `{text[:60]}` is no setting; write it as spark.executor.memory=4g")
        found[key] = value
    return found
