"""Of which blocks does a Markdown text consist? CommonMark with tables and footnotes, in one linear pass over its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from claimcheck.prose import Block, BlockKind
from claimcheck.texts.layout.inline import edits
from claimcheck.texts.layout.raw import DEEPEST, Line, Raw
from claimcheck.texts.layout.tables import cells_of, delimiter_row
from claimcheck.texts.layout.weave import joined

_FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_RULE = re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_MARKER = re.compile(r"([-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:[ \t]*")
_DEFINITION = re.compile(r"\[([^\[\]^][^\[\]]{0,998}|[^\[\]^\s])\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$")
_HTML = re.compile(r"<(?:(!--)|(\?)|(![A-Za-z])|(!\[CDATA\[)|(script|pre|style|textarea)(?=[\s>]|$)|/?([a-z][a-z0-9-]*)(?=[\s/>]|$))", re.IGNORECASE)
_BLOCK_TAGS = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option "
    "p param search section summary table tbody td tfoot th thead title tr track ul".split()
)
_ENDS = ("-->", "?>", ">", "]]>")
_INDENT = re.compile(r"[ \t]*")


class _Holder(NamedTuple):
    """A container: a quotation, an item of a list (``indent`` is where its content stands) or a note."""

    kind: str
    indent: int = 0
    marker: str = ""
    level: int = 0


@dataclass(slots=True)
class _Open:
    """What is open while lines are read."""

    holders: list[_Holder] = field(default_factory=list)
    runs: list[Line] = field(default_factory=list)  # of the paragraph that is open
    fresh: bool = False  # the innermost item or note has no block yet
    fence: str = ""
    until: str = ""  # HTML that ends with these words, lower case; "\n" where it ends at a blank line
    html: bool = False
    blank: int = 0  # lines before this one


@dataclass(slots=True)
class Scan:
    """The blocks found, the links that are defined (in lower case), and the stretches that are code or HTML without text."""

    text: str
    blocks: list[Raw] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    code: list[Line] = field(default_factory=list)


class _At(NamedTuple):
    """A place on a line and its column, which a tab makes differ."""

    at: int
    column: int


def _past_blanks(text: str, here: _At, end: int) -> _At:
    at, column = here
    while at < end:
        if text[at] == " ":
            column += 1
        elif text[at] == "\t":
            column += 4 - column % 4
        else:
            break
        at += 1
    return _At(at, column)


def _by_columns(text: str, here: _At, end: int, columns: int) -> _At:
    """The place so many columns further, of which some may lie within a tab."""
    at, column = here
    goal = column + columns
    while at < end and column < goal:
        wide = 1 if text[at] == " " else 4 - column % 4
        if column + wide > goal:
            return _At(at, goal)
        column += wide
        at += 1
    return _At(at, column)


def scan(text: str, rows: list[Line]) -> Scan:
    """Take the lines of a Markdown text apart."""
    found, now = Scan(text), _Open()
    k = 0
    while k < len(rows):
        k = _line(found, now, rows, k)
    _close(found, now)
    return found


def _line(found: Scan, now: _Open, rows: list[Line], k: int) -> int:
    text = found.text
    start, end = rows[k]
    here = _At(start, 0)
    if not now.holders and not now.fence and not now.until and start < end and text[start].isalpha():
        return _words(found, now, rows, k, here)  # nearly always, and much faster
    if start == end and (now.blank > 1 or (now.fence and not any(holder.kind == "quote" for holder in now.holders))):
        return k + 1  # nothing more to close
    matched, here = _matched(text, now.holders, here, end)
    inside = matched == len(now.holders)
    first = _past_blanks(text, here, end)
    if first.at == end:
        return _blank(found, now, rows, k, here, matched)
    if inside and now.fence:
        _fenced(found, now, rows[k], first, here)
        return k + 1
    if inside and now.until:
        _in_html(found, now, rows[k], first)
        return k + 1
    if not inside and (now.fence or now.until):
        now.fence = now.until = ""
        _leave(found, now, matched)
    return _open_blocks(found, now, rows, k, here, matched)


def _matched(text: str, holders: list[_Holder], here: _At, end: int) -> tuple[int, _At]:
    """How many of the open containers does a line go on, and where does its own content begin?"""
    for n, holder in enumerate(holders):
        first = _past_blanks(text, here, end)
        if holder.kind == "quote":
            if first.at == end or first.column - here.column > 3 or text[first.at] != ">":
                return n, here
            here = _At(first.at + 1, first.column + 1)
            if here.at < end and text[here.at] in " \t":
                here = _by_columns(text, here, end, 1)
        elif first.at == end:
            here = first
        elif first.column - here.column >= holder.indent:
            here = _by_columns(text, here, end, holder.indent)
        else:
            return n, here
    return len(holders), here


def _blank(found: Scan, now: _Open, rows: list[Line], k: int, here: _At, matched: int) -> int:
    inside = matched == len(now.holders)
    if inside and now.fence:
        return k + 1
    if inside and now.until and now.until != "\n":
        return k + 1
    now.until = ""
    _close(found, now)
    if not inside:
        now.fence = ""
        cut = next((n for n in range(matched, len(now.holders)) if now.holders[n].kind == "quote"), len(now.holders))
        _leave(found, now, cut)
    elif now.fresh and now.holders and now.holders[-1].kind == "item":
        _leave(found, now, len(now.holders) - 1)  # an item that begins with an empty line ends with the next
    now.blank += 1
    return k + 1


def _fenced(found: Scan, now: _Open, row: Line, first: _At, here: _At) -> None:
    content = found.text[first.at : row.end].rstrip(" \t")
    found.code.append(row)
    if first.column - here.column < 4 and content.startswith(now.fence) and not content.strip(now.fence[0]):
        now.fence = ""


def _in_html(found: Scan, now: _Open, row: Line, first: _At) -> None:
    if now.until == "\n":
        now.runs.append(Line(first.at, _trimmed(found.text, first.at, row.end)))
    elif now.until in found.text[first.at : row.end].lower():
        now.until = ""


def _open_blocks(found: Scan, now: _Open, rows: list[Line], k: int, here: _At, matched: int) -> int:
    """What does a line open, inside the containers that it goes on?"""
    text, end = found.text, rows[k].end
    lazy = bool(now.runs) and matched < len(now.holders)
    while True:
        first = _past_blanks(text, here, end)
        indent = first.column - here.column
        open_here = bool(now.runs) and matched == len(now.holders)
        if indent >= 4:
            if now.runs:
                now.runs.append(Line(first.at, _trimmed(text, first.at, end)))
            else:
                _leave(found, now, matched)
                found.code.append(Line(first.at, end))
                now.fresh = False
            now.blank = 0
            return k + 1
        sign = text[first.at] if first.at < end else ""
        if sign == ">" and matched < DEEPEST:
            _leave(found, now, matched)
            now.holders.append(_Holder("quote", level=_level(now)))
            here = _At(first.at + 1, first.column + 1)
            if here.at < end and text[here.at] in " \t":
                here = _by_columns(text, here, end, 1)
        elif sign == "[" and matched < DEEPEST and (note := _FOOTNOTE.match(text, first.at, end)):
            _leave(found, now, matched)
            now.holders.append(_Holder("note", 4, f"[^{note[1]}]"))
            here = _At(note.end(), first.column + note.end() - first.at)
            now.fresh = True
        elif (item := _item(text, first, end, open_here)) and matched < DEEPEST:
            _leave(found, now, matched)
            content = _past_blanks(text, _At(item.end(), first.column + item.end() - item.start()), end)
            wide = content.column - first.column - (item.end() - item.start())
            taken = wide if 1 <= wide <= 4 and content.at < end else 1
            here = _by_columns(text, _At(item.end(), first.column + item.end() - item.start()), end, taken)
            now.holders.append(_Holder("item", indent + item.end() - item.start() + taken, item[1], _level(now)))
            now.fresh = True
            now.blank = 0
            if content.at == end:
                return k + 1
        else:
            break
        matched, lazy = len(now.holders), False
        if _past_blanks(text, here, end).at == end:
            now.blank = 0
            return k + 1
    if lazy and not _interrupts(text, first, end):
        now.runs.append(Line(first.at, _trimmed(text, first.at, end)))
        now.blank = 0
        return k + 1
    if matched < len(now.holders):
        _leave(found, now, matched)
    return _words(found, now, rows, k, first)


def _item(text: str, first: _At, end: int, in_paragraph: bool) -> re.Match[str] | None:
    found = _MARKER.match(text, first.at, end)
    if not found or _RULE.match(text[first.at : end]):
        return None
    if in_paragraph and ((found[1][-1] in ".)" and found[1][:-1] != "1") or not text[found.end() : end].strip(" \t")):
        return None
    return found


def _level(now: _Open) -> int:
    return sum(holder.kind == "item" for holder in now.holders)


def _interrupts(text: str, first: _At, end: int) -> bool:
    content = text[first.at : end]
    fence = _FENCE.match(content)
    return bool(
        _HEADING.match(content) or _RULE.match(content) or (fence and not (fence[1][0] == "`" and "`" in fence[2])) or _html_end(content, True)
    )


def _html_end(content: str, in_paragraph: bool) -> str:
    r"""If a line begins HTML: the words that end it; "\\n" where a blank line does."""
    found = _HTML.match(content) if content.startswith("<") else None
    if not found:
        return ""
    for n, ends in enumerate(_ENDS, 1):
        if found[n]:
            return ends
    if found[5]:
        return f"</{found[5].lower()}>" if found[5].lower() != "textarea" else "</textarea>"
    if found[6].lower() in _BLOCK_TAGS:
        return "\n"
    alone = re.match(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>[ \t]*$", content)
    return "\n" if alone and not in_paragraph else ""


def _words(found: Scan, now: _Open, rows: list[Line], k: int, first: _At) -> int:
    """A line, inside its containers, that opens no further container."""
    text, end = found.text, rows[k].end
    now.blank = 0
    sign = text[first.at]
    if not sign.isalnum():
        if sign == "#" and (heading := _HEADING.match(text, first.at, end)):
            _close(found, now)
            content = text[heading.end() : end]
            closing = _CLOSING.search(content)
            stop = heading.end() + (closing.start() if closing else len(content))
            _add(found, now, "heading", [Line(heading.end(), _trimmed(text, heading.end(), stop))], len(heading[1]))
            return k + 1
        content = text[first.at : end]
        if now.runs and sign in "=-" and (under := _UNDERLINE.match(content)) and not now.html:
            runs, now.runs = now.runs, []
            _add(found, now, "heading", runs, 1 if under[1][0] == "=" else 2)
            return k + 1
        if sign in "*-_" and _RULE.match(content):
            _close(found, now)
            return k + 1
        if sign in "`~" and (fence := _FENCE.match(content)) and not (sign == "`" and "`" in fence[2]):
            _close(found, now)
            now.fence, now.fresh = fence[1], False
            found.code.append(rows[k])
            return k + 1
        if sign == "<" and (ends := _html_end(content, bool(now.runs))):
            return _html(found, now, rows, k, first, ends)
        if sign == "[" and not now.runs and (defined := _DEFINITION.match(content)):
            found.labels.add(" ".join(defined[1].split()).lower())
            now.fresh = False
            return k + 1
    if k + 1 < len(rows) and (table := _table(found, now, rows, k, first)):
        return table
    now.runs.append(Line(first.at, _trimmed(text, first.at, end)))
    return k + 1


def _html(found: Scan, now: _Open, rows: list[Line], k: int, first: _At, ends: str) -> int:
    _close(found, now)
    content = found.text[first.at : rows[k].end].lower()
    if ends == "\n":
        now.until, now.html = "\n", True
        now.runs.append(Line(first.at, _trimmed(found.text, first.at, rows[k].end)))
    else:
        skip = 4 if content.startswith("<!--") else 1
        shut = content.find(ends, skip)
        if shut < 0:
            now.until = ends
        elif (rest := content[shut + len(ends) :]).strip() and ends == "-->":
            at = rows[k].end - len(rest)
            at = _past_blanks(found.text, _At(at, 0), rows[k].end).at
            _add(found, now, "paragraph", [Line(at, _trimmed(found.text, at, rows[k].end))])
    return k + 1


def _table(found: Scan, now: _Open, rows: list[Line], k: int, first: _At) -> int:
    """A table whose header is this line: its rows are added, and the line after it is told; 0 if there is none."""
    text = found.text
    below = rows[k + 1]
    matched, here = _matched(text, now.holders, _At(below.start, 0), below.end)
    if matched < len(now.holders):
        return 0
    start = _past_blanks(text, here, below.end).at
    wanted = delimiter_row(text, start, below.end)
    if not wanted:
        return 0
    head = cells_of(text, first.at, rows[k].end)
    if len(head) != wanted:
        return 0
    _close(found, now)
    _row(found, now, head, 0)
    n = 1
    k += 2
    while k < len(rows):
        matched, here = _matched(text, now.holders, _At(rows[k].start, 0), rows[k].end)
        start, column = _past_blanks(text, here, rows[k].end)
        if (
            matched < len(now.holders)
            or column - here.column > 3
            or start == rows[k].end
            or (start < rows[k].end and _breaks(text, _At(start, 0), here, rows[k].end))
        ):
            break
        cells = cells_of(text, start, rows[k].end)[:wanted]
        last = cells[-1].end
        _row(found, now, [*cells, *(Line(last, last) for _ in range(wanted - len(cells)))], n)
        n += 1
        k += 1
    return k


def _breaks(text: str, first: _At, here: _At, end: int) -> bool:
    return text[first.at] == ">" or _interrupts(text, first, end) or bool(_item(text, first, end, False))


def _row(found: Scan, now: _Open, cells: list[Line], n: int) -> None:
    found.blocks.append(Raw("row", [Line(cells[0].start, cells[-1].end)], n, cells=cells, header=n == 0, first=n == 0))
    now.fresh = False


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t":
        end -= 1
    return end


def _leave(found: Scan, now: _Open, keep: int) -> None:
    """Close the containers beyond the first so many, and the paragraph in them."""
    if len(now.holders) > keep or now.runs:
        _close(found, now)
    if len(now.holders) > keep:
        del now.holders[keep:]
        now.fresh = False


def _close(found: Scan, now: _Open) -> None:
    now.html = False
    if now.until == "\n":
        now.until = ""
    if now.runs:
        runs, now.runs = now.runs, []
        _add(found, now, "paragraph", runs)


def _add(found: Scan, now: _Open, kind: BlockKind, runs: list[Line], level: int = 0) -> None:
    """Add a block, of the kind that its containers make it."""
    inner = now.holders[-1] if now.holders else None
    marker = ""
    note = next((holder for holder in now.holders if holder.kind == "note"), None) if inner else None
    if note:
        kind, level, marker = "footnote", 0, note.marker
    elif inner and inner.kind == "item":
        kind, level, marker = ("item", inner.level, inner.marker) if now.fresh or kind == "heading" else ("paragraph", 0, "")
    elif inner:
        kind, level = "quotation", 0
    now.fresh = False
    found.blocks.append(Raw(kind, runs, level, marker))


def all_code(found: Scan) -> list[Line]:
    """Every stretch that is code, in blocks and within them, in order."""
    code = list(found.code)
    for raw in found.blocks:
        source, pieces = joined(found.text, raw.runs)
        if "`" not in source:
            continue
        block = Block("paragraph", source, tuple(pieces))
        code += [Line(block.origin(start), block.origin(end - 1) + 1) for start, end, _ in edits(source) if source[start] == "`"]
    return sorted(code)
