"""Which short forms does a text give a name? Acronyms of its letters, and words in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.reading.names import fold

UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x530) if chr(c).isupper())
_QUOTED = re.compile(r"[“\"‘']([^”\"’']{2,60})[”\"’']")
_ABBREVIATION = re.compile(rf"[{UPPER}][\w&.-]{{1,11}}")


def in_bracket(inside: str, name: str) -> Iterator[str]:
    """The other forms of a name that a bracket after it gives; a former name is none."""
    for part in re.split(r"[,;]| or | also | and ", inside):
        bare = part.strip()
        if bare.lower().startswith(("formerly", "previously", "until", "born", "since", "see", "as ")):
            return
        quoted = _QUOTED.search(bare)
        word = (
            quoted[1]
            if quoted
            else re.sub(r"^(?:the|aka|abbreviated|abbr\.|short|known as|hereafter|hereinafter|called) ", "", bare, flags=re.IGNORECASE)
        )
        word = word.removeprefix("the ").strip()
        if quoted or stands_for(word, name) or (name.isupper() and stands_for(name, word)):
            yield word


def stands_for(short: str, name: str) -> bool:
    """Is one a short form made of letters of the other: of its first letters, or of letters in their order?"""
    if not _ABBREVIATION.fullmatch(short) or sum(c.isupper() for c in short) < 2 or " " not in name.strip():
        return False
    letters = [c for c in short.lower() if c.isalnum()]
    words = fold(name)
    firsts = "".join(word[0] for word in words)
    strict = "".join(word[0] for word in words if word not in {"of", "for", "and", "in", "on", "to"})
    if "".join(letters) in {firsts, strict}:
        return True
    whole = iter("".join(words))
    return letters[0] == words[0][0] and all(c in whole for c in letters)
