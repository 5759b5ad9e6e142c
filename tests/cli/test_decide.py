"""What does ``decide`` write, when does a decision stand, and when is its finding open again?"""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BOOK = """\
# the almanac
source: {id: almanac, title: Almanac 2023, published: 2023, kind: primary, subject: old-mill, sha256: AAAA}
entities: {old-mill: {name: Old Mill}}
claims:
- id: book
  staff: 12
  when: 2022-12-31
  quote: twelve
""".replace("AAAA", "a" * 64)
LEAF = """\
source: {id: leaflet, published: 2023, subject: old-mill}
claims:
- staff: 15  # as it says
  when: 2022-12-31
"""
POST = "source: {id: poster, published: 2023, subject: old-mill}\nclaims:\n- {staff: VALUE, when: 2022-12-31}\n"
SAID = ("--reason", "the leaflet counts volunteers", "--by", "Ida Lund", "--until", "2026-12-31", "--today", "2026-11-22")
Cli = Callable[..., Run]


@pytest.fixture
def mill(claimcheck: Cli, ledger: Callable[..., Path]) -> Path:
    return ledger(book=BOOK, leaf=LEAF)


def _found(claimcheck: Cli, *rules: str) -> list[dict[str, object]]:
    found = json.loads(claimcheck("check", "--today", "2026-11-22", "--format", "json").out)["findings"]
    return [one for one in found if one["rule"] in (rules or ("value-conflict",))]


def _id(claimcheck: Cli) -> str:
    [one] = _found(claimcheck)
    return str(one["id"])


def _decide(claimcheck: Cli, *words: object) -> Run:
    run = claimcheck("decide", *words, *SAID)
    assert (run.status, run.err) == (0, ""), run
    return run


def _reopened(claimcheck: Cli) -> list[str]:
    """The lines of the one conflict, which is open."""
    [one] = _found(claimcheck)
    assert one["decision"] is None
    lines = one.get("reopened", [])
    assert isinstance(lines, list)
    return lines


def test_a_decision_is_written_and_settles_its_finding(claimcheck: Cli, mill: Path) -> None:
    before = {path.name: path.read_bytes() for path in mill.iterdir()}
    id = _id(claimcheck)
    assert _decide(claimcheck, id[:4], "--verdict", "second wrong").out == f"claims/decisions.yaml: {id} second is wrong\n"
    text = (mill / "decisions.yaml").read_text()
    assert re.sub(r"[0-9a-f]{16}", "#", text) == (
        "decisions:\n- finding: #\n  about: value-conflict old-mill staff\n  verdict: second is wrong\n  reason: the leaflet counts volunteers\n"
        "  by: Ida Lund\n  on: 2026-11-22\n  until: 2026-12-31\n  outcome: contradiction\n  weighed:\n"
        "  - {claim: book, source: almanac, value: 12, when: 2022-12-31, says: #, quote: #, text: #}\n"
        "  - {claim: leaflet:staff, source: leaflet, value: 15, when: 2022-12-31, says: #}\n"
    )
    [one] = _found(claimcheck)
    decision = one["decision"]
    assert isinstance(decision, dict)
    assert (decision["verdict"], decision["wrong"], len(decision["weighed"])) == ("second is wrong", ["leaflet:staff"], 2)
    assert claimcheck("check", "--today", "2026-11-22", "--fail-on", "warning").status == 0
    assert {path.name: path.read_bytes() for path in mill.iterdir() if path.name != "decisions.yaml"} == before


CHANGES = {
    "value": ("leaf", "staff: 15", "staff: 16", "value of `leaflet:staff` in `leaflet` was `15`, is `16`"),
    "time": ("leaf", "2022-12-31", "2022-12", "time of `leaflet:staff` in `leaflet` was `2022-12-31`, is `2022-12`"),
    "time taken away": ("book", "  when: 2022-12-31\n", "", "time of `book` in `almanac` was `2022-12-31`, is not given"),
    "quote": ("book", "quote: twelve", "quote: some twelve", "`book` in `almanac` has another quote"),
    "quote taken away": ("book", "  quote: twelve\n", "", "`book` in `almanac` has no quote any more"),
    "quote added": ("leaf", "  when", "  quote: fifteen\n  when", "`leaflet:staff` in `leaflet` has a quote now"),
    "text": ("book", "a" * 64, "b" * 64, "`almanac` was read from another text"),
    "text no longer pinned": ("book", f", sha256: {'a' * 64}", "", "the text of `almanac` is no longer pinned"),
    "words of another": (
        "leaf",
        "  when",
        "  attributed-to: the miller\n  when",
        "`leaflet:staff` in `leaflet` is now told as the words of `the miller`",
    ),
}


