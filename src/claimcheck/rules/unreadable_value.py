"""Which values and dates cannot be what they are meant to be, and which are beyond what can be read?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Place, Severity, Unjudged
from claimcheck.ledger import Ledger
from claimcheck.reading import read_when
from claimcheck.reading.expect import Style
from claimcheck.reading.values import NotJudged
from claimcheck.rule import Rule, finding, finding_at

RULE = Rule("unreadable-value", "records", "a value or a date is impossible", Severity.ERROR, blocks=True, near="claim")


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """What is plainly wrong is a finding; what merely cannot be read is not judged. Claims, then the dates of sources."""
    yield from near(ledger)
    yield from far(ledger)


def near(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """The values and dates of claims."""
    for claim in ledger.claims:
        for field, reading in (("value", ledger.value(claim)), ("when", ledger.when(claim))):
            if not isinstance(reading, NotJudged):
                continue
            written = claim.value if field == "value" else claim.when
            if reading.malformed:
                yield finding(
                    RULE,
                    ledger,
                    [claim],
                    f"`{claim.subject}` {ledger.label(claim.property)}: `{field}: {_short(written)}` cannot be read: {reading.reason}",
                    field=field,
                    cause=Cause.TRANSCRIPTION if claim.quote else None,
                    settles=[f"settled if `{field}` is written as the source has it and is possible"],
                )
            else:
                yield Unjudged(f"`{claim.id}` {field} `{_short(written)}`", reading.reason, 1, *ledger.places.place("claim", claim.id, field))


def far(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """The dates of sources."""
    for id, source in sorted(ledger.sources.items()):
        for field, written in (("published", source.published), ("accessed", source.accessed)):
            reading = read_when(written, Style(source.date_order, source.decimal)) if written else None
            if not isinstance(reading, NotJudged):
                continue
            if reading.malformed:
                message = f"source `{id}`: `{field}: {_short(written)}` cannot be read: {reading.reason}"
                settles = [f"settled if `{field}` is a possible date, or is left out"]
                yield finding_at(RULE, Place(*ledger.places.place("source", id, field)), message, about=id, settles=settles)
            else:
                yield Unjudged(f"source `{id}` {field} `{_short(written)}`", reading.reason, 1, *ledger.places.place("source", id, field))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
