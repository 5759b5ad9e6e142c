"""Where are the edges of the rules on values that a page is too short to show?"""

from __future__ import annotations

from pathlib import Path

import pytest

from .pages import check

HEAD = "source: {id: survey, published: 2024-03-01, subject: white-glacier}\n"


def judged(rule: str, text: str, folder: Path) -> list[tuple[str, str]]:
    return [(finding.severity.value, finding.verdict.value if finding.verdict else "") for finding in check(HEAD + text, folder, rule=rule)]


ERROR = [("error", "contradiction")]
WARNING = [("warning", "possible-contradiction")]
SILENT: list[tuple[str, str]] = []


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("0", SILENT),
        ("10", SILENT),
        ("11", ERROR),
        ("over 10", ERROR),
        ("10+", SILENT),
        ("at least 11", ERROR),
        ("up to 12", WARNING),
        ("up to 5", SILENT),
        ("almost 10", SILENT),
        ("almost 11", WARNING),
        ("about 10", SILENT),
        ("8-12", WARNING),
        ("unknown", SILENT),
        ("none", SILENT),
        ("not 11", SILENT),
        ("5; 6; 12", ERROR),
    ],
)
def test_bounds(value: str, outcome: list[tuple[str, str]], tmp_path: Path) -> None:
    traits = "properties: {crevasses: {datatype: quantity, values: many, minimum: '0', maximum: '10'}}\n"
    assert judged("implausible-value", f"{traits}claims:\n- crevasses: {value}\n", tmp_path) == outcome


def test_nothing_is_nothing_in_any_unit_and_other_bounds_need_the_same(tmp_path: Path) -> None:
    traits = "properties: {debt: {datatype: quantity, unit: USD, minimum: '0', maximum: '10'}}\n"
    assert judged("implausible-value", f"{traits}claims:\n- debt: 20 EUR\n", tmp_path / "a") == SILENT
    assert judged("implausible-value", f"{traits}claims:\n- debt: 20 USD\n", tmp_path / "b") == ERROR


@pytest.mark.parametrize(
    ("value", "outcome"), [("Hut A", SILENT), ("HUT A", SILENT), ("Hut C", ERROR), ("not Hut A", SILENT), ("none", SILENT), ("hut-d", ERROR)]
)
def test_a_closed_list_of_entities(value: str, outcome: list[tuple[str, str]], tmp_path: Path) -> None:
    traits = (
        "entities: {hut-a: {name: Hut A}, hut-b: {name: Hut B}, hut-c: {name: Hut C}, hut-d: {name: Hut D}}\n"
        "properties: {shelter: {datatype: entity, one-of: [Hut A, Hut B]}}\n"
    )
    assert judged("implausible-value", f"{traits}claims:\n- shelter: {value}\n", tmp_path) == outcome


def test_a_name_that_nobody_declared_may_be_one_of_the_list(tmp_path: Path) -> None:
    traits = "entities: {hut-a: {name: Hut A}}\nproperties: {shelter: {datatype: entity, one-of: [Hut A]}}\n"
    assert judged("implausible-value", f"{traits}claims:\n- shelter: Old Refuge\n", tmp_path) == WARNING


def test_what_is_ruled_out(tmp_path: Path) -> None:
    traits = "properties: {state: {datatype: name, wording: term, values: many, none-of: [growing fast]}}\n"
    assert judged("implausible-value", f"{traits}claims:\n- state: Growing Fast\n- state: stable\n", tmp_path) == ERROR


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("{surveys: 4, when: 1980}", "{surveys: 3, when: 1981}", ERROR),
        ("{surveys: 4, when: 1980}", "{surveys: 3, when: 1980}", SILENT),  # that is for the comparison of values
        ("{surveys: 4, when: 1980-06}", "{surveys: 3, when: 1980}", SILENT),
        ("{surveys: 4+, when: 1980}", "{surveys: 3, when: 1990}", ERROR),
        ("{surveys: up to 4, when: 1980}", "{surveys: 3, when: 1990}", SILENT),
        ("{surveys: 4, when: 1980}", "{surveys: 3+, when: 1990}", SILENT),
        ("{surveys: 4, when: 1980}", "{surveys: under 4, when: 1990}", ERROR),
        ("{surveys: 4, when: 1980}", "{surveys: 3}", WARNING),
        ("{surveys: 4, when: 1980/..}", "{surveys: 3, when: 1990}", SILENT),
        ("{surveys: 4, when: 1980, scope: north}", "{surveys: 3, when: 1990}", SILENT),
    ],
)
def test_a_count_that_grows(first: str, second: str, outcome: list[tuple[str, str]], tmp_path: Path) -> None:
    traits = "properties: {surveys: {datatype: quantity, grows: true}}\n"
    for name, claims in (("a", (first, second)), ("b", (second, first))):
        assert judged("shrinking-count", f"{traits}claims:\n- {claims[0]}\n- {claims[1]}\n", tmp_path / name) == outcome


