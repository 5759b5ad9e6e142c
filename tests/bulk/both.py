"""One ledger held to the rules twice, in memory and by an engine, and what differs."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from claimcheck.bulk import check as bulk
from claimcheck.bulk.stats import Stats
from claimcheck.engine import run
from claimcheck.finding import Report, Severity
from claimcheck.load import load
from claimcheck.load.collect import TABLES, collect
from claimcheck.rule import RuleModule
from claimcheck.rules import RULES, RULINGS

TODAY = 738_000
USUAL = [rule for rule in RULES if not rule.RULE.optional]
DECISIONS = "what decisions match"  # asked of nobody where notes are not looked for
_COUNTS = ("claims", "sources", "errors", "warnings", "notes", "decided", "left_open", "not_judged")


def in_memory(folder: Path, least: Severity, rules: Sequence[RuleModule] = USUAL, texts: Path | None = None) -> Report:
    return run(load([folder], [texts] if texts else []).ledger(today=TODAY), rules, RULINGS, least=least, lines=False)


def by_engine(folder: Path, least: Severity, rules: Sequence[RuleModule] = USUAL, texts: Path | None = None) -> Report:
    return counted(folder, least, rules, texts)[0]


def counted(
    folder: Path, least: Severity, rules: Sequence[RuleModule] = USUAL, texts: Path | None = None, **options: Any
) -> tuple[Report, Mapping[str, int]]:
    """The report of the first pass and the rules, and what the filters kept. The options say on which engine, where it is not DuckDB."""
    files = [file for file in collect([folder])[0] if file.lower().endswith(TABLES)]
    ledger = load([folder], [texts] if texts else [], tables=False).ledger(today=TODAY)
    stats = Stats()
    with tempfile.TemporaryDirectory() as scratch:
        return bulk.check(files, ledger, rules, RULINGS, {}, least=least, scratch=scratch, stats=stats, **options), stats.counts


def written(claims: Iterable[Mapping[str, str]], path: Path) -> Path:
    """Claims as a Parquet file."""
    claims = list(claims)
    columns = dict.fromkeys(name for claim in claims for name in claim)
    parquet.write_table(pa.table({name: [claim.get(name, "") for claim in claims] for name in columns}), path)
    return path


def differences(one: Report, other: Report) -> list[Any]:
    """What one report tells and the other does not, to the last word; the order, and the counts. What decisions match is left out where only errors and warnings are looked for."""
    asked = one.least is Severity.NOTE
    findings = [[found for found in report.findings if asked or found.rule != "unmatched-decision"] for report in (one, other)]
    unjudged = [[item for item in report.not_judged if asked or item.what != DECISIONS] for report in (one, other)]
    told = [
        *(("found in memory alone", item) for item in Counter(findings[0]) - Counter(findings[1])),
        *(("found by the engine alone", item) for item in Counter(findings[1]) - Counter(findings[0])),
        *(("not judged in memory alone", item) for item in Counter(unjudged[0]) - Counter(unjudged[1])),
        *(("not judged by the engine alone", item) for item in Counter(unjudged[1]) - Counter(unjudged[0])),
    ]
    if not told and (findings[0] != findings[1] or unjudged[0] != unjudged[1]):
        told.append(("in another order", None))
    excused = () if asked or not any(item.what == DECISIONS for item in other.not_judged) else ("warnings", "not_judged")
    counts = [name for name in _COUNTS if name not in excused]
    told += [(name, (a, b)) for name in counts if (a := getattr(one.summary, name)) != (b := getattr(other.summary, name))]
    if one.sources != other.sources or one.unchecked != other.unchecked:
        told.append(("sources", (one.sources, other.sources)))
    return told
