"""What do the sources disagree on? The report for a reader who has never seen the tool, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from claimcheck.finding import Agreement, Finding, Place, Report, Severity, SourceLine, Unjudged, Verdict
from claimcheck.report import words
from claimcheck.report.context import Context
from claimcheck.report.markup import MOST, evidence, remarks, rest, said, source, table
from claimcheck.report.safe import address, code, excerpt, markdown, markdown_message, quoted

Question: TypeAlias = tuple[str, str, str]  # subject, property, scope
Asked: TypeAlias = dict[Question, list[Finding]]

RECORDS = frozenset({"records", "sources", "decisions"})  # families of rules that speak of the record, not of the world
ROWS = 500  # rows of the table of agreements


def render(report: Report, context: Context) -> str:
    """Disagreements by question, the worst first, with the evidence; then faults of the records, what agrees, and the rest."""
    records = _of_records(report.findings, context)
    asked: Asked = {}
    for finding in report.findings:
        if id(finding) not in records:
            asked.setdefault((finding.subject, finding.property, finding.scope), []).append(finding)
    tiers = _tiers(asked)
    parts = [
        *_head(report),
        *_guide(report),
        *_section("What cannot all be true", tiers[Severity.ERROR], context),
        *_section("What may not all be true", tiers[Severity.WARNING], context),
        *_records([finding for finding in report.findings if id(finding) in records], context),
        *_notes(tiers[Severity.NOTE], context),
        *_section("What was decided", tiers[None], context),
        *_agreements(report.agreements, context),
        *_unjudged(report.not_judged),
        *_sources(report.sources),
    ]
    return "\n".join(parts)


def _of_records(findings: Iterable[Finding], context: Context) -> set[int]:
    families = {rule.id: rule.family for rule in context.rules}
    return {
        id(finding)
        for finding in findings
        # A rule that nobody described is judged by its finding: a fault of a record compares nothing.
        if not finding.subject or (families[finding.rule] in RECORDS if finding.rule in families else finding.verdict is None)
    }


def _tiers(asked: Asked) -> dict[Severity | None, Asked]:
    """Questions by their worst open finding; under ``None`` those of which every finding is decided."""
    tiers: dict[Severity | None, Asked] = {severity: {} for severity in (*words.SEVERITIES, None)}
    for question, findings in asked.items():
        still = [finding.severity for finding in findings if finding.decision is None]
        tiers[max(still, key=lambda severity: severity.rank) if still else None][question] = words.worst_first(findings)
    return tiers


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
        yield "**Not everything could be checked:** part of the input could not be read.\n"
    rows = (
        ("errors", summary.errors),
        ("warnings", summary.warnings),
        ("notes", summary.notes),
        ("decided", summary.decided),
        ("answers on which statements agree", summary.agreements),
        ("not judged", summary.not_judged),
        ("statements", summary.claims),
        ("sources", summary.sources),
        ("texts", summary.documents),
    )
    yield table(["what", "how many"], [(name, f"{count:,}") for name, count in rows if count or name != "texts"], right=1)


def _guide(report: Report) -> Iterator[str]:
    if not report.findings:
        yield "Nothing was found that disagrees.\n"
        return
    yield "## How to read it\n"
    lines = [
        "An **error** is proven: the statements cannot all be true, or a record is wrong.",
        "A **warning** depends on something left open, such as a date.",
        "A **note** is worth knowing and needs no action.",
    ]
    met = {finding.verdict for finding in report.findings}
    lines += [f"*{verdict.value}*: {meaning}" for verdict, meaning in words.VERDICTS.items() if verdict in met]
    if any(place.when_inferred for finding in report.findings for place in finding.places):
        lines.append("A time marked ≈ is inferred: the statement gives none, and it was worked out from its source.")
    lines.append("What stands in brackets after a finding is its id: to settle it, record a decision that names it.")
    yield "".join(f"- {line}\n" for line in lines)


def _section(title: str, asked: Asked, context: Context) -> Iterator[str]:
    if not asked:
        return
    yield f"## {title}\n"
    for question in list(asked)[:MOST]:
        yield f"### {_named(question, context)}\n"
        for finding in asked[question]:
            yield f"**{words.heading(finding)}:** {_message(finding, context)[1]} ({code(finding.id)})\n"
            if finding.severity is Severity.NOTE:
                yield "".join(f"- {line}\n" for line in _told(finding, context))
                continue
            if finding.places:
                yield evidence(finding, context)
            yield from remarks(finding, context)
    yield from rest(len(asked) - MOST, "question")


def _named(question: Question, context: Context) -> str:
    subject, property, scope = question
    name = markdown(excerpt(context.label(subject), 100))
    asked = f"{name}: {markdown(excerpt(context.label(property), 100))}" if property else name
    return f"{asked} ({markdown(excerpt(scope, 100))})" if scope else asked


def _notes(asked: Asked, context: Context) -> Iterator[str]:
    if not asked:
        return
    yield "## What changed, and smaller differences\n"
    found = [(question, finding) for question, findings in asked.items() for finding in findings]
    changes = [pair for pair in found if pair[1].verdict is Verdict.CHANGE]
    others = [pair for pair in found if pair[1].verdict is not Verdict.CHANGE]
    if changes:
        yield "### Changes over time\n"
        yield "".join(_change(question, finding, context) for question, finding in changes[:MOST])
        yield from rest(len(changes) - MOST, "change")
    if others:
        yield "### Precision, wording and the like\n"
        yield "".join(_difference(question, finding, context) for question, finding in others[:MOST])
        yield from rest(len(others) - MOST, "difference")


def _change(question: Question, finding: Finding, context: Context) -> str:
    return _nested(f"**{_named(question, context)}**{_decided(finding)} ({code(finding.id)})", finding, context)


def _difference(question: Question, finding: Finding, context: Context) -> str:
    begins, message = _message(finding, context)
    head = markdown(excerpt(context.label(finding.subject), 100)) if begins else _named(question, context)
    return _nested(f"**{head}**{_decided(finding)}: {message} ({code(finding.id)})", finding, context)


def _nested(head: str, finding: Finding, context: Context) -> str:
    return "\n".join([f"- {head}", *(f"  - {line}" for line in _told(finding, context))]) + "\n"


def _told(finding: Finding, context: Context) -> Iterator[str]:
    """What each place says, briefly: in order of time when it changed."""
    changed = finding.verdict is Verdict.CHANGE
    camps, left, _ = words.camps(finding.places, 2, 20 if changed else 6)
    places = [place for camp in camps for place in camp.places]
    for place in sorted(places, key=_year) if changed else places:
        date = markdown(excerpt(words.spoken(place), 60)) or ("undated" if changed else "")
        who = source(place.source, context) if place.source else code(words.where(place))
        quote = f", {markdown(quoted(place.quote))}" if place.quote else ""
        yield f"{date + ': ' if date else ''}{said(place)} – {who}{quote}"
    if more := left + sum(camp.more for camp in camps):
        yield f"and {words.counted(more, 'more statement')}"


def _message(finding: Finding, context: Context) -> tuple[bool, str]:
    """The message with names for ids, and whether it began with the subject, which the heading has said already."""
    begins = finding.message.startswith(f"`{finding.subject}` ")
    message = finding.message[len(finding.subject) + 3 :] if begins else finding.message
    return begins, markdown_message(excerpt(words.named(message, finding, context.labels), 400))


def _decided(finding: Finding) -> str:
    return f" (decided: {markdown(excerpt(words.decided(finding.decision)))})" if finding.decision else ""


_DATE = re.compile(r"(?<![0-9])(-?[0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?![0-9])", re.ASCII)


def _year(place: Place) -> tuple[int, ...]:
    """For the order of a timeline only: the first year written, with month and day where they follow; otherwise last."""
    if not (found := _DATE.search(place.when)):
        return (10_000,)
    return tuple(int(part) for part in found.groups() if part)


def _records(findings: Sequence[Finding], context: Context) -> Iterator[str]:
    if not findings:
        return
    yield "## Faults of the records\n"
    yield "These are about what was written down and its evidence, not about what the sources say.\n"
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


def _agreements(agreements: Sequence[Agreement], context: Context) -> Iterator[str]:
    if not agreements:
        return
    yield "## What agrees\n"
    yield "A copy of another source is no further evidence, so what counts is how many independent origins stand behind an answer.\n"
    best = sorted(agreements, key=lambda agreement: -agreement.origins)
    yield table(["question", "answer", "said by", "independent origins"], [_agreed(item, context) for item in best[:ROWS]], right=1)
    yield from rest(len(best) - ROWS, "answer")


def _agreed(item: Agreement, context: Context) -> tuple[str, ...]:
    named = [markdown(excerpt(context.label(id), 60)) for id in item.sources[:4]]
    if len(item.sources) > len(named):
        named.append(f"{len(item.sources) - len(named):,} more")
    return _named((item.subject, item.property, item.scope), context), markdown(excerpt(item.value)), words.listed(named), f"{item.origins:,}"


def _unjudged(unjudged: Sequence[Unjudged]) -> Iterator[str]:
    if not unjudged:
        return
    yield "## What could not be judged\n"
    yield "Nothing is claimed about these, neither that they agree nor that they do not.\n"
    grouped: dict[str, list[Unjudged]] = {}
    for item in unjudged:
        grouped.setdefault(item.why, []).append(item)
    yield "".join(_reason(why, count, grouped[why]) for why, count in words.reasons(unjudged))


def _reason(why: str, count: int, items: Sequence[Unjudged]) -> str:
    named = [markdown_message(excerpt(item.what, 100)) for item in items[:5]]
    if len(items) > len(named):
        named.append(f"{len(items) - len(named):,} more")
    return f"- **{markdown(excerpt(why))}** ({count:,}): {words.listed(named)}\n"


def _sources(sources: Sequence[SourceLine]) -> Iterator[str]:
    if not sources:
        return
    yield "## The sources\n"
    headers = ["source", "by", "published", "kind", "text at hand", "statements"]
    yield table(headers, [_source(line) for line in sources], right=1)


def _source(line: SourceLine) -> tuple[str, ...]:
    title = markdown(excerpt(line.title or line.id))
    url = address(line.url)
    published = markdown(excerpt(line.published, 60)) or "undated"
    by = words.listed([markdown(excerpt(author, 60)) for author in line.authors[:3]] + ["others"] * (len(line.authors) > 3))
    named = f"[{title}](<{url}>)" if url else title
    if line.title:
        named += f" ({code(line.id)})"
    return named, by, published, markdown(line.kind), markdown(line.snapshot), f"{line.claims:,}"
