"""What does a table state? Its rows and columns taken for what they name: properties, years, parts and entities. Only what is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.model import Property
from claimcheck.prose import Block, Span
from claimcheck.reading.values import Quantity
from claimcheck.texts.structure.asked import count_of, measure_of
from claimcheck.texts.structure.events import entry
from claimcheck.texts.structure.found import Value_, is_date, unknown, unmarked, values
from claimcheck.texts.structure.keys import line
from claimcheck.texts.structure.labels import Label, label
from claimcheck.texts.structure.parting import Split
from claimcheck.texts.structure.scene import Said, Scene, say
from claimcheck.texts.structure.unasked import figure, share_of

_TOTALS = frozenset(("total", "totals", "all", "overall", "sum", "grand total", "worldwide", "altogether", "in total", "whole"))
_ALL = frozenset(("all", "total"))
_YEARS = frozenset(("year", "years", "date", "when", "period", "fiscal year", "financial year", "season", "as of", "end of"))
_PARTS = frozenset((
    "region", "department", "division", "office", "segment", "category", "type", "area", "sector", "source", "programme", "program", "donor",
    "gender", "age", "age group", "contract", "unit", "section", "field", "purpose", "item", "group", "kind", "site", "location", "continent", "branch",
))  # fmt: skip
_THINGS = frozenset((
    "name", "company", "country", "city", "organisation", "organization", "club", "bridge", "museum", "university", "school", "river", "mountain",
    "island", "ship", "player", "person", "town", "state", "member", "team", "model", "product", "station", "lake", "lighthouse", "bank", "agency",
    "airport", "hospital", "author", "title", "book", "film", "building", "tower", "dam", "party", "village", "district", "county", "province",
))  # fmt: skip
_PAIRS = frozenset(
    ("", "property", "field", "key", "attribute", "item", "fact", "facts", "detail", "value", "key figure", "key facts", "metric", "indicator")
)
_NUMBERED = re.compile(r"(?:table|figure|fig\.)\s*[\w.]+\s*[.:–-]", re.IGNORECASE)
_NO_CORNER = _PARTS | _THINGS | _PAIRS | _YEARS
_NO_COLUMN = frozenset(
    ("#", "no", "no.", "rank", "id", "page", "ref", "refs", "notes", "note", "change", "growth", "source", "code", "%", "share", "position")
)


class Row(NamedTuple):
    """A row: its block, and where its cells stand in it."""

    n: int
    block: Block
    cells: tuple[Span, ...]

    def text(self, k: int) -> str:
        """The words of a cell, without the marks of footnotes; empty beyond the last."""
        if k >= len(self.cells):
            return ""
        start, end = unmarked(self.block.text, *self.cells[k])
        return self.block.text[start:end]


@dataclass(frozen=True)
class Table:
    """Rows under one header."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    all_rows: tuple[Row, ...] = ()


def tables(scene: Scene) -> Iterator[Table]:
    """The tables of a text, each a run of rows under one header."""
    rows: list[Row] = []
    header: tuple[str, ...] = ()
    caption = ""
    for n, block in enumerate(scene.page.blocks):
        if block.kind == "row" and block.cells and (not rows or (rows[-1].n == n - 1 and _continues(rows, header, block))):
            header = block.header or (header if rows else ())
            rows.append(Row(n, block, block.cells))
            continue
        if rows:
            yield _headed(Table(header, tuple(rows), caption))
            rows = []
        if block.kind == "row" and block.cells:
            header, rows, caption = block.header, [Row(n, block, block.cells)], ""
            continue
        caption = block.text if block.kind == "caption" else block.headings[-1] if block.headings else ""
        if block.kind == "heading" or _NUMBERED.match(block.text[:20]):
            caption = block.text
    if rows:
        yield _headed(Table(header, tuple(rows), caption))


def _continues(rows: Sequence[Row], header: tuple[str, ...], block: Block) -> bool:
    """Does a row belong to the table above it? The row of the header itself has none."""
    return block.header == header or (len(rows) == 1 and not header and _words(rows[0]) == tuple(one.strip() for one in block.header))


def _words(row: Row) -> tuple[str, ...]:
    return tuple(row.block.text[cell.start : cell.end].strip() for cell in row.cells)


def _headed(table: Table) -> Table:
    """The table with its first row as header, where it has none and the first row holds no figure but years."""
    if table.header:
        head = tuple(one.strip() for one in table.header)
        return Table(head, table.rows[1:] if _words(table.rows[0]) == head else table.rows, table.caption, table.rows)
    first = table.rows[0]
    named = [first.text(k) for k in range(len(first.cells))]
    figured = any(any(c.isdigit() for c in row.text(k)) for row in table.rows[1:] for k in range(1, len(row.cells)))
    plain = all(is_date(one) or not one[:1].isdigit() for one in named) and len(named) > 2
    return Table(tuple(named), table.rows[1:], table.caption) if plain and figured and len(table.rows) > 1 else table


