"""Which block of Markdown does a line open or go on, once its containers are known: words, a heading, code, HTML, a table?"""

from __future__ import annotations

import re

from claimcheck.texts.layout.open import At, Open, Scan, add, close, matched_by, past_blanks, trimmed
from claimcheck.texts.layout.raw import Line, Raw
from claimcheck.texts.layout.tables import cells_of, delimiter_row

_FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_RULE = re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_MARKER = re.compile(r"([-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)")
_DEFINITION = re.compile(r"\[([^\[\]^][^\[\]]{0,998}|[^\[\]^\s])\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$")
_HTML = re.compile(r"<(?:(!--)|(\?)|(![A-Za-z])|(!\[CDATA\[)|(script|pre|style|textarea)(?=[\s>]|$)|/?([a-z][a-z0-9-]*)(?=[\s/>]|$))", re.IGNORECASE)
_BLOCK_TAGS = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option "
    "p param search section summary table tbody td tfoot th thead title tr track ul".split()
)
_ENDS = ("-->", "?>", ">", "]]>")


def item_at(text: str, first: At, end: int, in_paragraph: bool) -> re.Match[str] | None:
    """Does an item of a list begin here?"""
    found = _MARKER.match(text, first.at, end)
    if not found or _RULE.match(text[first.at : end]):
        return None
    if in_paragraph and ((found[1][-1] in ".)" and found[1][:-1] != "1") or not text[found.end() : end].strip(" \t")):
        return None
    return found


def interrupts(text: str, first: At, end: int) -> bool:
    """Does a line end a paragraph that it could otherwise go on?"""
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


def read_words(found: Scan, now: Open, rows: list[Line], k: int, first: At) -> int:
    """A line, inside its containers, that opens no further container."""
    text, end = found.text, rows[k].end
    now.blank = 0
    sign = text[first.at]
    if not sign.isalnum():
        if sign == "#" and (heading := _HEADING.match(text, first.at, end)):
            close(found, now)
            content = text[heading.end() : end]
            closing = _CLOSING.search(content)
            stop = heading.end() + (closing.start() if closing else len(content))
            add(found, now, "heading", [Line(heading.end(), trimmed(text, heading.end(), stop))], len(heading[1]))
            return k + 1
        content = text[first.at : end]
        if now.runs and sign in "=-" and (under := _UNDERLINE.match(content)) and not now.html:
            runs, now.runs = now.runs, []
            add(found, now, "heading", runs, 1 if under[1][0] == "=" else 2)
            return k + 1
        if sign in "*-_" and _RULE.match(content):
            close(found, now)
            return k + 1
        if sign in "`~" and (fence := _FENCE.match(content)) and not (sign == "`" and "`" in fence[2]):
            close(found, now)
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
    now.runs.append(Line(first.at, trimmed(text, first.at, end)))
    return k + 1


def _html(found: Scan, now: Open, rows: list[Line], k: int, first: At, ends: str) -> int:
    close(found, now)
    content = found.text[first.at : rows[k].end].lower()
    if ends == "\n":
        now.until, now.html = "\n", True
        now.runs.append(Line(first.at, trimmed(found.text, first.at, rows[k].end)))
    else:
        skip = 4 if content.startswith("<!--") else 1
        shut = content.find(ends, skip)
        if shut < 0:
            now.until = ends
        elif (rest := content[shut + len(ends) :]).strip() and ends == "-->":
            at = rows[k].end - len(rest)
            at = past_blanks(found.text, At(at, 0), rows[k].end).at
            add(found, now, "paragraph", [Line(at, trimmed(found.text, at, rows[k].end))])
    return k + 1


def _table(found: Scan, now: Open, rows: list[Line], k: int, first: At) -> int:
    """A table whose header is this line: its rows are added, and the line after it is told; 0 if there is none."""
    text = found.text
    below = rows[k + 1]
    matched, here = matched_by(text, now.holders, At(below.start, 0), below.end)
    if matched < len(now.holders):
        return 0
    start = past_blanks(text, here, below.end).at
    wanted = delimiter_row(text, start, below.end)
    if not wanted:
        return 0
    head = cells_of(text, first.at, rows[k].end)
    if len(head) != wanted:
        return 0
    close(found, now)
    _row(found, now, head, 0)
    n = 1
    k += 2
    while k < len(rows):
        matched, here = matched_by(text, now.holders, At(rows[k].start, 0), rows[k].end)
        start, column = past_blanks(text, here, rows[k].end)
        if (
            matched < len(now.holders)
            or column - here.column > 3
            or start == rows[k].end
            or (start < rows[k].end and _breaks(text, At(start, 0), here, rows[k].end))
        ):
            break
        cells = cells_of(text, start, rows[k].end)[:wanted]
        last = cells[-1].end
        _row(found, now, [*cells, *(Line(last, last) for _ in range(wanted - len(cells)))], n)
        n += 1
        k += 1
    return k


def _breaks(text: str, first: At, here: At, end: int) -> bool:
    return text[first.at] == ">" or interrupts(text, first, end) or bool(item_at(text, first, end, False))


def _row(found: Scan, now: Open, cells: list[Line], n: int) -> None:
    found.blocks.append(Raw("row", [Line(cells[0].start, cells[-1].end)], n, cells=cells, header=n == 0, first=n == 0))
    now.fresh = False
