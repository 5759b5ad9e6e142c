"""``claimcheck compare`` from the outside: texts held against one another with no ledger at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ARTICLE = "# Skerry Light Trust\n\nThe Skerry Light Trust was founded in 1887. It is headquartered in Oban. In 2023 it employed 212 people.\n"
LEAFLET = "Skerry Light Trust\n\nFounded: 1889\nHeadquarters: Oban\nMembers: 9,400\n"


@pytest.fixture
def texts(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "leaflet.txt").write_text(LEAFLET, encoding="utf-8")


def test_says_what_clashes_what_agrees_and_what_only_one_says(claimcheck, texts):
    run = claimcheck("compare", "article.md", "leaflet.txt")
    assert run.status == 1
    assert "article.md:3:39: error[value-conflict]: `skerry-light-trust` founded: `1887` against `1889` cannot all be true" in run.out
    assert "leaflet.txt:3:10" in run.out
    assert "agreed on:\n  `skerry-light-trust` seat: Oban  (article, leaflet)" in run.out
    only = run.out.partition("only in leaflet:")[2]
    assert "members: 9,400" in only and "212" not in only


def test_json_has_what_only_one_says(claimcheck, texts):
    report = json.loads(claimcheck("compare", "article.md", "leaflet.txt", "--format", "json").out)
    assert {"founded"} == {finding["property"] for finding in report["findings"]}
    assert {("members", "9,400"), ("staff", "212")} <= {(one["property"], one["place"]["value"]) for one in report["only"]}


@pytest.mark.parametrize("format", ["text", "json", "markdown", "comment", "html", "sarif", "junit", "github", "gitlab", "csv"])
def test_every_format(claimcheck, texts, format):
    run = claimcheck("compare", "article.md", "leaflet.txt", "--format", format, "--fail-on", "never")
    assert run.status == 0 and "1889" in run.out


def test_the_order_of_the_texts_changes_no_verdict(claimcheck, texts):
    one = json.loads(claimcheck("compare", "article.md", "leaflet.txt", "--format", "json").out)
    two = json.loads(claimcheck("compare", "leaflet.txt", "article.md", "--format", "json").out)
    assert one == two


def test_a_text_alone_is_held_against_itself(claimcheck, tmp_path):
    text = ARTICLE + "\nThe trust was founded in 1897 by fishermen.\n"
    (tmp_path / "article.md").write_text(text, encoding="utf-8")
    run = claimcheck("compare", "article.md")
    assert run.status == 1 and "`1887` against `1897`" in run.out
    assert "only in" not in run.out


def test_texts_that_agree_are_clean(claimcheck, texts, tmp_path):
    (tmp_path / "leaflet.txt").write_text(LEAFLET.replace("1889", "1887"), encoding="utf-8")
    run = claimcheck("compare", "article.md", "leaflet.txt")
    assert run.status == 0 and "nothing found" in run.out


def test_a_sentence_that_differs_in_one_figure(claimcheck, tmp_path):
    said = "The Korvane barrage can hold back {} million cubic metres of meltwater each spring.\n"
    (tmp_path / "a.txt").write_text(said.format("3.2"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(said.format("2.3"), encoding="utf-8")
    run = claimcheck("compare", "a.txt", "b.txt", "--fail-on", "warning")
    assert run.status == 1 and "3.2 million" in run.out and "2.3 million" in run.out


def test_names_of_a_ledger_can_be_lent(claimcheck, texts, ledger, tmp_path):
    (tmp_path / "leaflet.txt").write_text("Old Lamps\n\nThe Keepers was founded in 1889.\n", encoding="utf-8")
    ledger(names="entities:\n  slt: {name: Skerry Light Trust, aliases: [The Keepers]}\n")
    run = claimcheck("compare", "article.md", "leaflet.txt", "--with", "claims")
    assert "`slt` founded: `1887` against `1889`" in run.out


def test_a_text_that_cannot_be_read_is_one_line_and_status_2(claimcheck, texts):
    run = claimcheck("compare", "article.md", "gone.txt")
    assert run.status == 2 and "gone.txt: error[unreadable-file]" in run.out
