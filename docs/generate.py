"""Write what is made from the code: the pages on rules, vocabulary and settings, and the JSON Schema. ``--check`` says which are stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from claimcheck.imports.table.schema import mapping_schema
from claimcheck.load.schema import json_schema
from claimcheck.load.settings import Settings
from claimcheck.load.vocabulary import packaged, standard
from claimcheck.model import Property
from claimcheck.reading.expect import Datatype
from claimcheck.rule import page
from claimcheck.rules import ALL
from claimcheck.texts.phrases import standard_phrases

HERE = Path(__file__).parent
SOURCE = "../src/claimcheck/rules"

# What a value of each datatype is, with examples, and how two of them differ.
DATATYPES: dict[Datatype, tuple[str, str, str]] = {
    "quantity": (
        "an amount: a count, a share, a measure, money",
        "`173`, `almost 22,000`, `30%`, `5 km`, `1.2 million EUR`",
        "as numbers in one unit; currencies are not converted",
    ),
    "date": ("when something happened", "`1951`, `2021-07`, `18 May 2025`, `early 2000s`", "as days: `1951` and `May 1951` agree"),
    "period": ("a stretch of time", "`2008/2018`, `since 2023`", "by when each could begin and end"),
    "entity": (
        "a thing that other claims can be about",
        "`Geneva`, `ann-lee`",
        "by the entity that a name is declared to mean; undeclared names as names",
    ),
    "name": ("what something is called, or a term", "`Harbour Trust`", "as the trait `wording` says"),
    "text": ("free text", "`Ships come home`", "as the trait `wording` says; without it, texts that differ are not judged"),
    "yes-no": ("whether something holds", "`yes`, `no`", "yes against no"),
}


def rules() -> str:
    """The list of rules, by family, each with its page."""
    lines = ["# Rules", "", "`claimcheck explain RULE` prints the page of a rule; every example on a page is run as a test.", ""]
    for family in dict.fromkeys(rule.family for rule in ALL):
        lines += [f"## {family.capitalize()}", "", "| rule | severity | finds |", "|---|---|---|"]
        for rule in ALL:
            if rule.family == family:
                assert page(rule.id).startswith(f"# {rule.id}\n"), rule.id
                level = f"{rule.severity.value}, off" if rule.optional else rule.severity.value
                lines.append(f"| [{rule.id}]({SOURCE}/{rule.id.replace('-', '_')}.md) | {level} | {rule.summary} |")
        lines.append("")
    optional = ", ".join(f"`{rule.id}`" for rule in ALL if rule.optional)
    lines += [f"These run only where `--select` names them or `severity` in the settings gives them one: {optional}.", ""]
    blocking = ", ".join(f"`{rule.id}`" for rule in ALL if rule.blocks)
    return "\n".join([*lines, f"These mean that something could not be checked, so that the exit status is 2: {blocking}.", ""])


def vocabulary() -> str:
    """The standard properties, with what can be said of each."""
    lines = ["# The standard vocabulary", "", "Properties that come with the package. Any of the names in the first column may be used.", ""]
    lines += ["| property | asks | kind of value | traits | Wikidata |", "|---|---|---|---|---|"]
    for prop in standard().values():
        names = ", ".join(f"`{name}`" for name in (prop.id, *prop.aliases))
        if prop.id == next(iter(packaged("further.yaml"))):
            lines += ["", "Further properties, which [prose](prose.md) answers:", "", lines[4], lines[5]]
        wikidata = f"[{prop.wikidata}](https://www.wikidata.org/wiki/Property:{prop.wikidata})" if prop.wikidata else ""
        lines.append(f"| {names} | {prop.label} | {prop.datatype}{f', {prop.unit}' if prop.unit else ''} | {traits(prop)} | {wikidata} |")
    lines += [
        "",
        "## Properties of your own",
        "",
        "```yaml",
        "properties:",
        "  berths: {label: berths, datatype: quantity, words: [berths], additive: true}",
        "```",
        "",
    ]
    lines += [
        "A ledger's own `properties:` go by id. One of the same id as a standard property changes only what it gives; one of the same id as a",
        "further property is another question, which takes nothing over.",
        "",
    ]
    lines += [
        "## Kinds of value",
        "",
        "`datatype` says what kind of value answers the question. Without it, a property with `unit`, `units`, `words`, `figures`, `additive` or",
    ]
    lines += [
        "`grows` is a quantity, any other a text; one with only `minimum`, `maximum` or `difference` has to say whether it asks for a quantity or a date.",
        "",
    ]
    lines += ["| datatype | is | for instance | compared |", "|---|---|---|---|"]
    lines += [f"| `{name}` | {meaning} | {example} | {compared} |" for name, (meaning, example, compared) in DATATYPES.items()]
    lines += ["", "## Traits", "", "| trait | takes | default | meaning |", "|---|---|---|---|"]
    for name, field in Property.model_fields.items():
        if name != "id":
            lines.append(f"| `{name.replace('_', '-')}` | {takes(field.annotation)} | {default(field.default)} | {field.description} |")
    types = sorted({kind for prop in standard().values() for kind in (*prop.subject_types, *prop.value_types)})
    asked = ", ".join(f"`{prop.id}`" for prop in standard().values() if prop.subject_types or prop.value_types)
    lines += [
        "",
        "## Types of entity",
        "",
        "The `type` of an entity is a word of your own, and may be left out: a thing without a type fits everywhere. It is held against `subject-types` and",
    ]
    lines += [f"`value-types`. In the standard vocabulary those are {', '.join(f'`{kind}`' for kind in types)}, asked for by {asked}."]
    return "\n".join([*lines, ""])


def takes(annotation: Any) -> str:
    """What may be written for a trait, in words."""
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(annotation))
    if annotation is bool:
        return "`true` or `false`"
    if annotation is int:
        return "a whole number"
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        if get_origin(inner) is tuple:
            return "a list of lists of texts"
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return f"a list of mappings of {', '.join(f'`{info.alias}`' for info in inner.model_fields.values())}"
        return f"a list of {takes(inner)}" if get_origin(inner) is Literal else "a list of texts"
    for part in get_args(annotation):
        if get_origin(part) is Literal:
            return takes(part)
        if isinstance(part, type) and issubclass(part, BaseModel):
            return "a mapping of " + ", ".join(f"`{info.alias}`" for info in part.model_fields.values())
    return "a text"


def default(value: Any) -> str:
    """What holds when a trait is left out; nothing to show where it is then not set."""
    return "`false`" if value is False else "" if value in ("", (), None) else f"`{value}`"


def traits(prop: Property) -> str:
    """What is set beside the kind of value, in a few words."""
    shown = (
        "values",
        "time",
        "figures",
        "wording",
        "grows",
        "office",
        "additive",
        "fresh",
        "after",
        "inverse",
        "symmetric",
        "requires",
        "minimum",
        "maximum",
    )
    given = {name: getattr(prop, name) for name in shown if name in prop.model_fields_set}
    return ", ".join(name if value is True else f"{name}: {' '.join(value) if isinstance(value, tuple) else value}" for name, value in given.items())


def settings() -> str:
    """The settings, with their defaults."""
    lines = [
        "# Settings",
        "",
        "In `claimcheck.toml`, or under `[tool.claimcheck]` in `pyproject.toml`; the nearest one upward from where the command runs, no higher than the",
        "top of its git repository (the folder that holds `.git`): what stands above belongs to another project. `--config FILE` names one that stands",
        "anywhere.",
        "",
    ]
    lines += ["Options of the command line win over settings. An unknown key is refused.", "", "| key | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        lines.append(f"| `{name.replace('_', '-')}` | `{json.dumps(default)}` | {field.description} |")
    return "\n".join([*lines, ""])


def schema() -> str:
    """The JSON Schema of the YAML files, as `claimcheck schema` prints it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def mapping() -> str:
    """The JSON Schema of the mappings of wide tables, as `claimcheck schema mapping` prints it."""
    return json.dumps(mapping_schema(), indent=2, ensure_ascii=False) + "\n"


