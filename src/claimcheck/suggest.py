"""What did they mean? The nearest known name, as the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator


def nearest(name: str, known: Iterable[str]) -> str:
    """``; did you mean `x`?`` for the nearest known name, or nothing when none is near."""
    import difflib  # needed only when something went wrong

    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean `{close[0]}`?" if close else ""


SHORTEST = 5  # letters of a name; shorter ones lie too near to one another
SHORTEST_WORD = 4
_WORDS = re.compile(r"[^\W_]+")


def slips(names: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """Of which of these, given by id and name, may another name be a slip of the pen? By its id; empty for none."""
    near: dict[str, tuple[str, str]] = {}
    for id, name in names:
        for form in _slips(name):
            near.setdefault(form, (id, name))

    def meant(other: str) -> str:
        id, name = next((near[form] for form in _slips(other) if form in near), ("", ""))
        return id if id and _a_slip(other, name) else ""

    return meant


def _slips(name: str) -> Iterator[str]:
    """The letters of a name, whole and with each one left out: two names one slip apart have one such form in common."""
    letters = "".join(character for character in name.casefold() if character.isalnum())
    if len(letters) >= SHORTEST:
        yield letters
        yield from (letters[:at] + letters[at + 1 :] for at in range(len(letters)))


def _a_slip(one: str, other: str) -> bool:
    """Works and rooms are told apart by numbers and short words: lund-1931b is no slip for lund-1931, nor pier-a for pier-b."""
    differing = set(_WORDS.findall(one.casefold())) ^ set(_WORDS.findall(other.casefold()))
    return all(len(word) >= SHORTEST_WORD and word.isalpha() for word in differing)
