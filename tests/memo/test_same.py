"""Does a run that remembers say what one that does not would say, to the byte, whatever was edited in between?"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.cli.job import Job, prepare
from claimcheck.cli.output import context
from claimcheck.load.block import Block
from claimcheck.model import Claim
from claimcheck.report import FORMATS
from tests.rules.test_any_order import DECLARED, NAMES, RELATIONS, SUBJECTS, claims_of
from tests.rules.test_reach import MORE, QUOTES, STANDARD, VALUES

TEXT = "It was fifteen in all. In 2030 it was 8. There were 173 in all, and 173 in all remained. Harbour Board met."


class Ledger:
    """A ledger of some files in a folder, as the records that are written to them, with what the command line says of it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance, self.written = folder, chance, 0
        self.today, self.settings, self.comment = "2025-01-01", {"quote-words": "12"}, ""
        self.files: dict[str, dict[str, Any]] = {}
        sources = {**DECLARED["sources"], "torn": {"accessed": "2020-02-31"}, "text": {"title": "Text", "sha256": self.snapshot(TEXT)}}
        types = {"rivermouth": {"name": "Rivermouth", "type": "town"}, "north-pier": {"name": "North Pier", "type": "pier"}}
        self.files["a/declared.yaml"] = {
            "sources": sources,
            "entities": {**DECLARED["entities"], **types},
            "properties": {id: dict(prop) for id, prop in MORE.items()},
            "relations": list(RELATIONS),
        }
        for number in range(6):
            head = {"id": f"source-{number}", "title": f"Source {number}", "subject": chance.choice(SUBJECTS)}
            head |= chance.choice([{"published": "2021-03"}, {"accessed": "2024"}, {}])
            claims = [self.claim() for _ in range(25)] + [one for one in claims_of(chance, named=False) if chance.random() < 0.5]
            self.files[f"b/{number}.yaml"] = {"source": head, "claims": claims}
        for number in range(4):  # in which no other file has a say
            head = {"id": f"only-{number}", "subject": chance.choice(SUBJECTS), "published": "2022"}
            claims = [self.claim() for _ in range(12)]
            self.files[f"e/{number}.yaml"] = {"source": head, "claims": [{**claim, "source": f"only-{number}"} for claim in claims]}
        self.files["c.yaml"] = {"decisions": []}
        self.far()

    def far(self) -> None:
        """What hangs on claims and sources elsewhere: the day an undated note was written, whether a property has parts, who copies from whom."""
        declared = self.files["a/declared.yaml"]
        declared["properties"] |= {"crew": {"datatype": "quantity", "words": ["hands"]}, "keeper": {"datatype": "name"}}
        declared["sources"] |= {"first": {}, "second": {"derived-from": ["first"]}, "third": {"derived-from": ["second"]}}
        crew = [("wharf", "40", "first"), ("wharf", "40", "third")]
        keepers = [("quay", "Harbour Board", "almanac"), ("quay", "Town Council", "leaflet")]
        asked = [(*one, "crew") for one in crew] + [(*one, "keeper") for one in keepers]
        claims = [{"subject": who, "property": asks, "value": what, "when": "2021-01-01", "source": of} for who, what, of, asks in asked]
        twice = {"subject": "hut", "property": "crew", "value": "3", "source": "almanac"}
        self.files["d/1.yaml"], self.files["d.z/1.yaml"] = {"claims": [*claims, twice]}, {"claims": [dict(twice)]}
        note = [{"subject": "mole", "property": "crew", "value": "7"}, {"subject": "mole", "property": "crew", "value": "9", "source": "almanac"}]
        self.files["note.yaml"] = {"source": {"id": "note"}, "claims": note}

    def claim(self) -> dict[str, str]:
        chance = self.chance
        asked = chance.choice([*STANDARD, *MORE])
        claim = {"subject": chance.choice(SUBJECTS), "property": asked, "value": chance.choice(VALUES)}
        for field, answers, share in (
            ("when", ("2019", "2020-05-01", "2021/2024", "today", "since 2022"), 0.5),
            ("quote", QUOTES, 0.4),
            ("scope", ("women", "women; north"), 0.2),
            ("modality", ("planned",), 0.05),
            ("source", ("text",), 0.1),
            ("draft", ("yes",), 0.03),
        ):
            if chance.random() < share:
                claim[field] = chance.choice(answers)
        return claim

    def snapshot(self, text: str) -> str:
        (self.folder / "texts").mkdir(parents=True, exist_ok=True)
        (self.folder / "texts" / "text.txt").write_text(text, encoding="utf-8")
        return hashlib.sha256(text.encode()).hexdigest()

    def write(self) -> None:
        for path in (self.folder / "ledger").rglob("*.yaml"):
            path.unlink()
        for name, record in self.files.items():
            path = self.folder / "ledger" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            claims = [shortened(claim) if number % 3 else claim for number, claim in enumerate(record.get("claims", ()))]
            record = {**record, "claims": claims} if claims else record  # noqa: PLW2901
            path.write_text(self.comment + yaml.safe_dump(record, allow_unicode=True, default_style='"', sort_keys=False), encoding="utf-8")
        settings = "".join(f"{key} = {value}\n" for key, value in self.settings.items())
        (self.folder / "claimcheck.toml").write_text(settings, encoding="utf-8")

    def job(self, cache: Path | bool) -> Job:
        self.write()
        return prepare([self.folder / "ledger"], [self.folder / "texts"], self.folder / "claimcheck.toml", self.today, cache=cache)

    def said(self, cache: Path | bool = False) -> str:
        """The report, in the format that tells all of it."""
        job = self.job(cache)
        return FORMATS["json"](job.run(), context(job, colour=False, pages=False, whole=False))

    def sheet(self) -> dict[str, Any]:
        return self.files[self.chance.choice([name for name in self.files if len(self.files[name].get("claims", ())) > 9])]


