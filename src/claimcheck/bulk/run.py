"""What does a run over tables of any size come to? The first pass keeps what rules may have something to say about, and they judge that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimcheck.bulk import filters, near, subjects, whole
from claimcheck.bulk.backend import Backend
from claimcheck.bulk.clashing import Kept, clashing
from claimcheck.bulk.first import First, first_pass
from claimcheck.bulk.judge import Bench, Judge, checks, judged
from claimcheck.bulk.stats import Stats
from claimcheck.bulk.wider import wider
from claimcheck.engine import Tally
from claimcheck.finding import Finding, Unjudged
from claimcheck.rule import RuleModule

Table = Any


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
        hand = bench.written
        judged(bench, bench.seated([], hand), chosen["claim"], findings, unjudged)
        for singles in near.kept(first, bench, rules):
            stats.count("rows judged one at a time", len(singles))
            stats.tick(len(singles))
            judged(bench, bench.seated(singles), chosen["claim"], findings, unjudged)
    for name, asking, ids in _asked(first, names):
        with stats.phase(f"questions: {name}"):
            judge = Judge(bench, checks([rule for rule in rules if rule.RULE.id in ids])["question"])
            kept = first.rows.join(asking, "rid").select("asked", *first.cells)
            for one in backend.mapped(kept, "asked", "rid", judge):
                stats.count(f"rows judged, {name}", one.rows)
                stats.tick(one.rows)
                findings += one.findings
                unjudged += one.unjudged
                bench.kept.update(one.kept)
                for id, place in one.placed.items():
                    bench.placed.setdefault(id, place)
    with stats.phase("subjects"):
        for rows_, ids in _about(first, names):
            stats.count("rows judged by subject", len(rows_))
            picked = checks([rule for rule in rules if rule.RULE.id in ids])["subject"]
            judged(bench, bench.seated(rows_), picked, findings, unjudged)
    with stats.phase("the ledger as a whole"):
        for share in whole.shares(first, bench, names):
            rest = first.fetch(share.rows, share.name)
            stats.count("rows judged as a whole", len(rest))
            picked = checks([rule for rule in rules if rule.RULE.id in share.rules])["ledger"]
            judged(bench, bench.seated(rest, hand if share.beside else ()), picked, findings, unjudged)
    return Outcome(findings, unjudged, first.tally)


def _asked(first: First, rules: frozenset[str]) -> Iterator[tuple[str, Table, frozenset[str]]]:
    """The rows of the questions to judge, by what may be wrong with them, and the rules that say so."""
    rows, ledger = first.coded, first.ledger
    used = {number: ledger.properties[id] for number, id in enumerate(first.ids)}
    offices = [number for number, prop in used.items() if prop.office]
    growing = [number for number, prop in used.items() if prop.grows]
    fresh = [number for number, prop in used.items() if prop.fresh and first.notes]
    filtered: Sequence[tuple[str, str, bool, Callable[[], Kept]]] = (
        ("values", "value-conflict name-variant", True, lambda: Kept([filters.several(rows)]) if first.notes else clashing(first)),
        ("holders of offices", "overlapping-holders differing-terms", bool(offices), lambda: Kept([filters.overlapping(rows, offices)])),
        ("shrinking counts", "shrinking-count", bool(growing), lambda: Kept([filters.shrinking(rows, growing)])),
        ("repeated claims", "duplicate-claim", True, lambda: _whole(first.backend.keep(filters.repeated(rows), "repeated"))),
        ("stale values", "stale-value", bool(fresh), lambda: Kept([filters.of(rows, fresh)])),
    )
    for name, ids, used_at_all, kept in filtered:
        asking = rules & set(ids.split())
        if not (asking and used_at_all):
            continue
        with first.stats.phase(f"{name}: what can differ"):
            found = kept()
            asked = filters.together(first.backend, found.questions, f"asked_{name.partition(' ')[0]}")
            count = int(first.backend.arrow(asked.agg(n=asked.count())).column(0)[0].as_py())
            first.stats.count(f"questions kept, {name}", count)
        if count:
            yield name, found.chosen(rows, asked), asking


def _whole(rows: Table) -> Kept:
    """All questions of some rows, each to be judged by these rows alone."""
    questions = rows.select("asked").distinct()
    return Kept([questions], questions, rows)


def _about(first: First, rules: frozenset[str]) -> Iterable[tuple[list[dict[str, Any]], frozenset[str]]]:
    """The rows of the subjects to judge, and by which rules: of some of their properties, and all rows where the name may be a slip."""
    kept = list(subjects.kept(first, rules))
    if kept:
        properties = sorted(set().union(*(one.properties for one in kept)))
        about = filters.together(first.backend, [one.subjects for one in kept], "about")
        rows = first.coded.filter(first.coded.pid.isin(properties)).semi_join(about, "about")
        yield first.fetch([rows.select("rid")], "of_subjects"), rules - {"unknown-subject"}
    if first.slips and "unknown-subject" in rules:
        yield first.fetch([first.slips_rows()], "slips"), frozenset({"unknown-subject"})
