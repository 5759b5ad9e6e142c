"""Which question does a figure answer that carries on from one before it: from 28 a year earlier, up from 11 in 2001, and 289,000 the year before; Sault 1,700?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.model import Property
from claimcheck.prose import Mention, Statement
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import BEING, Asked, Here
from claimcheck.texts.open.measures import NO_MEASURES
from claimcheck.texts.open.parts import Told
from claimcheck.texts.structure.asked import count_of, measure_of, size_of
from claimcheck.texts.structure.nouns import counted_noun, plural_looking
from claimcheck.texts.verbs import HAVING

MOVING = frozenset((
    "rose", "risen", "rises", "rise", "rising", "grew", "grown", "grows", "growing", "fell", "fallen", "falls", "falling", "increased", "increases", "decreased",
    "dropped", "drops", "declined", "declines", "climbed", "shrank", "shrunk", "jumped", "slipped", "sank", "sunk", "doubled", "went", "gone", "expanded", "widened",
))  # fmt: skip
_CLOSED = frozenset((
    "", ",", ".", ";", ")", "(", "and", "in", "on", "at", "a", "one", "the", "last", "by", "when", "before", "while", "but", "for", "to", "during", "after", "two",
    "three", "this", "since", "altogether", "today", "now", "respectively",
))  # fmt: skip
_AGAINST = (("from",), ("against",), ("after",), ("compared", "with"), ("compared", "to"), ("instead", "of"))
_FROM_UP = frozenset((",", "up", "down", "(", "—", "–"))
_JOINING = frozenset((",", "and", "but", ";", "(", "or"))
_YEAR_BEFORE = re.compile(
    r"(?:in |for )?(?:the (?:year before|previous year|preceding year|year earlier)|(?:a|one) year (?:earlier|before)|last year)\b", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r"(?:in )?(?:the (?:year after|following year|next year)|(?:a|one) year later)\b", re.IGNORECASE)
_ONE_YEAR = re.compile(r"(?<![0-9])((?:1[5-9]|20)[0-9]{2})(?![0-9])")
_MULTIPLES = frozenset(("twice", "thrice", "once", "double", "half"))
_FARTHEST = 30
_BESIDE = 5


def series(here: Here, told: Told) -> Asked | None:
    """The question of the figure before it, asked of another time or of somebody else."""
    value = here.mention.value
    if not isinstance(value, Quantity) or here.mention.kind != "quantity" or here.mention.text.lower() in _MULTIPLES or here.low(here.j) == "as":
        return None
    row = _last(here, told)
    if row is not None:
        if value.unit and (asked := _of_which(here, row)) is not None:
            return asked
        if (asked := _reached_from(here, row)) is not None:
            return asked
        if (asked := _earlier(here, row)) is not None:
            return asked
        if (asked := _dated(here, row)) is not None:
            return asked
        if (asked := _gapped(here, _last(here, told, first=True) or row)) is not None:
            return asked
    return moved(here)


def _last(here: Here, told: Told, *, first: bool = False) -> tuple[Statement, Property, Mention] | None:
    """What was told last, or first, before the figure that is as large in the same sense: a count before a count, an amount before an amount."""
    value = here.mention.value
    assert isinstance(value, Quantity)
    by_start = {one.start: one for one in here.sentence.mentions if one.kind == "quantity" and one.start < here.mention.start}
    best: tuple[Statement, Property, Mention] | None = None
    for statement, prop in told:
        mention = by_start.get(statement.value_start)
        if mention is None or statement.block != here.sentence.block or not isinstance(mention.value, Quantity) or prop.datatype != "quantity":
            continue
        if dimension(mention.value.unit) == dimension(value.unit) and (best is None or (mention.start > best[2].start) != first):
            best = (statement, prop, mention)
    return best


def _earlier(here: Here, row: tuple[Statement, Property, Mention]) -> Asked | None:
    """£48 million in 2023, from £44.7 million a year earlier; 14 branches, up from 11 in 2001; 2,300, down from 5,100."""
    statement, prop, mention = row
    lead = next((size for phrase in _AGAINST for size in (len(phrase),) if tuple(here.low(here.i - size + k) for k in range(size)) == phrase), 0)
    if not lead or not _closes(here, prop):
        return None
    before = here.low(here.i - lead - 1)
    bound = here.low(here.i - lead)
    if bound in {"from", "after"} and before not in _FROM_UP and not any(one.end == here.words[here.i - lead - 1].end for one in _dates(here)):
        return None
    if bound == "after" and not _when_behind(here, statement.when):
        return None
    if _verb_between(here, mention, here.i - lead):
        return None
    when = _when_behind(here, statement.when)
    scope = statement.scope
    return Asked(
        prop,
        here.i - lead,
        here.j,
        scope if when else "; ".join(filter(None, ("formerly", scope))),
        here.i,
        subject=statement.subject,
        when=when,
        untimed=not when,
    )


def _of_which(here: Here, row: tuple[Statement, Property, Mention]) -> Asked | None:
    """It cost £6.4 million, of which the county paid £1.2 million: a part of the amount."""
    statement, prop, _ = row
    which = next((k for k in range(here.i - 1, max(here.i - _FARTHEST // 3, 0), -1) if here.low(k) == "which" and here.low(k - 1) == "of"), -1)
    if which < 0 or not here.words[which].start > statement.value_start:
        return None
    scope = here.sentence.between(which + 1, here.i).lower()
    return Asked(prop, which - 1, here.j, scope, here.i, subject=statement.subject, when=statement.when) if scope else None


def _reached_from(here: Here, row: tuple[Statement, Property, Mention]) -> Asked | None:
    """She took it from six seats to fourteen: as many afterwards."""
    statement, prop, mention = row
    first = next((k for k, word in enumerate(here.words) if word.start >= mention.start), 0)
    if here.low(here.i - 1) != "to" or here.low(first - 1) != "from" or not _closes(here, prop) or _verb_between(here, mention, here.i):
        return None
    return Asked(prop, here.i - 1, here.j, "", here.i, subject=statement.subject, when=_when_behind(here, ""))


def _dated(here: Here, row: tuple[Statement, Property, Mention]) -> Asked | None:
    """412 members in 1975 and 1,020 in 1990; 310,000 in 2023, and 289,000 the year before."""
    statement, prop, mention = row
    if here.low(here.i - 1) == ":" and (ahead := next((one for one in _dates(here) if one.end == here.words[here.i - 2].end), None)) is not None:
        opens = here.low(next((k for k, word in enumerate(here.words) if word.start >= ahead.start), 0) - 1)
        within = opens in {"(", ",", ";"} and not _verb_between(here, mention, here.i)
        return Asked(prop, here.i, here.j, statement.scope, here.i, subject=statement.subject, when=ahead.text.strip()) if within else None
    if here.low(here.i - 1) not in _JOINING and not (here.low(here.i - 1) in {"only", "just"} and here.low(here.i - 2) in _JOINING):
        return None
    if not statement.when or not _closes(here, prop) or _verb_between(here, mention, here.i):
        return None
    when = _when_behind(here, statement.when)
    if not when or when == statement.when:
        return None
    return Asked(prop, here.i, here.j, statement.scope, here.i, subject=statement.subject, when=when)


def _gapped(here: Here, row: tuple[Statement, Property, Mention]) -> Asked | None:
    """Averne lost 3,041 men, Sault 1,700; whereas his opponent lost about 700; the old one, Norhytta, has 16."""
    statement, prop, _ = row
    if not _closes(here, prop):
        return None
    before = here.index - 1
    ahead = here.low(here.i - 1)
    # without a verb: a name that takes the place of the subject
    index = here.built.phrase_of[here.i - 1] if here.i else -1
    if index >= 0 and (here.words[here.i - 1].text[:1].isupper()) and here.low(here.built.phrases[index].first - 1) in {",", ";", "and"}:
        return Asked(prop, here.built.phrases[index].first, here.j, "", here.i, phrase=index, when=statement.when)
    verb = here.verb()
    if before < 0 or verb < 0 or verb >= here.i or here.i - verb > 3 or here.clause.subject < 0:
        return None
    had = here.low(verb) in HAVING or ahead in {"had", "has", "have"}
    same = bool(here.deed()) and prop.id.endswith(f"-{here.deed()}")
    first = next((k for k, word in enumerate(here.words) if word.start >= statement.value_start), 0)
    if here.built.clause_of[first] == here.built.clause_of[here.i]:
        return None
    named = prop.id.startswith("number-of-") and prop.id.count("-") <= 3
    index = here.clause.beside if here.clause.beside >= 0 else here.clause.subject
    name = here.built.phrases[index]
    thing = here.sentence.between(name.first, name.last).lower() if here.words[name.first].text[:1].isupper() and name.first else ""
    return Asked(prop, verb, here.j, "", here.i, thing=thing) if same or (had and (named or not prop.id.startswith("number-of-"))) else None


def moved(here: Here) -> Asked | None:
    """The number of nests fell from 74 in 2010 to 39; debt fell below £5 million; shops grew by 3 to 27: what rose or fell is as many."""
    value = here.mention.value
    assert isinstance(value, Quantity)
    ahead = here.low(here.i - 1)
    bounded = here.mention.text.lower().split(" ", 1)[0] in {"below", "under", "above", "over"} or ahead in {"below", "under", "above"}
    if ahead not in {"from", "to", "at"} and not bounded:
        return None
    verb = here.verb()
    if not 0 <= verb < here.i or here.low(verb) not in MOVING | _STOOD or here.clause.subject < 0 or here.i - verb > _FARTHEST:
        return None
    if not _ends(here) or (ahead == "from" and not _reached(here)):
        return None
    other = _other_end(here, ahead)
    prop = _named(here, value) if other is None or value.unit or not other.unit else None
    if prop is None:
        return None
    when = _when_behind(here, "")
    first = here.built.phrases[here.clause.subject].first
    former = ahead == "from" and not when
    return Asked(
        prop, verb if here.i - first > _FARTHEST else first, here.j, "formerly" if former else "", here.i, around=True, when=when, untimed=former
    )


def _other_end(here: Here, ahead: str) -> Quantity | None:
    """The figure that it rose or fell to, or from."""
    wanted = {"from": "to", "to": "from"}.get(ahead, "")
    starts = {one.start: one for one in here.sentence.mentions if one.kind == "quantity" and one is not here.mention}
    found = next((starts[word.start] for k, word in enumerate(here.words) if word.start in starts and wanted and here.low(k - 1) == wanted), None)
    return found.value if found is not None and isinstance(found.value, Quantity) else None


_STOOD = frozenset(("stood", "stands", "came", "comes", "amounted", "amounts", "totalled", "remained"))


def _named(here: Here, value: Quantity) -> Property | None:
    """What the subject of the clause says that rises or falls."""
    index = here.clause.subject
    nouns = here.head(index, 2)
    following = index + 1
    if nouns and nouns[-1] in {"number", "numbers"}:
        if following < len(here.built.phrases) and here.built.phrases[following].led == "of" and here.built.phrases[following].before == index:
            counted = here.head(following, 2)
            return count_of(counted, value) if counted and plural_looking(counted[-1]) else None
        return count_of((f"{nouns[0]}s",), value) if len(nouns) > 1 else None
    if (
        not nouns
        or nouns[-1] in NO_MEASURES
        or any(here.words[k].text[:1].isupper() and k for k in range(here.built.phrases[index].first, here.built.phrases[index].last))
    ):
        return None
    if any(here.words[k].kind == "n" for k in range(here.built.phrases[index].first, here.built.phrases[index].last)):
        return None
    name = " ".join(nouns)
    if not value.unit:
        return count_of(nouns, value) if plural_looking(nouns[-1]) else size_of(name, value)
    return measure_of(name)


def _ends(here: Here) -> bool:
    """Does nothing that is counted follow the figure?"""
    return here.low(here.j) in _CLOSED or not here.low(here.j).isalpha()


def _reached(here: Here) -> bool:
    """Does *to* lead another figure behind this one?"""
    later = [one for one in here.sentence.mentions if one.kind == "quantity" and one.start > here.mention.start]
    return any(here.low(k - 1) == "to" for k, word in enumerate(here.words) if any(word.start == one.start for one in later))


def _closes(here: Here, prop: Property) -> bool:
    """Is what the figure counts left unsaid, or said again in the same word?"""
    if _ends(here):
        return True
    noun = counted_noun(here.words, here.j)
    return noun is not None and noun[0][-1] in prop.label.split()


def _dates(here: Here) -> Iterable[Mention]:
    return (one for one in here.sentence.mentions if one.kind in {"date", "period"})


def _when_behind(here: Here, of: str) -> str:
    """The date straight behind the figure, or the year that it names by another; empty where there is none."""
    words, j = here.words, here.j
    if j >= len(words):
        return ""
    noun = counted_noun(words, j)
    k = noun[1] if noun else j
    near = words[min(k + _BESIDE, len(words)) - 1].end
    text = here.sentence.page.blocks[here.sentence.block].text
    for one in _dates(here):
        if one.start >= words[j].start and one.start < near:
            between = text[words[j - 1].end : one.start].strip().lower()
            last = between.rpartition(" ")[2]
            if last in {"", "in", "(", "at", "on", "for", "of", "by", "end"} and not any(mark in between for mark in ",;"):
                written = re.sub(r"^(?:in|on|at|for|during|by) (?:the )?", "", one.text.strip(), flags=re.IGNORECASE)
                return written if not between.endswith("of") or "end of" not in between else f"end of {written}"
            return ""
    behind = text[words[j - 1].end :].lstrip(" (")[:40]
    year = _ONE_YEAR.findall(of)
    if len(year) == 1:
        if _YEAR_BEFORE.match(behind):
            return str(int(year[0]) - 1)
        if _YEAR_AFTER.match(behind):
            return str(int(year[0]) + 1)
    return "last year" if behind.startswith("last year") and not of else ""


def _verb_between(here: Here, mention: Mention, last: int) -> bool:
    first = next((k for k, word in enumerate(here.words) if word.start >= mention.end), last)
    return any(here.built.tags[k] in "VA" and here.low(k) not in {"compared", "up", "down"} | BEING for k in range(first, last))
