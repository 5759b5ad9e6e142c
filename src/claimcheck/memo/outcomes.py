"""How is what rules found on some claims kept, so that it can be told again when the claims have moved? By the claims, and by lines counted from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from claimcheck.finding import Agreement, Cause, Finding, Place, Severity, Unjudged, Verdict
from claimcheck.model import Claim
from claimcheck.rule import Outcome

_SEVERITIES: Mapping[str, Severity] = {one.value: one for one in Severity}  # to ask the kinds themselves takes longer
_VERDICTS: Mapping[str, Verdict] = {one.value: one for one in Verdict}
_CAUSES: Mapping[str, Cause] = {one.value: one for one in Cause}
Whose = Callable[[str, int, int], str]  # the claim that a path, a line and a column were given for; empty when it was none


class NotOursError(Exception):
    """An outcome points at something else than the claims it is kept with."""


def written(outcome: Outcome, numbers: Mapping[str, int], starts: Callable[[int], tuple[str, int, int]], whose: Whose) -> list[Any]:
    """An outcome as JSON; ``numbers`` counts the claims it is kept with, and ``starts`` says where each begins."""
    if isinstance(outcome, Unjudged):
        if not outcome.path:
            return [outcome.what, outcome.why, outcome.count]
        number = _number(whose(outcome.path, outcome.line, outcome.column), numbers)
        return [outcome.what, outcome.why, outcome.count, number, *_moved(outcome.path, outcome.line, starts(number)), outcome.column]
    if outcome.decision is not None or outcome.reopened:
        raise NotOursError
    places = []
    for place in outcome.places:
        number = _number(place.claim, numbers)
        places.append(
            [
                number, *_moved(place.path, place.line, starts(number)), place.column, place.source, place.value, place.when, place.when_inferred,
                place.quote, place.label, place.scope, place.attributed_to,
            ]
        )  # fmt: skip
    return [
        outcome.id, outcome.rule, outcome.severity.value, outcome.message, places, outcome.verdict and outcome.verdict.value,
        outcome.cause and outcome.cause.value, outcome.subject, outcome.property, outcome.scope, outcome.settles,
    ]  # fmt: skip


def told(kept: Sequence[Any], claims: Sequence[Claim], starts: Callable[[int], tuple[str, int, int]]) -> Outcome:
    """The outcome, with the places of the claims as they are now."""
    if len(kept) <= 6:
        what, why, count, *where = kept
        if not where:
            return Unjudged(str(what), str(why), int(count))
        path, line, _ = starts(where[0])
        return Unjudged(str(what), str(why), int(count), path, line + where[1], int(where[2]))
    id, rule, severity, message, kept_places, verdict, cause, subject, property, scope, settles = kept
    places = []
    for number, lines, column, source, value, when, inferred, quote, label, part, attributed in kept_places:
        path, line, _ = starts(number)
        places.append(
            Place(
                path, line + lines, column, claims[number].id, source, value, when, inferred, quote, label, part, attributed
            )
        )  # fmt: skip
    return Finding(
        id, rule, _SEVERITIES[severity], message, tuple(places), verdict and _VERDICTS[verdict], cause and _CAUSES[cause], subject, property, scope,
        tuple(settles),
    )  # fmt: skip


def written_agreement(one: Agreement) -> list[Any]:
    """Claims that say the same, as JSON. What they are called, and whose they are, is part of what they are kept by."""
    return [one.value, one.claims, one.sources, one.origins]


def told_agreement(kept: Sequence[Any], question: tuple[str, str, tuple[str, ...]]) -> Agreement:
    """The same as it was."""
    value, claims, sources, origins = kept
    return Agreement(question[0], question[1], "; ".join(question[2]), str(value), tuple(claims), tuple(sources), int(origins))


def _number(claim: str, numbers: Mapping[str, int]) -> int:
    number = numbers.get(claim)
    if number is None:
        raise NotOursError
    return number


def _moved(path: str, line: int, start: tuple[str, int, int]) -> tuple[int]:
    if path != start[0]:
        raise NotOursError
    return (line - start[1],)
