"""What is something said to be whose name ends here: is a Swedish organ builder, the oldest museum of the town?"""

from __future__ import annotations

import re

from claimcheck.texts.cast.words import ROLES, SORTS
from claimcheck.texts.syntax.words import PAST, PREPOSITIONS, THIRD

IS_A = re.compile(
    r"(?: ?\([^()]{0,160}\))?(?:,[^,.;]{1,60},)?(?:,? (is|was|are|were|has been)|,|:) (?:a|an|the|one of the) ((?:[\w’'-]+ ){0,9}[\w-]+)(?=[ .,;:)]|$)"
)
_STOPS = PREPOSITIONS | frozenset(
    "that which who whose based founded established headquartered located whom where born known built owned run and or but is was when it "
    "written made designed developed created used played directed composed published produced formed held led".split()
)
_BEING = frozenset(("is", "was", "been", "became", "remains", "has", "had", "are", "were"))


def closed(words: str) -> bool:
    """Is it an apposition to a place, and not the subject of what follows: *a native of Oban, the singer made*?"""
    return not any(word in PAST or word in THIRD or word in _BEING for word in words.lower().split()[1:])


def other_name(text: str, end: int, what: re.Match[str]) -> bool:
    """Does another name follow behind the comma, and no description: , the Garden of Oban; , the 94-minute film The Ice Clerk?"""
    words = what[2].split()
    kind = next((k for k, word in enumerate(words) if word.lower() in SORTS), -1)
    if kind < 0 or text[end : what.start(2)].split()[-1:] != ["the"]:
        return False
    rest = words[kind + 1 :] or text[what.end() : what.end() + 2].split()
    return all(word[0].isupper() for word in words[: kind + 1]) or (
        bool(rest) and rest[0][0].isupper() and words[kind].islower() and not words[kind][0].isupper()
    )


def kinds_after(text: str, end: int) -> tuple[tuple[str, ...], str]:
    """What something is said to be whose name ends here, and by which verb."""
    what = IS_A.match(text, end)
    return (kinds_of(what[2])[::-1], what[1] or ",") if what else ((), "")


def role_in(words: str) -> bool:
    """Is a person meant by what somebody is said to be: an associate professor, a fellow?"""
    for word in words.lower().split():
        if word in _STOPS:
            return False
        if word in ROLES or word in {"fellow", "student", "researcher", "lecturer", "scholar", "politician"} or SORTS.get(word) == "person":
            return True
    return False


def kinds_of(words: str) -> tuple[str, ...]:
    """The kinds of thing that these words name, the noun at their head last."""
    kinds: list[str] = []
    head = ""
    for word in words.lower().split():
        if word in _STOPS:
            break
        last = word.rsplit("-", 1)[-1]
        if word in SORTS or last in SORTS:
            kinds.append(word if word in SORTS else last)
        elif (one := _singular(word)) in SORTS:
            kinds.append(one)
        head = word
    if head.endswith(("er", "ist", "ian")) and kinds and head not in kinds and _singular(head) not in SORTS and head not in _NO_AGENTS:
        kinds.clear()  # a marathon runner is no marathon
    if head.isalpha() and head not in kinds and not head.endswith("ly") and len(head) > 2:
        kinds.append(head)
    return tuple(kinds)


_NO_AGENTS = frozenset(
    "tower river centre center paper theater order border number corner cluster chapter member trailer computer cruiser steamer".split()
)


def _singular(word: str) -> str:
    """One of several: maker, for makers; city, for cities."""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else ""
