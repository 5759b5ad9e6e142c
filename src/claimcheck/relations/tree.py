"""What is a relation made of? References to claims, things written, and what is asked of them: frozen nodes of a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Reference:
    """The claims on one property of one subject, or one claim by its id. ``path`` is ``subject.property`` as written.

    ``scope`` is ``None`` when none is given, which is the whole. ``column`` counts from 1.
    """

    path: str
    scope: str | None = None
    when: str = ""
    claim: str = ""
    column: int = field(default=1, compare=False)

    @property
    def text(self) -> str:
        """The reference as it is written."""
        scope = "" if self.scope is None else f"[{self.scope}]"
        when = f"@{self.when}" if self.when and " " not in self.when else f'@"{self.when}"' if self.when else ""
        return f"#{self.claim}" if self.claim else f"{self.path}{scope}{when}"


@dataclass(frozen=True, slots=True)
class Written:
    """Something written in the relation itself, read as the kind of value it is held against.

    A bare ``word`` must name something declared; a ``text`` between quotation marks may say anything.
    """

    text: str
    kind: Literal["number", "word", "text"] = "number"
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of each thing counted: ``country != france``."""

    property: str
    sign: str
    value: Written


@dataclass(frozen=True, slots=True)
class Count:
    """How many different values the claims of a reference give, of those that pass every test."""

    of: Reference
    tests: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A function of its arguments: sum, min, max, years, days."""

    name: str
    arguments: tuple[Node, ...]
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """Two amounts, or a date and a length of time, joined by ``+ - * /``."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things held against each other."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Joined:
    """Statements joined by ``and`` or by ``or``."""

    sign: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """The contrary of a statement."""

    part: Node


Node: TypeAlias = Reference | Written | Count | Call | Sum | Comparison | Joined | Negated


def references(node: Node) -> tuple[Reference, ...]:
    """The references of a tree that stand for one value each, without repetition, in the order they are written."""
    return tuple(dict.fromkeys(part for part in parts(node) if isinstance(part, Reference)))


def counts(node: Node) -> tuple[Count, ...]:
    """The counts of a tree, without repetition."""
    return tuple(dict.fromkeys(part for part in parts(node) if isinstance(part, Count)))


def states(node: Node) -> bool:
    """Can it be true or false? A reference can, when its property is answered by yes or no."""
    return isinstance(node, (Comparison, Joined, Negated, Reference))


def parts(node: Node) -> tuple[Node, ...]:
    """The node and all below it, in the order they are written."""
    below: tuple[Node, ...] = ()
    match node:
        case Call():
            below = node.arguments
        case Sum() | Comparison():
            below = (node.left, node.right)
        case Joined():
            below = node.parts
        case Negated():
            below = (node.part,)
    return (node, *(part for child in below for part in parts(child)))
