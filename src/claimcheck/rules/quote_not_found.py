"""Which quotes do not stand in their source?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity, Unjudged
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.quotes import NotFound
from claimcheck.rule import Rule, finding

RULE = Rule("quote-not-found", "sources", "a quote does not stand in its source", Severity.ERROR)


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """One finding for each such quote; one line for each source whose text is not at hand."""
    held = {source for source in ledger.sources if ledger.held(source) is not None}
    for claim in ledger.claims if held else ():
        outcome = ledger.quoted(claim) if claim.source in held else None
        if isinstance(outcome, NotFound):
            yield _finding(ledger, claim, outcome)
    for source, count in sorted(ledger.quoted_of.items()):
        if count and source in ledger.sources and ledger.held(source) is None:
            yield Unjudged(f"quotes of `{source}`", _why(ledger, source), count)


def _finding(ledger: Ledger, claim: Claim, outcome: NotFound) -> Finding:
    near = f"; nearest is `{_short(outcome.nearest)}` in line {outcome.line}" if outcome.nearest else ""
    differs = f": {outcome.difference}" if outcome.difference else ""
    return finding(
        RULE,
        ledger,
        [claim],
        f"the quote `{_short(claim.quote)}` does not stand in `{claim.source}`{near}{differs}",
        field="quote",
        cause=Cause.TRANSCRIPTION,
        settles=[f"settled by the words that stand in `{claim.source}`" + (f": `{_short(outcome.nearest)}`" if outcome.nearest else "")],
    )


def _why(ledger: Ledger, source: str) -> str:
    snapshot = ledger.snapshots.get(source)
    if not ledger.sources[source].sha256:
        return "no snapshot of the source is on record"
    return "the text at hand is not the one on record" if snapshot and snapshot.state == "changed" else "the text of the source is not at hand"


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:117] + "..."
