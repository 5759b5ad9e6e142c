"""Which two are joined, though one was gone before the other came, or at a time at which one of them was not there?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from claimcheck.answers import whom
from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading import show_day
from claimcheck.reading.extent import extent
from claimcheck.reading.values import Dates, Interval, Not, Nothing, NotJudged, Period
from claimcheck.rule import Rule, finding

RULE = Rule("not-contemporary", "values", "a claim speaks of what did not exist at the same time", Severity.ERROR)

BEGINNINGS = ("born", "founded", "began")
ENDS = ("died", "dissolved", "ended")

_Dated = tuple[Claim, Interval]


@dataclass(frozen=True)
class _Life:
    """When each subject had ended at the latest, and when it began at the earliest, as far as that is on record."""

    ended: Mapping[str, _Dated]
    began: Mapping[str, _Dated]

    @cached_property
    def meet(self) -> bool:
        """Could one have ended before another began?"""
        return bool(self.ended and self.began)

    @cached_property
    def _ends(self) -> tuple[Fraction | None, Fraction | None]:
        came = [days.low for _, days in self.began.values() if days.low is not None]
        gone = [days.high for _, days in self.ended.values() if days.high is not None]
        return max(came, default=None), min(gone, default=None)

    def bounds(self, first: int | None, last: int | None) -> bool:
        """Does a stretch lie before some beginning, or after some end?"""
        came, gone = self._ends
        return (came is not None and first is not None and first < came) or (gone is not None and last is not None and last > gone)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each pair of subjects, of which one certainly ended before the other began, or for each claim of a time without one of them."""
    if not _may_differ(ledger):
        return
    life = _Life(_latest(ledger), _earliest(ledger))
    bounded = life.ended.keys() | life.began.keys()
    for prop, claims in ledger.used():
        seen: set[tuple[str, ...]] = set()
        for claim in claims if prop.contemporary and bounded else ():
            subject, dated = ledger.subject(claim), _stretch(ledger, claim)
            if not life.meet and not life.bounds(*dated):
                continue  # most claims are of a time when all were there, whomever they name
            targets = whom(ledger, claim)
            if bounded.isdisjoint((subject, *targets)):
                continue
            apart: list[Finding] = []
            for target in targets if life.meet else ():
                pair = tuple(sorted((subject, target)))
                if pair not in seen:
                    seen.add(pair)
                    apart += [*_apart(ledger, life, claim, subject, target), *_apart(ledger, life, claim, target, subject)]
            yield from apart
            if not apart and not isinstance(ledger.value(claim), (Nothing, Not)):
                yield from (found for one in dict.fromkeys((subject, *targets)) for found in _out_of_time(ledger, life, claim, one, *dated))


def _may_differ(ledger: Ledger) -> bool:
    """Can there be any finding? Not where nothing ended, and nothing that is asked of a time is asked of one before the last beginning; nor the other way round."""
    came = [days.low for days in _days(ledger, BEGINNINGS) if days.low is not None]
    gone = [days.high for days in _days(ledger, ENDS) if days.high is not None]
    if came and gone:
        return True
    last, first = max(came, default=None), min(gone, default=None)
    if last is None and first is None:
        return False
    for claim in (claim for id, prop in ledger.properties.items() if prop.contemporary for claim in ledger.saying(id)):
        began, ended = _stretch(ledger, claim)
        if (last is not None and began is not None and began < last) or (first is not None and ended is not None and ended > first):
            return True
    return False


def _stretch(ledger: Ledger, claim: Claim) -> tuple[int | None, int | None]:
    """The last day on which what it speaks of can have begun, and the first on which it can have ended.

    A coarse date may mean any day in it; a stretch was there on the day it began and on the day it ended.
    """
    when = ledger.when(claim)
    if isinstance(when, Period):
        return when.start.high, when.end.low
    return (when.spans[-1].high, when.spans[0].low) if isinstance(when, Dates) else (None, None)


