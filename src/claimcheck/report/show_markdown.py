"""How is what is known of a subject written in Markdown?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.entry import Answer, Asked, Entry, Line, Mark, Said
from claimcheck.report import words
from claimcheck.report.safe import code, excerpt, markdown, markdown_message, quoted
from claimcheck.report.show import INDEX, marked, remarks, sources, times


def index(lines: Sequence[Line]) -> str:
    """The list of subjects."""
    rows = []
    for one in lines:
        numbers = (one.questions, one.claims, one.sources, one.errors, one.warnings, one.decided)
        rows.append([code(one.id), markdown(excerpt(one.name)), *(f"{number:,}" if number else "" for number in numbers)])
    return f"# What is known\n\n{_table(INDEX, rows, right=6)}"


def entry(entry: Entry, as_of: str = "", *, at_length: bool = False) -> str:
    """A subject with its questions; ``at_length`` every claim with its words."""
    return "\n".join(_entry(entry, as_of, at_length))


def _entry(entry: Entry, as_of: str, at_length: bool) -> Iterator[str]:
    name = markdown(excerpt(entry.name))
    yield f"# {name}" + (f" ({code(entry.id)})" if entry.name != entry.id else "") + (f", as of {as_of}" if as_of else "") + "\n"
    also = f"also called {', '.join(markdown(excerpt(one, 60)) for one in entry.also[:8])}" if entry.also else ""
    about = "; ".join(part for part in (markdown(excerpt(entry.type, 60)), also, f"Wikidata {entry.wikidata}" if entry.wikidata else "") if part)
    if about:
        yield about + "\n"
    if entry.note:
        yield markdown(excerpt(entry.note)) + "\n"
    if not entry.asked:
        yield "Nothing is recorded.\n"
    if at_length:
        for asked in entry.asked:
            yield from _course(asked)
    elif entry.asked:
        headers = ("property", "part", "answer", "when", "according to", "in conflict")
        rows = [row for asked in entry.asked for row in _rows(asked)]
        filled = [at for at in range(len(headers)) if any(row[at] for row in rows)]
        yield _table([headers[at] for at in filled], [[row[at] for at in filled] for row in rows])
    if entry.named_by:
        yield "## Named as an answer\n"
        yield "".join(f"- {markdown(excerpt(label))} of {code(subject)}, {code(place.source)}\n" for subject, label, place in entry.named_by)
    if any(said.place.when_inferred for asked in entry.asked for said in asked.course):
        yield "≈: the time is inferred; the claim gives none, and it was worked out from its source.\n"
    if entry.clashes:
        yield "## In conflict, or decided\n"
        yield "".join(
            f"- {clash.mark.level} {code(clash.mark.finding)}: {markdown_message(excerpt(clash.message, 300))}\n" for clash in entry.clashes
        )


def _rows(asked: Asked) -> Iterator[Sequence[str]]:
    called = (markdown(excerpt(asked.label)), markdown(excerpt(asked.scope)))
    for answer in asked.answers:
        yield (*called, _value(answer), markdown(times(answer)), markdown(sources(answer)), _marks(answer.marks))
        called = ("", "")


def _course(asked: Asked) -> Iterator[str]:
    yield f"## {markdown(excerpt(asked.label))}" + (f" ({markdown(excerpt(asked.scope))})" if asked.scope else "") + "\n"
    rows = []
    for said in asked.course:
        place = said.place
        according = f", according to {markdown(excerpt(place.attributed_to, 80))}" if place.attributed_to else ""
        rows.append(
            [
                markdown(excerpt(words.spoken(place), 60)),
                _struck(said),
                code(excerpt(place.source, 80)) + according,
                markdown(quoted(place.quote)),
                code(words.where(place)),
                _marks(said.marks),
            ]
        )
    yield _table(("when", "answer", "according to", "in these words", "recorded at", "in conflict"), rows)


def _struck(said: Said) -> str:
    value = markdown(excerpt(said.place.value))
    means = f" ({markdown(excerpt(said.means, 100))})" if said.means else ""
    remark = "".join(f" ({text})" for text in remarks(said))
    return (f"~~{value}~~" if said.overruled and value else value) + means + remark


def _value(answer: Answer) -> str:
    value = markdown(excerpt(answer.value))
    if answer.overruled and value:
        return f"~~{value}~~ (decided to be wrong)"
    modality = answer.said[0].modality
    return value + (f" ({'a plan' if modality == 'planned' else 'a possibility'})" if modality else "")


def _marks(marks: Sequence[Mark]) -> str:
    return markdown(marked(marks))


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]], right: int = 0) -> str:
    rule = ["---"] * (len(headers) - right) + ["---:"] * right
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (headers, rule, *rows)) + "\n"
