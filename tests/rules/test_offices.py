"""Chains of office-holders: where do they overlap, touch, differ, or leave gaps?"""

from __future__ import annotations

from pathlib import Path

import pytest

from .pages import check

HEAD = """
source: {id: chronicle, published: 2025-01-15, subject: choir}
sources: {memoir: {published: 2025-01-15}, leaflet: {}}
entities: {ada: {name: Ada Brun, aliases: [A. Brun]}, otto: {name: Otto Wick}, ine: {name: Ine Dahl}}
claims:
"""


def found(tmp_path: Path, rule: str, *rows: str) -> list[tuple[str, str]]:
    claims = "".join(f"- {{head: {who}, when: {when}, source: {source}}}\n" for who, when, source in (row.split("|") for row in rows))
    findings = check(HEAD + claims.replace(", when: ,", ","), tmp_path, rule=rule)
    return [(finding.severity.value, finding.message.split(": ", 1)[1]) for finding in findings]


@pytest.mark.parametrize(
    "rows",
    [
        ("Ada Brun|2008/2018|chronicle", "Otto Wick|2018/2023|chronicle", "Ine Dahl|2023/..|chronicle"),
        ("Ada Brun|2008-10-01/2018-09-30|chronicle", "Otto Wick|2018-10-01/2023-09-30|chronicle"),
        ("Ada Brun|2008-10-01/2018-10-01|chronicle", "Otto Wick|2018-10-01/2023-09-30|chronicle"),
        ("Ada Brun|2008/2018|chronicle", "Otto Wick|2018-10/2023|memoir"),
        ("Ada Brun|2008/2018|chronicle", "A. Brun|2008-10/2018-09|memoir", "Otto Wick|2018/..|memoir"),
        ("Ada Brun|2008/..|leaflet", "Otto Wick|2018/2023|chronicle"),
        ("Ada Brun|2015|memoir", "Ada Brun|2008/2018|chronicle", "Otto Wick|2018/2023|chronicle"),
        ("Ada Brun|2018|memoir", "Otto Wick|2018/2023|chronicle", "Ada Brun|2008/2018|chronicle"),
        ("not Otto Wick|2010|memoir", "Ada Brun|2008/2018|chronicle"),
        ("Ada Brun||leaflet", "Otto Wick|2018/..|chronicle"),
        ("Ada Brun|1990/1995|memoir", "Otto Wick|1995/2000|chronicle", "Ada Brun|2000/2005|chronicle"),
    ],
)
def test_these_chains_hold(tmp_path: Path, rows: tuple[str, ...]) -> None:
    assert found(tmp_path, "overlapping-holders", *rows) == []


@pytest.mark.parametrize(
    ("rows", "severity", "words"),
    [
        (("Ada Brun|2008/2018|chronicle", "Otto Wick|2017/2023|memoir"), "error", "from 2017-12-31 to 2018-01-01"),
        (("Ada Brun|2008-06/2018-09|chronicle", "Otto Wick|2018-01/2023|memoir"), "error", "from 2018-01-31 to 2018-09-01"),
        (("Ada Brun|2008/2018|chronicle", "Otto Wick|2010|memoir"), "error", "from 2010-01-01 to 2010-12-31"),
        (("Ada Brun|2020/..|chronicle", "Otto Wick|2023/..|memoir"), "error", "both hold it"),
        (("Ada Brun|2008/2018|chronicle", "nobody in particular|2010|memoir"), "warning", "unless the two names mean one person"),
        (("Ada Brun|2008/2018|chronicle", "none|2010|memoir"), "error", "both hold it"),
        (("Ada Brun||chronicle", "Otto Wick||memoir"), "error", "both hold it on 2025-01-15"),
    ],
)
def test_these_do_not(tmp_path: Path, rows: tuple[str, ...], severity: str, words: str) -> None:
    findings = found(tmp_path, "overlapping-holders", *rows)
    assert [one for one, _ in findings] == [severity]
    assert words in findings[0][1]


def test_many_sources_on_two_holders_are_one_finding(tmp_path: Path) -> None:
    rows = [f"Ada Brun|{year}/2018|chronicle" for year in (2008, 2009, 2010)] + [f"Otto Wick|{year}/2023|memoir" for year in (2014, 2015, 2016)]
    assert len(found(tmp_path, "overlapping-holders", *rows)) == 1


