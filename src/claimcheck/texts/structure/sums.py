"""Does a table add up? The total that it gives is held against the sum of its rows, where these are evidently its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Block, Document, Statement

_TOTALS = frozenset(("total", "totals", "grand total", "sum", "in total", "altogether", "total (all)", "overall total"))
_NO_PARTS = re.compile(
    r"\b(?:of which|including|subtotal|sub-total|average|mean|median|net|change|growth|top|largest|thereof|minus|less)\b|^(?:all|total)\b",
    re.IGNORECASE,
)
_NO_SUM = re.compile(
    r"%|\b(?:per|rate|share|average|mean|median|rank|year|founded|opened|since|price|age|ratio|change|growth|density|no|id|percent)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:[£$€]\s?)?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]{1,4})?(?:\s?[A-Za-z]{1,3})?")
_LEAST, _MOST = 2, 60
_NEAR = Decimal("0.25")  # a table that is further off lists only some of its parts


def with_sums(document: Document) -> Document:
    """The document with the totals that its tables give, each beside the sum of its rows where that is another."""
    if document.style.decimal == ",":
        return document
    rows: list[tuple[int, Block]] = []
    found: list[tuple[Statement, Property]] = []
    for n, block in enumerate(document.page.blocks):
        if (
            block.kind == "row"
            and block.cells
            and (not rows or rows[-1][0] == n - 1)
            and not (rows and block.header and block.header != rows[0][1].header)
        ):
            rows.append((n, block))
            continue
        found += _sums(document, rows)
        rows = [(n, block)] if block.kind == "row" and block.cells else []
    found += _sums(document, rows)
    if not found:
        return document
    asked = {prop.id: prop for _, prop in found}
    return replace(document, statements=(*document.statements, *(one for one, _ in found)), properties=(*document.properties, *asked.values()))


def _sums(document: Document, rows: Sequence[tuple[int, Block]]) -> Iterator[tuple[Statement, Property]]:
    if not _LEAST < len(rows) <= _MOST:
        return
    header = rows[0][1].header
    names = [_cell(block, 0) for _, block in rows]
    wholes = [k for k, name in enumerate(names) if name.lower().rstrip(":") in _TOTALS]
    if len(wholes) != 1 or wholes[0] not in {0, len(rows) - 1} or any(_NO_PARTS.search(name) for k, name in enumerate(names) if k != wholes[0]):
        return
    parts = [block for k, (_, block) in enumerate(rows) if k != wholes[0]]
    n, whole = rows[wholes[0]]
    for column in range(1, len(whole.cells)):
        name = header[column] if column < len(header) else ""
        figures = [_number(_cell(block, column)) for block in parts]
        total = _number(_cell(whole, column))
        if total is None or _NO_SUM.search(name) or any(figure is None for figure in figures):
            continue
        known = [figure for figure in figures if figure is not None]
        exact = sum(known, Decimal(0))
        # Each part may be off by half of its last place, and so may the total.
        slack = sum((_half(figure) for figure in (*known, total) if figure % 1 or any(one % 1 for one in known)), Decimal(0))
        if abs(exact - total) > slack and abs(exact - total) <= _NEAR * total:
            yield from _rows(document, n, whole, column, name, exact)


def _rows(document: Document, n: int, whole: Block, column: int, name: str, exact: Decimal) -> Iterator[tuple[Statement, Property]]:
    start, end = whole.cells[column]
    asked = slug(f"total {name}") if name else "total"
    prop = Property(id=f"{asked}-of-table-{n}", label=f"total {name}".strip(), datatype="quantity", time="timeless")
    subject = document.subject or "table"
    for value, tie in ((_digits(whole.text[start:end]), "the total that a table gives"), (f"{exact:f}", "the sum of the rows of the table")):
        yield (
            Statement(subject=subject, property=prop.id, value=value, block=n, start=start, end=end, value_start=start, value_end=end, tie=tie),
            prop,
        )


def _cell(block: Block, k: int) -> str:
    if k >= len(block.cells):
        return ""
    start, end = block.cells[k]
    return block.text[start:end].strip().strip("*_ ")


def _digits(text: str) -> str:
    found = _NUMBER.search(text)
    return f"{found[1]}{found[2] or ''}" if found else text


def _number(text: str) -> Decimal | None:
    found = _NUMBER.fullmatch(text)
    return Decimal(found[1].replace(",", "") + (found[2] or "")) if found else None


def _half(figure: Decimal) -> Decimal:
    exponent = figure.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
