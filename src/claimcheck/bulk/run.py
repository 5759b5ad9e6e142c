"""What does a run over tables of any size come to? The first pass keeps what rules may have something to say about, and they judge that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk import filters, near, subjects, whole
from claimcheck.bulk.backend import Backend
from claimcheck.bulk.first import First, first_pass
from claimcheck.bulk.judge import Bench, Judge, checks, judged
from claimcheck.bulk.stats import Stats
from claimcheck.bulk.wider import wider
from claimcheck.engine import Tally
from claimcheck.finding import Finding, Unjudged
from claimcheck.rule import RuleModule

Table = Any
SLICE = 2_000_000  # rows whose numbers are held in memory at a time


@dataclass(frozen=True)
class Outcome:
    """What the rules find, what they cannot judge, and how many claims there are."""

    findings: list[Finding]
    unjudged: list[Unjudged]
    tally: Tally


def outcome(backend: Backend, rows: Table, bench: Bench, rules: Sequence[RuleModule], stats: Stats, *, notes: bool) -> Outcome:
    """Hold rows of tables to rules. The rows are sound, and of known properties and sources; ``notes`` asks for what is worth a note alone as well."""
    first = first_pass(backend, rows, bench, stats, notes=notes)
    bench = replace(bench, ledger=replace(bench.ledger, wider=wider(first)))
    names = frozenset(rule.RULE.id for rule in rules)
    chosen = checks(rules)
    findings: list[Finding] = []
    unjudged: list[Unjudged] = []
    with stats.phase("one claim at a time"):
        singles = near.kept(first, bench, rules)
        stats.count("rows judged one at a time", len(singles))
        hand = bench.written
        judged(bench, bench.seated(singles, hand), chosen["claim"], findings, unjudged)
    for name, asked, ids in _asked(first, names):
        with stats.phase(f"questions: {name}"):
            judge = Judge(bench, checks([rule for rule in rules if rule.RULE.id in ids])["question"])
            kept = first.rows.join(first.coded.semi_join(asked, "asked").select("rid", "asked"), "rid").select("asked", *first.cells)
            for one in backend.mapped(kept, "asked", "rid", judge):
                stats.count(f"rows judged, {name}", one.rows)
                findings += one.findings
                unjudged += one.unjudged
                bench.kept.update(one.kept)
                for id, place in one.placed.items():
                    bench.placed.setdefault(id, place)
    with stats.phase("subjects"):
        for rows_, only in _about(first, names):
            stats.count("rows judged by subject", len(rows_))
            picked = [check for check in chosen["subject"] if (check.__module__.endswith("unknown_subject")) is only]
            judged(bench, bench.seated(rows_), picked, findings, unjudged)
    with stats.phase("the ledger as a whole"):
        rest = first.fetch([*whole.kept(first, bench, names), first.examples], "anywhere")
        stats.count("rows judged as a whole", len(rest))
        judged(bench, bench.seated(rest, hand), chosen["ledger"], findings, unjudged)
    return Outcome(findings, unjudged, first.tally)


def _asked(first: First, rules: frozenset[str]) -> Iterator[tuple[str, Table, frozenset[str]]]:
    """The questions to judge, by what may be wrong with them, and the rules that say so."""
    rows, ledger = first.coded, first.ledger
    used = {number: ledger.properties[id] for number, id in enumerate(first.ids)}
    offices = [number for number, prop in used.items() if prop.office]
    growing = [number for number, prop in used.items() if prop.grows]
    fresh = [number for number, prop in used.items() if prop.fresh and first.notes]
    filtered: Sequence[tuple[str, str, bool, Callable[[], Sequence[Table]]]] = (
        ("values", "value-conflict name-variant", True, lambda: [filters.several(rows)] if first.notes else _clashing(first)),
        ("holders of offices", "overlapping-holders differing-terms", bool(offices), lambda: [filters.overlapping(rows, offices)]),
        ("shrinking counts", "shrinking-count", bool(growing), lambda: [filters.shrinking(rows, growing)]),
        ("repeated claims", "duplicate-claim", True, lambda: [filters.repeated(rows)]),
        ("stale values", "stale-value", bool(fresh), lambda: [filters.of(rows, fresh)]),
    )
    for name, ids, used_at_all, kept in filtered:
        asking = rules & set(ids.split())
        if not (asking and used_at_all):
            continue
        with first.stats.phase(f"{name}: what can differ"):
            asked = filters.together(first.backend, kept(), f"asked_{name.partition(' ')[0]}")
            count = int(first.backend.arrow(asked.agg(n=asked.count())).column(0)[0].as_py())
            first.stats.count(f"questions kept, {name}", count)
        if count:
            yield name, asked, asking


def _clashing(first: First) -> list[Table]:
    """The questions on which values clash at a time, or may."""
    from claimcheck.bulk.exact import clusters

    backend, stats = first.backend, first.stats
    groups = backend.keep(filters.apart(first.coded), "groups")
    left = backend.keep(filters.islands(filters.lying_apart(first.coded, groups)), "left")
    counts = backend.arrow(
        groups.agg(questions=groups.count(), rows=groups.members.sum().fill_null(0), odd=groups.odd.sum().fill_null(0))
    ).to_pylist()[0]
    stats.count("questions whose answers lie apart", counts["questions"])
    stats.count("  of them with values on no line", int(counts["odd"]))
    stats.count("  rows on them", int(counts["rows"]))
    number = int(backend.arrow(left.agg(n=left.count())).column(0)[0].as_py())
    stats.count("  rows left after time and value", number)
    slices = 1 + number // SLICE
    found = []
    for at in range(slices):
        piece = left if slices == 1 else left.filter((left.asked & 1023) % slices == at)
        table = backend.arrow(piece)
        columns = [table.column(name).to_numpy() for name in ("asked", "first", "last", "low", "high")]
        marks = clusters(columns[0], columns[1].astype("int64"), columns[2].astype("int64"), columns[3], columns[4])
        clashing = marks >= 0
        stats.count("rows that clash", int(clashing.sum()))
        stats.count("clusters of them", len(set(marks[clashing].tolist())))
        found.append(pa.table({"asked": pa.array(sorted(set(columns[0][clashing].tolist())), pa.int64())}))
    proven = pa.concat_tables(found)
    stats.count("questions on which rows clash", len(proven))
    return [groups.filter(groups.odd).select("asked"), backend.table(proven, "proven")]


def _about(first: First, rules: frozenset[str]) -> Iterable[tuple[list[dict[str, Any]], bool]]:
    """The rows of the subjects to judge: by their properties, and those whose names may be slips."""
    kept = list(subjects.kept(first, rules))
    if kept:
        properties = sorted(set().union(*(one.properties for one in kept)))
        about = filters.together(first.backend, [one.subjects for one in kept], "about")
        rows = first.coded.filter(first.coded.pid.isin(properties)).semi_join(about, "about")
        yield first.fetch([rows.select("rid")], "of_subjects"), False
    if first.slips and "unknown-subject" in rules:
        yield first.fetch([first.slips_rows()], "slips"), True
