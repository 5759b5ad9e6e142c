"""What becomes of statements when they are written down as claims?"""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.model import Claim
from claimcheck.texts import lay_out, read_texts, recorded


def claims(text: str, path: str = "page.md") -> dict[str, Claim]:
    [record] = recorded(read_texts([lay_out(path, text, path.endswith(".md"))], load([]).ledger()))
    return {claim.property: claim for claim, _ in record.claims}


@pytest.mark.parametrize(
    ("published", "said", "when"),
    [
        ("date: 2022-08-11\n", "This year the Harbour Trust employed 305 people.", "2022"),
        ("date: 2022-08-11\n", "Last year the Harbour Trust employed 305 people.", "2021"),
        ("date: 2022-08-11\n", "Today the Harbour Trust employs 305 people.", ""),
        ("date: 2022-08-11\n", "The Harbour Trust currently employs 305 people.", ""),
        ("", "Today the Harbour Trust employs 305 people.", ""),
        ("", "In 2019 the Harbour Trust employed 305 people.", "2019"),
    ],
)
def test_times_that_move_with_the_reader_are_held_to_the_date_of_the_text(published: str, said: str, when: str) -> None:
    assert claims(f"---\ntitle: Harbour Trust\n{published}---\n\n{said}\n")["staff"].when == when


def test_a_quote_stands_in_the_text_as_it_is() -> None:
    text = "# Harbour Trust\n\nThe **Harbour Trust** (HT) was *founded* in [1921](https://example.org/1921).\n"
    for claim in claims(text).values():
        assert claim.quote in text


def test_sources_of_one_file_name_are_told_apart_by_their_folders() -> None:
    known = load([]).ledger()
    pages = [lay_out(f"{folder}/page.txt", "The Harbour Trust was founded in 1921.\n", markdown=False) for folder in ("old", "new")]
    assert [record.source.id for record in recorded(read_texts(pages, known))] == ["old-page", "new-page"]


def test_values_that_name_somebody_are_entities_of_the_texts() -> None:
    known = load([]).ledger()
    text = "The Harbour Trust is headquartered in Oban. Its director is Moira Haldane.\n"
    [document] = read_texts([lay_out("a.txt", text, markdown=False)], known)
    assert {"Oban", "Moira Haldane", "Harbour Trust"} <= {entity.name for entity in document.entities}
