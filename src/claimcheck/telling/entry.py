"""What is recorded of this subject, by whom, of when, and what stands against it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from claimcheck.answers import whom
from claimcheck.entry import Answer, Asked, Clash, Entry, Line, Mark, Said
from claimcheck.finding import Finding, Place, Severity, Verdict
from claimcheck.kernel import Time, independent_origins, regardless_of_time, relation
from claimcheck.kernel.times import FAR, ends
from claimcheck.kernel.values import identity
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading import show
from claimcheck.reading.extent import extent
from claimcheck.reading.values import Dates, NotJudged, Period
from claimcheck.telling.subjects import subjects_of

MOST_NAMING = 50  # claims that name the subject as their answer
AGAINST = (Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.SUPERSEDED, Verdict.VARIANT)


def subjects(ledger: Ledger, findings: Sequence[Finding]) -> tuple[Line, ...]:
    """All that claims are about, with how much is recorded of each and how much of it is in conflict."""
    claims: dict[str, list[Claim]] = {}
    for claim in ledger.claims:
        claims.setdefault(ledger.subject(claim), []).append(claim)
    levels = {subject: Counter(_level(finding) for finding in found) for subject, found in _by_subject(ledger, findings).items()}
    lines = []
    for subject in ledger.once(subjects_of):
        own, level = claims.get(subject, []), levels.get(subject, Counter())
        asked = {ledger.question(claim) for claim in own}
        sources = {claim.source for claim in own}
        if own:
            lines.append(Line(subject, ledger.label(subject), len(asked), len(own), len(sources), level["error"], level["warning"], level["decided"]))
    return tuple(lines)


def entry(ledger: Ledger, findings: Sequence[Finding], subject: str, property: str = "", day: int | None = None) -> Entry:
    """All that is recorded of one subject, or of one property of it; with a ``day`` what held on it, as far as is known."""
    claims = [claim for claim in ledger.claims if ledger.subject(claim) == subject and property in ("", claim.property)]
    meeting = {claim.id: _on(ledger, claim, day) for claim in claims}
    claims = [claim for claim in claims if meeting[claim.id] != "apart"]
    shown = {claim.id for claim in claims}
    found = [finding for finding in _by_subject(ledger, findings).get(subject, ()) if not finding.places or _touches(finding, shown, property)]
    marks = _marks(found)
    grouped: dict[Question, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (ledger.label(claim.property).casefold(), claim.property, ledger.question(claim).scope)):
        grouped.setdefault(ledger.question(claim), []).append(claim)
    said = {claim.id: _said(ledger, claim, marks.get(claim.id, ()), meeting[claim.id] == "possible") for claim in claims}
    entity = ledger.entities.get(subject)
    return Entry(
        id=subject,
        name=ledger.label(subject),
        also=() if entity is None else (*entity.short, *entity.aliases),
        type="" if entity is None else entity.type,
        wikidata="" if entity is None else entity.wikidata,
        note="" if entity is None else entity.note,
        asked=tuple(_asked(ledger, question, members, said) for question, members in grouped.items()),
        clashes=tuple(Clash(_mark(finding), finding.message) for finding in found if finding.decision or finding.severity is not Severity.NOTE),
        named_by=() if property else tuple(_named_by(ledger, subject)),
        sources=len({claim.source for claim in claims}),
        claims=len(claims),
    )


def _by_subject(ledger: Ledger, findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """The findings on each subject: those that are about it, and those that one of its claims is part of."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        about = {ledger.subject(ledger.by_id[place.claim]) for place in finding.places if place.claim in ledger.by_id}
        for subject in sorted({*about, *([finding.subject] if finding.subject else [])}):
            found.setdefault(subject, []).append(finding)
    return found


def _touches(finding: Finding, shown: set[str], property: str) -> bool:
    named = {place.claim for place in finding.places if place.claim}
    return bool(named & shown) or (not named and property in ("", finding.property))


def _on(ledger: Ledger, claim: Claim, day: int | None) -> str:
    """Does it speak of this day: certainly, possibly or not? What has no time always holds; what has a date does from that on."""
    if day is None:
        return "certain"
    if regardless_of_time(ledger.property(claim)):
        low, high = _dates(ledger, claim)
        return "apart" if low is not None and low > day else "possible" if high is not None and high > day else "certain"
    return relation(ledger.time(claim), Time(day, day, day, day))


