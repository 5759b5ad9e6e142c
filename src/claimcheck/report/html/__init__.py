"""What does a run say in a browser? One page for an editor, that needs nothing else: no request, no storage, and all there without its script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from claimcheck.finding import Finding, Report
from claimcheck.report import arrange
from claimcheck.report.context import Context
from claimcheck.report.html.card import card
from claimcheck.report.html.controls import controls, keys
from claimcheck.report.html.figures import Figure, asked, by_question, figures
from claimcheck.report.html.pieces import ROOMS, Page, anchor, page_of, section
from claimcheck.report.html.rest import rest
from claimcheck.report.html.top import SINCE, TITLE, changes, guide, head
from claimcheck.report.safe import html


def render(report: Report, context: Context) -> str:
    """Summary, what changed, every finding on a card, the pictures, what agrees, what was not judged, and the sources."""
    page = page_of(report, context)
    return shell(TITLE, "\n".join(part for part in _parts(page) if part), script=bool(report.findings))


def shell(title: str, body: str, *, script: bool) -> str:
    """A whole page around its body. The policy names the one style and the one script by their hashes, and allows nothing else."""
    style, program = _asset("page.css"), _asset("page.js") if script else ""
    policy = f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    policy += f"; script-src '{_hash(program)}'" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{html(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        + (f"<script>{program}</script>\n" if script else "")
        + "</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _parts(page: Page) -> Iterator[str]:
    report = page.report
    numbers = keys(page)
    pictures = by_question(page)
    found = arrange.sections(report, page.context, len(report.findings))
    # A picture goes to the worst finding on its question, which comes first; those left stand below on their own.
    drawn: dict[int, str] = {}
    first: dict[tuple[str, str, str], str] = {}
    for finding in (finding for part in found for finding in part.findings):
        question = asked(finding)
        if question in pictures:
            first[question] = page.anchors[finding.id]
            drawn[id(finding)] = _drawn(pictures.pop(question), finding)
        elif question in first:
            drawn[id(finding)] = f'<p class="hint"><a href="#{first[question]}">Drawn over time on another card</a></p>'
    cards = _fitting(found, page, numbers, drawn)
    below = [part for part in (*figures(page, pictures), *rest(page)) if part]
    yield '<a class="skip" href="#main">To the findings</a>'
    yield "\n".join(head(page))
    yield '<div class="page">\n<aside aria-label="Contents and filters">'
    if report.findings:
        yield "\n".join(controls(page, numbers))
    yield _contents([*((part.title, len(part.findings)) for part in found)], below)
    many = ' class="many"' if len(report.findings) > AT_ONCE else ""  # a browser leaves out of sight what it need not lay out yet
    yield f'</aside>\n<main id="main"{many} tabindex="-1">'
    yield section(SINCE, changes(page))
    yield "\n".join(guide(report))
    yield (
        '<p id="none" class="warn" hidden>Nothing matches what is searched and chosen. <button type="button" id="all">Show all</button></p>'
        if report.findings
        else ""
    )
    yield from cards
    yield from below
    yield "</main>\n</div>"
    yield '<button id="theme" type="button" hidden>Dark</button>' if report.findings else ""


LARGEST = 16_000_000  # characters of all cards, so that the page stays one that can be sent and opened
AT_ONCE, CHUNK, SAMPLE = 300, 100, 200


def _fitting(found: list[arrange.Section], page: Page, numbers: Mapping[str, int], drawn: Mapping[int, str]) -> list[str]:
    """The sections of cards: with less of each finding where there are so many that the page would grow too large."""
    all_of_them = [finding for part in found for finding in part.findings]
    sample = all_of_them[:: max(1, len(all_of_them) // SAMPLE)]
    for room in ROOMS:
        roomy = replace(page, room=room)
        size = sum(len(card(finding, roomy, numbers)) for finding in sample) * len(all_of_them) // max(1, len(sample))
        if size <= LARGEST:
            break
    cards = [[card(finding, roomy, numbers, drawn.get(id(finding), "")) for finding in part.findings] for part in found]
    written = []
    left = AT_ONCE
    for part, members in zip(found, cards, strict=True):
        about = [f"<p>{arrange.ABOUT_FAULTS}</p>"] if part.title == arrange.FAULTS else []
        later = ["\n".join(members[at : at + CHUNK]) for at in range(left, len(members), CHUNK)]
        # What a browser need not build at once is text to it until the script asks; without a script it is there all the same.
        written.append(section(part.title, [*about, *members[:left], *(f"<noscript>{chunk}</noscript>" for chunk in later)], "found"))
        left = max(0, left - len(members))
    return written


def _drawn(figure: Figure, finding: Finding) -> str:
    return figure.under("Who held it when" if finding.rule in OFFICE else "Over time")


OFFICE = frozenset({"overlapping-holders", "gap-in-office"})


def _contents(found: list[tuple[str, int]], below: list[str]) -> str:
    titles = [part[part.index("<h2") : part.index("</h2>")].rpartition(">")[2] for part in below]
    entries = [*((title, f" <i>{count:,}</i>") for title, count in found), *((title, "") for title in titles)]
    lines = "".join(f'<li><a href="#{anchor(title)}">{title}</a>{count}</li>' for title, count in entries)
    return f'<nav aria-label="Contents"><ul>{lines}</ul></nav>' if lines else ""
