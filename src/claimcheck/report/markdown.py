"""What does a run say in a comment or a summary page? The findings in Markdown, the worst first when there are too many."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Report
from claimcheck.report import words
from claimcheck.report.context import Context
from claimcheck.report.markup import MOST, evidence, remarks, rest, table
from claimcheck.report.safe import code, excerpt, markdown, markdown_message


def render(report: Report, context: Context) -> str:
    """A heading with the totals, each finding with its evidence, then counts by rule and what was not judged."""
    found = report.findings if len(report.findings) <= MOST else words.worst_first(report.findings)[:MOST]
    return "\n".join(_parts(report, found, context))


def _parts(report: Report, found: tuple[Finding, ...] | list[Finding], context: Context) -> Iterator[str]:
    yield f"# claimcheck: {words.totals(report)}\n"
    yield f"{words.checked(report)}; {words.counted(report.summary.agreements, 'agreement')}; {report.summary.not_judged:,} not judged\n"
    if report.unchecked:
        yield "**Not everything could be checked:** part of the input could not be read.\n"
    for finding in found:
        yield f"## {words.heading(finding)}: {markdown_message(excerpt(finding.message, 400))}\n"
        yield f"{code(words.where(words.primary(finding)))} {code(finding.rule)} {code(finding.id)}\n"
        if finding.places:
            yield evidence(finding, context)
        yield from remarks(finding, context)
    yield from rest(len(report.findings) - len(found), "finding")
    if report.findings:
        rows = [[code(rule), *(f"{count:,}" if count else "" for count in counts)] for rule, counts in words.tally(report.findings)]
        yield "## By rule\n"
        yield table(["rule", "error", "warning", "note", "decided"], rows, right=4)
    if report.not_judged:
        yield "## Not judged\n"
        yield "".join(f"- {markdown(excerpt(why))}: {count:,}\n" for why, count in words.reasons(report.not_judged))