def _out_of_time(ledger: Ledger, life: _Life, claim: Claim, one: str, first: int | None, last: int | None) -> Iterator[Finding]:
    """Does it speak of a time certainly before this one began, or after it ended?"""
    earliest, latest = life.began.get(one), life.ended.get(one)
    came = earliest[1].low if earliest else None
    gone = latest[1].high if latest else None
    if came is not None and gone is not None and gone < came:
        return  # its own dates are at odds, which is reported as that
    if earliest and came is not None and first is not None and first < came:
        there = show_day(int(came))
        doubt = ", unless its predecessor is meant" if ledger.about(one, "predecessor") else ""
        told = f"{_stated(ledger, claim)}, but `{one}` was not there before {there}{doubt}"
        yield _finding(ledger, (claim, earliest[0]), told, f"`{claim.id}` speaks of {there} or later", not doubt)
    if latest and gone is not None and last is not None and last > gone:
        left = show_day(int(gone))
        doubt = ", unless its successor is meant" if ledger.about(one, "successor") else ""
        told = f"{_stated(ledger, claim)}, but `{one}` was gone by {left}{doubt}"
        yield _finding(ledger, (claim, latest[0]), told, f"`{claim.id}` speaks of {left} or earlier", not doubt)


def _stated(ledger: Ledger, claim: Claim) -> str:
    return f"`{ledger.subject(claim)}` {ledger.label(claim.property)} `{claim.value}` is of `{claim.when}`"


def _finding(ledger: Ledger, claims: tuple[Claim, Claim], message: str, wanted: str, sure: bool) -> Finding:
    return finding(
        RULE,
        ledger,
        claims,
        message,
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if sure else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED if sure else Cause.DEFINITION,
        settles=[f"settled if {wanted}, if `{claims[1].id}` gives another date, or if another is meant"],
    )


def _apart(ledger: Ledger, life: _Life, claim: Claim, first: str, second: str) -> Iterator[Finding]:
    """Had the first ended before the second began, by every date on record?"""
    latest, earliest = life.ended.get(first), life.began.get(second)
    if latest is None or earliest is None or latest[1].high is None or earliest[1].low is None or latest[1].high >= earliest[1].low:
        return
    gone, came = show_day(int(latest[1].high)), show_day(int(earliest[1].low))
    yield finding(
        RULE,
        ledger,
        [claim, latest[0], earliest[0]],
        f"`{ledger.subject(claim)}` has {ledger.label(claim.property)} `{claim.value}`, but `{first}` was gone by {gone}"
        f" and `{second}` not there before {came}",
        verdict=Verdict.CONTRADICTION,
        cause=Cause.UNEXPLAINED,
        settles=[f"settled if `{latest[0].id}` is {came} or later, if `{earliest[0].id}` is {gone} or earlier, or if another is meant"],
    )


def _latest(ledger: Ledger) -> dict[str, _Dated]:
    return {one: max(ends, key=lambda dated: (dated[1].high is None, dated[1].high or 0)) for one, ends in _dates(ledger, ENDS).items()}


def _earliest(ledger: Ledger) -> dict[str, _Dated]:
    return {one: min(first, key=lambda dated: (dated[1].low is not None, dated[1].low or 0)) for one, first in _dates(ledger, BEGINNINGS).items()}


def _days(ledger: Ledger, properties: tuple[str, ...]) -> Iterator[Interval]:
    """What claims on some properties could mean, each value once."""
    values = (ledger.value(claim) for property in properties for claim in ledger.saying(property))
    for value in {id(value): value for value in values}.values():  # many claims share one
        days = None if isinstance(value, NotJudged) else extent(value)
        if days is not None:
            yield days


def _dates(ledger: Ledger, properties: tuple[str, ...]) -> dict[str, list[_Dated]]:
    dated: dict[str, list[_Dated]] = {}
    for property in properties:
        for claim in ledger.by_property.get(property, ()):
            value = ledger.value(claim)
            days = None if isinstance(value, NotJudged) else extent(value)
            if days is not None:
                dated.setdefault(ledger.subject(claim), []).append((claim, days))
    return dated
