"""What does a block say once its markup is gone, under which headings, and where do its sentences end?"""

from __future__ import annotations

from collections.abc import Container, Iterable

from claimcheck.prose import Block, Piece, Span
from claimcheck.texts.layout import inline
from claimcheck.texts.layout.raw import Line, Raw
from claimcheck.texts.layout.sentences import sentences
from claimcheck.texts.layout.weave import ODD, joined, woven


def built(text: str, raws: Iterable[Raw], labels: Container[str] = ()) -> list[Block]:
    """The blocks in their final form; those in which no word is left are gone."""
    odd = bool(ODD.search(text))
    blocks: list[Block] = []
    above: list[tuple[int, str]] = []
    path: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    titled = False
    for raw in raws:
        block = _row(text, raw, labels, path, header, odd=odd) if raw.kind == "row" else _block(text, raw, labels, path, odd=odd)
        if block is None:
            continue
        if raw.kind == "row":
            if raw.header:
                header = tuple(block.text[start:end] for start, end in block.cells)
        else:
            header = ()
        if raw.kind == "heading" and raw.path:
            while above and above[-1][0] >= raw.level:
                above.pop()
            path = tuple(words for _, words in above)
            kind = block.kind
            if raw.level == 1 and not titled:
                titled, kind = True, "title"
            block = Block(kind, block.text, block.pieces, block.sentences, raw.level, path)
            above.append((raw.level, block.text))
            path = (*path, block.text)
        blocks.append(block)
    return blocks


def _woven(text: str, runs: list[Line], labels: Container[str], *, bare: bool, odd: bool) -> tuple[str, tuple[Piece, ...]]:
    source, pieces = joined(text, runs)
    edits = inline.edits(source, labels) if not bare and inline.MARKUP.search(source) else []
    return woven(source, pieces, edits, odd=odd)


def _block(text: str, raw: Raw, labels: Container[str], path: tuple[str, ...], *, odd: bool) -> Block | None:
    words, pieces = _woven(text, raw.runs, labels, bare=raw.bare, odd=odd)
    if not words or words.isspace():
        return None
    return Block(raw.kind, words, pieces, sentences(words), raw.level, path, raw.marker)


def _row(text: str, raw: Raw, labels: Container[str], path: tuple[str, ...], header: tuple[str, ...], *, odd: bool) -> Block | None:
    """A row reads as it stands, bars included; each cell has its own sentences."""
    parts: list[str] = []
    pieces: list[Piece] = []
    cells: list[Span] = []
    spans: list[Span] = []
    at, last = 0, raw.cells[0].start
    for cell in raw.cells:
        for start, end, bare in ((last, cell.start, True), (cell.start, cell.end, raw.bare)):
            words, places = _woven(text, [Line(start, end)], labels, bare=bare, odd=odd) if start < end else ("", ())
            if start < end and bare and not raw.bare:
                words, places = text[start:end], (Piece(0, start),)
            pieces += [Piece(at + one.at, one.origin) for one in places if words]
            parts.append(words)
            begun, at = at, at + len(words)
        cells.append(Span(begun, at))
        spans += [Span(begun + start, begun + end) for start, end in sentences(parts[-1])]
        last = cell.end
    words = "".join(parts)
    if not any(start < end for start, end in cells):
        return None
    return Block("row", words, _merged(pieces), tuple(spans), raw.level, path, raw.marker, tuple(cells), () if raw.header else header)


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces without those that only go on where the one before leads."""
    made: list[Piece] = []
    for piece in pieces:
        if not made or made[-1].origin + piece.at - made[-1].at != piece.origin:
            made.append(piece)
    return tuple(made)
