"""Do patterns match what they say, and never hang?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.patterns import Pattern, pattern
from claimcheck.reading.values import NotJudged
from tests import clock
from tests.chance import examples

PIECES = [
    "a",
    "b",
    ".",
    "[ab]",
    "[^a]",
    r"\d",
    r"\w",
    r"\S",
    "(a|b)",
    "(?:ab)*",
    "a{1,2}",
    "(a+)+",
    "(a|)",
    "b?",
    "(a*)*",
    "[a-c]",
    r"\.",
    "b{2,}",
    "(a|b?){2}",
]


@examples(300)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), st.text("ab1. ", max_size=7))
def test_it_agrees_with_the_standard_library(written: str, text: str) -> None:
    shape = pattern(written)
    assert isinstance(shape, Pattern)
    assert shape.matches(text) == bool(re.fullmatch(written, text))


@examples(200)
@given(st.text(r"ab(){}[]|*+?\^$.-,0123456789", max_size=30), st.text("ab1", max_size=5))
def test_whatever_is_written_is_a_pattern_or_a_reason(written: str, text: str) -> None:
    shape = pattern(written)
    assert isinstance(shape, NotJudged) or shape.matches(text) in (True, False)


@pytest.mark.parametrize("written", ["(a+)+", "(a|a)*", "(a*)*b", "(.*)(.*)(.*)x", "(a?){50}a{50}"])
def test_no_pattern_makes_a_run_hang(written: str) -> None:
    shape = pattern(written)
    assert isinstance(shape, Pattern)
    assert not shape.matches("a" * 2000 + "!")
    clock.in_proportion(lambda size: lambda: shape.matches("a" * size + "!"), 125, 2_000)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("(", "not closed"),
        ("a)", "closes nothing"),
        ("[a", "too early"),
        ("a**", "follows a repetition"),
        ("*a", "nothing can be repeated"),
        ("a{x}", "stands before something else"),
        ("a{3,2}", "counts down"),
        ("[b-a]", "runs backwards"),
        (r"(a)\1", "not known"),
        ("(?=a)", "not known"),
        ("(a{900}){900}", "steps"),
        ("((){9999}){9999}(a{900}){900}", "steps"),
        ("(" * 200 + ")" * 200, "nest deeper"),
    ],
)
def test_what_cannot_be_matched_is_refused(written: str, reason: str) -> None:
    shape = pattern(written)
    assert isinstance(shape, NotJudged)
    assert shape.malformed
    assert reason in shape.reason


def test_anchors_at_the_ends_say_nothing_more() -> None:
    shape = pattern("^a$|^b$")
    assert isinstance(shape, Pattern)
    assert (shape.matches("a"), shape.matches("b"), shape.matches("ab")) == (True, True, False)
