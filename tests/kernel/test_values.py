"""Do values share what they should, class by class?"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from claimcheck.finding import Cause
from claimcheck.kernel import common
from claimcheck.model import Property
from claimcheck.reading import names
from claimcheck.reading.names import fold, same_person_or_thing
from claimcheck.reading.values import Dates, Days, Interval, Not, Nothing, Period, Quantity, Several, Term, Unknown, Value, YesNo
from tests.chance import examples

from .makers import (
    AMOUNTS,
    LAUNCHED,
    MASTER,
    NAME,
    OPEN_TO_ALL,
    PORTS,
    REMARK,
    RIG,
    SERVICE,
    STEADY,
    TERMS,
    between,
    days,
    exactly,
    named,
)  # fmt: skip

OFFICIAL_TEXT = Property(id="signal-code", datatype="text", wording="official")
MANY_NAMES = Property(id="former-names", datatype="name", values="many")
ROUNDED = Quantity((Interval(Fraction(5500), Fraction(6500), high_open=True),), "", (Interval(Fraction(6000), Fraction(6000)),))
ANN, BO = named("Ann Lee", "ann"), named("Bo Chen", "bo")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (exactly(12), exactly(12), "all"),
        (exactly(12), exactly(13), "none"),
        (exactly(12), between(12, None), "some"),
        (exactly(12), between(12, None, low_open=True), "none"),
        (between(8, 22), between(22, 30), "some"),
        (between(8, 22, high_open=True), between(22, 30), "none"),
        (between(None, 5), between(6, None), "none"),
        (between(None, None), exactly(3), "some"),
        (Quantity((Interval(Fraction(1), Fraction(2)), Interval(Fraction(5), Fraction(6)))), exactly(3), "none"),
        (Quantity((Interval(Fraction(1), Fraction(2)), Interval(Fraction(5), Fraction(6)))), exactly(5), "some"),
        (exactly(5, "EUR"), exactly(5, "USD"), "undecided"),
        (exactly(5), exactly(5, "km"), "undecided"),
        (exactly(5), YesNo(True), "undecided"),
        (Nothing(), exactly(5), "none"),
        (Nothing(), exactly(0), "open"),
        (Nothing(), between(0, 5), "open"),
        (Nothing(), between(0, 5, low_open=True), "none"),
        (Nothing(), Nothing(), "all"),
        (Unknown(), exactly(5), "open"),
        (Unknown(), Unknown(), "open"),
        (Unknown(), Nothing(), "open"),
        (Not(exactly(5)), exactly(5), "none"),
        (Not(exactly(5)), exactly(6), "open"),
        (Not(exactly(5)), between(4, 6), "open"),
        (Not(between(4, 6)), exactly(5), "none"),
        (Not(between(4, 6)), between(5, 7), "open"),
        (Not(between(4, 6, low_open=True)), exactly(4), "open"),
        (Not(exactly(5, "EUR")), exactly(5, "USD"), "open"),
        (Not(exactly(5)), Not(exactly(6)), "open"),
        (Not(exactly(5)), Not(exactly(5)), "all"),
        (Not(Nothing()), Nothing(), "none"),
        (Not(Nothing()), exactly(5), "open"),
        (Not(exactly(5)), Nothing(), "open"),
        (Not(Unknown()), exactly(5), "open"),
        (Not(Several((exactly(5), exactly(6)))), exactly(6), "none"),
        (Several((exactly(5), exactly(6))), exactly(6), "some"),
        (Several((exactly(5), exactly(6))), exactly(7), "none"),
        (Several((exactly(5), exactly(6))), Several((exactly(6), exactly(5))), "all"),
        (Several((exactly(5), exactly(6))), Nothing(), "none"),
        (Several((Not(exactly(5)), Not(exactly(6)))), exactly(6), "none"),
        (Several((Not(exactly(5)), Not(exactly(6)))), exactly(7), "open"),
        (Several((Not(exactly(5)), Not(exactly(6)))), Several((exactly(7), exactly(6))), "none"),
        (Several((Not(exactly(5)), Not(exactly(6)))), Not(exactly(5)), "open"),
        (Several((Not(exactly(5)), Not(exactly(6)))), Nothing(), "open"),
        (Several((exactly(5), Not(exactly(6)))), exactly(6), "none"),
        (Several((exactly(5), Not(exactly(6)))), Several((Not(exactly(5)), exactly(7))), "none"),
    ],
)
def test_amounts(one: Value, other: Value, kind: str) -> None:
    assert common(one, other, STEADY).kind == kind
    assert common(other, one, STEADY).kind == kind


def test_only_rounding_saves_it() -> None:
    assert common(ROUNDED, exactly(5800), STEADY) == ("some", "", None, True)
    assert common(ROUNDED, exactly(6000), STEADY).rounding is False
    assert common(ROUNDED, exactly(6500), STEADY).kind == "none"


def test_two_units_are_both_named() -> None:
    found = common(exactly(5, "USD"), exactly(5, "EUR"), STEADY)
    assert found.reason == "`EUR` and `USD` are different units"
    assert found.cause is Cause.DEFINITION


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (Dates((days("1951"),)), Dates((days("1951"),)), "all"),
        (Dates((days("1951"),)), Dates((days("1951-12-05"),)), "some"),
        (Dates((days("1951"),)), Dates((days("1952"),)), "none"),
        (Dates((Days(None, 10),)), Dates((Days(11, None),)), "none"),
        (Dates((Days(1, 1), Days(5, 5))), Dates((Days(3, 3),)), "none"),
        (Dates((days("1951"),)), Period(days("1951"), days("1952")), "undecided"),
        (Period(days("2008"), days("2018")), Period(days("2008"), days("2018")), "all"),
        (Period(days("2008"), days("2018")), Period(days("2008-10"), days("2018")), "some"),
        (Period(days("2008"), days("2018")), Period(days("2008"), days("2017")), "none"),
        (Period(days("2008"), days("2018")), Period(days("2009"), days("2018")), "none"),
        (Period(days("2023"), days(""), ongoing=True), Period(days("2023"), days("2025")), "some"),
        (Not(Dates((days("1951"),))), Dates((days("1951-12-05"),)), "none"),
        (Not(Dates((days("1951-12-05"),))), Dates((days("1951"),)), "open"),
        (Nothing(), Dates((days("1951"),)), "none"),
    ],
)
def test_dates_and_periods(one: Value, other: Value, kind: str) -> None:
    for prop in (LAUNCHED, SERVICE):
        assert common(one, other, prop).kind == kind
        assert common(other, one, prop).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (YesNo(True), YesNo(True), "all"),
        (YesNo(True), YesNo(False), "none"),
        (Not(YesNo(True)), YesNo(True), "none"),
        (Nothing(), YesNo(True), "none"),
        (Nothing(), YesNo(False), "open"),
    ],
)
def test_yes_and_no(one: Value, other: Value, kind: str) -> None:
    assert common(one, other, OPEN_TO_ALL).kind == common(other, one, OPEN_TO_ALL).kind == kind


@pytest.mark.parametrize(
    ("prop", "one", "other", "kind"),
    [
        # official names
        (NAME, named("Grey Heron Trust"), named("Grey Heron Trust"), "all"),
        (NAME, named("Grey Heron Trust"), named("the grey heron trust"), "near"),
        (NAME, named("Grey Heron Trust"), named("Gray Heron Trust"), "near"),
        (NAME, named("Grey Heron Trust"), named("Heron Trust, Grey"), "near"),
        (NAME, named("Grey Heron Trust"), named("GHT"), "near"),
        (NAME, named("Grey Heron Trust"), named("Grey Heron Fund"), "none"),
        (NAME, named("Grey Heron Trust", "heron"), named("Heronry", "heron"), "near"),
        (NAME, named("Grey Heron Trust", "heron"), named("Blue Heron Trust", "blue"), "none"),
        (NAME, Not(named("Grey Heron Trust")), named("Grey Heron Trust"), "none"),
        (NAME, Not(named("Grey Heron Trust")), named("Gray Heron Trust"), "none"),
        (NAME, Not(named("Grey Heron Trust")), named("GHT"), "maybe-none"),
        (NAME, Not(named("Grey Heron Trust")), named("Grey Heron Fund"), "open"),
        (NAME, Nothing(), named("Grey Heron Trust"), "none"),
        (OFFICIAL_TEXT, named("QX-12"), named("QX-13"), "none"),
        (OFFICIAL_TEXT, named("QX-12"), named("qx 12"), "near"),
        # entities
        (MASTER, ANN, named("Ann M. Lee", "ann"), "all"),
        (MASTER, ANN, BO, "none"),
        (MASTER, ANN, named("Cleo Diaz"), "maybe-none"),
        (MASTER, named("Bo Chen"), named("Cleo Diaz"), "maybe-none"),
        (MASTER, named("Bo Chen"), named("B. Chen"), "near"),
        (MASTER, named("Bo Chen"), named("bo chen"), "near"),
        (MASTER, Not(ANN), named("Ann M. Lee", "ann"), "none"),
        # terms
        (RIG, named("ketch"), named("Ketch"), "near"),
        (RIG, named("ketch"), named("two-master"), "near"),
        (RIG, named("ketch"), named("sloop"), "none"),
        (RIG, named("ketch"), named("yawl"), "undecided"),
        (RIG, named("yawl"), named("cutter"), "undecided"),
        (RIG, named("Yawl"), named("yawl"), "near"),
        (RIG, Not(named("ketch")), named("two-master"), "none"),
        (RIG, Not(named("ketch")), named("yawl"), "open"),
        # texts
        (REMARK, named("calm seas"), named("calm seas"), "all"),
        (REMARK, named("calm seas"), named("Calm seas!"), "near"),
        (REMARK, named("calm seas"), named("rough seas"), "undecided"),
        (REMARK, Not(named("calm seas")), named("calm seas"), "none"),
        (REMARK, Not(named("calm seas")), named("rough seas"), "open"),
    ],
)
def test_names_and_terms(prop: Property, one: Value, other: Value, kind: str) -> None:
    assert common(one, other, prop).kind == kind
    assert common(other, one, prop).kind == kind


def test_undeclared_names_say_what_to_declare() -> None:
    both = common(named("Bo Chen"), named("Cleo Diaz"), MASTER)
    assert both.reason == "`Bo Chen` and `Cleo Diaz` are not declared as entities; declare them, or one as an alias of the other"
    assert both.cause is Cause.DEFINITION
    one = common(ANN, named("Cleo Diaz"), MASTER)
    assert one.reason == "`Cleo Diaz` is not declared as an entity; declare it, or make it an alias of `Ann Lee`"


ONLY = Several((ANN, BO), complete=True)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (ANN, BO, "open"),
        (ANN, named("Ann M. Lee", "ann"), "all"),
        (ANN, named("ann lee"), "near"),
        (named("Ann Lee"), named("A. Lee"), "open"),
        (named("Ann Lee"), named("Cleo Diaz"), "open"),
        (Not(ANN), ANN, "none"),
        (Not(ANN), BO, "open"),
        (Not(ANN), Several((ANN, BO)), "none"),
        (Nothing(), ANN, "none"),
        (Nothing(), Several((ANN,)), "none"),
        (ONLY, ANN, "open"),
        (ONLY, named("Cleo Diaz", "cleo"), "none"),
        (ONLY, named("Cleo Diaz"), "maybe-none"),
        (ONLY, Several((ANN, named("Cleo Diaz", "cleo"))), "none"),
        (ONLY, Several((ANN,)), "open"),
        (ONLY, Several((ANN,), complete=True), "none"),
        (ONLY, Several((BO, ANN), complete=True), "all"),
        (ONLY, Nothing(), "none"),
        (Several((ANN,)), Several((BO,)), "open"),
        (Several((ANN,)), BO, "open"),
    ],
)
def test_where_many_values_hold(one: Value, other: Value, kind: str) -> None:
    assert common(one, other, PORTS).kind == kind
    assert common(other, one, PORTS).kind == kind


def test_names_of_which_there_may_be_many_do_not_clash() -> None:
    assert common(named("Grey Heron Trust"), named("Grey Heron Fund"), MANY_NAMES).kind == "open"


@given(AMOUNTS, AMOUNTS)
@examples(200)
def test_the_order_of_two_amounts_is_no_matter(a: Value, b: Value) -> None:
    assert common(a, b, STEADY) == common(b, a, STEADY)


@given(TERMS, TERMS)
@examples(200)
def test_the_order_of_two_terms_is_no_matter(a: Value, b: Value) -> None:
    for prop in (NAME, MASTER, RIG, REMARK, PORTS):
        assert common(a, b, prop) == common(b, a, prop)


NAMES = (
    "Port Board", "Board of the Port", "Port Boards", "PB", "P. Board", "Harbour Trust", "Harbor Trust", "Harbour-Trust", "Harbourtrust", "HT",
    "Ada Mary Quill", "A. M. Quill", "Quill, Ada Mary", "Ada Quill", "AM Quill", "A. Q. Moor", "Müller Werke", "Mueller Werke", "Muller Werke",
    "St Anne Centre", "Saint Anne Center", "The Who", "Who", "-", "World Data Fund", "WDF", "World Fund for Data", "中文", "Órgano", "Organo",
)  # fmt: skip


def test_names_that_are_alike_share_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = [Term(text, fold(text)) for text in NAMES]
    by_mark = [same_person_or_thing(a, b) for a in terms for b in terms]
    monkeypatch.setattr(names, "marks", lambda key, text: frozenset(["all"]))
    assert by_mark == [same_person_or_thing(a, b) for a in terms for b in terms]
    assert {"same", "variant", "initials", "acronym", "different"} <= set(by_mark)


@pytest.mark.parametrize("datatype", ["entity", "name"])
@pytest.mark.parametrize("values", ["one", "many"])
@pytest.mark.parametrize("complete", [True, False])
def test_a_long_list_is_looked_up_to_the_same_end_as_it_is_read(datatype: str, values: str, complete: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    prop = Property(id="partner", datatype=datatype, values=values)
    terms = [Term(text, fold(text), "port-board" if "Board" in text and datatype == "entity" else "") for text in NAMES]
    several = Several(tuple(terms[::2]), complete)
    asked = [*terms, *(Not(term) for term in terms)]
    looked_up = [common(value, several, prop) for value in asked]
    assert [common(several, value, prop) for value in asked] == looked_up
    monkeypatch.setattr("claimcheck.kernel.values._FEW", 1000)
    assert [common(value, several, prop) for value in asked] == looked_up
