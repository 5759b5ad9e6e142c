"""Is the cache safe to lose, to damage, to share and to be given by somebody else?"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import job
from claimcheck.cli.job import prepare
from claimcheck.memo import memory, store
from tests.memo.test_same import Ledger, cache

__all__ = ["cache"]

CLASH = """
source: {id: almanac, published: 2022}
claims:
- {subject: pier, staff: 40, when: 2020-01-01}
- {subject: pier, staff: 60, when: 2020-01-01}
"""


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name not in (".gitignore", "CACHEDIR.TAG"))


@pytest.mark.parametrize("harm", ["cut", "empty", "flipped", "garbage", "swapped", "folders", "gone", "half gone"])
def test_what_is_damaged_is_not_there(harm: str, cache: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, random.Random(3))
    said = ledger.said(cache)
    files = entries(cache)
    assert len(files) > 5
    first = files[0].read_bytes()
    for number, path in enumerate(files):
        data = path.read_bytes()
        if harm in ("folders", "gone") or (harm == "half gone" and number % 2):
            path.unlink()
        if harm == "folders":
            path.mkdir()
        elif harm not in ("gone", "half gone"):
            flipped = data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]
            path.write_bytes(
                {"cut": data[: len(data) // 2], "empty": b"", "flipped": flipped, "garbage": b"\x80\x04cos\nsystem\n", "swapped": first}[harm]
            )
    assert ledger.said(cache) == said
    assert ledger.said(cache) == said


def test_an_entry_of_another_shape_is_not_there(cache: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, random.Random(4))
    said = ledger.said(cache)
    kept = store.Store(cache, tmp_path / "home" / "claimcheck" / "key")
    for shape in (b"[]", b"{}", b'{"question": 3}', b"[" * 100_000, b'{"root": "", "drafts": [1], "shapes": [], "for": 2}\n\x00'):
        for path in entries(cache):
            kept.put(path.name, shape)
        assert kept.get(entries(cache)[0].name) == shape
        assert ledger.said(cache) == said


def test_what_was_kept_of_an_outcome_may_be_of_another_shape(cache: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, random.Random(5))
    said = ledger.said(cache)
    kept = store.Store(cache, tmp_path / "home" / "claimcheck" / "key")
    for wrong in (1, ["x"], [[1, 2, 3, 4]], [["a"] * 11], {"a": 1}, [None], [["x", 1]], "text"):
        for path in entries(cache):
            if path.name.startswith("found-"):
                found = json.loads(kept.get(path.name) or b"{}")
                kept.put(path.name, json.dumps({kind: dict.fromkeys(of, wrong) for kind, of in found.items()}).encode())
        assert ledger.said(cache) == said


def test_what_somebody_else_signed_is_not_believed(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ledger.yaml").write_text(CLASH, encoding="utf-8")
    theirs = tmp_path / "theirs"
    monkeypatch.setenv("XDG_CACHE_HOME", str(theirs))
    prepare([tmp_path / "ledger.yaml"], today="2025-01-01", cache=cache).run()
    forged = store.Store(cache, theirs / "claimcheck" / "key")
    for path in entries(cache):
        if path.name.startswith("found-"):
            found = json.loads(forged.get(path.name) or b"{}")
            forged.put(path.name, json.dumps({kind: {key: [] for key in of} for kind, of in found.items()}).encode())
    assert prepare([tmp_path / "ledger.yaml"], today="2025-01-01", cache=cache).run().summary.errors == 0  # that is what they would have us say
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ours"))
    assert prepare([tmp_path / "ledger.yaml"], today="2025-01-01", cache=cache).run().summary.errors == 1


def test_a_small_ledger_leaves_nothing_behind(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ledger = Ledger(tmp_path, random.Random(6))
    said = ledger.said(cache=True)
    assert not (tmp_path / ".claimcheck_cache").exists()
    assert not (tmp_path / "home").exists()
    monkeypatch.setattr(job, "LEAST_BYTES", 1000)
    assert ledger.said(cache=True) == said
    assert (tmp_path / ".claimcheck_cache" / ".gitignore").read_text() == "*\n"
    assert (tmp_path / ".claimcheck_cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    shutil.rmtree(tmp_path / ".claimcheck_cache")
    ledger.settings["cache"] = '""'
    assert ledger.said(cache=True) == said
    assert not (tmp_path / ".claimcheck_cache").exists()
    ledger.settings["cache"] = '"kept/here"'
    assert ledger.said(cache=True) == said
    assert entries(tmp_path / "kept" / "here")


def test_where_nothing_can_be_written_nothing_is_kept(cache: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, random.Random(8))
    cache.write_text("a file, no folder", encoding="utf-8")
    assert ledger.said(cache) == ledger.said()
    assert cache.read_text(encoding="utf-8") == "a file, no folder"


def test_the_oldest_goes_first_and_what_is_anothers_stays(cache: Path, tmp_path: Path) -> None:
    kept = store.Store(cache, tmp_path / "key")
    names = [f"text-{number:040x}" for number in range(5)]
    for number, name in enumerate(names):
        kept.put(name, b"x" * 1000)
        os.utime(cache / name, (number, number))
    (cache / "thesis.txt").write_text("y" * 5000, encoding="utf-8")
    os.utime(cache / "thesis.txt", (0, 0))
    kept.used([names[0]])
    kept.tidy(3500)
    assert [name for name in names if kept.get(name)] == [names[0], names[3], names[4]]
    assert (cache / "thesis.txt").exists()


def test_segments_are_put_together(cache: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, random.Random(9))
    for number in range(2 * memory.MOST_SEGMENTS):
        ledger.files["b/1.yaml"]["claims"][0]["value"] = str(number)
        said = ledger.said(cache)
    assert said == ledger.said()
    assert len([path for path in entries(cache) if path.name.startswith("found-")]) <= memory.MOST_SEGMENTS


def test_two_at_once_do_no_harm(cache: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, random.Random(10))
    ledger.write()
    words = [sys.executable, "-m", "claimcheck", "check", "ledger", "--snapshots", "texts", "--today", "2025-01-01", "--format", "json"]
    asked = [*words, "--cache-dir", str(cache)]
    several = [subprocess.Popen(asked, cwd=tmp_path, stdout=subprocess.PIPE) for _ in range(3)]
    alone = subprocess.run([*words, "--no-cache"], cwd=tmp_path, stdout=subprocess.PIPE, check=False).stdout
    assert alone
    assert [process.communicate()[0] for process in several] == [alone] * 3
    assert subprocess.run(asked, cwd=tmp_path, stdout=subprocess.PIPE, check=False).stdout == alone
