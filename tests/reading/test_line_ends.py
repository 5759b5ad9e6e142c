"""On which line does an offset stand, whatever ends the lines?"""

from __future__ import annotations

import random
import re

from claimcheck.reading.lines import Lines


def test_a_line_ends_as_editors_end_it() -> None:
    chance = random.Random(1)
    for _ in range(400):
        text = "".join(
            chance.choice(["a", "é", "\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\x1c", " "]) for _ in range(chance.randrange(12))
        )
        starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
        lines = Lines(text)
        for offset in range(len(text) + 1):
            line = max(number for number, start in enumerate(starts) if start <= offset)
            assert lines.place(offset) == (line + 1, offset - starts[line] + 1)
