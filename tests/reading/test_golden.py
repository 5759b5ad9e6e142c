"""Does each row of the golden table read as the definitions say?"""

from __future__ import annotations

import calendar
import re
from fractions import Fraction
from pathlib import Path

import pytest

from claimcheck.reading import (
    Dates,
    Expect,
    Interval,
    Not,
    Nothing,
    NotJudged,
    Period,
    Quantity,
    Reading,
    Several,
    Style,
    Term,
    Unknown,
    Value,
    YesNo,
    read,
    to_day,
)  # fmt: skip

Row = tuple[str, str, str, str]


def _rows() -> list[Row]:
    rows: list[Row] = []
    for line in (Path(__file__).parent / "golden.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, datatype, options, expected = line.encode().decode("utf-8").rsplit("|", 3)
            text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
            rows.append((text.removesuffix(" "), datatype.strip(), options.strip(), expected.strip()))
    return rows


ROWS = _rows()


def _expect(datatype: str, options: str) -> Expect:
    given = dict(option.partition("=")[::2] for option in options.split("; ") if option)
    return Expect(
        datatype,  # type: ignore[arg-type]
        unit=given.get("unit", ""),
        reported="reported" in given,
        words=tuple(filter(None, given.get("words", "").split(","))),
        style=Style(given.get("order", ""), given.get("decimal", "")),  # type: ignore[arg-type]
    )


def _number(text: str) -> Fraction | None:
    return None if text == "*" else Fraction(text)


def _interval(text: str) -> Interval:
    if text.startswith("="):
        return Interval(Fraction(text[1:]), Fraction(text[1:]))
    low, high = text[1:-1].split(",")
    return Interval(_number(low), _number(high), low != "*" and text[0] == "(", high != "*" and text[-1] == ")")


def _day(text: str, last: bool) -> int | None:
    if text == "*":
        return None
    year, month, day = (re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", text) or [""]).groups()  # type: ignore[union-attr]
    months = int(month or (12 if last else 1))
    return to_day(int(year), months, int(day or (calendar.monthrange(max(int(year), 1), months)[1] if last else 1)))


def _days(text: str) -> tuple[int | None, int | None]:
    low, _, high = text.strip().partition("..")
    return _day(low, last=False), _day(high or low, last=True)


def _matches(value: Value, expected: str, datatype: str) -> bool:
    if expected.startswith("only ") and isinstance(value, Several):
        return value.complete and _matches(Several(value.members), expected[5:], datatype)
    if isinstance(value, Several):
        parts = expected.split(" ; ")
        return len(parts) == len(value.members) and all(_matches(*pair, datatype) for pair in zip(value.members, parts, strict=True))
    if isinstance(value, Not):
        return expected.startswith("not ") and _matches(value.value, expected[4:], datatype)
    if isinstance(value, (Nothing, Unknown, YesNo)):
        return expected == {Nothing(): "none", Unknown(): "unknown", YesNo(True): "yes", YesNo(False): "no"}[value]
    if isinstance(value, Term):
        return value.text == expected
    if isinstance(value, Quantity):
        amounts = [part.partition(" ") for part in expected.split(" u ")]
        return value.spans == tuple(_interval(number) for number, _, _ in amounts) and {unit for _, _, unit in amounts} == {value.unit}
    if isinstance(value, Dates):
        spans = expected.removesuffix(" point").split(";")
        return tuple(value.spans) == tuple(_days(span) for span in spans) and value.point == expected.endswith(" point")
    assert isinstance(value, Period)
    start, end = (_days(part) for part in expected.removesuffix(" ongoing").split(" > "))
    return (value.start, value.end, value.ongoing) == (start, end, expected.endswith(" ongoing"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}-{row[2]}")
def test_row(row: Row) -> None:
    """The text reads as expected."""
    text, datatype, options, expected = row
    found = read(text, _expect(datatype, options))
    if expected[0] in "?!":
        assert isinstance(found, NotJudged), found
        assert found.malformed == (expected[0] == "!"), found
        assert expected[1:].strip() in found.reason, found
        assert found.reason[0] == found.reason[0].lower()
        assert found.reason[-1] != "."
    else:
        assert isinstance(found, Reading), found
        assert _matches(found.value, expected, datatype), found
        assert text[found.start : found.end].strip() == text.strip()


def test_the_table_is_large_enough() -> None:
    """The table covers what it claims to cover."""
    assert len({row[:3] for row in ROWS}) >= 300
    assert {row[1] for row in ROWS} == {"quantity", "date", "period", "entity", "name", "text", "yes-no"}
