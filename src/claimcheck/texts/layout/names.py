"""Who is named where a text says who wrote it?"""

from __future__ import annotations

import re

_WORD = r"(?:(?:[A-ZÀ-ÖØ-ÞĀ-Ž]\.-?)+|[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*)"
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ter|ten|y|e)"
_PERSON = re.compile(rf"{_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,5}}")
_JOINT = re.compile(r"[ ]?,[ ](?:and|&)[ ]|[ ]?[,;][ ]|[ ](?:and|&|with)[ ]")
_END = re.compile(r"(?:\.?[ ]*\Z|\.[ ]|[ ]+[-–—|·•/(][ ]?|[ ]?[(|·•]|,[ ](?=[a-z0-9])|[ ]on[ ]|[ ]?,[ ]?(?=\Z))")
_NOT_NAMES = frozenset(
    "the a an this that and by staff january february march april may june july august september october november december "
    "published posted updated last first read share date".split()
)


def people(words: str, start: int = 0, *, whole: bool = True) -> tuple[str, ...]:
    """The names that stand there, up to a sign that ends the list; empty if what stands there is no list of names.

    ``whole`` wants at least a given and a family name in each.
    """
    found: list[str] = []
    at = start
    while match := _PERSON.match(words, at, at + 120):
        name, at = match[0], match.end()
        if name.lower().split()[0] in _NOT_NAMES or (whole and " " not in name):
            return tuple(found) if found and words[match.start() - 2 : match.start()] == ", " else ()  # "Ann Kim, Director"
        found.append(name)
        joint = _JOINT.match(words, at)
        if not joint or not _PERSON.match(words, joint.end()):
            break
        at = joint.end()
    return tuple(found) if found and _END.match(words, at) else ()
