"""What do the files of a ledger say together? All of them are read first, since one may name what another declares."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from claimcheck.ids import slug
from claimcheck.load.block import Block
from claimcheck.load.claims import Draft, drafts
from claimcheck.load.collect import TABLES, collect
from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.finish import finished
from claimcheck.load.loaded import Loaded, Places, Problem, RecordKind, Spot
from claimcheck.load.problems import in_order
from claimcheck.load.recall import Begin, Recall
from claimcheck.load.records import MOST_SUGGESTIONS, kind_of, record
from claimcheck.load.snapshots import snapshots
from claimcheck.load.vocabulary import Vocabulary, vocabulary
from claimcheck.load.yaml import Map, Node, Seq, Tree, clipped, entries, offsets, read
from claimcheck.model import Decision, Entity, Relation, Source
from claimcheck.suggest import nearest

KEYS = ("source", "sources", "entities", "properties", "claims", "relations", "decisions")

Named = TypeVar("Named", Source, Entity)
Listed = TypeVar("Listed", Relation, Decision)


def load(
    paths: Iterable[str | os.PathLike[str]],
    snapshot_folders: Iterable[str | os.PathLike[str]] = (),
    begin: Begin | None = None,
    *,
    tables: bool = True,
) -> Loaded:
    """Read files and folders into records. Never raises for what is in them: that comes back as problems.

    ``begin`` is told the files, and may know some of them. Without ``tables`` these are left to others.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load(paths, snapshot_folders, begin, tables)
    finally:
        if collecting:
            gc.enable()


def _load(paths: Iterable[str | os.PathLike[str]], snapshot_folders: Iterable[str | os.PathLike[str]], begin: Begin | None, tables: bool) -> Loaded:
    files, found = collect(paths)
    recall = begin(files) if begin is not None else None
    problems = list(found)
    places = Places()
    trees = [tree for file in files if not file.lower().endswith(TABLES) if (tree := _tree(file, problems, recall)) is not None]
    for tree in trees:
        places.add_file(tree.path, tree.positions)
    known = vocabulary(trees, places, problems)
    headers = {tree.path: _header(tree, places, problems) for tree in trees}
    sources = {source.id: source for source, is_first in headers.values() if source is not None and is_first}
    for tree in trees:
        sources = _named(Source, "source", "sources", tree, sources, places, problems)
    entities: dict[str, Entity] = {}
    for tree in trees:
        entities = _named(Entity, "entity", "entities", tree, entities, places, problems, _as_one)
    _check_origins(sources, places, problems)
    drafted: list[Draft | Block] = []
    by_path = {tree.path: tree for tree in trees}
    for file in files:
        path = shown(file)
        if path in by_path:
            tree = by_path[path]
            drafted.extend(_drafts(tree, headers[path][0], sources, known, problems, recall))
    if tables:
        drafted.extend(_rows([file for file in files if file.lower().endswith(TABLES)], known, problems))
    relations = _listed(Relation, "relation", "relations", "id", trees, places, problems)
    decisions = _listed(Decision, "decision", "decisions", "finding", trees, places, problems)
    claims = finished(drafted, sources, places, problems)
    if recall is not None:
        recall.end({problem.path for problem in problems})
    if tables and not claims and not problems:
        where = ", ".join(sorted({shown(path) for path in paths})) or "."
        problems.append(Problem("nothing-to-check", "no claims in these files", where, help="add a `claims:` list to one of them"))
    held, unread = snapshots(sources, snapshot_folders)
    return Loaded(
        sources, entities, known.properties, claims, relations, decisions, places, held,
        in_order([*problems, *unread]), tuple(shown(file) for file in files),
    )  # fmt: skip


def _tree(file: str, problems: list[Problem], recall: Recall | None) -> Tree | None:
    name = shown(file)
    data = read_bytes(file)
    if isinstance(data, Problem):
        problems.append(data)
        return None
    text = decode(data, name)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    tree = (recall.tree(name, data, text) if recall else None) or read(text, name)
    problems.extend(tree.problems)
    if isinstance(tree.root, Map):
        for key, value, mark in entries(tree.root):
            # What could not be read has its problem already.
            if key not in KEYS and tree.readable(value, mark + 1):
                meant = nearest(key, KEYS) if len(problems) < MOST_SUGGESTIONS else ""
                message = f"`{clipped(key)}` is no part of a ledger file{meant}"
                problems.append(tree.problem("unknown-key", message, mark, f"the parts are {', '.join(KEYS)}"))
    elif tree.root is not None and not tree.problems:
        problems.append(tree.problem("invalid-record", f"a ledger file is a mapping, not {kind_of(tree.root)}", 0, f"its keys are {', '.join(KEYS)}"))
    return tree


def _drafts(
    tree: Tree, header: Source | None, sources: Mapping[str, Source], known: Vocabulary, problems: list[Problem], recall: Recall | None
) -> Iterable[Draft | Block]:
    """The claims of a file, or what is known of them from when they were last read."""
    source = sources.get(header.id) if header else None
    if recall is None:
        return drafts(tree, _part(tree, "claims"), source, known, problems, _lost(tree, header))
    block = recall.block(tree, source, sources, known)
    if block is not None:
        return (block,)
    tree = recall.whole(tree)
    before = len(problems)
    found = list(drafts(tree, _part(tree, "claims"), source, known, problems, _lost(tree, header)))
    sound = not tree.problems and not tree.faults and len(problems) == before
    return recall.keep(tree, source, sources, known, found) if sound else found


def _rows(files: Sequence[str], known: Vocabulary, problems: list[Problem]) -> Iterable[Draft]:
    """The claims of the tables."""
    if not files:
        return
    from claimcheck.load.rows import row_drafts, tags

    for file, tag in zip(files, tags(files), strict=True):
        yield from row_drafts(file, tag, known, problems)


