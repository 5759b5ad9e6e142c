"""Which claims break a relation? The fewest, the same whatever the order, and never when some choice of numbers satisfies it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.ledger import Ledger, RecordKind
from claimcheck.model import Claim, Entity, Property, Source
from claimcheck.relations.amounts import Truth
from claimcheck.relations.clash import Judgement, judge
from claimcheck.relations.counting import tally
from claimcheck.relations.parse import Slip, parse
from claimcheck.relations.tree import counts
from tests.chance import examples


class Nowhere:
    """Places of records that stand in no file."""

    def place(self, kind: RecordKind, id: str, field: str = "") -> tuple[str, int, int]:
        return kind, len(id), len(field)


PROPERTIES = {
    prop.id: prop
    for prop in (
        Property(id="total", datatype="quantity", time="timeless"),
        Property(id="part", datatype="quantity", time="timeless"),
        Property(id="crew", datatype="quantity", time="state"),
        Property(id="fund", datatype="quantity", time="timeless", units=("currency",)),
        Property(id="quota", datatype="quantity", unit="share", time="timeless"),
        Property(id="opened", datatype="date", time="event"),
        Property(id="shut", datatype="date", time="event"),
        Property(id="open", datatype="yes-no", time="timeless"),
        Property(id="keeper", datatype="entity", time="timeless", values="many"),
        Property(id="home", datatype="entity", time="timeless", values="many"),
        Property(id="old-name", datatype="name", time="timeless", values="many"),
    )
}
ENTITIES = {
    id: Entity(id=id, name=name)
    for id, name in (("ada", "Ada Brun"), ("otto", "Otto Wick"), ("ine", "Ine Dahl"), ("peru", "Peru"), ("malta", "Malta"))
}


def ledger(*rows: str) -> Ledger:
    """Claims written as ``id: subject.property = value @when (source)``."""
    claims = []
    for row in rows:
        id, _, rest = row.partition(": ")
        rest, _, source = rest.partition(" (")
        rest, _, when = rest.partition(" @")
        path, _, value = rest.partition(" = ")
        subject, _, prop = path.partition(".")
        prop, _, scope = prop.partition("[")
        claims.append(
            Claim(
                id=id,
                subject=subject,
                property=prop,
                value=value.strip(),
                scope=scope.rstrip("]"),
                when=when.strip(),
                source=source.rstrip(")") or "log",
            )
        )
    sources = {id: Source(id=id, published="2024-05-01") for id in dict.fromkeys(["log", *(claim.source for claim in claims)])}
    return Ledger(sources, ENTITIES, PROPERTIES, claims, Nowhere())


def judged(holds: str, *rows: str) -> Judgement:
    tree = parse(holds)
    assert not isinstance(tree, Slip), tree
    return judge(tree, ledger(*rows))


def clashing(found: Judgement) -> list[list[str]]:
    return [[claim.id for claim in clash.claims] for clash in found.clashes]


@pytest.mark.parametrize(
    ("holds", "rows", "expected"),
    [
        ("a.part + a.part[x] = a.total", ["p: a.part = 3", "x: a.part[x] = 4", "t: a.total = 8"], [["p", "x", "t"]]),
        ("a.part + a.part[x] = a.total", ["p: a.part = 3", "x: a.part[x] = 4+", "t: a.total = 8"], []),
        ("a.part = 3 and a.total = 4", ["p: a.part = 3", "t: a.total = 5"], [["t"]]),
        ("a.part = 4 or a.total = 4", ["p: a.part = 3", "t: a.total = 5"], [["p", "t"]]),
        ("not (a.part = 3 or a.total = 4)", ["p: a.part = 3", "t: a.total = 5"], [["p"]]),
        ("a.fund >= 3 million EUR", ["f: a.fund = 2.5 million EUR"], [["f"]]),
        ("a.fund >= 3 million", ["f: a.fund = 2.5 million EUR"], [["f"]]),
        ("a.part / a.total <= a.quota", ["p: a.part = 3", "t: a.total = 4", "q: a.quota = 50%"], [["p", "t", "q"]]),
        ("a.opened before a.shut", ["o: a.opened = 1951", "s: a.shut = 1950-12"], [["o", "s"]]),
        ("a.opened before a.shut", ["o: a.opened = 1951-05-01", "s: a.shut = 1951-05-01"], []),
        ("a.opened < a.shut", ["o: a.opened = 1951-05-01", "s: a.shut = 1951-05-01"], [["o", "s"]]),
        ("a.opened within 1950/1959", ["o: a.opened = 1960s"], [["o"]]),
        ("a.opened + 10 years before a.shut", ["o: a.opened = 1951", "s: a.shut = 1959"], [["o", "s"]]),
        ("years(a.opened, a.shut) = 7", ["o: a.opened = 1951-06-02", "s: a.shut = 1958-06-01"], [["o", "s"]]),
        ("years(a.opened, a.shut) = 7", ["o: a.opened = 1951-06-01", "s: a.shut = 1958-06-01"], []),
        ("days(a.opened, a.shut) <= 365", ["o: a.opened = 1951", "s: a.shut = 1953"], [["o", "s"]]),
        ("not a.open or a.total > 0", ["y: a.open = yes", "t: a.total = 0"], [["y", "t"]]),
        ("count(a.keeper) = 1", ["k: a.keeper = Ada Brun", "l: a.keeper = Otto Wick", "m: a.keeper = Ine Dahl"], [["k", "m"]]),
        ("count(a.keeper) = 1", ["k: a.keeper = Ann Poe", "l: a.keeper = Anne Poe"], []),
        ("count(a.keeper) = 3", ["k: a.keeper = only Ada Brun; Otto Wick"], [["k"]]),
        (
            "count(a.keeper where home != malta) = 1",
            ["k: a.keeper = Ada Brun; Otto Wick", "h: ada.home = Peru", "i: otto.home = Peru"],
            [["k", "h", "i"]],
        ),
        ("count(a.keeper where home != malta) = 1", ["k: a.keeper = Ada Brun; Otto Wick", "h: ada.home = Peru"], []),
        ("count(a.old-name) = 2", ["k: a.old-name = Board for Lamps", "l: a.old-name = Board for Lamp", "m: a.old-name = Lamp Office"], []),
        (
            "count(a.old-name) = 2",
            ["k: a.old-name = Board for Lamps", "l: a.old-name = Wick Board", "m: a.old-name = Lamp Office"],
            [["k", "m", "l"]],
        ),
        ("a.keeper = ada", ["k: a.keeper = only Otto Wick"], [["k"]]),
        ("a.keeper = ada", ["k: a.keeper = Otto Wick", "l: a.keeper = Ada Brun"], []),
        ("a.keeper != ada", ["k: a.keeper = Otto Wick", "l: a.keeper = Ada Brun"], [["l"]]),
        ("#t >= 9", ["t: a.total = 8", "u: a.total = 9"], [["t"]]),
        ("a.crew@2020 <= a.crew@2019", ["b: a.crew = 5 @2019", "c: a.crew = 6 @2020", "d: a.crew = 1 @2021"], [["c", "b"]]),
        ("a.crew <= a.total", ["b: a.crew = 5 @2019", "c: a.crew = 6 @2020", "t: a.total = 5"], [["c", "t"]]),
    ],
)
def test_the_fewest_claims_that_clash(holds: str, rows: list[str], expected: list[list[str]]) -> None:
    assert clashing(judged(holds, *rows)) == expected


@pytest.mark.parametrize(
    ("holds", "rows", "reason"),
    [
        ("a.fund >= 3 million USD", ["f: a.fund = 2 million EUR"], "does not compare"),
        ("a.part / a.total = 2", ["p: a.part = 3", "t: a.total = 0-4"], "can be zero"),
        ("a.part = a.total", ["p: a.part = 3"], "nothing is recorded"),
        ("a.part = 4", ["p: a.part = a good many"], "`p`"),
        ("a.keeper = ada", ["k: a.keeper = Somebody Else"], "may name one thing"),
        ("a.crew[x] <= a.crew", ["x: a.crew[x] = 5 @2019", "c: a.crew = 4 @2021"], "one time"),
        ("a.part = 4", ["p: a.part = unknown"], "not to be known"),
    ],
)
def test_what_cannot_be_judged_says_why(holds: str, rows: list[str], reason: str) -> None:
    found = judged(holds, *rows)
    assert found.clashes == ()
    assert reason in found.reason


def test_other_sources_of_the_same_time_make_it_doubtful_and_of_another_time_do_not() -> None:
    rows = ["b: a.crew = 5 @2019 (log)", "x: a.crew[x] = 7 @2019"]
    assert [clash.rescued for clash in judged("a.crew[x] <= a.crew", *rows, "c: a.crew = 9 @2019 (memoir)").clashes] == [True]
    assert [clash.rescued for clash in judged("a.crew[x] <= a.crew", *rows, "c: a.crew = 9 @2021 (memoir)", "y: a.crew[x] = 7 @2021").clashes] == [
        False
    ]


def test_times_that_may_differ_make_it_uncertain() -> None:
    certain = judged("a.crew[x] <= a.crew", "b: a.crew = 5 @2019", "x: a.crew[x] = 7 @2019")
    possible = judged("a.crew[x] <= a.crew", "b: a.crew = 5 @2019", "x: a.crew[x] = 7 @[2019-03, 2020-04]")
    assert [clash.certain for clash in certain.clashes] == [True]
    assert [clash.certain for clash in possible.clashes] == [False]


def test_what_one_source_says_without_a_date_it_says_at_one_time() -> None:
    assert [clash.certain for clash in judged("a.crew[x] <= a.crew", "b: a.crew = 5", "x: a.crew[x] = 7").clashes] == [True]


def test_clashes_of_different_times_are_told_apart() -> None:
    rows = [f"{name}{year}: a.crew{scope} = {value} @{year}" for year in (2001, 2002, 2003) for name, scope, value in (("b", "", 5), ("x", "[x]", 7))]
    assert clashing(judged("a.crew[x] <= a.crew", *rows)) == [["x2001", "b2001"], ["x2002", "b2002"], ["x2003", "b2003"]]


def test_many_sources_give_one_clash_and_a_count() -> None:
    rows = [f"t{n}: a.total = {n} (s{n})" for n in range(10, 60)]
    found = judged("a.part >= a.total", "p: a.part = 9", *rows)
    assert clashing(found) == [["p", "t10"]]
    assert found.more == 49


def test_work_is_bounded() -> None:
    rows = [f"{name}{n}: a.{name} = {n} (s{n})" for name in ("part", "total") for n in range(200)]
    assert "more than" in judged("a.part + a.total >= 0", *rows).reason


numbers = st.tuples(st.integers(0, 3), st.integers(0, 2)).map(lambda pair: (pair[0], pair[0] + pair[1]))
shapes = st.sampled_from(
    [
        "a.part + a.part[x] = a.total",
        "a.part + a.part[x] < a.total",
        "a.part * a.part[x] = a.total",
        "a.part - a.part[x] >= a.total",
        "max(a.part, a.part[x]) = a.total",
    ]
)
MEANING = {
    "a.part + a.part[x] = a.total": lambda p, x, t: p + x == t,
    "a.part + a.part[x] < a.total": lambda p, x, t: p + x < t,
    "a.part * a.part[x] = a.total": lambda p, x, t: p * x == t,
    "a.part - a.part[x] >= a.total": lambda p, x, t: p - x >= t,
    "max(a.part, a.part[x]) = a.total": lambda p, x, t: max(p, x) == t,
}


@given(shapes, st.lists(numbers, min_size=1, max_size=2), st.lists(numbers, min_size=1, max_size=2), st.lists(numbers, min_size=1, max_size=2))
@examples(80)
def test_a_clash_is_one_for_every_choice_of_numbers(
    holds: str, p: Sequence[tuple[int, int]], x: Sequence[tuple[int, int]], t: Sequence[tuple[int, int]]
) -> None:
    named = {f"{name}{n}": span for name, spans in (("p", p), ("x", x), ("t", t)) for n, span in enumerate(spans)}
    paths = {"p": "a.part", "x": "a.part[x]", "t": "a.total"}
    found = judged(holds, *(f"{id}: {paths[id[0]]} = {low}-{high} (s{id})" for id, (low, high) in named.items()))

    def worlds(ids: Sequence[str]) -> bool:
        """Does some choice of whole numbers from these claims, and of any for the rest, satisfy it?"""
        free = range(-1, 30)
        options = [next((range(named[id][0], named[id][1] + 1) for id in ids if id[0] == name), free) for name in "pxt"]
        return any(MEANING[holds](*choice) for choice in product(*options))

    failing = [
        choice
        for choice in product(*([id for id in named if id[0] == name] for name in "pxt"))
        if not _fractions(holds, [named[id] for id in choice])
    ]
    assert bool(found.clashes) == bool(failing)
    for clash in found.clashes:
        ids = [claim.id for claim in clash.claims]
        assert not worlds(ids)
        assert clash.rescued == (len(failing) < len(p) * len(x) * len(t))


def _fractions(holds: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Can it hold for some real numbers of the spans? Products and sums run through all values between their extremes."""
    (a, b), (c, d), (e, f) = spans
    sums = {"+": (a + c, b + d), "*": (a * c, b * d), "-": (a - d, b - c), "max": (max(a, c), max(b, d))}
    low, high = sums["max" if holds.startswith("max") else holds.split()[1]]
    sign = holds.split()[-2]
    return low <= f and e <= high if sign == "=" else low < f if sign == "<" else high >= e


