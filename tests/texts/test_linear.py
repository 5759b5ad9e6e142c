"""Does the time for texts grow with their length alone, whatever stands in them? From the layout to the findings of a comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from claimcheck.cli.compare import RULES as COMPARING
from claimcheck.engine import run
from claimcheck.load import load
from claimcheck.rules import RULES
from claimcheck.texts import lay_out, ledger_of, read_against, recorded
from tests import clock

LEDGER = load([]).ledger(today=740_000)
CHECKS = [rule for rule in RULES if rule.RULE.id in COMPARING]


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


def _read(text: str, *, lines: bool = False) -> None:
    documents = read_against([lay_out("a.md", text, markdown=True)], LEDGER)
    ledger = replace(ledger_of(recorded(documents), LEDGER), documents=documents)
    run(ledger, CHECKS, lines=lines)


@pytest.mark.parametrize("kind", TEXTS)
def test_time_grows_with_length_alone(kind: str) -> None:
    size, make = TEXTS[kind]

    def prepare(long: int) -> clock.Work:
        text = make(long)
        return lambda: _read(text)

    clock.in_proportion(prepare, size // 4, 4 * size)


def test_what_a_text_repeats_is_weighed_once() -> None:
    text = _same("Lorne Boats employs 40 people.\n\n")(40_000)
    _read(text)
    clock.within(4 * min(clock.seconds(lambda: _read(text)) for _ in range(2)), lambda: _read(text, lines=True))


def test_figures_in_a_row_are_no_values() -> None:
    [document] = read_against([lay_out("a.txt", "The log reads " + ", ".join(str(i) for i in range(200)) + " at noon.", markdown=False)], LEDGER)
    assert [mention.kind for mention in document.mentions] == ["unclear"]
