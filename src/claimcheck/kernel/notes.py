"""Which of many claims differ only in precision or wording, or cannot be weighed against each other?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.finding import Verdict
from claimcheck.kernel.statements import Statements
from claimcheck.kernel.sweep import Sweep, Verdicts, run
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


def note(made: Statements, prop: Property, found: dict[Verdict, set[int]]) -> str:
    """Add to ``found`` what takes part in a pair of values that share something; with too many, say so and count what is left out."""
    saying = made.with_value()
    partners = _partners(made.values, prop) if len(made.values) <= VALUES else None
    if partners is None or _work(partners, saying) > STATEMENTS:
        vague = [n for value, members in zip(made.values, saying, strict=True) if not _exact(value) for n in members]
        mixed = len({_kind(value) for value in made.values}) > 1
        if not (vague or mixed):
            return ""
        found.setdefault(Verdict.NOT_JUDGED, set()).update(range(len(made.speakers)) if mixed else vague)
        return (
            f"{len(made.values):,} different values in {len(made.speakers):,} statements: differences of precision, unit and wording are not judged"
        )
    for value, kinds in partners.items():
        for kind, others in kinds.items():
            answering = [n for other in others for n in saying[other]]
            places = {**dict.fromkeys(saying[value], (0, 0)), **dict.fromkeys(answering, (1, 1))}
            run(Sweep(places, saying[value], answering, NOTES[kind]), made, prop, found)
    return ""


def _partners(values: Sequence[Value], prop: Property) -> dict[int, dict[Kind, list[int]]]:
    partners: dict[int, dict[Kind, list[int]]] = {}
    for i, one in enumerate(values):
        for j, two in enumerate(values[:i]):
            kind = common(one, two, prop).kind
            if kind in NOTES:
                partners.setdefault(i, {}).setdefault(kind, []).append(j)
                partners.setdefault(j, {}).setdefault(kind, []).append(i)
    return partners


def _work(partners: Mapping[int, Mapping[Kind, Sequence[int]]], saying: Sequence[Sequence[int]]) -> int:
    return sum(len(saying[value]) + sum(len(saying[other]) for other in others) for value, kinds in partners.items() for others in kinds.values())


def _exact(value: Value) -> bool:
    """Is it one thing, which another value either is or is not?"""
    if isinstance(value, Quantity):
        return len(value.spans) == 1 and value.spans[0].low == value.spans[0].high
    if isinstance(value, Dates):
        return len(value.spans) == 1 and value.spans[0].low == value.spans[0].high
    return isinstance(value, YesNo)


def _kind(value: Value) -> tuple[str, str]:
    return type(value).__name__, value.unit if isinstance(value, Quantity) else ""
