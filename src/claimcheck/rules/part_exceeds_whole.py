"""Is a part larger than the whole that it belongs to?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from claimcheck.finding import Cause, Finding, Severity, Unjudged, Verdict
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading.extent import below, extent
from claimcheck.reading.values import Interval, Quantity
from claimcheck.rule import Rule, finding

RULE = Rule("part-exceeds-whole", "several claims", "a part is larger than its whole", Severity.ERROR, reach="subject")

MOST_PAIRS = 100_000
MOST_TAGS = 8


class _Size(NamedTuple):
    """A claim with what it gives."""

    claim: Claim
    value: Quantity
    extent: Interval


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """One finding for each part and whole of a property that adds up, where the part is certainly larger."""
    for prop, claims in ledger.used():
        if not prop.additive:
            continue
        for part in dict.fromkeys(ledger.question(claim) for claim in claims if claim.scope):
            for size in range(min(len(part.scope), MOST_TAGS)):
                for scope in combinations(part.scope, size):
                    whole = part._replace(scope=scope)
                    if whole in ledger.questions:
                        yield from _compare(ledger, _sizes(ledger, part), _sizes(ledger, whole))


def _compare(ledger: Ledger, parts: Sequence[_Size], wholes: Sequence[_Size]) -> Iterator[Finding | Unjudged]:
    """The first two that clash for sure, else the first two that may, with all that clash like them."""
    smallest = {whole.value.unit: whole for whole in sorted(wholes, key=_high, reverse=True)}
    largest = {part.value.unit: part for part in sorted(parts, key=_low)}
    larger = [part for part in parts if part.value.unit in smallest and _exceeds(part, smallest[part.value.unit])]
    smaller = [whole for whole in wholes if whole.value.unit in largest and _exceeds(largest[whole.value.unit], whole)]
    if len(larger) * len(smaller) > MOST_PAIRS:
        yield Unjudged(
            f"`{ledger.subject(parts[0].claim)}` {ledger.label(parts[0].claim.property)}", "too many parts and wholes to compare", len(larger)
        )
        return
    found: dict[str, list[tuple[_Size, _Size]]] = {"certain": [], "possible": [], "apart": []}
    for part in larger:
        for whole in smaller:
            if _exceeds(part, whole):
                found[ledger.together(part.claim, whole.claim)].append((part, whole))
    for times in ("certain", "possible"):
        if found[times]:
            yield _finding(ledger, found[times], times == "certain", wholes)
            return


def _finding(ledger: Ledger, pairs: Sequence[tuple[_Size, _Size]], same_time: bool, wholes: Sequence[_Size]) -> Finding:
    part, whole = pairs[0]
    spared = any(not _exceeds(part, other) and ledger.together(part.claim, other.claim) != "apart" for other in wholes)
    sure = same_time and not spared
    claims = list({size.claim.id: size.claim for pair in pairs for size in pair}.values())
    scope, of = "; ".join(ledger.question(part.claim).scope), "; ".join(ledger.question(whole.claim).scope) or "the whole"
    from claimcheck.relations.amounts import amount  # few ledgers have such a part
    from claimcheck.relations.words import apart

    gap = apart(amount(part.value), amount(whole.value))
    doubt = "" if sure else "; another claim on the whole has room for it" if same_time else ", if they speak of one time"
    return finding(
        RULE,
        ledger,
        claims,
        f"`{ledger.subject(part.claim)}` {ledger.label(part.claim.property)}: "
        f"`{part.claim.value}` for {scope} is {gap or 'more'} than `{whole.claim.value}` for {of}{doubt}",
        labels=["; ".join(ledger.question(claim).scope) or "the whole" for claim in claims],
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if sure else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED if sure else Cause.SCOPE if same_time else Cause.TIME,
        settles=(
            f"settled if `{part.claim.id}` is at most `{whole.claim.value}`, or speaks of another time",
            f"settled if `{scope}` is not a part of {of}",
        ),
    )


def _sizes(ledger: Ledger, question: Question) -> list[_Size]:
    found = []
    for claim in ledger.questions[question]:
        value = ledger.value(claim)
        span = extent(value) if isinstance(value, Quantity) else None
        if isinstance(value, Quantity) and span is not None:
            found.append(_Size(claim, value, span))
    return found


def _exceeds(part: _Size, whole: _Size) -> bool:
    return part.value.unit == whole.value.unit and below(whole.extent, part.extent)


def _high(size: _Size) -> tuple[bool, Fraction]:
    return (size.extent.high is None, size.extent.high or Fraction(0))


def _low(size: _Size) -> tuple[bool, Fraction]:
    return (size.extent.low is not None, size.extent.low or Fraction(0))