def shortened(claim: dict[str, str]) -> dict[str, str]:
    """A claim in its short form, its keys in their order."""
    if not {"property", "value"} <= claim.keys():
        return claim
    return {claim["property"] if key == "value" else key: text for key, text in claim.items() if key != "property"}


def value(ledger: Ledger) -> None:
    ledger.chance.choice(ledger.sheet()["claims"])["value"] = ledger.chance.choice(VALUES)


def when(ledger: Ledger) -> None:
    ledger.chance.choice(ledger.sheet()["claims"])["when"] = ledger.chance.choice(("2019", "2020-05-01", "1999", "today"))


def scope(ledger: Ledger) -> None:
    ledger.chance.choice(ledger.sheet()["claims"])["scope"] = "north"


def added(ledger: Ledger) -> None:
    claims = ledger.sheet()["claims"]
    claims.insert(ledger.chance.randrange(len(claims)), ledger.claim())


def removed(ledger: Ledger) -> None:
    claims = ledger.sheet()["claims"]
    del claims[ledger.chance.randrange(len(claims))]


def moved(ledger: Ledger) -> None:
    claims = ledger.sheet()["claims"]
    ledger.sheet()["claims"].append(claims.pop(ledger.chance.randrange(len(claims))))


def turned(ledger: Ledger) -> None:
    ledger.sheet()["claims"].reverse()


def repeated(ledger: Ledger) -> None:
    claims = ledger.sheet()["claims"]
    claims.append(dict(ledger.chance.choice(claims)))


def renamed(ledger: Ledger) -> None:
    name = ledger.chance.choice([name for name in ledger.files if name.startswith("b/")] or ["c.yaml"])
    ledger.files[f"{ledger.chance.choice('abc-')}z/{ledger.chance.randrange(10**6)}.yaml"] = ledger.files.pop(name)


def shifted(ledger: Ledger) -> None:
    ledger.comment = "# a note\n" * ledger.chance.randrange(5)


