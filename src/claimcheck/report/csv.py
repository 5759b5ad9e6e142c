"""What does a run say to a spreadsheet? One row for each place of each finding, no cell of which is a formula."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cells import row
from claimcheck.finding import Finding, Place, Report
from claimcheck.hidden import visible
from claimcheck.report import words
from claimcheck.report.context import Context

COLUMNS = (
    "id", "rule", "severity", "verdict", "cause", "subject", "property", "scope", "message", "decision",
    "claim", "source", "value", "when", "when_inferred", "quote", "path", "line", "column", "label", "settles",
)  # fmt: skip


def render(report: Report, context: Context) -> str:
    """A table of findings and their places, with a header."""
    return row(COLUMNS) + "".join(line for finding in report.findings for line in _rows(finding))


def _rows(finding: Finding) -> Iterator[str]:
    decision = words.decided(finding.decision) if finding.decision else ""
    verdict = finding.verdict.value if finding.verdict else ""
    cause = finding.cause.value if finding.cause else ""
    said = (finding.id, finding.rule, finding.severity.value, verdict, cause, finding.subject, finding.property, finding.scope)
    # What the rows of a finding share is written once: one finding may have tens of thousands of places.
    before, after = _cells((*said, finding.message, decision)), _cells(("; ".join(finding.settles),))
    for place in finding.places or (words.primary(finding),):
        yield f"{before},{_cells(_place(place))},{after}\n"


def _cells(cells: tuple[str, ...]) -> str:
    return row(visible(cell) for cell in cells).removesuffix("\n")


def _place(place: Place) -> tuple[str, ...]:
    inferred = "yes" if place.when_inferred else ""
    line, column = str(place.line or ""), str(place.column or "")
    return place.claim, place.source, place.value, place.when, inferred, place.quote, place.path, line, column, place.label
