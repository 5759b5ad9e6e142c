"""What are the pieces of the page? Small parts in HTML, of texts that have been made safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.finding import Finding, Report
from claimcheck.picture import Pictures
from claimcheck.report import arrange
from claimcheck.report.context import Context
from claimcheck.report.safe import address, excerpt, html, html_message
from claimcheck.report.since import sorted_out

ROWS, NAMED = 500, 10


@dataclass(frozen=True, slots=True)
class Room:
    """How much of one finding is shown: places of a camp, camps, characters of a quote, a message and the name of a source.

    Without a ``name``, a source goes by its id, which the table of the sources explains.
    """

    each: int
    camps: int
    quote: int
    message: int
    name: int
    remedies: int


ROOMS = (Room(4, 8, 200, 400, 80, 20), Room(2, 4, 120, 300, 50, 5), Room(1, 3, 80, 200, 0, 2), Room(1, 2, 50, 120, 0, 1))


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page may ask: the report, names, pictures, and the anchor of each finding.

    ``records`` are the findings, by identity, on what was written down rather than on what the sources say. ``since`` says of a finding
    what it is against an earlier run: new, worse, open again.
    """

    report: Report
    context: Context
    pictures: Pictures
    anchors: Mapping[str, str]
    urls: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, str] = field(default_factory=dict)
    records: frozenset[int] = frozenset()
    since: Mapping[str, str] = field(default_factory=dict)
    room: Room = ROOMS[0]


def page_of(report: Report, context: Context) -> Page:
    """All that the parts of the page need, worked out once."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for finding in report.findings:
        name = base = "f-" + (_ODD.sub("-", finding.id)[:80] or "x")
        number = 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        anchors.setdefault(finding.id, name)
    urls = {line.id: url for line in report.sources if (url := address(line.url))}
    summaries = {rule.id: rule.summary for rule in context.rules}
    records = frozenset(arrange.of_records(report.findings, context))
    kinds = sorted_out(report.changes) if report.changes else {}
    since = {change.finding.id: title.lower() for title, found in kinds.items() for change in found if change.finding.id in anchors}
    return Page(report, arrange.informed(report, context), context.draw(report), anchors, urls, summaries, records, since)


_ODD = re.compile(r"[^0-9A-Za-z._-]+")


def question(subject: str, property: str, scope: str, page: Page) -> str:
    """``Name: how many member states? (scope)``, as far as each is known."""
    context = page.context
    named = html(excerpt(context.label(subject), 100))
    if not property:
        return named
    label = html(excerpt(context.label(property), 100))
    asked = f"{named}: how many {label}?" if property in page.pictures.counted else f"{named}: {label}"
    return f"{asked} ({html(excerpt(scope, 100))})" if scope else asked


def headed(finding: Finding, page: Page) -> str:
    """The question that a finding is about; the relation that is broken; or the fault, where no two answers clash."""
    if relation := arrange.relation(finding):
        return html(excerpt(relation.label or relation.value))
    if not finding.subject:
        return html_message(excerpt(page.summaries.get(finding.rule) or finding.rule))
    fault = arrange.fault([finding], page.summaries)
    if not fault:
        return question(finding.subject, finding.property, finding.scope, page)
    about = "; ".join(part for part in (page.context.label(finding.property) if finding.property else "", finding.scope) if part)
    named = f"{html(excerpt(page.context.label(finding.subject), 100))}: {html_message(excerpt(fault))}"
    return f"{named} ({html(excerpt(about))})" if about else named


def source(id: str, page: Page, most: int = 80) -> str:
    """The name of a source, a link where it has an address."""
    name = html(excerpt(page.context.source(id), most))
    return f'<a href="{html(page.urls[id])}" rel="noopener noreferrer">{name}</a>' if id in page.urls else name


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], right: int = 0, caption: str = "") -> str:
    """A table in a box that scrolls by itself; the last ``right`` columns are figures. Cells are HTML already."""
    marks = [' class="n"' if at >= len(headers) - right else "" for at in range(len(headers))]
    head = "".join(f'<th scope="col"{mark}>{cell}</th>' for cell, mark in zip(headers, marks, strict=True))
    lines = ("".join(f"<td{mark}>{cell}</td>" for cell, mark in zip(cells, marks, strict=True)) for cells in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    titled = f"<caption>{caption}</caption>" if caption else ""
    named = caption or " and ".join(headers[:2])
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="Table: {named}">'
        f"<table>{titled}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def listing(items: Iterable[str]) -> str:
    """A list with marks."""
    return "<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>"


def code(text: str) -> str:
    """Text as code."""
    return f"<code>{html(excerpt(text))}</code>"


def anchor(title: str) -> str:
    """The name by which links find a section."""
    return "".join(char for char in title.lower().replace(" ", "-") if char.isalpha() or char == "-")


def section(title: str, body: Iterable[str], kind: str = "") -> str:
    """A section under its heading; nothing where it would be empty."""
    inner = "\n".join(body)
    name = anchor(title)
    marked = f' class="{kind}"' if kind else ""
    return f'<section{marked} aria-labelledby="{name}">\n<h2 id="{name}">{title}</h2>\n{inner}\n</section>' if inner else ""
