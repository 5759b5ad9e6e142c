"""What do people see of a whole run: what could not be judged and where, broken relations, names for ids?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PIER = """\
source: {id: pier-guide, title: Old Pier, authors: [Mara Lind], publisher: Port Office, published: 2024-03-20, subject: pier}
entities:
  pier: {name: Old Pier}
properties:
  berths: {label: berths, datatype: quantity, unit: berths}
claims:
- {berths: 35, scope: north, quote: 35 berths}
- {berths: 20, scope: south}
- {berths: 60}
- {berths: 54 hors, scope: east}
- {founded: turn of the age}
relations:
- {id: north-and-south, label: the two sides make up the pier, holds: "pier.berths[north] + pier.berths[south] = pier.berths"}
"""
Command = Callable[..., Any]
Write = Callable[..., Path]


@pytest.mark.parametrize(("typed", "meant"), [("chek", "check"), ("raport", "report"), ("explian", "explain")])
def test_a_slip_in_a_command_is_met_with_the_nearest_one(claimcheck: Command, typed: str, meant: str) -> None:
    run = claimcheck(typed, "claims")
    assert (run.status, run.err) == (2, f"claimcheck: there is no command `{typed}`; did you mean `{meant}`?\n")


def test_a_command_like_no_other_is_met_with_the_list(claimcheck: Command) -> None:
    run = claimcheck("zzz")
    assert (run.status, run.err) == (2, "claimcheck: there is no command `zzz`; `claimcheck --help` lists them\n")


def test_what_could_not_be_read_is_listed_with_its_place(claimcheck: Command, ledger: Write) -> None:
    ledger(pier=PIER)
    lines = claimcheck("check").out.splitlines()
    assert [line.split(": ")[0] for line in lines if ": not judged: " in line] == ["claims/pier.yaml:10:12", "claims/pier.yaml:11:13"]
    assert "2: listed above" in lines[-1]
    for name in ("markdown", "html"):
        assert "claims/pier.yaml:10:12" in claimcheck("check", "--format", name).out


def test_a_relation_that_lacks_something_is_listed_with_its_place(claimcheck: Command, ledger: Write) -> None:
    ledger(pier=PIER.replace("pier.berths[south] =", "pier.berths[west] ="))
    assert "claims/pier.yaml:13:" in "".join(
        line for line in claimcheck("check").out.splitlines() if "not judged: relation `north-and-south`" in line
    )


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_a_broken_relation_shows_the_part_of_each_figure(claimcheck: Command, ledger: Write, name: str) -> None:
    ledger(pier=PIER)
    shown = claimcheck("check", "--format", name).out
    form = "of {}" if name == "html" else "({})"
    assert all(form.format(part) in shown for part in ("north", "south", "the whole"))
    assert "the two sides make up the pier" in shown
    assert "the text" not in shown


def test_a_source_titled_like_its_subject_is_named_by_its_author(claimcheck: Command, ledger: Write) -> None:
    ledger(pier=PIER)
    claimcheck("report")
    shown = Path("reports/discrepancies.md").read_text(encoding="utf-8")
    assert "| Mara Lind: Old Pier (`pier-guide`) | 35 (north) |" in shown
    assert "| Mara Lind; Port Office | Old Pier (`pier-guide`) | 2024-03-20 |" in shown
    assert "### the two sides make up the pier" in shown


def test_the_page_of_a_property_of_the_ledger_shows_its_phrases_and_examples(claimcheck: Command, ledger: Write) -> None:
    text = 'properties:\n  lamps: {label: lamps it keeps, datatype: quantity, phrases: ["keeps {value} lamps"],\n'
    ledger(lamps=text + '    examples: [{text: "The Oban Trust keeps 43 lamps.", value: "43"}]}\n')
    run = claimcheck("explain", "lamps")
    assert run.status == 0
    assert "- `keeps {value} lamps`" in run.out
    assert "“The Oban Trust keeps 43 lamps.” states `43`" in run.out