def test_every_drop_of_a_count_is_in_one_finding(tmp_path: Path) -> None:
    traits = "properties: {surveys: {datatype: quantity, grows: true}}\n"
    claims = "".join(f"- {{surveys: {count}, when: {year}}}\n" for year, count in enumerate([5, 3, 7, 6, 8], start=1980))
    (found,) = check(f"{HEAD}{traits}claims:\n{claims}", tmp_path, rule="shrinking-count")
    assert [place.value for place in found.places] == ["3", "5", "6", "7"]
    assert "and 1 more such drops" in found.message


@pytest.mark.parametrize(
    ("born", "died", "outcome"),
    [
        ("1900", "1899", SILENT),  # that is the order of events
        ("1900", "1900", SILENT),
        ("1900", "2025", SILENT),
        ("1900-01-01", "2025-01-02", ERROR),
        ("1900-01-01", "2025-01-01", SILENT),
        ("1900~", "2025", SILENT),
        ("before 1900", "2040", ERROR),
        ("1900/1901", "2030", ERROR),
        ("unknown", "2040", SILENT),
    ],
)
def test_a_difference_within_its_range(born: str, died: str, outcome: list[tuple[str, str]], tmp_path: Path) -> None:
    assert judged("implausible-difference", f"claims:\n- born: {born}\n- died: {died}\n", tmp_path) == outcome


@pytest.mark.parametrize(("part", "outcome"), [("4", SILENT), ("10", SILENT), ("11", ERROR), ("9+", SILENT), ("11+", ERROR), ("about 10", SILENT)])
def test_a_difference_of_quantities(part: str, outcome: list[tuple[str, str]], tmp_path: Path) -> None:
    traits = (
        "properties:\n  huts: {datatype: quantity}\n"
        "  open-huts: {datatype: quantity, figures: reported, difference: {property: huts, maximum: '0'}}\n"
    )
    claims = f"claims:\n- {{huts: 10, when: 2020}}\n- {{open-huts: {part}, when: 2020}}\n"
    assert judged("implausible-difference", traits + claims, tmp_path) == outcome


def test_a_difference_at_other_times_is_none(tmp_path: Path) -> None:
    traits = "properties:\n  huts: {datatype: quantity}\n  open-huts: {datatype: quantity, difference: {property: huts, maximum: '0'}}\n"
    claims = "claims:\n- {huts: 10, when: 2020}\n- {open-huts: 11, when: 1990}\n"
    assert judged("implausible-difference", traits + claims, tmp_path) == SILENT


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("predecessor: Coast Council", ERROR),
        ("predecessor: none", ERROR),
        ("predecessor: not Ferry Board", ERROR),
        ("predecessor: Ferry Board", SILENT),
        ("predecessor: unknown", SILENT),
        ("predecessor: [Ferry Board, Coast Council]", SILENT),
        ("predecessor: Some Other Body", WARNING),
    ],
)
def test_what_the_other_side_says(answer: str, outcome: list[tuple[str, str]], tmp_path: Path) -> None:
    entities = "entities: {ferry-board: {name: Ferry Board}, port-board: {name: Port Board}, coast-council: {name: Coast Council}}\n"
    claims = f"claims:\n- {{subject: ferry-board, successor: Port Board}}\n- {{subject: port-board, {answer}}}\n"
    assert judged("contradicted-inverse", entities + claims, tmp_path) == outcome


