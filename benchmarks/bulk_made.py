"""Tables of claims to measure with: made from a seed in pieces, so that a hundred million rows need no more memory than one million.

Seven rows in ten stand in questions of 1 to 8 rows, two in questions of 10 to 1,000, one in questions of 10,000 to 100,000. Half of the questions are series:
their value changes from year to year. Three rows in a hundred span all years with a wide value, and of as many rows as is asked the value is off.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import parquet

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

PIECE = 1_000_000
ROW_GROUP = 122_880
SOURCES = 200
YEARS = 20
BEFORE, AFTER = 25, 3  # years in which all are founded, and dissolved: what is said of the years between is said of what was there
WIDE = 3  # in a hundred
COUNTS = ("member-states", "members", "observers")
SEVERAL = (*COUNTS, "head", "times-renamed", "offices", "founded", "dissolved")
GIVEN = (
    "Ada",
    "Bela",
    "Carl",
    "Dora",
    "Emil",
    "Fanny",
    "Gero",
    "Hilde",
    "Ivo",
    "Jana",
    "Knut",
    "Lena",
    "Milo",
    "Nora",
    "Olaf",
    "Petra",
    "Quirin",
    "Rosa",
    "Sven",
    "Tilda",
)
FAMILY = (
    "Aller",
    "Brenner",
    "Corvin",
    "Dahl",
    "Ebner",
    "Falk",
    "Gruber",
    "Hauser",
    "Imhof",
    "Jansen",
    "Kern",
    "Lorenz",
    "Marten",
    "Nagel",
    "Ohm",
    "Pohl",
    "Quast",
    "Reuter",
    "Sander",
    "Thoma",
)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB), np.uint64(0x9E3779B97F4A7C15))


def table(path: Path, rows: int, *, off: float = 0.01, several: bool = False, seed: int = 7) -> Path:
    """A Parquet file of ``rows`` claims, one in ``1 / off`` off; ``several`` has questions of more kinds than counts, and some rows twice."""
    if not path.exists():
        part = path.with_suffix(".part")
        pieces = made(rows, off=off, several=several, seed=seed)
        first = next(pieces)
        with parquet.ParquetWriter(part, first.schema, compression="zstd") as writer:
            writer.write_table(first, row_group_size=ROW_GROUP)
            for piece in pieces:
                writer.write_table(piece, row_group_size=ROW_GROUP)
        part.rename(path)
    return path


def as_csv(path: Path, copy: Path) -> Path:
    """The same claims as CSV."""
    found = parquet.read_table(path)
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(found.column_names)
        writer.writerows(zip(*(column.to_pylist() for column in found.columns), strict=True))
    return copy


def as_yaml(path: Path, copy: Path) -> Path:
    """The same claims as a file of a ledger."""
    rows = parquet.read_table(path).to_pylist()
    lines = [f"- {{{', '.join(f'{name}: {text}' for name, text in row.items() if text)}}}" for row in rows]
    copy.write_text("\n".join(["claims:", *lines]) + "\n", encoding="utf-8")
    return copy


def ledger(where: Path, *, several: bool = False) -> Path:
    """The YAML ledger beside such a table: its sources and, for ``several``, relations that say how many there can be."""
    where.mkdir(parents=True, exist_ok=True)
    lines = ["sources:"]
    lines += [f"  s{number}: {{title: Register {number}, published: 2024-01-01, kind: secondary}}" for number in range(SOURCES)]
    if several:
        lines.append("relations:")
        lines += [f"- {{id: few-{number}, holds: count(q{number}.head) <= 4}}" for number in range(1, 101)]
    (where / "sources.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return where


def made(rows: int, *, off: float, several: bool, seed: int) -> Iterator[pa.Table]:
    """The claims, some at a time."""
    step = _step(rows)
    sizes = _sizes(rows, np.random.default_rng(seed))
    key = np.uint64(seed)
    days = pa.array(np.datetime_as_string(np.datetime64("2000-01-01") + np.arange(-365 * BEFORE, 365 * (YEARS + AFTER))))
    for start in range(0, rows, PIECE):
        # Each step lands on another row, so that the rows of a question lie all over the table.
        row = (np.arange(start, min(start + PIECE, rows), dtype=np.int64) * step + rows // 3) % rows
        said = _twice(row, key) if several else row
        asked = Asked(said, _question(said, rows, sizes), key, off, days)
        yield _several(asked, row) if several else _counts(asked)


def _step(rows: int) -> int:
    step = int(rows * 0.6180339887) | 1
    while np.gcd(step, rows) != 1:
        step += 2
    return step


def _sizes(rows: int, draw: np.random.Generator) -> list[tuple[int, Ints, int]]:
    """How many rows stand in questions of each size: the number of rows, the questions that they repeat as the place of each row, and how many those are."""
    large = (10_000, 100_001) if rows >= 1_000_000 else (max(rows // 20, 10), rows // 10 + 11)
    found, left = [], rows
    for share, (least, most), count in ((0.7, (1, 9), 4096), (0.2, (10, 1001), 512), (0.1, large, 512)):
        sizes = draw.integers(least, most, count)
        if most == large[1]:
            sizes = sizes[: 1 + int(np.searchsorted(np.cumsum(sizes), rows * share))]
        found.append((left if most == large[1] else round(rows * share), np.repeat(np.arange(len(sizes)), sizes), len(sizes)))
        left -= found[-1][0]
    return found


def _question(row: Ints, rows: int, sizes: list[tuple[int, Ints, int]]) -> Ints:
    """The question of each row."""
    question = np.zeros(len(row), dtype=np.int64)
    begun = asked = 0
    for count, places, several in sizes:
        within = row - begun
        mine = (within >= 0) & (within < count)
        turn, place = np.divmod(within[mine], len(places))
        question[mine] = asked + turn * several + places[place]
        begun += count
        asked += (count // len(places) + 1) * several
    return question


def _drawn(numbers: Ints, seed: np.uint64, what: int, below: int) -> Ints:
    """A number below another for each of some numbers, the same wherever they stand: splitmix64."""
    salt = np.uint64(((int(seed) << 32) + what * int(_MIX[0])) & (1 << 64) - 1)
    mixed = numbers.astype(np.uint64) * _MIX[2] + salt
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
    return ((mixed ^ (mixed >> np.uint64(31))) % np.uint64(below)).astype(np.int64)


class Asked(NamedTuple):
    """What decides a piece: its rows, their questions, the seed, the share of values that are off, and the texts of days."""

    row: Ints
    question: Ints
    seed: np.uint64
    off: float
    days: Any

    def drawn(self, what: int, below: int) -> Ints:
        """A number below another for each row."""
        return _drawn(self.row, self.seed, what, below)

    def common(self, what: int, below: int) -> Ints:
        """A number below another for each row, the same for all rows of a question."""
        return _drawn(self.question, self.seed, what, below)

    @property
    def year(self) -> Ints:
        """The year of its series that each row speaks of; 0 where there is none."""
        return np.where(self.common(1, 2) == 0, self.drawn(2, YEARS), 0)

    @property
    def astray(self) -> Ints:
        """By how much each value is off."""
        return np.where(self.drawn(9, 1_000_000) < self.off * 1_000_000, 1 + self.drawn(10, 999), 0)

    def when(self, wide: Flags) -> Any:
        """The time of each row: within its year if it is of a series, else some stretch; a wide one spans all."""
        series = self.common(1, 2) == 0
        first = np.where(series, self.year * 365 + self.drawn(3, 100), self.drawn(4, 7000))
        last = np.where(series, self.year * 365 + 150 + self.drawn(5, 214), first + 1 + self.drawn(6, 399))
        first, last = np.where(wide, 0, first), np.where(wide, 365 * YEARS + 300, last)
        return pc.binary_join_element_wise(self.day(first), self.day(last), "/")

    def day(self, numbers: Ints) -> Any:
        """The texts of days, counted from the first of the years that are spoken of."""
        return self.days.take(pa.array(np.maximum(numbers + 365 * BEFORE, 0)))

    def count(self, wide: Flags) -> Any:
        """A count for each row, or a wide range about it."""
        base = 100 + self.common(8, 1_000_000)
        floor = base // 1000 * 1000
        ranges = pc.binary_join_element_wise(_text(floor), _text(floor + 3000), "-")
        return pc.if_else(pa.array(wide), ranges, _text(base + self.year * 7 + self.astray))


def _counts(asked: Asked) -> pa.Table:
    wide = asked.drawn(7, 100) < WIDE
    return pa.table(
        {
            "id": _numbered("c", asked.row),
            "subject": _numbered("q", asked.question // len(COUNTS) + 1),
            "property": pa.array(COUNTS).take(pa.array(asked.question % len(COUNTS))),
            "value": asked.count(wide),
            "when": asked.when(wide),
            "source": _numbered("s", asked.drawn(11, SOURCES)),
        }
    )


def _several(asked: Asked, ids: Ints) -> pa.Table:
    """As ``_counts``, and: terms of office, counts that grow, wholes and their parts, dates in their order."""
    subject, kind = asked.question // len(SEVERAL) + 1, asked.question % len(SEVERAL)
    wide = (asked.drawn(7, 100) < WIDE) & (kind < len(COUNTS))
    year, astray = asked.year, asked.astray
    people = pa.array([f"{given} {family}" for family in FAMILY for given in GIVEN])
    holder = _drawn(asked.question * YEARS + (year + np.where(astray > 0, 7, 0)) % YEARS, asked.seed, 13, len(people))
    part = asked.drawn(14, 4)
    whole = 100 + asked.common(8, 10_000)
    founded = _drawn(subject, asked.seed, 15, 365 * (BEFORE - 5)) - 365 * BEFORE
    dissolved = 365 * (YEARS + AFTER) - 1 - _drawn(subject, asked.seed, 16, 365 * (AFTER - 1))
    value, when = asked.count(wide), asked.when(wide)
    nothing = pa.scalar("")
    for name, values, times in (
        ("head", people.take(pa.array(holder)), _text(2000 + year)),
        ("times-renamed", _text(asked.common(8, 50) + year + np.where(astray > 0, 3, 0)), when),
        ("offices", _text(np.where(part == 0, whole + astray, whole // 4 + 100 * astray)), when),
        ("founded", asked.day(founded + astray), nothing),
        ("dissolved", asked.day(dissolved - 16 * astray), nothing),
    ):
        mine = pa.array(kind == SEVERAL.index(name))
        value, when = pc.if_else(mine, values, value), pc.if_else(mine, times, when)
    return pa.table(
        {
            "id": _numbered("c", ids),
            "subject": _numbered("q", subject),
            "property": pa.array(SEVERAL).take(pa.array(kind)),
            "value": value,
            "scope": pa.array(["", "north", "south", "coast"]).take(pa.array(np.where(kind == SEVERAL.index("offices"), part, 0))),
            "when": when,
            "source": _numbered("s", asked.drawn(11, SOURCES)),
            "locator": _numbered("no. ", asked.drawn(17, 1_000_000)),  # so that alike are only those that are said twice
        }
    )


def _twice(row: Ints, seed: np.uint64) -> Ints:
    """The rows, but that one in two hundred says what the row before it says, which as a rule stands in the same question."""
    repeats = (_drawn(row, seed, 12, 200) == 0) & (_drawn(row - 1, seed, 12, 200) > 0) & (row > 0)
    return np.where(repeats, row - 1, row)


def _numbered(letter: str, numbers: Ints) -> Any:
    return pc.binary_join_element_wise(letter, _text(numbers), "")


def _text(numbers: Ints) -> Any:
    return pc.cast(pa.array(numbers), pa.string())
