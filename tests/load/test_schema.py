"""Does the schema for editors take what the program takes, and refuse what it refuses?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

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
