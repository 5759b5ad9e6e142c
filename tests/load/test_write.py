"""Does an interrupted write leave the old file whole?"""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from claimcheck.load.write import write_atomically

CALLS = ["open", "fdopen", "fsync", "chmod", "replace"]


def test_written_whole_with_the_mode_it_had(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    write_atomically(path, "é\n")
    assert path.read_bytes() == "é\n".encode()
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    path.chmod(0o640)
    write_atomically(path, "two\n")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("two\n", 0o640)
    assert os.listdir(tmp_path) == ["report.md"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_call_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: BaseException) -> None:
    path = tmp_path / "report.md"
    path.write_text("old\n")

    def fails(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        with pytest.raises(type(error)):
            write_atomically(path, "new\n")
    assert path.read_text() == "old\n"
    assert os.listdir(tmp_path) == ["report.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old\n")
    (tmp_path / "link.md").symlink_to("real.md")
    write_atomically(tmp_path / "link.md", "new\n")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new\n"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    write_atomically(pipe, "new\n")
    reader.join(10)
    assert got == ["new\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_no_file_can_hold_is_escaped(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", "x\ud800")
    assert (tmp_path / "a").read_text() == "x\\ud800"
