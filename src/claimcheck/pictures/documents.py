"""What do documents say against the record, and of when? Marks to stand beside those of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from claimcheck.answers import holder_name
from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.picture import Mark, Span
from claimcheck.pictures.marks import CLASHES, drawn, is_open, marks_of

MOST = 20  # marks of documents on one question


def stated(ledger: Ledger, findings: Iterable[Finding]) -> Mapping[tuple[str, str, str], tuple[Mark, ...]]:
    """What documents state that findings hold against the record, by question: subject, property and scope."""
    levels: dict[tuple[str, int, int], str] = {}
    for finding in findings:
        if finding.verdict in CLASHES:
            clash = finding.severity.value if is_open(finding) and finding.severity is not Severity.NOTE else ""
            levels |= {(place.path, place.line, place.column): clash for place in finding.places if not place.claim and place.quote}
    if not levels or not ledger.documents:
        return {}
    from claimcheck.texts.gate import joint

    both = ledger.once(joint)
    found: dict[tuple[str, str, str], dict[Mark, None]] = {}
    for said in both.said:
        place = both.place(said)
        at = (place.path, place.line, place.column)
        if at not in levels:
            continue
        question, claim, ledger_of_both = both.question(said), said.claim, both.ledger
        office = ledger_of_both.property(claim).office
        value = holder_name(ledger_of_both, claim) if office else f"{claim.value} {claim.unit}" if claim.unit else claim.value
        marks = marks_of(ledger_of_both, [claim], {}, [value])
        if not marks and drawn(ledger_of_both, claim) is None:
            marks = [Mark(value, Span(None, None), None, "", inferred=True, claims=(), sources=())]
        of_text = [replace(mark, claims=(), sources=(), clash=levels[at], document=place.path) for mark in marks]
        found.setdefault((question.subject, question.property, "; ".join(question.scope)), {}).update(dict.fromkeys(of_text))
    return {key: tuple(marks)[:MOST] for key, marks in found.items()}