def test_what_is_wrong_is_named_also_where_the_answers_stand_the_other_way_round_now(claimcheck: Cli, mill: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "second is wrong")
    path = mill / "leaf.yaml"
    path.write_text(path.read_text().replace("leaflet", "aardvark"))
    path.rename(mill / "aaa.yaml")
    [one] = _found(claimcheck)
    assert [place["value"] for place in one["places"]] == ["15", "12"]
    for words in (("check", "--format", "text"), ("check", "--format", "csv"), ("why", one["id"]), ("decide", "--list")):
        run = claimcheck(*words, "--today", "2026-11-22")
        assert "second is wrong: `15` (`aardvark`), by Ida Lund" in " ".join(run.out.split()), words
    page = claimcheck("check", "--today", "2026-11-22", "--format", "html").out
    assert "second is wrong: <code>15</code> (<code>aardvark</code>)" in page


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_to_what_was_weighed_opens_it_again(change: str, claimcheck: Cli, mill: Path) -> None:
    file, old, new, told = CHANGES[change]
    _decide(claimcheck, _id(claimcheck), "--verdict", "second is wrong")
    path = mill / f"{file}.yaml"
    text = path.read_text()
    path.write_text(text.replace(old, new, 1))
    assert path.read_text() != text
    [line] = _reopened(claimcheck)
    assert line.startswith("decided by Ida Lund on 2026-11-22 (second is wrong: `15` (`leaflet`)); open again: ")
    assert told in line
    [about] = _found(claimcheck, "reopened-decision", "unmatched-decision", "expired-decision")
    assert about["rule"] == "reopened-decision"
    assert told in str(about["message"])
    assert f"  reopened: {line}" in claimcheck("check", "--today", "2026-11-22").out
    path.write_text(text)
    assert _found(claimcheck)[0]["decision"] is not None


@pytest.mark.parametrize(
    ("file", "edit"),
    [
        ("leaf", lambda text: "# a remark\n\n" + text),
        ("leaf", lambda text: text.replace("# as it says", "# it says so")),
        ("leaf", lambda text: text.replace("- staff", "- {rooms: 3}\n- staff") + "properties: {rooms: {datatype: quantity}}\n"),
        ("leaf", lambda text: text.replace("- staff: 15", "- staff: 11\n  when: 1990\n- staff: 15")),  # which was the first is now the second
        ("leaf", lambda text: text.replace("published: 2023", "published: 2023, accessed: 2024")),
        ("leaf", lambda text: text.replace("- staff", "- id: given\n  staff")),
        ("book", lambda text: text.replace("quote: twelve", "quote: >-\n    twelve")),
        ("book", lambda text: text.replace("quote: twelve", "note: seen\n  quote: twelve")),
        ("leaf", lambda text: text.replace("id: leaflet,", f"id: leaflet, sha256: {'c' * 64},")),  # pinned for the first time
    ],
)
def test_a_change_that_decides_nothing_does_not(file: str, edit: Callable[[str], str], claimcheck: Cli, mill: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "second is wrong")
    path = mill / f"{file}.yaml"
    text = edit(path.read_text())
    assert text != path.read_text()
    path.unlink()
    (mill / f"moved-{file}.yaml").write_text(text)
    [one] = [one for one in _found(claimcheck) if one["severity"] == "error"]
    assert one["decision"] is not None, one
    assert not _found(claimcheck, "reopened-decision", "unmatched-decision")


