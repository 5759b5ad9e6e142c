"""Which question does each figure of a sentence answer? Constructions, each on several subjects, with what is to be read from them."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

# A sentence of a text on one subject, and the figures in it: property, value, and where given the time, the part and the sense.
SERIES = [
    ("Turnover rose to £31.2 million in 2023, from £28.9 million a year earlier.", ["income £31.2 million 2023", "income £28.9 million 2022"]),
    ("It has 14 branches, up from 11 in 2001.", ["offices 14", "offices 11 2001"]),
    ("The number of shops grew by 3 to 27.", ["number-of-shops 27"]),
    ("The number of nests fell from 74 in 2010 to 39 in 2020.", ["number-of-nests 74 2010", "number-of-nests 39 2020"]),
    ("In 2023 it had 310,000 visitors, and 289,000 the year before.", ["visitors 310,000 2023", "visitors 289,000 2022"]),
    ("Debt fell below £5 million.", ["debt below £5 million"]),
    ("Borrowings stood at £4.8 million at the end of 2023.", ["borrowings £4.8 million end of 2023"]),
    ("It kept 412 ponies in 1975 and 1,020 in 1990.", ["number-of-ponies 412 1975", "number-of-ponies 1,020 1990"]),
]


def rows(text: str, title: str = "Pellworth Creamery", plain: bool = False) -> list[str]:
    """What a sentence states, as words."""
    page = lay_out("text.txt" if plain else "text.md", text if plain else f"# {title}\n\n{title} is a firm in Dunmere.\n\n{text}", not plain)
    document = read_texts([page], load([]).ledger())[0]
    return [" ".join(filter(None, (one.property, one.value, one.when, one.scope, one.modality))) for one in document.statements]


@pytest.mark.parametrize(("text", "wanted"), SERIES, ids=[text[:40] for text, _ in SERIES])
def test_a_figure_that_carries_on_from_another(text: str, wanted: list[str]) -> None:
    """A second value asks what the first does, of its own time."""
    found = rows(text)
    assert all(row in found for row in wanted), found


KEYS = [
    ("Wheels sold: 98,000 (2023), 86,000 (2022)", ["number-of-wheels-sold 98,000 2023", "number-of-wheels-sold 86,000 2022"]),
    ("Turnover 2023: £31.2m (2022: £28.9m)", ["income £31.2m 2023", "income £28.9m 2022"]),
    ("Shops: 27, of which 5 abroad", ["number-of-shops 27", "number-of-shops 5 abroad"]),
    ("Staff: 236 (of whom 31 in the caves)", ["staff 236", "staff 31 in the caves"]),
    ("Bird species: 148, 61 of them nesting", ["number-of-bird-species 148", "number-of-bird-species 61 nesting"]),
    ("Milk: 19 million litres a year", ["milk-volume-per-year 19 million litres"]),
    ("Cows: 2,300 on 28 farms", ["number-of-cows 2,300", "number-of-farms 28"]),
    ("First survey: 1876 (Arnold Heer)", ["first-surveyed 1876"]),
    ("First cheese: 1911", ["first-cheese 1911"]),
]


@pytest.mark.parametrize(("text", "wanted"), KEYS, ids=[text[:40] for text, _ in KEYS])
def test_a_line_with_several_figures(text: str, wanted: list[str]) -> None:
    """All that stands behind a key is told."""
    found = rows(f"PELLWORTH CREAMERY\n\nSeat: Dunmere\n{text}\nWebsite: pellworth.example\n", plain=True)
    assert all(row in found for row in wanted), found


def test_rows_of_a_table_in_any_words() -> None:
    """A row asks what its label says, with the shares of what its brackets name."""
    found = rows(
        "|  | 2022 | 2023 |\n|---|---|---|\n| Shops owned | 24 | 27 |\n| Exports (share of sales) | 22% | 25% |\n| Cows per farm | 81 | 84 |\n"
        "| Women among drivers | 36% | 38% |\n"
    )
    wanted = {"number-of-shops 24 2022", "share-of-sales 25% 2023 exports", "cows-per-farm 84 2023", "share-of-drivers 36% 2022 women"}
    assert wanted <= {*found}, found


ASIDES = [
    ("The lakeside trail (11.5 km, 4 hours) is named after her.", ["length 11.5 km", "duration 4 hours"]),
    ("The campus (0.84 km²) needs care.", ["area 0.84 km²"]),
    ("The largest gift, £9 million, came from the county.", ["largest-gift £9 million"]),
    ("Its budget for 2024, £18.5 million, would have to be reopened.", ["budget £18.5 million 2024 possible"]),
    ("In 1998 it adopted a Latin alphabet of 27 letters.", ["number-of-letters 27 1998"]),
    ("A dictionary of 14,000 entries is planned for 2027.", ["number-of-entries 14,000 2027 planned"]),
    ("A new hut with 24 beds is to open in 2027.", ["capacity 24 2027 planned"]),
    ("The fire of June 1941 destroyed the east wing.", ["held June 1941"]),
    ("A flood in 1976 damaged 1,150 volumes.", ["held 1976", "number-of-volumes-damaged 1,150"]),
    ("He put the cost of the repairs at $1.4 million.", ["cost $1.4 million repairs"]),
    ("It employs 210 people, among them 12 cheesemakers.", ["number-of-cheesemakers 12"]),
    ("It gives work to 1,940 people, helped by some 230 volunteers.", ["staff 1,940", "volunteers some 230"]),
]


@pytest.mark.parametrize(("text", "wanted"), ASIDES, ids=[text[:40] for text, _ in ASIDES])
def test_a_figure_beside_a_noun(text: str, wanted: list[str]) -> None:
    """What stands in brackets, between commas or behind *of* is said of the noun before it."""
    found = rows(text)
    assert all(row in found for row in wanted), found


AGES = [
    "Lee, 52, has led the firm since 2017.",
    "They parted with the manager Ann Lee, 52, after a defeat.",
    "At 52 she became its director.",
    "She was 52 when she was elected.",
    "Lee herself, then fifty-two, was taken to hospital.",
    "Lee, 52 years old, was taken to hospital.",
]


@pytest.mark.parametrize("text", AGES)
def test_how_old_somebody_is(text: str) -> None:
    """An age stands beside a name in many ways."""
    page = lay_out("text.md", f"# Ann Lee\n\nAnn Lee is an engineer. {text}", True)
    document = read_texts([page], load([]).ledger())[0]
    assert [one.subject for one in document.statements if one.property == "age"] == ["ann-lee"]


PARTS = [
    ("The dairy cost £6.4 million, of which the county paid £1.2 million.", ["cost £6.4 million", "cost £1.2 million the county paid"]),
    ("It cost £210 million, of which the state paid 40 per cent.", ["share-of-cost 40 per cent the state paid"]),
    ("Of its 96 staff, 31 work in the caves.", ["staff 96", "staff 31 work in the caves"]),
    ("It plans to open four more shops in 2025.", ["number-of-shops-opened four 2025 more planned"]),
    ("You may meet any of more than 150 bird species.", ["number-of-bird-species more than 150"]),
    ("We made 1,840 tonnes of cheese last year.", ["cheese-mass-made 1,840 tonnes last year"]),
    ("The toll was £2.40.", ["toll £2.40"]),
    ("The tower rises 141 metres above the water.", ["height 141 metres"]),
    ("In 1970 it took the club from six shops in the county to fourteen.", ["number-of-shops six formerly", "number-of-shops fourteen 1970"]),
]


@pytest.mark.parametrize(("text", "wanted"), PARTS, ids=[text[:40] for text, _ in PARTS])
def test_a_part_of_what_was_told(text: str, wanted: list[str]) -> None:
    """What part an amount is stands before or behind it; more of something are so many as are added."""
    found = rows(text)
    assert all(row in found for row in wanted), found


OTHERS = [
    ("A count in 2019 found 12,600 herons, against 19,000 in 2004.", ["number-of-herons 12,600 2019", "number-of-herons 19,000 2004"]),
    ("It has a budget of £14 million, up from £11.5 million last year.", ["budget £14 million", "budget £11.5 million last year"]),
    ("Around 30,000 people visit it every year.", ["visitors Around 30,000"]),
    ("The wall is only 12 centimetres thick.", ["thickness 12 centimetres"]),
    ("Losses fell from 14 to 12 per cent.", ["losses 12 per cent"]),
]


@pytest.mark.parametrize(("text", "wanted"), OTHERS, ids=[text[:40] for text, _ in OTHERS])
def test_what_others_say_of_a_figure_is_not_said_of_it(text: str, wanted: list[str]) -> None:
    """Who counted it, the time of another figure and the unit of another are left aside."""
    found = rows(text)
    assert all(row in found for row in wanted), found
    assert not any(row.startswith(("number-of-losses", "budget £14 million last")) for row in found), found


def test_entries_of_a_timeline() -> None:
    """A day behind its year, a day within the entry, things that nobody has introduced, and what a figure follows."""
    entries = "1931, 4 March: Founded in Hale.\n1912: First cheese made.\n1958: Takes over Wick Dairy for £3 million.\n2003: Tolls are abolished.\n2011: The visitor centre opens on 19 October."
    found = rows(f"PELLWORTH CREAMERY\n\nPellworth Creamery is a firm.\n\n{entries}\n", plain=True)
    wanted = {"founded 4 March 1931", "first-cheese-made 1912", "taken-over-wick-dairy 1958", "dissolved 2003", "opened 19 October 2011"}
    assert wanted <= {*found}, found


def test_a_first_time_since_is_no_time() -> None:
    """What last was so years ago is so now."""
    found = rows("Debt fell below £20 million for the first time since 2016.")
    assert "debt below £20 million" in found and not any("2016" in row or "first" in row for row in found), found
