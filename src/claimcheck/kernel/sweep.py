"""Which of many claims on one question clash with some other? By sorting, not pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, Literal, TypeAlias

from claimcheck.finding import Verdict
from claimcheck.kernel.reach import NO_BOTTOM, NO_TOP, Extremes, Meeting, meeting, reach, soft
from claimcheck.kernel.statements import Statements
from claimcheck.kernel.terms import Index, group_of, wording
from claimcheck.kernel.values import bears_on_others, common
from claimcheck.model import Property
from claimcheck.reading.values import Dates, Interval, Not, Period, Quantity, Several, Term, Value, YesNo

Verdicts: TypeAlias = Mapping[Meeting, Verdict]
Places: TypeAlias = Mapping[int, tuple[int, int]]
Saying: TypeAlias = Sequence[Sequence[int]]

NOTHING_SHARED: Verdicts = {
    "certain": Verdict.CONTRADICTION,
    "possible": Verdict.POSSIBLE,
    "superseded": Verdict.SUPERSEDED,
    "change": Verdict.CHANGE,
}
PERHAPS_NOTHING: Verdicts = {**NOTHING_SHARED, "certain": Verdict.POSSIBLE}


@dataclass(frozen=True, slots=True)
class Sweep:
    """One ordering of statements, in which those that share no value lie apart.

    ``places`` maps the number of a statement to its lowest and highest place. Places that lie apart prove that no value is shared,
    or else ``shared`` says what the comparison of the values has to come to.
    """

    places: Places
    asking: Sequence[int]
    answering: Sequence[int]
    verdicts: Verdicts
    shared: Literal["", "none", "maybe-none"] = ""

    @property
    def proven(self) -> bool:
        """Do places that lie apart need no further look?"""
        return not self.shared


def clashing(made: Statements, prop: Property, found: dict[Verdict, set[int]]) -> None:
    """Add to ``found`` the statements that take part in a pair of each verdict that needs values with nothing in common."""
    for sweep in sweeps(made, prop):
        run(sweep, made, prop, found)


def run(sweep: Sweep, made: Statements, prop: Property, found: dict[Verdict, set[int]]) -> None:
    """Add to ``found`` the asking statements that clash with an answering one."""
    if not sweep.asking or not sweep.answering:
        return
    count, time_of, times = len(made.speakers), made.time_of, made.times
    answers = Extremes({}, {})
    for n in sweep.answering:
        low, high = sweep.places[n]
        answers.widen(time_of[n], low * count + n, high * count + n)
    met = reach(times, {time_of[n] for n in sweep.asking}, answers, sweep.verdicts)
    unsure = any(soft(times[t]) for t in answers.tops)
    likeness: dict[tuple[int, int], bool] = {}

    def confirmed(n: int, other: int, kind: Meeting) -> bool:
        if meeting(times[time_of[n]], times[time_of[other]]) != kind:
            return False
        if sweep.proven:
            return True
        pair = (made.value_of[n], made.value_of[other])
        if pair not in likeness:
            likeness[pair] = common(made.values[pair[0]], made.values[pair[1]], prop).kind == sweep.shared
        return likeness[pair]

    for kind, (tops, bottoms) in met.items():
        if not tops:
            continue
        marked = found.setdefault(sweep.verdicts[kind], set())
        sure = sweep.proven and not (unsure and kind in ("possible", "change"))
        for n in sweep.asking:
            low, high = sweep.places[n]
            top, bottom = tops.get(time_of[n], NO_TOP), bottoms.get(time_of[n], NO_BOTTOM)
            above, beneath = top >= (high + 1) * count, bottom < low * count
            if not (above or beneath) or n in marked:
                continue
            if (
                sure
                or (above and confirmed(n, top % count, kind))
                or (beneath and confirmed(n, bottom % count, kind))
                or any(_apart(sweep.places[n], sweep.places[other]) and confirmed(n, other, kind) for other in sweep.answering)
            ):
                marked.add(n)


def sweeps(made: Statements, prop: Property) -> list[Sweep]:
    """The orderings that together find every pair of values with nothing in common."""
    plain: dict[Hashable, list[int]] = {}
    odd: list[int] = []
    for v, value in enumerate(made.values):
        family = _family(value)
        if prop.values == "many":
            # Of many values only these clash with anything.
            if bears_on_others(value):
                odd.append(v)
        elif family is None:
            odd.append(v)
        else:
            plain.setdefault(family, []).append(v)
    saying = made.with_value()
    orderings = [sweep for family, members in plain.items() for sweep in _orderings(family, {v: made.values[v] for v in members}, saying, prop)]
    return orderings + list(_of_odd(odd, made.values, saying, prop))


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


def _orderings(family: Hashable, members: Mapping[int, Value], saying: Saying, prop: Property) -> Iterable[Sweep]:
    if family == "Term":
        yield from _of_terms({v: value for v, value in members.items() if isinstance(value, Term)}, saying, prop)
    elif family == "YesNo":
        yield _sweep({v: (int(value == YesNo(True)),) * 2 for v, value in members.items()}, saying)
    elif family == "Period":
        periods = {v: value for v, value in members.items() if isinstance(value, Period)}
        yield _sweep(_ranked({v: Interval(_day(value.start.low), _day(value.start.high)) for v, value in periods.items()}), saying)
        yield _sweep(_ranked({v: Interval(_day(value.end.low), _day(value.end.high)) for v, value in periods.items()}), saying)
    elif family == "dates":
        days = {v: value.spans[0] for v, value in members.items() if isinstance(value, Dates)}
        yield _sweep(_ranked({v: Interval(_day(span.low), _day(span.high)) for v, span in days.items()}), saying)
    else:
        yield _sweep(_ranked({v: value.spans[0] for v, value in members.items() if isinstance(value, Quantity)}), saying)


def _of_terms(members: Mapping[int, Term], saying: Saying, prop: Property) -> Iterable[Sweep]:
    judged = wording(prop)
    codes: dict[Hashable, int] = {}
    places: Places = {v: (codes.setdefault(_name_class(term), len(codes)),) * 2 for v, term in members.items()}
    if prop.datatype == "entity":
        known = [v for v, term in members.items() if term.entity]
        new = [v for v, term in members.items() if not term.entity]
        yield _sweep({v: places[v] for v in known}, saying)
        if judged == "official":
            yield _sweep(places, saying, asking=members, answering=new, verdicts=PERHAPS_NOTHING, shared="maybe-none")
            yield _sweep(places, saying, asking=new, answering=known, verdicts=PERHAPS_NOTHING, shared="maybe-none")
    elif judged == "official":
        yield _sweep(places, saying, shared="none")
    if judged == "term":
        groups = {v: group for v, term in members.items() if (group := group_of(term, prop)) is not None}
        yield _sweep({v: (group, group) for v, group in groups.items()}, saying, shared="none")


def _name_class(term: Term) -> Hashable:
    """Names of one class never differ; names of two may, and are compared."""
    return ("entity", term.entity) if term.entity else tuple(sorted(term.key)) or term.text


def _of_odd(odd: Sequence[int], values: Sequence[Value], saying: Saying, prop: Property) -> Iterable[Sweep]:
    """Each odd value against all others, each pair once."""
    # Two denials never clash, so they come last; and a name that is denied clashes only with names that can be the same.
    denials = [v for v in odd if isinstance(values[v], Not)]
    done: set[int] = set()
    for v in odd:
        if not isinstance(values[v], Not):
            done.add(v)
            yield from _against(v, [other for other in range(len(values)) if other not in done], values, saying, prop)
    done.update(denials)
    rest = [v for v in range(len(values)) if v not in done]
    names = Index(((v, term) for v in rest if denials and isinstance(term := values[v], Term)), prop)
    lists = [v for v in rest if isinstance(values[v], Several)]
    for v in denials:
        denied = values[v]
        named = denied.value if isinstance(denied, Not) else denied
        yield from _against(v, sorted({*names.like(named), *lists}) if isinstance(named, Term) else rest, values, saying, prop)


def _against(odd: int, others: Iterable[int], values: Sequence[Value], saying: Saying, prop: Property) -> Iterable[Sweep]:
    """An odd value against others."""
    partners: dict[str, list[int]] = {"none": [], "maybe-none": []}
    for v in others:
        partners.get(common(values[odd], values[v], prop).kind, []).append(v)
    for kind, verdicts in (("none", NOTHING_SHARED), ("maybe-none", PERHAPS_NOTHING)):
        if partners[kind]:
            yield _sweep({odd: (0, 0), **dict.fromkeys(partners[kind], (1, 1))}, saying, verdicts=verdicts)


def _sweep(
    places: Places,
    saying: Saying,
    asking: Iterable[int] | None = None,
    answering: Iterable[int] | None = None,
    verdicts: Verdicts = NOTHING_SHARED,
    shared: Literal["", "none", "maybe-none"] = "",
) -> Sweep:
    """From values, by their numbers, to the statements that give them."""

    def numbers(chosen: Iterable[int] | None) -> list[int]:
        return [n for v in (places if chosen is None else chosen) for n in saying[v]]

    return Sweep({n: place for v, place in places.items() for n in saying[v]}, numbers(asking), numbers(answering), verdicts, shared)


def _ranked(spans: Mapping[int, Interval]) -> Places:
    """The places of convex sets on one line, such that sets without a common element lie apart."""
    scaled = _scaler([end for span in spans.values() for end in (span.low, span.high) if end is not None])
    keys: dict[int, tuple[Any, Any]] = {}
    for v, (low, high, low_open, high_open) in spans.items():
        # An open end lies a hair within the closed one.
        keys[v] = (None if low is None else (scaled(low), int(low_open)), None if high is None else (scaled(high), -int(high_open)))
    scale = sorted({end for pair in keys.values() for end in pair if end is not None})
    rank = {key: number for number, key in enumerate(scale, 1)}
    return {v: (0 if low is None else rank[low], len(scale) + 1 if high is None else rank[high]) for v, (low, high) in keys.items()}


def _scaler(ends: Iterable[Fraction]) -> Callable[[Fraction], object]:
    """Fractions compare slowly: whole numbers of a common part where there is one of reasonable size, else ordered by their whole parts first."""
    shared = 1
    for denominator in {end.denominator for end in ends}:
        shared = lcm(shared, denominator)
        if shared.bit_length() > 4096:
            return lambda end: ((end.numerator << 64) // end.denominator, end)
    return lambda end: end.numerator * (shared // end.denominator)


def _day(day: int | None) -> Fraction | None:
    return None if day is None else Fraction(day)


def _apart(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[1] < b[0] or b[1] < a[0]
