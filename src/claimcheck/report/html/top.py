"""What does a reader want to know first? How much was checked, what came of it, and what changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.finding import Change, GateChange, Report, Severity
from claimcheck.report import arrange, words
from claimcheck.report.changes import WEAKER, gate_title, place
from claimcheck.report.html.card import brief, state
from claimcheck.report.html.pieces import Page, code, listing
from claimcheck.report.safe import excerpt, html, html_message
from claimcheck.report.since import sorted_out

OPEN = "state=open&amp;state=reopened"
TITLE, SINCE = "Discrepancy report", "Since the last report"
SHOWN = 50  # changes of one kind that are listed


def head(page: Page) -> Iterator[str]:
    """Title, what this is, and the counts."""
    report, summary = page.report, page.report.summary
    yield f"<header>\n<h1>{TITLE}</h1>"
    yield f"<p>{_scope(report)}</p>"
    if report.unchecked:
        yield f'<p class="warn"><strong>Not everything could be checked:</strong> {words.unchecked(report)}.</p>'
    left = Counter(finding.severity for finding in report.findings if state(finding) == "deferred")
    meanings = {Severity.ERROR: "cannot be true as it stands", Severity.WARNING: "depends on something left open", Severity.NOTE: "needs no action"}
    counts = (summary.errors, summary.warnings, summary.notes)
    yield '<ul class="tiles">'
    for severity, count in zip(words.SEVERITIES, counts, strict=True):
        more = f"{left[severity]:,} left open; " if left[severity] else ""
        named = words.counted(count, f"{severity.value} open", f"{severity.value}s open")
        yield _tile(severity.value, count, named, more + meanings[severity], f"#?severity={severity.value}&amp;{OPEN}")
    if summary.left_open:
        yield _tile("left", summary.left_open, f"{summary.left_open:,} left open", "until a day", "#?state=deferred")
    yield _tile("done", summary.decided, f"{summary.decided:,} decided", "settled, with a reason", "#?state=decided")
    yield "</ul>"
    facts = [
        words.counted(summary.claims, "statement"),
        words.counted(summary.sources, "source"),
        *([words.counted(summary.documents, "document")] if summary.documents else []),
        words.counted(summary.agreements or 0, "answer on which statements agree", "answers on which statements agree"),
        f"{summary.not_judged:,} not judged",
    ]
    pairs = [fact.partition(" ") for fact in facts]
    yield '<dl class="facts">' + "".join(f"<div><dt>{name}</dt><dd>{count}</dd></div>" for count, _, name in pairs) + "</dl>"
    yield "</header>"


def _scope(report: Report) -> str:
    said = words.checked(report).replace("claim", "statement")
    day = f" As of {html(excerpt(report.as_of, 40))}." if report.as_of else ""
    return (
        f"{said[:1].upper()}{said[1:]} {'was' if report.summary.claims == 1 and not report.summary.documents else 'were'} held against one another. Below stands what cannot, or may not, all be true, with the evidence side by side. "
        f"It does not say who is right: it says why the statements differ and what would settle the matter.{day}"
    )


def _tile(kind: str, count: int, title: str, meaning: str, link: str) -> str:
    number, _, noun = title.partition(" ")
    inner = f"<b>{number}</b> {noun}<small>{meaning}</small>"
    return f'<li class="{kind}">' + (f'<a href="{link}">{inner}</a>' if count else f"<span>{inner}</span>") + "</li>"


def guide(report: Report) -> Iterator[str]:
    """What the words mean, folded away."""
    if not report.findings:
        yield "<p>Nothing was found that disagrees.</p>"
        return
    yield '<details class="guide"><summary>How to read it</summary>'
    ids = "<strong>The letters and digits at the corner of a card</strong> are its id and a link to it. To settle a finding, record a decision that names the id."
    shown = "<strong>Keys:</strong> <kbd>/</kbd> goes to the search, <kbd>j</kbd> and <kbd>k</kbd> to the next and the previous card."
    yield listing([*(f"<strong>{html(term)}</strong> {html(meaning)}" for term, meaning in arrange.guide(report)), ids, shown])
    yield "</details>"


def changes(page: Page) -> Iterator[str]:
    """What is new, worse or open again, decided and resolved, held against an earlier report."""
    held = page.report.changes
    if held is None:
        return
    kinds = sorted_out(held)
    counts = [f"{len(found):,} {title.lower()}" for title, found in kinds.items() if found]
    same = len(held.items) - sum(map(len, kinds.values()))
    yield f"<p>Held against {html(excerpt(held.base, 200))}: {', '.join(counts) or 'nothing changed'}; {same:,} as before.</p>"
    if held.notes:
        yield listing(html_message(excerpt(note, 300)) for note in held.notes)
    for title, found in kinds.items():
        if found:
            lines = [_change(change, page) for change in found[:SHOWN]]
            left = [f"and {len(found) - SHOWN:,} more"] if len(found) > SHOWN else []
            yield f"<h3>{title} ({len(found):,})</h3>{listing([*lines, *left])}"
    if held.gate:
        yield f"<h3>{gate_title(held.gate).capitalize()}</h3>" + listing(_gate(item) for item in held.gate[:SHOWN])


def _gate(item: GateChange) -> str:
    at = f" {code(place(item))}" if item.path else ""
    return html_message(excerpt(item.what)) + at + (f" <strong>{WEAKER}</strong>" if item.weaker else "")


def _change(change: Change, page: Page) -> str:
    """The finding, with what made it so."""
    said = [change.why, *(line for line in change.finding.reopened if line not in change.why)]
    return brief(change.finding, page) + "".join(f" – {html_message(excerpt(line, 300))}" for line in said if line)
