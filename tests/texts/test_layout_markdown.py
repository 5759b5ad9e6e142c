import pytest
from markdown_it import MarkdownIt

from claimcheck.prose import Page
from claimcheck.texts.layout import cites, lay_out, listed_under, suggests


def read(text: str) -> Page:
    return lay_out("page.md", text, markdown=True)


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The **mill** grinds *four* tons", "The mill grinds four tons"),
        ("__Two__ _mills_ and ~~three~~ more", "Two mills and three more"),
        ("snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2"),
        ("*a **b** c* and ***d***", "a b c and d"),
        ("an *open star and **two", "an *open star and **two"),
        ("one\ntwo\n  three", "one two three"),
        ("one  \ntwo\\\nthree", "one two three"),
        ('see [the *report*](http://a.b/(c)?d=5 "p. 7") now', "see the report now"),
        ("see [the report][r] and [r]\n\n[r]: http://a.b/5", "see the report and r"),
        ("as [3] says, and [note]", "as [3] says, and [note]"),
        ("kept[^2] and [^three]", "kept[^2] and [^three]"),
        ("a ![picture of *5* sheep](x.png) b", "a b"),
        ("[![logo](a.png) text](http://b)", "text"),
        ("<https://example.org/5> or <a@b.org>", "https://example.org/5 or a@b.org"),
        ("use `x = 5` here, ``a ` b`` there", "use here, there"),
        ("an odd ` tick", "an odd ` tick"),
        ("one <b>bold</b> word<br>next <!-- 5 --> end", "one bold word next end"),
        ("km<sup>2</sup> and 1951<sup>4</sup>", "km² and 1951⁴"),
        ("a < b and c > d <5", "a < b and c > d <5"),
        ("Fish &amp; Chips &#8364;5 &#x20AC;6 &nbsp;7 &bogus; &", "Fish & Chips €5 €6  7 &bogus; &"),
        (r"\*not\* and 1\. and \a", r"*not* and 1. and \a"),
        ("mill\u00adstone \u200bof\ufeff 22\u00a0000\u202ft \u202eright", "millstone of 22 000 t right"),
        ("\ufeffThe first", "The first"),
        ("five\x00teen", "fiveteen"),
    ],
)
def test_markup_is_left_out_and_words_are_kept(text, words):
    assert shape(text) == [("paragraph", words)]


def test_headings_head_what_follows():
    page = read("# Mill\n\na\n\n## Past #\n\nb\n\n### Old\n\nc\n\nNow\n---\nd\n\n# Other\n\ne")
    assert [(block.kind, block.level, block.text, block.headings) for block in page.blocks] == [
        ("title", 1, "Mill", ()),
        ("paragraph", 0, "a", ("Mill",)),
        ("heading", 2, "Past", ("Mill",)),
        ("paragraph", 0, "b", ("Mill", "Past")),
        ("heading", 3, "Old", ("Mill", "Past")),
        ("paragraph", 0, "c", ("Mill", "Past", "Old")),
        ("heading", 2, "Now", ("Mill",)),
        ("paragraph", 0, "d", ("Mill", "Now")),
        ("heading", 1, "Other", ()),
        ("paragraph", 0, "e", ("Other",)),
    ]


def test_lists_tell_level_and_marker():
    page = read("- a\n  more\n\n  second\n  1. b\n     - c\n- d\n\n7) e\n")
    assert [(block.kind, block.level, block.marker, block.text) for block in page.blocks] == [
        ("item", 0, "-", "a more"),
        ("paragraph", 0, "", "second"),
        ("item", 1, "1.", "b"),
        ("item", 2, "-", "c"),
        ("item", 0, "-", "d"),
        ("item", 0, "7)", "e"),
    ]


def test_a_number_that_begins_a_wrapped_line_is_no_item():
    assert shape("The mill was sold in\n1951. It burnt down.") == [("paragraph", "The mill was sold in 1951. It burnt down.")]


def test_quotations_with_lazy_lines_and_notes_of_several_paragraphs():
    assert shape("> one\ntwo\n\n[^a]: Kim, 5.\n\n    More.\n\nEnd") == [
        ("quotation", "one two"),
        ("footnote", "Kim, 5."),
        ("footnote", "More."),
        ("paragraph", "End"),
    ]
    assert [block.marker for block in read("[^a]: Kim\n").blocks] == ["[^a]"]


def test_code_is_left_out():
    assert shape("a\n\n```py\nx = 5\n\ny\n```\n~~~\n6\n~~~\n\n    7 = 7\n\nb") == [("paragraph", "a"), ("paragraph", "b")]
    assert shape("a\n\n```\n5\n") == [("paragraph", "a")]
    assert shape("- a\n\n  ```\n  5\n  ```\n- b") == [("item", "a"), ("item", "b")]


