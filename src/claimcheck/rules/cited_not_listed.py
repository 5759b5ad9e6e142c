"""Which works does a text cite that its list of references does not have?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.finding import Severity, Unjudged
from claimcheck.ledger import Ledger, Question
from claimcheck.rule import Outcome, Rule, finding_in_text

if TYPE_CHECKING:
    from claimcheck.texts.citations.audit import Audit

RULE = Rule("cited-not-listed", "texts", "a cited work is missing from the list of references", Severity.WARNING)
NOBODY = Question("", "", ())


def check(ledger: Ledger) -> Iterator[Outcome]:
    """One finding for each work, at every place that cites it."""
    if not ledger.documents:
        return
    from claimcheck.texts.citations.audit import audits
    from claimcheck.texts.citations.shown import name

    for audit in ledger.once(audits):
        yield from _unlabelled(audit)
        if not audit.index.works:
            yield from _without_list(audit)
        for group, others in audit.faults.missing:
            cited = name(group.first)
            lacks, cure = (
                ("the list of references has no such entry", "an entry for") if audit.listed else ("no note gives it in full", "a note in full on")
            )
            also = f"; of these authors it lists `{'`, `'.join(dict.fromkeys(map(name, others[:3])))}`" if others else ""
            yield finding_in_text(
                RULE,
                audit.places(group, *others[:1], label="listed"),
                f"`{cited}` is cited, and {lacks}{also}",
                question=NOBODY,
                says=[group.about],
                settles=[f"settled by {cure} `{cited}`", *([f"settled if `{name(others[0])}` is meant and cited so"] if others else [])],
            )
        for group, entry in audit.faults.unread:
            place = audit.place(group.first)
            yield Unjudged(
                f"whether `{name(group.first)}` is listed",
                f"an entry that could not be read for certain has its words (line {audit.place(entry).line})",
                len(group.all),
                place.path,
                place.line,
                place.column,
            )


def _unlabelled(audit: Audit) -> Iterator[Outcome]:
    for group in audit.unlabelled:
        label = group.first.label
        mark = f"[{label}]"
        what = "is called, and no note has this mark" if label.startswith("^") else "is cited, and no entry of the list of references has this number"
        yield finding_in_text(
            RULE,
            audit.places(group),
            f"`{mark}` {what}",
            question=NOBODY,
            says=[label],
            settles=[f"settled by what `{mark}` stands for, or if it is removed"],
        )


def _without_list(audit: Audit) -> Iterator[Outcome]:
    if audit.groups:
        place = audit.place(audit.groups[0].first)
        why = "the text has no list of references that could be read"
        yield Unjudged("whether cited works are listed", why, len(audit.groups), place.path, place.line, place.column)
