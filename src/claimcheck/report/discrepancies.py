"""What do the sources disagree on? The report for a reader who has never seen the tool, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from claimcheck.finding import Finding, Place, Report, Severity, Verdict
from claimcheck.report import arrange, markup, since, words
from claimcheck.report.context import Context
from claimcheck.report.markup import MOST, evidence, remarks, rest, said, source, table
from claimcheck.report.mermaid import LEGEND, charts
from claimcheck.report.safe import code, excerpt, markdown, markdown_message, quoted

Question: TypeAlias = tuple[str, str, str, str]  # subject, property, scope; or, of a relation, how it is called
Asked: TypeAlias = dict[Question, list[Finding]]

IDS = "What stands in brackets after a finding is its id: to settle it, record a decision that names it."


def render(report: Report, context: Context) -> str:
    """Disagreements by question, the worst first, with the evidence; then faults of the records, what agrees, and the rest."""
    context = arrange.informed(report, context)
    records = arrange.of_records(report.findings, context)
    open_: Asked = {}
    left: Asked = {}
    settled: Asked = {}
    for finding in report.findings:
        if finding.decision is not None and finding.decision.open:
            left.setdefault(_question(finding), []).append(finding)
        elif finding.decision is not None:
            settled.setdefault(_question(finding), []).append(finding)
        elif id(finding) not in records:
            open_.setdefault(_question(finding), []).append(finding)
    tiers = _tiers(open_)
    drawn = charts(context.draw(report), report.as_of)
    parts = [
        *_head(report),
        *since.section(report, context),
        *_glance({**tiers[Severity.ERROR], **tiers[Severity.WARNING]}, context),
        *markup.guide(report, IDS),
        *([f"{LEGEND}\n"] if drawn else []),
        *_section(arrange.CANNOT, tiers[Severity.ERROR], context, drawn),
        *_section(arrange.MAY_NOT, tiers[Severity.WARNING], context, drawn),
        *_records([one for one in report.findings if id(one) in records and one.decision is None], context),
        *_notes(tiers[Severity.NOTE], context),
        *_section(arrange.LEFT_OPEN, dict(sorted(left.items())), context, drawn),
        *_section(arrange.DECIDED, dict(sorted(settled.items())), context, drawn),
        *_over_time(drawn, context),
        *markup.agreements(report.agreements, context),
        *markup.alone(report.singles, context),
        *markup.unjudged(report.not_judged),
        *markup.sources(report.sources),
        *markup.documents(report.documents),
    ]
    return "\n".join(parts)


def _question(finding: Finding) -> Question:
    relation = arrange.relation(finding)
    return ("", "", "", relation.label) if relation else (finding.subject, finding.property, finding.scope, "")


def _tiers(asked: Asked) -> dict[Severity, Asked]:
    """Questions by their worst finding."""
    tiers: dict[Severity, Asked] = {severity: {} for severity in words.SEVERITIES}
    for question, findings in asked.items():
        worst = max((finding.severity for finding in findings), key=lambda severity: severity.rank)
        tiers[worst][question] = words.worst_first(findings)
    # Questions on one subject stand together.
    return {severity: dict(sorted(tier.items())) for severity, tier in tiers.items()}


def _head(report: Report) -> Iterator[str]:
    summary = report.summary
    yield "# Discrepancy report\n"
    yield (
        f"{words.counted(summary.claims, 'statement')} of {words.counted(summary.sources, 'source')} "
        f"{'was' if summary.claims == 1 else 'were'} recorded one by one, each with the date it speaks of and, where it has one, "
        "the words that carry it. Statements that answer the same question were compared, and this report lists those that cannot, "
        "or may not, all be true, with the evidence side by side. It does not say who is right: it says why they differ and what "
        "would settle the matter.\n"
    )
    if report.unchecked:
        yield f"**Not everything could be checked:** {words.unchecked(report)}.\n"
    rows = (
        ("errors open", summary.errors),
        ("warnings open", summary.warnings),
        ("notes open", summary.notes),
        ("left open until a day", summary.left_open),
        ("decided", summary.decided),
        ("answers on which statements agree", summary.agreements or 0),
        ("not judged", summary.not_judged),
        ("statements", summary.claims),
        ("sources", summary.sources),
        ("documents", summary.documents),
    )
    yield table(
        ["what", "how many"], [(name, f"{count:,}") for name, count in rows if count or name not in ("documents", "left open until a day")], right=1
    )
    if not report.findings:
        yield "Nothing was found that disagrees.\n"


def _glance(asked: Asked, context: Context) -> Iterator[str]:
    """A table of what is open, a line for each finding that asks for something to be done."""
    found = [(question, finding) for question, findings in asked.items() for finding in findings if finding.severity is not Severity.NOTE]
    if not found:
        return
    yield "## At a glance\n"
    yield table(("", "question", "answers", "id"), [_line(question, finding, context) for question, finding in found[:GLANCED]])
    yield from rest(len(found) - GLANCED, "finding")


def _line(question: Question, finding: Finding, context: Context) -> tuple[str, ...]:
    answers = [markdown(excerpt(value or "nothing written", 40)) for value, _, _ in arrange.camps_in_short(finding)]
    left = [f"{len(answers) - ANSWERS:,} more"] if len(answers) > ANSWERS else []
    text = f", in {code(excerpt(where, 200))}" if (where := words.in_text(finding)) else ""
    return finding.severity.value, _headed(question, [finding], context) + text, " · ".join([*answers[:ANSWERS], *left]), code(finding.id)


GLANCED, ANSWERS = 200, 4


def _over_time(drawn: Mapping[tuple[str, str, str], str], context: Context) -> Iterator[str]:
    """The charts of questions under which nothing stands above."""
    if drawn:
        yield "## Over time\n"
        for (subject, property, scope), chart in list(drawn.items())[:CHARTS]:
            yield f"### {markup.question(subject, property, scope, context)}\n"
            yield chart
        yield from rest(len(drawn) - CHARTS, "chart")


CHARTS = 20  # beside those of disputed questions: a forge draws each in a frame of its own


def _section(title: str, asked: Asked, context: Context, drawn: dict[tuple[str, str, str], str]) -> Iterator[str]:
    if not asked:
        return
    yield f"## {title}\n"
    for question in list(asked)[:MOST]:
        yield f"### {_headed(question, asked[question], context)}\n"
        for finding in asked[question]:
            if arrange.folded(finding):
                yield f"**{words.heading(finding)}:** {markup.in_short(finding)} ({code(finding.id)})\n"
                continue
            yield f"**{words.heading(finding)}:** {_message(finding, context)[1]} ({code(finding.id)})\n"
            if finding.severity is Severity.NOTE:
                yield "".join(f"- {line}\n" for line in _told(finding, context))
                continue
            if shown := finding.places and evidence(finding, context):
                yield f"<details>\n<summary>Who says what</summary>\n\n{shown}\n</details>\n"
            yield from remarks(finding, context)
        if chart := drawn.pop(question[:3], ""):
            yield f"Over time:\n\n{chart}"
    yield from rest(len(asked) - MOST, "question")


def _headed(question: Question, findings: Sequence[Finding], context: Context) -> str:
    """The question asked; the relation that is broken; or the fault, where no two answers clash."""
    subject, property, scope, relation = question
    if relation:
        return markdown(excerpt(relation))
    fault = arrange.fault(findings, {rule.id: rule.summary for rule in context.rules})
    if not fault:
        return markup.question(subject, property, scope, context)
    about = "; ".join(part for part in (context.label(property) if property else "", scope) if part)
    headed = f"{markup.name(subject, context)}: {markdown_message(excerpt(fault))}"
    return f"{headed} ({markdown(excerpt(about))})" if about else headed


def _notes(asked: Asked, context: Context) -> Iterator[str]:
    if not asked:
        return
    yield f"## {arrange.NOTES}\n"
    found = [(question, finding) for question, findings in asked.items() for finding in findings]
    changes = [pair for pair in found if pair[1].verdict is Verdict.CHANGE]
    precise = [pair for pair in found if arrange.folded(pair[1])]
    others = [pair for pair in found if pair[1].verdict is not Verdict.CHANGE and not arrange.folded(pair[1])]
    if changes:
        yield "### Changes over time\n"
        yield "".join(_change(question, finding, context) for question, finding in changes[:MOST])
        yield from rest(len(changes) - MOST, "change")
    if others:
        yield "### Wording and the like\n"
        yield "".join(_difference(question, finding, context) for question, finding in others[:MOST])
        yield from rest(len(others) - MOST, "difference")
    if precise:
        yield f"### {arrange.FOLDED}\n"
        yield "".join(_precise(question, finding, context) for question, finding in precise[:MOST])
        yield from rest(len(precise) - MOST, "difference")


def _change(question: Question, finding: Finding, context: Context) -> str:
    return _nested(f"**{_headed(question, [finding], context)}**{_decided(finding)} ({code(finding.id)})", finding, context)


def _precise(question: Question, finding: Finding, context: Context) -> str:
    return f"- **{_headed(question, [finding], context)}**: {markup.in_short(finding)} ({code(finding.id)})\n"


def _difference(question: Question, finding: Finding, context: Context) -> str:
    begins, message = _message(finding, context)
    head = markup.name(finding.subject, context) if begins else _headed(question, [finding], context)
    return _nested(f"**{head}**{_decided(finding)}: {message} ({code(finding.id)})", finding, context)


def _nested(head: str, finding: Finding, context: Context) -> str:
    return "\n".join([f"- {head}", *(f"  - {line}" for line in _told(finding, context))]) + "\n"


def _told(finding: Finding, context: Context) -> Iterator[str]:
    """What each place says, briefly: in order of time when it changed."""
    changed = finding.verdict is Verdict.CHANGE
    camps, left, _ = words.camps(finding.places, 2, 20 if changed else 6)
    places = [place for camp in camps for place in camp.places]
    parted = words.parted(finding)
    for place in sorted(places, key=_year) if changed else places:
        date = markdown(excerpt(words.spoken(place), 60)) or ("undated" if changed else "")
        who = source(place.source, context) if place.source else words.speaker(place) or code(words.where(place))
        quote = f", {markdown(quoted(place.quote))}" if place.quote else ""
        yield f"{date + ': ' if date else ''}{said(place, parted)} – {who}{quote}"
    if more := left + sum(camp.more for camp in camps):
        yield f"and {words.counted(more, 'more statement')}"


def _message(finding: Finding, context: Context) -> tuple[bool, str]:
    """The message with names for ids, and whether it began with the subject, which the heading has said already."""
    begins = finding.message.startswith(f"`{finding.subject}` ")
    message = finding.message[len(finding.subject) + 3 :] if begins else finding.message
    return begins, markdown_message(excerpt(words.named(message, finding, context.labels), 400))


def _decided(finding: Finding) -> str:
    return f" ({markdown(excerpt(words.ruling(finding.decision)))})" if finding.decision else ""


_DATE = re.compile(r"(?<![0-9])(-?[0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?![0-9])", re.ASCII)


def _year(place: Place) -> tuple[int, ...]:
    """For the order of a timeline only: the first year written, with month and day where they follow; otherwise last."""
    if not (found := _DATE.search(place.when)):
        return (10_000,)
    return tuple(int(part) for part in found.groups() if part)


def _records(findings: Sequence[Finding], context: Context) -> Iterator[str]:
    if not findings:
        return
    yield f"## {arrange.FAULTS}\n"
    yield f"{arrange.ABOUT_FAULTS}\n"
    summaries = {rule.id: rule.summary for rule in context.rules}
    by_rule: dict[str, list[Finding]] = {}
    for finding in words.worst_first(findings)[:MOST]:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, found in by_rule.items():
        summary = summaries.get(rule, "")
        yield f"### {code(rule)}{': ' + markdown_message(excerpt(summary)) if summary else ''}\n"
        yield "".join(_fault(finding, context) for finding in found)
    yield from rest(len(findings) - MOST, "fault")


def _fault(finding: Finding, context: Context) -> str:
    settles = "".join(f"; {markdown_message(excerpt(words.named(remedy, finding, context.labels)))}" for remedy in finding.settles[:1])
    line = f"- **{finding.severity.value}**{_decided(finding)} {code(words.where(words.primary(finding)))}: "
    return line + markdown_message(excerpt(words.named(finding.message, finding, context.labels), 400)) + settles + f" ({code(finding.id)})\n"
