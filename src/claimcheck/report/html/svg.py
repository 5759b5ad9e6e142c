"""Where on a picture does a day stand, and how is a picture framed?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.hidden import visible
from claimcheck.reading.days import from_day, show_year, to_day
from claimcheck.report.safe import html

WIDTH = 720  # of a picture that does not give way
LEFT, RIGHT = 2.0, 95.0  # where days are drawn on one that does, in hundredths of its width
AXIS = 30
TICKS = 5  # at most: so many labels stand side by side on a telephone without touching
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1200, 2400, 6000, 12_000)  # months between two ticks


@dataclass(frozen=True, slots=True)
class Scale:
    """Days on a line from ``low`` to ``high``."""

    low: int
    high: int

    def x(self, day: int) -> float:
        """Where a day begins, in hundredths of the width; one beyond either end stands at that end."""
        at = (min(max(day, self.low), self.high) - self.low) / (self.high - self.low)
        return round(LEFT + at * (RIGHT - LEFT), 2)


def scale(days: Iterable[int]) -> Scale:
    """A line that holds all these days, with a little room on both sides."""
    known = sorted(days)
    low, high = known[0], known[-1] + 1
    room = max(2, (high - low) // 20)
    return Scale(low - room, high + room)


def ticks(line: Scale) -> list[tuple[int, str]]:
    """Round dates along the line with what is written below them: years where it is long, else months or days."""
    year, month, _ = from_day(line.low)
    months = (line.high - line.low) / 30.44
    if months <= 1.5:
        step = max(1, -(-(line.high - line.low) // (TICKS - 1)))
        return [(day, _iso(day)) for day in range(line.low + 1, line.high, step)][:TICKS]
    step = next((step for step in _STEPS if months / step <= TICKS), 12 * -(-int(months / 12) // TICKS))
    start = (year * 12 + month - 1) // step * step
    found = []
    for at in range(start, start + step * (TICKS + 3), step):
        day = to_day(at // 12, at % 12 + 1, 1)
        if line.low <= day <= line.high and _MARGIN < line.x(day) < 100 - _MARGIN:
            found.append((day, show_year(at // 12) if step >= 12 else f"{show_year(at // 12)}-{at % 12 + 1:02d}"))
    return found


_MARGIN = 8  # hundredths at either end where half a label would be cut off


def _iso(day: int) -> str:
    year, month, number = from_day(day)
    return f"{show_year(year)}-{month:02d}-{number:02d}"


def axis(line: Scale, height: int) -> str:
    """The ticks, from top to bottom, with their labels below."""
    parts = []
    for day, label in ticks(line):
        x = f"{line.x(day):g}%"
        parts.append(f'<line class="grid" x1="{x}" x2="{x}" y1="2" y2="{height}"/><text class="tick" x="{x}" y="{height + 15}">{label}</text>')
    return "".join(parts)


def picture(name: str, height: int, body: Sequence[str], width: int = 0) -> str:
    """An image with a name, as wide as there is room, or of a width of its own in a box that scrolls."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"' if width else f'class="fluid" width="100%" height="{height}"'
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{html(name)}">'
        f'<svg role="img" aria-label="{html(name)}" {size}>{"".join(body)}</svg></div>'
    )


def fitted(text: str, columns: int = 64) -> str:
    """The text cut to so many columns; letters of East Asia take two."""
    shown: list[str] = []
    used = 0
    for char in visible(text[: 4 * columns]):
        used += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used > columns - 1:
            return "".join(shown).rstrip() + ("…" if len(shown) < len(text) else "")
        shown.append(char)
    return "".join(shown)
