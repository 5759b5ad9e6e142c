"""Which recorded values, units and dates do not follow from their own quote?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.finding import Cause, Finding, Severity, Unjudged
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading import follows, readings, show
from claimcheck.reading.bare import stands_bare
from claimcheck.reading.extent import below, extent
from claimcheck.reading.values import Dates, Interval, NotJudged, Period, Quantity, Reading, Value
from claimcheck.rule import Rule, finding

RULE = Rule("reading-not-supported", "sources", "a recorded value does not follow from its quote", Severity.ERROR, reach="claim")

BARE = re.compile(r"\d[\d,]*")
YEAR = re.compile(r"(?<![\d.,])[12]\d{3}(?!\d|[.,]\d)|\d\ds\b|\bcentur|\bB\.?C|\bAD\b")
# A year beside a capital letter mostly belongs to a name (the 1951 Convention, Agenda 2030, Lund 1931) and dates nothing.
NAMED_AFTER = re.compile(r"[\s\"'“”‘’]*[A-Z]")
NAMED_BEFORE = re.compile(r"\b[A-Z][\w'’.]*[\s,(]*$")
BARE_YEAR = re.compile(r"1\d{3}|20\d{2}")
DATED = re.compile(r"\b(?:in|since|from|until|till|by|on|during|between|before|after|around|about|circa)\s*$", re.IGNORECASE)


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """Findings on the value of a claim, then on its date."""
    for claim in ledger.claims:
        if not claim.quote:
            continue
        value = ledger.value(claim)
        if not isinstance(value, NotJudged) and not _plainly(ledger, claim, value):
            supported = follows(claim.value, value, claim.quote, ledger.expect(claim))
            if isinstance(supported, NotJudged):
                yield Unjudged(f"`{claim.id}` against its quote", supported.reason, 1, *ledger.places.place("claim", claim.id, "quote"))
            elif not supported:
                yield _finding(ledger, claim, "value", f"{claim.value} {claim.unit}".strip(), _read(ledger, claim))
        if claim.when and ledger.property(claim).datatype not in ("date", "period"):
            yield from _dated(ledger, claim)


def _plainly(ledger: Ledger, claim: Claim, value: Value) -> bool:
    """Is it a bare number that its quote repeats among words that change nothing? Most are, and the reader is not needed."""
    if claim.unit or not isinstance(value, Quantity) or not BARE.fullmatch(claim.value) or ledger.expect(claim).units:
        return False
    return stands_bare(claim.value, claim.quote)


def _finding(ledger: Ledger, claim: Claim, field: str, recorded: str, read: list[str]) -> Finding:
    says = f"; it reads {', '.join(f'`{text}`' for text in read[:3])}" if read else ""
    return finding(
        RULE,
        ledger,
        [claim],
        f"`{claim.subject}` {ledger.label(claim.property)}: `{field}: {recorded}` does not follow from the quote `{claim.quote}`{says}",
        field=field,
        cause=Cause.TRANSCRIPTION,
        settles=[f"settled by the {field} that the quote gives, or by a quote that carries `{recorded}`"],
    )


def _read(ledger: Ledger, claim: Claim) -> list[str]:
    """What the quote says instead: readings of the kind that was recorded."""
    recorded = ledger.value(claim)
    read = dict.fromkeys(
        show(reading.value)
        for reading in readings(claim.quote, ledger.expect(claim))
        if not isinstance(recorded, Quantity) or _same_kind(recorded, reading, claim.quote)
    )
    return [text for text in read if text != claim.quote]


def _same_kind(recorded: Quantity, reading: Reading, quote: str) -> bool:
    """Is it an amount? A bare number that may be a year states no amount of money, nor of anything that has a unit."""
    if not isinstance(reading.value, Quantity):
        return False
    words = quote[reading.start : reading.end].split()
    year = BARE_YEAR.fullmatch(words[-1].strip(".,;:()")) if words else None
    return not year or not (recorded.unit or DATED.search(quote[: reading.start]) or DATED.match(words[0]))


def _dated(ledger: Ledger, claim: Claim) -> Iterator[Finding]:
    years = YEAR.findall(claim.quote)
    if not years or any(year in claim.when for year in years):
        return  # reading every quote for dates would cost more than all else here
    when = ledger.when(claim)
    stated = extent(when) if isinstance(when, (Dates, Period)) else None
    if stated is None:
        return
    dates = list(_dates(ledger, claim))
    if dates and all(below(date, stated) or below(stated, date) for date, _ in dates):
        yield _finding(ledger, claim, "when", claim.when, list(dict.fromkeys(shown for _, shown in dates)))


def _dates(ledger: Ledger, claim: Claim) -> Iterator[tuple[Interval, str]]:
    """The dates that the quote states, without those that are part of a name."""
    for reading in readings(claim.quote, replace(ledger.expect(claim), datatype="period", unit="", units=(), words=())):
        before, words, after = claim.quote[: reading.start], claim.quote[reading.start : reading.end], claim.quote[reading.end :]
        days = extent(reading.value)
        named = NAMED_AFTER.match(after) or NAMED_BEFORE.search(before)
        # A word of time before it, in the words that were read or beside them, dates what is said even so.
        if days is not None and (not named or DATED.search(before) or DATED.match(words.split()[0])):
            yield days, show(reading.value)
