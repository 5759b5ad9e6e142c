"""With what does a reader narrow down the findings? A form that only the script shows, since without it nothing would come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from claimcheck.finding import Verdict
from claimcheck.report import words
from claimcheck.report.html.card import STATES, spoken, state, verdict
from claimcheck.report.html.pieces import Page
from claimcheck.report.safe import excerpt, html
from claimcheck.report.since import TITLES


def keys(page: Page) -> dict[str, int]:
    """Numbers for the subjects and sources of the findings, in the order in which the form lists them."""
    subjects = {finding.subject for finding in page.report.findings if finding.subject}
    sources = {place.source for finding in page.report.findings for place in finding.places if place.source}
    numbered = {"u:" + id: at for at, id in enumerate(sorted(subjects, key=lambda id: (page.context.label(id).casefold(), id)))}
    return numbered | {"s:" + id: at for at, id in enumerate(sorted(sources, key=lambda id: (page.context.source(id).casefold(), id)))}


def controls(page: Page, numbers: Mapping[str, int]) -> Iterator[str]:
    """Search, severity, state, verdict, subject and source, and how many findings are shown."""
    findings = page.report.findings
    severities = Counter(finding.severity.value for finding in findings)
    states = Counter(map(state, findings))
    verdicts = Counter(verdict(finding, page) for finding in findings)
    yield '<form id="filter" role="search" aria-label="Findings" hidden>'
    yield '<details id="narrow" open><summary>Search and filter</summary>'
    yield '<p><label for="q">Search <kbd>/</kbd></label><input id="q" type="search" autocomplete="off" spellcheck="false"></p>'
    yield from _boxes("severity", "Severity", [(severity.value, severity.value) for severity in words.SEVERITIES if severities[severity.value]])
    yield from _boxes("state", "State", [(name, said) for name, said in STATES.items() if states[name]])
    since = Counter(page.since.values())
    if since:
        yield from _boxes("since", "Since the last report", [(title.lower(), title.lower()) for title in TITLES if since[title.lower()]])
    named = [verdict.value for verdict in Verdict] + ["fault", "other"]
    yield _select("verdict", "Verdict", [(name, spoken(name), name) for name in named if verdicts[name]])
    yield _select("subject", "Subject", _named("u:", numbers, page.context.label))
    yield _select("source", "Source", _named("s:", numbers, page.context.source))
    yield '<p><button type="reset">Show all</button> <button type="button" id="unfold" aria-pressed="false">Unfold</button></p>'
    yield "</details>"
    yield '<p id="shown" role="status"></p>'
    yield "</form>"


def _named(kind: str, numbers: Mapping[str, int], name: object) -> Iterator[tuple[str, str, str]]:
    assert callable(name)
    for key, number in numbers.items():
        if key.startswith(kind):
            yield key[2:], name(key[2:]), str(number)


def _boxes(name: str, title: str, options: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"<fieldset><legend>{title}</legend>"
    yield from (f'<label><input type="checkbox" name="{name}" value="{value}"> {said} <i></i></label>' for value, said in options)
    yield "</fieldset>"


def _select(name: str, title: str, options: Iterable[tuple[str, str, str]]) -> str:
    lines = "".join(f'<option value="{html(value)}" data-n="{number}">{html(excerpt(said, 60))}</option>' for value, said, number in options)
    return f'<p><label for="{name}">{title}</label><select id="{name}" name="{name}"><option value="">any</option>{lines}</select></p>'
