"""When are two dates of one event, in one text, no contradiction of it?"""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_against


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The Ofra line was opened in 1902. The Ofra line was opened on 14 July 1903 by the king.", []),
        ("The Ofra line was opened in 1903. The Ofra line was opened on 14 July 1903 by the king.", ["1903", "14 July 1903"]),
        ("The Ofra line was opened in 1902.", ["1902"]),
        ("Ada Vern was born in 1902. Ada Vern was born in 1903.", ["1902", "1903"]),
    ],
)
def test_stages_of_an_event_are_not_judged(text: str, dates: list[str]) -> None:
    [document] = read_against([lay_out("a.txt", f"{text}\n", markdown=False)], load([]).ledger())
    assert [one.value for one in document.statements if one.property in {"opened", "born"}] == dates


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The Oban Club has 340 members. In 2010, the Oban Club had 290 members.", {"340": "after 2010", "290": "2010"}),
        ("The Oban Club has 340 members. In 2010, the Oban Club had 340 members.", {"340": "2010"}),
        ("The Oban Club has 340 members.", {"340": ""}),
    ],
)
def test_what_is_so_now_is_told_from_what_was_so_then(text: str, times: dict[str, str]) -> None:
    [document] = read_against([lay_out("a.txt", f"{text}\n", markdown=False)], load([]).ledger())
    assert {one.value: one.when for one in document.statements if one.property == "members"} == times
