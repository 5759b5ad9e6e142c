"""Which questions can be asked? The standard vocabulary, and what a ledger adds to it or changes in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from claimcheck.load.loaded import Places, Problem
from claimcheck.load.records import MOST_SUGGESTIONS, kind_of, record
from claimcheck.load.yaml import Map, Node, Tree, clipped, entries, offsets, read
from claimcheck.model import Property
from claimcheck.suggest import nearest

PACKAGE = "claimcheck.vocabulary"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All properties by id, and the id that each name (an id or an alias) stands for."""

    properties: Mapping[str, Property]
    names: Mapping[str, str]
    _near: dict[str, str] = field(default_factory=dict)

    def near(self, name: str, other: Iterable[str] = ()) -> str:
        """``; did you mean …`` for a name that is none. Looking for it is slow, so a file full of errors gets few of them."""
        if name not in self._near:
            self._near[name] = nearest(normal(name), [*self.names, *other]) if len(self._near) < MOST_SUGGESTIONS else ""
        return self._near[name]

    def id_of(self, name: str) -> str | None:
        """The id of the property that a name in a claim means, whatever its case, and with dashes, spaces or underscores."""
        return self.names.get(name) or self.names.get(normal(name))


def names_of(properties: Mapping[str, Property]) -> Vocabulary:
    """The vocabulary of some properties, with every name that they go by."""
    aliases = {normal(alias): prop.id for prop in properties.values() for alias in prop.aliases}
    return Vocabulary(properties, {**aliases, **{id: id for id in properties}})


def normal(name: str) -> str:
    """The name of a property as ids are written."""
    return re.sub(r"[\s_]+", "-", name.strip().lower())


@cache
def standard() -> Mapping[str, Property]:
    """The standard vocabulary by id."""
    return {**packaged("standard.yaml"), **packaged("further.yaml")}


@cache
def packaged(name: str) -> Mapping[str, Property]:
    """The properties in one of the files of the package, by id: ``standard.yaml`` or ``further.yaml``."""
    text = resources.files(PACKAGE).joinpath(name).read_text(encoding="utf-8")
    tree, problems = read(text, name), list[Problem]()
    found = {id: record(Property, node, tree, mark, problems, {"id": id}) for id, node, mark in _properties(tree)}
    if problems or tree.problems:
        first = [*tree.problems, *problems][0]
        raise AssertionError(f"{first.path}:{first.line}: {first.message}")
    return {id: prop for id, prop in found.items() if prop is not None}


def _properties(tree: Tree) -> Iterator[tuple[str, Node, int]]:
    root = tree.root
    if isinstance(root, Map) and isinstance(declared := root.get("properties"), Map):
        yield from entries(declared)


def vocabulary(trees: list[Tree], places: Places, problems: list[Problem]) -> Vocabulary:
    """The standard vocabulary with the ``properties:`` of these files. A field given there replaces that of the standard.

    Of the further properties a ledger's own takes nothing over: they serve prose, and a ledger that asks another question under such an
    id must not get traits that it never saw.
    """
    properties = dict(standard())
    changed = packaged("standard.yaml")
    for tree in trees:
        part = tree.root.get("properties", "") if isinstance(tree.root, Map) else ""
        if isinstance(tree.root, Map) and part and not isinstance(part, Map):
            mark = tree.root.at + offsets(tree.root)["properties"]
            problems.append(
                tree.problem(
                    "invalid-record",
                    f"`properties:` is a mapping from ids, not {kind_of(part)}",
                    mark,
                    "write each as `id:` with its fields below it",
                )
            )
    declared = [(tree, id, node, mark) for tree in trees for id, node, mark in _properties(tree)]
    own: dict[str, Property] = {}
    for tree, written, node, mark in declared:
        id = normal(written)
        if id in own:
            path, line, _ = places.place("property", id)
            problems.append(
                tree.problem("duplicate-id", f"property `{clipped(id)}` is declared already, at {path}:{line}", mark, "keep one of the two")
            )
            continue
        base: dict[str, Any] = dict(iter(properties[id])) if id in changed else {}  # it has `keys` of its own, which are not those of a mapping
        prop = record(Property, node, tree, mark, problems, {**base, "id": id})
        if prop is not None and id not in changed:
            prop = _with_datatype(prop, tree, node, problems)
        if prop is not None:
            own[id] = properties[id] = prop
            places.add("property", id, tree.spot(node)._replace(mark=mark, fields=_below(node)) if isinstance(node, Map) else tree.spot_of(mark))
    names = _names(properties, own)
    for tree, written, node, _ in declared:
        if normal(written) in own and isinstance(node, Map):
            _check_references(own[normal(written)], node, tree, names, problems)
    resolved = {id: _with_ids(prop, names) if id in own else prop for id, prop in properties.items()}
    return Vocabulary(resolved, names)


