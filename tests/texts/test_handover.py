"""Whose post passes from whom to whom? Each construction on several bodies."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

_LEDGER = load([]).ledger()
Row = tuple[str, str, str, str]


def _said(text: str, title: str = "Oban Museum") -> set[Row]:
    document = read_texts([lay_out("text.md", f"# {title}\n\n{text}\n", True)], _LEDGER)[0]
    return {(one.subject, one.property, one.value, one.when) for one in document.statements}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Ida Moss took the helm of Harrow Mills plc in March 2021, replacing Karl Brede.",
            [("harrow-mills", "head", "Ida Moss", "since March 2021"), ("harrow-mills", "head", "Karl Brede", "until March 2021")],
        ),
        (
            "Ida Moss took charge of the museum in 2016, succeeding Karl Brede.",
            [("oban-museum", "head", "Ida Moss", "since 2016"), ("oban-museum", "head", "Karl Brede", "until 2016")],
        ),
        ("In 2016 Ida Moss replaced Karl Brede as director of the museum.", [("oban-museum", "head", "Karl Brede", "until 2016")]),
        ("The board named Ida Moss director in 2016 to replace Karl Brede.", [("oban-museum", "head", "Karl Brede", "until 2016")]),
        (
            "Ida Moss was appointed director in May 2016 following the resignation of Karl Brede.",
            [("oban-museum", "head", "Ida Moss", "May 2016"), ("oban-museum", "head", "Karl Brede", "until May 2016")],
        ),
        ("Ida Moss became chief executive in 2016; her predecessor was Karl Brede.", [("oban-museum", "head", "Karl Brede", "until 2016")]),
        ("Ida Moss has been director since 2016, when she took over from Karl Brede.", [("oban-museum", "head", "Karl Brede", "until 2016")]),
        ("Ida Moss stepped down as chair of the museum on 30 June 2020.", [("oban-museum", "chair", "Ida Moss", "until 30 June 2020")]),
        ("Ida Moss stood down as chief executive of Harrow Mills plc in 2016.", [("harrow-mills", "head", "Ida Moss", "until 2016")]),
        (
            "At the helm of the Corvina Festival from 2009 until 2015 was Karl Brede.",
            [("corvina-festival", "head", "Karl Brede", "from 2009 until 2015")],
        ),
        ("Ida Moss has been at the helm of Harrow Mills plc since 2016.", [("harrow-mills", "head", "Ida Moss", "since 2016")]),
        ("Appointed director of the museum in 2016, Ida Moss had worked in Leith.", [("oban-museum", "head", "Ida Moss", "2016")]),
        ("Ida Moss, chair and managing director of Harrow Mills plc, spoke.", [("harrow-mills", "chair", "Ida Moss", "")]),
        ('"We stay," said Ida Moss, president and CEO of Prairie Mutual.', [("prairie-mutual", "head", "Ida Moss", "")]),
        ("The museum has a new director, Ida Moss, since May 2016.", [("oban-museum", "head", "Ida Moss", "since May 2016")]),
        ("The presidency has been held since January 2024 by Ida Moss.", [("oban-museum", "head", "Ida Moss", "since January 2024")]),
    ],
)
def test_a_post_passes_from_one_to_the_other(text: str, rows: list[Row]) -> None:
    """Who comes holds it from that day, who goes until then."""
    said = _said(text)
    assert [row for row in rows if row not in said] == []


@pytest.mark.parametrize(
    "text",
    [
        "Its vice-president is Ida Moss.",
        "Ida Moss replaced Karl Brede in the second half.",
        "Ida Moss took charge of the accounts in 2016.",
        "Ida Moss succeeded Karl Brede as chair of the finance committee in 2016.",
        "Ida Moss was at the reins of her horse.",
    ],
)
def test_no_head_is_told_of(text: str) -> None:
    """Deputies, matches, and posts of something else."""
    assert {one for one in _said(text) if one[1] == "head"} == set()
