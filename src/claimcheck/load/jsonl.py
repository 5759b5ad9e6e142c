"""What does a JSON Lines file say? One object a line, numbers exactly as they are written."""

from __future__ import annotations

import json
import re
from typing import Any

from claimcheck.load.loaded import Problem
from claimcheck.load.tables import COLUMNS, NEEDED, Raw, table_problem, unknown_column
from claimcheck.load.yaml import clipped

_SURROGATE = re.compile("[\ud800-\udfff]")


class _RefusedError(Exception):
    """A line that cannot be used: message and help."""


def raw_jsonl(text: str, name: str) -> Raw:
    """The columns of a JSON Lines file; lines that cannot be used are left out and reported."""
    decoder = json.JSONDecoder(object_pairs_hook=_pairs, parse_float=str, parse_int=str, parse_constant=_no_number)
    columns: dict[str, list[str]] = {column: [] for column in COLUMNS}
    lines: list[int] = []
    problems: list[Problem] = []
    unknown: set[str] = set()
    for line, written in enumerate(text.split("\n"), 1):
        if not written or written.isspace():
            continue
        try:
            cells = _cells(decoder, written)
        except _RefusedError as refused:
            problems.append(table_problem(name, line, *refused.args))
            continue
        strange = [key for key in cells if key not in columns]
        for key in strange:
            if key not in unknown:
                unknown.add(key)
                problems.append(unknown_column(key, name, line))
        if strange:
            continue
        lines.append(line)
        for column, kept in columns.items():
            kept.append(cells.get(column, ""))
    if not lines and not problems:
        problems.append(table_problem(name, 1, "an empty table", "add rows, or leave the file out"))
    return Raw({column: kept for column, kept in columns.items() if column in NEEDED or any(kept)}, lines, problems)


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
