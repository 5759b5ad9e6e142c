"""Of what is a share said to be one? Of sales, of the votes cast, of those just counted; or by how much has something grown?"""

from __future__ import annotations

from claimcheck.reading.units import dimension
from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import BEING, Asked, Here
from claimcheck.texts.open.parts import Told
from claimcheck.texts.structure.asked import measure_of
from claimcheck.texts.structure.nouns import counted_noun

_UP = frozenset((
    "up", "rose", "grew", "risen", "grown", "increased", "climbed", "gained", "higher", "more", "rise", "growth", "increase", "gain", "jumped",
    "jump", "expanded",
))  # fmt: skip
_DOWN = frozenset((
    "down", "fell", "fallen", "decreased", "dropped", "declined", "lower", "less", "fall", "decline", "drop", "shrank", "cut", "reduced",
    "slipped",
))  # fmt: skip
_PRONOUNS = frozenset(("them", "whom", "which", "these", "those"))
_LONGEST = 7
_STOPS = frozenset((",", ".", ";", ":", "(", ")", "and", "but", "—", "–"))


def share(here: Here, told: Told = ()) -> Asked | None:
    """Which question does a share answer?"""
    value, j = here.mention.value, here.j
    assert isinstance(value, Quantity)
    if here.low(j - 1) == "of":
        j -= 1
    if value.unit == "pp" or (change := _change(here)) is not None:
        return None if value.unit == "pp" else change
    if here.low(j) == "of" and here.low(j + 1) in _PRONOUNS:
        return _of_those(here, told, j + 2, j)
    if (here.low(here.i - 2) == "of" and here.low(here.i - 1) in {"a", *_PRONOUNS}) or (
        here.low(here.i - 1) in _PRONOUNS and here.low(here.i - 2) == "of"
    ):
        return _of_those(here, told, j, here.i - 2)
    which = next((k for k in range(here.i - 1, max(here.i - _LONGEST, 0), -1) if here.low(k) in {"which", "whom"} and here.low(k - 1) == "of"), -1)
    if which > 0:
        return _of_those(here, told, j, which - 1)
    if here.low(0) == "of" and here.low(here.i - 1) == "," and (asked := _of_those(here, told, j, here.i - 1)) is not None:
        return asked._replace(scope=_words(here, j))
    if here.low(j) != "of" or j + 1 >= len(here.words):
        return _named(here) or _same(here, told)
    if here.low(j + 1) == "what":
        whole: tuple[str, ...] = tuple(word.low for word in here.words[j + 2 : j + 5] if word.kind == "w" and word.low not in {"the", "a"})
        last = j + 5
    else:
        index = here.built.phrase_of[j + 1]
        whole = here.head(index, 1)
        last = here.built.phrases[index].last if index >= 0 else j + 2
        if whole and whole[0] in {"cast", "year"} and len(two := here.head(index, 2)) == 2:
            whole = two[:1]
    if not whole or (j + 1 < last <= len(here.words) and here.words[last - 1].text[:1].isupper()):
        return None  # a third of Ostend Shipyards is no share that anything has
    prop = measure_of(f"share of {' '.join(whole)}")
    if not any(c.isdigit() for c in here.mention.text):
        prop = prop.model_copy(update={"figures": "exact"})  # two thirds are no rounded three quarters
    if here.is_subject() or here.clause.subject < 0:
        scope = _words(here, last) if here.is_subject() else ""
        return Asked(prop, here.i, last, scope, here.i, around=here.is_subject())
    return Asked(prop, here.i, last, "", here.i, part=True)


def _of_those(here: Here, told: Told, after: int, of: int) -> Asked | None:
    """A quarter of them students, of which a fifth went to monitoring: a share of what was counted before."""
    before = [one for one in here.sentence.mentions if one.kind == "quantity" and one.end <= here.words[max(of, 0)].start]
    for one in reversed(before):
        k = next((n for n, word in enumerate(here.words) if word.start >= one.end), len(here.words))
        if isinstance(one.value, Quantity) and not one.value.unit and (noun := counted_noun(here.words, k)) is not None:
            return Asked(measure_of(f"share of {' '.join(noun[0])}"), here.i, after, _words(here, after), here.i)
        if isinstance(one.value, Quantity) and dimension(one.value.unit) == "currency" and here.built.phrase_of[k - 1] > 0:
            phrase = here.built.phrases[here.built.phrase_of[k - 1]]
            if phrase.led == "of" and (head := here.head(phrase.before, 1)):
                return Asked(measure_of(f"share of {head[0]}"), here.i, after, _words(here, after), here.i)
    amounts = [(one, prop) for one, prop in told if one.value_start < here.mention.start and (prop.units or prop.unit)]
    if not amounts:
        return None
    statement, prop = max(amounts, key=lambda row: row[0].value_start)
    scope = here.sentence.between(of + 2, here.i).lower() if of >= 0 and of + 2 < here.i else _words(here, after)
    return Asked(measure_of(f"share of {prop.label}"), here.i, after, scope, here.i, subject=statement.subject, when=statement.when)


