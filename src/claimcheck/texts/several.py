"""What does one text answer more than once, without contradicting itself? Events with stages; what is so now, and what was so then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claimcheck.model import Property
from claimcheck.prose import Document, Mention, Statement
from claimcheck.reading import Dates, Expect, NotJudged, from_day, read, read_when

ONCE = frozenset(("born", "died", "founded", "dissolved", "married", "term-began", "term-ended", "elected", "in-force"))
_A_YEAR = 366
WHY = "the text gives several dates of it, which may be of its parts or stages"


def without_stages(document: Document, properties: Mapping[str, Property]) -> Document:
    """The document without the dates of an event that it dates in ways that do not fit together; they are not judged.

    What happens once in the life of a thing stays: there, two dates in one text are the text's own contradiction.
    """
    own = {prop.id: prop for prop in document.properties}
    dated: dict[tuple[str, str, str], list[Statement]] = {}
    for one in document.statements:
        prop = properties.get(one.property) or own.get(one.property)
        if prop is not None and prop.time == "event" and prop.datatype == "date" and one.property not in ONCE and not one.modality:
            dated.setdefault((one.subject, one.property, one.scope), []).append(one)
    dropped = {id(one) for group in dated.values() if len(group) > 1 and _apart(group, document) for one in group}
    if not dropped:
        return document
    unjudged = [(_mention(one, document), WHY) for one in document.statements if id(one) in dropped]
    kept = tuple(one for one in document.statements if id(one) not in dropped)
    return replace(document, statements=kept, unjudged=(*document.unjudged, *unjudged))


def now_and_then(document: Document, properties: Mapping[str, Property]) -> Document:
    """The document with what it says is so now told from what it says was so then: *has 340 members. In 2010 it had 290.*

    A statement without a time speaks of a time after the last that its text gives another answer for.
    """
    own = {prop.id: prop for prop in document.properties}
    asked: dict[tuple[str, str, str], list[Statement]] = {}
    for one in document.statements:
        prop = properties.get(one.property) or own.get(one.property)
        if prop is not None and prop.time in {"state", "fluctuating"} and prop.values != "many" and not one.modality:
            asked.setdefault((one.subject, one.property, one.scope), []).append(one)
    moved: dict[int, str] = {}
    for group in asked.values():
        now = [one for one in group if not one.when]
        years = [year for one in group if one.when and one.value not in {other.value for other in now} and (year := _over(one.when, document))]
        if now and years:
            moved |= {id(one): f"after {max(years)}" for one in now}
    if not moved:
        return document
    return replace(document, statements=tuple(replace(one, when=moved[id(one)]) if id(one) in moved else one for one in document.statements))


def _over(when: str, document: Document) -> int:
    """The year in which a stated time ended, if it is a day, month or year that did; zero for what may go on."""
    reading = read_when(when, document.style)
    if isinstance(reading, NotJudged) or not isinstance(reading.value, Dates) or len(reading.value.spans) != 1:
        return 0
    first, last = reading.value.spans[0]
    return from_day(last)[0] if first is not None and last is not None and last - first < _A_YEAR else 0


def _apart(group: list[Statement], document: Document) -> bool:
    """Do two of them share no day?"""
    expect = Expect("date", style=document.style)
    readings = [read(one.value, expect) for one in group]
    spans = [reading.value.spans for reading in readings if not isinstance(reading, NotJudged) and isinstance(reading.value, Dates)]
    firsts = [span[0].low for span in spans if span[0].low is not None]
    lasts = [span[-1].high for span in spans if span[-1].high is not None]
    return bool(firsts and lasts) and max(firsts) > min(lasts)


def _mention(one: Statement, document: Document) -> Mention:
    text = document.page.blocks[one.block].text[one.value_start : one.value_end]
    return Mention("date", one.block, one.value_start, one.value_end, text)