def test_links_of_other_times_do_not_contradict(tmp_path: Path) -> None:
    entities = "entities: {mill: {name: Mill Trust}, vale: {name: Vale Holding}, dale: {name: Dale Holding}}\n"
    claims = (
        "claims:\n- {subject: vale, subsidiary: Mill Trust, when: 1990}\n- {subject: mill, parent: Dale Holding, when: WHEN}\n"
        "- {subject: mill, parent: Vale Holding, when: 1990}\n"
    )
    assert judged("contradicted-inverse", entities + claims.replace("WHEN", "1995"), tmp_path / "a") == SILENT
    assert judged("contradicted-inverse", entities + claims.replace("WHEN", "1990"), tmp_path / "b") == ERROR


def test_not_contemporary_needs_every_date_to_agree(tmp_path: Path) -> None:
    people = "entities: {ida: {name: Ida Lund}, olaf: {name: Olaf Berg}}\nclaims:\n- {subject: ida, spouse: Olaf Berg}\n"
    for name, dates, outcome in (
        ("a", "- {subject: ida, died: 1870}\n- {subject: olaf, born: 1871}\n", ERROR),
        ("b", "- {subject: ida, died: 1870}\n- {subject: olaf, born: 1870}\n", SILENT),
        ("c", "- {subject: ida, died: after 1870}\n- {subject: olaf, born: 1871}\n", SILENT),
        ("d", "- {subject: ida, died: 1870}\n- {subject: olaf, born: before 1900}\n", SILENT),
        ("e", "- {subject: ida, died: 1870}\n- {subject: ida, died: 1880}\n- {subject: olaf, born: 1875}\n", SILENT),
    ):
        assert judged("not-contemporary", people + dates, tmp_path / name) == outcome


def test_an_exclusion_stated_from_both_sides_is_reported_once(tmp_path: Path) -> None:
    traits = (
        "properties:\n  afloat-at: {datatype: entity, conflicts-with: [aground-at]}\n  aground-at: {datatype: entity, conflicts-with: [afloat-at]}\n"
    )
    claims = "claims:\n- {afloat-at: Port Ness, when: 1990}\n- {aground-at: Gull Rock, when: WHEN}\n"
    assert judged("excluded-combination", traits + claims.replace("WHEN", "1990"), tmp_path / "a") == ERROR
    assert judged("excluded-combination", traits + claims.replace("WHEN", "1991"), tmp_path / "b") == SILENT
    assert judged("excluded-combination", traits + claims.replace("WHEN", "1989~"), tmp_path / "c") == WARNING


@pytest.mark.parametrize(("other", "count"), [("Hut Register 12", 1), ("Hut Register 21", 0), ("hut register 12", 1)])
def test_shared_values(other: str, count: int, tmp_path: Path) -> None:
    traits = "properties: {mark: {datatype: text, distinct: true, time: timeless}}\n"
    claims = f"claims:\n- {{subject: a-hut, mark: Hut Register 12}}\n- {{subject: b-hut, mark: {other}}}\n"
    assert len(check(HEAD + traits + claims, tmp_path, rule="shared-value")) == count


def test_a_finding_keeps_its_id_when_lines_move_and_unrelated_claims_come(tmp_path: Path) -> None:
    traits = "properties: {crevasses: {datatype: quantity, maximum: '10'}}\n"
    (before,) = check(f"{HEAD}{traits}claims:\n- crevasses: 11\n", tmp_path / "a", rule="implausible-value")
    (after,) = check(f"{HEAD}{traits}claims:\n- area: 12 km2\n\n- crevasses: 11\n", tmp_path / "b", rule="implausible-value")
    assert before.id == after.id
    assert before.places[0].line != after.places[0].line


@pytest.mark.parametrize(
    ("when", "outcome"),
    [
        ("2024-03-01", ERROR),
        ("today", ERROR),  # the day on which the source was written
        ("turn of the century", WARNING),
        ("10 years ago", WARNING),  # no later than the source, and so possibly of that very day
        ("next year", WARNING),
    ],
)
def test_a_date_that_cannot_be_read_proves_nothing(when: str, outcome: list[tuple[str, str]], tmp_path: Path) -> None:
    found = check(f"{HEAD}claims:\n- {{members: 96, when: {when}}}\n- {{members: 120, when: 2024-03-01}}\n", tmp_path, rule="value-conflict")
    assert [(one.severity.value, one.verdict.value if one.verdict else "") for one in found] == outcome
    assert [(place.when, place.when_inferred) for place in found[0].places if place.value == "96"] == [
        ("2024-03-01", True) if when == "today" else (when, False)
    ]


