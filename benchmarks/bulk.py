"""How long do tables of any size take, against sorting them? In one process, in turn with the sort; medians of the ratios of each round.

Run: ``python benchmarks/bulk.py`` (all but `large`), or with the names of what to measure: first, rules, check, large; ``--rows 1000000`` for one size.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb
from bulk_made import ledger, table

from claimcheck.bulk import filters
from claimcheck.bulk.backend import Duck
from claimcheck.bulk.check import check
from claimcheck.bulk.first import First
from claimcheck.bulk.stats import Stats
from claimcheck.finding import Severity
from claimcheck.load import load
from claimcheck.rules import RULES

TODAY = "2025-06-30"
COLUMNS = 'subject, property, value, "when", source'
SCOPED = 'subject, property, value, scope, "when", source'
COMPARING = frozenset(
    """value-conflict name-variant overlapping-holders differing-terms shrinking-count event-order unsatisfiable-order part-exceeds-whole broken-relation
    duplicate-claim""".split()
)
READY = ("tables", "ids", "properties and sources")  # from the file to rows that are known to be sound


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock and of the processor."""

    clock: float
    busy: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.clock - other.clock, self.busy - other.busy)


def now() -> Spent:
    """The clocks, of this process with all its threads."""
    return Spent(time.perf_counter(), time.process_time())


def sorted_(file: Path, columns: str, memory: str, scratch: str) -> None:
    """The baseline: DuckDB sorts the columns that are read, within the same memory."""
    connection = duckdb.connect()
    connection.execute(
        f"SET threads = 2; SET preserve_insertion_order = false; SET memory_limit = '{memory}'; SET temp_directory = '{scratch}/spilled'"
    )
    connection.execute(f"CREATE TEMP TABLE t AS SELECT {columns} FROM '{file}' ORDER BY subject, property, \"when\"")
    connection.close()


def kept(file: Path, beside: Path, rules: Sequence[Any], memory: str, scratch: str) -> Stats:
    """From the file to the rows that rules would judge, and no further: nothing is fetched, and nothing judged."""
    stats = Stats()
    held = load([beside], tables=False).ledger(today=739_432)
    with mock.patch.object(Duck, "mapped", return_value=()), mock.patch.object(First, "fetch", _counted):
        check([str(file)], held, rules, (), {}, least=Severity.WARNING, scratch=scratch, memory=memory, stats=stats)
    return stats


def _counted(first: First, tables: Sequence[Any], name: str) -> list[dict[str, Any]]:
    rows = filters.together(first.backend, tables, name)
    if rows is not None:
        first.stats.count(f"rows to fetch, {name}", int(first.backend.arrow(rows.agg(n=rows.count())).column(0)[0].as_py()))
    return []


