"""Are the texts of sources found by their hash alone, and told apart from changed ones?"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from claimcheck.load import snapshots
from claimcheck.model import Source
from claimcheck.reading.quotes import Found, find_quote

TEXT = "\ufeffThe trust — est. 1951 —\r\nhas 173 ports. 😀\n"


def source(id: str, text: str = "", **fields: str) -> Source:
    return Source(id=id, sha256=hashlib.sha256(text.encode()).hexdigest() if text else "", **fields)  # type: ignore[arg-type]


def test_held_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/anything.bin").write_bytes(TEXT.encode())
    found, problems = snapshots({"report": source("report", TEXT)}, [tmp_path])
    held = found["report"]
    assert (held.state, problems) == ("held", ())
    assert held.text is not None
    quote = find_quote("has 173 ports", held.text)
    assert isinstance(quote, Found)
    assert (held.text.text[quote.start : quote.end], quote.line, quote.column) == ("has 173 ports", 2, 1)


@pytest.mark.parametrize(
    ("name", "fields", "state"),
    [
        ("report.txt", {}, "changed"),
        ("old.txt", {"file": "old.txt"}, "changed"),
        ("old.txt", {"file": "texts/old.txt"}, "changed"),
        ("other.txt", {}, "not held"),
    ],
)
def test_other_bytes_under_its_name_are_a_change(tmp_path: Path, name: str, fields: dict[str, str], state: str) -> None:
    (tmp_path / name).write_text("something else")
    found, _ = snapshots({"report": source("report", TEXT, **fields)}, [tmp_path])
    assert (found["report"].state, found["report"].text) == (state, None)


def test_without_a_hash_or_a_folder_nothing_is_held(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(TEXT.encode())
    assert snapshots({"report": source("report")}, [tmp_path])[0]["report"].state == "not held"
    assert snapshots({"report": source("report", TEXT)}, [])[0]["report"].state == "not held"
    assert snapshots({"report": source("report", TEXT)}, [tmp_path / "none"])[0]["report"].state == "not held"


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/report.txt").write_bytes(TEXT.encode())
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report.txt").symlink_to(tmp_path / "out/report.txt")
    (folder / "more").symlink_to(tmp_path / "out")
    os.mkfifo(folder / "report.pipe")
    assert snapshots({"report": source("report", TEXT)}, [folder])[0]["report"].state == "not held"


def test_a_text_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    data = "caf\u00e9".encode("latin-1")
    (tmp_path / "a.txt").write_bytes(data)
    found, (problem,) = snapshots({"a": Source(id="a", sha256=hashlib.sha256(data).hexdigest())}, [tmp_path])
    assert problem.rule == "unreadable-file"
    assert found["a"].text is None


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"text {number}")
    opened: list[str] = []
    real = os.open

    def counting(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        opened.append(os.fspath(path))
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", counting)
    found, _ = snapshots({f"s{n}": source(f"s{n}", f"text {n}") for n in range(5)}, [tmp_path, tmp_path])
    assert {snapshot.state for snapshot in found.values()} == {"held"}
    assert len(opened) == len(set(opened)) == 5
