import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.prose import Page
from claimcheck.texts.layout import lay_out
from tests import clock
from tests.chance import examples

PARTS = (
    ["loom", "mill ", "The ", "é", "😀", "5", "12.", "U.S. ", ". ", "? ", "“", "”", '"', "(", ")", "Kim, A. (2019). ", "References\n\n", "Key: ", "\n", "\n\n", "\r\n", "\r", "  ", "    ", "\t", "- ", "* ", "1. ", "> ", "# ", "```\n", "`", "``", "*", "**", "_", "~~", "[", "]", "![", "](u)", "[r]: u\n", "[^1]", "[^1]: ", "<b>", "<div>\n", "<!--", "-->", "<!-- claimcheck: claim=x -->", "&amp;", "&#65;", "\\", "\\*", "|", "|-|-|\n", "|a|b|\n", "---\n", "===\n", "\xad", "\u200b", "\xa0", "\u2028", "\ufeff", "\x00", "<sup>4</sup>"]
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


def check(page: Page) -> None:
    for block in page.blocks:
        last = -1
        for i, letter in enumerate(block.text):
            origin = block.origin(i)
            assert last <= origin < len(page.text)
            last = origin
            there = page.text[origin]
            assert letter in (there, " ") or there in "&<", (block, i)  # an entity or a raised figure begins there
        covered = 0
        for start, end in block.sentences:
            assert covered <= start < end <= len(block.text)
            assert not any(sign.isalnum() for sign in block.text[covered:start])
            covered = end
        assert not any(sign.isalnum() for sign in block.text[covered:])
        assert not block.header or len(block.header) == len(block.cells)


@given(TEXTS)
@examples(200)
def test_every_character_knows_its_place(text):
    for markdown in (True, False):
        check(lay_out("page", text, markdown))


@given(st.text(max_size=60))
@examples(100)
def test_no_text_raises(text):
    for markdown in (True, False):
        check(lay_out("page", text, markdown))


def test_places_with_line_ends_marks_and_wide_characters():
    text = "\ufeff# Mill\r\n\r\nThe\tmill\u00ad \U0001f600 has **nine**\r\n  looms &amp; [four](u) wheels.\r\n"
    page = lay_out("page", text, markdown=True)
    block = page.blocks[1]
    assert block.text == "The\tmill \U0001f600 has nine looms & four wheels."
    for word in ("The", "mill", "\U0001f600", "nine", "looms", "&", "four", "wheels."):
        at = block.text.index(word)
        assert text.startswith(word, block.origin(at)), word
    assert page.place(1, block.text.index("four")) == (4, 16)


HOSTILE = {
    "quotes": "> ",
    "lists": "- ",
    "brackets": "[",
    "pairs": "[]",
    "links": "[a](b",
    "deep links": "[a](((",
    "titles": '[a](b "',
    "stars": "*a **b _c __d",
    "ticks": "` `` ``` ",
    "tags": "<a ",
    "comments": "<!-- claimcheck: ",
    "dots": ".",
    "stops": ". A",
    "round": "(a. B",
    "straight": '"a. B ',
    "digits": "9",
    "words": "loom ",
    "one word": "a",
    "cells": "|a",
    "rules": "|a|b|\n|-|-|\n",
    "fences": "```\n",
    "notes": "[^1]: ",
    "images": "![a",
    "zeros": "\0",
    "joiners": "a\ufeff",
    "slashes": "\\",
    "tabs": "\t",
    "blanks": " ",
    "tags in lines": "<div>\n",
    "keys": "Key: a\n",
    "bullets": "• a\n",
    "pages": "a\n\n",
    "by": "By ",
    "entries": "References\n\nKim, A. (2019). A.\n",
    "listed blanks": "- - - - - - - - - - a\n\n\n\n\n\n\n",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("markdown", [True, False])
def test_time_is_linear(name, markdown):
    def prepare(size: int) -> clock.Work:
        text = HOSTILE[name] * (size // len(HOSTILE[name]))
        return lambda: lay_out("page", text, markdown)

    clock.in_proportion(prepare, 3_000, 48_000)


def test_deep_nesting_keeps_its_words():
    for sign in ("> ", "- ", "1. "):
        page = lay_out("page", sign * 10_000 + "loom", markdown=True)
        assert page.blocks[-1].text.endswith("loom")
