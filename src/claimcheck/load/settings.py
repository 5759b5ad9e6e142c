"""What has the project settled once for all its runs? ``[tool.claimcheck]`` in pyproject.toml, or claimcheck.toml."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.errors import UsageError
from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.loaded import Problem
from claimcheck.load.yaml import DEEPEST
from claimcheck.model import SOURCE_KINDS, Preference, SourceKind
from claimcheck.suggest import nearest

Format = Literal["text", "json", "markdown", "comment", "html", "sarif", "junit", "github", "gitlab", "csv"]
Level = Literal["error", "warning", "note", "off"]


class Settings(BaseModel):
    """The settings of a project; paths count from the folder of the file they stand in."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"), populate_by_name=True, hide_input_in_errors=True
    )

    claims: tuple[str, ...] = Field(("claims",), description="Files and folders of the ledger.")
    documents: tuple[str, ...] = Field(
        (), description="Texts that are held to the ledger: files, folders, or patterns such as docs/*.md and docs/**/*.md."
    )
    snapshots: tuple[str, ...] = Field((), description="Folders in which the texts of sources are looked for.")
    select: tuple[str, ...] = Field((), description="Rules to run; none means all.")
    ignore: tuple[str, ...] = Field((), description="Rules to leave out.")
    fail_on: Literal["error", "warning", "note", "never"] = Field("error", description="The least severity that fails a run.")
    format: Format = Field("text", description="Format of the report.")
    today: str = Field("", description="Day to check as of, as 2025-06-30.")
    quote_words: int = Field(12, ge=1, le=1000, description="How many words a quote may have.")
    baseline: str = Field("", description="File of findings that are known and do not fail a check; `claimcheck baseline` writes it.")
    cache: str = Field(
        ".claimcheck_cache",
        description="Folder for what need not be worked out again, used for ledgers of a megabyte or more; an empty text keeps nothing.",
    )
    by: str = Field("", description="Who decides, where `decide` is not told.")
    prefer: tuple[Preference, ...] = Field(
        ("kind", "dated", "quoted"), description="What `decide` goes by when it suggests which answer to prefer, the weightiest first."
    )
    kinds: tuple[SourceKind, ...] = Field(SOURCE_KINDS, description="Kinds of source from the best, where `kind` is one of these.")
    engine: Literal["auto", "memory", "duckdb", "spark"] = Field(
        "auto", description="What looks through tables first: DuckDB from 100,000 rows on (auto), nothing (memory), DuckDB or Spark."
    )
    memory: str = Field(
        "1GB", pattern=r"^[0-9]+(\.[0-9]+)? ?([KMGT]i?)?B$", description="Memory that the engine may take before it spills to disk, as 2GB."
    )
    severity: Mapping[str, Level] = Field({}, description="Severity of a rule where it is not its own, or off.")


def read_settings(path: Path | None = None) -> Settings:
    """The settings in a file, or in the nearest one upward from the working directory in its repository; those of the program where there is none."""
    return found_settings(path)[0]


def found_settings(path: Path | None = None, top: Path | None = None) -> tuple[Settings, Path | None]:
    """The same, and the file they stand in; looked for no higher than the folder ``top``, nor than the top of a repository: what lies above is another's."""
    if path is not None:
        return _read(path, named=True) or Settings(), path
    for folder in (Path.cwd(), *Path.cwd().parents):
        for name in ("claimcheck.toml", "pyproject.toml"):
            if (folder / name).is_file():
                found = _read(folder / name, named=False)
                if found is not None:
                    return found, folder / name
        if folder == top or os.path.lexists(folder / ".git"):
            break
    return Settings(), None


def _read(path: Path, *, named: bool) -> Settings | None:
    """``None`` for a pyproject.toml that has no settings of ours."""
    name = shown(path)
    data = read_bytes(path, 1_000_000)
    text = data if isinstance(data, Problem) else decode(data, name)
    if isinstance(text, Problem):
        raise UsageError(f"{name}: {text.message}; {text.help}")
    whole = path.name != "pyproject.toml"
    # Few projects set anything, and the parser takes longer to import than a small ledger to read.
    if not whole and "claimcheck" not in text:
        if named:
            raise UsageError(f"{name}: no table [tool.claimcheck]; add one, or leave the option out")
        return None
    table = _parsed(text, name)
    if not whole:
        tools = table.get("tool")
        if not isinstance(tools, dict) or "claimcheck" not in tools:
            if named:
                raise UsageError(f"{name}: no table [tool.claimcheck]; add one, or leave the option out")
            return None
        table = tools["claimcheck"]
        if not isinstance(table, dict):
            raise UsageError(f"{name}: tool.claimcheck is not a table; write [tool.claimcheck] and the settings below it")
    return _anchored(_checked(table, name), path.parent)


def _parsed(text: str, name: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    if any(_deep(part) for line in text.split("\n") for part in line.split("=")):
        raise UsageError(f"{name}: a key of more than {DEEPEST} parts")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Of numbers with thousands of digits the parser speaks in the words of the language it is written in.
        said = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        said = said if isinstance(error, (tomllib.TOMLDecodeError, RecursionError)) else "a number with too many digits"
        raise UsageError(f"{name}: not TOML: {said[:1].lower()}{said[1:]}") from None


def _deep(part: str) -> bool:
    """Is it a key of very many parts? The time and memory that the parser takes grow with the square of their number."""
    steps = part.split(".") if part.count(".") > DEEPEST else []
    return bool(steps) and all(step.strip() and not re.search(r"\s", step.strip()) for step in steps[1:-1])


def _checked(table: Mapping[str, Any], name: str) -> Settings:
    known = {str(info.alias): field for field, info in Settings.model_fields.items()}
    for key in table:
        if key not in known:
            raise UsageError(f"{name}: unknown setting `{key}`{nearest(key, known)}")
    given = {known[key]: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    try:
        return Settings.model_validate(given, strict=True)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(step) for step in detail["loc"]).replace("_", "-")
        raise UsageError(f"{name}: setting `{key}` {_wanted(detail['type'], detail.get('ctx', {}))}") from None


def _wanted(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "literal_error":
        return f"must be one of {context['expected']}".replace("'", '"')
    if kind == "tuple_type":
        return 'must be a list of texts, as ["one", "two"]'
    if kind == "string_type":
        return 'must be a text, as "one"'
    if kind in {"dict_type", "mapping_type"}:
        return 'must be a table, as {gap-in-office = "note"}'
    return "must be a whole number from 1 to 1000"


def _anchored(settings: Settings, folder: Path) -> Settings:
    """The settings with paths that count from the working directory."""
    changes: dict[str, object] = {
        field: tuple(path if os.path.isabs(path) else os.path.relpath(folder / path) for path in getattr(settings, field))
        for field in ("claims", "documents", "snapshots")
    }
    for field in ("baseline", "cache"):
        if (path := getattr(settings, field)) and not os.path.isabs(path):
            changes[field] = os.path.relpath(folder / path)
    return settings.model_copy(update=changes)
