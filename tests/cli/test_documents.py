"""Documents in ``claimcheck check``: which are read, what is said of those that cannot be, and what is found in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
REGISTER = """\
source: {id: register, published: 2024-03-01, subject: harbour-trust}
entities: {harbour-trust: {name: Harbour Trust}}
claims:
- {member-states: 42, when: 2021-07}
- {member-states: 45, when: 2024-02}
- {founded: 1921}
"""
WRONG = "# Harbour Trust\n\nThe Harbour Trust has 40 member states.\n"
RIGHT = "# Harbour Trust\n\nThe Harbour Trust was founded in 1921.\n"


def found(out: str, *rules: str) -> list[dict[str, Any]]:
    return [finding for finding in json.loads(out)["findings"] if finding["rule"] in rules]


def paths(out: str, rule: str = "contradicted-text") -> list[str]:
    return [finding["places"][0]["path"] for finding in found(out, rule)]


@pytest.fixture
def check(claimcheck, ledger):
    ledger(register=REGISTER)

    def run(*words: object, status: int | None = None) -> str:
        came = claimcheck("check", "--today", "2025-06-30", "--format", "json", *words)
        assert status is None or came.status == status, came
        return came.out

    return run


def test_a_text_among_the_paths_is_held_to_the_ledger(check, tmp_path):
    (tmp_path / "page.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "notes.txt").write_text(RIGHT, encoding="utf-8")
    out = check("claims", "page.md", "notes.txt", status=1)
    [one] = found(out, "contradicted-text")
    text, record = one["places"]
    assert (text["path"], text["line"], text["column"], "claim" in text, text["quote"]) == ("page.md", 3, 23, False, "has 40 member states")
    assert (record["path"], record["value"], record["when"]) == ("claims/register.yaml", "45", "2024-02")
    assert (one["verdict"], one["severity"], one["subject"], one["property"]) == ("contradiction", "error", "harbour-trust", "member-states")
    assert json.loads(out)["summary"]["documents"] == 2
    assert [line["path"] for line in json.loads(out)["documents"]] == ["notes.txt", "page.md"]


def test_texts_alone_are_held_to_the_ledger_of_the_settings(check, tmp_path):
    (tmp_path / "page.md").write_text(WRONG, encoding="utf-8")
    assert paths(check("page.md", status=1)) == ["page.md"]
    (tmp_path / "claims").rename(tmp_path / "facts")
    assert "no such file or folder" in check("page.md", status=2)
    (tmp_path / "claimcheck.toml").write_text('claims = ["facts"]\n', encoding="utf-8")
    assert paths(check("page.md", status=1)) == ["page.md"]


def test_documents_of_the_settings(check, tmp_path):
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    for name in ("docs/a.md", "docs/b.txt", "docs/deep/c.md", "README.md", "docs/.hidden.md", "docs/table.csv"):
        (tmp_path / name).write_text(WRONG, encoding="utf-8")
    settings = tmp_path / "claimcheck.toml"
    for wanted, expected in (
        ('["docs/*.md", "README.md"]', ["README.md", "docs/a.md"]),
        ('["docs/**/*.md"]', ["docs/a.md", "docs/deep/c.md"]),
        ('["docs"]', ["docs/a.md", "docs/b.txt", "docs/deep/c.md"]),
        ('["docs/*", "docs/a.md"]', ["docs/a.md", "docs/b.txt"]),
    ):
        settings.write_text(f"documents = {wanted}\n", encoding="utf-8")
        assert paths(check(status=1)) == expected
    # What is named on the command line is all that is read.
    assert paths(check("claims", status=0)) == []
    assert paths(check("README.md", status=1)) == ["README.md"]
    assert paths(check("--documents", "docs/*.txt", status=1)) == ["docs/b.txt"]


def test_settings_count_from_their_folder(check, tmp_path, monkeypatch):
    (tmp_path / "page.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text('documents = ["*.md"]\n', encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert paths(check(status=1)) == ["../page.md"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("binary.md", b"# Trust\x00\x01\x02\xff", "not UTF-8"),
        ("nul.md", b"# Trust\x00 and so on", "NUL"),
        ("latin.txt", "Société à Genève".encode("latin-1"), "not UTF-8"),
        ("utf16.txt", "The Harbour Trust".encode("utf-16"), "UTF-16"),
        ("empty.md", b"", "an empty text"),
        ("blank.md", b" \n\n\t\n", "an empty text"),
        ("long.txt", b"x" * 10_000_001, "a line of 10,000,001 characters"),
        ("large.txt", b"word \n" * 8_400_000, "larger than 50 MB"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_nothing_else_is_lost(name, data, said, check, tmp_path):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "page.md").write_text(WRONG, encoding="utf-8")
    out = check("claims", name, "page.md", status=2)
    [trouble] = found(out, "unreadable-file", "nothing-to-check")
    assert said in trouble["message"] and trouble["places"][0]["path"] == name
    assert "\n" not in trouble["message"]
    assert paths(out) == ["page.md"]


def test_a_text_that_is_not_there(check):
    [trouble] = found(check("claims", "gone.md", status=2), "unreadable-file")
    assert "no such file" in trouble["message"]


def test_a_pattern_that_matches_nothing(check, tmp_path):
    (tmp_path / "empty").mkdir()
    out = check("--documents", "docs/*.md", "--documents", "empty", status=2)
    assert [(one["places"][0]["path"], one["message"]) for one in found(out, "nothing-to-check")] == [
        ("docs/*.md", "no text matches this pattern"),
        ("empty", "no text in this folder"),
    ]


def test_a_link_that_leads_out_is_refused_unless_it_is_named(check, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "secret.md").write_text(WRONG, encoding="utf-8")
    os.symlink(tmp_path / "secret.md", tmp_path / "docs" / "page.md")
    out = check("--documents", "docs/*.md", status=2)
    [trouble] = found(out, "unreadable-file")
    assert "leads out" in trouble["message"] and paths(out) == []
    assert paths(check("claims", "docs/page.md", status=1)) == ["docs/page.md"]
    assert len(paths(check("--documents", "docs/*.md", "--documents", "secret.md", status=1))) == 1


def test_a_folder_among_the_paths_gives_its_ledger_files_only(check, tmp_path):
    (tmp_path / "claims" / "notes.md").write_text(WRONG, encoding="utf-8")
    out = check("claims", status=0)
    assert paths(out) == [] and json.loads(out)["summary"]["documents"] == 0 and "documents" not in json.loads(out)


def test_a_ledger_without_claims_is_nothing_to_check(claimcheck, ledger, tmp_path):
    ledger(register="entities: {harbour-trust: {name: Harbour Trust}}\n")
    (tmp_path / "page.md").write_text(WRONG, encoding="utf-8")
    assert claimcheck("check", "claims", "page.md").status == 2


@pytest.mark.parametrize("format_", ["text", "markdown", "comment", "html", "sarif", "junit", "github", "gitlab", "csv"])
def test_every_format_shows_the_place_and_both_sides(format_, claimcheck, ledger, tmp_path):
    ledger(register=REGISTER)
    (tmp_path / "page.md").write_text(WRONG, encoding="utf-8")
    run = claimcheck("check", "claims", "page.md", "--today", "2025-06-30", "--format", format_, "--select", "contradicted-text")
    assert run.status == 1
    assert "page.md" in run.out and "40" in run.out and "45" in run.out
    if format_ in ("markdown", "html"):
        assert "The documents" in run.out
    if format_ == "sarif":
        location = json.loads(run.out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert (location["artifactLocation"]["uri"], location["region"]["startLine"], location["region"]["startColumn"]) == ("page.md", 3, 23)


def test_the_report_names_the_documents_of_the_settings(claimcheck, ledger, tmp_path):
    ledger(register=REGISTER)
    (tmp_path / "page.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text('documents = ["page.md"]\n', encoding="utf-8")
    assert claimcheck("report", "--today", "2025-06-30").status == 0
    text = (tmp_path / "reports" / "discrepancies.md").read_text(encoding="utf-8")
    assert "the text says `40`" in text and "page.md:3:23" in text and "## The documents" in text
    schema = json.loads((ROOT / "src" / "claimcheck" / "report" / "report-v1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads((tmp_path / "reports" / "discrepancies.json").read_text(encoding="utf-8")), schema)


def test_unbacked_figures_are_reported_where_that_is_asked_for(check, tmp_path):
    (tmp_path / "page.md").write_text("# Harbour Trust\n\nThe Harbour Trust has 30 employees.\n", encoding="utf-8")
    assert found(check("claims", "page.md", status=0), "unbacked-figure") == []
    assert len(found(check("claims", "page.md", "--select", "unbacked-figure", status=0), "unbacked-figure")) == 1
    for level, status in (("note", 0), ("error", 1), ("off", 0)):
        (tmp_path / "claimcheck.toml").write_text(f'severity = {{unbacked-figure = "{level}"}}\n', encoding="utf-8")
        assert [one["severity"] for one in found(check("claims", "page.md", status=status), "unbacked-figure")] == [level] * (level != "off")


def test_a_rule_that_is_off_by_itself_does_not_keep_rulings_from_running(check, ledger):
    ledger(decisions="decisions:\n- {finding: 0123456789abcdef, reason: gone, by: Ida Lund, until: 2026-12-31}\n")
    assert len(found(check("claims"), "unmatched-decision")) == 1


def test_prose_is_not_imported_for_a_ledger_alone(tmp_path):
    (tmp_path / "register.yaml").write_text(REGISTER, encoding="utf-8")
    code = (
        "import sys\nfrom claimcheck.cli.main import commands\n"
        "try:\n    commands.main(['check', 'register.yaml', '--format', 'json'], prog_name='claimcheck')\n"
        "except SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('claimcheck.texts')], file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stderr.strip() == "[]"


OWN = ROOT / "claims"


def own(run, tmp_path: Path, text: str, *more: object) -> Sequence[dict[str, Any]]:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    came = run("check", OWN, "page.md", *more, "--today", "2026-11-22", "--format", "json")
    return [one for one in json.loads(came.out)["findings"] if one["places"][0]["path"] == "page.md"]


def test_the_projects_own_ledger_against_a_page(claimcheck, tmp_path):
    [one] = [one for one in own(claimcheck, tmp_path, "# IOM\n\nThe IOM has 170 member states.\n") if one["severity"] != "note"]
    assert (one["rule"], one["verdict"]) == ("contradicted-text", "contradiction")
    assert [(place["line"], place["column"], place["value"]) for place in one["places"][:1]] == [(3, 13, "170")]
    assert {"175", "175+"} <= {place["value"] for place in one["places"][1:]}
    for silent in (
        "In the 1990s, the IOM had 170 member states.",
        "The IOM was founded in 1951.",
        "As of July 2021, the IOM had 174 member states.",
        "In 2020, the IOM had 173 member states.",
        "The IOM has more than 170 member states.",
        "The IOM plans to have 200 member states by 2040.",
    ):
        assert [one for one in own(claimcheck, tmp_path, f"# IOM\n\n{silent}\n") if one["severity"] != "note"] == [], silent
    [old] = [one for one in own(claimcheck, tmp_path, "# IOM\n\nThe IOM has 174 member states.\n") if one["severity"] != "note"]
    assert (old["rule"], old["severity"]) == ("outdated-text", "warning")
    # 173 stands in a source of July 2021, and was decided to be wrong for that time.
    for overruled in ("As of July 2021, the IOM had 173 member states.", "The IOM has 173 member states."):
        [lost] = [one for one in own(claimcheck, tmp_path, f"# IOM\n\n{overruled}\n") if one["severity"] != "note"]
        assert (lost["rule"], lost["severity"], lost["places"][0]["value"]) == ("overruled-text", "error", "173")
        assert "Russia became a member on 2021-04-19" in lost["message"]


def test_after_a_decision_the_value_that_lost_is_reported_with_its_reason(claimcheck, ledger, tmp_path):
    almanac = """\
