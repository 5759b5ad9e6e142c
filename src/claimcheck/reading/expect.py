"""What does the reader need to know before it reads? The kind of value, its unit, and the habits of the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Datatype = Literal["quantity", "date", "period", "entity", "name", "text", "yes-no"]
DateOrder = Literal["", "dmy", "mdy", "ymd"]
DecimalMark = Literal["", ".", ","]


class Style(NamedTuple):
    """How a source writes what can be written two ways; empty is not declared."""

    date_order: DateOrder = ""
    decimal: DecimalMark = ""


@dataclass(frozen=True, slots=True, eq=False)
class NameTable:
    """Which entity does a name mean? Folded names and aliases (tuples of content words) to entity ids.

    A name that two entities share is left out: it decides nothing.
    """

    ids: Mapping[tuple[str, ...], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Expect:
    """What a text is expected to say.

    ``unit`` is the property's canonical unit, assumed where the text names none; ``reported`` makes a bare round figure mean
    everything that rounds to it; ``words`` are words that may stand beside a number without changing it ("member states").
    """

    datatype: Datatype
    unit: str = ""
    units: tuple[str, ...] = ()
    reported: bool = False
    words: tuple[str, ...] = ()
    style: Style = Style()
    names: NameTable = NameTable()
