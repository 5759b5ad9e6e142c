"""How are answers drawn over time, and the holders of an office one after another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.picture import Mark, Office, Span, Timeline
from claimcheck.reading.days import show_day
from claimcheck.report import arrange
from claimcheck.report.html.svg import AXIS, LEFT, RIGHT, Scale, axis, fitted, picture, scale
from claimcheck.report.safe import excerpt, html

MOST = 30  # rows of one picture; the table beside has the rest
SIGNS = {"error": "✕", "warning": "!"}
DISPUTED = {"error": "in a contradiction", "warning": "in what may be a contradiction", "": ""}


def timeline(line: Timeline, name: str) -> str:
    """A row for each answer, in the order of their times."""
    return _drawn([(mark.value, _when(mark), [mark]) for mark in shown(line.marks)], [], name)


def office(chain: Office, name: str) -> str:
    """A row for each holder, and below them when there was none, and when there were two."""
    holders: dict[tuple[str, str], list[Mark]] = {}
    for mark in shown(chain.terms):
        holders.setdefault((mark.value, mark.document), []).append(mark)
    extra = [
        (label, spans, kind) for label, spans, kind in (("nobody recorded", chain.gaps, "gap"), ("two at once", chain.overlaps, "both")) if spans
    ]
    rows = [(holder, "; ".join(dict.fromkeys(map(_when, marks))), marks) for (holder, _), marks in holders.items()]
    return _drawn(rows, extra, name)


def shown(marks: Sequence[Mark]) -> list[Mark]:
    """The first of the record, and what documents say."""
    return [mark for mark in marks if not mark.document][:MOST] + [mark for mark in marks if mark.document]


def _when(mark: Mark) -> str:
    said = arrange.of_when(mark.when, inferred=mark.inferred)
    return f"{said}, says {mark.document}" if mark.document else said


def span(days: Span) -> str:
    """``2017-01-01 to 2017-05-31``."""
    first = "" if days.first is None else show_day(days.first)
    last = "" if days.last is None else show_day(days.last)
    return first if first == last else f"{first} to {last}"


def _drawn(rows: Sequence[tuple[str, str, Sequence[Mark]]], extra: Sequence[tuple[str, Sequence[Span], str]], name: str) -> str:
    line = scale(_known([mark for _, _, marks in rows for mark in marks], [one for _, spans, _ in extra for one in spans]))
    body: list[str] = []
    top = 2
    for label, when, marks in rows:
        clash = max((mark.clash for mark in marks), key=["", "warning", "error"].index)
        body.append(_label(label, when, top, clash, "doc" if marks[0].document else ""))
        body += [_bar(mark, line, top + LABEL + lane * LANE) for lane, mark in enumerate(marks)]
        top += LABEL + len(marks) * LANE + GAP
    for label, spans, kind in extra:
        body.append(_label(label, "; ".join(map(span, spans)), top, ""))
        body += [f'<rect class="{kind} {one.clash}" y="{top + LABEL}" {_size(line, one)}>{_title(span(one))}</rect>' for one in spans]
        top += LABEL + LANE + GAP
    return picture(name, top + AXIS, [axis(line, top + 2), *body])


LABEL, LANE, THICK, GAP = 18, 16, 12, 6


def _known(marks: Iterable[Mark], extra: Iterable[Span]) -> Iterator[int]:
    spans = [*(found for mark in marks for found in (mark.possible, mark.sure) if found), *extra]
    return (day for found in spans for day in (found.first, found.last) if day is not None)


def _label(text: str, when: str, top: int, clash: str, kind: str = "") -> str:
    """The answer above its bar, with its time: in a frame of its own, which cuts what has no room."""
    sign = f'<tspan class="sign {clash}">{SIGNS[clash]}</tspan> ' if clash else ""
    named = f'<tspan class="{kind}">{html(fitted(text, 48))}</tspan>' if kind else html(fitted(text, 48))
    said = f'{named} <tspan class="soft">{html(fitted(when, 40))}</tspan>'
    return f'<svg y="{top}" width="100%" height="{LABEL}"><text x="{LEFT:g}%" y="13">{sign}{said}{_title(text)}</text></svg>'


def _bar(mark: Mark, line: Scale, y: int) -> str:
    """What is possible as a frame, what is sure as a filled bar in it, and an arrow where an end is open."""
    possible = mark.possible
    clash = f" {mark.clash}" if mark.clash else ""
    parts = [f'<rect class="{"guess" if mark.inferred else "may"}{clash}" y="{y}" {_size(line, possible)} rx="2"/>']
    if mark.sure:
        parts.append(f'<rect class="is{clash}" y="{y}" {_size(line, mark.sure)} rx="2"/>')
    if possible.last is None:
        parts.append(_arrow(RIGHT, y, clash, "M0 0l9 6l-9 6z"))
    if possible.first is None:
        parts.append(_arrow(LEFT, y, clash, "M0 0l-6 6l6 6z"))
    return f"<g>{_title(f'{mark.value}: {_when(mark)}' + (' (inferred)' if mark.inferred else ''))}{''.join(parts)}</g>"


def _arrow(x: float, y: int, clash: str, path: str) -> str:
    return f'<svg x="{x:g}%" y="{y}" width="1" height="{THICK}" overflow="visible"><path class="is{clash}" d="{path}"/></svg>'


def _size(line: Scale, days: Span) -> str:
    """Where a bar begins and how long it is; never too short to be seen."""
    left = LEFT if days.first is None else line.x(days.first)
    right = RIGHT if days.last is None else line.x(days.last + 1)
    return f'x="{left:g}%" width="{max(1.2, round(right - left, 2)):g}%" height="{THICK}"'


def _title(text: str) -> str:
    return f"<title>{html(excerpt(text, 120))}</title>"
