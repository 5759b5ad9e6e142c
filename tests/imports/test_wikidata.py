"""What is planted in entities of the published format is found by a check of the ledger that they become, and near misses are not."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.imports.running import Run, claimcheck
from tests.imports.wikibase import (
    JULIAN,
    amount,
    constraint,
    day,
    dump,
    entity,
    inlanguage,
    item,
    prop,
    statement,
    text,
    time,
    year,
)

SINGLE, BEST, RANGE, FORMAT, DISTINCT = "Q19474404", "Q52060874", "Q21510860", "Q21502404", "Q21502410"


def imported(folder: Path, *entities: dict[str, Any], options: tuple[str, ...] = ()) -> tuple[Run, list[dict[str, str]]]:
    """The run, and the claims that it wrote."""
    (folder / "dump.json").write_text(dump(list(entities)), encoding="utf-8")
    run = claimcheck("import", "wikidata", folder / "dump.json", "--output", folder / "out", "--format", "csv", *options)
    path = folder / "out" / "claims.csv"
    return run, list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.exists() else []


def findings(folder: Path) -> set[tuple[str, ...]]:
    """Rule, severity, subject and values of what a check finds; that figures are old is no concern here."""
    report = claimcheck("check", folder / "out", "--format", "json", "--today", "2026-01-01").json
    return {
        (one["rule"], one["severity"], one["subject"], *sorted(place["value"] for place in one["places"]))
        for one in report["findings"]
        if one["rule"] != "stale-value"
    }


def cells(claims: list[dict[str, str]], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(claim[column] for column in columns) for claim in claims]


def test_a_property_of_the_standard_vocabulary_is_that_one_and_sources_that_differ_are_found(tmp_path):
    adams = entity(
        "Q42",
        "Ann Lee",
        [
            statement("P31", item("Q5")),
            statement(
                "P569", day("1952-03-11"), references=[{"P248": item("Q100"), "P813": day("2020-01-01")}, {"P854": text("https://a.org/x", "url")}]
            ),
            statement("P569", day("1952-03-12"), references=[{"P248": item("Q101"), "P577": year(1999)}]),
            statement("P569", day("1911-01-01"), "deprecated"),
        ],
        ["A. Lee"],
    )
    run, claims = imported(tmp_path, adams, entity("Q5", "human"), entity("Q100", "Almanac"))
    assert run.exit_code == 0
    assert cells(claims, "property", "value", "source") == [
        ("kind", "q5", "wikidata"),
        ("born", "1952-03-11", "q100"),
        ("born", "1952-03-11", claims[2]["source"]),
        ("born", "1952-03-12", "q101:1999"),
    ]
    assert claims[2]["source"].startswith("a.org:")
    assert findings(tmp_path) == {("value-conflict", "error", "q42", "1952-03-11", "1952-03-11", "1952-03-12")}
    assert "1  deprecated" in run.err
    assert "3 entities, 4 statements: 4 claims from 4 sources" in run.err
    assert '  q42: {name: "Ann Lee", aliases: ["A. Lee"], type: person, wikidata: "Q42"}' in (tmp_path / "out/entities.yaml").read_text()
    sources = (tmp_path / "out/sources.yaml").read_text()
    assert 'q100: {title: "Almanac", url: "https://www.wikidata.org/wiki/Q100", accessed: "2020-01-01"}' in sources
    assert '"q101:1999": {title: "Q101", url: "https://www.wikidata.org/wiki/Q101", published: "1999"}' in sources
    assert 'wikidata: {title: "Wikidata", url: "https://www.wikidata.org/", published: "2025-06-01"}' in sources


def test_one_statement_with_two_references_agrees_with_itself(tmp_path):
    references = [{"P248": item("Q100")}, {"P248": item("Q101")}, {"P248": item("Q100"), "P813": day("2021-01-01")}]
    _, claims = imported(tmp_path, entity("Q1", "Ann", [statement("P569", year(1950), references=references)]))
    assert cells(claims, "source") == [("q100",), ("q101",)]
    assert findings(tmp_path) == set()


def test_the_same_said_twice_of_one_item_by_one_source_is_one_claim(tmp_path):
    run, claims = imported(tmp_path, entity("Q1", "Ann", [statement("P26", item("Q2")), statement("P26", item("Q2"), P1534=item("Q93190"))]))
    assert len(claims) == 1
    assert "1  the same as another of its item and source" in run.err


CONSTRAINED = [
    entity(
        "P9001", "tail number", [constraint(SINGLE, P4155=prop("P1545")), constraint(FORMAT, P1793=text("[A-Z]{2}-[0-9]+")), constraint(DISTINCT)]
    ),
    entity(
        "P9002", "load", [constraint(SINGLE), constraint(RANGE, P2313=amount("+0", "Q11570"), P2312=amount("+9000", "Q11570"))], datatype="quantity"
    ),
    entity("P9003", "pilot", [], datatype="wikibase-item"),
    entity("P1545", "series ordinal"),
]


def test_single_values_ranges_formats_and_distinct_values(tmp_path):
    imported(
        tmp_path,
        *CONSTRAINED,
        entity("Q1", "One", [statement("P9001", text("AB-12")), statement("P9001", text("AB-13"))]),
        entity("Q2", "Two", [statement("P9001", text("AB-12"))]),
        entity("Q3", "Three", [statement("P9001", text("cd-7"))]),
        entity("Q4", "Four", [statement("P9002", amount("+9.1", "Q191118"))]),
        entity("Q5", "Five", [statement("P9002", amount("+300", "Q11570")), statement("P9002", amount("+1110", "Q100995"))]),
    )
    assert findings(tmp_path) == {
        ("value-conflict", "error", "q1", "AB-12", "AB-13"),
        ("shared-value", "error", "q1", "AB-12", "AB-12"),
        ("implausible-value", "error", "q3", "cd-7"),
        ("implausible-value", "error", "q4", "9.1 t"),
        ("value-conflict", "error", "q5", "1110 lb", "300 kg"),
    }


def test_near_misses_are_not_found(tmp_path):
    _, claims = imported(
        tmp_path,
        *CONSTRAINED,
        entity("Q1", "Separated", [statement("P9001", text("AB-1"), P1545=text("1")), statement("P9001", text("AB-2"), P1545=text("2"))]),
        entity("Q2", "Another unit", [statement("P9002", amount("+1", "Q191118")), statement("P9002", amount("+1010", "Q11570"))]),
        entity("Q3", "Within bounds", [statement("P9002", amount("+310", "Q11570", "+300", "+320")), statement("P9002", amount("+318", "Q11570"))]),
        entity("Q4", "Several", [statement("P9003", item("Q1")), statement("P9003", item("Q2"))]),
        entity("Q6", "Of its part", [statement("P9002", amount("+5", "Q11570")), statement("P9002", amount("+7", "Q11570"), P518=item("Q99"))]),
        entity("Q7", "Not known", [statement("P9001", "somevalue"), statement("P9001", text("XY-1"))]),
        entity("Q8", "Rounded", [statement("P2048", amount("+324", "Q11573")), statement("P2048", amount("+1063", "Q3710"))]),
        entity("Q9", "In its calendar", [statement("P569", time("+1917-10-25T00:00:00Z", calendar=JULIAN)), statement("P569", day("1917-11-07"))]),
        entity(
            "Q10",
            "In its century",
            [statement("P571", time("+1900-00-00T00:00:00Z", 7)), statement("P571", year(1893)), statement("P571", year(1893), P459=item("Q1"))],
        ),
        entity(
            "Q11", "Married twice", [statement("P26", item("Q7"), P580=year(1990), P582=year(1999)), statement("P26", item("Q8"), P580=year(1999))]
        ),
    )
    assert {finding for finding in findings(tmp_path) if finding[0] != "asymmetric-claim" and finding[1] != "note"} == set()
    assert ("q1", "series ordinal: 1") in cells(claims, "subject", "scope")
    assert ("q6", "P518: q99") in cells(claims, "subject", "scope")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (time("+2001-12-31T00:00:00Z", 11), "2001-12-31"),
        (time("+2001-12-00T00:00:00Z", 10), "2001-12"),
        (time("+2001-00-00T00:00:00Z", 11), "2001"),
        (time("+2001-12-31T00:00:00Z", 9), "2001"),
        (time("+1990-00-00T00:00:00Z", 8), "199X"),
        (time("+1850-00-00T00:00:00Z", 7), "[1800..1900]"),
        (time("+1900-00-00T00:00:00Z", 7), "[1801..1999]"),
        (time("+2000-00-00T00:00:00Z", 6), "[1001..2999]"),
        (time("-0044-03-15T00:00:00Z", 11, JULIAN), "'-0043-03-13"),
        (time("-0044-00-00T00:00:00Z", 9), "-0043"),
        (time("-0044-00-00T00:00:00Z", 8), "[-0048..-0039]"),
        (time("-0001-00-00T00:00:00Z", 9), "0000"),
        (time("+1582-10-04T00:00:00Z", 11, JULIAN), "1582-10-14"),
        (time("+1700-02-29T00:00:00Z", 11, JULIAN), "1700-03-11"),
        (time("+1066-10-00T00:00:00Z", 10, JULIAN), "[1066-10-07..1066-11-06]"),
        (time("+1950-00-00T00:00:00Z", 9, after=2), "[1948..1952]"),
        (time("-3000000-00-00T00:00:00Z", 3), "[Y-3999999..Y-1999999]"),
        (time("+12000-00-00T00:00:00Z", 9), "Y12000"),
        (amount("+10.380"), "10.380"),
        (amount("-0005"), "-5"),
        (amount("-0"), "0"),
        (amount("+5", "1", "+4", "+6"), "4 to 6"),
        (amount("+5", "1", "+5", "+5"), "5"),
        (amount("+10", "1", "+11", "+9"), "9 to 11"),
        (amount("+5", "Q218593"), "5 inches"),
        (amount("+5", "Q11229"), "5 %"),
        (amount("+5", "Q4916"), "5 EUR"),
        (amount("+5", "Q199"), "5"),
        (text("  a\u2028b "), "a b"),
        (inlanguage("Hafen", "de"), "Hafen"),
        (item("Q64"), "q64"),
        (("wikibase-lexeme", {"entity-type": "lexeme", "id": "L7-F1"}), None),
        (("globe-coordinate", {"latitude": 52.5, "longitude": -13.25, "altitude": None, "precision": 0.01, "globe": "x"}), "52.5, -13.25"),
        ("somevalue", "unknown"),
        ("novalue", "none"),
    ],
)
def test_values_of_every_kind(tmp_path, value, expected):
    known = {"mainsnak"}  # a lexeme is written as the kind of value it is
    one = statement("P9009", value)
    if expected is None:
        one["mainsnak"]["datavalue"] = {"type": "wikibase-entityid", "value": value[1]}
        expected = "l7-f1"
    assert known <= one.keys()
    _, [claim] = imported(tmp_path, entity("Q1", "Thing", [one]))
    assert claim["value"] == expected


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (time("+0000-00-00T00:00:00Z", 9), "a time in the year 0, which Wikidata does not define"),
        (time("+2001-02-30T00:00:00Z", 11), "a time that is no date"),
        (time("-13798000000-00-00T00:00:00Z", 3), "a time too far off to be read"),
        (amount("five"), "an amount that cannot be read"),
        (text("unknown"), "a text that would be read as none, unknown or a denial"),
        (text(" "), "an empty text"),
        (text("x" * 2001), "a text of more than 2,000 characters"),
    ],
)
def test_what_cannot_be_written_is_counted_with_its_reason(tmp_path, value, why):
    run, claims = imported(tmp_path, entity("Q1", "Thing", [statement("P9009", value), statement("P9009", text("kept"))]))
    assert cells(claims, "value") == [("kept",)]
    assert f"1  {why}" in run.err


@pytest.mark.parametrize(
    ("qualifiers", "when"),
    [
        ({"P585": year(2011)}, "2011"),
        ({"P585": [year(2011), year(2012)]}, "[2011,2012]"),
        ({"P580": year(1990), "P582": year(1999)}, "1990/1999"),
        ({"P580": year(1990)}, "1990/.."),
        ({"P580": year(1990), "P582": "novalue"}, "1990/.."),
        ({"P580": year(1990), "P582": "somevalue"}, "1990/"),
        ({"P582": year(1999)}, "/1999"),
        ({"P580": time("+1900-00-00T00:00:00Z", 7), "P582": year(1999)}, "/1999"),
        ({"P580": [year(1990), year(1995)], "P582": [year(1992), year(1999)]}, "[1990..1999]"),
        ({"P1319": year(1990), "P1326": year(1995)}, "[1990..1995]"),
        ({"P585": "somevalue"}, "XXXX"),
        ({"P580": "somevalue"}, "XXXX"),
        ({"P580": "somevalue", "P582": "somevalue"}, "XXXX"),
        ({"P582": "novalue"}, ""),
        ({"P1545": text("3"), "P1365": item("Q9")}, ""),
    ],
)
def test_qualifiers_say_when(tmp_path, qualifiers, when):
    _, [claim] = imported(tmp_path, entity("Q1", "Thing", [statement("P9003", item("Q2"), **qualifiers)]))
    assert (claim["when"], claim["scope"]) == (when, "")


def test_dates_that_are_about_so_or_lie_between_two(tmp_path):
    _, claims = imported(
        tmp_path,
        entity("Q1", "A", [statement("P569", year(1850), P1480=item("Q5727902"))]),
        entity("Q2", "B", [statement("P569", time("+1900-00-00T00:00:00Z", 7), P1319=year(1850), P1326=year(1860))]),
    )
    assert cells(claims, "value", "when") == [("1850~", ""), ("[1850..1860]", "")]


def test_only_the_best_rank_counts_where_one_value_is_best_or_it_is_asked_for(tmp_path):
    best = entity("P9004", "mouth", [constraint(BEST)], datatype="wikibase-item")
    river = entity("Q1", "River", [statement("P9004", item("Q2"), "preferred"), statement("P9004", item("Q3"))])
    both = entity("Q4", "Other", [statement("P9004", item("Q2")), statement("P9004", item("Q3"))])
    lake = entity("Q5", "Lake", [statement("P9003", item("Q2"), "preferred"), statement("P9003", item("Q3"))])
    run, claims = imported(tmp_path, best, river, both, lake)
    assert cells(claims, "subject", "value") == [("q1", "q2"), ("q4", "q2"), ("q4", "q3"), ("q5", "q2"), ("q5", "q3")]
    assert "1  not of the best rank" in run.err
    assert findings(tmp_path) == {("value-conflict", "error", "q4", "q2", "q3")}
    _, claims = imported(tmp_path, best, lake, options=("--rank", "best"))
    assert cells(claims, "subject", "value") == [("q5", "q2")]


def test_parts_of_a_figure_are_not_held_against_the_whole(tmp_path):
    town = [statement("P1082", amount("+1200"), P585=year(2011)), statement("P1082", amount("+5000"), P585=year(2011), P518=item("Q9"))]
    imported(tmp_path, entity("Q1", "Town", town))
    assert findings(tmp_path) == set()
    assert "population: {additive: false}" in (tmp_path / "out/properties.yaml").read_text()


def test_a_number_without_a_unit_is_never_given_one(tmp_path):
    run, claims = imported(
        tmp_path,
        entity(
            "Q1",
            "Tower",
            [statement("P2048", amount("+324")), statement("P2048", amount("+5", "Q999999")), statement("P9002", amount("+5", "Q999999"))],
        ),
    )
    assert cells(claims, "property", "value", "unit") == [("p9002", "5", "q999999")]
    assert "1  a number without a unit, where one would be assumed" in run.err
    assert "1  a unit that is not known here" in run.err


def test_a_currency_is_known_by_its_code(tmp_path):
    franc = entity("Q25344", "franc", [statement("P498", text("CHF", "external-id"))])
    _, claims = imported(tmp_path, entity("Q1", "Firm", [statement("P2139", amount("+5", "Q25344"))]), franc, options=("--only", "P2139"))
    assert cells(claims, "property", "value") == [("income", "5 CHF")]


def test_constraints_become_traits(tmp_path):
    properties = [
        entity("P8001", "berth", [constraint("Q21510859", P2305=[item("Q11"), item("Q12")])], datatype="wikibase-item"),
        entity("P8002", "engine", [constraint("Q52558054", P2305=item("Q13"))], datatype="wikibase-item"),
        entity("P8003", "keel laid", [constraint(SINGLE), constraint(RANGE, P2310=year(1800), P2311="somevalue")], datatype="time"),
        entity(
            "P8004",
            "scrapped",
            [constraint("Q21510854", P2306=prop("P8003"), P2313=amount("+0", "Q577"), P2312=amount("+90", "Q577"))],
            datatype="time",
        ),
        entity("P8005", "sail", [constraint("Q21502838", P2306=prop("P8002")), constraint("Q21503247", P2306=prop("P8003"))], datatype="string"),
        entity("P8006", "twin ship", [constraint("Q21510862")], datatype="wikibase-item"),
        entity("P8007", "towed", [constraint("Q21510855", P2306=prop("P8008"))], datatype="wikibase-item"),
        entity("P8008", "towed by", [], datatype="wikibase-item"),
        entity("P8009", "crew", [constraint("Q21510856", P2306=prop("P585")), constraint("Q21514353", P2305=item("Q11570"))], datatype="quantity"),
        entity("P8010", "deck", [constraint("Q21510857"), constraint("Q54554025"), constraint("Q21503250", P2308=item("Q5")), constraint("Q99")]),
        entity("P8011", "flag", [constraint(SINGLE, P2316=item("Q62026391")), constraint(SINGLE, P4680=item("Q46466783"))]),
        entity("P8012", "owner", [constraint("Q25796498"), constraint(DISTINCT, P2303=[item("Q90"), item("Q91")])], datatype="wikibase-item"),
    ]
    used = [statement(one["id"], text("x") if one["datatype"] == "string" else "somevalue") for one in properties]
    run, _ = imported(tmp_path, *properties, entity("Q1", "Ship", used))
    written = dict(line.strip().split(": ", 1) for line in (tmp_path / "out/properties.yaml").read_text().splitlines()[1:])
    expected = {
        "berth": "values: many, one-of: [q11, q12]",
        "engine": "values: many, none-of: [q13]",
        "p8003": 'time: event, values: one, minimum: "1800"',
        "scrapped": 'time: event, values: many, difference: {property: p8003, minimum: "0 years", maximum: "90 years"}',
        "sail": "wording: official, values: many, conflicts-with: [engine], requires: [p8003]",
        "twin-ship": "values: many, symmetric: true",
        "towed": "values: many, inverse: towed-by",
        "p8009": "values: many, required: [when], units: [kg]",
        "deck": "values: many, at-least: 2",
        "flag": "values: many",
        "p8012": "values: many, contemporary: true, distinct: true",
    }
    assert {id: True for id, traits in expected.items() if written[id].endswith(f"{traits}}}")} == dict.fromkeys(expected, True)
    for kind in ("citation needed", "subject type", "Q99", "single value (a suggestion)"):
        assert f"1  {kind}" in run.err
    assert "exceptions to constraints that are not carried over: 2 (P8012 Q90, P8012 Q91)" in run.err
    assert not [finding for finding in findings(tmp_path) if finding[0] in {"unreadable-trait", "unknown-property", "invalid-record"}]


def test_traits_from_constraints_find_what_breaks_them(tmp_path):
    imported(
        tmp_path,
        entity("P8001", "berth", [constraint("Q21510859", P2305=[item("Q11"), item("Q12")])], datatype="wikibase-item"),
        entity("P8003", "keel laid", [constraint(SINGLE)], datatype="time"),
        entity(
            "P8004",
            "scrapped",
            [constraint("Q21510854", P2306=prop("P8003"), P2313=amount("+0", "Q577"), P2312=amount("+90", "Q577"))],
            datatype="time",
        ),
        entity("P8005", "sail", [constraint("Q21502838", P2306=prop("P31"), P2305=item("Q77"))]),
        entity("Q1", "Old", [statement("P8003", year(1800)), statement("P8004", year(1899)), statement("P8001", item("Q13"))]),
        entity("Q2", "Fine", [statement("P8003", year(1810)), statement("P8004", year(1899)), statement("P8001", item("Q12"))]),
        entity("Q3", "Steamer", [statement("P31", item("Q77")), statement("P8005", text("jib"))]),
    )
    assert findings(tmp_path) == {
        ("implausible-difference", "error", "q1", "1800", "1899"),
        ("implausible-value", "error", "q1", "q13"),
        ("excluded-combination", "error", "q3", "jib", "q77"),
    }


def test_texts_in_other_languages_are_kept_apart(tmp_path):
    names = [statement("P1448", inlanguage("Port Lorne", "en")), statement("P1448", inlanguage("Lornehafen", "de"))]
    _, claims = imported(tmp_path, entity("Q1", "Town", names))
    assert cells(claims, "value", "scope") == [("Port Lorne", ""), ("Lornehafen", "in de")]
    assert findings(tmp_path) == set()


def test_names_that_would_be_something_else_in_yaml(tmp_path):
    odd = ["no", "a: b #c", 'quo"te\\', "\u202eright", "\U0001f600 face", "x\x7fy\x85z", "[1]", "- a", "'"]
    claims = [statement("P9003", item(f"Q{10 + number}")) for number in range(len(odd))]
    imported(tmp_path, entity("Q1", "Thing", claims), *(entity(f"Q{10 + number}", name) for number, name in enumerate(odd)))
    from claimcheck.load import load

    loaded = load([tmp_path / "out"])
    assert loaded.problems == ()
    assert [loaded.entities[f"q{10 + number}"].name for number in range(len(odd))] == [
        " ".join(name.translate({0x7F: " ", 0x85: " "}).split()) for name in odd
    ]


def test_terms_fall_back_and_labels_may_be_missing(tmp_path):
    german = entity(
        "Q1", "", [statement("P31", item("Q2"))], labels={"de": {"language": "de", "value": "Hafen"}, "mul": {"language": "mul", "value": "Port"}}
    )
    imported(tmp_path, german, options=("--language", "de-at"))
    assert (tmp_path / "out/entities.yaml").read_text() == 'entities:\n  q1: {name: "Hafen", wikidata: "Q1"}\n  q2: {name: "Q2", wikidata: "Q2"}\n'


def test_options_for_size(tmp_path):
    references = [{"P854": text("https://www.a.org/x", "url")}, {"P854": text("https://a.org/y", "url")}]
    thing = entity("Q1", "Thing", [statement("P569", year(1950), references=references), statement("P31", item("Q5"))])
    _, claims = imported(tmp_path, thing, options=("--sources", "host", "--no-entities", "--only", "p569"))
    assert cells(claims, "property", "source", "locator") == [("born", "a.org", "https://www.a.org/x")]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["claims.csv", "sources.yaml"]
    _, claims = imported(tmp_path, thing, options=("--sources", "none"))
    assert {claim["source"] for claim in claims} == {"wikidata"}


def test_pages_and_short_quotations_of_a_reference(tmp_path):
    reference = {"P248": item("Q9"), "P304": text("12-13"), "P958": text("Births"), "P1683": inlanguage("born in 1950", "en")}
    _, [claim] = imported(tmp_path, entity("Q1", "Ann", [statement("P569", year(1950), references=[reference])]))
    assert (claim["source"], claim["locator"], claim["quote"]) == ("q9", "Births, 12-13", "born in 1950")


def test_every_format_says_the_same(tmp_path):
    import pyarrow.parquet as parquet

    (tmp_path / "dump.json").write_text(dump([entity("Q1", "=Thing", [statement("P9009", text("=1+1")), statement("P9009", amount("-5"))])]))
    written: dict[str, list[list[str]]] = {}
    for format in ("csv", "jsonl", "parquet"):
        assert claimcheck("import", "wikidata", tmp_path / "dump.json", "--output", tmp_path / format, "--format", format).exit_code == 0
        path = tmp_path / format / f"claims.{format}"
        if format == "csv":
            written[format] = [[row["id"], row["value"].removeprefix("'")] for row in csv.DictReader(path.read_text().splitlines())]
        elif format == "jsonl":
            written[format] = [[row["id"], row["value"]] for row in map(json.loads, path.read_text().splitlines())]
        else:
            written[format] = [[row["id"], row["value"]] for row in parquet.read_table(path).to_pylist()]
    assert written["csv"] == written["jsonl"] == written["parquet"] == [["q1:p9009", "=1+1"], ["q1:p9009:2", "-5"]]


def test_what_lies_ahead_of_the_last_change_is_planned(tmp_path):
    games = [statement("P571", year(2030)), statement("P1128", amount("+100"), P585=year(2031)), statement("P571", year(2025), P459=item("Q2"))]
    _, claims = imported(tmp_path, entity("Q1", "Games", games))
    assert [claim["note"][:7] for claim in claims] == ["planned", "", "planned"]
    assert findings(tmp_path) == set()


def test_a_name_that_looks_like_an_id_means_no_other_item(tmp_path):
    mouth = entity("P9004", "mouth", [constraint(SINGLE)], datatype="wikibase-item")
    route = entity("Q7", "Q64", [statement("P31", item("Q8"))], ["q-64", "Route"])
    imported(tmp_path, mouth, route, entity("Q1", "River", [statement("P9004", item("Q64")), statement("P9004", item("Q65"))]))
    assert 'q7: {name: "Q64 (Q7)", aliases: ["Route"]' in (tmp_path / "out/entities.yaml").read_text()
    assert findings(tmp_path) == {("value-conflict", "error", "q1", "q64", "q65")}


def test_ranges_of_dates(tmp_path):
    dated = entity("P8003", "flown", [constraint(RANGE, P2310=year(1900), P2311=day("1950-06-30"))], datatype="time")
    flights = [
        entity(f"Q{number}", "", [statement("P8003", time)])
        for number, time in enumerate((year(1899), year(1900), day("1950-06-30"), day("1950-07-01")), 1)
    ]
    imported(tmp_path, dated, *flights)
    assert findings(tmp_path) == {("implausible-value", "error", "q1", "1899"), ("implausible-value", "error", "q4", "1950-07-01")}


def test_references_with_one_hash_may_differ(tmp_path):
    one, other = (statement(id, year(1950), references=[{"P248": item(source)}]) for id, source in (("P569", "Q8"), ("P570", "Q9")))
    other["references"][0]["hash"] = one["references"][0]["hash"]
    _, claims = imported(tmp_path, entity("Q1", "Ann", [one, other]))
    assert cells(claims, "property", "source") == [("born", "q8"), ("died", "q9")]


def test_what_is_not_asked_for_is_not_required(tmp_path):
    sail = entity("P8005", "sail", [constraint("Q21503247", P2306=prop("P31")), constraint("Q21510855", P2306=prop("P31"))])
    imported(tmp_path, sail, entity("Q1", "Ship", [statement("P8005", text("jib")), statement("P31", item("Q2"))]), options=("--only", "P8005"))
    assert findings(tmp_path) == set()
    assert "requires" not in (tmp_path / "out/properties.yaml").read_text()


def test_a_time_that_is_not_known_is_no_lack_of_one(tmp_path):
    crew = entity("P8009", "crew", [constraint("Q21510856", P2306=prop("P585"))], datatype="quantity")
    ship = [statement("P8009", amount("+5"), P585="somevalue"), statement("P8009", amount("+6"), P585=year(2000)), statement("P8009", amount("+7"))]
    imported(tmp_path, crew, entity("Q1", "Ship", ship))
    assert findings(tmp_path) == {("missing-field", "error", "q1", "7")}
