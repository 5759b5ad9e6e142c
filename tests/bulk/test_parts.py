"""Is a table the same, cell by cell and problem by problem, whether it is read into memory or by an engine?"""

from __future__ import annotations

import datetime as dt
import gzip
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from claimcheck.bulk.part import alike, rows_of
from claimcheck.bulk.parts import parts
from claimcheck.bulk.schema import BLANK, Checked, validated
from claimcheck.load.problems import Problems, in_order
from claimcheck.load.tables import COLUMNS, read_table

Told = list[tuple[str, int, str]]
Rows = list[tuple[str, int, int, dict[str, str]]]


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")


def by_engine(files: list[str], con: duckdb.DuckDBPyConnection) -> tuple[Rows, Told, Checked]:
    problems = Problems()
    checked = validated(parts(files, "../scratch", problems), con, "../scratch", problems)
    refused = {tuple(pair.values()) for pair in checked.refused.to_pylist()}
    rows: Rows = []
    for numbers in alike(checked.parts):
        for part, row, line, *cells in con.execute(rows_of(checked.parts, numbers)).fetchall():
            if (part, row) not in refused:
                found = {name.replace("-", "_"): cell for name, cell in zip(COLUMNS, cells, strict=True) if cell}
                rows.append((checked.parts[part].path, line, row + 1, found))
    assert all(part.tidy for part in checked.parts)
    return sorted(rows, key=str), [(p.path, p.line, p.message) for p in problems.in_order()], checked


def in_memory(files: list[str]) -> tuple[Rows, Told]:
    rows: Rows = []
    problems = []
    for file in files:
        found, wrong = read_table(file)
        rows += [(file, row.line, row.number, row.cells) for row in found]
        problems += wrong
    return sorted(rows, key=str), [(p.path, p.line, p.message) for p in in_order(problems)]


def same(files: list[str], con: duckdb.DuckDBPyConnection) -> tuple[Rows, Told, Checked]:
    rows, told, checked = by_engine(files, con)
    assert (rows, told) == in_memory(files)
    return rows, told, checked


TEXT = 'id,subject,property,value,attributed-to\na,t,staff,"1\n2",x\n,  t\u00a0,staff,\'=1,\nB,,staff,,y\nc,t,staff\nd,t,staff,4,\n'
LINES = (
    '{"id": "a", "subject": "t", "property": "staff", "value": 1.10}\n\n{"subject": "t", "property": "staff", "value": ["a", " b"], "when": null}\n'
    '{"subject": "", "property": "staff", "value": true, "attributed-to": "x"}\n{"valu": 1}\n[]\n'
)


def packed(path: str, data: bytes) -> str:
    if path.endswith(".gz"):
        data = gzip.compress(data)
    elif path.endswith(".zst"):
        data = zstandard.compress(data)
    Path(path).write_bytes(data)
    return path


def table(path: str, **columns: Any) -> str:
    columns = {"subject": ["t"] * 4, "property": ["staff"] * 4, "value": ["1", "2", "3", "4"], **columns}
    inner = path.removesuffix(".gz").removesuffix(".zst")
    parquet.write_table(pa.table({name.replace("attributed", "attributed-to"): cells for name, cells in columns.items()}), inner)
    return path if inner == path else packed(path, Path(inner).read_bytes())


@pytest.mark.parametrize("ending", ["", ".gz", ".zst", ".GZ"])
def test_text_says_the_same_however_it_is_packed(ending: str, con: duckdb.DuckDBPyConnection) -> None:
    files = [packed(f"a.csv{ending.lower()}", TEXT.encode()), packed(f"b.jsonl{ending.lower()}", LINES.encode())]
    if ending.isupper():
        files = [str(Path(file).rename(file.removesuffix(".gz") + ending)) for file in files]
    rows, told, _ = same(files, con)
    assert [(path[0], line, row) for path, line, row, _ in rows] == [("a", 2, 1), ("a", 4, 2), ("a", 7, 4), ("b", 1, 1), ("b", 3, 2)]
    assert len(told) == 4 + 3
    assert rows[1][3] == {"subject": "t", "property": "staff", "value": "=1"}


