"""What does a text state? Subject, property, value, time and part, with the words that carry it."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

KNOWN = load([]).ledger()
ABOUT = "The Skerry Light Trust keeps lighthouses. "


def read(text, name="text.txt"):
    """The document that a text is read as."""
    return read_texts([lay_out(name, text, name.endswith(".md"))], KNOWN)[0]


def said(text):
    """What a text states: subject, property, value, when, scope, modality."""
    return {(one.subject, one.property, one.value, one.when, one.scope, one.modality) for one in read(text).statements}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (ABOUT + "Its annual budget was €3 million in 2019.", ("skerry-light-trust", "budget", "€3 million", "2019", "", "")),
        (ABOUT + "Net profit came to €3 million.", ("skerry-light-trust", "net-profit", "€3 million", "", "", "")),
        (ABOUT + "The research budget was €3 million in 2019.", ("skerry-light-trust", "budget", "€3 million", "2019", "research", "")),
        (ABOUT + "It plans to employ 500 people by 2030.", ("skerry-light-trust", "staff", "500", "by 2030", "", "planned")),
        (ABOUT + "It has no seat in Oban and is based in Leith.", ("skerry-light-trust", "seat", "Leith", "", "", "")),
        (ABOUT + "It is not based in Oban.", ("skerry-light-trust", "seat", "not Oban", "", "", "")),
        (ABOUT + "Its president is Ann Lee, in office since May 2021.", ("skerry-light-trust", "head", "Ann Lee", "since May 2021", "", "")),
        (ABOUT + "Ann Lee, who has led the trust since 2019, lives in Oban.", ("skerry-light-trust", "head", "Ann Lee", "since 2019", "", "")),
        (ABOUT + "It is based in Scotland.", ("skerry-light-trust", "seat", "Scotland", "", "", "")),
        (ABOUT + "It is based in Norway.", ("skerry-light-trust", "country", "Norway", "", "", "")),
        ("Ann Lee (born 4 May 1963) is an Irish novelist.", ("ann-lee", "nationality", "Ireland", "", "", "")),
        ("Bob Ray is a writer. He was born in Lyon in 1903.", ("bob-ray", "born", "1903", "", "", "")),
    ],
)
def test_a_statement(text, statement):
    assert statement in said(text)


@pytest.mark.parametrize(
    ("text", "property"),
    [
        (ABOUT + "The Oban Rock Trust employs 40 people.", "staff"),
        (ABOUT + "Its former director Ann Lee lives in Oban.", "head"),
        (ABOUT + "Ann Lee is deputy director of the trust.", "head"),
        (ABOUT + "A boat was built in 1999.", "completed"),
        (ABOUT + "Henrik Berg (2012–2018) was its director.", "born"),
        (ABOUT + "It holds more than 240 patents.", "capacity"),
        (ABOUT + "It sold its €3 million yacht.", "budget"),
        (ABOUT + "Project-based work is common.", "seat"),
        (ABOUT + "It was led by chance.", "head"),
        (ABOUT + "It met 300 employees of a bank.", "staff"),
    ],
)
def test_what_is_not_said_of_the_main_subject(text, property):
    assert not [one for one in said(text) if one[:2] == ("skerry-light-trust", property)]


def test_the_words_of_evidence_are_few_and_hold_the_value():
    text = ABOUT + "It was founded by the engineer Ann Lee and by a very large number of her old friends in 1887."
    document = read(text)
    for one in document.statements:
        words = document.page.blocks[one.block].text[one.start : one.end]
        assert document.page.blocks[one.block].text[one.value_start : one.value_end] in words
        assert len(words.split()) <= 12


def test_a_statement_stands_where_its_words_stand():
    (one,) = [one for one in read("# Oban\n\nThe **Skerry Light Trust** was founded in *1887*.", "text.md").statements if one.property == "founded"]
    document = read("# Oban\n\nThe **Skerry Light Trust** was founded in *1887*.", "text.md")
    assert document.page.place(one.block, one.value_start) == (3, 44)


def test_statements_are_said_once_and_in_order():
    statements = read(ABOUT + "It was founded in 1887. It was founded in 1887 in Oban, and has 40 employees and 300 volunteers.").statements
    assert [(one.block, one.value_start) for one in statements] == sorted((one.block, one.value_start) for one in statements)
    assert len({(one.block, one.value_start, one.property) for one in statements}) == len(statements)


def test_a_property_of_an_office_is_asked_of_no_person():
    assert not [one for one in said("Ann Lee is a writer. Ann Lee was chaired by Bob Ray.") if one[1] == "chair"]


def test_life_dates_in_brackets():
    found = said("Ann Lee (4 May 1903 – 2 June 1985) was a French novelist.")
    assert {("ann-lee", "born", "1903-05-04", "", "", ""), ("ann-lee", "died", "1985-06-02", "", "", "")} <= found
