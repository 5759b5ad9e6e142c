"""Which findings has somebody settled? Decisions laid over the findings they name, as long as they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claimcheck.finding import Finding, Place, Verdicted
from claimcheck.ledger import Ledger
from claimcheck.model import Decision
from claimcheck.reading import Dates, Reading, Style, read_when

SHORTEST = 8  # digits of a fingerprint that name a finding


def decide(findings: Sequence[Finding], ledger: Ledger) -> list[Finding]:
    """The findings, each with the decision that settles it, if one does: it names the finding and has not ended."""
    standing: dict[str, Decision] = {}
    for decision in sorted(ledger.decisions, key=_decided):
        if not ended(decision, ledger.today):
            standing[decision.finding] = decision
    return [replace(finding, decision=_verdict(finding, standing)) for finding in findings] if standing else list(findings)


def named(findings: Sequence[Finding]) -> Mapping[str, Finding]:
    """Which finding, the first of several, does each text name that a decision may give?"""
    found: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda one: one.id):
        for name in _names(finding):
            found.setdefault(name, finding)
    return found


def _names(finding: Finding) -> Iterator[str]:
    """The id of the finding, and every beginning of it that is long enough."""
    yield finding.id
    for size in range(SHORTEST, len(finding.id)):
        yield finding.id[:size]


def ended(decision: Decision, today: int | None) -> bool:
    """Has its end date passed? One that cannot be read has ended."""
    last = last_day(decision)
    return last is None or (today is not None and last < today)


def last_day(decision: Decision) -> int | None:
    """On which day does it hold for the last time? None when its end cannot be read."""
    reading = read_when(decision.until, Style())
    return reading.value.spans[-1].high if isinstance(reading, Reading) and isinstance(reading.value, Dates) else None


def overruled(findings: Iterable[Finding]) -> Mapping[str, Verdicted]:
    """Which claims does a standing decision say are wrong? Of what a finding shows, the first answer is that of its first place."""
    wrong: dict[str, Verdicted] = {}
    for finding in sorted(findings, key=lambda one: one.id):
        decision = finding.decision
        if decision is None or decision.verdict not in _WRONG:
            continue
        answers = list(dict.fromkeys(map(_answer, finding.places)))
        for number in _WRONG[decision.verdict]:
            if number < len(answers):
                wrong.update((place.claim, decision) for place in finding.places if place.claim and _answer(place) == answers[number])
    return wrong


_WRONG: Mapping[str, tuple[int, ...]] = {"first is wrong": (0,), "second is wrong": (1,), "both wrong": (0, 1)}


def _answer(place: Place) -> str:
    """What the places of one camp have in common."""
    return place.label or place.value


def _decided(decision: Decision) -> tuple[str, ...]:
    """Of several decisions the latest stands; where their days are the same, or not given, it is still the same one in any order of the files."""
    return (decision.on, decision.until, decision.verdict, decision.reason, decision.by)


def _verdict(finding: Finding, standing: Mapping[str, Decision]) -> Verdicted | None:
    """By the latest of the decisions that name it, by all of its id or by a beginning of it."""
    fitting = [standing[name] for name in _names(finding) if name in standing]
    if not fitting:
        return None
    decision = max(fitting, key=lambda one: (*_decided(one), one.finding))
    return Verdicted(decision.verdict, decision.reason, decision.by, decision.on, decision.until)
