"""Is a name left to the comparison of claims where both texts are on record with it, and held against the ledger where one is?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.prose import Document, Statement
from claimcheck.rules import value_conflict, varying_name
from claimcheck.texts import lay_out, ledger_of, recorded
from claimcheck.texts.mentions import mentions, style_of

EMPTY = load([]).ledger()
NAMES = ("Joint Board for the Safety of Bridges and Locks", "Joint Board for the Care of Bridges and Locks")


def document(path: str, name: str, *, tied: bool) -> Document:
    """A text that says a name, and states it of one subject if it is tied."""
    text = f"In those days it was the {name} that kept the tolls."
    page = lay_out(path, text, markdown=True)
    start = text.index(name)
    said = Statement("tolls", "name", name, 0, start, start + len(name), start, start + len(name))
    return Document(page=page, mentions=mentions(page, style_of(page)), statements=(said,) if tied else ())


@pytest.mark.parametrize("tied", [True, False])
def test_a_name_is_reported_once(tied: bool) -> None:
    documents = tuple(document(f"{n}.md", name, tied=tied) for n, name in enumerate(NAMES))
    ledger = replace(ledger_of(recorded(documents), EMPTY), documents=documents)
    assert [bool(list(rule.check(ledger))) for rule in (value_conflict, varying_name)] == [tied, not tied]


@pytest.mark.parametrize(
    ("declared", "written", "found"),
    [
        ("Joint Board for the Safety of Bridges", "Joint Board for the Safety of Bridges", ""),
        (NAMES[0], NAMES[1], "`care` stands where the other has `safety`"),
        ("International Organization of River Pilots", "International Organisation of River Pilots", "in British and in American spelling"),
    ],
)
def test_the_ledger_gives_the_form_to_hold_to(declared: str, written: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "ledger.yaml").write_text(f"entities: {{board: {{name: {declared}}}}}\n", encoding="utf-8")
    ledger: Ledger = replace(load([tmp_path / "ledger.yaml"]).ledger(), documents=(document("page.md", written, tied=False),))
    findings = list(varying_name.check(ledger))
    assert [finding.message.endswith(found) for finding in findings] == ([True] if found else [])
    if found:
        assert [place.path.rpartition("/")[2] for place in findings[0].places] == ["page.md", "ledger.yaml"]
        assert findings[0].settles[0].endswith(f"the ledger has `{declared}`")
