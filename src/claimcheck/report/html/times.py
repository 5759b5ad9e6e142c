"""How are answers drawn over time, and the holders of an office one after another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.picture import Mark, Office, Span, Timeline
from claimcheck.reading.days import show_day
from claimcheck.report import arrange
from claimcheck.report.html.svg import AXIS, LABELS, PLOT, ROW, Scale, axis, fitted, picture, scale
from claimcheck.report.safe import excerpt, html

MOST = 30  # rows of one picture; the table beside has the rest
SIGNS = {"error": "✕", "warning": "!"}
DISPUTED = {"error": "in a contradiction", "warning": "in what may be a contradiction", "": ""}


def timeline(line: Timeline, name: str) -> str:
    """A row for each answer, in the order of their times."""
    return _drawn([(mark.value, [mark]) for mark in line.marks[:MOST]], [], name)


def office(chain: Office, name: str) -> str:
    """A row for each holder, and below them when there was none, and when there were two."""
    holders: dict[str, list[Mark]] = {}
    for mark in chain.terms[:MOST]:
        holders.setdefault(mark.value, []).append(mark)
    extra = [
        (label, spans, kind) for label, spans, kind in (("nobody recorded", chain.gaps, "gap"), ("two at once", chain.overlaps, "both")) if spans
    ]
    return _drawn(list(holders.items()), extra, name)


def span(days: Span) -> str:
    """``2017-01-01 to 2017-05-31``."""
    first = "" if days.first is None else show_day(days.first)
    last = "" if days.last is None else show_day(days.last)
    return first if first == last else f"{first} to {last}"


def _drawn(rows: Sequence[tuple[str, Sequence[Mark]]], extra: Sequence[tuple[str, Sequence[Span], str]], name: str) -> str:
    line = scale(_known(rows, extra))
    body: list[str] = []
    top = 4
    for label, marks in rows:
        clash = max((mark.clash for mark in marks), key=["", "warning", "error"].index)
        body.append(_label(label, top, SIGNS.get(clash, ""), clash))
        for lane, mark in enumerate(marks):
            body.append(_bar(mark, line, top + lane * LANE))
        top += ROW + (len(marks) - 1) * LANE
    for label, spans, kind in extra:
        body.append(_label(label, top, "", ""))
        body += [
            f'<rect class="{kind}" x="{line.x(one.first or 0):g}" y="{top + 5}" {_size(line, one, 14)}>{_title(span(one))}</rect>' for one in spans
        ]
        top += ROW
    return picture(name, top + AXIS, [axis(line, top + 2), *body])


LANE = 16


def _known(rows: Iterable[tuple[str, Sequence[Mark]]], extra: Iterable[tuple[str, Sequence[Span], str]]) -> Iterator[int]:
    spans = [span for _, marks in rows for mark in marks for span in (mark.possible, mark.sure) if span]
    spans += [span for _, found, _ in extra for span in found]
    return (day for span in spans for day in (span.first, span.last) if day is not None)


def _label(text: str, top: int, sign: str, clash: str) -> str:
    mark = f'<text class="sign {clash}" x="2" y="{top + 17}">{sign}</text>' if sign else ""
    return f'{mark}<svg x="16" y="{top}" width="{LABELS - 24}" height="{ROW}"><text y="17">{html(fitted(text))}{_title(text)}</text></svg>'


def _bar(mark: Mark, line: Scale, top: int) -> str:
    """What is possible as a frame, what is sure as a filled bar in it, and an arrow where an end is open."""
    possible, y = mark.possible, top + 6
    left = LABELS if possible.first is None else line.x(possible.first)
    right = LABELS + PLOT if possible.last is None else line.x(possible.last + 1)
    right = max(right, left + 5)
    clash = f" {mark.clash}" if mark.clash else ""
    kind = "guess" if mark.inferred else "may"
    parts = [f'<rect class="{kind}{clash}" x="{left:g}" y="{y}" width="{round(right - left, 1):g}" height="12" rx="2"/>']
    if mark.sure and mark.sure.first is not None and mark.sure.last is not None:
        parts.append(f'<rect class="is{clash}" x="{line.x(mark.sure.first):g}" y="{y}" {_size(line, mark.sure, 12)} rx="2"/>')
    if possible.last is None:
        parts.append(f'<path class="is{clash}" d="M{right:g} {y}l9 6l-9 6z"/>')
    if possible.first is None:
        parts.append(f'<path class="is{clash}" d="M{left:g} {y}l-7 6l7 6z"/>')
    return f"<g>{_title(f'{mark.value}: {arrange.in_words(mark.when)}' + (' (inferred)' if mark.inferred else ''))}{''.join(parts)}</g>"


def _size(line: Scale, days: Span, height: int) -> str:
    width = line.x((days.last or 0) + 1) - line.x(days.first or 0)
    return f'width="{max(4, round(width, 1)):g}" height="{height}"'


def _title(text: str) -> str:
    return f"<title>{html(excerpt(text, 120))}</title>"
