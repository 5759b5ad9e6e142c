"""What does a run come to? Every rule over the ledger, then the decisions over what they found, then the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from claimcheck.finding import Agreement, DocumentLine, Finding, Report, Severity, Single, SourceLine, Summary, Unjudged
from claimcheck.kernel import independent_origins
from claimcheck.ledger import Ledger, Question
from claimcheck.reading import show
from claimcheck.reading.values import NotJudged
from claimcheck.rule import Outcome, RuleModule, RulingModule
from claimcheck.rulings import Again, overruled, settled

UNTIED = "tied to no statement; `claimcheck extract` lists them"


class Memory(Protocol):
    """What does not have to be worked out again, as it was when all that it depends on was the same."""

    def outcomes(self, ledger: Ledger, rules: Iterable[RuleModule]) -> Iterable[Outcome]:
        """All that rules find and cannot judge."""

    def agreements(self, ledger: Ledger, agreed: Callable[[Ledger, Question], Iterable[Agreement]]) -> list[Agreement]:
        """Who agrees, on every question."""


def run(
    ledger: Ledger,
    rules: Sequence[RuleModule],
    rulings: Sequence[RulingModule] = (),
    severities: Mapping[str, Severity] | None = None,
    *,
    lines: bool = True,
    least: Severity = Severity.NOTE,
    memory: Memory | None = None,
) -> Report:
    """Check a ledger with the rules given, then its decisions with the rulings given.

    ``severities`` overrides what a rule's findings count as; ``lines`` asks how far each document is backed; what is less severe than ``least``
    is not told. The outcome depends on nothing but the arguments: not on the order of files, the clock or the place it is run.
    """
    ledger = replace(ledger, least=worth(least, severities or {}))
    findings, unjudged, ledger = judged(ledger, rules, memory)
    return reported(findings, unjudged, ledger, rules, rulings, severities, lines=lines, least=least, memory=memory)


def worth(least: Severity, severities: Mapping[str, Severity]) -> Severity:
    """What has to be worked out where nothing less than ``least`` is told? All, where a rule's findings count for more than they are."""
    return Severity.NOTE if any(level.rank >= least.rank for level in severities.values()) else least


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims there are, in all and by source, where not all of them are in the ledger at hand."""

    claims: int
    by_source: Mapping[str, int]


def reported(
    findings: Sequence[Finding],
    unjudged: Iterable[Unjudged],
    ledger: Ledger,
    rules: Sequence[RuleModule],
    rulings: Sequence[RulingModule] = (),
    severities: Mapping[str, Severity] | None = None,
    *,
    lines: bool = True,
    least: Severity = Severity.NOTE,
    tally: Tally | None = None,
    memory: Memory | None = None,
) -> Report:
    """The report of what rules found, with decisions on it: what rulings find in these, what each counts as, and the counts."""
    findings, unjudged = list(findings), list(unjudged)
    blocking = {rule.RULE.id for rule in rules if rule.RULE.blocks}
    unchecked = any(finding.rule in blocking for finding in findings)
    # A decision can only be seen to match nothing once every rule has run, on all of the input, so rulings cannot be rules.
    if not unchecked:
        findings = [*findings, *(found for ruling in rulings for found in ruling.check(ledger, findings))]
    elif rulings and ledger.decisions:
        unjudged.append(Unjudged("what decisions match", "part of the input could not be read", len(ledger.decisions)))
    drafts = frozenset(claim.id for claim in ledger.claims if claim.draft)
    findings = [_weighed(finding, severities or {}, drafts) for finding in findings]
    findings = [finding for finding in findings if finding.severity.rank >= least.rank]
    agreed = _agreements(ledger, memory) if tally is None else None
    tally = tally or Tally(len(ledger.claims), Counter(claim.source for claim in ledger.claims))
    return Report(
        summary=_summary(ledger, findings, agreed, unjudged, tally),
        findings=tuple(sorted(findings, key=_order)),
        agreements=tuple(agreed or ()),
        not_judged=tuple(sorted(unjudged, key=lambda item: (item.why, item.what, item.path, item.line, item.column, item.count))),
        sources=tuple(_source_lines(ledger, tally)),
        documents=tuple(_document_lines(ledger)) if lines and ledger.documents else (),
        unchecked=unchecked,
        least=least,
    )


def judged(ledger: Ledger, rules: Iterable[RuleModule], memory: Memory | None = None) -> tuple[list[Finding], list[Unjudged], Ledger]:
    """What rules find, each finding with its decision, and what they could not judge; and the ledger, which now knows what was decided to be wrong.

    Rules that weigh decisions come last: what a document states is held against what the decisions on the records leave standing.
    """
    first: list[RuleModule] = []
    last: list[RuleModule] = []
    for rule in rules:
        (last if rule.RULE.weighs_decisions else first).append(rule)
    again = asked_again([*first, *last], memory)
    found, unjudged = outcomes(ledger, first, memory)
    records = settled(found, ledger, again)
    if ledger.documents and (wrong := overruled(records.findings)):
        ledger = replace(ledger, overruled=wrong)
    found, further = outcomes(ledger, last, memory)
    rest = settled(found, ledger, again, records.findings)
    if faults := {**records.ineffective, **rest.ineffective}:
        ledger = replace(ledger, ineffective=faults)
    return marked([*records.findings, *rest.findings]), [*unjudged, *further], ledger


def marked(findings: list[Finding]) -> list[Finding]:
    """A claim that was decided to be wrong is marked in the other findings that it is in: what they find stands, and who reads them has to know."""
    wrong = overruled(findings)
    return [_with_wrong(finding, wrong) for finding in findings] if wrong else findings


def _with_wrong(finding: Finding, wrong: Collection[str]) -> Finding:
    decided = finding.decision.wrong if finding.decision else ()
    marked = tuple(replace(place, decided_wrong=True) if place.claim in wrong and place.claim not in decided else place for place in finding.places)
    return replace(finding, places=marked) if marked != finding.places else finding


def asked_again(rules: Sequence[RuleModule], memory: Memory | None = None) -> Again:
    """What do rules that are named, and those that compare records, find in another ledger?"""

    def again(ledger: Ledger, ids: Sequence[str]) -> list[Finding]:
        found, _ = outcomes(ledger, [rule for rule in rules if rule.RULE.id in ids or rule.RULE.family in COMPARING], memory)
        return found

    return again


COMPARING = ("values", "time", "several claims")  # families of rules that say what cannot all be true


def outcomes(ledger: Ledger, rules: Iterable[RuleModule], memory: Memory | None = None) -> tuple[list[Finding], list[Unjudged]]:
    """What rules find, each finding under an id of its own, and what they could not judge."""
    findings, unjudged = unsorted(ledger, rules, memory)
    return distinct(findings), unjudged


def unsorted(ledger: Ledger, rules: Iterable[RuleModule], memory: Memory | None = None) -> tuple[list[Finding], list[Unjudged]]:
    """The same, where findings elsewhere may still turn out to bear the same id."""
    findings: list[Finding] = []
    unjudged: list[Unjudged] = []
    for outcome in memory.outcomes(ledger, rules) if memory else chain.from_iterable(rule.check(ledger) for rule in rules):
        if isinstance(outcome, Unjudged):
            unjudged.append(outcome)
        else:
            findings.append(outcome)
    return findings, unjudged


def _weighed(finding: Finding, severities: Mapping[str, Severity], drafts: Collection[str]) -> Finding:
    """A finding as severe as the settings have it; one that rests on a claim that nobody has confirmed fails no gate by itself."""
    severity = severities.get(finding.rule, finding.severity)
    if drafts and severity is Severity.ERROR and any(place.claim in drafts for place in finding.places):
        severity = Severity.WARNING
    return finding if severity is finding.severity else replace(finding, severity=severity)


def _order(finding: Finding) -> tuple[object, ...]:
    first = finding.places[0]
    return (first.path, first.line, first.column, finding.rule, -finding.severity.rank, finding.id)


def _said(finding: Finding) -> tuple[object, ...]:
    shown = [(place.claim, place.source, place.value, place.when, place.scope, place.quote, place.label) for place in finding.places]
    return (finding.id, -finding.severity.rank, finding.message, finding.settles, str(finding.verdict), str(finding.cause), shown, _order(finding))


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """True duplicates get an ordinal, so that every id is one finding: by what they say, and by their places only where they say the same."""
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(finding.id, []).append(finding)
    distinct = []
    for id in sorted(alike):
        first, *others = sorted(alike[id], key=_said) if len(alike[id]) > 1 else alike[id]
        distinct += [first, *(replace(finding, id=f"{id}-{number}") for number, finding in enumerate(others, 2))]
    return distinct


def _agreements(ledger: Ledger, memory: Memory | None = None) -> list[Agreement]:
    found = memory.agreements(ledger, _agreed) if memory else [one for question, _ in ledger.contested for one in _agreed(ledger, question)]
    return sorted(found, key=_answered)


def _agreed(ledger: Ledger, question: Question) -> Iterable[Agreement]:
    for camp in ledger.agreements(question):
        claims = [ledger.by_id[id] for id in camp.claims]
        sources = tuple(sorted({claim.source for claim in claims}))
        value = claims[0].value if isinstance(camp.value, NotJudged) else show(camp.value)
        origins = independent_origins(sources, ledger.derived_from)
        yield Agreement(question.subject, question.property, "; ".join(question.scope), value, camp.claims, sources, origins)


def _repeated(report: Report, ledger: Ledger) -> Iterable[Agreement]:
    """What several sources say in the same words, though of times that may differ: no corroboration, but nothing to tell them apart either."""
    told = {(item.subject, item.property, item.scope) for item in report.agreements if item.origins > 1}
    told |= {(finding.subject, finding.property, finding.scope) for finding in report.findings}
    for question, claims in ledger.contested:
        asked = (question.subject, question.property, "; ".join(question.scope))
        values = {ledger.value(claim) for claim in claims}
        sources = tuple(sorted({claim.source for claim in claims}))
        if asked not in told and len(values) == 1 and len(sources) > 1 and not isinstance(next(iter(values)), NotJudged):
            yield Agreement(*asked, claims[0].value, tuple(claim.id for claim in claims), sources, independent_origins(sources, ledger.derived_from))


def _answered(item: Agreement) -> tuple[object, ...]:
    return (item.subject, item.property, item.scope, item.value, item.claims)


def compared(report: Report, ledger: Ledger) -> Report:
    """A report that also tells what only one of several sources says, the sources being held against one another, and how much of the texts is tied to nothing."""
    told = {(place.path, place.line, place.column) for finding in report.findings for place in finding.places}
    singles = []
    for question, claims in ledger.questions.items() if len(ledger.sources) > 1 else ():
        if len({claim.source for claim in claims}) == 1:
            scope = "; ".join(question.scope)
            once = {claim.value.casefold(): claim for claim in reversed(claims)}.values()
            singles += [Single(question.subject, question.property, scope, ledger.place(claim, "value")) for claim in once]
    singles = [one for one in singles if (one.place.path, one.place.line, one.place.column) not in told]
    singles.sort(key=lambda one: (one.place.path, one.place.line, one.place.column, one.property, one.place.claim))
    agreed = tuple(sorted([*(item for item in report.agreements if item.origins > 1), *_repeated(report, ledger)], key=_answered))
    unjudged = (*report.not_judged, *_untied(ledger))
    summary = replace(report.summary, agreements=len(agreed), not_judged=sum(item.count for item in unjudged))
    return replace(report, documents=(), agreements=agreed, not_judged=unjudged, summary=summary, compared=True, singles=tuple(singles))


def _untied(ledger: Ledger) -> Iterable[Unjudged]:
    """How many of the figures, dates and posts of each text nothing could be made of."""
    from claimcheck.texts.untied import checkable, untied

    for document in ledger.documents:
        if left := len(untied(document)):
            what = f"{left:,} of {len(checkable(document)):,} figures, dates and posts of `{document.page.path}`"
            yield Unjudged(what, UNTIED, left)


def _source_lines(ledger: Ledger, tally: Tally) -> Iterable[SourceLine]:
    for id, source in sorted(ledger.sources.items()):
        snapshot = ledger.snapshots.get(id)
        state = snapshot.state if snapshot else "not held"
        yield SourceLine(
            id, source.title, source.authors, source.published, source.kind, source.url, tally.by_source.get(id, 0), state, source.publisher
        )


def _document_lines(ledger: Ledger) -> Iterable[DocumentLine]:
    from claimcheck.texts.gate import coverage

    for covered in ledger.once(coverage):
        page = covered.document.page
        counts = Counter(item.status for item in covered.items)
        yield DocumentLine(
            path=page.path,
            title=page.header.title,
            published=page.header.published,
            statements=len(covered.document.statements),
            mentions=len(covered.items),
            bound=counts["bound"],
            derived=counts["derived"],
            waived=counts["waived"],
            unbound=counts["unbound"],
        )


def _summary(ledger: Ledger, findings: Sequence[Finding], agreed: Sequence[Agreement] | None, unjudged: Sequence[Unjudged], tally: Tally) -> Summary:
    levels = Counter(finding.severity for finding in findings if finding.decision is None)
    return Summary(
        claims=tally.claims,
        sources=len(ledger.sources),
        documents=len(ledger.documents),
        errors=levels[Severity.ERROR],
        warnings=levels[Severity.WARNING],
        notes=levels[Severity.NOTE],
        decided=sum(finding.decision is not None and not finding.decision.open for finding in findings),
        agreements=None if agreed is None else len(agreed),
        not_judged=sum(item.count for item in unjudged),
        left_open=sum(finding.decision is not None and finding.decision.open for finding in findings),
    )
