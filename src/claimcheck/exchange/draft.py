"""How is what a text says written down as a draft of a source file, in the ledger's own format?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Entity, Property, Source
from claimcheck.prose import Document, Mention
from claimcheck.reading import NameTable, resolve
from claimcheck.texts import Recorded
from claimcheck.texts.untied import untied as untied_mentions

UNTIED = "# Figures and dates that are tied to no question. What matters, record as `- {property: value, quote: words}`:"
MOST_UNTIED = 500
LONGEST_LINE = 150
_WORDS_AROUND, _LONGEST_MENTION = 5, 80
_PLAIN = re.compile(r"[^\W_][^:#\[\]{},&*!|>'\"%@`\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_OMITTED = frozenset(("id", "source", "subject", "property", "value", "draft"))


def draft(record: Recorded, known: Ledger, names: NameTable) -> str:
    """The whole file: the source, the entities and properties that the ledger does not have yet, the claims, and what is tied to none."""
    claims = [claim for claim, _ in record.claims]
    parts = [_source(record.source)]
    if entities := [entity for entity in used_entities(record, known, names) if entity.id not in known.entities]:
        parts.append("entities:\n" + "".join(entity_line(entity) for entity in entities))
    if properties := [prop for prop in record.document.properties if prop.id not in known.properties]:
        parts.append("properties:\n" + "".join(property_line(prop) for prop in properties))
    lines = "".join(claim_line(claim, record.source.subject) for claim in claims)
    parts.append(f"claims:\n{lines}" if lines else "claims: []\n")
    if left := untied(record.document):
        parts.append(left)
    return "\n".join(parts)


def claim_line(claim: Claim, subject: str) -> str:
    """A claim as an entry of a list, marked as a draft: on one line where it fits, else a field a line."""
    fields = {} if claim.subject == subject else {"subject": claim.subject}
    fields[claim.property] = claim.value
    for name, info in Claim.model_fields.items():
        if name not in _OMITTED and (text := getattr(claim, name)):
            fields[info.alias or name] = text
    fields["draft"] = "yes"
    line = f"- {_flow(fields)}\n"
    if len(line) <= LONGEST_LINE:
        return line
    return "- " + "  ".join(f"{key}: {scalar(value)}\n" for key, value in fields.items())


def entity_line(entity: Entity) -> str:
    """An entity as an entry of ``entities:``."""
    return f"  {entity.id}: {_flow({'name': entity.name, 'aliases': entity.aliases, 'short': entity.short, 'type': entity.type})}\n"


def property_line(prop: Property) -> str:
    """A property as an entry of ``properties:``, with the traits that are not those of any property."""
    given = {info.alias or name: getattr(prop, name) for name, info in Property.model_fields.items() if name != "id"}
    usual = {info.alias or name: info.default for name, info in Property.model_fields.items()}
    return f"  {prop.id}: {_flow({key: value for key, value in given.items() if value != usual[key]})}\n"


def used_entities(record: Recorded, known: Ledger, names: NameTable) -> Iterator[Entity]:
    """The entities of a text that its claims are about or name, in the order of their ids."""
    named = {claim.subject for claim, _ in record.claims} | {record.source.subject}
    properties = {**known.properties, **{prop.id: prop for prop in record.document.properties}}
    for claim, _ in record.claims:
        if properties[claim.property].datatype == "entity":
            named.add(resolve(claim.value.removeprefix("not "), names))
    return (entity for entity in sorted(record.document.entities, key=lambda one: one.id) if entity.id in named)


def untied(document: Document) -> str:
    """A comment for each figure, date, quoted phrase and post that no statement takes: where it stands, and why it is not judged if that is known."""
    why = {(mention.block, mention.start): reason for mention, reason in document.unjudged}
    left = untied_mentions(document)
    lines = [f"#   {_mentioned(mention, document, why.get((mention.block, mention.start), ''))}\n" for mention in left[:MOST_UNTIED]]
    if len(left) > MOST_UNTIED:
        lines.append(f"#   and {len(left) - MOST_UNTIED:,} more\n")
    return f"{UNTIED}\n{''.join(lines)}" if lines else ""


def _mentioned(mention: Mention, document: Document, why: str) -> str:
    block = document.page.blocks[mention.block]
    line, _ = document.page.place(mention.block, mention.start)
    before = block.text[max(0, mention.start - 60) : mention.start].split(" ")[-_WORDS_AROUND:]
    after = block.text[mention.end : mention.end + 60].split(" ")[: _WORDS_AROUND + 1]
    words = mention.text if len(mention.text) <= _LONGEST_MENTION else f"{mention.text[:_LONGEST_MENTION]}…"
    around = " ".join(f"{' '.join(before)}{words}{' '.join(after)}".split())
    reason = f" (not judged: {why})" if why else ""
    return _CONTROL.sub(" ", f"line {line}: {words}{reason}: … {around} …")


def _source(source: Source) -> str:
    lines = []
    for name, info in Source.model_fields.items():
        value = getattr(source, name)
        if value and (name == "id" or value != info.default):
            text = f"[{', '.join(scalar(item) for item in value)}]" if isinstance(value, tuple) else scalar(value)
            lines.append(f"  {info.alias or name}: {text}\n")
    return "source:\n" + "".join(lines)


def _flow(fields: Mapping[str, object]) -> str:
    parts = [f"{key}: {_value(value)}" for key, value in fields.items() if value not in ("", (), None)]
    return f"{{{', '.join(parts)}}}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    return scalar(("no", "yes")[value] if isinstance(value, bool) else str(value))


def scalar(text: str) -> str:
    """A text as YAML takes it anywhere, a flow mapping included: plain where nothing in it could mean something else."""
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
