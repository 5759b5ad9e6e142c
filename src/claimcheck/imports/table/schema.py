"""What may stand in the mapping of a wide table, for an editor that completes and underlines? A JSON Schema made from the models."""

from __future__ import annotations

from claimcheck.imports.table.mapping import Column, Mapping
from claimcheck.load.schema import DIALECT, FILLED, Schema, record_schema
from claimcheck.model import Source


def mapping_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the mappings that `claimcheck import table` takes."""
    schema = record_schema(Mapping)
    schema["properties"]["source"] = {
        "description": "The source of the table, as at the head of a ledger file; or the id of one that the ledger declares.",
        "anyOf": [{"$ref": "#/$defs/source"}, FILLED],
    }
    schema["properties"]["columns"] = {
        "description": "What each column states: its header, and the property or its fields.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"anyOf": [{"$ref": "#/$defs/column"}, FILLED]},
    }
    return {
        "$schema": DIALECT,
        "title": "A mapping of claimcheck",
        **schema,
        "required": [*schema["required"], "source", "columns"],
        "$defs": {"source": record_schema(Source), "column": record_schema(Column)},
    }
