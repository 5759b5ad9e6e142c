"""What did a file say when it had the same bytes? Its tree without the claims, and its claims, as they came out of the reader."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimcheck.load.claims import Draft
from claimcheck.load.loaded import Positions, Problem, Spot
from claimcheck.load.vocabulary import Vocabulary
from claimcheck.load.yaml import Map, Node, Seq, Tree, read
from claimcheck.memo.program import program
from claimcheck.memo.store import Store
from claimcheck.model import Source
from claimcheck.reading.lines import Lines

MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError)  # what a foreign entry comes to


@dataclass(slots=True)
class Texts:
    """The files of a run by their paths: the name of the entry of each, and what is in it."""

    store: Store
    names: dict[str, str] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _known: dict[str, Any] = field(default_factory=dict)
    _waiting: dict[str, bytes] = field(default_factory=dict)
    _vocabulary: str = ""

    def tree(self, path: str, data: bytes, text: str) -> Tree | None:
        """The file without its claims; None when it is not known."""
        self._texts[path] = text
        name = self.names[path] = f"text-{hashlib.sha256(program().encode() + data).hexdigest()[:40]}"
        entry = self.store.get(name)
        if entry is None:
            return None
        try:
            head, _, rest = entry.partition(b"\n")
            known = json.loads(head)
            marks = array("I")
            marks.frombytes(rest)
            tree = Tree(path, _node(known["root"]), Positions(marks, Lines(text)), (), ())
        except MALFORMED:
            return None
        self._known[path] = known
        return tree

    def drafts(self, tree: Tree, source: Source | None, vocabulary: Vocabulary) -> list[Draft] | None:
        """The claims of the file; None when it is not known, or was read for another source or with other names of properties."""
        known = self._known.pop(tree.path, None)
        if known is None:
            return None
        try:
            if known["for"] != self._asked(source, vocabulary):
                return None
            shapes = known["shapes"]
            return [
                Draft(fields, Spot(tree.path, mark, shapes[shape], said), _problem_of(tree, mark, shapes[shape]), checked=True)
                for mark, shape, said, fields in known["drafts"]
            ]
        except MALFORMED:
            return None

    def whole(self, tree: Tree) -> Tree:
        """The file with its claims: read again where it was known without them."""
        root = tree.root
        cut = isinstance(root, Map) and isinstance(claims := root.get("claims"), Seq) and not claims and claims.end - claims.at > 1
        return read(self._texts[tree.path], tree.path) if cut else tree

    def keep(self, tree: Tree, source: Source | None, vocabulary: Vocabulary, drafts: Sequence[Draft]) -> list[Draft]:
        """Remember a file and its claims, which come back with the hashes of what they say."""
        if not isinstance(tree.root, Map) or tree.path not in self.names:
            return list(drafts)
        text = self._texts.pop(tree.path)
        marks, end = tree.positions.marks, len(text)
        shapes: dict[int, int] = {}
        listed: list[dict[str, int]] = []
        rows, told = [], []
        starts = [draft.spot.mark for draft in drafts]
        for draft, after in zip(drafts, [*starts, 0][1:], strict=True):
            mark, shape = draft.spot.mark, draft.spot.fields or {}
            at = marks[mark]
            column = tree.positions.lines.place(at)[1]
            # The same words from the beginning of the line are the same fields at the same places.
            words = text[at - column + 1 : marks[after] if after else end]
            said = digest(words, *draft.fields.values())
            if id(shape) not in shapes:
                shapes[id(shape)] = len(listed)
                listed.append(dict(shape))
            rows.append([mark, shapes[id(shape)], said, dict(draft.fields)])
            told.append(draft._replace(spot=draft.spot._replace(said=said)))
        entry = {"for": self._asked(source, vocabulary), "root": _written(tree.root, top=True), "shapes": listed, "drafts": rows}
        self._waiting[tree.path] = json.dumps(entry, separators=(",", ":")).encode() + b"\n" + marks.tobytes()
        return told

    def end(self, troubled: Collection[str]) -> None:
        """Keep what is waiting, except for files that have something wrong with them: what is kept need not be checked again."""
        for path, body in self._waiting.items():
            if path not in troubled:
                self.store.put(self.names[path], body)
        self._waiting.clear()
        self._texts.clear()
        self._known.clear()

    def _asked(self, source: Source | None, vocabulary: Vocabulary) -> list[str]:
        if not self._vocabulary:
            self._vocabulary = digest(*(f"{name}\0{id}" for name, id in sorted(vocabulary.names.items())))
        return [source.id, source.subject, self._vocabulary] if source is not None else [self._vocabulary]


def digest(*texts: str) -> str:
    """32 digits that tell texts from others."""
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _problem_of(tree: Tree, mark: int, shape: dict[str, int]) -> Any:
    def problem(rule: str, field: str, message: str, advice: str) -> Problem:
        return tree.problem(rule, message, mark + shape.get(field.replace("_", "-"), 0), advice)

    return problem


def _written(node: Node, *, top: bool = False) -> Any:
    """A node as JSON; the claims at the top are left out, and only the place they take is kept."""
    if isinstance(node, Map):
        items = [
            [key, [[], value.at, value.end] if top and key == "claims" and isinstance(value, Seq) else _written(value)] for key, value in node.items()
        ]
        return [items, node.at, node.end, "map"]
    return [[_written(item) for item in node], node.at, node.end] if isinstance(node, Seq) else node


def _node(written: Any) -> Node:
    if isinstance(written, str):
        return written
    inner, at, end, *kind = written
    node: Map | Seq = Map((str(key), _node(value)) for key, value in inner) if kind else Seq(map(_node, inner))
    node.at, node.end = int(at), int(end)
    return node
