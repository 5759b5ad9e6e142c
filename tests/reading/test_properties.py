"""Is the reader total, linear and consistent, whatever it is given?"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from fractions import Fraction

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading import (
    Dates,
    Days,
    Duration,
    Expect,
    Interval,
    NotJudged,
    Quantity,
    Reading,
    Style,
    add_duration,
    fold,
    follows,
    from_day,
    read,
    read_duration,
    read_when,
    readings,
    show,
    show_day,
    to_day,
)  # fmt: skip
from claimcheck.reading.days import leap, show_between
from tests import clock
from tests.chance import examples

EXPECTS = [
    Expect("quantity", words=("ferries",)),
    Expect("quantity", unit="USD", units=("currency",), reported=True),
    Expect("quantity", unit="km", style=Style(decimal=",")),
    Expect("date"),
    Expect("period", style=Style("dmy")),
    Expect("entity"),
    Expect("text"),
    Expect("yes-no"),
]
PIECES = (
    "173", "6,000", "1.500", "1,2", "2018", "1990", "0", "00", "1/0", "1/3", "½", "²", "٣", "-", "–", "/", "..", ".", ",", ";", "(", ")",
    "[", "]", "+", "±", "~", "?", "%", "$", "€", "US$", "£", "EUR", "dollars", "pounds", "km", "km2", "m²", "people", "per", "cent", "a",
    "the", "of", "and", "or", "in", "out", "to", "from", "between", "at", "least", "most", "more", "than", "about", "almost", "only", "not",
    "no", "one", "twenty", "three", "hundred", "thousand", "million", "bn", "k", "m", "dozen", "half", "thirds", "quarters", "twice",
    "second", "first", "2nd", "15th", "18/05/2025", "2021-07", "2019-02-30", "199X", "X", "May", "July", "Monday", "early", "mid", "late",
    "end", "beginning", "by", "since", "until", "before", "c.", "century", "Q3", "H1", "spring", "1990s", "s", "BC", "AD", "present",
    "today", "last", "year", "Y17000", "none", "unknown", "n/a", "longer", "minus", "plus", "or", "so", "'", "’", "ferries", "\xa0", "́",
    "\x00", "", ":", "h", "min", "ft", "in", "times", "fold", "x", "°", "C", "F", "K", "factor", "mark", "odd", "4th", "90", "turn", "night",
    "10:30", "am", "noon", "FY", "fiscal", "season", "2019/20", "days", "millennium", "5'11",
)  # fmt: skip
FROM_PIECES = st.builds(lambda parts, glue: glue.join(parts), st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from(["", " ", "  "]))


@examples(200)
@given(st.one_of(st.text(max_size=40), FROM_PIECES), st.sampled_from(EXPECTS))
def test_total(text: str, expect: Expect) -> None:
    """Any text has a reading or a reason, and every span lies within it."""
    whole = read(text, expect)
    if isinstance(whole, Reading):
        assert 0 <= whole.start < whole.end <= len(text)
        assert text[whole.start : whole.end] == text[whole.start : whole.end].strip()
        assert show(whole.value)
        assert follows(text, whole.value, text, expect) in {True, False} or isinstance(follows(text, whole.value, text, expect), NotJudged)
    else:
        assert whole.reason
    last = 0
    for reading in readings(text, expect):
        assert 0 <= reading.start < reading.end <= len(text)
        assert reading.start >= last or expect.datatype != "period"
        last = reading.start
    read_when(text)
    read_duration(text)
    assert fold(" ".join(fold(text))) is not None


@examples(100)
@given(FROM_PIECES)
def test_a_quantity_shown_reads_as_itself(text: str) -> None:
    """What a reader is shown is the notation itself."""
    found = read(text, EXPECTS[0])
    if isinstance(found, Reading) and isinstance(found.value, Quantity):
        again = read(show(found.value), EXPECTS[0])
        assert isinstance(again, Reading), show(found.value)
        if "to" not in show(found.value):
            assert isinstance(again.value, Quantity)
            assert again.value.spans == found.value.spans


@examples(100)
@given(st.integers(-4_000_000, 4_000_000))
def test_days_come_back(day: int) -> None:
    """Every ordinal is one date and every date one ordinal; within its range the standard library agrees."""
    assert to_day(*from_day(day)) == day
    if 1 <= day <= dt.date.max.toordinal():
        assert dt.date.fromordinal(day).isoformat() == show_day(day)


@examples(60)
@given(st.dates(max_value=dt.date(9990, 12, 31)), st.integers(0, 60), st.integers(-3, 400))
def test_whole_years_of_the_calendar(first: dt.date, years: int, more: int) -> None:
    """From one day up to the same day some years on it is that many years, and till the day before one fewer."""
    until = dt.date(min(first.year + years, 9990), first.month, min(first.day, 28)) + dt.timedelta(days=more)
    if until < first:
        return
    whole = next(n for n in range(100) if (until.year - n - 1, until.month, until.day) < (first.year, first.month, first.day))
    told = show_between(first.toordinal(), until.toordinal())
    days = (until - first).days
    assert told == (f"{whole} year{'s' * (whole != 1)}" if whole else f"{days} day{'s' * (days != 1)}")


@given(st.integers(1, 9000), st.integers(1, 300))
def test_so_many_years_from_the_first_day_to_the_last(year: int, years: int) -> None:
    assert show_between(to_day(year, 1, 1), to_day(year + years, 1, 1)) == f"{years} year{'s' * (years != 1)}"
    assert show_between(to_day(year, 1, 1), to_day(year + years, 1, 1) - 1) == (
        f"{years - 1} year{'s' * (years != 2)}" if years > 1 else f"{364 + leap(year)} days"
    )


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_dates_agree_with_another_reader(date: dt.date, size: int) -> None:
    """Level 0 of EDTF has the same bounds in an independent implementation."""
    text = date.isoformat()[:size]
    found = read_when(text)
    assert isinstance(found, Reading)
    assert isinstance(found.value, Dates)
    other = edtf.parse_edtf(text)
    bounds = [dt.date(*bound[:3]).toordinal() for bound in (other.lower_strict(), other.upper_strict())]
    assert list(found.value.spans[0]) == bounds


@examples(100)
@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_one_date_in_many_notations(date: dt.date) -> None:
    """However a day is written out, it is the same day."""
    month = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][date.month - 1]
    day, year = date.day, date.year
    written = (f"{day} {month} {year}", f"{month} {day}, {year}", f"on the {day}th of {month} {year}", f"{month[:3]} {day} {year}")
    for text in (date.isoformat(), *written):
        found = read_when(text)
        assert isinstance(found, Reading), text
        assert isinstance(found.value, Dates)
        assert found.value.spans == (Days(date.toordinal(), date.toordinal()),)


@examples(100)
@given(st.integers(0, 10**15 - 1))
def test_number_words(number: int) -> None:
    """Digits, grouped digits and words are one number."""
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", " "), _words(number)):
        found = read(text, EXPECTS[0])
        assert isinstance(found, Reading), text
        assert isinstance(found.value, Quantity)
        assert found.value.spans == (Interval(Fraction(number), Fraction(number)),), text


def _words(number: int) -> str:
    ones = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < 20:
        return ones[number]
    if number < 100:
        return tens[number // 10 - 2] + (f"-{ones[number % 10]}" if number % 10 else "")
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joiner = " and " if 0 < rest < 100 else " "
            return f"{_words(number // size)} {name}" + (joiner + _words(rest) if rest else "")
    raise AssertionError(number)


ADVERSARIES = {
    "digits": "9", "hedges": "about ", "bounds": "at least ", "brackets": "(", "number words": "one hundred ", "dashes": "1-", "figures": "1 ",
    "groups": "111 ", "initials": "A. ", "commas": "1,", "genitives": "'s", "lists": "5; ", "months": "May ", "thirds": "early ",
    "weekdays": "Monday ",
    "leads": "since ", "ends": "end of ", "members": "2019,", "ratios": "1 out of ", "negations": "not ", "halves": "first half of ",
    "ors": "2018 or ",
    "compounds": "1 h ", "feet": "5'1\" ", "ratios of signs": "3:1 ", "clocks": "10:30 on ", "slashed years": "2020/21 ", "turns": "turn of the ",
    "counted parts": "first six months of ", "nights": "night of ", "decades": "1950s and ", "alternatives": "3/4 May ", "articles": "a half of an hour and ",
    "unknown digits": "X", "foreign": "م", "signs": "US$",
}  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIES.values(), ids=ADVERSARIES.keys())
def test_time_grows_with_length_only(piece: str) -> None:
    """Twice the text takes at most about twice the time, and no text exhausts the stack."""
    for expect in (EXPECTS[1], EXPECTS[3], EXPECTS[5]):
        clock.in_proportion(lambda size, expect=expect: lambda: _read(piece * size, expect), 150, 2_400)


def _read(text: str, expect: Expect) -> None:
    read(text, expect)
    readings(text, expect)
    fold.__wrapped__(text)
    read_duration(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 years", Duration(24)), ("6 months", Duration(6)), ("90 days", Duration(0, 90)), ("1 year and 6 months", Duration(18)),
        ("P1Y6M", Duration(18)),
        ("P2W", Duration(0, 14)), ("a decade", Duration(120)), ("two weeks", Duration(0, 14)), ("0 years", Duration()),
    ],
)  # fmt: skip
def test_durations(text: str, expected: Duration) -> None:
    """Lengths of time in words and in ISO 8601."""
    assert read_duration(text) == expected


@pytest.mark.parametrize("text", ["", "soon", "P", "P1", "PY", "P1D1Y", "2", "years", "2 apples", "1.5 years"])
def test_no_durations(text: str) -> None:
    """What is no length of time is not judged."""
    assert isinstance(read_duration(text), NotJudged)


def test_adding_durations() -> None:
    """The end of a month stays within the month it reaches."""
    assert show_day(add_duration(to_day(2020, 2, 29), Duration(12))) == "2021-02-28"
    assert show_day(add_duration(to_day(2021, 1, 31), Duration(1))) == "2021-02-28"
    assert show_day(add_duration(to_day(2021, 3, 1), Duration(1, 1), -1)) == "2021-01-31"
    assert show_day(add_duration(to_day(1, 1, 1), Duration(24), -1)) == "-0001-01-01"


def test_nothing_heavy_is_imported() -> None:
    """The reader starts without the tables it may never need."""
    heavy = ("anyascii", "pandas", "pydantic", "claimcheck.vocabulary.countries")
    code = f"import sys, claimcheck.reading; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
