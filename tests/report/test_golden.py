"""Does each format still say, byte for byte, what it said of one fixed report?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from claimcheck.report import FORMATS, discrepancies

from .sample import CONTEXT, EMPTY, REPORT

SUFFIXES = {
    "text": "txt", "json": "json", "markdown": "md", "comment": "comment.md", "html": "html", "sarif": "sarif",
    "junit": "xml", "github": "github.txt", "gitlab": "gitlab.json", "csv": "csv",
}  # fmt: skip


def bare(text: str) -> str:
    """The text without style and script, which are files of their own, and without their hashes."""
    return re.sub(r"(?s)(<style>|<script>).*?(?=</style>|</script>)|'sha256-[^']*'", r"\1", text)


@pytest.mark.parametrize("name", sorted(SUFFIXES))
def test_format(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"report.{SUFFIXES[name]}", bare(FORMATS[name](REPORT, CONTEXT)))


def test_every_format_has_a_golden_report() -> None:
    assert set(SUFFIXES) == set(FORMATS)


def test_colour(golden: Callable[[str, str], None]) -> None:
    golden("report.colour.txt", FORMATS["text"](REPORT, replace(CONTEXT, colour=True)))


def test_discrepancies(golden: Callable[[str, str], None]) -> None:
    golden("discrepancies.md", discrepancies.render(REPORT, CONTEXT))


@pytest.mark.parametrize("name", sorted(SUFFIXES))
def test_nothing_found(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"empty.{SUFFIXES[name]}", bare(FORMATS[name](EMPTY, CONTEXT)))


def test_no_discrepancies(golden: Callable[[str, str], None]) -> None:
    golden("empty.discrepancies.md", discrepancies.render(EMPTY, CONTEXT))
