"""What does a run say to a test runner? JUnit XML, a test case for each finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.finding import Finding, Report, Severity
from claimcheck.report import changes, words
from claimcheck.report.context import Context
from claimcheck.report.safe import excerpt, html, quoted

MOST = 10_000  # test cases, which keeps the file below the 30 MB that GitLab reads


def render(report: Report, context: Context) -> str:
    """Errors and warnings as failures, notes as passed with their text, decided findings as skipped.

    Of a run that was held against an earlier one only what is worse: a test that fails because of what was there before helps nobody.
    """
    if report.changes:
        report = replace(report, findings=changes.now_worse(report.changes), changes=None)
    found = report.findings if len(report.findings) <= MOST else words.worst_first(report.findings)[:MOST]
    cases = [_case(finding) for finding in found] or [_passed("every claim", words.checked(report))]
    if left := len(report.findings) - len(found):
        cases.append(_passed("more findings", f"{words.counted(left, 'finding')} more in the full report"))
    failures = sum(_fails(finding) for finding in found)
    skipped = sum(finding.decision is not None for finding in found)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    suite = f'<testsuite name="claimcheck" {counts}>\n' + "".join(cases) + "</testsuite>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="claimcheck" {counts}>\n{suite}</testsuites>\n'


def _fails(finding: Finding) -> bool:
    return finding.decision is None and finding.severity is not Severity.NOTE


def _case(finding: Finding) -> str:
    place = words.primary(finding)
    message = html(excerpt(finding.message, 400))
    body = html_lines(finding)
    if finding.decision:
        inner = f'<skipped message="{html(excerpt(words.decided(finding.decision), 400))}"/>'
    elif _fails(finding):
        inner = f'<failure type="{finding.severity.value}" message="{message}">{body}</failure>'
    else:
        inner = f"<system-out>{message}\n{body}</system-out>"
    # Test cases of one name are taken for one: the fingerprint keeps them apart.
    name = " ".join(part for part in (finding.rule, place.claim, finding.id) if part)
    at = f' line="{place.line}"' if place.line else ""
    return f'<testcase classname="{html(place.path)}" name="{html(name)}" file="{html(place.path)}"{at}>\n{inner}\n</testcase>\n'


def html_lines(finding: Finding) -> str:
    """The evidence, why and what settles it, a line each."""
    return "\n".join(html(line) for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    shown, places, _ = words.camps(finding.places, 2, 4)
    for camp in shown:
        for place in camp.places:
            parts = (words.where(place), excerpt(place.value), place.source, words.when(place), quoted(place.quote))
            yield "  ".join(part for part in parts if part)
    if more := places + sum(camp.more for camp in shown):
        yield f"… and {words.counted(more, 'more place')}"
    if because := words.why(finding):
        yield f"why: {because}"
    yield from (f"settles: {excerpt(remedy)}" for remedy in words.remedies(finding))


def _passed(name: str, text: str) -> str:
    return f'<testcase classname="claimcheck" name="{html(name)}">\n<system-out>{html(text)}</system-out>\n</testcase>\n'
