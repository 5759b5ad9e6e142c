"""Do two people hold one office at the same time, or does one person hold it for two different terms?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.finding import Cause, Finding, Severity, Unjudged, Verdict
from claimcheck.kernel import Time, common, compare, relation
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading import show, show_day
from claimcheck.reading.values import Days, NotJudged, Period
from claimcheck.rule import Rule, finding

RULE = Rule("overlapping-holders", "time", "an office has two holders at the same time", Severity.ERROR)

Cell = tuple[Claim, ...]
MOST_CELLS = 400


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """One finding for each two holders whose times certainly meet, and one for each holder whose terms differ."""
    for question, claims in ledger.contested:
        if not ledger.properties[question.property].office:
            continue
        cells: dict[object, list[Claim]] = {}
        for claim in claims:
            if not isinstance(ledger.value(claim), NotJudged):
                cells.setdefault((ledger.value(claim), ledger.time(claim), ledger.when(claim)), []).append(claim)
        if len(cells) > MOST_CELLS:
            yield Unjudged(
                f"`{question.subject}` {ledger.label(question.property)}", f"more than {MOST_CELLS} different holders and terms", len(claims)
            )
            continue
        yield from _chain(ledger, question, [tuple(group) for group in cells.values()])


def _chain(ledger: Ledger, question: Question, cells: Sequence[Cell]) -> Iterator[Finding]:
    prop = ledger.properties[question.property]
    clashes: dict[tuple[str, str, Verdict], dict[str, Claim]] = {}
    for a, b in combinations(cells, 2):
        one, two = ledger.stance(a[0]), ledger.stance(b[0])
        verdict = compare(one, two, prop).verdict
        if verdict not in (Verdict.CONTRADICTION, Verdict.POSSIBLE):
            if (
                not isinstance(one.value, NotJudged)
                and not isinstance(two.value, NotJudged)
                and common(one.value, two.value, prop).kind in ("all", "near")
            ):
                yield from _terms(ledger, a, b, cells)
        elif relation(one.time, two.time) == "certain":
            # An end that is only vague may well lie before the other begins, which is no fault of the ledger.
            names = (_holder(ledger, a), _holder(ledger, b))
            clashes.setdefault((*sorted(names), verdict), {}).update((claim.id, claim) for claim in (*a, *b))  # type: ignore[arg-type]
    for (first, second, verdict), found in clashes.items():
        yield _overlap(ledger, (first, second), verdict, list(found.values()))


def _overlap(ledger: Ledger, names: tuple[str, str], verdict: Verdict, claims: Sequence[Claim]) -> Finding:
    sure = verdict is Verdict.CONTRADICTION
    asked = f"`{ledger.subject(claims[0])}` {ledger.label(claims[0].property)}"
    undeclared = "" if sure else ", unless the two names mean one person"
    sides = [[ledger.time(claim) for claim in claims if _holder(ledger, (claim,)) == name] for name in names]
    span = next(_shared(a, b) for a in sides[0] for b in sides[1] if relation(a, b) == "certain")
    return finding(
        RULE,
        ledger,
        claims,
        f"{asked}: `{names[0]}` and `{names[1]}` both hold it {span}{undeclared}",
        field="when",
        labels=[_holder(ledger, (claim,)) for claim in claims],
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=verdict,
        cause=Cause.TIME if sure else Cause.DEFINITION,
        settles=(
            f"settled if the term of `{names[0]}` ends before that of `{names[1]}` begins, or the other way round",
            "settled if one of the claims has a scope of its own, such as acting or deputy"
            if sure
            else f"settled if `{names[0]}` is declared as an alias of `{names[1]}`; contradiction if both are declared as entities",
        ),
    )


def _shared(a: Time, b: Time) -> str:
    starts = [day for day in (a.start_high, b.start_high) if day is not None]
    stops = [day for day in (a.end_low, b.end_low) if day is not None]
    if not starts or not stops or max(starts) >= min(stops):
        return f"on {show_day(min(stops))}" if stops else "at the same time"
    return f"from {show_day(max(starts))} to {show_day(min(stops))}"


def _terms(ledger: Ledger, a: Cell, b: Cell, cells: Sequence[Cell]) -> Iterator[Finding]:
    """The terms of one holder: two that overlap begin and end together, or are parts of one service."""
    one, two = ledger.when(a[0]), ledger.when(b[0])
    if not (isinstance(one, Period) and isinstance(two, Period)) or relation(ledger.time(a[0]), ledger.time(b[0])) != "certain":
        return
    others = [
        when
        for cell in cells
        if cell not in (a, b) and isinstance(when := ledger.when(cell[0]), Period) and _holder(ledger, cell) == _holder(ledger, a)
    ]
    starts = _apart(one.start, two.start) and not any(_adjoin(when.end, _later(one.start, two.start)) for when in others)
    stops = _apart(one.end, two.end) and not any(_adjoin(_earlier(one.end, two.end), when.start) for when in others)
    if starts or stops:
        claims = (*a, *b)
        what = "beginnings and ends" if starts and stops else "beginnings" if starts else "ends"
        yield finding(
            RULE,
            ledger,
            claims,
            f"`{ledger.subject(a[0])}` {ledger.label(a[0].property)}: the terms `{a[0].when}` and `{b[0].when}` of `{_holder(ledger, a)}` have different {what}",
            field="when",
            severity=Severity.WARNING,
            verdict=Verdict.POSSIBLE,
            cause=Cause.TIME,
            settles=("settled if both sources give the same term", "settled if the rest of the longer term is recorded as a term of its own"),
        )


def _holder(ledger: Ledger, cell: Cell) -> str:
    value = ledger.value(cell[0])
    return "" if isinstance(value, NotJudged) else ledger.label(ledger.named(value) or show(value))


def _apart(a: Days, b: Days) -> bool:
    return (a.high is not None and b.low is not None and a.high < b.low) or (b.high is not None and a.low is not None and b.high < a.low)


def _adjoin(end: Days, start: Days) -> bool:
    """Could one end on the day before the other begins, or on the same day?"""
    return not _apart(end, Days(None if start.low is None else start.low - 1, start.high))


def _later(a: Days, b: Days) -> Days:
    return max(a, b, key=lambda days: -(10**9) if days.low is None else days.low)


def _earlier(a: Days, b: Days) -> Days:
    return min(a, b, key=lambda days: 10**9 if days.high is None else days.high)
