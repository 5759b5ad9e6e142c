"""What is a citation, and what does an entry say? One line each, in the ways people write them."""

from __future__ import annotations

import pytest

from claimcheck.prose import Citation, Document, Work
from claimcheck.texts.citations import citations
from claimcheck.texts.citations.audit import Audit
from claimcheck.texts.citations.index import nearly
from claimcheck.texts.citations.names import forms, key
from claimcheck.texts.layout import lay_out
from tests import clock

LIST = """

References

Aldous, P. (2010). One. Reef Press.

Brae, T., & Conti, L. (2014). Two. *Reefs*, 3(1), 1–20.

Conti, L. (2018a). Three. *Reefs*, 7(1), 21–40.

Conti, L. (2018b). Four. *Reefs*, 7(2), 41–60.

Delgado, M., Brae, T., & Aldous, P. (2019). Five. *Reefs*, 8(1), 1–9.

de la Vega, R. (2012). Six. Reef Press.

Reef Guards. (2020). Annual report.

O'Neill, S. ([1851] 2004). Seven. Reef Press.
"""


def read(text: str, *, markdown: bool = True) -> tuple[tuple[Citation, ...], tuple[Work, ...]]:
    return citations(lay_out("reefs.md" if markdown else "reefs.txt", text, markdown))


def cited(sentence: str) -> list[str]:
    """The citations of a sentence above the list, as ``Names year pages``."""
    found, _ = read(sentence + LIST)
    return [
        f"{' & '.join(c.authors)}{' et al.' if c.more_authors else ''} {c.year}" + (f" {c.pages[0]}-{c.pages[1]}" if c.pages else "") for c in found
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Reefs grow (Aldous 2010).", ["Aldous 2010"]),
        ("Reefs grow (Aldous, 2010, p. 18).", ["Aldous 2010 18-18"]),
        ("Reefs grow (Aldous 2010: 18–22).", ["Aldous 2010 18-22"]),
        ("Reefs grow (Aldous 2010, 18–22, our translation).", ["Aldous 2010 18-22"]),
        ("Reefs grow (Aldous 2010, 1621).", ["Aldous 2010 1621-1621"]),
        ("Reefs grow (Aldous 2010: 1621–38).", ["Aldous 2010 1621-1638"]),
        ("Reefs grow (see Brae and Conti 2014).", ["Brae & Conti 2014"]),
        # the author further ahead
        ("Coral, on Aldous's figures, had 8,200 heads (2010, 203).", ["Aldous 2010 203-203"]),
        ("Conti thinks them an addition (2018a, 7; compare 2018b).", ["Conti 2018a 7-7", "Conti 2018b"]),
        ("By the count of Delgado there were forty of them (2019, pp. 3–5).", ["Delgado et al. 2019 3-5"]),
        ("Aldous, and after him Conti, saw forty of them (2010, 18).", ["Aldous 2010 18-18"]),
        ("Aldous, and after him Conti, saw forty of them (2011, 18).", []),
        ("Aldous sold forty reefs that year (2010).", []),
        ("Coral had 8,200 heads (2010, 203).", []),
        ("Reefs grow (see also Brae & Conti, 2014).", ["Brae & Conti 2014"]),
        ("Reefs grow (cf. Aldous 2010; Brae & Conti 2014; Reef Guards 2020).", ["Aldous 2010", "Brae & Conti 2014", "Reef Guards 2020"]),
        ("Reefs grow (Aldous 2010, Brae & Conti 2014).", ["Aldous 2010", "Brae & Conti 2014"]),
        ("Reefs grow (Conti 2018a, b).", ["Conti 2018a", "Conti 2018b"]),
        ("Reefs grow (Conti 2018a, 2018b: 44).", ["Conti 2018a", "Conti 2018b 44-44"]),
        ("Reefs grow (Delgado et al. 2019).", ["Delgado et al. 2019"]),
        ("Reefs grow (Delgado, Brae, and Aldous 2019).", ["Delgado & Brae & Aldous 2019"]),
        ("Aldous (2010) argues that reefs grow.", ["Aldous 2010"]),
        ("Brae and Conti’s (2014) reefs grow.", ["Brae & Conti 2014"]),
        ("In the Gulf, Delgado et al. (2019, p. 4) saw them grow.", ["Delgado et al. 2019 4-4"]),
        ("However, de la Vega (2012) did not.", ["de la Vega 2012"]),
        ("They grew (quoted in De la Vega 2012).", ["De la Vega 2012"]),
        ("They grew (O’Neill [1851] 2004).", ["O’Neill 1851/2004"]),
        ("They grew (P. Aldous 2010; Aldous, P., 2010).", ["Aldous 2010", "Aldous 2010"]),
        (
            "They grew (Aldous 2010), and Sorley (2003) agrees; nobody else does (Quint forthcoming).",
            ["Aldous 2010", "Sorley 2003", "Quint forthcoming"],
        ),
    ],
)
def test_citations_by_author_and_year(sentence: str, expected: list[str]) -> None:
    assert cited(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Reefs grew (August 2018).",
        "Reefs grew (as of July 2021).",
        "Reefs grew (Portugal).",
        "The Guards (founded 1951) watch them.",
        "Reefs grew (World War II 1939).",
        "Reefs grew (2018).",
        "Reefs grew (12 May 2018, Lisbon 2018).",
        "The film Vertigo (1958) has no reefs, nor has *Kind of Blue* (1959).",
        "The keeper (Vale, 2018–2023) left; the Reef Act (1998) stayed.",
        "Reefs grew (in Palau 2015; since 2016; until March 2017; Table 2014).",
        "The summit (World Reef Summit 2013, Tunis) came first.",
        "In Spring 2014 and by June 2015, Reef 2016 was over.",
    ],
)
def test_what_is_no_citation(sentence: str) -> None:
    assert cited(sentence + " (Aldous 2010)") == ["Aldous 2010"]


