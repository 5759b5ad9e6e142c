"""How does a mapping from a file become a record? By the fields of its model; what does not fit is said in our words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from claimcheck.ids import slug
from claimcheck.load.loaded import Problem
from claimcheck.load.yaml import EMPTY, Map, Node, Seq, Tree, clipped, entries
from claimcheck.suggest import nearest

Model = TypeVar("Model", bound=BaseModel)
MOST_SUGGESTIONS = 200

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_ONLY_TEXT = "put the text in quotes if it holds a colon, a bracket or a brace"


class Fault(NamedTuple):
    """What is wrong with one field, and what to do."""

    message: str
    advice: str = ""
    rule: str = "invalid-record"


def record(model: type[Model], node: Node, tree: Tree, at: int, problems: list[Problem], given: Mapping[str, Any] | None = None) -> Model | None:
    """The record a mapping stands for. ``given`` are fields by name that stand outside it (an id that is a key) or that it builds on.

    A field that does not fit is reported and left out; without a field that the model demands there is no record.
    """
    name = model.__name__.lower()
    if isinstance(node, str) and not node.strip():
        node = EMPTY
    elif not isinstance(node, Map):
        problems.append(
            tree.problem("invalid-record", f"a {name} is a mapping of fields, not {kind_of(node)}", at, "write its fields below it, as `key: value`")
        )
        return None
    if isinstance(node, Map) and not node.end:
        problems = []  # the file breaks off inside it, which is said already: what it lacks may stand further on
    marks: dict[str, int] = {}
    fields: dict[str, Any] = dict(given or {})
    for key, value, mark in entries(node):
        shape = _shapes(model).get(key)
        if shape is None:
            # Looking for what was meant is slow; a file full of slips is mended from the top.
            meant = nearest(key, _shapes(model)) if len(problems) < MOST_SUGGESTIONS else ""
            problems.append(tree.problem("unknown-key", f"`{clipped(key)}` is no field of a {name}{meant}", mark, "correct it or leave it out"))
            continue
        field, read = shape
        marks[field] = mark + 1
        found = read(value)
        if isinstance(found, Fault):
            problems.append(tree.problem(found.rule, f"`{key}` {found.message}", mark + 1, found.advice))
        elif found is not None:
            fields[field] = found
    return _validated(model, fields, lambda field: marks.get(field, at), tree, problems)


def _validated(model: type[Model], fields: dict[str, Any], mark_of: Callable[[str], int], tree: Tree, problems: list[Problem]) -> Model | None:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        lacking = False
        for field, message, advice in faults(error, fields):
            problems.append(tree.problem("invalid-record", message, mark_of(field), advice))
            lacking = lacking or field not in fields or model.model_fields[field].is_required()
            fields.pop(field, None)
        return None if lacking else _validated(model, fields, mark_of, tree, problems)


def faults(error: ValidationError, fields: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    """Field, message and help for each field that does not fit its model, once a field."""
    seen = set()
    for detail in error.errors(include_url=False, include_context=True, include_input=False):
        field = str(detail["loc"][0]).replace("-", "_")
        if field in seen:
            continue
        seen.add(field)
        value = fields.get(field)
        for step in detail["loc"][1:]:
            if isinstance(value, tuple) and isinstance(step, int) and step < len(value):
                value = value[step]
        yield field, *_said(detail["type"], field, value, detail.get("ctx", {}))


def _said(kind: str, field: str, value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    key, shown = field.replace("_", "-"), clipped(str(value))
    if kind == "missing":
        return f"`{key}` is missing", f"add `{key}:`"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        named = [f"`{word}`" for word in allowed if word]
        return f"`{key}` cannot be `{shown}`{nearest(shown, [word for word in allowed if word])}", f"it is one of {', '.join(named)}"
    if kind == "string_pattern_mismatch" and field == "sha256":
        return f"`{shown}` is no SHA-256", "write its 64 digits, 0 to 9 and a to f"
    if kind == "string_pattern_mismatch" and field == "wikidata":
        return f"`{shown}` is no Wikidata id", "write it as on Wikidata: Q and digits for a thing, P and digits for a property"
    if kind == "string_pattern_mismatch":
        return f"`{shown}` cannot be an id", f"use small letters, digits and . _ : / # @ + -; for instance `{slug(str(value))}`"
    if kind == "string_too_long":
        return f"`{key}` is longer than {context['max_length']:,} characters", "shorten it"
    if kind == "string_too_short":
        return f"`{key}` is empty", "give it a text"
    if kind.startswith("greater_than"):
        return f"`{key}` cannot be `{shown}`: too small", "give a larger number"
    return f"`{key}` cannot be `{shown}`", "see the page on writing a ledger"


def kind_of(node: Node) -> str:
    """What a node is, in words."""
    return "a list" if isinstance(node, Seq) else "a mapping" if isinstance(node, Map) else f"the text `{clipped(node)}`"


def one_text(node: Node) -> str | Fault | None:
    """A text; ``None`` when it is empty."""
    return (node.strip() or None) if isinstance(node, str) else Fault(f"is one text, not {kind_of(node)}", _ONLY_TEXT)


def texts(node: Node) -> tuple[str, ...] | Fault | None:
    """Several texts; one text alone is a list of one."""
    if isinstance(node, str):
        return (node.strip(),) if node.strip() else None
    if isinstance(node, Map) or not all(isinstance(item, str) for item in node):
        return Fault(f"is a list of texts, not {kind_of(node) if isinstance(node, Map) else 'a list of lists'}", _ONLY_TEXT)
    return tuple(item.strip() for item in node if isinstance(item, str) and item.strip())


def _groups(node: Node) -> tuple[tuple[str, ...], ...] | Fault | None:
    if not isinstance(node, Seq):
        return Fault("is a list of groups of terms", "write [[this, the same], [that]]") if node else None
    groups = [texts(item) for item in node]
    wrong = next((group for group in groups if isinstance(group, Fault)), None)
    return wrong or tuple(group for group in groups if group and not isinstance(group, Fault))


def _flag(node: Node) -> bool | Fault | None:
    if node == "":
        return None
    found = _YES_NO.get(node.strip().lower()) if isinstance(node, str) else None
    return found if found is not None else Fault(f"is yes or no, not {kind_of(node)}", "write yes or no")


def _number(node: Node) -> int | Fault | None:
    if node == "":
        return None
    if isinstance(node, str) and re.fullmatch(r"[0-9]{1,9}", node.strip()):
        return int(node)
    found = f"`{clipped(node)}`" if isinstance(node, str) else kind_of(node)
    return Fault(f"is a whole number, 0 or more, not {found}", "write it in at most nine digits")


def _part(model: type[BaseModel]) -> Callable[[Node], dict[str, Any] | Fault | None]:
    def read(node: Node) -> dict[str, Any] | Fault | None:
        known = _shapes(model)
        if not isinstance(node, Map):
            return Fault(f"is a mapping, not {kind_of(node)}", f"it has the fields {', '.join(known)}") if node else None
        found: dict[str, Any] = {}
        for key, value in node.items():
            if key not in known:
                return Fault(f"has no field `{clipped(key)}`{nearest(key, known)}", f"it has the fields {', '.join(known)}", "unknown-key")
            field, inner = known[key]
            given = inner(value)
            if isinstance(given, Fault):
                return Fault(f"has a `{key}` that {given.message}", given.advice, given.rule)
            if given is not None:
                found[field] = given
        return found

    return read


def _parts(model: type[BaseModel]) -> Callable[[Node], tuple[dict[str, Any], ...] | Fault | None]:
    read = _part(model)

    def several(node: Node) -> tuple[dict[str, Any], ...] | Fault | None:
        if not isinstance(node, Seq):
            return Fault(f"is a list of mappings, not {kind_of(node)}", "write each below it, behind a dash") if node else None
        found = [read(item) for item in node]
        wrong = next((one for one in found if isinstance(one, Fault)), None)
        return wrong or tuple(one for one in found if one and not isinstance(one, Fault))

    return several


@cache
def _shapes(model: type[BaseModel]) -> Mapping[str, tuple[str, Callable[[Node], Any]]]:
    """For each key of a model: its field, and how what stands there is read."""
    return {(info.alias or name): (name, _reader(info.annotation)) for name, info in model.model_fields.items()}


def keys(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys a record of this model can have."""
    return tuple(_shapes(model))


def _reader(annotation: Any) -> Callable[[Node], Any]:
    if annotation is bool:
        return _flag
    if annotation is int:
        return _number
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return _parts(inner)
        return _groups if get_origin(inner) is tuple else texts
    if get_origin(annotation) is not Literal:
        for part in (annotation, *get_args(annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                return _part(part)
    return one_text
