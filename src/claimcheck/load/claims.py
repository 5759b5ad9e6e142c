"""What does each claim of a file state? From its short or long form, or its row, to a record with an id of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from claimcheck.load.loaded import Problem, Spot
from claimcheck.load.records import kind_of
from claimcheck.load.vocabulary import Vocabulary
from claimcheck.load.yaml import Map, Node, Seq, Tree, clipped, entries, offsets
from claimcheck.model import Claim, Source
from claimcheck.suggest import nearest

FIELDS: Mapping[str, str] = {info.alias or name: name for name, info in Claim.model_fields.items()}
_NO_SUBJECT = "the claim has no subject"
_SPLIT_IT = "make one claim of each"


class Draft(NamedTuple):
    """A claim without an id as yet: its fields by name, its place, and how a problem with one of them is said; ``checked`` when there was none before."""

    fields: dict[str, str]
    spot: Spot
    problem: Callable[[str, str, str, str], Problem]
    checked: bool = False


class _SlipError(Exception):
    """What keeps a claim from being read: rule, message, help, and the key (or a colon before a value's key) it is about."""

    def __init__(self, rule: str, message: str, advice: str, mark: int) -> None:
        self.rule, self.message, self.advice, self.mark = rule, message, advice, mark


def drafts(tree: Tree, node: Node, source: Source | None, vocabulary: Vocabulary, problems: list[Problem], lost: bool = False) -> Iterable[Draft]:
    """The claims of a ``claims:`` list. When their source is ``lost``, that is said already, and claims without a subject are passed over."""
    if isinstance(node, str) and not node.strip():
        return
    if not isinstance(node, Seq):
        at = node.at if isinstance(node, Map) else 0
        problems.append(tree.problem("invalid-record", f"`claims:` is a list, not {kind_of(node)}", at, "begin each claim with a dash"))
        return
    header = {"source": source.id, "subject": source.subject} if source is not None else {}
    forms: dict[tuple[str, ...], _Form] = {}
    mark = node.at + 1
    faulty = bool(tree.faults) or node.end == 0
    for item in node:
        if item.__class__ is not Map:
            if not isinstance(item, Map):
                message = f"a claim is a mapping, not {kind_of(item)}"
                problems.append(tree.problem("invalid-record", message, mark, "write it as `- property: value`"))
            mark += 1 if isinstance(item, str) else item.end - item.at
            continue
        if not faulty or tree.sound(item):
            try:
                yield _alike(tree, item, header, forms) or _draft(tree, item, header, vocabulary, forms)
            except _SlipError as slip:
                if not (lost and slip.message == _NO_SUBJECT):
                    problems.append(tree.problem(slip.rule, slip.message, slip.mark, slip.advice))
        mark = item.end


class _Form(NamedTuple):
    """What all claims with the same keys and flat values have in common.

    Where the fields stand, counted from the claim; and of a short claim the field of each key, empty for the one that is its property, and that.
    """

    shape: dict[str, int]
    fields: tuple[str, ...] = ()
    property: str = ""


def _alike(tree: Tree, node: Map, header: dict[str, str], forms: Mapping[tuple[str, ...], _Form]) -> Draft | None:
    """A short claim of the form of one before it, of which little has to be asked; None where there is none, or something may be wrong."""
    form = forms.get(tuple(node))
    if form is None or not form.property or node.end - node.at != 1 + 2 * len(node):
        return None
    fields = header.copy()
    stated = ""
    for field, value in zip(form.fields, node.values(), strict=True):
        if not isinstance(value, str):  # an empty list takes one mark as well
            return None
        if text := value.strip():
            if field:
                fields[field] = text
            else:
                stated = text
    if not stated or not fields.get("subject"):
        return None
    fields["value"], fields["property"] = stated, form.property
    return Draft(fields, Spot(tree.path, node.at, form.shape), _teller(tree, node.at, form.shape))


def _draft(tree: Tree, node: Map, header: dict[str, str], vocabulary: Vocabulary, forms: dict[tuple[str, ...], _Form]) -> Draft:
    fields = header.copy()
    stated: list[str] = []
    for key, value in node.items():
        field = FIELDS.get(key)
        if field is None:
            stated.append(key)
        elif value.__class__ is str:
            if value := value.strip():
                fields[field] = value
        else:
            fields[field] = _joined(field, key, value, node.at + offsets(node)[key])
    short = None
    if stated or "property" not in fields:
        short = _property_key(node, stated, vocabulary)
        value = node[short]
        text = value.strip() if isinstance(value, str) else _joined("value", short, value, node.at + offsets(node)[short])
        if text:
            fields["value"] = text
        fields["property"] = short
    shape = _shape(node, short, forms)
    written = fields["property"]
    property_id = vocabulary.id_of(written)
    if property_id is None:
        message, advice = unknown_property(written, vocabulary, tuple(FIELDS) if short is not None else ())
        raise _SlipError("unknown-property", message, advice, node.at + shape["property"])
    fields["property"] = property_id
    if "value" not in fields:
        raise _SlipError(
            "invalid-record",
            f"`{clipped(written)}` has no value",
            "write what the source says; `unknown` and `none` are values too",
            node.at + shape.get("value", 0),
        )
    if "subject" not in fields or not fields["subject"]:
        raise _SlipError("invalid-record", _NO_SUBJECT, "add `subject:` here, or to the source above for all its claims", node.at)
    if short is not None and "property" not in node and "value" not in node and (form := forms.get(tuple(node))) is not None:
        others = tuple(FIELDS.get(key, "") for key in node)
        if others.count("") == 1:  # keys that were refused have no field either
            forms[tuple(node)] = form._replace(fields=others, property=property_id)
    return Draft(fields, Spot(tree.path, node.at, shape), _teller(tree, node.at, shape))


def _teller(tree: Tree, at: int, shape: Mapping[str, int]) -> Callable[[str, str, str, str], Problem]:
    return lambda rule, field, message, advice: tree.problem(rule, message, at + shape.get(field.replace("_", "-"), 0), advice)


def _shape(node: Map, short: str | None, forms: dict[tuple[str, ...], _Form]) -> dict[str, int]:
    """Where the fields stand, counted from the claim; shared by all claims with the same keys and flat values."""
    keys = tuple(node)
    flat = node.end - node.at == 1 + 2 * len(keys)
    form = forms.get(keys) if flat else None
    if form is not None:
        return form.shape
    shape = offsets(node)
    if short is not None:
        shape["value"] = shape.pop(short)
        shape["property"] = shape["value"] - 1
    if flat:
        forms[keys] = _Form(shape)
    return shape


def _property_key(node: Map, stated: list[str], vocabulary: Vocabulary) -> str:
    """Which of the keys is the property of a short claim?"""
    places = {key: mark for key, _, mark in entries(node)}
    stated = [key for key in stated if key in places]
    long = [key for key in ("property", "value") if key in node]
    known = [] if long else [key for key in stated if vocabulary.id_of(key) is not None]
    if len(known) > 1:
        names = " and ".join(f"`{key}`" for key in known)
        raise _SlipError("invalid-record", f"one claim states {names}", _SPLIT_IT, places[known[1]])
    if len(stated) == 1 and not long:
        return stated[0]
    wrong = [key for key in stated if key not in known]
    if wrong:
        message = f"`{clipped(wrong[0])}` is no field of a claim{_near_field(wrong[0])}"
        raise _SlipError("unknown-key", message, "correct it or leave it out", places[wrong[0]])
    if long:
        lacking = "property" if "value" in node else "value"
        raise _SlipError("invalid-record", f"the claim has no `{lacking}`", f"add `{lacking}:`", node.at)
    raise _SlipError("invalid-record", "the claim states nothing", "add the property and its value, as `staff: about 200`", node.at)


@lru_cache(maxsize=1000)
def _near_field(key: str) -> str:
    return nearest(key, FIELDS)


def unknown_property(written: str, vocabulary: Vocabulary, other: tuple[str, ...] = (), rows: int = 1) -> tuple[str, str]:
    """Message and help for a name that is no property. However many rows have it, the message is the same, and so is the id of the finding."""
    return f"no property `{clipped(written)}`{vocabulary.near(written, other)}", f"correct it{_in_all(rows)}, or declare it under `properties:`"


def _in_all(rows: int) -> str:
    return f" in all {rows:,} rows of this file" if rows > 1 else ""


def _joined(field: str, key: str, value: Node, mark: int) -> str:
    """Several values in one text, with semicolons between them."""
    before = ""
    if field == "value" and isinstance(value, Map) and list(value) == ["only"]:
        before, value = "only ", value["only"]
    if isinstance(value, str) and before:
        return before + value.strip()
    if field in {"value", "scope"} and isinstance(value, Seq):
        if not all(isinstance(item, str) and item.strip() for item in value):
            raise _SlipError(
                "invalid-record",
                f"`{clipped(key)}` is a list of texts, and one of them is none",
                "put the text in quotes if it holds a colon, a bracket or a brace",
                mark,
            )
        for number, item in enumerate(value):
            if isinstance(item, str) and ";" in item:
                message = f"`{clipped(item)}` holds a semicolon, which parts the values of a list"
                raise _SlipError("invalid-record", message, "make one entry of each", value.at + 1 + number)
        return before + "; ".join(str(item).strip() for item in value)
    raise _SlipError(
        "invalid-record",
        f"`{clipped(key)}` is one text, not {kind_of(value)}",
        "put the text in quotes if it holds a colon, a bracket or a brace",
        mark,
    )


def unknown_source(id: str, meant: str, rows: int = 1) -> tuple[str, str]:
    """What is said of a source that nobody declared, and how to mend it. However many rows have it, the message is the same."""
    return f"no source `{clipped(id)}`{meant}", f"correct it{_in_all(rows)}, or declare it under `source:` or `sources:`"


def same_id(id: str, at: str) -> tuple[str, str]:
    """What is said of a claim whose id another one has, and how to mend it."""
    return f"`{clipped(id)}` is the id of another claim, at {at}", "give one of the two another id, or none"


def at_row(path: str, line: int, number: int) -> str:
    """Where a row of a table stands: on a line, or as one of so many."""
    return f"{path}:{line}" if line else f"{path}, row {number}"


def slug_hash(text: str) -> str:
    """Twelve digits that tell a long text from others."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
