"""Which values are seen in a sentence, and as what? One row a sentence: its values in order, of what kind, in the words of the text."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.prose import Block, Citation, Header, Mention, Page, Piece, Span, Work
from claimcheck.reading import NotJudged, Quantity, show
from claimcheck.texts.mentions import mentions, style_of
from tests import clock

Q, D, P, R, C = "quantity", "date", "period", "ordinal", "quoted"
_PLAIN = Header()


def _page(text: str, header: Header = _PLAIN) -> Page:
    return Page("a.txt", text, False, (Block("paragraph", text, (Piece(0, 0),), (Span(0, len(text)),)),), header)


def _seen(text: str) -> list[Mention]:
    page = _page(text)
    return list(mentions(page, style_of(page)))


def _listed(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in _seen(text) if one.checkable and one.kind != "name"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Almost 22,000 people and more than 175 states share as much as half.", [(Q, "Almost 22,000"), (Q, "more than 175"), (Q, "as much as half")]),
        ("It costs 1.2–1.5 billion euros, US$4.2m or €12.50.", [(Q, "1.2–1.5 billion euros"), (Q, "US$4.2m"), (Q, "€12.50")]),
        ("Some 30% of nearly 2.5 million square kilometres is wood.", [(Q, "Some 30%"), (Q, "nearly 2.5 million square kilometres")]),
        ("A dozen boats, fifteen crews, one third of the nets.", [(Q, "A dozen"), (Q, "fifteen"), (Q, "one third")]),
        ("The mill was rebuilt twice and doubled its output.", [(Q, "twice"), (Q, "doubled")]),
        ("Output rose by 12 to 340 tonnes.", [(Q, "12"), (Q, "340 tonnes")]),
        ("Sales fell 4.5% to £12.3m.", [(Q, "4.5%"), (Q, "£12.3m")]),
        ("She chaired it 2008–2018 and from 1990 to 1995.", [(P, "2008–2018"), (P, "from 1990 to 1995")]),
        ("It lay idle between 1951 and 1989, but has worked since 2003.", [(P, "between 1951 and 1989"), (P, "since 2003")]),
        ("In the early 2000s, as in the 1930s and the 19th century.", [(D, "early 2000s"), (D, "1930s"), (D, "19th century")]),
        ("Opened on 15 July 2021, moved on March 3rd, 2022 and 2024-05-06.", [(D, "15 July 2021"), (D, "March 3rd, 2022"), (D, "2024-05-06")]),
        ("From May to July 2019 and on 12–15 May 2020.", [(P, "From May to July 2019"), (P, "12–15 May 2020")]),
        ("It will close by 2030, after the 2019 budget (2011).", [(D, "by 2030"), (D, "2019"), (D, "2011")]),
        ("It had 1951 members and 2,016 guests.", [(Q, "1951"), (Q, "2,016")]),
        ("The 2016 members voted; in 2016 members voted.", [(D, "2016"), (D, "2016")]),
        ("It seats 1850 and its population of 1900 grew.", [(Q, "1850"), (Q, "1900")]),
        ("Up to 2000 visitors came, about 2000 children among them.", [(Q, "Up to 2000"), (Q, "about 2000")]),
        ("The revolution of 1848, the class of 2010.", [(D, "1848"), (D, "2010")]),
        ("$45 million in 2020 dollars.", [(Q, "$45 million"), (D, "2020")]),
        ("The second foreigner, the 21st largest lake, a third term.", [(R, "second"), (R, "21st"), (R, "third")]),
        ("He came third, for the second time, on the first and third floors.", [(R, "third"), (R, "second"), (R, "first"), (R, "third")]),
        ("A third of the land, a fifth went to monitoring, an eighth.", [(Q, "A third"), (Q, "a fifth"), (Q, "an eighth")]),
        ("At first it was first opened for the first time, first of all.", []),
        ("Second, a second later the third party came second-hand.", []),
        ("The Second World War and the Third Reich.", []),
        ("It is not the first time; they fell for the first time since 2016.", [(R, "first"), (P, "since 2016")]),
        ("She coaches the first team, in the second year.", [(R, "second")]),
        ("Loading is faster than in 3.9, and support for 3.x ends; Basque should follow in 4.1.", []),
        ("Version 1.0 appeared in May 2011, 2.0 in 2014 and 3.0 in 2017. Versions before 4.0 were free.", [(D, "May 2011"), (D, "2014"), (D, "2017")]),
        ("Website version: 3.2", []),
        ("The rate rose from 2.0 in 2014 to 3.5 in 2017, the ratio to 1.5, and 2.5 in all.",
         [(Q, "2.0"), (D, "2014"), (Q, "3.5"), (D, "2017"), (Q, "1.5"), (Q, "2.5")]),
        ("It grew in 2.5 years and lies in 3.5 metres of water.", [(Q, "2.5 years"), (Q, "3.5 metres")]),
        ("Callers reach the desk at 555-0199, see sheet 3 (registration 204417), Quartet op. 31.", []),
        ("Emergency: 144", []),
        ("Telephones: 144", [(Q, "144")]),
        ("One of them said no one would go; one day they will.", []),
        ("At least one member, one lighthouse and one in five tenants.", [(Q, "At least one"), (Q, "one"), (Q, "one in five")]),
        ("Ports: one (round).", [(Q, "one")]),
        ("A half-hearted first half; half of it, half a million.", [(Q, "half"), (Q, "half a million")]),
        ("Two years ago she worked for 12 years.", [(D, "Two years ago"), (Q, "12 years")]),
        ("She may march; a walk of 2 minutes.", [(Q, "2 minutes")]),
        ("The 40-metre tower, a 12-year-old boy aged 45.", [(Q, "40-metre"), (Q, "12-year"), (Q, "45")]),
        ("The 1.1 terawatt-hours of the $3-million plant.", [(Q, "1.1 terawatt-hours"), (Q, "$3-million")]),
        ("Agency—22,000 staff—grew.", [(Q, "22,000")]),
        ("He ran it in 2:03:59 and stands 5'11\" tall.", [(Q, "2:03:59"), (Q, "5'11\"")]),
        ("The “old ‘grey’ mill,” they said.", [(C, "old ‘grey’ mill"), (C, "grey")]),
        ("The states’ own «guild» and ‘the members’ choice’ stood.", [(C, "guild"), (C, "the members’ choice")]),
        ('"We have 300 members," she said.', [(C, "We have 300 members"), (Q, "300")]),
        ("The boys' club and the members' meeting, rock 'n' roll.", []),
        ("Mark wrote 'a calm place' there.", [(C, "a calm place")]),
        ("It was in January, on Thursday, on 14 March.", [(D, "January"), (D, "Thursday"), (D, "14 March")]),
        ("It cost 500 francs.", [(Q, "500 francs")]),
        ("The third-largest island, ranked 5th of 200.", [(R, "third"), (R, "5th"), (Q, "200")]),
        ("Between 50 and 60 ships, five or six boats, 200,000+.", [(Q, "Between 50 and 60"), (Q, "five or six"), (Q, "200,000+")]),
        ("It reached number one in 30 countries.", [(R, "one"), (Q, "30")]),
        ("In Lund 300 people met, and Lund 1,300 people.", [(Q, "300"), (Q, "1,300")]),
        ("Mid-to-late 1990s; 10,000 BC; c. 1850; AD 79.", [(D, "Mid-to-late 1990s"), (D, "10,000 BC"), (D, "c. 1850"), (D, "AD 79")]),
    ],
)  # fmt: skip
def test_what_can_be_checked(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert _listed(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("See p. 18, pp. 8-22 and page 7.", [("page", "p. 18"), ("page", "pp. 8-22"), ("page", "page 7")]),
        ("In 40 (6): 865–887.", [("page", "40 (6): 865–887")]),
        ("Section 4.2, Articles 5 and 6, No. 5, Fig. 3.", [("numbering", "Section 4.2"), ("numbering", "Articles 5 and 6"), ("numbering", "No. 5"), ("numbering", "Fig. 3")]),
        ("Version 2.3 and v2.3 of Perl 5.36.1.", [("version", "Version 2.3"), ("version", "v2.3"), ("version", "5.36.1")]),
        ("Windows 10, a Boeing 747 and Expo 2020.", [("identifier", "10"), ("identifier", "747"), ("identifier", "2020")]),
        ("COVID-19, G20, MP3, H1N1, 5G, COP26, agent 007.", [("identifier", word) for word in ("COVID-19", "G20", "MP3", "H1N1", "5G", "COP26", "007")]),
        ("The 2030 Agenda; A House of Nine Doors.", [("identifier", "2030 Agenda"), ("identifier", "Nine")]),
        ("Call +41 22 717 91 11 or (202) 555-0123 or 020 7946 0018.", [("phone", "+41 22 717 91 11"), ("phone", "(202) 555-0123"), ("phone", "020 7946 0018")]),
        ("At 3:30 pm, 9 a.m. and 9am–5pm, seven o'clock.", [("clock", "3:30 pm"), ("clock", "9 a.m."), ("clock", "9am"), ("clock", "5pm"), ("clock", "seven o'clock")]),
        ("From https://a.example/2020/05, b@c.example, #metoo2017.", [("identifier", "https://a.example/2020/05"), ("identifier", "b@c.example"), ("identifier", "#metoo2017")]),
        ("ISBN 978-3-16-148410-0, ISSN 1234-5678, doi:10.1234/ab.cd.", [("identifier", "ISBN 978-3-16-148410-0"), ("identifier", "ISSN 1234-5678"), ("identifier", "doi:10.1234/ab.cd")]),
        ("Server 192.168.0.1 at 46.2044° N, 6.1432° E.", [("identifier", "192.168.0.1"), ("address", "46.2044° N, 6.1432° E")]),
        ("At 10 Mill Street, NY 10017.", [("address", "10 Mill Street"), ("address", "10017")]),
        ("They won 3–1 and the vote was 52–48, on 12 × 4 m.", [("unclear", "3–1"), ("unclear", "52–48"), ("unclear", "12 × 4")]),
        ("As shown [3] and [1, 4–6]. So it ended.7 Then", [("citation", "3"), ("citation", "1, 4–6"), ("citation", "7")]),
        ("Regulation (EU) 2016/679, Resolution 1325.", [("numbering", "2016/679"), ("numbering", "Resolution 1325")]),
        ("Hundreds came.", [("unclear", "Hundreds")]),
        ("A map at 1:25,000 and 10^9 cells.", [("unclear", "1:25,000"), ("unclear", "10^9")]),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_value(sentence: str, expected: list[tuple[str, str]]) -> None:
    seen = [one for one in _seen(sentence) if one.kind != "name"]
    assert [(one.kind, one.text) for one in seen] == expected
    assert all(one.why for one in seen)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He joined the Global Pact for Safe, Orderly and Fair Fishing.", ["Global Pact for Safe, Orderly and Fair Fishing"]),
        ("Members of the Harbour Workers Council met Ada Lund in Oslo.", ["Harbour Workers Council", "Ada Lund", "Oslo"]),
        ("Rivers are long. Nobody asked Jean-Paul O'Neill of the BBC.", ["Jean-Paul O'Neill", "BBC"]),
        ("In May, the Bank of England, Lloyds and Barclays agreed.", ["Bank of England", "Lloyds", "Barclays"]),
        ("It is the Ministry of Fisheries and Trade in Bergen.", ["Ministry of Fisheries and Trade", "Bergen"]),
        ("They flew the Boeing 747 home.", ["Boeing 747"]),
        ("The trust’s Missing Boats Project began.", ["Missing Boats Project"]),
    ],
)
def test_names(sentence: str, expected: list[str]) -> None:
    assert [one.text for one in _seen(sentence) if one.kind == "name"] == expected


@pytest.mark.parametrize(
    ("text", "decimal", "order"),
    [
        ("It was 1.234.567,8 in all.", ",", ""),
        ("Of 12,5 % and 3,5 % later.", ",", ""),
        ("Of 12.5% and 3.5% later.", ".", ""),
        ("Of 12.5% and 3,5 % later.", "", ""),
        ("Only 12,5 % once.", "", ""),
        ("See 4.2 and 5.1 and 1.2.", "", ""),
        ("On 25/12/2024 and 26/12/2024.", "", "dmy"),
        ("On 12/25/2024 and 12/26/2024.", "", "mdy"),
        ("On 25/12/2024 and 12/26/2024.", "", ""),
        ("On 03/04/2025.", "", ""),
    ],
)
def test_how_a_text_writes(text: str, decimal: str, order: str) -> None:
    assert style_of(_page(text)) == (order, decimal)


def test_what_the_header_declares_comes_first() -> None:
    page = _page("Of 12.5% and 3.5%, on 25/12/2024 and 26/12/2024.", Header(decimal="comma", date_order="mdy"))
    assert style_of(page) == ("mdy", ",")


def test_what_can_be_read_two_ways_names_both() -> None:
    (value,) = [one.value for one in _seen("It has 1.234 pages.")]
    assert isinstance(value, NotJudged) and "1,234 or 1.234" in value.reason
    assert [show(one.value) for one in _seen("On 03/04/2025.") if one.value and not isinstance(one.value, NotJudged)] == ["2025-03-04 or 2025-04-03"]


def test_values_are_those_of_the_reader() -> None:
    (seen,) = _seen("almost 375 million euros")
    assert isinstance(seen.value, Quantity)
    assert (seen.value.unit, seen.value.spans[0].low, seen.value.spans[0].high) == ("EUR", Fraction(374_000_000), Fraction(375_000_000))


@pytest.mark.parametrize("sentence", ["It has 1.234 pages.", "On 14 March.", "It cost 500 francs.", "In 2019-02-30.", "Up to 7-5 m."])
def test_what_the_reader_refuses_is_kept_with_its_reason(sentence: str) -> None:
    assert any(isinstance(one.value, NotJudged) for one in _seen(sentence)) or [one.kind for one in _seen(sentence)] == ["unclear"]


def test_citations_and_entries_cover_their_figures() -> None:
    text = "As shown (Berg 2018, p. 4), 40 boats. Berg, A. 2018. “Nets.” 3–20."
    page = _page(text)
    cited = Citation(("Berg",), "2018", 0, text.index("(Berg"), text.index("), 40") + 1)
    work = Work(("Berg",), "2018", "Nets", 0, text.index("Berg, A."), len(text))
    found = [(one.kind, one.text) for one in mentions(page, style_of(page), (cited,), (work,)) if one.kind != "name"]
    assert found == [("citation", "(Berg 2018, p. 4)"), ("quantity", "40"), ("citation", "Berg, A. 2018. “Nets.” 3–20.")]


def test_cells_are_read_by_what_heads_them() -> None:
    text = "Harrow | 1951 | 1850"
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in text.split(" | "))
    page = Page("a.md", text, True, (Block("row", text, (Piece(0, 0),), cells=spans, header=("Town", "Founded", "Members")),))
    assert [(one.kind, one.text) for one in mentions(page, style_of(page)) if one.kind != "name"] == [(D, "1951"), (Q, "1850")]


@pytest.mark.parametrize(
    "sentence", ["Between 12 May 2020 and 4, “the 30% in 2016” of the Bank of 1990, see p. 4 (2019: 3).", "On 1 and 2 May 2020, 3–4 of 5/6 7."]
)
def test_no_two_overlap_but_a_name_or_quotation_and_what_it_holds(sentence: str) -> None:
    seen = _seen(sentence)
    for one in seen:
        for other in seen:
            if one is not other and one.start < other.end and other.start < one.end:
                outer, inner = (one, other) if one.end - one.start >= other.end - other.start else (other, one)
                assert outer.kind in {"name", "quoted"} and outer.start <= inner.start and inner.end <= outer.end


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1 ", "(", "'a ", '"', "“", "A of ", "one ", "2016 ", "p. 1, ", "1–", "#", "May ", "1/", "10.", "+1 ", "a@", "the end of "]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    clock.in_proportion(lambda size: lambda: _seen(unit * (size // len(unit))), 1_250, 20_000)
