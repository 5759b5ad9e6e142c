"""What does a run say in a comment or a summary page? The findings in Markdown, the worst first, and only those when there are too many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.finding import Changes, Finding, Report, Standing
from claimcheck.report import arrange, changes, markup, words
from claimcheck.report.context import Context
from claimcheck.report.safe import code, excerpt, markdown, markdown_message

IDS = "Below a finding stand its place, its rule and its id: to settle it, record a decision that names the id."


def render(report: Report, context: Context) -> str:
    """A heading with the totals, each finding with its evidence, counts by rule, what agrees, what was not judged, and the sources."""
    return "\n".join(_parts(report, arrange.informed(report, context)))


def _parts(report: Report, context: Context) -> Iterator[str]:
    yield f"# claimcheck: {changes.counts(report.changes) if report.changes else words.totals(report)}\n"
    yield f"{words.checked(report)}; {words.agreed(report)}; {report.summary.not_judged:,} not judged\n"
    if report.unchecked:
        yield f"**Not everything could be checked:** {words.unchecked(report)}.\n"
    if report.changes:
        yield from _changes(report, report.changes, context)
        return
    yield from markup.guide(report, IDS)
    for section in arrange.sections(report, context, markup.MOST):
        yield f"## {section.title}\n"
        for finding in section.findings:
            yield from _finding(finding, context)
    yield from markup.rest(len(report.findings) - markup.MOST, "finding")
    if report.findings:
        rows = [[code(rule), *(f"{count:,}" if count else "" for count in counts)] for rule, counts in words.tally(report.findings)]
        yield "## By rule\n"
        yield markup.table(["rule", *words.TALLIED], rows, right=len(words.TALLIED))
    yield from markup.agreements(report.agreements, context)
    yield from markup.alone(report.singles, context)
    yield from markup.unjudged(report.not_judged)
    yield from markup.sources(report.sources)
    yield from markup.documents(report.documents)


def _changes(report: Report, held: Changes, context: Context) -> Iterator[str]:
    """What an edit introduced, worsened and resolved, what it made of the gate, and how much it left as it was."""
    yield f"Against {code(held.base)}; as a whole {words.totals(report)}.\n"
    for note in held.notes:
        yield f"- {markdown_message(excerpt(note, 400))}"
    if held.notes:
        yield ""
    yield from markup.guide(replace(report, findings=changes.now_worse(held)), IDS)
    for standing in (Standing.INTRODUCED, Standing.WORSENED):
        if found := held.of(standing):
            yield f"## {standing.value.capitalize()}\n"
        for change in found[: markup.MOST]:
            yield from _finding(change.finding, context)
            if change.why:
                yield f"*Change:* {markdown(excerpt(change.why, 400))}\n"
        yield from markup.rest(len(found) - markup.MOST, "finding")
    if held.gate:
        yield f"## {changes.gate_title(held.gate).capitalize()}\n"
        rows = [[changes.WEAKER if item.weaker else "", markdown(excerpt(item.what, 300)), code(changes.place(item))] for item in held.gate]
        yield markup.table(["", "change", "where"], rows[: markup.MOST])
        yield from markup.rest(len(rows) - markup.MOST, "change")
    for standing in (Standing.RESOLVED, *((Standing.CARRIED,) if context.whole else ())):
        if found := held.of(standing):
            yield f"## {standing.value.capitalize()}\n"
            rows = [[_briefly(change.finding), code(words.where(words.primary(change.finding))), code(change.finding.id)] for change in found]
            yield markup.table(["finding", "where", "id"], rows[: markup.MOST])
            yield from markup.rest(len(rows) - markup.MOST, "finding")


def _briefly(finding: Finding) -> str:
    return f"{finding.severity.value} {code(finding.rule)}: {markdown_message(excerpt(words.unticked(finding.message, finding, {}), 200))}"


def _finding(finding: Finding, context: Context) -> Iterator[str]:
    about = f"{code(words.where(words.primary(finding)))} {code(finding.rule)} {code(finding.id)}"
    if arrange.folded(finding):
        yield f"**{markup.question(finding.subject, finding.property, finding.scope, context)}:** {markup.in_short(finding)}\n"
        yield f"{about}\n"
        return
    called = arrange.called(finding)
    headed = f"{markdown(excerpt(called))}: " if called else ""
    message = markdown_message(excerpt(words.introduced(finding.message, finding, context.labels), 400))
    yield f"### {words.heading(finding)}: {headed}{message}\n"
    yield f"{about}\n"
    if evidence := finding.places and markup.evidence(finding, context):
        yield evidence
    yield from markup.remarks(finding, context)
