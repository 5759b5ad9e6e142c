"""Of what part is a figure said? The words beside it that restrict it; an unsure restriction is kept as words, since a wrong whole is worse."""

from __future__ import annotations

from claimcheck.reading.figures import SMALL
from claimcheck.texts.bearing.setting import Setting
from claimcheck.texts.bearing.times import joined
from claimcheck.texts.syntax.words import ARTICLES, MONTHS, POSSESSIVES

_LEADS = frozenset(("in", "at", "for", "across", "within", "outside", "from", "under", "near", "throughout", "among", "on"))
_WHOLE = frozenset((
    "end beginning start close peak worldwide world globe globally total all addition fact part particular general turn return use operation existence service place "
    "charge order office time times year years membership number size length height force full example instance practice principle effect contrast "
    "short length depth width diameter area population favour favor response cooperation collaboration partnership connection value cash "
    "question need detail its their it them him her which whom rank capacity words terms today once mind age weight job post role position"
).split())  # fmt: skip
_RESTRICTING = frozenset((
    "full-time part-time permanent temporary seasonal local international national foreign domestic female male young active new additional extra more "
    "paid unpaid voluntary regular associate founding voting associated honorary former current core operating capital external internal rural urban "
    "undergraduate postgraduate graduate junior senior other overseas regional remote field professional medical public private further direct indirect "
    "European African Asian American net gross fulltime parttime women men children surviving remaining operational working main"
).split())  # fmt: skip
_SERVING = frozenset(("work", "were working", "are working", "worked", "is working", "was working"))
_STOPS = frozenset((",", ".", ";", "(", ")"))
_GOING = frozenset(("went", "goes", "go", "came", "comes", "come", "spent", "used", "paid", "set", "earmarked", "allocated"))
_STAFF = frozenset("employs employed employ employing staff employees workforce members membership students hired".split())
_NOUNS = 5
_MOST = 8


def part(at: Setting) -> str:
    """The part that a figure is said of, as words; empty for the whole."""
    if at.dated:
        return _dated_place(at)
    if at.mention is None or at.mention.kind not in {"quantity", "ordinal", "unclear"}:
        return ""
    found = [_adjective(at), _of_which(at), _beside(at) or _at_head(at) or _purpose(at)]
    return "; ".join(dict.fromkeys(part for part in found if part))


def _adjective(at: Setting) -> str:
    """300 full-time staff; 12 new offices."""
    words: list[str] = []
    k = at.end
    while k < len(at.words) and k < at.end + 4 and at.built.tags[k] in "NVGB'":
        if at.words[k].kind == "s" and at.words[k].text != "-":
            break
        words.append(at.low(k))
        k += 1
    joined = " ".join(words).replace(" - ", "-")
    parts = [word for word in joined.split()[:-1] if word in _RESTRICTING]
    head = [word for word in joined.split()[-1:] if word in {"women", "men"} and "people" not in joined]
    if head and not parts and _STAFF.isdisjoint(at.lows):
        head = []  # an army of 6,000 men: what is counted, and no part of it
    return " ".join([*parts, *head])


def _of_which(at: Setting) -> str:
    """Of which 40 are women; including 40 in Africa."""
    if at.low(at.end) == "of" and at.low(at.end + 1) in {"them", "whom", "which", "these", "those"}:
        stop = at.end + 2
        while stop < len(at.words) and stop - at.end < _MOST and at.low(stop) not in _STOPS | {"and"}:
            stop += 1
        start = at.end + 2
        while start < stop and at.built.tags[start] == "A":
            start += 1
        return at.sentence.between(start, stop).removeprefix("in ") or "of which"
    for k in range(max(at.value - 3, 0), at.value):
        if at.low(k) == "of" and at.low(k + 1) in {"which", "whom", "these", "those", "them"}:
            return _after_verb(at) or "of which"
        if at.low(k) in {"including", "among"} and at.value - k <= 3:
            return _counted(at) or "of which"
    return ""


def _after_verb(at: Setting) -> str:
    k = at.end
    while k < len(at.words) and at.built.tags[k] in "AB":
        k += 1
    if at.low(k) in _GOING:
        k += 1 + (at.low(k + 1) in {"to", "for", "on", "in", "into"})
    stop = k
    while stop < len(at.words) and stop - k < _MOST and at.low(stop) not in _STOPS:
        stop += 1
    return at.sentence.between(k, stop) if stop > k else ""


def _counted(at: Setting) -> str:
    """The words that say what is counted, where they do not merely repeat it: 40 in Africa, 12 women."""
    stop = at.end
    while stop < len(at.words) and stop - at.end < _MOST and at.low(stop) not in _STOPS | {"and"}:
        stop += 1
    words = at.sentence.between(at.end, stop)
    first, _, rest = words.partition(" ")
    return rest.removeprefix("the ") if first in {"in", "at", "for", "from"} else words


def _beside(at: Setting) -> str:
    """What stands right after the figure and its noun: in Africa, for the region, who work at headquarters."""
    k = at.end
    while k < len(at.words) and k - at.end <= _NOUNS and at.built.tags[k] in "NQ'" and at.low(k) != "." and at.words[k].text not in {",", "“", '"'}:
        k += 1
    while at.low(k) == "of" and _same_kind(at, k):
        k = at.built.phrases[at.built.phrase_of[k + 1]].last
    if k >= len(at.words):
        return ""
    if at.low(k) == "per" and at.low(k + 1) not in {"year", "annum", "month", "day", "week", "cent", "hour"}:
        return at.sentence.between(k, min(k + 2, len(at.words)))
    if at.low(k) in {"who", "that", "which"} and at.built.phrase_of[k - 1] >= 0 and at.low(k + 1) not in {"was", "is", "had", "has"}:
        return _clause(at, k)
    if at.low(k) in _LEADS:
        return _named(at, k)
    return ""


