"""Which two claims prove it, and how do they meet?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.account import Pair
from claimcheck.finding import Finding, Verdict
from claimcheck.kernel import compare, regardless_of_time, relation
from claimcheck.kernel.explain import met, row, shares
from claimcheck.kernel.times import Together
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.extent import below, extent
from claimcheck.reading.show import number
from claimcheck.reading.values import NotJudged, Quantity
from claimcheck.telling.texts import meeting_at

if TYPE_CHECKING:
    from claimcheck.texts.gate import Meeting

NO_MATTER = "no matter"
MOST = 3  # pairs that are told
MOST_TRIED = 60  # claims of which every pair is looked at


def pairs(ledger: Ledger, finding: Finding, claims: Sequence[Claim]) -> tuple[tuple[Pair, ...], str]:
    """Up to three pairs that came to what the finding says, and what became of the others."""
    few = _of_every_side(finding, claims)
    outcomes = [(a, b, _verdict(ledger, a, b)) for a, b in combinations(few, 2)]
    proving = [(a, b) for a, b, verdict in outcomes if verdict is not None and verdict is finding.verdict]
    # Rules that judge several properties, or the course of one, prove it by other pairs than the comparison would.
    chosen = _spread(proving or [(a, b) for a, b, verdict in outcomes if verdict is not Verdict.AGREEMENT] or [(a, b) for a, b, _ in outcomes])
    left = Counter(verdict.value for a, b, verdict in outcomes if (a, b) not in chosen and verdict is not None)
    others = ", ".join(f"{count:,} {name}" for name, count in sorted(left.items()))
    others = f"the other pairs: {others}" if others else ""
    if len(few) < len(claims):
        others = f"{others}; of {len(claims):,} claims not all pairs were looked at again".removeprefix("; ")
    shown = (_pair(ledger, a, b) for a, b in chosen)
    return tuple(pair for pair in shown if pair.values or pair.time != NO_MATTER), others


def _of_every_side(finding: Finding, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims, or of very many the first few of every side, so that pairs across sides are among those that are looked at."""
    if len(claims) <= MOST_TRIED:
        return claims
    by_id = {claim.id: claim for claim in claims}
    sides: dict[str, dict[str, Claim]] = {}
    for place in finding.places:
        if place.claim in by_id:
            sides.setdefault(place.label or place.value, {})[place.claim] = by_id[place.claim]
    each = max(2, MOST_TRIED // len(sides))
    return [claim for members in sides.values() for claim in list(members.values())[:each]][:MOST_TRIED]


def _verdict(ledger: Ledger, a: Claim, b: Claim) -> Verdict | None:
    if ledger.question(a) != ledger.question(b):
        return None
    return compare(ledger.stance(a), ledger.stance(b), ledger.property(a)).verdict


def _spread(found: Sequence[tuple[Claim, Claim]]) -> list[tuple[Claim, Claim]]:
    """The first few, those first that name a claim not named before."""
    seen: set[str] = set()
    fresh: list[tuple[Claim, Claim]] = []
    rest: list[tuple[Claim, Claim]] = []
    for a, b in found:
        (rest if {a.id, b.id} <= seen else fresh).append((a, b))
        seen |= {a.id, b.id}
    return [*fresh, *rest][:MOST]


def _pair(ledger: Ledger, a: Claim, b: Claim) -> Pair:
    one, other = ledger.stance(a), ledger.stance(b)
    names = (f"`{a.id}`", f"`{b.id}`")
    prop, second = ledger.property(a), ledger.property(b)
    together: Together = "certain"
    if regardless_of_time(prop) or regardless_of_time(second):
        time = NO_MATTER
    else:
        together = relation(one.time, other.time)
        time = met(one.time, other.time, *names)
    if ledger.question(a) != ledger.question(b):
        return Pair(a.id, b.id, time, "; ".join(_apart(ledger, a, b)))
    shared, values = shares(one, other, prop)
    gap = "".join(f"; {text}" for text in _apart(ledger, a, b))
    outcome = "" if shared is None else row(shared, together, one, other)[1]
    return Pair(a.id, b.id, time, values + gap, outcome)


def text_pairs(ledger: Ledger, finding: Finding) -> tuple[Pair, ...]:
    """How does what a document says meet the claims that it is held against?"""
    for place in finding.places if ledger.documents else ():
        meeting = meeting_at(ledger, place)
        if meeting is not None and meeting.claims:
            return tuple(_text_pair(ledger, meeting, claim) for claim in meeting.claims[:MOST])
    return ()


def _text_pair(ledger: Ledger, meeting: Meeting, claim: Claim) -> Pair:
    from claimcheck.texts.gate import joint

    both = ledger.once(joint)
    one, other, prop = both.stance(meeting.said), both.ledger.stance(claim), both.ledger.property(claim)
    shared, values = shares(one, other, prop)
    path = meeting.said.document.page.path
    if meeting.said.tied is not None or meeting.newest:
        time = "a directive ties them" if meeting.said.tied is not None else "the text gives none, so it is held to the newest that is on record"
        return Pair(path, claim.id, time, values)
    if regardless_of_time(prop):
        return Pair(path, claim.id, NO_MATTER, values, "" if shared is None else row(shared, "certain", one, other)[1])
    outcome = "" if shared is None else row(shared, relation(one.time, other.time), one, other)[1]
    return Pair(path, claim.id, met(one.time, other.time, f"`{path}`", f"`{claim.id}`"), values, outcome)


def _apart(ledger: Ledger, a: Claim, b: Claim) -> Iterator[str]:
    """How far two amounts lie from each other, at the least."""
    x, y = ledger.value(a), ledger.value(b)
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or x.unit != y.unit:
        return
    one, other = extent(x), extent(y)
    if isinstance(one, NotJudged) or one is None or other is None:
        return
    if below(other, one):
        one, other, a, b = other, one, b, a
    if below(one, other) and one.high is not None and other.low is not None:
        gap = other.low - one.high
        tail = f" {x.unit}" if x.unit and x.unit != "share" else ""
        size = f"{number(gap * 100)} percentage points" if x.unit == "share" else f"{number(gap)}{tail}"
        least = "" if one.low == one.high and other.low == other.high else "at least "
        yield f"`{b.id}` is {least if gap else ''}{size if gap else 'just'} above `{a.id}`"
