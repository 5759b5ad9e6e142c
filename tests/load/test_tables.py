"""Do tables become the same claims as YAML does, with their true lines and everything as text?"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from claimcheck.load import load
from claimcheck.load.table_schema import bad_cells
from claimcheck.load.tables import COLUMNS, read_table


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_three_kinds_of_table_say_the_same() -> None:
    Path("a.yaml").write_text("source: {id: report}\nclaims:\n- {id: y, subject: trust, staff: 1.10, when: NO, source: report}\n")
    Path("b.csv").write_text('id,subject,property,value,when,source\nc,trust,Staff,"1.10",NO,report\n')
    Path("c.jsonl").write_text('{"id": "j", "subject": "trust", "property": "staff", "value": 1.10, "when": "NO", "source": "report"}\n')
    parquet.write_table(
        pa.table({"id": ["p"], "subject": ["trust"], "property": ["employees"], "value": ["1.10"], "when": ["NO"], "source": ["report"]}), "d.parquet"
    )
    ledger = load(["."])
    assert not ledger.problems
    assert [c.id for c in ledger.claims] == ["y", "c", "j", "p"]
    assert len({tuple(c.model_dump(exclude={"id"}).items()) for c in ledger.claims}) == 1
    assert [ledger.places.place("claim", id, "value") for id in "cjp"] == [("b.csv", 2, 1), ("c.jsonl", 1, 1), ("d.parquet", 0, 0)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_of_several_lines_keep_the_lines_true(end: str) -> None:
    text = 'subject,property,value,quote\nt,staff,1,"one\ntwo\n\nthree"\n\nt,staff,2,x\nt,,3,x\n'
    Path("a.csv").write_bytes(text.replace("\n", end).encode())
    rows, problems = read_table("a.csv")
    assert [(row.line, row.cells["value"]) for row in rows] == [(2, "1"), (7, "2")]
    assert [(problem.line, problem.message) for problem in problems] == [(8, "`property` is empty")]


def test_the_apostrophe_that_keeps_a_spreadsheet_from_running_a_cell_is_no_part_of_it() -> None:
    cells = {"'=1+1": "=1+1", "'-5": "-5", "'+3": "+3", "'@x": "@x", "'": "'", "'s": "'s", "-5": "-5", "''=1": "'=1"}
    Path("a.csv").write_text("subject,property,value\n" + "".join(f"t,staff,{cell}\n" for cell in cells))
    rows, problems = read_table("a.csv")
    assert not problems
    assert [row.cells["value"] for row in rows] == list(cells.values())


def test_every_bad_row_is_named_and_no_good_one_is_lost() -> None:
    Path("a.csv").write_text("id,subject,property,value\n" + "".join(f"c{n},{'' if n % 3 else 't'},staff,{n}\n" for n in range(30)))
    rows, problems = read_table("a.csv")
    assert [problem.line for problem in problems] == [n + 2 for n in range(30) if n % 3]
    assert [row.cells["value"] for row in rows] == [str(n) for n in range(0, 30, 3)]


def test_parquet_values_come_as_exact_text() -> None:
    day = dt.date(2020, 1, 2)
    columns = {
        "value": [12345678901234567890123456789, None, Decimal("1.10")],
    }
    table = pa.table(
        {
            "subject": ["t"] * 3,
            "property": ["staff"] * 3,
            "value": pa.array(columns["value"], pa.decimal128(38, 2)),
            "unit": [True, False, None],
            "when": [day, None, None],
            "scope": [0.1, float("nan"), 3.0],
            "quote": [dt.datetime(2020, 1, 2, 3, 4), None, dt.datetime(2020, 1, 2)],  # noqa: DTZ001
            "locator": [2**62, None, -1],
        }
    )
    parquet.write_table(table, "a.parquet")
    rows, problems = read_table("a.parquet")
    assert [problem.message for problem in problems] == ["row 2: `value` is empty"]
    assert [row.cells for row in rows] == [
        {
            "subject": "t", "property": "staff", "value": "12345678901234567890123456789.00", "unit": "yes", "when": "2020-01-02",
            "scope": "0.1", "quote": "2020-01-02T03:04:00", "locator": str(2**62),
        },
        {"subject": "t", "property": "staff", "value": "1.10", "scope": "3.0", "quote": "2020-01-02", "locator": "-1"},
    ]  # fmt: skip


def test_json_numbers_keep_their_digits() -> None:
    Path("a.jsonl").write_text(
        '\n{"subject": "t", "property": "p", "value": 1e999999}\n{"subject": "t", "property": "p", "value": ["a", "b"], "unit": null}\n'
        f'{{"subject": "t", "property": "p", "value": {"9" * 5000}}}\n'
    )
    rows, problems = read_table("a.jsonl")
    assert not problems
    assert [(row.line, row.cells["value"]) for row in rows] == [(2, "1e999999"), (3, "a; b"), (4, "9" * 5000)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"subject": "t", "property": "p", "value": NaN}', "NaN is no number"),
        ('{"subject": "t", "property": "p", "value": {"x": 1}}', "`value` is no text"),
        ('{"subject": "t", "subject": "u"}', "`subject` stands here twice"),
        ('{"subject": "\\ud800", "property": "p", "value": "x"}', "no character"),
        ('{"subject": "t", "property": "p", "value": "x", "valu": 1}', "did you mean `value`"),
        ("[]", "no object"),
        ('"x"', "no object"),
        ("{", "not JSON"),
    ],
)
def test_a_line_of_json_that_cannot_be_used(line: str, words: str) -> None:
    Path("a.jsonl").write_text('{"subject": "t", "property": "p", "value": "x"}\n' + line + "\n")
    rows, (problem,) = read_table("a.jsonl")
    assert (problem.rule, problem.line, len(rows)) == ("invalid-table", 2, 1)
    assert words in problem.message


@pytest.mark.parametrize(("mark", "words"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_separators_are_named(mark: str, words: str) -> None:
    Path("a.csv").write_text("subject,property,value\nt,staff,1\n".replace(",", mark))
    assert words in read_table("a.csv")[1][0].message


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_property_that_nobody_declared_is_told_once_in_each_file(kind: str) -> None:
    rows = [{"subject": "t", "property": name, "value": "1"} for name in ("staff", "stff", "xyzzy", "stff", "Stff", "staff", "stff")]
    for name in ("a", "b"):
        if kind == "csv":
            Path(f"{name}.csv").write_text("\n".join(",".join(row) for row in (rows[0], *map(dict.values, rows))) + "\n")
        else:
            parquet.write_table(pa.Table.from_pylist(rows), f"{name}.parquet")
    problems = load(["."]).problems
    assert [
        (p.path[0], p.line, p.message.removeprefix(f"row {n}: "), p.help.split(",")[0]) for p, n in zip(problems, (2, 3, 5) * 2, strict=True)
    ] == [
        (name, line if kind == "csv" else 0, said, advice)
        for name in ("a", "b")
        for line, said, advice in (
            (3, "no property `stff`; did you mean `staff`?", "correct it in all 3 rows of this file"),
            (4, "no property `xyzzy`", "correct it"),
            (6, "no property `Stff`; did you mean `staff`?", "correct it"),
        )
    ]
    assert {p.rule for p in problems} == {"unknown-property"}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_source_that_nobody_declared_is_told_once_in_each_table(kind: str) -> None:
    sources = ("survey", "survy", "xyzzy", "survy", "", "survy", "survey")
    rows = [{"subject": f"t{number}", "property": "staff", "value": "1", "source": source} for number, source in enumerate(sources)]
    Path("sources.yaml").write_text("sources: {survey: {title: Survey}}\nclaims:\n" + "- {subject: t, staff: 1, source: survy}\n" * 2)
    for name in ("a", "b"):
        if kind == "csv":
            Path(f"{name}.csv").write_text("\n".join(",".join(row) for row in (rows[0], *map(dict.values, rows))) + "\n")
        else:
            parquet.write_table(pa.Table.from_pylist(rows), f"{name}.parquet")
    ledger = load(["."])
    assert [(p.path, p.line, p.message.partition(": ")[2] or p.message, p.help.split(",")[0]) for p in ledger.problems] == [
        *((f"{name}.{kind}", line if kind == "csv" else 0, said, advice) for name in ("a", "b") for line, said, advice in IN_ROWS),
        ("sources.yaml", 3, "no source `survy`; did you mean `survey`?", "correct it"),
        ("sources.yaml", 4, "no source `survy`; did you mean `survey`?", "correct it"),
    ]
    assert {p.rule for p in ledger.problems} == {"unknown-source"}
    assert [claim.source for claim in ledger.claims] == ["survey", "", "survey"] * 2


IN_ROWS = [
    (3, "no source `survy`; did you mean `survey`?", "correct it in all 3 rows of this file"),
    (4, "no source `xyzzy`", "correct it"),
]


def test_the_schema_passes_an_empty_frame_and_names_each_fault() -> None:
    assert bad_cells({name: [] for name in COLUMNS}) == []
    columns = {"subject": ["t", ""], "property": ["p", "p"], "value": ["v" * 100_001, "v"], "id": ["Up", ""]}
    assert [(row, column) for row, column, *_ in bad_cells(columns)] == [(0, "id"), (0, "value"), (1, "subject")]


def test_a_ledger_without_tables_needs_none_of_their_libraries() -> None:
    Path("a.yaml").write_text("claims:\n- {subject: t, staff: 1}\n")
    code = (
        "import sys; from claimcheck.load import load; assert len(load(['a.yaml']).claims) == 1; "
        "print([m for m in ('pandas', 'pandera', 'pyarrow', 'rapidfuzz', 'difflib', 'tomllib', 'numpy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    assert run.stdout.strip() == "[]"
