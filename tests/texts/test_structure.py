"""What does layout state? Texts of many kinds, and the statements that their lines, entries, tables and lists make."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.prose import Page, Statement
from claimcheck.reading.expect import Style
from claimcheck.texts import read_texts
from claimcheck.texts.cast import cast
from claimcheck.texts.layout import lay_out
from claimcheck.texts.mentions import mentions
from claimcheck.texts.phrases import book
from claimcheck.texts.structure import structured
from claimcheck.texts.structure.labels import Label, label
from claimcheck.texts.structure.lists import enumerated

LEDGER = load([]).ledger()
BOOK = book(LEDGER.properties.values())
TITLE = "# Skerry Light Trust\n\nThe Skerry Light Trust looks after lights.\n\n"


def laid(text: str, markdown: bool = True) -> tuple[Page, list[Statement]]:
    """The text taken apart, and what its layout states."""
    page = lay_out("text.md", text, markdown)
    found = structured(page, mentions(page, Style()), cast([page], LEDGER), BOOK)
    return page, [statement for statement, _ in found]


def said(text: str, markdown: bool = True) -> list[tuple[str, str]]:
    """Properties and values, with unit, time and scope where given."""
    _, found = laid(text, markdown)
    return [(one.property, " | ".join(part for part in (f"{one.value} {one.unit}".strip(), one.when, one.scope) if part)) for one in found]


KEYS = [
    ("Headquarters: Oban, Scotland", [("seat", "Oban")]),
    ("**Headquarters:** Oban", [("seat", "Oban")]),
    ("Founded: 1887, as the Society for Northern Lights", [("founded", "1887"), ("founding-name", "Society for Northern Lights")]),
    ("Established — 12 May 1887", [("founded", "12 May 1887")]),
    ("Revenue (2023): £4.2 million", [("income", "£4.2 million | 2023")]),
    ("Revenue (USD m, 2023): 4.2", [("income", "4.2 million USD | 2023")]),
    ("Budget: 4.2 million", []),  # of which currency is not said
    ("Staff (est.): 340", [("staff", "about 340")]),
    ("Staff: about 1,200 (2022)", [("staff", "about 1,200 | 2022")]),
    ("Staff: 32 in 2020, 35 in 2023", [("staff", "32 | 2020"), ("staff", "35 | 2023")]),
    ("Visitors: 148,000 (2022); 131,500 (2021)", [("visitors", "148,000 | 2022"), ("visitors", "131,500 | 2021")]),
    ("Builder: Norrin Yard, Bergen, Norway", [("builder", "Norrin Yard")]),
    ("HQ: Aarhus · Founded: 2015 · CEO: Liv Thygesen", [("seat", "Aarhus"), ("founded", "2015"), ("head", "Liv Thygesen")]),
    ("Length 12 km | Opened 1985 | Cost £3.4 million", [("length", "12 km"), ("opened", "1985"), ("cost", "£3.4 million")]),
    ("Height: 45 m, width: 12 m, built: 1998", [("height", "45 m"), ("width", "12 m"), ("completed", "1998")]),
    ("Members (2015): 14,209; members (2020): 12,876.", [("members", "14,209 | 2015"), ("members", "12,876 | 2020")]),
    ("Staff: 32 in 2020; 35 in 2023; seat: Oban", [("staff", "32 | 2020"), ("staff", "35 | 2023"), ("seat", "Oban")]),
    ("Seat: Oban. Head: Ann Lee. Founded: 1887.", [("seat", "Oban"), ("head", "Ann Lee"), ("founded", "1887")]),
    (
        "Owner: Reed Board. Previous owners: Earls of Morne (to 1921), Ulster Linen Co. (1921–1958).",
        [("owner", "Reed Board"), ("owner", "Earls of Morne | to 1921"), ("owner", "Ulster Linen Co. | 1921–1958")],
    ),
    ("Previous owners: the Earls of Morne, Ulster Linen Co.", []),
    ("Honours: Order of the Reed (1979), Silver Quill (1985)", [("award", "Order of the Reed | 1979"), ("award", "Silver Quill | 1985")]),
    ("Predecessors: Town Police (1829–1871), Borough Watch (1871–1902)", []),
    ("Dates: 14–22 May 2016; venue: Kunsthalle, Kiel", [("held", "14–22 May 2016"), ("location", "Kunsthalle")]),
    ("Staff: n/a", []),
    ("Staff: –", []),
    ("Staff: unknown", []),
    ("Staff: the trust hires in spring", []),
    ("Members: 175+ member states", [("member-states", "175+")]),
    ("Chair: Ann Lee (since 2019)", [("chair", "Ann Lee | since 2019")]),
    ("Founders: Ann Lee, Bo Ek and Cy Doe", [("founded-by", "Ann Lee"), ("founded-by", "Bo Ek"), ("founded-by", "Cy Doe")]),
    ("Founders: artists, including Ann Lee", []),
    ("Seat: Its seat is on the harbour", []),
    ("Official name: Trust for the Northern Lights (TNL)", [("short-name", "TNL"), ("name", "Trust for the Northern Lights")]),
    ("Bo Ek: Director General, 2018–2023 (Portugal)", [("head", "Bo Ek | 2018–2023"), ("nationality", "Portugal")]),
    ("Ida Lund: Chair since 2023 (Norway)", [("chair", "Ida Lund | since 2023"), ("nationality", "Norway")]),
    ("Ida Lund: a chair made of oak", []),
    ("Lighthouses: 14", [("number-of-lighthouses", "14")]),
    ("Number of lamps: 1,204", [("number-of-lamps", "1,204")]),
    ("Lamps sold: 1,204", [("number-of-lamps-sold", "1,204")]),
    ("Thickness: 5.8 mm", [("thickness", "5.8 mm")]),
    ("Electrified: 1962", [("electrified", "1962")]),
    ("Weight: 375 g without pen", [("mass", "375 g | without pen")]),
    ("Deck area: 2,800 m²", [("deck-area", "2,800 m²")]),
    ("Telephone: 01632 960283", []),
    ("Step 4: 12 screws", []),
    ("See https://example.org/staff: 12", []),
    ("At 10:30 the staff left", []),
    ("Rank: 4", []),
    ("Colours: three (slate, sand)", [("number-of-colours", "2"), ("number-of-colours", "three")]),
    ("Colours: three (slate, sand, red)", [("number-of-colours", "3"), ("number-of-colours", "three")]),
    ("Offices: 12 (two closed, ten open)", [("offices", "12")]),
    ("Interface: 26 languages", [("number-of-languages", "26")]),
    ("Kenya: 26 languages", [("number-of-languages", "26 | Kenya")]),
    ("Market growth: 12%", []),
]


@pytest.mark.parametrize(("line", "expected"), KEYS, ids=[line for line, _ in KEYS])
def test_a_line_of_a_key_and_a_value_states_what_it_says_and_no_more(line: str, expected: list[tuple[str, str]]) -> None:
    assert said(f"{TITLE}- {line}\n") == expected


def test_keys_that_count_parts_are_the_parts_they_count() -> None:
    assert said(f"{TITLE}- North wing: 12 rooms\n- South wing: 14 rooms\n") == [
        ("number-of-rooms", "12 | North wing"),
        ("number-of-rooms", "14 | South wing"),
    ]


def test_what_is_planned_is_no_fact() -> None:
    _, (plan, fact) = laid(f"{TITLE}- Staff: 400 (target)\n- Staff: 300 (2023)\n")
    assert (plan.modality, plan.scope, fact.modality) == ("planned", "", "")


def test_lines_of_one_paragraph_are_lines_of_their_own() -> None:
    assert said(f"{TITLE}Founded: 1887\nHeadquarters: Oban\nLighthouses: 14\n") == [
        ("founded", "1887"), ("seat", "Oban"), ("number-of-lighthouses", "14"),
    ]  # fmt: skip


def test_a_key_may_stand_on_the_line_above_its_value() -> None:
    assert said("Ann Lee\n\nBorn\n\n4 May 1963 (age 61) Lyon, France\n\nOccupation\n\nPainter\n", markdown=False)[:2] == [
        ("born", "4 May 1963"), ("birthplace", "Lyon"),
    ]  # fmt: skip


def test_a_tab_parts_a_key_from_its_value() -> None:
    assert ("founded", "1887") in said("Skerry Light Trust\n\nFounded\t1887\n", markdown=False)


def test_the_words_of_a_statement_stand_where_it_says() -> None:
    page, found = laid(f"{TITLE}- Revenue (2023): £4.2 million\n- Bo Ek: Director General, 2018–2023 (Portugal)\n")
    texts = [(page.blocks[one.block].text[one.start : one.end], page.blocks[one.block].text[one.value_start : one.value_end]) for one in found]
    assert texts == [
        ("Revenue (2023): £4.2 million", "£4.2 million"),
        ("Bo Ek: Director General, 2018–2023", "Bo Ek"),
        ("Portugal", "Portugal"),
    ]


ENTRIES = [
    ("1887: Created as the Society for Northern Lights.", [("founded", "1887"), ("founding-name", "Society for Northern Lights")]),
    ("1887: The trust is founded in Oban.", [("founded", "1887")]),
    ("1887: Ann Lee founds a school.", []),
    ("1887: Opens an office in Leith.", []),
    ("1904 — Joins the Union of Lights", [("joined", "1904 | Union of Lights")]),
    ("1960: Moves its headquarters to Leith.", [("seat", "Leith | 1960")]),
    ("March 2018: Ann Lee becomes director", [("term-began", "March 2018")]),
    ("2018: Ann Lee becomes a mother", []),
    ("1990s: Opened", [("opened", "1990s")]),
    ("1951–1970s: Founded again and again", []),
    ("2020: Nothing happens", []),
    ("2020: Dissolved", [("dissolved", "2020")]),
]


@pytest.mark.parametrize(("entry", "expected"), ENTRIES, ids=[entry for entry, _ in ENTRIES])
def test_an_entry_of_a_timeline_dates_the_event_that_its_verb_names(entry: str, expected: list[tuple[str, str]]) -> None:
    assert said(f"{TITLE}## Timeline\n\n- {entry}\n- 2021: A quiet year\n") == expected


def test_a_heading_may_date_the_words_under_it() -> None:
    text = f"{TITLE}## Timeline\n\n### 2016: Under one roof\n\nFormally joins the UN system as a partner.\n\n### 2019: Later\n\nQuiet.\n"
    assert said(text) == [("joined", "2016 | UN")]


def table(*rows: str) -> str:
    head, *body = rows
    return f"{TITLE}{head}\n{'|'.join(['', *['---'] * (head.count('|') - 1), ''])}\n" + "\n".join(body) + "\n"


TABLES = [
    (
        "columns of years",
        table("| Key figure | 2022 | 2023 |", "| Revenue (EUR million) | 297.6 | 318.4 |", "| Employees at year end | 1,802 | n/a |", "| Lamps sold | 43 | 46[1] |"),
        [
            ("income", "297.6 million EUR | 2022"), ("income", "318.4 million EUR | 2023"), ("staff", "1,802 | end of 2022"),
            ("number-of-lamps-sold", "43 | 2022"), ("number-of-lamps-sold", "46 | 2023"),
        ],
    ),
    (
        "rows of years",
        table("| Year | Members | Budget (USD m) |", "| 2019 | 14 | 3.2 |", "| 2020 | – | 4 |"),
        [("members", "14 | 2019"), ("budget", "3.2 million USD | 2019"), ("budget", "4 million USD | 2020")],
    ),
    (
        "parts and the whole",
        table("| Region | Staff | Share |", "| Africa | 120 | 60% |", "| Asia | 80 | 40% |", "| Total | 200 | 100% |"),
        [("staff", "120 | Africa"), ("staff", "80 | Asia"), ("staff", "200")],
    ),
    (
        "things and their properties",
        table("| Name | Height (m) | Colour |", "| North Light | 40 | red |", "| South Light | 32 | white |"),
        [("height", "40 m"), ("height", "32 m")],
    ),
    (
        "properties down, things across",
        table("| | North Light | South Light |", "| Height | 40 m | 32 m |", "| Founded | 1901 | 1903 |"),
        [("height", "40 m"), ("height", "32 m"), ("founded", "1901"), ("founded", "1903")],
    ),
    ("keys and values under a header of their own", table("| Founded | 1887 |", "| Staff | 200 |"), [("founded", "1887"), ("staff", "200")]),
    ("a column that names nothing", table("| Rank | Points |", "| 1 | 20 |", "| 2 | 18 |"), []),
    ("rows that name nothing known", table("| Label | Staff |", "| a | 20 |", "| b | 18 |"), []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_a_table_states_what_its_rows_and_columns_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_staff_by_region_over_the_years() -> None:
    text = (
        f"{TITLE}### Staff by region\n\n| Region | 2022 | 2023 |\n|---|---|---|\n| Africa | 120 | 130 |\n| Asia | 80 | 90 |\n| Total | 200 | 220 |\n"
    )
    assert said(text) == [
        ("staff", "120 | 2022 | Africa"), ("staff", "130 | 2023 | Africa"), ("staff", "80 | 2022 | Asia"), ("staff", "90 | 2023 | Asia"),
        ("staff", "200 | 2022"), ("staff", "220 | 2023"),
    ]  # fmt: skip


def test_a_caption_names_what_the_cells_of_a_table_are() -> None:
    before = "| Property | Value |\n|---|---|\n| Founded | 1887 |\n\n"
    text = f"{TITLE}{before}**Table 2: Revenue by region (EUR m)**\n\n| | 2019 | 2020 |\n|---|---|---|\n| Asia | 4 | 5* |\n| Peru | 3 | n/a |\n| Total | 7 | 8 |\n"
    assert said(text) == [
        ("founded", "1887"), ("income", "4 million EUR | 2019 | Asia"), ("income", "5 million EUR | 2020 | Asia"), ("income", "3 million EUR | 2019 | Peru"),
        ("income", "7 million EUR | 2019"), ("income", "8 million EUR | 2020"),
    ]  # fmt: skip


def test_people_stand_with_their_offices_in_brackets() -> None:
    assert said(f"{TITLE}- Key people: Ann Lee (chief executive), Bo Ek (chair since 2019), Cy Doe (gardener)\n") == [
        ("head", "Ann Lee"), ("chair", "Bo Ek | since 2019"),
    ]  # fmt: skip


LISTS = [
    ("Nairobi, Geneva and Lima", 3),
    ("Nairobi, Geneva, and Lima.", 3),
    ("Nairobi and Lima", 2),
    ("Nairobi, Kenya; Geneva, Switzerland; and Lima, Peru", 3),
    ("Nairobi, Geneva, Lima", None),  # no end is marked
    ("Nairobi, Kenya, Geneva, Switzerland, and Lima", None),
    ("research and development, sales and personnel", None),
    ("cities such as Nairobi and Lima", None),
    ("Nairobi, Geneva and others", None),
    ("one was sold, one was lost and one burned", None),
    ("Oban", None),
]


@pytest.mark.parametrize(("text", "many"), LISTS, ids=[text for text, _ in LISTS])
def test_things_are_counted_where_it_is_sure_how_many_there_are(text: str, many: int | None) -> None:
    assert enumerated(text) == many


COUNTED = [
    ("The trust has four offices: Nairobi, Geneva and Lima.", [("offices", "four"), ("offices", "3")]),
    ("The trust has three lamps: Ruby, Pearl and Jet.", [("number-of-lamps", "three"), ("number-of-lamps", "3")]),
    ("The trust has the following three lamps:\n\n- Ruby\n- Pearl\n", [("number-of-lamps", "three"), ("number-of-lamps", "2")]),
    ("The trust has three lamps, including: Ruby and Pearl.", []),
    ("The trust has three lamps. They are: Ruby and Pearl.", []),
    ("The trust has three lamps such as these: Ruby and Pearl.", []),
    ("The trust wants three things: light, peace and rest.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[text[:50] for text, _ in COUNTED])
def test_a_count_is_stated_as_said_and_as_listed(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(TITLE + text) == expected


LABELS = [
    ("Revenue (USD m)", Label("Revenue", unit="USD", scale="million")),
    ("Budget, in millions of euros", Label("Budget", unit="EUR", scale="million")),
    ("Turnover (£000)", Label("Turnover", unit="GBP", scale="thousand")),
    ("Area (km²)", Label("Area", unit="km2")),
    ("Height in metres", Label("Height", unit="m")),
    ("Staff 2023", Label("Staff", when="2023")),
    ("Staff (as of July 2021)", Label("Staff", when="as of July 2021")),
    ("Population (2021 census)", Label("Population", when="2021")),
    ("Members (est.)", Label("Members", about=True)),
    ("Staff (full-time)", Label("Staff", scope="full-time")),
    ("Staff (total)", Label("Staff")),
    ("Members[1]", Label("Members")),
    ("Employees at year end", Label("Employees", at_end=True)),
]


@pytest.mark.parametrize(("text", "expected"), LABELS, ids=[text for text, _ in LABELS])
def test_a_label_is_its_words_and_what_qualifies_them(text: str, expected: Label) -> None:
    assert label(text) == expected


def test_a_predecessor_below_an_office_held_that_office() -> None:
    text = f"{TITLE}- Chair: Ann Lee (since 2019)\n- Predecessor: Bo Ek, 2012–2019\n"
    assert said(text) == [("chair", "Ann Lee | since 2019"), ("chair", "Bo Ek | 2012–2019")]
    assert said(f"{TITLE}- Seat: Leith\n- Predecessor: Northern Lights\n")[1:] == [("predecessor", "Northern Lights")]


def test_seats_and_shares_of_those_for_whom_people_vote() -> None:
    text = "# Vote 2019\n\n| Party | Seats | Share |\n|---|---|---|\n| Unity | 41 | 33.2% |\n| Land League | 28 | 22.9% |"
    page = lay_out("vote.md", text, markdown=True)
    [document] = read_texts([page], load([]).ledger(today=740_000))
    assert {(one.subject, one.property, one.value) for one in document.statements} == {
        ("Unity", "number-of-seats", "41"),
        ("Unity", "share-of-vote", "33.2%"),
        ("Land League", "number-of-seats", "28"),
        ("Land League", "share-of-vote", "22.9%"),
    }


@pytest.mark.parametrize(
    ("title", "entry", "told"),
    [
        ("Lorne Athletic", "- 1926: Club founded by six postmen", ("lorne-athletic", "founded", "1926")),
        ("Lorne Choir", "- 1890: Choir founded by Ann Lee", ("lorne-choir", "founded", "1890")),
        ("Lorne Choir", "- 1890: Choir founded by Ann Lee", ("lorne-choir", "founded-by", "Ann Lee")),
        ("Horak Agro", "- 1903: Firm established by Pavel Horák in Brno", ("horak-agro", "founded-in", "Brno")),
        ("Ann Lee", "- 1890: Born in Oban\n- 1923: School founded in Oban", ("school", "founded", "1923")),
    ],
)
def test_a_noun_alone_at_the_beginning_of_an_entry(title, entry, told) -> None:
    [document] = read_texts([lay_out("a.md", f"# {title}\n\n{entry}\n- 1999: Ann Moe dies", markdown=True)], load([]).ledger(today=740_000))
    assert told in {(one.subject, one.property, one.value) for one in document.statements}
