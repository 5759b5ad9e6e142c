"""What do the rules say of the rows that were kept? They become claims like any others, and the rules judge them as they judge a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from claimcheck.bulk.backend import place_of
from claimcheck.bulk.groups import Rows
from claimcheck.finding import Finding, Unjudged
from claimcheck.ledger import Ledger, Places, RecordKind
from claimcheck.load.block import records
from claimcheck.load.claims import FIELDS
from claimcheck.load.vocabulary import Vocabulary
from claimcheck.model import Claim
from claimcheck.rule import HalvedModule, Outcome, Reach, RuleModule

Check = Callable[[Ledger], Iterable[Outcome]]
CELLS = tuple(name for name in FIELDS.values() if name not in {"modality", "draft"})
_CELLS = itemgetter(*CELLS)


@dataclass(frozen=True)
class Placed:
    """Where claims of tables stand, and everything else where it stood before."""

    known: Places
    rows: Mapping[str, tuple[str, int]]

    def place(self, kind: RecordKind, id: str, field: str = "") -> tuple[str, int, int]:
        """Path, line and column; of a row without a line the path alone."""
        found = self.rows.get(id) if kind == "claim" else None
        return self.known.place(kind, id, field) if found is None else (*found, 1 if found[1] else 0)


@dataclass(frozen=True)
class Bench:
    """What rows need to become a ledger: the records beside claims, the claims written by hand, and the tables by what they are called in ids.

    Those claims that state facts are the rows of the part after the last table. ``kept`` and ``placed`` are the claims of rows that
    decisions may be about, and where they stand.
    """

    ledger: Ledger
    names: Vocabulary
    written: Sequence[Claim]
    by_hand: Sequence[Claim]
    paths: Sequence[str]
    tags: Sequence[str]
    kept: dict[str, Claim] = field(default_factory=dict)
    placed: dict[str, tuple[str, int]] = field(default_factory=dict)

    def keep(self, ledger: Ledger, findings: Iterable[Finding]) -> None:
        """Remember the claims in findings, where there are decisions."""
        if not self.ledger.decisions:
            return
        for finding in findings:
            for place in finding.places:
                if place.claim and place.claim in ledger.by_id:
                    self.kept[place.claim] = ledger.by_id[place.claim]
                    self.placed.setdefault(place.claim, (place.path, place.line))

    def seated(self, rows: Iterable[Mapping[str, Any]], extra: Sequence[Claim] = ()) -> Ledger:
        """The ledger of some rows, and of some claims written by hand."""
        spots: dict[str, tuple[str, int]] = {}
        claims = {claim.id: claim for claim in extra}
        stand = [(row, *place_of(row["rid"])) for row in rows]
        made = iter(records(self._fields(row, part, number) for row, part, number in stand if part < len(self.paths)))
        for row, part, number in stand:
            if part == len(self.paths):
                claim = self.by_hand[number]
            else:
                claim = next(made)
                spots[claim.id] = (self.paths[part], row["line"])
            claims.setdefault(claim.id, claim)
        return self.ledger.beside(tuple(claims.values()), Placed(self.ledger.places, spots))

    def _fields(self, row: Mapping[str, Any], part: int, number: int) -> dict[str, str]:
        """What the claim of a row says: the row is sound, and no cell of it is null."""
        fields = dict(zip(CELLS, _CELLS(row), strict=True), modality="", draft="")
        fields["id"] = fields["id"] or f"{self.tags[part]}#{number + 1}"
        fields["property"] = self.names.id_of(fields["property"]) or fields["property"]
        return fields


def checks(rules: Iterable[RuleModule]) -> Mapping[Reach, Sequence[Check]]:
    """What there is to run, by how far it looks."""
    found: dict[Reach, list[Check]] = {"claim": [], "question": [], "subject": [], "ledger": []}
    for rule in rules:
        if isinstance(rule, HalvedModule) and rule.RULE.near != "ledger":
            found[rule.RULE.near].append(rule.near)
            found["ledger"].append(rule.far)
        else:
            found[rule.RULE.reach].append(rule.check)
    return found


def judged(bench: Bench, ledger: Ledger, chosen: Iterable[Check], findings: list[Finding], unjudged: list[Unjudged]) -> None:
    """Add what some rules find in a ledger, and what they cannot judge."""
    before = len(findings)
    for check in chosen:
        for outcome in check(ledger):
            if isinstance(outcome, Unjudged):
                unjudged.append(outcome)
            else:
                findings.append(outcome)
    bench.keep(ledger, findings[before:])


@dataclass(frozen=True)
class Judgement:
    """What rules say of some rows, and the claims that decisions may be about, with where they stand."""

    rows: int
    findings: list[Finding]
    unjudged: list[Unjudged]
    kept: dict[str, Claim]
    placed: dict[str, tuple[str, int]]


@dataclass(frozen=True)
class Judge:
    """Some rules, and all that they need beside rows: it can be sent to where the rows are."""

    bench: Bench
    chosen: Sequence[Check]

    def __call__(self, rows: Rows) -> Judgement:
        """What the rules say of rows that hold all claims on a question."""
        bench = replace(self.bench, kept={}, placed={})
        found = Judgement(len(rows), [], [], bench.kept, bench.placed)
        judged(bench, bench.seated(rows), self.chosen, found.findings, found.unjudged)
        return found
