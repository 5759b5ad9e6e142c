"""What tests of tables of any size share."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine as the first pass has it: rows come in any order."""
    with duckdb.connect() as connection:
        connection.execute("SET preserve_insertion_order = false")
        yield connection
