"""Do the pages say what is there? Those made from the code are current, and every example of a ledger can be read."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from claimcheck.load import load
from claimcheck.model import Claim, Decision, Difference, Entity, Property, Relation, Ruling, Source
from claimcheck.reading.expect import Datatype
from tests.rules.pages import report

DOCS = Path(__file__).parents[1] / "docs"
LEDGER = (DOCS / "ledger.md").read_text(encoding="utf-8")
BLOCKS = {
    page.stem + str(number): block
    for page in sorted(DOCS.glob("*.md"))
    for number, block in enumerate(re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE))
}


def _generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_made_from_the_code_is_current() -> None:
    assert _generate().stale() == []


def test_every_datatype_is_explained() -> None:
    assert tuple(_generate().DATATYPES) == get_args(Datatype)


@pytest.mark.parametrize("model", [Source, Entity, Difference, Property, Claim, Relation, Decision])
def test_every_field_says_what_it_is(model: type[Source]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


@pytest.mark.parametrize("name", BLOCKS)
def test_every_example_can_be_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "ledger.yaml").write_text(BLOCKS[name], encoding="utf-8")
    assert [problem.message for problem in load([tmp_path]).problems if problem.rule != "nothing-to-check"] == []


def test_the_decision_shown_decides(tmp_path: Path) -> None:
    [example] = [block for block in BLOCKS.values() if "decisions:" in block]
    found = report(example, tmp_path).findings
    [clash] = [finding for finding in found if finding.rule == "value-conflict"]
    assert clash.decision is not None
    assert not [finding for finding in found if finding.rule.endswith("-decision")]


def test_every_verdict_and_key_of_a_decision_is_named() -> None:
    told = LEDGER.partition("## Decisions")[2].partition("\n## ")[0]
    assert [word for word in (*get_args(Ruling), *Decision.model_fields) if f"`{word}`" not in told] == []
