"""Which names are written in more than one way?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from claimcheck.answers import terms
from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.kernel import Conflict
from claimcheck.kernel.terms import group_of
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim, Property
from claimcheck.reading import same_person_or_thing
from claimcheck.reading.values import Term
from claimcheck.rule import Rule, finding

RULE = Rule("name-variant", "values", "one name is written in several ways", Severity.WARNING, near="question")

MOST_FORMS = 4

_Name = tuple[str, tuple[str, ...]]  # the entity, if it is one on record, and the words whatever their order


def check(ledger: Ledger) -> Iterator[Finding]:
    """Variants among the answers to one question; then entities that are spelled differently anywhere in the ledger."""
    yield from near(ledger)
    yield from far(ledger)


def near(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each question whose answers are variants of one name."""
    for question, _ in ledger.contested:
        if ledger.properties[question.property].datatype not in ("name", "text", "entity"):
            continue
        for conflict in ledger.conflicts(question):
            if conflict.verdict is Verdict.VARIANT and not _merely_spelled(ledger, question, conflict):
                yield _variant(ledger, question, conflict)


def far(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each name whose forms differ in their letters (accents, spelling): neither case nor the order of words counts here."""
    varying = _varying(ledger)
    forms: dict[_Name, dict[str, Claim]] = {}
    for prop, claims in ledger.used() if varying else ():
        for claim in claims if prop.datatype == "entity" else ():
            for term in terms(ledger, claim):
                if (name := _name(term)) in varying:
                    forms.setdefault(name, {}).setdefault(_letters(term.text), claim)
    for (entity, _), spelled in sorted(forms.items()):
        if len(spelled) > 1:
            bearers = list(spelled.values())
            yield finding(
                RULE,
                ledger,
                bearers,
                f"{f'`{entity}`' if entity else 'one name'} is written {_forms([claim.value for claim in bearers])}",
                field="value",
                severity=Severity.NOTE,
                verdict=Verdict.VARIANT,
                cause=Cause.DEFINITION,
                settles=["settled if the sources, or their records, spell it alike"],
            )


def _varying(ledger: Ledger) -> set[_Name]:
    """The names of entities that are written in several forms. Most are written in one, so that no claims have to be put in order to find none."""
    entities = (id for id, prop in ledger.properties.items() if prop.datatype == "entity")
    found: dict[_Name, set[str]] = {}
    seen: set[Term] = set()
    for claim in (claim for id in entities for claim in ledger.saying(id)):
        for term in terms(ledger, claim):
            if term not in seen:
                seen.add(term)
                found.setdefault(_name(term), set()).add(_letters(term.text))
    return {name for name, forms in found.items() if len(forms) > 1}


def _name(term: Term) -> _Name:
    return term.entity, tuple(sorted(term.key))


def _variant(ledger: Ledger, question: Question, conflict: Conflict) -> Finding:
    prop = ledger.properties[question.property]
    official = prop.wording == "official" or (prop.wording is None and prop.datatype == "name")
    values = [camp.value for camp in conflict.camps if isinstance(camp.value, Term)]
    reworded = any(_reworded(a, b, prop) for a, b in combinations(values, 2))
    misspelled = not reworded and any(not _shortened(ledger, a, b) for a, b in pairwise(sorted(values, key=lambda term: (len(term.key), term.text))))
    claims = [ledger.by_id[id] for camp in conflict.camps for id in camp.claims]
    return finding(
        RULE,
        ledger,
        claims,
        f"`{question.subject}` {ledger.label(prop.id)} is {'worded differently:' if reworded else 'written'} "
        f"{_forms([claim.value for claim in claims])}",
        field="value",
        severity=Severity.WARNING if official and misspelled else Severity.NOTE,
        verdict=Verdict.VARIANT,
        cause=conflict.cause or Cause.DEFINITION,
        settles=conflict.settles,
    )


def _reworded(a: Term, b: Term, prop: Property) -> bool:
    """Are they other words for one meaning, by the terms of the property, and not another spelling of the same words?"""
    group = group_of(a, prop)
    return group is not None and group == group_of(b, prop) and same_person_or_thing(a, b) not in ("same", "variant")


def _merely_spelled(ledger: Ledger, question: Question, conflict: Conflict) -> bool:
    """Do names of an entity differ in their letters alone? Those are collected over all questions."""
    if ledger.properties[question.property].datatype != "entity":
        return False
    return len({tuple(sorted(camp.value.key)) if isinstance(camp.value, Term) else () for camp in conflict.camps}) == 1


def _shortened(ledger: Ledger, a: Term, b: Term) -> bool:
    """Is one a short form of the other: some of its words in their order, its initials, or declared as such? Then both are right."""
    short = {text for term in (a, b) if term.entity in ledger.entities for text in ledger.entities[term.entity].short}
    if a.text in short or b.text in short:
        return True
    fewer, more = sorted((a.key, b.key), key=len)
    rest = iter(more)
    within = len(fewer) < len(more) and all(word in rest for word in fewer)
    return within or same_person_or_thing(a, b) in ("initials", "acronym")


def _letters(text: str) -> str:
    return " ".join(sorted("".join(c if c.isalnum() else " " for c in text.casefold()).split()))


def _forms(values: list[str]) -> str:
    distinct = [f"`{value}`" for value in dict.fromkeys(values)]
    if len(distinct) <= MOST_FORMS:
        return " and ".join(distinct)
    return f"{', '.join(distinct[: MOST_FORMS - 1])} and in {len(distinct) - MOST_FORMS + 1} other ways"
