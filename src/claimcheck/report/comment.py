"""What does a run say in a comment on a change? What the change introduces and worsens first, in so many characters as a comment may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from claimcheck.finding import Change, Changes, GateChange, Place, Report, Severity, Standing
from claimcheck.report import arrange, changes, markup, words
from claimcheck.report.context import Context
from claimcheck.report.safe import address, code, excerpt, markdown_message

MARKER = "<!-- claimcheck -->"  # by which a program finds its own comment again
LONGEST = 60_000  # characters; the limit of GitHub is 65,536
BLOCK = 8_000  # characters of one finding with its evidence; a larger one is told in a line
SHARE = 12_000  # characters of what is resolved, and of the changes to the gate
NOTES = 5  # on the comparison
PAGES = (".md", ".markdown")  # shown rendered, where lines have no numbers


def render(report: Report, context: Context) -> str:
    """The comment: marker, totals, findings as far as there is room, then what is resolved, changes to the gate, and what was checked."""
    context = arrange.informed(report, context)
    held = report.changes
    head = "\n".join(_head(report, held))
    tail = "\n".join(_tail(report, held, context))
    room = LONGEST - len(head) - len(tail) - 2
    body = "\n".join(_body(_groups(report, held), context, room))
    return f"{head}\n{body}\n{tail}" if body else f"{head}\n{tail}"


def _head(report: Report, held: Changes | None) -> Iterator[str]:
    yield MARKER
    yield f"### claimcheck: {changes.counts(held) if held else words.totals(report)}\n"
    if report.unchecked:
        yield f"**Not everything could be checked:** {words.unchecked(report)}.\n"
    for note in held.notes[:NOTES] if held else ():
        yield f"- {markdown_message(excerpt(note, 300))}"
    if held and held.notes:
        yield ""


def _groups(report: Report, held: Changes | None) -> Sequence[tuple[str, Sequence[Change]]]:
    """What is told at length, under its titles, the worst first. Without an earlier run that is what is open; notes only alone."""
    if held:
        return [(standing.value.capitalize(), _worst_first(held.of(standing))) for standing in (Standing.INTRODUCED, Standing.WORSENED)]
    still = [finding for finding in report.findings if finding.decision is None]
    told = [finding for finding in still if finding.severity is not Severity.NOTE] or still
    return [("Open", _worst_first([Change(Standing.CARRIED, finding) for finding in told]))]


def _worst_first(found: Iterable[Change]) -> list[Change]:
    return sorted(found, key=lambda change: (change.finding.decision is not None, -change.finding.severity.rank))


def _body(groups: Iterable[tuple[str, Sequence[Change]]], context: Context, room: int) -> Iterator[str]:
    """Each group as far as there is room, every one of them with its title and how much of it is left out."""
    groups = [(title, found) for title, found in groups if found]
    spare = 120 * len(groups)  # for titles and for what is said of the rest
    for title, found in groups:
        yield f"#### {title}\n"
        told = 0
        for change in found:
            text = _fitting(change, context, room - spare)
            if not text:
                break
            yield text
            room -= len(text) + 1
            told += 1
        if told < len(found):
            yield f"… and {len(found) - told:,} more.\n"


def _fitting(change: Change, context: Context, room: int) -> str:
    """A finding with its evidence where there is room for it, else in a line, else nothing."""
    for write in (_at_length, _in_short):
        text = write(change, context)
        if len(text) <= min(room, BLOCK):
            return text
    return ""


def _at_length(change: Change, context: Context) -> str:
    finding = change.finding
    inside = [markup.evidence(finding, context) if finding.places else "", *markup.remarks(finding, context)]
    told = "\n".join(part for part in inside if part)
    if not told:
        return _in_short(change, context)
    return f"{_line(change, context, 400)}\n\n<details><summary>Evidence</summary>\n\n{told}\n</details>\n"


def _in_short(change: Change, context: Context) -> str:
    return _line(change, context, 160) + "\n"


def _line(change: Change, context: Context, most: int) -> str:
    finding = change.finding
    message = markdown_message(excerpt(words.unticked(finding.message, finding, context.labels), most))
    why = f" — {markdown_message(excerpt(change.why, most))}" if change.why else ""
    reopened = "".join(f" — {markdown_message(excerpt(line, most))}" for line in finding.reopened[:1] if line not in change.why)
    where, about = _linked(words.primary(finding), context), f"{code(finding.rule)} {code(finding.id)}"
    return f"**{words.heading(finding)}** {where}: {message}{why}{reopened} ({about})"


def _linked(place: Place, context: Context) -> str:
    """The place, as a link to the file where the address of the files is known."""
    shown = code(excerpt(words.where(place), 160))
    base = address(context.files)
    if not base or not place.path or place.path.startswith(("/", "..")):
        return shown
    plain = "?plain=1" if place.path.lower().endswith(PAGES) else ""
    line = f"{plain}#L{place.line}" if place.line else ""
    return f"[{shown}](<{base.rstrip('/')}/{quote(place.path, safe='/')}{line}>)"


def _tail(report: Report, held: Changes | None, context: Context) -> Iterator[str]:
    if held:
        yield from _resolved(held.of(Standing.RESOLVED))
        if held.gate:
            yield f"#### {changes.gate_title(held.gate).capitalize()}\n"
            yield from _limited((_of_gate(item, context) for item in sorted(held.gate, key=lambda item: not item.weaker)), len(held.gate))
            yield ""
    elif report.summary.notes and report.summary.errors + report.summary.warnings:
        yield f"Not shown: {words.counted(report.summary.notes, 'note')}.\n"
    whole = f"As a whole {words.totals(report)}; " if held else ""
    yield f"{whole}{words.checked(report)}; {words.agreed(report)}; {report.summary.not_judged:,} not judged.\n"


def _of_gate(item: GateChange, context: Context) -> str:
    where = f" {_linked(Place(item.path, item.line), context)}" if item.path else ""
    return f"- {f'**{changes.WEAKER}:** ' if item.weaker else ''}{markdown_message(excerpt(item.what, 300))}{where}"


def _resolved(found: Sequence[Change]) -> Iterator[str]:
    if not found:
        return
    yield f"#### Resolved\n\n<details><summary>{words.counted(len(found), 'finding')}</summary>\n"
    yield from _limited(map(_gone, found), len(found))
    yield "\n</details>\n"


def _gone(change: Change) -> str:
    finding = change.finding
    text = f"{code(excerpt(where, 160))}: " if (where := words.in_text(finding)) else ""
    return f"- {finding.severity.value} {code(finding.rule)}: {text}{markdown_message(excerpt(words.unticked(finding.message, finding, {}), 160))} ({code(finding.id)})"


def _limited(rows: Iterable[str], many: int) -> Iterator[str]:
    """The rows as far as their share of the room goes, and how many are left out."""
    room = SHARE
    for told, row in enumerate(rows):
        room -= len(row) + 1
        if room < 0:
            yield f"- … and {many - told:,} more"
            return
        yield row
