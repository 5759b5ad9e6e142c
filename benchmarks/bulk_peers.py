"""How long do others take to answer the same question, and is their answer the same? Whole processes, in turn, medians.

Run: ``python benchmarks/bulk_peers.py --peers PYTHON`` (all), or with names: join, shacl, rows. PYTHON is an interpreter that has pyshacl and great_expectations.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb
from bulk import TODAY, kept
from bulk_made import as_csv, as_yaml, ledger, table

import claimcheck.bulk.exact
from claimcheck.rules import RULES

HERE = Path(__file__).resolve().parent
CONFLICTING = """SELECT a.subject, a.property, count(DISTINCT a.id) AS claims FROM read AS a JOIN read AS b ON a.subject = b.subject AND a.property = b.property
AND a.first < b.last AND b.first < a.last AND (a.high < b.low OR b.high < a.low) GROUP BY a.subject, a.property"""


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line."""

    folder: Path
    peers: str
    rounds: int


def join(asked: Asked) -> None:
    """Value conflicts among a million claims, against each row joined with each other of its question."""
    file, beside = table(asked.folder / "counts-1000000-0.01.parquet", 1_000_000), ledger(asked.folder / "ledger")
    chosen = [rule for rule in RULES if rule.RULE.id == "value-conflict"]
    small = table(asked.folder / "counts-10000-0.01.parquet", 10_000)
    ours, theirs, ratios = [], [], []
    for number in range(asked.rounds + 1):
        with tempfile.TemporaryDirectory(dir=asked.folder) as scratch:
            begun = time.perf_counter()
            found = _clashing(file if number else small, beside, chosen, scratch)
            spent = time.perf_counter() - begun
        if not number:
            continue
        begun = time.perf_counter()
        answer = sorted(claims for _, _, claims in _read(file).execute(CONFLICTING).fetchall())
        taken = time.perf_counter() - begun
        ours.append(spent)
        theirs.append(taken)
        ratios.append(taken / spent)
    print(
        f"join     1,000,000 claims: {statistics.median(ratios):.0f} times as fast ({statistics.median(ours):.2f} s, self-join {statistics.median(theirs):.1f} s)"
    )
    print(f"         {sum(answer):,} claims conflict on {len(answer):,} questions: {_alike(answer, found)}; load {os.getloadavg()[0]:.1f}")


def _clashing(file: Path, beside: Path, chosen: Sequence[Any], scratch: str) -> list[int]:
    """How many rows clash on each question on which any do, in order."""
    clusters = claimcheck.bulk.exact.clusters
    counts: Counter[int] = Counter()

    def seen(question: Any, *columns: Any) -> Any:
        marks = clusters(question, *columns)
        counts.update(question[marks >= 0].tolist())
        return marks

    with mock.patch("claimcheck.bulk.exact.clusters", seen):
        kept(file, beside, chosen, "", scratch)
    return sorted(counts.values())


def _read(file: Path) -> Any:
    """The claims as a table of days and bounds, ready to be joined."""
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(
        f"""CREATE TEMP TABLE read AS SELECT id, subject, property, CAST(split_part("when", '/', 1) AS DATE) AS first, CAST(split_part("when", '/', 2) AS DATE) AS last,
        CAST(split_part(value, '-', 1) AS BIGINT) AS low, CAST(CASE WHEN contains(value, '-') THEN split_part(value, '-', 2) ELSE value END AS BIGINT) AS high FROM '{file}'"""
    )
    return connection


def _alike(theirs: object, ours: object) -> str:
    return "the same answer" if theirs == ours else "THE ANSWERS DIFFER"


