"""Can every finding be told at length? Each of every rule's page, and each of the labelled ledgers: nothing is left out, nothing is empty."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from claimcheck.account import Account
from claimcheck.engine import run
from claimcheck.finding import Finding
from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.reading import to_day
from claimcheck.report import Context, why
from claimcheck.rules import ALL, RULES, RULINGS
from claimcheck.telling import account
from tests.rules.pages import Example, read_ledger, report
from tests.rules.test_pages import FAILING, name

BY_ID = {rule.id: rule for rule in ALL}
CASES = Path(__file__).parents[1] / "cases"
SNAPSHOT = re.compile(r"\{snapshot(?: ([a-z0-9-]+))?\}")


def told(ledger: Ledger, finding: Finding) -> tuple[Account, str]:
    one = account(ledger, finding, BY_ID[finding.rule])
    return one, why.render(one, Context())


def whole(ledger: Ledger, finding: Finding) -> None:
    """Every place and claim is named, every title has something below it, and the JSON holds the same."""
    one, text = told(ledger, finding)
    for place in finding.places:
        assert place.path.splitlines()[0] in text
        assert not place.claim or f"`{place.claim}`" in text
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if line and not line.startswith(" ") and line.endswith(":"):
            assert lines[at + 1].startswith(" "), line
        assert line == line.rstrip(), line
    assert not re.search(r"\bNone\b(?!`)|Fraction\(|Interval\(|Days\(|<class", text.replace("`None`", "")), text
    for settled in finding.settles:
        assert " ".join(settled.removeprefix("settled ").split())[:60] in " ".join(text.split())
    assert f"claimcheck explain {finding.rule}" in text
    shape = json.loads(why.as_json(one))
    assert shape["finding"]["id"] == finding.id
    assert sum(len(side["told"]) + len(side["more"]) for side in shape["sides"]) == len(finding.places)


@pytest.mark.parametrize(("rule", "example"), FAILING, ids=name)
def test_every_failing_example(rule: str, example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example.write(tmp_path)
    ledger = read_ledger(tmp_path)
    found = run(ledger, RULES, RULINGS).findings
    assert any(finding.rule == rule for finding in found)
    for finding in found:
        whole(ledger, finding)


@pytest.mark.parametrize("path", [path for path in sorted(CASES.glob("*.yaml")) if not path.stem.endswith(".expected")], ids=lambda path: path.stem)
def test_every_labelled_ledger(path: Path, tmp_path: Path) -> None:
    def sha256(match: re.Match[str]) -> str:
        return hashlib.sha256((CASES / "texts" / f"{match[1] or path.stem}.txt").read_bytes()).hexdigest()

    (tmp_path / path.name).write_text(SNAPSHOT.sub(sha256, path.read_text(encoding="utf-8")), encoding="utf-8")
    ledger = load([tmp_path / path.name], [CASES / "texts"]).ledger(today=to_day(2025, 6, 30))
    for finding in run(ledger, RULES, RULINGS).findings:
        whole(ledger, finding)


ALMANAC = """\
source: {id: almanac, published: 2021-07-15, subject: trust}
sources:
  leaflet: {}
entities: {trust: {name: Harbour Trust}}
properties:
  volunteers: {datatype: quantity, label: volunteers, time: fluctuating, figures: reported}
claims:
"""


def of(ledger_text: str, folder: Path, verdict: str) -> str:
    found = report(ALMANAC + ledger_text, folder)
    ledger = read_ledger(folder)
    [finding] = [finding for finding in found.findings if finding.verdict is not None and finding.verdict.value == verdict]
    return " ".join(told(ledger, finding)[1].split())


def test_the_bounds_of_a_hedge_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = of(
        """\
- {volunteers: "almost 22,000", when: 2021-07-15, quote: "almost 22,000 volunteers"}
- {volunteers: "20,000", when: 2021-07-15, source: leaflet}
- {volunteers: "exactly 26,000", when: 2021-07-15, source: leaflet}
""",
        tmp_path,
        "contradiction",
    )
    assert "`almost`: within one unit of the last significant digit below; that digit counts 1,000 bounds: [21,000, 22,000)" in text
    assert "the property reports rounded figures: half a unit of the last significant digit either side; that digit counts 10,000" in text
    assert "[15,000, 25,000)" in text
    assert "a word says that the figure is exact bounds: exactly 26,000" in text
    assert "reads: `21,000 to below 22,000` from `almost 22,000`" in text


def test_an_inferred_date_says_from_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = of(
        """\
- {members: 173, when: 2021-07}
- {members: 175+, source: leaflet}
- {head: Ann Lee, when: 2023/.., source: leaflet}
""",
        tmp_path,
        "superseded",
    )
    assert "it gives no time, so it speaks at the moment at which its source was written" in text
    assert "`leaflet` gives no date: not before 2023-01-01, as it reports something of then (`head: Ann Lee`, `2023/..`, claim" in text
    assert "is over by 2021-07-31 at the latest, and" in text
    assert "begins on 2023-01-01 at the earliest" in text
    assert "times certainly apart, a date inferred; values with nothing in common: superseded" in text


def test_a_relation_is_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = of(
        """\
- {members: 60, when: 2021}
- {members: 35, scope: north, when: 2021}
- {members: 20, scope: south, when: 2021}
relations:
- {id: halves, holds: "trust.members = trust.members[north] + trust.members[south]"}
""",
        tmp_path,
        "contradiction",
    )
    assert "trust.members: exactly 60" in text
    assert "trust.members[north] + trust.members[south] = 55" in text
    assert "60 = 55: does not hold (5 more)" in text
    assert "so it cannot hold" in text


def test_the_steps_of_an_order_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Example("", 1, "yaml", "utf-8", ORDER, "", "").write(tmp_path)
    ledger = read_ledger(tmp_path)
    found = [finding for finding in run(ledger, RULES, RULINGS).findings if finding.rule == "unsatisfiable-order"]
    assert len(found) == 1
    text = " ".join(told(ledger, found[0])[1].split())
    assert "The order that is stated: tern laid (1912-05-01 to 1912-05-31) is before tern launched" in text
    assert ", by the relation `afloat`" in text
    assert "tern sailed (1911-01-01 to 1911-12-31), by a trait of `sailed`" in text


ORDER = """\
source: {id: yard, published: 1930, subject: tern}
properties:
  laid: {datatype: date, time: event}
  launched: {datatype: date, time: event}
  sailed: {datatype: date, time: event, after: [launched]}
claims:
- {laid: 1912-05}
- {launched: 1911/1913}
- {sailed: 1911}
relations:
- {id: afloat, holds: tern.laid before tern.launched}
"""
