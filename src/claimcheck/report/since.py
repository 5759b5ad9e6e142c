"""What has become of the findings since an earlier report: new, worse, open again, decided, gone, each with the dates that are known?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.finding import Change, Changes, Finding, Report, SourceLine, Standing
from claimcheck.report import words
from claimcheck.report.context import Context
from claimcheck.report.safe import code, excerpt, markdown, markdown_message

MOST = 100  # changes of one kind that are listed
MOST_SOURCES = 3

TITLES = ("New", "Worse", "Open again", "Decided since", "Resolved")


def sorted_out(held: Changes) -> Mapping[str, Sequence[Change]]:
    """The changes under their titles; what is as it was is under none of them."""
    kinds: dict[str, list[Change]] = {title: [] for title in TITLES}
    for change in held.items:
        if title := _title(change):
            kinds[title].append(change)
    return kinds


def section(report: Report, context: Context) -> Iterator[str]:
    """The section of a Markdown report; nothing where it was held against none."""
    held = report.changes
    if held is None:
        return
    kinds = sorted_out(held)
    counts = [f"{len(found):,} {title.lower()}" for title, found in kinds.items() if found]
    same = len(held.items) - sum(map(len, kinds.values()))
    yield "## Since the last report\n"
    yield f"Held against {markdown(excerpt(held.base, 200))}: {', '.join(counts) or 'nothing changed'}; {same:,} as before.\n"
    for note in held.notes:
        yield f"- {markdown_message(excerpt(note, 300))}\n"
    dated = {line.id: line for line in report.sources}
    for title, found in kinds.items():
        if found:
            yield f"### {title}\n"
            yield "".join(_line(change, dated, context) for change in found[:MOST])
            if len(found) > MOST:
                yield f"And {len(found) - MOST:,} more.\n"


def _title(change: Change) -> str:
    if change.standing is Standing.INTRODUCED:
        return "New"
    if change.standing is Standing.RESOLVED:
        return "Resolved"
    if change.reopened:
        return "Open again"
    if change.standing is Standing.WORSENED:
        return "Worse"
    return "Decided since" if change.decided else ""


def _line(change: Change, dated: Mapping[str, SourceLine], context: Context) -> str:
    finding = change.finding
    message = markdown_message(excerpt(words.named(finding.message, finding, context.labels), 300))
    beside = "".join(f"; {text}" for text in _beside(change, dated))
    text = f"{code(excerpt(where, 200))}: " if (where := words.in_text(finding)) else ""
    return f"- **{words.heading(finding)}:** {text}{message} ({code(finding.id)}){beside}\n"


def _beside(change: Change, dated: Mapping[str, SourceLine]) -> Iterator[str]:
    """What made it so, and when, as far as is known."""
    if change.standing is Standing.RESOLVED:
        return
    if change.why:
        yield markdown_message(excerpt(change.why, 300))
    yield from (markdown_message(excerpt(line, 300)) for line in change.finding.reopened if line not in change.why)
    if change.finding.decision and (change.was is None or change.was.decision is None):
        yield markdown(excerpt(words.ruling(change.finding.decision), 300))
    if change.standing is Standing.INTRODUCED or change.why:
        yield from _sources(change.finding, change.was, dated)


def _sources(finding: Finding, was: Finding | None, dated: Mapping[str, SourceLine]) -> Iterator[str]:
    """The sources that are new to it, with their dates."""
    known = {place.source for place in was.places} if was else set()
    ids = [id for id in dict.fromkeys(place.source for place in finding.places) if id and id not in known]
    named = []
    for id in ids[:MOST_SOURCES]:
        line = dated.get(id)
        day = f" of {markdown(excerpt(line.published, 40))}" if line and line.published else ", undated" if line else ""
        named.append(f"{code(excerpt(id, 60))}{day}")
    if named:
        more = f" and {len(ids) - MOST_SOURCES:,} more" if len(ids) > MOST_SOURCES else ""
        yield f"by {'; '.join(named)}{more}"
