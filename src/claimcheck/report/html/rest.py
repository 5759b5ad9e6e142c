"""What stands below the findings? What agrees, what only one source says, what was not judged, the sources and the documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.finding import Agreement, Single, SourceLine, Unjudged
from claimcheck.report import arrange, words
from claimcheck.report.html.pieces import NAMED, ROWS, Page, code, listing, question, section, source, table
from claimcheck.report.safe import address, excerpt, html, html_message


def rest(page: Page) -> Iterator[str]:
    """The sections, in this order, that hold anything."""
    report = page.report
    yield section(BY_RULE, _rules(page))
    yield section(arrange.AGREES, _agreements(page))
    yield section(arrange.ALONE, _alone(page))
    yield section(arrange.UNJUDGED, _unjudged(report.not_judged))
    if report.sources:
        headers = ["by", "source", "published", "kind", "text at hand", "statements"]
        yield section(arrange.SOURCES, [table(headers, map(_source, report.sources), right=1)])
    if report.documents:
        documents = [arrange.document(line) for line in report.documents]
        cells = [[code(path), html(excerpt(title)), html(excerpt(written, 60)), *counts] for path, title, written, counts in documents]
        yield section(arrange.DOCUMENTS, [table(arrange.DOCUMENT_HEADERS, cells, right=6)])


BY_RULE = "By rule"


def _rules(page: Page) -> Iterator[str]:
    if page.report.findings:
        rows = []
        for rule, counts in words.tally(page.report.findings):
            rows.append([code(rule), html_message(page.summaries.get(rule, "")), *(f"{count:,}" if count else "" for count in counts)])
        yield table(["rule", "what it finds", *words.TALLIED], rows, right=len(words.TALLIED))


def _agreements(page: Page) -> Iterator[str]:
    if not page.report.agreements:
        return
    kept, alone = arrange.corroborated(page.report.agreements)
    yield f"<p>{arrange.ABOUT_AGREEMENT}</p>"
    if kept:
        yield table(["question", "answer", "said by", "independent origins"], (_agreed(item, page) for item in kept[:ROWS]), right=1)
    if (left := len(kept) - ROWS) > 0:
        yield f"<p>{words.counted(left, 'more answer')} not shown here.</p>"
    if alone:
        yield f"<p>Left out: {words.counted(alone, 'answer')} on which statements agree that go back to one origin.</p>"


def _agreed(item: Agreement, page: Page) -> tuple[str, ...]:
    named = [source(id, page) for id in item.sources[:4]]
    if len(item.sources) > len(named):
        named.append(f"{len(item.sources) - len(named):,} more")
    return question(item.subject, item.property, item.scope, page), html(excerpt(item.value)), "; ".join(named), f"{item.origins:,}"


def _alone(page: Page) -> Iterator[str]:
    for id, items in arrange.alone(page.report.singles):
        yield f"<h3>{html(excerpt(page.context.source(id)))}</h3>"
        yield table(["question", "answer", "when", "where"], (_single(item, page) for item in items[:ROWS]))
        if (left := len(items) - ROWS) > 0:
            yield f"<p>{words.counted(left, 'more answer')} not shown here.</p>"


def _single(item: Single, page: Page) -> tuple[str, ...]:
    place = item.place
    asked = question(item.subject, item.property, item.scope, page)
    return asked, html(excerpt(place.value)), html(excerpt(words.spoken(place), 60)), code(words.where(place))


def _unjudged(unjudged: Sequence[Unjudged]) -> Iterator[str]:
    if not unjudged:
        return
    reasons = arrange.by_reason(unjudged)
    yield f"<p>{arrange.ABOUT_UNJUDGED}</p>"
    yield listing(_reason(why, count, items) for why, count, items in reasons[:ROWS])
    if (left := len(reasons) - ROWS) > 0:
        yield f"<p>{words.counted(left, 'more reason')} not shown here.</p>"


def _reason(why: str, count: int, items: Sequence[Unjudged]) -> str:
    named = [html_message(excerpt(item.what, 100)) + (f" ({code(words.where(item))})" if item.path else "") for item in items[:NAMED]]
    if len(items) > len(named):
        named.append(f"{len(items) - len(named):,} more")
    number = f" ({count:,})" if count > 1 else ""
    return f"<strong>{html_message(excerpt(why))}</strong>{number}: {words.listed(named)}"


def _source(line: SourceLine) -> tuple[str, ...]:
    title = html(excerpt(line.title or line.id))
    if url := address(line.url):
        title = f'<a href="{html(url)}" rel="noopener noreferrer">{title}</a>'
    named = f"{title} ({code(line.id)})" if line.title else title
    published = html(excerpt(line.published, 60)) or "undated"
    return html(excerpt(words.written_by(line))), named, published, html(excerpt(line.kind)), html(excerpt(line.snapshot)), f"{line.claims:,}"
