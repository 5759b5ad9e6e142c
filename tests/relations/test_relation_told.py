"""Can a reader follow the sum when a relation does not hold?"""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.reading.values import Interval, Quantity
from claimcheck.relations.evaluate import Bindings
from claimcheck.relations.explain import failure
from claimcheck.relations.parse import Slip, parse
from claimcheck.relations.tree import references


@pytest.mark.parametrize(
    ("holds", "figures", "told"),
    [
        ("dock.berths[north] + dock.berths[south] = dock.berths", (35, 20, 60), "north 35 + south 20 = 55, but the whole is 60, 5 less"),
        ("dock.staff@2023 / dock.staff@2022 >= 3/4", (40, 80), "staff (2023) 40 / staff (2022) 80 = 0.5, 0.25 less, where `>= 3 / 4` is stated"),
        ("dock.east + dock.west <= quay.total", (7, 6, 9), "`dock.east` 7 + `dock.west` 6 = 13, and `quay.total` is 9, 4 more, where `<=` is stated"),
        ("dock.berths >= 50", (40,), "`dock.berths` is 40, 10 less than `50`, where `>= 50` is stated"),
    ],
)
def test_figures_are_told_by_their_parts(holds: str, figures: tuple[int, ...], told: str) -> None:
    tree = parse(holds)
    assert not isinstance(tree, Slip)
    values = {
        reference: Quantity((Interval(Fraction(figure), Fraction(figure)),)) for reference, figure in zip(references(tree), figures, strict=True)
    }
    assert failure(tree, Bindings(values)).text == told


def test_a_share_without_end_is_about_a_short_one() -> None:
    tree = parse("dock.women / dock.staff = dock.share")
    assert not isinstance(tree, Slip)
    women, staff, share = (Quantity((Interval(Fraction(n), Fraction(n)),)) for n in (7, 12, 1))
    text = failure(tree, Bindings(dict(zip(references(tree), (women, staff, share), strict=True)))).text
    assert text == "women 7 / staff 12 = about 0.5833, but share is 1, at least 0.41666 less"
