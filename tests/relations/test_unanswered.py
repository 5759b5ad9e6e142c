"""What is said of a reference that means no claim? A name that nothing bears is a slip; a scope or a time without a claim is a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.relations.clash import judge
from claimcheck.relations.parse import Slip
from claimcheck.relations.references import understood
from tests.rules.pages import Example, read_ledger

TEXT = """\
source: {{id: register, published: 2024, subject: library}}
properties: {{holdings: {{datatype: quantity, additive: true}}}}
claims:
- {{holdings: 900, when: 2021}}
- {{holdings: 700, scope: books, when: 2021}}
- {{holdings: 200, scope: maps, when: 2021}}
- {{head: Ine Dahl, when: 2021}}
relations:
- {{id: all, holds: "{holds}"}}
"""


def _said(holds: str, folder: Path) -> tuple[bool, str]:
    Example("", 1, "yaml", "utf-8", TEXT.format(holds=holds), "", "").write(folder)
    ledger = read_ledger(folder)
    [relation] = ledger.relations
    tree = understood(relation, ledger)
    return (True, tree.reason) if isinstance(tree, Slip) else (False, judge(tree, ledger).reason)


@pytest.mark.parametrize(
    ("holds", "slip", "reason"),
    [
        ("library.holdings[boks] >= 5", False, "no claim on `library.holdings` has the scope `boks`; did you mean `books`?"),
        ("library.holdings[tapes] >= 5", False, "no claim on `library.holdings` has the scope `tapes`; did you mean `maps`?"),
        ("library.holdings[x] >= 5", False, "no claim on `library.holdings` has the scope `x`; there are `books`, `maps`"),
        ("library.holdings@2019 >= 5", False, "no claim on `library.holdings` speaks of 2019"),
        ("library.holdings[maps] <= library.holdings[books]", False, ""),
        ("library.staff >= 5", True, "nothing is recorded on `staff` of `library`"),
        ("library.holding >= 5", True, "there is no property `holding`; did you mean `holdings`?"),
        ("libary.holdings >= 5", True, "nothing is called `libary`; did you mean `library`?"),
        ("count(library.founder) <= 2", False, "nothing to count is recorded for `library.founder`"),
    ],
)
def test_what_is_said(holds: str, slip: bool, reason: str, tmp_path: Path) -> None:
    assert _said(holds, tmp_path) == (slip, reason)
