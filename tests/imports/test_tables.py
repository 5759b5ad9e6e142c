"""What a mapping makes of a wide table, and what is wrong with one or the other in one clear line."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
from pathlib import Path
from typing import Any

import pytest

from tests.imports.running import Run, claimcheck

TABLE = "Town,People,Area\nPort Lorne,1200,4.5\nGull Bay,800,3\n"
MAPPING = "file: t.csv\nsource: {id: list, published: 2021}\nsubject: Town\n"
COLUMNS = "columns:\n  People: population\n"


def imported(folder: Path, mapping: str, table: str | bytes = TABLE, name: str = "t.csv") -> tuple[Run, list[dict[str, str]]]:
    """The run, and the claims that it wrote."""
    (folder / name).write_bytes(table.encode() if isinstance(table, str) else table)
    (folder / "map.yaml").write_text(mapping)
    run = claimcheck("import", "table", folder / "map.yaml", "--output", folder / "out")
    path = folder / "out" / "claims.csv"
    return run, list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.exists() else []


def values(claims: list[dict[str, str]], *columns: str) -> list[Any]:
    return [tuple(claim[column] for column in columns) if len(columns) > 1 else claim[columns[0]] for claim in claims]


def test_rows_become_claims(tmp_path):
    run, claims = imported(tmp_path, MAPPING + COLUMNS + "  Area: {property: area, unit: km2, when: 2020}\n")
    assert run.exit_code == 0
    assert values(claims, "subject", "property", "value", "when", "source", "locator") == [
        ("Port Lorne", "population", "1200", "", "list", "line 2"),
        ("Port Lorne", "area", "4.5 km2", "2020", "list", "line 2"),
        ("Gull Bay", "population", "800", "", "list", "line 3"),
        ("Gull Bay", "area", "3 km2", "2020", "list", "line 3"),
    ]
    assert (tmp_path / "out/sources.yaml").read_text() == 'sources:\n  list: {published: "2021"}\n'
    assert claimcheck("check", tmp_path / "out", "--today", "2022-01-01").exit_code == 0


def column(given: str) -> str:
    return f"{MAPPING}columns:\n  People: {given}\n"


@pytest.mark.parametrize(
    ("cell", "given", "value", "unit"),
    [
        ("1200", "{property: area, unit: km2}", "1200 km2", ""),
        ("5 ha", "{property: area, unit: km2}", "5 ha", ""),
        ("about 5", "{property: area, unit: km2}", "about 5 km2", ""),
        ("10-12", "{property: area, unit: km2}", "10-12 km2", ""),
        ("small", "{property: area, unit: km2}", "small", ""),
        ("1.2", "{property: population, scale: million}", "1.2 million", ""),
        ("3", "{property: budget, scale: million, unit: EUR}", "3 million EUR", ""),
        ("7", "{property: length, unit: in}", "7 inches", ""),
        ("7", "{property: depth, unit: fathom}", "7", "fathom"),
        ("A; B", "{property: member-of, separator: ';'}", "A; B", ""),
        ("A/B", "{property: member-of, separator: /, complete: yes}", "only A; B", ""),
        ("Y", "{property: cited, values: [[Y, yes], [N, no]]}", "yes", ""),
        ("'=1", "motto", "'=1", ""),  # written with the apostrophe that keeps it from being run
    ],
)
def test_what_cells_mean(tmp_path, cell, given, value, unit):
    _, [claim] = imported(tmp_path, column(given), f'Town,People\nPort Lorne,"{cell}"\n')
    assert (claim["value"], claim["unit"]) == (value, unit)


@pytest.mark.parametrize(
    ("given", "cells", "when"),
    [
        ("{property: head, when-column: A}", "2019,", "2019"),
        ("{property: head, from-column: A, until-column: B}", "2019,2021-05", "2019/2021-05"),
        ("{property: head, from-column: A, until-column: B}", "2019,", "2019/.."),
        ("{property: head, from-column: A, until-column: B}", ",2021", "/2021"),
        ("{property: head, from-column: A, until-column: B}", "-,", ""),
        ("{property: head, from-column: A, until-column: B}", "18/05/2019,19/06/2021", "from 18/05/2019 to 19/06/2021"),
        ("{property: head, from-column: A, until-column: B}", "18/05/2019,", "since 18/05/2019"),
        ("{property: head, from-column: A, until-column: B, when: 2017}", ",2021", "/2021"),
        ("{property: head, from-column: A, until-column: B, when: 2017}", "-,", "2017"),
        ("{property: head, from-column: A, when-column: B, when: 2017}", ",2016", "2016"),
        ("{property: head, when-column: A, when: 2017}", ",", "2017"),
        ("{property: head, when-column: A, when: 2017}", "2019,", "2019"),
        ("{property: head, when-column: A, when: today}", ",", "today"),
        ("{property: head, when-column: A, when: 18/05/2019}", ",", "18/05/2019"),
    ],
)
def test_times_from_columns(tmp_path, given, cells, when):
    _, [claim] = imported(tmp_path, column(given) + 'missing: ["-"]\n', f"Town,People,A,B\nPort Lorne,Ann Lee,{cells}\n")
    assert claim["when"] == when


def test_scopes_and_times_of_the_whole_table_and_of_a_column(tmp_path):
    mapping = MAPPING + "when-column: Year\nscope: coast\n" + COLUMNS + "  Area: {property: area, scope-column: Part, when: 1999}\n"
    _, claims = imported(tmp_path, mapping, "Town,People,Area,Part,Year\nPort Lorne,7,5 ha,docks,2001\n")
    assert values(claims, "scope", "when") == [("coast", "2001"), ("coast; docks", "1999")]


@pytest.mark.parametrize(("cell", "year", "when"), [("2001", "2002", "2001"), ("", "2002", "2002"), ("-", "-", "1999")])
def test_an_empty_time_leaves_it_to_what_is_said_for_more_rows(tmp_path, cell, year, when):
    mapping = MAPPING + "missing: ['-']\nwhen: 1999\nwhen-column: Year\ncolumns:\n  People: {property: population, when-column: Own}\n"
    _, [claim] = imported(tmp_path, mapping, f"Town,People,Own,Year\nPort Lorne,7,{cell},{year}\n")
    assert claim["when"] == when


def test_cells_that_say_nothing_are_no_name_part_unit_or_quote(tmp_path):
    mapping = MAPPING + "missing: ['-']\nname: Name\naliases: Other\nscope-column: Part\n"
    columns = "columns:\n  People: {property: area, unit: ha, unit-column: Unit, quote-column: Words}\n"
    _, [claim] = imported(tmp_path, mapping + columns, "Town,Name,Other,Part,People,Unit,Words\npl,-,-,-,7,-,-\n")
    assert (claim["value"], claim["scope"], claim["quote"]) == ("7 ha", "", "")
    assert (tmp_path / "out/entities.yaml").read_text() == "entities:\n  pl: {name: pl}\n"


@pytest.mark.parametrize(
    ("more", "cell", "aliases"),
    [
        ("", "Rook Lt.; Cap Rook", '["Rook Lt.; Cap Rook"]'),
        ("aliases-separator: ;\n", "Rook Lt.; Cap Rook", '["Rook Lt.", "Cap Rook"]'),
        ("aliases-separator: /\n", "Rook / Cape Rook / / A;B / Rook / -", '["Rook", "A;B"]'),
    ],
)
def test_several_other_names_in_a_cell(tmp_path, more, cell, aliases):
    mapping = MAPPING + "missing: ['-']\naliases: Other\n" + more + COLUMNS
    imported(tmp_path, mapping, f"Town,Other,People\nCape Rook,{cell},7\n")
    assert (tmp_path / "out/entities.yaml").read_text() == f'entities:\n  cape-rook: {{name: "Cape Rook", aliases: {aliases}}}\n'


def test_missing_marks_and_empty_cells_make_no_claim(tmp_path):
    mapping = MAPPING + "missing: ['-', n/a]\ncolumns:\n  People: {property: population, missing: ['0']}\n"
    run, claims = imported(tmp_path, mapping, "Town,People\nA,-\nB,n/a\nC,\nD,0\nE,5\n\n,,\n".replace(",,\n", ",\n"))
    assert values(claims, "subject") == ["E"]
    assert "5 rows: 1 claims" in run.err.replace("6 rows", "5 rows")
    assert "4 cells without a value" in run.err


def test_subjects_are_declared_where_their_names_are_given(tmp_path):
    table = "Code,Town,Old name,People\nPL,Port Lorne,Lornehafen,7\nGB,Gull Bay,,8\n"
    mapping = MAPPING.replace("subject: Town", "subject: Code") + "prefix: town-\nname: Town\naliases: [Old name, Code]\ntype: town\n" + COLUMNS
    _, claims = imported(tmp_path, mapping, table)
    assert values(claims, "subject") == ["town-pl", "town-gb"]
    assert (tmp_path / "out/entities.yaml").read_text() == (
        'entities:\n  town-pl: {name: "Port Lorne", aliases: ["Lornehafen", "PL"], type: town}\n  town-gb: {name: "Gull Bay", aliases: ["GB"], type: town}\n'
    )


def test_quotes_from_a_column(tmp_path):
    _, [claim] = imported(tmp_path, column("{property: population, quote-column: Words}"), "Town,People,Words\nA,7,seven souls\n")
    assert claim["quote"] == "seven souls"


@pytest.mark.parametrize(
    ("name", "table", "more"),
    [
        ("t.tsv", TABLE.replace(",", "\t"), ""),
        ("t.csv", "\ufeff" + TABLE, ""),
        ("t.csv", TABLE.replace("\n", "\r\n"), ""),
        ("t.csv", TABLE.replace(",", ";"), "separator: ';'\n"),
        ("t.txt", TABLE.replace(",", "\t"), "separator: tab\n"),
        ("t.csv.gz", gzip.compress(TABLE.encode(), mtime=0), ""),
        ("t.csv.bz2", bz2.compress(TABLE.encode()), ""),
        ("t.csv", TABLE.encode("utf-16"), "encoding: utf-16\n"),
        ("t.csv", "Lists of towns\n\n" + TABLE, "skip: 1\n"),
        ("t.csv", TABLE.partition("\n")[2], "header: [Town, People, Area]\n"),
        ("t.csv", TABLE.replace("\n", ",,\n"), ""),
        ("t.jsonl", '{"Town": "Port Lorne", "People": 1200, "Area": 4.50}\n\n{"People": "800", "Town": "Gull Bay"}\n', ""),
    ],
)
def test_tables_of_every_kind_read_the_same(tmp_path, name, table, more):
    run, claims = imported(tmp_path, MAPPING.replace("t.csv", name) + more + COLUMNS, table, name)
    assert (run.exit_code, values(claims, "subject", "value")) == (0, [("Port Lorne", "1200"), ("Gull Bay", "800")])


def test_parquet_and_numbers_as_they_are(tmp_path):
    import datetime as dt
    from decimal import Decimal

    import pyarrow as pa
    import pyarrow.parquet as parquet

    columns = {
        "Town": ["A", "B", "C"], "People": [1200, None, 3], "Area": [0.1, float("nan"), 1e-7],
        "Cost": [Decimal("1.50"), None, None], "Built": [dt.date(1999, 5, 1), None, None], "In": [["x", "y"], None, []],
    }  # fmt: skip
    parquet.write_table(pa.table(columns), tmp_path / "t.parquet")
    mapping = MAPPING.replace("t.csv", "t.parquet") + COLUMNS + "  Area: area\n  Cost: budget\n  Built: founded\n  In: member-of\n"
    (tmp_path / "map.yaml").write_text(mapping)
    run = claimcheck("import", "table", tmp_path / "map.yaml", "--output", tmp_path / "out.jsonl")
    assert run.exit_code == 0
    import json

    claims = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [(one["subject"], one["value"]) for one in claims] == [
        ("A", "1200"), ("A", "0.1"), ("A", "1.50"), ("A", "1999-05-01"), ("A", "x; y"), ("C", "3"), ("C", "0.0000001"),
    ]  # fmt: skip
    assert (tmp_path / "out.yaml").read_text().partition("\n")[2] == 'sources:\n  list: {published: "2021"}\n'


def test_cells_that_are_guarded_against_spreadsheets(tmp_path):
    _, claims = imported(tmp_path, column("motto"), "Town,People\nA,'=go\nB,'-go\nC,'tis\n")
    from claimcheck.load import load

    assert [claim.value for claim in load([tmp_path / "out"]).claims] == ["=go", "-go", "'tis"]
    assert values(claims, "value") == ["'=go", "'-go", "'tis"]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("file: t.csv\nsubject: Town\ncolumns: {People: population}\n", "map.yaml:1:1: the mapping names no `source`"),
        ("source: {id: a}\nsubject: Town\ncolumns: {People: population}\n", "map.yaml:1:1: `file` is missing"),
        ("file: t.csv\nsource: {id: a}\ncolumns: {People: population}\n", "`subject` is missing"),
        (MAPPING, "`columns` is missing"),
        (MAPPING + "columns: [a]\n", "map.yaml:4:1"),
        (MAPPING + "colums: {}\n" + COLUMNS, "map.yaml:4:1: `colums` is no field of a mapping; did you mean `columns`"),
        (MAPPING + "skip: two\n" + COLUMNS, "map.yaml:4:7: `skip` is a whole number"),
        (MAPPING + "columns:\n  People: {property: population, units: m}\n", "map.yaml:5:34: `units` is no field of a column"),
        (MAPPING + "columns:\n  People: {unit: m}\n", "map.yaml:5:3: `property` is missing"),
        (MAPPING + "columns:\n  People: {property: area, scale: dozen}\n", "`scale` cannot be `dozen`"),
        (MAPPING.replace("published: 2021", "publshed: 2021") + COLUMNS, "map.yaml:2:20: `publshed` is no field of a source"),
        (MAPPING.replace("id: list", "id: LIST") + COLUMNS, "map.yaml:2:14: `LIST` cannot be an id"),
        (MAPPING + "skip: -1\n" + COLUMNS, "map.yaml:4:7: `skip` is a whole number, 0 or more, not `-1`"),
        (MAPPING + "when: 31st of Foo 2020\n" + COLUMNS, "map.yaml:4:7: `when` cannot be `31st of Foo 2020`: "),
        (MAPPING + "columns:\n  People: {property: population, when: 2020-02-30}\n", "map.yaml:5:40: `when` cannot be `2020-02-30`: "),
        (MAPPING + "aliases-separator: ';'\n" + COLUMNS, "map.yaml:4:20: `aliases-separator` parts the cells of `aliases`, and there are none"),
        (MAPPING + "columns:\n  Peple: population\n", "map.yaml:5:3: the table has no column `Peple`; did you mean `People`?"),
        (
            MAPPING.replace("subject: Town", "subject: Place") + COLUMNS,
            "map.yaml:3:10: the table has no column `Place`; it has `Town`, `People`, `Area`",
        ),
        (MAPPING + "separator: ab\n" + COLUMNS, "`ab` cannot part cells"),
        (MAPPING + "encoding: utf-99\n" + COLUMNS, "there is no encoding `utf-99`"),
        (MAPPING.replace("t.csv", "none.csv") + COLUMNS, "none.csv: cannot be read: no such file or directory"),
        (MAPPING.replace("t.csv", "t.xlsx") + COLUMNS, "t.xlsx: not a table"),
        ("- a\n", "a mapping has the keys file, subject and columns"),
        ("file: [\n", "map.yaml:"),
        ("", "a mapping has the keys"),
    ],
)
def test_slips_in_a_mapping_are_one_line_with_their_place(tmp_path, mapping, said, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run, claims = imported(Path(), mapping)
    assert said in run.err
    assert (run.exit_code, run.err.count("\n"), claims) == (2, 1, [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.yaml", "t.csv"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "an empty table"),
        ("Town,People\n", "no cell makes a claim"),
        (TABLE.encode("utf-16"), "the file is UTF-16, not UTF-8; say so in the mapping: encoding: utf-16"),
        (b"Town,People\nCaf\xe9,5\n", "byte 0xE9 is not UTF-8; name its encoding in the mapping, as `encoding: latin-1`"),
        ('Town,People\n"A,5\n', "t.csv:2: a quotation mark that is never closed"),
        ("Town;People;Area\nA;5;3\n", 'columns parted by semicolons; say so in the mapping: separator: ";"'),
        ("Town,People,People\nA,5,3\n", "two columns are called `People`"),
        ("Town,People\nA," + "x" * 200_000 + "\n", "field larger than field limit"),
    ],
)
def test_tables_that_cannot_be_read_are_one_line(tmp_path, table, said):
    run, claims = imported(tmp_path, MAPPING + COLUMNS, table)
    assert said in run.err
    assert (run.exit_code, run.err.count("\n"), claims) == (2, 1, [])


def test_damaged_packing(tmp_path):
    packed = gzip.compress(("Town,People\n" + "".join(f"T{number},{number * 7919 % 10007}\n" for number in range(20_000))).encode(), mtime=0)
    run, claims = imported(tmp_path, MAPPING.replace("t.csv", "t.csv.gz") + COLUMNS, packed[:-500], "t.csv.gz")
    assert "damaged after line" in run.err
    assert (run.exit_code, run.err.count("\n"), claims) == (2, 1, [])


def test_rows_that_cannot_be_used_are_named_and_the_rest_is_written(tmp_path):
    run, _ = imported(tmp_path, MAPPING + COLUMNS, 'Town,People\nA,5\nB\n,7\nC,7,8\n"D\nE",9\nF,1\0\nG,2\n')
    claims = list(csv.DictReader(io.StringIO((tmp_path / "out/claims.csv").read_text())))
    assert run.exit_code == 2
    assert values(claims, "subject", "value", "locator") == [("A", "5", "line 2"), ("D\nE", "9", "line 6"), ("G", "2", "line 9")]
    assert "line 3: 1 cell where the header has 2" in run.err
    assert "line 4: `Town` is empty" in run.err
    assert "line 5: 3 cells where the header has 2" in run.err
    assert "line 8: a NUL character" in run.err


def test_bad_lines_of_objects(tmp_path):
    table = '{"Town": "A", "People": 5}\n{"Town": \n["A"]\n{"Town": {"x": 1}}\n'
    run, claims = imported(tmp_path, MAPPING.replace("t.csv", "t.jsonl") + COLUMNS, table, "t.jsonl")
    assert (run.exit_code, values(claims, "value")) == (2, ["5"])
    assert "line 2: not JSON in UTF-8" in run.err
    assert "line 3: no flat object" in run.err
    assert "line 4: no flat object" in run.err


def test_the_default_folder_and_a_file_beside_the_mapping(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(TABLE)
    Path("towns.yaml").write_text(MAPPING + COLUMNS)
    assert claimcheck("import", "table", "towns.yaml").exit_code == 0
    assert sorted(path.name for path in Path("towns").iterdir()) == ["claims.csv", "sources.yaml"]
    refused = claimcheck("import", "table", "towns.yaml", "--output", "towns.csv")
    assert refused.exit_code == 2
    assert "which is the mapping; choose another name" in refused.err
    assert Path("towns.yaml").read_text() == MAPPING + COLUMNS


def test_a_source_of_the_ledger_is_named_by_its_id(tmp_path):
    run, claims = imported(tmp_path, MAPPING.replace("{id: list, published: 2021}", "yearbook") + COLUMNS)
    assert (run.exit_code, claims[0]["source"]) == (0, "yearbook")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["claims.csv"]


def test_a_file_of_the_users_own_beside_the_table_stays(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(TABLE)
    Path("map.yaml").write_text(MAPPING + COLUMNS)
    for _ in range(2):  # what an import made is replaced
        assert claimcheck("import", "table", "map.yaml", "--output", "towns.jsonl").exit_code == 0
    Path("towns.yaml").write_text("claims: []\n")
    refused = claimcheck("import", "table", "map.yaml", "--output", "towns.jsonl")
    assert (refused.exit_code, "which is a file of your own" in refused.err) == (2, True)
    assert Path("towns.yaml").read_text() == "claims: []\n"


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    run = claimcheck("import", "table", tmp_path / "map.yaml", "--output", tmp_path / "out")
    assert (run.exit_code, run.err.count("\n")) == (2, 1)
