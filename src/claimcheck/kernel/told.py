"""Which conflicts does a reader want to be told of? The same values are not told twice, and each conflict in its best order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from claimcheck.finding import Verdict
from claimcheck.kernel.compare import compare, regardless_of_time
from claimcheck.kernel.settle import settles, settles_all, superseded_all
from claimcheck.kernel.settle_camps import settles_camps
from claimcheck.kernel.stance import Camp, Conflict, Stance
from claimcheck.kernel.times import measure, relation
from claimcheck.model import Property

# Where the same values stand against each other under several verdicts, the first of these says it all.
STRONGEST_FIRST = (Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.SUPERSEDED, Verdict.CHANGE)
MOST_SETTLED = 3  # pairs whose settling is told
MOST_PARTED = 200  # claims up to which a conflict is taken apart


def told(found: Sequence[Conflict], stances: Sequence[Stance], prop: Property, *, notes: bool = True) -> tuple[Conflict, ...]:
    """The conflicts on a question, fit to be told one by one. Without ``notes``, changes have their say in what others come to, and are not told."""
    if not found:
        return ()
    by_claim = {stance.claim: stance for stance in stances}
    shown: list[Conflict] = []
    for conflict in _merged(found):
        if conflict.verdict is Verdict.SUPERSEDED:
            shown.append(_in_time(_nearest(conflict, by_claim, prop), by_claim))
        elif conflict.verdict is Verdict.CHANGE and not notes:
            continue
        elif conflict.verdict is Verdict.CHANGE:
            shown.append(_in_time(conflict, by_claim))
        elif conflict.verdict is Verdict.PRECISION:
            shown.extend(_parted(conflict, by_claim, prop))
        else:
            shown.append(conflict)
    return tuple(_settled(conflict, by_claim, prop) for conflict in shown)


def _settled(conflict: Conflict, by_claim: Mapping[str, Stance], prop: Property) -> Conflict:
    """With what settles all of it, where more than two claims are in it: what would do for the pair that proves it leaves the rest."""
    if sum(len(camp.claims) for camp in conflict.camps) < 3 or conflict.verdict is Verdict.NOT_JUDGED:
        return conflict
    settled = settles_camps(conflict, by_claim, prop)
    return replace(conflict, settles=settled) if settled else conflict


def _merged(found: Iterable[Conflict]) -> list[Conflict]:
    """Without those whose values all stand in a stronger one; their claims join its camps."""
    kept: list[Conflict] = []
    for conflict in sorted(
        _explained(found), key=lambda c: STRONGEST_FIRST.index(c.verdict) if c.verdict in STRONGEST_FIRST else len(STRONGEST_FIRST)
    ):
        values = {camp.value for camp in conflict.camps}
        stronger = next((k for k in kept if conflict.verdict in STRONGEST_FIRST and values <= {camp.value for camp in k.camps}), None)
        if stronger is None:
            kept.append(conflict)
        else:
            kept[kept.index(stronger)] = replace(stronger, camps=_joined(stronger.camps, conflict.camps))
    return kept


def _explained(found: Iterable[Conflict]) -> list[Conflict]:
    """Without what a change between stated dates explains: where it has all of its values, those without a date leave nothing open."""
    found = list(found)
    changed = {camp.value for conflict in found if conflict.verdict is Verdict.CHANGE for camp in conflict.camps}
    return [c for c in found if c.verdict is not Verdict.SUPERSEDED or not {camp.value for camp in c.camps} <= changed]


def _joined(camps: Sequence[Camp], more: Sequence[Camp]) -> tuple[Camp, ...]:
    extra = {camp.value: camp.claims for camp in more}
    return tuple(replace(camp, claims=tuple(dict.fromkeys((*camp.claims, *extra.get(camp.value, ()))))) for camp in camps)


def _nearest(conflict: Conflict, by_claim: Mapping[str, Stance], prop: Property) -> Conflict:
    """Narrowed to the undated claims and what each other source said last before them or first after them: the rest is history."""
    everyone = [by_claim[claim] for camp in conflict.camps for claim in camp.claims]
    undated = [stance for stance in everyone if stance.time.inferred and not _said_with_date(stance, by_claim.values())]
    if not undated or len(everyone) > MOST_PARTED:
        return conflict
    pairs: list[tuple[Stance, Stance]] = []
    for stance in undated:
        at = measure(stance.time)
        nearest: dict[tuple[str, bool], Stance] = {}
        for other in everyone:
            if compare(stance, other, prop).verdict is Verdict.SUPERSEDED:
                before = measure(other.time).last < at.first
                known = nearest.setdefault((other.source, before), other)
                if measure(other.time) != measure(known.time) and (_end(other) > _end(known)) == before:
                    nearest[other.source, before] = other
        pairs += [(other, stance) for other in nearest.values()]
    keep = {stance.claim for pair in pairs for stance in pair}
    camps = tuple(replace(camp, claims=left) for camp in conflict.camps if (left := tuple(c for c in camp.claims if c in keep)))
    if len(camps) < 2:
        return conflict
    number = {claim: at for at, claim in enumerate(by_claim)}
    pairs.sort(
        key=lambda pair: (pair[0].time.inferred, pair[1].time.end_high is not None, -_end(pair[0]), number[pair[0].claim], number[pair[1].claim])
    )
    deciding = _deciding(pairs)
    texts = superseded_all(deciding) if len(deciding) <= MOST_SETTLED else (_all_dated(undated),)
    first, then = pairs[0]
    return replace(conflict, camps=camps, witness=(first.claim, then.claim), cause=compare(first, then, prop).cause, settles=texts)


def _all_dated(undated: Sequence[Stance]) -> str:
    among = f"each of the {len(undated):,} claims" if len(undated) > 1 else "the claim"
    return f"settled if {among} without a date is dated apart from the others; contradiction if one is not; a `when` of each claim dates it"


def _deciding(pairs: Sequence[tuple[Stance, Stance]]) -> list[tuple[Stance, Stance]]:
    """Of the dates that lie before an undated text the last, and of those after it the first: whoever dates it past these dates it past all."""
    edges: dict[tuple[str, str], tuple[Stance, Stance]] = {}
    for pair in pairs:
        dated, undated = measure(pair[0].time), measure(pair[1].time)
        side = "unknown" if pair[0].time.inferred else "before" if dated.last < undated.first else "after"
        key = (pair[1].source or pair[1].claim, side)
        known = edges.setdefault(key, pair)
        one, two = measure(pair[0].time), measure(known[0].time)
        if (side == "before" and one.last > two.last) or (side == "after" and one.first < two.first):
            edges[key] = pair
    return list(edges.values())


def _said_with_date(undated: Stance, stances: Iterable[Stance]) -> bool:
    """Does the same source say the same with a date, of a time that the undated statement may be of?"""
    return any(
        other.source == undated.source and other.value == undated.value and not other.time.inferred and relation(other.time, undated.time) != "apart"
        for other in stances
    )


def _end(stance: Stance) -> int:
    return measure(stance.time).last


def _in_time(conflict: Conflict, by_claim: Mapping[str, Stance]) -> Conflict:
    number = {claim: at for at, claim in enumerate(by_claim)}

    def when(claim: str) -> tuple[int, int, int]:
        at = measure(by_claim[claim].time)
        return at.first, at.last, number[claim]

    camps = [replace(camp, claims=tuple(sorted(camp.claims, key=when))) for camp in conflict.camps]
    return replace(conflict, camps=tuple(sorted(camps, key=lambda camp: when(camp.claims[0]))))


def _parted(conflict: Conflict, by_claim: Mapping[str, Stance], prop: Property) -> list[Conflict]:
    """One conflict for each group of camps that hang together by differences of precision."""
    if len(conflict.camps) < 3 or sum(len(camp.claims) for camp in conflict.camps) > MOST_PARTED:
        return [conflict]
    camps = conflict.camps

    @cache
    def meet(later: int, earlier: int) -> bool:
        return _pair(camps[later], camps[earlier], by_claim, prop) is not None

    groups: list[list[int]] = []
    for number in range(len(camps)):
        linked = [group for group in groups if any(meet(number, other) for other in group)]
        groups = [group for group in groups if group not in linked]
        groups.append([*(member for group in linked for member in group), number])
    parted = []
    for group in groups:
        together = [(camps[two], camps[one]) for at, one in enumerate(group) for two in group[:at] if meet(max(one, two), min(one, two))]
        if together:
            parted.append(_about([camps[number] for number in group], together, conflict, by_claim, prop))
    return parted


def _pair(a: Camp, b: Camp, by_claim: Mapping[str, Stance], prop: Property) -> tuple[Stance, Stance] | None:
    timed = not regardless_of_time(prop)
    for one in map(by_claim.__getitem__, a.claims):
        for two in map(by_claim.__getitem__, b.claims):
            # Most are of different times, which is sooner seen than what their values share.
            if not (timed and relation(one.time, two.time) == "apart") and compare(one, two, prop).verdict is Verdict.PRECISION:
                return one, two
    return None


def _about(
    group: Sequence[Camp], together: Sequence[tuple[Camp, Camp]], conflict: Conflict, by_claim: Mapping[str, Stance], prop: Property
) -> Conflict:
    pairs = [pair for one, two in together if (pair := _pair(one, two, by_claim, prop))]
    first, then = pairs[0]
    comparison = compare(first, then, prop)
    rounding = any(compare(*pair, prop).rounding for pair in pairs)
    settled = settles_all(conflict.verdict, len(group)) or settles(comparison, first, then, prop)
    return replace(conflict, camps=tuple(group), witness=(first.claim, then.claim), rounding=rounding, cause=comparison.cause, settles=settled)
