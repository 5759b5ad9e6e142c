"""Which characters of a Markdown paragraph are markup? Each stretch that is left out or stands for other characters, in one linear pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, field
from html.entities import html5

from claimcheck.texts.layout.weave import Edit

MARKUP = re.compile(r"[\\`*_~\[\]!<&]")
_NEXT = re.compile(r"\\|`+|\*+|_+|~+|!?\[|\]|<|&")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*|/)?/?>|<\?[^<>]*\?>|<![A-Za-z][^<>]*>")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255})>")
_RAISED = re.compile(r"<sup>\s*([0-9,–-]{1,6})\s*</sup>", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("0123456789-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TITLE = re.compile(r"[ \t\n]+(?:\"[^\"]{0,999}\"|'[^']{0,999}'|\([^()]{0,999}\))?[ \t\n]*\)")
_ANGLED = re.compile(r"[ \t\n]*<[^<>\n]{0,2000}>")
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")
_UNSHOWN = frozenset(("script", "style", "code", "pre", "textarea"))
_APART = frozenset(
    "br p div td th tr li ul ol table dl dt dd h1 h2 h3 h4 h5 h6 hr blockquote summary details section article header footer figcaption figure".split()
)


@dataclass(slots=True)
class _Run:
    """A run of ``*``, ``_`` or ``~`` that may open or close emphasis; ``left`` of it are not used yet."""

    sign: str
    start: int
    size: int
    opens: bool
    closes: bool
    left: int = 0
    used_front: int = 0
    used_back: int = 0


@dataclass(slots=True)
class _Scan:
    text: str
    labels: Container[str]
    edits: list[Edit] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)
    brackets: list[tuple[int, int, bool, int]] = field(default_factory=list)  # place, runs before it, image, edits before it
    unlinked: int = 0  # brackets below this hold a link and can be none
    ahead: dict[str, int] = field(default_factory=dict)  # where the next of a sign stands that was looked for
    ticks: dict[int, list[int]] | None = None

    def next(self, sign: str, at: int) -> int:
        """Where, from here on, does the sign stand next? Asked at growing places, the whole costs one pass."""
        known = self.ahead.get(sign, -2)
        if known == -1 or known >= at:
            return known
        found = self.ahead[sign] = self.text.find(sign, at)
        return found


def edits(text: str, labels: Container[str] = ()) -> list[Edit]:
    """The markup in joined lines of Markdown; ``labels`` are those of the links that are defined, in lower case."""
    scan = _Scan(text, labels)
    at = 0
    while match := _NEXT.search(text, at):
        at = _step(scan, match)
    _emphasis(scan, 0)
    return sorted(scan.edits)


def _step(scan: _Scan, match: re.Match[str]) -> int:
    text, sign, at, end = scan.text, match[0], match.start(), match.end()
    first = sign[0]
    if first == "\\":
        follows = text[end : end + 1]
        if follows == "\n":
            scan.edits.append(Edit(at, end))
        elif follows in _PUNCTUATION and follows:
            scan.edits.append(Edit(at, end))
            return end + 1
        return end
    if first == "`":
        return _code(scan, at, end)
    if first in "*_~":
        _run(scan, at, end)
        return end
    if first == "&":
        return _entity(scan, at)
    if first == "<":
        return _angle(scan, at)
    if first == "]":
        return _bracket(scan, at)
    if text.startswith("[^", at) and (note := _LABEL.match(text, at)) and len(note[1]) < 40:
        return note.end()
    scan.brackets.append((end - 1, len(scan.runs), first == "!", len(scan.edits)))
    return end


def _code(scan: _Scan, at: int, end: int) -> int:
    """Code is left out; where it stood between two words a blank keeps them apart."""
    if scan.ticks is None:
        scan.ticks = {}
        for found in reversed(list(re.finditer("`+", scan.text))):
            scan.ticks.setdefault(found.end() - found.start(), []).append(found.start())
    places = scan.ticks.get(end - at, [])
    while places and places[-1] < end:
        places.pop()
    if not places:
        return end
    close = places.pop() + end - at
    scan.edits.append(Edit(at, close, _keep_apart(scan.text, at, close)))
    return close


def _keep_apart(text: str, start: int, end: int) -> str:
    return " " if start and text[start - 1].isalnum() and text[end : end + 1].isalnum() else ""


def _entity(scan: _Scan, at: int) -> int:
    found = _ENTITY.match(scan.text, at)
    if not found:
        return at + 1
    name = found[0][1:]
    if name[0] == "#":
        code = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
        by = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    else:
        by = html5.get(name, "")
        if not by:
            return at + 1
    scan.edits.append(Edit(at, found.end(), by.replace("\xa0", " ").replace("\xad", "").replace("\u200b", "")))
    return found.end()


def _angle(scan: _Scan, at: int) -> int:
    text = scan.text
    if text.startswith("<!--", at):
        close = scan.next("-->", at + 4)
        if close < 0:
            return at + 4
        scan.edits.append(Edit(at, close + 3, _keep_apart(text, at, close + 3)))
        return close + 3
    if found := _AUTOLINK.match(text, at):
        scan.edits += [Edit(at, at + 1), Edit(found.end() - 1, found.end())]
        return found.end()
    if found := _RAISED.match(text, at):
        scan.edits.append(Edit(at, found.end(), found[1].translate(_SUPERSCRIPTS)))
        return found.end()
    found = _TAG.match(text, at)
    if not found:
        return at + 1
    name = (found[1] or "").lower()
    end = found.end()
    if name in _UNSHOWN and text[at + 1] != "/":
        close = scan.next(f"</{name}", end)
        shut = text.find(">", close, close + 40) if close >= 0 else -1
        end = shut + 1 if shut >= 0 else end
        scan.edits.append(Edit(at, end, _keep_apart(text, at, end)))
        return end
    scan.edits.append(Edit(at, end, " " if name in _APART else ""))
    return end


def _bracket(scan: _Scan, at: int) -> int:
    """A bracket closes: is what it holds the text of a link, or the description of an image?"""
    if not scan.brackets:
        return at + 1
    opened, runs, image, before = scan.brackets.pop()
    end = _target(scan, opened, at)
    if end < 0 or (not image and len(scan.brackets) < scan.unlinked):
        scan.unlinked = min(scan.unlinked, len(scan.brackets))
        return at + 1
    if image:
        del scan.runs[runs:], scan.edits[before:]
        scan.edits.append(Edit(opened - 1, end, _keep_apart(scan.text, opened - 1, end)))
        return end
    _emphasis(scan, runs)
    scan.edits += [Edit(opened, opened + 1), Edit(at, end)]
    scan.unlinked = len(scan.brackets)
    return end


def _target(scan: _Scan, opened: int, closed: int) -> int:
    """The end of the address or label that follows the brackets, if they make a link; else -1."""
    text = scan.text
    if text.startswith("(", closed + 1):
        end = _address(scan, closed + 2)
        if end >= 0:
            return end
    if text.startswith("[", closed + 1):
        label = _LABEL.match(text, closed + 1)
        if label and label[1] and _folded(label[1]) in scan.labels:
            return label.end()
        if label and label[1]:
            return -1
    if closed - opened < 1000 and _folded(text[opened + 1 : closed]) in scan.labels:
        return closed + 3 if text.startswith("[]", closed + 1) else closed + 1
    return -1


def _folded(label: str) -> str:
    return " ".join(label.split()).lower()


def _address(scan: _Scan, at: int) -> int:
    """The end of a link's address and title, from behind their bracket; -1 if they are none."""
    text = scan.text
    if found := _ANGLED.match(text, at):
        at = found.end()
        return at + 1 if text.startswith(")", at) else _title(text, at)
    while text[at : at + 1] in {" ", "\t", "\n"}:
        at += 1
    deep = 0
    while deep < 32:
        stops = [place for place in (scan.next(sign, at) for sign in "() \n\t") if place >= 0]
        if not stops:
            return -1
        at = min(stops)
        sign = text[at]
        if sign == "(":
            deep += 1
        elif sign == ")":
            if not deep:
                return at + 1
            deep -= 1
        else:
            return _title(text, at) if not deep else -1
        at += 1
    return -1


