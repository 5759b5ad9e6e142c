"""Are times, decisions and cut messages told in words that a reader takes as they are meant?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from claimcheck.finding import DocumentLine, Finding, Place, Report, Severity, Summary, Verdicted
from claimcheck.picture import Grid, Mark, Office, Pair, Pictures, Span, Timeline
from claimcheck.reading.days import to_day
from claimcheck.report import FORMATS, discrepancies, mermaid, words
from claimcheck.report.html.grid import bars
from claimcheck.report.html.svg import scale, ticks
from claimcheck.report.html.times import office, timeline
from claimcheck.report.safe import excerpt, html_message, markdown_message

from .sample import CONTEXT, REPORT


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("200X", "2000s"),
        ("198X/199X", "1980s to 1990s"),
        ("198X/..", "since the 1980s"),
        ("../200X", "until the 2000s"),
        ("19XX", "1900s"),
        ("2021-07", "2021-07"),
        ("2016/..", "since 2016"),
        ("-0490/-0200", "491 BC to 201 BC"),
        ("-0490", "491 BC"),
        ("0000", "1 BC"),
        ("0490", "490"),
        ("0490-03-12/0512", "490-03-12 to 512"),
        ("2021-0490", "2021-0490"),
        ("18/05/2025", "18/05/2025"),
        ("1951~/2016?", "1951~ to 2016?"),
    ],
)
def test_times_are_told_to_who_knows_no_notation(when: str, said: str) -> None:
    assert words.spoken(Place("", when=when)) == said


def test_backticks_of_names_do_not_swap_code_and_text() -> None:
    place = Place("claims/a.yaml", 1, 1, "c", "s", "a `b` c", label="a `b` c")
    finding = Finding("id", "rule", Severity.ERROR, "`s` says `a `b` c`, and `other` says `d`", (place,))
    told = words.unticked(finding.message, finding, {})
    assert html_message(told) == "<code>s</code> says <code>a &#x27;b&#x27; c</code>, and <code>other</code> says <code>d</code>"
    comment = FORMATS["comment"](replace(REPORT, findings=(finding,)), CONTEXT)
    assert "`s` says `a 'b' c`, and `other` says `d`" in comment


@pytest.mark.parametrize("most", range(8, 60, 3))
def test_a_message_that_is_cut_inside_code_shows_no_backtick(most: int) -> None:
    message = "`short` says `a very long name of something that goes on and on` and more"
    cut = excerpt(message, most)
    assert "`" not in html_message(cut)
    assert markdown_message(cut).count("`") % 2 == 0 and "\\`" not in markdown_message(cut)


def left_open() -> Report:
    """The fixed report, with all its errors left open until a day."""
    ruling = Verdicted("open until", "the archive opens then", "Ida", "2026-01-02", "2027-06-30")
    findings = tuple(replace(one, decision=ruling) if one.severity is Severity.ERROR and not one.decision else one for one in REPORT.findings)
    return replace(REPORT, findings=findings, summary=replace(REPORT.summary, errors=0, left_open=3))


def test_what_is_left_open_is_told_apart_from_what_is_open_and_what_is_decided() -> None:
    page, text = FORMATS["html"](left_open(), CONTEXT), discrepancies.render(left_open(), CONTEXT)
    tiles = [re.sub(r"<[^>]+>", " ", tile).split() for tile in re.findall(r'<li class="(?:error|warning|note|left|done)">.*?</li>', page)]
    assert [" ".join(tile) for tile in tiles] == [
        "0 errors open 3 left open; cannot be true as it stands",
        "3 warnings open depends on something left open",
        "4 notes open needs no action",
        "3 left open until a day",
        "1 decided settled, with a reason",
    ]
    for said in ("| errors open | 0 |", "| left open until a day | 3 |", "| decided | 1 |"):
        assert said in text
    titles = re.findall(r"^## (.*)", text, re.MULTILINE)
    assert titles.index("What may not all be true") < titles.index("Left open until a day") < titles.index("What was decided")
    assert "What cannot all be true" not in titles
    part = text.partition("## Left open until a day")[2].partition("\n## ")[0]
    assert part.count("**Left open until 2027-06-30, by Ida on 2026-01-02:** the archive opens then") == 3
    assert "open until: " not in page and "<dt>Left open until 2027-06-30</dt><dd>the archive opens then" in page
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    assert headings.index("What may not all be true") < headings.index("Left open until a day") < headings.index("What was decided")
    assert "0 left open" not in FORMATS["html"](REPORT, CONTEXT)
    assert "3 left open" in FORMATS["text"](left_open(), CONTEXT).splitlines()[-1]
    assert dict(words.tally(left_open().findings))["value-conflict"] == [0, 1, 2, 2, 1]
    assert '"left_open": 3' in FORMATS["json"](left_open(), CONTEXT)


def test_an_empty_ledger_was_read() -> None:
    nothing = Finding("x", "nothing-to-check", Severity.ERROR, "there is no claim in `claims`", (Place("claims"),))
    empty = Report(Summary(0, 0, 0, 1, 0, 0, 0, 0, 0), (nothing,), unchecked=True)
    for name in ("html", "markdown", "text", "comment", "sarif"):
        assert "there is nothing to check" in FORMATS[name](empty, CONTEXT)
        assert "could not be read" not in FORMATS[name](empty, CONTEXT)
    fault = replace(nothing, rule="unreadable-file")
    assert "part of the input could not be read" in FORMATS["html"](replace(empty, findings=(fault,)), CONTEXT)


def mark(value: str, first: int | None, last: int | None, clash: str = "", document: str = "") -> Mark:
    span = Span(first and to_day(first, 1, 1), last and to_day(last, 12, 31))
    return Mark(value, span, span, f"{first or '..'}/{last or '..'}", False, ("c",), ("s",), clash, document)


def length(chart: str, name: str) -> int:
    """How many days long is a bar of a chart?"""
    found = re.search(rf"“{name}”.* :(?:\w+, )?(\d+)-(\d+)-(\d+), (\d+)-(\d+)-(\d+)", chart)
    assert found
    numbers = list(map(int, found.groups()))
    return to_day(numbers[3], numbers[4], numbers[5]) - to_day(numbers[0], numbers[1], numbers[2])


def test_an_open_end_is_drawn_to_the_day_of_the_report_or_seen_to_go_on() -> None:
    chain = Office("s", "head", (mark("Ann", 2000, 2004), mark("Bo", 2010, None)), (Span(to_day(2005, 1, 1), to_day(2009, 12, 31), ("Ann", "Bo")),))
    assert length(mermaid.office(chain), "Bo") > 100
    assert length(mermaid.office(chain, "2024-12-31"), "Bo") == to_day(2025, 1, 1) - to_day(2010, 1, 1)
    assert length(mermaid.office(chain, "2024-12-31"), "Ann") == to_day(2005, 1, 1) - to_day(2000, 1, 1)
    assert "“Ann and Bo” :done, 2005-01-01, 2010-01-01" in mermaid.office(chain)
    begun = Timeline("s", "p", "", (mark("1", None, 2000), mark("2", 2001, 2009)))
    assert length(mermaid.timeline(begun), "1") > 200


@pytest.mark.parametrize(("clash", "tag"), [("", ""), ("warning", "crit, "), ("error", "crit, ")])
def test_two_at_once_is_as_bad_as_the_finding_on_it(clash: str, tag: str) -> None:
    span = Span(to_day(2004, 1, 1), to_day(2004, 12, 31), ("Ann", "Bo"), clash)
    chain = Office("s", "head", (mark("Ann", 2000, 2004), mark("Bo", 2004, 2010)), (), (span,))
    assert f'<rect class="both {clash}"' in office(chain, "terms")
    assert f"“Ann and Bo” :{tag}2004-01-01, 2005-01-01" in mermaid.office(chain)


def test_what_a_document_says_is_marked_as_its_own() -> None:
    marks = tuple(mark(str(number), 1900 + number, 1900 + number) for number in range(40))
    line = Timeline("s", "p", "", (*marks, mark("99", 1950, 1950, "error", "docs/visit.md")))
    picture, chart = timeline(line, "name"), mermaid.timeline(line)
    assert '<tspan class="doc">99</tspan>' in picture and "1950 to 1950, says docs/visit.md" in picture
    assert "“99” (1950 to 1950 in docs/visit.md) :crit" in chart
    office_ = Office("s", "p", (mark("Ann", 2000, 2004), mark("Ann", 2000, 2005, "error", "docs/visit.md")))
    assert '<tspan class="doc">Ann</tspan>' in office(office_, "terms")


def test_years_before_1000_and_before_christ_are_written_as_readers_write_them() -> None:
    labels = [label for _, label in ticks(scale([to_day(-490, 1, 1), to_day(510, 1, 1)]))]
    assert any(label.endswith(" BC") for label in labels) and labels[-1].isdigit()
    assert not any(label.startswith(("0", "-")) for label in labels)


def test_the_label_of_a_coverage_bar_stands_above_it_and_the_share_beside() -> None:
    picture = bars([DocumentLine("docs/a.md", "", "", 1, 4, 2, 1, 0, 1), DocumentLine("docs/b.md", "", "", 0, 0, 0, 0, 0, 0)])
    xs = [float(x) for x in re.findall(r'<rect [^>]*x="([\d.]+)%"', picture)]
    assert xs == [0.0, 29.0, 43.5] and 'class="fluid"' in picture
    assert '<text x="60%" y="35">3 of 4 backed</text>' in picture
    assert ">nothing to back</text>" in picture


@pytest.mark.parametrize(("left", "said"), [(1, "1 more source is not drawn."), (180, "180 more sources are not drawn.")])
def test_sources_that_are_not_drawn_are_counted_and_not_belittled(left: int, said: str) -> None:
    drawn = Pictures(grid=Grid(("guide-2021", "website"), (Pair("guide-2021", "website", 1, 2, copied=False),), left))
    page = FORMATS["html"](REPORT, replace(CONTEXT, draw=lambda _: drawn))
    assert said in page


def test_one_statement_was_held_and_no_conflicts_are_counted_that_nothing_explains() -> None:
    one = Report(Summary(1, 1, 0, 0, 0, 0, 0, 0, 0), ())
    page = FORMATS["html"](one, CONTEXT)
    assert "1 statement from 1 source was held against" in page
    assert "conflicts open" not in page