def test_a_text_without_a_list_and_one_doubtful_bracket_cites_nothing() -> None:
    assert read("The rocket (Apollo 2019) flew.")[0] == ()


@pytest.mark.parametrize(
    ("entry", "authors", "year", "pages"),
    [
        ("Smith, J., & Jones, K. L. (2010). Rivers. Journal, 3(2), 1–10.", ["Smith", "Jones"], "2010", (1, 10)),
        ("van der Berg, Jan, and María de la Cruz. 2015a. “Dams.” River Studies 4: 11–19.", ["van der Berg", "de la Cruz"], "2015a", (11, 19)),
        ("Smith, John. Managing Rivers. Penguin, 2010.", ["Smith"], "2010", None),
        ("Smith, John, and Mary Jones. “Rivers.” Journal, vol. 3, no. 2, 2018, pp. 5-9.", ["Smith", "Jones"], "2018", (5, 9)),
        ("Smith J, Jones KL, O'Neill P, et al. Rivers. Lancet. 2018;40(6):865-71.", ["Smith", "Jones", "O'Neill"], "2018", (865, 871)),
        ("J. Smith, K. L. Jones, and P. Roe, “Rivers,” J. Rivers, vol. 3, pp. 1–5, Mar. 2018.", ["Smith", "Jones", "Roe"], "2018", (1, 5)),
        ("Kipper, David, and Koller, Anne. 2018. Auf der Suche. In: Dinge, Anne Koller (Hg.), 8-22. Berlin.", ["Kipper", "Koller"], "2018", (8, 22)),
        ("KIPPER, David; KOLLER, Anne (Hg.) (2018): Auf der Suche. Berlin.", ["KIPPER", "KOLLER"], "2018", None),
        ("River Watch. n.d. “About us.” Accessed 4 May 2020.", ["River Watch"], "n.d.", None),
        ("Smith, John. “Rivers.” The Times, 4 May 2010, www.times.example. Accessed 5 June 2019.", ["Smith"], "2010", None),
        ("World Bank (2020) Rivers. Available at: https://x.example/2019 [Accessed 3 May 2021].", ["World Bank"], "2020", None),
        ("Lee A, Kim B. The rivers of 1945. New York: Wiley; 2003.", ["Lee", "Kim"], "2003", None),
        ("Hermann, M. V., Rivers and Their Banks, in Third River Meeting, Bank Press, 1986.", ["Hermann"], "1986", None),
    ],
)
def test_entries(entry: str, authors: list[str], year: str, pages: tuple[int, int] | None) -> None:
    _, works = read(f"Text.\n\n## References\n\n{entry}\n\nZed, A. (1999). Last. Press.\n")
    assert [(list(work.authors), work.year, work.pages) for work in works[:-1]] == [(authors, year, pages)]


def test_what_cannot_be_read_has_no_author_or_no_year_and_what_it_names_is_not_judged() -> None:
    text = "Reefs grow (Aldous 2010; Morrow 2011).\n\n## References\n\nAldous, P. (2010). One. Press.\n\n“A title first,” with words of Morrow and others. Press, 2011.\n"
    found, works = read(text)
    audit = Audit(Document(lay_out("reefs.md", text, True), citations=found, works=works))
    assert [bool(work.authors and work.year) for work in works] == [True, False]
    assert [group.first.authors for group, _ in audit.faults.unread] == [("Morrow",)]
    assert not audit.faults.missing


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("References", "cited"),
        ("7. Works Cited", "cited"),
        ("BIBLIOGRAPHY", "consulted"),
        ("Further reading", "further"),
        ("Literatur:", "consulted"),
    ],
)
def test_lists_are_found_by_their_headings(heading: str, kind: str) -> None:
    _, works = read(f"Reefs grow.\n\n{heading}\n\nAldous, P. (2010). One. Press.\n\nBack to index\n", markdown=False)
    assert [(work.authors, work.kind) for work in works] == [(("Aldous",), kind)]


