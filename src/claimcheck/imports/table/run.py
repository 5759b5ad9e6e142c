"""How do the rows of a wide table become claims? Cell by cell, as its mapping says, in the order of the table."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.ids import ID, slug
from claimcheck.imports.ledger import FORMATS, Table, claims_table, folder, write_records
from claimcheck.imports.table.mapping import Column, Read, missing_column, read_mapping, standard_name
from claimcheck.imports.table.rows import Row, Sheet, sheet
from claimcheck.load.files import shown
from claimcheck.reading import read
from claimcheck.reading.expect import Expect, Style
from claimcheck.reading.units import is_unit
from claimcheck.reading.values import NotJudged, Quantity

_BARE = re.compile(r"[+\-−–]?\d[\d.,'  \u00a0\u202f]*", re.ASCII)
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
# Symbols that are read as units only where they are expected.
_WORDS = {"in": "inches", "s": "seconds", "K": "kelvin", "h": "hours"}

MADE = "# Made by claimcheck import table, and replaced when that runs again."


@dataclass(slots=True)
class Told:
    """What came of it, in numbers; and the rows that could not be used, with the reason."""

    rows: int = 0
    claims: int = 0
    entities: int = 0
    empty: int = 0
    bad: list[str] = field(default_factory=list)


def run(path: Path, output: Path | None, format: str, told: Told) -> Path:
    """Write the claims of the table that a mapping describes; where they are. ``told`` is filled as it goes on."""
    given = read_mapping(path)
    target = output if output is not None else Path(path.name).with_suffix("")
    kind = target.suffix.lower().removeprefix(".")
    if kind in FORMATS:
        _into_file(given, path, target, kind, told)
    else:
        with folder(target) as into:
            _into_folder(given, into, format, told)
    return target


def _into_folder(given: Read, into: Path, format: str, told: Told) -> None:
    entities: dict[str, dict[str, Any]] = {}
    with sheet(given.file, given.mapping) as found:
        _check_columns(given, found)
        with claims_table(into / f"claims.{format}", format) as table:
            for row in found.rows:
                told.rows += 1
                _write(given, row, table, entities, told)
    if not told.claims:
        why = f": {told.bad[0]}" if told.bad else ""
        raise UsageError(f"{shown(given.file)}: no cell makes a claim{why}; nothing was written")
    if given.source is not None:
        fields = given.source.model_dump(by_alias=True, exclude_unset=True, exclude={"id"})
        write_records(into, "sources", [(given.source.id, {key: value for key, value in fields.items() if value})])
    told.entities = write_records(into, "entities", entities.items())


def _into_file(given: Read, mapping: Path, target: Path, kind: str, told: Told) -> None:
    """The table alone, and beside it a YAML file of its name that declares what the claims name."""
    beside = target.with_suffix(".yaml")
    if os.path.realpath(beside) == os.path.realpath(mapping):
        raise UsageError(f"{shown(target)}: what its claims name would be declared in {shown(beside)}, which is the mapping; choose another name")
    if beside.exists() and not _is_made(beside):
        raise UsageError(
            f"{shown(target)}: what its claims name would be declared in {shown(beside)}, which is a file of your own; choose another name"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name[:80]}.", suffix=".tmp", dir=target.parent))
    try:
        _into_folder(given, made, kind, told)
        parts = [made / name for name in sorted(os.listdir(made)) if name.endswith(".yaml")]
        if len(parts) > 2:
            raise UsageError(f"{shown(target)}: too many entities for one file beside it; name a folder")
        if parts:
            with open(made / "beside", "w", encoding="utf-8", newline="") as file:
                file.write(f"{MADE}\n")
                file.writelines(part.read_text(encoding="utf-8") for part in parts)
            os.replace(made / "beside", beside)
        os.replace(made / f"claims.{kind}", target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _is_made(path: Path) -> bool:
    with open(path, "rb") as file:
        return file.readline(200).rstrip() == MADE.encode()


def _check_columns(given: Read, found: Sheet) -> None:
    """Is every column that the mapping names in the table, once?"""
    if not found.headers:  # objects, each with the keys it has
        return
    for key, header in _named(given):
        if header in found.twice:
            raise UsageError(
                f"{shown(given.file)}: two columns are called `{header}`; rename one, or name all of them under `header` and skip a line"
            )
        if header not in found.headers:
            raise missing_column(given, key, header, found.headers)


_COLUMN_KEYS = ("scope_column", "when_column", "from_column", "until_column")


def _named(given: Read) -> Iterator[tuple[str, str]]:
    mapping = given.mapping
    yield "subject", mapping.subject
    for key in ("name", *_COLUMN_KEYS):
        if getattr(mapping, key):
            yield key.replace("_", "-"), getattr(mapping, key)
    for header in mapping.aliases:
        yield "aliases", header
    for header, column in given.columns.items():
        yield f"columns.{header}", header
        for key in ("unit_column", "quote_column", *_COLUMN_KEYS):
            if getattr(column, key):
                yield f"columns.{header}", getattr(column, key)


def _write(given: Read, row: Row, table: Table, entities: dict[str, dict[str, Any]], told: Told) -> None:
    mapping = given.mapping
    row = row._replace(cells={header: "" if cell in mapping.missing else cell for header, cell in row.cells.items()}) if mapping.missing else row
    name = row.cells.get(mapping.subject, "")
    if row.fault or not name:
        told.bad.append(f"{row.place}: {row.fault or f'`{mapping.subject}` is empty'}")
        return
    subject = f"{mapping.prefix}{slug(name)}" if mapping.prefix else name
    if mapping.name or mapping.type or mapping.aliases:
        _declare(given, row, subject, name, entities)
        subject = subject if mapping.prefix else _plain_id(name)
    for header, column in given.columns.items():
        cells = _claim(given, row, subject, row.cells.get(header, ""), column)
        if cells is None:
            told.empty += 1
            continue
        table.add(cells)
        told.claims += 1


def _plain_id(name: str) -> str:
    return name if ID.fullmatch(name) else slug(name)


def _declare(given: Read, row: Row, subject: str, name: str, entities: dict[str, dict[str, Any]]) -> None:
    mapping = given.mapping
    id = subject if mapping.prefix else _plain_id(name)
    called = row.cells.get(mapping.name, "") or name if mapping.name else name
    cells = [row.cells.get(header, "") for header in mapping.aliases]
    apart = mapping.aliases_separator
    others = [other.strip() for cell in cells for other in (cell.split(apart) if apart else [cell])]
    others = [other for other in others if other not in mapping.missing]
    known = entities.setdefault(id, {"name": called})
    aliases = dict.fromkeys((*known.get("aliases", ()), *(other for other in (called, *others) if other and other != known["name"])))
    if aliases:
        known["aliases"] = list(aliases)
    if mapping.type:
        known["type"] = mapping.type


def _claim(given: Read, row: Row, subject: str, cell: str, column: Column) -> tuple[str, ...] | None:
    mapping = given.mapping
    if not cell or cell in column.missing:
        return None
    meanings = {pair[0]: pair[1] for pair in column.values if len(pair) > 1}
    parts = [part.strip() for part in cell.split(column.separator)] if column.separator else [cell]
    parts = [meanings.get(part, part) for part in parts if part and part not in mapping.missing]
    if not parts:
        return None
    unit = row.cells.get(column.unit_column, "") or column.unit
    style = Style(given.source.date_order, given.source.decimal) if given.source else Style()
    measured = [_measured(part, unit, column.scale, style) for part in parts]
    value = ("only " if column.complete else "") + "; ".join(text for text, _ in measured)
    left = next((unit for _, unit in measured if unit), "")
    scopes = (mapping.scope, row.cells.get(mapping.scope_column, ""), column.scope, row.cells.get(column.scope_column, ""))
    quote = row.cells.get(column.quote_column, "")
    scope = "; ".join(scope for scope in scopes if scope)
    return ("", subject, standard_name(column.property), value, left, scope, _when(given, row, column), mapping.source, quote, row.place, "")


def _measured(cell: str, unit: str, scale: str, style: Style) -> tuple[str, str]:
    """A cell with its unit beside the number, where it has none; and the unit that has to stand in a column of its own."""
    if not unit and not scale:
        return cell, ""
    if not _BARE.fullmatch(cell):
        found = read(cell, Expect("quantity", style=style))
        if isinstance(found, NotJudged) or not isinstance(found.value, Quantity) or found.value.unit:
            return cell, ""
    known = is_unit(unit)
    text = " ".join(part for part in (cell, scale, _WORDS.get(unit, unit) if known else "") if part)
    return text, "" if known else unit


def _when(given: Read, row: Row, column: Column) -> str:
    """The time of a cell: what stands in the row before what is given for all rows, that of the column before that of the table."""
    for one in (column, given.mapping):
        start, end, at = (row.cells.get(header, "") if header else "" for header in (one.from_column, one.until_column, one.when_column))
        if when := _stretch(start, end) or at or one.when:
            return when
    return ""


def _stretch(start: str, end: str) -> str:
    if all(not text or _ISO.fullmatch(text) for text in (start, end)):
        return f"{start}/{end or '..'}" if start else f"/{end}" if end else ""
    if start and end:
        return f"from {start} to {end}"
    return f"since {start}" if start else f"until {end}"
