"""Are quotes found exactly where they stand, and are near misses told apart in words?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.quotes import Ambiguous, Folded, Found, NotFound, find_quote
from tests import clock
from tests.chance import examples

TEXT = (
    "Harbour Trust\n\nThe trust has 173 member\nports (as of July 2021). Its “pilot”\u00a0scheme — a ﬁrst — is the coun\u00ad\ncil\u2019s own, at caf\u0065\u0301 Mar.\n\n"
    "Staff\n\nThere are 22,000 staff, of 15 kinds. 5 people steer it. They number 1,173.\n\n## Budget\n\nThere are 5 people for the Safe, Orderly and Regular Fund.\n"
)


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("173 member ports", "173 member\nports"),
        ("173  member\tports", "173 member\nports"),
        ('"pilot" scheme', "“pilot”\u00a0scheme"),
        ("„pilot“ scheme", "“pilot”\u00a0scheme"),
        ("a first", "a ﬁrst"),
        ("scheme - a first", "scheme — a ﬁrst"),
        ("the council's own", "the coun\u00ad\ncil\u2019s own"),
        ("at café Mar", "at caf\u0065\u0301 Mar"),
        ("173 ... July 2021", "173 member\nports (as of July 2021"),
        ("173 […] July 2021", "173 member\nports (as of July 2021"),
        ("173 [...] 2021 … scheme", "173 member\nports (as of July 2021). Its “pilot”\u00a0scheme"),
        ("member ports …", "member\nports"),
        ("There\u200b are 22,000", "There are 22,000"),
    ],
)
def test_found_after_folding(quote: str, stands: str) -> None:
    found = find_quote(quote, TEXT)
    assert isinstance(found, Found)
    assert TEXT[found.start : found.end] == stands
    before = TEXT[: found.start]
    assert (found.line, found.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


@pytest.mark.parametrize(
    ("quote", "nearest", "difference"),
    [
        ("Safe, Orderly and Responsible Fund", "Safe, Orderly and Regular Fund", "`Responsible` where the source has `Regular`"),
        ("there are 22,000 staff", "There are 22,000 staff", "`there` where the source has `There` (case)"),
        ("The trust has 175 member ports", "The trust has 173 member ports", "`175` where the source has `173`"),
        ("22", "22,000", "`22` where the source has `22,000`"),
        ("elephants dance by moonlight", "", ""),
        ("173 ... 22,000 staff ... Harbour Trust", "", "its passages do not follow each other within 300 characters"),
        ("…", "", "the quote has no words"),
        ("", "", "the quote has no words"),
    ],
)
def test_what_does_not_stand_there(quote: str, nearest: str, difference: str) -> None:
    found = find_quote(quote, TEXT)
    assert isinstance(found, NotFound)
    assert (found.nearest, found.difference) == (nearest, difference)
    assert (found.line > 0) == bool(nearest)


@pytest.mark.parametrize(
    ("quote", "text"), [("5", "15 of them"), ("15", "15,000 of them"), ("5", "1.5 of them"), ("port", "a ports list"), ("sea", "overseas")]
)
def test_a_part_of_a_word_or_number_is_not_the_word(quote: str, text: str) -> None:
    assert isinstance(find_quote(quote, text), NotFound)


@pytest.mark.parametrize(
    ("quote", "text"), [("ports", "173 ports2 in all"), ("15", "(15)"), ("15", "in 15, or 16."), ("会员", "有173个会员国"), ("15", "EUR15")]
)
def test_whole_words_stand_beside_other_signs(quote: str, text: str) -> None:
    assert isinstance(find_quote(quote, text), Found)


@pytest.mark.parametrize(
    ("locator", "line"),
    [
        ("Budget", 13),
        ("under nothing", 0),
        ("Staff", 9),
        ("2nd", 13),
        ("the first", 9),
        ("last occurrence", 13),
        ("of 15 kinds", 9),
        ("Regular Fund", 13),
        ("3rd", 0),
        ("", 0),
        ("5 people", 0),
    ],
)
def test_a_locator_decides_where_a_quote_stands_twice(locator: str, line: int) -> None:
    found = find_quote("5 people", TEXT, locator)
    if line:
        assert isinstance(found, Found)
        assert found.line == line
    else:
        assert isinstance(found, Ambiguous)
        assert found.lines == (9, 13)
        assert bool(found.reason) == bool(locator)


def test_a_locator_is_not_asked_when_the_quote_stands_once() -> None:
    assert isinstance(find_quote("15 kinds", TEXT, "nowhere"), Found)


def test_passages_are_joined_in_order_and_close_by() -> None:
    far = "one " + "x " * 200 + "two"
    assert isinstance(find_quote("one ... two", far), NotFound)
    assert isinstance(find_quote("two ... one", "one two"), NotFound)
    found = find_quote("one ... two", "one one x two")
    assert isinstance(found, Found)
    assert found.spans == ((4, 7), (10, 13))
    assert isinstance(find_quote("one ... two", "one two, and one or two"), Ambiguous)


@examples(200)
@given(st.text(st.sampled_from("ab1 .,-–“'\"\n\u00ad\u200bﬁ\u00a0e\u0301…"), max_size=60), st.data())
def test_a_stretch_of_words_is_always_found_in_its_text(text: str, data: st.DataObject) -> None:
    words = text.split()
    start = data.draw(st.integers(0, len(words)))
    quote = " ".join(words[start : data.draw(st.integers(start, len(words)))])
    found = find_quote(quote, text)
    if isinstance(found, Found):
        assert text[: found.start].count("\n") + 1 == found.line
    if "…" not in quote and "..." not in quote and "\u00ad" not in text and Folded(quote).folded.strip():
        assert not isinstance(found, NotFound)
        if isinstance(found, Found):
            assert Folded(text[found.start : found.end]).folded == Folded(quote).folded.strip()


def test_time_grows_with_the_text() -> None:
    def prepare(size: int) -> clock.Work:
        text = Folded("word–word and more  words “here” " * size)
        return lambda: [find_quote("more words 'there'", text) for _ in range(3)]

    clock.in_proportion(prepare, 1_250, 20_000)


def test_a_quote_of_any_length_takes_no_time() -> None:
    assert find_quote("word other " * 5_000, "word another " * 5_000) == NotFound()
    clock.in_proportion(lambda size: lambda: find_quote("word other " * size, "word another " * size), 300, 5_000)
    clock.in_proportion(lambda size: lambda: find_quote("a" + " " * size + "b", "x"), 6_000, 100_000)


def test_a_word_too_many_does_not_hide_the_passage() -> None:
    found = find_quote("seats 140 comfortable guests", "The upper hall was rebuilt in 1962. It seats 140 guests.")
    assert found == NotFound("seats 140 guests", 1, 40, "`comfortable` is not there")
    assert find_quote("dine late with guests on Sundays", "The upper hall was rebuilt in 1962. It seats 140 guests.") == NotFound()


@examples(150)
@given(st.lists(st.sampled_from(["ab", "b", "5", "15", "ab5", "1,5", "5.", "-", "\u00ad", "\u2014", "ab\u2019s", "\u4e2d"]), max_size=30), st.data())
def test_the_index_of_words_finds_what_reading_through_finds(words: list[str], data: st.DataObject) -> None:
    text = Folded(" ".join(words))
    start = data.draw(st.integers(0, len(text.folded)))
    part = text.folded[start : start + data.draw(st.integers(0, 20))].strip() or "ab b 5"
    expected = list(text.places(part))
    indexed = Folded(text.text)
    indexed._scans = 10**9
    assert list(indexed.places(part)) == expected


def test_many_quotes_of_a_long_text_do_not_read_it_through_each_time() -> None:
    def prepare(size: int) -> clock.Work:
        text = Folded("\n".join(f"The number of staff in office {n} was {n + 1000} people at the end of the year." for n in range(size)))

        def look() -> None:
            for n in range(0, size, 3):
                assert isinstance(find_quote(f"office {n} was {n + 1000} people", text), Found)
                assert find_quote(f"office {n} was {n + 900} people", text, suggest=False) == NotFound()

        return look

    clock.in_proportion(prepare, 500, 8_000)
