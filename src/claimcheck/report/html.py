"""What does a run say in a browser? The findings on one page that needs nothing else: no script, no request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.finding import Agreement, Finding, Place, Report, Single, SourceLine, Unjudged
from claimcheck.report import arrange, words
from claimcheck.report.context import Context
from claimcheck.report.safe import address, excerpt, html, html_message, quoted

MOST = 1_000  # findings of one page
EACH, CAMPS = 4, 8
ROWS, NAMED = 500, 10
STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --error: #b3261e; --warning: #8a5a00; --note: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc46b; --note: #8ec2ff; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.35rem; margin-top: 2.5rem; } h3 { font-size: 1.05rem; margin: 0 0 .25rem; }
main { overflow-x: auto; }
p, ul { margin: .4rem 0; }
article { border: 1px solid var(--line); border-left: .3rem solid; border-radius: .3rem; margin: 1rem 0; padding: .75rem 1rem; overflow-x: auto; }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); } article.note { border-left-color: var(--note); }
h3 .error { color: var(--error); } h3 .warning { color: var(--warning); } h3 .note { color: var(--note); }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
table.counts { width: auto; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; min-width: 6.5rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { font-size: .85rem; font-weight: 600; white-space: nowrap; opacity: .75; }
tbody tr:last-child td { border-bottom: 0; }
td.figure, th.figure { text-align: right; padding-left: 1rem; min-width: 0; }
.about, td em { font-size: .85rem; opacity: .75; }
code { font-size: .88em; overflow-wrap: anywhere; background: var(--soft); border-radius: .2rem; padding: 0 .2rem; }
@media print { article { break-inside: avoid; } }
"""


def render(report: Report, context: Context) -> str:
    """Totals, contents, each finding with its evidence, counts by rule, what agrees, what was not judged, and the sources."""
    title = f"claimcheck: {html(words.totals(report))}"
    body = "\n".join(_body(report, title, arrange.informed(report, context)))
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(report: Report, title: str, context: Context) -> Iterator[str]:
    sections = arrange.sections(report, context, MOST)
    yield f"<h1>{title}</h1>"
    yield f"<p>{words.checked(report)}; {words.counted(report.summary.agreements, 'agreement')}; {report.summary.not_judged:,} not judged</p>"
    if report.unchecked:
        yield "<p><strong>Not everything could be checked:</strong> part of the input could not be read.</p>"
    yield from _contents(report, sections)
    if report.findings:
        yield _headed("How to read it")
        ids = "Below the heading of a finding stand its place, its rule and its id: to settle it, record a decision that names the id."
        yield _list([*(f"<strong>{term}</strong> {html(meaning)}" for term, meaning in arrange.guide(report)), ids])
    for section in sections:
        yield _headed(section.title)
        if section.title == arrange.FAULTS:
            yield f"<p>{arrange.ABOUT_FAULTS}</p>"
        if section.title == arrange.FOLDED:
            yield _list(_in_short(finding, context) for finding in section.findings)
            continue
        for finding in section.findings:
            yield from _finding(finding, context)
    if (left := len(report.findings) - MOST) > 0:
        yield f"<p>{words.counted(left, 'more finding')} not shown here.</p>"
    if report.findings:
        rows = [[_code(rule), *(f"{count:,}" if count else "" for count in counts)] for rule, counts in words.tally(report.findings)]
        yield _headed(BY_RULE)
        yield _table(["rule", "error", "warning", "note", "decided"], rows, right=4, kind="counts")
    yield from _agreements(report.agreements, context)
    yield from _alone(report.singles, context)
    yield from _unjudged(report.not_judged)
    if report.sources:
        yield _headed(arrange.SOURCES)
        headers = ["by", "source", "published", "kind", "text at hand", "statements"]
        yield _table(headers, [_source(source) for source in report.sources], right=1)
    if report.documents:
        yield _headed(arrange.DOCUMENTS)
        documents = [arrange.document(line) for line in report.documents]
        cells = [[_code(path), html(excerpt(title)), html(excerpt(written, 60)), *counts] for path, title, written, counts in documents]
        yield _table(arrange.DOCUMENT_HEADERS, cells, right=6)


BY_RULE = "By rule"


