"""Do decisions, relations, names, sources and claims that judge others let more pass than they did?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimcheck.finding import GateChange
from claimcheck.gate.names import statement
from claimcheck.ledger import Ledger, RecordKind
from claimcheck.model import Claim, Decision, Record
from claimcheck.reading import Dates, Reading, Style, read_when

MOST = 50  # claims of one source that are listed one by one
HARMLESS = {"reason", "by", "on", "about"}  # what a decision says for its readers
WEIGHTY = ("kind", "published", "derived_from", "sha256")  # what of a source a verdict may rest on


def of_decisions(base: Ledger, head: Ledger) -> Iterator[GateChange]:
    """Decisions that were added, withdrawn or changed."""
    old, new = _decisions(base), _decisions(head)
    for finding in sorted({*old, *new}):
        was, now = old.get(finding), new.get(finding)
        if was is None and now is not None:
            yield GateChange(f"decision added on `{finding}`: {now.verdict}, by {now.by}, until {now.until}", *_place(head, "decision", finding))
        elif now is None and was is not None:
            yield GateChange(f"decision withdrawn on `{finding}`: {was.verdict}", *_place(base, "decision", finding), weaker=False)
        elif was is not None and now is not None and was != now:
            changed = _changed(was, now)
            looser = {field for field in changed if field not in HARMLESS}
            weaker = _end(now.until) > _end(was.until) if looser == {"until"} else bool(looser)
            told = "; ".join(f"{_key(field)} {_told(old)} is now {_told(new)}" for field, (old, new) in changed.items())
            yield GateChange(f"decision changed on `{finding}`: {told}", *_place(head, "decision", finding, next(iter(changed))), weaker=weaker)


def _decisions(ledger: Ledger) -> Mapping[str, Decision]:
    return {decision.finding: decision for decision in ledger.decisions}


def _end(until: str) -> float:
    reading = read_when(until, Style())
    if isinstance(reading, Reading) and isinstance(reading.value, Dates):
        last = reading.value.spans[-1].high
        return float("inf") if last is None else last
    return float("-inf")  # what cannot be read has ended


def of_relations(base: Ledger, head: Ledger) -> Iterator[GateChange]:
    """Relations that no longer have to hold, or hold otherwise."""
    new = {relation.id: relation for relation in head.relations}
    for relation in base.relations:
        now = new.get(relation.id)
        if now is None:
            yield GateChange(f"relation `{relation.id}` removed: `{relation.holds}`", *_place(base, "relation", relation.id))
        elif now.holds != relation.holds:
            said = f"relation `{relation.id}`: `{relation.holds}` is now `{now.holds}`"
            yield GateChange(said, *_place(head, "relation", relation.id, "holds"))


def of_entities(base: Ledger, head: Ledger) -> Iterator[GateChange]:
    """Names that now mean the same, so that they no longer differ."""
    for id, was in sorted(base.entities.items()):
        now = head.entities.get(id)
        if now is None:
            continue
        for field in ("name", "aliases", "short", "type"):
            old, new = getattr(was, field), getattr(now, field)
            if old != new:
                weaker = not set(new) <= set(old) if isinstance(old, tuple) else True
                yield GateChange(f"entity `{id}`: {_key(field)} {_told(old)} is now {_told(new)}", *_place(head, "entity", id, field), weaker=weaker)


def of_sources(base: Ledger, head: Ledger) -> Iterator[GateChange]:
    """Sources that now count otherwise: their kind, date, origin or text."""
    for id, was in sorted(base.sources.items()):
        now = head.sources.get(id)
        if now is None:
            continue
        for field in WEIGHTY:
            old, new = getattr(was, field), getattr(now, field)
            if old != new:
                yield GateChange(
                    f"source `{id}`: {_key(field)} {_told(old)} is now {_told(new)}",
                    *_place(head, "source", id, field),
                    weaker=_looser(field, old, new),
                )


def _looser(field: str, old: Any, new: Any) -> bool:
    """Pinning a text that was not, or owning to one more origin, is stricter; all else may let more pass."""
    if field == "sha256":
        return bool(old)
    return not set(old) <= set(new) if field == "derived_from" else True


def of_claims(base: Ledger, head: Ledger, *, gone: bool = True, left: Collection[str] = ()) -> Iterator[GateChange]:
    """Claims that are called drafts, and with ``gone`` those that are gone or are now another source's: nothing is held against them any more.

    Nor against what stands in the files of ``left``, which are there and not checked any more: that is said of the file.
    """
    yield from _drafts(base, head)
    if gone:
        yield from (GateChange(f"`{path}` is there, and no longer checked", path) for path in sorted(left))
        yield from _lost(base, head, left)


def _lost(base: Ledger, head: Ledger, left: Collection[str]) -> Iterator[GateChange]:
    come = _gone(head.claims, base.claims)
    gone = _gone(base.claims, head.claims)
    takers: defaultdict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in reversed(come):
        takers[_statement(claim)].append(claim)
    moved: defaultdict[tuple[str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    deleted: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in gone:
        if takers.get(_statement(claim)):
            taker = takers[_statement(claim)].pop()
            moved[claim.source, taker.source].append((claim, taker))
        elif _place(base, "claim", claim.id)[0] not in left:
            deleted[claim.source].append(claim)
    for (old, new), pairs in sorted(moved.items()):
        yield from _each(
            [(f"claim moved from `{old}` to `{new}`: {_asked(taker)}", _place(head, "claim", taker.id)) for _, taker in pairs],
            f"more claims moved from `{old}` to `{new}`",
        )
    for source, claims in sorted(deleted.items()):
        edited = _edited(claims, come)
        yield from _each(
            [(f"claim deleted from `{source}`: {_asked(claim)}", _place(base, "claim", claim.id)) for claim in claims if claim.id not in edited],
            f"more claims deleted from `{source}`",
        )


def _drafts(base: Ledger, head: Ledger) -> Iterator[GateChange]:
    """What rests on a draft fails no gate."""
    confirmed = {statement(claim) for claim in base.claims if not claim.draft}
    now = [claim for claim in head.claims if claim.draft and statement(claim) in confirmed]
    yield from _each([(f"claim called a draft: {_asked(claim)}", _place(head, "claim", claim.id)) for claim in now], "more claims called drafts")


def _gone(here: Sequence[Claim], there: Sequence[Claim]) -> list[Claim]:
    """Claims that are here and not there, by what they say and who says it."""
    left = Counter(statement(claim) for claim in there)
    gone = []
    for claim in here:
        key = statement(claim)
        if left[key]:
            left[key] -= 1
        else:
            gone.append(claim)
    return gone


def _statement(claim: Claim) -> tuple[str, ...]:
    return (claim.subject, claim.property, claim.scope, claim.value, claim.unit, claim.when, claim.attributed_to, claim.modality)


def _edited(claims: Iterable[Claim], come: Iterable[Claim]) -> set[str]:
    """Those in whose place the same source now answers the same question otherwise: an edit, which is judged as any other."""
    answers = Counter((claim.source, claim.subject, claim.property, claim.modality) for claim in come)
    edited = set()
    for claim in claims:
        key = (claim.source, claim.subject, claim.property, claim.modality)
        if answers[key]:
            answers[key] -= 1
            edited.add(claim.id)
    return edited


def _each(told: Sequence[tuple[str, tuple[str, int]]], rest: str) -> Iterator[GateChange]:
    for what, place in told[:MOST]:
        yield GateChange(what, *place)
    if len(told) > MOST:
        yield GateChange(f"{len(told) - MOST:,} {rest}", *told[MOST][1])


def _asked(claim: Claim) -> str:
    scope = f" ({claim.scope})" if claim.scope else ""
    return f"`{claim.subject}` {claim.property}{scope} `{claim.value[:80]}`"


def _place(ledger: Ledger, kind: RecordKind, id: str, field: str = "") -> tuple[str, int]:
    path, line, _ = ledger.places.place(kind, id, field)
    return path, line


def _changed(was: Record, now: Record) -> dict[str, tuple[Any, Any]]:
    fields = type(was).model_fields
    return {field: (getattr(was, field), getattr(now, field)) for field in fields if getattr(was, field) != getattr(now, field)}


def _key(field: str) -> str:
    return field.replace("_", "-")


def _told(value: Any) -> str:
    if isinstance(value, tuple) and any(isinstance(item, Record) for item in value):
        return f"{len(value)} entries"
    if isinstance(value, tuple):
        return ", ".join(_told(item) for item in value[:5]) or "empty"
    text = str(value)
    return f"`{text[:60]}`" if text else "not set"
