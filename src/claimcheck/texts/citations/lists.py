"""Where does a text list works, and where does each entry begin and end?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.prose import Block, Page
from claimcheck.texts.citations.entries import early_head, late_head
from claimcheck.texts.citations.names import initialled
from claimcheck.texts.citations.words import FURTHER, HOW_TO_CITE, LIST_HEADINGS, LIST_PHRASES, NOTES, STRICT_HEADINGS

LONGEST_LINE = 20_000
LONGEST_GAP = 40  # lines of one entry, where each line is a block
MOST_WORDS = 4  # of a heading that shares a block with what stands before it
RUN = 3  # entries at the end of a text that make a list without a heading

_LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]|\[([A-Z][\w+.’'-]{0,24}\d{2}[a-z]?)\])\s+(?=\S)")
_MARKER = re.compile(r"[\[(]?(\d{1,3})[\])]?[.)]?$|\[([A-Z][\w+.’'-]{0,24}\d{2}[a-z]?)\]$")
_JOINT = re.compile(
    r"(?<=[.)\]”\"/\w])\s+(?=(?:\[\d{1,3}\]\s)?(?:(?:van|von|de|der|den|la|al|el|di|da|dos|ter)\s){0,3}[A-ZÀ-Þ][^\W\d_'’]*(?:[-'’ ][^\W\d_]+){0,3},? [^\W\d_])"
)
_NEVER_FIRST = re.compile(
    r"https?://|www\.|doi|[a-zà-ÿ](?!an |on |e |er |en |la |el |l-|['’])|\(|Accessed|Retrieved|Available|Verfügbar|Zugriff|(?:[A-ZÀ-Þ]\.[ -]?)+(?:,|\s\(|$)"
)
_NUMBER_ALONE = re.compile(r"\s*(?:\d{1,4}|[ivxlc]{1,7})\s*$")
_FIRST_LINE = re.compile(r"\s*([^\W\d_][^.\n\d]{4,40}?:?)\s(?=\S)")
_HINT = re.compile(r"(?i:referen|biblio|cited|litera|source|reading|notes|quellen)")
_CHAPTER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÀ-Þ][^.,\d]{2,80}|(?:Chapter|Appendix|Part|CHAPTER|APPENDIX|Annex)\b[^.]{0,80})$")
_TRAILING = re.compile(r"(?:back to|share this|about the author|related|contact|copyright|©|all rights|tags?:|download|print)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands: the first stretch of it has a place; ``text`` is all of it, without its label.

    ``further`` when it stands there to be read and need not be cited, ``strict`` when the list is one of cited works.
    """

    block: int
    start: int
    end: int
    text: str
    label: str = ""
    further: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a text, and its blocks that belong to lists, to notes, or say how to cite the text itself."""

    entries: tuple[Entry, ...]
    listed: frozenset[int]
    notes: frozenset[int]
    aside: frozenset[int]
    lists: tuple[range, ...] = ()


@dataclass(slots=True)
class _Line:
    block: int
    start: int
    end: int
    text: str
    apart: bool  # a new block
    gap: bool  # after an empty line, or an item of a list
    label: str = ""
    indent: int = -1


def listing(page: Page) -> Listing:
    """Find the lists of references of a text."""
    listed: set[int] = set()
    notes: set[int] = set()
    aside: set[int] = set()
    entries: list[Entry] = []
    lists: list[range] = []
    blocks = page.blocks
    i = 0
    while i < len(blocks):
        block = blocks[i]
        told = block.text.strip().casefold()
        if told.startswith(HOW_TO_CITE) and len(told) < 2000:
            aside.add(i)
            if len(told.split()) <= 8 and i + 1 < len(blocks):
                aside.add(i + 1)
                i += 1
            i += 1
            continue
        kind = _heading(block)
        if kind == "notes":
            end = _end_of_notes(blocks, i)
            notes.update(range(i + 1, end))
            i = end
            continue
        begin = 0
        if not kind and (joined := _joined(page, block)):
            kind, begin = joined
        if kind:
            end = _end(page, i)
            inside = 0 < begin < len(block.text)
            found = _entries(
                page, range(i if inside else i + 1, end), further=kind == "further", strict=kind == "strict", begin=begin if inside else 0
            )
            if found:
                listed.update(range(i if inside or not begin else i + 1, end))
                lists.append(range(i, end))
            entries += found
            i = max(end, i + 1)
            continue
        i += 1
    notes.update(n for n, block in enumerate(blocks) if block.kind == "footnote" and n not in listed)
    if not entries:
        entries, run = _run_at_the_end(page, aside)
        listed.update(run)
        lists.append(run)
    return Listing(tuple(entries), frozenset(listed), frozenset(notes), frozenset(aside), tuple(lists))


def _joined(page: Page, block: Block) -> tuple[str, int] | None:
    """Is a line of its own in the original, first or last of this block, the heading of a list? With where the list begins in the block."""
    if block.kind not in ("paragraph", "reference") or not (
        _HINT.search(block.text, 0, 60) or _HINT.search(block.text, max(0, len(block.text) - 40))
    ):
        return None
    first = _FIRST_LINE.match(block.text)
    if first and (kind := _headed(first[1])) and _broken(page, block, first.end(1)):
        return kind, first.end()
    at = len(block.text)
    for _ in range(MOST_WORDS):
        at = block.text.rfind(" ", max(0, len(block.text) - 60), at)
        if at > 0 and (kind := _headed(block.text[at + 1 :])) and _broken(page, block, at):
            return kind, len(block.text)
    return None


def _broken(page: Page, block: Block, offset: int) -> bool:
    at = block.origin(offset)
    return page.text[at : at + 1] in ("\n", "\r")


def _heading(block: Block) -> str:
    """Is this block the heading of a list: ``strict``, ``loose``, ``further`` or ``notes``?"""
    if len(block.text) > 80 or block.kind in ("row", "footnote", "quotation"):
        return ""
    return _headed(block.text)


def _headed(line: str) -> str:
    text = re.sub(r"^[\W\d_]*(?:[IVX]{1,4}\.\s)?|[\W_]+$", "", line).casefold()
    if not text or len(text.split()) > 8 or line.rstrip().endswith((".", ",", "?", "!")):
        return ""
    text = " ".join(text.split())
    if text in FURTHER or ("further reading" in text and len(text.split()) <= 6):
        return "further"
    if text in STRICT_HEADINGS:
        return "strict"
    if text in LIST_HEADINGS or text in LIST_PHRASES:
        return "loose"
    return "notes" if text in NOTES else ""


def _end_of_notes(blocks: tuple[Block, ...], heading: int) -> int:
    i = heading + 1
    while i < len(blocks) and blocks[i].kind not in ("heading", "title") and not _heading(blocks[i]):
        i += 1
    return i


def _end(page: Page, heading: int) -> int:
    """The block after the last of a list. Prose and headings end it, except headings within a bibliography."""
    blocks = page.blocks
    level = blocks[heading].level if blocks[heading].kind == "heading" else 7
    i, odd, last = heading + 1, 0, heading + 1
    while i < len(blocks):
        block = blocks[i]
        if block.kind in ("heading", "title"):
            if block.level <= level or _heading(block):
                break
        elif _heading(block) or block.text.strip().casefold().startswith(HOW_TO_CITE):
            break
        elif block.kind == "footnote" and block.marker.startswith("[^"):
            pass
        elif _entrylike(block):
            odd, last = 0, i + 1
        else:
            words = len(block.text.split())
            if words > 45 or _TRAILING.match(block.text) or _CHAPTER.match(block.text):
                break
            odd += 1
            if odd > (LONGEST_GAP if block.kind == "reference" else 6):
                break
        i += 1
    if odd > 6 and i < len(blocks) and blocks[i].kind not in ("heading", "title"):
        return last
    # What comes just before the end, shorter than an entry, may still be one that cannot be read.
    while i > last and not re.search(r"\d{4}", blocks[i - 1].text):
        i -= 1
    return max(i, last)


def _entrylike(block: Block) -> bool:
    text = block.text
    if (block.kind == "reference" and re.search(r"\d{4}", text)) or _LABEL.match(text) or _MARKER.match(block.marker):
        return True
    bare = text.lstrip("•-–*· ")
    return bool(early_head(bare)) or late_head(bare) or bool(re.match(r"\s*(?:[—–―_]{1,6}|-{2,8})[ .,]", bare))


def _lines(page: Page, blocks: range, begin_at: int = 0) -> list[_Line]:
    """The lines as they stand in the original: layout may have joined them."""
    found: list[_Line] = []
    before = -1
    for n in blocks:
        block = page.blocks[n]
        if block.kind in ("heading", "title", "caption") or block.marker.startswith("[^"):
            before = n
            continue
        gap = block.kind == "item" or (before >= 0 and "\n\n" in re.sub(r"[ \t\r>]", "", page.text[_last(page.blocks[before]) : block.origin(0)]))
        begin, paged = begin_at if n == blocks.start else 0, False
        for stop in _breaks(page, block):
            if stop <= begin:
                continue
            alone = _NUMBER_ALONE.match(block.text[begin:stop]) is not None
            if block.text[begin:stop].strip() and not alone:
                label = _marker(block) if begin == 0 else ""
                found.append(
                    _Line(
                        n,
                        begin,
                        stop,
                        block.text[begin:stop],
                        begin == 0,
                        (gap and begin == 0) or paged,
                        label,
                        _indent(page.text, block.origin(begin)),
                    )
                )
            begin, paged = stop, alone
        before = n
    return found


def _last(block: Block) -> int:
    return block.origin(max(len(block.text) - 1, 0))


def _breaks(page: Page, block: Block) -> list[int]:
    out = []
    if "\n" in page.text[block.origin(0) : _last(block)]:
        for found in re.finditer(r"\s", block.text):
            at = block.origin(found.start())
            if page.text[at : at + 1] in ("\n", "\r"):
                out.append(found.end())
    return [*out, len(block.text)]


def _indent(text: str, at: int) -> int:
    """How far is a line set in? -1 where something else stands before it."""
    begin = max(text.rfind("\n", max(0, at - 60), at), text.rfind("\r", max(0, at - 60), at)) + 1
    return at - begin if begin and not text[begin:at].strip() else -1


def _marker(block: Block) -> str:
    found = _MARKER.match(block.marker)
    return found[1] or found[2] if found else ""


def _entries(page: Page, blocks: range, *, further: bool, strict: bool, begin: int = 0) -> list[Entry]:
    lines = _lines(page, blocks, begin)
    for line in lines:
        found = _LABEL.match(line.text)
        if found and not line.label:
            line.label = next(group for group in found.groups() if group)
            line.start += found.end()
            line.text = line.text[found.end() :]
        bullet = re.match(r"\s*[•·▪‣*–-]\s+", line.text)
        if bullet:
            line.start += bullet.end()
            line.text = line.text[bullet.end() :]
            line.gap = True
    numbered = _numbered(lines)
    early = [early_head(line.text) is not None or _same(line.text) for line in lines]
    trusted = sum(early) * 2 >= sum(line.apart for line in lines) or sum(early) >= RUN
    hanging = _hanging(lines, early)
    out: list[Entry] = []
    group: list[_Line] = []
    for line, strong in zip(lines, early, strict=True):
        if group and _begins(line, group, strong=strong, trusted=trusted, numbered=numbered, hanging=hanging):
            out += _split(group, further, strict, numbered)
            group = []
        if not numbered:
            line.label = line.label if not group else ""
        group.append(line)
    return [*out, *(_split(group, further, strict, numbered) if group else [])]


def _same(text: str) -> bool:
    return re.match(r"\s*(?:[—–―_]{1,6}|-{2,8})(?:\s*[.,:]|\s+\(?\d{4})", text) is not None


def _numbered(lines: list[_Line]) -> bool:
    """Do the entries bear numbers, from a small one on and upwards, or keys?"""
    labels = [line.label for line in lines if line.label]
    numbers = [int(label) for label in labels if label.isdigit()]
    if len(numbers) * 2 < len(labels):
        return len(labels) > 2
    rising = sum(b == a + 1 for a, b in pairwise(numbers))
    if len(numbers) < 3:
        return bool(numbers) and numbers[0] <= 1 and rising == len(numbers) - 1
    return rising * 5 >= (len(numbers) - 1) * 4


def _crowd(text: str) -> bool:
    """Does the line begin with three names or more, told by their initials?"""
    people = initialled(text)
    return people is not None and len(people[0].authors) > 2


def _hanging(lines: list[_Line], early: list[bool]) -> int:
    """How far are first lines set in, where all others are set in further? -1 where they are not."""
    first = sorted(line.indent for line, strong in zip(lines, early, strict=True) if strong and line.indent >= 0)
    others = sorted(line.indent for line, strong in zip(lines, early, strict=True) if not strong and line.indent >= 0)
    if len(first) < RUN or len(others) < RUN:
        return -1
    usual = first[len(first) * 4 // 5]
    return usual if others[len(others) // 3] > usual else -1


def _begins(line: _Line, group: list[_Line], *, strong: bool, trusted: bool, numbered: bool, hanging: int) -> bool:
    """Does an entry begin with this line?"""
    if numbered:
        return bool(line.label)
    text = line.text.lstrip()
    if _NEVER_FIRST.match(text):
        return False
    whole = " ".join(part.text.strip() for part in group)
    dated = re.search(r"\d{4}|\bn\.\s?d\.|forthcoming|in press", whole) is not None
    ended = re.search(r"[.)\]”\"/\d]$", whole) is not None
    if strong:
        return line.gap or (dated and not re.search(r"(?:,|\band|&|[-–:])$", whole)) or (ended and early_head(whole) is not None)
    if line.gap:
        return not trusted or ended
    if ended and dated and len(text) > 40 and _crowd(text):
        return True
    if hanging >= 0:
        return 0 <= line.indent <= hanging and dated
    return not trusted and ended and dated and late_head(text)


def _split(group: list[_Line], further: bool, strict: bool, numbered: bool) -> list[Entry]:
    """One entry of one or more lines; or several, where a line runs them together."""
    text = re.sub(r"(?<=[^\W\d_])- (?=[a-zà-ÿ])", "", " ".join(line.text.strip() for line in group)) if len(group) > 1 else group[0].text.strip()
    first = group[0]
    if len(text) < 100 or len(text) > LONGEST_LINE * 10:
        return [Entry(first.block, first.start, first.end, text, first.label, further, strict)]
    if len(group) > 1:
        cuts = [0]
    elif numbered:
        cuts = _numbered_cuts(text, first.label)
    else:
        cuts = _cuts(text)
    offset = first.start + len(first.text) - len(first.text.lstrip())
    out = []
    for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        part, label, at = text[begin:end], first.label, begin
        if begin:
            found = _LABEL.match(part)
            label = next((g for g in found.groups() if g), "") if found else ""
            at += found.end() if found else 0
        out.append(
            Entry(first.block, offset + at, min(offset + end, first.end) if len(group) == 1 else first.end, text[at:end], label, further, strict)
        )
    return out


def _numbered_cuts(text: str, label: str) -> list[int]:
    cuts, expected = [0], int(label) + 1 if label.isdigit() else 1
    for found in re.finditer(r"(?<=\S)\s+(?=(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})\.)\s+\S)", text):
        number = next(group for group in found.groups() if group)
        if int(number) == expected and re.search(r"\d{4}", text[cuts[-1] : found.start()]):
            cuts.append(found.end())
            expected += 1
    return cuts


def _cuts(text: str) -> list[int]:
    """Where within a line do further entries begin? Only where authors and year stand together, after an entry that has its own."""
    cuts = [0]
    for found in _JOINT.finditer(text):
        at = found.end()
        if at - cuts[-1] < 40 or re.search(r"\b(?:In|by|and|&|ed|eds|Eds|Ed|vol|no|pp)[.:,]?$", text[: found.start()][-8:]):
            continue
        head = early_head(text[at:])
        if head is not None and head[0].sure and "," in text[at : at + head[2]] and re.search(r"\d{4}", text[cuts[-1] : at]):
            cuts.append(at)
    return cuts


def _run_at_the_end(page: Page, aside: set[int]) -> tuple[list[Entry], range]:
    """A run of entries at the end of a text, without a heading."""
    blocks = page.blocks
    end = len(blocks)
    while end and (
        end - 1 in aside or blocks[end - 1].kind == "footnote" or (len(blocks[end - 1].text) < 60 and not re.search(r"\d{4}", blocks[end - 1].text))
    ):
        end -= 1
    begin = end
    while begin and begin - 1 not in aside and len(blocks[begin - 1].text) < 1500 and early_head(blocks[begin - 1].text.lstrip("•-–*· ")) is not None:
        begin -= 1
    if end - begin < RUN:
        return [], range(0)
    return _entries(page, range(begin, end), further=False, strict=False), range(begin, end)
