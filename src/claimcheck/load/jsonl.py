"""What does a JSON Lines file say? One object a line, numbers exactly as they are written."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator
from typing import Any, TextIO

from claimcheck.load.records import MOST_SUGGESTIONS
from claimcheck.load.tables import COLUMNS, Batch, LongLineError, Tell, bounded_lines, is_full, table_problem, too_long, unknown_column
from claimcheck.load.yaml import clipped

_SURROGATE = re.compile("[\ud800-\udfff]")


class _RefusedError(Exception):
    """A line that cannot be used: message and help."""


def jsonl_batches(text: TextIO, name: str, tell: Tell) -> Iterator[Batch]:
    """The rows of a JSON Lines file, with all columns that a table can have; lines that cannot be used are left out and told."""
    decoder = json.JSONDecoder(object_pairs_hook=_pairs, parse_float=str, parse_int=str, parse_constant=_no_number)
    size = array("q", [0])
    rows: list[list[str]] = []
    lines: list[int] = []
    unknown: set[str] = set()
    line = used = 0
    try:
        for line, written in enumerate(bounded_lines(text, size), 1):
            if written.isspace():
                continue
            used = 1
            try:
                cells = _cells(decoder, written.removesuffix("\n"))
            except _RefusedError as refused:
                tell(table_problem(name, line, *refused.args))
                continue
            strange = [key for key in cells if key not in COLUMNS]
            for key in strange:
                if key not in unknown:
                    unknown.add(key)
                    tell(unknown_column(key, name, line, suggest=len(unknown) <= MOST_SUGGESTIONS))
            if strange:
                continue
            lines.append(line)
            rows.append([cells.get(column, "") for column in COLUMNS])
            if is_full(len(rows), size[0]):
                yield _batch(rows, lines)
                rows, lines, size[0] = [], [], 0
    except LongLineError:
        used = 1
        tell(too_long(name, line + 1))
    if not used:
        tell(table_problem(name, 1, "an empty table", "add rows, or leave the file out"))
    if rows:
        yield _batch(rows, lines)


def _batch(rows: list[list[str]], lines: list[int]) -> Batch:
    return Batch({name: list(cells) for name, cells in zip(COLUMNS, zip(*rows, strict=True), strict=True)}, lines)


def _cells(decoder: json.JSONDecoder, written: str) -> dict[str, str]:
    try:
        found = decoder.decode(written)
    except json.JSONDecodeError as error:
        raise _RefusedError(
            f"not JSON at column {error.colno}: {error.msg[:1].lower()}{error.msg[1:]}", "write one object a line, on one line"
        ) from None
    except RecursionError:
        raise _RefusedError("nested too deeply", 'write one flat object a line, as {"subject": "…"}') from None
    if not isinstance(found, dict):
        raise _RefusedError("a line that is no object", 'write {"subject": "…", "property": "…", "value": "…"}')
    return {key: _text(key, value) for key, value in found.items()}


def _text(key: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and key in {"value", "scope"} and all(isinstance(item, str) and ";" not in item for item in value):
        value = "; ".join(value)
    if not isinstance(value, str):
        raise _RefusedError(f"`{clipped(key)}` is no text", "write it as a text in double quotes")
    if _SURROGATE.search(value) or "\0" in value:
        raise _RefusedError(f"`{clipped(key)}` holds what is no character", "leave the escape out")
    return value.strip()


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _RefusedError(f"`{clipped(twice)}` stands here twice", "keep one of the two")
    return found


def _no_number(text: str) -> Any:
    raise _RefusedError(f"{text} is no number", "write it as a text in double quotes")
