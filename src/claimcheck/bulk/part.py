"""What is one table of a run, as the first pass reads it?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A table whose rows are ready to be read as columns of text.

    ``path`` is the file that was named, as it is shown; ``parquet`` the file that holds its rows: itself, or a copy in which each row has
    its ``line``. Row ``n`` (from 0) of ``parquet`` is row ``numbers[n]`` of the file, or ``n + 1`` where nothing was left out.
    ``columns`` are those of the file, in small letters, of which only some hold text as it is meant: ``renamed`` says under which name
    each stands in ``parquet``.
    """

    path: str
    parquet: str
    rows: int
    columns: tuple[str, ...]
    lined: bool
