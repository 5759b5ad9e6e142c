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
    act = Entity(id="keepers-act", name="Keepers of Lights and Bells", aliases=("Keepers Ban",), type="agreement")
    boats = Entity(id="small-boats", name="transnational RIBs", type="group")
    trust = Entity(id="skerry-light-trust", name="Skerry Light Trust", short=("SLT",), type="organisation")
    return replace(
        known,
        entities={**known.entities, **{one.id: one for one in (group, act, boats, trust)}},
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


@pytest.mark.parametrize(
    ("sentence", "subject", "property", "value"),
    [
        ("In 1907, the trust signed the ‘Keepers of Lights and Bells’.", "keepers-act", "title", "Keepers of Lights and Bells"),
        ("A rule entitled ‘Keepers of Lights and Bells’ followed.", "keepers-act", "title", "Keepers of Lights and Bells"),
        ("The rule (also known as the ‘Keepers Ban’) was dropped.", "keepers-act", "short-name", "Keepers Ban"),
        ("The trust has widened this reach of its work, by joining the Northern Board in 1921.", "skerry-light-trust", "joined", "1921"),
        ("The 1907 Tidal Lamp Treaty has few friends.", "tidal-lamp-treaty", "adopted", "1907"),
        ("It was founded in 1887 by transnational RIBs and Ada Thorne.", "skerry-light-trust", "founded-by", "transnational RIBs"),
        ("Formally founded in 1887 by Ada Thorne.", "skerry-light-trust", "founded-by", "Ada Thorne"),
        ("Heavily mended and founded by Ada Thorne.", "skerry-light-trust", "founded-by", "Ada Thorne"),
    ],
)
def test_of_whom_it_is_said(sentence: str, subject: str, property: str, value: str) -> None:
    text = f"{HEAD}The Tidal Lamp Treaty is a treaty.\n\n{sentence}\n"
    (document,) = read_texts([lay_out("skerry.txt", text, False)], ledger())
    assert (subject, value) in [(one.subject, one.value) for one in document.statements if one.property == property]


@pytest.mark.parametrize("sentence", ["A rule headed ‘all lamps out’ followed.", "The trust signed the ‘pledge of silence’."])
def test_what_is_quoted_and_known_to_nobody_is_the_title_of_nothing(sentence: str) -> None:
    assert said(sentence, "title") == []


def test_a_phrase_that_states_nothing_takes_no_value() -> None:
    text = "Ben Rooke\n\nBen Rooke is professor of history at the University of Vaunt, director of the BELL department at the Institute of Sound.\n"
    (document,) = read_texts([lay_out("rooke.txt", text, False)], load([]).ledger())
    assert [one.value for one in document.statements if one.property == "employer"] == ["University of Vaunt", "Institute of Sound"]
    assert not [one for one in document.statements if one.property == "head"]
