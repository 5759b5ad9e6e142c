"""What is to be checked, with which rules and settings? From the words of the command line to a ledger."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.tables import Asked, Tables
from claimcheck.errors import UsageError
from claimcheck.finding import Report, Severity
from claimcheck.ledger import Ledger, Problem
from claimcheck.load import Settings, load, read_settings
from claimcheck.load.documents import is_text, named_documents, read_document
from claimcheck.reading import to_day
from claimcheck.rule import RuleModule, RulingModule
from claimcheck.suggest import nearest

if TYPE_CHECKING:
    from claimcheck.memo import Memory
    from claimcheck.prose import Page


@dataclass(frozen=True)
class Job:
    """One run: the ledger, the rules and rulings to run on it, and what their findings count as."""

    ledger: Ledger
    settings: Settings
    rules: Sequence[RuleModule]
    rulings: Sequence[RulingModule]
    severities: Mapping[str, Severity]
    memory: Memory | None = None
    tables: Tables | None = None
    least: Severity = Severity.NOTE

    def run(self, *, lines: bool = True) -> Report:
        """Check the ledger; with ``lines`` also how far each document is backed."""
        if self.tables is not None:
            return self.tables.check(self.ledger, self.rules, self.rulings, self.severities, self.least)
        from claimcheck.engine import run

        report = run(self.ledger, self.rules, self.rulings, self.severities, lines=lines, memory=self.memory, least=self.least)
        if self.memory is not None:
            self.memory.close()
        return report


def prepare(
    paths: Sequence[Path],
    snapshots: Sequence[Path] = (),
    config: Path | None = None,
    today: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    documents: Sequence[str] | None = (),
    cache: Path | bool = False,
    tables: Asked | None = None,
) -> Job:
    """Read the settings, the ledger and the documents. Options of the command line win over settings.

    Texts among the paths are documents. Those of the settings are read when nothing else is named; ``None`` reads none at all. Documents
    that are named alone are held to the ledger of the settings. ``cache`` is the folder of a memory, or whether to use that of the settings.
    """
    settings = read_settings(config)
    if tables is not None and (found := _tables(settings, paths, documents, tables)):
        return assemble(settings, paths, snapshots, today, select, ignore, None, tables=found, least=Severity(tables.least or "warning"))
    least = Severity(tables.least) if tables is not None and tables.least else Severity.NOTE
    folder = settings.cache if cache is True else cache
    kept = _Kept(Path(folder), cache is not True) if folder else None
    return assemble(settings, paths, snapshots, today, select, ignore, documents, kept=kept, least=least)


LEAST_BYTES = 1_000_000  # of the files of a ledger: about a second's work, below which a folder more is not worth it


@dataclass
class _Kept:
    """A folder of what need not be worked out again, and, once the files are known, the memory of it: for a large ledger, or ``always``."""

    folder: Path
    always: bool
    memory: Memory | None = None

    def begin(self, files: Sequence[str]) -> Memory | None:
        """The memory, if it is worth while for these files. A small ledger is checked before it would be loaded."""
        if self.always or sum(map(_size, files)) >= LEAST_BYTES:
            from claimcheck.memo import remembering

            self.memory = remembering(self.folder, _secret())
        return self.memory


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def _secret() -> Path:
    """Where a user keeps the key by which the caches of all projects are known as the user's own."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home) / "claimcheck" / "key"


def assemble(
    settings: Settings,
    paths: Sequence[Path] = (),
    snapshots: Sequence[Path] = (),
    today: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    documents: Sequence[str] | None = (),
    amend: Callable[[Ledger], Ledger] | None = None,
    edit: Callable[[Page], Page] | None = None,
    kept: _Kept | None = None,
    tables: Tables | None = None,
    least: Severity = Severity.NOTE,
) -> Job:
    """The same with settings that were read already. ``amend`` has a say in what is on record, ``edit`` in what the documents say."""
    rules, rulings = chosen(_split(select) or settings.select, (*settings.ignore, *_split(ignore)), settings.severity)
    folders = tuple(snapshots) or tuple(Path(folder) for folder in settings.snapshots)
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder of snapshots")
    texts, records = _parted(paths) if documents is not None else ((), tuple(paths))
    loaded = load(records or tuple(Path(path) for path in settings.claims), folders, kept.begin if kept else None, tables=tables is None)
    ledger = loaded.ledger(today=day_of(today or settings.today), quote_words=settings.quote_words)
    if amend is not None:
        ledger = amend(ledger)
    wanted = (*texts, *(documents or ()))
    if documents is not None and not wanted and not paths:
        wanted = settings.documents
    if wanted:
        ledger = with_documents(ledger, wanted, edit)
    levels = {rule: Severity(level) for rule, level in settings.severity.items() if level != "off"}
    return Job(ledger, settings, rules, rulings, levels, kept.memory if kept else None, tables, least)


