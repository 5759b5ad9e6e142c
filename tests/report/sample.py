"""One fixed report on an invented subject, a trust that keeps lighthouses, and one in which every text is hostile."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from claimcheck.finding import (
    Agreement,
    Cause,
    Change,
    Changes,
    DocumentLine,
    Finding,
    GateChange,
    Place,
    Report,
    Severity,
    Single,
    SourceLine,
    Standing,
    Summary,
    Unjudged,
    Verdict,
    Verdicted,
)
from claimcheck.picture import Grid, Mark, Office, Pair, Passage, Pictures, Span, Timeline
from claimcheck.report import Context, RuleLine

GUIDE, PRESS, SITE = "claims/guide.yaml", "claims/press-kit.yaml", "claims/website.yaml"

RULES = (
    RuleLine("value-conflict", "claims on one question do not say the same", Severity.ERROR, "# value-conflict\n\nSome text.\n", "values"),
    RuleLine("name-variant", "one thing goes by names that nearly match", Severity.NOTE, "# name-variant\n", "values"),
    RuleLine("reading-not-supported", "the value recorded does not follow from its quote", Severity.ERROR, "", "sources"),
    RuleLine("broken-relation", "claims together break a relation that is stated to hold", Severity.ERROR, "", "several claims"),
    RuleLine("missing-companion", "a subject lacks what one of its properties requires", Severity.WARNING, "", "values"),
    RuleLine("unused-source", "a source that no claim cites", Severity.NOTE, "", "sources"),
)
LABELS = {
    "tern-light": "Tern Light",
    "skerry-trust": "Skerry Lighthouse Trust",
    "height": "height",
    "lamps": "lamps lit",
    "keepers": "keepers",
    "berths": "berths",
    "cited": "cited",
    "guide-2021": "Guide to the Skerries",
    "press-kit": "Press kit",
    "website": "Website of the trust",
}


def place(path: str, line: int, source: str, value: str, when: str = "", quote: str = "", label: str = "", inferred: bool = False) -> Place:
    return Place(path, line, 3, f"{source}/{line}", source, value, when, inferred, quote, label or value)


FINDINGS = (
    Finding(
        id="5f0c9a1be2d34c01",
        rule="value-conflict",
        severity=Severity.WARNING,
        message="`skerry-trust` lamps lit: `173` against `175 or more`, and one of them has no date of its own",
        places=(
            place(GUIDE, 12, "guide-2021", "173", "2021-07", "173 lamps"),
            place(SITE, 4, "website", "175+", "2023 or later", "175+ lamps today", "175 or more", inferred=True),
            place(PRESS, 30, "press-kit", "at least 175", "2023", "at least 175 lamps", "175 or more"),
        ),
        verdict=Verdict.SUPERSEDED,
        cause=Cause.TIME,
        subject="skerry-trust",
        property="lamps",
        settles=("settled if `website/4` is dated after July 2021; contradiction if it is not",),
    ),
    Finding(
        id="a1b2c3d4e5f60718",
        rule="value-conflict",
        severity=Severity.ERROR,
        message="`tern-light` height (lamp room): `41 m` against `38 m` cannot all be true",
        places=(
            *(place(GUIDE, line, "guide-2021", "41 m", "2021", "41 m to the lamp room") for line in range(40, 47)),
            place(PRESS, 9, "press-kit", "38 m", "2021", "rises 38 metres"),
            place(PRESS, 11, "press-kit", "38 m", "2021"),
        ),
        verdict=Verdict.CONTRADICTION,
        cause=Cause.UNEXPLAINED,
        subject="tern-light",
        property="height",
        scope="lamp room",
        settles=("settled if `press-kit/9` says `41 m`", "settled if `press-kit/9` is given a scope other than the lamp room"),
    ),
    Finding(
        id="00ff00ff00ff00ff",
        rule="value-conflict",
        severity=Severity.NOTE,
        message="`tern-light` height (lamp room): `41 m`, `about 40 m`, one is more precise",
        places=(place(GUIDE, 40, "guide-2021", "41 m", "2021"), place(SITE, 8, "website", "about 40 m", "2021")),
        verdict=Verdict.PRECISION,
        cause=Cause.PRECISION,
        subject="tern-light",
        property="height",
        scope="lamp room",
    ),
    Finding(
        id="1234123412341234",
        rule="value-conflict",
        severity=Severity.NOTE,
        message="`skerry-trust` keepers changed: `12`, then `7`, then `0`",
        places=(
            place(PRESS, 20, "press-kit", "0", "1998-04-01", "the last keeper left on 1 April 1998"),
            place(GUIDE, 50, "guide-2021", "12", "1951/1960", "twelve keepers"),
            place(GUIDE, 51, "guide-2021", "7", "1980", "by 1980, seven"),
        ),
        verdict=Verdict.CHANGE,
        cause=Cause.TIME,
        subject="skerry-trust",
        property="keepers",
    ),
    Finding(
        id="9999aaaabbbbcccc",
        rule="name-variant",
        severity=Severity.NOTE,
        message="`skerry-trust` official name: `Skerry Lighthouse Trust`, `The Skerry Light-house Trust`",
        places=(
            place(GUIDE, 2, "guide-2021", "Skerry Lighthouse Trust"),
            place(PRESS, 2, "press-kit", "The Skerry Light-house Trust"),
        ),
        verdict=Verdict.VARIANT,
        subject="skerry-trust",
        property="name",
    ),
    Finding(
        id="deadbeefdeadbeef",
        rule="value-conflict",
        severity=Severity.ERROR,
        message="`tern-light` first lit: `1847` against `1849` cannot all be true",
        places=(place(GUIDE, 60, "guide-2021", "1847", quote="lit in 1847"), place(SITE, 16, "website", "1849", quote="since 1849")),
        verdict=Verdict.CONTRADICTION,
        cause=Cause.DEFINITION,
        subject="tern-light",
        property="first-lit",
        settles=("settled if `website/16` says `1847`",),
        decision=Verdicted("both right in their own scope", "1849 is the second lamp", "Ada Brae", "2025-02-01", "2027-01-01"),
    ),
    Finding(
        id="7777000077770000",
        rule="reading-not-supported",
        severity=Severity.ERROR,
        message="`oak` is recorded, and `built of granite` does not say so",
        places=(place(GUIDE, 70, "guide-2021", "oak", quote="built of granite"),),
        cause=Cause.TRANSCRIPTION,
        subject="tern-light",
        property="material",
        settles=("settled if `granite` is recorded",),
    ),
    Finding("3333444455556666", "unused-source", Severity.NOTE, "no claim cites `almanac`", (Place("claims/almanac.yaml", 1),)),
    Finding(
        id="1010101010101010",
        rule="value-conflict",
        severity=Severity.ERROR,
        message="`docs/visit.md` says `12 lamps`, and `guide-2021` says `173`",
        places=(Place("docs/visit.md", 3, 14, value="12 lamps", quote="the trust's 12 lamps"), place(GUIDE, 12, "guide-2021", "173", "2021-07")),
        verdict=Verdict.CONTRADICTION,
        cause=Cause.UNEXPLAINED,
        subject="skerry-trust",
        property="lamps",
    ),
    Finding(
        id="2020202020202020",
        rule="broken-relation",
        severity=Severity.WARNING,
        message="relation `berths-add-up` may not hold: `berths[north] + berths[south]` is `55` and `berths` is `60`",
        places=(
            replace(place(GUIDE, 80, "guide-2021", "35", quote='35 in the “old" north room'), scope="north"),
            replace(place(GUIDE, 81, "guide-2021", "20"), scope="south"),
            place(SITE, 20, "website", "60", quote='"60 berths"'),
            Place("claims/relations.yaml", 3, 5, value="berths[north] + berths[south] = berths", label="berths of both rooms"),
        ),
        verdict=Verdict.POSSIBLE,
        cause=Cause.TIME,
        subject="skerry-trust",
        property="berths",
        scope="north",
    ),
    Finding(
        id="3030303030303030",
        rule="missing-companion",
        severity=Severity.WARNING,
        message="`skerry-trust` has `cited: yes`, which requires `listed`, and nothing of that is recorded",
        places=(place(PRESS, 60, "press-kit", "yes", quote="as the trust says"),),
        cause=Cause.UNEXPLAINED,
        subject="skerry-trust",
        property="cited",
    ),
)
REPORT = Report(
    summary=Summary(claims=84, sources=4, documents=1, errors=3, warnings=3, notes=4, decided=1, agreements=2, not_judged=6),
    findings=FINDINGS,
    agreements=(
        Agreement("skerry-trust", "founded", "", "1902", ("guide-2021/3", "press-kit/4"), ("guide-2021", "press-kit"), 1),
        Agreement("tern-light", "seat", "", "Skerry Sound", ("guide-2021/5", "website/6"), ("guide-2021", "website"), 2),
    ),
    not_judged=(
        Unjudged("`press-kit/40`", "its snapshot is not at hand", 4),
        Unjudged("`website/3` value `54 hors`", "words around the number are not known", 1, SITE, 3, 12),
        Unjudged("`press-kit/41` value `some lamps`", "words around the number are not known", 1, PRESS, 41, 5),
    ),
    sources=(
        SourceLine("almanac", "", (), "", "reference", "", 0, "not held"),
        SourceLine(
            "guide-2021",
            "Guide to the Skerries",
            ("Ada Brae", "Col Finn"),
            "2021-07",
            "secondary",
            "https://skerries.example/guide",
            60,
            "held",
            "Skerry Press",
        ),
        SourceLine("press-kit", "Press kit", ("A", "B", "C", "D"), "2023", "primary", "", 20, "changed"),
        SourceLine("website", "Website of the trust", (), "", "own", "https://trust.example/?a=1&b=2", 4, "not held"),
    ),
)
CONTEXT = Context(rules=RULES, labels=LABELS, version="0.0.0")
EMPTY = Report(Summary(12, 2, 0, 0, 0, 0, 0, 5, 0), ())

HOSTILE = (
    "\x1b[2J\x1b]8;;http://e\x07", "a\u202eb\u2066", "<script>alert(1)</script>", "a|b|c", "`tick` ``two`` `", "x\n::error file=a::b", "=1+1", "nul\x00",
    "lone \ud800", "\u200bzero\u00adsoft\ufeff", "[a](http://e.example) ![i](http://e.example/i.png)", "<http://auto.example>", "http://bare.example www.e.example",
    "@octo/team and #12", "&lt;b&gt; &#60;", "\\| \\", "\u2028\u2029\x85", "- item", "1. item", "# head", "---", "]]>", "\"'><img src=x onerror=1>", "\r\n\r\n<div>",
    "%0A::warning::x", "$a$ ~b~ **c** __d__", "\t@tab", "javascript:alert(1)", 'https://e.example/" onload="x', "](0) [x](9)", "\ufffe\uffff\U000e0041",
)  # fmt: skip


def hostile(text: str) -> tuple[Report, Context]:
    """A report in which every text that can come from outside is the one given."""
    somewhere = _all_texts(Place("p", 3, 4), text)
    decision = Verdicted(text, text, text, text, text)
    findings = tuple(
        Finding(f"id{at}", text, severity, text, (somewhere, somewhere), verdict, Cause.TIME, text, text, text, (text, text), settled)
        for at, (severity, verdict, settled) in enumerate(
            (
                (Severity.ERROR, Verdict.CONTRADICTION, None),
                (Severity.WARNING, Verdict.SUPERSEDED, decision),
                (Severity.NOTE, Verdict.CHANGE, None),
                (Severity.NOTE, None, None),
            )
        )
    )
    report = Report(
        Summary(1, 1, 0, 1, 0, 2, 1, 1, 1),
        (*findings, replace(findings[0], id="alone", subject="", places=(somewhere,))),
        (Agreement(text, text, text, text, (text,), (text,), 1), Agreement(text, text, text, text, (text,), (text, text), 2)),
        (Unjudged(text, text), Unjudged(text, text, 2, text, 1, 1)),
        (SourceLine(text, text, (text,), text, text, text, 1, text, text),),
    )
    return report, Context(rules=(RuleLine(text, text, Severity.NOTE, "", text),), labels={text: text}, version="1")


def pictured(text: str) -> tuple[Report, Context]:
    """The hostile report with pictures of that text, and with what changed since an earlier run."""
    report, told = hostile(text)
    mark = Mark(text, Span(700_000, None), Span(700_100, 700_400), text, False, (text,), (text, text + "2"), "error")
    marks = (
        mark,
        replace(mark, possible=Span(None, 700_900), sure=None, inferred=True, clash="warning"),
        replace(mark, value="plain", clash=""),
        replace(mark, document=text),
    )
    drawn = Pictures(
        (Timeline(text, text, text, marks, text), Timeline("other", text, text, marks, text)),
        (Office(text, text, marks, (Span(700_500, 700_600, (text, text)),), (Span(700_100, 700_200, (text, text)),)),),
        Grid((text, text + "2"), (Pair(text, text + "2", 1, 2, copied=True),), 3),
        {text: Passage(((text, False), (text, True), (text, False)))},
        frozenset({text}),
        4,
    )
    first, *others = report.findings
    again = replace(first, reopened=(text, text))
    lines = {field.name: text for field in fields(DocumentLine) if field.type == "str"}
    counts: dict[str, Any] = dict.fromkeys(("statements", "mentions", "bound", "derived", "waived", "unbound"), 3)
    changes = Changes(
        text, text, (Change(Standing.INTRODUCED, again, None, text), Change(Standing.RESOLVED, replace(first, id="gone"))), (GateChange(text, text),)
    )
    report = replace(
        report,
        findings=(again, *others),
        documents=(DocumentLine(**lines, **counts),),
        singles=(Single(text, text, text, first.places[0]),),
        compared=True,
        changes=changes,
    )
    return report, replace(told, draw=lambda _: drawn)


def _all_texts(record: Place, text: str) -> Place:
    texts: dict[str, Any] = {field.name: text for field in fields(record) if field.type == "str"}
    return replace(record, **texts)


def many(count: int) -> Report:
    """A report of so many findings, worst last."""
    findings = tuple(replace(FINDINGS[at % 2 if at < count - 5 else 1], id=f"{at:016x}", subject=f"light-{at}", decision=None) for at in range(count))
    return replace(REPORT, findings=findings)
