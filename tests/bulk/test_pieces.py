"""Does each part of the first pass keep what it must, by itself: times, values, islands, and the filter of each rule?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bulk import filters, subjects, whole
from claimcheck.bulk.backend import Duck
from claimcheck.bulk.first import First, first_pass
from claimcheck.bulk.judge import Bench
from claimcheck.bulk.meanings import ALWAYS
from claimcheck.bulk.parts import parts
from claimcheck.bulk.schema import validated
from claimcheck.bulk.stats import Stats
from claimcheck.bulk.values import Codes, Ends, ends_of, kind_of
from claimcheck.bulk.wider import wider
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.kernel.times import measure, time_of
from claimcheck.kernel.values import common
from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.load.collect import TABLES, collect
from claimcheck.load.problems import Problems
from claimcheck.load.rows import tags
from claimcheck.load.vocabulary import names_of
from claimcheck.reading.values import Dates, Period, Term
from claimcheck.rule import HalvedModule
from claimcheck.rules import RULES
from tests.bulk.both import TODAY, USUAL
from tests.bulk.made import Made
from tests.bulk.words import WHENS
from tests.chance import examples
from tests.kernel import makers


@contextmanager
def passed(folder: Path, *, notes: bool = True) -> Iterator[tuple[First, Bench, Ledger]]:
    """What the first pass makes of the tables in a folder, and the same ledger in memory."""
    scratch = folder.parent / f"scratch-{notes}"
    scratch.mkdir()
    files = [file for file in collect([folder])[0] if file.lower().endswith(TABLES)]
    ledger = load([folder], tables=False).ledger(today=TODAY)
    assert not ledger.claims
    duck, problems = Duck(str(scratch)), Problems()
    found = validated(parts(files, str(scratch), problems), duck.connection, str(scratch), problems).parts
    assert not len(problems)
    paths = [part.path for part in found]
    bench = Bench(ledger, names_of(ledger.properties), (), (), paths, tags(paths))
    first = first_pass(duck, duck.rows(found), bench, Stats(), notes=notes)
    yield first, replace(bench, ledger=replace(ledger, wider=wider(first))), load([folder]).ledger(today=TODAY)
    duck.close()


SIDES = ("2019", "2020", "2020-01", "2020-02", "2019-12", "2020-02-29", "2020-01-01", "2019-12-31", "2020-12-31", "0001", "9999", "..", "")


def test_no_time_is_told_more_narrowly_than_the_kernel_measures_it(tmp_path: Path) -> None:
    """And a day, month or year, or a stretch between two such, exactly as it does."""
    made = Made(0, 0, 1)
    made.properties = {
        "berths": {"datatype": "quantity"},
        "crew": {"datatype": "quantity", "time": "fluctuating"},
        "keels": {"datatype": "quantity", "time": "timeless"},
        "launched": {"datatype": "date", "time": "event"},
        "race": {"datatype": "name", "time": "event"},
    }
    made.sources = {
        "dated": {"title": "A", "published": "2020-01"},
        "dmy": {"title": "B", "date-order": "dmy"},
        "mdy": {"title": "C", "date-order": "mdy"},
    }
    whens = sorted({*WHENS, *(f"{first}/{last}" for first, last in product(SIDES, SIDES)), *SIDES})
    made.claims = [
        {"subject": f"s{number}", "property": property, "value": "2020", "when": when, "source": source}
        for number, (when, property, source) in enumerate(product(whens, made.properties, (*made.sources, "")))
    ]
    made.relations = []
    made.write(tmp_path / "in", by_hand=0)
    exact = 0
    with passed(tmp_path / "in") as (first, _, ledger):
        rows = first.coded.join(first.rows.select("rid", "subject"), "rid").select("subject", "first", "last", "plain").to_pyarrow().to_pylist()
        by_subject = {claim.subject: claim for claim in ledger.claims}
        assert len(rows) == len(by_subject)
        for row in rows:
            claim = by_subject[row["subject"]]
            prop, when = ledger.property(claim), ledger.when(claim)
            if prop.id in ("keels", "launched"):
                assert (row["first"], row["last"]) == (-ALWAYS, ALWAYS)
                continue
            known = measure(ledger.time(claim))
            assert row["first"] <= max(known.first, -ALWAYS), claim
            assert row["last"] >= min(known.last, ALWAYS), claim
            if row["plain"] and isinstance(when, (Dates, Period)):
                stated = measure(time_of(when, prop.time))
                assert (row["first"], row["last"]) == (stated.first, min(stated.last, ALWAYS)), claim
                exact += 1
    assert exact > 500


PROPERTIES = (makers.STEADY, makers.NAME, makers.RIG, makers.REMARK, makers.PORTS, makers.LAUNCHED, makers.SERVICE, makers.OPEN_TO_ALL)
VALUES = st.one_of(makers.AMOUNTS, makers.TERMS, makers.DATES)


def lies(ends: Ends) -> tuple[float, float]:
    return (-np.inf, np.inf) if ends.free else (ends.low, ends.high)


@examples(600)
@given(VALUES, VALUES, st.sampled_from(PROPERTIES), st.booleans(), st.booleans(), st.booleans())
def test_values_that_have_nothing_in_common_lie_apart(a, b, prop, notes, first, many) -> None:
    prop = prop.model_copy(update={"values": "many"}) if many else prop
    codes: Codes = {}
    kind = kind_of(a if first else b)
    one, two = (ends_of(value, prop, kind, codes, notes=notes) for value in (a, b))
    shared = common(a, b, prop)
    if one.silent or two.silent:
        assert shared.kind == "open"
        return
    apart = one.odd or two.odd or lies(one)[1] < lies(two)[0] or lies(two)[1] < lies(one)[0]
    if shared.kind in ("none", "maybe-none", "undecided") or (shared.kind == "near" and notes):
        assert apart
    if notes and shared.kind == "some":
        assert one.odd or two.odd or lies(one) != lies(two)
    if not (one.odd or two.odd) and prop.values == "one":
        # Wordings have no order: whatever is not the same lies apart, and the rules say whether it is one thing in two wordings.
        assert apart == (shared.kind != "all" if isinstance(a, Term) else shared.kind == "none")


def test_islands_lose_no_two_rows_that_clash(tmp_path: Path) -> None:
    """Ties everywhere: of 6 moments and 4 values, in questions of up to 12 rows."""
    rng = np.random.default_rng(3)
    duck = Duck(str(tmp_path))
    size = 6000
    asked = rng.integers(0, 1000, size) % rng.integers(1, 1000, size)
    first, low = rng.integers(0, 6, size), rng.integers(0, 4, size).astype(float)
    last, high = first + rng.integers(0, 3, size), low + rng.integers(0, 3, size) * (rng.random(size) < 0.3)
    columns = {"rid": np.arange(size), "asked": asked, "first": first, "last": last, "low": low, "high": high}
    rows = duck.table(pa.table({**columns, **{name: np.zeros(size, bool) for name in ("odd", "free", "silent")}}), "made")
    left = set(duck.arrow(filters.islands(filters.lying_apart(rows, filters.apart(rows)))).column("rid").to_pylist())
    duck.close()
    same = asked[:, None] == asked
    clash = same & (first[:, None] <= last) & (first <= last[:, None]) & ((high[:, None] < low) | (high < low[:, None]))
    clashing = set(np.flatnonzero(clash.any(axis=1)).tolist())
    assert clashing <= left
    assert len(clashing) > 1000
    assert len(left) < size


FILTERS: dict[str, Callable[[First], list[filters.Table]]] = {
    "value-conflict": lambda first: [filters.several(first.coded)],
    "name-variant": lambda first: [filters.several(first.coded)],
    "overlapping-holders": lambda first: [filters.overlapping(first.coded, having(first, "office"))],
    "differing-terms": lambda first: [filters.overlapping(first.coded, having(first, "office"))],
    "shrinking-count": lambda first: [filters.shrinking(first.coded, having(first, "grows"))],
    "duplicate-claim": lambda first: [filters.repeated(first.coded)],
    "stale-value": lambda first: [filters.of(first.coded, having(first, "fresh"))],
}
BY_QUESTION = {module.RULE.id: module for module in RULES if "question" in (module.RULE.reach, module.RULE.near)}
BY_SUBJECT = {module.RULE.id: module for module in RULES if module.RULE.reach == "subject" and module.RULE.id != "unknown-subject"}
OF_ALL = {
    module.RULE.id: module
    for module in USUAL
    if module.RULE.reach == "ledger" and module.RULE.family in ("values", "time", "several claims", "sources")
}


def having(first: First, trait: str) -> list[int]:
    return [pid for pid, id in enumerate(first.ids) if getattr(first.ledger.properties[id], trait)]


def test_the_filter_of_each_rule_keeps_all_that_it_finds_anything_in(tmp_path: Path) -> None:
    assert FILTERS.keys() == BY_QUESTION.keys()
    made = Made(22, 900, 60)
    for number, prop in enumerate(made.properties.values()):
        more = {"entity": {"office": "true"}, "quantity": {"grows": "true"}}.get(prop["datatype"]) if number % 3 else None
        if more:  # few have these traits by chance, and they bear on properties with one answer at a time
            prop.update(more)
            prop.pop("values", None)
    made.write(tmp_path / "in", by_hand=0)
    found = let_go = 0
    told: dict[str, int] = {}
    with passed(tmp_path / "in") as (first, bench, ledger):
        asked, about = numbers(first, bench)
        for id, module in BY_QUESTION.items():
            kept = {number for one in FILTERS[id](first) for number in one.select("asked").to_pyarrow().column(0).to_pylist()}
            check = module.near if isinstance(module, HalvedModule) else module.check
            touched = {asked[claim] for one in check(ledger) if isinstance(one, Finding) for claim in claims_in(one)}
            assert touched <= kept, id
            told[id] = len(touched)
            found, let_go = found + len(touched), let_go + len(set(asked.values()) - kept)
        for id, module in BY_SUBJECT.items():
            kept = {number for one in subjects.kept(first, {id}) for number in one.subjects.select("about").to_pyarrow().column(0).to_pylist()}
            touched = {about[claim] for one in module.check(ledger) if isinstance(one, Finding) for claim in claims_in(one)}
            assert touched <= kept, id
            found, let_go = found + len(touched), let_go + len(set(about.values()) - kept)
        for id, module in OF_ALL.items():
            shares = [share for share in whole.shares(first, bench, frozenset((id,))) if id in share.rules]
            rows = [row for share in shares for row in first.fetch(share.rows, f"{share.name}_{id.replace('-', '_')}")]
            check = module.far if isinstance(module, HalvedModule) else module.check
            said = sorted(map(repr, check(bench.seated(rows))))
            assert said == sorted(map(repr, check(ledger))), id
            found += len(said)
    assert found > 400
    assert let_go > 2000
    least = {
        "value-conflict": 100,
        "duplicate-claim": 100,
        "overlapping-holders": 20,
        "shrinking-count": 20,
        "stale-value": 20,
        "name-variant": 3,
        "differing-terms": 1,
    }
    assert {id: told[id] for id, many in least.items() if told[id] < many} == {}


def numbers(first: First, bench: Bench) -> tuple[dict[str, int], dict[str, int]]:
    """The number of the question, and of the subject, of each claim."""
    rows = first.coded.join(first.rows.select(*first.cells), "rid").select("asked", "about", *first.cells).to_pyarrow().to_pylist()
    claims = [(bench.seated([row]).claims[0].id, row) for row in rows]
    return {id: row["asked"] for id, row in claims}, {id: row["about"] for id, row in claims}


def claims_in(finding: Finding) -> set[str]:
    return {place.claim for place in finding.places if place.claim}


def test_values_that_clash_survive_where_only_errors_and_warnings_count(tmp_path: Path) -> None:
    made = Made(31, 600, 80)
    made.write(tmp_path / "in", by_hand=0)
    rule = BY_QUESTION["value-conflict"]
    with passed(tmp_path / "in", notes=False) as (first, bench, ledger):
        asked, _ = numbers(first, bench)
        groups = filters.apart(first.coded)
        kept = set(groups.filter(groups.odd).select("asked").to_pyarrow().column(0).to_pylist())
        kept |= set(filters.islands(filters.lying_apart(first.coded, groups)).select("asked").to_pyarrow().column(0).to_pylist())
        worse = [one for one in rule.check(ledger) if isinstance(one, Finding) and one.severity is not Severity.NOTE]
        touched = {asked[claim] for one in worse for claim in claims_in(one)}
        assert {one.verdict for one in worse} == {Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.SUPERSEDED}
        assert touched <= kept
        assert len(kept) < len(set(asked.values())) * 0.7
