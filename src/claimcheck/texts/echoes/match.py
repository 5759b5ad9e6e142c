"""Which values of two texts answer one question? Those whose words are alike, where no other value does it as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.kernel.values import common
from claimcheck.model import Property
from claimcheck.reading.values import NotJudged
from claimcheck.texts.echoes.asked import Asked, nearly
from claimcheck.texts.echoes.setting import Desk
from claimcheck.texts.echoes.stems import ONCE, stem

Pair = tuple[int, int]
_MOST = 16
_MARGIN = 0.8
_RARE, _FEW = 2, 5
_SHARED = 2  # words that two sentences share at least if nothing else tells that they are about one subject
# Shares and stretches of time are said of a setting: another round, another list.
_OF_SETTINGS = frozenset(("share", "calendar time", "clock time"))
_BY_DESK = 1.5  # what else may speak for it than the words
_ANY = Property(id="any", datatype="quantity")
# Nouns of which most texts count several, so that sharing them alone says little.
_GENERIC = frozenset(map(stem, (
    "people", "persons", "men", "women", "children", "members", "times", "years", "months", "days", "weeks", "hours", "minutes", "euros", "dollars",
    "pounds", "units", "points", "items", "places", "countries", "states", "cases", "parts", "works", "copies", "votes", "percent", "others", "things",
    "groups", "companies", "employees", "workers", "residents", "inhabitants", "students", "visitors", "games", "matches", "pages", "words", "areas",
    "events", "teams", "players", "seasons", "episodes", "awards", "titles", "wins", "deaths", "soldiers", "types", "stages", "rounds", "sites",
    "locations", "projects", "studies", "reports", "participants", "patients", "respondents", "samples", "total", "part", "number", "cost", "price",
)))  # fmt: skip
_ONCE = frozenset(f"+{verb}" for verb in ONCE)


class Echo(NamedTuple):
    """Two values that answer one question, by their numbers; ``strength`` is what speaks for it."""

    one: int
    other: int
    strength: float


def echoes(rows: Sequence[Asked], desk: Desk) -> Iterator[Echo]:
    """The pairs that answer one question with different values."""
    seen = _frequencies(rows)
    best: dict[int, list[Echo]] = {}
    scored = {
        (a, b): score
        for a, b in _candidates(rows, seen)
        if (score := _score(rows[a], rows[b], seen, desk)) is not None and score[0] >= score[1] - _MARGIN and not desk.apart(rows[a], rows[b])
    }
    for (a, b), (strength, _) in scored.items():
        echo = Echo(a, b, strength)
        best.setdefault(a, []).append(echo)
        best.setdefault(b, []).append(echo)
    agreed = {(a, b) for a, b in scored if _agree(rows[a], rows[b])}
    for (a, b), (strength, need) in scored.items():
        if strength < need or (a, b) in agreed or desk.compared(rows[a], rows[b]):
            continue
        if _clear(Echo(a, b, strength), best, rows, agreed):
            yield Echo(a, b, strength)


def _frequencies(rows: Sequence[Asked]) -> Counter[str]:
    """In how many sentences each word stands."""
    seen: Counter[str] = Counter()
    sentences: set[tuple[int, int, int]] = set()
    for row in rows:
        key = (row.document, row.sentence.block, row.sentence.start)
        if key not in sentences:
            sentences.add(key)
            seen.update(row.around)
    return seen


def _candidates(rows: Sequence[Asked], seen: Mapping[str, int]) -> Iterator[Pair]:
    """Values that share what is asked: all of those that few share; of others, those that share a rare word besides."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for n, row in enumerate(rows):
        for head in row.heads:
            groups.setdefault((row.sort, head), []).append(n)
    told: set[Pair] = set()
    for key, members in groups.items():
        if len(members) <= _MOST:
            yield from _pairs(members, told)
            continue
        narrow: dict[str, list[int]] = {}
        for n in members:
            for word in rows[n].around:
                if word != key[1] and seen[word] <= _MOST:
                    narrow.setdefault(word, []).append(n)
        for word in sorted(narrow):
            if len(narrow[word]) <= _MOST:
                yield from _pairs(narrow[word], told)


def _pairs(members: Sequence[int], told: set[Pair]) -> Iterator[Pair]:
    for k, a in enumerate(members):
        for b in members[k + 1 :]:
            if (a, b) not in told:
                told.add((a, b))
                yield a, b