def _tables(settings: Settings, paths: Sequence[Path], documents: Sequence[str] | None, asked: Asked) -> Tables | None:
    """The tables to leave to an engine, if there are any that it was asked to take, or too many rows to hold in memory."""
    engine = asked.engine or settings.engine
    if engine == "memory":
        return None
    texts, records = _parted(paths)
    from claimcheck.load.collect import TABLES, collect

    files, _ = collect(records or settings.claims)
    found = [file for file in files if file.lower().endswith(TABLES)]
    if not found:
        return None
    if engine == "auto":
        from claimcheck.load.sizes import many_rows

        if not many_rows(found):
            return None
        engine = "duckdb"
    if texts or documents or (settings.documents and not paths):
        raise UsageError("texts are held to ledgers in memory: check tables of this size without them, or give --engine memory")
    from claimcheck.bulk.stats import Stats

    return Tables(found, engine, asked.memory or settings.memory, asked.scratch, asked.master, asked.conf, Stats())


def _parted(paths: Iterable[Path]) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """The texts among some paths, and the rest, which is the ledger."""
    texts: list[str] = []
    records: list[Path] = []
    for path in paths:
        if is_text(path) and not path.is_dir():
            texts.append(str(path))
        else:
            records.append(path)
    return tuple(texts), tuple(records)


def with_documents(ledger: Ledger, wanted: Iterable[str], edit: Callable[[Page], Page] | None = None) -> Ledger:
    """The ledger with the texts that are to be held to it, and with what is wrong with any of them."""
    from claimcheck.texts import read_texts

    files, found = named_documents(wanted)
    read = [read_document(file) for file in files]
    problems = [*found, *(one for one in read if isinstance(one, Problem))]
    pages = [edit(one) if edit else one for one in read if not isinstance(one, Problem)]
    return replace(ledger, documents=read_texts(pages, ledger) if pages else (), problems=(*ledger.problems, *problems))


def chosen(select: Sequence[str], ignore: Sequence[str], severity: Mapping[str, str]) -> tuple[tuple[RuleModule, ...], tuple[RulingModule, ...]]:
    """The rules and rulings to run.

    Rules that say that input could not be checked always run: a gate must not pass because they were switched off. Rulings
    need the findings of every rule, so they run only when no rule is left out.
    """
    from claimcheck.rules import ALL, RULES, RULINGS

    known = [rule.id for rule in ALL]
    for name in (*select, *ignore, *severity):
        if name not in known:
            raise UsageError(f"there is no rule `{name}`{nearest(name, known)}; `claimcheck rules` lists them")
    off = {*ignore, *(name for name, level in severity.items() if level == "off")}
    blocking = {module.RULE.id for module in RULES if module.RULE.blocks}
    for name in sorted(off & blocking):
        raise UsageError(f"rule `{name}` cannot be switched off: it says that something could not be checked")
    asked_for = {*select, *severity}
    wanted = {m.RULE.id for m in RULES if (m.RULE.id in select if select else not m.RULE.optional or m.RULE.id in asked_for)}
    rules = tuple(m for m in RULES if m.RULE.id in blocking or (m.RULE.id in wanted and m.RULE.id not in off))
    run = {m.RULE.id for m in rules}
    whole = all(m.RULE.optional or m.RULE.id in run for m in RULES)
    rulings = tuple(m for m in RULINGS if m.RULE.id not in off and (m.RULE.id in select if select else whole))
    return rules, rulings


def _split(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for part in names for name in part.split(",") if name.strip())


def day_of(text: str) -> int:
    """The day to check as of. Without one, the day it is in UTC, or that of ``SOURCE_DATE_EPOCH``."""
    if not text:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        try:
            now = (
                datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc)
                if epoch.isdigit()
                else datetime.datetime.now(datetime.timezone.utc)
            )
        except (ValueError, OverflowError, OSError):
            raise UsageError(f"SOURCE_DATE_EPOCH: `{epoch[:40]}` is no time; give the seconds since 1970, or leave it out") from None
        return now.date().toordinal()
    try:
        # Later versions of Python take other notations too: 20250630, 2025-W27-1.
        date = datetime.date.fromisoformat(text if len(text) == 10 and "W" not in text else "")
    except ValueError:
        raise UsageError(f"`{text[:40]}` is not a day; write it as 2025-06-30") from None
    return to_day(date.year, date.month, date.day)
