"""What does a run say beside the lines of a pull request? Workflow commands, the worst first, as many as GitHub shows."""

from __future__ import annotations

from claimcheck.finding import Finding, Report, Severity
from claimcheck.report import words
from claimcheck.report.context import Context
from claimcheck.report.safe import command_data, command_property, excerpt

MOST = 10  # annotations of one level that GitHub keeps of one step
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, context: Context) -> str:
    """An annotation for each of the worst open findings of each level, one notice on the rest, and a plain line of counts."""
    shown: list[Finding] = []
    left: list[str] = []
    for severity in words.SEVERITIES:
        found = [finding for finding in report.findings if finding.severity is severity and finding.decision is None]
        # One notice is kept free for saying how many more there are.
        most = MOST - (severity is Severity.NOTE)
        shown += found[:most]
        if len(found) > most:
            left.append(words.counted(len(found) - most, severity.value))
    lines = [_command(finding) for finding in shown]
    if left:
        lines.append(f"::notice title=claimcheck::{words.listed(left)} more in the full report")
    lines.append(f"{words.checked(report)}: {words.totals(report)}")
    return "\n".join(lines) + "\n"


def _command(finding: Finding) -> str:
    place = words.primary(finding)
    numbers = (("line", place.line), ("endLine", place.line), ("col", place.column))
    parts = [f"file={command_property(place.path)}", *(f"{key}={number}" for key, number in numbers if number)]
    parts.append(f"title={command_property(finding.rule)}")
    lines = [excerpt(finding.message, 400), words.why(finding), *(f"settles: {excerpt(remedy)}" for remedy in words.remedies(finding))]
    # Line ends of our own only: those of the data went when it was excerpted.
    return f"::{LEVELS[finding.severity]} {','.join(parts)}::" + "%0A".join(command_data(line) for line in lines if line)
