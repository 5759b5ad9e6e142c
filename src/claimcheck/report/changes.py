"""How is it put into words what an edit has made better or worse, whatever the format?"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.finding import Change, Changes, Finding, GateChange, Standing
from claimcheck.report import words

WEAKER = "lets more pass"


def counts(changes: Changes) -> str:
    """How many findings stand how: ``1 introduced, 0 worsened, 2 resolved, 24 carried``, and how many changes there are to the gate."""
    told = ", ".join(f"{len(changes.of(standing)):,} {standing.value}" for standing in Standing)
    return f"{told}; {words.counted(len(changes.gate), 'change')} to the gate" if changes.gate else told


def gate_title(gate: Iterable[GateChange]) -> str:
    """What the list of changes to the gate is headed with."""
    looser = sum(change.weaker for change in gate)
    return (
        f"changes to the gate ({looser:,} of them let more pass)" if looser > 1 else "changes to the gate" + (" (1 lets more pass)" if looser else "")
    )


def place(item: GateChange) -> str:
    """``path:line``, as far as it is known."""
    return f"{item.path}:{item.line}" if item.line else item.path


def worse(changes: Changes) -> tuple[Change, ...]:
    """What was introduced, and what got worse, in the order of the report."""
    return tuple(change for change in changes.items if change.standing in (Standing.INTRODUCED, Standing.WORSENED))


def now_worse(changes: Changes) -> tuple[Finding, ...]:
    """The findings of those."""
    return tuple(change.finding for change in worse(changes))
