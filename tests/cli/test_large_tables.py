"""Are tables checked alike, whatever looks through them first? And what is told when one cannot be checked?"""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

SOURCES = """\
sources: {a: {title: A, published: 2022}, b: {title: B, published: 2022}}
entities: {iom: {name: International Organization for Migration, short: [IOM]}}
claims:
- {subject: iom, member-states: 172, when: 2021-07-01, source: a}
"""
TABLE = """\
subject,property,value,when,source
IOM,member-states,173,2021-07-01,a
International Organization for Migration,member-states,175,2021-07-01,b
x,founded,1951,,a
x,founded,1952,,b
y,members,10,2001,a
y,members,12,2002,a
"""


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("ledger.yaml").write_text(SOURCES)
    Path("table.csv").write_text(TABLE)
    return tmp_path


def found(out: str) -> list[object]:
    return json.loads(out)["findings"]


@pytest.mark.parametrize("least", ["note", "warning", "error"])
def test_an_engine_finds_what_is_found_in_memory(claimcheck, tables, least):
    runs = {
        engine: claimcheck("check", ".", "--engine", engine, "--min-severity", least, "--format", "json", "--today", "2025-01-01")
        for engine in ("memory", "duckdb")
    }
    assert runs["memory"].status == runs["duckdb"].status == 1
    assert found(runs["duckdb"].out) == found(runs["memory"].out)
    [conflict] = [
        one for one in found(runs["duckdb"].out) if one["rule"] == "value-conflict" and one["subject"] == "iom" and one["severity"] == "error"
    ]
    assert {place["value"] for place in conflict["places"]} == {"172", "173", "175"}  # under three names of one thing, in two kinds of files


def test_the_number_of_rows_decides_unless_one_is_named(claimcheck, tables, monkeypatch):
    monkeypatch.setattr("claimcheck.load.sizes.many_rows", lambda files: True)
    told = json.loads(claimcheck("check", ".", "--format", "json").out)
    assert told["least"] == "warning"
    assert told["summary"]["agreements"] is None
    assert "least" not in json.loads(claimcheck("check", ".", "--format", "json", "--engine", "memory").out)


def test_rows_are_counted_without_being_read(tmp_path):
    from claimcheck.load.sizes import many_rows

    text = tmp_path / "t.csv"
    text.write_text("a\n" * 60)
    columns = tmp_path / "t.parquet"
    parquet.write_table(pa.table({"a": [str(number) * 9 for number in range(100_001)]}), columns)
    assert not many_rows([str(text)], 60)
    assert many_rows([str(text)], 59)
    assert many_rows([str(columns)], 100_000)
    assert not many_rows([str(columns)], 100_001)
    assert many_rows([str(columns), str(text)], 100_050)
    assert not many_rows([str(tmp_path / "gone.csv")], 0)
    # However few bytes they take.
    alike, packed = tmp_path / "alike.parquet", tmp_path / "t.jsonl.gz"
    parquet.write_table(pa.table({"a": ["x"] * 30_000}), alike)
    packed.write_bytes(gzip.compress(b"{}\n" * 30_000, mtime=0))
    assert many_rows([str(alike), str(packed)], 59_999)
    assert not many_rows([str(alike), str(packed)], 60_000)
    packed.write_bytes(packed.read_bytes()[:20])
    assert not many_rows([str(packed)], 0)


def test_statistics_go_to_standard_error(claimcheck, tables):
    run = claimcheck("check", ".", "--engine", "duckdb", "--stats")
    assert "peak of memory" in run.err
    assert "rows                                                       7" in run.err
    assert "peak of memory" not in run.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--engine", "duckdb", "--memory", "much"), "`much` is no size"),
        (("--engine", "duckdb", "--memory", "99999999TB"), "cannot be started with 99999999TB"),
        (("--engine", "duckdb", "--memory", "100KB"), "needs more memory than 100KB"),
        (("--engine", "duckdb", "--scratch", "gone"), "gone: no such folder; make it first"),
        (("--engine", "duckdb", "--scratch", "text.md"), "text.md: not a folder"),
        (("--engine", "duckdb", "--cache-dir", "text.md"), "--cache-dir: text.md: not a folder"),
        (("--engine", "memory", "--cache-dir", "text.md"), "--cache-dir: text.md: not a folder"),
        (("--engine", "memory", "--cache-dir", "text.md/inside"), "--cache-dir: text.md/inside: not a folder"),
        (("--engine", "duckdb", "--master", "local[2]"), "--engine spark"),
        (("--engine", "spark", "--spark-conf", "memory"), "`memory` is no setting"),
        (("--engine", "duckdb", "text.md"), "without them"),
    ],
)
def test_what_cannot_be_is_one_line(claimcheck, tables, arguments, words):
    Path("text.md").write_text("IOM has 173 member states.\n")
    run = claimcheck("check", ".", *arguments)
    assert run.status == 2
    assert words in run.err
    assert run.err.count("\n") == 1
    assert not run.out


def test_a_table_that_is_cut_off_is_told_alone(claimcheck, tables):
    parquet.write_table(pa.table({name: ["x"] * 5000 for name in ("subject", "property", "value")}), "good.parquet")
    Path("cut.parquet").write_bytes(Path("good.parquet").read_bytes()[:-20])
    run = claimcheck("check", ".", "--engine", "duckdb", "--format", "json")
    assert run.status == 2
    [only] = found(run.out)
    assert (only["rule"], only["places"][0]["path"]) == ("unreadable-file", "cut.parquet")


def test_a_ledger_without_tables_is_checked_as_ever(claimcheck, tables):
    Path("table.csv").unlink()
    both = [claimcheck("check", ".", "--engine", engine, "--today", "2025-01-01").out for engine in ("memory", "duckdb")]
    assert both[0] == both[1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interruption_leaves_nothing_behind(tables, number):
    count = 300_000
    rows = {
        "subject": [f"s{number % 9000}" for number in range(count)],
        "property": ["members"] * count,
        "value": [str(number % 5) for number in range(count)],
    }
    parquet.write_table(pa.table(rows), "many.parquet")
    scratch = tables / "scratch"
    scratch.mkdir()
    arguments = ["check", ".", "--engine", "duckdb", "--scratch", str(scratch), "--output", "out.txt"]
    started = subprocess.Popen([sys.executable, "-m", "claimcheck", *arguments], stderr=subprocess.PIPE, text=True)
    while not any(scratch.iterdir()) and started.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)
    started.send_signal(number)
    _, err = started.communicate(timeout=300)
    assert started.returncode == 130, err
    assert err.strip() == ""
    assert not Path("out.txt").exists()
    assert not list(scratch.iterdir())
