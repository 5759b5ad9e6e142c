"""Which sentences are compared because they are the same but for one value?"""

from __future__ import annotations

import pytest

from claimcheck.prose import Document
from claimcheck.reading.expect import Style
from claimcheck.texts.frames import Framed, framed
from claimcheck.texts.layout import lay_out
from claimcheck.texts.mentions import mentions
from tests import clock


def document(text: str, subject: str = "golden-span", path: str = "text.txt") -> Document:
    page = lay_out(path, text, markdown=path.endswith(".md"))
    return Document(page, mentions=mentions(page, Style()), subject=subject)


def values(*texts: str) -> list[list[tuple[str, str]]]:
    """The values and times told of each text."""
    return [[(one.value, one.when) for one in each.statements] for each in framed([document(text) for text in texts])]


PAIRS = [
    ("The Golden Span crosses the Skerry Sound with 503 metres.", "The Golden Span crosses the Skerry Sound with 530 metres.", True),
    ("The Golden Span crosses the Skerry Sound with 503 metres.", "The Golden Span crosses Skerry Sound with 530 metres!", True),
    ("The Golden Span crosses the Skerry Sound with 503 metres.", "The Golden Span crosses the Skerry Sound with 503 metres.", False),
    ("The Golden Span crosses the Skerry Sound with 503 metres.", "The Golden Span crosses the Oban Sound with 530 metres.", False),
    ("The span carries 4,000 heavy lorries each night.", "The span carries 4,100 heavy lorries each night.", True),
    ("It carries 4,000 heavy lorries each night.", "It carries 4,100 heavy lorries each night.", True),
    ("It has 12.", "It has 14.", False),  # too few words to be the same sentence
    ("The first stone of the Golden Span was laid in 1930.", "The first stone of the Golden Span was laid in 1931.", True),
]


@pytest.mark.parametrize(("one", "other", "compared"), PAIRS, ids=[f"{one} / {other}" for one, other, _ in PAIRS])
def test_two_sentences_in_the_same_words_are_compared(one: str, other: str, compared: bool) -> None:
    first, second = values(one, other)
    assert (bool(first), bool(second)) == (compared, compared)


def test_the_same_question_is_asked_of_both() -> None:
    one, two = framed([document(f"The Golden Span crosses the Skerry Sound with {many} metres.") for many in (503, 530)])
    assert one.properties == two.properties
    assert one.statements[0].property == two.statements[0].property == one.properties[0].id
    assert one.statements[0].subject == two.statements[0].subject == "golden-span"
    assert one.properties[0].label.startswith("The Golden Span crosses the Skerry Sound with")


def test_a_date_beside_a_figure_is_the_time_of_it() -> None:
    assert values("In 1990 the trust fed 12 hungry seals.", "In 1991 the trust fed 14 hungry seals.") == [[("12", "1990")], [("14", "1991")]]


def test_each_of_two_figures_is_a_question() -> None:
    one, two = values("The trust gave 3 prizes to 40 young artists.", "The trust gave 4 prizes to 40 young artists.")
    assert (one, two) == ([("3", "")], [("4", "")])


def test_other_subjects_are_not_compared() -> None:
    texts = [document("It carries 4,000 heavy lorries each night.", "a"), document("It carries 4,100 heavy lorries each night.", "b")]
    assert framed(texts) == (Framed((), ()), Framed((), ()))


def test_one_text_is_compared_with_itself_where_it_names_whom_it_speaks_of_and_not_in_lists() -> None:
    apart = "The Golden Span crosses Skerry Sound with 503 metres.\n\nMany people like it.\n\nThe Golden Span crosses Skerry Sound with 530 metres.\n"
    assert values(apart) == [[("503 metres", ""), ("530 metres", "")]]
    unnamed = "The tower carries over 40 heavy loud bells.\n\nMore on another.\n\nThe tower carries over 50 heavy loud bells.\n"
    assert values(unnamed) == [[]]
    beside = "The Golden Span crosses Skerry Sound with 503 metres. The Golden Span crosses Skerry Sound with 530 metres.\n"
    assert values(beside) == [[]]
    listed = "- Article 5 of the Golden Treaty binds the old members\n- Article 6 of the Golden Treaty binds the old members\n"
    assert framed([document(listed, path="a.md")]) == (Framed((), ()),)


def test_rows_of_parallel_sentences_are_left_alone() -> None:
    held = [
        "The Oban Festival was held in Leith on {}.\n\nIt rained.\n\nThe Oban Festival was held in Leith on {}.\n",
        "The Oban Festival was held in Leith on {}.\n",
    ]
    assert values(held[0].format("3 May 2019", "5 May 2020"), held[1].format("5 May 2020")) == [[], []]
    years = "# 2019\n\nThe Golden Trust gave 12 prizes to young artists.\n\n# 2020\n\nThe Golden Trust gave 14 prizes to young artists.\n"
    assert framed([document(years, path="a.md")]) == (Framed((), ()),)


def test_items_of_two_texts_are_compared_where_each_has_one() -> None:
    one, two = (document(f"- The trust runs {many} small schools in Kenya\n", path="a.md") for many in (14, 15))
    assert [[said.value for said in each.statements] for each in framed([one, two])] == [["14"], ["15"]]


def test_of_several_dates_each_is_a_question_and_figures_among_them_need_them_all() -> None:
    told = "The Golden Trust met in May 1990 and sold 12 boats to Ann Lee in June {}."
    assert values(told.format(1990), told.format(1991).replace("12", "13")) == [[], []]
    assert values(told.format(1990), told.format(1990).replace("12", "13")) == [[("12", "")], [("13", "")]]


def test_time_grows_with_length_alone_where_one_sentence_is_said_again_and_again() -> None:
    def prepare(many: int) -> clock.Work:
        texts = [document("".join(f"The Golden Span crosses Skerry Sound with {n} metres.\n\n" for n in range(many)))]
        return lambda: framed(texts)

    clock.in_proportion(prepare, 100, 1_600)