@pytest.mark.parametrize("verdict", [("second wrong",), ("some wrong", "--wrong", "leaflet"), ("some wrong", "--wrong", "leaflet:staff")])
def test_a_source_that_only_got_another_name_reopens_nothing(verdict: tuple[str, ...], claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", *verdict)
    (tmp_path / "page.md").write_text("# Old Mill\n\nOn 31 December 2022 the Old Mill had a staff of 15.\n")
    (mill / "leaf.yaml").rename(mill / "flyer.yaml")
    (mill / "flyer.yaml").write_text(LEAF.replace("id: leaflet", "id: flyer"))
    [one] = _found(claimcheck)
    assert one["decision"]["wrong"] == ["flyer:staff"]  # type: ignore[index]
    assert not _found(claimcheck, "reopened-decision", "unmatched-decision", "ineffective-decision")
    assert "error[overruled-text]" in claimcheck("check", "claims", "page.md", "--today", "2026-11-22").out
    # What it says has to stand unchanged under the new name.
    (mill / "flyer.yaml").write_text(LEAF.replace("id: leaflet", "id: flyer").replace("15", "16"))
    [line] = _reopened(claimcheck)
    assert "`leaflet:staff`" in line


SWAPS = {
    "to one that was weighed": (lambda folder: (folder / "leaf.yaml").unlink(), "almanac"),
    "while the old one is still there": (lambda folder: (folder / "leaf.yaml").write_text(LEAF[: LEAF.index("claims")]), "poster"),
}


@pytest.mark.parametrize("swap", SWAPS)
def test_a_claim_that_another_source_now_makes_opens_it_again(swap: str, claimcheck: Cli, mill: Path) -> None:
    taken, source = SWAPS[swap]
    _decide(claimcheck, _id(claimcheck), "--verdict", "second wrong")
    taken(mill)
    (mill / "post.yaml").write_text(
        f"source: {{id: poster, published: 2023, subject: old-mill}}\nclaims:\n- {{staff: 15, when: 2022-12-31, source: {source}}}\n"
    )
    [line] = _reopened(claimcheck)
    assert line.endswith(f"`leaflet:staff` in `leaflet` was said by `leaflet`, is said by `{source}`")


@pytest.mark.parametrize("first", ["rooms", "staff"])
def test_a_source_that_was_weighed_before_is_no_new_name(first: str, claimcheck: Cli, mill: Path) -> None:
    (mill / "rooms.yaml").write_text(
        "source: {id: poster, published: 2023, subject: old-mill}\nproperties: {rooms: {datatype: quantity, time: timeless}}\n"
        "claims:\n- {rooms: 7}\n- {rooms: 9, source: almanac}\n"
    )
    for one in sorted(_found(claimcheck), key=lambda one: one["property"] != first):
        _decide(claimcheck, one["id"], "--verdict", "not comparable")
    (mill / "leaf.yaml").unlink()
    (mill / "rooms.yaml").write_text((mill / "rooms.yaml").read_text() + "- {staff: 15, when: 2022-12-31}\n")
    [staff] = [one for one in _found(claimcheck) if one["property"] == "staff"]
    # Decided after the poster was weighed, it is seen that the poster took the words over; decided before, the poster may be the leaflet.
    assert (staff["decision"] is None) == (first == "rooms")


def test_two_sources_that_became_one_open_it_again(claimcheck: Cli, mill: Path) -> None:
    (mill / "post.yaml").write_text(POST.replace("VALUE", "19"))
    _decide(claimcheck, _id(claimcheck), "--verdict", "some wrong", "--wrong", "leaflet", "--wrong", "poster")
    (mill / "post.yaml").unlink()
    (mill / "leaf.yaml").write_text(LEAF.replace("id: leaflet", "id: flyer") + "- {staff: 19, when: 2022-12-31}\n")
    [line] = _reopened(claimcheck)
    assert "is said by `flyer`" in line


def test_a_subject_that_got_another_name_is_said(claimcheck: Cli, mill: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "second wrong")
    for path in mill.iterdir():
        path.write_text(path.read_text().replace("old-mill", "the-mill"))
    [line] = _reopened(claimcheck)
    assert line.endswith(
        "`book` in `almanac` was about `old-mill`, is about `the-mill`; `leaflet:staff` in `leaflet` was about `old-mill`, is about `the-mill`"
    )


def test_which_answer_is_wrong_stays_so_when_files_change_their_order(claimcheck: Cli, mill: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "second is wrong")
    os.rename(mill / "leaf.yaml", mill / "a.yaml")
    [one] = _found(claimcheck)
    assert one["decision"]["wrong"] == ["leaflet:staff"]  # type: ignore[index]


def test_a_claim_that_goes_and_a_camp_that_comes_open_it_again(claimcheck: Cli, mill: Path) -> None:
    (mill / "post.yaml").write_text(POST.replace("VALUE", "19"))
    _decide(claimcheck, _id(claimcheck), "--verdict", "both wrong")
    (mill / "post.yaml").write_text("claims: []\n")
    [line] = _reopened(claimcheck)
    assert line.endswith("`poster:staff` in `poster` is gone")
    (mill / "post.yaml").write_text(POST.replace("VALUE", "19"))
    (mill / "more.yaml").write_text(POST.replace("VALUE", "23").replace("poster", "banner"))
    [line] = _reopened(claimcheck)
    assert line.endswith("`banner` says `23`, which was not weighed")


def test_who_joins_the_right_answer_changes_nothing_and_who_joins_the_wrong_one_does(claimcheck: Cli, mill: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "second is wrong")
    (mill / "post.yaml").write_text(POST.replace("VALUE", "12"))
    [one] = _found(claimcheck)
    assert one["decision"]["wrong"] == ["leaflet:staff"]  # type: ignore[index]
    (mill / "post.yaml").write_text(POST.replace("VALUE", "15"))
    [line] = _reopened(claimcheck)
    assert line.endswith("`poster` says `15` as well, which was not weighed")


def test_a_verdict_that_grew_worse_opens_it_again(claimcheck: Cli, ledger: Callable[..., Path]) -> None:
    text = "source: {id: a, published: 2024, subject: x}\nsources: {b: {accessed: 2025-01-01}, c: {published: DATE}}\nproperties: {n: {datatype: quantity}}\n"
    text += "claims:\n- {id: one, n: 3, when: 2021-07}\n- {id: two, n: 9, source: b}\n- {n: 1, subject: y, when: DATE, source: b}\n"
    folder = ledger(a=text.replace("DATE", "2023"))
    [one] = _found(claimcheck)
    assert one["verdict"] == "superseded"
    _decide(claimcheck, one["id"], "--verdict", "not comparable")
    assert "outcome: superseded" in (folder / "decisions.yaml").read_text()
    # What else the undated source reports dates it: nothing that was weighed has changed, but what it comes to has.
    (folder / "a.yaml").write_text(text.replace("DATE", "2020"))
    [line] = _reopened(claimcheck)
    assert line.endswith("it was superseded, is a possible contradiction")


def test_a_decision_that_ended_is_open_again(claimcheck: Cli, mill: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "open until")
    run = claimcheck("check", "--today", "2026-12-31")
    assert run.status == 0
    assert "decision: left open until 2026-12-31, by Ida Lund on 2026-11-22: the leaflet counts volunteers" in run.out
    run = claimcheck("check", "--today", "2027-01-01")
    assert run.status == 1
    assert "reopened: decided by Ida Lund on 2026-11-22 (open until); open again: it ended on 2026-12-31" in run.out
    assert "warning[expired-decision]" in run.out
    # A new decision takes the place of the one that ended.
    id = _id(claimcheck)
    assert claimcheck("decide", id, "--verdict", "accepted", *SAID[:4], "--until", "2028", "--today", "2027-01-01").status == 0
    assert (mill / "decisions.yaml").read_text().count("finding:") == 1


def test_a_document_that_states_what_was_decided_to_be_wrong_is_found(claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "second is wrong")
    (tmp_path / "page.md").write_text("# Old Mill\n\nAt the end of 2022 the Old Mill had a staff of 15.\n")
    run = claimcheck("check", "claims", "page.md", "--today", "2026-11-22")
    assert "error[overruled-text]" in run.out
    assert "Ida Lund" in run.out


def test_a_finding_on_a_text_is_decided_and_survives_moved_lines(claimcheck: Cli, ledger: Callable[..., Path], tmp_path: Path) -> None:
    ledger(book=BOOK)
    page = tmp_path / "page.md"
    page.write_text("# Old Mill\n\nOn 31 December 2022 the Old Mill had a staff of 15.\n")
    (tmp_path / "claimcheck.toml").write_text('documents = ["page.md"]\nby = "Bo Berg"\n')
    [one] = _found(claimcheck, "contradicted-text")
    run = claimcheck("decide", one["id"], "--verdict", "accepted", *SAID[:2], "--until", "2027", "--today", "2026-11-22")
    assert run.status == 0, run
    assert "by: Bo Berg" in (tmp_path / "claims/decisions.yaml").read_text()
    page.write_text("# Old Mill\n\nAn old mill.\n\nOn 31 December 2022 the Old Mill had a staff of 15.\n")
    assert _found(claimcheck, "contradicted-text")[0]["decision"] is not None
    page.write_text("# Old Mill\n\nOn 31 December 2022 the Old Mill had a staff of 16.\n")
    [one] = _found(claimcheck, "contradicted-text")
    assert one["decision"] is None
    assert "`16`" in str(one["reopened"])


def test_both_right_names_a_qualifier_that_is_tried(claimcheck: Cli, mill: Path) -> None:
    id = _id(claimcheck)
    both = ("decide", id, "--verdict", "both right", *SAID)
    assert "CLAIM:scope=TEXT" in claimcheck(*both).err
    assert "no claim of" in claimcheck(*both, "--qualifier", "nobody:scope=paid").err
    assert "is not CLAIM:scope=TEXT" in claimcheck(*both, "--qualifier", "leaflet").err
    run = claimcheck(*both, "--qualifier", "leaflet:when=31 December 2022")
    assert (run.status, "with its qualifiers it is still found" in run.err) == (2, True)
    run = claimcheck(*both, "--qualifier", "leaflet:scope=paid", "--qualifier", "book:scope=paid")
    assert (run.status, "still found" in run.err) == (2, True)
    assert not (mill / "decisions.yaml").exists()
    _decide(claimcheck, id, "--verdict", "both right", "--qualifier", "book:scope=paid")
    [one] = _found(claimcheck)
    assert one["decision"]["qualifiers"] == [{"claim": "book", "scope": "paid"}]  # type: ignore[index]
    assert "(`book` speaks of paid)" in claimcheck("check", "--today", "2026-11-22").out


def test_a_qualifier_that_makes_another_conflict_is_refused(claimcheck: Cli, ledger: Callable[..., Path]) -> None:
    folder = ledger(book=BOOK, leaf=LEAF)
    run = claimcheck("decide", _id(claimcheck), "--verdict", "both right", "--qualifier", "leaflet:scope=volunteers", *SAID)
    assert run.status == 2
    assert "something else is found (`part-exceeds-whole`)" in run.err
    assert not (folder / "decisions.yaml").exists()


def test_a_qualifier_written_into_its_claim_is_carried_out(claimcheck: Cli, mill: Path) -> None:
    run = _decide(claimcheck, _id(claimcheck), "--verdict", "both right", "--qualifier", "book:scope=paid", "--write")
    assert run.out.startswith("claims/book.yaml: book qualified\n")
    assert (mill / "book.yaml").read_text() == BOOK + "  scope: paid\n"
    run = claimcheck("check", "--today", "2026-11-22", "--fail-on", "warning")
    assert (run.status, "decision" in run.out) == (0, False)
    assert "carried out" in claimcheck("decide", "--list").out


def test_a_qualifier_stays_with_its_claim_when_ids_that_count_claims_shift(claimcheck: Cli, mill: Path) -> None:
    (mill / "leaf.yaml").write_text(LEAF.replace("15", "9"))
    _decide(claimcheck, _id(claimcheck), "--verdict", "both right", "--qualifier", "leaflet:scope=paid")
    earlier = "claims:\n- {staff: 11, when: 1990}\n"
    (mill / "leaf.yaml").write_text(LEAF.replace("15", "9").replace("claims:\n", earlier))
    [one] = [one for one in _found(claimcheck) if one["severity"] == "error"]
    assert one["decision"]["qualifiers"] == [{"claim": "leaflet:staff:2", "scope": "paid"}]  # type: ignore[index]
    (mill / "leaf.yaml").write_text(LEAF.replace("15", "9").replace("claims:\n", earlier) + "  scope: paid\n")
    assert not _found(claimcheck, "unmatched-decision", "reopened-decision", "ineffective-decision")


def test_a_page_that_moved_is_still_decided(claimcheck: Cli, ledger: Callable[..., Path], tmp_path: Path) -> None:
    ledger(book=BOOK)
    (tmp_path / "claimcheck.toml").write_text('documents = ["*.md"]\n')
    (tmp_path / "page.md").write_text("# Old Mill\n\nOn 31 December 2022 the Old Mill had a staff of 15.\n")
    _decide(claimcheck, _found(claimcheck, "contradicted-text")[0]["id"], "--verdict", "accepted")
    (tmp_path / "page.md").rename(tmp_path / "other.md")
    assert _found(claimcheck, "contradicted-text")[0]["decision"] is not None
    assert not _found(claimcheck, "unmatched-decision", "reopened-decision")
    # A run that does not read the page can say nothing about it.
    (tmp_path / "claimcheck.toml").write_text("documents = []\n")
    assert not _found(claimcheck, "unmatched-decision", "reopened-decision")
    assert "not checked: " in claimcheck("decide", "--list").out


def test_a_decision_on_a_rule_that_does_not_run_is_not_checked(claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "accepted")
    (tmp_path / "claimcheck.toml").write_text('ignore = ["value-conflict"]\n')
    assert "why: rule `value-conflict` does not run" in claimcheck("decide", "--list").out


def test_an_answer_that_another_finding_holds_against_those_left_is_that_finding_s_business(claimcheck: Cli, mill: Path) -> None:
    (mill / "post.yaml").write_text(POST.replace("VALUE", "19"))
    (mill / "log.yaml").write_text(POST.replace("VALUE", "12").replace("poster", "log"))
    (mill / "press.yaml").write_text("source: {id: press, published: 2023, subject: old-mill}\nclaims:\n- {staff: 40, when: 2022}\n")
    certain = next(one for one in _found(claimcheck) if one["verdict"] == "contradiction")
    _decide(claimcheck, certain["id"], "--verdict", "some wrong", "--wrong", "poster", "--wrong", "leaflet")
    assert {one["verdict"]: one["decision"] is not None for one in _found(claimcheck)} == {"contradiction": True, "possible-contradiction": False}


def test_more_than_two_answers_name_the_wrong_ones(claimcheck: Cli, mill: Path) -> None:
    (mill / "post.yaml").write_text(POST.replace("VALUE", "19"))
    id = _id(claimcheck)
    some = ("decide", id, "--verdict", "some wrong", *SAID)
    assert "--wrong not given" in claimcheck(*some).err
    assert "neither a claim nor a source" in claimcheck(*some, "--wrong", "postr").err
    assert "did you mean `poster`" in claimcheck(*some, "--wrong", "postr").err
    run = claimcheck(*some, "--wrong", "poster")
    assert (run.status, "what it does not say is wrong still clashes: `old-mill` staff: `12` against `15`" in run.err) == (2, True)
    _decide(claimcheck, id, "--verdict", "some wrong", "--wrong", "poster", "--wrong", "book")
    [one] = _found(claimcheck)
    assert one["decision"]["wrong"] == ["book", "poster:staff"]  # type: ignore[index]
    assert "some are wrong (`book` and `poster:staff`)" in claimcheck("check", "--today", "2026-11-22").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "no finding"),
        (("0123",), "there is no finding `0123`"),
        (("ID", "--verdict", "third wrong"), "`third wrong` is none"),
        (("ID", "--until", "2020"), "has passed"),
        (("ID", "--until", "soon"), "is no date with an end"),
        (("ID", "--until", "2025/.."), "is no date with an end"),
        (("ID", "--wrong", "book", "--verdict", "accepted"), "does not go with"),
        (("ID", "--qualifier", "book:scope=x"), "--qualifier goes with"),
        (("ID", "--reason", " "), "--reason not given"),
        (("ID", "--file", "elsewhere.yaml"), "no part of the ledger"),
        (("ID", "--file", "claims/x.txt"), "a .yaml file"),
        (("--list", "ID"), "leave the findings out"),
        (("ID", "--open"), "go with --list"),
        (("--remove", "ID"), "there is no decision on"),
    ],
)
def test_slips_are_one_line_and_write_nothing(words: tuple[str, ...], told: str, claimcheck: Cli, mill: Path) -> None:
    id = _id(claimcheck)
    given = {"--verdict": "second wrong", **dict(zip(SAID[::2], SAID[1::2], strict=True))}
    before = sorted(path.name for path in mill.iterdir())
    words = tuple(id if word == "ID" else word for word in words)
    rest = () if "--list" in words else tuple(part for flag, value in given.items() if flag not in words for part in (flag, value))
    run = claimcheck("decide", *words, *rest)
    assert (run.status, run.out) == (2, "")
    assert told in run.err
    assert run.err.count("\n") == 1
    assert sorted(path.name for path in mill.iterdir()) == before


