"""Which questions do values answer that nothing in the vocabulary asks? Sentences on many subjects, with the property, value, subject and part."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.model import Property
from claimcheck.prose import Document, Statement
from claimcheck.texts import lay_out, read_texts

LEDGER = load([]).ledger()


def document(text: str) -> Document:
    """The text read, under the name of what it is about."""
    (one,) = read_texts([lay_out("text.md", f"# Skerry Light Trust\n\nThe Skerry Light Trust looks after lights. {text}\n", markdown=True)], LEDGER)
    return one


def told(text: str, value: str) -> list[str]:
    """What is said by a value: property, and part and subject where it is not the trust as a whole."""
    said: list[Statement] = [one for one in document(text).statements if one.value == value]
    return [" | ".join(filter(None, (one.property, one.scope, "" if one.subject == "skerry-light-trust" else one.subject))) for one in said]


SENTENCES = [
    # Counts with any verb, and with none
    ("The trust supplies 14 harbours.", "14", "number-of-harbours-supplied"),
    ("The trust flies to 23 airports.", "23", "number-of-airports-flown"),
    ("The trust has given more than 300 concerts.", "more than 300", "number-of-concerts-given"),
    ("The trust keeps nine boats and three sheds.", "three", "number-of-sheds"),
    ("Fourteen sailors drowned in the great storm.", "Fourteen", "number-of-sailors-drowned"),
    ("The trust has nine boats, three of them leased.", "three", "number-of-boats | leased"),
    ("The trust painted some 800 buoys, of which 212 survive.", "212", "number-of-buoys-painted | survive"),
    ("Three of the four lamps were lit.", "four", "number-of-lamps"),
    ("The record crowd, 11,482, came in May.", "11,482", "record-crowd"),
    ("The medal has been awarded 22 times.", "22 times", "times-awarded | medal of skerry-light-trust"),
    # Measures
    ("The trust was bought for £250,000.", "£250,000", "price-bought"),
    ("The trust has a yard that measures 110 yards by 72 yards.", "72 yards", "width-by-yard"),
    ("The trust offers 30,140 square feet of deck.", "30,140 square feet", "deck-area"),
    ("The trust has a 3,700 mAh battery.", "3,700 mAh", "battery"),
    ("The trust runs a network of 418 kilometres.", "418 kilometres", "network-length"),
    # Times
    ("The trust holds a regatta every three years.", "three years", "interval-of-regatta"),
    ("The trust comes with a three-year warranty.", "three-year", "warranty"),
    ("The warranty runs for five years.", "five years", "warranty"),
    ("The trust toured Japan for six weeks.", "six weeks", "time-toured"),
    # Shares
    ("Lamps made up 82% of sales.", "82%", "share-of-sales | lamps"),
    ("Decisions need two thirds of the votes cast.", "two thirds", "share-of-votes | decisions"),
    ("Sales grew by 4.5%.", "4.5%", "growth-of-sales"),
    ("Turnout was 61 percent.", "61 percent", "turnout"),
    # What it does not tell
    ("The trust was third in 4 of 5 races.", "5", None),
    ("One of the 14 lamps fell.", "14", None),
    ("It has become an eighth partner agency.", "an eighth", None),
    ("The trust is 27 metres lower than the mast.", "27 metres", None),
    ("The trust met more than 300 times the need.", "more than 300", None),
]


@pytest.mark.parametrize(("text", "value", "expected"), SENTENCES, ids=[text for text, *_ in SENTENCES])
def test_words_that_govern_a_value_tell_what_it_answers(text: str, value: str, expected: str | None) -> None:
    assert told(text, value) == ([expected] if expected else [])


def properties(text: str) -> dict[str, Property]:
    """The properties that a text needs beyond the vocabulary."""
    return {prop.id: prop for prop in document(text).properties}


def test_words_for_shares_are_exact_and_percentages_are_reported() -> None:
    assert properties("Decisions need two thirds of the votes cast.")["share-of-votes"].figures == "exact"
    assert properties("Lamps made up 82% of sales.")["share-of-sales"].figures == "reported"


def test_the_third_and_the_fourth_do_not_conflict() -> None:
    assert properties("The trust opened a third shop in Leith.")["opened-place-among-shops"].values == "many"


ORDINALS = [
    ("Ann Lee is the thirteenth president of the trust.", "thirteenth", "nth-in-office | ann-lee"),
    ("It was founded in the nineteenth century.", "nineteenth", None),
]


@pytest.mark.parametrize(("text", "value", "expected"), ORDINALS, ids=[text for text, *_ in ORDINALS])
def test_an_ordinal_is_told_of_who_holds_the_place(text: str, value: str, expected: str | None) -> None:
    assert told(text, value) == ([expected] if expected else [])


EVENTS = [
    ("The trust reached the coast in 1983.", "1983", "reached-coast"),
    ("The trust bought a steamer in 1990.", "1990", "bought-steamer"),
    ("The trust bought three steamers in 1990.", "1990", None),
    ("The trust made its first loan in 1976.", "1976", "made-first-loan"),
    ("A ferry from Leith sailed first in 1976.", "1976", None),
    ("The trust may buy a steamer in 2030.", "2030", None),
    ("The trust went into administration in 2009 with debts of £2 million.", "2009", "gone-into-administration"),
]


@pytest.mark.parametrize(("text", "value", "expected"), EVENTS, ids=[text for text, *_ in EVENTS])
def test_a_date_by_a_verb_and_its_object_is_that_of_an_event(text: str, value: str, expected: str | None) -> None:
    assert told(text, value) == ([expected] if expected else [])


QUOTED = [
    ('Its slogan, "Further than far", is old.', "Further than far"),
    ('The diary begins: "The tide had already turned."', "The tide had already turned"),
    ('A visitor said: "The tide had already turned."', ""),
]


@pytest.mark.parametrize(("text", "value"), QUOTED, ids=[text for text, _ in QUOTED])
def test_words_in_quotes_are_what_they_are_said_to_be(text: str, value: str) -> None:
    assert [one.value for one in document(text).statements if "tide" in one.value or "Further" in one.value] == ([value] if value else [])


def test_a_figure_goes_on_with_the_noun_before_it() -> None:
    assert told("In 1975 412 boats belonged to it, and 1,020 in 1990. The trust had 412 boats in 1975 and 1,020 in 1990.", "1,020")[-1:] == [
        "number-of-boats"
    ]


def test_what_one_text_says_to_have_been_done_twice_has_several_dates() -> None:
    assert properties("The trust painted the tower in 1950. The trust painted the tower in 1998.")["painted-tower"].values == "many"
    assert properties("The trust painted the tower in 1950. The trust painted the keep in 1998.")["painted-tower"].values == "one"
