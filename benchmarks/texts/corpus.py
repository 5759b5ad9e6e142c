"""How much of what was recorded by hand does reading find by itself, and how much of what it ties is right? On the texts of the project's own ledger.

Run: ``python benchmarks/texts/corpus.py FOLDER`` with the folder that holds the texts of the sources in ``claims`` (found by SHA-256);
``--show`` lists what was not recovered, and what nobody has judged. A claim recorded by hand counts when its value is a number, a date, or the name of something: its
property is a quantity, a date, a period, an entity, or an official name. It is recovered by a statement with the same subject, property
and value whose words meet those of its quote. What is tied beside that is right if ``judged.yaml`` says so, where a person has judged each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.model import Claim
from claimcheck.prose import Document, Statement
from claimcheck.reading import NotJudged, fold, read, resolve
from claimcheck.reading.quotes import Found
from claimcheck.texts import lay_out, ledger_of, read_texts, recorded

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
_TYPES = frozenset(("quantity", "date", "period", "entity"))


def main(arguments: Sequence[str]) -> None:
    """Score each text that is at hand."""
    show = "--show" in arguments
    folder = next(argument for argument in arguments if not argument.startswith("-"))
    known = load([ROOT / "claims"], [folder]).ledger(today=740_000)
    judged = yaml.safe_load((HERE / "judged.yaml").read_text(encoding="utf-8")) if (HERE / "judged.yaml").exists() else {}
    totals = [0, 0, 0, 0]
    for id, snapshot in sorted(known.snapshots.items()):
        if snapshot.text is None:
            continue
        page = lay_out(f"{id}.txt", snapshot.text.text, markdown=False)
        document = read_texts([page], known, works=True)[0]
        counts = list(_scored(id, document, known, judged.get(id) or {}, show))
        print(
            f"{id:<28} recovered {counts[0]}/{counts[1]} = {counts[0] / counts[1]:.2f}; right {counts[2]}/{counts[3]} = {counts[2] / max(counts[3], 1):.2f}"
        )
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
    print(
        f"{'all':<28} recovered {totals[0]}/{totals[1]} = {totals[0] / totals[1]:.2f}; right {totals[2]}/{totals[3]} = {totals[2] / max(totals[3], 1):.2f}"
    )


def _scored(id: str, document: Document, known: Ledger, judged: dict[str, list[str]], show: bool) -> Iterator[int]:
    record = recorded([document], works=True)[0]
    statements = [statement for _, statement in record.claims]
    ledger = ledger_of([record], known)
    hand = [claim for claim in known.claims if claim.source == id and _named(claim, known)]
    every = [claim for claim in known.claims if claim.source == id]
    met = [any(_meets(claim, one, document, known, ledger) for one in statements) for claim in hand]
    right = 0
    for statement in statements:
        said = f"{statement.subject} | {statement.property} | {statement.value}" + (f" | {statement.when}" if statement.when else "")
        recorded_so = any(_meets(claim, statement, document, known, ledger) for claim in every)
        right += recorded_so or said in judged.get("right", ())
        wrong = said in judged.get("wrong", ())
        if not recorded_so and (wrong or (show and said not in judged.get("right", ()))):
            print(f"  {'wrong' if wrong else 'unjudged'}: {said}  ({statement.tie})")
    for claim, found in zip(hand, met, strict=True):
        if show and not found:
            print(f"  not recovered: {claim.subject} | {claim.property} | {claim.value} | “{claim.quote}”")
    yield from (sum(met), len(hand), right, len(statements))


def _named(claim: Claim, known: Ledger) -> bool:
    prop = known.properties[claim.property]
    return prop.datatype in _TYPES or (prop.datatype == "name" and (prop.wording or "official") == "official")


def _meets(claim: Claim, statement: Statement, document: Document, known: Ledger, ledger: Ledger) -> bool:
    """The same subject, property and value, said in words that meet. A work of which the ledger tells no name may have another id."""
    if known.property_id(statement.property) != claim.property:
        return False
    if statement.subject != claim.subject and (statement.subject in known.entities or known.entities[claim.subject].type != "work"):
        return False
    place = known.quoted(claim)
    if isinstance(place, Found):
        block = document.page.blocks[statement.block]
        first, last = block.origin(statement.start), block.origin(statement.end - 1) + 1
        if not any(start < last and first < end for start, end in place.spans):
            return False
    expect = known.expect(claim)
    one, two = read(claim.value, expect), read(statement.value, expect)
    if not isinstance(one, NotJudged) and not isinstance(two, NotJudged) and one.value == two.value:
        return True
    if known.properties[claim.property].datatype == "entity" and (named := resolve(statement.value, ledger.names)):
        return named in {resolve(one, ledger.names) for one in claim.value.split("; ")}
    a, b = {*fold(claim.value)}, {*fold(statement.value)}
    return bool(a and b) and (a <= b or b <= a)


if __name__ == "__main__":
    main(sys.argv[1:])
