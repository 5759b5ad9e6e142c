"""What is in a text of prose? Its words taken apart, or one problem that says why it cannot be read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.loaded import Problem

if TYPE_CHECKING:
    from claimcheck.prose import Page

LARGEST_TEXT = 50_000_000
LONGEST_LINE = 10_000_000
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
PLAIN = (".txt", ".text", "")
_ADVICE = "texts are read as Markdown (.md, .markdown) or plain text (.txt), in UTF-8"


def is_text(path: str | os.PathLike[str]) -> bool:
    """Is it the name of a text, Markdown or plain?"""
    name = os.fspath(path).lower()
    return name.endswith((*MARKDOWN, *PLAIN[:-1]))


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