def dated(ledger: Ledger) -> None:
    ledger.sheet()["source"]["published"] = ledger.chance.choice(("2019", "2022-05-01", "2024"))


def undated(ledger: Ledger) -> None:
    ledger.sheet()["source"].pop("published", None)


def copied(ledger: Ledger) -> None:
    ledger.sheet()["source"]["derived-from"] = ["almanac"]


def about(ledger: Ledger) -> None:
    ledger.sheet()["source"]["subject"] = ledger.chance.choice(SUBJECTS)


def entity(ledger: Ledger) -> None:
    ledger.files["a/declared.yaml"]["entities"][f"new-{ledger.chance.randrange(9)}"] = {"name": "New", "aliases": [ledger.chance.choice(NAMES[3:7])]}


def trait(ledger: Ledger) -> None:
    ledger.files["a/declared.yaml"]["properties"]["cranes"]["maximum"] = str(ledger.chance.randrange(200))


def alias(ledger: Ledger) -> None:
    ledger.files["a/declared.yaml"]["properties"]["cranes"]["aliases"] = ["staff", "derricks"][: ledger.chance.randrange(3)]


def decided(ledger: Ledger) -> None:
    job = ledger.job(cache=False)
    finding = ledger.chance.choice([one for one in job.run().findings if one.rule in ("value-conflict", "duplicate-claim", "event-order")])
    verdict = {"verdict": "both right in their own scope", "qualifiers": [{"claim": finding.places[0].claim, "scope": "south"}]}
    decision = {"finding": finding.id, "reason": "looked up", "by": "Ada", "until": "2030", **ledger.chance.choice([verdict, {}])}
    if decision["finding"] not in [one["finding"] for one in ledger.files["c.yaml"]["decisions"]]:
        ledger.files["c.yaml"]["decisions"].append(decision)


def words(ledger: Ledger) -> None:
    ledger.settings["quote-words"] = str(ledger.chance.randrange(2, 14))


def ignored(ledger: Ledger) -> None:
    ledger.settings["ignore"] = f'["{ledger.chance.choice(["gap-in-office", "stale-value", "event-order", "value-conflict"])}"]'


def severe(ledger: Ledger) -> None:
    ledger.settings["severity"] = '{value-conflict = "note"}'


def later(ledger: Ledger) -> None:
    ledger.today = f"20{ledger.chance.randrange(20, 40)}-06-30"


def retold(ledger: Ledger) -> None:
    ledger.files["a/declared.yaml"]["sources"]["text"]["sha256"] = ledger.snapshot(f"{TEXT} {ledger.chance.choice(QUOTES)}")


def lost(ledger: Ledger) -> None:
    (ledger.folder / "texts" / "text.txt").write_text("other words", encoding="utf-8")


def broken(ledger: Ledger) -> None:
    ledger.sheet()["claims"].append({"subject": "north-pier", "property": "no-such-property", "value": "1"})


def happened(ledger: Ledger) -> None:
    """A note without a date reports something later: so much later was it written."""
    ledger.files["note.yaml"]["claims"].append(
        {"subject": "elsewhere", "property": "founded", "value": str(2020 + len(ledger.files["note.yaml"]["claims"]))}
    )


def parted(ledger: Ledger) -> None:
    """The first claim on a part of anything of that kind."""
    ledger.files["d/1.yaml"]["claims"].append(
        {"subject": "elsewhere", "property": "keeper", "value": "Nobody", "scope": "north", "source": "almanac"}
    )


def chained(ledger: Ledger) -> None:
    """Of two sources that agree, one copies from one that copies from the other, or no longer does."""
    second = ledger.files["a/declared.yaml"]["sources"]["second"]
    second["derived-from"] = [] if second["derived-from"] else ["first"]


