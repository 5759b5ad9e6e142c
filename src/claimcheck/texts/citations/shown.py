"""How is a work called in a message?"""

from __future__ import annotations

from claimcheck.prose import Citation, Work


def name(item: Work | Citation) -> str:
    """How is a work called in a message: ``Heller & Pécoud 2019``, ``[7]``?"""
    if isinstance(item, Citation) and item.title and not item.authors:
        return f"“{item.title}”"
    if not item.authors:
        return f"[{item.label}]" if item.label else "?"
    authors = [author.partition(" (")[0] for author in item.authors]
    if (isinstance(item, Citation) and item.more_authors) or len(authors) > 3:
        shown = f"{authors[0]} et al."
    else:
        shown = ", ".join(authors[:-1]) + " & " + authors[-1] if len(authors) > 1 else authors[0]
    if isinstance(item, Citation) and item.title and not item.year:
        return f"{shown}, “{item.title}”"
    return f"{shown} {item.year}".strip()


def short(words: str) -> str:
    """The first words of an entry or a citation."""
    words = " ".join(words.split())
    return words if len(words) <= 90 else words[:88].rsplit(" ", 1)[0] + " …"