def _level(finding: Finding) -> str:
    return "decided" if finding.decision and not finding.decision.open else finding.severity.value


def _mark(finding: Finding) -> Mark:
    return Mark(finding.id, _level(finding), finding.verdict.value if finding.verdict else finding.rule)


def _marks(findings: Iterable[Finding]) -> Mapping[str, tuple[Mark, ...]]:
    """What stands against each claim: notes only where they say that something clashes."""
    found: dict[str, dict[Mark, None]] = {}
    for finding in findings:
        if finding.severity is not Severity.NOTE or finding.verdict in AGAINST or finding.decision:
            for place in finding.places:
                if place.claim:
                    found.setdefault(place.claim, {})[_mark(finding)] = None
    return {claim: tuple(marks) for claim, marks in found.items()}


def _said(ledger: Ledger, claim: Claim, marks: tuple[Mark, ...], perhaps: bool) -> Said:
    value, place = ledger.value(claim), ledger.place(claim)
    means = "" if isinstance(value, NotJudged) or (told := show(value)) == place.value else told
    return Said(place, means, marks, claim.locator, claim.note, claim.id in ledger.overruled, perhaps, claim.modality, bool(claim.draft))


def _asked(ledger: Ledger, question: Question, claims: Sequence[Claim], said: Mapping[str, Said]) -> Asked:
    prop = ledger.properties[question.property]
    groups: dict[Hashable, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (*(-number for number in _newness(ledger, claim)), claim.source, claim.id)):
        value = ledger.value(claim)
        key = claim.value if isinstance(value, NotJudged) else identity(value, prop)
        groups.setdefault((key, claim.modality), []).append(claim)
    answers = []
    for members in groups.values():
        sources = tuple(dict.fromkeys(claim.source for claim in members))
        answers.append((members, Answer(tuple(said[claim.id] for claim in members), sources, independent_origins(sources, ledger.derived_from))))
    timeless = prop.time == "timeless"

    def rank(answer: tuple[Sequence[Claim], Answer]) -> tuple[object, ...]:
        newest = tuple(-number for number in _newness(ledger, answer[0][0]))
        first = (-answer[1].origins,) if timeless else (*newest, -answer[1].origins)
        return (answer[1].overruled, bool(answer[0][0].modality), *first, answer[0][0].value, answer[0][0].id)

    course = sorted(claims, key=lambda claim: (*_newness(ledger, claim)[::-1], claim.source, claim.id))
    scope = claims[0].scope
    return Asked(
        question.property,
        ledger.label(question.property),
        scope,
        tuple(answer for _, answer in sorted(answers, key=rank)),
        tuple(said[one.id] for one in course),
    )


def _newness(ledger: Ledger, claim: Claim) -> tuple[int, int]:
    """Until when is it known to hold, and since when? What goes on is newer than all that has ended; a moment is as old as it may be."""
    if regardless_of_time(ledger.property(claim)):
        low, high = _dates(ledger, claim)
        return (0 if high is None else high, 0 if low is None else low)
    time = ledger.time(claim)
    start, _, _, end = ends(time)
    if time.moment and end >= FAR:
        end = start
    return (end, start)


def _dates(ledger: Ledger, claim: Claim) -> tuple[int | None, int | None]:
    """The first and the last day on which an event can have been that the claim dates; nothing for what is no date."""
    value = ledger.value(claim)
    span = extent(value) if isinstance(value, (Dates, Period)) else None
    if span is None:
        return None, None
    return None if span.low is None else int(span.low), None if span.high is None else int(span.high)


def _named_by(ledger: Ledger, subject: str) -> Iterator[tuple[str, str, Place]]:
    count = 0
    for claim in ledger.ordered:
        if ledger.property(claim).datatype in ("entity", "name") and ledger.subject(claim) != subject and subject in whom(ledger, claim):
            yield ledger.subject(claim), ledger.label(claim.property), ledger.place(claim)
            count += 1
            if count == MOST_NAMING:
                return
