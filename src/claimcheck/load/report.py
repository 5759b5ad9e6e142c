"""What did an earlier run say? Its JSON report, read strictly: what is no whole report of a known shape is refused in one line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from claimcheck.errors import UsageError
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
    SourceLine,
    Standing,
    Summary,
    Unjudged,
    Verdict,
    Verdicted,
)
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
    agreements: int | None
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
            self.scope or (self.places[0].scope if self.places else ""), self.settles,
            Verdicted(decided.verdict, decided.reason, decided.by, decided.on, decided.until) if decided else None, self.reopened,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Changed:
    id: str
    why: str
    was: _Found | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    base: str
    head: str
    introduced: tuple[str, ...]
    worsened: tuple[_Changed, ...]
    resolved: tuple[_Found, ...]
    carried: tuple[str, ...]
    gate: tuple[GateChange, ...]
    decided: tuple[_Changed, ...] = ()
    notes: tuple[str, ...] = ()


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
    least: Severity = Severity.NOTE
    changes: _Held | None = None


def read_report(path: str | os.PathLike[str]) -> Report:
    """The report in a JSON file."""
    name, written = shown(path), _read(path)
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
        least=written.least,
    )


def held_then(path: str | os.PathLike[str], findings: Iterable[Finding]) -> Changes | None:
    """How these findings stand against the earlier report that the one in a JSON file was held against; nothing if it was held against none.

    The earlier report itself is not needed: it may be the very file that this one has replaced.
    """
    held = _read(path).changes
    if held is None:
        return None
    introduced = frozenset(held.introduced)
    worsened, decided = ({one.id: one for one in several} for several in (held.worsened, held.decided))
    items = []
    for finding in findings:
        if finding.id in introduced:
            items.append(Change(Standing.INTRODUCED, finding))
        else:
            standing = Standing.WORSENED if finding.id in worsened else Standing.CARRIED
            then = worsened.get(finding.id) or decided.get(finding.id) or _Changed(finding.id, "")
            items.append(Change(standing, finding, then.was.finding() if then.was else None, then.why))
    items += [Change(Standing.RESOLVED, gone.finding()) for gone in held.resolved]
    return Changes(held.base, held.head, tuple(items), held.gate, held.notes)


def _read(path: str | os.PathLike[str]) -> _Written:
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
    return written


def _summary(written: _Written) -> Summary:
    said = written.summary
    rulings = [finding.decision.verdict in ("open", "open until") for finding in written.findings if finding.decision]
    counts = said.findings
    return Summary(
        said.claims,
        said.sources,
        said.documents,
        counts.error,
        counts.warning,
        counts.note,
        rulings.count(False),
        said.agreements,
        said.not_judged,
        rulings.count(True),
    )


def _fault(error: ValidationError) -> str:
    """The first thing that is wrong, in one line that quotes nothing of the file."""
    detail: Mapping[str, Any] = error.errors(include_url=False, include_input=False)[0]
    if detail["type"] == "json_invalid":
        return f"not JSON, or not all of it: {detail.get('ctx', {}).get('error', 'unreadable')}"
    where = ".".join(str(step) for step in detail["loc"])
    said = "is missing" if detail["type"] == "missing" else "is not what a report has there"
    return f"no report of claimcheck: `{where}` {said}" if where else "no report of claimcheck"
