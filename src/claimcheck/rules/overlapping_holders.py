"""Do two people hold one office at the same time?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from claimcheck.answers import holder_name
from claimcheck.finding import Cause, Finding, Severity, Unjudged, Verdict
from claimcheck.kernel import compare, relation
from claimcheck.kernel.times import ends
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading import show_day
from claimcheck.reading.values import Period
from claimcheck.rule import Rule, finding

RULE = Rule("overlapping-holders", "time", "an office has two holders at the same time", Severity.ERROR, reach="question")

MOST_PAIRS = 50_000
MOST_TOLD = 20
_Cell = Sequence[Claim]


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """One finding for each two holders of an office whose times meet."""
    for question, claims in ledger.contested:
        if not ledger.properties[question.property].office:
            continue
        cells: dict[object, list[Claim]] = {}
        for claim in claims:
            cells.setdefault((ledger.value(claim), ledger.time(claim), claim.when == ""), []).append(claim)
        pairs = list(islice(_pairs(ledger, list(cells.values())), MOST_PAIRS + 1))
        yield from _chain(ledger, question, pairs[:MOST_PAIRS], list(cells.values()))
        if len(pairs) > MOST_PAIRS:
            yield Unjudged(f"`{question.subject}` {ledger.label(question.property)}", f"more than {MOST_PAIRS:,} pairs of terms overlap", len(claims))


def _pairs(ledger: Ledger, cells: Sequence[_Cell]) -> Iterator[tuple[_Cell, _Cell]]:
    """The pairs that share a day as far as their outermost days go, in the order of their beginnings."""
    spans = [ends(ledger.time(cell[0])) for cell in cells]
    order = sorted(range(len(cells)), key=lambda at: spans[at][0])
    for place, at in enumerate(order):
        for other in order[place + 1 :]:
            if spans[other][0] > spans[at][3]:
                break
            yield cells[at], cells[other]


def _chain(ledger: Ledger, question: Question, pairs: Sequence[tuple[_Cell, _Cell]], cells: Sequence[_Cell]) -> Iterator[Finding]:
    termed = {holder_name(ledger, cell[0]) for cell in cells if isinstance(ledger.when(cell[0]), Period)}
    clashes: dict[tuple[str, ...], dict[str, Claim]] = {}
    for a, b in pairs:
        verdict = compare(ledger.stance(a[0]), ledger.stance(b[0]), ledger.properties[question.property]).verdict
        if verdict not in (Verdict.CONTRADICTION, Verdict.POSSIBLE):
            continue
        names = (holder_name(ledger, a[0]), holder_name(ledger, b[0]))
        together = relation(ledger.time(a[0]), ledger.time(b[0]))
        # A term that is on record with a vague end may have been over before the other began, which is no fault of the ledger.
        if together == "certain" or (together == "possible" and termed.isdisjoint(names)):
            clashes.setdefault((*sorted(names), verdict.value, together), {}).update((claim.id, claim) for claim in (*a, *b))
    settled = {key[:2] for key in clashes if key[3] == "certain"}
    told = {key: found for key, found in clashes.items() if key[3] == "certain" or key[:2] not in settled}
    for (*both, verdict_text, together_text), found in told.items() if len(told) <= MOST_TOLD else _as_one(told):
        yield _finding(
            ledger, both, Verdict(verdict_text), together_text == "certain", list(found.values()), len(told) if len(told) > MOST_TOLD else 1
        )


def _as_one(clashes: Mapping[tuple[str, ...], dict[str, Claim]]) -> Iterator[tuple[tuple[str, ...], dict[str, Claim]]]:
    """So many that they are told as one: under the first pair that is worst, with the claims of all."""
    worst = min(clashes, key=lambda key: (key[2] != Verdict.CONTRADICTION.value, key[3] != "certain"))
    yield worst, {**clashes[worst], **{id: claim for found in clashes.values() for id, claim in found.items()}}


def _finding(ledger: Ledger, names: Sequence[str], verdict: Verdict, at_once: bool, claims: Sequence[Claim], pairs: int) -> Finding:
    sure = verdict is Verdict.CONTRADICTION
    when = f"both hold it {_shared(ledger, names, claims)}" if at_once else "may hold it at one time"
    undeclared = "" if sure or not at_once else ", unless the two names mean one person"
    more = f"; so do {pairs - 1:,} more pairs of holders" if pairs > 1 else ""
    return finding(
        RULE,
        ledger,
        claims,
        f"`{ledger.subject(claims[0])}` {ledger.label(claims[0].property)}: `{names[0]}` and `{names[1]}` {when}{undeclared}{more}",
        field="when",
        labels=[holder_name(ledger, claim) for claim in claims],
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=verdict,
        cause=Cause.UNEXPLAINED if sure else Cause.DEFINITION if at_once else Cause.TIME,
        settles=(
            f"settled if the term of `{names[0]}` ends before that of `{names[1]}` begins, or the other way round",
            f"settled if `{names[0]}` is declared as an alias of `{names[1]}`; contradiction if both are declared as entities"
            if undeclared
            else "settled if one of the claims has a scope of its own, such as acting or deputy",
        ),
    )


def _shared(ledger: Ledger, names: Sequence[str], claims: Sequence[Claim]) -> str:
    """The days that the first two of them certainly share."""
    one, two = ([ledger.time(claim) for claim in claims if holder_name(ledger, claim) == name] for name in names)
    a, b = next((a, b) for a in one for b in two if relation(a, b) == "certain")
    starts = [day for day in (a.start_high, b.start_high) if day is not None]
    stops = [day for day in (a.end_low, b.end_low) if day is not None]
    if not starts or not stops:
        return "at the same time"
    first, last = max(starts), min(stops)
    return f"from {show_day(first)} to {show_day(last)}" if first < last else f"on {show_day(last)}"
