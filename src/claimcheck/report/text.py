"""What does a run say on a terminal? Findings as a good compiler writes them, a table of counts, and one line at the end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Report, Severity, Standing, Unjudged
from claimcheck.hidden import visible
from claimcheck.report import arrange, changes, words
from claimcheck.report.context import Context
from claimcheck.report.safe import excerpt, quoted

EACH, CAMPS = 3, 6  # places shown of one camp, and camps of one finding
AGREED = 20  # lines on what texts agree on, and on what only one of them says
RESOLVED = 50  # lines on findings that are gone
STRICTER = 10  # lines on changes to the gate that let no more pass
UNJUDGED, REASONS = 20, 3  # lines on what could not be judged, and reasons in the last line
WIDEST = 60  # a longer cell pushes the rest of its line aside instead of every line
COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
DECIDED = "1;32"


def render(report: Report, context: Context) -> str:
    """Every finding with its evidence, what could not be judged, how many findings there are of which rule, then what was checked."""
    lines = list(_changed(report, context)) if report.changes else list(_whole(report, context))
    if report.unchecked:
        lines.append(_paint("1;31", f"not everything could be checked: {words.unchecked(report)}", context.colour))
    if report.changes:
        lines.append(f"against {excerpt(report.changes.base, 100)}: {changes.counts(report.changes)}")
    lines.append(_last(report))
    return "\n".join(lines) + "\n"


def _whole(report: Report, context: Context) -> Iterator[str]:
    for finding in report.findings:
        yield from _finding(finding, context.colour)
    yield from _unjudged(words.located(report.not_judged), context.colour)
    if report.compared:
        yield from _untied([item for item in report.not_judged if not item.path], context.colour)
    if report.findings:
        yield from (_table(report), "")
    if report.compared:
        yield from (*_agreed(report, context), *_alone(report, context))


def _changed(report: Report, context: Context) -> Iterator[str]:
    """What an edit introduced, worsened and resolved, how much it left as it was, and what it made of the gate."""
    held = report.changes
    if held is None:
        return
    colour = context.colour
    for note in held.notes:
        yield excerpt(note, 400)
    if held.notes:
        yield ""
    for standing in (Standing.INTRODUCED, Standing.WORSENED, *((Standing.CARRIED,) if context.whole else ())):
        found = held.of(standing)
        if found:
            yield from (_paint("1", f"{standing.value} ({len(found):,}):", colour), "")
        for change in found:
            yield from _finding(change.finding, colour, change.why)
    if resolved := held.of(Standing.RESOLVED):
        yield _paint("1", f"{Standing.RESOLVED.value} ({len(resolved):,}):", colour)
        for change in resolved[: None if context.whole else RESOLVED]:
            gone = change.finding
            where = visible(words.where(words.primary(gone)))
            yield f"  {where}: {excerpt(words.level(gone), 60)}[{visible(gone.rule)}]: {excerpt(gone.message, 200)}  ({visible(gone.id)})"
        yield from _left(0 if context.whole else len(resolved) - RESOLVED, " (--all lists them)")
        yield ""
    if held.gate:
        yield _paint("1", f"{changes.gate_title(held.gate)}:", colour)
        looser = [item for item in held.gate if item.weaker]
        others = [item for item in held.gate if not item.weaker]
        for item in (*looser, *(others if context.whole else others[:STRICTER])):
            where = f"{visible(changes.place(item))}: " if item.path else ""
            weaker = _paint("1;33", f"{changes.WEAKER}: ", colour) if item.weaker else ""
            yield f"  {where}{weaker}{excerpt(item.what, 300)}"
        yield from _left(0 if context.whole else len(others) - STRICTER, " that let no more pass (--all lists them)")
        yield ""
    if (carried := held.of(Standing.CARRIED)) and not context.whole:
        yield from (f"{len(carried):,} carried: there before, and no worse (--all lists them)", "")


def one(finding: Finding, context: Context) -> str:
    """One finding, as a run shows it."""
    return "\n".join(_finding(finding, context.colour)) + "\n"


def _finding(finding: Finding, colour: bool, worse: str = "") -> Iterator[str]:
    place = _paint("1", visible(words.where(words.primary(finding))), colour)
    head = _paint(DECIDED if finding.decision else COLOURS[finding.severity], excerpt(words.level(finding), 60), colour)
    yield f"{place}: {head}[{visible(finding.rule)}]: {excerpt(finding.message, 400)}"
    yield from _places(finding, colour)
    if worse:
        yield f"  change: {excerpt(worse, 400)}"
    if because := words.why(finding):
        yield f"  why: {because}"
    for remedy in words.remedies(finding):
        yield f"  settles: {excerpt(remedy)}"
    if finding.decision:
        yield f"  decision: {excerpt(words.decided(finding.decision), 400)}"
    for line in finding.reopened:
        yield f"  reopened: {excerpt(line, 400)}"
    yield f"  id: {visible(finding.id)}"
    yield ""


def _places(finding: Finding, colour: bool) -> Iterator[str]:
    parted = words.parted(finding)
    if len(finding.places) == 1 and not any(_cells(finding.places[0], frozenset(), parted)[1:]):
        return
    camps, places, others = words.camps(finding.places, EACH, CAMPS)
    cited = words.cited(finding)
    rows = {id(place): _cells(place, cited, parted) for camp in camps for place in camp.places}
    widths = [max(min(_width(cell), WIDEST) for cell in column) for column in zip(*rows.values(), strict=True)]
    for camp in camps:
        for place in camp.places:
            yield "  " + _line(rows[id(place)], widths, colour)
        if camp.more:
            says = f" with `{excerpt(camp.says, 60)}`" if camp.says else ""
            yield f"  … and {camp.more:,} more{says}"
    if places:
        yield f"  … and {words.counted(places, 'more place')} with {words.counted(others, 'other value')}"


def _cells(place: Place, cited: frozenset[str], parted: bool) -> tuple[str, ...]:
    source = f"`{excerpt(place.source, 60)}`" if place.source else words.speaker(place)
    if place.claim in cited:
        source = f"{source} `{excerpt(place.claim, 60)}`".lstrip()
    remark = words.remark(place, parted)
    label = f"({excerpt(remark)})" if remark else ""
    return visible(words.where(place)), excerpt(place.value), source, excerpt(words.when(place), 60), quoted(place.quote), label


def _line(cells: tuple[str, ...], widths: list[int], colour: bool) -> str:
    padded = ((cell, " " * (width - _width(cell))) for cell, width in zip(cells, widths, strict=True) if width)
    # Without the last padding, so that colour changes no character that can be seen.
    line = "  ".join((_paint("2", cell, colour) if cell.startswith("“") else cell) + space for cell, space in padded)
    return line.rstrip()


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _unjudged(items: list[Unjudged], colour: bool) -> Iterator[str]:
    for item in items[:UNJUDGED]:
        yield f"{_paint('1', visible(words.where(item)), colour)}: not judged: {excerpt(item.what)}: {excerpt(item.why)}"
    if left := sum(item.count for item in items[UNJUDGED:]):
        yield f"… and {left:,} more that could not be judged"
    if items:
        yield ""


def _untied(items: list[Unjudged], colour: bool) -> Iterator[str]:
    """How much of each text nothing was made of: a text that seems to agree may not have been read."""
    for item in items[:UNJUDGED]:
        yield f"{_paint('1', 'not judged', colour)}: {excerpt(item.what)}: {excerpt(item.why)}"
    yield from _left(len(items) - UNJUDGED, "")
    if items:
        yield ""


def _agreed(report: Report, context: Context) -> Iterator[str]:
    kept, _ = arrange.corroborated(report.agreements)
    if not kept:
        return
    yield _paint("1", "agreed on:", context.colour)
    for item in kept[:AGREED]:
        yield f"  {_asked(item.subject, item.property, item.scope, context)}: {excerpt(item.value)}  ({', '.join(map(visible, item.sources))})"
    yield from _left(len(kept) - AGREED, "")
    yield ""


def _alone(report: Report, context: Context) -> Iterator[str]:
    for id, items in arrange.alone(report.singles):
        yield _paint("1", f"only in {visible(id)}:", context.colour)
        for item in items[:AGREED]:
            place = item.place
            when = f"({words.spoken(place)})" if place.when and not place.when_inferred else ""
            asked = _asked(item.subject, item.property, item.scope, context)
            yield f"  {visible(words.where(place))}: {asked}: {excerpt(place.value)} {excerpt(when)}".rstrip()
        yield from _left(len(items) - AGREED, " (--format markdown shows more)")
        yield ""


def _left(left: int, where: str) -> Iterator[str]:
    if left > 0:
        yield f"  … and {left:,} more{where}"


def _asked(subject: str, property: str, scope: str, context: Context) -> str:
    asked = f"`{visible(subject)}` {excerpt(context.label(property), 100)}"
    return f"{asked} ({excerpt(scope, 100)})" if scope else asked


def _table(report: Report) -> str:
    rows = words.tally(report.findings)
    total = [sum(column) for column in zip(*(counts for _, counts in rows), strict=True)]
    columns = [at for at in range(len(words.TALLIED)) if total[at]]
    headers = ["rule", *(words.TALLIED[at] for at in columns)]
    body = [[visible(rule), *(f"{counts[at]:,}" if counts[at] else "" for at in columns)] for rule, counts in rows]
    if len(rows) > 1:
        body.append(["all", *(f"{total[at]:,}" for at in columns)])
    from tabulate import tabulate  # takes as long to import as a small ledger to read, and a clean run has no table

    align = ("left", *("right" for _ in columns))
    return tabulate(body, headers=headers, colalign=align, disable_numparse=True)


def _last(report: Report) -> str:
    summary = report.summary
    line = f"{words.checked(report)}: {words.totals(report)}; {words.agreed(report)}; {summary.not_judged:,} not judged"
    why = words.reasons(item for item in report.not_judged if not item.path)
    parts = [(excerpt(reason), count) for reason, count in why[:REASONS]]
    parts.append(("other reasons", sum(count for _, count in why[REASONS:])))
    parts.append(("listed above", sum(item.count for item in report.not_judged if item.path)))
    parts = [part for part in parts if part[1]]
    if len(parts) < 2:
        return line + "".join(f" ({reason})" for reason, _ in parts)
    return f"{line} ({'; '.join(f'{count:,}: {reason}' for reason, count in parts)})"


def _paint(codes: str, text: str, colour: bool) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if colour else text