def test_html_loses_its_tags_and_scripts_are_left_out():
    assert shape("<div>\n<b>Five</b> mills\n</div>\n\n<script>\nvar x = 5;\n\n</script>\n\n<!-- 6\n\n7 -->\n\nEnd") == [
        ("paragraph", "Five mills"),
        ("paragraph", "End"),
    ]


def test_tables_have_cells_and_headers():
    page = read("| Year | Staff \\| all |\n|---|:-:|\n| 2019 | **12** |\n| 2020 |\n| 2021 | 7 | 8 |\n\nAfter")
    rows = [block for block in page.blocks if block.kind == "row"]
    assert [[row.text[start:end] for start, end in row.cells] for row in rows] == [
        ["Year", "Staff | all"],
        ["2019", "12"],
        ["2020", ""],
        ["2021", "7"],
    ]
    assert [row.header for row in rows] == [(), *[("Year", "Staff | all")] * 3]
    assert [row.level for row in rows] == [0, 1, 2, 3]
    assert page.blocks[-1].text == "After"


def test_what_is_no_table_stays_a_paragraph():
    assert shape("| a | b |\n|---|\n| c | d |") == [("paragraph", "| a | b | |---| | c | d |")]


def test_two_tables_do_not_share_a_header():
    rows = read("|a|b|\n|-|-|\n|1|2|\n\n|c|d|\n|-|-|\n|3|4|\n").blocks
    assert [row.header for row in rows] == [(), ("a", "b"), (), ("c", "d")]


def test_keys_with_values_stand_on_their_own():
    assert shape("**Built:** 1887  \n**Place:** Oban") == [("paragraph", "Built: 1887"), ("paragraph", "Place: Oban")]
    assert shape("Built: 1887\nPlace: Oban") == [("paragraph", "Built: 1887"), ("paragraph", "Place: Oban")]
    assert shape("It has one aim: to\ngrind.") == [("paragraph", "It has one aim: to grind.")]


def test_a_bold_line_heads_and_a_caption_is_one():
    assert shape("**Key people**\n\nFigure 3. The mill.") == [("heading", "Key people"), ("caption", "Figure 3. The mill.")]


@pytest.mark.parametrize("heading", ["References", "4. Bibliography", "Works Cited", "LITERATURE", "Sources", "For reference and further reading"])
def test_works_are_listed_under_their_heading(heading):
    page = read(
        f"# Mills\n\nText.\n\n## {heading}\n\nKim, A. (2019). *Mills*. Oslo: Kvern.\nLund, B. (2020). Stones. Bergen: Sten.\n\n- Moe, C. 2021. Sails.\n"
    )
    works = [block for block in page.blocks if block.kind == "reference"]
    assert [block.text for block in works] == [
        "Kim, A. (2019). Mills. Oslo: Kvern.",
        "Lund, B. (2020). Stones. Bergen: Sten.",
        "Moe, C. 2021. Sails.",
    ]
    assert all(cites(block) and not suggests(block) for block in works)


def test_further_reading_is_told_apart_and_prose_about_sources_is_prose():
    page = read(
        "## Further reading\n\n- Kim, A. (2019). Mills.\n\n## Sources\n\nThe river has two sources. They were found in 1850.\n\n## Notes\n\n1. Kim, 45.\n"
    )
    assert [block.kind for block in page.blocks] == ["heading", "reference", "heading", "paragraph", "heading", "footnote"]
    assert suggests(page.blocks[1])
    assert not cites(page.blocks[1])
    assert listed_under(page.blocks[-1].headings) == ("notes", "Notes")


def test_front_matter_is_no_text_and_what_is_none_is():
    assert shape("---\ntitle: Mills\n---\nText") == [("paragraph", "Text")]
    assert shape("---\n[a, b\n---\nText")[-1] == ("paragraph", "Text")
    assert "unclosed" in shape("---\nkey: unclosed")[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "*foo*bar **baz*qux** *a_b_c*",
        "**bold*inner*still** and ***x** y*",
        "[a](<b c>) [d](e 'f') [g](h i) [j]()",
        "1. a\n\n   b\n2. c\n\n       d\n",
        "> - a\n>   b\n> c\n\nd",
        "- a\n\n\n- b\n- \n- c",
        "a\n===\nb\n***\nc\n- - -\n# d #e #",
        "``a`b`` `c``d` e`",
        "* a\n  * b\n\n    c\n+ d",
        "\t- a\n\n -\tb\n\n\tc",
        "a\\\\*b* \\[c](d) e\\",
        "~~a~~ ~b~ ~~c~",
    ],
)
def test_agrees_with_the_reference_reader(text):
    parsed = MarkdownIt("commonmark").enable("strikethrough").enable("table").parse(text)
    words = "".join(part.content for token in parsed for part in token.children or () if part.type == "text")
    mine = "".join(block.text for block in read(text).blocks)
    single = words.replace("~b~", "b")  # one tilde strikes out too, as GitHub renders it
    assert "".join(mine.split()) == "".join(single.split())
