"""What can be drawn of a ledger and of what was found in it? Timelines, terms of office, a grid of sources, quotes where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from claimcheck.answers import holder_name
from claimcheck.finding import Finding, Report, Severity, Verdict
from claimcheck.kernel import compare, relation
from claimcheck.kernel.origins import origins_of
from claimcheck.kernel.stance import Time
from claimcheck.kernel.times import time_of
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.picture import Grid, Mark, Office, Pair, Passage, Pictures, Span, Timeline
from claimcheck.reading.quotes import Found
from claimcheck.reading.values import Dates, Not, NotJudged, Period, Unknown

MOST = 60  # timelines, and offices, that are drawn: more than anybody looks at
MARKS = 40  # statements of one picture
LEAST = 3  # dated values of a question for which a picture says more than a sentence
SOURCES = 20  # of the grid
COMPARED = 200  # terms of one office that are held against one another
WORDS = 60  # of a source shown around a quote, the quote included
PASSAGES = 5_000
CLASHES = frozenset({Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.SUPERSEDED})
FAR = 10**9


def pictures(ledger: Ledger, report: Report) -> Pictures:
    """Everything worth drawing, the disputed first; it depends on nothing but the ledger and the report."""
    disputed = _disputed(report.findings)
    offices = list(_offices(ledger, disputed))
    timelines = list(_timelines(ledger, disputed))
    return Pictures(
        timelines=tuple(sorted(timelines, key=_interest)[:MOST]),
        offices=tuple(sorted(offices, key=_contested)[:MOST]),
        grid=_grid(ledger, report),
        passages=_passages(ledger, report.findings),
        counted=frozenset(prop.id for prop in ledger.properties.values() if _counts(prop)),
        left=max(0, len(timelines) - MOST) + max(0, len(offices) - MOST),
    )


def _counts(prop: Property) -> bool:
    """Can one ask how many, with its label for what is counted?"""
    return prop.datatype == "quantity" and not prop.unit and prop.label in prop.words and (prop.label.endswith("s") or prop.label == "staff")


def _disputed(findings: Iterable[Finding]) -> Mapping[tuple[str, str], Severity]:
    """How bad is the worst open finding that compares a claim with others, by claim and property?"""
    worst: dict[tuple[str, str], Severity] = {}
    for finding in findings:
        if finding.decision is None and finding.verdict in CLASHES and finding.severity is not Severity.NOTE:
            for place in finding.places:
                key = (place.claim, finding.property)
                if key not in worst or worst[key].rank < finding.severity.rank:
                    worst[key] = finding.severity
    return worst


# Times


def _timelines(ledger: Ledger, disputed: Mapping[tuple[str, str], Severity]) -> Iterator[Timeline]:
    for question, claims in ledger.contested:
        prop = ledger.properties[question.property]
        if prop.office or prop.time == "timeless" or len(claims) < LEAST:
            continue
        marks = _marks(ledger, claims, disputed, [claim.value if prop.unit == claim.unit else _said(claim) for claim in claims])
        if prop.values == "many":  # of what holds beside other things at no stated time, there is nothing to see
            marks = [mark for mark in marks if not mark.inferred]
        if _telling(marks):
            yield Timeline(question.subject, question.property, "; ".join(question.scope), tuple(marks), prop.unit)


def _telling(marks: Sequence[Mark]) -> bool:
    """Does a line of time show more than a list would? Answers that are all of one day, or all the same, are a list."""
    times = {mark.possible for mark in marks}
    return len(marks) >= LEAST and len(times) > 1 and len({mark.value for mark in marks}) > 1 and not all(mark.inferred for mark in marks)


def _said(claim: Claim) -> str:
    return f"{claim.value} {claim.unit}" if claim.unit else claim.value


def _marks(ledger: Ledger, claims: Sequence[Claim], disputed: Mapping[tuple[str, str], Severity], values: Sequence[str]) -> list[Mark]:
    """One mark for each value at each time, however many sources give it."""
    grouped: dict[tuple[str, Span, bool, str], list[tuple[Claim, Time]]] = {}
    for claim, value in zip(claims, values, strict=True):
        time = _drawn(ledger, claim)
        if time is not None and not isinstance(ledger.value(claim), (NotJudged, Unknown, Not)):
            key = (value, Span(time.start_low, time.end_high), time.inferred, _when(ledger, claim))
            grouped.setdefault(key, []).append((claim, time))
    marks = [_mark(*key, members, disputed) for key, members in grouped.items()]
    return sorted(marks, key=_order)


def _mark(
    value: str, possible: Span, inferred: bool, when: str, said: Sequence[tuple[Claim, Time]], disputed: Mapping[tuple[str, str], Severity]
) -> Mark:
    sure = [] if inferred else [Span(time.start_high, time.end_low) for _, time in said if _certain(time)]
    claims = [claim for claim, _ in said]
    found = [disputed[key] for claim in claims if (key := (claim.id, claim.property)) in disputed]
    return Mark(
        value,
        possible,
        max(sure, key=lambda span: (_length(span), span.first or 0)) if sure else None,
        when,
        inferred,
        tuple(claim.id for claim in claims),
        tuple(dict.fromkeys(claim.source for claim in claims)),
        max(found, key=lambda severity: severity.rank).value if found else "",
    )


def _certain(time: Time) -> bool:
    """Are there days that it covers in every case?"""
    return time.start_high is not None and time.end_low is not None and time.start_high <= time.end_low


def _drawn(ledger: Ledger, claim: Claim) -> Time | None:
    """Where does it go on a line of days? An event that is a date goes where that date is; what could be any day goes nowhere."""
    prop = ledger.property(claim)
    value = ledger.value(claim)

    time = time_of(value, prop.time) if isinstance(value, (Dates, Period)) and prop.time in ("event", "timeless") else ledger.time(claim)
    return None if time.start_low is None and time.end_high is None else time


def _when(ledger: Ledger, claim: Claim) -> str:
    return ledger.when_text(claim)[0] or claim.value


def _order(mark: Mark) -> tuple[object, ...]:
    low = -FAR if mark.possible.first is None else mark.possible.first
    high = FAR if mark.possible.last is None else mark.possible.last
    return (low, high, mark.value, mark.when, mark.claims)


def _interest(line: Timeline) -> tuple[object, ...]:
    return (not any(mark.clash for mark in line.marks), -len(line.marks), line.subject, line.property, line.scope)


# Offices


def _offices(ledger: Ledger, disputed: Mapping[tuple[str, str], Severity]) -> Iterator[Office]:
    for prop, claims in ledger.used():
        if not prop.office:
            continue
        by_subject: dict[str, list[Claim]] = {}
        for claim in claims:
            if _drawn(ledger, claim) is not None:
                by_subject.setdefault(ledger.subject(claim), []).append(claim)
        for subject, served in sorted(by_subject.items()):
            terms = _marks(ledger, served, disputed, [holder_name(ledger, claim) for claim in served])
            if len({mark.value for mark in terms}) > 1:
                ordered = sorted(served, key=lambda claim: (_first(ledger, claim), _last(ledger, claim), claim.id))[:COMPARED]
                yield Office(subject, prop.id, tuple(terms), tuple(_gaps(ledger, ordered)), tuple(_overlaps(ledger, ordered, prop)))


def _contested(office: Office) -> tuple[object, ...]:
    return (not (office.gaps or office.overlaps), -len(office.terms), office.subject, office.property)


def _gaps(ledger: Ledger, ordered: Sequence[Claim]) -> Iterator[Span]:
    """Stretches between two stated terms that no claim can cover."""
    latest = ordered[0]
    for claim in ordered[1:]:
        end, start = _last(ledger, latest), _first(ledger, claim)
        if start > end + 1 and isinstance(ledger.when(latest), Period) and isinstance(ledger.when(claim), Period):
            yield Span(end + 1, start - 1, (holder_name(ledger, latest), holder_name(ledger, claim)))
        latest = max(latest, claim, key=lambda one: _last(ledger, one))


def _overlaps(ledger: Ledger, ordered: Sequence[Claim], prop: Property) -> Iterator[Span]:
    """Stretches that two holders certainly share."""
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
            span, known = Span(max(starts), min(stops), names), told.get(names)
            if known is None or _length(known) < _length(span):
                told[names] = span
    yield from sorted(told.values(), key=lambda span: (span.first or 0, span.last or 0, span.of))


def _length(span: Span) -> int:
    return (span.last or 0) - (span.first or 0)


def _first(ledger: Ledger, claim: Claim) -> int:
    low = ledger.time(claim).start_low
    return -FAR if low is None else low


def _last(ledger: Ledger, claim: Claim) -> int:
    high = ledger.time(claim).end_high
    return FAR if high is None else high


# Sources


def _grid(ledger: Ledger, report: Report) -> Grid | None:
    """Who agrees with whom; nothing where no two sources speak to one question."""
    together = [sorted({source for source in item.sources if source}) for item in report.agreements]
    apart = [_camps(finding) for finding in report.findings if finding.verdict in CLASHES]
    weight = Counter(source for sources in together if len(sources) > 1 for source in sources)
    weight.update(source for camps in apart if len(camps) > 1 for source in sorted(set().union(*camps)))
    ranked = sorted(weight, key=lambda source: (-weight[source], source))
    shown = set(ranked[:SOURCES])
    agree: Counter[tuple[str, ...]] = Counter()
    differ: Counter[tuple[str, ...]] = Counter()
    for sources in together:
        agree.update(combinations([source for source in sources if source in shown], 2))
    for camps in apart:
        differ.update({tuple(sorted((a, b))) for one, two in combinations(camps, 2) for a in one & shown for b in two & shown if a != b})
    origins = {source: origins_of(source, ledger.derived_from) for source in sorted(shown)}
    pairs = [
        Pair(a, b, agree[a, b], differ[a, b], not origins[a].isdisjoint(origins[b]))
        for a, b in combinations(sorted(shown), 2)
        if agree[a, b] or differ[a, b] or not origins[a].isdisjoint(origins[b])
    ]
    return Grid(tuple(ranked[:SOURCES]), tuple(pairs), len(ranked) - len(shown)) if pairs else None


def _camps(finding: Finding) -> list[set[str]]:
    """The sources of each camp of a finding; of very many camps the first."""
    camps: dict[str, set[str]] = {}
    for place in finding.places:
        if place.source:
            camps.setdefault(place.label or place.value, set()).add(place.source)
    return list(camps.values())[:MARKS]


# Words


def _passages(ledger: Ledger, findings: Iterable[Finding]) -> Mapping[str, Passage]:
    """The quotes of claims that findings show, each where it stands in its source, for texts that are at hand."""
    if not any(snapshot.state == "held" for snapshot in ledger.snapshots.values()):
        return {}
    found: dict[str, Passage] = {}
    for id in dict.fromkeys(place.claim for finding in findings for place in finding.places):
        claim = ledger.by_id.get(id)
        outcome = ledger.quoted(claim) if claim else None
        if claim and isinstance(outcome, Found) and len(found) < PASSAGES:
            text = ledger.snapshots[claim.source].text
            if text is not None:
                found[id] = passage(text.text, outcome.spans)
    return found


def passage(text: str, spans: Sequence[tuple[int, int]], most: int = WORDS) -> Passage:
    """The sentence around some words of a text, cut so that it has ``most`` words at most, those quoted included."""
    start, end = spans[0][0], spans[-1][1]
    # An end of a sentence is known by what follows it, so the search looks a little into what is quoted.
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    opens = max((found.end() for found in _SENTENCE.finditer(text, low, min(end, start + 9)) if found.end() <= start), default=low)
    closes = min((found.start() for found in _SENTENCE.finditer(text, max(start, end - 3), high) if found.start() >= end), default=high)
    before, after = text[opens:start].split(), text[end:closes].split()
    pieces: list[tuple[list[str], bool]] = []
    at = start
    for low, high in spans:
        pieces += [(text[at:low].split(), False)] if low > at else []
        pieces.append((text[low:high].split(), True))
        at = high
    room = most - sum(len(words) for words, _ in pieces)
    if room < 0:  # what lies between the parts quoted goes first, then the end of what is quoted
        pieces = [(words if said else ["…"], said) for words, said in pieces]
        room = most - sum(len(words) for words, _ in pieces)
    head = before[len(before) - min(len(before), max(0, room) // 2) :]
    tail = after[: max(0, room - len(head))]
    head = before[len(before) - min(len(before), max(0, room - len(tail))) :]
    cut_head, cut_tail = len(head) < len(before), len(tail) < len(after)
    shown = [((["…"] if cut_head else []) + head, False), *_within(pieces, most), (tail + (["…"] if cut_tail else []), False)]
    return Passage(tuple((" ".join(words), said) for words, said in shown if words))


REACH = 600  # characters on either side in which the ends of the sentence are looked for
_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"'”’)\]]))\s+(?=[\"'“‘(\[]*[^\W\d_a-z])|\n\s*\n|(?:^|\n)#+ ")


def _within(pieces: Iterable[tuple[list[str], bool]], most: int) -> Iterator[tuple[list[str], bool]]:
    for words, said in pieces:
        kept = words[:most]
        most -= len(kept)
        if kept:
            yield (kept if len(kept) == len(words) else [*kept, "…"]), said
