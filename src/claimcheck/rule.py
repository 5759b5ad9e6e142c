"""What is a rule? A module with a constant ``RULE`` and a generator ``check``; here is what it is made of, and its page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal, Protocol, TypeAlias, runtime_checkable

from claimcheck.finding import Cause, Finding, Place, Severity, Unjudged, Verdict
from claimcheck.ledger import Ledger, Problem, Question
from claimcheck.model import Claim

Family = Literal["records", "sources", "values", "time", "several claims", "texts", "decisions"]
Reach = Literal["claim", "question", "subject", "ledger"]
Outcome: TypeAlias = Finding | Unjudged


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault that can be found: its name, where it belongs, what is wrong in one line, and how bad that usually is.

    ``blocks`` when the fault means that part of the input could not be checked, so that no run with it is clean. ``optional`` when it
    runs only where it is asked for. ``weighs_decisions`` when it has to know which claims were decided to be wrong, and so runs after the others.
    ``reach`` says how much of the record decides an outcome: one claim, the claims on one question or about one subject, or anything. Beside
    those it may depend on the records that the claims name, on the settings, and on what a part of a ledger knows of the whole (``Wider``).
    Where a rule needs the ledger for some of what it finds only, ``near`` says how far the rest of it looks, which its module gives as
    ``near(ledger)``; ``far(ledger)`` gives what is left.
    """

    id: str
    family: Family
    summary: str
    severity: Severity
    blocks: bool = False
    optional: bool = False
    weighs_decisions: bool = False
    reach: Reach = "ledger"
    near: Reach = "ledger"


class RuleModule(Protocol):
    """The two public names of a rule's module."""

    RULE: Rule

    def check(self, ledger: Ledger) -> Iterator[Outcome]: ...  # noqa: D102


@runtime_checkable
class HalvedModule(RuleModule, Protocol):
    """A rule's module whose ``check`` comes in two: what is seen from near, and what only the whole ledger shows."""

    def near(self, ledger: Ledger) -> Iterator[Outcome]: ...  # noqa: D102

    def far(self, ledger: Ledger) -> Iterator[Outcome]: ...  # noqa: D102


class RulingModule(Protocol):
    """A rule about decisions: it sees what all other rules found, with the decisions that settle it."""

    RULE: Rule

    def check(self, ledger: Ledger, findings: Sequence[Finding]) -> Iterator[Finding]: ...  # noqa: D102


def page(id: str) -> str:
    """The page of a rule: what it checks, why it matters, how to resolve it, failing and passing examples (Markdown)."""
    return resources.files("claimcheck.rules").joinpath(id.replace("-", "_") + ".md").read_text(encoding="utf-8")


def finding(
    rule: Rule,
    ledger: Ledger,
    claims: Sequence[Claim],
    message: str,
    *,
    field: str = "",
    labels: Sequence[str] = (),
    severity: Severity | None = None,
    verdict: Verdict | None = None,
    cause: Cause | None = None,
    settles: Iterable[str] = (),
) -> Finding:
    """A finding about claims, complete: its fingerprint, and a place for each claim, the first being the primary one.

    ``field`` is the field of the claims that the places point at (the whole claim without it); ``labels`` go with the places.
    """
    first = claims[0]
    question = ledger.question(first)
    labels = labels or ("",) * len(claims)
    return Finding(
        id=fingerprint(rule.id, question.subject, question.property, _in_play(claims, question.scope)),
        rule=rule.id,
        severity=severity or rule.severity,
        message=message,
        places=tuple(ledger.place(claim, field, label) for claim, label in zip(claims, labels, strict=True)),
        verdict=verdict,
        cause=cause,
        subject=question.subject,
        property=question.property,
        scope="; ".join(question.scope),
        settles=tuple(settles),
    )


def finding_at(rule: Rule, place: Place, message: str, *, about: str = "", settles: Iterable[str] = (), cause: Cause | None = None) -> Finding:
    """A finding about a record that is no claim; ``about`` (an id, a text) tells it from others of the same rule."""
    return Finding(
        id=fingerprint(rule.id, about, "", (message,)),
        rule=rule.id,
        severity=rule.severity,
        message=message,
        places=(place,),
        cause=cause,
        settles=tuple(settles),
    )


def finding_in_text(
    rule: Rule,
    places: Sequence[Place],
    message: str,
    *,
    question: Question,
    says: Iterable[str],
    severity: Severity | None = None,
    verdict: Verdict | None = None,
    cause: Cause | None = None,
    settles: Iterable[str] = (),
) -> Finding:
    """A finding about what a document says on a question. ``says`` tells it from others: values and whose they are, never where they stand."""
    scope = "; ".join(question.scope)
    return Finding(
        id=fingerprint(rule.id, question.subject, question.property, (f"scope {scope}", *says)),
        rule=rule.id,
        severity=severity or rule.severity,
        message=message,
        places=tuple(places),
        verdict=verdict,
        cause=cause,
        subject=question.subject,
        property=question.property,
        scope=scope,
        settles=tuple(settles),
    )


def problem_finding(rule: Rule, problem: Problem) -> Finding:
    """A finding about input that could not be taken as it stands."""
    place = Place(problem.path, problem.line, problem.column)
    return finding_at(rule, place, problem.message, about=problem.path, settles=[problem.help] if problem.help else [])


def fingerprint(rule: str, subject: str, property: str, in_play: Iterable[str]) -> str:
    """The identity of a finding: 16 hexadecimal digits of what is wrong, never of where it stands."""
    text = "\x1f".join(("claimcheck/v1", rule, subject, property, *sorted(in_play)))
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _in_play(claims: Iterable[Claim], scope: tuple[str, ...]) -> Iterator[str]:
    yield "scope " + ";".join(scope)
    for claim in claims:
        yield f"{claim.value} {claim.unit}\x1e{claim.source}\x1e{claim.property}\x1e{claim.subject}"
