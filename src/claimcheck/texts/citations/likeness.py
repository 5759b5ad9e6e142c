"""How near are the authors and year of a citation to those of an entry that it does not quite name?"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from claimcheck.prose import Citation, Work
from claimcheck.texts.citations.index import nearly, plain, years
from claimcheck.texts.citations.names import forms, key


def alike(cited: Citation, work: Work) -> bool:
    """Are the authors of a citation nearly those of an entry: all of them there, in some spelling and order?"""
    if cited.more_authors:
        if len(cited.authors) != 1:
            return False
        return _like(cited.authors[0], work.authors[0]) and len(work.authors) + work.more_authors > 1
    if len(cited.authors) != len(work.authors) or work.more_authors:
        return False
    straight = [_like(name, listed) for name, listed in zip(cited.authors, work.authors, strict=True)]
    if all(straight):
        return True
    return len(work.authors) > 1 and sorted(map(key, cited.authors)) == sorted(_nearest_form(listed, cited.authors) for listed in work.authors)


def _nearest_form(listed: str, cited: Sequence[str]) -> str:
    return next((key(name) for name in cited if key(name) in forms(listed)), key(listed))


def _like(name: str, listed: str) -> bool:
    asked, known = key(name), forms(listed)
    return asked in known or any(nearly(asked, form) for form in known)


def difference(cited: Citation, work: Work) -> str:
    """In what do nearly equal authors differ: accents, letters or order?"""
    for name, listed in zip(cited.authors, work.authors, strict=False):
        if key(name) not in forms(listed) and _like(name, listed):
            return "accents" if plain(key(name)) == plain(key(listed)) else "letters"
    return "order"


def spelling(cited: Sequence[Citation], work: Work) -> str:
    """Do citations and entry differ in accents alone?"""
    for citation in cited:
        for name, listed in zip(citation.authors, work.authors, strict=False):
            if key(name) == key(listed) and _marks(name) != _marks(listed):
                return "accents"
    return ""


def _marks(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFC", name.casefold()) if not letter.isascii() and letter.isalpha() and letter != "ʼ")


def apart(a: str, b: str) -> int:
    """How many years lie between?"""
    gaps = [abs(int(x) - int(y)) for x, _ in years(a) for y, _ in years(b) if x.isdigit() and y.isdigit()]
    return min(gaps, default=9999)