def shacl(asked: Asked) -> None:
    """Value conflicts among a thousand claims, against pySHACL with the same as a constraint."""
    file, beside = table(asked.folder / "counts-1000-0.01.parquet", 1_000), ledger(asked.folder / "ledger")
    by_hand = as_yaml(file, asked.folder / "counts-1000.yaml")
    text, turtle = as_csv(file, asked.folder / "counts-1000.csv"), asked.folder / "counts-1000.ttl"
    rows = (
        _read(file)
        .execute(
            "SELECT id, subject, property, date_diff('day', DATE '2000-01-01', first), date_diff('day', DATE '2000-01-01', last), low, high FROM read"
        )
        .fetchall()
    )
    asked_of = {row[0]: (row[1], row[2]) for row in rows}
    turtle.write_text(
        "@prefix : <urn:claims:> .\n"
        + "".join(
            f':{id} a :Claim ; :question "{of} {what}" ; :first {first} ; :last {last} ; :low {low} ; :high {high} .\n'
            for id, of, what, first, last, low, high in rows
        ),
        encoding="utf-8",
    )
    for name, claims in (("YAML", by_hand), ("CSV", text), ("Parquet", file)):
        theirs, ours, other, found = _turns(
            [asked.peers, str(HERE / "peers" / "shacl.py"), str(turtle)], _check("value-conflict", claims, beside), asked
        )
        certain = [one for one in json.loads(found)["findings"] if one["verdict"] == "contradiction"]
        # A finding shows all that is said on its question, so that more claims stand in it than conflict.
        same = {asked_of[id] for id in other.split()} == {(one["subject"], one["property"]) for one in certain}
        same = same and set(other.split()) <= {place["claim"] for one in certain for place in one["places"]}
        print(f"shacl    1,000 claims, {name}: {theirs / ours:.0f} times as fast ({ours:.2f} s, pySHACL {theirs:.1f} s, whole processes)")
        print(f"         {len(other.split())} claims conflict on {len(certain)} questions: {_alike(same, True)}; load {os.getloadavg()[0]:.1f}")


def rows(asked: Asked) -> None:
    """Claims said twice among a million, against pandas and Great Expectations."""
    file, beside = (
        table(asked.folder / "several-1000000-0.01.parquet", 1_000_000, several=True),
        ledger(asked.folder / "ledger-several", several=True),
    )
    for way in ("row by row", "Great Expectations", "all at once"):
        command = _check("duplicate-claim", "--engine", "duckdb", "--scratch", asked.folder, file, beside)
        theirs, ours, other, found = _turns([asked.peers, str(HERE / "peers" / "rows.py"), way, str(file)], command, asked)
        twice = {place["claim"] for one in json.loads(found)["findings"] for place in one["places"]}
        what = way if way == "Great Expectations" else f"pandas {way}"
        print(f"rows     1,000,000 claims: {theirs / ours:.1f} times as fast as {what} ({ours:.1f} s, they {theirs:.1f} s, whole processes)")
        print(f"         {len(other.split()):,} claims are said twice or more: {_alike(set(other.split()), twice)}; load {os.getloadavg()[0]:.1f}")


def _check(rule: str, *arguments: object) -> list[str]:
    fixed = ("--today", TODAY, "--fail-on", "never", "--format", "json", "--no-cache", "--select", rule)
    return [sys.executable, "-m", "claimcheck", "check", *fixed, *map(str, arguments)]


def _turns(theirs: Sequence[str], ours: Sequence[str], asked: Asked) -> tuple[float, float, str, str]:
    """Median seconds of both, run in turn, and what each wrote."""
    times: tuple[list[float], list[float]] = ([], [])
    said = ["", ""]
    for _ in range(asked.rounds):
        for number, command in enumerate((theirs, ours)):
            begun = time.perf_counter()
            run = subprocess.run(command, check=False, cwd=asked.folder, capture_output=True, text=True)
            times[number].append(time.perf_counter() - begun)
            if run.returncode:
                raise SystemExit(f"{' '.join(command)}: {run.stderr.strip().splitlines()[-1:]}")
            said[number] = run.stdout
    return statistics.median(times[0]), statistics.median(times[1]), said[0], said[1]


MEASURES: dict[str, Callable[[Asked], None]] = {"join": join, "shacl": shacl, "rows": rows}
NEEDED = {"join": (), "shacl": ("pyshacl",), "rows": ("pandas", "pyarrow", "great_expectations")}


def missing(peers: str, names: Sequence[str]) -> list[str]:
    """Which of some libraries does an interpreter not have?"""
    asked = f"import importlib.util as u; print(*[n for n in {list(names)} if u.find_spec(n) is None])"
    return subprocess.run([peers, "-c", asked], check=True, capture_output=True, text=True).stdout.split()


def main() -> None:
    """What is asked for on the command line, measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []], default=[])
    parser.add_argument("--peers", default=sys.executable, help="an interpreter that has the peers")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where tables are made and kept; else a folder of this run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (given.folder or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for name in given.names or MEASURES:
            lacking = missing(given.peers, NEEDED[name])
            if lacking:
                print(f"{name:<8} not measured: {given.peers} has no {', '.join(lacking)}")
            else:
                MEASURES[name](Asked(folder, given.peers, given.rounds))


if __name__ == "__main__":
    main()
