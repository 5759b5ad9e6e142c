"""How is it drawn who agrees with whom, and how far documents are backed?"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.finding import DocumentLine
from claimcheck.picture import Grid, Pair
from claimcheck.report.html.svg import WIDTH, fitted, picture
from claimcheck.report.safe import excerpt, html

CELL, NAMES = 24, 250
BAR = 280
BACKED = ("bound", "derived", "waived", "unbound")


def grid(shown: Grid, names: Sequence[str]) -> str:
    """A row and a column for each source: above the diagonal on how many answers two agree, below it on how many they differ."""
    body = []
    at = {source: number for number, source in enumerate(shown.sources)}
    for number, name in enumerate(names):
        y = CELL * (number + 1)
        body.append(
            f'<svg x="0" y="{y}" width="{NAMES - 26}" height="{CELL}"><text y="16">{html(fitted(name, 33))}<title>{html(excerpt(name, 120))}</title></text></svg>'
        )
        body.append(f'<text class="tick" x="{NAMES - 12}" y="{y + 16}">{number + 1}</text>')
        body.append(f'<text class="tick" x="{NAMES + CELL * number + CELL // 2}" y="16">{number + 1}</text>')
        body.append(f'<rect class="self" x="{NAMES + CELL * number}" y="{y}" width="{CELL}" height="{CELL}"/>')
    size = NAMES + CELL * len(names)
    lines = "".join(f"M{NAMES} {CELL * (n + 1)}H{size}M{NAMES + CELL * n} {CELL}V{CELL * (len(names) + 1)}" for n in range(len(names) + 1))
    body.append(f'<path class="grid" d="{lines}"/>')
    for pair in shown.pairs:
        low, high = sorted((at[pair.one], at[pair.other]))
        body += [_cell(low, high, pair.agree, "agree", pair), _cell(high, low, pair.differ, "differ", pair)]
    return picture("Who agrees with whom", CELL * (len(names) + 1) + 2, body, max(WIDTH, size + 2))


def _cell(row: int, column: int, count: int, kind: str, pair: Pair) -> str:
    x, y = NAMES + CELL * column, CELL * (row + 1)
    copied = f'<rect class="copied" x="{x + 2}" y="{y + 2}" width="{CELL - 4}" height="{CELL - 4}"/>' if pair.copied else ""
    if not count:
        return copied
    strong = 1 if count == 1 else 2 if count < 4 else 3
    return (
        f'<rect class="{kind} s{strong}" x="{x + 1}" y="{y + 1}" width="{CELL - 2}" height="{CELL - 2}"/>{copied}'
        f'<text class="cell" x="{x + CELL // 2}" y="{y + 16}">{count if count < 1000 else "999+"}</text>'
    )


def bars(documents: Sequence[DocumentLine]) -> str:
    """A bar for each document: which part of its mentions is bound, derived, waived and unbound."""
    body = []
    for number, line in enumerate(documents):
        y, x = 26 * number + 2, float(NAMES + 20)
        body.append(
            f'<svg x="0" y="{y}" width="{NAMES}" height="24"><text y="16">{html(fitted(line.path, 36))}<title>{html(excerpt(line.path, 120))}</title></text></svg>'
        )
        counts = (line.bound, line.derived, line.waived, line.unbound)
        for kind, count in zip(BACKED, counts, strict=True):
            width = round(BAR * count / max(1, sum(counts)), 1)
            if count:
                body.append(f'<rect class="{kind}" x="{x:g}" y="{y + 4}" width="{width:g}" height="15"><title>{count:,} {kind}</title></rect>')
            x += width
        backed, whole = line.bound + line.derived, line.bound + line.derived + line.unbound
        body.append(f'<text x="{NAMES + BAR + 30}" y="{y + 16}">{f"{backed:,} of {whole:,} backed" if whole else "nothing to back"}</text>')
    return picture("How far documents are backed", 26 * len(documents) + 6, body, WIDTH)
