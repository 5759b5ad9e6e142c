"""What is being looked through, and what was seen in it? The words of a block or of a cell, and a find among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.prose import BlockKind, MentionKind
from claimcheck.reading.expect import Expect
from claimcheck.reading.tokens import Token
from claimcheck.reading.values import NotJudged, Value
from claimcheck.reading.written import Line


class Seen(NamedTuple):
    """Tokens ``first`` to before ``last`` are a value, or what only looks like one."""

    kind: MentionKind
    first: int
    last: int
    value: Value | NotJudged | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Words that are read together: those of a block, or of one cell of a row.

    ``key`` is what a cell is headed with. ``grouped`` when the text groups the digits of thousands (1,951), so that four bare ones make a year.
    """

    line: Line
    expect: Expect
    kind: BlockKind
    key: str = ""
    grouped: bool = False

    @property
    def words(self) -> list[Token]:
        """The words of the stretch."""
        return self.line.words
