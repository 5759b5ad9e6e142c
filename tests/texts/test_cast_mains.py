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


def test_a_noun_that_only_one_body_has_means_it_as_often_as_it_stands() -> None:
    """A report on a gallery that names it once and calls it the gallery is about it, though its director is named more often."""
    text = (
        "Storm shuts exhibition early\n\nOBAN – A storm over the roof of the Fenwick Gallery soaked two rooms on Friday, the gallery said.\n\n"
        '"We were lucky," Ida Moss said. Moss runs the place. The gallery has 40 staff. The gallery\'s budget is £3 million.\n'
    )
    assert _subject(text) == "fenwick-gallery"


def test_a_report_in_the_first_person_is_about_the_one_body_it_names() -> None:
    """A title that only says what kind of text it is leaves it to the text."""
    text = "# Annual Report 2021\n\nSince our foundation in 1913 we have grown. We teach at Oban University in four towns. Our staff is 312.\n"
    assert _subject(text, "text.md") == "oban-university"


def test_a_fact_sheet_of_two_parts_speaks_of_each_below_its_heading() -> None:
    """Two names of one thing parted by a stroke are a heading where keys follow."""
    text = "LOCH ARN / LOCH EARNA\nLength: 5.2 km\nIslands: two\n\nLOCH ARN PARK\nFounded: 1934\nWardens: 19\n"
    said = {(one.subject, one.property, one.value) for one in _read(text).statements}
    assert ("loch-arn", "length", "5.2 km") in said
    assert ("loch-arn-park", "founded", "1934") in said


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("MILL ROAD CHILDREN'S HOSPITAL", "Mill Road has 226 beds. Mill Road was founded in 1888."),
        ("Northern Farmers' Union", "The union has 226 branches."),
        ("Women's League of Oban", "The league has 226 branches."),
    ],
)
def test_whose_body_it_is_belongs_to_its_name(title: str, sentence: str) -> None:
    """The owners of a union or a hospital stand in the genitive within its name."""
    document = _read(f"{title}\n\n{sentence}\n")
    assert document.subject.split("-")[0] == title.lower().replace("'", "-").replace(" ", "-").split("-")[0]
    assert document.subject.split("-")[-1] == title.lower().split()[-1]
    assert {one.subject for one in document.statements} == {document.subject}


def test_a_wing_of_a_hospital_is_no_part_of_its_name() -> None:
    """Both are named: the wing, and what it is a wing of."""
    text = "The mayor opened the Moss Wing of Mill Road Children's Hospital. The Moss Wing has 64 beds. Mill Road was founded in 1888."
    document = _read(f"# Mill Road opens a wing\n\n{text}\n", "a.md")
    said = {(one.subject, one.value) for one in document.statements}
    assert ("moss-wing", "64") in said
    assert any("mill-road" in subject and value == "1888" for subject, value in said)
