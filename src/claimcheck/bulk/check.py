"""Do tables of any size, and the ledger beside them, hold together? From files to a report."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from claimcheck.bulk.backend import ROW_BITS, Backend, Duck
from claimcheck.bulk.judge import Bench, Placed
from claimcheck.bulk.known import known
from claimcheck.bulk.part import Part
from claimcheck.bulk.parts import parts as parts_of
from claimcheck.bulk.run import Outcome, outcome
from claimcheck.bulk.schema import validated
from claimcheck.bulk.stats import Stats
from claimcheck.bulk.twice import twice
from claimcheck.engine import Tally, asked_again, distinct, marked, reported, unsorted, worth
from claimcheck.errors import UsageError
from claimcheck.finding import Report, Severity, Unjudged
from claimcheck.ledger import Ledger, Problem
from claimcheck.load.problems import Problems
from claimcheck.load.rows import tags
from claimcheck.load.tables import COLUMNS
from claimcheck.load.vocabulary import names_of
from claimcheck.load.yaml import clipped
from claimcheck.model import Claim
from claimcheck.rule import RuleModule, RulingModule
from claimcheck.rulings import settled

# Rules that tell what was wrong with files, which no row has to do with.
OF_FILES = frozenset(
    """unreadable-file syntax-error duplicate-key unknown-key invalid-record duplicate-id unknown-property unknown-source invalid-table
    nothing-to-check comment-in-value""".split()
)


def check(
    files: Sequence[str],
    ledger: Ledger,
    rules: Sequence[RuleModule],
    rulings: Sequence[RulingModule],
    severities: Mapping[str, Severity],
    *,
    least: Severity,
    scratch: str,
    memory: str = "",
    stats: Stats | None = None,
    engine: str = "duckdb",
    master: str = "",
    conf: Mapping[str, str] | None = None,
) -> Report:
    """The report on the tables in some files and the ledger beside them; what does not fit into memory goes to the folder ``scratch``.

    Where a table cannot be read to its end, that alone is told: of the rest nothing is certain.
    """
    import duckdb

    run = _Run(rules, rulings, severities, least, stats or Stats())
    try:
        duck = Duck(scratch, memory)
    except duckdb.Error as error:
        raise UsageError(f"the engine cannot be started with {memory or 'its own limit'} of memory: {clipped(_said(error), 200)}") from error
    run.stats.percent = duck.percent
    backend = _backend(engine, duck, scratch, master, conf or {})
    try:
        return _check(files, ledger, run, duck, backend)
    except duckdb.InterruptException:
        raise KeyboardInterrupt from None
    except RuntimeError as error:
        if "interrupted" in str(error).lower():  # as the engine says it where nobody waits for a result
            raise KeyboardInterrupt from None
        raise
    except duckdb.OutOfMemoryException as error:
        raise UsageError(f"the engine needs more memory than {memory or 'it may take'}; give it more by --memory") from error
    except duckdb.Error as error:
        if "No space left" in str(error):
            raise UsageError(_NO_ROOM.format(scratch)) from error
        raise UsageError(f"the tables could not be read to their end: {clipped(_said(error), 200)}") from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise UsageError(_NO_ROOM.format(scratch)) from error
    finally:
        run.stats.percent = _unknown
        backend.close()
        duck.close()


_NO_ROOM = "{}: no space left for what does not fit into memory; make room, or name another folder by --scratch"


def _unknown() -> float:
    return -1.0


def _said(error: Exception) -> str:
    """What an engine complains of, in one line."""
    return " ".join(str(error).split())


class _Run(NamedTuple):
    rules: Sequence[RuleModule]
    rulings: Sequence[RulingModule]
    severities: Mapping[str, Severity]
    least: Severity
    stats: Stats


def _backend(engine: str, duck: Duck, scratch: str, master: str, conf: Mapping[str, str]) -> Backend:
    if engine != "spark":
        if master or conf:
            raise UsageError("--master and --spark-conf go with --engine spark")
        return duck
    from claimcheck.bulk.spark import Spark

    return Spark(scratch, master, conf)


def _check(files: Sequence[str], ledger: Ledger, run: _Run, duck: Duck, backend: Backend) -> Report:
    stats = run.stats
    problems = Problems()
    scratch = duck.scratch
    with stats.phase("tables"):
        parts = parts_of(files, scratch, problems, stats.tick)
        checked = validated(parts, duck.connection, scratch, problems, stats.tick)
    if len(checked.parts) < len(files):
        return _decided(Outcome([], [], Tally(0, {})), _with(ledger, problems), ledger, run._replace(rulings=()))
    by_hand = [claim for claim in ledger.claims if not claim.modality]
    tables = list(checked.parts)
    rows = _without(backend.rows([*tables, _written_down(by_hand, scratch)]), checked.refused, backend, "refused")
    with stats.phase("properties and sources"):
        names = names_of(ledger.properties)
        rows, refused = known(rows, backend, ledger, names, checked, problems)
    paths = [part.path for part in tables]
    # A row that is refused takes no id from another.
    with stats.phase("ids"):
        written = {claim.id: _stands(ledger, claim) for claim in ledger.claims}
        rows = _without(rows, twice(tables, tags(paths), refused, duck.connection, written, problems), backend, "doubled")
    whole = _with(ledger, problems)
    least = worth(run.least, run.severities)
    bench = Bench(replace(whole, claims=(), least=least), names, ledger.claims, by_hand, paths, tags(paths))
    found = outcome(backend, rows, bench, [rule for rule in run.rules if rule.RULE.id not in OF_FILES], stats, notes=least is Severity.NOTE)
    if not found.tally.claims and not whole.problems:
        nothing = Problem("nothing-to-check", "no claims in these files", paths[0] if paths else ".", help="add rows to one of them")
        whole = replace(whole, problems=(nothing,))
    with stats.phase("decisions"):
        seated = replace(whole, claims=tuple({claim.id: claim for claim in (*whole.claims, *bench.kept.values())}.values()))
        seated = replace(seated, places=Placed(whole.places, bench.placed))
        return _decided(found, whole, seated, run)


def _without(rows: Any, refused: Any, backend: Backend, name: str) -> Any:
    """The rows but for some, which are given by ``part`` and ``row``."""
    if not len(refused):
        return rows
    left_out = backend.table(refused, name)
    return rows.anti_join(left_out.select(rid=left_out.part.cast("int64") * (1 << ROW_BITS) + left_out.row), "rid")


def _with(ledger: Ledger, problems: Problems) -> Ledger:
    return replace(ledger, problems=(*ledger.problems, *problems.in_order()))


def _stands(ledger: Ledger, claim: Claim) -> str:
    path, line, _ = ledger.places.place("claim", claim.id, "id")
    return f"{path}:{line}" if line else path


def _written_down(claims: Sequence[Claim], scratch: str) -> Part:
    """Claims written by hand as a table, so that the first pass sees them too."""
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
    from pyarrow import parquet

    path = os.path.join(scratch, "by-hand.parquet")
    columns = {name: pa.array([getattr(claim, name.replace("-", "_")) for claim in claims], pa.string()) for name in COLUMNS}
    parquet.write_table(pa.table(columns), path)
    return Part("", path, len(claims), COLUMNS, lined=False, tidy=True)


def _decided(found: Outcome, whole: Ledger, seated: Ledger, run: _Run) -> Report:
    """The report on what was found, with decisions laid over it. ``seated`` has the claims that decisions may be about."""
    of_files, _ = unsorted(whole, [rule for rule in run.rules if rule.RULE.id in OF_FILES])
    records = settled(distinct([*found.findings, *of_files]), seated, asked_again(run.rules))
    if records.ineffective:
        seated = replace(seated, ineffective=records.ineffective)
    unjudged = list(found.unjudged)
    rulings = run.rulings
    if run.least is not Severity.NOTE:
        rulings = [ruling for ruling in rulings if ruling.RULE.id != "unmatched-decision"]
        if seated.decisions:
            unjudged.append(Unjudged("what decisions match", "what is worth a note alone was not looked for", len(seated.decisions)))
    return reported(
        marked(records.findings), unjudged, seated, run.rules, rulings, run.severities, lines=False, least=run.least, tally=found.tally
    )  # fmt: skip
