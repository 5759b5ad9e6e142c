"""Which findings does a baseline let pass? A JSON file with one finding on a line, read strictly, and never grown but on demand."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ConfigDict, TypeAdapter, ValidationError

from claimcheck.errors import UsageError
from claimcheck.finding import Finding, Severity
from claimcheck.hidden import escaped
from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.loaded import Problem

SCHEMA = "claimcheck/baseline/v1"
LARGEST_BASELINE = 50_000_000
_ADVICE = "`claimcheck baseline write FILE` writes one"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that was known: its id, its rule, how bad it was, its question, what it said, and on which line of the file it stands."""

    id: str
    rule: str
    severity: Severity
    question: str
    message: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    __pydantic_config__ = ConfigDict(extra="forbid")
    id: str
    rule: str
    severity: Severity
    question: str
    message: str


@dataclass(frozen=True, slots=True)
class _File:
    __pydantic_config__ = ConfigDict(extra="forbid")
    schema: str
    findings: tuple[_Line, ...]


def read_baseline(path: str | os.PathLike[str]) -> Mapping[str, Entry]:
    """The findings of a baseline, by id."""
    name = shown(path)
    data = read_bytes(path, LARGEST_BASELINE)
    text = data if isinstance(data, Problem) else decode(data, name)
    if isinstance(text, Problem):
        raise UsageError(f"{name}: {text.message}; {_ADVICE}")
    try:
        file = TypeAdapter(_File).validate_json(text, strict=True)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        if detail["type"] == "json_invalid":
            raise UsageError(f"{name}: not JSON, or not all of it: {detail.get('ctx', {}).get('error', 'unreadable')}; {_ADVICE}") from None
        where = ".".join(str(step) for step in detail["loc"]) or "the whole"
        raise UsageError(f"{name}: no baseline: `{where[:80]}` is not what a baseline has there; {_ADVICE}") from None
    if file.schema != SCHEMA:
        raise UsageError(f"{name}: the schema is `{file.schema[:60]}`, not `{SCHEMA}`; {_ADVICE}")
    lines = _lines(text)
    found: dict[str, Entry] = {}
    for one in file.findings:
        if one.id in found:
            raise UsageError(f"{name}: `{one.id[:60]}` stands there twice; leave one of the two out")
        found[one.id] = Entry(one.id, one.rule, one.severity, one.question, one.message, lines.get(one.id, 0))
    return found


def _lines(text: str) -> Mapping[str, int]:
    """On which line does each id stand? Only of a file as it is written, one finding on a line."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith('{"id": "'):
            found.setdefault(line[8:].partition('"')[0], number)
    return found


def entry(finding: Finding) -> Entry:
    """A finding as a baseline keeps it. The id and the severity are held against later findings, the rest is for readers."""
    question = " ".join(part for part in (finding.subject, finding.property, f"({finding.scope})" if finding.scope else "") if part)
    return Entry(finding.id, finding.rule, finding.severity, question, finding.message)


def baseline(entries: Iterable[Entry]) -> str:
    """The text of a baseline: sorted, one finding on a line, so that an edit of it reads well."""
    lines = [
        json.dumps(
            {"id": one.id, "rule": one.rule, "severity": one.severity.value, "question": one.question, "message": one.message}, ensure_ascii=False
        )
        for one in sorted(entries, key=lambda one: (one.rule, one.question, one.id))
    ]
    body = "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
    return escaped(f'{{"schema": "{SCHEMA}",\n"findings": {body}}}\n')
