"""Does every format tell what an edit made better and worse, and nothing else, whatever the data says?"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import resources

import jsonschema
import pytest
from markdown_it import MarkdownIt

from claimcheck.finding import Change, Changes, GateChange, Report, Severity, Standing
from claimcheck.hidden import HIDDEN
from claimcheck.report import FORMATS, Context

from .sample import CONTEXT, FINDINGS, HOSTILE, REPORT, hostile, many

SCHEMA = json.loads(resources.files("claimcheck.report").joinpath("report-v1.schema.json").read_text("utf-8"))
GATE = (
    GateChange("setting `ignore`: empty is now `gap-in-office`", "claimcheck.toml", 3),
    GateChange("decision withdrawn on `00ff`: open", "claims/decisions.yaml", 2, weaker=False),
)
GONE = replace(FINDINGS[0], id="9999999999999999", message="a thing that is gone")


def changed(report: Report, gate: tuple[GateChange, ...] = GATE) -> Report:
    """The first finding of a report is new, the second worse, the others were there, and one is gone."""
    first, second, *others = report.findings
    items = (
        Change(Standing.INTRODUCED, first),
        Change(Standing.WORSENED, second, replace(second, severity=Severity.NOTE), "was a note, is worse"),
        *(Change(Standing.CARRIED, one, one) for one in others),
        Change(Standing.RESOLVED, GONE),
    )
    return replace(report, changes=Changes("main (abc1234)", "the work tree", items, gate, ("from `main` to here",)))


CHANGED = changed(REPORT)
IDS = [finding.id for finding in REPORT.findings]


def test_text_groups_and_counts() -> None:
    text = FORMATS["text"](CHANGED, CONTEXT)
    heads = [line for line in text.splitlines() if re.fullmatch(r"(introduced|worsened|resolved|carried) \([0-9,]+\):|changes to the gate.*:", line)]
    assert heads == ["introduced (1):", "worsened (1):", "resolved (1):", "changes to the gate (1 lets more pass):"]
    assert [id for id in (*IDS, GONE.id) if id in text] == [*IDS[:2], GONE.id]
    assert "  change: was a note, is worse" in text
    assert f"{len(IDS) - 2} carried: there before, and no worse (--all lists them)" in text
    assert "  claimcheck.toml:3: lets more pass: setting `ignore`: empty is now `gap-in-office`" in text
    assert "  claims/decisions.yaml:2: decision withdrawn on `00ff`: open" in text
    assert f"against main (abc1234): 1 introduced, 1 worsened, 1 resolved, {len(IDS) - 2} carried; 2 changes to the gate" in text


def test_text_lists_all_when_asked() -> None:
    text = FORMATS["text"](CHANGED, replace(CONTEXT, whole=True))
    assert all(f"id: {id}" in text for id in IDS)
    assert f"carried ({len(IDS) - 2}):" in text


def test_text_tells_all_that_lets_more_pass_and_some_of_the_rest() -> None:
    gate = tuple(GateChange(f"change {n}", "claimcheck.toml", n, weaker=n < 200) for n in range(400))
    text = FORMATS["text"](changed(REPORT, gate), CONTEXT)
    assert [n for n in range(400) if f": change {n}\n" in text] == list(range(210))
    assert "… and 190 more that let no more pass (--all lists them)" in text
    assert FORMATS["text"](changed(REPORT, gate), replace(CONTEXT, whole=True)).count("change ") >= 400


def test_colour_changes_no_character() -> None:
    coloured = FORMATS["text"](CHANGED, replace(CONTEXT, colour=True))
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == FORMATS["text"](CHANGED, CONTEXT)


def test_json_has_the_lists() -> None:
    said = json.loads(FORMATS["json"](CHANGED, CONTEXT))
    jsonschema.validate(said, SCHEMA)
    changes = said["changes"]
    assert (changes["base"], changes["head"], changes["introduced"], changes["carried"]) == ("main (abc1234)", "the work tree", IDS[:1], IDS[2:])
    [worse] = changes["worsened"]
    assert (worse["id"], worse["why"], worse["reopened"]) == (IDS[1], "was a note, is worse", False)
    assert [one["id"] for one in changes["decided"]] == [change.finding.id for change in CHANGED.changes.items if change.decided]
    assert [one["id"] for one in changes["resolved"]] == [GONE.id]
    assert changes["gate"][0] == {"what": GATE[0].what, "path": "claimcheck.toml", "line": 3, "weaker": True}
    assert [finding["id"] for finding in said["findings"]] == IDS


def test_github_annotates_only_what_is_worse() -> None:
    lines = FORMATS["github"](CHANGED, CONTEXT).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    worse = [finding for finding in REPORT.findings[:2] if finding.decision is None]
    assert len(commands) == len(worse) + 1
    assert commands[-1] == "::notice file=claimcheck.toml,line=3,title=gate changed::lets more pass: setting `ignore`: empty is now `gap-in-office`"
    [told] = [line for line in commands if "was a note, is worse" in line]
    assert REPORT.findings[1].places[0].path in told


def test_github_shows_as_many_notices_as_are_kept() -> None:
    gate = tuple(GateChange(f"setting `s{n}`", "claimcheck.toml", n) for n in range(40))
    notes = tuple(replace(one, severity=Severity.NOTE) for one in many(40).findings)
    report = replace(REPORT, findings=notes)
    report = replace(report, changes=Changes("b", "h", tuple(Change(Standing.INTRODUCED, one) for one in notes), gate))
    notices = [line for line in FORMATS["github"](report, CONTEXT).splitlines() if line.startswith("::notice")]
    assert len(notices) == 10
    assert notices[-1].endswith("34 notes and 37 changes to the gate more in the full report")


def test_sarif_says_how_each_stands() -> None:
    run = json.loads(FORMATS["sarif"](CHANGED, CONTEXT))["runs"][0]
    states = [(result["partialFingerprints"]["claimcheck/v1"], result["baselineState"]) for result in run["results"]]
    assert states == [(IDS[0], "new"), (IDS[1], "updated"), *((id, "unchanged") for id in IDS[2:]), (GONE.id, "absent")]
    notices = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert notices == ["claimcheck.toml:3: lets more pass: setting `ignore`: empty is now `gap-in-office`"]
    assert "baselineState" not in FORMATS["sarif"](REPORT, CONTEXT)


def test_sarif_keeps_what_is_new_before_what_was_there() -> None:
    report = many(6_000)
    *others, last = report.findings
    items = (*(Change(Standing.CARRIED, one, one) for one in others), Change(Standing.INTRODUCED, last))
    run = json.loads(FORMATS["sarif"](replace(report, changes=Changes("b", "h", items)), CONTEXT))["runs"][0]
    assert (len(run["results"]), run["results"][0]["baselineState"]) == (5_000, "new")


def test_markdown_tells_what_is_worse_first() -> None:
    text = FORMATS["markdown"](CHANGED, CONTEXT)
    assert text.startswith(f"# claimcheck: 1 introduced, 1 worsened, 1 resolved, {len(IDS) - 2} carried; 2 changes to the gate\n")
    titles = [line for line in text.splitlines() if line.startswith("## ")]
    assert titles == ["## How to read it", "## Introduced", "## Worsened", "## Changes to the gate (1 lets more pass)", "## Resolved"]
    assert [id for id in (*IDS, GONE.id) if id in text] == [*IDS[:2], GONE.id]
    assert "## Carried" in FORMATS["markdown"](CHANGED, replace(CONTEXT, whole=True))


@pytest.mark.parametrize("name", ["text", "json", "markdown", "github", "sarif"])
def test_nothing_changed_is_told_in_every_format(name: str) -> None:
    report = replace(REPORT, changes=Changes("main", "head", tuple(Change(Standing.CARRIED, one, one) for one in REPORT.findings)))
    text = FORMATS[name](report, CONTEXT)
    assert "0 introduced, 0 worsened, 0 resolved" in text or name in ("json", "sarif")


def spoken(text: str) -> tuple[Report, Context]:
    report, context = hostile(text)
    made = changed(report, (GateChange(text, text, 3), GateChange(text, "", 0, weaker=False)))
    held = made.changes
    assert held is not None
    items = tuple(replace(item, why=text) for item in held.items)
    return replace(made, changes=replace(held, base=text, head=text, items=items, notes=(text, text))), context


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", sorted({*FORMATS} - {"html"}))
def test_nothing_hidden_in_any_format(name: str, text: str) -> None:
    report, context = spoken(text)
    said = FORMATS[name](report, replace(context, whole=True))
    assert not HIDDEN.search(said.replace("\n", "").replace("\r", "") if name == "csv" else said.replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_holds_no_markup_of_the_data(text: str) -> None:
    def shape(of: str) -> list[str]:
        report, context = spoken(of)
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(FORMATS["markdown"](report, context))
        return [
            child.type
            for token in tokens
            for child in (token.children or [token])
            if child.type in ("html_inline", "html_block", "link_open", "image")
        ]

    assert shape(text) == shape("harmless")


@pytest.mark.parametrize("text", HOSTILE)
def test_github_takes_no_command_from_data(text: str) -> None:
    report, context = spoken(text)
    lines = FORMATS["github"](report, context).split("\n")
    assert [line.split(" ", 1)[0] for line in lines if line.startswith("::")] == ["::error", "::notice"]
    assert json.loads(FORMATS["json"](report, context))["changes"]["gate"]
