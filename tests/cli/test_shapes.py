"""Is all that commands write for programs of the shape that is published beside the report's?"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

OWN = Path(__file__).parents[2] / "claims"
DAY = ("--today", "2026-11-22")
LEDGER = """\
source: {id: almanac, published: 2021-07-15, subject: trust}
sources: {leaflet: {}, poster: {published: 2021-07}}
entities: {trust: {name: Harbour Trust, aliases: [The Trust], type: organisation}}
claims:
- {members: 173, when: 2021-07, quote: 173 members, note: counted, locator: p. 3}
- {members: 175+, source: leaflet}
- {members: 180, when: 2021-07, source: poster, scope: the north}
- {members: 170, when: 2021-07, source: poster, scope: the north, attributed-to: Ann Lee}
- {members: 200, when: 2030, modality: planned}
- {members: 210, draft: "yes"}
- {members: 1e5f, source: poster}
- {head: Ann Lee, when: 2015/2022}
- {head: Ben Lee, when: 2020/.., source: poster}
- {partner: trust, subject: Other Body}
- {founded: 1921}
- {founded: 1912, source: leaflet}
"""
PAGE = "# Harbour Trust\n\nThe Harbour Trust was founded in 1930. It has 12 members.\n"
REPORT = json.loads(resources.files("claimcheck.report").joinpath("report-v1.schema.json").read_text("utf-8"))
Runs = Callable[..., Any]


def schema(name: str) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(resources.files("claimcheck.report").joinpath(f"{name}-v1.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(shape)
    return shape


def written(name: str, run: Any) -> dict[str, Any]:
    """What a command wrote, once it was found to be of the shape."""
    said: dict[str, Any] = json.loads(run.out)
    assert said["schema"] == f"claimcheck/{name}/v1"
    jsonschema.Draft202012Validator(schema(name)).validate(said)
    return said


@pytest.mark.parametrize("name", ["why", "show", "decisions"])
def test_what_shapes_share_is_the_same_in_each(name: str) -> None:
    shared = {key: value for key, value in schema(name)["$defs"].items() if key in REPORT["$defs"]}
    assert shared == {key: REPORT["$defs"][key] for key in shared} and "count" in shared


@pytest.fixture
def trust(ledger: Runs, tmp_path: Path) -> None:
    ledger(a=LEDGER)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text('documents = ["*.md"]\nignore = []\n', encoding="utf-8")


def test_why(claimcheck: Runs, trust: None) -> None:
    found = json.loads(claimcheck("check", *DAY, "--format", "json").out)["findings"]
    assert {"value-conflict", "overlapping-holders", "contradicted-text"} <= {one["rule"] for one in found}
    for one in found:
        assert written("why", claimcheck("why", one["id"], *DAY, "--format", "json"))["finding"] == one


def test_show(claimcheck: Runs, trust: None) -> None:
    listed = written("show", claimcheck("show", "--format", "json"))
    for subject in listed["subjects"]:
        for more in ((), ("--as-of", "2021-07-15")):
            assert written("show", claimcheck("show", subject["subject"], *more, "--format", "json"))["subject"] == subject["subject"]
    assert written("show", claimcheck("show", "trust.members", "--format", "json"))["questions"]


def test_decisions(claimcheck: Runs, ledger: Runs, trust: None) -> None:
    assert written("decisions", claimcheck("decide", "--list", "--open", *DAY, "--format", "json"))["decisions"] == []
    found = json.loads(claimcheck("check", *DAY, "--format", "json").out)["findings"]
    id = next(one["id"] for one in found if one["rule"] == "value-conflict" and one["property"] == "founded")
    said = ("--reason", "the deed", "--by", "Ida", "--until", "2027-01-31")
    assert claimcheck("decide", id, "--verdict", "second wrong", *said, *DAY).status == 0
    [one] = written("decisions", claimcheck("decide", "--list", "--open", *DAY, "--format", "json"))["decisions"]
    assert one["state"] == "stands" and one["decision"]["weighed"]
    states = set()
    for change in (LEDGER.replace("1912", "1913"), LEDGER.replace("- {founded: 1912, source: leaflet}\n", ""), "<<<<<<< HEAD\n" + LEDGER):
        ledger(a=change)
        [one] = written("decisions", claimcheck("decide", "--list", "--open", *DAY, "--format", "json"))["decisions"]
        states.add(one["state"])
    assert len(states) > 1 and "reopened" in states and "stands" not in states


def test_of_the_projects_own_ledger(claimcheck: Runs) -> None:
    own = (OWN, *DAY, "--format", "json")
    report = json.loads(claimcheck("check", *own).out)
    jsonschema.Draft202012Validator(REPORT).validate(report)
    one_of_a_kind = {(one["rule"], one["verdict"], bool(one["decision"])): one for one in report["findings"]}
    for one in one_of_a_kind.values():
        assert written("why", claimcheck("why", one["id"], *own))["finding"] == one
    listed = written("show", claimcheck("show", "", OWN, "--format", "json"))
    for subject in sorted(listed["subjects"], key=lambda one: -one["claims"])[:5]:
        written("show", claimcheck("show", subject["subject"], OWN, "--format", "json"))
    assert len(written("decisions", claimcheck("decide", "--list", "--open", *own))["decisions"]) > 20
