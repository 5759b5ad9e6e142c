"""Do the sources give one holder of an office the same term?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.answers import holder_name
from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.kernel import relation
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.values import Days, Period
from claimcheck.rule import Rule, finding

RULE = Rule("differing-terms", "time", "the terms given for one holder of an office differ", Severity.WARNING, reach="question")

_Term = tuple[Period, list[Claim]]
MOST_TERMS = 100


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each two terms of one holder that overlap and yet begin or end at different times."""
    for question, claims in ledger.contested:
        if not ledger.properties[question.property].office:
            continue
        terms: dict[str, dict[Period, list[Claim]]] = {}
        for claim in claims:
            if isinstance(when := ledger.when(claim), Period):
                terms.setdefault(holder_name(ledger, claim), {}).setdefault(when, []).append(claim)
        for holder, served in terms.items():
            for a, b in combinations(list(served.items())[:MOST_TERMS], 2):
                if what := _difference(ledger, a, b, list(served)):
                    yield _finding(ledger, holder, a, b, what)


def _finding(ledger: Ledger, holder: str, a: _Term, b: _Term, what: str) -> Finding:
    one, two = a[1][0], b[1][0]
    return finding(
        RULE,
        ledger,
        (*a[1], *b[1]),
        f"`{ledger.subject(one)}` {ledger.label(one.property)}: the terms `{one.when}` and `{two.when}` of `{holder}` have different {what}",
        field="when",
        verdict=Verdict.POSSIBLE,
        cause=Cause.TIME,
        settles=("settled if both sources give the same term", "settled if the rest of the longer term is recorded as a term of its own"),
    )


def _difference(ledger: Ledger, a: _Term, b: _Term, served: Sequence[Period]) -> str:
    """What differs, given that the holder may have served the rest of the longer term in one that adjoins the shorter."""
    one, two = a[0], b[0]
    if relation(ledger.time(a[1][0]), ledger.time(b[1][0])) != "certain":
        return ""
    others = [term for term in served if term not in (one, two)]
    starts = _apart(one.start, two.start) and not any(_adjoin(term.end, max(one.start, two.start, key=_low)) for term in others)
    stops = _apart(one.end, two.end) and not any(_adjoin(min(one.end, two.end, key=_high), term.start) for term in others)
    return "beginnings and ends" if starts and stops else "beginnings" if starts else "ends" if stops else ""


def _apart(a: Days, b: Days) -> bool:
    return _high(a) < _low(b) or _high(b) < _low(a)


def _adjoin(end: Days, start: Days) -> bool:
    """Could the one end on the day on which the other begins, or on the day before?"""
    return _low(end) <= _high(start) and _low(start) - 1 <= _high(end)


def _low(days: Days) -> int:
    return -(10**9) if days.low is None else days.low


def _high(days: Days) -> int:
    return 10**9 if days.high is None else days.high
