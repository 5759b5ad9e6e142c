"""Which posts of one body are told apart, and which words are for one post?"""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

_LEDGER = load([]).ledger()


def _heads(*texts: str) -> set[tuple[str, str]]:
    pages = [lay_out(f"{n}.md", f"# Oban Trust\n\n{text}\n", True) for n, text in enumerate(texts)]
    return {(one.value, one.scope) for document in read_texts(pages, _LEDGER) for one in document.statements if one.property == "head"}


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (
            ("The president of the Oban Trust is Ida Moss. Its director is Karl Brede.", "Ida Moss is president of the Oban Trust."),
            {("Ida Moss", "president"), ("Karl Brede", "director")},
        ),
        (
            ("The director of the Oban Trust is Karl Brede.", "The president of the Oban Trust is Ida Moss."),
            {("Karl Brede", "director"), ("Ida Moss", "president")},
        ),
        (("- President: Ida Moss\n- Director: Karl Brede",), {("Ida Moss", "president"), ("Karl Brede", "director")}),
        (
            ("- President: Ida Moss\n- Director: Karl Brede", "The Oban Trust is led by Leon Hart."),
            {("Ida Moss", "president"), ("Karl Brede", "director"), ("Leon Hart", "head")},
        ),
        (
            ("Ida Moss is the executive director of the Oban Trust and Karl Brede its managing director.",),
            {("Ida Moss", "executive director"), ("Karl Brede", "managing director")},
        ),
    ],
)
def test_posts_of_different_people_are_told_apart(texts: tuple[str, ...], heads: set[tuple[str, str]]) -> None:
    """President is held against president, director against director, and who is only said to lead against neither."""
    assert _heads(*texts) == heads


@pytest.mark.parametrize(
    "texts",
    [
        ("The director of the Oban Trust is Karl Brede.", "The Oban Trust is led by Ida Moss."),
        ("The director of the Oban Trust is Karl Brede.", "The executive director of the Oban Trust is Ida Moss."),
        ("The chief executive of the Oban Trust is Karl Brede.", "The CEO of the Oban Trust is Ida Moss."),
        ("The chief executive of the Oban Trust is Karl Brede.", "The president of the Oban Trust is Karl Brede."),
        ("The leader of the Oban Trust is Karl Brede.", "The president of the Oban Trust is Ida Moss."),
    ],
)
def test_words_for_one_post_ask_one_question(texts: tuple[str, ...]) -> None:
    """A shorter word, another word for the same holder, and words for whoever leads."""
    assert {scope for _, scope in _heads(*texts)} == {""}
