"""Where on a picture does a day stand, and how is a picture framed?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import east_asian_width

from claimcheck.hidden import visible
from claimcheck.reading.days import from_day, to_day
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
    found: list[tuple[int, str]] = []
    end = 0.0
    for day, label in _round_dates(line):
        middle, half = line.x(day) * NARROW / 100, len(label) * FIGURE / 2
        if middle - half > end and middle + half < NARROW:
            found.append((day, label))
            end = middle + half + FIGURE
    middle_day = (line.low + line.high) // 2
    return found or [(middle_day, _day(middle_day))]


NARROW, FIGURE = 272, 6.7  # pixels: the narrowest that a picture gets, and a figure of a label


def _round_dates(line: Scale) -> Iterator[tuple[int, str]]:
    year, month, _ = from_day(line.low)
    months = (line.high - line.low) / 30.44
    if months <= 1.5:
        yield from ((day, _day(day)) for day in range(line.low, line.high + 1))
        return
    step = next((step for step in _STEPS if months / step <= TICKS), 12 * -(-int(months / 12) // TICKS))
    start = (year * 12 + month - 1) // step * step
    for at in range(start, start + step * (TICKS + 3), step):
        day = to_day(at // 12, at % 12 + 1, 1)
        if line.low <= day <= line.high:
            yield day, _year(at // 12) if step >= 12 else _year(at // 12, f"-{at % 12 + 1:02d}")


def _day(day: int) -> str:
    year, month, date = from_day(day)
    return _year(year, f"-{month:02d}-{date:02d}")


def _year(year: int, month: str = "") -> str:
    """As readers write it: 490, and for the year 0 of the calendar 1 BC."""
    return f"{year}{month}" if year > 0 else f"{1 - year}{month} BC"


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
    shown = visible(text[: 4 * columns])
    widths = [2 if east_asian_width(char) in "WF" else 1 for char in shown]
    if sum(widths) <= columns and len(text) <= 4 * columns:
        return shown
    kept = sum(used < columns for used in accumulate(widths))
    return shown[:kept].rstrip() + "…"
