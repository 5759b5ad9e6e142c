"""What is quoted here of a thing: its slogan, the words it opens with, its stated aim?"""

from __future__ import annotations

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.texts.open.here import BEING, LITTLE, Asked, Here

_SAYINGS = frozenset((
    "motto", "slogan", "tagline", "catchphrase", "strapline", "inscription", "epitaph", "dedication", "subtitle", "nickname", "aim", "goal", "mission", "purpose",
    "opening", "theme", "watchword", "credo", "refrain", "chorus", "legend", "plaque", "wording",
))  # fmt: skip
_AIMS = frozenset(("aim", "goal", "mission", "purpose"))
_OPENINGS = frozenset(("opening", "opening words", "opening line", "opening sentence", "first line", "first words", "first sentence"))
_CLOSINGS = frozenset(("closing words", "closing line", "last line", "last words", "final line", "last sentence", "closing sentence"))
_BEGINNING = frozenset(("begins", "began", "opens", "opened"))
_ENDING = frozenset(("ends", "ended", "closes", "closed"))
_TELLING = _SAYINGS | _BEGINNING | _ENDING | {"line", "words", "sentence"}
_MARKS = frozenset((",", ":", '"', "“", "”", "'", "‘", "’", "*"))
_MOST_WORDS = 25
_NEAR = 12


def quoted(here: Here) -> Asked | None:
    """Which question does a quoted phrase answer?"""
    if len(here.mention.text.split()) > _MOST_WORDS or len(here.mention.text.split()) < 2:
        return None
    if not any(here.low(k) in _TELLING for k in range(max(here.i - _NEAR, 0), here.i)):
        return None
    k = here.i - 1
    while k >= 0 and here.low(k) in _MARKS:
        k -= 1
    if here.low(k) in {"as", "is", "was", "reads", "read", "be", "with", "words"} | BEING:
        k -= here.low(k) != "words"
    index = here.built.phrase_of[k] if k >= 0 else -1
    if name := _named(here, index):
        return Asked(_property(name), here.built.phrases[index].first, here.j, "", here.built.phrases[index].first)
    clause = here.built.clauses[0]
    verb = here.low(clause.verb) if 0 <= clause.verb < here.i else ""
    at = next((n for n in range(here.i - 1, max(here.i - _NEAR - 1, -1), -1) if here.low(n) in _BEGINNING | _ENDING), -1)
    if verb in _BEGINNING | _ENDING or at >= 0:
        at = at if at >= 0 else clause.verb
        return Asked(_property("opening words" if here.low(at) in _BEGINNING else "closing words"), at, here.j, "", at)
    return None


def _named(here: Here, index: int) -> str:
    if index < 0:
        return ""
    phrase = here.built.phrases[index]
    head = [here.low(k) for k in range(phrase.first, min(phrase.last, here.i)) if here.words[k].kind == "w" and here.low(k) not in LITTLE][-2:]
    if not head:
        return ""
    two = " ".join(head)
    if two in _OPENINGS or head[-1] == "opening":
        return "opening words"
    if two in _CLOSINGS:
        return "closing words"
    return head[-1] if head[-1] in _SAYINGS else ""


def _property(name: str) -> Property:
    if name in _AIMS:
        name = "stated goal"
    return Property(id=slug(name), label=name, datatype="text", wording="official")
