"""How is what is known of a subject written for a terminal, and as JSON?"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from claimcheck.entry import Answer, Asked, Clash, Entry, Line, Mark, Said
from claimcheck.hidden import escaped, visible
from claimcheck.report import words
from claimcheck.report.safe import excerpt, quoted

SCHEMA = "claimcheck/show/v1"
TIMES, SOURCES, MARKS = 2, 2, 2  # of one answer, that are shown in a table
VALUE, ASKED = 50, 40  # characters of a value and of a question in a table
CLASHES = 40  # findings on one subject that are listed
LEVELS = ("error", "warning", "note", "decided")
INDEX = ("subject", "name", "questions", "claims", "sources", "errors", "warnings", "decided")


def index(lines: Sequence[Line]) -> str:
    """The list of subjects."""
    from tabulate import tabulate  # takes as long to import as a small ledger to read

    rows = [(visible(one.id), excerpt(one.name, VALUE), *_counts(one)) for one in lines]
    align = ("left", "left", *("right" for _ in INDEX[2:]))
    table = tabulate(rows, headers=INDEX, colalign=align, disable_numparse=True) + "\n\n" if rows else ""
    return f"{table}{words.counted(len(lines), 'subject')}; `claimcheck show SUBJECT` shows what is known of one\n"


def table(entry: Entry, as_of: str = "") -> str:
    """A subject with its questions in a table."""
    from tabulate import tabulate

    rows = []
    for asked in entry.asked:
        called = excerpt(asked.label, ASKED) + (f" ({excerpt(asked.scope, ASKED)})" if asked.scope else "")
        for answer in asked.answers:
            rows.append((called, _value(answer), times(answer), sources(answer), marked(answer.marks)))
            called = ""
    headers = ("question", "answer", "when", "according to", "in conflict")
    filled = [at for at in range(len(headers)) if any(row[at] for row in rows)]
    body = [[row[at] for at in filled] for row in rows]
    shown = tabulate(body, headers=[headers[at] for at in filled], disable_numparse=True) if rows else "nothing is recorded"
    parts = [*head(entry, as_of), "", *(line.rstrip() for line in shown.splitlines()), ""]
    return "\n".join([*parts, *_naming(entry), *_clashes(entry), *_foot(entry)]).rstrip("\n") + "\n"


def at_length(entry: Entry, as_of: str = "") -> str:
    """Every claim on the questions asked, in the order of time, with its words."""
    lines = [*head(entry, as_of), ""]
    for asked in entry.asked:
        lines.append(f"{excerpt(asked.label, 100)}{f' ({excerpt(asked.scope, 100)})' if asked.scope else ''}:")
        lines += [line for said in asked.course for line in _at_length(said)]
        lines.append("")
    if not entry.asked:
        lines += ["nothing is recorded", ""]
    return "\n".join([*lines, *_clashes(entry), *_foot(entry)]).rstrip("\n") + "\n"


def as_json(entry: Entry, as_of: str = "") -> str:
    """The same for programs: every claim of every question."""
    told = {
        "schema": SCHEMA,
        **({"as_of": as_of} if as_of else {}),
        "subject": entry.id,
        "name": entry.name,
        "also": list(entry.also),
        "type": entry.type,
        "wikidata": entry.wikidata,
        "questions": [_asked_object(asked) for asked in entry.asked],
        "findings": [{**_mark_object(clash.mark), "message": clash.message} for clash in entry.clashes],
        "named_by": [{"subject": subject, "property": label, "claim": place.claim} for subject, label, place in entry.named_by],
    }
    return escaped(json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def index_json(lines: Sequence[Line]) -> str:
    """The list of subjects for programs."""
    told = [{"subject": one.id, "name": one.name, **dict(zip(INDEX[2:], _numbers(one), strict=True))} for one in lines]
    return escaped(json.dumps({"schema": SCHEMA, "subjects": told}, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def head(entry: Entry, as_of: str) -> Iterator[str]:
    """Who it is, and how much is known."""
    named = f"{excerpt(entry.name)} ({visible(entry.id)})" if entry.name != entry.id else visible(entry.id)
    yield named + (f", as of {as_of}" if as_of else "")
    also = f"also called {', '.join(excerpt(name, 60) for name in entry.also[:8])}" if entry.also else ""
    parts = [part for part in (excerpt(entry.type, 60), also, f"wikidata {entry.wikidata}" if entry.wikidata else "") if part]
    if parts:
        yield "; ".join(parts)
    if entry.note:
        yield excerpt(entry.note)
    asked = words.counted(len(entry.asked), "question")
    yield f"{words.counted(entry.claims, 'claim')} from {words.counted(entry.sources, 'source')} on {asked}"


def times(answer: Answer) -> str:
    """The times that an answer is given for, the newest first; one that was worked out is marked."""
    found = [time for time in dict.fromkeys(_time(one) for one in answer.said) if time]
    found = [time for time in found if time != "undated"] or found
    more = f" and {len(found) - TIMES:,} more" if len(found) > TIMES else ""
    return excerpt("; ".join(found[:TIMES]) + more, 120)


def _time(said: Said) -> str:
    shown = words.spoken(said.place).removesuffix(" (inferred)")
    return f"{shown} (perhaps)" if shown and said.perhaps else shown


def sources(answer: Answer) -> str:
    """Who gives the answer, and how many independent ones these are."""
    named = [excerpt(id, 40) for id in answer.sources[:SOURCES] if id]
    more = f" and {len(answer.sources) - SOURCES:,} more" if len(answer.sources) > SOURCES else ""
    return ", ".join(named) + more + (f" ({answer.origins:,} independent)" if len(answer.sources) > 1 else "")


def marked(marks: Sequence[Mark]) -> str:
    """What stands against it, the worst first."""
    shown = [f"{mark.level} {mark.finding}" for mark in sorted(marks, key=lambda mark: LEVELS.index(mark.level))[:MARKS]]
    more = f" and {len(marks) - MARKS:,} more" if len(marks) > MARKS else ""
    return ", ".join(shown) + more


def worst(entry: Entry) -> list[Clash]:
    """What is in conflict or decided, the worst first."""
    return sorted(entry.clashes, key=lambda clash: LEVELS.index(clash.mark.level))


def remarks(said: Said) -> Iterator[str]:
    """What has to be known beside a value: that it is overruled, a plan, a draft, or only perhaps of the day asked for."""
    if said.overruled:
        yield "decided to be wrong"
    if said.modality:
        yield "a plan" if said.modality == "planned" else "a possibility"
    if said.draft:
        yield "a draft"
    if said.perhaps:
        yield "perhaps then"


def _value(answer: Answer) -> str:
    remark = "; ".join(
        dict.fromkeys(text for text in remarks(answer.said[0]) if text != "perhaps then" and (answer.overruled or "wrong" not in text))
    )
    value = excerpt(answer.value, VALUE)
    return f"{value} [{remark}]" if remark else value


def _at_length(said: Said) -> Iterator[str]:
    place = said.place
    when = f"{excerpt(words.spoken(place), 60)}: " if place.when or place.when_inferred else ""
    means = f" ({excerpt(said.means, 100)})" if said.means else ""
    remark = "".join(f" [{text}]" for text in remarks(said))
    yield from _wrapped(f"{when}{excerpt(place.value)}{means}{remark}", "  ")
    according = f", according to {excerpt(place.attributed_to, 80)}" if place.attributed_to else ""
    yield f"      `{excerpt(place.source, 80)}`{according}  {visible(words.where(place))}  claim `{visible(place.claim)}`"
    if place.quote:
        yield from _wrapped(quoted(place.quote), "      ")
    for about, text in (("at", said.locator), ("note", said.note)):
        if text:
            yield from _wrapped(f"{about}: {excerpt(text)}", "      ")
    if said.marks:
        yield f"      in conflict: {marked(said.marks)}"


def _naming(entry: Entry) -> Iterator[str]:
    if entry.named_by:
        yield "named as an answer:"
        for subject, label, place in entry.named_by:
            when = f" ({excerpt(words.spoken(place), 60)})" if place.when else ""
            yield f"  {excerpt(label, 60)} of `{visible(subject)}`{when}, `{excerpt(place.source, 60)}`"
        yield ""


def _clashes(entry: Entry) -> Iterator[str]:
    if entry.clashes:
        yield "in conflict, or decided:"
        for clash in worst(entry)[:CLASHES]:
            yield from _wrapped(f"{clash.mark.level} {clash.mark.finding}: {excerpt(clash.message, 300)}", "  ")
        if left := max(0, len(entry.clashes) - CLASHES):
            yield f"  and {left:,} more"
        yield ""


def _foot(entry: Entry) -> Iterator[str]:
    if any(said.place.when_inferred for asked in entry.asked for said in asked.course):
        yield "≈: the time is inferred; the claim gives none, and it was worked out from its source"
    if entry.clashes:
        yield "`claimcheck why FINDING` tells of one of these how it came about"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, 110, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False, break_on_hyphens=False)


def _numbers(line: Line) -> tuple[int, ...]:
    return (line.questions, line.claims, line.sources, line.errors, line.warnings, line.decided)


def _counts(line: Line) -> tuple[str, ...]:
    return tuple(f"{number:,}" if number else "" for number in _numbers(line))


def _asked_object(asked: Asked) -> dict[str, Any]:
    return {
        "property": asked.property,
        "label": asked.label,
        "scope": asked.scope,
        "answers": [
            {
                "value": answer.value,
                "sources": list(answer.sources),
                "independent": answer.origins,
                "overruled": answer.overruled,
                "claims": [_said_object(said) for said in answer.said],
            }
            for answer in asked.answers
        ],
    }


def _said_object(said: Said) -> dict[str, Any]:
    place = said.place
    return {
        "claim": place.claim,
        "source": place.source,
        "value": place.value,
        "means": said.means or place.value,
        "when": place.when,
        "when_inferred": place.when_inferred,
        "quote": place.quote,
        "scope": place.scope,
        "attributed_to": place.attributed_to,
        "locator": said.locator,
        "note": said.note,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "overruled": said.overruled,
        "perhaps": said.perhaps,
        "modality": said.modality,
        "draft": said.draft,
        "findings": [_mark_object(mark) for mark in said.marks],
    }


def _mark_object(mark: Mark) -> dict[str, str]:
    return {"id": mark.finding, "level": mark.level, "verdict": mark.verdict}
