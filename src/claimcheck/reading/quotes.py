"""Does a quote stand in a text, and where? Exact after folding what typesetting changes; likeness only ever suggests."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from claimcheck.reading.lines import Lines
from claimcheck.reading.nearest import nearest

FARTHEST = 300
# Reading a text through once for each quote is quickest for a few; an index of its words takes as long as some fifty readings.
_WORTH_AN_INDEX = 100_000_000

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SINGLE = "`´‘’‚‛‹›ʹʻʼʽˈ′‵＇"
_DOUBLE = "“”„‟«»″‶＂〝〞〟"
_DASHES = "‐‑‒–—―−﹣－"
# A soft hyphen at the end of a line parted one word; a bare one may stand anywhere in it.
_FOLDS = (
    rf"(?P<unseen>\u00ad[ \t]*(?:\r\n|\n|\r)\s*|[{_UNSEEN}]+)"
    rf"|(?P<space> [\s{_UNSEEN}]+|[^\S ][\s{_UNSEEN}]*)"
    rf"|(?P<double>[{_DOUBLE}]|\'\'|‘‘|’’)|(?P<single>[{_SINGLE}])"
    rf"|(?P<dash>[{_DASHES}]-*|--+)"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}])"
    r"|(?P<marked>[^\W\d_][\u0300-\u036f]+)"
)
_PLAIN = {"unseen": "", "space": " ", "single": "'", "double": '"', "dash": "-"}
# Scripts that put no space between words: there, a quote may begin and end anywhere.
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
_GAP = r"\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|\.\.\.+|…"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text is at hand: most runs have none, and these patterns take longer to compile than a small ledger to read."""
    return re.compile(pattern)


