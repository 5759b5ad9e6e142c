"""``claimcheck coverage``: what backs each mention, how much that is, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

import claimcheck.report

REGISTER = """\
source: {id: register, published: 2024-03-01, subject: harbour-trust}
entities: {harbour-trust: {name: Harbour Trust}}
claims:
- {member-states: 45, when: 2024-02}
- {founded: 1921-05-04}
- {id: crew, volunteers: 60, when: 2023}
"""
PAGE = """\
# Harbour Trust

The Harbour Trust was founded in 1921. The Harbour Trust has 45 member states.

On a good day all 60 <!-- claimcheck: claim=crew --> turn out.

The Harbour Trust has 310 employees.

The Harbour Trust has 17 offices <!-- claimcheck: waive reason="an old list" until=2026-12-31 -->.
"""
WITHOUT = "# Harbour Trust\n\nIt lies by the sea.\n"


@pytest.fixture
def coverage(claimcheck, ledger, tmp_path):
    ledger(register=REGISTER)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    return lambda *words: claimcheck("coverage", "--today", "2025-06-30", *words)


def test_each_mention(coverage):
    run = coverage("page.md", "--format", "json")
    report = json.loads(run.out)
    assert run.status == 0
    assert report["schema"] == "claimcheck/coverage/v1"
    assert report["summary"] == {"bound": 2, "derived": 1, "waived": 1, "unbound": 1, "backed": 3, "of": 4, "percent": 75.0}
    [document] = report["documents"]
    assert [(one["line"], one["column"], one["words"], one["status"], one["claims"]) for one in document["mentions"]] == [
        (3, 34, "1921", "derived", ["register:founded"]),
        (3, 62, "45", "bound", ["register:member-states"]),
        (5, 19, "60", "bound", ["crew"]),
        (7, 23, "310", "unbound", []),
        (9, 23, "17", "waived", []),
    ]


@pytest.mark.parametrize(("more", "against"), [("", ""), ("- {length: 52 km}\n", "; against it stands `52 km`")])
def test_a_value_that_is_less_precise_than_the_text_backs_nothing_and_is_told_with_what_speaks_against_it(more, against, coverage, ledger, tmp_path):
    ledger(register=REGISTER + "- {length: 26 miles}\n" + more)
    (tmp_path / "page.md").write_text("# Harbour Trust\n\nThe Harbour Trust is 42 km long.\n", encoding="utf-8")
    [mention] = json.loads(coverage("page.md", "--format", "json").out)["documents"][0]["mentions"]
    assert (mention["words"], mention["status"]) == ("42 km", "unbound")
    assert mention["why"] == f"the record has `26 miles`, which allows for it but does not say as much{against}"


def test_the_shape_is_the_published_one(coverage, tmp_path):
    (tmp_path / "other.md").write_text(WITHOUT, encoding="utf-8")
    schema = json.loads(Path(str(claimcheck.report.__file__)).with_name("coverage-v1.schema.json").read_text(encoding="utf-8"))
    for words in (("page.md",), ("page.md", "other.md"), ("other.md",)):
        jsonschema.validate(json.loads(coverage(*words, "--format", "json").out), schema)


def test_text(coverage):
    out = coverage("page.md").out
    assert "page.md:7:23  unbound  310   no claim is on record" in out
    assert "an old list, until 2026-12-31" in out
    assert out.splitlines()[-1] == "1 document: 75.0 % backed, 3 of 4 mentions (2 bound, 1 derived, 1 waived, 1 unbound)"


@pytest.mark.parametrize(("least", "status"), [("75", 0), ("75.0", 0), ("75.1", 1), ("100", 1), ("0", 0), ("70%", 0)])
def test_fail_under(least, status, coverage):
    assert coverage("page.md", "--fail-under", least).status == status


@pytest.mark.parametrize("least", ["101", "-1", "most", "nan", ""])
def test_no_percentage(least, coverage):
    run = coverage("page.md", "--fail-under", least)
    assert run.status == (0 if least == "" else 2)


def test_a_share_is_rounded_down(coverage, tmp_path):
    (tmp_path / "many.md").write_text(
        "# Harbour Trust\n\n" + "The Harbour Trust was founded in 1921.\n\n" * 1999 + "It has 310 employees.\n", encoding="utf-8"
    )
    assert json.loads(coverage("many.md", "--format", "json").out)["summary"]["percent"] == 99.9


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "comment", "html", "csv", "sarif", "junit", "github", "gitlab"])
def test_every_format(format_, coverage):
    one, two = coverage("page.md", "--format", format_), coverage("page.md", "--format", format_)
    assert one == two and one.status == 0
    assert "310" in one.out and "page.md" in one.out


def test_a_table_for_programs(coverage):
    rows = list(csv.DictReader(io.StringIO(coverage("page.md", "--format", "csv").out)))
    assert [(row["words"], row["status"], row["claims"]) for row in rows][:2] == [
        ("1921", "derived", "register:founded"),
        ("45", "bound", "register:member-states"),
    ]


def test_findings_where_a_format_knows_nothing_else(coverage):
    results = json.loads(coverage("page.md", "--format", "sarif").out)["runs"][0]["results"]
    assert [(one["ruleId"], one["locations"][0]["physicalLocation"]["region"]["startLine"]) for one in results] == [("unbacked-figure", 7)]


def test_documents_of_the_settings_and_patterns(coverage, tmp_path):
    (tmp_path / "claimcheck.toml").write_text('documents = ["*.md"]\n', encoding="utf-8")
    (tmp_path / "other.md").write_text(WITHOUT, encoding="utf-8")
    paths = [one["path"] for one in json.loads(coverage("--format", "json").out)["documents"]]
    assert paths == ["other.md", "page.md"]
    assert [one["path"] for one in json.loads(coverage("o*.md", "--format", "json").out)["documents"]] == ["other.md"]


def test_nothing_to_back_is_no_failure(coverage, tmp_path):
    (tmp_path / "other.md").write_text(WITHOUT, encoding="utf-8")
    run = coverage("other.md", "--fail-under", "100")
    assert run.status == 0 and "nothing to back" in run.out


def test_no_document_is_wrong_use(coverage):
    run = coverage()
    assert run.status == 2 and "no document is named" in run.err


def test_what_cannot_be_read_is_said_and_the_rest_is_shown(coverage, tmp_path):
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    run = coverage("page.md", "bad.md")
    assert run.status == 2 and "bad.md" in run.err and "75.0 %" in run.out


def test_what_was_decided_to_be_wrong_backs_nothing(claimcheck, ledger, tmp_path: Path):
    almanac = """\
