"""Ledgers to measure with: made from a seed, in the form people write."""

from __future__ import annotations

import random
from pathlib import Path

PROPERTIES = ("members", "staff", "offices", "founded", "seat", "budget", "visitors", "height")


def claims(count: int, seed: int = 7) -> list[str]:
    """YAML of ``count`` claims on ``count / 4`` questions; one in a hundred is off."""
    made = random.Random(seed)
    rows = []
    for number in range(count):
        question = made.randrange(max(1, count // 4))
        prop = PROPERTIES[question % len(PROPERTIES)]
        base = 100 + question % 900
        off = base + 7 if made.random() < 0.01 else base
        value = {"founded": str(1800 + off % 200), "seat": f"Town {off}", "budget": f"{off} million EUR"}.get(prop, f"{off:,}")
        rows.append(
            f"- subject: body-{question // len(PROPERTIES)}\n  {prop}: {value}\n  when: {2000 + question % 20}-{1 + number % 12:02}\n"
            f"  quote: stood at {value} that year\n"
        )
    return rows


def folder(where: Path, count: int, per_source: int = 500) -> Path:
    """A ledger of ``count`` claims in files of ``per_source`` claims each."""
    where.mkdir(parents=True, exist_ok=True)
    rows = claims(count)
    for number, start in enumerate(range(0, count, per_source)):
        head = f"source: {{id: source-{number}, title: Source {number}, published: 2024-01-01, kind: secondary}}\nclaims:\n"
        (where / f"source-{number:05}.yaml").write_text(head + "".join(rows[start : start + per_source]), encoding="utf-8")
    return where


def crowd(where: Path, count: int) -> Path:
    """A ledger in which ``count`` claims of one source each give another answer to one question."""
    where.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"- {{members: {number + 1}, when: 2021-07}}\n" for number in range(count))
    (where / "crowd.yaml").write_text("source: {id: crowd, subject: body, published: 2024}\nclaims:\n" + rows, encoding="utf-8")
    return where


def disputed(where: Path, count: int, sources: int = 20) -> Path:
    """A ledger in which two or three of twenty sources dispute each of ``count`` questions."""
    where.mkdir(parents=True, exist_ok=True)
    rows: list[list[str]] = [[] for _ in range(sources)]
    for number in range(count):
        for at in range(2 + number % 2):
            value = {"founded": str(1800 + number % 100 + at), "seat": f"Town {number + at}", "budget": f"{number + 7 * at + 1} million EUR"}
            prop = PROPERTIES[number % len(PROPERTIES)]
            said = value.get(prop, f"{number + 7 * at + 100:,}")
            rows[(number * 3 + at * 7) % sources].append(
                f"- subject: body-{number // len(PROPERTIES)}\n  {prop}: {said}\n  when: {2000 + number % 20}-{1 + number % 12:02}-01\n"
                f"  quote: stood at {said} that year\n"
            )
    for number, claims_of in enumerate(rows):
        head = f"source: {{id: source-{number}, title: The yearbook of region {number}, published: 2024-01-01, kind: secondary}}\nclaims:\n"
        (where / f"source-{number:05}.yaml").write_text(head + "".join(claims_of), encoding="utf-8")
    return where
