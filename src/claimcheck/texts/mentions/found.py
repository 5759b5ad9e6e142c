"""Where in a text do values stand? Each block looked through once, from one number to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from claimcheck.prose import Block, Citation, Mention, Page, Work
from claimcheck.reading.expect import Expect, Style
from claimcheck.reading.found import amounts_at
from claimcheck.reading.quantities import openers as quantity_openers
from claimcheck.reading.tokens import Token, glued, low
from claimcheck.reading.values import NotJudged
from claimcheck.reading.when import openers as when_openers
from claimcheck.reading.written import Line
from claimcheck.texts.mentions.amounts import amount, third
from claimcheck.texts.mentions.calendar import ago, dated, unsaid
from claimcheck.texts.mentions.cores import CALENDAR, cores
from claimcheck.texts.mentions.lookalikes import lookalike
from claimcheck.texts.mentions.masks import Mask, masks, without_overlap
from claimcheck.texts.mentions.named import names
from claimcheck.texts.mentions.quoted import quotations
from claimcheck.texts.mentions.ranks import rank
from claimcheck.texts.mentions.stretch import Seen, Stretch
from claimcheck.texts.mentions.style import groups_thousands
from claimcheck.texts.sentence import Words
from claimcheck.vocabulary.currencies import CODES

_ROW = 60  # figures without a word among them that are no prose
_REACH = 8  # how many words before its number a value can begin
_BREAKS = frozenset('.,;:!?()[]{}“”"«»|•*…')
_SHORTENED = frozenset(
    "approx ca c max min u s jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a d".split()
)
_OF_SHARES = frozenset(("a", "an", "one", "two", "three", "four", "five", "six", "seven"))


def mentions(
    page: Page, style: Style, citations: Sequence[Citation] = (), works: Sequence[Work] = (), words_of: Words | None = None
) -> tuple[Mention, ...]:
    """The values in a text, in the order in which they stand; no two overlap but a name or quotation and what stands in it."""
    cited: dict[int, list[Mask]] = {}
    for citation in citations:
        cited.setdefault(citation.block, []).append(Mask(citation.start, citation.end, "citation", "a citation"))
    for work in works:
        cited.setdefault(work.block, []).append(Mask(work.start, work.end, "citation", "an entry of a list of references"))
    expect = Expect("quantity", style=style)
    known = words_of or Words(page)
    grouped = groups_thousands(page.text)
    found: list[Mention] = []
    for n, block in enumerate(page.blocks):
        taken = cited.get(n, [])
        if block.kind == "reference" and not taken:
            taken = [Mask(0, len(block.text), "citation", "an entry of a list of references")]
        found += _in_block(n, block, known.of(n), expect, grouped, taken)
    return tuple(found)


def _in_block(n: int, block: Block, words: list[Token], expect: Expect, grouped: bool, cited: list[Mask]) -> list[Mention]:
    text = block.text
    hidden = masks(text)
    if cited:
        known = without_overlap(sorted(cited, key=_span))
        spans = [(one.start, one.end) for one in known]
        hidden = known + [mask for mask in hidden if not _meets(mask, spans)]
        hidden.sort(key=_span)
    found = [Mention(mask.kind, n, mask.start, mask.end, text[mask.start : mask.end], None, mask.why) for mask in hidden]
    for seen, held in _values(block, words, hidden, expect, grouped):
        start, end = held[seen.first].start, held[seen.last - 1].end
        found.append(Mention(seen.kind, n, start, end, text[start:end], seen.value, seen.why))
    values = sorted((one.start, one.end) for one in found)
    found += [Mention("quoted", n, start, end, text[start:end]) for start, end in quotations(text) if _apart(start, end, values, equal=True)]
    if block.kind != "heading" or not _title_case(words):
        opening = frozenset(_openings(block, words))
        for first, last in names(words, opening):
            start, end = words[first].start, words[last - 1].end
            if words[last - 1].kind == "n" and last > first + 1 and not _apart(start, end, values):
                end = words[last - 2].end  # Ajax 2–1
            if _apart(start, end, values):
                found.append(Mention("name", n, start, end, text[start:end]))
    found.sort(key=_place)
    return found


def _apart(start: int, end: int, values: list[tuple[int, int]], equal: bool = False) -> bool:
    """Does a stretch hold whole values only, more than which it is? ``equal``: or just as much as one."""
    at = max(bisect_left(values, (start, 0)) - 1, 0)
    while at < len(values) and values[at][0] < end:
        first, last = values[at]
        if first < end and last > start and not (start <= first and last <= end and (equal or (start, end) != (first, last))):
            return False
        at += 1
    return True


def _span(mask: Mask) -> tuple[int, int]:
    return mask.start, -mask.end


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.kind


def _meets(mask: Mask, spans: list[tuple[int, int]]) -> bool:
    """Does it overlap one of these stretches, which are in order and apart from one another?"""
    at = bisect_left(spans, (mask.end, 0)) - 1
    return at >= 0 and spans[at][1] > mask.start


def _title_case(words: list[Token]) -> bool:
    """Has every longer word a capital, so that none tells a name?"""
    return all(word.kind != "w" or len(word.text) < 5 or word.text[0].isupper() for word in words)


def _openings(block: Block, words: list[Token]) -> Iterator[int]:
    """Where do sentences begin, and what else has a capital for its place?"""
    places = [word.start for word in words]
    for span in (*block.sentences, *block.cells):
        at = bisect_left(places, span.start)
        while at < len(words) and words[at].kind == "s":
            at += 1
        if at < len(words):
            yield words[at].start
    if words:
        yield words[0].start


def _values(block: Block, words: list[Token], hidden: list[Mask], expect: Expect, grouped: bool) -> Iterator[tuple[Seen, list[Token]]]:
    """What the numbers of a block are, each with the words it stands among."""
    if not block.cells:
        here = Stretch(Line(block.text, words, expect.style), expect, block.kind, "", grouped)
        yield from ((seen, words) for seen in _scan(here, hidden))
        return
    places = [word.start for word in words]
    for column, cell in enumerate(block.cells):
        inside = words[bisect_left(places, cell.start) : bisect_left(places, cell.end)]
        key = block.header[column] if column < len(block.header) else ""
        here = Stretch(Line(block.text, inside, expect.style), expect, block.kind, key, grouped)
        yield from ((seen, inside) for seen in _scan(here, hidden))


def _scan(here: Stretch, hidden: list[Mask]) -> Iterator[Seen]:
    words = here.words
    done = masked = 0
    hearts = cores(words)
    rows = list(_rows(words, hidden)) if len(hearts) >= _ROW else []
    for core in hearts:
        if rows and rows[0].first <= core:
            if core + 1 < rows[0].last:
                continue
            done = rows[0].last
            yield rows.pop(0)
            continue
        while masked < len(hidden) and hidden[masked].end <= words[core].start:
            masked += 1
        if masked < len(hidden) and hidden[masked].start <= words[core].start:
            done = core + 1
            continue
        if core < done:
            continue
        limit = hidden[masked].start if masked < len(hidden) else None
        for seen in _at(here, core, done):
            if seen.first >= done and (limit is None or words[seen.last - 1].end <= limit):
                yield seen
                done = seen.last


def _rows(words: list[Token], hidden: list[Mask]) -> Iterator[Seen]:
    """Figures in a row with no word among them: a dump of data, of which nothing in the text says what any of them is."""
    first = count = last = masked = 0
    for i, word in enumerate(words):
        while masked < len(hidden) and hidden[masked].end <= word.start:
            masked += 1
        taken = masked < len(hidden) and hidden[masked].start < word.end
        if word.kind == "n" and not taken:
            first, count, last = first if count else i, count + 1, i + 1
        elif word.kind == "w" or taken:
            if count >= _ROW:
                yield Seen("unclear", first, last, why="one of many figures in a row")
            count = 0
    if count >= _ROW:
        yield Seen("unclear", first, last, why="one of many figures in a row")


def _measured_by_shape(here: Stretch, i: int) -> Seen | None:
    """A length of time with hours, minutes and seconds, or a height in feet and inches: 2:03:59, 5'11"."""
    words = here.words
    text = words[i].text
    feet = "'" in text or "’" in text or (low(words, i + 1) in {"'", "′", "’"} and low(words, i + 3) in {'"', "″", "”"})
    if not feet and not (low(words, i + 1) == ":" and low(words, i + 3) == ":"):
        return None
    found = amounts_at(words, i, replace(here.expect, unit="m" if feet else "h"))
    if found is None or found[1] < i + 2 or isinstance(found[0][0][0], NotJudged):
        return None
    return Seen("quantity", i, found[1], found[0][0][0])


