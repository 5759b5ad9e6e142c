"""Does the ledger as a reference book show every claim, where it belongs, and what stands against it?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.engine import run
from claimcheck.finding import Finding
from claimcheck.ledger import Ledger
from claimcheck.reading import to_day
from claimcheck.report import show, show_markdown
from claimcheck.rules import RULES, RULINGS
from claimcheck.telling.entry import entry, subjects
from claimcheck.telling.subjects import Meant, Unclear, meant
from tests import clock
from tests.cli.conftest import Run, claimcheck, ledger  # noqa: F401  # fixtures
from tests.rules.pages import Example, read_ledger

BOOK = """\
source: {id: almanac, published: 2021-07-15, subject: trust, kind: reference}
sources:
  leaflet: {}
  copy: {published: 2022, derived-from: [almanac]}
entities:
  trust: {name: Harbour Trust, aliases: [Trust of the Harbour], short: [HT]}
  trust-2: {name: Harbour Trust of St. Ives, short: [St. Ives]}
  ann: {name: Ann Lee, type: person}
properties:
  st.size: {datatype: quantity, label: size of the "fleet"}
claims:
- {members: 173, when: 2021-07, quote: 173 members (as of July 2021)}
- {members: 173, when: 2021-08, source: copy}
- {members: 175+, source: leaflet}
- {members: 40, scope: north, when: 2021-07}
- {members: 200, when: 2030, modality: planned}
- {head: Ann Lee, when: 2023/.., source: leaflet}
- {head: Bo Ek, when: 2001/2018}
- {founded: 1921}
- {subject: trust-2, st.size: 12, when: 2020, quote: a fleet of twelve}
- {subject: trust-2, st.size: 14, when: 2020, source: copy}
- {subject: pier no. 4, members: 2}
"""


def book(folder: Path, text: str = BOOK) -> tuple[Ledger, tuple[Finding, ...]]:
    Example("", 1, "yaml", "utf-8", text, "", "").write(folder)
    read = read_ledger(folder)
    return read, run(read, RULES, RULINGS).findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trust", Meant("trust")),
        ("Harbour Trust", Meant("trust")),
        ("harbour  trust", Meant("trust")),
        ("HT", Meant("trust")),
        ("Trust of the", Meant("trust")),
        ("St. Ives", Meant("trust-2")),
        ("Harbour Trust of St. Ives", Meant("trust-2")),
        ("Harbour Trust of", Meant("trust-2")),
        ("trust.members", Meant("trust", "members")),
        ("Harbour Trust.head of organisation", Meant("trust", "head")),
        ("ht.HEAD", Meant("trust", "head")),
        ("trust.found", Meant("trust", "founded")),
        ("St. Ives.st.size", Meant("trust-2", "st.size")),
        ('St. Ives.size of the "fleet"', Meant("trust-2", "st.size")),
        ("trust-2.st.", Meant("trust-2", "st.size")),
        ("pier no. 4", Meant("pier no. 4")),
        ("pier no. 4.members", Meant("pier no. 4", "members")),
        ("pier", Meant("pier no. 4")),
        ("Ann Lee", Meant("ann")),
    ],
)
def test_a_subject_is_found_by_any_of_its_names(text: str, expected: Meant, tmp_path: Path) -> None:
    assert meant(book(tmp_path)[0], text) == expected


@pytest.mark.parametrize(
    ("text", "why", "near"),
    [
        ("Harbour T", "2 subjects have a name", ("trust", "trust-2")),
        ("Harbuor Trist", "there is no subject", ("Harbour Trust",)),
        ("trust.membres", "nothing is recorded of `trust`", ("trust.members",)),
        ("ann.members", "nothing is recorded of `ann`", ()),
        ("zzz", "there is no subject", ()),
        (".", "there is no subject", ()),
        ("....", "there is no subject", ()),
        ("`", "there is no subject", ()),
    ],
)
def test_what_is_not_found_is_met_with_what_is_near(text: str, why: str, near: tuple[str, ...], tmp_path: Path) -> None:
    found = meant(book(tmp_path)[0], text)
    assert isinstance(found, Unclear)
    assert found.why.startswith(why)
    assert found.near[: len(near)] == near
    assert bool(found.near) == bool(near)


def test_every_claim_is_shown_once_under_its_question(tmp_path: Path) -> None:
    read, findings = book(tmp_path)
    shown: list[str] = []
    for line in subjects(read, findings):
        one = entry(read, findings, line.id)
        assert (one.claims, len(one.asked)) == (line.claims, line.questions)
        for asked in one.asked:
            course = [said.place.claim for said in asked.course]
            assert sorted(course) == sorted(said.place.claim for answer in asked.answers for said in answer.said)
            shown += course
    assert sorted(shown) == sorted(claim.id for claim in read.claims)


def test_answers_come_newest_first_and_their_course_in_order(tmp_path: Path) -> None:
    read, findings = book(tmp_path)
    one = entry(read, findings, "trust")
    by_label = {(asked.property, asked.scope): asked for asked in one.asked}
    members = by_label["members", ""]
    assert [answer.value for answer in members.answers] == ["175+", "173", "200"]
    assert [said.place.value for said in members.course] == ["173", "173", "175+", "200"]
    assert [(answer.value, answer.sources, answer.origins) for answer in members.answers][1] == ("173", ("copy", "almanac"), 1)
    assert [answer.value for answer in by_label["head", ""].answers] == ["Ann Lee", "Bo Ek"]
    assert [mark.verdict for mark in members.answers[0].marks] == ["superseded"]
    assert [line.verdict for line in (clash.mark for clash in one.clashes)] == ["superseded"]
    assert by_label["members", "north"].answers[0].marks == ()
    assert [(subject, label) for subject, label, _ in entry(read, findings, "ann").named_by] == [("trust", "head of organisation")]


def test_what_held_on_a_day(tmp_path: Path) -> None:
    read, findings = book(tmp_path)
    day = {"2010": to_day(2010, 1, 1), "2021-07-10": to_day(2021, 7, 10)}

    def answers(on: int) -> dict[tuple[str, str], list[tuple[str, bool]]]:
        one = entry(read, findings, "trust", "", on)
        return {(asked.property, asked.scope): [(said.place.value, said.perhaps) for said in asked.course] for asked in one.asked}

    assert answers(day["2010"]) == {("head", ""): [("Bo Ek", False)], ("founded", ""): [("1921", False)]}
    july = answers(day["2021-07-10"])
    assert july["members", ""] == [("173", False)]
    assert july["members", "north"] == [("40", False)]
    assert ("head", "") not in july


DECIDED = BOOK + "decisions:\n- {finding: ID, verdict: VERDICT, reason: the book was wrong, by: Ida, until: 2027}\n"


def test_what_was_decided_to_be_wrong_comes_last_and_marked(tmp_path: Path) -> None:
    from dataclasses import replace

    from claimcheck.rulings import overruled

    (tmp_path / "a").mkdir()
    read, findings = book(tmp_path / "a")
    [clash] = [finding for finding in findings if finding.subject == "trust-2" and finding.rule == "value-conflict"]
    wrong = clash.places[0]
    (tmp_path / "b").mkdir()
    read, findings = book(tmp_path / "b", DECIDED.replace("ID", clash.id).replace("VERDICT", "first is wrong"))
    read = replace(read, overruled=overruled(findings))
    [asked] = entry(read, findings, "trust-2").asked
    assert [(answer.value, answer.overruled) for answer in asked.answers][-1] == (wrong.value, True)
    assert [mark.level for answer in asked.answers for mark in answer.marks] == ["decided", "decided"]
    one = entry(read, findings, "trust-2")
    assert f"{wrong.value} [decided to be wrong]" in show.table(one)
    assert f"~~{wrong.value}~~" in show_markdown.entry(one)
    assert f"~~{wrong.value}~~" in show_markdown.entry(entry(read, findings, "trust-2", "st.size"), at_length=True)
    assert "[decided to be wrong]" in show.at_length(entry(read, findings, "trust-2", "st.size"))


HOSTILE = "<script>x</script> | `a` [b](http://c.d) @everyone #12 \u202e 漢字漢字 " + "w" * 300


def test_hostile_strings_stay_data(tmp_path: Path) -> None:
    text = BOOK + f"- {{subject: {json.dumps(HOSTILE)}, remark: {json.dumps(HOSTILE)}, quote: {json.dumps(HOSTILE)}, note: {json.dumps(HOSTILE)}}}\n"
    text = text.replace("  st.size:", '  remark: {datatype: text, label: "| a <b> @c"}\n  st.size:')
    read, findings = book(tmp_path, text)
    [subject] = [line.id for line in subjects(read, findings) if line.id.startswith("<")]
    one = entry(read, findings, subject)
    for shown in (show_markdown.entry(one), show_markdown.entry(one, at_length=True), show_markdown.index(subjects(read, findings))):
        assert not re.search(r"(?<!\\)<script", re.sub(r"`[^`]*`", "", shown))
        assert not re.search(r"(?<!\\)\]\(", shown)
        assert "\u202e" not in shown
        assert " @everyone" not in shown
        tables = [line for line in shown.splitlines() if line.startswith("|")]
        widths = {line.replace("\\|", "").count("|") for line in tables}
        assert len(widths) == 1
    for shown in (show.table(one), show.at_length(one), show.index(subjects(read, findings))):
        assert "\u202e" not in shown
        assert max(map(len, shown.splitlines())) < 700
    assert json.loads(show.as_json(one))["subject"] == subject


def test_a_large_subject_is_shown_in_time(tmp_path: Path) -> None:
    many = "".join(f"- {{members: {100 + n % 50}, when: {1900 + n % 100}-01, source: {('leaflet', 'copy')[n % 2]}}}\n" for n in range(5_000))
    read, findings = book(tmp_path, BOOK + many)

    def work() -> None:
        one = entry(read, findings, "trust")
        assert one.claims > 5_000
        assert len(show.table(one).splitlines()) < 200
        show.at_length(one)

    clock.within(10, work)


def test_the_command(claimcheck: Callable[..., Run], ledger: Callable[..., Path]) -> None:  # noqa: F811
    ledger(book=BOOK)
    listed = claimcheck("show")
    assert (listed.status, "3 subjects" in listed.out) == (0, True)
    assert claimcheck("show", "claims").out == listed.out
    assert claimcheck("show", "", "claims").out == listed.out
    shown = claimcheck("show", "Harbour Trust")
    assert shown.status == 0
    assert "175+" in shown.out
    at_length = claimcheck("show", "trust.members", "claims")
    assert "“173 members (as of July 2021)”" in at_length.out
    assert "members (north):" in at_length.out
    shape = json.loads(claimcheck("show", "trust", "--format", "json").out)
    assert shape["schema"] == "claimcheck/show/v1"
    assert {question["property"] for question in shape["questions"]} == {"members", "head", "founded"}
    for words, said in (
        (("trsut",), "there is no subject `trsut`"),
        (("Harbour T",), "2 subjects have a name that begins with `Harbour T`: `trust`, `trust-2`"),
        (("trust.zzz",), "nothing is recorded of `trust` under `zzz`"),
        (("trust", "--as-of", "soon"), "`soon` is not a day"),
        (("trust", "nowhere"), "no such file or folder"),
        (("",), ""),
    ):
        run = claimcheck("show", *words)
        assert run.status == (2 if said else 0)
        assert said in run.err
        assert len(run.err.splitlines()) == (1 if said else 0)
    assert claimcheck("show", "Trust", "--as-of", "2010-01-01").out.splitlines()[0] == "Harbour Trust (trust), as of 2010-01-01"


def test_nothing_to_show_is_said(claimcheck: Callable[..., Run]) -> None:  # noqa: F811
    run = claimcheck("show")
    assert (run.status, run.err) == (2, "claimcheck: claims: no such file or folder; check the path\n")
    run = claimcheck("show", "trust")
    assert (run.status, run.err.count("\n")) == (2, 1)
