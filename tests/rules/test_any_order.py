"""Does a run find the same, and say it in the same words, however the claims stand in the files?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.cli.job import prepare

NAMES = (
    "Ada Lind",
    "A. Lind",
    "Lind, Ada",
    "Rivermouth",
    "Rivermoúth",
    "the Harbour Board",
    "Harbour Board",
    "none",
    "not Rivermouth",
    "only Ada Lind",
)
FIGURES = ("173", "about 170", "175+", "at least 170", "up to 6,000", "30%", "none", "8-22", "fifteen", "173 cats")
DATES = ("2019", "2020", "2020-05", "2021-01-01", "2019/2021", "since 2020", "until 2019", "early 2000s", "1990s", "end of 2020", "18/05/2020")
ANSWERS = {"entity": NAMES, "name": NAMES, "text": NAMES, "quantity": FIGURES, "date": DATES, "yes-no": ("yes", "no", "not yes", "true")}
SUBJECTS = ("north-pier", "south-pier", "Ada Lind", "Rivermouth", "Harbour Board", "board", "boarb")

# Every trait that lets one claim stand for others.
PROPERTIES: dict[str, dict[str, Any]] = {
    "holder": {"datatype": "entity", "office": "true", "contemporary": "true"},
    "ally": {"datatype": "entity", "values": "many", "symmetric": "true", "at-least": "2"},
    "upper": {"datatype": "entity", "inverse": "lower"},
    "lower": {"datatype": "entity", "values": "many", "inverse": "upper"},
    "mark": {"datatype": "text", "distinct": "true", "wording": "official"},
    "called": {"datatype": "name", "values": "best"},
    "berths": {"datatype": "quantity", "grows": "true", "additive": "true", "figures": "reported", "fresh": "2 years"},
    "cranes": {"datatype": "quantity", "time": "fluctuating", "requires": ["berths=3", "open"], "maximum": "100", "one-of": ["8", "173"]},
    "began": {"datatype": "date", "time": "event", "difference": {"property": "ended", "maximum": "1 year"}},
    "ended": {"datatype": "date", "time": "event", "after": ["began"]},
    "reopened": {"datatype": "date", "time": "event", "after": ["ended", "began"], "values": "many"},
    "open": {"datatype": "yes-no", "conflicts-with": ["closed"], "citation-needed": "true"},
    "closed": {"datatype": "yes-no", "conflicts-with": ["open"], "required": ["when"]},
}
RELATIONS: tuple[dict[str, str], ...] = (
    {"id": "few", "holds": "north-pier.berths < south-pier.berths"},
    {"id": "times", "holds": "north-pier.began before south-pier.ended"},
    {"id": "back", "holds": "south-pier.ended before north-pier.began"},
    {"id": "share", "holds": "count(board.ally) = 2"},
)
DECLARED: dict[str, dict[str, Any]] = {
    "entities": {"board": {"name": "Harbour Board", "short": ["HB"]}, "ada-lind": {"name": "Ada Lind", "aliases": ["A. Lind"]}},
    "sources": {
        "almanac": {"title": "Almanac", "published": "2022", "kind": "reference"},
        "leaflet": {"title": "Leaflet", "accessed": "2023-05"},
        "copy": {"title": "Copy", "published": "2023", "derived-from": ["almanac"]},
    },
}


def claims_of(chance: random.Random, *, named: bool) -> list[dict[str, str]]:
    """Many claims on few questions; ``named`` gives each an id of its own."""
    asked = chance.sample(sorted(PROPERTIES), chance.choice([3, 6, len(PROPERTIES)]))
    made = []
    for number in range(chance.choice([12, 40, 70])):
        property = chance.choice(asked)
        claim = {"subject": chance.choice(SUBJECTS), "property": property, "value": chance.choice(ANSWERS[PROPERTIES[property]["datatype"]])}
        claim["source"] = chance.choice(sorted(DECLARED["sources"]))
        for field, answers, share in (
            ("when", DATES, 0.6),
            ("scope", ("women", "women; north", "north; women"), 0.2),
            ("unit", ("m", "km"), 0.05),
            ("quote", (claim["value"], "173 in all"), 0.3),
        ):
            if chance.random() < share:
                claim[field] = chance.choice(answers)
        made.append({"id": f"c{number}", **claim} if named else claim)
    return made


def found(folder: Path, parts: Sequence[dict[str, Any]], *, named: bool) -> list[tuple[object, ...]]:
    """What a run over the parts, a file each, says of them. What would settle it names claims, so it is told where they have names."""
    folder.mkdir()
    for number, part in enumerate(parts):
        (folder / f"{number}.yaml").write_text(yaml.safe_dump(part, allow_unicode=True, default_style='"', sort_keys=False), encoding="utf-8")
    report = prepare([folder], today="2025-01-01").run()
    assert not report.unchecked or report.findings
    return sorted(
        (
            (one.id, one.rule, one.severity.value, one.message, str(one.verdict), str(one.cause))
            + ((one.settles, "" if one.rule == "duplicate-claim" else one.places[0].claim) if named else ())
        )
        for one in report.findings
    )


@pytest.mark.parametrize("named", [True, False], ids=["ids given", "ids made"])
@pytest.mark.parametrize("seed", range(12))
def test_no_order_of_claims_or_files_matters(seed: int, named: bool, tmp_path: Path) -> None:
    chance = random.Random(seed)
    claims = claims_of(chance, named=named)
    rest: dict[str, dict[str, Any]] = {**DECLARED, "properties": PROPERTIES}
    told = found(tmp_path / "a", [{**rest, "claims": claims, "relations": list(RELATIONS)}], named=named)
    assert len(told) > 3
    shuffled = chance.sample(claims, len(claims))
    turned = {key: dict(reversed(part.items())) for key, part in rest.items()}
    assert found(tmp_path / "b", [{"claims": shuffled, "relations": list(reversed(RELATIONS)), **turned}], named=named) == told
    split: list[dict[str, Any]] = [
        {"claims": shuffled[::2]},
        turned,
        {"claims": shuffled[1::2], "relations": chance.sample(RELATIONS, len(RELATIONS))},
    ]
    assert found(tmp_path / "c", split, named=named) == told


def test_two_decisions_on_one_finding_stand_in_any_order(tmp_path: Path) -> None:
    ledger: dict[str, Any] = {"sources": {"almanac": {"published": "2022"}}, "claims": []}
    for value in ("40", "60"):
        ledger["claims"].append({"subject": "pier", "property": "staff", "value": value, "source": "almanac", "when": "2020-01-01"})
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "0.yaml").write_text(yaml.safe_dump(ledger, default_style='"'), encoding="utf-8")
    id = next(one.id for one in prepare([tmp_path / "a"], today="2025-01-01").run().findings if one.rule == "value-conflict")
    decided = [
        {"finding": id[:9], "reason": "seen", "by": "Ada", "on": "2024-01-01", "until": "2030"},
        {"finding": id, "reason": "seen again", "by": "Bo", "on": "2024-06-01", "until": "2030"},
    ]
    for name, decisions in (("b", decided), ("c", decided[::-1])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0.yaml").write_text(yaml.safe_dump({**ledger, "decisions": decisions}, default_style='"'), encoding="utf-8")
        finding = next(one for one in prepare([tmp_path / name], today="2025-01-01").run().findings if one.id == id)
        assert finding.decision is not None
        assert finding.decision.reason == "seen again"