def test_a_run_of_entries_at_the_end_is_a_list() -> None:
    _, works = read("Reefs grow (Aldous 2010).\n\nAldous, P. (2010). One.\n\nBrae, T. (2011). Two.\n\nConti, L. (2012). Three.\n", markdown=False)
    assert [work.year for work in works] == ["2010", "2011", "2012"]


def test_dashes_stand_for_the_authors_before() -> None:
    _, works = read("Text.\n\n## Bibliography\n\nAldous, Peg. 2010. One. Press.\n\n———. 2012. Two. Press.\n")
    assert [work.authors for work in works] == [("Aldous",), ("Aldous",)]


def test_numbers_and_ranges() -> None:
    entries = "\n".join(f"[{n}] A. Author{n}, “Title,” J. Reefs, vol. 1, pp. 1–5, 201{n}." for n in range(1, 7))
    found, works = read(f"Reefs [1, 4–6] grow [2],[3]. The interval [0, 1] is closed.\n\nReferences\n\n{entries}\n", markdown=False)
    assert [c.label for c in found] == ["1", "4", "5", "6", "2", "3"]
    assert [work.label for work in works] == ["1", "2", "3", "4", "5", "6"]


def test_keys() -> None:
    entries = "[BM92] Paul Bell and Neil Moss. Shapes. PAMI, 1992.\n\n[CY99] Jo Cole. Angles. ICCV, 1999.\n\n[DHR+11] Hao Dell. Depth. TOG, 2011."
    found, works = read(f"Shapes [BM92, DHR+11] have angles [CY99].\n\n## References\n\n{entries}\n")
    assert [c.label for c in found] == ["BM92", "DHR+11", "CY99"]
    assert [work.label for work in works] == ["BM92", "CY99", "DHR+11"]


