"""What can be drawn of a ledger and of what was found in it? Timelines, terms of office, a grid of sources, quotes where they stand."""

from __future__ import annotations

from claimcheck.finding import Report
from claimcheck.ledger import Ledger
from claimcheck.model import Property
from claimcheck.picture import Office, Pictures, Timeline
from claimcheck.pictures.documents import stated
from claimcheck.pictures.marks import disputed
from claimcheck.pictures.offices import offices
from claimcheck.pictures.passages import passage, passages
from claimcheck.pictures.sources import grid
from claimcheck.pictures.timelines import timelines

__all__ = ["passage", "pictures"]

MOST = 60  # timelines, and offices, that are drawn: more than anybody looks at


def pictures(ledger: Ledger, report: Report) -> Pictures:
    """Everything worth drawing, the disputed first; it depends on nothing but the ledger and the report."""
    worst = disputed(report.findings)
    texts = stated(ledger, report.findings)
    chains = list(offices(ledger, worst, texts))
    lines = list(timelines(ledger, worst, texts))
    return Pictures(
        timelines=tuple(sorted(lines, key=_interest)[:MOST]),
        offices=tuple(sorted(chains, key=_contested)[:MOST]),
        grid=grid(ledger, report),
        passages=passages(ledger, report.findings),
        counted=frozenset(prop.id for prop in ledger.properties.values() if _counts(prop)),
        left=max(0, len(lines) - MOST) + max(0, len(chains) - MOST),
    )


def _counts(prop: Property) -> bool:
    """Can one ask how many, with its label for what is counted?"""
    return prop.datatype == "quantity" and not prop.unit and prop.label in prop.words and (prop.label.endswith("s") or prop.label == "staff")


def _interest(line: Timeline) -> tuple[object, ...]:
    return (not any(mark.clash for mark in line.marks), -len(line.marks), line.subject, line.property, line.scope)


def _contested(office: Office) -> tuple[object, ...]:
    return (not (office.gaps or office.overlaps), -len(office.terms), office.subject, office.property)
