"""What does one of the two runs bring to a comparison of what judges?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.ledger import Ledger


@dataclass(frozen=True)
class Side:
    """Settings by key, the level at which each rule runs, what is on record, and what a baseline lets pass.

    ``settles`` says where a setting stands: path and line. ``files`` are the names of all files there are, and
    ``unread`` of those that cannot be read, if only in part: what stood there is not known to be gone.
    """

    settings: Mapping[str, Any]
    settles: Callable[[str], tuple[str, int]]
    levels: Mapping[str, str]
    ledger: Ledger
    files: Collection[str]
    baseline: Mapping[str, int]
    baseline_path: str = ""
    unread: Collection[str] = ()
