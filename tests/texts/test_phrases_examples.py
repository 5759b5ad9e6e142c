"""Do the phrases that come with the package find what their examples say?"""

from __future__ import annotations

import pytest

from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.model import Example
from claimcheck.texts.examples import misses, standard_examples
from claimcheck.texts.phrases import book, standard_phrases

KNOWN: Ledger = load([]).ledger()
EXAMPLES = [(property, example) for property, examples in standard_examples().items() for example in examples]


@pytest.mark.parametrize(("property", "example"), EXAMPLES, ids=[f"{property}: {example.text}"[:90] for property, example in EXAMPLES])
def test_the_example_holds(property, example):
    assert [miss.found for miss in misses(property, [example], KNOWN)] == []


def test_a_wrong_example_does_not_hold():
    wrong = Example(text="The Skerry Light Trust was founded in 1887.", value="1888")
    assert [miss.found for miss in misses("founded", [wrong], KNOWN)] == ["`skerry-light-trust`, `1887`"]


def test_every_phrase_can_be_looked_for():
    assert book(KNOWN.properties.values()).faults == ()


def test_phrases_keys_and_examples_are_of_properties_there_are():
    standard = standard_phrases()
    assert {*standard.phrases, *standard.keys, *standard.asked_of, *standard_examples()} <= {*KNOWN.properties}


@pytest.mark.parametrize(
    ("key", "property"),
    [
        ("Headquarters", "seat"),
        ("HQ", "seat"),
        ("Members", "members"),
        ("MEMBERS", "members"),
        ("Established", "founded"),
        ("No. of employees", "staff"),
        ("Number of Employees", "staff"),
        ("Annual revenue", "income"),
        ("Director-General", "head"),
        ("Member States", "member-states"),
        ("Favourite colour", ""),
        ("", ""),
        ("x" * 5_000, ""),
    ],
)
def test_a_key_names_its_property(key, property):
    assert book(KNOWN.properties.values()).key(key) == property