def _contents(report: Report, sections: Sequence[arrange.Section]) -> Iterator[str]:
    counts = [(section.title, len(section.findings)) for section in sections]
    counts += [(BY_RULE, 0)] if report.findings else []
    counts += [(arrange.AGREES, len(arrange.corroborated(report.agreements)[0]))] if report.agreements else []
    counts += [(arrange.UNJUDGED, sum(item.count for item in report.not_judged))] if report.not_judged else []
    counts += [(arrange.SOURCES, len(report.sources))] if report.sources else []
    counts += [(arrange.DOCUMENTS, len(report.documents))] if report.documents else []
    if counts:
        yield "<nav>"
        yield _list(f'<a href="#{_anchor(title)}">{title}</a>' + (f" ({count:,})" if count else "") for title, count in counts)
        yield "</nav>"


def _headed(title: str) -> str:
    return f'<h2 id="{_anchor(title)}">{title}</h2>'


def _anchor(title: str) -> str:
    return "".join(char for char in title.lower().replace(" ", "-") if char.isalpha() or char == "-")


def _finding(finding: Finding, context: Context) -> Iterator[str]:
    severity = finding.severity.value
    called = arrange.called(finding)
    headed = f"{html(excerpt(called))}: " if called else ""
    message = html_message(excerpt(words.introduced(finding.message, finding, context.labels), 400))
    yield f'<article class="{severity}">'
    yield f'<h3><span class="{severity}">{words.heading(finding)}:</span> {headed}{message}</h3>'
    yield f'<p class="about">{_about(finding)}</p>'
    yield from _evidence(finding, context)
    if because := words.because(finding):
        yield f"<p><strong>{words.asked(finding)}:</strong> {html(because)}</p>"
    remedies = [html_message(excerpt(words.named(remedy, finding, context.labels), 400)) for remedy in words.remedies(finding)]
    if len(remedies) == 1:
        yield f"<p><strong>What would settle it:</strong> {remedies[0]}</p>"
    elif remedies:
        yield "<p><strong>What would settle it</strong>, any one of these:</p>"
        yield _list(remedies)
    if finding.decision:
        yield f"<p><strong>Decided:</strong> {html(excerpt(words.decided(finding.decision), 400))}</p>"
    yield "</article>"


def _about(finding: Finding) -> str:
    return f"{_code(words.where(words.primary(finding)))} {_code(finding.rule)} {_code(finding.id)}"


def _in_short(finding: Finding, context: Context) -> str:
    parts = []
    for value, ids, more in arrange.camps_in_short(finding)[:CAMPS]:
        named = [_code(excerpt(id, 60)) for id in ids] + ([f"{more:,} more"] if more else [])
        parts.append(f"{html(excerpt(value))} ({', '.join(named)})")
    beside = arrange.beside(finding)
    said = "; ".join([*parts, html_message(excerpt(beside))] if beside else parts)
    question = _question(finding.subject, finding.property, finding.scope, context)
    return f'<strong>{question}:</strong> {said} <span class="about">{_about(finding)}</span>'


def _question(subject: str, property: str, scope: str, context: Context) -> str:
    name = context.label(subject)
    named = html(excerpt(name, 100)) + ("" if name == subject else f" ({_code(excerpt(subject, 60))})")
    asked = f"{named}: {html(excerpt(context.label(property), 100))}" if property else named
    return f"{asked} ({html(excerpt(scope, 100))})" if scope else asked


def _evidence(finding: Finding, context: Context) -> Iterator[str]:
    camps, places, others = words.camps(finding.places, EACH, CAMPS)
    cited = words.cited(finding)
    listed = [place for camp in camps for place in camp.places]
    parted, silent = words.parted(finding), f"<em>{words.NO_WORDS}</em>" if words.worded(listed) else ""
    rows = [_cells(place, context, cited, parted, silent) for place in listed]
    filled = [at for at in range(len(HEADERS)) if any(row[at] for row in rows)]
    if len(filled) > 1 or len(rows) > 1:  # a place alone stands above already
        yield _table([HEADERS[at] for at in filled], [[row[at] for at in filled] for row in rows])
    rest = [f"{camp.more:,} more with {html(excerpt(camp.says, 60))}" for camp in camps if camp.more]
    if places:
        rest.append(f"{words.counted(places, 'more place')} with {words.counted(others, 'other value')}")
    if rest:
        yield f"<p>Not shown: {words.listed(rest)}.</p>"


HEADERS = ("who says it", "what", "when", "in these words", "recorded at")


