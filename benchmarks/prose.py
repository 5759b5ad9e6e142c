"""How long does it take to read prose, and how does that grow? A comparison of one text with itself, as a ratio against a baseline.

Run: ``python benchmarks/prose.py`` (1, 2 and 4 MB) or with other sizes in MB. The prose is that of the labelled texts beside this file, without their
marks, again and again with other figures and other names, so that nothing is quick because it was read before. The baseline finds all words and
numbers of the same text with one regular expression. Seconds are of the processor; each size runs in a process of its own.
"""

from __future__ import annotations

import gc
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import yaml

HERE = Path(__file__).parent
MB = 1_000_000
_MARK = re.compile(r"[⟦⟧⟨⟩]")
_DIGIT = re.compile(r"[1-9]")
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_LINE = re.compile(r"^(?:#|\||- |\* |\[|[A-Z][\w ]{0,30}: )")
_BASELINE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+")
_CALENDAR = frozenset(
    "January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_ROUNDS = 5


def texts() -> list[str]:
    """The texts as they are to be read."""
    files = sorted((HERE / "texts" / "tune").glob("*.yaml"))
    return [_MARK.sub("", one["text"]) for file in files for one in yaml.safe_load(file.read_text(encoding="utf-8"))["texts"]]


def paragraphs(text: str) -> str:
    """The text without its headings, lists, tables and notes."""
    return "\n\n".join(part for part in text.split("\n\n") if not any(_LINE.match(line) for line in part.splitlines()))


def varied(text: str, chance: random.Random) -> str:
    """The text with other figures and other names: the same ones for the same ones."""
    once = _DIGIT.sub(lambda m: m[0] if chance.random() < 0.6 else chance.choice("123456789"), text)
    names = {name: _other(name, chance) for name in sorted(set(_NAME.findall(once)) - _CALENDAR) if chance.random() < 0.5}
    return _NAME.sub(lambda m: names.get(m[0], m[0]), once)


def _other(name: str, chance: random.Random) -> str:
    return chance.choice("BDFGKLMNPRSTV") + chance.choice("aeiou") + name[2:]


def made(size: int, sources: Sequence[str]) -> str:
    """So many characters of prose."""
    chance = random.Random(1951)
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(varied(chance.choice(sources), chance))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size]


def baseline(text: str) -> float:
    """The best of a few rounds of finding all words and numbers."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        sum(1 for _ in _BASELINE.finditer(text))
        best = min(best, time.process_time() - start)
    return best


def measure(kind: str, size: int) -> None:
    """Print seconds, those of the baseline, and the peak of memory."""
    from claimcheck.cli.compare import RULES as COMPARING
    from claimcheck.engine import run
    from claimcheck.load import load
    from claimcheck.rules import RULES
    from claimcheck.texts import lay_out, ledger_of, read_against, recorded

    gc.disable()  # as the command line does
    known = load([]).ledger(today=740_000)
    rules = [rule for rule in RULES if rule.RULE.id in COMPARING]

    def read(text: str) -> int:
        documents = read_against([lay_out("a.md", text, markdown=True)], known)
        ledger = replace(ledger_of(recorded(documents), known), documents=documents)
        run(ledger, rules, lines=False)
        return len(ledger.claims)

    read("Ada Lorne was born in 1950.")  # what is loaded and made ready once belongs to the start
    text = made(size, [paragraphs(text) for text in texts()] if kind == "prose" else texts())
    base = baseline(text)
    start = time.process_time()
    claims = read(text)
    print(time.process_time() - start, base, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, claims)


def main(sizes: Sequence[int]) -> None:
    """Measure paragraphs alone, and whole texts with their tables, lists and references."""
    for kind in ("prose", "whole"):
        first = 0.0
        for size in sizes:
            command = [sys.executable, str(Path(__file__)), kind, str(size * MB)]
            taken, base, peak, claims = map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
            first = first or taken / size
            grown = taken / size / first
            print(
                f"{kind:<6} {size} MB  {taken:6.2f} s, baseline {base:.3f} s, ratio {taken / base:5.1f}; "
                f"{claims:,.0f} claims; per MB {grown:.2f} times the first; peak {peak:.0f} MB"
            )


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in {"prose", "whole"}:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or [1, 2, 4])