def _title(text: str, at: int) -> int:
    found = _TITLE.match(text, at)
    return found.end() if found else -1


def _run(scan: _Scan, at: int, end: int) -> None:
    """Can a run of signs open or close emphasis? Decided by its neighbours, as CommonMark has it."""
    text = scan.text
    sign = text[at]
    if sign == "~" and end - at > 2:
        return
    before, after = text[at - 1] if at else " ", text[end] if end < len(text) else " "
    blank_before, blank_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_mark(before), _is_mark(after)
    left = not blank_after and (not mark_after or blank_before or mark_before)
    right = not blank_before and (not mark_before or blank_after or mark_after)
    opens = left and (sign != "_" or not right or mark_before)
    closes = right and (sign != "_" or not left or mark_after)
    if opens or closes:
        scan.runs.append(_Run(sign, at, end - at, opens, closes, end - at))


def _is_mark(sign: str) -> bool:
    return sign in _PUNCTUATION if sign.isascii() else unicodedata.category(sign)[0] in "PS"


def _emphasis(scan: _Scan, bottom: int) -> None:
    """Match the runs above ``bottom`` and note the signs that turn out to be markup; the runs are done with then."""
    runs = scan.runs[bottom:]
    del scan.runs[bottom:]
    stack: list[_Run] = []
    lowest: dict[tuple[str, bool, int], int] = {}  # below this place in the stack nothing opens what a like run closes
    for run in runs:
        key = (run.sign, run.opens, run.size % 3 if run.sign != "~" else run.size)
        while run.closes and run.left:
            k = len(stack) - 1
            floor = min(lowest.get(key, 0), len(stack))
            while k >= floor and not _pairs(stack[k], run):
                k -= 1
            if k < floor:
                lowest[key] = len(stack)
                break
            opener = stack[k]
            used = 2 if opener.left >= 2 and run.left >= 2 else 1
            if run.sign == "~":
                used = run.left
            opener.left -= used
            run.left -= used
            scan.edits.append(Edit(opener.start + opener.left, opener.start + opener.left + used))
            scan.edits.append(Edit(run.start + run.used_front, run.start + run.used_front + used))
            run.used_front += used
            del stack[k + (1 if opener.left else 0) :]
            for one, place in lowest.items():
                lowest[one] = min(place, len(stack))
        if run.opens and run.left:
            run.start += run.used_front
            stack.append(run)


def _pairs(opener: _Run, closer: _Run) -> bool:
    if opener.sign != closer.sign or not opener.opens:
        return False
    if opener.sign == "~":
        return opener.left == closer.left
    return not ((opener.closes or closer.opens) and (opener.size + closer.size) % 3 == 0 and not (opener.size % 3 == 0 and closer.size % 3 == 0))
