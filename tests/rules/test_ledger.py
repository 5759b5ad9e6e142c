"""Does the ledger answer what several rules ask of it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.answers import fulfils, named, rules_out, terms
from claimcheck.ledger import Ledger

from .pages import Example, read_ledger

TEXT = """
source: {id: almanac, published: 2024}
sources: {bulletin: {published: 2024}}
entities: {weir: {name: Weir Trust, aliases: [Trust of the Weirs]}, mill: {name: Mill Trust}}
claims:
- {id: undated, subject: weir, seat: Port Ness}
- {id: undated-too, subject: weir, partner: Mill Trust}
- {id: elsewhere, subject: weir, seat: Gull Rock, source: bulletin}
- {id: dated, subject: weir, seat: Gull Rock, when: 1990}
- {id: birth, subject: weir, founded: 1900}
- {id: affirmed, subject: old-mill, listed: yes}
- {id: denied, subject: old-mill, listed: no}
- {id: nobody, subject: weir, parent: none}
- {id: not-mill, subject: weir, parent: not Mill Trust}
- {id: unclear, subject: weir, parent: unknown}
- {id: count, subject: weir, members: 40+}
- {id: both, subject: weir, partner: [Mill Trust, Old Mill]}
- {id: all, subject: weir, partner: only Mill Trust}
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    Example("", 1, "yaml", "utf-8", TEXT, "", "").write(tmp_path)
    return read_ledger(tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("undated", "undated-too", "certain"),
        ("undated", "elsewhere", "possible"),
        ("undated", "dated", "apart"),
        ("undated", "birth", "certain"),
    ],
)
def test_what_speaks_of_one_time(one: str, other: str, together: str, ledger: Ledger) -> None:
    a, b = ledger.by_id[one], ledger.by_id[other]
    assert ledger.together(a, b) == ledger.together(b, a) == together


@pytest.mark.parametrize(
    ("claim", "condition", "answer"),
    [
        ("affirmed", "listed", True),
        ("denied", "listed", False),
        ("denied", "listed=no", True),
        ("denied", "cited", False),
        ("undated", "headquarters", True),
        ("undated", "seat=Port Ness", True),
        ("undated", "seat=port-ness", True),
        ("undated", "seat=Gull Rock", False),
        ("undated", "seat=Weir Trust", None),
        ("nobody", "parent", False),
        ("not-mill", "parent", False),
        ("not-mill", "parent=mill", False),
        ("not-mill", "parent=weir", None),
        ("unclear", "parent", None),
        ("count", "members=41", None),
        ("count", "members=39", False),
        ("both", "partner=mill", True),
        ("both", "partner=Old Mill", True),
    ],
)
def test_conditions(claim: str, condition: str, answer: bool | None, ledger: Ledger) -> None:
    assert fulfils(ledger, ledger.by_id[claim], condition) is answer


@pytest.mark.parametrize(
    ("claim", "subject", "answer"),
    [
        ("nobody", "mill", True),
        ("not-mill", "mill", True),
        ("not-mill", "weir", False),
        ("unclear", "mill", False),
        ("undated-too", "weir", False),  # one of many
        ("all", "weir", True),
        ("all", "mill", False),
        ("undated", "mill", None),
    ],
)
def test_denials(claim: str, subject: str, answer: bool | None, ledger: Ledger) -> None:
    assert rules_out(ledger, ledger.by_id[claim], subject) is answer


def test_names_of_subjects(ledger: Ledger) -> None:
    assert [named(ledger, term) for term in terms(ledger, ledger.by_id["both"])] == ["mill", "old-mill"]
    assert [named(ledger, term) for term in terms(ledger, ledger.by_id["undated"])] == [""]
    assert terms(ledger, ledger.by_id["count"]) == ()
