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


def test_what_is_tied_to_nothing_is_counted_for_each_text(claimcheck, texts, tmp_path):
    """A text that seems to agree may only not have been read: how much of it was not is said in every format a person reads, and in JSON."""
    odd = "Skerry Light Trust\n\nFounded: 1887\n\nWhat with the 14 of them and 3 May 1990 it went well.\n\nThe keeper, Lund Moss, grumbles at the director.\n"
    (tmp_path / "odd.txt").write_text(odd, encoding="utf-8")
    report = json.loads(claimcheck("compare", "article.md", "odd.txt", "--format", "json").out)
    why = "tied to no statement; `claimcheck extract` lists them"
    assert report["not_judged"] == [{"what": "3 of 4 figures, dates and posts of `odd.txt`", "why": why, "count": 3}]
    assert report["summary"]["not_judged"] == 3
    text = claimcheck("compare", "article.md", "odd.txt").out
    assert f"not judged: 3 of 4 figures, dates and posts of `odd.txt`: {why}" in text and "3 not judged" in text
    for format in ("markdown", "html"):
        assert "3 of 4 figures, dates and posts" in claimcheck("compare", "article.md", "odd.txt", "--format", format).out
    drafted = claimcheck("extract", "odd.txt", "--output", "-").out
    assert all(f"line {line}: {words}" in drafted for line, words in ((5, "14"), (5, "3 May 1990"), (7, "Lund Moss")))


def test_what_is_in_a_finding_is_not_told_once_more_and_only_what_several_say_is_agreed_on(claimcheck, tmp_path):
    (tmp_path / "one.md").write_text(ARTICLE + "\nThe Skerry Light Trust has its headquarters in Oban.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Skerry Light Trust\n\nFounded: 1887\nStaff: 212 (2023)\nStaff: 212 (2023)\nMembers: 9,400\n", encoding="utf-8")
    report = json.loads(claimcheck("compare", "one.md", "two.txt", "--format", "json").out)
    assert report["summary"]["agreements"] == len(report["agreements"]) == 2
    assert all(len(item["sources"]) == 2 for item in report["agreements"])
    places = {(place["path"], place["line"], place["column"]) for finding in report["findings"] for place in finding["places"]}
    assert not places & {(one["place"]["path"], one["place"]["line"], one["place"]["column"]) for one in report["only"]}
