"""Write the pages that are made from the code: rules, vocabulary, settings. ``--check`` says which are stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from claimcheck.load.settings import Settings
from claimcheck.load.vocabulary import standard
from claimcheck.model import Property
from claimcheck.rule import page
from claimcheck.rules import ALL

HERE = Path(__file__).parent
SOURCE = "../src/claimcheck/rules"


def rules() -> str:
    """The list of rules, by family, each with its page."""
    lines = ["# Rules", "", "`claimcheck explain RULE` prints the page of a rule; every example on a page is run as a test.", ""]
    for family in dict.fromkeys(rule.family for rule in ALL):
        lines += [f"## {family.capitalize()}", "", "| rule | severity | finds |", "|---|---|---|"]
        for rule in ALL:
            if rule.family == family:
                assert page(rule.id).startswith(f"# {rule.id}\n"), rule.id
                lines.append(f"| [{rule.id}]({SOURCE}/{rule.id.replace('-', '_')}.md) | {rule.severity.value} | {rule.summary} |")
        lines.append("")
    blocking = ", ".join(f"`{rule.id}`" for rule in ALL if rule.blocks)
    return "\n".join([*lines, f"These mean that something could not be checked, so that the exit status is 2: {blocking}.", ""])


def vocabulary() -> str:
    """The standard properties, with what can be said of each."""
    lines = ["# The standard vocabulary", "", "Properties that come with the package. Any of the names in the first column may be used.", ""]
    lines += ["| property | asks | kind of value | traits | Wikidata |", "|---|---|---|---|---|"]
    for prop in standard().values():
        names = ", ".join(f"`{name}`" for name in (prop.id, *prop.aliases))
        wikidata = f"[{prop.wikidata}](https://www.wikidata.org/wiki/Property:{prop.wikidata})" if prop.wikidata else ""
        lines.append(f"| {names} | {prop.label} | {prop.datatype}{f', {prop.unit}' if prop.unit else ''} | {traits(prop)} | {wikidata} |")
    lines += ["", "## Traits", "", "A ledger's own `properties:` may set these; a property of the same name as a standard one changes only what it gives.", ""]
    lines += ["| trait | meaning |", "|---|---|"]
    lines += [f"| `{name.replace('_', '-')}` | {field.description or ''} |" for name, field in Property.model_fields.items() if field.description]
    return "\n".join([*lines, ""])


def traits(prop: Property) -> str:
    """What is set beside the kind of value, in a few words."""
    shown = ("values", "time", "figures", "wording", "grows", "office", "additive", "fresh", "after", "inverse", "symmetric", "requires", "minimum", "maximum")
    given = {name: getattr(prop, name) for name in shown if name in prop.model_fields_set}
    return ", ".join(name if value is True else f"{name}: {' '.join(value) if isinstance(value, tuple) else value}" for name, value in given.items())


def settings() -> str:
    """The settings, with their defaults."""
    lines = ["# Settings", "", "In `claimcheck.toml`, or under `[tool.claimcheck]` in `pyproject.toml`; the nearest one upward from where the command runs.", ""]
    lines += ["Options of the command line win over settings. An unknown key is refused.", "", "| key | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        lines.append(f"| `{name.replace('_', '-')}` | `{json.dumps(default)}` | {field.description} |")
    return "\n".join([*lines, ""])


PAGES = {"rules.md": rules, "vocabulary.md": vocabulary, "settings.md": settings}


def main(check: bool) -> int:
    """Write the pages, or say which are stale."""
    stale = [name for name, make in PAGES.items() if not (HERE / name).is_file() or (HERE / name).read_text(encoding="utf-8") != make()]
    for name in stale:
        if check:
            print(f"docs/{name}: stale; run python docs/generate.py", file=sys.stderr)
        else:
            (HERE / name).write_text(PAGES[name](), encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
