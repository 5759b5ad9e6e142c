"""When is a decision said to match nothing, and what is suggested in its place?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.finding import Unjudged, Verdict
from claimcheck.report import FORMATS, Context
from tests.rules.pages import check, report

LEDGER = """\
source: {id: yearbook, published: 2023, subject: old-mill}
sources: {leaflet: {published: 2023}}
claims:
- {staff: 12, when: 2022-01-01}
- {staff: LATER, when: 2022-01-01, source: leaflet}
- {rooms: 7}
- {rooms: 9, source: leaflet}
properties: {rooms: {datatype: quantity, time: timeless}}
decisions:
- {finding: ID, reason: it was settled by letter, by: Ida Lund, until: 2026ABOUT}
"""


def _text(id: str, later: str = "15", about: str = "") -> str:
    return LEDGER.replace("ID", id).replace("LATER", later).replace("ABOUT", about)


def test_the_same_question_is_found_again_by_what_the_decision_is_about(tmp_path: Path) -> None:
    text = _text("0" * 16, "16", ", about: value-conflict old-mill staff")
    found = check(text, tmp_path)
    [clash] = [finding for finding in found if finding.rule == "value-conflict" and finding.property == "staff"]
    [unmatched] = [finding for finding in found if finding.rule == "unmatched-decision"]
    assert f"nearest is `{clash.id}`" in unmatched.message


def test_nothing_is_suggested_where_nothing_is_alike(tmp_path: Path) -> None:
    [unmatched] = check(_text("0" * 16), tmp_path, rule="unmatched-decision")
    assert "nearest" not in unmatched.message


@pytest.mark.parametrize("slip", ["- {finding: x, y", "nonsense: 1\n", "properties: {}\n"])
def test_decisions_are_not_held_against_a_part_of_the_input(slip: str, tmp_path: Path) -> None:
    run = report(_text("0" * 16) + slip, tmp_path)
    assert run.unchecked
    assert not [finding for finding in run.findings if finding.rule == "unmatched-decision"]
    assert Unjudged("what decisions match", "part of the input could not be read", 1) in run.not_judged


THREE = """\
source: {id: yearbook, published: 2022, subject: river-council}
sources: {gazette: {published: 2022}, website: {published: 2024}}
entities: {river-council: {name: River Council}}
claims:
- {id: y, member-states: 75, when: 2021-07}
- {id: g, member-states: 85, when: 2021-07, source: gazette}
- {id: w, member-states: 90, source: website}
"""


def test_a_claim_that_was_decided_to_be_wrong_is_marked_in_other_findings(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("before", "after")]
    for folder in folders:
        folder.mkdir()
    before = {one.verdict: one for one in report(THREE, folders[0]).findings if one.rule == "value-conflict"}
    clash, later = before[Verdict.CONTRADICTION], before[Verdict.SUPERSEDED]
    verdict = "first is wrong" if clash.places[0].claim == "g" else "second is wrong"
    decision = f"decisions:\n- {{finding: {clash.id}, verdict: {verdict}, reason: a slip, by: Ida Lund, until: 2030}}\n"
    after = report(THREE + decision, folders[1])
    found = {one.id: one for one in after.findings}
    assert found[clash.id].decision is not None
    assert not any(place.decided_wrong for place in found[clash.id].places), "there the decision says so itself"
    assert {place.claim: place.decided_wrong for place in found[later.id].places} == {"y": False, "g": True, "w": False}
    assert (found[later.id].decision, found[later.id].severity, found[later.id].message) == (None, later.severity, later.message)
    shape = json.loads(FORMATS["json"](after, Context()))
    marked = [place["claim"] for one in shape["findings"] for place in one["places"] if place.get("decided_wrong")]
    assert marked == ["g"]
    for name in ("text", "markdown", "html"):
        assert FORMATS[name](after, Context()).count("decided to be wrong") == 1, name