@given(
    st.permutations(
        ["b: a.crew = 5 @2019 (s)", "c: a.crew = 6 @2020 (t)", "d: a.crew = 9 @2019 (u)", "x: a.crew[x] = 7 @2019", "y: a.crew[x] = 7 @2020"]
    )
)
@examples(30)
def test_the_same_clashes_in_any_order(rows: list[str]) -> None:
    found = judged("a.crew[x] <= a.crew", *rows)
    assert sorted((sorted(ids), clash.rescued) for ids, clash in zip(clashing(found), found.clashes, strict=True)) == [
        (["b", "x"], True),
        (["c", "y"], False),
    ]


@given(
    st.lists(st.sampled_from(["ada", "otto", "ine"]), max_size=3, unique=True),
    st.dictionaries(st.sampled_from(["ada", "otto", "ine"]), st.sampled_from(["Peru", "Malta"])),
)
@examples(60)
def test_a_count_is_bounded_by_what_is_on_record(kept: list[str], homes: dict[str, str]) -> None:
    rows = [f"k-{id}: a.keeper = {ENTITIES[id].name}" for id in kept] + [f"h-{id}: {id}.home = {home}" for id, home in homes.items()]
    tree = parse("count(a.keeper where home != malta) = 1")
    assert not isinstance(tree, Slip)
    book = ledger(*rows, *(() if kept else ("z: b.total = 1",)))
    found = tally(counts(tree)[0], book)
    certain = sum(homes.get(id) == "Peru" for id in kept)
    if kept:
        assert not hasattr(found, "reason")
        assert (found.spans[0].low, found.spans[0].high) == (certain, None)  # type: ignore[union-attr]
        assert (Truth.NO if certain > 1 else None) == (Truth.NO if judge(tree, book).clashes else None)
        for clash in judge(tree, book).clashes:
            assert len(clash.claims) == 4
            for fewer in combinations([claim.id for claim in clash.claims], 3):
                low = tally(counts(tree)[0], book, fewer).spans[0].low  # type: ignore[union-attr]
                assert low is not None
                assert low <= 1
