"""How long does a ledger of many claims take? A ledger of any length, for measuring."""

from __future__ import annotations

from pathlib import Path


def many_claims(count: int, to_a_file: int = 10_000) -> list[str]:
    """The texts of files that hold ``count`` claims of about 200 bytes."""
    texts = []
    for first in range(0, count, to_a_file):
        lines = [f"source:\n  id: survey-{first}\n  title: Survey of harbours\n  published: 2024-05\nclaims:\n"]
        lines += [
            f"- subject: harbour-{number}\n  property: staff\n  value: about {number},200 people\n  when: {1990 + number % 30}-0{1 + number % 9}\n"
            f"  source: survey-{first}\n  quote: about {number},200 people worked in harbour {number} in those years\n"
            for number in range(first, min(first + to_a_file, count))
        ]
        texts.append("".join(lines))
    return texts


def write_claims(folder: Path, count: int, to_a_file: int = 10_000) -> Path:
    """Write them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(many_claims(count, to_a_file)):
        (folder / f"survey-{number:04}.yaml").write_text(text, encoding="utf-8")
    return folder
