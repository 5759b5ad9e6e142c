import pytest

from claimcheck.prose import Page
from claimcheck.texts.layout import lay_out


def read(text: str) -> Page:
    return lay_out("page.txt", text, markdown=False)


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


WRAPPED = """\
The Weir Museum keeps eleven looms in a hall that was built for the spinning of
flax, and it opens them to visitors from April to October each year. Since 1974
it has been run by a trust. About 40 volunteers help it; they meet
on Mondays.
"""


def test_wrapped_lines_are_joined():
    (block,) = read(WRAPPED).blocks
    assert "\n" not in block.text
    assert len(block.sentences) == 3
    assert block.text.endswith("they meet on Mondays.")


def test_lines_that_are_paragraphs_are_not_joined():
    text = "The museum keeps eleven looms.\nIt opened in 1974.\nA trust runs it."
    assert [block.text for block in read(text).blocks] == text.split("\n")


def test_a_wrapped_text_still_has_short_lines_of_their_own():
    text = WRAPPED + "\nWeir Museum\n12 Mill Lane\nOban\n"
    assert [block.text for block in read(text).blocks[1:]] == ["Weir Museum", "12 Mill Lane", "Oban"]


def test_an_indent_begins_a_paragraph():
    text = WRAPPED.rstrip() + "\n    The second paragraph begins with an indent and goes on over more than\none line.\n"
    assert len(read(text).blocks) == 2


def test_headings_of_all_kinds():
    text = (
        "Weir Museum\n\nThe museum keeps looms.\n\nHISTORY\n\nIt opened in 1974.\n\nThe hall\n\nIt is old. It is made of stone.\n\n"
        "Visitors\n--------\nThey come by boat.\n"
    )
    assert [(block.kind, block.text, block.headings) for block in read(text).blocks] == [
        ("title", "Weir Museum", ()),
        ("paragraph", "The museum keeps looms.", ("Weir Museum",)),
        ("heading", "HISTORY", ("Weir Museum",)),
        ("paragraph", "It opened in 1974.", ("Weir Museum", "HISTORY")),
        ("heading", "The hall", ("Weir Museum", "HISTORY")),
        ("paragraph", "It is old. It is made of stone.", ("Weir Museum", "HISTORY", "The hall")),
        ("heading", "Visitors", ("Weir Museum",)),
        ("paragraph", "They come by boat.", ("Weir Museum", "Visitors")),
    ]


def test_numbered_headings_stand_beside_or_below_the_others():
    through = "Mills\n\n1. Origin\n\nIt was built in 1900.\n\n1.1 Stones\n\nThey came from Oslo by ship.\n\n2. Use\n\nIt grinds rye and wheat.\n"
    assert [(b.text, b.headings[1:]) for b in read(through).blocks if b.kind == "paragraph"] == [
        ("It was built in 1900.", ("1. Origin",)),
        ("They came from Oslo by ship.", ("1. Origin", "1.1 Stones")),
        ("It grinds rye and wheat.", ("2. Use",)),
    ]
    anew = "Mills\n\nWater\n\n1. Origin\n\nIt was built in 1900.\n\nWind\n\n1. Sails\n\nThere are four of them.\n"
    assert [b.headings[1:] for b in read(anew).blocks if b.kind == "paragraph"] == [("Water", "1. Origin"), ("Wind", "1. Sails")]


def test_dated_headings_over_paragraphs_and_lines_of_a_timeline():
    over = "Mill\n\nTimeline\n\n1951–1970s: The first years\n\nIt was built by two brothers from Oslo.\n\n1980s: Decline\n\nIt stood empty for nine years.\n"
    assert [block.kind for block in read(over).blocks] == ["title", "heading", "heading", "paragraph", "heading", "paragraph"]
    lines = "Mill\n\n1951: Built by two brothers\n\n1980: Closed\n\n1993: Opened again as a museum\n"
    assert [block.kind for block in read(lines).blocks] == ["title", "paragraph", "paragraph", "paragraph"]