source: {id: almanac, published: 2024-01-10, subject: bell-tower}
sources: {guide: {published: 2024-01-10}}
entities: {bell-tower: {name: Bell Tower}}
claims:
- {height: 96 m}
- {height: 98 m, source: guide}
"""
    ledger(almanac=almanac)
    page = tmp_path / "tower.md"
    page.write_text("# Bell Tower\n\nThe Bell Tower is 98 m high.\n", encoding="utf-8")
    before = json.loads(claimcheck("check", "claims", "tower.md", "--today", "2025-06-30", "--format", "json").out)
    [clash] = [one for one in before["findings"] if one["rule"] == "value-conflict"]
    assert not [one for one in before["findings"] if one["rule"].endswith("-text")]
    wrong = "first is wrong" if clash["places"][0]["value"] == "98 m" else "second is wrong"
    decision = f"decisions:\n- {{finding: {clash['id']}, verdict: {wrong}, reason: the guide counts the cross, by: Ida Lund, until: 2026-12-31}}\n"
    ledger(decisions=decision)
    after = claimcheck("check", "claims", "tower.md", "--today", "2025-06-30", "--format", "json")
    [told] = found(after.out, "overruled-text")
    assert after.status == 1
    assert "the guide counts the cross" in told["message"] and told["places"][0]["line"] == 3
    page.write_text("# Bell Tower\n\nThe Bell Tower is 96 m high.\n", encoding="utf-8")
    assert claimcheck("check", "claims", "tower.md", "--today", "2025-06-30").status == 0
