"""Is each id that stands twice told, with both places, and no other?"""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from pyarrow import parquet

from claimcheck.bulk import twice as module
from claimcheck.bulk.parts import parts
from claimcheck.bulk.schema import validated
from claimcheck.bulk.twice import twice
from claimcheck.load import load
from claimcheck.load.problems import MOST_PROBLEMS, Problems
from claimcheck.load.rows import tags


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")


def found(files: list[str], con: duckdb.DuckDBPyConnection, written: dict[str, str] | None = None) -> tuple[set[tuple[int, int]], Problems]:
    problems = Problems()
    checked = validated(parts(files, "../scratch", problems), con, "../scratch", problems)
    later = twice(checked.parts, tags([part.path for part in checked.parts]), checked.refused, con, written or {}, problems)
    return {tuple(pair.values()) for pair in pa.concat_tables([checked.refused, later]).to_pylist()}, problems


def table(path: str, ids: list[str | None], subject: str = "t") -> str:
    columns = {"id": ids, "subject": [subject] * len(ids), "property": ["staff"] * len(ids), "value": ["1"] * len(ids)}
    if path.endswith(".parquet"):
        parquet.write_table(pa.table(columns), path)
    else:
        Path(path).write_text("\n".join(["id,subject,property,value", *(f"{id or ''},{subject},staff,1" for id in ids)]) + "\n")
    return path


def test_both_places_are_told_as_they_are_of_small_ledgers(con: duckdb.DuckDBPyConnection) -> None:
    Path("hand.yaml").write_text("claims:\n- {id: h, subject: t, staff: 1}\n")
    files = [table("a.csv", ["a", "b", None, "a"]), table("b.parquet", ["c", "h", None, "b", "c"]), table("c.csv", [None, None])]
    refused, problems = found(files, con, {"h": "hand.yaml:2"})
    assert refused == {(0, 3), (1, 1), (1, 3), (1, 4)}
    said = [(p.rule, p.path, p.line, p.column, p.message) for p in problems.in_order()]
    assert said == [
        ("duplicate-id", "a.csv", 5, 1, "`a` is the id of another claim, at a.csv:2"),
        ("duplicate-id", "b.parquet", 0, 0, "row 2: `h` is the id of another claim, at hand.yaml:2"),
        ("duplicate-id", "b.parquet", 0, 0, "row 4: `b` is the id of another claim, at a.csv:3"),
        ("duplicate-id", "b.parquet", 0, 0, "row 5: `c` is the id of another claim, at b.parquet, row 1"),
    ]
    assert set(load(["."]).problems) >= set(problems.in_order()) - {p for p in problems.in_order() if "hand" in p.message}


def test_a_refused_row_takes_no_id(con: duckdb.DuckDBPyConnection) -> None:
    files = [table("a.parquet", ["a", "b"], subject=""), table("b.parquet", ["a"])]
    refused, problems = found(files, con)
    assert refused == {(0, 0), (0, 1)}
    assert len(problems) == 2


def test_an_id_that_a_row_without_one_is_given_by_its_place(con: duckdb.DuckDBPyConnection) -> None:
    """The second of two such rows is refused, whichever of them it is; a row that has an id is given none."""
    files = [
        table("a.csv", ["b.parquet#2", "b.parquet#9", "c.csv#1", "b.parquet#3"]),
        table("b.parquet", ["x", None, None, None]),
        table("c.csv", [None, "a.csv#1"]),
    ]
    refused, problems = found(files, con)
    assert refused == {(1, 1), (1, 2), (2, 0)}
    assert [p.message for p in problems.in_order()] == [
        "row 2: `b.parquet#2` is the id of another claim, at a.csv:2",
        "row 3: `b.parquet#3` is the id of another claim, at a.csv:5",
        "`c.csv#1` is the id of another claim, at a.csv:4",
    ]
    assert set(load(["."]).problems) == set(problems.in_order())


@pytest.mark.parametrize("at_once", [10**9, 700])
def test_random_ids(at_once: int, con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    chance = random.Random(3)
    for _ in range(8):
        most = chance.choice([5, 1000, 100_000])
        tables = [[f"c{chance.randrange(most)}" for _ in range(chance.choice([1, 50, 1500]))] for _ in range(4)]
        files = [table(f"{number}.{'parquet' if number % 2 else 'csv'}", ids) for number, ids in enumerate(tables)]
        written = {f"c{n}": f"x.yaml:{n}" for n in range(0, most, 7)}
        seen, wanted = set(written), set()
        for part, ids in enumerate(tables):
            for row, id in enumerate(ids):
                if id in seen:
                    wanted.add((part, row))
                seen.add(id)
        refused, problems = found(files, con, written)
        assert refused == wanted
        assert len(problems) == len(wanted)


def test_a_table_given_twice_is_told_a_hundred_times(con: duckdb.DuckDBPyConnection) -> None:
    ids = [f"c{n}" for n in range(30_000)]
    refused, problems = found([table("a.parquet", ids), table("b.parquet", ids[::-1])], con)
    assert refused == {(1, row) for row in range(30_000)}
    *told, last = problems.in_order()
    assert [p.message for p in told] == [
        f"row {n + 1}: `c{29_999 - n}` is the id of another claim, at a.parquet, row {30_000 - n}" for n in range(MOST_PROBLEMS)
    ]
    assert last.message == "and 29,900 more problems in this file"
    assert con.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchone() == (0,)
