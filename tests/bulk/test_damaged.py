"""Is a table that cannot be read to its end refused whole, in one line, before any engine trusts it?"""

from __future__ import annotations

import io
import random
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from pyarrow import parquet

from claimcheck.bulk.part import alike, rows_of
from claimcheck.bulk.parts import parts
from claimcheck.bulk.schema import Checked, validated
from claimcheck.errors import UsageError
from claimcheck.load.loaded import Problem
from claimcheck.load.problems import Problems

ROWS = 30_000


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.chdir(tmp_path)


@cache
def whole(**options: object) -> bytes:
    chance = random.Random(1)
    words = [f"{chance.randrange(10**9)}" for _ in range(ROWS)]
    table = pa.table(
        {"id": [f"c{n}" for n in range(ROWS)], "subject": ["t"] * ROWS, "property": ["staff"] * ROWS, "value": words, "quote": words[::-1]}
    )
    written = io.BytesIO()
    parquet.write_table(table, written, row_group_size=7000, **options)
    return written.getvalue()


def checked(files: list[str], con: duckdb.DuckDBPyConnection) -> tuple[Checked, tuple[Problem, ...]]:
    problems = Problems()
    found = validated(parts(files, "scratch", problems), con, "scratch", problems)
    return found, problems.in_order()


@pytest.mark.parametrize("where", range(0, 100, 9))
@pytest.mark.parametrize("dictionary", [True, False])
def test_a_page_that_cannot_be_decoded_is_one_line(where: int, dictionary: bool, con: duckdb.DuckDBPyConnection) -> None:
    data = bytearray(whole(use_dictionary=dictionary, compression="zstd"))
    at = 4 + (len(data) - 4000) * where // 100
    data[at : at + 40] = b"\xff" * 40
    Path("a.parquet").write_bytes(data)
    Path("b.parquet").write_bytes(whole())
    found, told = checked(["a.parquet", "b.parquet"], con)
    assert [part.path for part in found.parts] == ["b.parquet"]
    assert [(problem.rule, problem.path) for problem in told] == [("unreadable-file", "a.parquet")]
    assert told[0].message.startswith("not a Parquet file: ")
    assert not list(Path("scratch").iterdir())


@pytest.mark.parametrize("size", [0, 3, 4, 12, 5000, -1, -8, -500])
def test_a_file_cut_short_is_one_line(size: int, con: duckdb.DuckDBPyConnection) -> None:
    Path("a.parquet").write_bytes(whole()[:size])
    found, (problem,) = checked(["a.parquet"], con)
    assert (found.parts, problem.rule) == ((), "unreadable-file")


def test_bytes_changed_anywhere_lose_no_row_unsaid(con: duckdb.DuckDBPyConnection) -> None:
    chance = random.Random(7)
    data = whole(compression="snappy")
    for _ in range(40):
        broken = bytearray(data)
        for _ in range(chance.choice([1, 3])):
            broken[chance.randrange(len(data))] = chance.randrange(256)
        Path("a.parquet").write_bytes(broken)
        found, told = checked(["a.parquet"], con)
        if not told:
            (count,) = con.execute(f"SELECT count(id) FROM ({rows_of(found.parts, alike(found.parts)[0])})").fetchone() or (0,)
            assert count == ROWS
        else:
            assert not any("\n" in problem.message for problem in told)


@pytest.mark.parametrize("lie", [-1, 1, 1000, -1000])
def test_a_footer_that_lies_about_its_rows_is_found_out(lie: int, con: duckdb.DuckDBPyConnection) -> None:
    data = whole(compression="none")
    length = int.from_bytes(data[-8:-4], "little")
    footer = data[-8 - length : -8]

    def varint(number: int) -> bytes:
        number *= 2  # zigzag
        out = b""
        while number > 127:
            out += bytes([number & 127 | 128])
            number >>= 7
        return out + bytes([number])

    def tell(*numbers: tuple[int, int]) -> tuple[Checked, tuple[Problem, ...]]:
        lying = footer
        for old, new in numbers:
            assert varint(old) in lying
            lying = lying.replace(varint(old), varint(new))
        Path("a.parquet").write_bytes(data[: -8 - length] + lying + len(lying).to_bytes(4, "little") + b"PAR1")
        return checked(["a.parquet"], con)

    lies = [[(7000, 7000 + lie)], [(ROWS, ROWS + lie)]]
    if lie > 0:  # one that is consistent and hides rows is believed by every reader
        lies.append([(7000, 7000 + lie), (ROWS, ROWS + 4 * lie)])
    for numbers in lies:
        found, told = tell(*numbers)
        assert [problem.rule for problem in told] == ["unreadable-file"], numbers
        assert found.parts == ()


def test_the_same_columns_in_another_order_and_other_columns(con: duckdb.DuckDBPyConnection) -> None:
    columns = {"subject": ["t"], "property": ["staff"], "value": ["1"]}
    parquet.write_table(pa.table(columns), "a.parquet")
    parquet.write_table(pa.table(dict(reversed(columns.items()))), "b.parquet")
    parquet.write_table(pa.table({**columns, "price": ["1"]}), "c.parquet")
    parquet.write_table(pa.table({"subject": ["t"], "value": ["1"]}), "d.parquet")
    Path("e.csv").write_text("subject,value\nt,1\n")
    found, told = checked(["a.parquet", "b.parquet", "c.parquet", "d.parquet", "e.csv"], con)
    rows = [row for numbers in alike(found.parts) for row in con.execute(rows_of(found.parts, numbers, ("subject", "value"))).fetchall()]
    assert sorted(rows) == [(0, 0, 0, "t", "1"), (1, 0, 0, "t", "1")]
    assert [(p.path, p.message) for p in told] == [
        ("c.parquet", "no such column: `price`; did you mean `quote`?") if "quote" in told[0].message else ("c.parquet", "no such column: `price`"),
        ("d.parquet", "no column `property`"),
        ("e.csv", "no column `property`"),
    ]


def test_a_folder_without_room_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("a.csv").write_text("subject,property,value\nt,staff,1\n")
    monkeypatch.setattr(parquet.ParquetWriter, "write_table", full)
    with pytest.raises(UsageError, match=r"cannot write to the temporary folder .*: no space left on device; set TMPDIR"):
        parts(["a.csv"], "scratch", Problems())


def test_what_is_no_file_is_said(con: duckdb.DuckDBPyConnection) -> None:
    Path("a.parquet").mkdir()
    found, told = checked(["a.parquet", "none.csv", "none.parquet"], con)
    assert (found.parts, [p.rule for p in told]) == ((), ["unreadable-file"] * 3)
