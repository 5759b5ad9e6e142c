"""Does the time for texts grow with their length alone, whatever stands in them? From the layout to the findings of a comparison."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from claimcheck.cli.compare import RULES as COMPARING
from claimcheck.engine import run
from claimcheck.load import load
from claimcheck.rules import RULES
from claimcheck.texts import lay_out, ledger_of, read_against, recorded

LEDGER = load([]).ledger(today=740_000)
CHECKS = [rule for rule in RULES if rule.RULE.id in COMPARING]
_AT_MOST = 8  # a text four times as long may take this many times as long; sixteen would be quadratic
_LEAST = 0.06  # seconds below which noise would decide
_TRIES = 3


def _name(i: int) -> str:
    letters = "aeioubcdfgklmnprst"
    return "B" + "".join(letters[i // len(letters) ** k % len(letters)] for k in range(4)) + "on"


def _each(row: Callable[[int], str], between: str = "\n") -> Callable[[int], str]:
    """A text of so many characters, of numbered rows."""
    return lambda size: between.join(row(i) for i in range(max(size // (len(row(10)) + len(between)), 1)))


def _same(words: str) -> Callable[[int], str]:
    return lambda size: words * (size // len(words))


TEXTS: dict[str, tuple[int, Callable[[int], str]]] = {
    "one sentence": (4_000, _same("the canal runs 12 km past the old mill and ")),
    "one clause after another": (2_700, _same("Ada Lorne founded the club in 1990 with 40 members, ")),
    "words": (27_300, _same("reed ")),
    "spaces": (27_300, lambda size: "5 " + " " * size + "boats"),
    "brackets": (5_400, lambda size: "(" * (size // 2) + "5" + ")" * (size // 2)),
    "brackets with a zero": (5_400, _same("(0")),
    "colons": (5_400, _same("1:")),
    "dashes": (5_400, _same("12-")),
    "digits": (27_300, _same("9")),
    "commas": (5_400, _same("5, ")),
    "dollars": (1_300, _same("$5 each ")),
    "quotation marks": (9_100, _same('"a ')),
    "quotations": (3_600, _same("“Old Mill 5” ")),
    "pipes": (9_100, _same("|")),
    "links": (9_100, _same("[a](")),
    "names": (3_600, _each(lambda i: f"{_name(i)} {_name(i * 7 + 3)} met.", " ")),
    "founders": (1_800, _each(lambda i: f"{_name(i)} Boats is a yard founded in {1800 + i % 200} with {i + 2} staff.", "\n\n")),
    "one question": (2_200, _each(lambda i: f"Lorne Boats employs {i + 2} people in {1900 + i % 100}.", "\n\n")),
    "one key": (1_300, _each(lambda i: f"Staff: {i}")),
    "keys": (1_300, _each(lambda i: f"Boats of {_name(i)}: {i}")),
    "pronouns": (1_300, lambda size: "Ada Lorne was born in 1950. " + "She built 12 boats. " * (size // 20)),
    "items": (1_800, _each(lambda i: f"- yard {i} has {i * 3} boats")),
    "table": (1_300, lambda size: "| year | staff |\n|---|---|\n" + _each(lambda i: f"| {1000 + i} | {i * 7} |")(size)),
    "timeline": (2_700, _each(lambda i: f"{1000 + i % 1000}: {_name(i)} opens")),
    "headings": (2_200, _each(lambda i: f"# Yard {_name(i)} {i}", "\n\n")),
    "citations": (3_600, _each(lambda i: f"({_name(i)} {1900 + i % 100}, p. {i})", " ")),
    "references": (2_700, lambda size: "See (Lorne 1990).\n\n# References\n\n"
                   + _each(lambda i: f"{_name(i)}, A. ({1900 + i % 90}). Boats of {_name(i * 5)}. Tarn: Weir, pp. {i}-{i + 9}.", "\n\n")(size)),
    "notes": (3_600, lambda size: _each(lambda i: f"Said {i}[^{i}].", " ")(size // 2) + "\n\n"
              + _each(lambda i: f"[^{i}]: Ann {_name(i)}, *Boats {i}* (Tarn: Weir, 1990), {i}.", "\n\n")(size // 2)),
}  # fmt: skip


def _seconds(text: str, *, lines: bool = False) -> float:
    start = time.process_time()
    documents = read_against([lay_out("a.md", text, markdown=True)], LEDGER)
    ledger = replace(ledger_of(recorded(documents), LEDGER), documents=documents)
    run(ledger, CHECKS, lines=lines)
    return time.process_time() - start


def _grows(make: Callable[[int], str], size: int) -> float:
    """How many times as long four times the text takes; the best of a few where noise may have made it long."""
    short, long = make(size), make(4 * size)
    less, more = min(_seconds(short), _seconds(short)), _seconds(long)
    for _ in range(_TRIES):
        if more / max(less, _LEAST) < _AT_MOST:
            break
        less, more = min(less, _seconds(short)), min(more, _seconds(long))
    return more / max(less, _LEAST)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Phrases are made ready when the first text is read."""
    _seconds("Ada Lorne was born in 1950.")


@pytest.mark.parametrize("kind", TEXTS)
def test_time_grows_with_length_alone(kind: str) -> None:
    size, make = TEXTS[kind]
    assert _grows(make, size) < _AT_MOST


def test_what_a_text_repeats_is_weighed_once() -> None:
    text = _same("Lorne Boats employs 40 people.\n\n")(40_000)
    assert any(_seconds(text, lines=True) < 2 * _seconds(text) for _ in range(_TRIES))


def test_figures_in_a_row_are_no_values() -> None:
    [document] = read_against([lay_out("a.txt", "The log reads " + ", ".join(str(i) for i in range(200)) + " at noon.", markdown=False)], LEDGER)
    assert [mention.kind for mention in document.mentions] == ["unclear"]
