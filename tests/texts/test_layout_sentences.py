import pytest

from claimcheck.texts.layout import lay_out
from claimcheck.texts.layout.sentences import sentences


@pytest.mark.parametrize(
    "marked",
    [
        "Dr. Kim met Prof. Lund.| They left at 5 p.m.| The hall was empty.",
        "The U.S. Senate voted.| It was founded in the U.S.| The seat is Oban.",
        "See No. 5 and p. 12.| No. 7 is lost.",
        "J. R. R. Moe wrote it.| Lund et al. (2014) say so.",
        "Acme Inc. Director Lee spoke.| He left Acme Inc.| It grew.",
        "Sales rose 3.5 percent.| 14 mills closed.| iMill grew.",
        "It fell...| Then it rose.| They paused … and went on.",
        "“We came. We saw,” she said.| “Stop!”| Nobody did.",
        '"We came. We saw," she said.| It is 5\'10" tall.| The end.',
        "It has (since 1951. See p. 4.) nine looms.| More follow.",
        "He lives on St. Ann St. in Oban.| Mt. Ulv is high.",
        "In Jan. 2020 he left.| On 3. May 2024 he came.",
        "World War I.| The war ended.| Plan B. Moe wrote it.",
        "It has nine looms.[3]| It had ten.⁴| Now none.",
        "1. First the stones.| 2. Then the sails.",
        "Why?| Because!| “Really?” he asked.",
        "Who knows? perhaps she does.| Yes.",
        "e.g. rye, i.e. corn, approx. 5 km, vol. 3, fig. 2.| Next.",
        "Founded c. 1900, it closed ca. 1950.| It reopened.",
        "Is it old? .| It is.",
    ],
)
def test_sentences_end_where_readers_end_them(marked):
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in marked.split("|")]


def test_sentences_cover_the_text_and_are_bounded():
    text = "loom " * 5_000
    found = sentences(text)
    assert all(end - start <= 2_000 for start, end in found)
    assert sum(end - start for start, end in found) >= len(text) - len(found) - 1
    assert len(sentences("9" * 9_000)) == 5


def test_sentences_do_not_span_blocks_or_cells():
    page = lay_out("a.md", "The mill\n\n- has nine\n- looms\n\n| It is. It was. | Old |\n|---|---|\n| a | b |\n", markdown=True)
    spans = [[block.text[start:end] for start, end in block.sentences] for block in page.blocks]
    assert spans == [["The mill"], ["has nine"], ["looms"], ["It is.", "It was.", "Old"], ["a", "b"]]
