"""What may stand in a YAML file, for an editor that completes and underlines? A JSON Schema made from the models."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from claimcheck.load.vocabulary import standard
from claimcheck.model import Claim, Decision, Entity, Property, Relation, Source

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# An editor reads `2019` and `yes` as a number and a truth value, though the program takes them as text.
_SCALAR = ["string", "number", "integer", "boolean"]
_TEXT: Schema = {"type": [*_SCALAR, "null"]}
FILLED: Schema = {"type": _SCALAR}
_SEVERAL: list[Schema] = [FILLED, {"type": "array", "items": FILLED, "minItems": 1}]
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": FILLED}]}


def json_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a ledger's YAML files."""
    return {
        "$schema": DIALECT,
        "title": "A ledger file of claimcheck",
        "description": "A source and what it says; or entities, properties, relations and decisions.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            "source": {"$ref": "#/$defs/source", "description": "The source this file is about."},
            "sources": _by_id("source", "Further sources, by id."),
            "entities": _by_id("entity", "What claims are about and what values name, by id."),
            "properties": _by_id("property", "Questions of your own, or changes to standard ones, by id."),
            "claims": _list_of("claim", "What the source says."),
            "relations": _list_of("relation", "Statements over several claims."),
            "decisions": _list_of("decision", "What was decided about findings."),
        },
        "$defs": {
            "source": record_schema(Source),
            "named-source": record_schema(Source, keyed=True),
            "named-entity": record_schema(Entity, keyed=True),
            "named-property": record_schema(Property, keyed=True),
            "claim": _claim(),
            "value": {"description": "What the source says, as text.", "anyOf": [*_SEVERAL, _ONLY]},
            "relation": record_schema(Relation),
            "decision": record_schema(Decision),
            "property-name": _property_name(),
        },
    }


def _by_id(kind: str, description: str) -> Schema:
    entry = {"$ref": f"#/$defs/named-{kind}"}
    return {"description": description, "type": ["object", "null"], "additionalProperties": entry}


def _list_of(kind: str, description: str) -> Schema:
    return {"description": description, "type": ["array", "null"], "items": {"$ref": f"#/$defs/{kind}"}}


def record_schema(model: type[BaseModel], *, keyed: bool = False) -> Schema:
    """The JSON Schema of a record; of one whose id is the key above it, when ``keyed``."""
    fields = {name: info for name, info in model.model_fields.items() if not (keyed and name == "id")}
    required = [str(info.alias) for info in fields.values() if info.is_required()]
    schema: Schema = {
        "type": "object" if required else ["object", "null"],
        "description": _first_line(model),
        "additionalProperties": False,
        "properties": {str(info.alias): _field(info.annotation, info.description) for info in fields.values()},
    }
    return schema | ({"required": required} if required else {})


def _claim() -> Schema:
    """A claim: its property as a key (short form), or `property` and `value` (long form)."""
    schema = record_schema(Claim)
    fields = schema["properties"]
    value = {"$ref": "#/$defs/value"}
    fields["value"] = value
    fields["scope"] = _TEXTS | {"description": fields["scope"]["description"]}
    fields["property"] = {"$ref": "#/$defs/property-name"}
    of_a_claim = list(fields)
    schema["properties"] = fields | {id: {**value, "description": prop.description or prop.label} for id, prop in standard().items()}
    # A ledger's own properties are keys as well.
    schema["additionalProperties"] = value
    del schema["required"]
    schema["oneOf"] = [
        {"title": "long form", "required": ["property", "value"], "propertyNames": {"enum": of_a_claim}},
        {
            "title": "short form",
            "not": {"anyOf": [{"required": ["property"]}, {"required": ["value"]}, {"propertyNames": {"enum": of_a_claim}}]},
        },
    ]
    return schema


_ONLY: Schema = {
    "description": "These and no others.",
    "type": "object",
    "additionalProperties": False,
    "required": ["only"],
    "properties": {"only": {"anyOf": _SEVERAL}},
}


def _property_name() -> Schema:
    """Any name, with those of the standard vocabulary to choose from."""
    names = [{"const": id, "description": prop.description or prop.label} for id, prop in standard().items()]
    return {"description": "The question that is answered.", "anyOf": [{"oneOf": names}, {"type": "string"}]}


def _field(annotation: Any, description: str | None) -> Schema:
    schema = dict(_shape(annotation))
    return schema | ({"description": description} if description else {})


def _shape(annotation: Any) -> Schema:
    if annotation is bool:
        return {"enum": [True, False, "yes", "no", "true", "false", None]}
    if annotation is int:
        return {"type": ["integer", "null"], "minimum": 0}
    if get_origin(annotation) is Literal:
        return {"enum": [*(word for word in get_args(annotation) if word), None]}
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return {"anyOf": [{"type": "array", "items": record_schema(inner)}, {"type": "null"}]}
        items = _TEXTS if get_origin(inner) is tuple else {"enum": list(get_args(inner))} if get_origin(inner) is Literal else FILLED
        return {"anyOf": [{"type": "array", "items": items}, items, {"type": "null"}]}
    for part in get_args(annotation):
        if get_origin(part) is Literal:
            return _shape(part)
        if isinstance(part, type) and issubclass(part, BaseModel):
            return record_schema(part)
    return _TEXT


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").partition("\n")[0]