def test_nobody_is_asked_without_a_terminal(claimcheck: Cli, mill: Path) -> None:
    run = claimcheck("decide", _id(claimcheck), "--reason", "x")
    assert run.err == "claimcheck: --verdict, --by and --until not given, and there is no terminal to ask on\n"


def test_a_fault_of_the_files_cannot_be_decided(claimcheck: Cli, mill: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "accepted")
    (mill / "leaf.yaml").write_text(LEAF.replace("15", "16"))
    [about] = _found(claimcheck, "reopened-decision")
    run = claimcheck("decide", about["id"], "--verdict", "accepted", *SAID)
    assert (run.status, "cannot be decided: it is a fault of what was written" in run.err) == (2, True)
    (mill / "leaf.yaml").write_text(LEAF + "nonsense: {")
    [fault] = _found(claimcheck, "syntax-error")
    run = claimcheck("decide", fault["id"], "--verdict", "accepted", *SAID)
    assert (run.status, "cannot be decided" in run.err) == (2, True)
    run = claimcheck("decide", "abcd", "--verdict", "accepted", *SAID)
    assert (run.status, "could not be checked" in run.err) == (2, True)


def test_one_that_stands_is_replaced_only_when_asked(claimcheck: Cli, mill: Path) -> None:
    id = _id(claimcheck)
    _decide(claimcheck, id, "--verdict", "accepted")
    path = mill / "decisions.yaml"
    path.write_text("# of the board\n" + path.read_text().replace("by: Ida Lund", "by: Ida Lund  # chair"))
    run = claimcheck("decide", id, "--verdict", "second wrong", *SAID)
    assert run.status == 2
    assert "decided already, by Ida Lund on 2026-11-22 (accepted); --replace" in run.err
    _decide(claimcheck, id, "--verdict", "second wrong", "--replace")
    text = path.read_text()
    assert text.startswith("# of the board\n")
    assert "by: Ida Lund  # chair\n" in text
    assert text.count("finding:") == 1
    run = claimcheck("decide", "--remove", id[:8])
    assert run.out == f"claims/decisions.yaml: {id} taken back (second is wrong, by Ida Lund)\n"
    assert _found(claimcheck)[0]["decision"] is None


