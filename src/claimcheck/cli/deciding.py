"""What does somebody decide? From flags and answers to a decision that can stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from claimcheck.errors import UsageError
from claimcheck.finding import Finding
from claimcheck.ledger import Ledger
from claimcheck.model import Decision, Qualifier, Ruling
from claimcheck.reading import show_day
from claimcheck.rule import RuleModule
from claimcheck.rulings import Policy, Ruled, Suggestion, Tried, about, answers, ineffective, last_day, suggested, weigh, wrong_claims
from claimcheck.suggest import nearest

VERDICTS: tuple[Ruling, ...] = tuple(word for word in get_args(Ruling) if word != "open")
SCOPED = "both right in their own scope"
_SHORT: dict[str, Ruling] = {
    "first wrong": "first is wrong",
    "second wrong": "second is wrong",
    "some wrong": "some are wrong",
    "both right": "both right in their own scope",
    "open": "open until",
}
_QUALIFIER = re.compile(r"(.+):(scope|when)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was given on the command line; None where nothing was."""

    verdict: str | None
    reason: str | None
    by: str | None
    until: str | None
    wrong: tuple[str, ...]
    qualifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """What there is to decide on: the ledger, its rules, what they find, and the decisions so far."""

    ledger: Ledger
    rules: tuple[RuleModule, ...]
    findings: tuple[Finding, ...]
    ruled: tuple[Ruled, ...]
    policy: Policy
    unchecked: bool

    def undecidable(self, finding: Finding) -> str:
        """Why the finding cannot be decided; empty where it can."""
        rule = next((module.RULE for module in self.rules if module.RULE.id == finding.rule), None)
        if rule is None or rule.blocks or rule.family == "decisions":
            return f"`{finding.id}` ({finding.rule}) cannot be decided: it is a fault of what was written, to be mended"
        return ""

    def suggestion(self, finding: Finding) -> Suggestion:
        """What the policy suggests."""
        return suggested(finding, self.ledger, self.policy)


def flagged(wishes: Wishes) -> None:
    """Refuse to go on where nobody can be asked and something is not given."""
    given = {"--verdict": wishes.verdict, "--reason": wishes.reason, "--by": wishes.by, "--until": wishes.until}
    missing = [flag for flag, value in given.items() if not (value or "").strip()]
    if missing:
        raise UsageError(f"{' and '.join(filter(None, [', '.join(missing[:-1]), missing[-1]]))} not given, and there is no terminal to ask on")


def checked(bench: Bench, finding: Finding, wishes: Wishes) -> Decision:
    """The decision on a finding, complete, with what it weighs; or a usage error that says why it could not stand."""
    return completed(bench, settling(bench, finding, wishes), wishes)


def settling(bench: Bench, finding: Finding, wishes: Wishes) -> Decision:
    """The decision as far as it settles the finding: by its verdict, what is wrong, and what is qualified."""
    verdict = ruling(wishes.verdict or "")
    shown = answers(finding)
    if verdict in ("second is wrong", "both wrong") and len(shown) < 2:
        raise UsageError(f"`{finding.id}` shows one answer, so there is no second one that could be wrong")
    wrong = wrong_ones(finding, verdict, wishes.wrong)
    if wishes.qualifiers and verdict != SCOPED:
        raise UsageError(f"--qualifier goes with --verdict `{SCOPED}`")
    if verdict == SCOPED and not wishes.qualifiers:
        raise UsageError("--qualifier not given: which claim speaks of which part (CLAIM:scope=TEXT), or of which time (CLAIM:when=TEXT)?")
    qualifiers = tuple(qualifier(finding, text) for text in wishes.qualifiers)
    decision = drafted(bench, finding).model_copy(update={"verdict": verdict, "wrong": wrong, "qualifiers": qualifiers})
    for line in _faults(bench, decision, finding):
        raise UsageError(f"{line}. Nothing was written")
    return decision


