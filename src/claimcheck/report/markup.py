"""What are the pieces of a finding in Markdown?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.finding import Agreement, DocumentLine, Finding, Place, Report, Single, SourceLine, Unjudged
from claimcheck.report import arrange, words
from claimcheck.report.context import Context
from claimcheck.report.safe import address, code, excerpt, markdown, markdown_message, quoted

MOST = 1_000  # findings of one document: more than anybody reads, and small enough for GitHub to render
EACH, CAMPS = 4, 8  # places shown of one camp, and camps of one finding
ROWS, NAMED = 500, 10  # rows of a table, and things named for one reason


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], right: int = 0) -> str:
    """A table; the last ``right`` columns are figures and stand to the right. Cells are Markdown already."""
    marks = ["---"] * (len(headers) - right) + ["---:"] * right
    lines = (f"| {' | '.join(cells)} |" for cells in (headers, marks, *rows))
    return "\n".join(lines) + "\n"


def evidence(finding: Finding, context: Context) -> str:
    """Who says what, of when, in which words and where it is recorded. Columns that hold nothing are left out."""
    camps, places, others = words.camps(finding.places, EACH, CAMPS)
    cited = words.cited(finding)
    listed = [place for camp in camps for place in camp.places]
    parted, silent = words.parted(finding), f"*{words.NO_WORDS}*" if words.worded(listed) else ""
    shown = [_cells(place, context, cited, parted, silent) for place in listed]
    filled = [at for at in range(len(HEADERS)) if any(cells[at] for cells in shown)]
    if len(shown) == 1 and filled == [len(HEADERS) - 1]:
        return ""  # where it is recorded stands above already
    text = table([HEADERS[at] for at in filled], [[cells[at] for at in filled] for cells in shown])
    rest = [f"{camp.more:,} more with {markdown(excerpt(camp.says, 60))}" for camp in camps if camp.more]
    if places:
        rest.append(f"{words.counted(places, 'more place')} with {words.counted(others, 'other value')}")
    return text + (f"\nNot shown: {words.listed(rest)}.\n" if rest else "")


HEADERS = ("who says it", "what", "when", "in these words", "recorded at")


def source(id: str, context: Context) -> str:
    """The name of a source and, in code, the id that sentences use for it."""
    name = context.source(id)
    return code(excerpt(id, 60)) if name == id else f"{markdown(excerpt(name, 80))} ({code(excerpt(id, 60))})"


def said(place: Place, parted: bool = False) -> str:
    """The value as recorded, and what its part and the label add to it; a relation as it is written."""
    value, label = excerpt(place.value), excerpt(words.remark(place, parted))
    if words.is_relation(place):
        return f"{code(value)} ({markdown(label)})" if label else code(value)
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
        ruled = markdown(excerpt(words.ruling(finding.decision), 400))
        head, _, said = ruled.partition(": ")
        yield f"**{head[:1].upper()}{head[1:]}:** {said}\n"
    for line in finding.reopened:
        yield f"**Open again:** {markdown_message(excerpt(line, 400))}\n"


def rest(left: int, noun: str) -> Iterator[str]:
    """A paragraph that says how many were left out, if any were."""
    if left > 0:
        yield f"{words.counted(left, 'more ' + noun)} not shown here.\n"


def _cells(place: Place, context: Context, cited: frozenset[str], parted: bool, silent: str) -> tuple[str, ...]:
    who = source(place.source, context) if place.source else words.speaker(place)
    at = code(words.where(place)) + (f" ({code(place.claim)})" if place.claim in cited else "")
    quote = markdown(quoted(place.quote)) or (silent if place.claim else "")
    return who, said(place, parted), markdown(excerpt(words.spoken(place), 60)), quote, at


def agreements(found: Sequence[Agreement], context: Context) -> Iterator[str]:
    """A table of the answers that several independent origins give, and how many rest on one."""
    if not found:
        return
    yield f"## {arrange.AGREES}\n"
    yield f"{arrange.ABOUT_AGREEMENT}\n"
    kept, alone = arrange.corroborated(found)
    if kept:
        yield table(["question", "answer", "said by", "independent origins"], [_agreed(item, context) for item in kept[:ROWS]], right=1)
    yield from rest(len(kept) - ROWS, "answer")
    if alone:
        yield f"Left out: {words.counted(alone, 'answer')} on which statements agree that go back to one origin.\n"


def alone(singles: Sequence[Single], context: Context) -> Iterator[str]:
    """For each source, a table of what only it says."""
    if not singles:
        return
    yield f"## {arrange.ALONE}\n"
    for id, items in arrange.alone(singles):
        yield f"### {source(id, context)}\n"
        yield table(["question", "answer", "when", "where"], [_single(item, context) for item in items[:ROWS]])
        yield from rest(len(items) - ROWS, "answer")


def _single(item: Single, context: Context) -> tuple[str, ...]:
    place = item.place
    asked = question(item.subject, item.property, item.scope, context)
    return asked, markdown(excerpt(place.value)), markdown(words.spoken(place)), code(words.where(place))


def unjudged(found: Sequence[Unjudged]) -> Iterator[str]:
    """A list of reasons, with what could not be judged for each."""
    if not found:
        return
    yield f"## {arrange.UNJUDGED}\n"
    yield f"{arrange.ABOUT_UNJUDGED}\n"
    reasons = arrange.by_reason(found)
    yield "".join(_reason(why, count, items) for why, count, items in reasons[:ROWS])
    yield from rest(len(reasons) - ROWS, "reason")


def sources(lines: Sequence[SourceLine]) -> Iterator[str]:
    """A table of the sources, who wrote and published each before its title."""
    if not lines:
        return
    yield f"## {arrange.SOURCES}\n"
    headers = ["by", "source", "published", "kind", "text at hand", "statements"]
    yield table(headers, [_source(line) for line in lines], right=1)


def documents(lines: Sequence[DocumentLine]) -> Iterator[str]:
    """A table of the documents, with how far each is backed."""
    if not lines:
        return
    yield f"## {arrange.DOCUMENTS}\n"
    rows = [arrange.document(line) for line in lines]
    cells = [(code(path), markdown(excerpt(title)), markdown(excerpt(written, 60)), *counts) for path, title, written, counts in rows]
    yield table(arrange.DOCUMENT_HEADERS, cells, right=6)


def guide(report: Report, ids: str) -> Iterator[str]:
    """What the terms mean; ``ids`` says where the id of a finding stands."""
    if not report.findings:
        return
    yield "## How to read it\n"
    yield "".join(f"- **{term}** {meaning}\n" for term, meaning in arrange.guide(report)) + f"- {ids}\n"


def in_short(finding: Finding) -> str:
    """A note on precision in a line: each value, and which sources give it."""
    parts = []
    for value, ids, more in arrange.camps_in_short(finding)[:CAMPS]:
        named = [code(excerpt(id, 60)) for id in ids] + ([f"{more:,} more"] if more else [])
        parts.append(f"{markdown(excerpt(value))} ({', '.join(named)})")
    beside = arrange.beside(finding)
    return "; ".join(parts) + (f"; {markdown_message(excerpt(beside))}" if beside else "")


def question(subject: str, property: str, scope: str, context: Context) -> str:
    """``Name (id): property (scope)``."""
    named = name(subject, context)
    asked = f"{named}: {markdown(excerpt(context.label(property), 100))}" if property else named
    return f"{asked} ({markdown(excerpt(scope, 100))})" if scope else asked


def name(subject: str, context: Context) -> str:
    """The name of a subject and, in code, the id that messages use for it."""
    label = context.label(subject)
    named = markdown(excerpt(label, 100))
    return named if label == subject else f"{named} ({code(excerpt(subject, 60))})"


def _agreed(item: Agreement, context: Context) -> tuple[str, ...]:
    named = [source(id, context) for id in item.sources[:4]]
    if len(item.sources) > len(named):
        named.append(f"{len(item.sources) - len(named):,} more")
    return question(item.subject, item.property, item.scope, context), markdown(excerpt(item.value)), "; ".join(named), f"{item.origins:,}"


def _reason(why: str, count: int, items: Sequence[Unjudged]) -> str:
    named = [markdown_message(excerpt(item.what, 100)) + (f" ({code(words.where(item))})" if item.path else "") for item in items[:NAMED]]
    if len(items) > len(named):
        named.append(f"{len(items) - len(named):,} more")
    number = f" ({count:,})" if count > 1 else ""
    return f"- **{markdown_message(excerpt(why))}**{number}: {words.listed(named)}\n"


def _source(line: SourceLine) -> tuple[str, ...]:
    title = markdown(excerpt(line.title or line.id))
    url = address(line.url)
    published = markdown(excerpt(line.published, 60)) or "undated"
    named = f"[{title}](<{url}>)" if url else title
    if line.title:
        named += f" ({code(line.id)})"
    return markdown(excerpt(words.written_by(line))), named, published, markdown(line.kind), markdown(line.snapshot), f"{line.claims:,}"
