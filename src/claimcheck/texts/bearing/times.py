"""Of what time is it said? The date or period of its clause that is no value itself, in words that the reader of dates knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.prose import Mention
from claimcheck.texts.bearing.moments import former, moment
from claimcheck.texts.bearing.reckoned import reckoned
from claimcheck.texts.bearing.setting import Setting

_TIMES = ("date", "period")
_IN = frozenset(("in", "on", "during", "at", "of", "for", "throughout", "around", "within"))
_KEPT = {
    "since": "since",
    "until": "until",
    "till": "until",
    "before": "before",
    "after": "after",
    "following": "after",
    "from": "since",
    "through": "until",
}
_OPEN = ("in ", "on ", "during ", "at ", "as of ", "as at ", "of ", "for ", "throughout ", "the ", "as ", "(")
_EVENTS = frozenset((
    "creation founding foundation establishment birth inception merger election independence war arrival opening launch formation start beginning "
    "incorporation appointment introduction reform reforms crisis collapse earthquake fire flood outbreak adoption invasion death peak high low level "
    "levels closure completion renovation reunification revolution referendum elections takeover acquisition"
).split())  # fmt: skip


_PRESENT = frozenset(("has", "is", "are", "have", "employs", "operates", "runs", "keeps", "comprises", "consists", "stands"))
_NEAR = 5
_DURING = frozenset(("at", "in", "during"))
_COUNTS = frozenset(
    (
        "census season estimate estimates survey count election elections referendum ballot edition olympics games championship championships tournament vote poll"
    ).split()
)  # they were taken or held then
_LASTING = frozenset(("since", "until"))
_AGAINST = frozenset(("on", "over", "against", "versus", "than", "with"))  # up 7 percent on 2022
_LEADING = frozenset(
    "as of at in on the end by since until from during to and estimate est census for fiscal year financial spring summer autumn winter".split()
)


def time(at: Setting) -> tuple[str, bool]:
    """The time, and whether the words say that it is over without saying when."""
    over = former(at)
    if _from_to(at):
        after = next((_written(at, m) for m in _dates(at) if at.built.clause_of[at.token(m.start)] == at.clause and at.token(m.start) >= at.end), "")
        beside = _right(at, stop=True)
        return (beside, False) if beside else (f"before {after}" if after and " " not in after else "", True)
    when = _bracket(at) or _since(at) or _right(at, stop=True) or _left(at) or _shared(at) or _inside(at) or _head(at) or _entry(at)
    return (when, over) if when else (reckoned(at) or moment(at), over)


def _dates(at: Setting) -> Iterator[Mention]:
    for mention in at.sentence.mentions:
        if (
            mention.kind in _TIMES
            and mention.start not in at.taken
            and mention is not at.mention
            and not _first_since(at, mention)
            and not (at.dated and joined(at, mention))
        ):
            yield mention


def _first_since(at: Setting, mention: Mention) -> bool:
    """For the first time since 2016: it was so then, and is again."""
    k = at.token(mention.start)
    k -= at.low(k - 1) == "since"
    return "time" in at.lows and at.low(k - 1) == "time" and at.low(k - 2) in {"first", "second", "third", "last"}


def joined(at: Setting, mention: Mention) -> bool:
    """Does *and* join a date to the one that is the value: on 12 May in Spain and on 20 May in Chile?"""
    k = at.token(mention.start)
    if at.built.clause_of[k] != at.clause:  # asked first: of a long sentence with many dates, one clause is read for each, and not all
        return False
    first, last = (at.end, k) if k >= at.end else (at.token(mention.end), at.value)
    return any(at.low(j) == "and" for j in range(first, last)) and not any(at.built.tags[j] in "AV" for j in range(first, last))


def _other_figures(at: Setting, first: int, last: int) -> bool:
    """Does another figure stand between two tokens?"""
    if first >= last:
        return False
    start, end = at.words[first].start, at.words[last - 1].end
    return any(m.kind in {"quantity", "ordinal", "unclear"} and start <= m.start < end for m in at.sentence.mentions if m is not at.mention)


def _bracket(at: Setting) -> str:
    """173 member states (as of July 2021)."""
    for mention in _dates(at):
        k = opens = at.token(mention.start)
        while opens > at.end and at.low(opens - 1) in _LEADING:
            opens -= 1
        opens -= 1
        if at.low(opens) not in {"(", "["} or opens < at.end:
            continue
        if opens <= at.end + _NEAR and not _other_figures(at, at.end, k):
            return _written(at, mention)
        if at.low(opens + 1) == "as" and at.low(at.token(mention.end)) in {")", "]"} and at.token(mention.end) + 2 >= len(at.words):
            return _written(at, mention)  # 118 states and six observers (as of 2022)
    return ""


def _right(at: Setting, *, stop: bool) -> str:
    """The next date in the clause after the value, before any other figure."""
    for mention in _dates(at):
        k = at.token(mention.start)
        if k < at.end or (at.built.clause_of[k] != at.clause and not _of_value(at, k)):
            continue
        if stop and _other_figures(at, at.end, k):
            return ""
        if found := _usable(at, mention, k):
            return found
    return ""


def _since(at: Setting) -> str:
    """Twelve parties since Ardany joined in 2022: a clause that dates the one before it."""
    if _LASTING.isdisjoint(at.lows):
        return ""
    for mention in _dates(at):
        clause = at.built.clauses[at.built.clause_of[at.token(mention.start)]]
        word = at.low(clause.first)
        if clause.kind == "main" and word in _LASTING and at.end <= clause.first and at.built.clauses[clause.parent].first <= at.value:
            return "" if _other_figures(at, at.end, clause.first) else f"{_KEPT[word]} {_bare(mention.text)}"
    return ""


def _of_value(at: Setting, k: int) -> bool:
    """Does the token stand in a relative clause on what is counted: 22,000 staff who were working there at the end of 2024?"""
    clause = at.built.clauses[at.built.clause_of[k]]
    if clause.kind not in {"relative", "reduced"} or clause.subject < 0:
        return False
    phrase = at.built.phrases[clause.subject]
    return phrase.first <= at.end and at.value < phrase.last


def _left(at: Setting) -> str:
    """A date earlier in the clause that no other figure stands before: it holds for all that follows."""
    first = at.built.clauses[at.clause].first
    for mention in _dates(at):
        k = at.token(mention.start)
        if k >= at.value or at.built.clause_of[k] != at.clause:
            continue
        if not _other_figures(at, first, k) and (found := _usable(at, mention, k)):
            return found
    return ""


def _shared(at: Setting) -> str:
    """40 staff and 300 volunteers in 2021: one date after several figures."""
    if "respectively" in {word.low for word in at.words}:
        return " and ".join(mention.text for mention in _dates(at))
    found = [m for m in _dates(at) if at.built.clause_of[at.token(m.start)] == at.clause and at.token(m.start) >= at.end]
    if len(found) != 1:
        return ""
    k = at.token(found[0].start)
    plain = all(at.built.tags[j] not in "VA" and at.low(j) not in {"to", "from", ";"} for j in range(at.end, k))
    return _usable(at, found[0], k) if plain else ""


def _inside(at: Setting) -> str:
    """A date within the words that say it: the 2019 budget of 4 million; her 2023 revenue."""
    subject = at.built.clauses[at.clause].subject
    for mention in _dates(at):
        k = at.token(mention.start)
        phrase = at.built.phrase_of[k]
        touches = at.first <= k < at.last or (phrase >= 0 and (phrase == at.built.phrase_of[at.value] or phrase in _chain(at) or phrase == subject))
        if touches and _event_before(at, k) < 0:
            return _written(at, mention)
    return ""


def _chain(at: Setting) -> list[int]:
    chain: list[int] = []
    index = at.built.phrase_of[at.value]
    while index >= 0 and len(chain) < _NEAR:
        chain.append(index)
        index = at.built.phrases[index].before if at.built.phrases[index].led == "of" else -1
    return chain


def _head(at: Setting) -> str:
    """A date at the head of the sentence, before its first subject, holds for all of it; a change from past to present ends that."""
    first = next(_dates(at), None)
    if first is None:
        return ""
    k = at.token(first.start)
    main = at.built.clauses[at.built.clause_of[k]]
    verb = main.verb if main.verb >= 0 else len(at.words)
    subject = at.built.phrases[main.subject].first if main.subject >= 0 else verb
    own = at.built.clauses[at.clause]
    if main.kind == "opening" and at.low(main.verb) == "according" and 0 <= main.shares == at.clause:
        verb = subject = len(at.words)  # according to the census of 2011
    if k >= min(subject, verb) or k > at.value or own.kind in {"relative", "bracket"}:
        return ""
    if own.verb >= 0 and own.verb != main.verb and at.low(own.verb) in _PRESENT and at.low(main.verb) not in _PRESENT:
        return ""
    return _bare(_usable(at, first, k).removeprefix("to ")) if subject == len(at.words) else _usable(at, first, k)


def _entry(at: Setting) -> str:
    """The date of the entry of a timeline: what stands before a colon or dash at the beginning of an item or of the nearest heading."""
    for mention in _dates(at):
        if mention.start - at.sentence.start <= 3:
            following = at.token(mention.end)
            if at.low(following) in {":", "–", "—", "-"}:
                return mention.text
        break
    block = at.sentence.page.blocks[at.sentence.block]
    if block.kind == "heading" or not block.headings:
        return ""
    return heading_date(block.headings[-1])


@lru_cache(maxsize=1024)
def heading_date(heading: str) -> str:
    """The date that a heading begins with: 2016: Integration; empty if it begins with none."""
    from claimcheck.reading.values import NotJudged
    from claimcheck.reading.when import read_when

    if not any(c.isdecimal() for c in heading[:30]):
        return ""
    head = heading
    for mark in (": ", " — ", " – ", " - ", "—"):
        head = head.partition(mark)[0]
    head = head.strip(" :–—-").removesuffix("–Present").removesuffix("–present")
    if head and len(head) <= 40 and not isinstance(read_when(head), NotJudged):
        return head
    years = _HEADED.findall(heading[:80])
    return str(years[0][0] or years[0][1]) if len(years) == 1 and len(_ANY_YEAR.findall(heading[:80])) == 1 else ""


# The festival of 2024 in figures; 2023 in brief.
_ANY_YEAR = re.compile(r"[0-9]{4}")
_HEADED = re.compile(
    r"\b(?:in|of|for) ((?:19|20)[0-9]{2})(?=$| in (?:figures|numbers|brief|short|facts)\b)|^((?:19|20)[0-9]{2}) (?:in (?:figures|numbers|brief|short|facts)|at a glance|highlights|results|figures)\b"
)


def _usable(at: Setting, mention: Mention, k: int) -> str:
    """The date as a time of the clause; empty where it only describes a noun, or tells when something else was."""
    following = at.token(mention.end)
    if _held(at, k):
        return mention.text.strip() if at.low(k - 1 - (at.low(k - 1) == "the")) in {"after", "following"} else _written(at, mention)
    glued = (
        following < len(at.words)
        and at.words[following].kind == "w"
        and at.built.tags[following] == "N"
        and at.low(following) not in _COUNTS
        and not (" of " in mention.text and at.low(k - 1) == "the" and at.low(k - 2) in _IN)
        and at.words[following].start - mention.end == 1
    )
    if glued and at.low(k - 1) not in _IN and at.low(k - 1) not in _KEPT and at.built.phrase_of[k] not in _chain(at):
        return ""
    if glued and at.low(k - 1) not in _IN and at.built.phrase_of[k] not in _chain(at):
        return ""
    if glued and at.built.phrase_of[following] == at.built.phrase_of[k] and at.built.phrase_of[k] not in _chain(at) and not _ahead(at, k):
        return ""
    if mention.text.strip().isdecimal() and (at.low(k - 1) in _AGAINST or (at.low(k - 1) in {"to", "in"} and at.low(k - 2) in {"compared", "than"})):
        return ""
    if (event := _event_before(at, k)) >= 0:
        if at.low(event - 1) == "the" and at.low(event - 2) in _DURING and k < at.value:
            return _written(at, mention)  # at the election of 2017 it won nine
        for j in range(event - 1, max(event - _NEAR, -1), -1):
            if at.low(j) in _KEPT:
                return f"{_KEPT[at.low(j)]} {_bare(mention.text)}"
        return ""
    return _written(at, mention)


def _ahead(at: Setting, k: int) -> bool:
    """Does a year lead the sentence, and the verb follow what stands right behind it: *In 2023 sales rose*?"""
    phrase = at.built.phrases[at.built.phrase_of[k]]
    return k == 1 and at.low(0) in _DURING and phrase.last < len(at.words) and at.built.tags[phrase.last] in "VA"


def _held(at: Setting, k: int) -> bool:
    """Is it the year of something that was held or taken then, and leads the sentence to it: at the 2015 general election?"""
    index = at.built.phrase_of[k]
    phrase = at.built.phrases[index] if index >= 0 else None
    return phrase is not None and bool(phrase.led) and phrase.led not in _AGAINST and at.low(phrase.last - 1) in _COUNTS


def _event_before(at: Setting, k: int) -> int:
    """The noun of an event that the date dates: its creation in 1951; -1 for none."""
    j = k - 1
    while j >= 0 and at.low(j) in {"in", "of", "on", "the"}:
        j -= 1
    return j if j >= 0 and j < k - 1 + (at.low(k) in {"in", "of"}) and at.low(j) in _EVENTS else -1


def _bare(text: str) -> str:
    changed = True
    while changed:
        changed = False
        for lead in _OPEN:
            if text.lower().startswith(lead):
                text, changed = text[len(lead) :], True
    return text.strip()


def _written(at: Setting, mention: Mention) -> str:
    """The date with the word that bounds it, as the notation of the ledger writes it."""
    k = at.token(mention.start)
    text = mention.text.strip()
    lead = at.low(k - 1)
    if lead == "the":
        lead = at.low(k - 2)
    first, _, rest = text.partition(" ")
    if first.lower() == "by":
        text, lead = rest, "by"
    if mention.kind == "period" and first.lower() in {"from", "between", "since", "until", "till", "before", "after", "through"}:
        return text
    if lead == "by":
        return f"by {_bare(text)}" if _future(at) else _bare(text)
    if first.lower() in _KEPT or first.lower() in {"circa", "about", "around", "between"}:
        return text
    text = _bare(text)
    if lead == "from" and _closed(at, mention):
        return text
    if lead in _KEPT:
        if mention.kind == "period":
            return text
        return f"{_KEPT[lead]} {text}"
    return text


def _closed(at: Setting, mention: Mention) -> bool:
    following = at.low(at.token(mention.end))
    return following in {"to", "until", "through", "till"} or mention.kind == "period"


def _future(at: Setting) -> bool:
    return any(at.low(k) in {"will", "shall", "to"} and at.here(k) for k in at.before())


def _from_to(at: Setting) -> bool:
    """Is it the first of two figures, from which something grew or fell to the other?"""
    if at.dated or "from" not in {at.low(at.value - 1), at.low(at.value)}:
        return False
    others = (at.token(m.start) for m in at.sentence.mentions if m.kind == "quantity" and m is not at.mention)
    return any("to" in {at.low(k - 1), at.low(k)} for k in others)
