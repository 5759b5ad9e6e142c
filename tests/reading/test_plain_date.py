"""Does the quick way to a date say what the reader says, and nothing where that says nothing?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading import NotJudged, read_when
from claimcheck.reading.when import plain_date
from tests.chance import examples

ENDS = st.one_of(
    st.dates().map(str),
    st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}[~?%]?", fullmatch=True),
    st.sampled_from(["", "..", "-0044", "19XX", "2021-22", "2021-13", "Y12345", " 2021", "2021 ", "03", "2021-07-15T10:00"]),
)


@given(ENDS, ENDS, st.sampled_from(["/", "", " / ", "//", "-", "/2020/"]))
@examples(300)
def test_it_agrees_with_the_reader(first: str, last: str, between: str) -> None:
    for text in (first, first + between + last):
        quick, reading = plain_date(text), read_when(text)
        if quick is not None:
            assert not isinstance(reading, NotJudged)
            assert reading.value == quick


@pytest.mark.parametrize("text", ["1951", "2021-07", "2021-07-15", "2008/2018", "2023/..", "../2020", "1951~/1960", "2019-01-29/2019-12-13"])
def test_days_months_years_and_stretches_are_plain(text: str) -> None:
    assert plain_date(text) is not None


@pytest.mark.parametrize("text", ["", "/", "../..", "2019-02-30", "2020/2019", "since 2023", "18/05/2025", "early 2000s", "2020/2021/2022"])
def test_what_is_no_date_or_needs_words_is_left_to_the_reader(text: str) -> None:
    assert plain_date(text) is None