def _cells(place: Place, context: Context, cited: frozenset[str], parted: bool, silent: str) -> tuple[str, ...]:
    who = _source_name(place.source, context)
    value, label = html(excerpt(place.value)), html(excerpt(words.remark(place, parted)))
    if words.is_relation(place):
        value = f"<code>{value}</code>"
    says = f"{value} ({label})" if value and label else value or label
    at = _code(words.where(place)) + (f" ({_code(place.claim)})" if place.claim in cited else "")
    quote = html(quoted(place.quote)) or (silent if place.claim else "")
    return who or words.speaker(place), says, html(excerpt(words.spoken(place), 60)), quote, at


def _source_name(id: str, context: Context) -> str:
    name = context.source(id)
    return html(excerpt(name, 80)) + ("" if name == id else f" ({_code(excerpt(id, 60))})")


def _agreements(agreements: Sequence[Agreement], context: Context) -> Iterator[str]:
    if not agreements:
        return
    kept, alone = arrange.corroborated(agreements)
    yield _headed(arrange.AGREES)
    yield f"<p>{arrange.ABOUT_AGREEMENT}</p>"
    if kept:
        yield _table(["question", "answer", "said by", "independent origins"], [_agreed(item, context) for item in kept[:ROWS]], right=1)
    if (left := len(kept) - ROWS) > 0:
        yield f"<p>{words.counted(left, 'more answer')} not shown here.</p>"
    if alone:
        yield f"<p>Left out: {words.counted(alone, 'answer')} on which statements agree that go back to one origin.</p>"


def _agreed(item: Agreement, context: Context) -> tuple[str, ...]:
    named = [_source_name(id, context) for id in item.sources[:4]]
    if len(item.sources) > len(named):
        named.append(f"{len(item.sources) - len(named):,} more")
    return _question(item.subject, item.property, item.scope, context), html(excerpt(item.value)), "; ".join(named), f"{item.origins:,}"


def _alone(singles: Sequence[Single], context: Context) -> Iterator[str]:
    if not singles:
        return
    yield _headed(arrange.ALONE)
    for id, items in arrange.alone(singles):
        yield f"<h3>{html(excerpt(context.source(id)))}</h3>"
        yield _table(["question", "answer", "when", "where"], (_single(item, context) for item in items[:ROWS]))
        if (left := len(items) - ROWS) > 0:
            yield f"<p>{words.counted(left, 'more answer')} not shown here.</p>"


def _single(item: Single, context: Context) -> tuple[str, ...]:
    place = item.place
    asked = _question(item.subject, item.property, item.scope, context)
    return asked, html(excerpt(place.value)), html(words.spoken(place)), _code(words.where(place))


def _unjudged(unjudged: Sequence[Unjudged]) -> Iterator[str]:
    if not unjudged:
        return
    reasons = arrange.by_reason(unjudged)
    yield _headed(arrange.UNJUDGED)
    yield f"<p>{arrange.ABOUT_UNJUDGED}</p>"
    yield _list(_reason(why, count, items) for why, count, items in reasons[:ROWS])
    if (left := len(reasons) - ROWS) > 0:
        yield f"<p>{words.counted(left, 'more reason')} not shown here.</p>"


def _reason(why: str, count: int, items: Sequence[Unjudged]) -> str:
    named = [html_message(excerpt(item.what, 100)) + (f" ({_code(words.where(item))})" if item.path else "") for item in items[:NAMED]]
    if len(items) > len(named):
        named.append(f"{len(items) - len(named):,} more")
    number = f" ({count:,})" if count > 1 else ""
    return f"<strong>{html_message(excerpt(why))}</strong>{number}: {words.listed(named)}"


def _source(source: SourceLine) -> tuple[str, ...]:
    title = html(excerpt(source.title or source.id))
    if url := address(source.url):
        title = f'<a href="{html(url)}" rel="noopener noreferrer">{title}</a>'
    named = f"{title} ({_code(source.id)})" if source.title else title
    published = html(excerpt(source.published, 60)) or "undated"
    return html(excerpt(words.written_by(source))), named, published, html(source.kind), html(source.snapshot), f"{source.claims:,}"


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]], right: int = 0, kind: str = "") -> str:
    figures = range(len(headers) - right, len(headers))
    marks = [' class="figure"' if at in figures else "" for at in range(len(headers))]
    head = "".join(f'<th scope="col"{mark}>{cell}</th>' for cell, mark in zip(headers, marks, strict=True))
    lines = ("".join(f"<td{mark}>{cell}</td>" for cell, mark in zip(cells, marks, strict=True)) for cells in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    opening = f'<table class="{kind}">' if kind else "<table>"
    return f"{opening}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>"


def _code(text: str) -> str:
    return f"<code>{html(text)}</code>"
