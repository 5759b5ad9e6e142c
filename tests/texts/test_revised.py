"""Which values of two versions of a text are held against each other, because one took the place of the other?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.cli.compare import RULES as COMPARING
from claimcheck.engine import run
from claimcheck.finding import Severity
from claimcheck.load import load
from claimcheck.reading.expect import NameTable
from claimcheck.reading.names import name_table
from claimcheck.rules import RULES
from claimcheck.texts import lay_out, ledger_of, read_against, recorded
from claimcheck.texts.frames.alike import could_be_one
from tests import clock

KNOWN = load([]).ledger(today=740_000)


def found(*texts: str) -> list[tuple[str, set[str]]]:
    """The severity of each warning or error, with the values it shows."""
    documents = read_against([lay_out(f"{n}.txt", text, markdown=False) for n, text in enumerate(texts)], KNOWN)
    ledger = replace(ledger_of(recorded(documents), KNOWN), documents=documents)
    findings = run(ledger, [rule for rule in RULES if rule.RULE.id in COMPARING]).findings
    return [(one.severity.value, {place.value for place in one.places}) for one in findings if one.severity is not Severity.NOTE]


REPLACED = [
    ("The play was staged by Ann Kerr.", "The play was staged by Bo Lind.", {"Ann Kerr", "Bo Lind"}),
    ("The brook flows into the Oban Sound.", "The brook flows into the Skerry Sound.", {"Oban Sound", "Skerry Sound"}),
    ("It is coded in C++ and sold by Norrlab.", "It is coded in Java and sold by Norrlab.", {"C++", "Java"}),
    ("Its sister town is Skerry.", "Its sister town is Leith.", {"Skerry", "Leith"}),
    (
        "The fleet was led by Admiral Ann Kerr off Leith.",
        "The fleet was led by Admiral Tom Lind off Leith.",
        {"Admiral Ann Kerr", "Admiral Tom Lind"},
    ),
    ("Oban took three silver medals at the games.", "Oban took three bronze medals at the games.", {"silver", "bronze"}),
    ("Card use was 74.2%.", "Card use was 47.2%.", {"74.2%", "47.2%"}),
    ("It sets at 1,452 °C.", "It sets at 1,542 °C.", {"1,452 °C", "1,542 °C"}),
    ("It has a stock of 21,700 and was begun in 1911.", "It has a stock of 27,100 and was begun in 1911.", {"21,700", "27,100"}),
    ("She reigned 1311–1327.", "She reigned 1311–1337.", {"1311–1327", "1311–1337"}),
    ("The fair is held on 4 May.", "The fair is held on 9 August.", {"4 May", "9 August"}),
    ("It has 31 kilns in Oban and 17 in Leith.", "It has 31 kilns in Oban and 19 in Leith.", {"17", "19"}),
    ("It was closed in 1684 and its bells were sold.", "It was closed in 1648, when its bells were sold.", {"1684", "1648"}),
]


@pytest.mark.parametrize(("one", "other", "values"), REPLACED, ids=[f"{one} / {other}" for one, other, _ in REPLACED])
def test_what_took_the_place_of_a_value_may_contradict_it(one: str, other: str, values: set[str]) -> None:
    assert values in [shown for _, shown in found(one, other)]


def test_such_a_finding_is_a_warning_as_nothing_tells_when_either_holds() -> None:
    assert found("Its sister town is Skerry.", "Its sister town is Leith.") == [("warning", {"Skerry", "Leith"})]


FINE = [
    ("The play was staged by Ann Kerr.", "The play was staged by Ann Kerr and Bo Lind."),
    ("The play was staged by Ann Kerr.", "The play was staged by A. Kerr."),
    ("The play was staged by Ann Kerr.", "The play was staged by Kerr."),
    ("The firm is based in Leith.", "The firm is based in Leith, Scotland."),
    ("The firm is based in Norway.", "The firm is based in Oslo."),
    ("The firm is based in the United States.", "The firm is based in the US."),
    ("The brook runs through Oban, Leith and Kerry.", "The brook runs through Oban, Kerry and Leith."),
    ("The brook runs through Oban and Leith.", "The brook runs through Oban and Kerry."),
    ("He was born in 1951.", "He was born on 5 December 1951."),
    ("In 2019, Oban won the cup.", "In 2020, Leith won the cup."),
    ("In 2019, 45 people lived there.", "In 2020, 47 people lived there."),
    ("It has 4,120 inhabitants (2011).", "It has 4,310 inhabitants (2016)."),
    ("It lies 12 km north of Oban.", "It lies 15 km north of Leith."),
    ("The tower is 40 m high.", "The tower is 40 m (131 ft) high."),
    ("The keeper was Ann Kerr until 2014.", "The keeper is Bo Lind."),
    ("Aldra is a village in Norway. It has 120 inhabitants.", "Borva is a village in Norway. It has 340 inhabitants."),
    ("Born in Danzig, she moved to Leith in 1920.", "Born in Gdańsk, she moved to Leith in 1920."),
    ("The weed is native to Europe.", "The weed is native to Spain."),
    ("A total of 64 trams remained in use in May 2003.", "A total of 51 trams remained in use in May 2009."),
]


@pytest.mark.parametrize(("one", "other"), FINE, ids=[f"{one} / {other}" for one, other in FINE])
def test_what_was_added_updated_or_told_otherwise_is_no_contradiction(one: str, other: str) -> None:
    assert found(one, other) == []


def test_a_name_that_leads_is_asked_about_only_behind_a_sentence_that_both_have() -> None:
    both = "The regatta was rowed off Leith Park on 7 May 1988. {} came home first."
    assert found(both.format("Peru"), both.format("Chile")) == [("warning", {"Peru", "Chile"})]
    assert found("Peru came home first.", "Chile came home first.") == []


def test_of_many_versions_each_is_held_against_the_others() -> None:
    texts = [f"The pier is open to all. Its sister town is {port}." for port in ("Leith", "Leith", "Oban")]
    assert found(*texts) == [("warning", {"Leith", "Oban"})]


ONE_THING = [
    ("Jens Stoltenberg", "Stoltenberg", True),
    ("John Ronald Tolkien", "J. R. Tolkien", True),
    ("British Broadcasting Corporation", "BBC", True),
    ("Gösta Ek", "Gosta Ek", True),
    ("Field Marshal Kerr", "Ann Kerr", True),
    ("Saint Petersburg", "Leningrad", True),
    ("Norsk Skip", "Oban Line", True),
    ("Labour Party", "Labor Party", True),
    ("Dmitri", "Dmitry", True),
    ("Sweden", "Malmö", True),
    ("Baltic Sea", "North Sea", False),
    ("Lake Oban", "Lake Skerry", False),
    ("General Ann Kerr", "General Tom Lind", False),
    ("Sweden", "Norway", False),
    ("Ann Kerr", "Eve Kerr", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), ONE_THING, ids=[f"{one} / {other}" for one, other, _ in ONE_THING])
def test_two_names_could_be_of_one_thing(one: str, other: str, alike: bool) -> None:
    table: NameTable = name_table([("oban-line", "Norsk Skip"), ("oban-line", "Oban Line")])
    assert could_be_one(one, other, table) is alike
    assert could_be_one(other, one, table) is alike


def test_time_grows_with_length_alone() -> None:
    def prepare(many: int) -> clock.Work:
        old, new = (
            "".join(f"The mill of row {n} lies by the pond.\n\nIt was sold to {buyer} by lot.\n\n" for n in range(many))
            for buyer in ("Oban", "Leith")
        )
        return lambda: read_against([lay_out("old.txt", old, markdown=False), lay_out("new.txt", new, markdown=False)], KNOWN)

    clock.in_proportion(prepare, 40, 640)
