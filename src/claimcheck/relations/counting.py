"""How many are there, as far as the claims tell? At least those on record; at most those of a list that is complete."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading.values import NotJudged, Quantity, Several, Term, Value
from claimcheck.relations.amounts import Amount, Truth, amount, between
from claimcheck.relations.evaluate import held
from claimcheck.relations.references import meant, question
from claimcheck.relations.tree import Count, Test


def tally(count: Count, ledger: Ledger, among: Collection[str] | None = None) -> Amount | NotJudged:
    """How many different values are certain, and how many are possible? ``among``: by these claims alone."""
    asked = question(count.of, ledger)
    members: dict[str, Term] = {}
    certain: set[str] = set()
    complete = False
    for claim, sure in _claims(count, ledger, among):
        value = ledger.value(claim)
        if isinstance(value, NotJudged):
            return NotJudged(f"a value of `{count.of.text}` is not judged")
        complete |= isinstance(value, Several) and value.complete and sure
        for member in value.members if isinstance(value, Several) else (value,):
            if isinstance(member, Term):
                name = member.entity or " ".join(member.key)
                members.setdefault(name, member)
                certain |= {name} if sure else set()
    if isinstance(asked, Question) and not members:
        return NotJudged(f"nothing to count is recorded for `{count.of.text}`")
    passed = {name: _passes(member, count.tests, ledger, among) for name, member in members.items()}
    # two names that no entity declares may be one thing, so that they count as one
    entities = sum(passed[name] is Truth.YES and name in certain and bool(members[name].entity) for name in members)
    names = any(passed[name] is Truth.YES and name in certain for name in members)
    possible = sum(truth is not Truth.NO for truth in passed.values())
    return between(max(entities, int(names)), possible if complete else None)


def counted(count: Count, ledger: Ledger) -> tuple[Claim, ...]:
    """The claims that a count rests on: those that are counted, and those that the tests ask."""
    found: dict[str, Claim] = {}
    for claim, _ in _claims(count, ledger, None):
        found[claim.id] = claim
        value = ledger.value(claim)
        for member in value.members if isinstance(value, Several) else (value,):
            if isinstance(member, Term):
                found.update((asked.id, asked) for test in count.tests for asked in _asked(member, test, ledger))
    return tuple(found.values())


def _claims(count: Count, ledger: Ledger, among: Collection[str] | None) -> Iterator[tuple[Claim, bool]]:
    asked = question(count.of, ledger)
    for claim in ledger.questions.get(asked, ()) if isinstance(asked, Question) else ():
        if (among is None or claim.id in among) and (sure := meant(claim, count.of.when, ledger)):
            yield claim, sure == "certain"


def _asked(member: Term, test: Test, ledger: Ledger) -> tuple[Claim, ...]:
    return ledger.about(member.entity or member.text, ledger.property_id(test.property))


def _passes(member: Term, tests: tuple[Test, ...], ledger: Ledger, among: Collection[str] | None) -> Truth:
    """Does it pass every test? What nothing is recorded for may pass."""
    found = [_passes_one(member, test, ledger, among) for test in tests]
    return Truth.NO if Truth.NO in found else Truth.MAYBE if Truth.MAYBE in found else Truth.YES


def _passes_one(member: Term, test: Test, ledger: Ledger, among: Collection[str] | None) -> Truth:
    claims = [claim for claim in _asked(member, test, ledger) if among is None or claim.id in among]
    found = {held(test.sign, _operand(ledger.value(claim)), test.value, ledger.names) for claim in claims}
    if test.sign == "=" and Truth.YES in found:
        return Truth.YES  # one nationality among several
    if test.sign == "!=" and Truth.NO in found:
        return Truth.NO
    for decided in (Truth.YES, Truth.NO):
        if found == {decided}:
            return decided
    return Truth.MAYBE


def _operand(value: Value | NotJudged) -> Amount | Value | NotJudged:
    return amount(value) if isinstance(value, Quantity) else value
