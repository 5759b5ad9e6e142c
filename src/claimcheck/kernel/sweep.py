"""Which of many claims on one question clash with some other? By sorting, not pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from claimcheck.finding import Verdict
from claimcheck.kernel.compare import compare, regardless_of_time
from claimcheck.kernel.reach import NOBODY, Extremes, Meeting, meeting, reach, soft
from claimcheck.kernel.stance import Stance, Time
from claimcheck.kernel.terms import group_of, wording
from claimcheck.kernel.values import common
from claimcheck.model import Property
from claimcheck.reading.values import Dates, Interval, Not, Nothing, Period, Quantity, Several, Term, Value, YesNo

Verdicts = Mapping[Meeting, Verdict]

NOTHING_SHARED: Verdicts = {
    "certain": Verdict.CONTRADICTION,
    "possible": Verdict.POSSIBLE,
    "superseded": Verdict.SUPERSEDED,
    "change": Verdict.CHANGE,
}
PERHAPS_NOTHING: Verdicts = {**NOTHING_SHARED, "certain": Verdict.POSSIBLE}

MOMENT = Time(0, 0, 0, 0)  # stands for the time of what is compared regardless of it


@dataclass(frozen=True, slots=True)
class Sweep:
    """One ordering of statements, in which those that share no value lie apart.

    ``places`` maps the number of a statement to its lowest and highest place. ``proven`` when places that lie apart prove that no
    value is shared; otherwise each find is confirmed by the comparison itself.
    """

    places: Mapping[int, tuple[int, int]]
    asking: Sequence[int]
    answering: Sequence[int]
    verdicts: Verdicts
    proven: bool = True


def clashing(stances: Sequence[Stance], prop: Property) -> dict[Verdict, set[int]]:
    """The numbers of the statements that take part in at least one pair of each verdict that needs values with nothing in common."""
    times, numbers = distinct_times(stances, prop)
    found: dict[Verdict, set[int]] = {}
    for sweep in sweeps(stances, prop):
        run(sweep, stances, prop, times, numbers, found)
    return found


def run(
    sweep: Sweep, stances: Sequence[Stance], prop: Property, times: Sequence[Time], numbers: Sequence[int], found: dict[Verdict, set[int]]
) -> None:
    """Add to ``found`` the asking statements that clash with an answering one."""
    count = len(stances)
    answers: dict[int, Extremes] = {}
    for n in sweep.answering:
        low, high = sweep.places[n]
        top, bottom = answers.get(numbers[n], NOBODY)
        answers[numbers[n]] = Extremes(max(top, low * count + n), min(bottom, high * count + n))
    met = reach(times, (numbers[n] for n in sweep.asking), answers, sweep.verdicts)
    unsure = any(soft(times[t]) for t in answers)
    for kind, extremes in met.items():
        verdict = sweep.verdicts[kind]
        marked = found.setdefault(verdict, set())
        sure = sweep.proven and not (unsure and kind == "possible")

        def confirmed(n: int, other: int, kind: Meeting = kind, verdict: Verdict = verdict) -> bool:
            if not sweep.proven:
                return compare(stances[n], stances[other], prop).verdict is verdict
            return meeting(times[numbers[n]], times[numbers[other]]) == kind

        for n in sweep.asking:
            low, high = sweep.places[n]
            top, bottom = extremes[numbers[n]]
            above, beneath = top >= (high + 1) * count, bottom < low * count
            if n in marked or not (above or beneath):
                continue
            if sure or (above and confirmed(n, top % count)) or (beneath and confirmed(n, bottom % count)):
                marked.add(n)
            elif any(_apart(sweep.places[n], sweep.places[other]) and confirmed(n, other) for other in sweep.answering):
                marked.add(n)


def sweeps(stances: Sequence[Stance], prop: Property) -> list[Sweep]:
    """The orderings that together find every pair of values with nothing in common."""
    values: dict[Value, list[int]] = {}
    for n, stance in enumerate(stances):
        values.setdefault(stance.value, []).append(n)  # type: ignore[arg-type]  # values beyond reading were left out
    plain: dict[Hashable, list[Value]] = {}
    odd: list[Value] = []
    for value in values:
        family = _family(value)
        if prop.values == "many":
            # Of many values only these clash with anything.
            if isinstance(value, (Not, Nothing)) or (isinstance(value, Several) and value.complete):
                odd.append(value)
        elif family is None:
            odd.append(value)
        else:
            plain.setdefault(family, []).append(value)
    made = [sweep for family, members in plain.items() for sweep in _orderings(family, members, values, prop)]
    return made + [sweep for number, value in enumerate(odd) for sweep in _against(value, values, odd[:number], prop)]


def _family(value: Value) -> Hashable:
    """Values of one family can be put in order so that those with nothing in common lie apart; odd ones have none."""
    match value:
        case Quantity() if len(value.spans) == 1:
            return "quantity", value.unit
        case Dates() if len(value.spans) == 1:
            return "dates"
        case Period() | Term() | YesNo():
            return type(value).__name__
    return None


def _orderings(family: Hashable, members: Sequence[Value], values: Mapping[Value, Sequence[int]], prop: Property) -> Iterable[Sweep]:
    if family == "Term":
        yield from _of_terms([value for value in members if isinstance(value, Term)], values, prop)
    elif family == "YesNo":
        yield _sweep({value: (int(value == YesNo(True)),) * 2 for value in members}, values)
    elif family == "Period":
        periods = [value for value in members if isinstance(value, Period)]
        yield _sweep(_ranked({value: Interval(_day(value.start.low), _day(value.start.high)) for value in periods}), values)
        yield _sweep(_ranked({value: Interval(_day(value.end.low), _day(value.end.high)) for value in periods}), values)
    elif family == "dates":
        days = {value: value.spans[0] for value in members if isinstance(value, Dates)}
        yield _sweep(_ranked({value: Interval(_day(span.low), _day(span.high)) for value, span in days.items()}), values)
    else:
        yield _sweep(_ranked({value: value.spans[0] for value in members if isinstance(value, Quantity)}), values)


def _of_terms(members: Sequence[Term], values: Mapping[Value, Sequence[int]], prop: Property) -> Iterable[Sweep]:
    judged = wording(prop)
    places = _coded({term: ("entity", term.entity) if term.entity else tuple(sorted(term.key)) or term.text for term in members})
    if prop.datatype == "entity":
        known = [term for term in members if term.entity]
        new = [term for term in members if not term.entity]
        yield _sweep({term: places[term] for term in known}, values)
        if judged == "official":
            yield _sweep(places, values, asking=members, answering=new, verdicts=PERHAPS_NOTHING, proven=False)
            yield _sweep(places, values, asking=new, answering=known, verdicts=PERHAPS_NOTHING, proven=False)
    elif judged == "official":
        yield _sweep(places, values, proven=False)
    if judged == "term":
        groups = {term: group for term in members if (group := group_of(term, prop)) is not None}
        yield _sweep({term: (group, group) for term, group in groups.items()}, values, proven=False)


def _against(odd: Value, values: Mapping[Value, Sequence[int]], seen: Iterable[Value], prop: Property) -> Iterable[Sweep]:
    """An odd value against all others, except the odd ones that had their turn."""
    done = set(seen)
    partners: dict[str, list[Value]] = {"none": [], "maybe-none": []}
    for value in values:
        if value is not odd and value not in done:
            partners.get(common(odd, value, prop).kind, []).append(value)
    for kind, verdicts in (("none", NOTHING_SHARED), ("maybe-none", PERHAPS_NOTHING)):
        if partners[kind]:
            yield _sweep({odd: (0, 0), **dict.fromkeys(partners[kind], (1, 1))}, values, verdicts=verdicts)


def _sweep(
    places: Mapping[Any, tuple[int, int]],  # keys are values of any one class, which a mapping of values is not
    values: Mapping[Value, Sequence[int]],
    asking: Iterable[Value] | None = None,
    answering: Iterable[Value] | None = None,
    verdicts: Verdicts = NOTHING_SHARED,
    *,
    proven: bool = True,
) -> Sweep:
    def numbers(chosen: Iterable[Value] | None) -> list[int]:
        return [n for value in (places if chosen is None else chosen) for n in values[value]]

    by_number = {n: place for value, place in places.items() for n in values[value]}
    return Sweep(by_number, numbers(asking), numbers(answering), verdicts, proven)


def _coded(keys: Mapping[Term, Hashable]) -> dict[Value, tuple[int, int]]:
    codes: dict[Hashable, int] = {}
    return {term: (codes.setdefault(key, len(codes)),) * 2 for term, key in keys.items()}


def _ranked(spans: Mapping[Value, Interval]) -> dict[Value, tuple[int, int]]:
    """The places of convex sets on one line, such that sets without a common element lie apart."""
    scaled = _scaler({end for span in spans.values() for end in (span.low, span.high) if end is not None})
    keys: dict[Value, tuple[object, object]] = {}
    for value, span in spans.items():
        # An open end lies a hair within the closed one.
        low = None if span.low is None else (scaled(span.low), int(span.low_open))
        high = None if span.high is None else (scaled(span.high), -int(span.high_open))
        keys[value] = (low, high)
    scale = sorted({end for pair in keys.values() for end in pair if end is not None})  # type: ignore[type-var]  # all of one kind
    rank = {key: number for number, key in enumerate(scale, 1)}
    return {value: (0 if low is None else rank[low], len(scale) + 1 if high is None else rank[high]) for value, (low, high) in keys.items()}


def _scaler(ends: Iterable[Fraction]) -> Callable[[Fraction], object]:
    """Fractions compare slowly: whole numbers of a common part where there is one of reasonable size, else ordered by their whole parts first."""
    shared = 1
    for denominator in {end.denominator for end in ends}:
        shared = lcm(shared, denominator)
        if shared.bit_length() > 256:
            return lambda end: ((end.numerator << 64) // end.denominator, end)
    return lambda end: end.numerator * (shared // end.denominator)


def _day(day: int | None) -> Fraction | None:
    return None if day is None else Fraction(day)


def _apart(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[1] < b[0] or b[1] < a[0]


def distinct_times(stances: Sequence[Stance], prop: Property) -> tuple[list[Time], list[int]]:
    """The times of the statements, each once, and the number of each statement's; one for all where time is no matter."""
    if regardless_of_time(prop):
        return [MOMENT], [0] * len(stances)
    known: dict[Time, int] = {}
    numbers = [known.setdefault(stance.time, len(known)) for stance in stances]
    return list(known), numbers
