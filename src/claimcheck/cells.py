"""How is text written into a cell of a CSV table so that no spreadsheet runs it, and read back unchanged?

A cell that a spreadsheet would take for a formula gets a leading apostrophe: one that starts with ``=``, ``+``, ``@``, a tab
or a carriage return, or with ``-`` unless it is a plain number. A cell that already starts with apostrophes before such
a character gets one more, so that taking one away always gives back what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORMULA = re.compile(r"'*[=+@\t\r\x00-]")
_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?", re.ASCII)
_GUARDED = re.compile(r"'(?='*[=+@\t\r\x00-])")
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')


def guard(text: str) -> str:
    """The cell as a spreadsheet may have it: never a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguard(cell: str) -> str:
    """What was written, without the apostrophe that kept it from being a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def row(cells: Iterable[str]) -> str:
    """One line of CSV (RFC 4180, ending in a line feed), each cell guarded."""
    return ",".join(_quoted(guard(cell)) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    # Not csv.writer: whether it quotes a lone carriage return differs between versions of Python.
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
