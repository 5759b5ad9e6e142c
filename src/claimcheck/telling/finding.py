"""How did this finding come about?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.account import Account, RuleText, Side, Told
from claimcheck.finding import Finding, Place, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.reading.explain import Step
from claimcheck.rule import Rule, page
from claimcheck.rulings import Policy, suggested
from claimcheck.telling.claims import source_steps, time_steps, value_steps, word_steps
from claimcheck.telling.pairs import pairs, text_pairs
from claimcheck.telling.texts import told_of_text, words_of
from claimcheck.telling.working import workings

POLICY = Policy()
EACH, MOST = 6, 24  # claims of one side that are taken apart, and claims altogether

_ASKED = {
    "quantity": "Which number is given for",
    "date": "Which date is given for",
    "period": "Which time is given for",
    "entity": "Who or what is named for",
    "name": "Which name is given for",
    "text": "Which words are given for",
    "yes-no": "Yes or no for",
}
_MANNER = {"one": "one answer at a time", "best": "one that counts; lesser sources that differ are a note", "many": "any number of answers at once"}
_TIME = {
    "state": "steady: an answer holds throughout the time that is given for it",
    "fluctuating": "fluctuating: an answer held at some moment of the time that is given for it",
    "event": "an event, which has a date",
    "timeless": "none: no date matters",
}
_KIND = {
    "quantity": "a quantity", "date": "a date", "period": "a period", "entity": "a person or thing", "name": "a name", "text": "words", "yes-no": "yes or no",
}  # fmt: skip


def account(ledger: Ledger, finding: Finding, rule: Rule, policy: Policy = POLICY) -> Account:
    """All that can be told of it, for somebody who knows nothing of the program."""
    claims = list({place.claim: ledger.by_id[place.claim] for place in finding.places if place.claim in ledger.by_id}.values())
    shown, others = pairs(ledger, finding, claims) if len(claims) > 1 else ((), "")
    return Account(
        finding=finding,
        question=_question(ledger, finding),
        asks=tuple(_asks(ledger.properties[finding.property])) if finding.property in ledger.properties else (),
        sides=_sides(ledger, finding.places),
        pairs=(*text_pairs(ledger, finding), *shown),
        others=others,
        workings=tuple(workings(ledger, finding, claims)),
        counts_as=_counts_as(finding, rule),
        suggested=_suggested(ledger, finding, policy),
        rule=_rule(rule),
    )


def _question(ledger: Ledger, finding: Finding) -> str:
    if not finding.subject:
        return ""
    name = ledger.label(finding.subject)
    named = f"{name} (`{finding.subject}`)" if name != finding.subject else f"`{finding.subject}`"
    scope = f", {finding.scope} alone" if finding.scope else ""
    prop = ledger.properties.get(finding.property)
    if prop is None:
        return f"What is said of {named}{scope}?"
    return f"{_ASKED[prop.datatype]} “{prop.label or prop.id}” of {named}{scope}?"


def _asks(prop: Property) -> Iterator[Step]:
    yield Step("property", f"`{prop.id}`" + (f": {prop.description}" if prop.description else ""))
    yield Step("answered by", _KIND[prop.datatype] + (f" in `{prop.unit}`" if prop.unit else "") + f"; {_MANNER[prop.values]}")
    yield Step("time", _TIME[prop.time])
    if prop.datatype == "quantity":
        rounded = (
            "reported: a round figure means whatever rounds to it" if prop.figures == "reported" else "exact: a figure means itself, however round"
        )
        yield Step("figures", rounded)
    if prop.datatype == "name" or prop.wording:
        yield Step(
            "wording",
            {"term": "terms of different groups exclude each other", "free": "free text, which cannot be weighed"}.get(
                prop.wording or "official", "official: a word that differs makes another name"
            ),
        )
    if prop.office:
        yield Step("office", "one holder at a time, with no gap; terms may touch")
    if prop.grows:
        yield Step("grows", "a later value may not be smaller")
    if prop.additive:
        yield Step("adds up", "no part may exceed the whole")


def _sides(ledger: Ledger, places: Sequence[Place]) -> tuple[Side, ...]:
    grouped: dict[str, list[Place]] = {}
    for place in places:
        grouped.setdefault(place.label or place.value, []).append(place)
    left = MOST
    sides = []
    for says, members in grouped.items():
        many = min(EACH, len(members), max(left, 0))
        left -= many
        sides.append(Side(says, tuple(_told(ledger, place) for place in members[:many]), tuple(members[many:])))
    return tuple(sides)


def _told(ledger: Ledger, place: Place) -> Told:
    claim = ledger.by_id.get(place.claim)
    if claim is None:
        return told_of_text(ledger, place) or Told(place, "")
    return _told_of_claim(ledger, place, claim)


def _told_of_claim(ledger: Ledger, place: Place, claim: Claim) -> Told:
    words = words_of(ledger, claim)
    seen = {"quote", "source text"} if words else set()  # they are the words of the text itself
    return Told(
        place,
        claim.source,
        tuple(source_steps(ledger, claim)),
        tuple(value_steps(ledger, claim)),
        (*words, *(step for step in word_steps(ledger, claim) if step.about not in seen)),
        tuple(time_steps(ledger, claim)),
    )


def _counts_as(finding: Finding, rule: Rule) -> str:
    usual = f"`{rule.id}` is usually {_a(rule.severity)}"
    if finding.verdict is None or rule.id != "value-conflict":
        return usual if finding.severity is rule.severity else f"{usual}; here it is {_a(finding.severity)}"
    return f"`{finding.verdict.value}` counts as {_a(finding.severity)} here"


def _a(severity: Severity) -> str:
    return f"an {severity.value}" if severity is Severity.ERROR else f"a {severity.value}"


def _suggested(ledger: Ledger, finding: Finding, policy: Policy) -> str:
    """What the policy suggests, with its reasons; nothing where it has nothing to say, or somebody has decided."""
    if finding.decision is not None and not finding.decision.open:
        return ""
    found = suggested(finding, ledger, policy)
    if not found.verdict and finding.verdict not in (Verdict.CONTRADICTION, Verdict.POSSIBLE):
        return ""
    return f"{found.verdict or 'nothing'}: {'; '.join(found.why)} (policy: {policy.said()})"


def _rule(rule: Rule) -> RuleText:
    found = page(rule.id)
    return RuleText(rule.id, rule.summary, _paragraph(found, "What it checks"), _paragraph(found, "How to resolve"))


def _paragraph(text: str, heading: str) -> str:
    """The first paragraph under a heading of a page."""
    found = re.search(rf"^## {heading}\n+((?:[^\n]+\n)+)", text, re.MULTILINE)
    return " ".join(found[1].split()) if found else ""
