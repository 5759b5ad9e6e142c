"""Does a source report something that happened only after it was written?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading import show_day
from claimcheck.reading.days import show_between
from claimcheck.reading.values import Dates, NotJudged, Period, Value
from claimcheck.rule import Rule, finding

RULE = Rule("event-after-report", "time", "a source reports what happened only after it was written", Severity.ERROR, reach="claim")

# Words by which a text speaks of what is to come: it reports a plan, not an event.
AHEAD = frozenset([
    "will", "shall", "would", "could", "might", "plan", "plans", "planned", "planning", "schedule", "scheduled", "expect", "expects",
    "expected", "due", "upcoming", "forthcoming", "next", "proposed", "proposes", "project", "projected", "projects", "forecast", "forecasts",
    "target", "targets", "goal", "intend", "intends", "intended", "aim", "aims", "foreseen", "foresees", "envisaged", "until", "future",
    "promised", "promises", "budgeted", "takes", "begins", "starts", "opens", "ends", "expires", "runs", "closes", "draft", "tentative",
    "provisional", "ll",
])  # fmt: skip
AHEAD_TOGETHER = ("is to ", "are to ", "was to ", "were to ", "to be ", "set to ", "about to ", "going to ", "by the end ", "by early ", "by late ")
# Words that say that it has happened or held.
BEHIND = frozenset(["was", "were", "had", "has", "have", "been", "did", "became", "since", "ago", "former", "formerly"])


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each claim that lies certainly after the day its source was written."""
    for source, claims in ledger.by_source.items():
        written = ledger.written(source).high
        if written is None:
            continue
        for claim in claims:
            field, day = _day(ledger, claim)
            if day is not None and day > written and not _planned(claim.quote) and not _planned(claim.note):
                yield _finding(ledger, claim, field, day, written)


def _finding(ledger: Ledger, claim: Claim, field: str, day: int, written: int) -> Finding:
    # A date is stated as that of an event. A figure or a state of a later time may be a budget, a term or a forecast.
    sure = field == "value" or not BEHIND.isdisjoint(_words(claim.quote))
    source = ledger.sources.get(claim.source)
    known = "published" if source and source.published else "read"
    stated = claim.value if field == "value" else claim.when
    return finding(
        RULE,
        ledger,
        (claim,),
        f"`{ledger.subject(claim)}` {ledger.label(claim.property)}: `{stated}` is at least {show_between(written, day)} after `{claim.source}` "
        f"was {known}, by {show_day(written)}",
        field=field,
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if sure else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED if sure else Cause.TIME,
        settles=(
            f"settled if `{claim.source}` was {known} on {show_day(day)} or later, or if `{stated}` is {show_day(written)} or earlier",
            "settled if the quote or the note says that it was planned",
        ),
    )


def _day(ledger: Ledger, claim: Claim) -> tuple[str, int | None]:
    """The field that dates it, and the first day on which what is reported can have happened."""
    prop = ledger.property(claim)
    if prop.datatype in ("date", "period"):
        return ("value", _begins(ledger.value(claim))) if prop.time == "event" else ("value", None)
    return "when", _begins(ledger.when(claim))


def _begins(value: Value | NotJudged | None) -> int | None:
    if isinstance(value, Dates):
        return value.spans[0].low
    return value.start.low if isinstance(value, Period) else None


def _planned(text: str) -> bool:
    words = _words(text)
    plain = f"{' '.join(words)} "
    by_then = any(word == "by" and after[:1].isdecimal() for word, after in pairwise(words))
    return not AHEAD.isdisjoint(words) or words[:1] == ["to"] or by_then or any(phrase in f" {plain}" for phrase in AHEAD_TOGETHER)


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
