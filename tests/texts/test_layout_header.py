import pytest

from claimcheck.prose import Header
from claimcheck.texts.layout import lay_out


def header(text: str, *, markdown: bool = False) -> Header:
    return lay_out("page", text, markdown).header


def test_front_matter():
    text = (
        "---\ntitle: 'Mills: a history'\nauthors:\n  - Ann Kim\n  - name: Bo Lund\ndate: 2024-05-03\npublisher: Kvern\nlang: en-GB\n"
        "claimcheck:\n  subject: weir-museum\n  decimal: ','\n  date-order: dmy\n---\n# Other\n\nBy Carl Moe\n"
    )
    assert header(text, markdown=True) == Header(
        "Mills: a history", ("Ann Kim", "Bo Lund"), "2024-05-03", "Kvern", "en-GB", "weir-museum", ",", "dmy"
    )


def test_front_matter_and_text_complete_each_other():
    found = header("---\r\nauthor: Ann Kim & Bo Lund\r\n---\r\n# Mills\r\n\r\nPublished on 3 May 2024\r\n", markdown=True)
    assert (found.title, found.authors, found.published) == ("Mills", ("Ann Kim", "Bo Lund"), "3 May 2024")


@pytest.mark.parametrize(
    "front",
    [
        "---\n[a, b\n---\n",
        "---\n- a\n---\n",
        "---\nfive\n---\n",
        "---\na: b\n",
        "---\n" + "[" * 60_000 + "\n---\n",
        "---\na: \x00\n---\n",
        "---\n&a [*a]\n---\n",
    ],
)
def test_what_is_no_front_matter_declares_nothing(front):
    assert header(front + "\nText goes here.", markdown=True).subject == ""


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Kim", ("Ann Kim",)),
        ("by Ann Kim and Bo Lund", ("Ann Kim", "Bo Lund")),
        ("By Ann Kim, Bo de la Lund & C. J. Moe", ("Ann Kim", "Bo de la Lund", "C. J. Moe")),
        ("By Ann Kim | 3 May 2024", ("Ann Kim",)),
        ("Written by: Ann Kim", ("Ann Kim",)),
        ("Published July 15th, 2021 - written by: Ann Kim", ("Ann Kim",)),
        ("Authors: Ann Kim, Bo Lund", ("Ann Kim", "Bo Lund")),
        ("Author(s)\n\nAnn Kim\nBo Lund", ("Ann Kim", "Bo Lund")),
        ("Guest post by Ann Kim, Bo Lund & Carl Moe. Ann Kim is a miller.", ("Ann Kim", "Bo Lund", "Carl Moe")),
        ("By Zoë Ångström-O’Neill", ("Zoë Ångström-O’Neill",)),
        ("By 2030 the mill will close.", ()),
        ("By Ann Kim's account the mill is old.", ()),
        ("By and large, the mill is old.", ()),
        ("The mill was painted by Ann Kim.", ()),
    ],
)
def test_authors(line, names):
    assert header(f"The old mill\n\n{line}\n\nThe mill was built long ago and has been standing empty.\n").authors == names


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published July 15th, 2021", "July 15th, 2021"),
        ("Date: 3 May 2024", "3 May 2024"),
        ("Posted on 2024-05-03 by Ann Kim", "2024-05-03"),
        ("By Ann Kim | Published 3 May 2024", "3 May 2024"),
        ("Last updated: 12 June 2023", "12 June 2023"),
        ("Last updated 12 June 2023\n\nFirst published 3 May 2020", "3 May 2020"),
        ("GENEVA, 3 May 2024 — The mill burnt down in the night.", "3 May 2024"),
        ("Oban, Scotland, May 3, 2024 - The mill burnt down.", "May 3, 2024"),
        ("LINZ (APA), 14 March 2024. The mill burnt down.", "14 March 2024"),
        ("Oban, 3 May 2024", "3 May 2024"),
        ("OBAN (Scotland), Friday, 3 May 2024", "Friday, 3 May 2024"),
        ("Oban, Scotland, May 3, 2024", "May 3, 2024"),
        ("Fort Kelso – 2024-05-03", "2024-05-03"),
        ("Oban, May 2024", ""),
        ("Born in Oban, 3 May 1924", ""),
        ("Oban, 3 May 2024\n\nResult: burnt down", ""),
        ("3 May 2024", "3 May 2024"),
        ("Posted\n\n3 May 2024", "3 May 2024"),
        ("Published: 03/05/2024", "03/05/2024"),
        ("Accessed 3 May 2024", ""),
        ("Retrieved on 3 May 2024", ""),
        ("Published in 1951, the book sold well.", ""),
        ("In Geneva, 3 May 2024 was a holiday.", ""),
        ("The mill burnt down on 3 May 2024.", ""),
        ("June 2020: Ann Kim takes over.", ""),
        ("Date: 14 October 1066\nLocation: Hastings", ""),
    ],
)
def test_dates(line, date):
    assert header(f"The old mill\n\n{line}\n\nIt was built in 1887 and has been standing empty since 1999.\n").published == date


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The old mill\n\nIt is old. It was built in 1887.", "The old mill"),
        ("News / Mills\n\nA mill for all: what next?\n\nIt is old. It was built in 1887.", "A mill for all: what next?"),
        ("The mill was built in 1887.\n\nIt is old.", ""),
        ("Name: Old Mill\nBuilt: 1887\n", "Old Mill"),
        ("Built: 1887\nPlace: Oban\n", ""),
        ("PRESS RELEASE\n\nOban, 3 May 2024\n\nThe mill reopens\n\nThe mill was reopened today. It is old.", "The mill reopens"),
        ("Oban, 3 May 2024\n\nThe mill reopens\n\nThe mill was reopened today. It is old.", "The mill reopens"),
        ("Title: The old mill\nAuthor: Ann Kim\n\nText goes here.", "The old mill"),
    ],
)
def test_titles(text, title):
    assert header(text).title == title


def test_publisher():
    assert header("The old mill\n\nPublisher: Kvern & Sten Ltd\n\nIt is old.").publisher == "Kvern & Sten Ltd"


def test_the_dates_of_a_life_are_no_dateline() -> None:
    assert lay_out("a.md", "# Ada Rees\n\nAda Rees (12 March 1880 – 4 May 1951) was a Welsh botanist.\n", markdown=True).header.published == ""
