"""Which claims does each row of a wide table make? What a mapping says, read as strictly as a ledger, with the place of every slip."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, Field

from claimcheck.errors import UsageError
from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.loaded import Problem
from claimcheck.load.records import keys, kind_of, record
from claimcheck.load.vocabulary import normal
from claimcheck.load.yaml import Map, Node, Tree, clipped, entries, offsets, read
from claimcheck.model import Record, Source, Text
from claimcheck.reading import NotJudged, Style, read_when
from claimcheck.reading.relative import means_present, relative_word
from claimcheck.suggest import nearest

Scale = Literal["", "hundred", "thousand", "million", "billion"]
Model = TypeVar("Model", bound=BaseModel)


class Column(Record):
    """What the cells of one column state."""

    property: Text = Field(description="The property that they answer.")
    unit: str = Field("", description="Unit or currency of cells that name none.")
    unit_column: str = Field("", description="Column that gives the unit.")
    scale: Scale = Field("", description="What the numbers count: hundred, thousand, million or billion.")
    scope: str = Field("", description="The part they speak of; tags are separated by ;")
    scope_column: str = Field("", description="Column that gives the part.")
    when: str = Field("", description="When they hold; beside a column that gives the time, where its cell is empty.")
    when_column: str = Field("", description="Column that gives the time.")
    from_column: str = Field("", description="Column that gives the time from which they hold.")
    until_column: str = Field("", description="Column that gives the time up to which they hold.")
    quote_column: str = Field("", description="Column that gives the words of the source.")
    separator: str = Field("", description="What parts several values in one cell.")
    complete: bool = Field(False, description="The cell names all values there are.")
    missing: tuple[str, ...] = Field((), description="Cells that say nothing here, beside those of the whole table.")
    values: tuple[tuple[str, ...], ...] = Field((), description="Codes and what they mean: [[Y, yes], [N, no]].")


class Mapping(Record):
    """Where a table is, how it is written, what its rows are about and what its columns state."""

    file: Text = Field(description="The table, from the folder of the mapping: .csv, .tsv, .txt, .jsonl or .parquet, as it is or packed.")
    subject: Text = Field(description="Column that names what a row is about.")
    source: str = Field("", description="Id of a source that the ledger declares; or a source, as at the head of a ledger file.")
    prefix: str = Field("", description="Put before the subject to make an id of it: town- and Port Lorne is town-port-lorne.")
    name: str = Field("", description="Column that gives the full name of the subject, which is then declared as an entity.")
    aliases: tuple[str, ...] = Field((), description="Columns that give other names of it.")
    aliases_separator: str = Field("", description="What parts several other names in one cell.")
    type: str = Field("", description="What the subjects are, in a word.")
    separator: str = Field("", description="What parts the cells: a comma, a tab in .tsv files.")
    encoding: str = Field("", description="How the text is encoded: UTF-8, unless it is named here.")
    skip: int = Field(0, ge=0, description="Lines above the header.")
    header: tuple[str, ...] = Field((), description="Names of the columns, where the file has none.")
    missing: tuple[str, ...] = Field((), description="Cells that say nothing, beside empty ones.")
    scope: str = Field("", description="The part that all claims speak of.")
    scope_column: str = Field("", description="Column that gives the part.")
    when: str = Field("", description="When all claims hold; beside a column that gives the time, where its cell is empty.")
    when_column: str = Field("", description="Column that gives the time.")
    from_column: str = Field("", description="Column that gives the time from which the claims of a row hold.")
    until_column: str = Field("", description="Column that gives the time up to which they hold.")


class Read(NamedTuple):
    """A mapping that was read: what it says of the table, of each column by its header, its source, and the path of the table."""

    mapping: Mapping
    columns: dict[str, Column]
    source: Source | None
    file: Path
    places: dict[str, tuple[int, int]]
    path: str


def read_mapping(path: Path) -> Read:
    """The mapping in a YAML file. Every slip ends the run: a table that is half understood is worse than none."""
    name = shown(path)
    data = read_bytes(path)
    text = data if isinstance(data, Problem) else decode(data, name)
    if isinstance(text, Problem):
        raise _refused([text])
    tree = read(text, name)
    problems = list(tree.problems)
    root = tree.root
    if not isinstance(root, Map):
        raise _refused(problems or [Problem("", f"a mapping has the keys file, subject and columns, and is not {kind_of(root or '')}", name, 1, 1)])
    where = offsets(root)
    nested = root.get("source") if isinstance(root.get("source"), Map) else None
    source = _record(Source, nested, tree, root.at + where["source"], problems) if nested is not None else None
    rest = Map((key, value) for key, value in root.items() if key != "columns" and (key != "source" or nested is None))
    columns = _columns(root.get("columns", ""), tree, root.at + where.get("columns", 0), problems)
    mapping = _plain(rest, root, tree, problems)
    problems.extend(_unreadable_whens(root, source, tree))
    if mapping is None or problems:
        raise _refused(problems)
    if not mapping.source and source is None:
        raise _refused([Problem("", "the mapping names no `source`", name, 1, 1, "add the id of one, or a source as in a ledger file")])
    if source is not None:
        mapping = mapping.model_copy(update={"source": source.id})
    places = {key: tree.place(root.at + where[key]) for key in where}
    if mapping.aliases_separator and not mapping.aliases:
        message = "`aliases-separator` parts the cells of `aliases`, and there are none"
        raise _refused([Problem("", message, name, *places["aliases-separator"], "name the columns of `aliases`, or leave it out")])
    found = root.get("columns", "")
    places |= {f"columns.{key}": tree.place(mark) for key, _, mark in (entries(found) if isinstance(found, Map) else ())}
    return Read(mapping, columns, source, path.parent / PurePosixPath(mapping.file), places, name)


def _plain(rest: Map, root: Map, tree: Tree, problems: list[Problem]) -> Mapping | None:
    """The fields beside source and columns, with their places in the whole."""
    where = offsets(root)
    found: dict[str, Any] = {}
    for key, value in rest.items():
        if key not in keys(Mapping):
            message = f"`{clipped(key)}` is no field of a mapping{nearest(key, (*keys(Mapping), 'columns'))}"
            problems.append(tree.problem("", message, root.at + where[key] - 1, "correct it or leave it out"))
            continue
        one = Map({key: value})
        one.at, one.end = root.at + where[key] - 2, root.end
        slips: list[Problem] = []
        given = {"file": "-", "subject": "-", **found}
        got = record(Mapping, one, tree, root.at + where[key], slips, given)
        problems.extend(slips)
        if got is not None and not slips:
            name = key.replace("-", "_")
            found[name] = getattr(got, name)
    lacking = [key for key in ("file", "subject") if key not in found and key not in rest]
    problems.extend(tree.problem("", f"`{key}` is missing", root.at, f"add `{key}:`") for key in lacking)
    return Mapping(**found) if not problems else None


def _columns(node: Node, tree: Tree, at: int, problems: list[Problem]) -> dict[str, Column]:
    if not isinstance(node, Map) or not node:
        problems.append(tree.problem("", "`columns` is missing or no mapping", at, "write each as `header: property`"))
        return {}
    found: dict[str, Column] = {}
    for header, value, mark in entries(node):
        if isinstance(value, str) and value.strip():
            found[header] = Column(property=value.strip())
        else:
            column = _record(Column, value, tree, mark, problems)
            if column is not None:
                found[header] = column
    return found


def _unreadable_whens(root: Map, source: Source | None, tree: Tree) -> Iterator[Problem]:
    """Times that would be given to every claim and that no check could read."""
    columns = root.get("columns", "")
    style = Style(source.date_order, source.decimal) if source is not None else Style()
    for node in (root, *(columns.values() if isinstance(columns, Map) else ())):
        when = node.get("when", "") if isinstance(node, Map) else ""
        if not isinstance(node, Map) or not isinstance(when, str) or not when.strip():
            continue
        reading = read_when(when.strip(), style)
        if isinstance(reading, NotJudged) and not means_present(when) and not relative_word(when):
            message = f"`when` cannot be `{clipped(when)}`: {reading.reason}"
            yield tree.problem(
                "", message, node.at + offsets(node)["when"], "write a year, a month, a day or a stretch, as 2019, 2019-05 or 2015/2019"
            )


def _record(model: type[Model], node: Node | None, tree: Tree, at: int, problems: list[Problem]) -> Model | None:
    return record(model, node if node is not None else "", tree, at, problems)


def _refused(problems: list[Problem]) -> UsageError:
    first = min(problems, key=lambda problem: (problem.line, problem.column))
    advice = f"; {first.help}" if first.help else ""
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return UsageError(f"{first.path}:{first.line}:{first.column}: {first.message}{advice}{more}")


def missing_column(read: Read, key: str, header: str, headers: list[str]) -> UsageError:
    """A column that the mapping names and the table does not have."""
    line, column = read.places.get(key, (1, 1))
    meant = nearest(header, headers)
    shown_headers = ", ".join(f"`{clipped(one, 30)}`" for one in headers[:12]) + (" and more" if len(headers) > 12 else "")
    return UsageError(f"{read.path}:{line}:{column}: the table has no column `{clipped(header)}`{meant}; it has {shown_headers}")


def standard_name(property: str) -> str:
    """The property as claims name it."""
    return normal(property)