def _same_kind(at: Setting, k: int) -> bool:
    """Does *of* only name the kind of what is counted: 3 million tonnes of steel?"""
    return k + 1 < len(at.words) and at.built.phrase_of[k + 1] >= 0 and at.words[k + 1].low not in ARTICLES and at.words[k + 1].low not in POSSESSIVES


def _clause(at: Setting, k: int) -> str:
    stop = k
    while stop < len(at.words) and stop - k < _MOST and at.low(stop) not in _STOPS:
        stop += 1
    stop = next((j for j in range(k, stop) if _dated(at, j)), stop)
    while stop > k + 1 and at.built.tags[stop - 1] in "IDE":
        stop -= 1
    said = at.sentence.between(k + 1, stop) if stop - k > 2 else ""
    return "" if said.partition(" for ")[0].lower() in _SERVING or said.partition(" there")[0].lower() in _SERVING else said


def _dated(at: Setting, k: int) -> bool:
    start = at.words[k].start
    return any(m.kind in {"date", "period"} and m.start <= start < m.end for m in at.sentence.mentions)


def _dated_place(at: Setting) -> str:
    """Where the one of two joined dates holds: on 12 May in Spain and on 20 May in Chile."""
    if not any(m.kind in {"date", "period"} and m is not at.mention and joined(at, m) for m in at.sentence.mentions):
        return ""
    if at.low(at.end) in _LEADS and (after := _named(at, at.end)):
        return after
    k = at.value - 1
    while k > 0 and at.low(k) in {"on", "in", "by", "at", ","}:
        k -= 1
    index = at.built.phrase_of[k] if k > 0 else -1
    if index < 0 or at.built.phrases[index].led not in _LEADS or _dated(at, k):
        return _named(at, 0) if at.low(0) in {"in", "at", "across"} and at.value > 1 else ""
    return _named(at, at.built.phrases[index].first - 1)


def _purpose(at: Setting) -> str:
    """What the subject is for, as its capacity for ice hockey."""
    index = at.built.clauses[at.clause].subject
    if index < 0 or index + 1 >= len(at.built.phrases):
        return ""
    after = at.built.phrases[index + 1]
    return _named(at, after.first - 1) if after.before == index and after.led == "for" and after.last <= at.value else ""


def _named(at: Setting, k: int) -> str:
    """The words after a preposition, unless they are a date, another figure, or the whole."""
    index = at.built.phrase_of[k + 1] if k + 1 < len(at.words) else -1
    if index < 0 or _dated(at, k + 1) or _dated(at, k):
        return ""
    phrase = at.built.phrases[index]
    first = phrase.first
    if any(at.words[j].kind == "n" or at.low(j) in SMALL for j in range(first, phrase.last)) or at.built.tags[first] == "P":
        return ""
    if (
        at.low(phrase.last - 1) in _WHOLE
        or at.low(phrase.last - 1) in MONTHS
        or at.low(first) in {"all", "each", "every", "both", "two", "three", "four", "five", "several"}
    ):
        return ""
    if at.low(k) == "on" and not (at.mention and _money(at)):
        return ""
    last = phrase.last
    if index + 1 < len(at.built.phrases):
        after = at.built.phrases[index + 1]
        if after.before == index and after.led in {"of", "in", "to"} and not any(at.words[j].kind == "n" for j in range(after.first, after.last)):
            last = after.last
    if at.low(first) in ARTICLES or at.low(first) in POSSESSIVES:
        first += 1
    last = _listed(at, last)
    return at.sentence.between(first, last) if first < last else ""


def _listed(at: Setting, last: int) -> int:
    """Where the names end that go on behind the first: in Spain, Italy and Greece."""
    if not at.words[last - 1].text[:1].isupper():
        return last
    end, k = last, last
    while at.low(k) in {",", "and", "or"} and k - last < _MOST:
        index = at.built.phrase_of[k + 1] if k + 1 < len(at.words) else -1
        if index < 0 or not at.words[at.built.phrases[index].last - 1].text[:1].isupper() or _dated(at, k + 1):
            break
        closes = at.low(k) != ","
        k = at.built.phrases[index].last
        if closes:
            return k if k >= len(at.words) or at.built.tags[k] not in "AV" else last
    return end


def _money(at: Setting) -> bool:
    from claimcheck.reading.units import dimension
    from claimcheck.reading.values import Quantity

    value = at.mention.value if at.mention else None
    return isinstance(value, Quantity) and dimension(value.unit) == "currency"


def _at_head(at: Setting) -> str:
    """In Africa, the agency has 40 offices: a place at the head of the sentence."""
    if at.low(0) not in {"in", "across", "at", "for", "within", "outside"} or len(at.words) < 3 or at.built.clause_of[0] not in {0, at.clause}:
        return ""
    index = at.built.phrase_of[1]
    if index < 0 or at.low(at.built.phrases[index].last) != ",":
        return ""
    phrase = at.built.phrases[index]
    first = phrase.first + (at.low(phrase.first) in ARTICLES)
    if not at.words[first].text[:1].isupper() or _dated(at, first) or at.built.clause_of[at.value] not in {0, at.clause}:
        return ""
    return _named(at, 0)