PLACES: dict[str, dict[str, Any]] = {
    "strings": {"note": ["a", "", None, "é"], "id": ["a", "b", "c", None]},
    "words": {"value": pa.array(["1", "2", None, "1"]).dictionary_encode()},
    "large": {"value": pa.array(["1", "2", None, "1"], pa.large_string())},
    "numbers": {"value": pa.array([1, -2, None, 2**63 - 1]), "locator": pa.array([1, 2, 3, 255], pa.uint8())},
    "days": {"when": [dt.date(1, 1, 1), None, dt.date(9999, 12, 31), dt.date(2020, 2, 29)]},
    "no days": {"when": pa.array([None] * 4, pa.date32())},
    "capitals": {"Note": ["a", "", None, "é"], "WHEN": ["2020", "", "", ""]},
    "index": {"__index_level_0__": [1, 2, 3, 4]},
}
COPIES: dict[str, dict[str, Any]] = {
    "floats": {"value": [1.0, float("nan"), 1e22, None]},
    "decimals": {"value": [Decimal("1.10"), None, Decimal(-3), Decimal(0)]},
    "truths": {"value": [True, False, None, True]},
    "times": {"when": [dt.datetime(2020, 1, 2), dt.datetime(2020, 1, 2, 3), None, None]},  # noqa: DTZ001
    "lists": {"scope": [["a", "b"], ["a;b"], None, []]},
    "bytes": {"value": [b"a", b"b", None, b""]},
    "nothing": {"note": pa.nulls(4)},
    "space": {"value": ["1", " 2", "3\u3000", "\x1f"]},
    "space in a name": {" note ": ["a", "b", "c", "d"]},
    "nul": {"value": ["1", "2\0", "3", "4"], "note": ["\0", "", "", ""]},
    "long": {"value": ["é" * 100_001, "é" * 100_000, "x" * 100_000, "x" * 100_001]},
    "ids": {"id": ["A", "-a", "a b", "a" * 300]},
}


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
@pytest.mark.parametrize("name", [*PLACES, *COPIES])
def test_parquet_says_the_same_where_it_stands_and_copied(name: str, ending: str, con: duckdb.DuckDBPyConnection) -> None:
    file = table(f"a.parquet{ending}", **{**PLACES, **COPIES}[name])
    rows, told, checked = same([file], con)
    assert len(rows) + len({message.split(":")[0] for _, _, message in told}) == 4
    stands = checked.parts[0].parquet == str(Path("a.parquet").resolve())
    assert stands == (not ending and name not in {"floats", "decimals", "truths", "times", "lists", "bytes", "nothing", "space", "space in a name"})


def test_days_no_calendar_has_are_said_as_ever(con: duckdb.DuckDBPyConnection) -> None:
    file = table("a.parquet", when=pa.array([0, 3_000_000, None, -800_000], pa.int32()).cast(pa.date32()))
    assert same([file], con)[1][0][2].startswith("not a Parquet file")


def test_parts_of_unlike_types_are_read_side_by_side(con: duckdb.DuckDBPyConnection) -> None:
    kinds = [{**PLACES, **COPIES}[name] for name in ("numbers", "strings", "capitals", "index", "words", "floats", "space", "ids")]
    files = [table(f"{number}.parquet", **kind) for number, kind in enumerate(kinds)]
    files += [packed("x.csv", TEXT.encode()), packed("y.jsonl.gz", LINES.encode())]
    rows, _, checked = same(files, con)
    assert {path for path, *_ in rows} == set(files)
    assert len(checked.parts) == len(files)


def test_a_name_is_no_pattern_and_a_folder_no_column(con: duckdb.DuckDBPyConnection) -> None:
    Path("note=x").mkdir()
    files = [
        table(name) for name in ("a[1].parquet", "a1.parquet", "b*.parquet", "bb.parquet", "it's.parquet", "note=x/{c,d}.parquet", "note=x/c.parquet")
    ]
    rows, told, _ = same(files, con)
    assert not told
    assert len(rows) == 28


def test_every_white_space_of_python_is_known() -> None:
    blank = [chr(code) for code in range(0x110000) if chr(code).isspace()]
    with duckdb.connect() as con:
        codes = con.execute(f"SELECT c FROM range(1, 55296) t(c) WHERE regexp_matches(chr(c::INTEGER), '[{BLANK}]')").fetchall()
    assert [chr(code) for (code,) in codes] == blank


ZOO = (
    "t",
    "",
    " ",
    "é",
    "a b",
    "A",
    "x\u0301 ",
    "\u0600 ",
    "1",
    "a" * 40,
    "\r\n",
    "~",
    "\x7f",
    "ß\u2003",
    "\u200b",
    "\U0001f468\u200d\U0001f469 ",
    "\0",
)


@pytest.mark.parametrize("seed", range(6))
def test_random_tables_say_the_same(seed: int, con: duckdb.DuckDBPyConnection) -> None:
    chance = random.Random(seed)
    files = []
    for number in range(6):
        names = ["subject", "property", "value", *chance.sample(["id", "note", "quote", "attributed-to", "when"], 2)]
        odd = chance.random() < 0.7
        rows = [[chance.choice(ZOO if odd and chance.random() < 0.3 else ZOO[:1]) for _ in names] for _ in range(chance.choice([1, 7, 300]))]
        columns = dict(zip(names, zip(*rows, strict=True), strict=True))
        if chance.random() < 0.5:
            parquet.write_table(pa.table({name: list(cells) for name, cells in columns.items()}), f"{number}.parquet", row_group_size=100)
            files.append(f"{number}.parquet")
        else:
            body = "\n".join(",".join(f'"{cell}"'.replace("\0", "0") for cell in row) for row in [names, *rows])
            files.append(packed(f"{number}.csv{chance.choice(['', '.gz', '.zst'])}", body.encode()))
    same(files, con)
