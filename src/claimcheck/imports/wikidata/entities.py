"""Which entities does a file hold? One after the other, from a dump, from JSON lines or from one document, whatever its layout."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, NamedTuple

from claimcheck.errors import UsageError
from claimcheck.imports.lines import Line, lines
from claimcheck.imports.wikidata.values import clean, entity_id

LARGEST_DOCUMENT = 200_000_000  # bytes of a file that is one document over many lines
MOST_BAD = 20  # lines that are named

Entity = Mapping[str, Any]
_PROPERTY = re.compile(rb'"type"\s*:\s*"property"')
_MONEY = b'"P498"'


class Bad(NamedTuple):
    """A line that is no entity, and why."""

    line: int
    why: str


def entities(file: IO[bytes], name: str, bad: list[Bad], wanted: Callable[[bytes], bool] | None = None) -> Iterator[Entity]:
    """The entities of a file; lines that are none are passed over and noted. ``wanted`` says of a line whether it has to be read at all."""
    source = lines(file, name)
    first = next((line for line in source if line.text.strip(b"\xef\xbb\xbf \t")), None)
    if first is None:
        return
    first = first._replace(text=first.text.removeprefix(b"\xef\xbb\xbf"))
    if first.text.strip() in {b"[", b"{"} or _begins_document(first.text):
        if first.text.strip() != b"[" or not _by_lines(following := next(source, None)):
            yield from _document(first, (following if first.text.strip() == b"[" else None), source, name, bad)
            return
        yield from _line(following, bad, wanted)
    else:
        yield from _line(first, bad, wanted)
    for line in source:
        yield from _line(line, bad, wanted)


def held(line: bytes) -> bool:
    """Is there a property on this line, or a currency with its code?"""
    return _PROPERTY.search(line) is not None or _MONEY in line


def _begins_document(text: bytes) -> bool:
    """Is the first line neither ``[`` nor a whole value?"""
    try:
        _parsed(text.strip().rstrip(b","))
    except ValueError:
        return True
    return False


def _by_lines(line: Line | None) -> bool:
    return line is None or line.text.strip() == b"]" or not _begins_document(line.text)


def _document(first: Line, second: Line | None, rest: Iterator[Line], name: str, bad: list[Bad]) -> Iterator[Entity]:
    kept, size = [first.text], len(first.text)
    for line in (*([second] if second else []), *rest):
        kept.append(line.text)
        size += len(line.text)
        if size > LARGEST_DOCUMENT:
            raise UsageError(
                f"{name}: one JSON document of more than {LARGEST_DOCUMENT // 1_000_000} MB; write one entity on each line: jq -c '.[]' FILE"
            )
    try:
        found = _parsed(b"\n".join(kept))
    except ValueError as error:
        bad.append(Bad(getattr(error, "lineno", first.number), f"not JSON: {_said(error)}"))
        return
    yield from _entities(found, first.number, bad)


def _line(line: Line | None, bad: list[Bad], wanted: Callable[[bytes], bool] | None) -> Iterator[Entity]:
    if line is None:
        return
    text = line.text.strip()
    if text in {b"", b"]", b"["}:
        return
    if wanted is not None and not wanted(text):
        return
    try:
        found = _parsed(text.removesuffix(b","))
    except ValueError as error:
        bad.append(Bad(line.number, f"not JSON: {_said(error)}"))
        return
    yield from _entities(found, line.number, bad)


def _entities(found: Any, line: int, bad: list[Bad]) -> Iterator[Entity]:
    if isinstance(found, dict) and isinstance(found.get("entities"), dict):
        found = list(found["entities"].values())
    for entity in found if isinstance(found, list) else [found]:
        if isinstance(entity, dict) and "missing" in entity:
            continue  # asked for by its id, and not there
        if isinstance(entity, dict) and entity_id({"id": entity.get("id")}):
            yield entity
        else:
            bad.append(Bad(line, "no entity: an object with an `id` such as Q42"))


def _said(error: ValueError) -> str:
    return clean(str(getattr(error, "msg", error)))[:80].lower() if not isinstance(error, UnicodeDecodeError) else "not UTF-8"


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
