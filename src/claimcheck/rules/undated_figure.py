"""Does a document state a changing figure of which nobody can tell when it held?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.finding import Cause, Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_in_text

if TYPE_CHECKING:
    from claimcheck.texts.gate import Joint, Said

RULE = Rule("undated-figure", "texts", "a changing figure has no date, nor has its document", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each question that a document without a date answers with a figure of no date."""
    if not ledger.documents:
        return
    from claimcheck.texts.gate import joint

    both = ledger.once(joint)
    groups: dict[tuple[object, ...], list[Said]] = {}
    for said in both.said:
        prop = both.ledger.property(said.claim)
        changing = prop.datatype == "quantity" and (prop.time == "fluctuating" or (prop.fresh and prop.time == "state"))
        if changing and not said.claim.modality and said.waived is None and said.tied is None and both.speaks(said) == "at some time":
            groups.setdefault((said.document.page.path, both.question(said)), []).append(said)
    for group in groups.values():
        yield _finding(both, group)


def _finding(both: Joint, group: Sequence[Said]) -> Finding:
    from claimcheck.texts.gate.words import asked

    question = both.question(group[0])
    path = group[0].document.page.path
    values = " and ".join(dict.fromkeys(f"`{said.claim.value}`" for said in group))
    return finding_in_text(
        RULE,
        [both.place(said) for said in group],
        f"{asked(both.ledger, question)}: {values} of no date, and `{path}` has none either",
        question=question,
        says=(path, *sorted({said.claim.value for said in group})),
        cause=Cause.TIME,
        settles=["settled if the sentence says of when the figure is, or the text says at its head when it was written"],
    )
