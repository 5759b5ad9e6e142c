"""Which claims come of all files together? Each with an id that no other has, and a source that is declared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from pydantic import ValidationError

from claimcheck.ids import ID, slug
from claimcheck.load.block import FIELDS, Block, records
from claimcheck.load.claims import Draft, at_row, same_id, slug_hash, unknown_source
from claimcheck.load.loaded import Places, Problem
from claimcheck.load.records import MOST_SUGGESTIONS, faults
from claimcheck.model import Claim, Source
from claimcheck.suggest import nearest

_LONGEST_ID = 180
_EMPTY: Mapping[str, str] = dict.fromkeys(FIELDS, "")


def finished(drafted: Iterable[Draft | Block], sources: Mapping[str, Source], places: Places, problems: list[Problem]) -> tuple[Claim, ...]:
    """The claims of all files, in their order. A source that nobody declared is told once in each table, at the first row that names it."""
    naming = Naming(sources)
    taken: set[str] = set()
    kept: list[Draft | Block] = []
    near: dict[str, str] = {}
    in_rows: dict[tuple[str, str], list[Draft]] = {}
    place = places.adding("claim")
    for draft in _loosened(list(drafted), naming):
        if isinstance(draft, Block):
            taken |= draft.given
            kept.append(draft)
            continue
        fields = draft.fields
        id, source = fields.get("id"), fields.get("source", "")
        if source and source not in sources:
            if source not in near:
                near[source] = nearest(source, sources) if len(near) < MOST_SUGGESTIONS else ""
            if draft.spot.fields is None:
                in_rows.setdefault((draft.spot.path, source), []).append(draft)
            else:
                problems.append(draft.problem("unknown-source", "source", *unknown_source(source, near[source])))
            continue
        if id is not None:
            if id in taken:
                problems.append(draft.problem("duplicate-id", "id", *same_id(id, _at(places, id))))
                continue
            taken.add(id)
            place(id, draft.spot)
        kept.append(draft)
    for (_, source), rows in in_rows.items():
        problems.append(rows[0].problem("unknown-source", "source", *unknown_source(source, near[source], len(rows))))
    claims: list[Claim] = []
    validate = Claim.__pydantic_validator__.validate_python
    for draft in kept:
        if isinstance(draft, Block):
            places.add_all("claim", zip(draft.ids, draft.spots(), strict=True))
            claims += draft.claims()
            continue
        fields = draft.fields
        if "id" not in fields:
            id = fields["id"] = naming.fresh(fields, taken)
            place(id, draft.spot)
        if draft.checked:
            claims += records([{**_EMPTY, **fields}])
            continue
        try:
            claims.append(validate(fields))
        except ValidationError as error:
            problems.extend(draft.problem("invalid-record", field, message, advice) for field, message, advice in faults(error, fields))
    return tuple(claims)


@dataclass(frozen=True, slots=True)
class Naming:
    """Ids for claims that have none: source, subject where it is not that of the source, property, and a count from the second on."""

    sources: Mapping[str, Source]
    _counts: dict[str, int] = field(default_factory=dict)
    _called: dict[str, str] = field(default_factory=dict)

    @property
    def bases(self) -> list[str]:
        """What the ids made so far begin with."""
        return list(self._counts)

    def base(self, fields: Mapping[str, str]) -> str:
        """What the id of a claim begins with."""
        source, subject = fields.get("source", ""), fields["subject"]
        base = f"{source}:" if source else ""
        if not source or subject != self.sources[source].subject:
            called = self._called.get(subject)
            if called is None:
                called = self._called[subject] = f"{subject if ID.fullmatch(subject) else slug(subject)}:"
            base += called
        base += fields["property"]
        return base if len(base) <= _LONGEST_ID else f"{base[: _LONGEST_ID - 13]}-{slug_hash(base)}"

    def fresh(self, fields: Mapping[str, str], taken: Collection[str]) -> str:
        """An id for the next claim, which no other has."""
        base = self.base(fields)
        while True:
            count = self._counts[base] = self._counts.get(base, 0) + 1
            id = base if count == 1 else f"{base}:{count}"
            if id not in taken:
                return id


def _loosened(drafted: Sequence[Draft | Block], naming: Naming) -> Iterable[Draft | Block]:
    """The same, with the claims one by one of each block in which other files have a say in how a claim is called."""
    blocks = [one for one in drafted if isinstance(one, Block)]
    if not blocks:
        return drafted
    single = [one.fields for one in drafted if isinstance(one, Draft)]
    given = Counter(chain([fields["id"] for fields in single if "id" in fields], *[block.given for block in blocks]))
    sound = [fields for fields in single if "id" not in fields and ("source" not in fields or fields["source"] in naming.sources)]
    bases = [{naming.base(fields) for fields in sound}, *[block.bases for block in blocks]]
    shared: set[str] = set()
    if len(set().union(*bases)) < sum(map(len, bases)):
        shared = {base for base, count in Counter(chain(*bases)).items() if count > 1}

    def alone(block: Block) -> bool:
        own = not given or (given.keys() & block.ids == block.given and all(given[id] == 1 for id in block.given))
        return own and shared.isdisjoint(block.bases)

    return [one for several in drafted for one in (several.drafts() if isinstance(several, Block) and not alone(several) else (several,))]


def _at(places: Places, id: str) -> str:
    spot = places.spot("claim", id)
    if spot is not None and spot.fields is None:
        return at_row(spot.path, max(spot.mark, 0), -spot.mark)
    path, line, _ = places.place("claim", id, "id")
    return f"{path}:{line}" if line else path
