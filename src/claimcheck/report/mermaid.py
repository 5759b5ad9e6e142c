"""How is a stretch of time drawn in Markdown? As a Mermaid chart, which forges draw and which reads as a list where it is not drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import category

from claimcheck.hidden import visible
from claimcheck.picture import Mark, Office, Pictures, Span, Timeline
from claimcheck.reading.days import from_day, show_day
from claimcheck.report import arrange
from claimcheck.report.safe import excerpt, markdown

MOST = 25  # bars of one chart
LATEST = 9999  # years that the chart can place, from 1 on
_KEPT = frozenset(".,+-/()'’“”‘€$£°≈–=~")  # and letters with their marks, and figures; the rest could be notation


LEGEND = "In the charts, red is disputed, a pale bar has an inferred date, and an arrow marks an open end."


def charts(drawn: Pictures) -> dict[tuple[str, str, str], str]:
    """A chart, or else a list, for each question that has something to draw. Offices have one for all their parts, under no scope."""
    found = {(line.subject, line.property, line.scope): timeline(line) or _listed(line.marks) for line in drawn.timelines}
    return found | {(chain.subject, chain.property, ""): office(chain) or _listed(chain.terms) for chain in drawn.offices}


def _listed(marks: Sequence[Mark]) -> str:
    return "".join(
        f"- {markdown(excerpt(arrange.in_words(mark.when), 60))}{' (inferred)' if mark.inferred else ''}: {markdown(excerpt(mark.value))}\n"
        for mark in marks[:MOST]
    )


def timeline(line: Timeline) -> str:
    """A chart of the answers, in the order of their times; nothing where a day lies beyond what charts can place."""
    return _chart([("", mark) for mark in line.marks[:MOST]], [])


def office(chain: Office) -> str:
    """A chart of the terms by holder, with what nobody and what two hold below."""
    terms = [(mark.value, mark) for mark in chain.terms[:MOST]]
    extra = [("nobody recorded", span) for span in chain.gaps] + [("two at once", span) for span in chain.overlaps]
    return _chart(terms, extra)


def _chart(marks: Sequence[tuple[str, Mark]], extra: Sequence[tuple[str, Span]]) -> str:
    days = [day for _, mark in marks for day in (mark.possible.first, mark.possible.last) if day is not None]
    days += [day for _, span in extra for day in (span.first, span.last) if day is not None]
    if not days or not all(1 <= from_day(day)[0] <= LATEST for day in days):
        return ""
    low, high = min(days), max(days)
    lines = [
        "```mermaid",
        "gantt",
        "    dateFormat YYYY-MM-DD",
        f"    axisFormat {'%Y' if high - low > 12 * 366 else '%Y-%m'}",
        *_bars(marks, low, high),
    ]
    for name, found in _grouped(extra):
        lines.append(f"    section {name}")
        lines += [f"    {_plain(' and '.join(span.of))} :crit, {show_day(span.first or low)}, {show_day((span.last or high) + 1)}" for span in found]
    return "\n".join([*lines, "```"]) + "\n"


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
        when = f"≈{mark.when}" if mark.inferred else arrange.in_words(mark.when)
        start, stop = low if first is None else first, high if last is None else last
        yield f"    {begins}{_plain(mark.value)} ({_bare(when)}){ends} :{tag}{show_day(start)}, {show_day(max(start, stop) + 1)}"


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
