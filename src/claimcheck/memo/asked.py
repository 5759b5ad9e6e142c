"""What do the rules that look no further find on groups of claims of which nothing is known? They are asked once for all of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimcheck.finding import Unjudged
from claimcheck.ledger import Ledger, Places, RecordKind
from claimcheck.memo.groups import Group, counted
from claimcheck.memo.outcomes import NotOursError, told, written
from claimcheck.model import Claim
from claimcheck.rule import HalvedModule, Outcome, Reach, RuleModule

_KINDS: dict[Reach, str] = {"claim": "question", "question": "question", "subject": "subject"}


class Check(NamedTuple):
    """What a rule, or the half of one, finds that looks no further than a question or a subject."""

    id: str
    kind: str
    check: Callable[[Ledger], Iterator[Outcome]]


def nearby(rules: Iterable[RuleModule]) -> tuple[list[Check], list[Callable[[Ledger], Iterator[Outcome]]]]:
    """What rules find near at hand, and what takes the whole ledger."""
    near: list[Check] = []
    far: list[Callable[[Ledger], Iterator[Outcome]]] = []
    for module in rules:
        rule = module.RULE
        if rule.reach != "ledger":
            near.append(Check(rule.id, _KINDS[rule.reach], module.check))
        elif isinstance(module, HalvedModule):
            near.append(Check(rule.id, _KINDS[rule.near], module.near))
            far.append(module.far)
        else:
            far.append(module.check)
    return near, far


@dataclass(frozen=True)
class _Noted:
    """Places that remember for which claim each was given."""

    places: Places
    whose: dict[tuple[str, int, int], str]

    def place(self, kind: RecordKind, id: str, field: str = "") -> tuple[str, int, int]:
        """As the places say."""
        found = self.places.place(kind, id, field)
        if kind == "claim":
            self.whose[found] = id
        return found


class Asked(NamedTuple):
    """Some groups as a ledger of their own, what is found on them, and how that is kept where it can be."""

    part: Ledger
    groups: Sequence[Group]
    found: list[Outcome]
    kept: list[tuple[Group, list[Any]]]


@dataclass(frozen=True)
class Asker:
    """Some checks on the groups of a ledger."""

    ledger: Ledger
    checks: Sequence[Check]

    def told(self, group: Group, kept: Sequence[Any]) -> list[Outcome]:
        """What was found before, at the places of today."""
        claims = group.claims
        return [told(one, claims, self._starts(claims)) for one in kept]

    def asked(self, groups: Sequence[Group]) -> Iterator[Asked]:
        """What is found now. Those for which the day does not count are not told the day."""
        for dated in (False, True):
            asked = [group for group in groups if group.dated is dated]
            if asked:
                yield self._asked(asked, self.ledger.today if dated else None)

    def _asked(self, groups: Sequence[Group], today: int | None) -> Asked:
        noted = _Noted(self.ledger.places, {})
        claims = [group.claims for group in groups]
        part = self.ledger.part([claim for several in claims for claim in several], places=noted, today=today)
        owner = {claim.id: number for number, several in enumerate(claims) for claim in several}
        kept: list[list[Any] | None] = [[] for _ in groups]
        found: list[Outcome] = []
        for check in self.checks:
            outcomes = list(check.check(part))
            numbers = [owner.get(_claim_of(outcome, noted), -1) for outcome in outcomes]
            if -1 in numbers:  # nothing says on which claims it was found: each group is asked alone
                alone = [list(check.check(part.part(several))) for several in claims]
                numbers = [number for number, several in enumerate(alone) for _ in several]
                outcomes = [outcome for several in alone for outcome in several]
            found += outcomes
            for outcome, number in zip(outcomes, numbers, strict=True):
                one = kept[number]
                if one is None:
                    continue
                try:
                    one.append(written(outcome, counted(claims[number]), self._starts(claims[number]), lambda *at: noted.whose.get(at, "")))
                except NotOursError:
                    kept[number] = None  # it is found again each time
        return Asked(part, groups, found, [(group, one) for group, one in zip(groups, kept, strict=True) if one is not None])

    def _starts(self, claims: Sequence[Claim]) -> Callable[[int], tuple[str, int, int]]:
        return lambda number: self.ledger.places.place("claim", claims[number].id)


def _claim_of(outcome: Outcome, noted: _Noted) -> str:
    if isinstance(outcome, Unjudged):
        return noted.whose.get((outcome.path, outcome.line, outcome.column), "") if outcome.path else ""
    return outcome.places[0].claim
