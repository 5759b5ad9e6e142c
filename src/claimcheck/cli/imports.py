"""How does data that others publish get into a ledger? ``claimcheck import wikidata`` and ``claimcheck import table``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from claimcheck.errors import UsageError
from claimcheck.hidden import visible

if TYPE_CHECKING:
    from claimcheck.imports.wikidata.run import Told

MOST_LINES = 20
MOST_EXCEPTED = 5


@click.group("import")
def command() -> None:
    """Make a ledger of data that others publish.

    What cannot be carried over is counted by its reason, on standard error. Nothing is written before all of it is.
    """


@command.command("wikidata")
@click.argument("file", type=click.Path())
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FOLDER", default=Path("wikidata"), help="Folder of the ledger. Default: wikidata."
)
@click.option(
    "--format", "format_", type=click.Choice(["parquet", "csv", "jsonl"]), default="parquet", help="Of the table of claims. Default: parquet."
)
@click.option("--language", default="en", metavar="CODE", help="Language of names and labels. Default: en.")
@click.option(
    "--rank", type=click.Choice(["all", "best"]), default="all",
    help="all (default): statements of every rank but deprecated; best: of each item and property those of the best rank.",
)  # fmt: skip
@click.option(
    "--sources", type=click.Choice(["each", "host", "none"]), default="each",
    help="each (default): one source for each distinct reference; host: one for each website; none: Wikidata alone.",
)  # fmt: skip
@click.option("--entities/--no-entities", "names", default=True, help="Whether to declare the items that claims name. Default: --entities.")
@click.option("--only", multiple=True, metavar="P569", help="Statements of this property alone. May be repeated, and list several with commas.")
@click.option("--properties", type=click.Path(), metavar="FILE", help="File that holds the properties. Without it FILE is read twice.")
@click.option("--published", metavar="DAY", help="Day that the file speaks of. Default: that of the last change in it.")
def wikidata(
    file: str,
    output: Path,
    format_: Literal["parquet", "csv", "jsonl"],
    language: str,
    rank: Literal["all", "best"],
    sources: Literal["each", "host", "none"],
    names: bool,
    only: tuple[str, ...],
    properties: str | None,
    published: str | None,
) -> int:
    """Make a ledger of FILE: the entities of Wikidata in JSON, as a dump, one on each line, or as Special:EntityData gives one.

    FILE may be packed (.gz, .bz2, .zst, .xz); - is standard input. A dump of any size is read in little memory.
    """
    if not file:
        raise UsageError("an empty path; name a file, or - for standard input")
    from claimcheck.cli.progress import Progress
    from claimcheck.imports.wikidata.run import Options, Told, run

    options = Options(format_, language, rank, sources, names, _ids(only), properties or "", _day(published))
    told = Told()
    with Progress() as progress:
        progress.at(f"importing {Path(file).name}", lambda: f"{told.entities:,} entities" if told.entities else "properties")
        run(file, output, options, told)
    for line in _summary(told, output):
        click.echo(visible(line), err=True)
    return 2 if told.bad else 0


@command.command("table")
@click.argument("mapping", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FOLDER|FILE",
    help="Folder to write, or a .csv, .jsonl or .parquet file. Default: a folder called as the mapping.",
)  # fmt: skip
@click.option("--format", "format_", type=click.Choice(["csv", "jsonl", "parquet"]), default="csv", help="Of the table in a folder. Default: csv.")
def table(mapping: Path, output: Path | None, format_: Literal["parquet", "csv", "jsonl"]) -> int:
    """Make claims of a wide table: one row for each subject, one column for each property, as the YAML file MAPPING says."""
    from claimcheck.cli.progress import Progress
    from claimcheck.imports.table.run import Told, run

    told = Told()
    with Progress() as progress:
        progress.at(f"importing {mapping.name}", lambda: f"{told.rows:,} rows")
        target = run(mapping, output, format_, told)
    empty = f", {told.empty:,} cells without a value" if told.empty else ""
    click.echo(visible(f"{told.rows:,} rows: {told.claims:,} claims in {target.as_posix()}{empty}"), err=True)
    for line in told.bad[:MOST_LINES]:
        click.echo(visible(line), err=True)
    if len(told.bad) > MOST_LINES:
        click.echo(f"and {len(told.bad) - MOST_LINES:,} more rows that cannot be used", err=True)
    return 2 if told.bad else 0


def _ids(only: Iterable[str]) -> frozenset[str]:
    found = frozenset(id.strip().upper() for part in only for id in part.split(",") if id.strip())
    for id in sorted(found):
        if not re.fullmatch(r"P[1-9][0-9]*", id):
            raise UsageError(f"--only {id}: no property of Wikidata; write it as P569")
    return found


def _day(published: str | None) -> str:
    from claimcheck.reading import read_when
    from claimcheck.reading.values import NotJudged

    if published and isinstance(read_when(published), NotJudged):
        raise UsageError(f"--published {published}: no date; write it as 2025-06-30")
    return published or ""


def _summary(told: Told, output: Path) -> Iterable[str]:
    yield f"{told.entities:,} entities, {told.statements:,} statements: {told.claims:,} claims from {told.sources:,} sources in {output.as_posix()}"
    left = sorted(((count, why) for why, count in told.left.items() if count), key=lambda one: (-one[0], one[1]))
    if left:
        yield "statements left out:"
        yield from (f"  {count:>9,}  {why}" for count, why in left)
    if told.constraints:
        yield "constraints that no trait can say:"
        yield from (f"  {count:>9,}  {kind}" for kind, count in sorted(told.constraints.items(), key=lambda one: (-one[1], one[0])))
    if told.excepted:
        count = sum(map(len, told.excepted.values()))
        some = [f"{id} {item}" for id, items in sorted(told.excepted.items()) for item in items]
        more = f" and {count - MOST_EXCEPTED:,} more" if count > MOST_EXCEPTED else ""
        yield f"exceptions to constraints that are not carried over: {count:,} ({', '.join(some[:MOST_EXCEPTED])}{more})"
    yield from (f"line {line:,}: {why}" for line, why in told.bad[:MOST_LINES])
    if len(told.bad) > MOST_LINES:
        yield f"and {len(told.bad) - MOST_LINES:,} more lines that are no entities"
