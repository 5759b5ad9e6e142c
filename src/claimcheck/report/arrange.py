"""In what order, under which names, do readers meet what a run found?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.finding import Agreement, DocumentLine, Finding, Place, Report, Severity, Single, SourceLine, Unjudged, Verdict
from claimcheck.report import words
from claimcheck.report.context import Context

RECORDS = frozenset({"records", "sources", "decisions"})  # families of rules that speak of the record, not of the world
CANNOT, MAY_NOT = "What cannot all be true", "What may not all be true"
FAULTS, NOTES = "Faults of the records", "What changed, and smaller differences"
LEFT_OPEN, DECIDED = "Left open until a day", "What was decided"
FOLDED = "Where sources agree but one is more precise"
AGREES, UNJUDGED, SOURCES = "What agrees", "What could not be judged", "The sources"
DOCUMENTS = "The documents"
ALONE = "What only one of them says"
ABOUT_FAULTS = "These are about what was written down and its evidence, not about what the sources say."
ABOUT_AGREEMENT = "A copy of another source is no further evidence, so what counts is how many independent origins stand behind an answer."
ABOUT_UNJUDGED = "Nothing is claimed about these, neither that they agree nor that they do not."


@dataclass(frozen=True, slots=True)
class Section:
    """Findings under one title, the worst first and those on one subject together."""

    title: str
    findings: tuple[Finding, ...]


def informed(report: Report, context: Context) -> Context:
    """The context with names of sources that no reader takes for the subject: who wrote it, then the title."""
    return replace(context, sources={line.id: _credited(line) for line in report.sources})


def of_records(findings: Iterable[Finding], context: Context) -> set[int]:
    """The findings (by identity) on what was written down, rather than on what the sources say."""
    families = {rule.id: rule.family for rule in context.rules}
    return {
        id(finding)
        for finding in findings
        # A rule that nobody described is judged by its finding: a fault of a record compares nothing.
        if not finding.subject or (families[finding.rule] in RECORDS if finding.rule in families else finding.verdict is None)
    }


def folded(finding: Finding) -> bool:
    """Is it one of the many notes that a date or a figure is given more precisely, for which a line is enough?"""
    return finding.verdict is Verdict.PRECISION and finding.severity is Severity.NOTE and finding.decision is None


def sections(report: Report, context: Context, most: int) -> list[Section]:
    """Every finding in one section: contradictions, faults of the records, notes, then what was left open and what was decided; the ``most`` worst at most."""
    found = report.findings if len(report.findings) <= most else words.worst_first(report.findings)[:most]
    records = of_records(found, context)
    placed: dict[str, list[Finding]] = {title: [] for title in (CANNOT, MAY_NOT, FAULTS, NOTES, FOLDED, LEFT_OPEN, DECIDED)}
    for finding in found:
        placed[_title(finding, id(finding) in records)].append(finding)
    return [Section(title, tuple(sorted(members, key=_order))) for title, members in placed.items() if members]


def relation(finding: Finding) -> Place | None:
    """The relation that a finding is about, if it is about one."""
    stated = [place for place in finding.places if words.is_relation(place)]
    return stated[0] if len(stated) == 1 and len(finding.places) > 1 else None


DOCUMENT_HEADERS = ("document", "title", "written", "statements", "mentions", "bound", "derived", "waived", "unbound")


def document(line: DocumentLine) -> tuple[str, str, str, tuple[str, ...]]:
    """A document in a table: path, title, date, and its counts."""
    counts = (line.statements, line.mentions, line.bound, line.derived, line.waived, line.unbound)
    return line.path, line.title, line.published or "undated", tuple(f"{count:,}" for count in counts)


def in_words(when: str) -> str:
    """A time for readers who know no notation: ``2016/..`` is since 2016."""
    return words.spoken(Place("", when=when))


def of_when(when: str, *, inferred: bool) -> str:
    """The same, marked where it was worked out; what has no time says so."""
    said = in_words(when)
    return f"≈{said}" if inferred and said else said or "undated"


def called(finding: Finding) -> str:
    """How the relation that a finding is about is called, where its message does not begin with that."""
    about = relation(finding)
    return about.label if about and not finding.message.startswith(about.label) else ""


def guide(report: Report) -> list[tuple[str, str]]:
    """How to read it: terms that are met and what they mean."""
    lines = [
        ("An error", "is proven: the statements cannot all be true, or a record is wrong."),
        ("A warning", "depends on something left open, such as a date."),
        ("A note", "is worth knowing and needs no action."),
    ]
    met = {finding.verdict for finding in report.findings}
    lines += [
        (verdict.value.capitalize().replace("-", " "), f"means that {meaning}.") for verdict, meaning in words.VERDICTS.items() if verdict in met
    ]
    if any(place.when_inferred for finding in report.findings for place in finding.places):
        lines.append(("A time marked ≈", "is inferred: the statement gives none, and it was worked out from its source."))
    return lines


def corroborated(agreements: Sequence[Agreement]) -> tuple[list[Agreement], int]:
    """Answers with at least two independent origins, the best attested first, and how many answers have only one."""
    kept = sorted((item for item in agreements if item.origins > 1), key=lambda item: -item.origins)
    return kept, len(agreements) - len(kept)


def alone(singles: Sequence[Single]) -> list[tuple[str, list[Single]]]:
    """What only one source says, by source; the id of each source with its answers, in its own order."""
    grouped: dict[str, list[Single]] = {}
    for single in singles:
        grouped.setdefault(single.place.source, []).append(single)
    return list(grouped.items())


def by_reason(unjudged: Sequence[Unjudged]) -> list[tuple[str, int, list[Unjudged]]]:
    """What could not be judged: each reason with how many it holds for, and those."""
    grouped: dict[str, list[Unjudged]] = {}
    for item in unjudged:
        grouped.setdefault(item.why, []).append(item)
    return [(why, count, grouped[why]) for why, count in words.reasons(unjudged)]


def camps_in_short(finding: Finding) -> list[tuple[str, list[str], int]]:
    """What each camp says, the ids of the first of its sources, and how many sources it has beside."""
    grouped: dict[str, dict[str, None]] = {}
    for place in finding.places:
        grouped.setdefault(place.value, {})[place.source or words.where(place)] = None
    return [(value, list(ids)[:3], max(0, len(ids) - 3)) for value, ids in grouped.items()]


def beside(finding: Finding) -> str:
    """What the message of a note on precision says beside the values and that one is more precise."""
    tail = finding.message.rpartition("`, ")[2]
    return "" if tail in (finding.message, "one is more precise") else tail


def fault(findings: Sequence[Finding], summaries: Mapping[str, str]) -> str:
    """The fault that all of these findings share, in words; nothing where they are answers that clash."""
    rules = {finding.rule for finding in findings}
    rule = findings[0].rule
    return "" if len(rules) > 1 or rule == "value-conflict" else summaries.get(rule, "")


def _title(finding: Finding, of_the_record: bool) -> str:
    if finding.decision is not None:
        return LEFT_OPEN if finding.decision.open else DECIDED
    if of_the_record:
        return FAULTS
    if folded(finding):
        return FOLDED
    return {Severity.ERROR: CANNOT, Severity.WARNING: MAY_NOT}.get(finding.severity, NOTES)


def _order(finding: Finding) -> tuple[object, ...]:
    place = words.primary(finding)
    return (-finding.severity.rank, finding.subject, finding.property, finding.scope, finding.rule, place.path, place.line, place.column, finding.id)


def _credited(line: SourceLine) -> str:
    by = f"{line.authors[0]} and others" if len(line.authors) > 2 else words.listed(line.authors) or line.publisher
    title = line.title or line.id
    return title if not by or by.casefold() in title.casefold() else f"{by}: {title}"
