"""How is a stretch of time drawn in Markdown? As a Mermaid chart, which forges draw and which reads as a list where it is not drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import category

from claimcheck.hidden import visible
from claimcheck.picture import Mark, Office, Pictures, Span, Timeline
from claimcheck.reading.days import from_day, show_day, to_day
from claimcheck.report import arrange
from claimcheck.report.safe import excerpt, markdown

MOST = 25  # bars of one chart
LATEST = 9999  # years that the chart can place, from 1 on
_KEPT = frozenset(".,+-/()'’“”‘€$£°≈–=~")  # and letters with their marks, and figures; the rest could be notation


LEGEND = (
    "In the charts, red is disputed, a pale bar has an inferred date, a grey one marks days for which nobody is recorded, and an arrow marks an open "
    "end: such a bar reaches to the day of the report, or else to the last day of the chart."
)


def charts(drawn: Pictures, as_of: str = "") -> dict[tuple[str, str, str], str]:
    """A chart, or else a list, for each question that has something to draw. Offices have one for all their parts, under no scope."""
    found = {(line.subject, line.property, line.scope): timeline(line, as_of) or _listed(line.marks) for line in drawn.timelines}
    return found | {(chain.subject, chain.property, ""): office(chain, as_of) or _listed(chain.terms) for chain in drawn.offices}


def _listed(marks: Sequence[Mark]) -> str:
    return "".join(
        f"- {markdown(excerpt(arrange.in_words(mark.when), 60)) or 'undated'}{' (inferred)' if mark.inferred and mark.when else ''}: "
        f"{markdown(excerpt(mark.value))}{f', in {markdown(excerpt(mark.document))}' if mark.document else ''}\n"
        for mark in _shown(marks)
    )


def timeline(line: Timeline, as_of: str = "") -> str:
    """A chart of the answers, in the order of their times; nothing where a day lies beyond what charts can place."""
    return _chart([("", mark) for mark in _shown(line.marks)], [], as_of)


def office(chain: Office, as_of: str = "") -> str:
    """A chart of the terms by holder, with what nobody and what two hold below."""
    terms = [(mark.value, mark) for mark in _shown(chain.terms)]
    extra = [(NOBODY, span) for span in chain.gaps] + [("two at once", span) for span in chain.overlaps]
    return _chart(terms, extra, as_of)


NOBODY = "nobody recorded"


def _shown(marks: Sequence[Mark]) -> list[Mark]:
    """The first of the record, and what documents say."""
    return [mark for mark in marks if not mark.document][:MOST] + [mark for mark in marks if mark.document]


def _chart(marks: Sequence[tuple[str, Mark]], extra: Sequence[tuple[str, Span]], as_of: str) -> str:
    days = [day for _, mark in marks for day in (mark.possible.first, mark.possible.last) if day is not None]
    days += [day for _, span in extra for day in (span.first, span.last) if day is not None]
    if not days or not all(1 <= from_day(day)[0] <= LATEST for day in days):
        return ""
    low, high = _reach(marks, days, as_of)
    lines = [
        "```mermaid",
        "gantt",
        "    todayMarker off",
        "    dateFormat YYYY-MM-DD",
        f"    axisFormat {'%Y' if high - low > 12 * 366 else '%Y-%m'}",
        *_bars(marks, low, high),
    ]
    for name, found in _grouped(extra):
        lines.append(f"    section {name}")
        lines += [
            f"    {_plain(' and '.join(span.of))} :{_tag(name, span)}{show_day(span.first or low)}, {show_day((span.last or high) + 1)}"
            for span in found
        ]
    return "\n".join([*lines, "```"]) + "\n"


def _reach(marks: Sequence[tuple[str, Mark]], days: Sequence[int], as_of: str) -> tuple[int, int]:
    """From when to when the chart is drawn: so far beyond an open end that it is seen to go on, and to the day of the report if that is later."""
    low, high = min(days), max(days)
    room = max(30, (high - low) // 12)
    spans = [mark.possible for _, mark in marks]
    if any(span.first is None and span.last is not None and span.last < low + room for span in spans):
        low = max(low - room, 1)
    if any(span.last is None for span in spans):
        late = any(span.last is None and span.first is not None and span.first > high - room for span in spans)
        high = min(high + room, to_day(LATEST, 12, 30)) if late else high
        if found := _DAY.fullmatch(as_of):
            year, month, day = map(int, found.groups())
            high = max(high, to_day(year, month, day))
    return low, high


_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)


def _tag(name: str, span: Span) -> str:
    return "done, " if name == NOBODY else "crit, " if span.clash else ""


def _bars(marks: Sequence[tuple[str, Mark]], low: int, high: int) -> Iterator[str]:
    holder = ""
    for name, mark in marks:
        if name and name != holder:
            holder = name
            yield f"    section {_plain(name)}"
        first, last = mark.possible.first, mark.possible.last
        ends = " →" if last is None else ""
        begins = "← " if first is None else ""
        tag = "crit, " if mark.clash else "active, " if mark.inferred else ""
        when = arrange.of_when(mark.when, inferred=mark.inferred)
        start, stop = low if first is None else first, high if last is None else last
        of_text = f" in {_bare(mark.document)}" if mark.document else ""
        yield f"    {begins}{_plain(mark.value)} ({_bare(when)}{of_text}){ends} :{tag}{show_day(start)}, {show_day(max(start, stop) + 1)}"


def _grouped(extra: Iterable[tuple[str, Span]]) -> list[tuple[str, list[Span]]]:
    groups: dict[str, list[Span]] = {}
    for name, span in extra:
        groups.setdefault(name, []).append(span)
    return list(groups.items())


def _plain(text: str) -> str:
    """Text of a chart in quotation marks, so that no line of data begins with a word of the notation, and without its signs."""
    return f"“{_bare(text).replace('“', '‘').replace('”', '’')}”"


def _bare(text: str) -> str:
    shown = visible(excerpt(text, 60))
    return " ".join("".join(char if char.isalnum() or char in _KEPT or category(char)[0] == "M" else " " for char in shown).split())
