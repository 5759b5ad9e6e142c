"""Are the many ways in which people write one thing read, under the title of what they write about?"""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

_LEDGER = load([]).ledger()


def _said(title: str, text: str) -> set[tuple[str, str, str]]:
    document = read_texts([lay_out("text.md", f"# {title}\n\n{text}\n", True)], _LEDGER)[0]
    return {(one.subject, one.property, one.value) for one in document.statements}


@pytest.mark.parametrize(
    ("title", "text", "property", "value"),
    [
        ("Oban Works", "The payroll had swollen to 5,600 by 1978.", "staff", "5,600"),
        ("Kelso Trust", "The trust has 1,900 volunteers in 12 regional branches.", "offices", "12"),
        ("Kelso Trust", "The trust employs 40 people in 3 offices.", "offices", "3"),
        ("Kelso Trust", "The trust is a member of the World Seed Council, which it joined in 1996.", "joined", "1996"),
        ("Kelso Trust", "Its members work from 14 field offices.", "offices", "14"),
        ("Wexcombe Town", "Attendance averaged 4,870 last season.", "attendance", "4,870"),
        ("Kelso Mill", "The mill was sold in 2012 to the Danish investor Nils Holt for £6 million.", "owner", "Nils Holt"),
        ("Kelso Mill", "Receipts came to £6 million.", "income", "£6 million"),
        ("Kelso Mill", "Losses narrowed to £3.1m.", "net-loss", "£3.1m"),
        ("Sand tortoise", "The tortoise weighs 12 kg.", "mass", "12 kg"),
        ("Fonderia Kelso", "Fonderia Kelso has since been run from Brescia.", "seat", "Brescia"),
        ("Kelso Institute", "The institute's 230 researchers work in Brno.", "number-of-researchers", "230"),
        ("Kelso Institute", "The Kelso Institute's three screens have seats for 610 people.", "number-of-screens", "three"),
        ("Kelso Institute", "2022 visitors: 402,118 (+61%)", "visitors", "402,118"),
        ("Karoo Power", "Its debt burden, put by auditors at $640 million in March 2017, broke the utility.", "debt", "$640 million"),
        ("Harbour Relief", 'Its objects are "the relief of seafarers in need".', "stated-goal", "the relief of seafarers in need"),
        ("Harbour Relief", "The founder, Captain Ida Moss, died in 1761.", "founded-by", "Ida Moss"),
    ],
)
def test_it_is_read(title: str, text: str, property: str, value: str) -> None:
    assert (property, value) in {(asked, answer) for _, asked, answer in _said(title, text)}


@pytest.mark.parametrize(
    ("title", "text", "property"),
    [
        ("Oban Museum", "The museum was put up for sale in 1998.", "completed"),
        ("Oban Museum", "The museum was sold in 2012 to pay its debts.", "owner"),
        ("Oban Herald", "The paper sold 54,000 copies per issue.", "copies-sold"),
        ("Kelso Institute", "2022 visitors: 402,118 (+61%)", "number-of-visitors"),
        ("Kelso Institute", "Last year's 30 concerts were a success.", "number-of-concerts"),
        ("Harrow Fell", "Of its lights the oldest of them was first lit in 1852.", "opened"),
    ],
)
def test_what_only_sounds_alike_is_not_read(title: str, text: str, property: str) -> None:
    assert property not in {asked for _, asked, _ in _said(title, text)}


@pytest.mark.parametrize(
    "text", ["The trust has a museum in Oban, which it opened in 1990.", "It has a contract with Lund Shipping, which it signed in 1990."]
)
def test_what_is_done_to_a_thing_is_not_said_of_whoever_did_it(text: str) -> None:
    assert not any(value == "1990" for _, _, value in _said("Kelso Trust", text))
