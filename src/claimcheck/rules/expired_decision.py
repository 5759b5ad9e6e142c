"""Which decisions have come to their end?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.reading import show_day
from claimcheck.rule import Rule, finding_at
from claimcheck.rulings import ended, last_day, named

RULE = Rule("expired-decision", "decisions", "a decision has come to its end", Severity.WARNING)


def check(ledger: Ledger, findings: Sequence[Finding]) -> Iterator[Finding]:
    """One warning for each decision whose end date has passed or cannot be read, while its finding still stands."""
    known = named(findings)
    for decision in ledger.decisions:
        if not ended(decision, ledger.today):
            continue
        reopened = known.get(decision.finding)
        if reopened is None:
            continue
        place = Place(*ledger.places.place("decision", decision.finding, "until"))
        end = last_day(decision)
        when = f"ended on {show_day(end)}" if end is not None else f"ends at `{decision.until}`, which is no date"
        yield finding_at(
            RULE,
            place,
            f"the decision on `{reopened.id}` {when}; open again: {reopened.message}",
            about=decision.finding,
            settles=["settled by a new decision with a later `until`, or by mending what it was about"],
        )
