"""Which subjects look like a slip of the pen for a declared entity?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding

RULE = Rule("unknown-subject", "records", "a subject is nearly, but not quite, a declared entity", Severity.WARNING)

SHORTEST = 5  # letters; shorter names lie too near to one another


def check(ledger: Ledger) -> Iterator[Finding]:
    """One warning for each subject that is one letter away from the name of an entity."""
    unknown = sorted(ledger.by_subject.keys() - ledger.entities.keys()) if ledger.entities else []
    if not unknown:
        return
    near: dict[str, str] = {}
    for id, entity in sorted(ledger.entities.items()):
        for name in (id, entity.name, *entity.aliases):
            for form in _slips(name):
                near.setdefault(form, id)
    for subject in unknown:
        meant = next((near[form] for form in _slips(subject) if form in near), "")
        if meant and _digits(subject) == _digits(meant):
            yield finding(
                RULE,
                ledger,
                ledger.by_subject[subject],
                f"no entity is declared as `{subject}`; did you mean `{meant}`?",
                field="subject",
                settles=[f"settled if it is written `{meant}`, or declared as an entity of its own"],
            )


def _slips(name: str) -> Iterator[str]:
    """The letters of a name, whole and with each one left out: two names one slip apart have one such form in common."""
    letters = "".join(character for character in name.casefold() if character.isalnum())
    if len(letters) >= SHORTEST:
        yield letters
        yield from (letters[:at] + letters[at + 1 :] for at in range(len(letters)))


def _digits(name: str) -> str:
    """Works and rooms are told apart by their numbers, and by a letter after one: lund-1931 is no slip for lund-1932 or lund-1931b."""
    return "".join(character for at, character in enumerate(name) if character.isdigit() or name[at - 1 : at].isdigit())
