"""What is somebody said to be, and of what kind is a thing?"""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

_LEDGER = load([]).ledger()


def _said(text: str) -> set[tuple[str, str, str]]:
    document = read_texts([lay_out("text.txt", text, False)], _LEDGER)[0]
    return {(one.subject, one.property, one.value) for one in document.statements}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Nils Ekberg (3 February 1881 – 19 November 1954) was a Swedish organ builder.",
            [("nils-ekberg", "born", "1881-02-03"), ("nils-ekberg", "nationality", "Sweden"), ("nils-ekberg", "occupation", "organ builder")],
        ),
        ("Ida Moss was a leading Scottish lighthouse engineer.", [("ida-moss", "occupation", "lighthouse engineer")]),
        ("Grace Oduya, a Kenyan marathon runner, retired in 2012.", [("grace-oduya", "occupation", "marathon runner")]),
        ("Elena Brandt, 39, a marine biologist, found the squid in 2018.", [("elena-brandt", "occupation", "marine biologist")]),
        ("Aged 81, the painter Hector Munroe died at Cork in 2006.", [("hector-munroe", "occupation", "painter")]),
        ("Physicist Amara Nwosu won the Halley Medal in 2014.", [("amara-nwosu", "occupation", "physicist")]),
        (
            "The Swiss clockmaker Karl Brede opened a shop in 1904.",
            [("karl-brede", "nationality", "Switzerland"), ("karl-brede", "occupation", "clockmaker")],
        ),
        ("The Battle of Carrow was a battle of the Second War.", [("battle-of-carrow", "kind", "battle")]),
    ],
)
def test_people_and_works_are_described(text: str, rows: list[tuple[str, str, str]]) -> None:
    """Behind the name, with brackets or an age between, and before it."""
    said = _said(text)
    assert [row for row in rows if row not in said] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moss is a former member of the council.",
        "Ida Moss, the Norwegian winner, met Karl Brede.",
        "Ida Moss was the daughter of a painter.",
        "Karl Brede was not a Swedish organ builder.",
        "Oban Press, a publisher, closed in 2012.",
    ],
)
def test_what_is_no_trade_is_left(text: str) -> None:
    """Members, winners, daughters and what is denied."""
    assert {one for one in _said(text) if one[1] == "occupation"} == set()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Geneva-based Waterways Watch has offices in Dakar.", ("waterways-watch", "seat", "Geneva")),
        ("Harrow Mills plc has had its head office on the quay at Swansea.", ("harrow-mills", "seat", "Swansea")),
        ("More than 80,000 anglers belong to the Loire Anglers' League.", ("loire-anglers-league", "members", "More than 80,000")),
        ("Lake Ostrava (area 41 km², maximum depth 67 m) is in Sweden.", ("lake-ostrava", "depth", "67 m")),
        ("The origins of the Oban Trust go back to 1871.", ("oban-trust", "founded", "1871")),
        ("The Oban Trust was born out of a savings club in 1984.", ("oban-trust", "founded", "1984")),
        ("On an annual budget of barely $900,000, the Ozark Opera mounts five productions.", ("ozark-opera", "budget", "$900,000")),
        ("Through its subsidiaries Aldine Maps and Aldine Press, the Aldine Group grew.", ("aldine-group", "subsidiary", "Aldine Maps")),
        ("The Oban Treaty was signed in 1969, entered into force in 1970 and has been ratified by 31 states.", ("oban-treaty", "in-force", "1970")),
        ("Karl Brede was the 14th governor of the Bank of Kumla, serving from 2001 to 2008.", ("bank-of-kumla", "head", "Karl Brede")),
    ],
)
def test_ways_to_write_one_thing(text: str, row: tuple[str, str, str]) -> None:
    """Compounds, brackets, roots and openings."""
    assert row in _said(text)


def test_lines_that_begin_with_years_are_entries() -> None:
    """In Markdown too, with dashes."""
    text = "# Salman Qadir\n\n1951 – born in Lahore\n1974 – graduates from King Edward College\n2009 – awarded the Sitara Medal\n2017 – dies in Manchester\n"
    document = read_texts([lay_out("text.md", text, True)], _LEDGER)[0]
    said = {(one.property, one.value) for one in document.statements if one.subject == "salman-qadir"}
    assert {("born", "1951"), ("birthplace", "Lahore"), ("degree-awarded", "1974"), ("award", "Sitara Medal"), ("died", "2017")} <= said


def test_work_by_project_has_no_seat() -> None:
    """A sentence begins with a capital whatever it is about."""
    said = _said("The Tern Trust has its headquarters in Malden. Project-based work brings in most of its money.")
    assert {one[2] for one in said if one[1] == "seat"} == {"Malden"}
