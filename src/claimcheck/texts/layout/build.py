"""What does a block say once its markup is gone, under which headings does it stand, and where do its sentences end?"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from claimcheck.prose import Block, Piece, Span
from claimcheck.texts.layout import inline, shapes
from claimcheck.texts.layout.directives import comments
from claimcheck.texts.layout.listings import doubtful, listed_under
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
    title: tuple[str, ...] | None = None
    for raw in (part for whole in raws for part in _parts(text, whole, path[1:] if path[:1] == title else path)):
        header = () if raw.first else header
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
            if raw.level == 1 and title is None:
                title, kind = (block.text,), "title"
            block = Block(kind, block.text, block.pieces, block.sentences, raw.level, path)
            above.append((raw.level, block.text))
            path = (*path, block.text)
        blocks.append(block)
    return blocks


def _parts(text: str, raw: Raw, path: Sequence[str]) -> Iterable[Raw]:
    """The blocks that a block of Markdown falls into for a reader: works and keys with values stand on lines of their own."""
    if raw.bare or raw.kind not in {"paragraph", "item", "quotation"}:
        return (raw,)
    listed, heading = listed_under(path) if path else ("", "")
    words = text[slice(*raw.runs[0])].strip("*_ ")
    if listed == "notes":
        raw.kind = "footnote" if raw.marker[:1].isdecimal() else raw.kind
        return (raw,)
    if listed:
        apart = _split(text, raw, listed=True)
        for part in apart:
            line = text[slice(*part.runs[0])].lstrip("*_ ")
            if not doubtful(heading) or (shapes.work(text[part.runs[0].start : part.runs[-1].end]) and (part.marker or shapes.entry(line))):
                part.kind = "reference"
        return apart
    if raw.kind == "paragraph":
        if shapes.caption(words):
            raw.kind = "caption"
        elif len(raw.runs) == 1 and _bold(text[slice(*raw.runs[0])]) and words and shapes.short(words) and not shapes.keyed(words):
            raw.kind, raw.level = "heading", 6
    return _split(text, raw, listed=False) if len(raw.runs) > 1 else (raw,)


def _bold(words: str) -> bool:
    return len(words) <= 90 and words.startswith("**") and words.endswith("**") and words.count("**") == 2


def _split(text: str, raw: Raw, *, listed: bool) -> Sequence[Raw]:
    lines = [text[start : min(end, start + 400)].lstrip("*_ ") for start, end in raw.runs]
    if listed:
        begins = [
            bool(shapes.entry(line) or shapes.note(line, "references")) and (n == 0 or shapes.entry_ends(lines[n - 1]))
            for n, line in enumerate(lines)
        ]
        begins = begins if all(shapes.work(line) for line, begun in zip(lines, begins, strict=True) if begun) else [False] * len(lines)
    else:
        keyed = [shapes.keyed(line) for line in lines]
        hard = [text.startswith("  ", run.end) or text[run.end - 1 : run.end] == "\\" for run in raw.runs]
        every = all(keyed) or all(shapes.dated(line) for line in lines)  # 1951 – born in Oban, and a line for each year
        begins = [every or (key and hard[n - 1]) for n, key in enumerate(keyed)]
    parts: list[Raw] = []
    for n, run in enumerate(raw.runs):
        if n == 0 or begins[n]:
            parts.append(Raw(raw.kind, [], raw.level, raw.marker))
        parts[-1].runs.append(run)
    return parts


def _woven(text: str, runs: list[Line], labels: Container[str], *, bare: bool, odd: bool) -> tuple[str, tuple[Piece, ...]]:
    source, pieces = joined(text, runs)
    edits = (list(comments(source)) if "<!--" in source else []) if bare else inline.edits(source, labels) if inline.MARKUP.search(source) else []
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
