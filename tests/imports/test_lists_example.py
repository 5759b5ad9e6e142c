"""The example of two lists: what its page says is what happens."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.imports.running import claimcheck

EXAMPLE = Path(__file__).parents[2] / "examples" / "lists"


def test_the_two_lists_contradict_each_other_where_the_page_says(tmp_path, monkeypatch):
    shutil.copytree(EXAMPLE, tmp_path / "lists")
    monkeypatch.chdir(tmp_path / "lists")
    [commands] = re.findall(r"```sh\n(.*?)```", (EXAMPLE / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    *imports, check = [shlex.split(line)[1:] for line in commands.splitlines()]
    for command in imports:
        assert claimcheck(*command).exit_code == 0
    found = claimcheck(*check, "--format", "json", "--today", "2026-01-01")
    assert found.exit_code == 1
    assert {
        (one["severity"], one["subject"], one["property"], *sorted(place["value"] for place in one["places"])) for one in found.json["findings"]
    } == {
        ("error", "Gull Point", "founded", "1902", "1920"),
        ("error", "inner-tarn", "volunteers", "2", "4"),
        ("warning", "inner-tarn", "height", "17 m", "19 m"),
        ("note", "st-orla", "founded", "12/06/1888", "1888"),
    }
    assert found.json["not_judged"] == []


@pytest.mark.parametrize("name", ["harbour-office", "coast-register"])
def test_its_mappings_are_as_short_as_the_page_says(name):
    assert len((EXAMPLE / f"{name}.yaml").read_text(encoding="utf-8").splitlines()) <= 10
