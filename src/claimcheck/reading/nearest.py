"""Which passage of a text is most like words that do not stand there, and what differs? A suggestion, never a match."""

from __future__ import annotations

import re
from typing import NamedTuple

_ALIKE = 60.0
# The time it takes grows with both lengths, and a quote is a dozen words.
_LONGEST = 400
# Of the words of a quote, so many in a hundred have to stand there, and never fewer than two.
_SHARED = 60
_FEWEST = 2
_MOST_TOKENS = 2_000
_WORDS = re.compile(r"\w+(?:[.,'’/-]\w+)*[%+]?|[^\w\s]")


class Passage(NamedTuple):
    """A passage (offsets, end excluded) and how the words looked for differ from it, in words."""

    start: int
    end: int
    difference: str


def nearest(words: str, text: str) -> Passage | None:
    """The passage of ``text`` most like ``words``; ``None`` when nothing is like them. Both are folded already."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    if not words or not text or len(words) > _LONGEST:
        return None
    found = partial_ratio_alignment(words, text, score_cutoff=_ALIKE) if len(words) <= len(text) else None
    if found is None:
        lowered = text.lower()
        if len(lowered) == len(text) and len(words) <= len(text):
            found = partial_ratio_alignment(words.lower(), lowered, score_cutoff=_ALIKE)
    if found is None or found.dest_start >= found.dest_end:
        return _by_words(words, text)
    return _whole_words(words, text, found.dest_start, found.dest_end)


def _by_words(words: str, text: str) -> Passage | None:
    """The passage with most words of the quote, in their order, where a word too many or too few makes the letters look unlike."""
    from difflib import SequenceMatcher

    here = [word for word in _WORDS.findall(words.lower()) if word[0].isalnum()]
    wanted = set(here)
    there = [found for found in _WORDS.finditer(text) if found[0].lower() in wanted][:_MOST_TOKENS]
    best: tuple[int, int, int, int] | None = None
    for first, start in enumerate(there):
        near = [found for found in there[first : first + 2 * len(here)] if found.start() - start.start() <= 2 * len(words)]
        blocks = SequenceMatcher(None, here, [found[0].lower() for found in near], autojunk=False).get_matching_blocks()
        shared = sum(block.size for block in blocks)
        if shared >= max(_FEWEST, -(-_SHARED * len(here) // 100)):
            last = max(block.b + block.size for block in blocks if block.size) - 1
            found = (shared, start.start() - near[last].end(), start.start(), near[last].end())
            best = max(best, found, key=lambda one: one[:2]) if best else found
    return _whole_words(words, text, best[2], best[3]) if best else None


def _whole_words(words: str, text: str, start: int, end: int) -> Passage | None:
    """The passage cut at words, without those at its ends that the quote has no part in."""
    from difflib import SequenceMatcher

    around = _WORDS.finditer(text, max(0, start - 80), min(len(text), end + 80))
    there = [found for found in around if found.end() > start and found.start() < end]
    here = _WORDS.findall(words)
    matcher = SequenceMatcher(None, here, [found[0] for found in there], autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    first, last = 0, len(there)
    if changes and changes[0][0] == "insert" and changes[0][1] == 0:
        first = changes.pop(0)[4]
    if changes and changes[-1][0] == "insert" and changes[-1][1] == len(here):
        last = changes.pop()[3]
    if first >= last:
        return None
    said = [_said(" ".join(here[code[1] : code[2]]), " ".join(found[0] for found in there[code[3] : code[4]])) for code in changes]
    return Passage(there[first].start(), there[last - 1].end(), "; ".join(said[:3]))


def _said(ours: str, theirs: str) -> str:
    if not theirs:
        return f"`{ours}` is not there"
    if not ours:
        return f"the source has `{theirs}` as well"
    if ours.lower() == theirs.lower():
        return f"`{ours}` where the source has `{theirs}` (case)"
    return f"`{ours}` where the source has `{theirs}`"
