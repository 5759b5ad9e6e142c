"""Which answer does the policy prefer, and when does it prefer none?"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.engine import judged
from claimcheck.rules import RULES
from claimcheck.rulings import Policy, suggested
from tests.rules.pages import Example, read_ledger

HEAD = "properties: {rooms: {datatype: quantity, time: timeless}, opened: {datatype: date, time: event}}\n"
DIGEST = '"{snapshot}"'


def _suggested(text: str, folder: Path, policy: Policy | None = None, rule: str = "value-conflict") -> tuple[str, tuple[str, ...], str]:
    Example("", 1, "yaml", "utf-8", HEAD + text, "It has seven rooms.\n", "inn.txt").write(folder)
    findings, _, ledger = judged(read_ledger(folder), RULES)
    [finding] = [one for one in findings if one.rule == rule]
    found = suggested(finding, ledger, policy or Policy())
    return found.verdict, found.wrong, found.why[-1]


TWO = "sources: {{a: {{{a}}}, b: {{{b}}}}}\nclaims:\n- {{subject: inn, rooms: 7, source: a{at_a}}}\n- {{subject: inn, rooms: 9, source: b{at_b}}}\n"


@pytest.mark.parametrize(
    ("a", "b", "verdict", "why"),
    [
        ("kind: reference", "kind: primary", "second is wrong", "`7` has the best kind of source (reference)"),
        ("kind: own", "kind: secondary", "first is wrong", "`9` has the best kind of source (secondary)"),
        ("published: 1990", "accessed: 2024", "second is wrong", "`7` has a date"),
        ("accessed: 1990", "published: 2024", "first is wrong", "`9` has a date"),
        # What is newer is not therefore right.
        ("published: 1990", "published: 2024", "", "the policy does not decide between `7` and `9`"),
        ("kind: primary, published: 2024", "kind: reference", "first is wrong", "`9` has the best kind of source (reference)"),
    ],
)
def test_kinds_come_before_dates_and_dates_are_not_compared(a: str, b: str, verdict: str, why: str, tmp_path: Path) -> None:
    assert _suggested(TWO.format(a=a, b=b, at_a="", at_b=""), tmp_path) == (verdict, (), why)


def test_the_order_of_the_criteria_is_the_policy(tmp_path: Path) -> None:
    text = TWO.format(a="kind: primary, published: 2024", b="kind: reference", at_a="", at_b="")
    assert _suggested(text, tmp_path, Policy(("dated", "kind")))[::2] == ("second is wrong", "`7` has a date")


def test_a_quote_that_stands_in_its_text_counts_and_one_that_does_not_is_none(tmp_path: Path) -> None:
    text = TWO.format(a=f"sha256: {DIGEST}", b=f"sha256: {DIGEST}", at_a=", quote: seven rooms", at_b=", quote: nine rooms")
    assert _suggested(text, tmp_path) == ("second is wrong", (), "`7` has a quote that stands in the text of its source")


def test_of_three_answers_the_wrong_ones_are_named(tmp_path: Path) -> None:
    text = TWO.format(a="kind: reference", b="kind: own", at_a="", at_b="") + "- {id: third, subject: inn, rooms: 11, source: b}\n"
    assert _suggested(text, tmp_path)[:2] == ("some are wrong", ("third", "b:inn:rooms"))


def test_neither_is_called_wrong_where_one_may_have_replaced_the_other(tmp_path: Path) -> None:
    text = "sources: {a: {published: 2023, kind: reference}, b: {accessed: 2025-01-01}}\nclaims:\n"
    text += "- {subject: inn, staff: 3, source: a, when: 2021-07}\n- {subject: inn, staff: 9, source: b}\n- {subject: x, opened: 2023, source: b}\n"
    verdict, _, why = _suggested(text, tmp_path)
    assert (verdict, why) == ("", "but neither has to be wrong: the verdict is superseded")


def test_statements_on_different_questions_are_not_weighed(tmp_path: Path) -> None:
    text = "sources: {a: {kind: reference}, b: {}}\nclaims:\n- {subject: inn, rooms: 7, source: a}\n- {subject: mill, rooms: 9, source: b}\n"
    text += "relations: [{id: same, holds: inn.rooms = mill.rooms}]\n"
    assert _suggested(text, tmp_path, rule="broken-relation")[::2] == ("", "what it shows answers different questions")
