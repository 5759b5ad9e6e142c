"""How is it told how far documents are backed? One function for each format that is no list of findings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimcheck.cells import row
from claimcheck.hidden import escaped, visible
from claimcheck.report.html import shell
from claimcheck.report.html.pieces import table as html_table
from claimcheck.report.markup import table
from claimcheck.report.safe import code, excerpt, html, html_message, markdown, markdown_message
from claimcheck.texts.gate import Covered, Item

SCHEMA = "claimcheck/coverage/v1"
STATUSES = ("bound", "derived", "waived", "unbound")
COLUMNS = ("path", "line", "column", "words", "status", "subject", "property", "claims", "why")
WIDEST = 40  # characters of the words of a mention that others are aligned with


def share(items: Iterable[Item]) -> tuple[int, int]:
    """How many mentions are backed, and of how many: those that are waived do not count."""
    counts = Counter(item.status for item in items)
    return counts["bound"] + counts["derived"], counts["bound"] + counts["derived"] + counts["unbound"]


def percent(items: Iterable[Item]) -> str:
    """The share in per cent, rounded down so that only all is 100; a dash where nothing counts."""
    backed, whole = share(items)
    return f"{1000 * backed // whole // 10}.{1000 * backed // whole % 10} %" if whole else "–"


def text(covered: Sequence[Covered]) -> str:
    """A line for each mention, below a line for each document; last the whole."""
    lines: list[str] = []
    for one in covered:
        lines += [f"{visible(one.document.page.path)}: {_counts(one.items)}", *_aligned(one.items), ""]
    return "\n".join([*lines, f"{_number(len(covered), 'document')}: {_counts(_all(covered))}"]) + "\n"


def json_(covered: Sequence[Covered]) -> str:
    """A versioned shape of its own, a mention on a line."""
    documents = []
    for one in covered:
        head = {"path": one.document.page.path, "title": one.document.page.header.title, **_summary(one.items)}
        mentions = ",\n".join(json.dumps(_mention(item), ensure_ascii=False) for item in one.items)
        listed = f"[\n{mentions}\n]" if mentions else "[]"
        documents.append(f'{json.dumps(head, ensure_ascii=False)[:-1]}, "mentions": {listed}}}')
    inner = ",\n".join(documents)
    return escaped(f'{{\n"schema": "{SCHEMA}",\n"summary": {json.dumps(_summary(_all(covered)))},\n"documents": [\n{inner}\n]\n}}\n')


def csv(covered: Sequence[Covered]) -> str:
    """A row for each mention."""
    rows = (
        (item.path, str(item.line), str(item.column), item.words, item.status, item.subject, item.property, "; ".join(item.claims), item.why)
        for item in _all(covered)
    )
    return row(COLUMNS) + "".join(row(visible(cell) for cell in cells) for cells in rows)


def markdown_(covered: Sequence[Covered]) -> str:
    """A table of the documents, then one of the mentions of each."""
    parts = [f"# Coverage: {percent(_all(covered))}\n", f"{_number(len(covered), 'document')}: {_counts(_all(covered))}\n"]
    parts.append(table(_HEADERS, [(code(one.document.page.path), *_figures(one.items)) for one in covered], right=6))
    for one in covered:
        parts.append(f"## {markdown(excerpt(one.document.page.path))}\n")
        rows = [
            (f"{item.line}:{item.column}", markdown(excerpt(item.words)), item.status, markdown_message(excerpt(_backing(item))))
            for item in one.items
        ]
        parts.append(table(("line", "words", "status", "backed by"), rows) if rows else "Nothing in it is counted.\n")
    return "\n".join(parts)


def html_(covered: Sequence[Covered]) -> str:
    """One page that needs nothing else."""
    title = f"Coverage: {percent(_all(covered))}"
    body = "\n".join(_body(covered, title))
    return shell(title, f"<main>\n{body}\n</main>", script=False)


def _body(covered: Sequence[Covered], title: str) -> Iterator[str]:
    yield f"<h1>{title}</h1>"
    yield f"<p>{_number(len(covered), 'document')}: {_counts(_all(covered))}</p>"
    yield html_table(_HEADERS, [(f"<code>{html(one.document.page.path)}</code>", *_figures(one.items)) for one in covered], right=6)
    for one in covered:
        yield f"<h2>{html(excerpt(one.document.page.path))}</h2>"
        rows = [(f"{item.line}:{item.column}", html(excerpt(item.words)), item.status, html_message(excerpt(_backing(item)))) for item in one.items]
        yield html_table(("line", "words", "status", "backed by"), rows) if rows else "<p>Nothing in it is counted.</p>"


_HEADERS = ("document", *STATUSES, "mentions", "backed")


def _figures(items: Sequence[Item]) -> tuple[str, ...]:
    counts = Counter(item.status for item in items)
    return (*(f"{counts[status]:,}" for status in STATUSES), f"{len(items):,}", percent(items))  # type: ignore[index]


def _counts(items: Sequence[Item]) -> str:
    backed, whole = share(items)
    counts = Counter[str](item.status for item in items)
    told = ", ".join(f"{counts[status]:,} {status}" for status in STATUSES if counts[status])
    if not whole:
        return f"nothing to back{f' ({told})' if told else ''}"
    return f"{percent(items)} backed, {backed:,} of {_number(whole, 'mention')} ({told})"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _aligned(items: Sequence[Item]) -> Iterator[str]:
    rows = [(visible(f"{item.path}:{item.line}:{item.column}"), item.status, excerpt(item.words, 80), excerpt(_backing(item), 200)) for item in items]
    widths = [max((min(len(cells[at]), WIDEST) for cells in rows), default=0) for at in range(3)]
    for cells in rows:
        yield "  " + "  ".join([*(cell.ljust(width) for cell, width in zip(cells, widths, strict=False)), cells[3]]).rstrip()


def _backing(item: Item) -> str:
    named = ", ".join(f"`{claim}`" for claim in item.claims[:3]) + (f" and {len(item.claims) - 3} more" if len(item.claims) > 3 else "")
    return f"{named}: {item.why}" if named and item.why else named or item.why


def _mention(item: Item) -> dict[str, Any]:
    return {
        "line": item.line,
        "column": item.column,
        "words": item.words,
        "status": item.status,
        "subject": item.subject,
        "property": item.property,
        "claims": list(item.claims),
        "why": item.why,
    }


def _summary(items: Sequence[Item]) -> dict[str, Any]:
    backed, whole = share(items)
    counts = Counter[str](item.status for item in items)
    return {
        **{status: counts[status] for status in STATUSES},
        "backed": backed,
        "of": whole,
        "percent": 1000 * backed // whole / 10 if whole else None,
    }


def _all(covered: Sequence[Covered]) -> tuple[Item, ...]:
    return tuple(item for one in covered for item in one.items)


FORMATS: Mapping[str, Callable[[Sequence[Covered]], str]] = {"text": text, "json": json_, "markdown": markdown_, "html": html_, "csv": csv}