class Folded:
    """A text as quotes are looked for in it: folded, with the way back to the offsets of the original."""

    __slots__ = ("_ends", "_headings", "_lowered", "_scans", "_starts", "_words", "folded", "lines", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.folded, self._starts, self._ends = _fold(text)
        self._headings: tuple[tuple[int, int], ...] | None = None
        self._lowered = ""
        self._words: dict[str, array[int]] | None = None
        self._scans = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a stretch of the folded text (end excluded, not empty)."""
        return self._starts[start], self._ends[end - 1]

    @property
    def headings(self) -> tuple[tuple[int, int], ...]:
        """Where headings stand in the original."""
        if self._headings is None:
            self._headings = tuple(found.span("bare") if found["bare"] else found.span() for found in _compiled(_HEADING).finditer(self.text))
        return self._headings

    @property
    def lowered(self) -> str:
        """The folded text in lower case, offsets as they are; in its own case where lower case would put them out, as it lengthens a few letters."""
        if not self._lowered:
            lowered = self.folded.lower()
            self._lowered = lowered if len(lowered) == len(self.folded) else self.folded
        return self._lowered

    def places(self, part: str) -> Iterator[int]:
        """Where a part of a quote stands as whole words; first to last, none overlapping another."""
        # A word between two spaces stands in the text just as it does in the quote; those at its ends may be cut.
        inner = part.split(" ")[1:-1]
        self._scans += 1
        if not inner or (self._words is None and self._scans * len(self.folded) < _WORTH_AN_INDEX):
            return _occurrences(part, self.folded, 0, len(self.folded))
        return self._placed(part, inner)

    def _placed(self, part: str, inner: list[str]) -> Iterator[int]:
        words = self._words = self._words or _by_word(self.folded)
        number, rarest = min(enumerate(inner), key=lambda one: len(words.get(one[1], ())))
        offset = part.index(" ") + 1 + sum(len(word) + 1 for word in inner[:number])
        free = 0
        for place in words.get(rarest, ()):
            at = place - offset
            if at >= free and self.folded.startswith(part, at) and not _joined(self.folded, at) and not _joined(self.folded, at + len(part)):
                free = at + len(part)
                yield at


@dataclass(frozen=True, slots=True)
class Found:
    """The quote stands once, or at the place the locator names. Offsets into the original; several spans where words were left out."""

    spans: tuple[tuple[int, int], ...]
    line: int
    column: int

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends, excluded."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The quote stands on several lines, and no locator decides; ``reason`` when there is one and it does not help."""

    lines: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NotFound:
    """The quote does not stand there. The nearest passage, if any is near, with its line, and what differs, in words."""

    nearest: str = ""
    line: int = 0
    column: int = 0
    difference: str = ""


Outcome: TypeAlias = "Found | NotFound | Ambiguous"


def find_quote(quote: str, text: str | Folded, locator: str = "", *, suggest: bool = True) -> Outcome:
    """Where the words of a quote stand in a text.

    Case matters, and whole words do: ``5`` does not stand in ``15``. ``...`` joins passages that follow each other within
    300 characters. The locator (words close by, a heading above, ``2nd``) is asked only when the quote stands several times.
    The nearest passage, which takes long to find in a long text, is looked for only where it is to ``suggest`` one.
    """
    source = text if isinstance(text, Folded) else Folded(text)
    parts = [part for part in (_fold_plain(piece) for piece in _compiled(_GAP).split(quote)) if part]
    if not parts:
        return NotFound(difference="the quote has no words")
    chains = list(_chains(parts, source))
    if not chains:
        return _not_found(parts, source, suggest=suggest)
    if len(chains) > 1:
        kept, reason = _located(chains, source, locator)
        if len(kept) != 1:
            return Ambiguous(tuple(source.lines.place(source.span(*chain[0])[0])[0] for chain in chains), reason)
        chains = kept
    spans = tuple(source.span(start, end) for start, end in chains[0])
    return Found(spans, *source.lines.place(spans[0][0]))


def _fold(text: str) -> tuple[str, array[int], array[int]]:
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for found in _compiled(_FOLDS).finditer(text):
        start, end = found.span()
        if at < start:
            pieces.append(text[at:start])
            starts.extend(range(at, start))
            ends.extend(range(at + 1, start + 1))
        plain = _plain(found)
        pieces.append(plain)
        starts.extend([start] * len(plain))
        ends.extend([end] * len(plain))
        at = end
    pieces.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(pieces), starts, ends


def _plain(found: re.Match[str]) -> str:
    kind = str(found.lastgroup)
    if kind == "ligature":
        return _LIGATURES[found[0]]
    return unicodedata.normalize("NFC", found[0]) if kind == "marked" else _PLAIN[kind]


def _fold_plain(text: str) -> str:
    return _compiled(_FOLDS).sub(_plain, text).strip()


def _by_word(text: str) -> dict[str, array[int]]:
    """Where each word stands that has a space on either side, or the end of the text."""
    words: dict[str, array[int]] = {}
    at = 0
    for word in text.split(" "):
        known = words.get(word)
        if known is None:
            known = words[word] = array("I")
        known.append(at)
        at += len(word) + 1
    return words


def _chains(parts: list[str], source: Folded) -> Iterator[Chain]:
    """The places where the parts follow each other closely, each as short as it can be: no two share their last part."""
    text = source.folded
    last: Chain = ()
    for start in source.places(parts[0]):
        chain = [(start, start + len(parts[0]))]
        for part in parts[1:]:
            end = chain[-1][1]
            following = next(_occurrences(part, text, end, end + FARTHEST + len(part)), None)
            if following is None:
                break
            chain.append((following, following + len(part)))
        else:
            if last and last[-1] != chain[-1]:
                yield last
            last = tuple(chain)
    if last:
        yield last


def _occurrences(part: str, text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(part, start, end)
    while at >= 0:
        if not _joined(text, at) and not _joined(text, at + len(part)):
            yield at
            # A quote that overlaps itself stands there once.
            at = text.find(part, at + len(part), end)
        else:
            at = text.find(part, at + 1, end)


def _joined(text: str, at: int) -> bool:
    """Would a cut here part a word or a number? A footnote figure set after a word is no part of it."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in ".," and after.isdigit():
        return text[at - 2 : at - 1].isdigit()
    if before.isdigit() and after in ".,":
        return text[at + 1 : at + 2].isdigit()
    if not (before.isalnum() and after.isalnum()) or _compiled(_UNSPACED).match(before) or _compiled(_UNSPACED).match(after):
        return False
    return before.isdigit() or not after.isdigit()


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = rf"(?i)(?:the )?(?:(\d{{1,6}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)})|(last))(?: (?:occurrence|time|mention|one|place|match))?"

Chain: TypeAlias = "tuple[tuple[int, int], ...]"

# A heading: marked as in Markdown, or a short line with a blank one on either side that does not end like a sentence.
_HEADING = r"(?m)^[ \t]{0,3}#{1,6}[ \t][^\r\n]*|(?:\A\s*|(?<=\n)[ \t]*\r?\n)(?P<bare>\S(?:[^\r\n]{0,88}[^\s.!?,;:])?)[ \t]*(?=\r?\n[ \t]*\r?\n)"


def _located(chains: list[Chain], source: Folded, locator: str) -> tuple[list[Chain], str]:
    """The places that a locator leaves, and why it does not decide when it does not."""
    words = _fold_plain(locator).strip("\"' ")
    if not words:
        return chains, ""
    nth = _compiled(_NTH).fullmatch(words)
    if nth is not None:
        number = len(chains) if nth[3] else int(nth[1] or _ORDINALS.index(nth[2].lower()) + 1)
        return (chains[number - 1 : number], "") if 0 < number <= len(chains) else (chains, f"it stands only {len(chains)} times")
    wanted = words if source.lowered is source.folded else words.lower()
    marks = list(_occurrences(wanted, source.lowered, 0, len(source.folded)))
    if not marks:
        return chains, f"the source has no `{words}` to locate it by"
    below = [chain for chain in chains if any(_under(source, mark, len(words), chain) for mark in marks)]
    if below:
        return below, "" if len(below) == 1 else f"it stands {len(below)} times under `{words}`"
    apart = [(min(_distance(mark, mark + len(words), chain) for mark in marks), chain) for chain in chains]
    least = min(distance for distance, _ in apart)
    if least > FARTHEST:
        return chains, f"`{words}` does not stand close to it"
    near = [chain for distance, chain in apart if distance == least]
    return near, "" if len(near) == 1 else f"`{words}` is as close to one as to another"


def _distance(start: int, end: int, chain: Chain) -> int:
    return max(0, start - chain[-1][1], chain[0][0] - end)


def _under(source: Folded, mark: int, length: int, chain: Chain) -> bool:
    """Does the mark stand in a heading, and the chain in the section below it?"""
    at = source.span(mark, mark + length)[0]
    here = source.span(*chain[0])[0]
    above = [heading for heading in source.headings if heading[0] <= at < heading[1]]
    return bool(above) and above[0][1] <= here and not any(above[0][1] <= heading[0] and heading[1] <= here for heading in source.headings)


def _not_found(parts: list[str], source: Folded, *, suggest: bool) -> NotFound:
    missing = [part for part in parts if len(parts) == 1 or next(source.places(part), None) is None]
    if not missing:
        return NotFound(difference=f"its passages do not follow each other within {FARTHEST} characters")
    passage = nearest(missing[0], source.folded) if suggest else None
    if passage is None:
        return NotFound()
    start = source.span(passage.start, passage.end)[0]
    difference = passage.difference or "it is part of a longer word or number there"
    return NotFound(source.folded[passage.start : passage.end], *source.lines.place(start), difference)
