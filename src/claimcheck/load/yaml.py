"""What does a YAML file say, and where? Mappings, lists and text, each with its place, and nothing else YAML has.

The parser's event stream is read without resolving tags, so ``NO``, ``1.10`` and ``12:30`` stay text. Nothing is ever
composed by the library: its composer recurses, and crashes the process on deep nesting.
"""

from __future__ import annotations

import gc
import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from claimcheck.load.loaded import Positions, Problem, Spot
from claimcheck.load.yaml_errors import explain
from claimcheck.reading.lines import Lines

DEEPEST = 64
LONGEST_SCALAR = 1_000_000
MOST_SLIPS = 200

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Looking behind keeps a long run of spaces from being read once for each of them.
_GLUED_COMMENT = re.compile(r"(?<![ \t])[ \t]+#(?=[^\s#])|(?<![ \t])[ \t]#(?=[ \t]\d)")
# One blank before the sign is how it stands in a sentence; two set a comment off.
_CLOSE_COMMENT = re.compile(r"(?<![ \t])[ \t]#")
_COPIED = frozenset(("quote", "title", "locator"))
_BARRED_IN_QUOTES = r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"


class Map(dict[str, "Node"]):
    """A mapping. Its marks run from ``at``, its own, to ``end``, excluded; ``end`` is 0 while it is not closed."""

    __slots__ = ("at", "end")
    at: int
    end: int


class Seq(list["Node"]):
    """A list, with marks as a mapping has them."""

    __slots__ = ("at", "end")
    at: int
    end: int


Node: TypeAlias = "Map | Seq | str"

EMPTY = Map()
EMPTY.at, EMPTY.end = 0, 1


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """One file: what it says up to its end or to where it could not be read further, and its problems.

    ``root`` is ``None`` for a file that holds nothing.
    """

    path: str
    root: Node | None
    positions: Positions
    faults: tuple[int, ...]
    problems: tuple[Problem, ...]

    def sound(self, node: Map | Seq) -> bool:
        """Was it read to its end, with no fault inside?"""
        return node.end > 0 and bisect_left(self.faults, node.at) == bisect_left(self.faults, node.end)

    def readable(self, node: Node, mark: int) -> bool:
        """The same of any node, which has its own mark here."""
        return bisect_left(self.faults, mark) == bisect_left(self.faults, mark + 1) if isinstance(node, str) else self.sound(node)

    def place(self, mark: int) -> tuple[int, int]:
        """Line and column of a mark."""
        return self.positions.lines.place(self.positions.marks[mark])

    def spot(self, node: Map) -> Spot:
        """The place of a mapping and of its values."""
        return Spot(self.path, node.at, offsets(node))

    def spot_of(self, mark: int) -> Spot:
        """The place of a record of which nothing but its key is written."""
        return Spot(self.path, mark, {})

    def problem(self, rule: str, message: str, mark: int, advice: str = "") -> Problem:
        """A problem at a mark."""
        return Problem(rule, message, self.path, *self.place(mark), advice)


def offsets(node: Map) -> dict[str, int]:
    """How many marks after its own each value of a mapping has its mark. That of its key is one less."""
    found = {}
    here = 1
    for key, value in node.items():
        found[key] = here + 1
        here += 2 if type(value) is str else 1 + _size(value)
    return found


def _size(node: Node) -> int:
    return 1 if isinstance(node, str) else node.end - node.at


class _StopError(Exception):
    """The file cannot be read further."""

    def __init__(self, message: str, index: int, advice: str) -> None:
        self.message, self.index, self.advice = message, index, advice


def read(text: str, path: str) -> Tree:
    """Read a YAML text; ``path`` is how the file is called in problems."""
    marks = array("I")
    lines = Lines(text)
    slips = _Slips(path, lines)
    collecting = gc.isenabled()
    # Millions of small objects live until the end: the collector would walk them again and again for nothing.
    gc.disable()
    root: list[Node] = []
    parser = None
    try:
        parser = _PARSER(text)
        _build(parser.get_event, text, marks, root, slips)
    except _StopError as stop:
        slips.add("syntax-error", stop.message, stop.index, stop.advice)
    except yaml.YAMLError as error:
        slips.add("syntax-error", *explain(error, text))
    finally:
        if parser is not None:
            parser.dispose()
        if collecting:
            gc.enable()
    return Tree(path, root[0] if root else None, Positions(marks, lines), tuple(slips.faults), tuple(slips.problems))


class _Slips:
    """Problems met so far. What YAML offers and a ledger does not take is said once a file, with a count."""

    def __init__(self, path: str, lines: Lines) -> None:
        self.path, self.lines = path, lines
        self.problems: list[Problem] = []
        self.faults: list[int] = []
        self._said: set[str] = set()

    def add(self, rule: str, message: str, index: int, advice: str) -> None:
        self.problems.append(Problem(rule, message, self.path, *self.lines.place(index), advice))

    def refuse(self, what: str, mark: int, index: int, advice: str) -> None:
        self.faults.append(mark)
        if what not in self._said:
            self._said.add(what)
            self.add("syntax-error", f"{what} are not used in a ledger", index, advice)


_WRITE_OUT = "write the text out; put it in quotes if it begins with & or *"
_NO_TAGS = "put the text in quotes if it begins with !"