def test_keys_with_values_are_no_headings():
    text = "Built: 1887\nPlace: Oban, Scotland\nLooms: about 40\n\nThe museum has been closed since 2020 because of the flood.\n"
    assert [block.kind for block in read(text).blocks] == ["paragraph"] * 4


@pytest.mark.parametrize("sign", ["•", "-", "*", "–", "▪"])
def test_bullets(sign):
    page = read(f"Looms:\n  {sign} eleven looms\n  {sign} two wheels\n      {sign} one broken\nEnd of the list.\n")
    assert [(block.kind, block.level, block.text) for block in page.blocks] == [
        ("paragraph", 0, "Looms:"),
        ("item", 0, "eleven looms"),
        ("item", 0, "two wheels"),
        ("item", 1, "one broken"),
        ("paragraph", 0, "End of the list."),
    ]


def test_numbers_and_letters_are_markers():
    page = read("We want:\n1. looms\n2. wheels\n(a) old\nb) new\n")
    assert [(block.marker, block.text) for block in page.blocks[1:]] == [("1.", "looms"), ("2.", "wheels"), ("(a)", "old"), ("b)", "new")]


def test_an_initial_is_no_marker():
    assert shape("Mills\n\nS. Kim and A. Lund wrote it.\n\nEnd.")[1] == ("paragraph", "S. Kim and A. Lund wrote it.")


def test_tables_by_tabs_and_bars():
    rows = list(read("Year\tStaff\n2019\t12\n2020\t13\n").blocks)
    assert [row.header for row in rows] == [(), ("Year", "Staff"), ("Year", "Staff")]
    assert [[row.text[start:end] for start, end in row.cells] for row in rows] == [["Year", "Staff"], ["2019", "12"], ["2020", "13"]]
    rows = read("Built\t1887\nPlace\tOban\n").blocks
    assert [(row.kind, row.header) for row in rows] == [("row", ()), ("row", ())]
    rows = read("A | B\n--|--\n1 | 2\n").blocks
    assert [row.header for row in rows] == [(), ("A", "B")]


def test_captions():
    text = "Mill\n\nFigure 2: The mill in 1901\n\nThe hall with looms. Photo: Ann Moe\n\nText follows here.\n"
    assert [block.kind for block in read(text).blocks] == ["title", "caption", "caption", "paragraph"]


def test_works_on_lines_hanging_and_numbered():
    lines = "Mills\n\nText here.\n\nReferences\n\nKim, A. (2019). Mills. Oslo: Kvern.\nLund, B. (2020). Stones. Bergen: Sten.\n\n[3] Moe, C. 2021. Sails.\n\nAppendix\n\nMore text."
    assert [(block.kind, block.marker) for block in read(lines).blocks[2:]] == [
        ("heading", ""),
        ("reference", ""),
        ("reference", ""),
        ("reference", "[3]"),
        ("heading", ""),
        ("paragraph", ""),
    ]
    hanging = "Mills\n\nBibliography\n\nKim, A. (2019). Mills.\n    Oslo: Kvern.\nLund, B. (2020). Stones.\n    Bergen: Sten.\n"
    assert [block.text for block in read(hanging).blocks[2:]] == ["Kim, A. (2019). Mills. Oslo: Kvern.", "Lund, B. (2020). Stones. Bergen: Sten."]


def test_notes_at_the_end():
    text = "Mills\n\nText.\n\nNotes\n\n1 Kim, Mills, 45.\n2 Ibid., 46.\n"
    assert [(block.kind, block.marker) for block in read(text).blocks[3:]] == [("footnote", "1"), ("footnote", "2")]
    assert [(b.kind, b.marker) for b in read("Text here.\n\n[1] Kim, 45.\n¹ Lund, 46.\n").blocks[1:]] == [("footnote", "[1]"), ("footnote", "¹")]


def test_markup_is_not_taken_from_plain_text():
    assert shape("It costs 5 * 3 &amp; `more` <b>now</b>.") == [("paragraph", "It costs 5 * 3 &amp; `more` <b>now</b>.")]


def test_empty_texts():
    assert [lay_out("a", text, mark).blocks for text in ("", "\n\n", " \t\r\n", "\ufeff") for mark in (True, False)] == [()] * 8
