"""Can a relation hold for what the claims say? Each choice of one claim per reference is tried; what clashes is cut down to the fewest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading.values import NotJudged, Several, Value
from claimcheck.relations.amounts import Truth
from claimcheck.relations.counting import counted, tally
from claimcheck.relations.evaluate import Bindings, truth
from claimcheck.relations.references import Cell, cells, question, unanswered
from claimcheck.relations.tree import Count, Node, Reference, counts, references

MOST_CHOICES = 20_000
MOST_CLASHES = 20
SEARCHED_WHOLE = 9  # up to so many claims, every subset is tried
Choice = dict[Reference, Cell]


@dataclass(frozen=True, slots=True)
class Clash:
    """Claims for which the relation cannot hold; without any one of them it could.

    ``certain`` when they speak of one time for sure; ``rescued`` when other claims, of other sources, satisfy the relation at that time.
    ``values`` is what stood for each reference.
    """

    claims: tuple[Claim, ...]
    certain: bool
    rescued: bool
    bound: Bindings


@dataclass(frozen=True, slots=True)
class Judgement:
    """What comes of a relation: clashes without a claim in common, how many more there are, and why it was not judged if it was not."""

    clashes: tuple[Clash, ...] = ()
    more: int = 0
    reason: str = ""


@dataclass(frozen=True)
class _Trial:
    """A relation over a ledger, with the counts and lists that do not change from choice to choice."""

    tree: Node
    ledger: Ledger
    lists: Mapping[Reference, tuple[Claim, ...]]
    counts: tuple[Count, ...]

    def bound(self, choice: Choice, among: frozenset[str] | None = None) -> Bindings:
        """What stands for each reference when only some claims count."""
        values: dict[Reference, Value | NotJudged] = {
            reference: cell.value for reference, cell in choice.items() if among is None or cell.claims[0].id in among
        }
        for reference, claims in self.lists.items():
            if kept := [claim for claim in claims if among is None or claim.id in among]:
                values[reference] = _listed(kept, self.ledger)
        numbers = {count: tally(count, self.ledger, among) for count in self.counts}
        return Bindings(values, numbers, self.ledger.names)

    def fails(self, choice: Choice, among: frozenset[str]) -> bool:
        """Can it not hold, whatever the claims left out say?"""
        return truth(self.tree, self.bound(choice, among)) is Truth.NO


def judge(tree: Node, ledger: Ledger) -> Judgement:
    """Does what the claims say satisfy the relation?"""
    single = [reference for reference in references(tree) if not _is_list(reference, ledger)]
    lists = {reference: _claims(reference, ledger) for reference in references(tree) if reference not in single}
    trial = _Trial(tree, ledger, lists, counts(tree))
    fixed = trial.bound({})
    failing: list[Choice] = []
    holding: list[Choice] = []
    reason = ""
    for tried, choice in enumerate(_choices(single, ledger)):
        if tried == MOST_CHOICES:
            return Judgement(reason=f"the claims on it combine in more than {MOST_CHOICES:,} ways")
        values = {**fixed.values, **{reference: cell.value for reference, cell in choice.items()}}
        found = truth(tree, Bindings(values, fixed.counts, ledger.names))
        if isinstance(found, NotJudged):
            reason = reason or found.reason
        else:
            (failing if found is Truth.NO else holding).append(choice)
    if not failing:
        return Judgement(reason="" if holding else _unanswered(references(tree), ledger) or reason or "no claims on it speak of one time")
    return _clashes(trial, failing, holding)


def _clashes(trial: _Trial, failing: Sequence[Choice], holding: Sequence[Choice]) -> Judgement:
    found: list[Clash] = []
    more = 0
    for choice in sorted(failing, key=lambda one: not _certain(one, trial.ledger)):
        shown = {claim.id for clash in found for claim in clash.claims}
        if any(cell.claims[0].id in shown for cell in choice.values()) or (found and not choice):
            more += 1
            continue
        if len(found) == MOST_CLASHES:
            more += 1
            continue
        kept = _fewest(trial, choice)
        named = {claim.id for claim in kept}
        part = {reference: cell for reference, cell in choice.items() if cell.claims[0].id in named}
        rescued = any(_agree_in_time(part, other, trial.ledger) for other in holding)
        bound = trial.bound(choice, frozenset(named))
        found.append(Clash(kept, _certain(part, trial.ledger), rescued, bound))
    return Judgement(tuple(found), more)


def _fewest(trial: _Trial, choice: Choice) -> tuple[Claim, ...]:
    """The smallest set of claims for which it cannot hold; of large ones, a set from which none can be left out."""
    claims = {cell.claims[0].id: cell.claims[0] for cell in choice.values()}
    claims.update((claim.id, claim) for listed in trial.lists.values() for claim in listed)
    claims.update((claim.id, claim) for count in trial.counts for claim in counted(count, trial.ledger))
    ids = list(claims)
    for size in range(len(ids)) if len(ids) <= SEARCHED_WHOLE else ():
        for some in combinations(ids, size):
            if trial.fails(choice, frozenset(some)):
                return tuple(claims[id] for id in some)
    return tuple(claims[id] for id in _without_spare(trial, choice, ids))


def _without_spare(trial: _Trial, choice: Choice, ids: list[str]) -> list[str]:
    """Leaves out claims from the last to the first, by halves and then one by one, as long as it still cannot hold."""
    step = max(1, len(ids) // 2)
    while step:
        at = len(ids)
        while at > 0:
            fewer = [*ids[: max(0, at - step)], *ids[at:]]
            if trial.fails(choice, frozenset(fewer)):
                ids = fewer
            at -= step
            at = min(at, len(ids))
        step //= 2
    return ids


def _choices(single: Sequence[Reference], ledger: Ledger) -> Iterator[Choice]:
    """Every way of taking one cell for each reference, of those that can speak of one time."""
    options = {reference: cells(reference, ledger) for reference in single}
    given = [reference for reference in single if options[reference]]

    def complete(chosen: Choice, at: int) -> Iterator[Choice]:
        if at == len(given):
            yield dict(chosen)
            return
        for cell in options[given[at]]:
            if all(_together(cell, other, ledger) != "apart" for other in chosen.values()):
                yield from complete({**chosen, given[at]: cell}, at + 1)

    yield from complete({}, 0)


def _together(a: Cell, b: Cell, ledger: Ledger) -> str:
    return ledger.together(a.claims[0], b.claims[0]) if a.timed and b.timed else "certain"


def _certain(choice: Choice, ledger: Ledger) -> bool:
    chosen = list(choice.values())
    return all(cell.certain for cell in chosen) and all(_together(a, b, ledger) == "certain" for a, b in combinations(chosen, 2))


def _agree_in_time(clash: Choice, holding: Choice, ledger: Ledger) -> bool:
    """Does the other choice speak of the time of the clash, so that the sources disagree among themselves?"""
    return all(_together(one, other, ledger) != "apart" for one in clash.values() for other in holding.values())


def _is_list(reference: Reference, ledger: Ledger) -> bool:
    """Does the reference mean all its claims together? So it is for what has many values at once."""
    asked = question(reference, ledger)
    return isinstance(asked, Question) and not reference.claim and ledger.properties[asked.property].values == "many"


def _claims(reference: Reference, ledger: Ledger) -> tuple[Claim, ...]:
    return tuple(claim for cell in cells(reference, ledger) if cell.certain for claim in cell.claims)


def _listed(claims: Collection[Claim], ledger: Ledger) -> Value | NotJudged:
    """The values of several claims as one list, complete when one of them says that there are no others."""
    values = [value for claim in claims if not isinstance(value := ledger.value(claim), NotJudged)]
    if len(values) == 1:
        return values[0]
    members = [member for value in values for member in (value.members if isinstance(value, Several) else (value,))]
    return Several(tuple(members), any(isinstance(value, Several) and value.complete for value in values))


def _unanswered(those: Iterable[Reference], ledger: Ledger) -> str:
    """Why the first of the references that stand for nothing does so."""
    return next((why for reference in those if (why := unanswered(reference, ledger))), "")