def _build(get_event: Callable[[], Any], text: str, marks: array[int], top: list[Node], slips: _Slips) -> None:
    """Turn the events into ``top[0]``. One loop without calls, since it runs once for every key and value of the ledger."""
    scalar, mapping_start, mapping_end = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.MappingEndEvent
    sequence_start, sequence_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
    # Looking for the sign alone is far quicker, and most files have none.
    signs = " #" in text or "\t#" in text
    cut = {found.start() for found in _GLUED_COMMENT.finditer(text)} if signs else set()
    close = {found.start() for found in _CLOSE_COMMENT.finditer(text)} if signs else set()
    long, escapes = len(text) > LONGEST_SCALAR, "\\" in text
    add_mark = marks.append
    stack: list[Map | Seq | None] = []
    here: Map | Seq | None = None
    in_map = False
    key: str | None = None
    while True:
        event = get_event()
        kind = event.__class__
        if kind is scalar:
            value = event.value
            if event.anchor is not None or event.tag is not None:
                _refuse_property(event, len(marks), slips)
            if long and len(value) > LONGEST_SCALAR:
                raise _StopError(f"text longer than {LONGEST_SCALAR:,} characters", event.start_mark.index, "shorten it or close the quotation mark")
            if signs and not event.style and (event.end_mark.index in cut or (key in _COPIED and event.end_mark.index in close)):
                _warn_of_comment(event, text, slips)
            if escapes and event.style == '"' and (barred := re.search(_BARRED_IN_QUOTES, value)):
                slips.faults.append(len(marks))
                slips.add("syntax-error", f"control character U+{ord(barred[0]):04X}", event.start_mark.index, "leave the escape out")
            if in_map:
                if key is None:
                    key = _checked_key(value, here, event, marks, slips) if value == "<<" or value in here else value  # type: ignore[operator]
                else:
                    here[key] = value  # type: ignore[index,call-overload]
                    key = None
            elif here is not None:
                here.append(value)  # type: ignore[union-attr]
            else:
                top.append(value)
            add_mark(event.start_mark.index)
        elif kind is mapping_start or kind is sequence_start:
            if event.anchor is not None or event.tag is not None:
                _refuse_property(event, len(marks), slips)
            if in_map and key is None:
                raise _StopError("a key is text, not a list or a mapping", event.start_mark.index, "put the key in quotes")
            if len(stack) >= DEEPEST:
                raise _StopError(f"nested deeper than {DEEPEST} levels", event.start_mark.index, "put text that holds [ or { in quotes")
            node: Map | Seq = Map() if kind is mapping_start else Seq()
            node.at, node.end = len(marks), 0
            if in_map:
                here[key] = node  # type: ignore[index,call-overload]
            elif here is not None:
                here.append(node)  # type: ignore[union-attr]
            else:
                top.append(node)
            stack.append(here)
            here, key, in_map = node, None, kind is mapping_start
            add_mark(event.start_mark.index)
        elif kind is mapping_end or kind is sequence_end:
            here.end = len(marks)  # type: ignore[union-attr]
            here, key = stack.pop(), None
            in_map = here.__class__ is Map
        elif kind is yaml.AliasEvent:
            slips.refuse("anchors and aliases", len(marks), event.start_mark.index, _WRITE_OUT)
            if in_map and key is None:
                raise _StopError("an alias cannot be a key", event.start_mark.index, "put the key in quotes")
            if in_map:
                here[key] = ""  # type: ignore[index,call-overload]
                key = None
            elif here is not None:
                here.append("")  # type: ignore[union-attr]
            add_mark(event.start_mark.index)
        elif kind is yaml.DocumentStartEvent:
            if top:
                raise _StopError("a second document begins here", event.start_mark.index, "put it in a file of its own, or leave out the ---")
        elif event is None or kind is yaml.StreamEndEvent:
            return


def _refuse_property(event: Any, mark: int, slips: _Slips) -> None:
    if event.anchor is not None:
        slips.refuse("anchors and aliases", mark, event.start_mark.index, _WRITE_OUT)
    if event.tag is not None:
        slips.refuse("tags", mark, event.start_mark.index, _NO_TAGS)


def _checked_key(key: str, here: Any, event: Any, marks: array[int], slips: _Slips) -> str:
    """The key, or for one that cannot be used a key that no record has: the first value stays, and the marks keep their order."""
    index = event.start_mark.index
    if key == "<<" and not event.style:
        slips.refuse("merge keys", len(marks), index, "write the fields out")
    elif key in here:
        slips.faults.append(len(marks))
        if len(slips.problems) < MOST_SLIPS:  # the walk back to the first one is long in a long mapping
            first = slips.lines.place(marks[here.at + offsets(here)[key] - 1])
            slips.add("duplicate-key", f"`{clipped(key)}` stands here twice, first on line {first[0]}", index, "keep one of the two")
    else:
        return key
    return f"\0{len(marks)}"


def entries(node: Map) -> Iterator[tuple[str, Node, int]]:
    """Key, value and the mark of the key, without keys that were refused."""
    mark = node.at + 1
    for key, value in node.items():
        if not key.startswith("\0"):
            yield key, value, mark
        mark += 1 + _size(value)


def clipped(text: str, most: int = 60) -> str:
    """A text short enough to quote in a message."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _warn_of_comment(event: Any, text: str, slips: _Slips) -> None:
    start = event.end_mark.index
    rest = re.split(r"[\r\n]", text[start : start + 200].lstrip(" \t"), maxsplit=1)[0]
    slips.add(
        "comment-in-value",
        f"`{clipped(rest, 40)}` is read as a comment and left out",
        event.start_mark.index,
        "put the whole value in quotes; if it is a comment, put two spaces before # and one behind it",
    )
