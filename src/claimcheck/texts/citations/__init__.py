"""Which works does a text cite, and which does it list? Author and year, numbered and in notes; lists of references in many styles."""

from __future__ import annotations

from claimcheck.prose import Citation, Page, Work


def citations(page: Page) -> tuple[tuple[Citation, ...], tuple[Work, ...]]:
    """The citations in a text and the works on its list of references, in order."""
    return (), ()