def _named(here: Here) -> Asked | None:
    """Turnout was 64 per cent, a 49 per cent stake: the noun that is as large."""
    phrase = here.phrase
    if phrase is None or (phrase.last > here.j and not any(c.isdigit() for c in here.mention.text)):
        return None  # an eighth agency is one after seven
    if phrase.last > here.j and (noun := tuple(word.low for word in here.words[here.j : phrase.last] if word.kind == "w")[-2:]):
        return Asked(measure_of(" ".join(noun)), here.i, phrase.last, "", here.i)
    if (
        here.low(here.verb()) in BEING
        and here.verb() < here.i
        and here.clause.subject >= 0
        and not phrase.led
        and (head := here.head(here.clause.subject, 2))
    ):
        return Asked(measure_of(" ".join(head)), here.built.phrases[here.clause.subject].first, here.j, "", here.i, around=True)
    if phrase.led == "of" and phrase.before >= 0 and (head := here.head(phrase.before, 2)):
        return Asked(measure_of(" ".join(head)), here.built.phrases[phrase.before].first, here.j, "", here.i)
    return None


def _same(here: Here, told: Told) -> Asked | None:
    """The founder's family holds 15 per cent: of what the share before it is one."""
    before = next((prop for statement, prop in reversed(told) if prop.unit == "share" or prop.id.startswith("share-of-")), None)
    verb = here.verb()
    return Asked(before, verb, here.j, "", here.i, part=True) if before is not None and 0 <= verb < here.i else None


def _change(here: Here) -> Asked | None:
    """Up 7 per cent on the year before: by how much it grew."""
    near = {
        here.low(here.i - 1),
        here.low(here.i - 2) if here.low(here.i - 1) == "by" else "",
        here.low(here.j),
        here.low(here.verb()) if here.low(here.i - 1) in {"by", *_UP, *_DOWN} else "",
    }
    direction = "growth" if near & _UP else "fall" if near & _DOWN else ""
    if not direction or here.low(here.j) == "of":
        return None
    noun: tuple[str, ...] = ()
    subject = here.clause.subject
    if 0 <= subject < here.index and here.clause.verb < here.i and here.low(here.verb()) in _UP | _DOWN:
        noun = _whose(here, subject)
        return Asked(measure_of(f"{direction} of {noun[0]}"), here.i - 1, here.j, "", here.i, around=True) if noun else None
    for index in range(here.index - 1, -1, -1):
        phrase = here.built.phrases[index]
        if here.low(phrase.last - 1) in {"year", "month"} or not (noun := here.head(index, 1)):
            continue
        break
    return Asked(measure_of(f"{direction} of {noun[0]}"), here.i - 1, here.j, "", here.i, around=here.clause.subject >= 0) if noun else None


def _whose(here: Here, index: int) -> tuple[str, ...]:
    """What grew: the turnover, in turnover at Delphine Textiles; nothing where that is a name."""
    for n in (index - 1, index):
        if (
            n >= 0
            and here.head(n, 1)[-1:] != ("government",)
            and (n == index or here.built.phrases[index].led)
            and (noun := here.head(n, 1))
            and not _proper(here, n)
        ):
            return noun
    return ()


def _proper(here: Here, index: int) -> bool:
    last = here.built.phrases[index].last - 1
    return last > 0 and here.words[last].text[:1].isupper()


def _words(here: Here, first: int) -> str:
    """The words that say which part it is."""
    last = first
    while last < len(here.words) and last - first < _LONGEST and here.low(last) not in _STOPS:
        last += 1
    return here.sentence.between(first, last).lower()
