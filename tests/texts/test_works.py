"""Is what a text says of itself, of its pictures and of the works it lists and cites taken down, each with its own words?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.model import Entity, Property
from claimcheck.prose import Document
from claimcheck.texts import ledger_of, read_against, read_texts, recorded
from claimcheck.texts.citations.details import details
from claimcheck.texts.layout import lay_out
from tests import clock

PAPER = """\
Bells of the Upper Valley

Published 3 May 2021 - written by: Enid Harrow

The “Clapper House” in Vaunt. Photo: Luc Petit

How they were cast

Bells were cast at night (see Drăgan and Petit 2011, p. 17). Nobody wrote it down (see Hoek 2004). Some were sold (see Tarn 1996).
Founders came from Vaunt (see Drăgan and Petit 2011), as others hold (see Lacy 2009).

References

Drăgan, Ioana, and Luc Petit. 2011. “Casting by Night: Notes of a Founder.” Journal of Bells 3 (1): 15–29.

Hoek, Jan van der. 2003. Three Names. Vaunt: Clapper Press.

Tarn, Lily. 1996. The Sellers. In: Bells and Money, edited by Ben Rooke and Ada Thorne, 31-40. Vaunt Studies 4. York: Gale.
"""


def ledger(*entities: Entity) -> Ledger:
    known = load([]).ledger()
    return replace(known, entities={**known.entities, **{entity.id: entity for entity in entities}})


def read(text: str, *entities: Entity, path: str = "on-casting.txt") -> Document:
    return read_texts([lay_out(path, text, path.endswith(".md"))], ledger(*entities), works=True)[0]


def said(document: Document) -> list[tuple[str, str, str]]:
    return [(one.subject, one.property, one.value) for one in document.about_works]


def test_a_text_says_who_wrote_it_and_when() -> None:
    found = said(read(PAPER))
    assert ("on-casting", "title", "Bells of the Upper Valley") in found
    assert ("on-casting", "author", "Enid Harrow") in found
    assert ("on-casting", "published", "3 May 2021") in found


def test_a_caption_says_what_a_picture_shows_and_who_took_it() -> None:
    found = said(read(PAPER))
    assert ("on-casting-picture-1", "shows", "Clapper House") in found
    assert ("on-casting-picture-1", "photographer", "Luc Petit") in found


@pytest.mark.parametrize(
    ("property", "values"),
    [
        ("listed", ["yes"]),
        ("author", ["Drăgan; Petit", "Drăgan; Petit", "Ioana Drăgan", "Luc Petit"]),
        ("published", ["2011", "2011", "2011"]),
        ("title", ["Casting by Night: Notes of a Founder"]),
        ("published-in", ["Journal of Bells"]),
        ("volume", ["3"]),
        ("issue", ["1"]),
        ("pages", ["15-29"]),
        ("cited", ["yes", "yes"]),
        ("pages-cited", ["17"]),
    ],
)
def test_an_entry_and_its_citations_speak_of_one_work(property: str, values: list[str]) -> None:
    assert [value for subject, asked, value in said(read(PAPER)) if subject == "dragan-2011" and asked == property] == values


def test_a_book_in_a_series_with_editors() -> None:
    found = [(asked, value) for subject, asked, value in said(read(PAPER)) if subject == "tarn-1996"]
    for one in [
        ("editor", "Ben Rooke"),
        ("editor", "Ada Thorne"),
        ("published-in", "Bells and Money"),
        ("pages", "31-40"),
        ("series", "Vaunt Studies 4"),
        ("place-published", "York"),
        ("publisher", "Gale"),
    ]:
        assert one in found


def test_a_citation_of_another_year_speaks_of_the_work_that_is_listed() -> None:
    found = said(read(PAPER))
    assert [value for subject, asked, value in found if subject == "hoek-2003" and asked == "published"] == ["2004", "2003"]
    assert ("lacy-2009", "cited", "yes") in found, "what no entry can be meant by is a work of its own"
    assert ("lacy-2009", "listed", "yes") not in found


def test_every_value_stands_among_its_words() -> None:
    document = read(PAPER)
    for one in document.about_works:
        words = document.page.blocks[one.block].text[one.start : one.end]
        assert len(words.split()) <= 12
        assert one.start <= one.value_start < one.value_end <= one.end
        if one.property in {"title", "published", "publisher", "series", "volume", "issue", "photographer", "shows"}:
            assert one.value in words


def test_a_work_that_the_ledger_declares_is_that_one() -> None:
    declared = Entity(id="casting-paper", name="Casting by Night", type="work")
    other = Entity(id="three-names", name="Three Names", type="organisation")
    subjects = {subject for subject, _, _ in said(read(PAPER, declared, other))}
    assert "casting-paper" in subjects and "dragan-2011" not in subjects
    assert "three-names" not in subjects, "an organisation of that name is no work"


def test_a_text_without_a_list_cites_nothing_that_is_known_to_be_a_work() -> None:
    text = "Bells\n\nBells were cast at night (see Drăgan and Petit 2011).\n"
    assert not [one for one in said(read(text)) if one[1] == "cited"]


def test_two_works_of_one_author_and_year_are_two() -> None:
    text = PAPER + "\nHoek, Jan van der. 2003. Four Names. Vaunt: Clapper Press.\n"
    titles = {subject: value for subject, asked, value in said(read(text)) if asked == "title" and subject.startswith("hoek")}
    assert titles == {"hoek-2003": "Three Names", "hoek-2003-2": "Four Names"}


def test_texts_do_not_contradict_each_other_by_being_different_texts() -> None:
    pages = [lay_out("a.txt", PAPER, False), lay_out("second.txt", PAPER.replace("Enid Harrow", "Jo Adler").replace("2021", "2022"), False)]
    compared = ledger_of(recorded(read_against(pages, ledger())), ledger())
    assert not [claim for claim in compared.claims if claim.property in {"title", "author", "listed"}]
    drafted = ledger_of(recorded(read_texts(pages, ledger(), works=True), works=True), ledger())
    assert {claim.subject for claim in drafted.claims if claim.value == "Jo Adler"} == {"second"}
    assert {claim.subject for claim in drafted.claims if claim.value == "Ioana Drăgan"} == {"dragan-2011"}, "the same work in both"


def test_a_line_above_the_title_names_the_publisher() -> None:
    found = said(
        read(
            "Ringing blog / UNIVERSITY OF VAUNT\n\nBells at Dusk: what they tell\n\nPosted\n\nAuthor(s)\n\nEnid Harrow\n\nBells ring. They ring at dusk.\n"
        )
    )
    assert ("on-casting", "publisher", "UNIVERSITY OF VAUNT") in found
    assert ("on-casting", "published-in", "Ringing blog") in found


def test_how_to_cite_this_speaks_of_the_text() -> None:
    text = "Bells at Dusk\n\nBells ring.\n\nHow to cite this article:\n\nE. Harrow. (2020) Bells at Dusk. Available at: https://bells.example/dusk. Accessed on: 18/05/2021\n"
    found = said(read(text))
    for one in [
        ("author", "E. Harrow"),
        ("published", "2020"),
        ("title", "Bells at Dusk"),
        ("website", "https://bells.example/dusk"),
        ("accessed", "18/05/2021"),
    ]:
        assert ("on-casting", *one) in found


ENTRIES = [
    (
        "Zeller, A. (2001). Keepers. In M. Ford (Ed.), Marsh people (pp. 11–40). Reed House.",
        "author A. Zeller|published 2001|title Keepers|editor M. Ford|published-in Marsh people|pages 11-40",
    ),
    (
        'A. R. Holm and K. Ito, "Drift in signal lamps," J. Signal Eng., vol. 3, no. 2, pp. 1–5, Mar. 2008.',
        "author A. R. Holm|author K. Ito|title Drift in signal lamps|published-in J. Signal Eng.|volume 3|issue 2|pages 1-5|published 2008",
    ),
    (
        "Lund A, Moss T, et al. Falls at four. Bak Med. 2011;4(2):865-71.",
        "author Lund A|author Moss T|title Falls at four|published-in Bak Med|published 2011|volume 4|issue 2|pages 865-871",
    ),
    ("Köhler, Jan; Weiß, Anna (Hg.) (2008): Schirme. Berlin: Fundus.", "editor Jan Köhler|editor Anna Weiß|published 2008|title Schirme|place-published Berlin|publisher Fundus"),
    ("Maddox, Iris. The Burning of Drafts. Candle Press, 2003.", "author Iris Maddox|title The Burning of Drafts|publisher Candle Press|published 2003"),
    ("Lacy-Swing, Edmund. [1911] 1987. The Return. Vaunt: Clapper.", "author Edmund Lacy-Swing|published 1987|title The Return|place-published Vaunt|publisher Clapper"),
    ("National Bridge Agency. 2018. Bridges. Porto.", "author National Bridge Agency|published 2018|title Bridges|place-published Porto"),
    ("Orr, Sam. 2015. Who Owns the Sea? A History of Nets. PhD thesis.", "author Sam Orr|published 2015|title Who Owns the Sea? A History of Nets"),
    ("Orr, Sam. 2015. Who Owns the Sea? Net Studies 4 (2): 1–9.", "author Sam Orr|published 2015|title Who Owns the Sea?|published-in Net Studies|volume 4|issue 2|pages 1-9"),
    ('OECD. n.d. "Paint." Accessed 4 May 2020. https://paint.example/2019.', "author OECD|title Paint"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENTRIES, ids=[text[:20] for text, _ in ENTRIES])
def test_entries_of_many_styles(text: str, expected: str) -> None:
    assert "|".join(f"{one.kind} {one.value}" for one in details(text)) == expected


def test_a_caption_says_where_and_when() -> None:
    fair = Entity(id="bell-fair", name="Bell Fair 2013", type="event")
    text = "Bells\n\nBell Fair 2013, Vaunt: Founders show their moulds. Photo: Luc Petit\n\nThe “Clapper House” in Vaunt, Norway. Photo: Ann Lee\n\nThe Clapper House is a house.\n"
    found = said(read(text, fair, Entity(id="house", name="Clapper House", type="place")))
    for one in [("bell-fair", "held", "2013"), ("bell-fair", "location", "Vaunt"), ("house", "location", "Vaunt"), ("house", "country", "Norway")]:
        assert one in found


def test_a_text_says_what_it_is_about() -> None:
    prop = Property(id="main-subject", label="is about", datatype="entity", values="many", time="timeless")
    known = ledger(Entity(id="house", name="Clapper House", type="place"))
    known = replace(known, properties={**known.properties, prop.id: prop})
    text = "Clapper House\n\nThis report gives a short history of the Clapper House in Vaunt. The Clapper House is a house.\n"
    (document,) = read_texts([lay_out("on-the-house.txt", text, False)], known, works=True)
    assert ("on-the-house", "main-subject", "Clapper House") in said(document)


def test_long_entries_are_read_in_linear_time() -> None:
    for start, unit in (("A, B. 2001. ", "In: A "), ("Roe, T. 2001. ", "X. "), ("Roe, T. 2001. “", "Berlin: A. "), ("", "(")):
        clock.in_proportion(lambda size, start=start, unit=unit: lambda: details(start + unit * (size // len(unit))), 1_500, 24_000)
