"""Is a file that cannot be read one clear line, whatever is in it, and are the others still read?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.load import files as opened
from claimcheck.load import load
from claimcheck.load.collect import collect

GOOD = "source: {id: good, subject: trust}\nclaims:\n- staff: 3\n"

BAD: list[tuple[str, bytes, str, int, int, str]] = [
    ("a.yaml", "claims:\n- staff: 3\n".encode("utf-16"), "unreadable-file", 1, 1, "UTF-16"),
    ("a.yaml", "claims:\n- staff: 3\n".encode("utf-16-le"), "unreadable-file", 1, 1, "UTF-16"),
    ("a.yaml", "claims:\n- staff: 3\n".encode("utf-16-be"), "unreadable-file", 1, 1, "UTF-16"),
    ("a.yaml", "claims:\n- staff: 3\n".encode("utf-32"), "unreadable-file", 1, 1, "UTF-32"),
    ("a.yaml", "# é\nnote: caf\u00e9\n".encode("latin-1"), "unreadable-file", 1, 3, "byte 2 is 0xE9"),
    ("a.yaml", "# a\n# é".encode() + b"\xff\n", "unreadable-file", 2, 4, "byte 8 is 0xFF"),
    ("a.yaml", b"claims:\n- staff: 3\x00\n", "syntax-error", 2, 11, "U+0000"),
    ("a.yaml", b"[" * 50_000, "syntax-error", 1, 65, "nested deeper"),
    ("a.yaml", b"- " * 50_000, "syntax-error", 1, 129, "nested deeper"),
    ("a.yaml", b"a: &a [b]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(50)), "syntax-error", 1, 4, "anchors"),
    ("a.yaml", b"a: [" + b"{b: " * 1000, "syntax-error", 1, 253, "nested deeper"),
    ("a.yaml", b"properties: [a]\n", "invalid-record", 1, 13, "`properties:` is a mapping from ids, not a list"),
    ("a.csv", b"subject,property,value\nt,staff,3\nt,staff,3,4\n", "invalid-table", 3, 1, "4 columns where the header has 3"),
    ("a.csv", b"subject,property,value\nt,staff,\xe9\n", "unreadable-file", 2, 9, "0xE9"),
    ("a.csv", b"", "invalid-table", 1, 1, "empty table"),
    ("a.csv", b"subject,property,value\n", "invalid-table", 1, 1, "without rows"),
    ("a.csv", b"subject,property\nt,staff\n", "invalid-table", 1, 1, "no column `value`"),
    ("a.csv", b"subject,property,valeu\nt,staff,1\n", "invalid-table", 1, 1, "did you mean `value`"),
    ("a.csv", b"subject,value,property,value\nt,1,staff,1\n", "invalid-table", 1, 1, "`value` stands here twice"),
    ("a.csv", b"subject,property,value\nt,stff,1\n", "unknown-property", 2, 1, "did you mean `staff`"),
    ("a.csv", b"subject,property,value,source\nt,staff,1,goood\n", "unknown-source", 2, 1, "did you mean `good`"),
    ("a.csv", b"id,subject,property,value\nx,t,staff,1\nx,t,staff,2\n", "duplicate-id", 3, 1, "a.csv:2"),
    ("a.csv", b'subject,property,value\n"t\nu",staff,1\n,staff,2\n', "invalid-table", 4, 1, "`subject` is empty"),
    ("a.csv", b'subject,property,value\nt,staff,"1\n', "invalid-table", 2, 1, "never closed"),
    ("a.csv", b"subject,property,value\nt,staff,1\x00\n", "unreadable-file", 2, 1, "NUL"),
    ("a.jsonl", b'{"subject": "t", "property": "staff", "value": 3}\n{"subject": "t"\n', "invalid-table", 2, 1, "not JSON"),
    ("a.jsonl", b'{"subject": "t", "property": "staff"}\n', "invalid-table", 1, 1, "`value` is empty"),
    ("a.parquet", b"PAR1", "unreadable-file", 0, 0, "not a Parquet file"),
]


@pytest.mark.parametrize(("name", "data", "rule", "line", "column", "words"), BAD)
def test_one_clear_line_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, rule: str, line: int, column: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    Path("b.yaml").write_text(GOOD)
    ledger = load(["."])
    (problem,) = ledger.problems
    assert (problem.rule, problem.path, problem.line, problem.column) == (rule, name, line, column)
    assert words in problem.message
    assert "\n" not in problem.message
    assert problem.help
    assert "good" in {claim.source for claim in ledger.claims}


def test_deep_nesting_does_not_end_the_process(tmp_path: Path) -> None:
    for number, shape in enumerate(["[", "- ", "{a: ", "? "]):
        (tmp_path / f"{number}.yaml").write_text(shape * 50_000)
    (tmp_path / "deep.jsonl").write_text("[" * 100_000)
    (tmp_path / "z.yaml").write_text(GOOD)
    code = "import sys; from claimcheck.load import load; l = load([sys.argv[1]]); print(len({p.path for p in l.problems}), len(l.claims))"
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=300, check=False)
    assert (run.returncode, run.stdout.split()) == (0, ["5", "1"]), run.stderr[-500:]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    (tmp_path / "b.csv").write_bytes(b"\xef\xbb\xbfsubject,property,value\nt,staff,1\n")
    ledger = load([tmp_path])
    assert not ledger.problems
    assert len(ledger.claims) == 2
    assert ledger.places.place("source", "good")[1:] == (1, 9)


def test_a_file_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1234567")
    assert opened.read_bytes(path, 10) == b"a: 1234567"
    path.write_text("a: 12345678")
    assert isinstance(problem := opened.read_bytes(path, 10), opened.Problem)
    assert "larger than" in problem.message


def test_pipes_links_and_devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.yaml")
    Path("gone.yaml").symlink_to("nowhere.yaml")
    Path("inner").mkdir()
    Path("inner/loop").symlink_to(tmp_path)
    Path("inner/b.yaml").write_text(GOOD)
    Path("twice.yaml").symlink_to("inner/b.yaml")
    Path(".hidden.yaml").write_text("a: [")
    Path(".git").mkdir()
    Path(".git/x.yaml").write_text("a: [")
    ledger = load(["."])
    assert [(p.rule, p.path) for p in ledger.problems] == [("unreadable-file", "gone.yaml"), ("unreadable-file", "pipe.yaml")]
    assert len(ledger.claims) == 1


def test_a_file_the_system_will_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("a: 1")
    (tmp_path / "b.yaml").write_text(GOOD)
    real = os.open

    def refused(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if os.fspath(path).endswith("a.yaml"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refused)
    ledger = load([tmp_path])
    assert [(p.rule, p.message) for p in ledger.problems] == [("unreadable-file", "cannot be read: permission denied")]
    assert len(ledger.claims) == 1


def test_paths_are_shown_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x").mkdir()
    Path("x/b.yaml").write_text(GOOD)
    for given in ("x", "./x/", tmp_path / "x", "x/../x/b.yaml"):
        assert load([given]).files == ("x/b.yaml",)
    assert collect(["x", "x/b.yaml"])[0] == ("x/b.yaml",)


def test_folders_that_link_to_one_another_are_read_once(tmp_path: Path) -> None:
    (tmp_path.parent / f"{tmp_path.name}-around.yaml").write_text(GOOD)
    for one in range(9):
        (tmp_path / f"d{one}").mkdir()
        for other in range(9):
            (tmp_path / f"d{one}" / f"l{other}").symlink_to(f"../d{other}")
    (tmp_path / "d3" / "a.yaml").write_text(GOOD)
    (tmp_path / "d0" / "around").symlink_to("../..")
    found, problems = collect([tmp_path])
    assert [Path(file).parts[-2:] for file in found] == [("d3", "a.yaml")]
    assert not problems


def test_a_link_that_leads_out_of_what_is_named_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("in", "out/more", "in-too"):
        Path(folder).mkdir(parents=True)
    Path("out/a.yaml").write_text(GOOD)
    Path("in-too/b.yaml").write_text(GOOD)
    Path("in/a.yaml").symlink_to("../out/a.yaml")
    Path("in/more").symlink_to("../out/more")
    Path("in/too").symlink_to("../in-too")
    found, problems = collect(["in"])
    assert [problem.path for problem in problems if problem.message == "a link that leads out of the ledger"] == ["in/a.yaml", "in/more", "in/too"]
    assert {problem.rule for problem in problems} == {"unreadable-file", "nothing-to-check"} and not found
    assert collect(["in", "in-too", "out/a.yaml"])[0] == ("in/a.yaml", "in/too/b.yaml")
    assert [problem.path for problem in collect(["in", "in-too"])[1]] == ["in/a.yaml", "in/more"]
    Path("link").symlink_to("out")
    assert collect(["link"])[0] == ("link/a.yaml",) and not collect(["link"])[1]
