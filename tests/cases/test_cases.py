"""Does the checker judge whole ledgers as a careful editor would? Each case says so beside the claims it is about.

A comment ``# error: words`` (or warning, or note) stands on the line of the primary place of a finding; the words are its verdict,
its rule, or part of its message. Whatever is not commented stays silent at warning and above, or is decided; ``# fine: reason`` says why it may. ``# fine: not judged`` marks the only values that may be
beyond the reader, so that nothing is silent because it was not understood.
Tables have no comments: what is expected of ``case.csv`` stands in ``case.expected.yaml``.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from claimcheck.cli.main import commands

HERE = Path(__file__).parent
CASES = sorted(path.stem for path in HERE.glob("*.yaml") if not path.stem.endswith(".expected"))
TABLES = ("csv", "jsonl")
UNCHECKED = ("unknown-property", "unknown-source", "unreadable-value")  # part of the input stays unread: a run with one is never clean

_COMMENT = re.compile(r"# (error|warning|note): (.+?)(?=\s+# |$)", re.MULTILINE)
_SNAPSHOT = re.compile(r"\{snapshot(?: ([a-z0-9-]+))?\}")


class Expected(NamedTuple):
    """What is to be reported, and where."""

    path: str
    line: int
    severity: str
    words: str


def comments(path: Path) -> list[Expected]:
    """What the comments of a ledger say."""
    text = path.read_text(encoding="utf-8")
    return [Expected(path.name, text.count("\n", 0, found.start()) + 1, found[1], found[2]) for found in _COMMENT.finditer(text)]


def sidecar(table: Path) -> list[Expected]:
    """What the file beside a table says."""
    rows = yaml.safe_load(table.with_suffix(".expected.yaml").read_text(encoding="utf-8"))
    return [Expected(table.name, row["line"], *row["expect"].split(": ", 1)) for row in rows]


def place(case: str, folder: Path) -> list[Expected]:
    """Copy the files of a case to a folder, with the hashes of their texts; what is expected of them."""

    def sha256(found: re.Match[str]) -> str:
        return hashlib.sha256((HERE / "texts" / f"{found[1] or case}.txt").read_bytes()).hexdigest()

    ledger = HERE / f"{case}.yaml"
    (folder / ledger.name).write_text(_SNAPSHOT.sub(sha256, ledger.read_text(encoding="utf-8")), encoding="utf-8")
    expected = comments(ledger)
    for table in (HERE / f"{case}.{kind}" for kind in TABLES):
        if table.exists():
            (folder / table.name).write_bytes(table.read_bytes())
            expected += sidecar(table)
    return expected


def fits(expected: Expected, finding: dict[str, Any]) -> bool:
    """Is this the finding that is expected? One about a whole file is expected in its first line."""
    first = finding["places"][0]
    return (first["path"], first["line"] or 1, finding["severity"]) == expected[:3] and (
        expected.words in (finding["verdict"], finding["rule"]) or expected.words in finding["message"]
    )


def brief(finding: dict[str, Any]) -> str:
    first = finding["places"][0]
    return f"{first['path']}:{first['line']}: {finding['severity']}[{finding['rule']}] {finding['verdict']}: {finding['message']}"


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    """The status and the report of a run over a folder."""
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit) as end:
        commands.main(["check", ".", "--snapshots", str(HERE / "texts"), "--today", "2025-06-30", "--format", "json"])
    assert isinstance(end.value.code, int)
    return end.value.code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("case", CASES)
def test_the_findings_are_the_commented_ones(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    expected = place(case, tmp_path)
    status, report = check(tmp_path, monkeypatch, capsys)
    missing, unexpected = list(expected), []
    for finding in report["findings"]:
        match = next((one for one in missing if fits(one, finding)), None)
        if match:
            missing.remove(match)
        elif finding["severity"] != "note" and not finding["decision"]:
            unexpected.append(brief(finding))
    assert ([f"{one.path}:{one.line}: {one.severity}: {one.words}" for one in missing], unexpected) == ([], [])
    unread = [one["what"] for one in report["not_judged"] if "` value `" in one["what"] or "` when `" in one["what"]]
    assert len(unread) == sum(path.read_text(encoding="utf-8").count("# fine: not judged") for path in tmp_path.iterdir()), unread
    unchecked = any(one.words in UNCHECKED for one in expected)
    assert status == (2 if unchecked else 1 if any(one.severity == "error" for one in expected) else 0)


def test_a_dated_figure_against_an_undated_one_says_what_settles_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place("worked-example", tmp_path)
    finding = check(tmp_path, monkeypatch, capsys)[1]["findings"][0]
    assert (finding["rule"], finding["severity"], finding["verdict"], finding["cause"]) == ("value-conflict", "warning", "superseded", "time")
    assert [(one["value"], one["when_inferred"]) for one in finding["places"]] == [("173", False), ("175+", True)]
    assert finding["settles"] == ["settled if `web-page` is dated after 2021-07; contradiction if it is not; a `when` of the claim dates it"]


def test_every_sidecar_has_its_table() -> None:
    for path in HERE.glob("*.expected.yaml"):
        assert any((HERE / f"{path.name.removesuffix('.expected.yaml')}.{kind}").exists() for kind in TABLES)