def changed_places(ledger: Ledger) -> None:
    """Of two files that say one thing, the other comes first, in the order of their paths, though not in that in which they are read."""
    old, new = ("d.z/1.yaml", "dz/1.yaml") if "d.z/1.yaml" in ledger.files else ("dz/1.yaml", "d.z/1.yaml")
    ledger.files[new] = ledger.files.pop(old)


def another_name(ledger: Ledger) -> None:
    """A name in a claim means another property."""
    properties = ledger.files["a/declared.yaml"]["properties"]
    one, other = ("crew", "berths") if "aliases" in properties["berths"] else ("berths", "crew")
    properties[other].pop("aliases", None)
    properties[one]["aliases"] = ["hoists"]
    if not any(claim["property"] == "hoists" for claim in ledger.files["d/1.yaml"]["claims"]):
        ledger.files["d/1.yaml"]["claims"].append({"subject": "hut", "property": "hoists", "value": "50", "when": "2021-01-01", "source": "leaflet"})


def misnamed(ledger: Ledger) -> None:
    ledger.files["d/1.yaml"]["claims"].append({**ledger.claim(), "id": "No Id!"})


def qualified(ledger: Ledger) -> None:
    """A decision gives a claim another time, in which the conflict is still there."""
    [finding, *_] = [one for one in ledger.job(cache=False).run().findings if one.subject == "quay" and one.verdict is not None]
    date = f"2021-01-01/202{len(ledger.files['c.yaml']['decisions']) + 2}"
    ledger.files["c.yaml"]["decisions"] = [
        {"finding": finding.id, "reason": "asked", "by": "Bo", "until": "2040", "verdict": "both right in their own scope"}
        | {"qualifiers": [{"claim": finding.places[0].claim, "when": "1999" if ledger.files["c.yaml"]["decisions"] else date}]}
    ]


def gone(ledger: Ledger) -> None:
    """A file is taken away; where it was, claims elsewhere may be called what its own were called."""
    names = [name for name in ledger.files if name.startswith(("b/", "d"))]
    if len(names) > 4:
        del ledger.files[ledger.chance.choice([name for name in names if name != "d/1.yaml"])]


def split(ledger: Ledger) -> None:
    """Some claims move to a file without a source at its head, and name theirs."""
    sheet = ledger.sheet()
    if "source" in sheet:
        claims, kept = sheet["claims"][-4:], sheet["claims"][:-4]
        sheet["claims"] = kept
        whose = {"source": sheet["source"]["id"], "subject": sheet["source"]["subject"]}
        ledger.files[f"{ledger.chance.choice('ac')}x/{ledger.chance.randrange(10**6)}.yaml"] = {"claims": [whose | claim for claim in claims]}


def called(ledger: Ledger) -> None:
    """A claim is given the id that one without an id goes by in another file."""
    here, there = ledger.chance.sample(range(4), 2)
    others = [claim.id for claim in ledger.job(cache=False).ledger.claims if claim.source == f"only-{there}"]
    ledger.chance.choice(ledger.files[f"e/{here}.yaml"]["claims"])["id"] = ledger.chance.choice(others)


def lent(ledger: Ledger) -> None:
    """A claim in one file is of the source of another, whose subject its id leaves out, until that is about something else."""
    source = ledger.files["e/1.yaml"]["source"]
    if "lent.yaml" in ledger.files:
        source["subject"] = ledger.chance.choice([subject for subject in SUBJECTS if subject != source["subject"]])
    else:
        claims = [{"subject": source["subject"], "property": "keeper", "value": name, "source": "only-1"} for name in ("Ada", "Bo")]
        ledger.files["lent.yaml"] = {"claims": claims}


def intended(ledger: Ledger) -> None:
    """A plan, and nothing else on that question: the property demands a citation of it as well, whatever else is said there."""
    plan = {"subject": f"site-{ledger.chance.randrange(10**6)}", "property": "open", "value": "yes", "modality": "planned"}
    ledger.files["e/1.yaml"]["claims"].append(plan)


