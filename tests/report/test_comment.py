"""Is the comment short, cut between findings, and free of anything that the data could set off on a forge?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from claimcheck.finding import Change, Changes, Finding, GateChange, Place, Report, Severity, Standing, Verdict, Verdicted
from claimcheck.report import FORMATS
from claimcheck.report.comment import LONGEST, MARKER
from tests import clock
from tests.chance import examples

from .sample import CONTEXT, EMPTY, FINDINGS, HOSTILE, REPORT, hostile
from .test_hostile import TEXTS, tokens

FILES = replace(CONTEXT, files="https://github.example/trust/ledger/blob/abc123")


def comment(report: Report, context: object = CONTEXT) -> str:
    return FORMATS["comment"](report, context)  # type: ignore[arg-type]


def changed(*items: Change, gate: tuple[GateChange, ...] = (), notes: tuple[str, ...] = ()) -> Report:
    return replace(REPORT, changes=Changes("main (abc)", "the work tree", items, gate, notes))


def one(number: int, message: str, severity: Severity = Severity.ERROR, path: str = "claims/a.yaml") -> Finding:
    place = Place(path, number, 3, f"c{number}", "guide-2021", str(number), quote=message)
    return Finding(
        f"{number:016x}", "value-conflict", severity, message, (place, replace(place, value="x")), Verdict.CONTRADICTION, subject="s", property="p"
    )


def test_what_the_change_does_comes_first() -> None:
    decided = replace(one(9, "was decided"), decision=Verdicted("accepted", "because", "Ida", "2025", "2026"))
    report = changed(
        Change(Standing.INTRODUCED, one(1, "a warning", Severity.WARNING)),
        Change(Standing.INTRODUCED, one(2, "an error")),
        Change(Standing.WORSENED, replace(one(9, "was decided"), reopened=("the value changed",)), decided, "was decided (accepted), is open again"),
        Change(Standing.RESOLVED, one(4, "is gone")),
        Change(Standing.CARRIED, one(5, "as it was")),
        gate=(GateChange("`fail-on`: `error` -> `never`", "claimcheck.toml", 3), GateChange("stricter", weaker=False)),
        notes=("from `main` to the work tree",),
    )
    text = comment(report)
    lines = text.splitlines()
    assert lines[0] == MARKER == "<!-- claimcheck -->"
    assert lines[1] == "### claimcheck: 2 introduced, 1 worsened, 1 resolved, 1 carried; 2 changes to the gate"
    order = [
        "from `main`",
        "#### Introduced",
        "an error",
        "a warning",
        "#### Worsened",
        "is open again",
        "the value changed",
        "#### Resolved",
        "is gone",
    ]
    order += ["#### Changes to the gate", "lets more pass", "stricter", "As a whole"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "as it was" not in text
    assert text.count("<details>") == text.count("</details>") == 4


def test_without_an_earlier_run_the_worst_open_ones_are_told() -> None:
    text = comment(REPORT)
    told = [finding for finding in FINDINGS if finding.decision is None and finding.severity is not Severity.NOTE]
    assert [finding.id in text for finding in FINDINGS] == [finding in told for finding in FINDINGS]
    assert text.index(next(f.id for f in told if f.severity is Severity.ERROR)) < text.index(
        next(f.id for f in told if f.severity is Severity.WARNING)
    )
    assert "Not shown:" in text
    assert comment(EMPTY).startswith(f"{MARKER}\n### claimcheck: nothing found\n")


@pytest.mark.parametrize("message", ["short", "漢字" * 300, "`x` " + "w" * 3_000, "|" * 400, "\u202e" * 400])
@pytest.mark.parametrize("standing", [Standing.INTRODUCED, Standing.RESOLVED, None])
def test_it_is_never_too_long_and_cut_between_findings(message: str, standing: Standing | None) -> None:
    findings = [one(number, f"{number} {message}") for number in range(1, 10_001)]
    gate = tuple(GateChange(f"{number} {message}", f"{message[:200]}.yaml", number) for number in range(2_000))
    if standing is None:
        report = replace(REPORT, findings=tuple(findings))
    else:
        report = changed(*(Change(standing, finding, why=message) for finding in findings), gate=gate, notes=(message,) * 20)
    told: list[str] = []
    clock.within(5, lambda: told.append(comment(report, FILES)))
    text = told[0]
    assert len(text) <= LONGEST
    assert len(text) > 10_000
    assert text.count("<details>") == text.count("</details>")
    told = len(re.findall(r"`[0-9a-f]{16}`", text))
    left = sum(int(number.replace(",", "")) for number in re.findall(r"… and ([\d,]+) more", text))
    assert told + left >= 10_000
    assert text.rstrip().endswith("not judged.")


def test_worsened_ones_are_named_even_where_introduced_ones_fill_the_room() -> None:
    items = [Change(Standing.INTRODUCED, one(number, "new")) for number in range(1, 3_000)]
    text = comment(changed(*items, Change(Standing.WORSENED, one(9_999, "worse"))))
    assert "#### Worsened" in text
    assert len(text) <= LONGEST


def test_places_are_linked_where_the_files_can_be_looked_at() -> None:
    report = replace(REPORT, findings=(one(3, "m", path="claims/a b#c).yaml"), one(4, "n", path="docs/page.md"), one(5, "o", path="../up.yaml")))
    text = comment(report, FILES)
    base = "https://github.example/trust/ledger/blob/abc123"
    assert f"[`claims/a b#c).yaml:3:3`](<{base}/claims/a%20b%23c%29.yaml#L3>)" in text
    assert f"[`docs/page.md:4:3`](<{base}/docs/page.md?plain=1#L4>)" in text
    assert "** `../up.yaml:5:3`" in text
    assert "](" not in comment(report)
    assert "](" not in comment(report, replace(FILES, files="javascript:alert(1)"))


REFERENCES = (
    "@everyone", "@org/team", "#12", "org/repo#12", "GH-12", "!12", "group/project!7", "%3", ":shipit:", ":+1:", "4f2a9c1d", "deadbeef1", "&5", "~label", "$9",
    "https://github.com/a/b/issues/1", "www.example.org", "![x](http://a/b.png)", "<img src=x>", "a@b.example", "[x](http://a)", "<!-- claimcheck: waive -->",
)  # fmt: skip


@pytest.mark.parametrize("reference", REFERENCES)
def test_nothing_in_the_data_becomes_a_reference(reference: str) -> None:
    for text in (
        comment(hostile(reference)[0], hostile(reference)[1]),
        comment(
            changed(Change(Standing.INTRODUCED, one(1, f"says {reference} there"), why=reference), gate=(GateChange(reference),), notes=(reference,))
        ),
    ):
        found = tokens(text)
        assert next(token.content.strip() for token in found if token.type == "html_block") == MARKER
        plain = " ".join(token.content for token in found if token.type == "text")
        bare = re.sub(r"`[^`]*`", "", text.removeprefix(MARKER))
        assert not re.search(
            r"(?<![\w\\`])@\w|(?<!\\)#\d|!\d|\bGH-\d|%\d|:[a-z+][a-z0-9+_-]*:(?!\d)|(?<!\\)://|\bwww\.|\b(?=\w*\d)[0-9a-f]{8,}\b|[&~$](?<!\\.)\d",
            bare,
        ), bare
        assert "<!--" not in bare.replace("\\<", "")
        assert not {token.type for token in found} & {"image", "link_open"}
        assert plain


@examples(100)
@given(text=TEXTS)
def test_no_line_begins_with_what_a_forge_would_carry_out(text: str) -> None:
    for data in (text, f"/close {text}", f"\n/merge\n{text}"):
        shown = comment(*hostile(data))
        assert not [line for line in shown.splitlines() if line.lstrip().startswith("/")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_leave_the_comment_as_it_is(text: str) -> None:
    found, plain = (tokens(comment(*hostile(words))) for words in (text, "harmless"))
    assert not {token.type for token in found} & {"link_open", "image", "fence", "heading_open"} - {"heading_open"}
    assert [t.content for t in found if t.type == "html_block"] == [t.content for t in plain if t.type == "html_block"]
    assert sum(t.type == "heading_open" for t in found) == sum(t.type == "heading_open" for t in plain)
