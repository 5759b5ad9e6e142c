"""Do the formats carry the same findings, in the shapes their readers require, however many there are?"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from importlib import resources
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from claimcheck.finding import Cause, Finding, Place, Report, Severity, Unjudged, Verdict, Verdicted
from claimcheck.report import FORMATS, Context, discrepancies, words
from claimcheck.report.safe import excerpt, quoted
from tests import clock

from .sample import CONTEXT, EMPTY, FINDINGS, HOSTILE, REPORT, hostile, many

SCHEMA = json.loads(resources.files("claimcheck.report").joinpath("report-v1.schema.json").read_text("utf-8"))


def sarif(report: Report, context: Context = CONTEXT) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(FORMATS["sarif"](report, context))["runs"][0]
    return run


@pytest.mark.parametrize("report", [REPORT, EMPTY, replace(REPORT, unchecked=True), *(hostile(text)[0] for text in HOSTILE[:6])])
def test_json_follows_its_schema(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(FORMATS["json"](report, CONTEXT)), SCHEMA)


def test_json_shape() -> None:
    said = json.loads(FORMATS["json"](REPORT, CONTEXT))
    assert said["schema"] == "claimcheck/report/v1"
    assert said["summary"] == {
        "claims": 84, "sources": 4, "documents": 1, "findings": {"error": 3, "warning": 3, "note": 4}, "agreements": 2, "not_judged": 6, "left_open": 0,
    }  # fmt: skip
    first = said["findings"][0]
    assert list(first) == ["id", "rule", "severity", "verdict", "cause", "subject", "property", "message", "places", "settles", "decision"]
    assert first["places"][1]["when_inferred"] is True
    assert first["decision"] is None
    document = next(finding for finding in said["findings"] if finding["id"] == "1010101010101010")["places"][0]
    assert "claim" not in document
    assert document["quote"] == "the trust's 12 lamps"
    assert said["not_judged"][0] == {"what": "`press-kit/40`", "why": "its snapshot is not at hand", "count": 4}
    assert set(said["not_judged"][1]) == {"what", "why"}


@pytest.mark.parametrize("report", [REPORT, EMPTY, many(40)])
def test_same_findings_in_every_complete_format(report: Report) -> None:
    ids = [finding.id for finding in report.findings]
    heads = [f"{words.where(finding.places[0])}: {words.level(finding)}[{finding.rule}]: {finding.message}" for finding in report.findings]
    text = FORMATS["text"](report, CONTEXT).splitlines()
    assert [line for line in text if line in set(heads)] == heads
    assert [finding["id"] for finding in json.loads(FORMATS["json"](report, CONTEXT))["findings"]] == ids
    assert [result["partialFingerprints"]["claimcheck/v1"] for result in sarif(report)["results"]] == ids
    assert [entry["fingerprint"] for entry in json.loads(FORMATS["gitlab"](report, CONTEXT))] == ids
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](report, CONTEXT))))
    assert list(dict.fromkeys(row["id"] for row in rows)) == ids
    assert len(rows) == sum(len(finding.places) for finding in report.findings)
    names = [case.attrib["name"] for case in ElementTree.fromstring(FORMATS["junit"](report, CONTEXT)).iter("testcase")]
    assert [name.split()[-1] for name in names if name != "every claim"] == ids
    # Those for readers show the worst first.
    assert sorted(re.findall(r'<article id="f-(\w+)"', FORMATS["html"](report, CONTEXT))) == sorted(ids)
    assert sorted(re.findall(r"^`[^`]+` `[^`]+` `(\w+)`$", FORMATS["markdown"](report, CONTEXT), re.MULTILINE)) == sorted(ids)


@pytest.mark.parametrize("name", [*sorted(FORMATS), "discrepancies"])
def test_same_report_same_bytes(name: str) -> None:
    """In another process too, under another hash seed."""
    render = FORMATS.get(name, discrepancies.render)
    once = render(REPORT, CONTEXT)
    assert render(REPORT, CONTEXT) == once
    program = (
        "from tests.report.sample import *; import sys; from claimcheck.report import FORMATS, discrepancies;"
        f"sys.stdout.buffer.write(FORMATS.get({name!r}, discrepancies.render)(REPORT, CONTEXT).encode())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    assert done.stdout == once.encode()


@pytest.fixture(scope="module")
def crowd() -> Report:
    return many(15_000)


@pytest.mark.parametrize("name", [*sorted(FORMATS), "discrepancies"])
def test_fifteen_thousand_findings(name: str, crowd: Report) -> None:
    render, told = FORMATS.get(name, discrepancies.render), []
    clock.within(20, lambda: told.append(render(crowd, CONTEXT)))
    [shown, *_] = told
    size = len(shown.encode())
    match name:
        case "sarif":
            run = json.loads(shown)["runs"][0]
            assert len(run["results"]) == 5_000
            assert {result["level"] for result in run["results"]} == {"error"}
            assert "5,000 worst of 15,000" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
            assert len(gzip.compress(shown.encode())) < 10_000_000
        case "junit":
            assert size < 15_000_000
            assert "5,000 findings more" in shown
        case "github":
            assert shown.count("\n::") + 1 == 21
            assert "more in the full report" in shown
        case "markdown":
            assert size < 1_500_000
            assert "14,000 more findings not shown here" in shown
        case "comment":
            assert len(shown) <= 60_000
            assert re.search(r"… and [\d,]+ more", shown)
        case "html":
            assert shown.count('<article id="f-') == 15_000
            assert size < 25_000_000
        case "discrepancies":
            assert "more questions not shown here" in shown
        case "json" | "gitlab":
            said = json.loads(shown)
            assert len(said["findings"] if name == "json" else said) == 15_000
        case _:
            assert shown.count(FINDINGS[1].message) >= 7_500


def test_one_finding_of_fifty_thousand_places() -> None:
    places = tuple(Place("claims/a.yaml", line, 1, f"c{line}", "s", str(line % 9), label=str(line % 9)) for line in range(1, 50_001))
    report = replace(REPORT, findings=(replace(FINDINGS[1], places=places),))
    for name in ("text", "markdown", "junit", "github"):
        assert len(FORMATS[name](report, CONTEXT)) < 20_000
    assert len(FORMATS["html"](report, CONTEXT)) - len(FORMATS["html"](EMPTY, CONTEXT)) < 40_000
    assert len(sarif(report)["results"][0]["relatedLocations"]) == 99
    text = FORMATS["text"](report, CONTEXT)
    assert "… and 5,553 more with `1`" in text
    assert "… and 16,665 more places with 3 other values" in text


def test_sarif_has_what_github_requires() -> None:
    run = sarif(REPORT)
    driver = run["tool"]["driver"]
    assert (driver["name"], run["columnKind"], run["automationDetails"]["id"]) == ("claimcheck", "unicodeCodePoints", "claimcheck/")
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result, finding in zip(run["results"], REPORT.findings, strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["message"]["text"]
        assert result["partialFingerprints"]["primaryLocationLineHash"] == finding.id
        related = result.get("relatedLocations", [])
        assert len(related) == len(finding.places) - 1
        for location in (*result["locations"], *related):
            region = location["physicalLocation"]["region"]
            assert all(region[key] >= 1 for key in ("startLine", "startColumn", "endLine", "endColumn"))
            assert region["endColumn"] > region["startColumn"]
            assert location["physicalLocation"]["artifactLocation"]["uri"]
        links = {int(id) for id in re.findall(r"\]\((\d+)\)", result["message"]["text"])}
        assert links <= {location["id"] for location in related}
        assert bool(links) == bool(related)
        assert bool(result["suppressions"]) == (finding.decision is not None)


def test_sarif_links_reach_every_camp() -> None:
    conflict = next(finding for finding in REPORT.findings if finding.id == "a1b2c3d4e5f60718")
    result = sarif(replace(REPORT, findings=(conflict,)))["results"][0]
    assert "38 m" in result["relatedLocations"][0]["message"]["text"]


def test_sarif_percent_encodes_paths_and_names_unknown_rules() -> None:
    finding = Finding("f1", "some-new-rule", Severity.WARNING, "", (Place("a b/ü#1.yaml", 0, 0),))
    run = sarif(replace(REPORT, findings=(finding,)), Context())
    result = run["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%C3%BC%231.yaml"
    assert result["message"]["text"] == "some-new-rule"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["some-new-rule"]


def test_a_run_that_could_not_read_everything_says_so() -> None:
    report = replace(EMPTY, unchecked=True)
    assert sarif(report)["invocations"][0]["executionSuccessful"] is False
    assert json.loads(FORMATS["json"](report, CONTEXT))["unchecked"] is True
    for name in ("text", "markdown", "html"):
        assert "could be checked" in FORMATS[name](report, CONTEXT).lower()
    assert "Not everything could be checked" in discrepancies.render(report, CONTEXT)


@pytest.mark.parametrize(("verdict", "head"), [("second is wrong", "decided"), ("open until", "left open until 2027-01-31")])
def test_a_decided_finding_is_headed_so_on_a_terminal(verdict: str, head: str) -> None:
    finding = replace(FINDINGS[0], decision=Verdicted(verdict, "as agreed", "Ida Lund", "2026-11-22", "2027-01-31"))
    shown = FORMATS["text"](replace(EMPTY, findings=(finding,)), CONTEXT)
    assert f": {head}[{finding.rule}]: " in shown
    assert f"{finding.severity.value}[" not in shown


def test_decided_findings_are_marked_and_fail_nothing() -> None:
    tree = ElementTree.fromstring(FORMATS["junit"](REPORT, CONTEXT))
    assert tree.attrib["failures"] == "6"
    assert tree.attrib["skipped"] == "1"
    assert "1847" not in FORMATS["github"](REPORT, CONTEXT)
    entry = next(entry for entry in json.loads(FORMATS["gitlab"](REPORT, CONTEXT)) if "1847" in entry["description"])
    assert entry["severity"] == "info"
    assert entry["description"].startswith("decided (both right in their own scope): ")


def test_colour_only_when_asked() -> None:
    plain = FORMATS["text"](REPORT, CONTEXT)
    coloured = FORMATS["text"](REPORT, replace(CONTEXT, colour=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_columns_stand_under_one_another_with_wide_characters() -> None:
    places = (Place("a.yaml", 1, 1, "x", "s1", "東京"), Place("a.yaml", 2, 1, "y", "s2", "Oslo"))
    lines = FORMATS["text"](replace(REPORT, findings=(replace(FINDINGS[1], places=places),)), CONTEXT).splitlines()
    assert lines[1] == "  a.yaml:1:1  東京  `s1`"
    assert lines[2] == "  a.yaml:2:1  Oslo  `s2`"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2016/..", "since 2016"),
        ("../2016", "until 2016"),
        ("1951/2016", "1951 to 2016"),
        ("2021-07", "2021-07"),
        ("18/05/2025", "18/05/2025"),
        ("5/2021", "5/2021"),
        ("2016/06", "2016/06"),
        ("", ""),
    ],
)
def test_times_in_plain_words(when: str, said: str) -> None:
    assert words.spoken(Place("a.yaml", when=when)) == said


def test_inferred_times_are_marked() -> None:
    assert words.spoken(Place("a.yaml", when="2023/..", when_inferred=True)) == "≈since 2023 (inferred)"
    assert words.when(Place("a.yaml", when="2023 or later", when_inferred=True)) == "≈2023 or later (inferred)"
    assert words.when(Place("a.yaml", when_inferred=True)) == "undated"


@pytest.mark.parametrize(
    ("value", "label", "aside"),
    [
        ("175+", "175 or more", "175 or more"),
        ("3", "3", ""),
        ("3,500", "3,500 (3,450 to below 3,550)", "3,450 to below 3,550"),
        ("5 m", "5 m (x)", "x"),
        ("a", "b (c)", "b; c"),
    ],
)
def test_labels_add_what_the_value_does_not_say(value: str, label: str, aside: str) -> None:
    assert words.aside(Place("a.yaml", value=value, label=label)) == aside


def test_long_texts_are_cut() -> None:
    places = (Place("a.yaml", 1, 1, "x", "s", "v" * 5_000, quote="q" * 1_000_000), Place("a.yaml", 2, 1, "y", "s", "w"))
    report = replace(REPORT, findings=(replace(FINDINGS[1], places=places, message="m" * 5_000),))
    for name in ("text", "markdown", "html", "github", "junit"):
        shown = FORMATS[name](report, CONTEXT)
        assert "…" in shown
        assert max(map(len, shown.split("\n"))) < 1_500


def test_a_text_cut_at_a_space_says_that_it_was_cut() -> None:
    assert excerpt("a turning point in the history", 22) == "a turning point in th…"
    assert excerpt("a turning point in the ", 22) == "a turning point in the"


@pytest.mark.parametrize(
    ("words_on_record", "shown"),
    [
        ("173 members", "“173 members”"),
        ("as a “related agency", "“as a ‘related agency”"),
        ('the "old" room', "“the ‘old’ room”"),
        ('5\' 10" tall ("small")', "“5' 10’ tall (‘small’)”"),
        ("", ""),
    ],
)
def test_quotation_marks_inside_a_quote_are_single(words_on_record: str, shown: str) -> None:
    assert quoted(words_on_record) == shown


@pytest.mark.parametrize(
    ("verdict", "cause", "places", "why"),
    [
        (Verdict.CONTRADICTION, Cause.TIME, 2, "the dates do not fit together (contradiction, time)"),
        (Verdict.VARIANT, Cause.DEFINITION, 2, "spelled or worded differently (variant, definition)"),
        (Verdict.CONTRADICTION, Cause.UNEXPLAINED, 2, "nothing on record explains the difference (contradiction, unexplained)"),
        (None, Cause.TIME, 1, "its date is open (time)"),
        (None, Cause.UNEXPLAINED, 1, ""),
        (Verdict.CHANGE, Cause.TIME, 2, ""),
        (Verdict.PRECISION, Cause.PRECISION, 2, ""),
        (Verdict.VARIANT, None, 2, ""),
    ],
)
def test_why_adds_to_the_message(verdict: Verdict | None, cause: Cause | None, places: int, why: str) -> None:
    somewhere = tuple(Place("a.yaml", line, 1, f"c{line}", "s", "x", "2021", when_inferred=True) for line in range(1, places + 1))
    assert words.why(Finding("f", "r", Severity.NOTE, "m", somewhere, verdict, cause)) == why


def test_a_single_claim_with_a_date_is_old() -> None:
    place = Place("a.yaml", 1, 1, "c", "s", "x", "2011")
    assert words.why(Finding("f", "r", Severity.NOTE, "m", (place,), None, Cause.TIME)) == "it is old (time)"


def test_what_could_not_be_judged_is_listed_by_place_and_every_number_stands_once() -> None:
    items = tuple(Unjudged(f"`c{at}` value `x`", "not a number", 1, "a.yaml", at, 3) for at in range(30, 0, -1))
    lines = FORMATS["text"](replace(EMPTY, summary=replace(EMPTY.summary, not_judged=30), not_judged=items), CONTEXT).splitlines()
    assert lines[0] == "a.yaml:1:3: not judged: `c1` value `x`: not a number"
    assert lines[19:21] == ["a.yaml:20:3: not judged: `c20` value `x`: not a number", "… and 10 more that could not be judged"]
    assert lines[-1].endswith("30 not judged (listed above)")
    one = replace(EMPTY, summary=replace(EMPTY.summary, not_judged=3), not_judged=(Unjudged("quotes of `s`", "no snapshot is on record", 3),))
    assert FORMATS["text"](one, CONTEXT).endswith("3 not judged (no snapshot is on record)\n")


def test_parts_are_told_only_where_they_differ() -> None:
    north, south = (Place("a.yaml", at, 1, f"c{at}", "s", "5", scope=part) for at, part in ((1, "north"), (2, "south")))
    differing = replace(FINDINGS[1], places=(north, south))
    alike = replace(FINDINGS[1], places=(north, replace(south, scope="north")))
    for name, part in (("text", "({})"), ("markdown", "({})"), ("html", "<p>of {}</p>")):
        assert part.format("south") in FORMATS[name](replace(REPORT, findings=(differing,)), CONTEXT)
        assert part.format("north") not in FORMATS[name](replace(REPORT, findings=(alike,)), CONTEXT)


def test_only_independent_origins_make_an_agreement() -> None:
    for render in (FORMATS["markdown"], FORMATS["html"], discrepancies.render):
        shown = render(REPORT, CONTEXT)
        assert "Skerry Sound" in shown
        assert "1902" not in shown
        assert "Left out: 1 answer" in shown


def test_a_finding_without_places_is_reported_everywhere() -> None:
    report = replace(REPORT, findings=(Finding("f1", "rule", Severity.ERROR, "nothing to point at", ()),))
    for render in (*FORMATS.values(), discrepancies.render):
        assert "nothing to point at" in render(report, CONTEXT)


def test_discrepancies_count_what_the_summary_counts() -> None:
    shown = discrepancies.render(REPORT, CONTEXT)
    errors = len(re.findall(r"^\*\*Error(?!.*decided:\*\*)", shown, re.MULTILINE)) + shown.count("- **error**")
    assert errors == REPORT.summary.errors
    assert "| errors open | 3 |" in shown
    assert shown.count("### Tern Light (`tern-light`): height (lamp room)") == 1
    order = [shown.index(title) for title in ("## What cannot", "## Faults", "## What changed", "## What was decided", "## What agrees")]
    assert order == sorted(order)


def test_starting_imports_nothing_heavy() -> None:
    program = "import claimcheck.report, sys; print([m for m in ('tabulate', 'wcwidth', 'pandas', 'jinja2', 'xml.etree', 'importlib.metadata') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
