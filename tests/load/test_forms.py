"""Is a claim read as it would be alone, whatever claims of the same keys stand before it?"""

from __future__ import annotations

import random
from pathlib import Path

from claimcheck.load import load

VALUES = ("3", "about 40", '""', "[]", "{}", "[a, b]", "{only: [a]}", "{only: x}", "' '", "[a, [b]]", '"a; b"', "[a; b, c]", "&x 4", "*y", "!!str 5")
KEYS = ("staff", "Staff", "property", "value", "subject", "when", "scope", "quote", "unit", "no-such", "founded", "id")


def claims(chance: random.Random, count: int) -> list[str]:
    """Claims in flow style, many of the same keys in the same order, one to a line."""
    forms = [chance.sample(KEYS, chance.randrange(1, 4)) for _ in range(6)] + [["staff"], ["staff", "when"], ["subject", "staff", "quote"]]
    return [
        "{" + ", ".join(f"{key}: {chance.choice(VALUES) if chance.random() < 0.3 else f'v{number}'}" for key in chance.choice(forms)) + "}"
        for number in range(count)
    ]


def told(folder: Path, lines: list[str], subject: str) -> tuple[list[tuple[str, ...]], list[tuple[str, str, int, int]]]:
    folder.mkdir(exist_ok=True)
    head = "source: {id: almanac" + (f", subject: {subject}" if subject else "") + "}\nclaims:\n"
    (folder / "a.yaml").write_text(head + "".join(f"- {line}\n" for line in lines), encoding="utf-8")
    loaded = load([folder])
    found = [(claim.id.rpartition(":")[0], claim.subject, claim.property, claim.value, claim.when, claim.quote) for claim in loaded.claims]
    places = [tuple(map(str, loaded.places.place("claim", claim.id, field)[1:])) for claim in loaded.claims for field in ("value", "when", "subject")]
    problems = [
        (one.rule, one.message, one.line, one.column) for one in loaded.problems if "syntax" not in one.rule and one.rule != "nothing-to-check"
    ]
    return [one[1:] for one in found] + places, problems


def test_claims_of_one_form(tmp_path: Path) -> None:
    seen = set()
    for seed in range(60):
        chance = random.Random(seed)
        lines = [line for line in claims(chance, 12) if "id:" not in line]
        subject = chance.choice(("pier", ""))
        together = told(tmp_path / "all", lines, subject)
        alone = [told(tmp_path / "one", ["{}"] * number + [line], subject) for number, line in enumerate(lines)]
        count = sum(len(one[0]) // 4 for one in alone)
        assert together[0][:count] == [claim for one in alone for claim in one[0][: len(one[0]) // 4]]
        assert together[0][count:] == [place for one in alone for place in one[0][len(one[0]) // 4 :]]
        assert together[1] == [problem for number, one in enumerate(alone) for problem in one[1] if problem[2] == number + 3]
        seen |= {problem[0] for problem in together[1]} | {bool(count)}
    assert seen >= {"unknown-key", "invalid-record", True}
