"""Is one slip one problem? What follows from it is not said again, and what does not depend on it is still checked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimcheck.load import load
from claimcheck.load.vocabulary import standard
from claimcheck.load.yaml import read

CLAIMS = "claims:\n- staff: 40\n  when: 2021\n- staff: 50\n  when: 2021\n- seat: Norby\n"


@pytest.mark.parametrize(
    ("header", "claims"),
    [
        ("source: {title: Yearbook, subject: ferry}\n", 3),
        ("source: {id: Year Book, subject: ferry}\n", 3),
        ("source: yearbook\n", 0),
        ("source: [yearbook]\n", 0),
    ],
)
def test_a_source_that_cannot_be_read_is_one_problem(header: str, claims: int, tmp_path: Path) -> None:
    (tmp_path / "yearbook.yaml").write_text(header + CLAIMS)
    loaded = load([tmp_path])
    assert [problem.line for problem in loaded.problems] == [1]
    assert len(loaded.claims) == claims
    assert {claim.subject for claim in loaded.claims} <= {"ferry"}


def test_a_claim_without_a_subject_is_still_one_where_the_source_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("source: {id: yearbook}\n" + CLAIMS)
    assert {problem.message for problem in load([tmp_path]).problems} == {"the claim has no subject"}


def test_an_origin_that_nobody_declared(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("source:\n  id: leaflet\n  subject: ferry\n  derived-from: [yearbok, gazette]\n" + CLAIMS)
    (tmp_path / "b.yaml").write_text("sources: {yearbook: {}, gazette: {derived-from: leaflet}}\n")
    [problem] = load([tmp_path]).problems
    assert (problem.rule, problem.line, problem.column) == ("unknown-source", 4, 17)
    assert problem.message == "`derived-from` of `leaflet` names no source `yearbok`; did you mean `yearbook`?"


def test_an_indent_too_far_is_mended_by_the_indent() -> None:
    [problem] = read("claims:\n- staff: 40\n   when: 2021\n", "a.yaml").problems
    assert "line it up with the key above" in problem.help


@pytest.mark.parametrize(
    "text",
    ["quote: has 96 # seats\n", "- title: Pier # and quay\n", "a: Pier # 2\n", "a: Pier  #2\n", "quote: has 96\t# seats\n"],
)
def test_a_value_cut_by_a_sign(text: str) -> None:
    [problem] = read(text, "a.yaml").problems
    assert problem.rule == "comment-in-value"


@pytest.mark.parametrize(
    "text",
    ["quote: has 96  # seats\n", "a: 40 # by hand\n", "a: 40  # 2 of them guests\n", "quote:  # words\n  has 96\n", "quote: 'has 96 # seats'\n"],
)
def test_a_comment_that_is_meant(text: str) -> None:
    assert not read(text, "a.yaml").problems


@pytest.mark.parametrize(
    ("traits", "datatype", "problems"),
    [
        ("{words: [berths]}", "quantity", 0),
        ("{unit: m}", "quantity", 0),
        ("{figures: reported}", "quantity", 0),
        ("{additive: yes, minimum: 0}", "quantity", 0),
        ("{minimum: 1}", "quantity", 1),
        ("{maximum: 2020, datatype: date}", "date", 0),
        ("{words: [berths], datatype: text}", "text", 0),
        ("{label: berths}", "text", 0),
    ],
)
def test_a_property_of_its_own_whose_traits_only_an_amount_has_is_a_quantity(traits: str, datatype: str, problems: int, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"source: {{id: yearbook, subject: ferry}}\nproperties:\n  berths: {traits}\nclaims:\n- berths: 60\n")
    loaded = load([tmp_path])
    assert loaded.properties["berths"].datatype == datatype
    assert [problem.message for problem in loaded.problems] == ["`berths` has `minimum` and no `datatype`"] * problems


def test_a_standard_property_keeps_its_datatype(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("properties: {founded: {minimum: 1800}}\nclaims:\n- {subject: ferry, founded: 1921}\n")
    loaded = load([tmp_path])
    assert (loaded.properties["founded"].datatype, loaded.problems) == ("date", ())


def test_no_name_stands_for_two_standard_properties() -> None:
    named = Counter(name for prop in standard().values() for name in (prop.id, *prop.aliases))
    assert [name for name, count in named.items() if count > 1] == []
