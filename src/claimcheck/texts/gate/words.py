"""How is what was said and what is on record put into words?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim

MOST_VALUES = 4


def asked(ledger: Ledger, question: Question) -> str:
    """Of what is it asked: the subject, what is asked of it, and of which part."""
    scope = f" ({'; '.join(question.scope)})" if question.scope else ""
    return f"`{question.subject}` {ledger.label(question.property)}{scope}"


def written(claim: Claim) -> str:
    """What does a claim say, as written?"""
    return f"`{claim.value} {claim.unit}`" if claim.unit else f"`{claim.value}`"


def values(claims: Iterable[Claim]) -> str:
    """Which values do claims give, each once?"""
    told = list(dict.fromkeys(map(written, claims)))
    return " or ".join(told[:MOST_VALUES]) + (f" or {len(told) - MOST_VALUES} more" if len(told) > MOST_VALUES else "")


def record(ledger: Ledger, claims: Sequence[Claim]) -> str:
    """What does the record have: values, each with the time that it states?"""
    told = list(dict.fromkeys(written(claim) + at(ledger, claim) for claim in claims))
    return " and ".join(told[:MOST_VALUES]) + (f" and {len(told) - MOST_VALUES} more" if len(told) > MOST_VALUES else "")


def at(ledger: Ledger, claim: Claim) -> str:
    """The time that a claim states, in brackets; nothing where it states none."""
    text, inferred = ledger.when_text(claim)
    return f" ({text})" if text and not inferred else ""
