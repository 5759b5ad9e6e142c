"""Dates against dates: what is certainly out of order, what may not be, and what was only planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.report import words

from .pages import check

SOURCE = "source: {id: log, published: 2020-06-30, subject: pier}\n"


def severities(tmp_path: Path, rule: str, text: str) -> list[str]:
    return [finding.severity.value for finding in check(text, tmp_path, rule=rule)]


@pytest.mark.parametrize(
    ("founded", "dissolved", "expected"),
    [
        ("1951", "1950", ["error"]),
        ("1951", "1951", []),
        ("1951-05", "1951-04-30", ["error"]),
        ("after 1951", "1951-03", ["error"]),
        ("before 1951", "1950-03", []),
        ("unknown", "1850", []),
        ("1951~", "1950-12", []),
        ("[1940, 1960]", "1950", []),
        ("1951?", "1800", ["error"]),
    ],
)
def test_event_order(tmp_path: Path, founded: str, dissolved: str, expected: list[str]) -> None:
    assert severities(tmp_path, "event-order", f'{SOURCE}claims:\n- founded: "{founded}"\n- dissolved: "{dissolved}"\n') == expected


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("born: 1951", "married: 1949", ["warning"]),  # people marry again
        ("born: 1951", "wedding: 1975", []),
        ("opened: 1982", "closed: 1969", []),  # a border
        ("founded: 1982", "abolished: 1969", ["error"]),
    ],
)
def test_the_standard_has_the_orders_that_hold_for_whatever_it_is(tmp_path: Path, first: str, then: str, expected: list[str]) -> None:
    assert severities(tmp_path, "event-order", f"{SOURCE}claims:\n- {first}\n- {then}\n") == expected


def test_events_of_different_scopes_have_no_order(tmp_path: Path) -> None:
    assert severities(tmp_path, "event-order", f"{SOURCE}claims:\n- {{joined: 2000, scope: Peru}}\n- {{left: 1990, scope: Malta}}\n") == []


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("founded: 2020", []),
        ("founded: 2020-06-30", []),
        ("founded: 2020-07-01", ["error"]),
        ("founded: not 2021", []),
        ("{founded: 2021, quote: was founded in May 2021}", ["error"]),
        ("{founded: 2021, quote: founded by monks in 2021}", ["error"]),
        ("{founded: 2021, quote: to open by 2021}", []),
        ("{founded: 2021, quote: will open in 2021}", []),
        ("{founded: 2021, quote: we'll open in 2021}", []),
        ("{budget: 5 million, when: 2021}", ["warning"]),
        ("{budget: 5 million, when: 2021, note: planned}", []),
        ("{head: Ada Brun, when: 2019/2024}", []),
        ("{head: Ada Brun, when: since 2022, quote: has led it since 2022}", ["error"]),
    ],
)
def test_event_after_report(tmp_path: Path, claim: str, expected: list[str]) -> None:
    assert severities(tmp_path, "event-after-report", f"{SOURCE}claims:\n- {claim}\n") == expected


def test_a_state_of_a_later_time_is_told_why_it_may_be_none(tmp_path: Path) -> None:
    [one] = check(f"{SOURCE}claims:\n- {{staff: 4, when: 2023-12-31}}\n", tmp_path, rule="event-after-report")
    assert words.why(one) == "it may tell what was planned or foreseen (possible-contradiction, time)"


CHAIN = """
properties:
  laid: {datatype: date, time: event}
  launched: {datatype: date, time: event, after: [laid]}
  sailed: {datatype: date, time: event, after: [launched]}
  sold: {datatype: date, time: event, after: [sailed], difference: {property: laid, minimum: 0 years, maximum: 5 years}}
