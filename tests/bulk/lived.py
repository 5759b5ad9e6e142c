"""Ledgers of lives made at random: who was there when, who is joined to whom, and what has to follow what; few are off, by a little."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.bulk.made import table
from tests.bulk.words import ENTITIES, SOURCES

Claim = dict[str, str]

# Spelled so that several are folded alike, some are declared, and some stand for nobody.
PEOPLE = "Ann Lee|ann lee|A. Lee|Bo Chen|Bô Chen|bo|Cy Dow|cy dow|Dee|dee|The Dee|Eve Orr|eve-orr|q1|q2|Q2|Harbour Board|Long Quay|Fay's".split("|")
BEGINNINGS = ("born", "founded", "began")
ENDS = ("died", "dissolved", "ended")
LINKS = ["friend", "boss", "clerk", "spouse", "head", "predecessor"]
STEPS = ["planned-for", "ordered", "bought", "rented", "sold"]
ASKED = (
    "friend|boss|clerk|nickname|boats|sold|bought|ordered|planned-for|rented|years-there|house|deed|paid|born|died|founded|dissolved|began|ended|"
    "predecessor|successor|spouse|head"
).split("|")


class Lived:
    """A ledger as records: declared properties, sources, relations; and claims in cases, each about people of its own.

    In half of the cases all is well; in the others, as a rule, something in a claim or more does not fit the rest.
    """

    def __init__(self, seed: int, cases: int = 100, *, off: Sequence[float] = (0, 0, 0.02, 0.2)) -> None:
        self.chance = chance = random.Random(seed)
        self.share = off
        self.properties = self._properties()
        self.entities: dict[str, Any] = {}
        self.sources = {id: SOURCES[id] for id in chance.sample(sorted(set(SOURCES) - {"copy"}), 3)}
        self.claims: list[Claim] = []
        self.relations: list[Claim] = []
        for case in range(cases):
            self._case(f"k{case}")

    def _case(self, name: str) -> None:
        chance = self.chance
        if chance.random() < 0.4:
            self.entities |= {f"{name}-{id}": _renamed(record, name) for id, record in ENTITIES.items()}
        self.off = chance.choice(self.share)
        self.all = [_own(one, name) for one in PEOPLE]
        self.people = chance.sample(self.all, chance.choice((2, 4, 9)))
        spread = 60 if self.off else 5
        self.lives = {name: (start := chance.randrange(1900, 1900 + spread), start + 60 - chance.randrange(spread)) for name in self.people}
        self.partners = {one: other for pair in zip(self.people[::2], self.people[1::2], strict=False) for one, other in (pair, pair[::-1])}
        self.asked = chance.choice((ASKED, chance.sample(ASKED, 5), LINKS, STEPS)) + [*BEGINNINGS, *ENDS] * chance.choice((0, 1))
        self.claims += [self._claim() for _ in range(chance.choice((4, 12, 40)))]
        self.relations += [self._relation(f"{name}-{number}") for number in range(chance.choice((0,) * 9 + (1, 3)))]

    def _properties(self) -> dict[str, Any]:
        chance = self.chance
        kinds: dict[str, Any] = {
            "friend": {"datatype": "entity", "contemporary": "true", "symmetric": "true", "values": chance.choice(("one", "many"))},
            "boss": {"datatype": "entity", "contemporary": "true", "inverse": "clerk"},
            "clerk": {"datatype": "entity", "inverse": "boss", "values": chance.choice(("one", "many", "best"))},
            "nickname": {"datatype": "name", "contemporary": "true", "time": chance.choice(("state", "timeless", "event"))},
            "boats": {"datatype": "quantity", "contemporary": "true", "time": chance.choice(("state", "fluctuating", "timeless"))},
            "sold": {"datatype": "date", "time": "event", "after": ["bought"]},
            "bought": {"datatype": "date", "time": "event", "after": [chance.choice(("ordered", "planned-for"))]},
            "ordered": {"datatype": "date", "time": "event"},
            "planned-for": {"datatype": chance.choice(("date", "period")), "time": "event"},
            "rented": {"datatype": "date", "time": "event", "after": ["bought", "ordered"]},
            "years-there": {"datatype": "quantity", "unit": chance.choice(("year", "")), "between": ["ordered", "sold"], "time": "timeless"},
            "house": {"datatype": "text", "conflicts-with": [chance.choice(("boats", "boats=3", "friend=Bo Chen"))]},
            "deed": {"datatype": "text", "requires": [chance.choice(("boats", "boats=3", "friend=Bo Chen", "paid", "paid=yes"))]},
            "paid": {"datatype": "yes-no"},
        }
        if chance.random() < 0.5:
            kinds["rented"]["difference"] = {"property": "ordered", **chance.choice(({"minimum": "1 year"}, {"maximum": "30 years"}))}
        if chance.random() < 0.3:
            kinds["ordered"]["difference"] = {"property": "sold", "maximum": "40 years", **chance.choice(({}, {"minimum": "-20 years"}))}
        if chance.random() < 0.1:
            kinds["ordered"]["after"] = ["sold"]
        if chance.random() < 0.1:
            kinds["ordered"]["difference"] = {"property": "rented", "minimum": "1 day"}
        if chance.random() < 0.15:
            kinds["began"] = {"datatype": chance.choice(("period", "quantity", "text"))}
        if chance.random() < 0.15:
            kinds["ended"] = {"datatype": "period", "values": "many"}
        return kinds

    def _claim(self) -> Claim:
        chance = self.chance
        subject = chance.choice(self.people)
        property = chance.choice(self.asked)
        start, end = self.lives[subject]
        if chance.random() < self.off:
            start, end = start + chance.randrange(-40, 40), end + chance.randrange(-40, 40)
        claim = {"subject": subject, "property": property, "value": self._value(property, subject, start, end)}
        if chance.random() < 0.9:
            claim["source"] = chance.choice(sorted(self.sources))
        if chance.random() < 0.7:
            within = (min(start, end), max(start, end)) if self.off else (1906, 1954)
            first, last = sorted((chance.randint(*within), chance.randint(*within)))
            claim["when"] = self._day(first, last)
        if chance.random() < 0.1:
            claim["scope"] = chance.choice(("north", "south"))
        return claim

    def _value(self, property: str, subject: str, start: int, end: int) -> str:
        chance = self.chance
        datatype = self.properties.get(property, {}).get("datatype", "")
        if property in BEGINNINGS:
            return self._day(start, start) if datatype in ("", "date", "period") else "7"
        if property in ENDS:
            return self._day(end, end)
        if datatype in ("date", "period"):
            year = start + (end - start) * STEPS.index(property) // len(STEPS)
            return (
                self._day(year, year)
                if chance.random() < 0.7 or not self.off
                else chance.choice(("unknown", "1900/1990", f"before {year + 30}", f"{year // 10}0s"))
            )
        if property == "years-there":
            return f"{abs(end - start) * 4 // 5 + (chance.randrange(9) if chance.random() < self.off else 0)}{chance.choice(('', ' years', '+'))}"
        if datatype == "quantity":
            return chance.choice(("2", "3", "3", "none", "unknown", "2-5"))
        if datatype == "yes-no":
            return chance.choice(("yes", "yes", "yes", "no", "unknown"))
        if datatype == "text":
            return chance.choice(("Oak", "Elm", "none"))
        one = self.partners.get(subject, "none") if chance.random() >= self.off else chance.choice((*self.all, "nobody known"))
        if not self.off or one == "none":
            return chance.choice((one, one, one.upper()))
        return chance.choice(
            (one, one, one, one, one.upper(), f"not {one}", f"{one}; {chance.choice(self.people)}", f"only {one}", "none", "unknown")
        )

    def _day(self, first: int, last: int) -> str:
        chance = self.chance
        sides = [chance.choice((f"{year}", f"{year}-0{chance.randint(1, 9)}", f"{year}-05-0{chance.randint(1, 9)}")) for year in (first, last)]
        if chance.random() < 0.1:
            return chance.choice(
                (f"about {first}", f"before {first}", f"{first}?", f"{first // 10}0s", "unknown", "soon", f"{first} or {last}", "03/04/1930")
            )
        if first != last:
            return "/".join(sorted(sides)) if chance.random() < 0.9 else chance.choice((f"{sides[0]}/..", f"../{sides[1]}", f"since {first}"))
        return sides[0]

    def _relation(self, id: str) -> Claim:
        chance = self.chance
        sides = [f'"{chance.choice(self.people)}".{chance.choice(("sold", "bought", "ordered", "rented", "born", "died"))}' for _ in range(2)]
        return {"id": id, "holds": chance.choice(("{} before {}", "{} <= {}", "{} < {}", "{} after {}")).format(*sides)}

    def write(self, folder: Path, *, by_hand: float = 0.1) -> None:
        """The ledger as a file of YAML and a table."""
        chance = random.Random(len(self.claims))
        hand: list[Claim] = []
        rows: list[Claim] = []
        for claim in self.claims:
            (hand if chance.random() < by_hand else rows).append(claim)
        if hand and chance.random() < 0.3:
            hand[0] = {**hand[0], "modality": "planned"}
        ledger: dict[str, Any] = {"sources": self.sources, "properties": self.properties, "claims": hand}
        ledger |= {"entities": self.entities} if self.entities else {}
        ledger |= {"relations": self.relations} if self.relations else {}
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ledger.yaml").write_text(yaml.safe_dump(ledger, allow_unicode=True, default_style='"', sort_keys=False), encoding="utf-8")
        table(folder / "rows.parquet", rows)


def _own(name: str, case: str) -> str:
    """The name of somebody of one case, in one word if it was one, and with its article in front."""
    return f"The {case} {name[4:]}" if name.startswith("The ") else f"{case} {name}" if " " in name else f"{case}{name}"


def _renamed(record: dict[str, Any], case: str) -> dict[str, Any]:
    return {
        field: [_own(name, case) for name in value] if isinstance(value, list) else _own(value, case) if field == "name" else value
        for field, value in record.items()
    }