source: {id: almanac, published: 2024-01-10, subject: bell-tower}
sources: {guide: {published: 2024-01-10}}
entities: {bell-tower: {name: Bell Tower}}
claims:
- {height: 96 m}
- {height: 98 m, source: guide}
"""
    ledger(almanac=almanac)
    (tmp_path / "tower.md").write_text("# Bell Tower\n\nThe Bell Tower is 98 m high.\n", encoding="utf-8")
    words = ("coverage", "tower.md", "--today", "2025-06-30", "--format", "json")
    assert json.loads(claimcheck(*words).out)["summary"]["bound"] == 1
    [clash] = [
        one for one in json.loads(claimcheck("check", "--today", "2025-06-30", "--format", "json").out)["findings"] if one["rule"] == "value-conflict"
    ]
    wrong = "first is wrong" if clash["places"][0]["value"] == "98 m" else "second is wrong"
    ledger(decisions=f"decisions:\n- {{finding: {clash['id']}, verdict: {wrong}, reason: the cross, by: Ida Lund, until: 2026-12-31}}\n")
    assert json.loads(claimcheck(*words).out)["summary"]["bound"] == 0


TERM = """\
source: {id: register, published: 2024-03-01, subject: harbour-trust}
entities: {harbour-trust: {name: Harbour Trust}, ann: {name: Ann Lee, type: person}}
claims:
- {id: lee, head: Ann Lee, when: 2013/..}
"""


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Director: Ann Lee (since 2013)", "derived"),
        ("Director: Ann Lee (since 2012)", "unbound"),
        ("The Harbour Trust has been led by Ann Lee since 2013.", "bound"),
        ("The Harbour Trust has been led by Ann Lee since 2012.", "unbound"),
    ],
)
def test_the_beginning_of_a_term_follows_from_the_term(words, status, declared, claimcheck, ledger, tmp_path):
    ledger(register=TERM if declared else TERM.replace(", ann: {name: Ann Lee, type: person}", ""))
    (tmp_path / "page.md").write_text(f"# Harbour Trust\n\n{words}\n", encoding="utf-8")
    run = claimcheck("coverage", "--today", "2025-06-30", "page.md", "--format", "json")
    [document] = json.loads(run.out)["documents"]
    [since] = [one for one in document["mentions"] if "since" in one["words"]]
    assert (since["status"], since["claims"]) == (status, ["lee"] if status != "unbound" else [])


@pytest.mark.parametrize(
    ("words", "when", "status"),
    [
        ("from 2009 to 2021", "2009/2021", "bound"),
        ("from 2009 to 2016", "2009/2021", "unbound"),
        ("from 2012 to 2021", "2009/2021", "unbound"),
    ],
)
def test_a_term_that_ended_at_another_time_backs_no_other_end(words, when, status, claimcheck, ledger, tmp_path):
    ledger(register=TERM.replace("2013/..", when))
    (tmp_path / "page.md").write_text(f"# Harbour Trust\n\nAnn Lee was president of the Harbour Trust {words}.\n", encoding="utf-8")
    run = claimcheck("coverage", "--today", "2025-06-30", "page.md", "--format", "json")
    [document] = json.loads(run.out)["documents"]
    [term] = [one for one in document["mentions"] if "from" in one["words"]]
    assert (term["status"], term["claims"]) == (status, ["lee"] if status != "unbound" else [])


@pytest.mark.parametrize(
    ("head", "counted"),
    [
        ("Published: 2024-05-01", 0),
        ("Last updated on 1 May 2024", 0),
        ("TARNHOLM, 1 May 2024 - It lies by the sea.", 0),
        ("Published: 2024-05-01\n\nIt opened a quay on 2024-05-01.", 1),
    ],
)
def test_when_a_text_was_published_is_nothing_that_the_record_backs(head, counted, claimcheck, ledger, tmp_path):
    ledger(register=TERM)
    (tmp_path / "page.md").write_text(f"# Harbour Trust\n\n{head}\n", encoding="utf-8")
    run = claimcheck("coverage", "--today", "2025-06-30", "page.md", "--format", "json")
    assert json.loads(run.out)["summary"]["of"] == counted
