"""Is a finding of any rule known again when lines move and files get other names? By the failing examples of every page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.cli.job import with_documents
from claimcheck.engine import run
from claimcheck.finding import Report, Standing
from claimcheck.history import held_against
from claimcheck.load import load
from claimcheck.rule import page
from claimcheck.rules import ALL, RULES, RULINGS
from tests.rules.pages import TODAY, Example, examples

FAILING = [(rule.id, example) for rule in ALL for example in examples(page(rule.id)) if example.section == "Fails"]
NAMES = [f"{rule}-{example.number}" for rule, example in FAILING]


def checked(folder: Path) -> tuple[Report, set[str]]:
    os.chdir(folder)
    ledger = load(["claims"] if Path("claims").exists() else [], ["texts"]).ledger(today=TODAY)
    if Path("documents").exists():
        ledger = with_documents(ledger, ["documents"])
    files = {os.path.join(top, name) for top, _, names in os.walk(".") for name in names}
    return run(ledger, RULES, RULINGS, lines=False), {*ledger.sources, *(path[2:] for path in files)}


def written(example: Example, folder: Path) -> Path:
    folder.mkdir()
    example.write(folder)
    return folder


@pytest.mark.parametrize(("rule", "example"), FAILING, ids=NAMES)
def test_moved_and_renamed(rule, example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before, known = checked(written(example, tmp_path / "before"))
    assert rule in {finding.rule for finding in before.findings}
    folder = written(example, tmp_path / "after")
    for path in sorted(folder.glob("claims/*")):
        if path.suffix == ".yaml" and example.encoding == "utf-8":
            path.write_bytes(b"# moved\n\n\n" + path.read_bytes())
        path.rename(path.with_name(f"renamed{path.suffix}"))
    for path in sorted(folder.glob("documents/*")):
        path.rename(path.with_name(f"renamed-{path.name}"))
    after, now_known = checked(folder)
    changes = held_against(before, after, base="", head="", known=(known, now_known))
    told = [
        (item.standing.value, item.finding.rule, item.finding.message, item.why) for item in changes.items if item.standing is not Standing.CARRIED
    ]
    assert told == []
