"""What are the pieces of a finding in Markdown?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.finding import Finding, Place
from claimcheck.report import words
from claimcheck.report.context import Context
from claimcheck.report.safe import code, excerpt, markdown, markdown_message, quoted

MOST = 1_000  # findings of one document: more than anybody reads, and small enough for GitHub to render
EACH, CAMPS = 4, 8  # places shown of one camp, and camps of one finding


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], right: int = 0) -> str:
    """A table; the last ``right`` columns are figures and stand to the right. Cells are Markdown already."""
    marks = ["---"] * (len(headers) - right) + ["---:"] * right
    lines = (f"| {' | '.join(cells)} |" for cells in (headers, marks, *rows))
    return "\n".join(lines) + "\n"


def evidence(finding: Finding, context: Context) -> str:
    """Who says what, of when, in which words and where it is recorded. Columns that hold nothing are left out."""
    camps, places, others = words.camps(finding.places, EACH, CAMPS)
    cited = words.cited(finding)
    shown = [_cells(place, context, cited) for camp in camps for place in camp.places]
    filled = [at for at in range(len(HEADERS)) if any(cells[at] for cells in shown)]
    text = table([HEADERS[at] for at in filled], [[cells[at] for at in filled] for cells in shown])
    rest = [f"{camp.more:,} more with {markdown(excerpt(camp.says, 60))}" for camp in camps if camp.more]
    if places:
        rest.append(f"{words.counted(places, 'more place')} with {words.counted(others, 'other value')}")
    return text + (f"\nNot shown: {words.listed(rest)}.\n" if rest else "")


HEADERS = ("who says it", "what", "when", "in these words", "recorded at")


def source(id: str, context: Context) -> str:
    """The name of a source and, in code, the id that sentences use for it."""
    name = context.label(id)
    return code(excerpt(id, 60)) if name == id else f"{markdown(excerpt(name, 80))} ({code(excerpt(id, 60))})"


def said(place: Place) -> str:
    """The value as recorded, and what the label adds to it."""
    value, label = excerpt(place.value), excerpt(words.aside(place))
    return f"{markdown(value)} ({markdown(label)})" if value and label else markdown(value or label)


def remarks(finding: Finding, context: Context) -> Iterator[str]:
    """Paragraphs: why the statements differ, what would settle it, what was decided."""
    if because := words.because(finding):
        yield f"**{words.asked(finding)}:** {markdown(because)}\n"
    remedies = [words.named(remedy, finding, context.labels) for remedy in words.remedies(finding)]
    if len(remedies) == 1:
        yield f"**What would settle it:** {markdown_message(excerpt(remedies[0], 400))}\n"
    elif remedies:
        yield "**What would settle it**, any one of these:\n"
        yield "".join(f"- {markdown_message(excerpt(remedy, 400))}\n" for remedy in remedies)
    if finding.decision:
        yield f"**Decided:** {markdown(excerpt(words.decided(finding.decision), 400))}\n"


def rest(left: int, noun: str) -> Iterator[str]:
    """A paragraph that says how many were left out, if any were."""
    if left > 0:
        yield f"{words.counted(left, 'more ' + noun)} not shown here.\n"


def _cells(place: Place, context: Context, cited: frozenset[str]) -> tuple[str, ...]:
    who = source(place.source, context) if place.source else "" if place.claim else "the text"
    at = code(words.where(place)) + (f" ({code(place.claim)})" if place.claim in cited else "")
    return who, said(place), markdown(excerpt(words.spoken(place), 60)), markdown(quoted(place.quote)), at
