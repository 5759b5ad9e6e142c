"""Are amounts of one kind told in one unit, exactly, and all else left alone?"""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.reading import Expect, read
from claimcheck.reading.conversion import in_unit


def value(text, unit, datatype="quantity"):
    return read(text, Expect(datatype, unit=unit)).value


@pytest.mark.parametrize(
    ("text", "unit", "wanted", "amount"),
    [
        ("500", "ha", "km2", Fraction(5)),
        ("3000", "ft", "m", Fraction(9144, 10)),
        ("5", "mi", "km", Fraction(804672, 100000)),
        ("5", "km", "km", Fraction(5)),
    ],
)
def test_an_amount_in_another_unit_of_the_same_kind_is_exact(text, unit, wanted, amount):
    moved = in_unit(value(text, unit), wanted)
    assert moved.unit == wanted
    assert moved.spans[0].low == moved.spans[0].high == amount
    assert moved.literal == moved.spans


def test_a_denial_is_moved_with_what_it_denies():
    assert in_unit(value("not 500", "ha"), "km2") == value("not 5", "km2")


@pytest.mark.parametrize(("text", "unit"), [("500", "EUR"), ("500", ""), ("unknown", "m"), ("none", "m")])
def test_money_counts_and_what_is_no_amount_stay_as_they_are(text, unit):
    assert in_unit(value(text, unit), "USD") == value(text, unit)


def test_bounds_that_are_open_stay_open():
    moved = in_unit(value("more than 500", "ha"), "km2")
    assert moved.spans[0].low == 5
    assert moved.spans[0].low_open
    assert moved.spans[0].high is None