claims:
"""


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"laid": "1912", "launched": "unknown", "sailed": "1911"}, ["error"]),
        ({"laid": "1912", "sailed": "1911"}, []),
        ({"laid": "1912", "launched": "1910", "sailed": "1911"}, []),
        ({"laid": "1911", "launched": "1900/..", "sailed": "1911"}, []),
        ({"laid": "1912", "launched": "by 1915", "sailed": "by 1915", "sold": "1911"}, ["error"]),
        ({"laid": "by 1930", "launched": "1920", "sailed": "unknown", "sold": "1919"}, ["error"]),
        ({"laid": "1905", "launched": "by 1930", "sailed": "1920", "sold": "unknown"}, ["error"]),
        ({"laid": "1916", "launched": "by 1930", "sailed": "1920", "sold": "unknown"}, []),
    ],
)
def test_unsatisfiable_order(tmp_path: Path, dates: dict[str, str], expected: list[str]) -> None:
    text = SOURCE + CHAIN + "".join(f'- {name}: "{date}"\n' for name, date in dates.items())
    assert severities(tmp_path, "unsatisfiable-order", text) == expected


def test_another_claim_leaves_room(tmp_path: Path) -> None:
    text = f"{SOURCE}{CHAIN}- laid: 1912\n- laid: 1909\n- launched: unknown\n- sailed: 1911\n"
    assert severities(tmp_path, "unsatisfiable-order", text) == ["warning"]


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        (("pier.laid before pier.launched", "pier.launched before pier.laid"), ["error"]),
        (("pier.laid <= pier.launched", "pier.launched <= pier.laid"), []),
        (("pier.laid < pier.launched", "pier.launched <= pier.laid"), ["error"]),
        (("pier.laid before pier.launched or pier.laid = 1900", "pier.launched before pier.laid"), []),
    ],
)
def test_circles(tmp_path: Path, holds: tuple[str, ...], expected: list[str]) -> None:
    properties = (
        "properties: {laid: {datatype: date, time: event}, launched: {datatype: date, time: event}}\nclaims: [{laid: 1912}, {launched: 1912}]\n"
    )
    relations = "relations:\n" + "".join(f"- {{id: r{n}, holds: {one}}}\n" for n, one in enumerate(holds))
    assert severities(tmp_path, "unsatisfiable-order", SOURCE + properties + relations) == expected


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        (("120", "", "2019-12-31"), ("150", "stage", "2019-12-31"), ["error"]),
        (("120+", "", "2019-12-31"), ("150", "stage", "2019-12-31"), []),
        (("120", "stage", "2019-12-31"), ("150", "stage; women", "2019-12-31"), ["error"]),
        (("120", "women", "2019-12-31"), ("150", "stage", "2019-12-31"), []),
        (("120", "", "2018-12-31"), ("150", "stage", "2019-12-31"), []),
        (("120", "", ""), ("150", "stage", ""), ["error"]),
        (("100", "", "2019-12-31"), ("about 100", "stage", "2019-12-31"), []),
    ],
)
def test_parts(tmp_path: Path, whole: tuple[str, str, str], part: tuple[str, str, str], expected: list[str]) -> None:
    rows = [
        ", ".join([f"staff: {value}", *([f'scope: "{scope}"'] if scope else []), *([f"when: {when}"] if when else [])])
        for value, scope, when in (whole, part)
    ]
    assert severities(tmp_path, "part-exceeds-whole", SOURCE + "claims:\n" + "".join(f"- {{{row}}}\n" for row in rows)) == expected


def test_an_order_is_settled_by_days_that_are_named(tmp_path: Path) -> None:
    text = "source: {id: log, published: 2024, subject: mill}\nclaims:\n- {id: start, founded: 2018}\n- {id: stop, dissolved: 2017}\n"
    [found] = check(text, tmp_path, rule="event-order")
    assert found.settles == ("settled if `stop` is 2018-01-01 or later, or `start` is 2017-12-31 or earlier",)
    assert not check(text.replace("2017", "2018-01-01"), tmp_path / "later", rule="event-order")


def test_an_order_is_settled_once_all_that_break_it_are_moved(tmp_path: Path) -> None:
    rows = "- {id: start, founded: 1919}\n- {id: begun, founded: 1920}\n- {id: stop, dissolved: 1910}\n"
    text = f"source: {{id: log, published: 2024, subject: mill}}\nclaims:\n{rows}"

    def found(name: str, changed: str) -> list[tuple[str, ...]]:
        (tmp_path / name).mkdir()
        return [one.settles for one in check(changed, tmp_path / name, rule="event-order")]

    assert found("all", text) == [("settled if `stop` is 1920-01-01 or later, or `start` and `begun` are both 1910-12-31 or earlier",)]
    assert found("one", text.replace("1919", "1910")), "one of the two is not enough"
    assert not found("both", text.replace("1919", "1910").replace("1920", "1910"))
    assert not found("other", text.replace("dissolved: 1910", "dissolved: 1920"))
