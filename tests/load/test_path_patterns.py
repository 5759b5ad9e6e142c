"""Does a pattern name what a shell would put in its place, and nothing outside?"""

from __future__ import annotations

import glob
import os
from pathlib import Path

import pytest

from claimcheck.load.collect import collect

FILES = ("a.csv", "b.csv.gz", "c.txt", "d/e.parquet", "d/f/g.jsonl.zst", "d/f/h.YAML", "d/.i.csv", ".j/k.csv", "x=1/y=2/part-0.parquet", "l[1].csv")


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("")
    monkeypatch.chdir(tmp_path / "in")


@pytest.mark.parametrize(
    "pattern", ["*.csv", "*.csv*", "?.csv", "**/*.parquet", "d/**/*.*", "**/**/*.jsonl.zst", "d/f/*", "./*.csv", "x=*/*/*.parquet", "[ab].*", "**/g*"]
)
def test_it_names_what_glob_names(pattern: str) -> None:
    files, problems = collect([pattern])
    wanted = {os.path.normpath(path) for path in glob.glob(pattern, recursive=True) if os.path.isfile(path) and not path.endswith(".txt")}
    assert {os.path.normpath(file) for file in files} == wanted
    assert wanted
    assert not problems


def test_folders_that_it_names_are_walked() -> None:
    assert collect(["d*"])[0] == ("d/e.parquet", "d/f/g.jsonl.zst", "d/f/h.YAML")
    assert collect(["**"])[0] == collect(["."])[0] or {Path(f) for f in collect(["**"])[0]} == {Path(f) for f in collect(["."])[0]}


def test_a_file_of_that_very_name_comes_first() -> None:
    assert collect(["l[1].csv"]) == (("l[1].csv",), ())


def test_it_may_be_absolute(tmp_path: Path) -> None:
    assert collect([f"{tmp_path}/in/*.csv"])[0] == tuple(str(tmp_path / "in" / name) for name in ("a.csv", "l[1].csv"))


@pytest.mark.parametrize("pattern", ["*.nothing", "*.txt", "none/*.csv", "a.csv/*", "**/none/**"])
def test_one_that_names_no_ledger_file_is_said(pattern: str) -> None:
    files, (problem,) = collect([pattern])
    assert (files, problem.rule, problem.message) == ((), "nothing-to-check", "no ledger file of such a name")


def test_what_lies_elsewhere_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "secret.csv").write_text("")
    os.symlink(tmp_path / "out", "d/link")
    os.symlink(tmp_path / "out" / "secret.csv", "d/z.csv")
    os.symlink(tmp_path / "in", "d/round")
    for pattern in ("d/*", "d/*/*.csv", "d/z*"):
        files, problems = collect([pattern])
        assert not [file for file in files if "secret" in file or "z.csv" in file]
        assert problems
        assert {problem.message for problem in problems} == {"a link that leads out of the ledger"}
    assert "d/e.parquet" in collect(["**/*.parquet"])[0]
