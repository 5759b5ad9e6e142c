"""Are the rules in order? Registry, modules and pages are the same set, and each is written as the others are."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from types import ModuleType

import pytest

import claimcheck.rules
from claimcheck.rule import Rule, RuleModule, RulingModule, page
from claimcheck.rules import RULES, RULINGS

from .pages import HEADINGS, examples, sections

ROOM = Path(str(claimcheck.rules.__file__)).parent
MODULES: tuple[RuleModule | RulingModule, ...] = (*RULES, *RULINGS)
IDS = [module.RULE.id for module in MODULES]
FAMILIES = ["records", "sources", "values", "time", "several claims", "texts", "decisions"]
UNWANTED = re.compile(r"\b(invalid|error|please|should)\b", re.IGNORECASE)


def stem(id: str) -> str:
    return id.replace("-", "_")


def test_registry_modules_and_pages_are_one_set() -> None:
    modules = sorted(path.stem for path in ROOM.glob("*.py") if not path.stem.startswith("_"))
    pages = sorted(path.stem for path in ROOM.glob("*.md"))
    assert sorted(map(stem, IDS)) == modules == pages


def test_ids_are_unique_and_in_kebab_case() -> None:
    assert len(set(IDS)) == len(IDS)
    assert [id for id in IDS if not re.fullmatch(r"[a-z]+(-[a-z]+)+", id)] == []


def test_families_stand_together_in_report_order() -> None:
    families = list(dict.fromkeys(module.RULE.family for module in MODULES))
    assert families == [family for family in FAMILIES if family in families]
    order = [FAMILIES.index(module.RULE.family) for module in MODULES]
    assert order == sorted(order)


def test_no_rule_knows_another() -> None:
    for path in ROOM.glob("*.py"):
        if path.name != "__init__.py":
            imported = [node.module for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
            assert not [name for name in imported if name and name.startswith("claimcheck.rules")], path.name


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_a_module_is_named_for_its_rule(module: ModuleType) -> None:
    rule: Rule = module.RULE
    assert module.__name__ == f"claimcheck.rules.{stem(rule.id)}"
    functions = [name for name, value in vars(module).items() if callable(value) and getattr(value, "__module__", "") == module.__name__]
    halves = ["near", "far"] if rule.near != "ledger" else []
    assert [name for name in functions if not name.startswith("_")] == ["check", *halves]
    assert module.__doc__
    assert module.check.__doc__


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_a_summary_says_what_is_wrong(module: RuleModule | RulingModule) -> None:
    summary = module.RULE.summary
    assert summary[0].islower()
    assert not summary.endswith(".")
    assert len(summary) <= 90
    assert not UNWANTED.search(summary)


@pytest.mark.parametrize("id", IDS)
def test_a_page_has_its_headings_and_examples(id: str) -> None:
    text = page(id)
    assert text.startswith(f"# {id}\n\n")
    assert re.findall(r"^#+ .+$", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE) == [
        f"# {id}",
        *(f"## {name}" for name in HEADINGS),
    ]
    assert all(body.strip() for body in sections(text).values())
    found = examples(text)
    assert any(example.section == "Fails" and example.expected for example in found)
    assert any(example.section == "Passes" for example in found)
    assert {example.section for example in found} <= {"Fails", "Passes"}
    assert all(example.expected for example in found if example.section == "Fails"), "an example that fails says where"
