"""Ledgers made at random, as tables beside files written by hand: every trait, tiny ranges so that there are many ties, and odd texts of every kind."""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml
from pyarrow import parquet

from tests.bulk.words import BY_UNIT, DATES, ENTITIES, KINDS, NAMES, OF_STANDARD, QUOTES, SCOPES, SOURCES, STANDARD, TYPES, VALUES, WHENS, Record

Claim = dict[str, str]

COLUMNS = ("id", "subject", "property", "value", "unit", "scope", "when", "source", "quote", "locator", "attributed-to", "note")


class Made:
    """A ledger as records: what is declared, the claims, and which of them stand in tables. ``cases`` are the subjects, by twos."""

    def __init__(self, seed: int, cases: int, properties: int, *, crowded: bool = False) -> None:
        self.chance = random.Random(seed)
        self.properties = _properties(self.chance, properties)
        self.standard = self.chance.sample(STANDARD, self.chance.choice((0, 2, 6)))
        self.sources = {id: SOURCES[id] for id in self.chance.sample(sorted(SOURCES), self.chance.choice((2, 4, 9)))}
        if "copy" in self.sources:
            self.sources["almanac"] = SOURCES["almanac"]
        self.entities = ENTITIES if self.chance.random() < 0.8 else {}
        self.plain = self.chance.random() < 0.3  # mostly bare digits, and plain dates
        self.claims = [claim for case in range(cases) for claim in self._case(case, crowded=crowded)]
        self.relations = self._relations(cases) if self.chance.random() < 0.4 else []
        self.decisions: list[Record] = []

    def _case(self, case: int, *, crowded: bool) -> list[Claim]:
        chance = self.chance
        asked = chance.sample([*self.properties, *self.standard], min(chance.choice((1, 2, 3, 5)), len(self.properties)))
        subjects = [f"c{case}-a", f"c{case}-b"]
        if chance.random() < 0.1:
            subjects.append(
                chance.choice(("Ann Lee", "A. Lee", "bo", "Bo Chen", "harbor-board", "long-quai", "Long Quay", "cy dow", "Cy Dow", "dee-fox"))
            )
        whens = chance.sample(WHENS, chance.choice((1, 3, 8, len(WHENS))))
        scopes = chance.sample(SCOPES, 2)
        about = chance.choice((1, 1, 2, 3))
        claims = []
        for _ in range(chance.choice((1, 2, 3, 5, 9)) * (20 if crowded else 1)):
            property = chance.choice(asked)
            claim = {"subject": chance.choice(subjects[:about]), "property": property, "value": self._value(property, subjects)}
            if chance.random() < 0.95:
                claim["source"] = chance.choice(sorted(self.sources))
            for field, answers, share in (
                ("when", whens, 0.7),
                ("scope", scopes, 0.15),
                ("unit", ("m", "km", "EUR", "years"), 0.03),
                ("quote", (claim["value"], *QUOTES), 0.1),
                ("locator", ("p. 1", "p. 2"), 0.05),
                ("attributed-to", ("Ann Lee", "the press"), 0.03),
                ("note", ("planned", "seen"), 0.03),
            ):
                if chance.random() < share and (answer := chance.choice(answers)):
                    claim[field] = answer
            if self.plain and chance.random() < 0.9:
                claim.pop("quote", None)
            claims += [claim] * chance.choice((1,) * 12 + (2,))
        return claims

    def _value(self, property: str, subjects: Sequence[str]) -> str:
        trait = self.properties.get(property, {})
        kind = trait.get("datatype", "")
        if not kind:
            values = OF_STANDARD.get(property, NAMES)
            kind = "entity" if values is NAMES else "date" if values is DATES else "quantity"
        else:
            values = VALUES[kind]
        if kind == "quantity" and self.plain and self.chance.random() < 0.9:
            return self.chance.choice(("1", "2", "3", "07", "7"))
        if unit := trait.get("unit") or self.chance.choice(trait.get("units", [""])):
            values = BY_UNIT.get(unit, values)
        if kind == "entity" and self.chance.random() < 0.5:
            other = self.chance.choice(subjects)
            return self.chance.choice((other, other, f"not {other}", f"{other}; Ann Lee", f"only {other}", other.upper(), other.replace("-", " ")))
        # Few of them, so that there are ties.
        few = random.Random(f"{property} {subjects[0]}").sample(values, min(len(values), 4))
        return self.chance.choice(few if self.chance.random() < 0.8 else values)

    def _relations(self, cases: int) -> list[Record]:
        chance = self.chance
        asked = [(claim["subject"], claim["property"]) for claim in self.claims] or [("c0-a", "born")]
        ids = [claim["id"] for claim in self.claims if "id" in claim]
        found = []
        for number in range(chance.choice((1, 3, 6))):
            (one, first), (two, second) = chance.choice(asked), chance.choice(asked)
            sides = [f'"{one}".{first}', f'"{two}".{second}']
            form = chance.choice(
                (
                    "{0} <= {1}",
                    "{0} < {1}",
                    "{0} before {1}",
                    "{0} = {1}",
                    "{0} + {1} <= 10",
                    "count({0}) = 1",
                    "count({0} where {2} = 1) <= 1",
                    "{0} > 2",
                    "{0}[north] <= {0}",
                    "nobody.{3} > 1",
                    "{0}@2020 = {1}",
                )
            )
            found.append({"id": f"r{number}", "holds": form.format(*sides, second, first)})
        if ids:
            found.append({"id": "by-id", "holds": f"#{chance.choice(ids)} = #{chance.choice(ids)}"})
        return found

    def numbered(self) -> None:
        """Give some claims ids of their own."""
        self.claims = [{"id": f"k{number}", **claim} if self.chance.random() < 0.4 else claim for number, claim in enumerate(self.claims)]

    def write(self, folder: Path, *, tables: Sequence[str] = ("parquet",), by_hand: float = 0.1) -> None:
        """The ledger as files: a YAML file, and one table after another of these kinds."""
        chance = random.Random(len(self.claims))
        hand: list[Record] = []
        rows: list[Claim] = []
        for claim in self.claims:
            if chance.random() < by_hand:
                more = {"modality": "planned"} if chance.random() < 0.1 else {"draft": "yes"} if chance.random() < 0.1 else {}
                hand.append({**claim, **more})
            else:
                rows.append(claim)
        ledger: Record = {"sources": self.sources, "properties": self.properties, "claims": hand}
        ledger |= {"entities": self.entities} if self.entities else {}
        ledger |= {"relations": self.relations} if self.relations else {}
        ledger |= {"decisions": self.decisions} if self.decisions else {}
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ledger.yaml").write_text(yaml.safe_dump(ledger, allow_unicode=True, default_style='"', sort_keys=False), encoding="utf-8")
        for number, kind in enumerate(tables):
            if share := rows[number :: len(tables)]:
                table(folder / f"part-{number}.{kind}", share)


