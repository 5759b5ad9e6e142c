"""What does a run say beside the lines of a pull request? Workflow commands, the worst first, as many as GitHub shows."""

from __future__ import annotations

from claimcheck.finding import Finding, GateChange, Report, Severity
from claimcheck.report import changes, words
from claimcheck.report.context import Context
from claimcheck.report.safe import command_data, command_property, excerpt

GATE = 3  # changes to the gate among the notices
MOST = 10  # annotations of one level that GitHub keeps of one step
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, context: Context) -> str:
    """An annotation for each of the worst open findings of each level, one notice on the rest, and a plain line of counts."""
    held = report.changes
    known = changes.now_worse(held) if held else report.findings
    why = {id(change.finding): change.why for change in changes.worse(held)} if held else {}
    shown: list[Finding] = []
    left: list[str] = []
    for severity in words.SEVERITIES:
        found = [finding for finding in known if finding.severity is severity and finding.decision is None]
        # One notice is kept free for saying how many more there are.
        most = MOST - (1 + (GATE if held and held.gate else 0) if severity is Severity.NOTE else 0)
        shown += found[:most]
        if len(found) > most:
            left.append(words.counted(len(found) - most, severity.value))
    lines = [_command(finding, why.get(id(finding), "")) for finding in shown]
    if held:
        weaker = [item for item in held.gate if item.weaker]
        lines += [_gate(item) for item in weaker[:GATE]]
        if len(weaker) > GATE:
            left.append(words.counted(len(weaker) - GATE, "change") + " to the gate")
    if left:
        lines.append(f"::notice title=claimcheck::{words.listed(left)} more in the full report")
    if held:
        lines.append(f"against {excerpt(held.base, 100)}: {changes.counts(held)}")
    lines.append(f"{words.checked(report)}: {words.totals(report)}")
    return "\n".join(lines) + "\n"


def _gate(item: GateChange) -> str:
    parts = [f"file={command_property(item.path)}"] if item.path else []
    parts += [f"line={item.line}"] if item.line else []
    return f"::notice {','.join([*parts, 'title=gate changed'])}::{command_data(f'{changes.WEAKER}: {excerpt(item.what, 300)}')}"


def _command(finding: Finding, worse: str = "") -> str:
    place = words.primary(finding)
    numbers = (("line", place.line), ("endLine", place.line), ("col", place.column))
    parts = [f"file={command_property(place.path)}", *(f"{key}={number}" for key, number in numbers if number)]
    parts.append(f"title={command_property(finding.rule)}")
    lines = [
        excerpt(finding.message, 400),
        excerpt(worse, 400),
        words.why(finding),
        *(f"settles: {excerpt(remedy)}" for remedy in words.remedies(finding)),
    ]
    # Line ends of our own only: those of the data went when it was excerpted.
    return f"::{LEVELS[finding.severity]} {','.join(parts)}::" + "%0A".join(command_data(line) for line in lines if line)
