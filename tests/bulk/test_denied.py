"""Is what a list denies, and what is millions of years off, found in tables as it is in memory?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from claimcheck.finding import Severity
from tests.bulk.both import by_engine, differences, in_memory, written

Row = Mapping[str, str]


def row(subject: str, property: str, value: str, when: str = "") -> Row:
    return {"subject": subject, "property": property, "value": value, "when": when, "source": "almanac"}


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        ([row("ann", "spouse", "bo"), row("bo", "spouse", "not ann; not cy")], {"asymmetric-claim"}),
        ([row("acme", "subsidiary", "bigco"), row("bigco", "parent", "not acme; not cy")], {"contradicted-inverse"}),
        ([row("bigco", "subsidiary", "acme"), row("bigco", "subsidiary", "not acme; not cy")], {"value-conflict"}),
        ([row("bo", "spouse", "ann"), row("bo", "spouse", "not ann; not cy")], {"value-conflict"}),
        ([row("bo", "spouse", "ann"), row("bo", "spouse", "not dora; not cy")], set()),
        ([row("s", "to", "t"), row("t", "fro", "2; 3")], {"contradicted-inverse"}),
        ([row(f"s{n}", "motto", "up", f"Y{n}00000000") for n in range(1, 9)], {"event-after-report"}),
    ],
)
def test_both_find_it(rows: Sequence[Row], rules: set[str], tmp_path: Path) -> None:
    (tmp_path / "almanac.yaml").write_text(
        "sources: {almanac: {title: Almanac, published: 2000}}\n"
        "properties: {to: {datatype: entity, inverse: fro}, fro: {datatype: quantity}, motto: {datatype: entity, values: many}}\n"
    )
    written(rows, tmp_path / "claims.parquet")
    known = in_memory(tmp_path, Severity.WARNING)
    assert differences(known, by_engine(tmp_path, Severity.WARNING)) == []
    assert {finding.rule for finding in known.findings} - {"unreadable-trait"} == rules  # an inverse that names nobody
