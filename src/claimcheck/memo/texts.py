"""What did a file say when it had the same bytes? Its tree without the claims, and its claims, as they came out of the reader."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from claimcheck.load.block import FIELDS, Block
from claimcheck.load.claims import Draft
from claimcheck.load.finish import Naming
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

    def block(self, tree: Tree, source: Source | None, sources: Mapping[str, Source], vocabulary: Vocabulary) -> Block | None:
        """The claims of the file; None when it is not known, or was read for other sources or with other names of properties."""
        known = self._known.pop(tree.path, None)
        if known is None:
            return None
        try:
            if known["for"] != self._asked(source, vocabulary) or known["sources"] != _subjects(known["sources"], sources):
                return None
            shapes, columns = known["shapes"], {name: _spread(column) for name, column in known["columns"].items()}
            block = Block(
                tree.path, known["marks"], [shapes[shape] for shape in known["shaped"]], known["said"], columns, known["ids"],
                frozenset(known["given"]), frozenset(known["bases"]), partial(_problem_of, tree),
            )  # fmt: skip
            lengths = {len(column) for column in (block.marks, block.shapes, block.said, block.ids, *columns.values())}
        except MALFORMED:
            return None
        return block if len(lengths) == 1 else None

    def whole(self, tree: Tree) -> Tree:
        """The file with its claims: read again where it was known without them."""
        root = tree.root
        cut = isinstance(root, Map) and isinstance(claims := root.get("claims"), Seq) and not claims and claims.end - claims.at > 1
        return read(self._texts[tree.path], tree.path) if cut else tree

    def keep(self, tree: Tree, source: Source | None, sources: Mapping[str, Source], vocabulary: Vocabulary, drafts: Sequence[Draft]) -> list[Draft]:
        """Remember a file and its claims, which come back with the hashes of what they say."""
        told = list(drafts)
        if not isinstance(tree.root, Map) or tree.path not in self.names:
            return told
        marks, text = tree.positions.marks, self._texts.pop(tree.path)
        starts = [tree.positions.lines.start(marks[draft.spot.mark]) for draft in told]
        ends = [*(marks[draft.spot.mark] for draft in told[1:]), len(text)]
        # The same words from the beginning of the line are the same fields at the same places.
        said = [digest(text[start:end], *draft.fields.values()) for draft, start, end in zip(told, starts, ends, strict=False)]
        told = [
            Draft(fields, Spot(path, mark, shape, one), problem) for (fields, (path, mark, shape, _), problem, _), one in zip(told, said, strict=True)
        ]
        named = {draft.fields.get("source", "") for draft in told} - {""}
        if named <= sources.keys():  # what else is wrong with them is not known before all files are read
            columns = _columns(told, Naming(sources))
            entry = {"for": self._asked(source, vocabulary), "sources": _subjects(named, sources), "root": _written(tree.root, top=True), **columns}
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


def _subjects(ids: Iterable[str], sources: Mapping[str, Source]) -> dict[str, str | None]:
    """What each of some sources is about: the ids of claims that have none depend on it."""
    return {id: sources[id].subject if id in sources else None for id in sorted(ids)}


def _columns(drafts: Sequence[Draft], naming: Naming) -> dict[str, Any]:
    """The claims of a file as JSON."""
    rows = [draft.fields for draft in drafts]
    given = {fields["id"] for fields in rows if "id" in fields}
    shapes = {id(draft.spot.fields): draft.spot.fields for draft in drafts}
    numbers = {shape: number for number, shape in enumerate(shapes)}
    used = set(chain.from_iterable(rows))
    return {
        "shapes": list(shapes.values()),
        "shaped": [numbers[id(draft.spot.fields)] for draft in drafts],
        "marks": [draft.spot.mark for draft in drafts],
        "said": [draft.spot.said for draft in drafts],
        "columns": {name: _packed([fields.get(name, "") for fields in rows]) for name in FIELDS if name in used and name != "id"},
        "ids": [fields.get("id") or naming.fresh(fields, given) for fields in rows],
        "given": sorted(given),
        "bases": naming.bases,
    }


def _packed(column: list[str]) -> Any:
    """A column as JSON: where few texts stand again and again, each once, and which of them stands where."""
    texts = {text: number for number, text in enumerate(dict.fromkeys(column))}
    return [list(texts), [texts[text] for text in column]] if len(texts) * 4 <= len(column) else column


def _spread(packed: Any) -> list[str]:
    if len(packed) != 2 or isinstance(packed[0], str):
        return list(packed)
    texts, numbers = packed
    return list(map(texts.__getitem__, numbers))


def _problem_of(tree: Tree, mark: int, shape: Mapping[str, int]) -> Callable[[str, str, str, str], Problem]:
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
