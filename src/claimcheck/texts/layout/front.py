"""What does the front matter of a text say: the YAML between two lines of dashes at its very beginning?"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from claimcheck.prose import Header
from claimcheck.texts.layout.names import people

_FENCES = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?:\r\n|[\n\r])(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)")
_LONGEST = 50_000  # characters
_DEEPEST = 16
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Node = str | list["Node"] | dict[str, "Node"]


class Front(NamedTuple):
    """What the front matter says, and where the text behind it begins."""

    header: Header
    end: int


def front_matter(text: str) -> Front | None:
    """The front matter of a text; None if there is none, or what looks like it is no table of keys."""
    opening = _FENCES.match(text)
    if not opening:
        return None
    closing = _CLOSE.search(text, opening.end() - 1, opening.end() + _LONGEST)
    if not closing:
        return None
    said = _read(text[opening.end() : closing.start() + 1])
    if not isinstance(said, dict):
        return None
    own = said.get("claimcheck")
    tables = [own, said] if isinstance(own, dict) else [said]
    return Front(_header(tables), closing.end())


def _header(tables: list[dict[str, Node]]) -> Header:
    def one(*keys: str) -> str:
        for table in tables:
            for key in keys:
                if words := _words(table.get(key, "")):
                    return words
        return ""

    authors = next((names for table in tables for key in ("author", "authors", "by") if (names := _names(table.get(key, "")))), ())
    return Header(
        title=one("title"),
        authors=authors,
        published=one("published", "date", "date-published", "publication-date", "issued", "updated", "last-updated", "lastmod"),
        publisher=one("publisher"),
        language=one("lang", "language", "locale"),
        subject=one("subject"),
        decimal=one("decimal"),
        date_order=one("date-order"),
    )


def _words(node: Node) -> str:
    if isinstance(node, dict):
        return _words(node.get("name", ""))
    if isinstance(node, list):
        return _words(node[0]) if len(node) == 1 else ""
    return " ".join(node.split()) if node not in {"~", "null"} else ""


def _names(node: Node) -> tuple[str, ...]:
    if isinstance(node, list):
        return tuple(name for one in node if (name := _words(one)))
    words = _words(node)
    return people(words) or ((words,) if words else ())


def _read(source: str) -> Node | None:
    """The YAML as text, lists and tables, from its events: nothing is made of it but that, and it is nowhere deep."""
    try:
        return _built(source)
    except (yaml.YAMLError, UnicodeError, ValueError):
        return None


def _built(source: str) -> Node | None:
    root: list[Node] = []
    stack: list[tuple[Node, str | None]] = [(root, None)]
    for event in yaml.parse(source, Loader=_PARSER):
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            stack.pop()
            continue
        made: Node
        if isinstance(event, yaml.ScalarEvent):
            made = event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            made = []
        elif isinstance(event, yaml.MappingStartEvent):
            made = {}
        elif isinstance(event, yaml.AliasEvent):
            made = ""
        else:
            continue
        holder, key = stack[-1]
        if isinstance(holder, list):
            holder.append(made)
        elif isinstance(holder, dict):
            if key is None:
                stack[-1] = (holder, made.lower().replace("_", "-") if isinstance(made, str) else "")
            else:
                holder[key] = made
                stack[-1] = (holder, None)
        if not isinstance(made, str):
            stack.append((made, None))
            if len(stack) > _DEEPEST:
                return None
    return root[0] if len(root) == 1 else None
