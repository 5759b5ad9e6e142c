"""What is only told as what somebody says, or as what never was, is no fact."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.prose import Statement
from claimcheck.texts import lay_out, read_texts

KNOWN = load([]).ledger(today=740_000)


def said(text: str) -> tuple[Statement, ...]:
    return read_texts([lay_out("text.md", f"# Harbour Trust\n\nThe Harbour Trust is a charity. {text}", markdown=True)], KNOWN)[0].statements


@pytest.mark.parametrize(
    "text",
    [
        "Had the vote gone the other way, Harriet Moss would have become its president in 2016.",
        "If the vote had gone the other way, Harriet Moss would have become its president in 2016.",
        "Without the grant, the trust would have closed in 2015.",
        "Were it not for the flood, the trust would have had 300 members in 2015.",
        "The trust denies that it ever had 1,000 employees.",
        "It denied reports that it was founded in 1932.",
        "There is no evidence that the trust was founded in 1923.",
        "A plan to build a tower 300 metres high was rejected in 2009.",
        "Plans for a 300-metre tower on the quay were dropped in 2009.",
        "Suppose the trust had 400 members.",
        "The average house on the quay costs £240,000.",
    ],
)
def test_what_never_was_is_not_said(text):
    assert not [one for one in said(text) if one.property != "legal-form"]


@pytest.mark.parametrize(
    "text",
    [
        "It is sometimes claimed that the trust was founded in 1923, but no document supports this.",
        "Legend has it that the trust was founded in 1923.",
        "According to local tradition, the trust was founded in 1923.",
        "Rumour has it that the trust was founded in 1923.",
        "It is widely believed that the trust was founded in 1923.",
        "It is unclear whether the trust was founded in 1923.",
        "The trust was founded in 1923, but no document confirms this.",
    ],
)
def test_what_is_only_told_is_possible(text):
    assert [one.modality for one in said(text) if one.property == "founded"] == ["possible"]


@pytest.mark.parametrize(
    "text",
    [
        "The trust was founded in 1923.",
        "It is sometimes claimed that it is a bank, but the trust was founded in 1923.",
        "Its records show that the trust was founded in 1923.",
        '"Without it the town would have closed," said Ann Lee in 2019. The trust was founded in 1923.',
    ],
)
def test_what_is_so_is_said(text):
    assert [one.modality for one in said(text) if one.property == "founded"] == [""]
