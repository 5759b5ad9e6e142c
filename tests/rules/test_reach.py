"""Does a rule look no further than it says? What it finds in each part of a ledger is together what it finds in the whole, and in smaller parts it is not."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.model import Claim
from claimcheck.reading import to_day
from claimcheck.rule import HalvedModule, Outcome, Reach, RuleModule, page
from claimcheck.rules import RULES
from tests.rules.pages import LEDGERS, examples, read_ledger
from tests.rules.test_any_order import DATES, DECLARED, FIGURES, NAMES, PROPERTIES, RELATIONS, SUBJECTS, claims_of

ROOT = Path(__file__).parent.parent.parent
TODAY = to_day(2025, 6, 30)
REACHES: tuple[Reach, ...] = ("claim", "question", "subject", "ledger")
SHORT = [module for module in RULES if module.RULE.reach != "ledger"]
HALVED = [module for module in RULES if isinstance(module, HalvedModule)]
_SNAPSHOT = re.compile(r"\{snapshot(?: ([a-z0-9-]+))?\}")

# Traits that go by two properties of a subject, or by the type of what is named.
MORE: dict[str, dict[str, Any]] = {
    **PROPERTIES,
    "lasted": {"datatype": "quantity", "unit": "year", "between": ["began", "ended"]},
    "depth": {"datatype": "quantity", "unit": "m", "difference": {"property": "draught", "minimum": "1 m"}, "minimum": "2 m"},
    "draught": {"datatype": "quantity", "units": ["m"], "none-of": ["8-22"]},
    "warden": {"datatype": "entity", "office": "true", "subject-types": ["pier"], "value-types": ["person"]},
    "code": {"datatype": "text", "distinct": "true", "format": "[A-Z]{2}", "required": ["quote", "unit"]},
}
STANDARD = ("founded", "dissolved", "member-states", "staff", "head", "name", "seat", "budget", "born", "joined", "predecessor", "published")
VALUES = (*NAMES, *FIGURES, *DATES, "8 km", "12 m", "1.2 million EUR", "40 cats", "today", "yes", "AB", "31 February 2020", "3 years")
QUOTES = (
    "173 in all",
    "today there are eight",
    "in 2030 it was 8",
    "about 170 or so and a great many more words than evidence ever needs",
    "fifteen",
)


def ledgers(folder: Path) -> Iterator[Ledger]:
    """Ledgers of every kind: cases, the examples of the pages, what the project itself records, and many that are made at random."""
    yield load([ROOT / "claims"]).ledger(today=TODAY)
    yield load([ROOT / "examples" / "observatory" / "claims"], [ROOT / "examples" / "observatory" / "texts"]).ledger(today=TODAY, quote_words=6)
    yield from _cases(folder / "cases")
    for module in RULES:
        for number, example in enumerate(examples(page(module.RULE.id))):
            if example.kind in LEDGERS:
                below = folder / f"{module.RULE.id}-{number}"
                below.mkdir()
                example.write(below)
                yield replace(read_ledger(below), documents=())
    for seed in range(24):
        yield _made(random.Random(seed), folder / f"made-{seed}")


def _cases(folder: Path) -> Iterator[Ledger]:
    cases = ROOT / "tests" / "cases"
    folder.mkdir()
    for path in sorted(cases.glob("*.yaml")):
        if not path.stem.endswith(".expected"):
            case, below = path.stem, folder / path.stem
            below.mkdir()
            hashed = re.sub(
                _SNAPSHOT, lambda found, case=case: _digest(cases / "texts" / f"{found[1] or case}.txt"), path.read_text(encoding="utf-8")
            )
            (below / path.name).write_text(hashed, encoding="utf-8")
            for table in (path.with_suffix(".csv"), path.with_suffix(".jsonl")):
                if table.exists():
                    (below / table.name).write_bytes(table.read_bytes())
            yield load([below], [cases / "texts"]).ledger(today=TODAY)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _made(chance: random.Random, folder: Path) -> Ledger:
    folder.mkdir()
    claims = claims_of(chance, named=False)
    for _ in range(chance.choice([20, 60])):
        asked = chance.choice([*STANDARD, "lasted", "depth", "draught", "warden", "code", "holder", "berths", "began", "ended"])
        claim = {"subject": chance.choice(SUBJECTS[:4]), "property": asked, "value": chance.choice(VALUES)}
        claim["source"] = chance.choice(sorted(DECLARED["sources"]))
        for field, answers in (("when", (*DATES, "today")), ("quote", QUOTES), ("scope", ("women", "women; north")), ("modality", ("planned",))):
            if chance.random() < (0.1 if field == "modality" else 0.4):
                claim[field] = chance.choice(answers)
        claims += [claim] * chance.choice([1, 1, 1, 2])
    for _ in range(8):
        began = chance.randrange(1950, 2000)
        term = {"subject": "south-pier", "property": "warden", "value": chance.choice(NAMES[:4]), "source": "copy"}
        claims.append({**term, "when": f"{began}/{began + chance.randrange(9)}", **({"scope": "acting"} if chance.random() < 0.3 else {})})
        claims.append({"subject": f"wharf-{began}", "property": "lasted", "value": f"{began % 7 + 1} years", "source": "copy"})
        for event, year in (("began", began), ("ended", began + 5)):
            claims.append({"subject": f"wharf-{began}", "property": event, "value": str(year), "source": "almanac"})
    types = {"rivermouth": {"name": "Rivermouth", "type": "town"}, "north-pier": {"name": "North Pier", "type": "pier"}}
    torn = {"torn": {"title": "Torn", "accessed": "2020-02-31"}, "faded": {"title": "Faded", "published": "some day"}}
    whole = {
        **DECLARED,
        "sources": {**DECLARED["sources"], **torn},
        "entities": {**DECLARED["entities"], **types},
        "properties": MORE,
        "claims": claims,
        "relations": list(RELATIONS),
    }
    (folder / "ledger.yaml").write_text(yaml.safe_dump(whole, allow_unicode=True, default_style='"'), encoding="utf-8")
    return load([folder]).ledger(today=TODAY)


def parts(ledger: Ledger, reach: Reach) -> list[Ledger]:
    """The ledger in the parts that a rule of that reach sees at once."""
    groups: dict[Hashable, list[Claim]] = {}
    for claim in ledger.claims:
        of: dict[Reach, Hashable] = {"claim": claim.id, "question": ledger.question(claim), "subject": ledger.subject(claim), "ledger": ""}
        groups.setdefault(of[reach], []).append(claim)
    return [ledger.part(claims) for claims in groups.values()]


def told(rule: RuleModule, among: Iterable[Ledger]) -> Counter[Outcome]:
    """All that the rule says of some ledgers, to the last word, and how often."""
    return Counter(outcome for ledger in among for outcome in rule.check(ledger))


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Sequence[dict[Reach, list[Ledger]]]:
    """Every ledger in its parts of every reach."""
    return [{reach: parts(ledger, reach) for reach in REACHES} for ledger in ledgers(tmp_path_factory.mktemp("reach"))]


def test_most_rules_look_no_further_than_a_subject() -> None:
    assert len(SHORT) > 20


def test_only_a_rule_in_halves_has_something_near() -> None:
    assert [module for module in RULES if module.RULE.near != "ledger"] == HALVED
    assert not [module for module in HALVED if module.RULE.reach != "ledger"]


@pytest.mark.parametrize("rule", SHORT, ids=lambda rule: rule.RULE.id)
def test_a_rule_finds_the_same_in_the_parts_as_in_the_whole(rule: RuleModule, split: Sequence[dict[Reach, list[Ledger]]]) -> None:
    found = 0
    for ledger in split:
        whole = told(rule, ledger["ledger"])
        assert told(rule, ledger[rule.RULE.reach]) == whole
        found += whole.total()
    assert found > 1, "nothing was found, so nothing was shown"


@pytest.mark.parametrize("rule", HALVED, ids=lambda rule: rule.RULE.id)
def test_a_rule_in_halves_finds_the_same(rule: HalvedModule, split: Sequence[dict[Reach, list[Ledger]]]) -> None:
    found = [0, 0]
    for ledger in split:
        near = Counter(outcome for part in ledger[rule.RULE.near] for outcome in rule.near(part))
        far = Counter(outcome for whole in ledger["ledger"] for outcome in rule.far(whole))
        assert near + far == told(rule, ledger["ledger"])
        found = [found[0] + near.total(), found[1] + far.total()]
    assert min(found) > 1


WIDER = [module for module in SHORT if module.RULE.reach != "claim"]
FAR = ("name-variant", "shared-value", "asymmetric-claim", "contradicted-inverse", "missing-inverse", "not-contemporary", "unused-source")


@pytest.mark.parametrize("rule", [*WIDER, *(module for module in RULES if module.RULE.id in FAR)], ids=lambda rule: rule.RULE.id)
def test_a_rule_that_looks_further_needs_to(rule: RuleModule, split: Sequence[dict[Reach, list[Ledger]]]) -> None:
    shorter = REACHES[REACHES.index(rule.RULE.reach) - 1]
    assert any(told(rule, ledger[shorter]) != told(rule, ledger["ledger"]) for ledger in split)


@pytest.mark.parametrize("forgotten", ["written", "parted"])
def test_what_a_part_knows_of_the_whole_matters(forgotten: str, split: Sequence[dict[Reach, list[Ledger]]]) -> None:
    rule = next(module for module in RULES if module.RULE.id == "value-conflict")
    nothing: dict[str, Any] = {"written": {}} if forgotten == "written" else {"parted": frozenset()}
    assert any(
        told(rule, [replace(part, wider=replace(part.whole, **nothing)) for part in ledger["question"]]) != told(rule, ledger["ledger"])
        for ledger in split
    )
