"""Is what tables quote looked for in the texts of their sources, and counted where a text is not at hand?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from claimcheck.finding import Severity
from tests.bulk.both import by_engine, differences, in_memory
from tests.bulk.made import Made


@pytest.mark.parametrize(("by_hand", "least"), [(0.0, Severity.NOTE), (0.4, Severity.WARNING)])
def test_quotes(by_hand: float, least: Severity, tmp_path: Path) -> None:
    """More of them are missing than the nearest passage is looked for; some stand twice; two sources are not at hand, one is another text by now."""
    lines = [f"In {1900 + number} the pier had {number} berths and a crane of its own." for number in range(60)]
    text = "\n".join([*lines, "Nobody came.", "Nobody came."]) + "\n"
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "held.txt").write_text(text)
    (tmp_path / "texts" / "changed.txt").write_text("Quite another text.\n")
    made = Made(0, 0, 1)
    made.properties = {"berths": {"datatype": "quantity"}}
    made.sources = {
        "held": {"title": "Held", "sha256": hashlib.sha256(text.encode()).hexdigest()},
        "changed": {"title": "Changed", "sha256": "ab" * 32, "file": "changed.txt"},
        "pinned": {"title": "Pinned", "sha256": "cd" * 32},
        "loose": {"title": "Loose"},
    }
    quotes = [f"the pier had {number} berths" if number % 3 else f"that pier had {number} berth" for number in range(90)] + ["Nobody came."]
    made.claims = [
        {"subject": f"pier-{number}", "property": "berths", "value": str(number), "quote": quote, "source": source}
        for source in made.sources
        for number, quote in enumerate(quotes)
    ]
    made.relations = []
    made.write(tmp_path / "in", by_hand=by_hand)
    told = in_memory(tmp_path / "in", least, texts=tmp_path / "texts")
    assert differences(told, by_engine(tmp_path / "in", least, texts=tmp_path / "texts")) == []
    assert {"quote-not-found", "ambiguous-quote", "changed-source", "reading-not-supported"} <= {finding.rule for finding in told.findings}
    assert [item.count for item in told.not_judged if item.what.startswith("quotes of")] == [91, 91, 91]
