"""Run the command line in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from claimcheck.cli.main import commands


class Run(NamedTuple):
    """What a run came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def claimcheck(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Run]:
    """Run ``claimcheck`` with the words given, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Run:
        with pytest.raises(SystemExit) as end:
            commands.main([str(word) for word in words], prog_name="claimcheck")
        out, err = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Run(end.value.code, out, err)

    return run


@pytest.fixture
def ledger(tmp_path: Path) -> Callable[..., Path]:
    """Write files of a ledger into the folder ``claims``."""

    def write(**files: str) -> Path:
        folder = tmp_path / "claims"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return folder

    return write