def test_a_crowd_of_holders_is_one_finding(tmp_path: Path) -> None:
    findings = found(tmp_path, "overlapping-holders", *(f"Holder {name}|2010|memoir" for name in "abcdefghij"))
    assert len(findings) == 1
    assert "44 more pairs of holders" in findings[0][1]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Ada Brun|2008/2018|chronicle", "A. Brun|2010/2018|memoir"), ["beginnings"]),
        (("Ada Brun|2008/2018|chronicle", "Ada Brun|2008/2016|memoir"), ["ends"]),
        (("Ada Brun|2008/2018|chronicle", "Ada Brun|2010/2016|memoir"), ["beginnings and ends"]),
        (("Ada Brun|2008/2018|chronicle", "Ada Brun|2008-05-01/2018-04-30|memoir"), []),
        (("Ada Brun|2008/2018|chronicle", "Ada Brun|2008/2013|memoir", "Ada Brun|2013/2018|memoir"), []),
        (("Ada Brun|since 2008|chronicle", "Ada Brun|since 2010|memoir"), ["beginnings"]),
        (("Ada Brun|since 2008|chronicle", "Ada Brun|2008/2018|memoir"), []),
        (("Ada Brun|2008/2012|chronicle", "Ada Brun|2016/2020|memoir"), []),
    ],
)
def test_terms_of_one_holder(tmp_path: Path, rows: tuple[str, ...], expected: list[str]) -> None:
    findings = found(tmp_path, "differing-terms", *rows)
    assert [message.rsplit("different ", 1)[1] for _, message in findings] == expected


@pytest.mark.parametrize(
    ("rows", "gaps"),
    [
        (("Ada Brun|2008/2018|chronicle", "Otto Wick|2019/2023|chronicle"), 0),
        (("Ada Brun|2008/2018|chronicle", "Otto Wick|2020/2023|chronicle"), 1),
        (("Ada Brun|2008/2018-06-30|chronicle", "Otto Wick|2018-07-01/2023|chronicle"), 0),
        (("Ada Brun|2008/2018-06-30|chronicle", "Otto Wick|2018-07-03/2023|chronicle"), 1),
        (("Ada Brun|2008/2018|chronicle", "Ine Dahl|2019|memoir", "Otto Wick|2020/2023|chronicle"), 0),
        (("Ada Brun|2008/..|chronicle", "Otto Wick|2030/2031|chronicle"), 0),
        (("Ada Brun|2008/2030|chronicle", "Ine Dahl|2010/2012|chronicle", "Otto Wick|2020/2023|chronicle"), 0),
        (("Ada Brun|2008/2018|chronicle", "Otto Wick|2022|chronicle"), 0),
    ],
)
def test_gaps(tmp_path: Path, rows: tuple[str, ...], gaps: int) -> None:
    assert len(found(tmp_path, "gap-in-office", *rows)) == gaps


@pytest.mark.parametrize(
    ("rows", "length"),
    [
        (("Ada Brun|1960/1972|chronicle", "Otto Wick|1975/1990|memoir"), "from 1973-01-01 to 1974-12-31 (2 years)"),
        (("Ada Brun|1960/1972|chronicle", "Otto Wick|1982/1990|memoir"), "from 1973-01-01 to 1981-12-31 (9 years)"),
        (("Ada Brun|1960/1972|chronicle", "Otto Wick|1974/1990|memoir"), "from 1973-01-01 to 1973-12-31 (1 year)"),
        (("Ada Brun|1960/1972|chronicle", "Otto Wick|1973-12-31/1990|memoir"), "from 1973-01-01 to 1973-12-30 (364 days)"),
        (("Ada Brun|1960/1972-02-28|chronicle", "Otto Wick|1972-03-01/1990|memoir"), "from 1972-02-29 to 1972-02-29 (1 day)"),
    ],
)
def test_a_gap_is_as_long_as_its_days(tmp_path: Path, rows: tuple[str, ...], length: str) -> None:
    [(_, message)] = found(tmp_path, "gap-in-office", *rows)
    assert length in message