def test_a_reopened_decision_is_replaced_in_its_file(claimcheck: Cli, mill: Path) -> None:
    old = _id(claimcheck)
    _decide(claimcheck, old, "--verdict", "second wrong", "--file", "claims/board.yaml")
    (mill / "leaf.yaml").write_text(LEAF.replace("15", "16"))
    new = _id(claimcheck)
    _decide(claimcheck, new, "--verdict", "second wrong")
    assert new != old
    assert old not in (mill / "board.yaml").read_text()
    assert not (mill / "decisions.yaml").exists()
    assert not _found(claimcheck, "reopened-decision", "unmatched-decision")


def test_the_list_tells_the_state_of_each(claimcheck: Cli, mill: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "second wrong")
    (mill / "more.yaml").write_text("decisions:\n- {finding: 0123456789abcdef, reason: mended, by: Bo, until: 2030}\n")
    run = claimcheck("decide", "--list", "--today", "2026-11-22")
    assert "claims/more.yaml:2:3: matches nothing: `0123456789abcdef`" in run.out
    assert "2 decisions: 1 matches nothing, 1 stands\n" in run.out
    (mill / "leaf.yaml").write_text(LEAF.replace("15", "16"))
    whole = json.loads(claimcheck("decide", "--list", "--open", "--format", "json", "--today", "2026-11-22").out)
    assert [one["state"] for one in whole["decisions"]] == ["reopened", "matches nothing"]
    assert whole["decisions"][0]["why"] == ["value of `leaflet:staff` in `leaflet` was `15`, is `16`"]
    [one] = [one for one in whole["open"] if one["rule"] == "value-conflict"]
    assert one["suggested"]["verdict"] == "second is wrong"
    assert one["suggested"]["why"] == ["`12` has the best kind of source (primary)"]


