"""Do rules without work cost almost nothing, and rules with much work no more than their share?"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.ledger import Ledger
from claimcheck.rule import RuleModule
from claimcheck.rules import RULES
from tests import clock

from .pages import Example, check, read_ledger


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Claims that no trait bears on and no two of which meet."""
    folder = tmp_path_factory.mktemp("plain")
    claims = "".join(f"- {{subject: hut-{n}, motto: up and up, when: {1900 + n % 100}}}\n" for n in range(20_000))
    Example("", 1, "yaml", "utf-8", f"source: {{id: list, published: 2024}}\nclaims:\n{claims}", "", "").write(folder)
    ledger = read_ledger(folder)
    for claim in ledger.claims:
        ledger.value(claim), ledger.time(claim)
    assert ledger.contested == []
    return ledger


def test_rules_without_work_cost_almost_nothing(plain: Ledger) -> None:
    def looked_through(module: RuleModule) -> clock.Work:
        return lambda: list(module.check(plain))

    for module in RULES:
        clock.within(0.5, looked_through(module), module.RULE.id)


@pytest.mark.parametrize(
    ("traits", "claim"),
    [
        ("datatype: quantity, grows: true", "- {{subject: hut, x: {n}, when: {year}}}"),
        ("datatype: text, distinct: true, time: timeless", "- {{subject: hut-{n}, x: same}}"),
        ("datatype: entity, values: many, symmetric: true", "- {{subject: hut-{n}, x: hut-{next}}}"),
        ("datatype: entity, values: many, inverse: x", "- {{subject: hut, x: hut-{n}}}"),
        ("datatype: quantity, maximum: '5'", "- {{subject: hut, x: {n}, when: {year}}}"),
    ],
)
def test_many_claims_of_one_kind(traits: str, claim: str, tmp_path: Path) -> None:
    def prepare(size: int) -> clock.Work:
        many = "\n".join(claim.format(n=n, next=n + 1, year=1000 + n * 7 % 1000) for n in range(size))
        text = f"source: {{id: list, published: 2024}}\nproperties:\n  x: {{{traits}}}\nclaims:\n{many}\n"
        return lambda: check(text, tmp_path / str(size))

    clock.in_proportion(prepare, 200, 3_200)


@pytest.mark.parametrize(
    ("head", "claim"),
    [
        ("- partner: [only, {all}]\n", "- {{partner: not Guild{n}}}"),
        ("", "- {{subject: guild{n}, parent: Vale Holding}}\n- {{subject: vale-holding, subsidiary: guild{n}}}"),
    ],
)
def test_many_claims_that_meet_one(head: str, claim: str, tmp_path: Path) -> None:
    def prepare(size: int) -> clock.Work:
        many = "\n".join(claim.format(n=n) for n in range(size))
        first = head.replace("[only, {all}]", "only " + "; ".join(f"Guild{n}" for n in range(size)))
        text = f"source: {{id: list, published: 2024, subject: hut}}\nclaims:\n{first}{many}\n"

        def work() -> None:
            assert bool(check(text, tmp_path / str(size), rule="value-conflict")) == bool(head)

        return work

    clock.in_proportion(prepare, 125, 2_000)


def test_the_standard_vocabulary_has_no_trait_that_cannot_be_checked(tmp_path: Path) -> None:
    Example("", 1, "yaml", "utf-8", "source: {id: list, published: 2024}\nclaims:\n- {subject: hut, motto: up}\n", "", "").write(tmp_path)
    properties = read_ledger(tmp_path).properties
    claims = "".join(f"- {{subject: hut, {id}: '1'}}\n" for id in properties)
    text = f"source: {{id: list, published: 2024}}\nclaims:\n{claims}"
    assert check(text, tmp_path / "all", rule="unreadable-trait") == []
    assert len(properties) > 50
