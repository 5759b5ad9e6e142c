"""Whom does a pronoun at the beginning of a sentence look ahead to?"""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

KNOWN = load([]).ledger(today=740_000)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("With its wingspan of 11 metres, the Dunlin is small.", ("dunlin", "wingspan", "11 metres")),
        ("With its 11-metre wingspan the Dunlin took to the air on 2 August 1936.", ("dunlin", "wingspan", "11-metre")),
        ("With its population of 4,100, Lorne County is small.", ("lorne-county", "population", "4,100")),
        ("In its first year, the Harbour Trust had 40 members.", ("harbour-trust", "members", "40")),
        ("At its peak in 1913 the Deepdale Colliery employed 3,800 men.", ("deepdale-colliery", "staff", "3,800")),
        ("With his wife Ann Lee, John Carew moved to Lund.", ("john-carew", "spouse", "Ann Lee")),
        ("The Harbour Trust was founded in 1950. With its 400 members, the Lorne Club is larger.", ("lorne-club", "members", "400")),
        ("Unlike its rival, the Lorne Club has 400 members.", ("lorne-club", "members", "400")),
        ("The Harbour Trust was founded in 1950. Its 400 members run the Lorne Light.", ("harbour-trust", "members", "400")),
    ],
)
def test_a_pronoun_before_its_subject(text, told):
    statements = read_texts([lay_out("text.txt", text, markdown=False)], KNOWN)[0].statements
    assert told in {(one.subject, one.property, one.value) for one in statements}
