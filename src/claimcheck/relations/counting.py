"""How many are there, as far as the claims tell? At least those on record; at most those of a list that is complete."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading import same_person_or_thing
from claimcheck.reading.values import Not, Nothing, NotJudged, Quantity, Several, Term, Unknown, Value
from claimcheck.relations.amounts import Amount, Truth, amount, between
from claimcheck.relations.evaluate import held
from claimcheck.relations.references import meant, question
from claimcheck.relations.tree import Asked, Count

MOST_NAMES = 300  # fewer are still a lower bound


class _Member(NamedTuple):
    """Something counted: whether it is surely meant, and whether it passes the tests."""

    term: Term
    sure: bool
    passes: Truth


def tally(count: Count, ledger: Ledger, among: Collection[str] | None = None) -> Amount | NotJudged:
    """How many different values are certain, and how many are possible? ``among``: by these claims alone."""
    members: list[_Member] = []
    complete = spoken = False
    for claim, sure in _claims(count, ledger, among):
        value = ledger.value(claim)
        if isinstance(value, NotJudged):
            return NotJudged(f"a value of `{count.of.text}` is not judged")
        spoken = True
        complete |= sure and (isinstance(value, Nothing) or (isinstance(value, Several) and value.complete))
        named = value.members if isinstance(value, Several) else (value,)
        if not all(isinstance(one, (Term, Nothing, Unknown, Not)) for one in named):
            return NotJudged(f"`{count.of.text}` gives values that are no names; only names and what they name are counted")
        members += [_Member(term, sure, _passes(term, count.tests, ledger, among)) for term in named if isinstance(term, Term)]
    if not spoken:
        return NotJudged(f"nothing to count is recorded for `{count.of.text}`")
    passed = [one.term for one in members if one.sure and one.passes is Truth.YES]
    certain = _different_names(passed) if _names_count(count, ledger) else _different_things(passed)
    possible = len({one.term.entity or one.term.key for one in members if one.passes is not Truth.NO})
    return between(certain, possible if complete else None)


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


def _asked(member: Term, test: Asked, ledger: Ledger) -> tuple[Claim, ...]:
    return ledger.about(member.entity or member.text, ledger.property_id(test.property))


def _passes(member: Term, tests: tuple[Asked, ...], ledger: Ledger, among: Collection[str] | None) -> Truth:
    """Does it pass every test? What nothing is recorded for may pass."""
    found = [_passes_one(member, test, ledger, among) for test in tests]
    return Truth.NO if Truth.NO in found else Truth.MAYBE if Truth.MAYBE in found else Truth.YES


def _passes_one(member: Term, test: Asked, ledger: Ledger, among: Collection[str] | None) -> Truth:
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


def _names_count(count: Count, ledger: Ledger) -> bool:
    """Are names themselves counted, rather than what they name?"""
    asked = question(count.of, ledger)
    return isinstance(asked, Question) and ledger.properties[asked.property].datatype != "entity"


def _different_things(terms: Sequence[Term]) -> int:
    """How many things are named, at least? Two names that no entity declares may name one thing, and one of the others."""
    return len({term.entity for term in terms if term.entity}) or min(len(terms), 1)


def _different_names(terms: Sequence[Term]) -> int:
    """How many names are there, at least? Names differ that differ in a word, and in more than its plural."""
    kept: list[Term] = []
    for term in dict.fromkeys(Term(term.text, term.key) for term in terms):
        if len(kept) < MOST_NAMES and all(_names_apart(term, other) for other in kept):
            kept.append(term)
    return len(kept)


def _names_apart(a: Term, b: Term) -> bool:
    one, other = ({word.removesuffix("s") for word in term.key} for term in (a, b))
    return one != other and same_person_or_thing(a, b) == "different"
