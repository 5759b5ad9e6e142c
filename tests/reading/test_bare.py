"""Is what is seen at once what reading would have come to? The quick ways may give up, and may never be wrong."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.reading import Expect, read, readings
from claimcheck.reading.bare import stands_bare
from claimcheck.reading.quantities import _apart_at, openers
from claimcheck.reading.tokens import Beyond, tokens
from claimcheck.reading.when import _led
from claimcheck.reading.when import openers as date_openers
from claimcheck.reading.written import Line
from claimcheck.vocabulary.currencies import CODES, NAMES
from claimcheck.vocabulary.units import DIMENSIONS
from tests.chance import examples

EXPECTS = [
    Expect("quantity"),
    Expect("quantity", reported=True),
    Expect("quantity", unit="EUR"),
    Expect("quantity", unit="m"),
    Expect("quantity", unit="in"),
]


def _known_words() -> list[str]:
    """Every word of every text in the source of the reader, with the names of units and currencies, and words it cannot know."""
    found = {"ferry", "stood", "that", "Lund", *CODES}
    for path in (Path(claimcheck.__file__).parent / "reading").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 400:
                found |= {word.strip(";") for word in node.value.split()}
    for rows in DIMENSIONS.values():
        found |= {word for symbol, _, _, names in rows for name in (symbol, *names) for word in name.split()}
    return sorted(found | {word for name in NAMES for word in name.split()})


WORDS = _known_words()
WORD = st.sampled_from(WORDS)


def _alone(text: str) -> None:
    for expect in EXPECTS:
        if stands_bare("173", text):
            assert {found.value for found in readings(text, expect)} == {found.value for found in readings("173", expect)}, text


@pytest.mark.parametrize("form", ["{} 173 ferries", "has 173 {}", "had {} of 173 that year", "173 ferries {}", "{0} 173 {0}"])
def test_no_word_beside_a_bare_number_changes_it(form: str) -> None:
    for word in WORDS:
        _alone(form.format(word))


@examples(300)
@given(st.lists(WORD, max_size=4), st.lists(WORD, max_size=4))
def test_no_words_around_a_bare_number_change_it(before: list[str], after: list[str]) -> None:
    _alone(" ".join([*before, "173", *after]))


@pytest.mark.parametrize("text", ["it stood at 173 that year", "the fleet has 173 ferries", "A crew of 173", "173"])
def test_plain_sentences_are_seen_at_once(text: str) -> None:
    assert stands_bare("173", text)


@pytest.mark.parametrize(
    "text",
    [
        "over 173 ferries",
        "173 or more",
        "173 million",
        "about 173",
        "173 EUR",
        "173 km of rails",
        "17 of 173",
        "1730",
        "173 and 173",
        "no more than 173",
    ],
)
def test_what_may_say_more_is_read(text: str) -> None:
    assert not stands_bare("173", text)


@pytest.mark.parametrize("rest", ["", "173 ferries", "of 2021", "million", "- 2020", ". 5", "2021", "July 2021", "century", "than 5"])
def test_nothing_begins_with_a_word_that_is_passed_over(rest: str) -> None:
    for word in {*WORDS, *(word.title() for word in WORDS), *(word.upper() for word in WORDS)}:
        words = tokens(f"{word} {rest}")
        if not words or words[0].kind != "w":
            continue
        if words[0].low not in openers() and words[0].text not in CODES:
            assert all(_tried(lambda expect=expect, words=words: _apart_at(words, 0, expect)) for expect in EXPECTS), word
        if words[0].low not in date_openers():
            assert _tried(lambda words=words, word=word: _led(Line(f"{word} {rest}", words, Expect("date").style), 0)), word


def _tried(read) -> bool:  # type: ignore[no-untyped-def]
    """Does it find nothing?"""
    try:
        return read() is None
    except Beyond:
        return False


RANGES = [
    f"{first}-{last}" for first in ("0", "8", "007", "12", "100", "1900", "999999") for last in ("0", "5", "9", "22", "100", "1999", "12345678901")
]


@pytest.mark.parametrize("unit", ["", "m", "USD", "share"])
@pytest.mark.parametrize("text", RANGES)
def test_a_range_of_bare_numbers_is_read_at_once_as_it_is_read_at_length(text, unit):
    expect = Expect("quantity", unit=unit)
    at_length = read(f" {text}", expect)  # a space is enough to keep the quick way out
    at_once = read(text, expect)
    assert getattr(at_once, "value", at_once) == getattr(at_length, "value", at_length)
