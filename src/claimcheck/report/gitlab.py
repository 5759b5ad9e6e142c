"""What does a run say in a merge request? GitLab's code quality report."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.finding import Finding, Report, Severity
from claimcheck.hidden import escaped
from claimcheck.report import words
from claimcheck.report.context import Context
from claimcheck.report.safe import excerpt

LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, context: Context) -> str:
    """One entry for each finding; a decided one is for information, for the format knows no decisions."""
    lines = ",\n".join(json.dumps(_entry(finding), ensure_ascii=False) for finding in report.findings)
    return escaped(f"[\n{lines}\n]\n" if lines else "[]\n")


def _entry(finding: Finding) -> dict[str, Any]:
    place = words.primary(finding)
    mark = f"decided ({excerpt(finding.decision.verdict, 60)}): " if finding.decision else ""
    because = words.why(finding)
    return {
        "description": mark + excerpt(finding.message, 400) + (f" – {because}" if because else ""),
        "check_name": finding.rule,
        "fingerprint": finding.id,
        "severity": LEVELS[Severity.NOTE if finding.decision else finding.severity],
        "location": {"path": place.path, "lines": {"begin": max(1, place.line)}},
    }