def tabled(scene: Scene, table: Table) -> Iterator[Said]:
    """What a table states."""
    header, rows = table.header, table.rows
    width = max((len(row.cells) for row in rows), default=0)
    if width < 2 or not rows:
        return
    firsts = [label(row.text(0)) for row in rows]
    asked = [scene.property(one.text) for one in firsts]
    of_head = scene.property(label(header[0]).text) if header else None
    if len(header) == 2 and of_head is not None and of_head.datatype == "date" and is_date(header[1]):
        yield from _pairs(scene, table)
    elif len(header) > 1 and all(is_date(one) for one in header[1:]):
        yield from _years_across(scene, table, asked, firsts)
    elif all(is_date(one.text or row.text(0)) for one, row in zip(firsts, rows, strict=True)) and header:
        yield from _years_down(scene, table)
    elif (
        width == 2
        and (of_head is None or header[1][:1].isdigit() or of_head.datatype in {"entity", "name"})
        and (not header or header[0].lower() in _PAIRS or 2 * sum(one is not None for one in asked) > len(rows))
    ):
        yield from _pairs(scene, table)
    elif header and 2 * sum(one is not None for one in asked) > len(rows) and not any(_column(scene, one)[0] for one in header[1:]):
        yield from _transposed(scene, table, asked, firsts)
    elif header:
        yield from _rows(scene, table)


def _pairs(scene: Scene, table: Table) -> Iterator[Said]:
    """Two columns: keys and values."""
    first = table.header[0].lower() if table.header else ""
    for row in table.rows if first in _PAIRS else table.all_rows or table.rows:
        if len(row.cells) != 2:
            continue
        yield from line(scene, row.n, Split(*row.cells))


def _years_across(scene: Scene, table: Table, asked: Sequence[Property | None], firsts: Sequence[Label]) -> Iterator[Said]:
    """A column for each year: the rows are properties, or parts of what the caption or the corner names."""
    corner, of = _corner(scene, table)
    whole = _adds_up(table)
    named = scene.entity(table.header[0]) if table.header[0] else ""
    for row, prop, key in zip(table.rows, asked, firsts, strict=True):
        parts = corner if prop is None or whole else None
        if parts is not None and not whole:
            continue
        for k, year in enumerate(table.header[1:], 1):
            head = _joined(key if parts is None else of, year)
            scope = "" if parts is None or _is_total(row) else row.text(0)
            yield from _cell(scene, row, k, parts or prop, head, named or scene.of(row.n), scope, key)


def _years_down(scene: Scene, table: Table) -> Iterator[Said]:
    """A row for each year: the columns are properties; two columns of a date and words are a timeline."""
    columns = [_column(scene, one) for one in table.header]
    for row in table.rows:
        when = row.text(0)
        for k in range(1, min(len(row.cells), len(columns))):
            prop, head = columns[k]
            if prop is None and len(row.cells) == 2 and not row.text(k)[:1].isdigit():
                yield from entry(scene, row.n, when, row.cells[k].start, row.cells[k].end)
            else:
                yield from _cell(scene, row, k, prop, _joined(head, when), scene.of(row.n), "", head)


def _transposed(scene: Scene, table: Table, asked: Sequence[Property | None], firsts: Sequence[Label]) -> Iterator[Said]:
    """Rows are properties, and the columns the entities that have them."""
    for row, prop, key in zip(table.rows, asked, firsts, strict=True):
        for k in range(1, min(len(row.cells), len(table.header))):
            name = label(table.header[k]).text
            yield from _cell(scene, row, k, prop, key, scene.entity(name) or name, "", key)


def _rows(scene: Scene, table: Table) -> Iterator[Said]:
    """Rows are parts of one whole or entities, and the columns their properties."""
    whole, corner = _adds_up(table), table.header[0].lower()
    columns = [(_at_polls(one) if corner in _VOTED else None) or _column(scene, one) for one in table.header]
    for row in table.rows:
        name = row.text(0)
        if not name or len(name.split()) > 10 or name.lower() in {"subtotal", "sub-total", "average", "mean", "median"}:
            continue
        entity = scene.entity(name) or (scene.entity(f"{name} {table.header[0]}") if corner in _THINGS else "")
        for k in range(1, min(len(row.cells), len(columns))):
            prop, head = columns[k]
            if _is_total(row):
                subject, scope = (scene.of(row.n), "") if whole else ("", "")
            elif whole or (corner in _PARTS and not entity):
                subject, scope = (scene.of(row.n), name) if prop is None or prop.additive else ("", "")
            elif entity or corner in _THINGS:
                subject, scope = entity or name, ""
            else:
                subject, scope = "", ""
            yield from _cell(scene, row, k, prop, head, subject, scope, head)


