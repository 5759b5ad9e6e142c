"""One ledger, checked in memory and by an engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from claimcheck.bulk.check import check
from claimcheck.bulk.stats import Stats
from claimcheck.engine import run
from claimcheck.finding import Report, Severity
from claimcheck.load import load
from claimcheck.load.collect import TABLES, collect
from claimcheck.rules import RULINGS
from tests.bulk.both import TODAY, USUAL


def in_memory(paths: Sequence[Path], least: Severity) -> Report:
    """The report of the kernel alone."""
    return run(load(paths).ledger(today=TODAY), USUAL, RULINGS, least=least, lines=False)


def by_engine(paths: Sequence[Path], least: Severity, scratch: Path, engine: str = "duckdb", **options: Any) -> tuple[Report, Mapping[str, int]]:
    """The report of the columnar first pass and the kernel, and what the filters kept."""
    files, _ = collect(paths)
    tables = [file for file in files if file.lower().endswith(TABLES)]
    stats = Stats()
    scratch.mkdir()
    ledger = load(paths, tables=False).ledger(today=TODAY)
    report = check(tables, ledger, USUAL, RULINGS, {}, least=least, scratch=str(scratch), stats=stats, engine=engine, **options)
    return report, stats.counts


def written(claims: Iterable[Mapping[str, str]], path: Path) -> Path:
    """Claims as a Parquet file."""
    claims = list(claims)
    columns = dict.fromkeys(name for claim in claims for name in claim)
    parquet.write_table(pa.table({name: [claim.get(name, "") for claim in claims] for name in columns}), path)
    return path
