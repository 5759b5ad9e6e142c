"""Do names fold, resolve and compare as a careful editor would?"""

from __future__ import annotations

import pytest

from claimcheck.reading import NameTable, Term, entities, fold, name_table, resolve, same_person_or_thing

TABLE = name_table([
    ("usa", "United States"), ("ports", "Organization of Ports"), ("ports", "OP"), ("lee", "Ann Lee"), ("st-a", "Saint Anne"), ("st-b", "Saint Anne"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Harbour Trust", "harbour trust"),
        ("Antoine Pécoud", "antoine pecoud"),
        ("U.S.", "us"),
        ("the U.S. Navy", "us navy"),
        ("J. R. Smith", "jr smith"),
        ("S. Dini", "s dini"),
        ("Lee's boat", "lee boat"),
        ("states’ rights", "states rights"),
        ("Côte d’Ivoire", "cote divoire"),
        ("ﬁsh & Œuvre", "fish and oeuvre"),
        ("Владимир", "vladimir"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Plan A", "plan a"),
        ("a member", "member"),
        ("A. Smith", "a smith"),
        ("Route 66", "route 66"),
        ("the", "the"),
        ("Der Spiegel", "spiegel"),
        ("!?", ""),
    ],
)
def test_fold(text: str, words: str) -> None:
    """Content words stay, in order; everything else goes."""
    assert " ".join(fold(text)) == words


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("United States", "usa"),
        ("the U.S.", "usa"),
        ("USA", "usa"),
        ("United Kingdom", "country:gb"),
        ("UK", "country:gb"),
        ("us", ""),
        ("Russia", "country:ru"),
        ("Türkiye", "country:tr"),
        ("Organisation of Ports", "ports"),
        ("op", "ports"),
        ("Lee, Ann", "lee"),
        ("Saint Anne", ""),
        ("Nowhere", ""),
        ("Prof. Dr. Ann Lee", "lee"),
        ("Sir Lancelot", ""),
    ],
)
def test_resolve(text: str, entity: str) -> None:
    """The table decides first, then the countries of the world."""
    assert resolve(text, TABLE) == entity


def test_countries_without_a_table() -> None:
    """A ledger without entities still knows the countries."""
    assert resolve("US", NameTable()) == "country:us"


def test_entities_in_running_text() -> None:
    """Every entity named in the text, by its longest name."""
    assert entities("Ann Lee left the U.S. for France.", TABLE) == {"lee", "usa", "country:fr"}


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Ann Lee", "Ann Lee", "same"),
        ("Ann Lee", "ANN LEE", "variant"),
        ("Pécoud, Antoine", "Antoine Pecoud", "variant"),
        ("Organisation of Ports", "Organization for Ports", "variant"),
        ("Müller", "Mueller", "variant"),
        ("van der Berg", "Vanderberg", "variant"),
        ("S. Dini", "Sabine Dini", "initials"),
        ("Dini, S.", "Sabine Dini", "initials"),
        ("J.R.R. Tolkien", "John Ronald Reuel Tolkien", "initials"),
        ("John F. Kennedy", "John Kennedy", "initials"),
        ("U.S.", "United States", "acronym"),
        ("IOP", "International Organization for Ports", "acronym"),
        ("John Smith", "Joan Smith", "different"),
        ("J. Smith", "Anna Smith", "different"),
        ("Safe, Orderly and Regular Travel", "Safe, Orderly and Responsible Travel", "different"),
        ("Chile", "Child", "different"),
    ],
)
def test_likeness(one: str, other: str, likeness: str) -> None:
    """The comparison says how two names differ, whichever comes first."""
    a, b = Term(one, fold(one)), Term(other, fold(other))
    assert same_person_or_thing(a, b) == likeness
    assert same_person_or_thing(b, a) == likeness
