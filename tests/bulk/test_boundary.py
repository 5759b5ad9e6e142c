"""Does the schema see every fault in every column, in each engine that runs it, and tell no more of them than can be read?"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pytest
from pyarrow import parquet

from claimcheck.bulk.parts import parts
from claimcheck.bulk.schema import schema as bulk_schema
from claimcheck.bulk.schema import validated
from claimcheck.load.problems import MOST_PROBLEMS, Problems
from claimcheck.load.table_schema import LONGEST_CELL, SAID, bad_cells, checks_of, quiet
from claimcheck.load.tables import COLUMNS, NEEDED

with quiet():
    import pandera.ibis
    import pandera.pandas
    from pandera.errors import SchemaError, SchemaErrors

BAD = {"short": "X" * (LONGEST_CELL + 1), "whole": "a\0b", "filled": "", "id": "No Id"}
PLANTED = [(column, fault) for column in COLUMNS for fault in checks_of(column)]


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.chdir(tmp_path)


def columns(rows: int) -> dict[str, list[str]]:
    return {name: [f"{name}{row}" for row in range(rows)] for name in COLUMNS}


def passes(cells: dict[str, list[str]], con: duckdb.DuckDBPyConnection, *, tidy: bool = True) -> bool:
    con.register("given", pa.table(cells))
    con.execute("CREATE OR REPLACE TEMP TABLE planted AS FROM given")
    with quiet():
        try:
            bulk_schema(tidy=tidy).validate(ibis.duckdb.from_connection(con).table("planted"))
        except SchemaError as error:
            assert error.reason_code is None or error.reason_code.name != "CHECK_ERROR"
            return False
    return True


def test_every_column_is_checked() -> None:
    assert {column for column, fault in PLANTED if fault == "short"} == set(COLUMNS) == {column for column, fault in PLANTED if fault == "whole"}
    assert {column for column, fault in PLANTED if fault == "filled"} == set(NEEDED)
    assert {fault for _, fault in PLANTED} == set(SAID) == set(BAD)


def test_what_has_no_fault_passes_in_each_engine(con: duckdb.DuckDBPyConnection) -> None:
    cells = columns(3)
    assert passes(cells, con)
    assert not bad_cells(cells)


@pytest.mark.parametrize(("row", "column", "fault"), [(at % 2 * 2, *planted) for at, planted in enumerate(PLANTED)])
def test_a_planted_fault_is_seen_by_each_engine(row: int, column: str, fault: str, con: duckdb.DuckDBPyConnection) -> None:
    cells = columns(3)
    cells[column][row] = BAD[fault]
    assert not passes(cells, con)
    said = {(row, column, SAID[seen][0]) for seen in ((fault, "id") if column == "id" else (fault,))}
    assert {bad[:3] for bad in bad_cells(cells)} == said
    parquet.write_table(pa.table(cells), "a.parquet")
    problems = Problems()
    checked = validated(parts(["a.parquet"], "scratch", problems), con, "scratch", problems)
    assert checked.refused.to_pylist() == [{"part": 0, "row": row}]
    assert {problem.message for problem in problems.in_order()} == {f"row {row + 1}: `{column}` {what}" for _, _, what in said}


@pytest.mark.parametrize(("at", "column"), list(enumerate(COLUMNS)))
def test_white_space_is_seen_where_it_may_stand(at: int, column: str, con: duckdb.DuckDBPyConnection) -> None:
    """Each column with two of six, so that each stands in four columns; which are white is asked of every character elsewhere."""
    for blank in ("a ", "\u2003a", "é\x85", "\ta", "a\r\n", "\u0600\u00a0")[at % 3 :: 3]:
        cells = columns(3)
        cells[column][1] = blank
        assert not passes(cells, con, tidy=False), blank
    cells[column][1] = "" if column not in NEEDED else "\u200ba\u0301"
    assert passes(cells, con, tidy=False) or column == "id"


@pytest.mark.parametrize("column", [None, *COLUMNS])
def test_a_missing_or_strange_column_does_not_pass(column: str | None, con: duckdb.DuckDBPyConnection) -> None:
    cells = columns(2)
    if column is None:
        cells["more"] = ["", ""]
    else:
        del cells[column]
    assert passes(cells, con) == (column is not None and column not in NEEDED)


def test_of_many_faults_a_hundred_are_told_and_the_rest_counted(con: duckdb.DuckDBPyConnection) -> None:
    rows = 250_000
    cells = {"id": [f"c{n}" for n in range(rows)], "subject": ["t", ""] * (rows // 2), "property": ["staff"] * rows, "value": ["1"] * rows}
    parquet.write_table(pa.table(cells), "a.parquet", row_group_size=20_000)
    con.execute("SET preserve_insertion_order = false")
    problems = Problems()
    checked = validated(parts(["a.parquet"], "scratch", problems), con, "scratch", problems)
    assert checked.refused.column("row").to_pylist() == list(range(1, rows, 2))
    *told, last = problems.in_order()
    assert [problem.message for problem in told] == [f"row {2 * n + 2}: `subject` is empty" for n in range(MOST_PROBLEMS)]
    assert last.message == f"and {rows // 2 - MOST_PROBLEMS:,} more problems in this file"


# What follows are facts about pandera, each of them a reason for how the schema is written. One that ceases to hold is good news.


@pytest.fixture
def _quiet() -> Iterator[None]:
    with quiet():
        yield


@pytest.mark.usefixtures("_quiet")
def test_unique_of_a_column_is_not_seen_on_ibis() -> None:
    data = pa.table({"id": ["a", "a"]})
    table = ibis.memtable(data)
    pandera.ibis.DataFrameSchema({"id": pandera.ibis.Column(str, unique=True)}).validate(table, lazy=True)
    with pytest.raises(SchemaErrors):
        pandera.ibis.DataFrameSchema({"id": pandera.ibis.Column(str)}, unique=["id"]).validate(table, lazy=True)
    with pytest.raises(SchemaErrors):
        pandera.pandas.DataFrameSchema({"id": pandera.pandas.Column(str, unique=True)}).validate(data.to_pandas(), lazy=True)


@pytest.mark.usefixtures("_quiet")
def test_an_empty_cell_passes_what_it_fails_unless_told_otherwise_on_ibis() -> None:
    table = ibis.memtable(pa.table({"a": pa.array(["x", None])}))
    filled = pandera.ibis.Check(lambda data: data.table[data.key] == "x")
    pandera.ibis.DataFrameSchema({"a": pandera.ibis.Column(str, filled, nullable=True)}).validate(table)
    strict = pandera.ibis.Check(lambda data: data.table[data.key].fill_null("") == "x", ignore_na=False)
    with pytest.raises(SchemaError):
        pandera.ibis.DataFrameSchema({"a": pandera.ibis.Column(str, strict, nullable=True)}).validate(table)


@pytest.mark.usefixtures("_quiet")
def test_a_check_that_cannot_be_run_looks_like_a_row_that_fails() -> None:
    def raising(data: object) -> object:
        raise ZeroDivisionError

    table = ibis.memtable(pa.table({"a": ["x"]}))
    with pytest.raises(SchemaErrors) as caught:
        pandera.ibis.DataFrameSchema({"a": pandera.ibis.Column(str, pandera.ibis.Check(raising))}).validate(table, lazy=True)
    assert "CHECK_ERROR" in str(caught.value)


def test_pandera_for_spark_ends_the_process_or_fails_where_it_is_imported() -> None:
    code = "import warnings; warnings.simplefilter('ignore'); import pandera.pyspark; print('imported')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert "imported" not in run.stdout
