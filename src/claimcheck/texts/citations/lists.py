"""Where does a text list works, and where does each entry begin and end?"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from claimcheck.prose import Block, Page
from claimcheck.texts.citations.cuts import cuts_in, numbered_cuts
from claimcheck.texts.citations.entries import early_head, late_head
from claimcheck.texts.citations.headings import heading_of, joined_heading
from claimcheck.texts.citations.lines import MARKER, Line, lines_of
from claimcheck.texts.citations.names import initialled
from claimcheck.texts.citations.words import HOW_TO_CITE

LONGEST_LINE = 20_000
LONGEST_GAP = 40  # lines of one entry, where each line is a block
RUN = 3  # entries at the end of a text that make a list without a heading

_LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]|\[([A-Z][\w+.’'-]{0,24}\d{2}[a-z]?)\])\s+(?=\S)")
_NEVER_FIRST = re.compile(
    r"https?://|www\.|doi|[a-zà-ÿ](?!an |on |e |er |en |la |el |l-|['’])|\(|Accessed|Retrieved|Available|Verfügbar|Zugriff|(?:[A-ZÀ-Þ]\.[ -]?)+(?:,|\s\(|$)"
)
_CHAPTER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÀ-Þ][^.,\d]{2,80}|(?:Chapter|Appendix|Part|CHAPTER|APPENDIX|Annex)\b[^.]{0,80})$")
_SHORT = re.compile(
    r"[^\d“”\"]{2,80}[ (]\d{4}[a-z]?\)?(?:[,:]\s?(?:pp?\.\s?)?\d{1,4}(?:[–-]\d{1,4})?(?:, \d{1,4}(?:[–-]\d{1,4})?)*)?\s*\.?\s*$|(?:Ibid|ibid)\b"
)
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
    """The entries of a text, and its blocks that belong to lists, to notes, or say how to cite the text itself.

    ``noted`` are the entries of a numbered list that names works by short forms, above the list that gives them in full: they are notes.
    """

    entries: tuple[Entry, ...]
    listed: frozenset[int]
    notes: frozenset[int]
    aside: frozenset[int]
    lists: tuple[range, ...] = ()
    noted: tuple[Entry, ...] = ()


def listing(page: Page) -> Listing:
    """Find the lists of references of a text."""
    listed: set[int] = set()
    notes: set[int] = set()
    aside: set[int] = set()
    groups: list[list[Entry]] = []
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
        kind = heading_of(block)
        if kind == "notes":
            end = _end_of_notes(blocks, i)
            notes.update(range(i + 1, end))
            i = end
            continue
        begin = 0
        if not kind and (joined := joined_heading(page, block)):
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
                groups.append(found)
            i = max(end, i + 1)
            continue
        i += 1
    notes.update(n for n, block in enumerate(blocks) if block.kind == "footnote" and n not in listed)
    noted = [entry for group in groups[:-1] if _short(group) for entry in group]
    calling = {entry.block for entry in noted}
    entries = [entry for group in groups for entry in group if entry.block not in calling]
    notes |= calling
    listed -= calling
    if not entries:
        entries, run = _run_at_the_end(page, aside)
        listed.update(run)
        lists.append(run)
    return Listing(tuple(entries), frozenset(listed), frozenset(notes), frozenset(aside), tuple(lists), tuple(noted))


def _short(group: list[Entry]) -> bool:
    """Do entries with numbers name works by author, year and page alone?"""
    return sum(entry.label.isdigit() and _SHORT.match(entry.text) is not None for entry in group) * 2 > len(group)


def _end_of_notes(blocks: tuple[Block, ...], heading: int) -> int:
    i = heading + 1
    while i < len(blocks) and blocks[i].kind not in ("heading", "title") and not heading_of(blocks[i]):
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
            if block.level <= level or heading_of(block):
                break
        elif heading_of(block) or block.text.strip().casefold().startswith(HOW_TO_CITE):
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
    if (block.kind == "reference" and re.search(r"\d{4}", text)) or _LABEL.match(text) or MARKER.match(block.marker):
        return True
    bare = text.lstrip("•-–*· ")
    return bool(early_head(bare)) or late_head(bare) or bool(re.match(r"\s*(?:[—–―_]{1,6}|-{2,8})[ .,]", bare))


def _entries(page: Page, blocks: range, *, further: bool, strict: bool, begin: int = 0) -> list[Entry]:
    lines = lines_of(page, blocks, begin)
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
    group: list[Line] = []
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


def _numbered(lines: list[Line]) -> bool:
    """Do the entries bear numbers, from a small one on and upwards, or keys?"""
    labels = [line.label for line in lines if line.label]
    numbers = [int(label) for label in labels if label.isdigit()]
    if len(numbers) * 2 < len(labels):
        return len(labels) > 2
    rising = sum(b == a + 1 for a, b in itertools.pairwise(numbers))
    if len(numbers) < 3:
        return bool(numbers) and numbers[0] <= 1 and rising == len(numbers) - 1
    return rising * 5 >= (len(numbers) - 1) * 4


def _crowd(text: str) -> bool:
    """Does the line begin with three names or more, told by their initials?"""
    people = initialled(text)
    return people is not None and len(people[0].authors) > 2


def _hanging(lines: list[Line], early: list[bool]) -> int:
    """How far are first lines set in, where all others are set in further? -1 where they are not."""
    first = sorted(line.indent for line, strong in zip(lines, early, strict=True) if strong and line.indent >= 0)
    others = sorted(line.indent for line, strong in zip(lines, early, strict=True) if not strong and line.indent >= 0)
    if len(first) < RUN or len(others) < RUN:
        return -1
    usual = first[len(first) * 4 // 5]
    return usual if others[len(others) // 3] > usual else -1


def _begins(line: Line, group: list[Line], *, strong: bool, trusted: bool, numbered: bool, hanging: int) -> bool:
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


def _split(group: list[Line], further: bool, strict: bool, numbered: bool) -> list[Entry]:
    """One entry of one or more lines; or several, where a line runs them together."""
    text = re.sub(r"(?<=[^\W\d_])- (?=[a-zà-ÿ])", "", " ".join(line.text.strip() for line in group)) if len(group) > 1 else group[0].text.strip()
    first = group[0]
    if len(text) < 100 or len(text) > LONGEST_LINE * 10:
        return [Entry(first.block, first.start, first.end, text, first.label, further, strict)]
    if len(group) > 1:
        cuts = [0]
    elif numbered:
        cuts = numbered_cuts(text, first.label)
    else:
        cuts = cuts_in(text)
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
