"""What is said by a name and no figure: seats, makers, founders, memberships, what something is part of, and denials of these."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

_LEDGER = load([]).ledger()
Row = tuple[str, str, str]


def _said(text: str) -> set[Row]:
    document = read_texts([lay_out("text.md", f"# Oban Trust\n\n{text}\n", True)], _LEDGER)[0]
    return {(one.subject, one.property, one.value) for one in document.statements}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("It sits in Kelso.", ("oban-trust", "seat", "Kelso")),
        ("Its offices are in Fort Kelso.", ("oban-trust", "seat", "Fort Kelso")),
        ("The Oban Trust is a public university in Kelso, Scotland.", ("oban-trust", "seat", "Kelso")),
        ("The Oban Trust is a lake in the canton of Uri, Switzerland.", ("oban-trust", "location", "Uri")),
        ("It was founded in 1849 by Hannah Moss and her brother Amos Moss.", ("oban-trust", "founded-by", "Amos Moss")),
        ("The Kelso Bridge was designed by Piet Holt and his sister Greta Holt.", ("kelso-bridge", "designer", "Greta Holt")),
        ("Brown Ale was created by Piet Holt in 1998.", ("brown-ale", "designer", "Piet Holt")),
        ("It has been a member of the League of Coastal Trusts since 1952.", ("oban-trust", "member-of", "League of Coastal Trusts")),
        ("It belongs to the Federation of Northern Trusts.", ("oban-trust", "member-of", "Federation of Northern Trusts")),
        ("It belongs to the Federation of Northern Trusts and to the Green Arc.", ("oban-trust", "member-of", "Green Arc")),
        ("It belongs to the Holt Motor Company.", ("oban-trust", "owner", "Holt Motor Company")),
        ("It is no longer a member of the Hanse Group.", ("oban-trust", "member-of", "not Hanse Group")),
        ("The Oban Trust is part of the Ministry of Culture.", ("oban-trust", "part-of", "Ministry of Culture")),
        ("The Oban Trust is not part of the Ministry of Culture.", ("oban-trust", "part-of", "not Ministry of Culture")),
        ("The Oban Trust, nicknamed the Millers, has 30 staff.", ("oban-trust", "short-name", "Millers")),
        ("The trust's registered name is Oban Trust for Children.", ("oban-trust", "name", "Oban Trust for Children")),
        ("Ida Moss studied law at Leiden.", ("ida-moss", "educated-at", "Leiden")),
        ("Ida Moss was born in Kelso as the second child of Karl Moss.", ("ida-moss", "child-of", "Karl Moss")),
        ("Ida Moss was born in Kelso, the daughter of Karl Moss.", ("ida-moss", "child-of", "Karl Moss")),
        ("Owner: the Holt Foundation, a charity; it is not part of the Ministry of Culture.", ("oban-trust", "part-of", "not Ministry of Culture")),
        ("The island has a chapel, designed by Piet Holt.", ("chapel", "designer", "Piet Holt")),
        ("It adopted a new alphabet of 29 letters, devised by the poet Ida Moss.", ("new alphabet", "designer", "Ida Moss")),
    ],
)
def test_a_name_answers(text: str, row: Row) -> None:
    """Each relation is read in the words that texts use for it, and denied where they deny it."""
    assert row in _said(text)


@pytest.mark.parametrize(
    ("text", "property"),
    [
        ("Its tourist offices are in Kelso.", "seat"),
        ("The trust sells part of the harbour to Kelso.", "part-of"),
        ("The trust was created in 1998.", "designer"),
        ("The trust has many friends, led by Ida Moss.", "designer"),
    ],
)
def test_what_only_sounds_alike_is_not_read(text: str, property: str) -> None:
    """Words of a relation are not enough."""
    assert not {row for row in _said(text) if row[1] == property}
