"""Which rows belong together? Rows that come in the order of a key are cut where no key is cut in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

Rows: TypeAlias = list[dict[str, Any]]


def grouped(batches: Iterable[Any], key: str) -> Iterator[Rows]:
    """Rows that come ordered by a key, in lists that hold all rows of each key in them."""
    waiting: Rows = []
    for batch in batches:
        rows = batch.to_pylist()
        if not rows:
            continue
        last = rows[-1][key]
        if waiting and waiting[0][key] != last and rows[0][key] != waiting[0][key]:
            yield waiting
            waiting = []
        cut = next((at for at in range(len(rows), 0, -1) if rows[at - 1][key] != last), 0)
        if cut:
            yield [*waiting, *rows[:cut]]
            waiting = rows[cut:]
        else:
            waiting += rows
    if waiting:
        yield waiting
