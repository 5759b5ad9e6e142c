"""Does a report tell what became of the findings of an earlier one?"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from claimcheck.report import since

SCHEMA = json.loads(resources.files("claimcheck.report").joinpath("report-v1.schema.json").read_text("utf-8"))

ALMANAC = """\
source: {id: almanac, published: 2021-07-15, subject: trust}
sources: {leaflet: {published: 2021-07}, poster: {published: 2023-05}}
claims:
- {members: 173, when: 2021-07}
- {members: 180, when: 2021-07, source: leaflet}
- {founded: 1921}
- {founded: 1912, source: leaflet}
- {staff: 12, when: 2021-07-01}
- {staff: 14, when: 2021-07-01, source: leaflet}
- {seat: Port Lorne}
- {country: Norway, source: poster}
"""
DAY = ("--today", "2025-06-30")


def section(folder: Path) -> str:
    text = (folder / "discrepancies.md").read_text(encoding="utf-8")
    return text.partition("## Since the last report\n")[2].partition("\n## ")[0]


def kinds(text: str) -> dict[str, int]:
    """How many lines stand under each title."""
    found: dict[str, int] = {}
    for part in text.split("\n### ")[1:]:
        title, _, lines = part.partition("\n")
        found[title] = lines.count("\n- ")
    return found


def test_everything_that_can_become_of_a_finding(claimcheck, ledger, tmp_path) -> None:  # type: ignore[no-untyped-def]
    ledger(a=ALMANAC)
    assert claimcheck("report", *DAY).status == 0
    old = json.loads((tmp_path / "reports" / "discrepancies.json").read_text(encoding="utf-8"))
    assert old["as_of"] == "2025-06-30"
    assert "changes" not in old
    assert section(tmp_path / "reports") == ""
    ids = {finding["property"]: finding["id"] for finding in old["findings"] if finding["rule"] == "value-conflict"}
    decided = (
        ALMANAC + f"decisions:\n- {{finding: {ids['staff']}, verdict: second is wrong, reason: checked, by: Ida, on: 2025-07-01, until: 2025-08}}\n"
    )
    decided = decided.replace("founded: 1912", "founded: 1921") + "- {seat: Gull Bay, source: poster}\n"
    decided = decided.replace("decisions:", "- {seat: Gull Bay, source: poster}\ndecisions:", 1).removesuffix("- {seat: Gull Bay, source: poster}\n")
    ledger(a=decided)
    run = claimcheck("report", "--today", "2025-07-10", "--since", "reports/discrepancies.json")
    assert run.status == 0
    told = section(tmp_path / "reports")
    assert "Held against reports/discrepancies.json, of 2025-06-30: 1 new, 1 decided since, 1 resolved;" in told
    assert kinds(told) == {"New": 1, "Decided since": 1, "Resolved": 1}
    assert "by `almanac` of 2021-07-15; `poster` of 2023-05" in told
    assert r"decided: second is wrong: \`14\` (\`leaflet\`), by Ida on 2025-07-01, until 2025-08: checked" in told
    new = json.loads((tmp_path / "reports" / "discrepancies.json").read_text(encoding="utf-8"))
    assert [finding["id"] for finding in new["changes"]["resolved"]] == [ids["founded"]]
    assert len(new["changes"]["introduced"]) == 1
    assert claimcheck("report", "--today", "2025-07-10", "--check").status == 1, "the report that stands there tells of changes"
    assert claimcheck("report", "--today", "2025-09-10", "--since", "reports/discrepancies.json").status == 0
    again = section(tmp_path / "reports")
    assert kinds(again)["Open again"] == 1
    assert "was decided (second is wrong), is open again" in again
    assert claimcheck("report", "--today", "2025-09-10", "--since", "reports/discrepancies.json").status == 0
    assert kinds(section(tmp_path / "reports")) == {}
    assert "nothing changed" in section(tmp_path / "reports")


def test_a_third_source_makes_it_worse(claimcheck, ledger, tmp_path) -> None:  # type: ignore[no-untyped-def]
    ledger(a=ALMANAC)
    claimcheck("report", *DAY)
    ledger(a=ALMANAC + "- {members: 190, when: 2021-07, source: poster}\n")
    claimcheck("report", *DAY, "--since", "reports/discrepancies.json")
    told = section(tmp_path / "reports")
    assert kinds(told) == {"Worse": 1}
    assert "`poster` also says `190`" in told
    assert "by `poster` of 2023-05" in told
    assert "almanac" not in told.partition("### Worse")[2].partition("; by ")[2]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "no report of claimcheck"),
        ('{"schema": "claimcheck/report/v2"}', "is missing"),
    ],
)
def test_what_is_no_report_is_refused_before_anything_is_written(
    content: str | None, said: str, claimcheck: Callable[..., object], ledger: Callable[..., Path], tmp_path: Path
) -> None:
    ledger(a=ALMANAC)
    if content is not None:
        (tmp_path / "old.json").write_text(content, encoding="utf-8")
    run = claimcheck("report", *DAY, "--since", "old.json")
    assert (run.status, said in run.err, len(run.err.splitlines())) == (2, True, 1), run.err  # type: ignore[attr-defined]
    assert not (tmp_path / "reports").exists()


def test_every_title_is_told(claimcheck, ledger, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert since.TITLES == ("New", "Worse", "Open again", "Decided since", "Resolved")
    many = "".join(
        f"- {{subject: s{number}, members: 1, when: 2020}}\n- {{subject: s{number}, members: 2, when: 2020, source: leaflet}}\n"
        for number in range(150)
    )
    ledger(a=ALMANAC)
    claimcheck("report", *DAY)
    ledger(a=ALMANAC + many)
    claimcheck("report", *DAY, "--since", "reports/discrepancies.json")
    told = section(tmp_path / "reports")
    assert "150 new" in told
    assert "And 50 more." in told
    assert kinds(told)["New"] == 100


def test_a_finding_in_a_document_says_in_which(claimcheck, ledger, tmp_path) -> None:  # type: ignore[no-untyped-def]
    ledger(a="source: {id: almanac, subject: trust}\nentities: {trust: {name: Harbour Trust}}\nclaims:\n- {founded: 1921}\n- {opened: 1930}\n")
    (tmp_path / "claimcheck.toml").write_text('documents = ["*.md"]\n', encoding="utf-8")
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    for page in (one, two):
        page.write_text("# Harbour Trust\n\nThe Harbour Trust was founded in 1921.\n", encoding="utf-8")
    assert claimcheck("report", *DAY).status == 0
    (tmp_path / "reports" / "discrepancies.json").rename(tmp_path / "old.json")
    two.write_text("# Harbour Trust\n\nThe Harbour Trust was founded in 1912.\n", encoding="utf-8")
    assert claimcheck("report", *DAY, "--since", "old.json").status == 0
    told = section(tmp_path / "reports")
    assert "- **Error, contradiction:** `two.md:3:34`: Harbour Trust founded: the text says `1912`" in told
    glance = (tmp_path / "reports" / "discrepancies.md").read_text(encoding="utf-8").partition("## At a glance")[2].partition("\n## ")[0]
    assert ", in `two.md:3:34` |" in glance
    page = (tmp_path / "reports" / "discrepancies.html").read_text(encoding="utf-8")
    assert ", in <code>two.md:3:34</code>:" in page.partition("Since the last report")[2].partition("</section>")[0]
    # What is gone is told as well.
    (tmp_path / "reports" / "discrepancies.json").rename(tmp_path / "old.json")
    two.write_text("# Harbour Trust\n\nThe Harbour Trust was founded in 1921.\n", encoding="utf-8")
    assert claimcheck("report", *DAY, "--since", "old.json").status == 0
    assert "`two.md:3:34`: " in section(tmp_path / "reports").partition("### Resolved")[2]


def test_a_report_that_tells_what_changed_can_be_checked(claimcheck, ledger, tmp_path) -> None:  # type: ignore[no-untyped-def]
    ledger(a=ALMANAC)
    claimcheck("report", *DAY)
    reports = tmp_path / "reports"
    old = (reports / "discrepancies.json").read_bytes()
    ids = {finding["property"]: finding["id"] for finding in json.loads(old)["findings"] if finding["rule"] == "value-conflict"}
    decision = f"decisions:\n- {{finding: {ids['staff']}, verdict: second is wrong, reason: checked, by: Ida, on: 2025-07-01, until: 2026-08}}\n"
    ledger(a=ALMANAC.replace("founded: 1912", "founded: 1921") + "- {members: 190, when: 2021-07, source: poster}\n- {country: Peru}\n" + decision)
    for earlier in ("reports/discrepancies.json", "old.json"):
        (reports / "discrepancies.json").write_bytes(old)
        (tmp_path / "old.json").write_bytes(old)
        assert claimcheck("report", *DAY, "--since", earlier).status == 0
        assert kinds(section(reports)) == {"New": 1, "Worse": 1, "Decided since": 1, "Resolved": 1}
        jsonschema.validate(json.loads((reports / "discrepancies.json").read_text(encoding="utf-8")), SCHEMA)
        for more in ((), ("--html",)):
            run = claimcheck("report", "--check", *DAY, "--since", earlier, *more)
            assert (run.status, run.err) == (0, "")
            run = claimcheck("report", "--check", *DAY, *more)
            assert run.status == 1
            assert [": current, but written with --since; " in line for line in run.err.splitlines()] == [True] * (1 if more else 3)
        page = reports / "discrepancies.md"
        page.write_bytes(page.read_bytes() + b"x")
        for more in ((), ("--since", earlier)):
            run = claimcheck("report", "--check", *DAY, *more)
            assert (run.status, "discrepancies.md: stale; " in run.err) == (1, True)
        page.unlink()
    ledger(a=ALMANAC)
    run = claimcheck("report", "--check", *DAY, "--since", "reports/discrepancies.json")
    assert (run.status, run.err.count(": stale; ")) == (1, 3)
