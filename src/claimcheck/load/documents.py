"""What is in the texts of prose that were named? The words of each taken apart, or one problem that says why it cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.loaded import Problem

if TYPE_CHECKING:
    from claimcheck.prose import Page

LARGEST_TEXT = 50_000_000
LONGEST_LINE = 10_000_000
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
PLAIN = (".txt", ".text", "")
_ADVICE_ON_LINKS = "name what it leads to as well, or put a copy in its place"
_ADVICE = "texts are read as Markdown (.md, .markdown) or plain text (.txt), in UTF-8"


def is_text(path: str | os.PathLike[str]) -> bool:
    """Is it the name of a text, Markdown or plain?"""
    name = os.fspath(path).lower()
    return name.endswith((*MARKDOWN, *PLAIN[:-1]))


def named_documents(wanted: Iterable[str | os.PathLike[str]]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The texts that files, folders and patterns name, each once, in an order that depends on their names alone, and what is wrong with those.

    A folder gives the Markdown and plain texts in it and below. Hidden files are passed over. What a folder or pattern finds may not
    be a link that leads out of it: whoever can add a file must not get others read by it.
    """
    from glob import has_magic

    named = sorted({os.fspath(path) for path in wanted})
    problems = [Problem("unreadable-file", "cannot be read: its name holds a NUL", shown(path), help="rename it") for path in named if "\x00" in path]
    named = [path for path in named if "\x00" not in path]
    found: dict[str, str] = {}
    roots = tuple(os.path.join(os.path.realpath(root_of(path)), "") for path in named)
    for path in named:
        if not has_magic(path) and not os.path.isdir(path):
            found.setdefault(os.path.realpath(path), path)
            continue
        files = list(_found(path))
        if not files:
            said = "no text in this folder" if os.path.isdir(path) else "no text matches this pattern"
            problems.append(Problem("nothing-to-check", said, shown(path), help=_ADVICE))
        for file in files:
            if not os.path.join(os.path.realpath(file), "").startswith(roots):
                problems.append(Problem("unreadable-file", "a link that leads out of what was named", shown(file), help=_ADVICE_ON_LINKS))
                continue
            found.setdefault(os.path.realpath(file), file)
    return tuple(sorted(found.values(), key=lambda file: shown(file).split("/"))), tuple(problems)


def root_of(path: str) -> str:
    """The folder that all finds of a pattern lie in; a path that is no pattern is its own."""
    from glob import has_magic

    if not has_magic(path) or os.path.isdir(path):
        return path
    while has_magic(path):
        path = os.path.dirname(path)
    return path or os.curdir


def _found(path: str) -> Iterator[str]:
    from glob import glob

    if os.path.isdir(path):
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (os.path.join(folder, name) for name in sorted(names) if is_text(name) and not name.startswith("."))
    else:
        yield from (file for file in sorted(glob(path, recursive=True)) if os.path.isfile(file) and is_text(file))


def read_document(path: str | os.PathLike[str]) -> Page | Problem:
    """A text taken apart. A file that is no text, or too large for one, is a problem in one line."""
    from claimcheck.texts import lay_out

    name = shown(path)
    suffix = os.path.splitext(os.fspath(path))[1].lower()
    if suffix not in (*MARKDOWN, *PLAIN):
        return Problem("unreadable-file", f"not a text: `{suffix}` files are not read as prose", name, help=_ADVICE)
    data = read_bytes(path, LARGEST_TEXT)
    if isinstance(data, Problem):
        return data
    text = decode(data, name)
    if isinstance(text, Problem):
        return text
    if not text.strip():
        return Problem("nothing-to-check", "an empty text", name, help="give a text that says something")
    if "\x00" in text:
        return Problem("unreadable-file", f"not a text: a NUL at character {text.index(chr(0))}", name, help=_ADVICE)
    if (longest := max(map(len, text.split("\n")))) > LONGEST_LINE:
        return Problem("unreadable-file", f"a line of {longest:,} characters", name, help=f"break it: a line may have {LONGEST_LINE:,}")
    return lay_out(name, text, suffix in MARKDOWN)
