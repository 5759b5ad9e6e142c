"""Does the schema for editors take what the program takes, and refuse what it refuses?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from claimcheck.imports.table.mapping import Column, Mapping
from claimcheck.imports.table.schema import mapping_schema
from claimcheck.load.schema import json_schema

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ledger.md").read_text(encoding="utf-8"), re.DOTALL)
MAPPINGS = {"coast-register.yaml", "harbour-office.yaml"}  # these say how tables become ledgers
LEDGERS = sorted(path for folder in ("claims", "examples") for path in (ROOT / folder).rglob("*.yaml") if path.name not in MAPPINGS)


class EditorLoader(yaml.SafeLoader):
    """As editors read YAML 1.2: numbers and dates are told from text, and `on` is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # what the library reads there
        first: [one for one in resolvers if not (one[0].endswith(":bool") and first in "oOyYnN")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json.loads(json.dumps(json_schema())) == json_schema()


@pytest.mark.parametrize("loader", [yaml.BaseLoader, EditorLoader])
def test_it_takes_the_examples_of_the_documentation(loader: type) -> None:
    assert EXAMPLES
    for text in EXAMPLES:
        data = yaml.load(text, Loader=loader)
        assert not list(VALIDATOR.iter_errors(json.loads(json.dumps(data, default=str))))


@pytest.mark.parametrize("path", [ROOT / "src/claimcheck/vocabulary/standard.yaml", *LEDGERS], ids=lambda path: path.name)
def test_it_takes_the_ledgers_at_hand(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert not [error.message for error in VALIDATOR.iter_errors(data)]


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("claims: [{staff: 3}]", True),
        ("claims: [{my-own: 3, quote: x}]", True),
        ("claims: [{founded-by: {only: [a, b]}}]", True),
        ("claims: [{property: my-own, value: [a, b]}]", True),
        ("properties: {mine: {grows: yes, terms: [[a, b], c]}}", True),
        ("claims: [{staff: 3, value: 3}]", False),
        ("claims: [{property: staff}]", False),
        ("claims: [{quote: x}]", False),
        ("claims: [{property: staff, value: 3, foo: 1}]", False),
        ("claims: {staff: 3}", False),
        ("clams: []", False),
        ("source: {id: a, kind: first}", False),
        ("source: {title: a}", False),
        ("entities: {e: {}}", False),
        ("properties: {mine: {trait: x}}", False),
        ("decisions: [{finding: x}]", False),
    ],
)
def test_it_tells_good_from_bad(text: str, good: bool) -> None:
    assert VALIDATOR.is_valid(yaml.load(text, Loader=yaml.BaseLoader)) == good


def test_every_field_of_every_record_is_described_or_plain() -> None:
    for name in ("source", "claim", "named-property", "decision"):
        record = json_schema()["$defs"][name]
        assert record["description"]
        assert record["properties"]


MAPPING = jsonschema.Draft202012Validator(mapping_schema())
WIDE_TABLE = "file: a.csv\nsubject: Town\nsource: list\n"


@pytest.mark.parametrize("loader", [yaml.BaseLoader, EditorLoader])
def test_the_schema_of_mappings_takes_those_at_hand(loader: type) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "examples").rglob("*.yaml") if path.name in MAPPINGS]
    texts += re.findall(r"```yml\n(.*?)```", (ROOT / "docs/import.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(texts) == 3
    for text in texts:
        assert not list(MAPPING.iter_errors(json.loads(json.dumps(yaml.load(text, Loader=loader), default=str))))


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (WIDE_TABLE + "columns: {A: area}", True),
        (WIDE_TABLE + "columns: {A: {property: area, unit: ha, values: [[Y, yes], [N, no]], missing: n/a}}", True),
        (WIDE_TABLE + "columns: {}", False),
        (WIDE_TABLE, False),
        (WIDE_TABLE + "columns: {A: {unit: ha}}", False),
        (WIDE_TABLE + "columns: {A: {property: area, units: ha}}", False),
        (WIDE_TABLE + "columns: {A: {property: area, scale: dozen}}", False),
        (WIDE_TABLE + "columns: {A: area}\ncolumn: b", False),
        (WIDE_TABLE.replace("list", "{title: A}") + "columns: {A: area}", False),
        (WIDE_TABLE.replace("file", "path") + "columns: {A: area}", False),
    ],
)
def test_the_schema_of_mappings_tells_good_from_bad(text: str, good: bool) -> None:
    assert MAPPING.is_valid(yaml.load(text, Loader=yaml.BaseLoader)) == good


def test_the_schema_of_mappings_knows_every_key() -> None:
    assert set(mapping_schema()["properties"]) == {str(info.alias) for info in Mapping.model_fields.values()} | {"columns"}
    assert set(mapping_schema()["$defs"]["column"]["properties"]) == {str(info.alias) for info in Column.model_fields.values()}
