"""Whatever an engine says of an interruption, it is one; and a full disk is no fault of the tables."""

from __future__ import annotations

import duckdb
import pytest

from claimcheck.bulk import check as room
from claimcheck.errors import UsageError
from claimcheck.finding import Severity
from claimcheck.load import load


def run(monkeypatch, tmp_path, error):
    def failing(*_):
        raise error

    (tmp_path / "l.yaml").write_text("sources: {a: {title: A}}\n")
    monkeypatch.setattr(room, "_check", failing)
    return room.check([], load([tmp_path], tables=False).ledger(), (), (), {}, least=Severity.WARNING, scratch=str(tmp_path))


@pytest.mark.parametrize("error", [RuntimeError("Query interrupted"), duckdb.InterruptException("INTERRUPT Error: Interrupted!")])
def test_an_interruption_is_one(monkeypatch, tmp_path, error):
    with pytest.raises(KeyboardInterrupt):
        run(monkeypatch, tmp_path, error)


def test_another_fault_stays_what_it_is(monkeypatch, tmp_path):
    with pytest.raises(RuntimeError, match="something else"):
        run(monkeypatch, tmp_path, RuntimeError("something else"))


@pytest.mark.parametrize(
    "error", [duckdb.IOException("IO Error: Async write failed: No space left on device"), OSError(28, "No space left on device")]
)
def test_a_full_disk_names_the_folder(monkeypatch, tmp_path, error):
    with pytest.raises(UsageError, match="no space left") as told:
        run(monkeypatch, tmp_path, error)
    assert str(tmp_path) in str(told.value)


def test_what_cannot_be_read_is_one_line(monkeypatch, tmp_path):
    with pytest.raises(UsageError, match="could not be read to their end: IO Error: two lines") as told:
        run(monkeypatch, tmp_path, duckdb.IOException("IO Error: two\nlines"))
    assert "\n" not in str(told.value)
