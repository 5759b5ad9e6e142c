"""What is one of a thing by the standard vocabulary may be several on Wikidata, where no constraint says that it is one."""

from __future__ import annotations

import pytest

from claimcheck.imports.wikidata.properties import Book, declared

SINGLE = {
    "mainsnak": {"snaktype": "value", "property": "P2302", "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q19474404"}}},
    "rank": "normal",
}


def held(id: str, constraints: list[object]) -> Book:
    labels = {"en": {"language": "en", "value": f"label of {id}"}}
    return Book({id: {"id": id, "type": "property", "datatype": "wikibase-item", "labels": labels, "claims": {"P2302": constraints}}}, "en", {})


@pytest.mark.parametrize(("id", "several"), [("P159", True), ("P1082", False), ("P571", False)])
def test_what_names_a_thing_may_be_several(id, several):
    assert (declared(Book({}, "en", {}).of(id, ""), True).get("values") == "many") is several


def test_a_constraint_of_its_own_decides():
    assert declared(held("P159", []).known["P159"], True)["values"] == "many"
    assert "values" not in declared(held("P159", [SINGLE]).known["P159"], True)


def test_holders_of_an_office_follow_one_another_here_too():
    offices = [
        id for id in ("P488", "P1308", "P1037", "P169") if (standard := Book({}, "en", {}).of(id, "").standard) is not None and standard.office
    ]
    assert offices
    assert all("values" not in declared(Book({}, "en", {}).of(id, ""), True) for id in offices)
