"""Which of many claims differ only in precision or wording, or cannot be weighed against each other?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.finding import Verdict
from claimcheck.kernel.stance import Stance
from claimcheck.kernel.sweep import Sweep, Verdicts, distinct_times, run
from claimcheck.kernel.values import Kind, common
from claimcheck.model import Property
from claimcheck.reading.values import Dates, Quantity, Value, YesNo

VALUES = 200  # different values up to which each is weighed against each other
STATEMENTS = 400_000  # statements looked at, over all values

NOTES: Mapping[Kind, Verdicts] = {
    "some": {"certain": Verdict.PRECISION, "possible": Verdict.PRECISION},
    "near": {"certain": Verdict.VARIANT, "possible": Verdict.VARIANT},
    "undecided": {"certain": Verdict.NOT_JUDGED, "possible": Verdict.NOT_JUDGED, "superseded": Verdict.NOT_JUDGED},
}


def note(stances: Sequence[Stance], prop: Property, found: dict[Verdict, set[int]]) -> str:
    """Add to ``found`` what takes part in a pair of values that share something; with too many, say so and count what is left out."""
    values: dict[Value, list[int]] = {}
    for n, stance in enumerate(stances):
        values.setdefault(stance.value, []).append(n)  # type: ignore[arg-type]  # values beyond reading were left out
    partners = _partners(list(values), prop) if len(values) <= VALUES else None
    if partners is None or _work(partners, values) > STATEMENTS:
        vague = [n for value, members in values.items() if not _exact(value) for n in members]
        mixed = len({_kind(value) for value in values}) > 1
        if not (vague or mixed):
            return ""
        found.setdefault(Verdict.NOT_JUDGED, set()).update(range(len(stances)) if mixed else vague)
        return f"more than {VALUES} different values or {len(stances):,} statements: differences of precision, unit and wording are not judged"
    times, numbers = distinct_times(stances, prop)
    for value, kinds in partners.items():
        for kind, others in kinds.items():
            answering = [n for other in others for n in values[other]]
            places = {**dict.fromkeys(values[value], (0, 0)), **dict.fromkeys(answering, (1, 1))}
            run(Sweep(places, values[value], answering, NOTES[kind]), stances, prop, times, numbers, found)
    return ""


def _partners(values: Sequence[Value], prop: Property) -> dict[Value, dict[Kind, list[Value]]]:
    partners: dict[Value, dict[Kind, list[Value]]] = {}
    for i, one in enumerate(values):
        for two in values[:i]:
            kind = common(one, two, prop).kind
            if kind in NOTES:
                partners.setdefault(one, {}).setdefault(kind, []).append(two)
                partners.setdefault(two, {}).setdefault(kind, []).append(one)
    return partners


def _work(partners: Mapping[Value, Mapping[Kind, Sequence[Value]]], values: Mapping[Value, Sequence[int]]) -> int:
    return sum(len(values[value]) + sum(len(values[other]) for other in others) for value, kinds in partners.items() for others in kinds.values())


def _exact(value: Value) -> bool:
    """Is it one thing, which another value either is or is not?"""
    if isinstance(value, Quantity):
        return len(value.spans) == 1 and value.spans[0].low == value.spans[0].high
    if isinstance(value, Dates):
        return len(value.spans) == 1 and value.spans[0].low == value.spans[0].high
    return isinstance(value, YesNo)


def _kind(value: Value) -> tuple[str, str]:
    return type(value).__name__, value.unit if isinstance(value, Quantity) else ""