def _at_polls(header: str) -> tuple[Property, Label] | None:
    """What a column says of those for whom people vote: their seats, their share of the vote."""
    name = " ".join(re.sub(r"[()]", " ", header.lower()).split())
    if name in {"seats", "seats won", "mandates"}:
        return _SEATS, Label("seats")
    return (_SHARE, Label("share", "share")) if name in _SHARES else None


_VOTED = frozenset(("party", "candidate", "list", "alliance", "candidates", "parties", "bloc"))
_SHARES = frozenset(
    ("share", "%", "vote %", "votes %", "vote share", "share %", "vote share %", "share of vote", "share of the vote", "share of votes", "% of votes")
)
_SEATS = count_of(("seats",), None)
_SHARE = measure_of("share of vote").model_copy(update={"unit": "share"})


def _cell(scene: Scene, row: Row, k: int, prop: Property | None, head: Label, subject: str, scope: str, key: Label) -> Iterator[Said]:
    """What one cell states, if it is certain what it answers."""
    if k >= len(row.cells) or not subject or (head.unit in {"%", "share", "pp"} and (prop is None or prop.unit != "share")):
        return
    start, end = unmarked(row.block.text, *row.cells[k])
    if start >= end or unknown(row.block.text[start:end]):
        return
    scope = "; ".join(part for part in (scope, head.scope) if part)
    tie = f"column or row `{key.text}` of a table"
    if prop is None:
        if key.text.lower() in _NO_COLUMN or not row.block.text[start:end].strip("+~<>≈").replace(",", "").replace(".", "")[:1].isdigit():
            return
        found = figure(row.block, start, end, scene, head, cell=True)
        if found and found[1].end == end:
            made, amount = found
            scope = "; ".join(part for part in scope.split("; ") if not share_of(part))
            yield (
                say(made, subject, row.n, row.block, amount, start=amount.start, tie=tie, when=head.when, scope=scope, unit=amount.beside.unit),
                made,
            )
        return
    if prop.datatype == "date" and head.when:
        return
    for value in values(prop, row.block.text, start, end, scene.style, head):
        if prop.datatype == "quantity" and not _alone(row.block.text, value, end):
            continue
        unit = head.unit if isinstance(value.meaning, Quantity) and not value.meaning.unit else ""
        when = head.when if prop.time != "timeless" else ""
        statement = say(prop, subject, row.n, row.block, value, start=value.start, tie=tie, when=when, scope=scope, unit=unit)
        yield statement, prop if prop in (_SEATS, _SHARE) else None


def _alone(text: str, value: Value_, end: int) -> bool:
    """Does the figure fill its cell but for what qualifies it?"""
    return not re.match(r"\s*[,;]", text[value.end : end])


def _column(scene: Scene, header: str) -> tuple[Property | None, Label]:
    head = label(header)
    return scene.property(head.text), head


def _corner(scene: Scene, table: Table) -> tuple[Property | None, Label]:
    """The property that the corner of a table or its caption names for all its cells: ``Staff by region``."""
    for text in (table.header[0] if table.header else "", table.caption):
        if text.lower() in _NO_CORNER or (text == table.caption and not re.search(r" (?:by|per) |[(]", text)):
            continue
        head = label(re.sub(r"^(?:table|figure|fig\.)\s*\w+\s*[.:–-]\s*", "", text, flags=re.IGNORECASE))
        for name in (head.text, head.text.partition(" by ")[0], head.text.partition(" per ")[0]):
            if prop := scene.property(name):
                return prop, head
    return None, Label("")


def _joined(head: Label, year: str) -> Label:
    when = label(year).text or year
    return Label(head.text, head.unit, head.scale, head.at(when if is_date(when) else year), head.scope, head.about)


def _is_total(row: Row) -> bool:
    name = row.text(0).lower().rstrip(":")
    return name in _TOTALS or (name.partition(" ")[0] in _ALL and name.count(" ") <= 1)


def _adds_up(table: Table) -> bool:
    """Is there a row for the whole, and are there others for its parts?"""
    return sum(_is_total(row) for row in table.rows) == 1 and len(table.rows) > 2