def table(path: Path, rows: Sequence[Claim], columns: Sequence[str] = ()) -> None:
    """Rows as a file of the kind that its name says, with the columns that they need."""
    path.parent.mkdir(exist_ok=True)
    columns = columns or [name for name in COLUMNS if name in ("subject", "property", "value") or any(name in row for row in rows)]
    if path.suffix == ".parquet":
        parquet.write_table(pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in columns}), path)
        return
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8", newline="") as file:
        if ".jsonl" in path.name:
            file.writelines(json.dumps({name: row[name] for name in columns if name in row}, ensure_ascii=False) + "\n" for row in rows)
        else:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows({name: row[name] for name in columns if name in row} for row in rows)


def _properties(chance: random.Random, count: int) -> dict[str, Record]:
    kinds = [chance.choice(KINDS) for _ in range(count)]
    ids = [f"{kind[0] if kind != 'period' else 'w'}{number}" for number, kind in enumerate(kinds)]
    of = {kind: [id for id, other in zip(ids, kinds, strict=True) if other == kind] for kind in KINDS}
    return {id: _property(chance, id, kind, ids, of) for id, kind in zip(ids, kinds, strict=True)}


def _property(chance: random.Random, id: str, kind: str, ids: Sequence[str], of: dict[str, list[str]]) -> Record:
    found: Record = {"datatype": kind}

    def may(share: float, **traits: Any) -> None:
        if chance.random() < share:
            found.update({name.replace("_", "-"): value for name, value in traits.items()})

    event = kind in ("date", "period")
    may(
        0.7, time=chance.choice(("event", "event", "event", "state", "timeless") if event else ("state", "state", "fluctuating", "timeless", "event"))
    )
    may(0.4, values=chance.choice(("one", "best", "many", "many")))
    may(0.1, aliases=[f"{id}-too"])
    may(0.1, distinct="true")
    may(0.1, required=[chance.choice(("scope", "when", "quote", "locator", "unit"))])
    may(0.07, citation_needed="true")
    may(0.1, subject_types=[chance.choice(TYPES)])
    may(0.1, at_least="2")
    may(0.1, conflicts_with=[chance.choice(ids) + chance.choice(("", "", "=2", "=yes"))])
    may(0.1, requires=[chance.choice(ids) + chance.choice(("", "", "=2", "=Ann Lee"))])
    if kind == "quantity":
        if chance.random() < 0.3:
            found["unit"] = chance.choice(("m", "km", "EUR", "share", "year"))
        elif chance.random() < 0.15:
            found["units"] = chance.choice((["m", "km"], ["EUR", "USD"], ["m"]))
        may(0.4, figures="reported")
        may(0.25, grows="true")
        may(0.25, additive="true")
        may(0.3, minimum=chance.choice(("0", "2", "1 m", "more than 0", "about 2", "more than 2")))
        may(0.15, maximum=chance.choice(("3", "1000", "100 m", "under 5")))
        may(0.1, one_of=["1", "2", "3"])
        may(0.1, none_of=["7"])
        may(
            0.2,
            difference={
                "property": chance.choice(of["quantity"]),
                **chance.choice(({"minimum": "1"}, {"maximum": "2"}, {"minimum": "0", "maximum": "1"})),
            },
        )
        may(0.25, fresh=chance.choice(("2 years", "6 months")))
        may(0.1, words=["cats"])
        if len(of["date"]) > 1:
            may(0.3, between=chance.sample(of["date"], 2), unit="year")
    if kind == "date":
        may(0.5, after=[chance.choice(of["date"]) for _ in range(chance.choice((1, 2)))])
        may(
            0.2,
            difference={
                "property": chance.choice(of["date"]),
                **chance.choice(({"minimum": "1 year"}, {"maximum": "18 months"}, {"minimum": "0 days", "maximum": "3 years"})),
            },
        )
        may(0.15, minimum=chance.choice(("2019", "1900")))
        may(0.1, maximum="2020")
    if kind == "entity":
        may(0.3, office="true")
        may(0.2, symmetric="true")
        may(0.3, inverse=chance.choice(of["entity"]))
        may(0.3, contemporary="true")
        may(0.2, value_types=[chance.choice(TYPES)])
    if kind in ("name", "text", "entity"):
        may(0.4, wording=chance.choice(("official", "term", "free")))
        may(0.15, terms=[["Ketch", "two-master"], ["sloop"]])
        may(0.05, one_of=["Ann Lee", "Bo Chen"])
    if kind == "text":
        may(0.2, format="[A-Z]{2}")
    return found
