"""How are claims written as a table that other programs, and a ledger, can read?

Ten columns, the same for every ledger; whose words a claim reports, and notes, stay behind. JSON Lines loses nothing of a cell.
In CSV a cell that a spreadsheet would run gets a leading apostrophe, which reading a table takes away again, and characters
that would steer a terminal are written out (``<U+001B>``), which it does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from claimcheck.cells import row
from claimcheck.errors import UsageError
from claimcheck.hidden import escaped, tamed
from claimcheck.model import Claim

COLUMNS = ("id", "subject", "property", "value", "unit", "scope", "when", "source", "quote", "locator")


def export(claims: Iterable[Claim], format: str) -> Iterator[str]:
    """The claims line by line, in the order given, as ``jsonl`` or ``csv``: a table that a ledger can load."""
    if format not in EXPORTS:
        raise UsageError(f"unknown export format `{format}`: use one of {', '.join(EXPORTS)}")
    return EXPORTS[format](claims)


def _jsonl(claims: Iterable[Claim]) -> Iterator[str]:
    return (escaped(json.dumps(dict(zip(COLUMNS, _cells(claim), strict=True)), ensure_ascii=False)) + "\n" for claim in claims)


def _csv(claims: Iterable[Claim]) -> Iterator[str]:
    yield row(COLUMNS)
    for claim in claims:
        yield row(tamed(cell) for cell in _cells(claim))


def _cells(claim: Claim) -> tuple[str, ...]:
    return (
        claim.id, claim.subject, claim.property, claim.value, claim.unit,
        claim.scope, claim.when, claim.source, claim.quote, claim.locator,
    )  # fmt: skip


EXPORTS: Mapping[str, Callable[[Iterable[Claim]], Iterator[str]]] = {"jsonl": _jsonl, "csv": _csv}
