"""What may a renderer want to know beside the report?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from claimcheck.finding import Report
from claimcheck.report.rules import RuleLine

if TYPE_CHECKING:
    from claimcheck.picture import Pictures


def nothing_drawn(report: Report) -> Pictures:
    """No pictures at all: what a report without a ledger at hand can show."""
    from claimcheck.picture import Pictures

    return Pictures()


@dataclass(frozen=True, slots=True)
class Context:
    """Rules, names and manners. ``labels`` gives ids of subjects, properties and sources the names readers know them by.

    ``sources`` gives sources a fuller one. ``draw`` works out what can be drawn, for the formats that have room for pictures. ``whole``
    asks to list also what a comparison of two runs finds unchanged. ``files`` is the address below which the files can be looked at, if any.
    """

    rules: tuple[RuleLine, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    colour: bool = False
    version: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    draw: Callable[[Report], Pictures] = nothing_drawn
    whole: bool = False
    files: str = ""

    def label(self, id: str) -> str:
        """The name readers know it by, or the id itself."""
        return self.labels.get(id) or id

    def source(self, id: str) -> str:
        """The name by which readers know a source: who wrote it before the title, where that is known."""
        return self.sources.get(id) or self.label(id)


Render: TypeAlias = Callable[[Report, Context], str]
