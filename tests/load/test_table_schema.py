"""Is a table cleared exactly when the schema finds nothing in it, and is the schema asked only then?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from claimcheck.load.table_schema import LONGEST_CELL, SAID, bad_cells, checks_of, cleared, judged
from claimcheck.load.tables import COLUMNS, NEEDED

HALF = LONGEST_CELL // 2
# Texts at which an engine of tables could see something else than Python does.
AWKWARD = [
    "", "a", "0", "a.b:c/d#e@f+g-h_i", "-a", "A", "é", "٣", "a b", "a\n", "\n", "nan", "NaN", "None", "<NA>", "null", "NULL", "\0", "a\0", "\0a",
    "x" * LONGEST_CELL, "x" * (LONGEST_CELL + 1), "😀" * LONGEST_CELL, "😀" * (LONGEST_CELL + 1), "é" * LONGEST_CELL, "e\u0301" * HALF,
    "e\u0301" * HALF + "x", "\ufeff", "\uffff", "\U0010ffff", "\x85", "\u2028", "\ud7ff", "\ue000", "a\u200d",
]  # fmt: skip
CELL = st.sampled_from(AWKWARD) | st.text(max_size=4) | st.text("ab0._:/#@+- \0\nA", max_size=4)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[str]]:
    names = [*NEEDED, *draw(st.lists(st.sampled_from([name for name in COLUMNS if name not in NEEDED]), unique=True))]
    rows = draw(st.integers(0, 4))
    table = {name: [f"{name}{row}" for row in range(rows)] for name in draw(st.permutations(names))}
    for name, row, cell in draw(st.lists(st.tuples(st.sampled_from(names), st.integers(0, 3), CELL), max_size=3)):
        table[name][row:] = [cell, *table[name][row + 1 :]][: max(0, rows - row)]
    return table


@settings(deadline=None, max_examples=300)
@given(tables())
def test_a_table_is_cleared_exactly_when_the_schema_finds_nothing(table: dict[str, list[str]]) -> None:
    assert cleared(table) == (not judged(table))


@pytest.mark.parametrize("column", COLUMNS)
def test_in_each_column_each_awkward_text_is_cleared_or_told(column: str) -> None:
    plain = {name: [f"{name}{row}" for row in range(len(AWKWARD))] for name in COLUMNS}
    assert cleared(plain)
    told = judged({**plain, column: AWKWARD})
    assert {where for _, where, *_ in told} == {column}
    assert {what for _, _, what, _ in told} == {SAID[fault][0] for fault in checks_of(column)}
    rows = {row for row, *_ in told}
    for row, text in enumerate(AWKWARD):
        assert cleared({**plain, column: [text] * len(AWKWARD)}) == (row not in rows), (column, text[:8])


def test_faults_are_those_of_the_text_that_people_see() -> None:
    table = {
        "id": ["", "a", "A", "a\n"],
        "subject": ["s", "", "😀" * LONGEST_CELL, "😀" * LONGEST_CELL + "x"],
        "property": ["p"] * 4,
        "value": ["\0"] * 4,
    }
    assert bad_cells(table) == judged(table)
    assert [(row, column, message) for row, column, message, _ in bad_cells(table)] == [
        (0, "value", "holds what is no character"),
        (1, "subject", "is empty"),
        (1, "value", "holds what is no character"),
        (2, "id", "cannot be an id"),
        (2, "value", "holds what is no character"),
        (3, "id", "cannot be an id"),
        (3, "subject", "is longer than 100,000 characters"),
        (3, "value", "holds what is no character"),
    ]


@pytest.mark.parametrize("column", [None, *COLUMNS])
def test_other_columns_than_those_of_a_table_of_claims_are_not_cleared(column: str | None) -> None:
    table = {name: ["x"] for name in COLUMNS if name != column}
    assert cleared({**table, "more": ["x"]} if column is None else table) == (column is not None and column not in NEEDED)


def written(folder: Path, kind: str, bad: bool) -> None:
    folder.mkdir()
    (folder / "sources.yaml").write_text("sources:\n  s: {title: Register, published: 2024-01-01}\n")
    rows = [{"id": f"c{n}", "subject": f"q{n}", "property": "members", "value": str(n + 5), "when": "2020-01-02", "source": "s"} for n in range(30)]
    if bad:
        rows[7]["id"], rows[9]["subject"] = "No Id", ""
    if kind == "jsonl":
        (folder / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif kind == "csv":
        (folder / "t.csv").write_text("\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows)]) + "\n")
    else:
        parquet.write_table(pa.Table.from_pylist(rows), folder / "t.parquet")


@pytest.mark.parametrize("bad", [False, True])
@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_sound_table_needs_no_pandas_and_an_unsound_one_is_told_by_the_schema(tmp_path: Path, kind: str, bad: bool) -> None:
    written(tmp_path / "ledger", kind, bad)
    code = (
        "import sys; from claimcheck.cli.main import commands\n"
        "try: commands.main(['check', 'ledger', '--no-cache'])\nexcept SystemExit as end: status = end.code\n"
        "print(status, *[name for name in ('pandas', 'pandera', 'duckdb', 'pyarrow.dataset') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=300)
    assert done.stderr.split()[:1] == ["2" if bad else "0"], done.stdout + done.stderr
    assert {"pandas", "pandera"} & set(done.stderr.split()) == ({"pandas", "pandera"} if bad else set())
    if not bad:
        assert done.stderr.split() == ["0"]
    for number, words in ((8, "`id` cannot be an id"), (10, "`subject` is empty")):
        where = (
            f"t.{kind}: error[invalid-table]: row {number}: "
            if kind == "parquet"
            else f"t.{kind}:{number + (kind == 'csv')}:1: error[invalid-table]: "
        )
        assert (f"ledger/{where}{words}" in done.stdout) == bad, done.stdout
