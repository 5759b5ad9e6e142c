"""Where does each part of a YAML text begin and end? For changing it in place; what it says is read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT: Any = yaml.ScalarEvent
_STARTS: Any = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_ENDS: Any = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


@dataclass(slots=True)
class Span:
    """One node: where its text begins, where its last character ends, and whether it is written in flow style.

    ``items`` are those of a list, or keys and values of a mapping in turn.
    """

    kind: Literal["text", "list", "mapping"]
    start: int
    end: int
    flow: bool
    value: str = ""
    items: list[Span] = field(default_factory=list)

    def pairs(self) -> list[tuple[Span, Span]]:
        """The keys and values of a mapping."""
        return list(zip(self.items[::2], self.items[1::2], strict=True))

    def get(self, key: str) -> tuple[Span, Span] | None:
        """The first key of that name, with its value."""
        return next(((name, value) for name, value in self.pairs() if name.value == key), None)


def spans(text: str) -> Span | None:
    """The root of a text that the loader could read without a fault; None where there is nothing."""
    parser = _PARSER(text)
    stack: list[Span] = []
    try:
        while True:
            event: Any = parser.get_event()
            if type(event) is _TEXT:
                start = event.start_mark.index
                node = Span("text", start, _end(text, start, event.end_mark.index), bool(event.style), event.value)
            elif type(event) in _STARTS:
                kind: Literal["list", "mapping"] = "list" if type(event) is yaml.SequenceStartEvent else "mapping"
                node = Span(kind, event.start_mark.index, event.end_mark.index, bool(event.flow_style))
                stack.append(node)
                continue
            elif type(event) in _ENDS:
                node = stack.pop()
                # The library ends what is in block style only where the next thing begins, after comments.
                node.end = event.end_mark.index if node.flow else max([node.start, *(item.end for item in node.items)])
            elif event is None or type(event) is yaml.StreamEndEvent:
                return None
            else:
                continue
            if not stack:
                return node
            stack[-1].items.append(node)
    finally:
        parser.dispose()


def _end(text: str, start: int, end: int) -> int:
    """Where its last character that is no white space ends: a text in block style is said to end on the line after."""
    return start + len(text[start:end].rstrip())
