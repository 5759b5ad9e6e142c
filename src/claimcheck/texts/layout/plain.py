"""Of which blocks does a plain text consist, as people write and paste it? Decided by blank lines, lengths, indents and signs."""

from __future__ import annotations

from claimcheck.prose import BlockKind
from claimcheck.texts.layout import shapes
from claimcheck.texts.layout.listings import doubtful, listing
from claimcheck.texts.layout.raw import Line, Raw
from claimcheck.texts.layout.rows import Rows, plain_table
from claimcheck.texts.layout.shapes import Bullet

_TITLE, _CAPITALS, _SHORT, _BELOW = 1, 2, 3, 4  # levels of headings: what a text does not number is told by its looks


_TOP = 4  # lines in which a date alone is that of the text


def scan(text: str, lines: list[Line]) -> list[Raw]:
    """Take the lines of a plain text apart."""
    rows = Rows(text, lines)
    found: list[Raw] = []
    indents: list[int] = []  # of the lists that are open
    untitled = True
    top = 0  # the highest level of the headings below the title
    listed, level = "", 9  # are we under a heading of a list of works, and what is its level?
    i = 0
    while i < len(rows.rows):
        row = rows.rows[i]
        if row.rule:
            i += 1
            continue
        if (table := plain_table(rows, i)) and not listed:
            made, i = table
            found += made
            continue
        untitled = untitled and (not found or (len(found) == 1 and shapes.banner(text[slice(*found[0].runs[0])])))
        heading = _heading(rows, i, listed, first=untitled)
        if heading:
            if listing(row.words) and heading.level > _TITLE:
                heading.level = top or heading.level
            top = min(top or heading.level, heading.level) if heading.level > _TITLE else top
            found.append(heading)
            if heading.level <= level:
                listed, level = "", 9
            if (kind := listing(row.words)) and heading.level > _TITLE and (not doubtful(row.words) or _lists(rows, i + 1)):
                listed, level = kind, heading.level
            indents = []
            i += 1
            continue
        bullet = shapes.bullet(row.words)
        note = shapes.note(row.words, listed) if not bullet or listed else None
        start = row.start + (note or bullet or Bullet("", 0)).width
        i, runs = _body(rows, i, start, listed, bool(note or bullet))
        if bullet and not listed:
            while indents and indents[-1] > row.indent:
                indents.pop()
            if not indents or indents[-1] < row.indent:
                indents.append(row.indent)
        elif row.indent == 0:
            indents = []
        found.append(_block(runs, note, bullet, listed, len(indents) - 1, row.words))
    return _numbered(text, found)


def _block(runs: list[Line], note: Bullet | None, bullet: Bullet | None, listed: str, level: int, words: str) -> Raw:
    kind: BlockKind = "paragraph"
    marker = ""
    if listed in {"references", "further"}:
        kind, marker = "reference", (note or bullet or Bullet("", 0)).marker
    elif note:
        kind, marker = "footnote", note.marker
    elif bullet:
        return Raw("item", runs, level, bullet.marker, bare=True)
    elif shapes.caption(words):
        kind = "caption"
    elif words.startswith(">"):
        kind = "quotation"
    return Raw(kind, runs, 0, marker, bare=True)


def _heading(rows: Rows, i: int, listed: str, *, first: bool) -> Raw | None:
    row = rows.rows[i]
    after = rows.rows[i + 1] if i + 1 < len(rows.rows) else None
    size = row.end - row.start
    if after is None or size > 150 or row.indent > 40:
        return None
    marked = shapes.marked_heading(row.words)
    if marked:
        return Raw("heading", [Line(row.start + marked.width, row.end)], min(len(marked.marker), 6), bare=True)
    if after.rule and not after.gap and after.words[0] in "=-~" and not row.table and i + 2 < len(rows.rows):
        return Raw("heading", [Line(row.start, row.end)], _TITLE if after.words[0] == "=" else _CAPITALS, bare=True)
    keys = shapes.keyed(row.words) and not after.gap and shapes.keyed(after.words)
    twofold = shapes.twofold(row.words) and shapes.keyed(after.words) and not after.gap
    if first and not keys and (twofold or shapes.title(row.words)) and (after.gap or not rows.flows(i)):
        return Raw("heading", [Line(row.start, row.end)], _TITLE, bare=True)
    level = _looks(rows, i, listed)
    return Raw("heading", [Line(row.start, row.end)], level, bare=True) if level else None


