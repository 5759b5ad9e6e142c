"""How is it drawn who agrees with whom, and how far documents are backed?"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.finding import DocumentLine
from claimcheck.picture import Grid, Pair
from claimcheck.report.html.svg import fitted, picture
from claimcheck.report.safe import excerpt, html

CELL, NAMES = 24, 250
BAR, ROW = 58.0, 46  # hundredths of the width, and pixels: the label stands above the bar, the share beside it
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
    return picture("Who agrees with whom", CELL * (len(names) + 1) + 2, body, size + 2)


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
        y, x = ROW * number + 2, 0.0
        said = f"{html(fitted(line.path, 60))}<title>{html(excerpt(line.path, 120))}</title>"
        body.append(f'<svg y="{y}" width="100%" height="20"><text y="15">{said}</text></svg>')
        counts = (line.bound, line.derived, line.waived, line.unbound)
        for kind, count in zip(BACKED, counts, strict=True):
            width = round(BAR * count / max(1, sum(counts)), 2)
            if count:
                body.append(f'<rect class="{kind}" x="{x:g}%" y="{y + 21}" width="{width:g}%" height="15"><title>{count:,} {kind}</title></rect>')
            x = round(x + width, 2)
        backed, whole = line.bound + line.derived, line.bound + line.derived + line.unbound
        told = f"{backed:,} of {whole:,} backed" if whole else "nothing to back"
        body.append(f'<text x="{BAR + 2 if sum(counts) else 0:g}%" y="{y + 33}">{told}</text>')
    return picture("How far documents are backed", ROW * len(documents) + 6, body)