def interleaved(file: Path, beside: Path, columns: str, rules: Sequence[Any], asked: Asked) -> tuple[Spent, Stats]:
    """Print how the two compare; what the pass takes, and its phases in the last round."""
    rounds = []
    for _ in range(asked.rounds):
        with tempfile.TemporaryDirectory(dir=asked.folder) as scratch:
            begun = now()
            sorted_(file, columns, asked.memory, scratch)
            base = now() - begun
        with tempfile.TemporaryDirectory(dir=asked.folder) as scratch:
            begun = now()
            stats = kept(file, beside, rules, asked.memory, scratch)
            taken = now() - begun
        ready = sum(spent for name, spent in stats.phases if name in READY)
        rounds.append(
            (
                taken.clock / base.clock,
                (taken.clock - ready) / base.clock,
                taken.busy / base.busy,
                taken.clock,
                base.clock,
                ready,
                taken.busy,
                base.busy,
            )
        )
    whole_, after, busy, seconds, base_, ready, ours, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(
        f"         {whole_:.1f} times the sort from the file on ({seconds:.2f} s, sort {base_:.2f} s), {after:.1f} without validation ({ready:.2f} s)"
    )
    print(
        f"         seconds of the processor: {busy:.1f} times the sort ({ours:.1f} s, sort {theirs:.1f} s); load {os.getloadavg()[0]:.1f}; {asked.rounds} rounds"
    )
    return Spent(seconds, ours), stats


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line."""

    folder: Path
    rows: tuple[int, ...]
    memory: str
    rounds: int
    phases: bool


def _pass(name: str, rules: frozenset[str], asked: Asked, *, several: bool) -> None:
    """The first pass with the exact step, at each size."""
    chosen = [rule for rule in RULES if rule.RULE.id in rules]
    beside = ledger(asked.folder / ("ledger-several" if several else "ledger"), several=several)
    small = table(asked.folder / f"{'several' if several else 'counts'}-10000-0.01.parquet", 10_000, several=several)
    with tempfile.TemporaryDirectory(dir=asked.folder) as scratch:
        kept(small, beside, chosen, asked.memory, scratch)  # what is imported once
    taken = []
    for rows in asked.rows:
        file = table(asked.folder / f"{'several' if several else 'counts'}-{rows}-0.01.parquet", rows, several=several)
        print(f"{name:<8} {rows:,} claims, {asked.memory}")
        spent, stats = interleaved(file, beside, SCOPED if several else COLUMNS, chosen, asked)
        taken.append(spent)
        found = stats.counts
        print(
            f"         {found.get('rows that clash', 0):,} rows clash in {found.get('clusters of them', 0):,} clusters; peak {peak(name, file, beside, asked):,.0f} MB"
        )
        if asked.phases:
            print("\n".join(f"           {line}" for line in stats.lines()))
    for (few, many), (before, after) in zip(_pairs(asked.rows), _pairs(taken), strict=True):
        busy, clock = after.busy / before.busy, after.clock / before.clock
        print(f"{name:<8} {many / few:.0f} times the claims take {busy:.1f} times the seconds of the processor, {clock:.1f} times as long")


def _pairs(values: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    return pairwise(values)


def peak(name: str, file: Path, beside: Path, asked: Asked) -> float:
    """The most memory that a process of its own takes for a pass, in MB."""
    with tempfile.TemporaryDirectory(dir=asked.folder) as scratch:
        command = [sys.executable, __file__, "--alone", name, str(file), str(beside), asked.memory, scratch]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def alone(name: str, file: str, beside: str, memory: str, scratch: str) -> None:
    """One pass; print what it took."""
    kept(Path(file), Path(beside), [rule for rule in RULES if rule.RULE.id in RULESETS[name]], memory, scratch)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)


def first(asked: Asked) -> None:
    """Value conflicts: the first pass, exactly, with clusters."""
    _pass("first", RULESETS["first"], asked, several=False)


def rules_(asked: Asked) -> None:
    """All rules that compare: what each would have to judge."""
    _pass("rules", COMPARING, asked, several=True)


RULESETS = {"first": frozenset({"value-conflict"}), "rules": COMPARING}


@dataclass(frozen=True)
class Ran:
    """What a whole process took: seconds, those of the processor, MB at its peak, and what it wrote to standard error."""

    spent: Spent
    peak: float
    said: str


def ran(command: Sequence[str], cwd: Path) -> Ran:
    """A run of the program."""
    with tempfile.TemporaryFile("w+") as said, open(os.devnull, "w") as nowhere:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=nowhere, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begun
        said.seek(0)
        told = said.read()
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: status {process.returncode}: {told[-500:]}")
    return Ran(Spent(seconds, usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1e3, told)


def command(*arguments: object) -> list[str]:
    """The program with its standing options."""
    return [sys.executable, "-m", "claimcheck", "check", "--today", TODAY, "--fail-on", "never", "--format", "csv", *map(str, arguments)]


def check_(asked: Asked) -> None:
    """The whole program, from the file to the findings, one claim in a hundred off, and one in a hundred thousand."""
    for several, off in ((False, 0.01), (False, 0.00001), (True, 0.00001)):
        kind = "several" if several else "counts"
        beside = ledger(asked.folder / f"ledger{'-several' if several else ''}", several=several)
        for rows in asked.rows:
            file = table(asked.folder / f"{kind}-{rows}-{off:g}.parquet", rows, off=off, several=several)
            with tempfile.TemporaryDirectory(dir=asked.folder) as scratch:
                begun = now()
                sorted_(file, SCOPED if several else COLUMNS, asked.memory, scratch)
                base = (now() - begun).clock
            told = ran(command("--engine", "duckdb", "--memory", asked.memory, "--scratch", asked.folder, "--stats", file, beside), asked.folder)
            print(
                f"check    {rows:,} {kind}, one in {1 / off:,.0f} off: {told.spent.clock:.1f} s, {told.spent.clock / base:.1f} times the sort, peak {told.peak:,.0f} MB"
            )
            if asked.phases:
                print(told.said)


USUAL = "600MB"


def large(asked: Asked) -> None:
    """A hundred million claims, once: the windows over what is left need more memory than ten million do."""
    asked = replace(asked, memory="5GB") if asked.memory == USUAL else asked
    beside = ledger(asked.folder / "ledger")
    file = table(asked.folder / "counts-100000000-0.01.parquet", 100_000_000)
    print(f"large    100,000,000 claims: value conflicts with clusters, {asked.memory}; load {os.getloadavg()[0]:.1f}")
    begun = time.perf_counter()
    print(f"         peak {peak('first', file, beside, asked):,.0f} MB, {time.perf_counter() - begun:,.0f} s")


MEASURES: dict[str, Callable[[Asked], None]] = {"first": first, "rules": rules_, "check": check_, "large": large}


def main() -> None:
    """What is asked for on the command line, measured."""
    gc.disable()  # as the program does
    if sys.argv[1:2] == ["--alone"]:
        return alone(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []], default=[])
    parser.add_argument("--rows", type=lambda text: tuple(int(float(part)) for part in text.split(",")), default=(1_000_000, 10_000_000))
    parser.add_argument("--memory", default=USUAL, help="what the engine may take, and the sort")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where tables are made and kept; else a folder of this run")
    parser.add_argument("--phases", action="store_true", help="print each phase as well")
    given = parser.parse_args()
    print(
        f"2 threads of {os.cpu_count()}, Python {sys.version.split()[0]}, "
        + ", ".join(f"{name} {version(name)}" for name in ("duckdb", "ibis-framework", "numpy"))
    )
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name in given.names or [name for name in MEASURES if name != "large"]:
            MEASURES[name](Asked(folder.resolve(), given.rows, given.memory, given.rounds, given.phases))
    return None


if __name__ == "__main__":
    main()