def _part(tree: Tree, key: str) -> Node:
    return tree.root.get(key, "") if isinstance(tree.root, Map) else ""


def _header(tree: Tree, places: Places, problems: list[Problem]) -> tuple[Source | None, bool]:
    """The source a file is about, and whether it is the first to declare it."""
    if not isinstance(tree.root, Map) or "source" not in tree.root:
        return None, False
    node = tree.root["source"]
    mark = tree.root.at + offsets(tree.root)["source"]
    source = record(Source, node, tree, mark, problems) or _standing_in(node, tree, mark)
    if source is None:
        return None, False
    spot = tree.spot(node) if isinstance(node, Map) else tree.spot_of(mark)
    return source, _declare("source", source.id, spot, tree, mark, places, problems)


def _lost(tree: Tree, header: Source | None) -> bool:
    """Is there a source at the head of the file that could not be read at all? Its claims lack what it would have given them."""
    return header is None and isinstance(tree.root, Map) and bool(tree.root.get("source"))


def _standing_in(node: Node, tree: Tree, mark: int) -> Source | None:
    """A source whose id cannot be read, under the name of its file: what it lacks is said once, and its claims are still checked."""
    if not isinstance(node, Map) or not tree.sound(node):
        return None
    rest = Map((key, value) for key, value in node.items() if key != "id")
    rest.at, rest.end = node.at, node.end
    return record(Source, rest, tree, mark, [], {"id": slug(PurePosixPath(tree.path).stem)})


def _check_origins(sources: Mapping[str, Source], places: Places, problems: list[Problem]) -> None:
    """A copy of a source that nobody declared would count as independent of it."""
    for id, source in sources.items():
        for origin in source.derived_from:
            if origin not in sources:
                meant = nearest(origin, sources) if len(problems) < MOST_SUGGESTIONS else ""
                message = f"`derived-from` of `{clipped(id)}` names no source `{clipped(origin)}`{meant}"
                place = places.place("source", id, "derived-from")
                problems.append(
                    Problem(
                        "unknown-source",
                        message,
                        *place,
                        help="correct it, or declare it under `sources:`, with its title alone if nothing else is known",
                    )
                )


def _declare(kind: RecordKind, id: str, spot: Spot, tree: Tree, mark: int, places: Places, problems: list[Problem]) -> bool:
    """Note where a record stands, unless another one bears its id."""
    if places.has(kind, id):
        path, line, _ = places.place(kind, id)
        advice = "keep one of the two" + (", or give both one name, type and Wikidata id" if kind == "entity" else "")
        problems.append(tree.problem("duplicate-id", f"{kind} `{clipped(id)}` is declared already, at {path}:{line}", mark, advice))
        return False
    places.add(kind, id, spot)
    return True


def _named(
    model: type[Named],
    kind: RecordKind,
    key: str,
    tree: Tree,
    known: dict[str, Named],
    places: Places,
    problems: list[Problem],
    together: Callable[[Named, Named], Named | None] | None = None,
) -> dict[str, Named]:
    """The records of a mapping from ids, added to those known. ``together`` makes one of two of one id, where that can be."""
    part = _part(tree, key)
    if not isinstance(part, Map):
        if part and isinstance(tree.root, Map):
            mark = tree.root.at + offsets(tree.root)[key]
            problems.append(
                tree.problem(
                    "invalid-record", f"`{key}:` is a mapping from ids, not {kind_of(part)}", mark, "write each as `id:` with its fields below it"
                )
            )
        return known
    for id, node, mark in entries(part):
        found = record(model, node, tree, mark, problems, {"id": id})
        if found is None:
            continue
        before = known.get(found.id)
        both = together(before, found) if before is not None and together is not None else None
        if both is not None:
            known[found.id] = both
            continue
        fields = {name: offset + 1 for name, offset in offsets(node).items()} if isinstance(node, Map) else {}
        if _declare(kind, found.id, Spot(tree.path, mark, fields), tree, mark, places, problems):
            known[found.id] = found
    return known


def _as_one(first: Entity, second: Entity) -> Entity | None:
    """What two declarations of an entity say together: every list may declare what it names. None unless they give one name and nothing else twofold."""
    if first.name != second.name:
        return None
    for one, other in ((first.type, second.type), (first.wikidata, second.wikidata)):
        if one and other and one != other:
            return None
    changes = {
        "aliases": tuple(dict.fromkeys((*first.aliases, *second.aliases))),
        "short": tuple(dict.fromkeys((*first.short, *second.short))),
        "type": first.type or second.type,
        "wikidata": first.wikidata or second.wikidata,
        "note": "; ".join(dict.fromkeys(note for note in (first.note, second.note) if note)),
    }
    return first.model_copy(update=changes)


def _listed(
    model: type[Listed], kind: RecordKind, key: str, name: str, trees: list[Tree], places: Places, problems: list[Problem]
) -> tuple[Listed, ...]:
    """The records of a list."""
    kept: list[Listed] = []
    for tree in trees:
        part = _part(tree, key)
        if not isinstance(part, Seq):
            if part and isinstance(tree.root, Map):
                mark = tree.root.at + offsets(tree.root)[key]
                problems.append(tree.problem("invalid-record", f"`{key}:` is a list, not {kind_of(part)}", mark, "begin each with a dash"))
            continue
        mark = part.at + 1
        for node in part:
            at, mark = mark, mark + (1 if isinstance(node, str) else max(node.end - node.at, 1))
            if isinstance(node, Map) and not tree.sound(node):
                continue
            found = record(model, node, tree, at, problems)
            if found is not None and isinstance(node, Map) and _declare(kind, getattr(found, name), tree.spot(node), tree, at, places, problems):
                kept.append(found)
    return tuple(kept)
