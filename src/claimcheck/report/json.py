"""What does a run say to a program? The findings in a versioned shape of their own, described by ``report-v1.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from claimcheck.finding import (
    Agreement,
    Change,
    Changes,
    DocumentLine,
    Finding,
    Place,
    Report,
    Severity,
    Single,
    SourceLine,
    Standing,
    Unjudged,
    Verdicted,
)
from claimcheck.hidden import escaped
from claimcheck.report.context import Context

SCHEMA = "claimcheck/report/v1"


def render(report: Report, context: Context) -> str:
    """The report as JSON, one finding on a line, so that two reports compare line by line."""
    summary = report.summary
    counts = {"error": summary.errors, "warning": summary.warnings, "note": summary.notes}
    parts = {
        "schema": _dump(SCHEMA),
        **({"as_of": _dump(report.as_of)} if report.as_of else {}),
        **({"least": _dump(report.least.value)} if report.least is not Severity.NOTE else {}),
        "summary": _dump(
            {
                "claims": summary.claims,
                "sources": summary.sources,
                "documents": summary.documents,
                "findings": counts,
                "agreements": summary.agreements,
                "not_judged": summary.not_judged,
                "left_open": summary.left_open,
            }
        ),
        "unchecked": _dump(report.unchecked),
        **({"changes": _changes(report.changes)} if report.changes else {}),
        "findings": _lines(_finding(finding) for finding in report.findings),
        "not_judged": _lines(_unjudged(item) for item in report.not_judged),
        "agreements": _lines(_agreement(item) for item in report.agreements),
        **({"only": _lines(_single(item) for item in report.singles)} if report.compared else {}),
        "sources": _lines(_source(item) for item in report.sources),
        **({"documents": _lines(_document(item) for item in report.documents)} if report.documents else {}),
    }
    return escaped("{\n" + ",\n".join(f'"{key}": {value}' for key, value in parts.items()) + "\n}\n")


def as_object(finding: Finding) -> dict[str, Any]:
    """One finding, as it stands in a report."""
    return _finding(finding)


def _finding(finding: Finding) -> dict[str, Any]:
    decision = finding.decision
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value if finding.verdict else None,
        "cause": finding.cause.value if finding.cause else None,
        "subject": finding.subject,
        "property": finding.property,
        **({"scope": finding.scope} if finding.scope else {}),
        "message": finding.message,
        "places": [_place(place) for place in finding.places],
        "settles": list(finding.settles),
        "decision": _decision(decision) if decision else None,
        **({"reopened": list(finding.reopened)} if finding.reopened else {}),
    }


def _changes(changes: Changes) -> str:
    introduced, worsened, resolved, carried = (changes.of(standing) for standing in Standing)
    parts = {
        "base": _dump(changes.base),
        "head": _dump(changes.head),
        "notes": _dump(list(changes.notes)),
        "introduced": _dump([change.finding.id for change in introduced]),
        "worsened": _lines({"id": change.finding.id, "why": change.why, "reopened": change.reopened, **_was(change)} for change in worsened),
        "resolved": _lines(_finding(change.finding) for change in resolved),
        "carried": _dump([change.finding.id for change in carried]),
        "decided": _lines({"id": change.finding.id, "why": change.why, **_was(change)} for change in carried if change.decided),
        "gate": _lines({"what": change.what, "path": change.path, "line": change.line, "weaker": change.weaker} for change in changes.gate),
    }
    return "{\n" + ",\n".join(f'"{key}": {value}' for key, value in parts.items()) + "\n}"


def _was(change: Change) -> dict[str, Any]:
    """As it was before, by which a report can be checked whose earlier one is no longer there."""
    return {"was": _finding(change.was)} if change.was else {}


def _decision(decision: Verdicted) -> dict[str, Any]:
    records = {"qualifiers": map(asdict, decision.qualifiers), "weighed": map(asdict, decision.weighed)}
    return {
        "verdict": decision.verdict,
        "reason": decision.reason,
        "by": decision.by,
        "on": decision.on,
        "until": decision.until,
        **({"wrong": list(decision.wrong)} if decision.wrong else {}),
        **{key: given for key, several in records.items() if (given := [{part: text for part, text in one.items() if text} for one in several])},
    }


def _place(place: Place) -> dict[str, Any]:
    # A place in a document belongs to no claim, and has no such key rather than an empty one.
    named = {key: id for key, id in (("claim", place.claim), ("source", place.source)) if id}
    return {
        **named,
        "value": place.value,
        "when": place.when,
        "when_inferred": place.when_inferred,
        "quote": place.quote,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "label": place.label,
        **({"scope": place.scope} if place.scope else {}),
        **({"attributed_to": place.attributed_to} if place.attributed_to else {}),
        **({"decided_wrong": True} if place.decided_wrong else {}),
    }


def _unjudged(item: Unjudged) -> dict[str, Any]:
    said: dict[str, Any] = {"what": item.what, "why": item.why}
    return {**said, "count": item.count} if item.count > 1 else said


def _agreement(item: Agreement) -> dict[str, Any]:
    return {
        "subject": item.subject,
        "property": item.property,
        "scope": item.scope,
        "value": item.value,
        "claims": list(item.claims),
        "sources": list(item.sources),
        "origins": item.origins,
    }


def _single(item: Single) -> dict[str, Any]:
    return {"subject": item.subject, "property": item.property, "scope": item.scope, "place": _place(item.place)}


def _source(item: SourceLine) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "authors": list(item.authors),
        "published": item.published,
        "kind": item.kind,
        "url": item.url,
        "claims": item.claims,
        "snapshot": item.snapshot,
        "publisher": item.publisher,
    }


def _document(item: DocumentLine) -> dict[str, Any]:
    return {
        "path": item.path,
        "title": item.title,
        "published": item.published,
        "statements": item.statements,
        "mentions": item.mentions,
        "bound": item.bound,
        "derived": item.derived,
        "waived": item.waived,
        "unbound": item.unbound,
    }


def _lines(items: Iterable[object]) -> str:
    lines = ",\n".join(_dump(item) for item in items)
    return f"[\n{lines}\n]" if lines else "[]"


_dump: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
