"""What of a sentence is only told as what somebody says, or as what never was: legend has it, it is claimed, she would have become, denies that?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimcheck.prose import Statement
from claimcheck.reading.tokens import Token

_STORIES = frozenset("rumour rumor legend tradition lore folklore gossip myth hearsay".split())
_TELLS = frozenset("has holds hold says say tells tell claims claim".split())
_CLAIMED = frozenset(
    "claimed alleged rumoured rumored said believed thought supposed speculated suggested conjectured assumed surmised asserted held imagined".split()
)
_BE = frozenset("is was been are were".split())
_PROOFS = frozenset("document documents evidence record records source sources proof sign indication contemporary".split())
_SUPPORTS = frozenset("supports support confirms confirm mentions mention proves prove attests attest bears bear backs back".split())
_DENY = frozenset("deny denies denied denying".split())
_DENIED = frozenset("that reports report rumours rumors claims suggestions allegations any".split())
_PLANS = frozenset("plan plans proposal proposals scheme schemes bid attempt idea motion project".split())
_DROPPED = frozenset("dropped abandoned shelved scrapped rejected cancelled canceled withdrawn axed vetoed defeated blocked".split())
_OPEN = frozenset("disputed unproven unconfirmed doubtful uncertain unclear unknown".split())
_WERE = frozenset("had were should".split())
_SUPPOSING = frozenset("imagine suppose supposing assume assuming".split())
_DONE = frozenset(
    "been had become won built made begun lost sold stood gone come brought taken known risen fallen cost kept led met given grown held".split()
)
_ADVERBS = frozenset(
    "then also never probably certainly later sometimes often widely long still now generally commonly occasionally variously even ever".split()
)
_CUES = (
    _STORIES
    | _DENY
    | _DROPPED
    | _OPEN
    | _SUPPOSING
    | _SUPPORTS
    | (_CLAIMED - {"said", "held"})
    | {"would", "wouldn", "whether", "guess", "evidence", "proof"}
)
_QUOTES = frozenset('"“”')
_ENDS = frozenset((";", "but", "although", "though", "however", "yet"))
_FIRST = 4  # words in which the plan stands that came to nothing


class Doubt(NamedTuple):
    """Offsets: from ``unsaid`` to ``silent`` nothing is said to be so, from ``possible`` to ``told`` things are only possible."""

    unsaid: int
    silent: int
    possible: int
    told: int


def dubious(lows: frozenset[str]) -> bool:
    """Is any word in a sentence by which it could say what is no fact?"""
    return not lows.isdisjoint(_CUES) or ("said" in lows and "that" in lows)


def doubt(words: Sequence[Token]) -> Doubt | None:
    """Which stretches of a sentence say nothing for a fact; None where all of it does."""
    lows = [word.low for word in words]
    if not dubious(frozenset(lows)):
        return None
    unsaid, possible = _unsaid(lows), _possible(lows)
    return _stretch(words, lows, unsaid, possible) if unsaid >= 0 or possible >= 0 else None


def as_told(statements: Iterable[Statement], found: Doubt | None) -> Iterator[Statement]:
    """The statements that a sentence does make, as possible ones where it tells them so."""
    for one in statements:
        if found is not None and found.unsaid <= one.value_start < found.silent:
            continue
        if found is not None and found.possible <= one.value_start < found.told and not one.modality:
            yield replace(one, modality="possible")
        else:
            yield one


def _stretch(words: Sequence[Token], lows: Sequence[str], unsaid: int, possible: int) -> Doubt:
    end = words[-1].end
    return Doubt(*_until(words, lows, unsaid, end), *_until(words, lows, possible, end))


def _until(words: Sequence[Token], lows: Sequence[str], first: int, end: int) -> tuple[int, int]:
    if first < 0:
        return end, end
    if first == 0:
        closes = next((word.start for word in words[1:] if word.text in _QUOTES), end) if words[0].text in _QUOTES else end
        return words[0].start, closes
    last = next((k for k in range(first + 1, len(lows)) if lows[k] in _ENDS), len(lows))
    return words[first].start, words[last].start if last < len(lows) else end


def _unsaid(lows: Sequence[str]) -> int:
    """The token from which on nothing is so; -1 for none."""
    if lows[0] in _SUPPOSING or (lows[0] in _WERE and ("would" in lows or "wouldn" in lows)):
        return 0
    if any(low in _PLANS for low in lows[:_FIRST]) and not _DROPPED.isdisjoint(lows):
        at = next(k for k, low in enumerate(lows) if low in _DROPPED)
        if any(low in _BE for low in lows[max(at - 3, 0) : at]):
            return 0
    for k, low in enumerate(lows):
        if low == "would" and _participle(lows, k + 1):
            return 0 if "if" in lows or "had" in lows[:k] or "without" in lows[:k] or "but" in lows[:1] else k - min(k, _FIRST)
        if low in _DENY and (_after(lows, k) in _DENIED or (low != "denied" and _after(lows, k) == "it")):
            return k
        if low in {"evidence", "proof", "indication", "record"} and "no" in lows[max(k - 2, 0) : k] and _after(lows, k) in {"that", "of"}:
            return k
    return -1


def _participle(lows: Sequence[str], k: int) -> bool:
    """Would *have become*: is it told of what did not happen?"""
    if _low(lows, k) == "not":
        k += 1
    if _low(lows, k) != "have":
        return False
    k += 1
    while _low(lows, k) in _ADVERBS:
        k += 1
    return _low(lows, k) in _DONE or (_low(lows, k).endswith("ed") and len(_low(lows, k)) > 3)


def _possible(lows: Sequence[str]) -> int:
    """The token from which on things are only possible; -1 for none."""
    if lows[-2:-1] and (lows[-2] in _OPEN or (lows[-2] == "guess" and "anyone" in lows)):
        return 0
    for k, low in enumerate(lows):
        if low in _STORIES:
            to = "according" in lows[max(k - _FIRST, 0) : k]
            if to or (_low(lows, k + 1) in _TELLS and k < _FIRST):
                return 0
            if _low(lows, k + 1) in _TELLS:
                return 0 if k + 3 >= len(lows) else k
        if low == "whether":
            return k
        if low in _SUPPORTS and k > 1 and lows[k - 1] in _PROOFS and "no" in lows[max(k - 3, 0) : k]:
            return 0
    return _said_that(lows)


def _said_that(lows: Sequence[str]) -> int:
    """*It is sometimes claimed that*: its token; -1 for none."""
    for k, low in enumerate(lows):
        if low in _CLAIMED and _low(lows, k + 1) == "that":
            n = k - 1
            while n >= 0 and lows[n] in _ADVERBS:
                n -= 1
            if n > 0 and lows[n] in _BE and lows[n - 1] in {"it", "has", "also"}:
                return k
    return -1


def _after(lows: Sequence[str], k: int) -> str:
    return _low(lows, k + 1)


def _low(lows: Sequence[str], k: int) -> str:
    return lows[k] if 0 <= k < len(lows) else ""
