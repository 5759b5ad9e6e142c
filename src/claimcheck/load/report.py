"""What did an earlier run say? Its JSON report, read strictly: what is no whole report of a known shape is refused in one line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from claimcheck.errors import UsageError
from claimcheck.finding import Agreement, Cause, DocumentLine, Finding, Place, Report, Severity, SourceLine, Summary, Unjudged, Verdict, Verdicted
from claimcheck.load.files import read_bytes, shown
from claimcheck.load.loaded import Problem

SCHEMA = "claimcheck/report/v1"
LARGEST_REPORT = 200_000_000
_ADVICE = "give the JSON that `claimcheck check --format json` or `claimcheck report` wrote"


@dataclass(frozen=True, slots=True)
class _Counts:
    error: int
    warning: int
    note: int


@dataclass(frozen=True, slots=True)
class _Totals:
    claims: int
    sources: int
    documents: int
    findings: _Counts
    agreements: int
    not_judged: int


@dataclass(frozen=True, slots=True)
class _Decided:
    verdict: str
    reason: str
    by: str
    on: str
    until: str


@dataclass(frozen=True, slots=True)
class _Found:
    id: str
    rule: str
    severity: Severity
    verdict: Verdict | None
    cause: Cause | None
    subject: str
    property: str
    message: str
    places: tuple[Place, ...]
    settles: tuple[str, ...]
    decision: _Decided | None
    scope: str = ""
    reopened: tuple[str, ...] = ()

    def finding(self) -> Finding:
        decided = self.decision
        return Finding(
            self.id, self.rule, self.severity, self.message, self.places, self.verdict, self.cause, self.subject, self.property,
            self.scope or self.places[0].scope, self.settles,
            Verdicted(decided.verdict, decided.reason, decided.by, decided.on, decided.until) if decided else None, self.reopened,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Written:
    """The parts of a report that are read again. Keys that a later version adds are passed over."""

    schema: str
    summary: _Totals
    unchecked: bool
    findings: tuple[_Found, ...]
    not_judged: tuple[Unjudged, ...]
    agreements: tuple[Agreement, ...]
    sources: tuple[SourceLine, ...]
    documents: tuple[DocumentLine, ...] = ()
    as_of: str = ""


def read_report(path: str | os.PathLike[str]) -> Report:
    """The report in a JSON file."""
    name = shown(path)
    data = read_bytes(path, LARGEST_REPORT)
    if isinstance(data, Problem):
        raise UsageError(f"{name}: {data.message}; {_ADVICE}")
    try:
        written = TypeAdapter(_Written).validate_json(data, strict=True)
    except ValidationError as error:
        raise UsageError(f"{name}: {_fault(error)}; {_ADVICE}") from None
    if written.schema != SCHEMA:
        raise UsageError(f"{name}: the schema is `{written.schema[:60]}`, not `{SCHEMA}`; {_ADVICE}")
    for number, finding in enumerate(written.findings, 1):
        if not finding.places:
            raise UsageError(f"{name}: finding {number} has no place; {_ADVICE}")
    findings = tuple(found.finding() for found in written.findings)
    return Report(
        _summary(written),
        findings,
        written.agreements,
        written.not_judged,
        written.sources,
        written.documents,
        unchecked=written.unchecked,
        as_of=written.as_of,
    )


def _summary(written: _Written) -> Summary:
    said = written.summary
    decided = sum(finding.decision is not None for finding in written.findings)
    counts = said.findings
    return Summary(said.claims, said.sources, said.documents, counts.error, counts.warning, counts.note, decided, said.agreements, said.not_judged)


def _fault(error: ValidationError) -> str:
    """The first thing that is wrong, in one line that quotes nothing of the file."""
    detail: Mapping[str, Any] = error.errors(include_url=False, include_input=False)[0]
    if detail["type"] == "json_invalid":
        return f"not JSON, or not all of it: {detail.get('ctx', {}).get('error', 'unreadable')}"
    where = ".".join(str(step) for step in detail["loc"])
    said = "is missing" if detail["type"] == "missing" else "is not what a report has there"
    return f"no report of claimcheck: `{where}` {said}" if where else "no report of claimcheck"
