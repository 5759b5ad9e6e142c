"""How was a claim read: its value, the words it was taken from, and its time?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.kernel import regardless_of_time
from claimcheck.kernel.explain import spelled
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Source
from claimcheck.reading import follows, quotes, readings, show
from claimcheck.reading.expect import Style
from claimcheck.reading.explain import Step, bounds, days, explain, explain_when
from claimcheck.reading.relative import means_present
from claimcheck.reading.values import Dates, Days, NotJudged, Period, Quantity, Term

MOST = 5  # readings of a quote that are told

KINDS = {
    "reference": "a work of reference",
    "primary": "one that knows at first hand",
    "secondary": "one that writes about it",
    "own": "the keepers of this ledger",
}


def value_steps(ledger: Ledger, claim: Claim) -> Iterator[Step]:
    """What its value was read as."""
    yield Step("recorded", f"`{claim.value}`" + (f" with the unit `{claim.unit}`" if claim.unit else ""))
    yield from (step for step in explain(claim.value, ledger.expect(claim)) if step != Step("figure", claim.value))
    if claim.scope:
        yield Step("part", f"speaks of `{claim.scope}` alone")
    if claim.modality:
        yield Step("certainty", f"said as {'a plan' if claim.modality == 'planned' else 'a possibility'}, no fact")
    if claim.draft:
        yield Step("draft", "taken from a text by the program, and confirmed by nobody yet")


def word_steps(ledger: Ledger, claim: Claim) -> Iterator[Step]:
    """How the quote was read, whether the recorded value follows from it, and where it stands in the text of the source."""
    if not claim.quote:
        yield Step("quote", "no words of the source are on record")
        return
    yield Step("quote", f"“{claim.quote}”")
    value, expect = ledger.value(claim), ledger.expect(claim)
    if isinstance(value, Quantity) and value.unit != expect.unit and (value.unit != "share" or expect.unit == "share"):
        expect = replace(expect, unit=value.unit)  # as it is asked whether the value follows
    if not isinstance(value, Term):
        found = [f"`{show(one.value)}` from `{' '.join(claim.quote[one.start : one.end].split())}`" for one in readings(claim.quote, expect)]
        if found:
            yield Step("reads", ", ".join(dict.fromkeys(found[:MOST])) + (f" and {len(found) - MOST} more" if len(found) > MOST else ""))
    if not isinstance(value, NotJudged):
        answer = follows(claim.value, value, claim.quote, ledger.expect(claim))
        told = f"not judged: {answer.reason}" if isinstance(answer, NotJudged) else _FOLLOWS[answer]
        yield Step("supports", told)
    yield Step("source text", _stands(ledger, claim))


_FOLLOWS = {True: "the recorded value is among what the quote can be read as", False: "the recorded value is not among what the quote can be read as"}


def _stands(ledger: Ledger, claim: Claim) -> str:
    found = ledger.quoted(claim)
    snapshot = ledger.snapshots.get(claim.source)
    match found:
        case quotes.Found():
            return f"the quote stands there, in line {found.line}, column {found.column}" + (f" of `{snapshot.path}`" if snapshot else "")
        case quotes.Ambiguous():
            lines = ", ".join(str(line) for line in found.lines[:MOST]) + (" and more" if len(found.lines) > MOST else "")
            return f"the quote stands there more than once, in lines {lines}, and no locator decides which is meant"
        case quotes.NotFound():
            near = f"; the nearest is `{found.nearest}` in line {found.line}" if found.nearest else ""
            return f"the quote does not stand there{near}"
    if snapshot is not None and snapshot.state == "changed":
        return "another text bears the name of the one that was quoted"
    return "not at hand, so that nobody looked the quote up (`--snapshots` names folders with source texts)"


def time_steps(ledger: Ledger, claim: Claim) -> Iterator[Step]:
    """Which time it speaks of, from what that was worked out, and which days are left possible."""
    prop, when = ledger.property(claim), ledger.when(claim)
    if isinstance(when, (Dates, Period)):
        source = ledger.sources.get(claim.source)
        yield Step("when", f"`{claim.when}`")
        yield from explain_when(claim.when, Style(source.date_order, source.decimal) if source else Style())
    elif when is not None and means_present(claim.when):
        yield Step("when", f"`{claim.when}`, which is when its source was written")
    elif when is not None:
        yield Step("when", f"`{claim.when}`, which cannot be read as a date: {when.reason}")
    if regardless_of_time(prop):
        yield Step(
            "matters", "not: " + ("the value is itself a date" if prop.datatype in ("date", "period") else "the answer does not change with time")
        )
        return
    if when is None:
        yield Step("when", "it gives no time, so it speaks at the moment at which its source was written")
    if not isinstance(when, (Dates, Period)):
        yield from written_steps(ledger, claim.source)
    time = ledger.time(claim)
    if isinstance(when, Dates) and not time.inferred:
        yield Step("steady" if prop.time == "state" else "fluctuating" if prop.time == "fluctuating" else "event", _LASTING[prop.time])
    holds = spelled(time)
    if time.inferred or not isinstance(when, Period) or holds != bounds(when):
        yield Step("so it holds", holds + (" (inferred)" if time.inferred else ""))


_LASTING = {
    "state": "such a value lasts: of a month or a year it is held to be true throughout",
    "fluctuating": "such a figure goes up and down: of a month or a year it is held to be true at some moment in it",
    "event": "something that happened, at a moment in it",
    "timeless": "",
}


def written_steps(ledger: Ledger, id: str) -> Iterator[Step]:
    """When was a source written, and how is that known?"""
    source, span = ledger.sources.get(id), ledger.written(id)
    if source is None:
        yield Step("written", "by an unknown source, on any day")
        return
    if _dated(source):
        yield Step("written", f"`{id}` is dated `{source.published}`: {days(span)}")
        return
    why = "gives no date" if not source.published else f"gives the date `{source.published}`, which cannot be read"
    reason = []
    if span.low is not None:
        latest = next((claim for claim in ledger.by_source.get(id, ()) if span.low in ledger.reported_days(claim)), None)
        if latest is not None:
            event = f"`{latest.property}: {latest.value}`" + (f", `{latest.when}`" if latest.when else "")
            reason.append(f"not before {days(Days(span.low, span.low))}, as it reports something of then ({event}, claim `{latest.id}`)")
    if span.high is not None:
        reason.append(f"not after {days(Days(span.high, span.high))}, when it was read (`accessed: {source.accessed}`)")
    yield Step("written", f"`{id}` {why}: " + (" and ".join(reason) or "nothing says when it was written"))


def _dated(source: Source) -> bool:
    if not source.published:
        return False
    return not any(step.about == "not judged" for step in explain_when(source.published, Style(source.date_order, source.decimal)))


def source_steps(ledger: Ledger, claim: Claim) -> Iterator[Step]:
    """Who says it: the source, its kind, what it copies, and whose words it reports."""
    source = ledger.sources.get(claim.source)
    if source is not None:
        by = ", ".join(source.authors[:3]) + (" and others" if len(source.authors) > 3 else "")
        parts = [
            part
            for part in (
                by or source.publisher,
                f"“{source.title}”" if source.title else "",
                f"dated {source.published}" if source.published else "undated",
            )
            if part
        ]
        yield Step("source", ", ".join(parts))
        yield Step("kind", KINDS[source.kind])
        if source.derived_from:
            yield Step("copies", ", ".join(f"`{id}`" for id in source.derived_from[:MOST]) + ", so that agreeing with it proves nothing more")
    if claim.attributed_to:
        yield Step("according to", claim.attributed_to)
    if claim.locator:
        yield Step("where", claim.locator)
    if claim.note:
        yield Step("note", claim.note)
    if claim.id in ledger.overruled:
        yield Step("decided", "a decision says that it is wrong")
