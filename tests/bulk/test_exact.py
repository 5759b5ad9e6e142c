"""Does the exact step find the clusters that comparing every pair finds, whatever the shape, and without comparing every pair?"""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.bulk import exact
from claimcheck.bulk.exact import clusters
from claimcheck.bulk.joined import Names
from tests import clock

LEAST, MOST = np.iinfo(np.int64).min, np.iinfo(np.int64).max


def by_pairs(question, first, last, low, high):
    """The same answer from the definition: every pair of a question, and what hangs together spread until nothing moves."""
    found = np.full(len(question), -1)
    for one in np.unique(question):
        rows = np.flatnonzero(question == one)
        begins, ends, lows, highs = first[rows], last[rows], low[rows], high[rows]
        meet = (begins[:, None] <= ends) & (begins <= ends[:, None])
        clash = meet & ((highs[:, None] < lows) | (highs < lows[:, None]))
        names = rows
        while True:
            nearer = np.minimum(names, np.where(clash, names, MOST).min(axis=1))
            if (nearer == names).all():
                break
            names = nearer
        found[rows] = np.where(clash.any(axis=1), names, -1)
    return found


def table(rng, questions, rows):
    """Rows of many questions in any order: few or many moments and values, so that ties, touching times and bridges are common."""
    question = rng.integers(0, questions, rows) * int(rng.choice([1, 7, 1 << 40])) - 5
    times, values = int(rng.choice([1, 3, 8, 30, 1000])), int(rng.choice([2, 4, 10, 1000]))
    first = rng.integers(-times, times + 1, rows)
    last = first + rng.integers(0, int(rng.choice([1, 2, times + 1, 3 * times + 1])), rows)
    low = rng.integers(0, values, rows).astype(float)
    high = low + rng.integers(0, int(rng.choice([1, 2, values // 2 + 1, values])), rows) * (rng.random(rows) < rng.choice([0, 0.1, 1]))
    if rng.random() < 0.3:
        low[rng.random(rows) < 0.1] = -np.inf
        high[rng.random(rows) < 0.1] = np.inf
        for side in (-np.inf, np.inf):
            far = rng.random(rows) < 0.05
            low[far] = high[far] = side
    if rng.random() < 0.2:
        last[rng.random(rows) < 0.3] = MOST
    if rng.random() < 0.1:
        first[rng.random(rows) < 0.1] = LEAST
    if rng.random() < 0.3:
        agreed = rng.random(rows) < 0.9
        low[agreed] = high[agreed] = 1.0
    return question, first, last, low, high


def rows_of(*rows):
    """Columns from rows written out: question, first, last, low, high."""
    columns = list(zip(*rows, strict=True))
    return (*(np.array(column, dtype=np.int64) for column in columns[:3]), *(np.array(column, dtype=np.float64) for column in columns[3:]))


def test_small_groups_of_many_questions_at_once() -> None:
    rng = np.random.default_rng(11)
    groups = clashing = 0
    while groups < 25_000:
        questions = int(rng.integers(1, 250))
        columns = table(rng, questions, int(rng.integers(0, questions * int(rng.choice([3, 6, 12])) // 2 + 2)))
        expected = by_pairs(*columns)
        np.testing.assert_array_equal(clusters(*columns), expected)
        groups += len(np.unique(columns[0]))
        clashing += len(np.unique(expected[expected >= 0]))
    assert clashing > 5_000


@pytest.mark.parametrize("seed", range(60))
def test_one_question_of_hundreds(seed) -> None:
    rng = np.random.default_rng([12, seed])
    columns = table(rng, int(rng.integers(1, 3)), 300)
    np.testing.assert_array_equal(clusters(*columns), by_pairs(*columns))


@pytest.mark.parametrize("seed", range(40))
def test_several_clusters_that_wide_rows_bridge(seed) -> None:
    """Many moments, a few values off, and long rows that clash at some moments and not at those between."""
    rng = np.random.default_rng([13, seed])
    size = 300
    first = rng.integers(0, 2000, size)
    last = first + rng.integers(0, 8, size)
    low = np.where(rng.random(size) < 0.3, rng.integers(0, 9, size), 5).astype(float)
    high = low.copy()
    wide = rng.random(size) < 0.04
    last[wide] += rng.integers(100, 600, wide.sum())
    low[wide] = rng.integers(2, 6, wide.sum())
    high[wide] = low[wide] + 3
    columns = (np.zeros(size, dtype=np.int64), first, last, low, high)
    expected = by_pairs(*columns)
    assert len(np.unique(expected)) > 3
    np.testing.assert_array_equal(clusters(*columns), expected)


def test_blocks_and_pending_links_change_nothing(monkeypatch) -> None:
    rng = np.random.default_rng(14)
    for _ in range(100):
        columns = table(rng, int(rng.integers(1, 30)), 200)
        monkeypatch.setattr(exact, "BLOCK", 1 << 17)
        whole = clusters(*columns)
        monkeypatch.setattr(exact, "BLOCK", int(rng.integers(1, 20)))
        np.testing.assert_array_equal(clusters(*columns), whole)


def test_the_order_of_the_rows_only_renames() -> None:
    rng = np.random.default_rng(15)
    for _ in range(100):
        columns = table(rng, 10, 200)
        order = rng.permutation(200)
        moved = clusters(*(column[order] for column in columns))
        back = np.empty(200, dtype=np.int64)
        back[order] = np.where(moved < 0, -1, order[moved])
        straight = clusters(*columns)
        assert len(set(zip(back.tolist(), straight.tolist(), strict=True))) == len(set(straight.tolist())) == len(set(back.tolist()))
        np.testing.assert_array_equal(back < 0, straight < 0)


def test_nothing_and_one_row() -> None:
    empty, none = np.array([], dtype=np.int64), np.array([], dtype=np.float64)
    assert clusters(empty, empty, empty, none, none).tolist() == []
    assert clusters(*rows_of((1, 0, 5, 1, 1))).tolist() == [-1]


def test_moments_that_touch_and_values_that_touch() -> None:
    assert clusters(*rows_of((1, 0, 5, 1, 1), (1, 5, 9, 2, 2))).tolist() == [0, 0]
    assert clusters(*rows_of((1, 0, 4, 1, 1), (1, 5, 9, 2, 2))).tolist() == [-1, -1]
    assert clusters(*rows_of((1, 0, 5, 1, 2), (1, 5, 9, 2, 3))).tolist() == [-1, -1]
    assert clusters(*rows_of((1, 0, 5, 1, 1), (2, 5, 9, 2, 2))).tolist() == [-1, -1]


def test_a_chain_in_time_whose_ends_never_meet_is_no_clash() -> None:
    assert clusters(*rows_of((1, 0, 4, 1, 1), (1, 4, 8, 1, 9), (1, 8, 12, 9, 9))).tolist() == [-1, -1, -1]


def test_a_long_row_joins_what_it_clashes_with_and_nothing_between() -> None:
    """Row 0 clashes at the start and at the end; rows 2 and 3 clash with each other in the middle, and both agree with row 0."""
    columns = rows_of((7, 0, 100, 4, 8), (7, 0, 10, 1, 2), (7, 40, 50, 3, 4.5), (7, 45, 55, 5, 5), (7, 90, 99, 9, 9))
    assert clusters(*columns).tolist() == [0, 0, 2, 2, 0]


def test_infinite_values_and_the_ends_of_time() -> None:
    columns = rows_of((1, LEAST, MOST, -np.inf, -np.inf), (1, MOST, MOST, np.inf, np.inf), (1, 0, 5, -np.inf, np.inf), (1, 0, 0, -np.inf, 3))
    assert clusters(*columns).tolist() == [0, 0, -1, -1]


def test_links_are_followed_to_the_end() -> None:
    """Paths, stars and combs, in the orders that make hanging on the least or on the greatest slow."""
    rng = np.random.default_rng(16)
    for size in (2, 17, 400):
        ends = np.arange(size - 1)
        for one, other in ((ends, ends + 1), (ends, np.full(size - 1, size - 1)), (np.zeros(size - 1, dtype=np.int64), ends + 1)):
            order = rng.permutation(size)
            names = Names(np.arange(2 * size, dtype=np.int32), int(rng.integers(0, 2 * size)))
            names.link(order[one], order[other])
            names.link(order[one] + size, order[other] + size)
            names.settle()
            assert [len(set(half.tolist())) for half in (names.name[:size], names.name[size:])] == [1, 1]
            assert names.name[0] != names.name[size]
            assert (names.name[names.name] == names.name).all()


def shapes(size):
    """Questions by themselves that are hard in different ways."""
    rng = np.random.default_rng(17)
    order = np.arange(size)
    values = rng.random(size)
    off = np.where(rng.random(size) < 0.01, values, 0.5)
    yield "all distinct, all at once", order * 0, order * 0 + 1, values, values
    yield "random and short", rng.integers(0, 10**9, size), None, values, values
    yield "one in a hundred off, open ends", order, order * 0 + MOST, off, off
    yield "nested", order, 2 * size - order, values, values + 0.3
    yield "thresholds fall as spans grow", order, order + (size * rng.random(size) ** 3).astype(np.int64), values, values + rng.random(size)


@pytest.mark.parametrize("shape", [0, 1, 2, 3, 4])
def test_time_grows_with_rows_and_not_with_pairs(shape) -> None:
    def prepare(size):
        _, first, last, low, high = list(shapes(size))[shape]
        last = first + 10**6 if last is None else last

        def work():
            assert (clusters(np.zeros(size, dtype=np.int64), first, last, low, high) >= 0).any()

        return work

    clock.in_proportion(prepare, 3_000, 60_000)