# What only amounts have, and what amounts and dates have.
_OF_AMOUNTS = frozenset(("unit", "units", "words", "figures", "additive", "grows"))
_OF_EXTENTS = ("minimum", "maximum", "difference")


def _with_datatype(prop: Property, tree: Tree, node: Node, problems: list[Problem]) -> Property:
    """A property whose traits only an amount has is a quantity; whether bounds are of amounts or of dates has to be said."""
    given = prop.model_fields_set
    if "datatype" in given or not isinstance(node, Map):
        return prop
    bound = next((trait for trait in _OF_EXTENTS if trait in given), "")
    if not given & _OF_AMOUNTS and bound:
        at = node.at + offsets(node)[bound] - 1
        problems.append(
            tree.problem(
                "invalid-record", f"`{clipped(prop.id)}` has `{bound}` and no `datatype`", at, "add `datatype: quantity` or `datatype: date`"
            )
        )
    return prop.model_copy(update={"datatype": "quantity"}) if bound or given & _OF_AMOUNTS else prop


def _below(node: Map) -> dict[str, int]:
    """The marks of fields counted from the key above them."""
    return {key: offset + 1 for key, offset in offsets(node).items()}


def _names(properties: Mapping[str, Property], own: Mapping[str, Property]) -> dict[str, str]:
    """What each name stands for: an id before an alias, an alias of the ledger before one of the standard."""
    names = {normal(alias): id for id, prop in properties.items() if id not in own for alias in prop.aliases}
    names |= {normal(alias): id for id, prop in own.items() for alias in prop.aliases}
    return names | {id: id for id in properties}


_REFERRING = ("after", "between", "inverse", "conflicts_with", "requires", "difference")


def _check_references(prop: Property, node: Map, tree: Tree, names: Mapping[str, str], problems: list[Problem]) -> None:
    where = offsets(node)
    for trait in _REFERRING:
        key = trait.replace("_", "-")
        for name in _referred(prop, trait) if key in node else ():
            if normal(name) not in names:
                message = f"`{key}` names `{clipped(name)}`, which is no property{nearest(normal(name), names)}"
                problems.append(tree.problem("unknown-property", message, node.at + where[key], "correct it or declare it under `properties:`"))


def _referred(prop: Property, trait: str) -> list[str]:
    value = getattr(prop, trait)
    if trait == "difference":
        return [value.property] if value else []
    return [part.partition("=")[0].strip() for part in ([value] if isinstance(value, str) else value) if part]


def _with_ids(prop: Property, names: Mapping[str, str]) -> Property:
    """The property with the properties it refers to by their ids."""

    def id_of(reference: str) -> str:
        name, equals, value = reference.partition("=")
        return names.get(normal(name), name) + equals + value

    changes: dict[str, Any] = {trait: tuple(map(id_of, getattr(prop, trait))) for trait in ("after", "between", "conflicts_with", "requires")}
    changes["inverse"] = id_of(prop.inverse)
    if prop.difference is not None:
        changes["difference"] = prop.difference.model_copy(update={"property": id_of(prop.difference.property)})
    return prop.model_copy(update=changes)
