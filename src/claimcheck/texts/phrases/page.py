"""What is there to know of a property? What it asks, its traits, the phrases and keys by which texts state it, and examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model import Example, Property
from claimcheck.texts.phrases.standard import standard_phrases

_APART = frozenset(("id", "label", "description", "aliases", "wikidata", "datatype", "unit", "phrases", "keys", "examples"))


def property_page(prop: Property, examples: Sequence[Example]) -> str:
    """The page of a property, in Markdown."""
    standard = standard_phrases()
    lines = [f"# {prop.id}", "", f"Asks: {prop.label or prop.id}. {prop.description}".rstrip(), "", "## What it takes", ""]
    lines += [f"- kind of value: {prop.datatype}{f', in {prop.unit} where none is given' if prop.unit else ''}"]
    if prop.aliases:
        lines += [f"- also called: {', '.join(f'`{alias}`' for alias in prop.aliases)}"]
    if prop.wikidata:
        lines += [f"- on Wikidata: {prop.wikidata}"]
    lines += [*_traits(prop), "", "## Phrases", "", "How prose states it; the page on phrases explains the language.", ""]
    phrases = (*standard.phrases.get(prop.id, ()), *prop.phrases)
    lines += [f"- `{phrase}`" for phrase in phrases] or ["None: texts state it by keys and headings only."]
    keys = dict.fromkeys((*standard.keys.get(prop.id, ()), *prop.keys))
    lines += ["", "## Keys and headings", "", ", ".join([f"`{key}`" for key in keys] or ["its names and its label"]) + "."]
    if examples:
        lines += ["", "## Examples", "", *(_example(example) for example in examples)]
    return "\n".join([*lines, ""])


def _traits(prop: Property) -> Iterator[str]:
    for name, field in type(prop).model_fields.items():
        value = getattr(prop, name)
        if name not in _APART and value and value != field.default:
            yield f"- {name.replace('_', '-')}: {_shown(value)}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_shown(each) if not isinstance(each, tuple) else ", ".join(each) for each in value)
    return "yes" if value is True else str(value)


def _example(example: Example) -> str:
    if not example.value:
        return f"- “{example.text}” states nothing of it."
    apart = [(name, getattr(example, name)) for name in ("subject", "when", "scope", "modality")]
    told = "".join(f", {name} `{value}`" for name, value in apart if value)
    return f"- “{example.text}” states `{example.value}`{told}."