@cache
def _openers() -> frozenset[str]:
    """The words in small letters that a value can begin with."""
    return when_openers() | quantity_openers()


def _leftmost(words: list[Token], core: int, done: int) -> int:
    """The first token that a value around token ``core`` could begin with: no value reaches over a mark that ends a clause."""
    i = core
    while i > max(done, core - _REACH):
        ahead = words[i - 1]
        if ahead.kind == "s" and ahead.text in _BREAKS and not (ahead.text == "." and low(words, i - 2) in _SHORTENED):
            break
        i -= 1
    return i


def _at(here: Stretch, core: int, done: int) -> list[Seen]:
    """What is the number at token ``core``? Nothing before token ``done`` is looked at again."""
    words = here.words
    if words[core].text in CALENDAR:
        whole = (dated(here, i, core) for i in range(_leftmost(words, core, done), core + 1) if i == core or words[i].low in _openers())
        date = next((seen for seen in whole if seen), None) or unsaid(here, core)
        return [date] if date else []
    other = lookalike(here, core, done)
    if other:
        return [other]
    place = rank(here, core)
    if place and place.kind == "identifier":
        return [place]
    if by_shape := _measured_by_shape(here, core):
        return [by_shape]
    openers = _openers()
    for i in range(_leftmost(words, core, done), core + 1):
        if i < core and words[i].kind == "w" and words[i].low not in openers and words[i].text not in CODES:
            continue
        if date := dated(here, i, core):
            return [date]
        if place and i < core and words[i].low not in _OF_SHARES:
            continue
        figures = amount(here, i, core)
        if not figures or (place and figures[0].last <= place.last and (words[core].kind == "n" or third(here, figures[0]))):
            continue
        end = figures[-1].last
        if end < len(words) and glued(words, end) and words[end].kind == "w" and words[end - 1].kind == "n":
            break  # 3D, 5G
        return [ago(here, figures[0]), *figures[1:]]
    if place:
        return [place]
    if words[core].kind != "n":
        return []
    end = core + 1
    while end < len(words) and glued(words, end) and words[end].kind in "nw" and end < core + 8:
        end += 1
    if end > core + 1:
        return [Seen("identifier", core, end, why="digits in a name")]
    return [Seen("quantity", core, end, NotJudged(f"`{words[core].text[:40]}` cannot be read as a number"))]
