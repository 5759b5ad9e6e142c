"""Who held which office, when did nobody, and when did two?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from claimcheck.answers import holder_name
from claimcheck.finding import Severity
from claimcheck.kernel import compare, relation
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.picture import Mark, Office, Span
from claimcheck.pictures.marks import CLASHES, FAR, MOST, drawn, length, marks_of
from claimcheck.reading.values import Period

COMPARED = 200  # terms of one office that are held against one another


def offices(ledger: Ledger, disputed: Mapping[tuple[str, str], Severity], texts: Mapping[tuple[str, str, str], Sequence[Mark]]) -> Iterator[Office]:
    """The terms of each office that more than one holder is on record for; last what ``texts`` say against the record."""
    for prop, claims in ledger.used():
        if not prop.office:
            continue
        by_subject: dict[str, list[Claim]] = {}
        for claim in claims:
            if drawn(ledger, claim) is not None:
                by_subject.setdefault(ledger.subject(claim), []).append(claim)
        for subject, served in sorted(by_subject.items()):
            terms = marks_of(ledger, served, disputed, [holder_name(ledger, claim) for claim in served])
            if len({mark.value for mark in terms}) > 1:
                ordered = sorted(served, key=lambda claim: (_first(ledger, claim), _last(ledger, claim), claim.id))[:COMPARED]
                gaps, overlaps = tuple(_gaps(ledger, ordered)), tuple(_overlaps(ledger, ordered, prop, disputed))
                said = (mark for key, marks in sorted(texts.items()) if key[:2] == (subject, prop.id) for mark in marks)
                yield Office(subject, prop.id, (*terms[:MOST], *said), gaps, overlaps, max(0, len(terms) - MOST))


def _gaps(ledger: Ledger, ordered: Sequence[Claim]) -> Iterator[Span]:
    """Stretches between two stated terms that no claim can cover."""
    latest = ordered[0]
    for claim in ordered[1:]:
        end, start = _last(ledger, latest), _first(ledger, claim)
        if start > end + 1 and isinstance(ledger.when(latest), Period) and isinstance(ledger.when(claim), Period):
            yield Span(end + 1, start - 1, (holder_name(ledger, latest), holder_name(ledger, claim)))
        latest = max(latest, claim, key=lambda one: _last(ledger, one))


def _overlaps(ledger: Ledger, ordered: Sequence[Claim], prop: Property, disputed: Mapping[tuple[str, str], Severity]) -> Iterator[Span]:
    """Stretches that two holders certainly share, as badly disputed as both of them are."""
    told: dict[tuple[str, ...], Span] = {}
    for a, b in combinations(ordered, 2):
        names = tuple(sorted((holder_name(ledger, a), holder_name(ledger, b))))
        if names[0] == names[1] or ledger.question(a) != ledger.question(b):
            continue
        one, two = ledger.time(a), ledger.time(b)
        if relation(one, two) != "certain" or compare(ledger.stance(a), ledger.stance(b), prop).verdict not in CLASHES:
            continue
        starts = [day for day in (one.start_high, two.start_high) if day is not None]
        stops = [day for day in (one.end_low, two.end_low) if day is not None]
        if starts and stops and max(starts) <= min(stops):
            found = [disputed[claim.id, claim.property] for claim in (a, b) if (claim.id, claim.property) in disputed]
            clash = min(found, key=lambda severity: severity.rank).value if len(found) == 2 else ""
            span, known = Span(max(starts), min(stops), names, clash), told.get(names)
            if known is None or length(known) < length(span):
                told[names] = span
    yield from sorted(told.values(), key=lambda span: (span.first or 0, span.last or 0, span.of))


def _first(ledger: Ledger, claim: Claim) -> int:
    """The first day on which it could speak; long ago where there is none."""
    low = ledger.time(claim).start_low
    return -FAR if low is None else low


def _last(ledger: Ledger, claim: Claim) -> int:
    """The last day on which it could speak; far ahead where there is none."""
    high = ledger.time(claim).end_high
    return FAR if high is None else high