def phrases() -> str:
    """The language of phrases, and the phrases that come with the package."""
    standard_of, known = standard_phrases(), standard()
    lines = [
        "# Phrases: how texts state things",
        "",
        "Prose is tied to the questions of the vocabulary by *phrases*, which are data. A property of your own gets them the same way:",
        "",
        "```yaml",
        "properties:",
        "  berths:",
        "    datatype: quantity",
        '    phrases: ["moor {value} (boats|ships)", "count: berths|moorings"]',
        "    keys: [berths, moorings]",
        "    examples:",
        '    - {text: The Sea Museum can moor 40 boats., value: "40"}',
        "    - {text: The Sea Museum sold 40 boats.}",
        "```",
        "",
        "`phrases` are looked for in sentences, in addition to those of the standard vocabulary. `keys` are names of lines (`Berths: 40`) and headings of",
        "columns, beside the id, the aliases and the label. `examples` are texts with what they are to yield; one without a value yields nothing of the",
        "property. `claimcheck check` runs them: one that does not hold is a finding (`failing-example`), and so is a phrase that cannot be looked for",
        "(`unreadable-trait`). `claimcheck explain founded` shows the phrases and examples of a property, of the standard or of the ledger that the settings name.",
        "",
        "A quantity that counts what its `words` name, and has no phrases of its own, is counted as anything is: `count: berths`.",
        "",
        "## The language",
        "",
        "| written | stands for |",
        "|---|---|",
        "| `staff of` | these words, in this order, in whatever case |",
        "| `(founded\\|set up)` | one of these |",
        "| `[annual]` | this, or nothing |",
        "| `<have>` | one of the words of a group, listed below |",
        "| `...` | up to eight words of the same clause, none of them a value of the same kind or a word that another phrase is looked for by |",
        "| `!(of\\|at)` | neither of these here |",
        "| `&` | in front: right behind another phrase, after a comma or *and* |",
        "| `{value}` | what answers: a figure with a fitting unit, a date, a name with its capitals, or words in quotation marks |",
        "| `{from}`, `{to}` | a period whose beginning, or end, is what answers |",
        "| `{subject}` | of whom it is said; without it, whom the clause is about |",
        "| `{when}` | the time that goes with it; without it, the time of the clause |",
        "| `{scope}` | the part it speaks of, or what was joined: a name, or a word or two |",
        "| `{other}` | a name that defines the value or is defined by it: its short form |",
        "| `{any}`, `{region}` | names that do not matter |",
        "| `{value:school}`, `{value:person}` | a word of a group; a thing of that type; `has-school`: a name with a word of the group; `quoted`, `acronym` |",
        "| `count: seats` | each line of the form `count`, with *seats* for its `{words}` |",
        "| `\\(` | the sign itself |",
        "",
        "A phrase has at least one word and a `{value}`. That of an event may do without: its date is then the date of the clause (*In 1887, the trust was",
        "founded*). Where several phrases would take one value, the one that fixes most words has it. A value that the reader cannot read is not judged.",
        "",
        "## Groups",
        "",
        "| group | words |",
        "|---|---|",
    ]
    for name, words in standard_of.language.groups.items():
        lines.append(f"| `<{name}>` | {', '.join(words)} |")
    lines += ["", "## Forms", ""]
    for name, rows in standard_of.language.forms.items():
        lines += [f"`{name}:` stands for", "", *(f"- `{row}`" for row in rows), ""]
    lines += ["## Phrases of the standard vocabulary", ""]
    for id, rows in standard_of.phrases.items():
        lines += [f"`{id}` ({known[id].label})", "", *(f"- `{row}`" for row in rows), ""]
    return "\n".join(lines)


PAGES = {
    "rules.md": rules,
    "vocabulary.md": vocabulary,
    "phrases.md": phrases,
    "settings.md": settings,
    "ledger.schema.json": schema,
    "mapping.schema.json": mapping,
}


def stale() -> list[str]:
    """The files that are not what would be written."""
    return [name for name, make in PAGES.items() if not (HERE / name).is_file() or (HERE / name).read_text(encoding="utf-8") != make()]


def main(check: bool) -> int:
    """Write the files, or say which are stale."""
    old = stale()
    for name in old:
        if check:
            print(f"docs/{name}: stale; run python docs/generate.py", file=sys.stderr)
        else:
            (HERE / name).write_text(PAGES[name](), encoding="utf-8")
    return int(check and bool(old))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
