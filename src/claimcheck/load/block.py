"""What do the claims of one file say, all at once? In columns, as they come out of a memory of files that were read before."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

from claimcheck.load.claims import Draft
from claimcheck.load.loaded import Problem, Spot
from claimcheck.model import Claim

FIELDS = tuple(Claim.model_fields)
_GIVEN = set(FIELDS)


@dataclass(frozen=True, slots=True)
class Block:
    """The claims of one file, of which nothing was wrong when they were read.

    ``columns`` holds their fields, but for ids and for fields that none of them has. ``ids`` are those that they have where no other file
    has a say in it: ``given`` are written in the file; the others are made of ``bases``, each of them once here, and a count.
    """

    path: str
    marks: Sequence[int]
    shapes: Sequence[Mapping[str, int]]
    said: Sequence[str]
    columns: Mapping[str, Sequence[str]]
    ids: Sequence[str]
    given: frozenset[str]
    bases: frozenset[str]
    problem: Callable[[int, Mapping[str, int]], Callable[[str, str, str, str], Problem]]

    def drafts(self) -> Iterator[Draft]:
        """The claims one by one, without the ids that were made for them."""
        names = tuple(self.columns)
        rows = zip(*self.columns.values(), strict=True)
        for id, spot, mark, shape, row in zip(self.ids, self.spots(), self.marks, self.shapes, rows, strict=True):
            fields = {name: value for name, value in zip(names, row, strict=True) if value}
            yield Draft(fields | {"id": id} if id in self.given else fields, spot, self.problem(mark, shape), checked=True)

    def spots(self) -> Iterator[Spot]:
        """Where each stands."""
        return map(tuple.__new__, repeat(Spot), zip(repeat(self.path), self.marks, self.shapes, self.said))

    def claims(self) -> list[Claim]:
        """The records, with the ids that they have where no other file has a say in it."""
        empty = ("",) * len(self.ids)
        columns = [self.ids if name == "id" else self.columns.get(name, empty) for name in FIELDS]
        return records(
            # Written out, since to put pairs together takes twice as long.
            {"id": id, "subject": subject, "property": property, "value": value, "unit": unit, "scope": scope, "when": when, "source": source, "attributed_to": attributed_to, "quote": quote, "locator": locator, "note": note, "modality": modality, "draft": draft}
            for id, subject, property, value, unit, scope, when, source, attributed_to, quote, locator, note, modality, draft in zip(*columns, strict=True)
        )  # fmt: skip


def records(fields: Iterable[dict[str, str]]) -> list[Claim]:
    """Claims of which every field is there and was found to be right before: what the model would make of them, without another look."""
    made = list(fields)
    claims = list(map(Claim.__new__, repeat(Claim, len(made))))
    for name, given in (
        ("__dict__", made),
        ("__pydantic_fields_set__", repeat(_GIVEN)),
        ("__pydantic_extra__", repeat(None)),
        ("__pydantic_private__", repeat(None)),
    ):
        deque(map(object.__setattr__, claims, repeat(name), given), maxlen=0)  # a loop that the interpreter does not walk
    return claims
