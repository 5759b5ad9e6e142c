"""Which works does a text cite by number, and which notes does it call?"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.prose import Citation, Page, Work
from claimcheck.texts.citations.lists import Listing


def numbered(page: Page, lists: Listing, works: Sequence[Work]) -> tuple[list[Citation], list[Work]]:
    """Citations by the labels of entries and of notes, and the notes as works."""
    return [], []
