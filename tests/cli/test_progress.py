"""Is a terminal told how far a long run is, and nobody else, and not at once?"""

from __future__ import annotations

import io
import re
import time

import pytest

from claimcheck.bulk.stats import Stats
from claimcheck.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def stderr(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.02)
    monkeypatch.setattr(progress, "EVERY", 0.01)

    def use(stream):
        monkeypatch.setattr("sys.stderr", stream)
        return stream

    return use


def until(stream, words):
    end = time.monotonic() + 300
    while not re.search(words, stream.getvalue()) and time.monotonic() < end:
        time.sleep(0.005)
    return re.search(words, stream.getvalue())


def test_a_terminal_hears_the_phase_and_how_far_it_is_and_is_left_clean(stderr):
    said = stderr(Terminal())
    stats = Stats()
    with progress.Progress() as shown:
        stats.tell = shown.at
        with stats.phase("rows as numbers"):
            stats.done, stats.all = 1_500, 20_000
            assert until(said, r"rows as numbers, 1,500 of 20,000 rows, \d+ s")
        with stats.phase("judged"):
            stats.percent = lambda: 42.4
            assert until(said, r"judged, 42 %, \d+ s")
    assert said.getvalue().endswith("\r\x1b[K")


def test_a_file_hears_nothing(stderr):
    said = stderr(io.StringIO())
    with progress.Progress() as shown:
        shown.at("reading")
        time.sleep(0.1)
    assert said.getvalue() == ""


def test_nothing_is_said_of_a_short_run(stderr, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 3_000)
    said = stderr(Terminal())
    with progress.Progress() as shown:
        shown.at("reading")
        time.sleep(0.05)
    assert said.getvalue() == ""
