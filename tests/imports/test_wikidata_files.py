"""Whatever the layout and packing of a file, the same entities are read; what is damaged is named, and nothing of it replaces anything."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.imports.running import claimcheck
from tests.imports.wikibase import constraint, dump, entity, item, statement, text, year

ENTITIES = [
    entity("Q1", "Ann", [statement("P569", year(1950)), statement("P9001", text("A")), statement("P9001", text("B"))]),
    entity("P9001", "mark", [constraint("Q19474404")]),
    entity("Q2", "Bob", [statement("P569", year(1960)), statement("P22", item("Q1"))]),
]
LINES = "".join(json.dumps(one) + "\n" for one in ENTITIES)


def zstd(data: bytes) -> bytes:
    import pyarrow

    sink = pyarrow.BufferOutputStream()
    with pyarrow.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(data)
    return bytes(sink.getvalue())


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def run(folder: Path, name: str, data: bytes, *options: str):
    (folder / name).write_bytes(data)
    return claimcheck("import", "wikidata", folder / name, "--output", folder / "out", "--format", "csv", *options)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lines.jsonl", LINES.encode()),
        ("windows.json", b"\xef\xbb\xbf" + dump(ENTITIES).replace("\n", "\r\n").encode()),
        ("no-end.json", dump(ENTITIES).removesuffix("]\n").encode()),
        ("array.json", json.dumps(ENTITIES).encode()),
        ("pretty.json", json.dumps(ENTITIES, indent=2).encode()),
        ("entity-data.json", json.dumps({"entities": {one["id"]: one for one in ENTITIES}}).encode()),
        ("entity-data-pretty.json", json.dumps({"entities": {one["id"]: one for one in ENTITIES}}, indent=1).encode()),
        ("sorted.json", "".join(json.dumps(one, sort_keys=True) + "\n" for one in ENTITIES).encode()),
        ("dump.json.gz", gzip.compress(dump(ENTITIES).encode(), mtime=0)),
        ("dump.json.bz2", bz2.compress(dump(ENTITIES).encode())),
        ("dump.json.xz", lzma.compress(dump(ENTITIES).encode())),
        ("dump.json.zst", zstd(dump(ENTITIES).encode())),
        ("misnamed.json", gzip.compress(dump(ENTITIES).encode(), mtime=0)),
        ("two-members.json.gz", gzip.compress(b"[\n", mtime=0) + gzip.compress(dump(ENTITIES).removeprefix("[\n").encode(), mtime=0)),
        ("two-streams.json.bz2", bz2.compress(b"[\n") + bz2.compress(dump(ENTITIES).removeprefix("[\n").encode())),
    ],
)
def test_every_layout_and_packing_reads_the_same(tmp_path, name, data):
    (tmp_path / "plain").mkdir()
    assert run(tmp_path / "plain", "dump.json", dump(ENTITIES).encode()).exit_code == 0
    assert run(tmp_path, name, data).exit_code == 0
    assert written(tmp_path / "out") == written(tmp_path / "plain" / "out")


def test_standard_input(tmp_path):
    run(tmp_path, "dump.json", dump(ENTITIES).encode())
    program = [sys.executable, "-m", "claimcheck", "import", "wikidata", "-", "--output", str(tmp_path / "piped"), "--format", "csv"]
    done = subprocess.run(program, input=gzip.compress(dump(ENTITIES).encode(), mtime=0), capture_output=True, check=False)
    assert done.returncode == 0
    assert b"3 entities, 5 statements: 5 claims" in done.stderr
    assert written(tmp_path / "piped") == written(tmp_path / "out")


def test_properties_of_a_file_of_their_own(tmp_path):
    items, properties = [one for one in ENTITIES if one["id"][0] == "Q"], tmp_path / "properties.json"
    properties.write_text(json.dumps(ENTITIES[1]))
    run(tmp_path, "dump.json", dump(items).encode(), "--properties", str(properties))
    assert "mark: {label: mark, datatype: text" in (tmp_path / "out/properties.yaml").read_text()
    run(tmp_path, "dump.json", dump(items).encode())
    assert "p9001: {datatype: text" in (tmp_path / "out/properties.yaml").read_text()


def test_the_order_of_properties_and_items_does_not_matter(tmp_path):
    run(tmp_path, "dump.json", dump(ENTITIES).encode())
    first = written(tmp_path / "out")
    run(tmp_path, "dump.json", dump(sorted(ENTITIES, key=lambda one: one["id"])).encode())
    assert written(tmp_path / "out") == first


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_input_same_bytes(tmp_path, seed):
    run(tmp_path, "dump.json", dump(ENTITIES).encode())
    program = [
        sys.executable,
        "-m",
        "claimcheck",
        "import",
        "wikidata",
        str(tmp_path / "dump.json"),
        "--output",
        str(tmp_path / "again"),
        "--format",
        "csv",
    ]
    subprocess.run(program, env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Pacific/Kiritimati"}, check=True, capture_output=True)
    assert written(tmp_path / "again") == written(tmp_path / "out")


def test_bad_lines_are_named_and_the_rest_is_written(tmp_path):
    lines = dump(ENTITIES).splitlines()
    lines.insert(2, '{"type":"item","id":"Q3",')
    lines.insert(3, '"Q4",')
    lines.insert(4, "[" * 100_000)
    done = run(tmp_path, "dump.json", "\n".join(lines).encode())
    assert done.exit_code == 2
    assert "line 3: not JSON: expecting ',' delimiter" in done.err
    assert "line 4: no entity: an object with an `id` such as Q42" in done.err
    assert "line 5: not JSON" in done.err
    assert "3 entities, 5 statements: 5 claims" in done.err
    assert (tmp_path / "out/claims.csv").exists()


def test_a_line_cut_off_at_the_end_is_named(tmp_path):
    done = run(tmp_path, "dump.json", dump(ENTITIES).encode()[:-60])
    assert done.exit_code == 2
    assert "line 4: not JSON" in done.err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.json", b"", "no entities; nothing was written"),
        ("array.json", b"[\n]\n", "no entities; nothing was written"),
        ("words.txt", b"hello\nworld\n", "line 1: not JSON"),
        ("latin.json", b'{"id": "Q1", "labels": "\xe9"}\n', "not UTF-8"),
        ("none.json", dump([entity("Q1", "Nothing")]).encode(), "no statement that can be written; nothing was written"),
        ("cut.json.gz", gzip.compress(dump(ENTITIES * 500).encode(), mtime=0)[:-400], "damaged after line"),
        ("cut.json.bz2", bz2.compress(dump(ENTITIES).encode())[:-20], "damaged after line"),
        ("cut.json.xz", lzma.compress(dump(ENTITIES).encode())[:-20], "damaged after line"),
        ("bad.json.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 50, "damaged after line 0"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_leaves_all_as_it_was(tmp_path, name, data, said):
    run(tmp_path, "dump.json", dump(ENTITIES).encode())
    before = written(tmp_path / "out")
    done = run(tmp_path, name, data)
    assert done.exit_code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert written(tmp_path / "out") == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    for path, said in ((tmp_path / "none.json", "cannot be read: no such file or directory"), (tmp_path, "directory")):
        done = claimcheck("import", "wikidata", path, "--output", tmp_path / "out")
        assert (done.exit_code, said in done.err, done.err.count("\n")) == (2, True, 1)


def test_nothing_of_the_users_own_is_replaced(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.yaml").write_text("claims: []\n")
    done = run(tmp_path, "dump.json", dump(ENTITIES).encode())
    assert done.exit_code == 2
    assert "holds `mine.yaml`, which is no part of an import" in done.err
    assert written(tmp_path / "out") == {"mine.yaml": b"claims: []\n"}
    (tmp_path / "file").write_text("")
    done = claimcheck("import", "wikidata", tmp_path / "dump.json", "--output", tmp_path / "file")
    assert "not a folder" in done.err


def test_an_earlier_import_is_replaced_whole(tmp_path):
    run(tmp_path, "dump.json", dump(ENTITIES).encode())
    claimcheck("import", "wikidata", tmp_path / "dump.json", "--output", tmp_path / "out", "--format", "jsonl", "--no-entities")
    assert sorted(written(tmp_path / "out")) == ["claims.jsonl", "properties.yaml", "sources.yaml"]


def test_an_entity_that_stands_there_twice_counts_once(tmp_path):
    done = run(tmp_path, "dump.json", dump([*ENTITIES, ENTITIES[0]]).encode())
    assert "1  of an entity that stood in the file before" in done.err
    assert "5 claims" in done.err


@pytest.mark.parametrize(("option", "value", "said"), [("--only", "Q5", "write it as P569"), ("--published", "soon", "no date")])
def test_bad_options(tmp_path, option, value, said):
    done = run(tmp_path, "dump.json", dump(ENTITIES).encode(), option, value)
    assert (done.exit_code, said in done.err) == (2, True)


@pytest.mark.parametrize(
    "broken", [{}, {"claims": {"P1": "x"}}, {"claims": {"P1": [{"mainsnak": None}]}}, {"labels": {"en": 5}}, {"aliases": {"en": {}}}]
)
def test_entities_of_odd_shapes_are_no_bug(tmp_path, broken):
    done = run(tmp_path, "dump.json", dump([*ENTITIES, {"id": "Q9", "type": "item", **broken}]).encode())
    assert done.exit_code == 0
    assert "5 claims" in done.err


ODD = [None, 5, "x", [], {}, [None], {"P1": None}, {"P1": [None]}, {"P1": [{}]}, {"P1": [{"snaktype": "value"}]}]


@pytest.mark.parametrize("key", ["qualifiers", "references", "mainsnak", "rank", "id"])
@pytest.mark.parametrize("odd", ODD, ids=str)
def test_statements_of_odd_shapes_are_no_bug(tmp_path, key, odd):
    one = {**statement("P569", year(1950)), key: odd}
    references = {**statement("P570", year(1951)), "references": [{"snaks": odd}, odd]}
    done = run(tmp_path, "dump.json", dump([*ENTITIES, entity("Q9", "Odd", [one, references] if key != "mainsnak" else [references])]).encode())
    assert done.exit_code == 0


@pytest.mark.parametrize("value", [None, 5, "x", [], {}, {"time": 5}, {"amount": None}, {"id": "q1;"}, {"text": 5}, {"latitude": None}], ids=str)
@pytest.mark.parametrize("kind", ["time", "quantity", "wikibase-entityid", "string", "monolingualtext", "globecoordinate", "new", None])
def test_values_of_odd_shapes_are_no_bug(tmp_path, kind, value):
    one = statement("P569", year(1950))
    one["mainsnak"]["datavalue"] = {"type": kind, "value": value}
    done = run(tmp_path, "dump.json", dump([*ENTITIES, entity("Q9", "Odd", [one])]).encode())
    assert done.exit_code == 0


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_a_full_disk_is_one_line_and_leaves_all_as_it_was(tmp_path, format):
    run(tmp_path, "dump.json", dump(ENTITIES).encode())
    before = written(tmp_path / "out")
    many = [entity(f"Q{number}", f"Thing {number}", [statement("P9001", text(f"{number * 7919}"))]) for number in range(1, 4000)]
    (tmp_path / "many.json").write_text(dump(many))
    program = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); "
    program += "from claimcheck.cli import main; sys.argv[0] = 'claimcheck'; main()"
    arguments = ["import", "wikidata", str(tmp_path / "many.json"), "--output", str(tmp_path / "out"), "--format", format]
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot be written: file too large; what stood there is as it was" in done.stderr
    assert written(tmp_path / "out") == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_interrupted_it_leaves_all_as_it_was(tmp_path):
    import signal
    import time

    run(tmp_path, "dump.json", dump(ENTITIES).encode())
    before = written(tmp_path / "out")
    program = [
        sys.executable,
        "-m",
        "claimcheck",
        "import",
        "wikidata",
        "-",
        "--properties",
        str(tmp_path / "dump.json"),
        "--output",
        str(tmp_path / "out"),
    ]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(dump(ENTITIES).encode())
        process.stdin.flush()
        deadline = time.monotonic() + 300
        while not [path for path in tmp_path.iterdir() if path.name.startswith(".out")] and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(300) == 130
    assert written(tmp_path / "out") == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]