def completed(bench: Bench, decision: Decision, wishes: Wishes) -> Decision:
    """The decision with its reason, its name and its end."""
    until = ends(bench, _filled(wishes.until, "--until"), "--until ")
    return decision.model_copy(update={"reason": _filled(wishes.reason, "--reason"), "by": _filled(wishes.by, "--by"), "until": until})


def drafted(bench: Bench, finding: Finding) -> Decision:
    """A decision on the finding with all that need not be asked for, to be completed."""
    return Decision(
        finding=finding.id,
        about=about(finding),
        reason=_TO_COME,
        by=_TO_COME,
        on=show_day(bench.ledger.today) if bench.ledger.today is not None else "",
        until=_TO_COME,
        outcome=finding.verdict.value if finding.verdict else "",
        weighed=weigh(finding, bench.ledger),
    )


_TO_COME = "…"


def ends(bench: Bench, text: str, flag: str = "") -> str:
    """The end of a decision, which has to be a date that has not passed."""
    end = last_day(text)
    if end is None:
        raise UsageError(f"{flag}`{text[:40]}` is no date with an end; write it as 2026-12-31, 2026-12 or 2026")
    if bench.ledger.today is not None and end < bench.ledger.today:
        raise UsageError(f"{flag}`{text[:40]}` has passed ({show_day(bench.ledger.today)} today)")
    return text


def _faults(bench: Bench, decision: Decision, finding: Finding) -> Sequence[str]:
    from claimcheck.engine import asked_again

    faults = ineffective([Tried(decision, finding, wrong_claims(decision, finding))], bench.ledger, bench.findings, asked_again(bench.rules))
    return faults.get(decision.finding, ())


def ruling(text: str) -> Ruling:
    """The verdict that is meant."""
    wanted = " ".join(text.casefold().replace("-", " ").split())
    if found := _SHORT.get(wanted) or next((verdict for verdict in VERDICTS if wanted == verdict), None):
        return found
    raise UsageError(f"--verdict `{text[:40]}` is none{nearest(wanted, [*VERDICTS, *_SHORT])}; it is one of {', '.join(VERDICTS)}")


def wrong_ones(finding: Finding, verdict: Ruling, names: Sequence[str]) -> tuple[str, ...]:
    """The claims and sources that are wrong, each of which the finding has to show."""
    if names and verdict not in ("first is wrong", "second is wrong", "both wrong", "some are wrong"):
        raise UsageError(f"--wrong does not go with --verdict `{verdict}`")
    if verdict == "some are wrong" and not names:
        raise UsageError("--wrong not given: which claims or sources are wrong?")
    shown = {name for place in finding.places for name in (place.claim, place.source) if name}
    for name in names:
        if name not in shown:
            raise UsageError(f"--wrong `{name[:60]}` is neither a claim nor a source of `{finding.id}`{nearest(name, shown)}")
    return tuple(dict.fromkeys(names))


def qualifier(finding: Finding, text: str) -> Qualifier:
    """``CLAIM:scope=TEXT`` or ``CLAIM:when=TEXT``; the claim by its id, or by its source where that has one in the finding."""
    found = _QUALIFIER.fullmatch(text)
    if found is None or not found[3].strip():
        raise UsageError(f"--qualifier `{text[:60]}` is not CLAIM:scope=TEXT or CLAIM:when=TEXT")
    claims = {place.claim for place in finding.places if place.claim}
    of_source = {place.claim for place in finding.places if place.claim and place.source == found[1]}
    if found[1] not in claims and len(of_source) != 1:
        raise UsageError(f"--qualifier: `{found[1][:60]}` is no claim of `{finding.id}`; it shows {', '.join(f'`{id}`' for id in sorted(claims))}")
    claim = found[1] if found[1] in claims else next(iter(of_source))
    return Qualifier(claim=claim, **{found[2]: found[3].strip()})


def _filled(text: str | None, flag: str) -> str:
    if not (text or "").strip():
        raise UsageError(f"{flag} is empty")
    return (text or "").strip()
