"""How does a YAML text change in one place, and stay what it is everywhere else? Fields and list items, set and taken out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from claimcheck.load.spans import Span

Given: TypeAlias = "str | Sequence[str | Mapping[str, str]]"

_PLAIN = re.compile(r"[^\W_](?:[\w./+()'’–@%-]|[#:](?=\w)|[ ](?=[\w(]))*")
_PLAIN_IN_BLOCK = re.compile(r"[^\W_](?:[\w./+()'’–@%-]|[#:](?=\w)|[,;]|[ ](?=[\w(]))*")
_OTHERWISE_READ = frozenset("null true false yes no on off".split())
_COMMENT = re.compile(r"([ \t]*)#[^\r\n]*")


def scalar(text: str, *, flow: bool = False) -> str:
    """A text as YAML has it: plain where that is safe, else in double quotation marks."""
    if (_PLAIN if flow else _PLAIN_IN_BLOCK).fullmatch(text) and text.lower() not in _OTHERWISE_READ:
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def inline(given: Given) -> str:
    """A value on one line, as flow style has it."""
    if isinstance(given, str):
        return scalar(given, flow=True)
    return "[" + ", ".join(scalar(one, flow=True) if isinstance(one, str) else flow_record(one) for one in given) + "]"


def flow_record(fields: Mapping[str, Given]) -> str:
    """A mapping on one line."""
    return "{" + ", ".join(f"{key}: {inline(value)}" for key, value in fields.items()) + "}"


def block_record(fields: Mapping[str, Given], indent: str, newline: str) -> str:
    """A mapping with a field on each line; the first line has no indent, as it stands behind a dash."""
    return (newline + indent).join(f"{key}:{_behind_colon(value, indent, newline)}" for key, value in fields.items())


def set_field(text: str, record: Span, key: str, given: Given) -> str:
    """The text with a field of a mapping set, at its place if it has one, else at the end."""
    newline = newline_of(text)
    found = record.get(key)
    if found is None and record.flow:
        at = record.items[-1].end if record.items else record.start + 1
        return _cut(text, at, at, f"{', ' if record.items else ''}{key}: {inline(given)}")
    if found is None:
        indent = " " * _column(text, record.start)
        at = _line_end(text, record.end)
        return _cut(text, at, at, f"{newline}{indent}{key}:{_behind_colon(given, indent, newline)}")
    name, value = found
    one_line = record.flow or isinstance(given, str)
    if value.end > value.start and one_line and (value.flow or value.kind == "text"):
        return _cut(text, value.start, value.end, inline(given) if record.flow or not isinstance(given, str) else scalar(given))
    behind = f" {inline(given)}" if record.flow else _behind_colon(given, " " * _column(text, record.start), newline)
    start = text.index(":", name.end) + 1
    return _cut(text, start, value.end if value.end > value.start else start, behind)


def drop_field(text: str, record: Span, key: str) -> str:
    """The text without a field of a mapping that has others."""
    pairs = record.pairs()
    at = next((number for number, (name, _) in enumerate(pairs) if name.value == key), None)
    if at is None:
        return text
    name, value = pairs[at]
    start = _line_start(text, name.start)
    if not record.flow and not text[start : name.start].strip():
        return _cut(text, start, _past_newline(text, _line_end(text, max(value.end, name.end))), "")
    if at + 1 < len(pairs):
        return _cut(text, name.start, pairs[at + 1][0].start, "")
    return _cut(text, pairs[at - 1][1].end, value.end, "")


def append_items(text: str, root: Span | None, key: str, several: Sequence[Mapping[str, Given]]) -> str:
    """The text with more mappings in a list at its top, which it gets if it has none."""
    newline = newline_of(text)

    def block(column: int) -> str:
        indent = " " * column
        return newline.join(f"{indent}- {block_record(fields, indent + '  ', newline)}" for fields in several)

    flow = ", ".join(flow_record(fields) for fields in several)
    if root is None:
        # What ends a document would end it before the list.
        return f"{_ended(text, newline)}{key}:{newline}{block(0)}{newline}"
    found = root.get(key)
    if found is None and root.flow:
        at = root.items[-1].end if root.items else root.start + 1
        return _cut(text, at, at, f"{', ' if root.items else ''}{key}: [{flow}]")
    if found is None:
        column = _column(text, root.start)
        part = f"{' ' * column}{key}:{newline}{block(column)}"
        at = _line_end(text, root.end)
        if _only_remarks(text[at:]):
            return f"{_ended(text, newline)}{part}{newline}"
        return _cut(text, at, at, newline + part)
    name, value = found
    if value.kind == "list" and value.flow:
        at = value.items[-1].end if value.items else value.start + 1
        return _cut(text, at, at, f"{', ' if value.items else ''}{flow}")
    if value.kind == "list" and value.items:
        column = _column(text, value.start)
        at = _past_own_remarks(text, _line_end(text, value.end), column)
    else:
        column = _column(text, root.start)
        at = _line_end(text, name.end)
    return _cut(text, at, at, newline + block(column))


def drop_item(text: str, items: Span, number: int) -> str:
    """The text without one item of a list."""
    item = items.items[number]
    if items.flow:
        if number + 1 < len(items.items):
            return _cut(text, item.start, items.items[number + 1].start, "")
        comma = re.compile(r"[ \t]*,").match(text, item.end) if not number else None
        return _cut(text, items.items[number - 1].end if number else item.start, comma.end() if comma else item.end, "")
    column = _column(text, items.start)
    dashes = [_dash(text, one, column) for one in items.items]
    tops = [_remarked(text, start, column) for start in dashes]
    # What stands above the first may be about the whole list, unless others have a remark of their own as well.
    others = any(top < start for at, (top, start) in enumerate(zip(tops, dashes, strict=True)) if at not in (0, number))
    start = tops[number] if number or others else dashes[number]
    return _cut(text, start, _past_newline(text, _line_end(text, max(item.end, item.start))), "")


def _dash(text: str, item: Span, column: int) -> int:
    """Where the line with the dash of an item begins."""
    start = _line_start(text, item.start)
    while text[start + column : start + column + 1] != "-" or text[start : start + column].strip():
        start = _line_start(text, start - 1)
    return start


def _remarked(text: str, start: int, column: int) -> int:
    """Where the comments begin that stand directly above a line, as far in as its dash: they are about that item."""
    while start:
        above = _line_start(text, start - (2 if text.startswith("\r\n", start - 2) else 1))
        found = _COMMENT.match(text, above)
        if not found or len(found[1]) != column:
            break
        start = above
    return start


def newline_of(text: str) -> str:
    """How the lines of a text end: as the first of them does."""
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def _behind_colon(given: Given, indent: str, newline: str) -> str:
    if isinstance(given, str):
        return f" {scalar(given)}"
    if given and not isinstance(given[0], str):
        return "".join(f"{newline}{indent}- {flow_record(one)}" for one in given if not isinstance(one, str))
    return f" {inline(given)}"


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character in "\n\t":
        return "\\n" if character == "\n" else "\\t"
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"


def _cut(text: str, start: int, end: int, put: str) -> str:
    return text[:start] + put + text[end:]


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    found = re.compile(r"[\r\n]|\Z").search(text, at)
    return found.start() if found else len(text)


def _past_newline(text: str, at: int) -> int:
    return at + 2 if text.startswith("\r\n", at) else min(at + 1, len(text))


def _ended(text: str, newline: str) -> str:
    return text if not text or text.endswith(("\n", "\r")) else text + newline


def _only_remarks(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in re.split(r"\r\n|\n|\r", text))


def _past_own_remarks(text: str, at: int, column: int) -> int:
    """Past comments that stand further in than the dashes of a list: they are about its last item."""
    while at < len(text):
        start = _past_newline(text, at)
        found = _COMMENT.match(text, start)
        if not found or len(found[1]) <= column:
            return at
        at = found.end()
    return at
