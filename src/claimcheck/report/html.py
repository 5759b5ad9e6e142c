"""What does a run say in a browser? The findings on one page that needs nothing else: no script, no request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.finding import Finding, Place, Report, SourceLine
from claimcheck.report import words
from claimcheck.report.context import Context
from claimcheck.report.safe import address, excerpt, html, html_message, quoted

MOST = 1_000  # findings of one page
EACH, CAMPS = 4, 8
STYLE = """
:root { color-scheme: light dark; --line: #8884; --error: #b3261e; --warning: #8a5a00; --note: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc46b; --note: #8ec2ff; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
section { border-top: 1px solid var(--line); }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--line); }
td.figure, th.figure { text-align: right; }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
code { font-size: .9em; overflow-wrap: anywhere; }
"""


def render(report: Report, context: Context) -> str:
    """Totals, each finding with its evidence, counts by rule, what was not judged, and the sources."""
    title = f"claimcheck: {html(words.totals(report))}"
    body = "\n".join(_body(report, title, context))
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(report: Report, title: str, context: Context) -> Iterator[str]:
    found = report.findings if len(report.findings) <= MOST else words.worst_first(report.findings)[:MOST]
    yield f"<h1>{title}</h1>"
    yield (f"<p>{words.checked(report)}; {words.counted(report.summary.agreements, 'agreement')}; {report.summary.not_judged:,} not judged</p>")
    if report.unchecked:
        yield "<p><strong>Not everything could be checked:</strong> part of the input could not be read.</p>"
    for finding in found:
        yield from _finding(finding, context)
    if left := len(report.findings) - len(found):
        yield f"<p>{words.counted(left, 'more finding')} not shown here.</p>"
    if report.findings:
        rows = [[_code(rule), *(f"{count:,}" if count else "" for count in counts)] for rule, counts in words.tally(report.findings)]
        yield "<h2>By rule</h2>"
        yield _table(["rule", "error", "warning", "note", "decided"], rows, right=4)
    if report.not_judged:
        yield "<h2>Not judged</h2>"
        yield _list(f"{html(excerpt(why))}: {count:,}" for why, count in words.reasons(report.not_judged))
    if report.sources:
        yield "<h2>Sources</h2>"
        yield _table(["source", "published", "kind", "text at hand", "statements"], [_source(source) for source in report.sources], right=1)


def _finding(finding: Finding, context: Context) -> Iterator[str]:
    yield "<section>"
    yield f'<h2><span class="{finding.severity.value}">{words.heading(finding)}:</span> {html_message(excerpt(finding.message, 400))}</h2>'
    yield f"<p>{_code(words.where(words.primary(finding)))} {_code(finding.rule)} {_code(finding.id)}</p>"
    if finding.places:
        yield from _evidence(finding, context)
    if because := words.because(finding):
        yield f"<p><strong>{words.asked(finding)}:</strong> {html(because)}</p>"
    if finding.settles:
        yield "<p><strong>What would settle it:</strong></p>"
        yield _list(html_message(excerpt(remedy, 400)) for remedy in words.remedies(finding))
    if finding.decision:
        yield f"<p><strong>Decided:</strong> {html(excerpt(words.decided(finding.decision), 400))}</p>"
    yield "</section>"


def _evidence(finding: Finding, context: Context) -> Iterator[str]:
    camps, places, others = words.camps(finding.places, EACH, CAMPS)
    cited = words.cited(finding)
    rows = [_cells(place, context, cited) for camp in camps for place in camp.places]
    yield _table(["who says it", "what", "when", "in these words", "recorded at"], rows)
    rest = [f"{camp.more:,} more with {html(excerpt(camp.says, 60))}" for camp in camps if camp.more]
    if places:
        rest.append(f"{words.counted(places, 'more place')} with {words.counted(others, 'other value')}")
    if rest:
        yield f"<p>Not shown: {words.listed(rest)}.</p>"


def _cells(place: Place, context: Context, cited: frozenset[str]) -> tuple[str, ...]:
    name = context.label(place.source)
    who = f"{html(excerpt(name, 80))} ({_code(excerpt(place.source, 60))})" if name != place.source else html(excerpt(name, 80))
    who = who or ("" if place.claim else "the text")
    value, label = html(excerpt(place.value)), html(excerpt(words.aside(place)))
    says = f"{value} ({label})" if value and label else value or label
    at = _code(words.where(place)) + (f" ({_code(place.claim)})" if place.claim in cited else "")
    return who, says, html(excerpt(words.spoken(place), 60)), html(quoted(place.quote)), at


def _source(source: SourceLine) -> tuple[str, ...]:
    title = html(excerpt(source.title or source.id))
    if url := address(source.url):
        title = f'<a href="{html(url)}" rel="noopener noreferrer">{title}</a>'
    return title, html(excerpt(source.published, 60)) or "undated", html(source.kind), html(source.snapshot), f"{source.claims:,}"


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]], right: int = 0) -> str:
    figures = range(len(headers) - right, len(headers))
    marks = [' class="figure"' if at in figures else "" for at in range(len(headers))]
    head = "".join(f'<th scope="col"{mark}>{cell}</th>' for cell, mark in zip(headers, marks, strict=True))
    lines = ("".join(f"<td{mark}>{cell}</td>" for cell, mark in zip(cells, marks, strict=True)) for cells in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>"


def _code(text: str) -> str:
    return f"<code>{html(text)}</code>"