def test_what_cannot_be_read_is_not_called_gone(claimcheck: Cli, mill: Path) -> None:
    (mill / "post.yaml").write_text(POST.replace("VALUE", "19"))
    _decide(claimcheck, _id(claimcheck), "--verdict", "both wrong")
    for broken in (["post"], ["post", "leaf"]):  # a finding is left that lacks one place of it, then none
        for name in broken:
            path = mill / f"{name}.yaml"
            path.write_text("<<<<<<< HEAD\n" + path.read_text().removeprefix("<<<<<<< HEAD\n"))
        assert not re.search(r"is gone$", claimcheck("check", "--today", "2026-11-22").out, re.MULTILINE)
        run = claimcheck("decide", "--list", "--today", "2026-11-22")
        assert run.status == 2
        assert "claims/decisions.yaml:2:3: not checked: " in run.out
        assert "  why: part of the ledger cannot be read\n" in run.out
        assert "1 decision: 1 not checked\n" in run.out
        whole = json.loads(claimcheck("decide", "--list", "--format", "json", "--today", "2026-11-22").out)
        assert [(one["state"], one["why"]) for one in whole["decisions"]] == [("not checked", ["part of the ledger cannot be read"])]


@pytest.mark.parametrize(
    ("settings", "verdict", "why"),
    [
        ('kinds = ["own", "secondary", "primary"]', "first is wrong", "`15` has the best kind of source (secondary)"),
        ('prefer = ["dated", "quoted"]', None, "the policy does not decide between `12` and `15`"),
        ("prefer = []", None, "the policy does not decide between `12` and `15`"),
    ],
)
def test_the_policy_is_a_setting(settings: str, verdict: str | None, why: str, claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text(settings + "\n")
    whole = json.loads(claimcheck("decide", "--list", "--open", "--format", "json").out)
    [one] = [one for one in whole["open"] if one["rule"] == "value-conflict"]
    assert (one["suggested"]["verdict"], one["suggested"]["why"][-1]) == (verdict, why)


def test_several_findings_are_decided_alike(claimcheck: Cli, mill: Path) -> None:
    more = "\n- {rooms: 7}\nproperties: {rooms: {datatype: quantity, time: timeless}}\n"
    (mill / "leaf.yaml").write_text(LEAF + more.lstrip("\n"))
    (mill / "post.yaml").write_text("source: {id: poster, subject: old-mill, published: 2023}\nclaims:\n- {rooms: 9}\n")
    ids = [str(one["id"]) for one in _found(claimcheck)]
    assert len(ids) == 2
    _decide(claimcheck, *ids, "--verdict", "not comparable")
    assert [one["decision"] is not None for one in _found(claimcheck)] == [True, True]


def test_a_link_out_of_the_ledger_and_a_file_that_may_only_be_read(claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    id = _id(claimcheck)
    path = mill / "decisions.yaml"
    path.write_text("decisions: []\n")
    path.chmod(0o444)
    run = claimcheck("decide", id, "--verdict", "accepted", *SAID)
    assert (run.status, run.err) == (2, "claimcheck: claims/decisions.yaml: may only be read; nothing was written\n")
    assert path.read_text() == "decisions: []\n"


def test_a_ledger_of_single_files_keeps_its_decisions_in_one_of_them(claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("claims/leaf.yaml")
    found = json.loads(claimcheck("check", "claims/book.yaml", "link.yaml", "--format", "json").out)["findings"]
    [id] = [one["id"] for one in found if one["rule"] == "value-conflict"]
    run = claimcheck("decide", id, "link.yaml", "claims/book.yaml", "--verdict", "accepted", *SAID)
    assert (run.status, run.out) == (0, f"link.yaml: {id} accepted\n")
    assert (mill / "leaf.yaml").read_text().startswith(LEAF + "decisions:\n")
    assert (tmp_path / "link.yaml").is_symlink()


def _on_a_terminal(folder: Path, words: tuple[str, ...], *answers: tuple[str, str]) -> tuple[int, str]:
    """The status and what is shown, each answer being typed when what it answers is there."""
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "decide", *words, "--today", "2026-11-22"], stdin=side, stdout=side, stderr=side, cwd=folder
    )
    os.close(side)
    shown = ""
    rest: list[str] = []
    for prompt, typed in answers:
        shown += _until(main, prompt, rest)
        os.write(main, typed.encode())
    shown += _rest(main, rest)
    os.close(main)
    return process.wait(timeout=300), shown.replace("\r\n", "\n")


def _rest(terminal: int, rest: list[str]) -> str:
    """What is shown until nobody writes any more: who is not read may wait for it."""
    with contextlib.suppress(OSError):
        while select.select([terminal], [], [], 300)[0] and (read := os.read(terminal, 10_000)):
            rest.append(read.decode())
    return "".join(rest)


def test_what_is_not_given_is_asked_for_on_a_terminal(claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    status, shown = _on_a_terminal(
        tmp_path,
        (_id(claimcheck)[:6],),
        ("Verdict (number or words): ", "9\n"),
        ("`9` is none of the numbers above (1 to ", ""),
        ("Verdict (number or words): ", "third wrong\n"),
        ("`third wrong` is none of these verdicts; give its number or its words", ""),
        ("Verdict (number or words): ", "5\n"),
        ("Which claim needs a qualifier (its number above): ", "3\n"),
        ("`3` is none of the numbers above (1 to 2)", ""),
        ("Which claim needs a qualifier (its number above): ", "1\n"),
        ("Scope or time that it speaks of (e.g. scope=contract staff, or when=2021): ", "paid\n"),
        ("`paid` is neither scope=… nor when=…", ""),
        ("(e.g. scope=contract staff, or when=2021): ", "when=31 December 2022\n"),
        ("is still found", ""),  # before anything else is asked
        ("Verdict (number or words): ", "both-right\n"),
        ("(its number above): ", "book\n"),
        ("or when=2021): ", "Scope = paid\n"),
        ("Reason: ", "  \n"),
        ("nothing was given", ""),
        ("Reason: ", "they count\x7f\x7f\x7f volunteers\x01\n"),
        ("U+0001, a control character, cannot be written", ""),
        ("Reason: ", "they count volunteers\n"),
        ("Decided by: ", "Ida Lund\n"),
        ("Until (last day, month or year): ", "2020\n"),
        ("`2020` has passed", ""),
        ("Until (last day, month or year): ", "2027\n"),
    )
    assert status == 0, shown
    assert shown.endswith("both right in their own scope\n")
    assert "1. 12  (almanac)" in shown
    assert "suggested: second is wrong: `12` has the best kind of source (primary)" in shown
    assert "policy: reference before primary before secondary before own" in shown
    assert "--" not in shown  # who is asked knows no flags
    text = (mill / "decisions.yaml").read_text()
    assert "by: Ida Lund\n" in text
    assert "reason: they count volunteers\n" in text
    assert "{claim: book, scope: paid}" in text


def test_the_wrong_ones_of_several_answers_are_asked_for(claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    (mill / "post.yaml").write_text(POST.replace("VALUE", "19"))
    status, shown = _on_a_terminal(
        tmp_path,
        (_id(claimcheck), "--until", "2027", "--by", "Ida Lund"),
        ("Verdict (number or words): ", "some wrong\n"),
        ("Which answers are wrong (their numbers above): ", "2027\n"),
        ("`2027` is none of the numbers above (1 to 3)", ""),
        ("Which answers are wrong (their numbers above): ", "2\n"),
        ("what it does not say is wrong still clashes", ""),
        ("Verdict (number or words): ", "some are wrong\n"),
        ("Which answers are wrong (their numbers above): ", "2 and 3\n"),
        ("Reason: ", "typed wrong\n"),
    )
    assert status == 0, shown
    assert "wrong: [leaflet:staff, poster:staff]\n" in (mill / "decisions.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "claims/decisions.yaml: written in a way that cannot be changed in place; name another file with --file"),
        (("--file", "claims/new.yaml", "--until", "2020"), "--until `2020` has passed"),
        (("--file", "claims/new.yaml", "--verdict", "first wrong", "--wrong", "nobody"), "--wrong `nobody` is neither a claim nor a source"),
    ],
)
def test_nothing_is_asked_that_could_not_be_written(words: tuple[str, ...], told: str, claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    (mill / "decisions.yaml").write_text("# of the board\ndecisions: {}\n")
    status, shown = _on_a_terminal(tmp_path, (_id(claimcheck), *words))
    assert (status, told in shown) == (2, True), shown
    assert "Reason" not in shown
    assert (mill / "decisions.yaml").read_text() == "# of the board\ndecisions: {}\n"


def _until(terminal: int, words: str, rest: list[str]) -> str:
    """What is shown up to these words; what was read beyond them is kept for the next call."""
    shown, end = rest.pop() if rest else "", time.monotonic() + 300
    while words not in shown:
        ready, _, _ = select.select([terminal], [], [], 1)
        assert time.monotonic() < end, shown
        if ready:
            shown += os.read(terminal, 10_000).decode()
    head, found, tail = shown.partition(words)
    rest.append(tail)
    return head + found


def test_six_that_decide_at_once_lose_no_decision(claimcheck: Cli, ledger: Callable[..., Path], tmp_path: Path) -> None:
    parts = "\n".join(f"- {{staff: 1{number:02}, scope: s{number}, when: 2022-12-31, source: SOURCE}}" for number in range(6))
    head = "source: {id: a, published: 2023, subject: old-mill}\nsources: {b: {published: 2023}}\nproperties: {staff: {additive: false}}\nclaims:\n"
    folder = ledger(a=head + parts.replace("SOURCE", "a") + "\n" + parts.replace("SOURCE", "b").replace("staff: 1", "staff: 3") + "\n")
    ids = [str(one["id"]) for one in _found(claimcheck)]
    assert len(ids) == 6
    words = [sys.executable, "-m", "claimcheck", "decide", "--verdict", "accepted", *SAID]
    running = [subprocess.Popen([*words, id], cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) for id in ids]
    told = [one.communicate(timeout=300)[1] for one in running]
    assert [one.returncode for one in running] == [0] * 6, told
    assert all(one["decision"] for one in _found(claimcheck))
    assert (folder / "decisions.yaml").read_text().count("- finding:") == 6


def test_two_that_decide_one_finding_at_once_are_told_apart(claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "claimcheck", "decide", "--verdict", "accepted", *SAID, _id(claimcheck)]
    running = [subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE) for _ in range(2)]
    told = [one.communicate(timeout=300)[1] for one in running]
    assert sorted(one.returncode for one in running) == [0, 2]
    assert b"decided already, by Ida Lund" in b"".join(told)


def test_the_text_at_hand_has_to_be_the_one_on_record(claimcheck: Cli, mill: Path, tmp_path: Path) -> None:
    _decide(claimcheck, _id(claimcheck), "--verdict", "second is wrong")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "almanac.txt").write_text("twelve\n")
    found = json.loads(claimcheck("check", "--today", "2026-11-22", "--snapshots", texts, "--format", "json").out)["findings"]
    [one] = [one for one in found if one["rule"] == "value-conflict"]
    assert one["reopened"][0].endswith("open again: the text of `almanac` that is at hand is not the one on record")
