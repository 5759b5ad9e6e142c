"""What do sentences count that the vocabulary does not ask for? Sentences on many subjects, and the questions that their figures answer."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.model import Property
from claimcheck.prose import Statement
from claimcheck.reading.expect import Style
from claimcheck.reading.tokens import tokens
from claimcheck.reading.values import Quantity
from claimcheck.texts.cast import cast
from claimcheck.texts.counts import counted, named_so
from claimcheck.texts.layout import lay_out
from claimcheck.texts.mentions import mentions
from claimcheck.texts.phrases import book
from claimcheck.texts.sentence import sentences
from claimcheck.texts.structure.asked import count_of, measure_of, one_each
from claimcheck.texts.structure.nouns import counted_noun, in_plural

LEDGER = load([]).ledger()


def asked(text: str) -> list[tuple[Statement, Property]]:
    page = lay_out("text.md", f"# Skerry Light Trust\n\nThe Skerry Light Trust looks after lights.\n\n{text}\n", markdown=True)
    known = cast([page], LEDGER)
    return [one for sentence in sentences(page, mentions(page, Style())) for one in counted(sentence, known, frozenset())]


SENTENCES = [
    ("The trust keeps 14 lighthouses.", [("number-of-lighthouses", "14")]),
    ("The trust owned fourteen lighthouses.", [("number-of-lighthouses", "fourteen")]),
    ("The trust currently runs a total of 14 lighthouses.", [("number-of-lighthouses", "14")]),
    ("The trust keeps 14 active lighthouses.", [("number-of-active-lighthouses", "14")]),
    ("The trust keeps 14 separate lighthouses.", [("number-of-lighthouses", "14")]),
    ("The trust, with 30 laboratories, leads the field.", [("number-of-laboratories", "30")]),
    ("The trust sails a fleet of 62 aircraft.", [("number-of-aircraft", "62")]),
    ("The trust has a crew of 12.", [("crew", "12")]),
    ("The building consists of five wings.", [("number-of-wings", "five")]),
    ("The trust sold 3 lighthouses.", [("number-of-lighthouses-sold", "3")]),
    ("The trust sold 4,000 copies.", [("number-of-copies-sold", "4,000")]),
    ("The trust built 3 ships in 1990.", [("number-of-ships-built", "3")]),
    ("The trust is known for a 12-arch bridge.", [("number-of-arches", "12")]),
    ("The trust has a main span of 503 metres.", [("main-span", "503 metres")]),
    ("The bridge spans 503 metres.", [("span", "503 metres")]),
    ("The bell weighs 3 tonnes.", [("weight", "3 tonnes")]),
    ("A ticket costs 15 euros.", [("cost", "15 euros")]),
    ("The harbour is 40 metres deep.", [("depth", "40 metres")]),
    ("The trust has four turbines of 85 megawatts each.", [("number-of-turbines", "four")]),
    ("The trust has nine members, three of them elected.", [("number-of-members", "nine"), ("number-of-members", "three")]),
    ("One of the 14 lighthouses fell.", []),
    ("Three of its 14 lighthouses fell.", [("number-of-lighthouses", "Three"), ("number-of-lighthouses", "14")]),
    ("The trust has twice as many boats.", []),
    ("The trust operated for 12 years.", []),
    ("The trust has 3 more lighthouses.", []),
    ("The trust added 3 lighthouses more than the fund.", []),
    ("The trust holds 30% of the shares.", [("share-of-shares", "30%")]),
    ("The trust came third in 4 of 5 races.", []),
    ("A distance of 40 metres separates the towers.", []),
    ("The trust meets every 2 weeks.", [("interval-of-met", "2 weeks")]),
    ("The trust is 30 years old.", [("age", "30 years")]),
    ("The trust paid 15 euros.", [("price-paid", "15 euros")]),
    ("Children under 12 boats.", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_figure_and_what_it_counts_answer_a_question(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(statement.property, statement.value) for statement, _ in asked(text)] == expected


def test_a_value_that_is_tied_already_is_left_alone() -> None:
    page = lay_out("text.md", "# Skerry Light Trust\n\nThe Skerry Light Trust keeps 14 lighthouses.\n", markdown=True)
    (sentence,) = (one for one in sentences(page, mentions(page, Style())) if "14" in one.text)
    at = sentence.text.index("14")
    assert not list(counted(sentence, cast([page], LEDGER), frozenset((at,))))
    assert list(counted(sentence, cast([page], LEDGER), frozenset()))


def test_time_denial_plan_voice_and_part_are_kept() -> None:
    rows = [
        ("In 1990, the trust kept 14 lighthouses.", "when", "1990"),
        ("The trust does not own 12 boats.", "value", "not 12"),
        ("The trust plans to run 12 museums.", "modality", "planned"),
        ("According to the regulator, the trust runs 33 schools.", "attributed_to", "regulator"),
        ("The trust runs 30 schools in Kenya.", "scope", "Kenya"),
        ("The trust runs 30 schools that teach the deaf.", "scope", "teach the deaf"),
    ]
    for text, field, expected in rows:
        ((statement, _),) = asked(text)
        assert expected in getattr(statement, field), text


NOUNS = [
    ("active lighthouses on the coast", ("active", "lighthouses")),
    ("crew members", ("crew", "members")),
    ("news stories were told", ("news", "stories")),
    ("full-time employees", ("full-time", "employees")),
    ("passenger aircraft are", ("passenger", "aircraft")),
    ("different languages", ("languages",)),
    ("years ago", None),
    ("more ships", None),
    ("other ships", None),
    ("percent", None),
    ("of the ships", None),
    ("big", None),
]


@pytest.mark.parametrize(("text", "noun"), NOUNS, ids=[text for text, _ in NOUNS])
def test_the_noun_after_a_figure_with_what_restricts_it(text: str, noun: tuple[str, ...] | None) -> None:
    found = counted_noun(tokens(text), 0)
    assert (found and found[0]) == noun


def test_nouns_in_the_plural() -> None:
    assert [in_plural(word) for word in ("arch", "bed", "gallery", "man", "child", "aircraft", "wings", "human")] == [
        "arches", "beds", "galleries", "men", "children", "aircraft", "wings", "humans",
    ]  # fmt: skip


def test_round_figures_make_a_question_one_of_reported_figures() -> None:
    exact, round_ = (next(prop for _, prop in asked(f"The trust sold {many} copies.")) for many in ("4,012", "4,000"))
    assert (exact.figures, round_.figures, exact.id) == ("exact", "reported", round_.id)
    assert [prop.figures for prop in one_each((exact, round_, exact))] == ["reported"]
    assert count_of(("boats",), Quantity(())).figures == "exact"


def test_the_vocabulary_is_asked_before_a_question_is_made() -> None:
    phrases, six, kilos = book(LEDGER.properties.values()), Quantity((), ""), Quantity((), "kg")
    assert [named_so(prop, value, phrases).id for prop, value in (
        (count_of(("members",), None), six), (measure_of("weight"), kilos), (measure_of("weight"), six), (count_of(("people",), None), six),
        (count_of(("lighthouses",), None), six),
    )] == ["members", "mass", "weight", "number-of-people", "number-of-lighthouses"]  # fmt: skip
