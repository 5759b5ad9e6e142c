"""What does this text claim? ``claimcheck extract``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from claimcheck.cli.job import day_of
from claimcheck.cli.options import PATH
from claimcheck.cli.output import write
from claimcheck.errors import UsageError
from claimcheck.hidden import visible
from claimcheck.ledger import Ledger, Problem
from claimcheck.load import load, read_settings
from claimcheck.load.documents import read_document
from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.vocabulary import standard
from claimcheck.model import Entity, Property
from claimcheck.prose import Document, Page


@click.command("extract")
@click.option("--config", "config", type=PATH, help="Settings file. Default: claimcheck.toml or pyproject.toml, upward.")
@click.option("--output", type=click.Path(path_type=Path), metavar="PATH", help="Folder, or file for one TEXT, to write to; - for standard output.")
@click.argument("texts", nargs=-1, required=True, type=PATH, metavar="TEXT...")
def command(config: Path | None, output: Path | None, texts: tuple[Path, ...]) -> int:
    """Write a draft source file for each TEXT (Markdown or plain): what it says of itself, and a claim for each statement.

    Drafts go to the folder of the ledger, are marked `draft: yes` until a person takes the mark away, and end with what could be tied to
    no question. Run again on a text that changed, claims that were confirmed stay as they are, and what moved, changed or vanished is shown.
    """
    settings = read_settings(config)
    folders = [path for path in settings.claims if Path(path).exists()]
    known = load(folders).ledger(today=day_of(settings.today))
    if output is not None and len(texts) > 1 and (str(output) == "-" or output.suffix in {".yaml", ".yml"}):
        raise UsageError(f"{output}: one file for {len(texts)} texts; name a folder, or give one text")
    folder = Path(settings.claims[0]) if Path(settings.claims[0]).suffix not in {".yaml", ".yml"} else Path(settings.claims[0]).parent
    status = 0
    from claimcheck.texts.record import source_ids

    named = list(dict.fromkeys(shown(text) for text in texts))
    ids = dict(zip(named, source_ids(named), strict=True))
    for text in {shown(text): text for text in texts}.values():
        page = read_document(text)
        if isinstance(page, Problem):
            click.echo(f"{visible(page.path)}: {visible(page.message)}; {visible(page.help)}", err=True)
            status = 2
            continue
        _extract(page, text, ids[shown(text)], known, folder, output)
    return status


def _extract(page: Page, text: Path, id: str, known: Ledger, folder: Path, output: Path | None) -> None:
    from claimcheck.exchange.redraft import first_draft, redraft
    from claimcheck.texts import ledger_of, read_texts, recorded

    data = read_bytes(text)
    digest = hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else ""
    path, id = _target(id, text.name, digest, known, folder, output)
    known, declared = _without(known, path)
    record = recorded(read_texts([page], known, works=True), works=True)[0]
    if by_hand := _by_hand(declared, record.document):
        known = replace(known, entities={**known.entities, **by_hand.entities}, properties={**known.properties, **by_hand.properties})
        record = recorded(read_texts([page], known, works=True), works=True)[0]
    source = record.source.model_copy(update={"id": id, "sha256": digest})
    record = replace(record, source=source)
    names = ledger_of([record], known).names
    if path is None or not path.exists():
        done = first_draft(record, known, names)
        if path is None:
            click.echo(done.text, nl=False)
            return
    else:
        old = read_bytes(path)
        said = old if isinstance(old, Problem) else decode(old, shown(path))
        if isinstance(said, Problem):
            raise UsageError(f"{said.path}: {said.message}; {said.help}")
        done = redraft(shown(path), said, record, known, names, digest)
    write(done.text, path)
    parts = [f"{done.fresh:,} new {'draft' if done.fresh == 1 else 'drafts'}"]
    parts += [f"{done.confirmed:,} confirmed"] if done.confirmed else []
    parts += [f"{done.drafts:,} still to confirm"] if done.drafts else []
    click.echo(f"wrote {visible(path.as_posix())}: {', '.join(parts)}")
    for remark in done.remarks:
        click.echo(f"  {visible(remark)}")


class _Declared(NamedTuple):
    """Entities and properties by their ids."""

    entities: Mapping[str, Entity]
    properties: Mapping[str, Property]


def _without(known: Ledger, path: Path | None) -> tuple[Ledger, _Declared]:
    """The ledger without what the file to be written declares, and that: what a draft declares must not change how its text is read again."""
    name = shown(path) if path is not None else ""
    entities = {id: one for id, one in known.entities.items() if known.places.place("entity", id)[0] == name}
    properties = {id: one for id, one in known.properties.items() if known.places.place("property", id)[0] == name}
    if not (name and (entities or properties)):
        return known, _Declared({}, {})
    usual = {id: standard().get(id, one) for id, one in known.properties.items() if id not in properties or id in standard()}
    left = {id: one for id, one in known.entities.items() if id not in entities}
    return replace(known, entities=left, properties=usual), _Declared(entities, properties)


def _by_hand(declared: _Declared, document: Document) -> _Declared | None:
    """What a person declared, or changed: all but what the text itself gives in the same words."""
    drafted = {one.id: one for one in document.entities}
    asked = {one.id: one for one in document.properties}
    entities = {id: one for id, one in declared.entities.items() if drafted.get(id) != one}
    properties = {id: one for id, one in declared.properties.items() if asked.get(id) != one}
    return _Declared(entities, properties) if entities or properties else None


def _target(id: str, name: str, digest: str, known: Ledger, folder: Path, output: Path | None) -> tuple[Path | None, str]:
    """The file to write, none for standard output, and the id of the source: those the ledger has for this very text, or one of its name."""
    if output is not None and str(output) == "-":
        return None, id
    if output is not None:
        return (output if output.suffix in {".yaml", ".yml"} else output / f"{id}.yaml"), id
    sources: Sequence[str] = [one.id for one in known.sources.values() if one.sha256 == digest or (one.file and one.file == name)]
    for source in sorted(sources, key=lambda one: known.sources[one].sha256 != digest):
        path, line, _ = known.places.place("source", source)
        if path and line and path.endswith((".yaml", ".yml")):
            return Path(path), source
    return folder / f"{id}.yaml", id
