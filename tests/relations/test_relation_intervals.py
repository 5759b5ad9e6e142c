"""Is calculating with intervals the same as calculating with every number in them?"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.values import Interval, NotJudged
from claimcheck.relations.amounts import Amount, Truth, add, compare, divide, least, multiply, subtract
from tests.chance import examples

GRID = [Fraction(n, 2) for n in range(-8, 9)]
FINE = [Fraction(n, 4) for n in range(-24, 25)]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted(draw(st.tuples(st.sampled_from(GRID), st.sampled_from(GRID))))
    ends = draw(st.tuples(st.booleans(), st.booleans())) if low < high else (False, False)
    bounds = draw(st.tuples(st.sampled_from([low, low, low, None]), st.sampled_from([high, high, high, None])))
    return Interval(*bounds, ends[0] and bounds[0] is not None, ends[1] and bounds[1] is not None)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    first, *rest = draw(st.lists(intervals(), min_size=1, max_size=2))
    from claimcheck.relations.intervals import merged

    return Amount(merged([first, *rest]))


def inside(number: Fraction, amount: Amount) -> bool:
    return any(
        (span.low is None or number > span.low or (number == span.low and not span.low_open))
        and (span.high is None or number < span.high or (number == span.high and not span.high_open))
        for span in amount.spans
    )


def some_of(amount: Amount) -> list[Fraction]:
    """Numbers of the set: those of a fine grid, which holds its closed ends and points near its open ones."""
    return [number for number in FINE if inside(number, amount)]


OPERATIONS: dict[str, tuple[Callable[[Amount, Amount], Amount | NotJudged], Callable[[Fraction, Fraction], Fraction]]] = {
    "+": (add, lambda x, y: x + y),
    "-": (subtract, lambda x, y: x - y),
    "*": (multiply, lambda x, y: x * y),
    "/": (divide, lambda x, y: x / y),
    "min": (lambda a, b: least([a, b]), min),
    "max": (lambda a, b: least([a, b], -1), max),
}


@given(st.sampled_from(sorted(OPERATIONS)), amounts(), amounts())
@examples(100)
def test_every_result_is_in_the_set_of_results(name: str, a: Amount, b: Amount) -> None:
    on_sets, on_numbers = OPERATIONS[name]
    found = on_sets(a, b)
    if isinstance(found, NotJudged):
        assert name == "/"
        assert inside(Fraction(0), b)
        return
    for x, y in product(some_of(a), some_of(b)):
        assert inside(on_numbers(x, y), found), (x, y)


@given(st.sampled_from(["+", "-", "*", "min", "max"]), intervals(), intervals())
@examples(100)
def test_closed_ends_of_a_result_are_reached_and_open_ones_are_not(name: str, one: Interval, other: Interval) -> None:
    on_sets, on_numbers = OPERATIONS[name]
    a, b = Amount((one,)), Amount((other,))
    found = on_sets(a, b)
    assert not isinstance(found, NotJudged)
    results = {on_numbers(x, y) for x, y in product(some_of(a), some_of(b))}
    for span in found.spans:
        for end, is_open in ((span.low, span.low_open), (span.high, span.high_open)):
            if end is not None and all(bound is None or abs(bound) <= 4 for bound in (*one[:2], *other[:2])):
                # an end that is reached is reached at the ends of the two, which the grid holds, or by zero times anything
                assert (end in results) == (not is_open), (end, is_open)


@given(st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), amounts(), amounts())
@examples(100)
def test_a_comparison_that_cannot_hold_holds_for_no_numbers(sign: str, a: Amount, b: Amount) -> None:
    holds = {"=": Fraction.__eq__, "!=": Fraction.__ne__, "<": Fraction.__lt__, "<=": Fraction.__le__, ">": Fraction.__gt__, ">=": Fraction.__ge__}[
        sign
    ]
    found = compare(sign, a, b)
    answers = {holds(x, y) for x, y in product(some_of(a), some_of(b))}
    if found is Truth.NO:
        assert not any(answers)
    elif found is Truth.YES:
        assert all(answers)


@given(st.sampled_from(["=", "<", "<="]), intervals(), intervals())
@examples(100)
def test_what_may_go_either_way_does_for_some_numbers(sign: str, one: Interval, other: Interval) -> None:
    holds = {"=": Fraction.__eq__, "<": Fraction.__lt__, "<=": Fraction.__le__}[sign]
    a, b = Amount((one,)), Amount((other,))
    if compare(sign, a, b) is Truth.MAYBE:
        assert {True, False} == {holds(x, y) for x, y in product(_edges(a), _edges(b))}


def _edges(amount: Amount) -> list[Fraction]:
    """Numbers of the set, as near to its ends as matters, and far out where it has none."""
    step = Fraction(1, 1000)
    close = [
        bound + shift for span in amount.spans for bound in span[:2] if bound is not None for shift in (-2 * step, -step, Fraction(0), step, 2 * step)
    ]
    return [number for number in [*FINE, *close, Fraction(-99), Fraction(99)] if inside(number, amount)]


def test_units_are_carried() -> None:
    euro, dollar, head = (Amount((Interval(Fraction(6), Fraction(6)),), units) for units in ((("EUR", 1),), (("USD", 1),), ()))
    assert isinstance(add(euro, dollar), NotJudged)
    assert isinstance(compare("<", euro, dollar), NotJudged)
    per_head = divide(euro, head)
    assert not isinstance(per_head, NotJudged)
    assert per_head.units == (("EUR", 1),)
    back = divide(euro, per_head)
    assert not isinstance(back, NotJudged)
    assert back.units == ()
    assert multiply(euro, dollar).units == (("EUR", 1), ("USD", 1))


def test_a_share_is_a_ratio_and_no_count() -> None:
    share = Amount((Interval(Fraction(1, 2), Fraction(1, 2)),), (("share", 1),))
    count = Amount((Interval(Fraction(4), Fraction(4)),))
    ratio = divide(count, count)
    assert not isinstance(ratio, NotJudged)
    assert compare(">", ratio, share) is Truth.YES
    assert isinstance(compare(">", count, share), NotJudged)
    assert multiply(share, count) == Amount((Interval(Fraction(2), Fraction(2)),))
