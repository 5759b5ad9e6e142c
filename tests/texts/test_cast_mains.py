"""Whom is a text about, whatever stands above it: a release, a dossier, a fact sheet of two parts, a report in the first person?"""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.prose import Document
from claimcheck.texts import lay_out, read_texts

_LEDGER = load([]).ledger()


def _read(text: str, path: str = "text.txt") -> Document:
    return read_texts([lay_out(path, text, path.endswith(".md"))], _LEDGER)[0]


def _subject(text: str, path: str = "text.txt") -> str:
    return _read(text, path).subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("# Dossier: Oban Museum, Fort Kelso\n\nThe director is Ann Lee. It has 40 staff.\n", "oban-museum"),
        ("# Fact sheet: Larkhill Dam\n\nIt holds back 40 million cubic metres.\n", "larkhill-dam"),
        ("# Annual Report 2021: Fenwick Trust\n\nThe trust spent £4 million in 2021.\n", "fenwick-trust"),
        ("# Profile – Harlow Academy\n\nIt was founded in 1904.\n", "harlow-academy"),
        ("# Oban Museum, Fort Kelso\n\nIt was founded in 1904.\n", "oban-museum"),
    ],
)
def test_a_title_names_its_subject_beside_what_kind_of_text_it_is(text: str, subject: str) -> None:
    """Dossier, report and fact sheet before a name, and a place behind it, are none of it."""
    assert _subject(text, "text.md") == subject


@pytest.mark.parametrize("notice", ["FOR IMMEDIATE RELEASE", "Press release", "NEWS RELEASE", "Embargoed until 6 May 2021", "MEDIA STATEMENT"])
def test_a_notice_above_a_release_is_no_title(notice: str) -> None:
    """What stands above a release does not say what it is about."""
    text = f"{notice}\n\nHALLAM OPENS A SECOND YARD\n\nHallam Boats plc, the Cornish builder, today opened its yard at Looe. It employs 212 people.\n"
    assert _subject(text) == "hallam-boats"


@pytest.mark.parametrize(
    ("title", "sentence", "subject"),
    [
        ("Glass Harbour", "The song was composed by Per Lund.", "glass-harbour"),
        ("Adria Queen", "The ferry entered service on 3 July 2004.", "adria-queen"),
        ("Adria Queen", "Able to take 250 passengers, the ferry entered service on 3 July 2004.", "adria-queen"),
        ("Sant-Aldo-le-Haut", "The village lies at an altitude of 1,780 m.", "sant-aldo-haut"),
        ("Dry Creek meteorite", "The meteorite weighs 61.2 kg.", "dry-creek-meteorite"),
        ("Marl floods", "The floods killed 212 people.", "marl-floods"),
        ("Wexcombe Town", "The club was founded in 1895.", "wexcombe-town"),
        ("Roads in Decay", "The report, published by the Audit Office in 2022, has 146 pages.", "roads-in-decay"),
        ("Ida Moss", "The novelist died in 1947.", "ida-moss"),
        ("Oban Bridge", "The council approved the plan in 1990.", "oban-bridge"),
        ("Volta cuts jobs", "The company will cut 300 jobs, Volta said.", "volta"),
        ("Progress in Oban", "The town has 400 residents.", ""),
        ("New bridge for Oban", "The bridge cost £3 million.", ""),
    ],
)
def test_the_noun_of_the_first_sentence_tells_what_the_title_names(title: str, sentence: str, subject: str) -> None:
    """A noun that a name may bear, with *the* and nothing before it; not that of another thing, nor under a headline."""
    assert _subject(f"# {title}\n\n{sentence}\n", "text.md") == subject


@pytest.mark.parametrize(
    ("title", "sentence", "row"),
    [
        ("Marjorie Estes", "She passed away peacefully in Tucson on 2 April 2020.", ("marjorie-estes", "died", "2 April 2020")),
        ("Sybil Grange", "Divorced from the actor Rex Dunmore in 1964, she married Paolo Ferri.", ("sybil-grange", "spouse", "Paolo Ferri")),
        ("Kees Vermaat", "His son was born in 1947. He died in 1990.", ("kees-vermaat", "died", "1990")),
        ("Coretta Blaine", "A graduate of Kelso University and the Sorbonne, Coretta Blaine died in 1990.", ("coretta-blaine", "died", "1990")),
        ("Adria Queen", "She was launched in 1990.", ("adria-queen", "launched", "1990")),
        ("Long Water", "Published in 1971 by Harrow Press, the novel runs to 412 pages.", ("long-water", "pages", "412")),
        ("Kelso Canal", "The canal, 48 km long and 3 m deep, was opened in 1792.", ("kelso-canal", "depth", "3 m")),
        ("Kelso earthquake", "The earthquake struck on 3 May 1999, killing 212 people.", ("kelso-earthquake", "killed", "212")),
        ("Ropewalk Hall", "Seven metres wide and sixty metres long, the hall was completed in 1431.", ("ropewalk-hall", "completed", "1431")),
    ],
)
def test_a_pronoun_in_the_first_sentence_is_whom_the_title_names(title: str, sentence: str, row: tuple[str, str, str]) -> None:
    """He or she is somebody; she who was launched is a ship; what opens a sentence with *and* in it is said of what follows."""
    document = _read(f"# {title}\n\n{sentence}\n", "text.md")
    assert row in {(one.subject, one.property, one.value) for one in document.statements}


def test_somebody_else_of_the_first_sentence_is_not_whom_the_title_names() -> None:
    document = _read("# Oban Wanderers\n\nAfter Ann Lee left, she became manager of Kelso. She was born in 1970.\n", "text.md")
    assert ("oban-wanderers", "born") not in {(one.subject, one.property) for one in document.statements}


def test_a_noun_that_only_begins_a_longer_one_tells_nothing() -> None:
    staff = [one.subject for one in _read("# Adria Queen\n\nThe ferry company employs 30 people.\n").statements]
    assert "adria-queen" not in staff
