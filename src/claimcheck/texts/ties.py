"""What does a text state? Its mentions tied to subject, property, time and scope, by phrases, by layout and by what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.ledger import Ledger
from claimcheck.model import Property
from claimcheck.prose import Mention, Page, Statement
from claimcheck.texts.cast import Cast
from claimcheck.texts.phrases import Book


class Tied(NamedTuple):
    """Statements in the order of the text, the properties they need beyond the vocabulary, and what was seen but not judged, with why."""

    statements: tuple[Statement, ...]
    properties: tuple[Property, ...]
    unjudged: tuple[tuple[Mention, str], ...]


def tied(page: Page, mentions: Sequence[Mention], known: Cast, phrases: Book, ledger: Ledger) -> Tied:
    """What the text states, each statement once for each place that states it."""
    return Tied((), (), ())
