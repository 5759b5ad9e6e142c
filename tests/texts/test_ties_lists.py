"""Does a list go on behind short forms and in brackets, and does a phrase that states nothing leave its value to another?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.model import Entity, Property
from claimcheck.texts import lay_out, read_texts

HEAD = "Skerry Light Trust\n\nThe Skerry Light Trust (SLT) is a charity. "


def ledger() -> Ledger:
    known = load([]).ledger()
    evacuated = Property(
        id="rescued-from",
        label="rescued people from",
        datatype="entity",
        values="many",
        phrases=("rescues people from ... \\( {value}", "rescued people from {value}"),
    )
    group = Entity(id="western-ports", name="Western Harbour ports", type="group")
    trust = Entity(id="skerry-light-trust", name="Skerry Light Trust", short=("SLT",), type="organisation")
    return replace(
        known,
        entities={**known.entities, group.id: group, trust.id: trust},
        properties={**known.properties, evacuated.id: evacuated},
    )


def said(sentence: str, property: str) -> list[str]:
    (document,) = read_texts([lay_out("skerry.txt", HEAD + sentence + "\n", False)], ledger())
    return [one.value for one in document.statements if one.property == property]


@pytest.mark.parametrize(
    ("sentence", "property", "values"),
    [
        ("It was founded in 1887 by the Northern Board (NB) and Ada Thorne.", "founded-by", ["Northern Board", "Ada Thorne"]),
        ("It was founded in 1887 by Ada Thorne, Ben Rooke and Cy Dow.", "founded-by", ["Ada Thorne", "Ben Rooke", "Cy Dow"]),
        ("It was founded in 1887 by Ada Thorne, a teacher.", "founded-by", ["Ada Thorne"]),
        ("It was founded in 1887 by Western Harbour ports and Ada Thorne.", "founded-by", ["Western Harbour ports", "Ada Thorne"]),
        ("The trust rescues people from small islands (Rona, Sula, Foula).", "rescued-from", ["Rona", "Sula", "Foula"]),
        ("The trust rescues people from small islands (Rona, by boat).", "rescued-from", ["Rona"]),
        ("It joined the Northern Board (NB) in 1921.", "joined", ["1921"]),
        ("The Northern Board remains the principal donor of the trust.", "principal-donor", ["Northern Board"]),
    ],
)
def test_lists_of_names(sentence: str, property: str, values: list[str]) -> None:
    assert said(sentence, property) == values


def test_a_phrase_that_states_nothing_takes_no_value() -> None:
    text = "Ben Rooke\n\nBen Rooke is professor of history at the University of Vaunt, director of the BELL department at the Institute of Sound.\n"
    (document,) = read_texts([lay_out("rooke.txt", text, False)], load([]).ledger())
    assert [one.value for one in document.statements if one.property == "employer"] == ["University of Vaunt", "Institute of Sound"]
    assert not [one for one in document.statements if one.property == "head"]