def test_raised_numbers() -> None:
    entries = "\n".join(f"{n}. Author{n} A. Title. Reefs. 201{n};1(1):1-5." for n in range(1, 4))
    found, _ = read(f"On reefs\n\nReefs grow.¹ On 5 km² they do not.²,³\n\nReferences\n\n{entries}\n", markdown=False)
    assert [c.label for c in found] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "unit", ["Smith, Title, 45; ", "Ibid. ", "Ana Smith, Title (Oslo: House, 1998), 31. ", "Smith, Jones, ", "A B C D, ", "[^1]: Smith, Dams, 4.\n"]
)
def test_time_is_linear_in_notes(unit: str) -> None:
    clock.in_proportion(lambda size: audited(lay_out("notes.md", "A[^1] b.[^1]\n\n[^1]: " + unit * (size // len(unit)), True)), 3_000, 48_000)


def audited(page) -> clock.Work:
    def work() -> None:
        found, works = citations(page)
        assert Audit(Document(page, citations=found, works=works)).faults is not None

    return work


PAGED = """

Works Cited

Castell, Ines. *Reefs*. Harbour Books, 2011.

Holt, Mary, and Kenji Ueda. "Tides." *Sea Letters*, vol. 1, 1996, pp. 99-110.

Ó Briain, Cian. *Tolls*. Keel, 1980.
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Reefs grow (Castell 12).", ["Castell 12-12"]),
        ("Reefs grow (Castell 12; Holt and Ueda 101-02).", ["Castell 12-12", "Holt & Ueda 101-102"]),
        ("Reefs grow (Castell, *Reefs* 12, 14), says (Ó Briain).", ["Castell Reefs 12-14", "Ó Briain"]),
        ("Reefs grow (Castell 12). As Castell notes, they do (22).", ["Castell 12-12", "Castell 22-22"]),
        ("Reefs grow (Castell 12). “Yes” (“Slow Growth” 9).", ["Castell 12-12", " Slow Growth 9-9"]),
        ("Reefs grow (Castell 12), so does coral (Orne 7).", ["Castell 12-12", "Orne 7-7"]),
        ("Reefs grow (Castell 12), Apollo too (Apollo 11), in (Article 5), (June 12), (Boeing 747), (Peru), (22).", ["Castell 12-12"]),
        ("Reefs grow (Castell 12). Reefs, Holt and Ueda insist, are old (101).", ["Castell 12-12", "Holt & Ueda 101-101"]),
        ("Reefs grow (Castell 12). Reefs are old, says Orne (71).", ["Castell 12-12", "Orne 71-71"]),
        ("Reefs grow (Castell 12). According to Orne and Vale (71), they are old.", ["Castell 12-12", "Orne & Vale 71-71"]),
        ("Reefs grow (Castell 12). Castell met Holt and Ueda and insists on it (101).", ["Castell 12-12"]),
        ("Reefs grow (Castell 12). It was sold by Orne (71).", ["Castell 12-12"]),
        ("Reefs grow (Castell 12). Mayor Orne (71) said so.", ["Castell 12-12"]),
        ("Reefs grow (Castell 12). The Zeta 40 (Zeta 40).", ["Castell 12-12"]),
        ("Reefs grow (Orne 7).", []),
    ],
)
def test_citations_by_author_and_page(sentence: str, expected: list[str]) -> None:
    found, _ = read(sentence + PAGED)
    assert [" ".join(filter(None, (" & ".join(c.authors), c.title, "-".join(map(str, c.pages or ()))))) for c in found] == [
        one.strip() for one in expected
    ]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ana Holt, *Reefs of the North* (Oslo: Fjord Press, 1998), 31–33.", ["Holt 1998 Reefs of the North 31-33"]),
        ("Ana Holt, Bo Ek, and Cy Dahl, *Reefs* (Oslo: Fjord Press, 1998).", ["Holt & Ek & Dahl 1998 Reefs"]),
        ("See Ana Holt and Bo Ek, “Tides,” *Sea* 6, no. 2 (1982): 18.", ["Holt & Ek 1982 Tides 18-18"]),
        ("A. Holt, ‘Tides’, *Sea* 6 (1982), pp. 101–19, at p. 104.", ["Holt 1982 Tides 101-119"]),
        ("Ana Holt, *Tides*, 31 Sea L. Rev. 201, 214 (1999).", ["Holt 1999 Tides 214-214"]),
        ("Holt, *Reefs*, 45; cf. van der Ek, “Tides,” 12–13.", ["Holt Reefs 45-45", "van der Ek Tides 12-13"]),
        ("Holt 1982, 31.", ["Holt 1982 31-31"]),
        ("Holt, op. cit., p. 45.", ["Holt 45-45"]),
        ("Holt, *supra* note 6, at 45.", ["Holt 45-45"]),
        ("Holt, *Reefs*, 45.\n[^2]: Ibid., 46.", ["Holt Reefs 45-45", "Holt Reefs 46-46"]),
        ("Holt, *Reefs*, 45; Ek, *Tides*, 3.\n[^2]: Ibid., 46.", ["Holt Reefs 45-45", "Ek Tides 3-3"]),
        ("Ibid., 46. Holt was born in Leeds, 1901, and left.", []),
        ("Town Archive, Mill Papers, box 4, folder 12; *The Times*, 4 May 1791, 3.", []),
        ("Personal communication, 12 May 2004; Genesis, 3; the figure is from Table 2, 12.", []),
    ],
)
def test_works_cited_in_notes(note: str, expected: list[str]) -> None:
    found, _ = read(f"Reefs grow.[^1] They do.[^2]\n\n[^1]: {note}\n")
    shown = [" ".join(filter(None, (" & ".join(c.authors), c.year, c.title, "-".join(map(str, c.pages or ()))))) for c in found if not c.label]
    assert shown == expected


def test_places_are_exact() -> None:
    page = lay_out("reefs.md", "# Reefs\n\nThey *grow*, **we** say (see Aldous 2010)." + LIST, True)
    found, works = citations(page)
    assert [page.place(c.block, c.start) for c in found] == [(3, 30)]
    assert page.blocks[works[1].block].text[works[1].start :].startswith("Brae, T.")


def test_names() -> None:
    assert key("Pécoud") == key("PECOUD")
    assert key("van der Berg") == key("Berg")
    assert key("O’Neill") == key("O'Neill")
    assert key("International Organization of Reefs") in forms("International Organization of Reefs (IOR)")
    assert "ior" in forms("International Organization of Reefs")
    assert nearly("conti", "contti")
    assert nearly(key("Mueller"), key("Müller"))
    assert not nearly("lee", "lea")
    assert not nearly("hansen", "jansson")


@pytest.mark.parametrize(
    "unit",
    [
        "(Smith 2014; ",
        "Smith, J., & ",
        "[1,2,",
        "(2014 ",
        ") 2014",
        "Smith and Jones ",
        "“",
        "References\n\n",
        "———. ",
        "(((",
        "1. ",
        "A. B. ",
        "(Smith 12; ",
        "(Smith, Short Title 12) ",
        "As Smith notes (12) (13) ",
        "On Smith's figures (2014, 3) ",
        "says Smith (3) ",
        "Smith, J. (2014). T. ",
    ],
)
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    clock.in_proportion(lambda size: audited(lay_out("hostile.txt", "References\n\n" + unit * (size // len(unit)), False)), 3_000, 48_000)
