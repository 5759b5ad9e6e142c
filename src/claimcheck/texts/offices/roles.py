"""Which words of a sentence name an office, and which one: that of the head, of the chair, of a deputy, of a manager?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.reading.tokens import DASHES, Token
from claimcheck.texts.cast.words import SORTS

_HEAD = (
    "director|artistic director|director general|general director|executive director|managing director|museum director|festival director|general manager|secretary general"
    "|general secretary|president|chief executive|chief executive officer|ceo|executive secretary|rector|vice chancellor|principal|head teacher"
    "|headteacher|headmaster|headmistress|warden|provost|superintendent|governor|librarian|head librarian|chief librarian|leader|party leader|head|abbot"
    "|commissioner|director in chief|chief"
)
_CHAIR = "chair|chairman|chairwoman|chairperson|board chair|board chairman|chair of the board|chairman of the board|chairwoman of the board"
_MANAGER = "manager|head coach|coach|team manager|first team manager|player manager"
_OFFICES = {
    **dict.fromkeys(_HEAD.split("|"), "head"),
    **dict.fromkeys(_CHAIR.split("|"), "chair"),
    **dict.fromkeys(_MANAGER.split("|"), "manager"),
    "deputy": "deputy-head",
    "mayor": "mayor",
    "lord mayor": "mayor",
}
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _name, _property in _OFFICES.items():
    _BY_FIRST.setdefault(_name.split()[0], []).append((tuple(_name.split()), _property))
for _rows in _BY_FIRST.values():
    _rows.sort(key=lambda row: (-len(row[0]), row[0]))
LISTS = {  # headings below which those stand who held an office
    plural: prop
    for name, prop in _OFFICES.items()
    for plural in (
        f"{name}s",
        f"{name.split()[0]}s {' '.join(name.split()[1:])}".strip(),
        f"{name.split()[0]}s-{'-'.join(name.split()[1:])}",
        f"{name.replace(' ', '-')}s",
    )
}
FIRSTS = frozenset(_BY_FIRST)
HEADS = frozenset(_HEAD.split("|"))
_PLAIN = frozenset(
    "present current new newly next long-serving longstanding long-time first second third fourth fifth sixth seventh eighth ninth tenth "
    "eleventh twelfth only female incoming long serving time permanent youngest".split()
)
_PAST = frozenset("former then outgoing previous late past retired ex".split())
_DEPUTY = frozenset("deputy vice assistant associate sub".split())
_ACTING = frozenset("acting interim caretaker provisional temporary".split())
_NOT_IT = frozenset("honorary founding regional country film music art technical finance sporting sports research line project stage".split())
_LEADING = frozenset(
    "the a an its their our his her my your this that s as is was are were be been being became become becomes remains remained made named elected "
    "appointed chosen and or said says added its told by under to of from with for new".split()
)


class Role(NamedTuple):
    """An office named by tokens ``first`` to before ``last``, its property, and where the words begin that restrict it."""

    property: str
    begin: int
    first: int
    last: int
    former: bool = False
    acting: str = ""


def roles(words: Sequence[Token]) -> Iterator[Role]:
    """The offices named in a sentence, those of deputies told from those they stand in for."""
    k = 0
    while k < len(words):
        found = _named(words, k) if words[k].low in FIRSTS else None
        if found is None:
            k += 1
            continue
        last, prop = found
        role = _restricted(words, k, last, prop)
        if role is not None:
            yield role
        k = last


def named_at(words: Sequence[Token], k: int) -> int:
    """The token after the words of an office that begins at token ``k``; zero where none does."""
    found = _named(words, k) if words[k].low in FIRSTS else None
    return found[0] if found is not None else 0


def _named(words: Sequence[Token], k: int) -> tuple[int, str] | None:
    for name, prop in _BY_FIRST[words[k].low]:
        at = k
        for n, word in enumerate(name):
            if n and at < len(words) and words[at].text in DASHES:
                at += 1
            if at >= len(words) or words[at].low != word:
                break
            at += 1
        else:
            return at, prop
    return None


def _restricted(words: Sequence[Token], first: int, last: int, prop: str) -> Role | None:
    """The office with the words before it that say which: former, deputy, acting; none where they make it another office."""
    begin, former, acting, deputy = first, False, "", False
    while begin:
        low = words[begin - 1].low
        if low in _PAST:
            former = True
        elif low in _DEPUTY:
            deputy = True
        elif low in _ACTING:
            acting = low
        elif low in {"st", "nd", "rd", "th"} and begin > 1 and words[begin - 2].kind == "n":
            begin -= 1  # the 14th governor
        elif low in _NOT_IT or (low not in _PLAIN and words[begin - 1].text not in DASHES and SORTS.get(low) != "organisation"):
            break
        begin -= 1
    before = words[begin - 1] if begin else None
    if before is not None and (before.low in _NOT_IT or (before.kind == "w" and before.text.islower() and before.low not in _LEADING)):
        return None  # the dyke warden, a fire chief
    if deputy:
        prop = "deputy-head" if prop != "manager" else ""
    return Role(prop, begin, first, last, former, acting) if prop else None