def test_what_was_said_before_it_was_written_is_not_of_years_later(tmp_path: Path) -> None:
    rows = "- {members: 96, when: last year, source: memoir}\n- {members: 120, when: 2024}\n"
    text = f"{HEAD}sources: {{memoir: {{published: 1990}}}}\nclaims:\n{rows}"
    assert [one.verdict.value for one in check(text, tmp_path, rule="value-conflict") if one.verdict] == ["superseded"]


def test_changes_are_told_time_by_time(tmp_path: Path) -> None:
    rows = [("21,600", "2018"), ("almost 22,000", "2018"), ("24,310", "2023")]
    text = f"{HEAD}claims:\n" + "".join(f'- {{visitors: "{value}", when: {when}}}\n' for value, when in rows)
    messages = [one.message for one in check(text, tmp_path, rule="value-conflict") if one.verdict and one.verdict.value == "change"]
    assert messages == ["`white-glacier` visitors a year changed: `21,600` or `almost 22,000` (2018), then `24,310` (2023)"]


def test_terms_of_one_meaning_are_worded_differently(tmp_path: Path) -> None:
    text = (
        f"{HEAD}sources: {{guide: {{published: 2024}}}}\nproperties: {{sky: {{datatype: name, wording: term, terms: [[calm, no wind, still]]}}}}\n"
        "claims:\n- sky: calm\n- {sky: no wind, source: guide}\n- {sky: still, source: guide, when: 2024}\n"
    )
    [found] = check(text, tmp_path, rule="name-variant")
    assert (found.severity.value, found.message.partition(":")[0]) == ("note", "`white-glacier` sky is worded differently")
    assert found.settles == ("settled if all 3 are worded alike",)


def test_a_year_is_no_amount_of_money(tmp_path: Path) -> None:
    [found] = check(f"{HEAD}claims:\n- budget: 300 USD\n  quote: its budget of $400 in 2023\n", tmp_path, rule="reading-not-supported")
    assert "400 USD" in found.message and "2,023" not in found.message


def test_a_part_that_touches_its_whole_is_more(tmp_path: Path) -> None:
    trait = "properties: {beds: {datatype: quantity, additive: true, figures: reported}}\n"
    [found] = check(f"{HEAD}{trait}claims:\n- beds: 30\n- {{beds: 40, scope: north}}\n", tmp_path, rule="part-exceeds-whole")
    assert "`40` for north is more than `30` for the whole" in found.message


def test_the_newest_value_is_the_same_one_in_any_order_of_the_claims(tmp_path: Path) -> None:
    claims = ["- {staff: 120, when: 2020}", "- {staff: 80, when: 2020}"]
    texts = ["source: {id: almanac, published: 2021, subject: trust}\nclaims:\n" + "\n".join(order) for order in (claims, claims[::-1])]
    folders = (tmp_path / "one", tmp_path / "other")
    for folder in folders:
        folder.mkdir()
    one, other = ([found.id for found in check(text, folder, rule="stale-value")] for text, folder in zip(texts, folders, strict=True))
    assert one == other
    assert len(one) == 1


@pytest.mark.parametrize(("said", "left"), [("355", []), ("360", [("warning", "superseded")])])
def test_a_dated_change_explains_the_same_values_without_a_date(said: str, left: list[tuple[str, str]], tmp_path: Path) -> None:
    dated = "claims:\n- {staff: 310, when: 2021}\n- {staff: 355, when: 2023}\n"
    undated = f"- {{staff: {said}, source: leaflet}}\nsources: {{leaflet: {{accessed: 2024-05-01, published: 2024-04}}}}\n"
    assert judged("value-conflict", f"{dated}{undated}", tmp_path) == [*left, ("note", "change")]