def _score(a: Asked, b: Asked, seen: Mapping[str, int], desk: Desk) -> tuple[float, float] | None:
    """What speaks for one question, and how much must; None where the words say that there are two, or tell too little."""
    if _twice(a, b) or _differ(a, b):
        return None
    heads = {*a.heads} & {*b.heads}
    close = nearly(a, b)
    if all(head.startswith("=") for head in heads) and not (close and a.figures == b.figures):
        return None
    own = {head.lstrip("+~@=") for head in heads}
    shared = (a.around & b.around) - own
    strength = sum(_weight(word, seen) for word in shared) + 0.5 * sum(_weight(word, seen) for word in (a.near & b.near) - own)
    strength += len(heads) - 1
    strength += 0.5 if a.verb == b.verb != "" and a.verb not in shared else 0
    strength += 0.5 if _slipped(a.mention.text, b.mention.text) else 0
    strength += 1 if a.sort == "count" and a.limits and a.limits == b.limits else 0
    need = min(_needed(a, head, seen) for head in sorted(heads)) + (2 if a.document == b.document else 0)
    if strength + _BY_DESK < need - _MARGIN:
        return None
    if not close and not desk.same_main(a, b):
        need += 1.5
        if len(a.around & b.around) <= _SHARED:
            return None
    strength += 1 if desk.alike(a, b) else 0
    strength += 0.5 if (when := desk.when(a)) and when == desk.when(b) else 0
    if strength >= need - _MARGIN and desk.strange(a, b):
        need += 1.5
    return strength, need


def _twice(a: Asked, b: Asked) -> bool:
    """Are they two of a kind in one text? Most of what it says twice is said of two things, unless it does so far apart and in many of the same words."""
    if a.document != b.document:
        return False
    return a.sentence.block == b.sentence.block or a.verb != b.verb or len(a.around & b.around) <= _SHARED + 1


def _needed(a: Asked, head: str, seen: Mapping[str, int]) -> float:
    if head.startswith("="):
        return 2.0
    generic = head in _GENERIC or seen[head] > _FEW
    match a.sort:
        case "count":
            return 1.0 if generic else 0.5 if seen[head] > _RARE else 0.0
        case "ordinal":
            return 1.0
        case "share":
            return 1.5
        case "date" | "period":
            return 1.0 if head in _ONCE else 2.5
        case _:
            return 1.5 if generic or head.startswith(("~", "+")) else 0.5 if seen[head] > _RARE else 0.0


def _weight(word: str, seen: Mapping[str, int]) -> float:
    count = seen[word]
    return 1.0 if count <= _RARE else 0.6 if count <= _FEW else 0.25


def _differ(a: Asked, b: Asked) -> bool:
    """Do the words of the two say that they are asked different things?"""
    if _limit(a) != _limit(b) or a.rate != b.rate or a.able != b.able:
        return True
    sizes = [{head for head in one.heads if head.startswith("~")} for one in (a, b)]
    if all(sizes) and sizes[0] != sizes[1]:
        return True
    if (a.ranks and b.ranks and a.ranks != b.ranks) or (a.parts and b.parts and not a.parts & b.parts):
        return True
    if a.sort == "count" and a.noun and b.noun and a.noun != b.noun:
        return True
    if a.sort in _OF_SETTINGS and a.near - b.around - {a.verb} and b.near - a.around - {b.verb}:
        return True
    if a.sort in {"date", "period"} and a.verb and b.verb and a.verb != b.verb:
        return True
    return any(one.limits - other.limits - other.around for one, other in ((a, b), (b, a)))


def _limit(one: Asked) -> str:
    """Beginning, end or neither: what has been so since a date became so on it."""
    return "" if one.sort == "date" and one.role == "start" else one.role


def _slipped(a: str, b: str) -> bool:
    """Are they written with the same figures in another order?"""
    one, two = ([c for c in text if c.isdigit()] for text in (a, b))
    return len(one) > 1 and one != two and sorted(one) == sorted(two)


def _agree(a: Asked, b: Asked) -> bool:
    if a.mention.value is None or b.mention.value is None or isinstance(a.mention.value, NotJudged) or isinstance(b.mention.value, NotJudged):
        return True
    return common(a.mention.value, b.mention.value, _ANY).kind != "none"


def _clear(echo: Echo, best: Mapping[int, Sequence[Echo]], rows: Sequence[Asked], agreed: set[Pair]) -> bool:
    """Is neither of the two answered as well by another value, of the same text or of the other?"""
    for n, far in ((echo.one, echo.other), (echo.other, echo.one)):
        for rival in best[n]:
            m = rival.other if rival.one == n else rival.one
            if m == far or rows[m].document != rows[far].document:
                continue
            close = rival.strength > echo.strength - _MARGIN
            if close and ((rival.one, rival.other) in agreed or not _agree(rows[m], rows[far])):
                return False
    return True
