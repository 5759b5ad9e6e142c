"""Is a subject that could be several told of in tables as it is in memory?"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.finding import Severity
from tests.bulk.both import by_engine, differences, in_memory, written


@pytest.mark.parametrize("least", [Severity.NOTE, Severity.WARNING])
def test_both_tell_of_a_name_that_several_have(least: Severity, tmp_path: Path) -> None:
    (tmp_path / "almanac.yaml").write_text(
        "sources: {almanac: {title: Almanac, published: 2000}}\n"
        "entities:\n"
        "  cape-rook: {name: Cape Rook, aliases: [Cape Rook Light]}\n"
        "  cape-rook-light: {name: Rook Point}\n"
    )
    subjects = ["Cape Rook Light", "the cape rook light", "cape-rook-light", "Cape Rook", "Cappe Rook", "elsewhere"]
    rows = [{"subject": subject, "property": "opened", "value": "1871", "source": "almanac"} for subject in subjects for _ in range(2)]
    written(rows, tmp_path / "claims.parquet")
    known = in_memory(tmp_path, least)
    told = [finding.subject for finding in known.findings if finding.rule == "unknown-subject"]
    assert sorted(told) == ["Cape Rook Light", "Cappe Rook", "the cape rook light"]
    assert [finding.rule for finding in known.findings].count("shared-name") == (least is Severity.NOTE)
    assert differences(known, by_engine(tmp_path, least)) == []
