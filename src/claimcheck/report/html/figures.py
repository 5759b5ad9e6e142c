"""Which pictures does the page hold? Each in a figure, with the same facts as a table beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.finding import Finding
from claimcheck.picture import Mark, Office, Timeline
from claimcheck.report import arrange, words
from claimcheck.report.html.grid import bars, grid
from claimcheck.report.html.pieces import Page, code, question, section, source, table
from claimcheck.report.html.times import DISPUTED, MOST, office, shown, span, timeline
from claimcheck.report.safe import excerpt, html

OVER_TIME, HOLDERS, WHO, HOW_FAR = "Over time", "Who held which office", "Who agrees with whom", "How far documents are backed"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its table, and the question that it answers."""

    asked: str
    inner: str

    def under(self, caption: str) -> str:
        """The figure under a caption of its own."""
        return f"<figure><figcaption>{caption}</figcaption>{self.inner}</figure>"


def by_question(page: Page) -> dict[tuple[str, str, str], Figure]:
    """The picture of each question that has one. Offices have one for all their parts, under no scope."""
    lines = {(line.subject, line.property, line.scope): _timeline(line, page) for line in page.pictures.timelines}
    return lines | {(chain.subject, chain.property, ""): _office(chain, page) for chain in page.pictures.offices}


def asked(finding: Finding) -> tuple[str, str, str]:
    """The question of a finding, as pictures go by it."""
    return finding.subject, finding.property, finding.scope


def figures(page: Page, left: Mapping[tuple[str, str, str], Figure]) -> Iterator[str]:
    """The pictures that stand with no finding, who agrees with whom, and the documents."""
    offices = {(chain.subject, chain.property, "") for chain in page.pictures.offices}
    times = [figure.under(figure.asked) for key, figure in left.items() if key not in offices]
    chains = [figure.under(figure.asked) for key, figure in left.items() if key in offices]
    more = [f"<p>{words.counted(page.pictures.left, 'more question')} could be drawn.</p>"] if page.pictures.left else []
    yield section(OVER_TIME, [*times, *more] if times else [])
    yield section(HOLDERS, chains)
    yield section(WHO, _grid(page))
    yield section(HOW_FAR, _documents(page))


def _timeline(line: Timeline, page: Page) -> Figure:
    name = question(line.subject, line.property, line.scope, page) + (f", in {html(excerpt(line.unit, 40))}" if line.unit else "")
    plain = f"Timeline of {page.context.label(line.subject)}, {page.context.label(line.property)}"
    return _figure(name, timeline(line, excerpt(plain)), _marks(line.marks, page, "answer"), line.marks, line.left)


def _office(chain: Office, page: Page) -> Figure:
    name = question(chain.subject, chain.property, "", page)
    plain = f"Terms of office, {page.context.label(chain.subject)}, {page.context.label(chain.property)}"
    rows = _marks(chain.terms, page, "holder")
    for title, spans in (("Nobody is recorded", chain.gaps), ("Two at once", chain.overlaps)):
        if spans:
            cells = [(html(span(one)), html(excerpt(" and ".join(one.of)))) for one in spans]
            rows += table(["when", "between" if spans is chain.gaps else "who"], cells, caption=title)
    return _figure(name, office(chain, excerpt(plain)), rows, chain.terms, chain.left)


def _figure(name: str, drawn: str, rows: str, marks: Sequence[Mark], left: int) -> Figure:
    recorded = sum(not mark.document for mark in marks)
    cut = f" The first {MOST} of {recorded + left:,} are drawn." if recorded > MOST else ""
    cut += f" The table leaves {left:,} out." if left else ""
    inner = f'{drawn}<p class="hint">{_legend(shown(marks))}.{cut}</p><details><summary>The same as a table</summary>{rows}</details>'
    return Figure(name, inner)


def _legend(marks: Sequence[Mark]) -> str:
    """What the marks that are drawn mean, and no others."""
    met = (
        ("a full bar: throughout", any(mark.sure for mark in marks)),
        ("a pale bar: as far as it may reach", any(not mark.inferred and mark.sure != mark.possible for mark in marks)),
        ("a dashed bar: the date is inferred", any(mark.inferred for mark in marks)),
        ("an arrow: an open end", any(None in (mark.possible.first, mark.possible.last) for mark in marks)),
        ("in italics: what a document says", any(mark.document for mark in marks)),
        ("✕: in a contradiction", any(mark.clash == "error" for mark in marks)),
        ("!: in what may be a contradiction", any(mark.clash == "warning" for mark in marks)),
    )
    said = "; ".join(words for words, shown in met if shown)
    return said[:1].upper() + said[1:]


def _marks(marks: Sequence[Mark], page: Page, what: str) -> str:
    rows = [
        (
            html(excerpt(mark.value)),
            html(excerpt(arrange.in_words(mark.when), 60) or "undated")
            + (' <span class="hint">inferred</span>' if mark.inferred and mark.when else ""),
            f"the document {code(mark.document)}"
            if mark.document
            else "; ".join(source(id, page, 60) for id in mark.sources[:4]) + (f"; {len(mark.sources) - 4} more" if len(mark.sources) > 4 else ""),
            DISPUTED[mark.clash],
        )
        for mark in marks
    ]
    return table([what, "when", "said by", "disputed"], rows)


def _grid(page: Page) -> Iterator[str]:
    shown = page.pictures.grid
    if shown is None:
        return
    names = [page.context.source(id) for id in shown.sources]
    yield (
        "<p>Above the diagonal: on how many questions two sources agree. Below it: on how many their answers clash. "
        "A dashed frame: both go back to one origin, so that their agreement is no corroboration.</p>"
    )
    yield grid(shown, names)
    if shown.left:
        yield f"<p>{words.counted(shown.left, 'more source is', 'more sources are')} not drawn.</p>"
    rows = [
        (source(pair.one, page), source(pair.other, page), "one origin" if pair.copied else "independent", f"{pair.agree:,}", f"{pair.differ:,}")
        for pair in shown.pairs
    ]
    inner = table(["source", "other source", "origin", "questions agreed on", "questions with a clash"], rows, right=2)
    yield f"<details><summary>The same as a table</summary>{inner}</details>"


def _documents(page: Page) -> Iterator[str]:
    documents = page.report.documents[:100]
    if documents:
        yield (
            '<p class="key"><span class="bound">bound: tied to a recorded statement</span> <span class="derived">derived: follows from recorded ones</span> '
            '<span class="waived">waived</span> <span class="unbound">unbound: nothing backs it</span></p>'
        )
        yield bars(documents)
        yield "<p>The table of the documents, below, has the same figures.</p>"
