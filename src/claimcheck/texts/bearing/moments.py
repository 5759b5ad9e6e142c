"""Which words date by the moment of writing, or say that it is over: today, that year, once, at the time?"""

from __future__ import annotations

from claimcheck.texts.bearing.setting import Setting


def _by_last(phrases: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their last word."""
    rows: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases.split("; "):
        words = tuple(phrase.split())
        rows[words[-1]] = (*rows.get(words[-1], ()), words)
    return rows


_NOW = frozenset(("today", "currently", "now", "presently", "nowadays"))
_TELLING = _by_last(
    "at present; at the moment; to date; these days; so far; that year; the same year; that same year; the following year; the previous year; "
    "the next year; last year; this year; next year; a year later; a year earlier; years later; years earlier; years ago; year before; a decade later; "
    "a decade earlier; months later; last month; this month; the year before; recent years; that decade; a year ago; a decade ago; that month; last week"
)
_SOON = 6
_WITHIN = frozenset(("in", "during", "within", "over"))
_WHOSE = frozenset(("its", "his", "her", "their", "our", "my", "the"))
_SPANS = frozenset("year years month months week weeks season seasons decade day days term".split())
_AGAINST = frozenset(("than", "on", "from", "over"))
_ONCE = frozenset(("formerly", "originally", "initially", "previously", "once", "erstwhile"))
_THEN = _by_last(
    "at the time; at that time; back then; in those days; at first; in the past; until recently; used to; by then; at its peak; at its height; in its heyday"
)
_PAST = frozenset(
    ("had", "was", "were", "employed", "numbered", "comprised", "counted", "stood", "operated", "ran", "kept", "consisted", "served", "did")
)


def moment(at: Setting) -> str:
    """The word that dates by the moment of writing or by another date: today, that year."""
    if _NOW.isdisjoint(at.lows) and _TELLING.keys().isdisjoint(at.lows) and "longer" not in at.lows:
        return ""
    for k in range(len(at.words)):
        word = at.low(k)
        if word == "longer" and at.low(k - 1) == "no" and at.built.clause_of[k] == at.clause:
            return "now"
        if (word not in _NOW and word not in _TELLING) or not (at.built.clause_of[k] == at.clause or (k < 4 and at.built.clause_of[k] == 0)):
            continue
        if word in _NOW and not (word == "now" and at.low(k + 1) == "known") and at.built.tags[k] != "N":
            return word
        for wanted in _TELLING.get(word, ()):
            if _ends(at, k, wanted):
                if _of_another(at, k):
                    continue  # up from 11 last year
                if at.low(k - len(wanted)) in _AGAINST or at.low(k - len(wanted) - (at.low(k - len(wanted)) == "the")) in _AGAINST:
                    continue  # more than the year before
                return " ".join(wanted)
    return ""


def _of_another(at: Setting, k: int) -> bool:
    """Does a figure to which this one is compared stand between it and the words?"""
    if k < at.end:
        return False
    start, end = at.words[at.end - 1].end, at.words[k].start
    others = [at.token(m.start) for m in at.sentence.mentions if m.kind == "quantity" and start <= m.start < end]
    return any(at.low(n - 1) in {"from", "against", "as", "to", "with"} for n in others) or any(at.low(n) in {"twice", "half", "ten"} for n in others)


def first_time(at: Setting) -> str:
    """Right behind the value, a time that counts from a beginning which is not told: in its first year, in her first ten weeks."""
    if "first" not in at.lows:
        return ""
    for k in range(at.end, min(at.end + _SOON, len(at.words) - 2)):
        if at.low(k) in _WITHIN and at.low(k + 1) in _WHOSE and at.low(k + 2) == "first":
            return next((f"first {at.low(j)}" for j in (k + 3, k + 4) if at.low(j) in _SPANS), "")
        if at.words[k].kind == "n" or at.low(k) in {",", ";", "and"}:
            break
    return ""


def _ends(at: Setting, k: int, wanted: tuple[str, ...]) -> bool:
    """Does a phrase end at token ``k``?"""
    return k + 1 >= len(wanted) and all(at.low(k - n) == word for n, word in enumerate(reversed(wanted)))


def former(at: Setting) -> bool:
    """Do the words say that it was so once?"""
    if _ONCE.isdisjoint(at.lows) and _THEN.keys().isdisjoint(at.lows) and "then" not in at.lows:
        return False
    for k in range(len(at.words)):
        word = at.low(k)
        if word not in _ONCE and word not in _THEN and word != "then":
            continue
        if at.built.clause_of[k] != at.clause and not (k < 4 and at.built.clause_of[k] == 0):
            continue
        if word in _ONCE and k < max(at.value, at.last) and not (word == "once" and at.low(k + 1) in {"a", "every", "per"}):
            return True
        if word == "then" and k > 0 and (at.low(k - 1) in _PAST or at.low(k - 1) == "the" or at.low(k + 1) in _PAST) and at.built.tags[k] != "N":
            return True
        if any(_ends(at, k, wanted) for wanted in _THEN.get(word, ())):
            return True
    return False