def _looks(rows: Rows, i: int, listed: str) -> int:
    """Does a line look like a heading, and of which level? 0 if it does not."""
    row, after = rows.rows[i], rows.rows[i + 1]
    if not shapes.short(row.words) or (listed and not shapes.plainly_heading(row.words)):
        return 0
    known = bool(listing(row.words))
    apart = row.gap or i == 0 or rows.rows[i - 1].rule
    if shapes.label(row.words) or (i <= _TOP and shapes.day(row.words)) or (i == 0 and shapes.banner(row.words)):
        return 0
    if shapes.capitals(row.words):
        return _CAPITALS if apart or not rows.flows(i - 1) else 0
    if known and apart:
        return _SHORT
    dated, numbered = shapes.dated(row.words), shapes.numbered(row.words)
    if not dated and not numbered and (shapes.keyed(row.words) or shapes.bullet(row.words) or shapes.byline(row.words) or shapes.caption(row.words)):
        return 0
    prose = shapes.prose(after.words) or rows.flows(i + 1)
    if apart and after.gap:
        alike = shapes.bullet(after.words) or (shapes.dated(after.words) and shapes.keyed(after.words))
        if numbered:
            return 0 if not (prose or shapes.deeper(row.words, after.words)) else _BELOW + shapes.depth(row.words)
        if dated:
            return _BELOW if prose and not alike else 0
        return _SHORT
    if apart and not row.table and not rows.flows(i) and len(row.words) <= 60:
        if numbered or dated:
            return (_BELOW + shapes.depth(row.words)) if prose and len(after.words) > 100 else 0
        return _SHORT if prose or shapes.bullet(after.words) else 0
    if not apart and not after.gap and not rows.width and len(row.words) <= 60 and not numbered and not dated:
        return _SHORT if len(after.words) > 100 and prose and rows.rows[i - 1].words[-1] in ".!?" else 0
    return 0


def _lists(rows: Rows, i: int) -> bool:
    """Do works follow, where the heading alone does not say so?"""
    below = rows.rows[i : i + 3]
    return any(
        shapes.work(row.words) and (shapes.entry(row.words) or shapes.bullet(row.words) or shapes.note(row.words, "references")) for row in below
    )


def _body(rows: Rows, i: int, start: int, listed: str, marked: bool) -> tuple[int, list[Line]]:
    """The lines of a block that begins on this one, and the line after them."""
    first = rows.rows[i]
    runs = [Line(start, first.end)]
    i += 1
    while i < len(rows.rows):
        row = rows.rows[i]
        if row.gap or row.rule or (row.table and not rows.flows(i - 1)):
            break
        hanging = (marked or bool(listed)) and row.indent > first.indent
        if not hanging and not rows.flows(i - 1):
            break
        strong = shapes.bullet(row.words)
        if strong and (strong.sure or hanging or (rows.rows[i - 1].words[-1] in ".;:!?," and not listed)):
            break
        if listed and not hanging and (shapes.note(row.words, listed) or (shapes.entry(row.words) and shapes.entry_ends(rows.rows[i - 1].words))):
            break
        if not hanging and shapes.keyed(row.words) and (rows.rows[i - 1].words[-1] in ".;:!?" or shapes.keyed(rows.rows[i - 1].words)):
            break
        if not marked and not listed and row.indent > rows.rows[i - 1].indent + 1 and rows.rows[i - 1].words[-1] in '.!?”"':
            break  # an indent begins a paragraph
        runs.append(Line(row.start, row.end))
        i += 1
    return i, runs


def _numbered(text: str, found: list[Raw]) -> list[Raw]:
    """Numbered headings stand beside the others where the text is numbered throughout, below them where each part counts anew."""
    ones = sum(1 for raw in found if raw.kind == "heading" and raw.level == _BELOW + 1 and text.startswith("1", raw.runs[0].start))
    if ones <= 1:
        for raw in found:
            if raw.kind == "heading" and raw.level > _BELOW:
                raw.level -= 2
    for raw in found:
        raw.level = min(raw.level, 6) if raw.kind == "heading" else raw.level
    return found
