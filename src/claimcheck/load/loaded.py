"""What came out of the files? Records with their places, and whatever could not be read, as data."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from claimcheck.ledger import Ledger, Problem, RecordKind, Snapshot
from claimcheck.model import Claim, Decision, Entity, Property, Relation, Source
from claimcheck.reading.lines import Lines

__all__ = ["Loaded", "Places", "Positions", "Problem", "RecordKind", "Snapshot", "Spot"]


class Positions(NamedTuple):
    """Where the keys and values of one file stand: offsets in the order of the file, and its lines."""

    marks: array[int]
    lines: Lines


class Spot(NamedTuple):
    """Where one record stands: its file, its first mark there, and the marks of its fields counted from that one.

    ``fields`` is ``None`` for a row of a table; ``mark`` is then the line, or if rows stand on no lines, less than 0 by the row's number. ``said`` tells what stands there, to the letter,
    from anything else; empty where nobody needs to know.
    """

    path: str
    mark: int
    fields: Mapping[str, int] | None
    said: str = ""


class Places:
    """Where does each record stand? Answers with a path, a line and a column; filled by the loader and only read after that."""

    __slots__ = ("_files", "_spots")

    def __init__(self) -> None:
        self._files: dict[str, Positions] = {}
        self._spots: dict[str, dict[str, Spot]] = {kind: {} for kind in get_args(RecordKind)}

    def add_file(self, path: str, positions: Positions) -> None:
        """Keep the positions of a file."""
        self._files[path] = positions

    def add(self, kind: RecordKind, id: str, spot: Spot) -> None:
        """Keep the place of a record. A decision goes by the finding it decides."""
        self._spots[kind][id] = spot

    def adding(self, kind: RecordKind) -> Callable[[str, Spot], None]:
        """The same for very many records of a kind."""
        return self._spots[kind].__setitem__

    def add_all(self, kind: RecordKind, spots: Iterable[tuple[str, Spot]]) -> None:
        """The same for many at once."""
        self._spots[kind].update(spots)

    def has(self, kind: RecordKind, id: str) -> bool:
        """Is the place of such a record kept?"""
        return id in self._spots[kind]

    def spot(self, kind: RecordKind, id: str) -> Spot | None:
        """The place of a record, as it is kept."""
        return self._spots[kind].get(id)

    def spots(self, kind: RecordKind) -> Mapping[str, Spot]:
        """The places of all records of a kind, as they are kept."""
        return self._spots[kind]

    def place(self, kind: RecordKind, id: str, field: str = "") -> tuple[str, int, int]:
        """Path, line and column of a record or of one of its fields; of the record where it does not give that field.

        The value of a field is pointed at, not its key. What is not known has an empty path and line 0.
        """
        spot = self._spots[kind].get(id)
        if spot is None:
            return "", 0, 0
        if spot.fields is None:
            return spot.path, max(spot.mark, 0), 1 if spot.mark > 0 else 0
        positions = self._files[spot.path]
        offset = positions.marks[spot.mark + spot.fields.get(field.replace("_", "-"), 0)]
        return spot.path, *positions.lines.place(offset)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything the files say. Mappings go by id; claims are in the order of their files and lines."""

    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    properties: Mapping[str, Property]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    decisions: tuple[Decision, ...]
    places: Places
    snapshots: Mapping[str, Snapshot]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]

    def ledger(self, today: int | None = None, quote_words: int = 12) -> Ledger:
        """What is on record, indexed, as of a day (its ordinal)."""
        return Ledger(
            sources=self.sources,
            entities=self.entities,
            properties=self.properties,
            claims=self.claims,
            places=self.places,
            relations=self.relations,
            decisions=self.decisions,
            snapshots=self.snapshots,
            problems=self.problems,
            today=today,
            quote_words=quote_words,
        )
