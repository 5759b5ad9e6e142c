"""Is nothing loaded that a run does not need?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

LEDGER = "sources:\n  almanac: {title: Almanac, published: 2024-01-01}\n"
ROW = {"id": "a", "subject": "trust", "property": "staff", "value": "12", "when": "2023", "source": "almanac"}
SELDOM = (
    "claimcheck.prose",
    "claimcheck.texts",
    "claimcheck.picture",
    "claimcheck.relations.parse",
    "claimcheck.relations.clash",
    "claimcheck.bulk.check",
    "claimcheck.load.table_schema",
    "claimcheck.load.rows",
    "pandas",
    "pandera",
    "pyarrow",
    "pyarrow.compute",
    "duckdb",
    "tomllib",
)


def loaded(folder: Path, *arguments: str) -> set[str]:
    code = (
        f"import sys; sys.argv = ['claimcheck', 'check', *{[*arguments]}]; from claimcheck.cli import main\n"
        "try: main()\nexcept SystemExit as end: print(end.code, file=sys.stderr)\n"
        f"print(*[name for name in {SELDOM} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True, timeout=120)
    status, *names = done.stderr.split()
    assert status == "0", done.stdout + done.stderr
    return set(names)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "sources.yaml").write_text(LEDGER)
    return tmp_path


def test_claims_alone_need_least(ledger: Path) -> None:
    (ledger / "claims" / "a.yaml").write_text("claims:\n- {" + ", ".join(f"{key}: {value}" for key, value in ROW.items()) + "}\n")
    assert loaded(ledger) == set()


def test_a_table_in_text_needs_what_reads_rows(ledger: Path) -> None:
    (ledger / "claims" / "a.csv").write_text(",".join(ROW) + "\n" + ",".join(ROW.values()) + "\n")
    assert loaded(ledger) == {"claimcheck.load.table_schema", "claimcheck.load.rows"}


def test_a_table_in_parquet_needs_its_reader_too(ledger: Path) -> None:
    parquet.write_table(pa.Table.from_pylist([ROW, {**ROW, "id": "b"}]), ledger / "claims" / "a.parquet")
    assert loaded(ledger) == {"claimcheck.load.table_schema", "claimcheck.load.rows", "pyarrow"}


def test_relations_and_texts_are_read_where_there_are_some(ledger: Path) -> None:
    (ledger / "claims" / "a.csv").write_text(",".join(ROW) + "\n" + ",".join(ROW.values()) + "\n")
    (ledger / "claims" / "b.yaml").write_text("relations:\n- {id: few, holds: trust.staff <= 20}\n")
    (ledger / "text.md").write_text("The trust has a staff of 12.\n")
    assert {"claimcheck.relations.parse", "claimcheck.relations.clash"} <= loaded(ledger)
    assert {"claimcheck.prose", "claimcheck.texts"} <= loaded(ledger, "--documents", "text.md")
