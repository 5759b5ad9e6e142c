"""Where in its source does a quote stand? The sentence around it, for texts that are at hand, and never much of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.finding import Finding
from claimcheck.ledger import Ledger
from claimcheck.picture import Passage
from claimcheck.reading.quotes import Found

WORDS = 60  # of a source shown around a quote, the quote included
PASSAGES = 5_000


def passages(ledger: Ledger, findings: Iterable[Finding]) -> Mapping[str, Passage]:
    """The quotes of claims that findings show, each where it stands in its source, for texts that are at hand."""
    if not any(snapshot.state == "held" for snapshot in ledger.snapshots.values()):
        return {}
    found: dict[str, Passage] = {}
    for id in dict.fromkeys(place.claim for finding in findings for place in finding.places):
        claim = ledger.by_id.get(id)
        outcome = ledger.quoted(claim) if claim else None
        if claim and isinstance(outcome, Found) and len(found) < PASSAGES:
            text = ledger.snapshots[claim.source].text
            if text is not None:
                found[id] = passage(text.text, outcome.spans)
    return found


def passage(text: str, spans: Sequence[tuple[int, int]], most: int = WORDS) -> Passage:
    """The sentence around some words of a text, cut so that it has ``most`` words at most, those quoted included."""
    start, end = spans[0][0], spans[-1][1]
    # An end of a sentence is known by what follows it, so the search looks a little into what is quoted.
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    opens = max((found.end() for found in _SENTENCE.finditer(text, low, min(end, start + 9)) if found.end() <= start), default=low)
    closes = min((found.start() for found in _SENTENCE.finditer(text, max(start, end - 3), high) if found.start() >= end), default=high)
    before, after = text[opens:start].split(), text[end:closes].split()
    pieces: list[tuple[list[str], bool]] = []
    at = start
    for low, high in spans:
        pieces += [(text[at:low].split(), False)] if low > at else []
        pieces.append((text[low:high].split(), True))
        at = high
    room = most - sum(len(words) for words, _ in pieces)
    if room < 0:  # what lies between the parts quoted goes first, then the end of what is quoted
        pieces = [(words if said else ["…"], said) for words, said in pieces]
        room = most - sum(len(words) for words, _ in pieces)
    head = before[len(before) - min(len(before), max(0, room) // 2) :]
    tail = after[: max(0, room - len(head))]
    head = before[len(before) - min(len(before), max(0, room - len(tail))) :]
    cut_head, cut_tail = len(head) < len(before), len(tail) < len(after)
    shown = [((["…"] if cut_head else []) + head, False), *_within(pieces, most), (tail + (["…"] if cut_tail else []), False)]
    return Passage(tuple((" ".join(words), said) for words, said in shown if words))


REACH = 600  # characters on either side in which the ends of the sentence are looked for
_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"'”’)\]]))\s+(?=[\"'“‘(\[]*[^\W\d_a-z])|\n\s*\n|(?:^|\n)#+ ")


def _within(pieces: Iterable[tuple[list[str], bool]], most: int) -> Iterator[tuple[list[str], bool]]:
    for words, said in pieces:
        kept = words[:most]
        most -= len(kept)
        if kept:
            yield (kept if len(kept) == len(words) else [*kept, "…"]), said
