"""Are compressed tables read as what is in them, and refused in one line when they are damaged or too large?"""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from claimcheck.load import load, tables
from claimcheck.load.files import decode, text_fault
from claimcheck.load.loaded import Problem
from claimcheck.load.tables import read_table

TEXT = b"subject,property,value\n" + b"".join(b"t,staff,%d\n" % number for number in range(2000))
PACK = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor(write_checksum=True).compress}


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("ending", PACK)
def test_parts_put_together_are_read_together(ending: str) -> None:
    Path(f"a.csv{ending}").write_bytes(PACK[ending](TEXT) + PACK[ending](b"t,staff,x\n"))
    rows, problems = read_table(f"a.csv{ending}")
    assert (len(rows), rows[-1].line, rows[-1].cells["value"], problems) == (2001, 2002, "x", ())


@pytest.mark.parametrize("ending", PACK)
def test_a_folder_of_packed_tables_is_a_ledger(ending: str) -> None:
    Path(f"a.csv{ending}").write_bytes(PACK[ending](TEXT))
    parquet.write_table(pa.table({"subject": ["t"], "property": ["staff"], "value": [1]}), "b")
    Path(f"b.parquet{ending}").write_bytes(PACK[ending](Path("b").read_bytes()))
    ledger = load(["."])
    assert (len(ledger.claims), ledger.problems) == (2001, ())


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: data[:-5], "the compressed file ends too soon"),
        (lambda data: data[: len(data) // 2], "the compressed file ends too soon"),
        (lambda data: b"subject,property,value\n", "not a whole "),
        (lambda data: data + b"more than that", "not a whole "),
        (lambda data: data[:60] + b"\xff\xff\xff\xff" + data[64:], "not a whole "),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_damaged_one_is_one_line(kind: str, ending: str, damage, said: str) -> None:
    Path(f"a.{kind}{ending}").write_bytes(damage(PACK[ending](TEXT)))
    rows, (problem,) = read_table(f"a.{kind}{ending}")
    assert (rows, problem.rule, problem.path) == ((), "unreadable-file", f"a.{kind}{ending}")
    assert problem.message.startswith(said)


@pytest.mark.parametrize("ending", PACK)
def test_little_that_unpacks_to_much_is_not_unpacked(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_TABLE", 2_000_000)
    Path(f"a.csv{ending}").write_bytes(PACK[ending](TEXT + b"\n" * 100_000_000))
    assert read_table(f"a.csv{ending}")[1][0].message == "larger than 2 MB"


def test_a_word_said_often_is_not_kept_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_TABLE", 2_000_000)
    words = pa.array(["x" * 50_000] * 100_000).dictionary_encode() if False else pa.DictionaryArray.from_arrays([0] * 100_000, ["x" * 50_000])
    parquet.write_table(pa.table({"subject": ["t"] * 100_000, "property": ["staff"] * 100_000, "value": words}), "a.parquet")
    assert Path("a.parquet").stat().st_size < 100_000
    assert read_table("a.parquet")[1][0].message == "larger than 2 MB"


def test_a_line_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables.bounded_lines, "__defaults__", (5000,))
    for kind in ("csv", "jsonl"):
        first = TEXT[:33] if kind == "csv" else b'{"subject": "t", "property": "staff", "value": 1}\n'
        Path(f"a.{kind}").write_bytes(first + b"x" * 6000)
        rows, (problem,) = read_table(f"a.{kind}")
        assert (len(rows), problem.line) == (1, 3 if kind == "csv" else 2)
        assert "a line of more than" in problem.message


BROKEN = (
    b"", b"a", b"\xef\xbb\xbfa\nb", b"a\nb\xffc", b"\xef\xbb\xbfab\xff", b"a\n\xc3", b"\xff\xfea", b"\xfe\xffa", b"a\0b\0", b"\0a\0b", b"\xff\xfe\0\0", b"\0\0\xfe\xff",
    b"a\nx\xe2\x82", "é\nß\xa0".encode("latin-1"), b"\xef\xbb\xbf\xff", b"a\r\nb\r\xfe",
)  # fmt: skip


@pytest.mark.parametrize("ahead", [0, 1, (1 << 20) - 1, (1 << 20) - 2, 1 << 20])
@pytest.mark.parametrize("data", BROKEN)
def test_where_a_text_ceases_to_be_one_is_said_alike_of_streams(data: bytes, ahead: int, tmp_path: Path) -> None:
    data = (
        data
        if data[:2] in {b"\xff\xfe", b"\xfe\xff", b"\0\0"}
        else data[: 3 * data.startswith(b"\xef")] + b"y" * ahead + data[3 * data.startswith(b"\xef") :]
    )
    Path("x").write_bytes(data)
    found = decode(data, "x")
    with Path("x").open("rb") as file:
        said = text_fault(file, "x")
    if isinstance(found, Problem):
        assert said == found
    else:
        assert (said is None) == ("\0" not in found)
