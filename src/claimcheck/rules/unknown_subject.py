"""Which subjects look like a slip of the pen for a declared entity?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding

RULE = Rule("unknown-subject", "records", "a subject is nearly, but not quite, a declared entity", Severity.WARNING, reach="subject")

SHORTEST = 5  # letters of a name; shorter ones lie too near to one another
SHORTEST_WORD = 4

_WORDS = re.compile(r"[^\W_]+")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One warning for each subject that is one letter away from the name of an entity."""
    unknown = sorted(ledger.by_subject.keys() - ledger.entities.keys()) if ledger.entities else []
    if not unknown:
        return
    near = slips_of(ledger)
    for subject in unknown:
        if meant := near(subject):
            yield finding(
                RULE,
                ledger,
                ledger.by_subject[subject],
                f"no entity is declared as `{subject}`; did you mean `{meant}`?",
                field="subject",
                settles=[f"settled if it is written `{meant}`, or declared as an entity of its own"],
            )


def slips_of(ledger: Ledger) -> Callable[[str], str]:
    """Which entity may a name be a slip for? Empty for none."""
    near: dict[str, tuple[str, str]] = {}
    for id, entity in sorted(ledger.entities.items()):
        for name in (id, entity.name, *entity.aliases):
            for form in _slips(name):
                near.setdefault(form, (id, name))

    def meant(subject: str) -> str:
        id, name = next((near[form] for form in _slips(subject) if form in near), ("", ""))
        return id if id and _a_slip(subject, name) else ""

    return meant


def _slips(name: str) -> Iterator[str]:
    """The letters of a name, whole and with each one left out: two names one slip apart have one such form in common."""
    letters = "".join(character for character in name.casefold() if character.isalnum())
    if len(letters) >= SHORTEST:
        yield letters
        yield from (letters[:at] + letters[at + 1 :] for at in range(len(letters)))


def _a_slip(one: str, other: str) -> bool:
    """Works and rooms are told apart by numbers and short words: lund-1931b is no slip for lund-1931, nor pier-a for pier-b."""
    differing = set(_WORDS.findall(one.casefold())) ^ set(_WORDS.findall(other.casefold()))
    return all(len(word) >= SHORTEST_WORD and word.isalpha() for word in differing)
