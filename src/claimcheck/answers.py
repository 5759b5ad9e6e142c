"""Whom or what does an answer name, affirm or rule out?"""

from __future__ import annotations

from claimcheck.kernel.holds import holds
from claimcheck.kernel.values import bears_on_others, denials
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.reading.values import Not, Nothing, NotJudged, Several, Term, Unknown, Value, YesNo


def means(ledger: Ledger, value: Value | NotJudged, subject: str) -> bool | None:
    """Does a value name this subject? None when it may: one of the two is not declared as an entity."""
    if not isinstance(value, Term):
        return None
    if subject in {value.entity, value.text} or value.key == ledger.folded(subject):
        return True
    return False if value.entity and subject in ledger.entities else None


def rules_out(ledger: Ledger, claim: Claim, subject: str) -> bool | None:
    """Does a claim rule out that its value is this subject? None when it may: the names could mean one thing."""
    value, single = ledger.value(claim), ledger.property(claim).values != "many"
    if isinstance(value, Not):
        return means(ledger, value.value, subject) is True
    if any(means(ledger, denied.value, subject) for denied in denials(value)):
        return True
    if isinstance(value, Several) and (single or value.complete):
        answers = [means(ledger, member, subject) for member in value.members]
        return False if True in answers else None if None in answers else True
    if isinstance(value, Term) and single:
        meant = means(ledger, value, subject)
        return None if meant is None else not meant
    return isinstance(value, Nothing)


def excludes(ledger: Ledger, claim: Claim) -> bool:
    """Does a claim rule out anybody at all? Where many values hold, one that names some leaves the others open."""
    return shuts_out(ledger.value(claim), ledger.property(claim))


def shuts_out(value: Value | NotJudged, prop: Property) -> bool:
    """Does such a value leave no room for others than those that it names?"""
    return not isinstance(value, NotJudged) and (bears_on_others(value) or (prop.values != "many" and isinstance(value, (Several, Term))))


def terms(ledger: Ledger, claim: Claim) -> tuple[Term, ...]:
    """Which names does its value affirm?"""
    value = ledger.value(claim)
    members = value.members if isinstance(value, Several) else (value,)
    return tuple(member for member in members if isinstance(member, Term))


def named(ledger: Ledger, value: Value | NotJudged) -> str:
    """Which subject does a value name? Its entity, or the subject with the same folded name; empty when there is none."""
    if not isinstance(value, Term):
        return ""
    return value.entity or (value.text if value.text in ledger.by_subject else ledger.by_name.get(value.key, ""))


def whom(ledger: Ledger, claim: Claim) -> tuple[str, ...]:
    """Which subjects does its value name?"""
    return tuple(target for term in terms(ledger, claim) if (target := named(ledger, term)))


def holder_name(ledger: Ledger, claim: Claim) -> str:
    """Whom does it name: the name of the entity, else what is written? What else is on record has no say, so that no other subject renames a holder."""
    value = ledger.value(claim)
    return ledger.label(value.entity) if isinstance(value, Term) and value.entity else claim.value


def fulfils(ledger: Ledger, claim: Claim, condition: str) -> bool | None:
    """Does it meet a condition, ``property`` or ``property=value``? None when that is open."""
    return met(ledger, claim.property, ledger.value(claim), condition)


def met(ledger: Ledger, id: str, value: Value | NotJudged, condition: str) -> bool | None:
    """Does a value of a property meet a condition, ``property`` or ``property=value``? None when that is open.

    A bare property is met by whatever is affirmed of it: not by *no*, *none*, *not this* or *unknown*.
    """
    property, equals, wanted = condition.partition("=")
    if ledger.property_id(property) != id:
        return False
    if not equals:
        return None if isinstance(value, (Unknown, NotJudged)) else not isinstance(value, (Nothing, Not)) and value != YesNo(False)
    return holds(value, ledger.bound(id, wanted.strip()))