EDITS: tuple[Callable[[Ledger], None], ...] = (
    value, when, scope, added, removed, moved, turned, repeated, renamed, shifted, dated, undated, copied, about, entity, trait, alias, decided,
    words, ignored, severe, later, retold, lost, broken, happened, parted, chained, changed_places, another_name, misnamed, qualified,
    gone, split, called, lent, intended,
)  # fmt: skip


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "cache"


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit(edit: Callable[[Ledger], None], cache: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, random.Random(edit.__name__))
    first = ledger.said()
    assert ledger.said(cache) == first
    assert ledger.said(cache) == first
    for _ in range(2):
        edit(ledger)
        said = ledger.said()
        assert ledger.said(cache) == said
    assert ledger.said(cache) == said


@pytest.mark.parametrize("seed", range(3))
def test_after_many_edits(seed: int, cache: Path, tmp_path: Path) -> None:
    chance = random.Random(seed)
    ledger = Ledger(tmp_path, chance)
    ledger.said(cache)
    for _ in range(12):
        for edit in chance.sample([edit for edit in EDITS if edit is not broken], chance.choice([1, 1, 1, 2, 4])):
            edit(ledger)
        assert ledger.said(cache) == ledger.said()


def test_claims_come_back_as_they_were(cache: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, random.Random(11))
    before = ledger.job(cache).ledger
    after = ledger.job(cache).ledger
    assert after.claims == before.claims == ledger.job(cache=False).ledger.claims
    assert [repr(claim) for claim in after.claims] == [repr(claim) for claim in before.claims]
    assert {tuple(claim.__dict__) for claim in after.claims} == {tuple(Claim.model_fields)}
    assert [claim.model_dump_json() for claim in after.claims] == [claim.model_dump_json() for claim in before.claims]
    assert [claim.model_copy(update={"value": "1"}).value for claim in after.claims] == ["1"] * len(after.claims)
    for claim in after.claims:
        for field in ("", *Claim.model_fields):
            assert after.places.place("claim", claim.id, field) == before.places.place("claim", claim.id, field)


def test_a_file_in_which_no_other_has_a_say_is_taken_as_it_was(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(tmp_path, random.Random(12))
    whole: list[str] = []
    claims = Block.claims
    monkeypatch.setattr(Block, "claims", lambda block: (whole.append(block.path[-8:]), claims(block))[1])
    ledger.said(cache)
    assert whole == []
    ledger.said(cache)
    assert set(whole) >= {f"e/{number}.yaml" for number in range(4)}
    first, other = ledger.files["e/0.yaml"]["claims"], [claim.id for claim in ledger.job(cache=False).ledger.claims if claim.source == "only-2"]
    first[0]["id"] = other[3]
    del whole[:]
    ledger.said(cache)
    assert "e/2.yaml" not in whole  # a claim of it has to be called otherwise
    assert "e/1.yaml" in whole


def test_little_is_worked_out_again(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.load import ledger_files
    from claimcheck.rules import unit_not_allowed

    ledger = Ledger(tmp_path, random.Random(7))
    seen: list[int] = []
    read: list[str] = []
    check, reader = unit_not_allowed.check, ledger_files.read
    monkeypatch.setattr(unit_not_allowed, "check", lambda part: (seen.append(len(part.claims)), check(part))[1])
    monkeypatch.setattr(ledger_files, "read", lambda text, path: (read.append(path), reader(text, path))[1])
    ledger.said(cache)
    assert (sum(seen), len(read)) == (sum(len(one["claims"]) for one in ledger.files.values() if "claims" in one), len(ledger.files))
    del seen[:], read[:]
    ledger.said(cache)
    assert (seen, read) == ([], [])
    ledger.files["b/3.yaml"]["claims"][5]["value"] = "9,999"
    ledger.said(cache)
    assert [path.rpartition("/")[2] for path in read] == ["3.yaml"]
    assert 1 <= sum(seen) < 30
