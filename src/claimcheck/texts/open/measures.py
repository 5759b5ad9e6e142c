"""What does a figure with a unit measure? Told by the noun it describes or belongs to, by its verb, or by the kind of its unit."""

from __future__ import annotations

from claimcheck.reading.tokens import DASHES, glued
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import BEING, Asked, Here
from claimcheck.texts.structure.asked import measure_of
from claimcheck.texts.structure.nouns import plural_looking
from claimcheck.texts.verbs import HAVING

_NAMES = {"currency": "amount", "information": "storage", "charge": "battery", "resolution": "resolution", "loudness": "noise", "horsepower": "power"}
TALL = frozenset((
    "tower", "building", "dam", "statue", "mast", "chimney", "skyscraper", "mountain", "hill", "cliff", "waterfall", "spire", "structure", "peak", "tree",
    "monument", "obelisk", "column", "minaret", "lighthouse", "crane", "pyramid", "summit", "wall",
))  # fmt: skip
# Things whose measure is that of its kind: a network of 418 kilometres is one as long.
CONCRETE = frozenset((
    "network", "line", "railway", "road", "coast", "coastline", "river", "wall", "fence", "site", "park", "estate", "territory", "garden", "tank", "plot", "canal",
    "route", "track", "trail", "pipeline", "tunnel", "forest", "farm", "reserve", "island", "shop", "hall", "room", "building", "yard", "pier", "fibre", "system",
))  # fmt: skip
_BROUGHT = frozenset((
    "gave", "given", "offered", "provided", "measured", "reached", "totalled", "spanned", "extended", "stretched", "run", "covered", "shown",
    "boasted",
))  # fmt: skip
_COMPARING = frozenset((
    "lighter", "heavier", "longer", "shorter", "taller", "higher", "lower", "wider", "narrower", "deeper", "thicker", "thinner", "more", "less", "fewer",
    "larger", "smaller", "faster", "slower", "cheaper", "dearer", "above", "below", "apart", "away", "from", "north", "south", "east", "west", "off", "behind", "ahead",
))  # fmt: skip
_UPRIGHT = frozenset(("risen", "towered", "soared", "dropped", "stood", "fallen", "plunged", "jutted"))
_PRICED = frozenset(("sold", "bought", "purchased", "acquired", "auctioned", "fetched"))

NO_MEASURES = frozenset((
    "distance", "period", "rate", "total", "maximum", "minimum", "range", "average", "loss", "number", "amount", "sum", "share", "part", "rest",
    "radius", "age", "record", "quarter", "half", "increase", "rise", "drop", "fall", "growth", "decline", "gain", "time", "term", "percentage",
    "proportion", "majority", "minority", "stretch", "section", "piece", "series", "couple", "equivalent", "value", "excess", "level", "one",
    "some", "most", "all", "each", "out", "instead", "because", "turnout", "difference", "gap", "lead", "margin", "addition", "kind", "state",
    "reduction", "cut", "cost of living", "order", "grant", "donation", "gift", "loan", "payment", "fine", "sale", "area",
))  # fmt: skip


def kind_of(unit: str) -> str:
    """What a unit measures, in a word."""
    measured = dimension(unit)
    return _NAMES.get(measured, measured)


def measure(here: Here, scope: str) -> Asked | None:
    """Which question does a measure answer that no noun or verb of measuring asks?"""
    value, words, j = here.mention.value, here.words, here.j
    assert isinstance(value, Quantity)
    named = kind_of(value.unit)
    phrase = here.phrase
    if (
        named == "length"
        and here.deed() in _UPRIGHT
        and here.verb() == here.i - 1
        and here.low(j) in {"above", "over", "from", "high", ".", ",", "in", "and", "to"}
    ):
        return Asked(measure_of("height"), here.verb(), j, "", here.i)
    if (
        phrase is None
        or not named.isascii()
        or not named.replace(" ", "").isalpha()
        or here.low(j) in _COMPARING
        or here.low(here.i - 1) in {"every", "each", "than", "within", "per", "holding", "containing", "carrying"}
    ):
        return None
    if here.low(j) == "of" and j + 1 < len(words) and here.built.phrase_of[j + 1] >= 0:
        index = here.built.phrase_of[j + 1]
        noun = here.head(index, 1)
        if not noun or any(words[k].kind == "n" for k in range(here.built.phrases[index].first, here.built.phrases[index].last)):
            return None
        done = here.deed()
        done = "" if done in _BROUGHT else done
        return Asked(measure_of(" ".join((*noun, named, *((done,) if done else ())))), here.i, here.built.phrases[index].last, "", here.i)
    if phrase.last > j and (described := _described(here, named)) is not None:
        return described
    if here.low(here.i - 1) == "by" and here.low(here.i - 2) and dimension(value.unit) == "length" and _ends(here, here.i - 1):
        return Asked(measure_of("width"), here.i - 1, j, scope, here.i)
    if (
        here.low(j) == "by"
        and dimension(value.unit) == "length"
        and any(one.start == words[j + 1].start for one in here.sentence.mentions if j + 1 < len(words))
    ):
        return Asked(measure_of("length"), here.i, j, scope, here.i)
    if here.is_subject():
        done = here.deed()
        return Asked(measure_of(f"{named} {done}"), here.i, here.verb() + 1, scope, here.i, around=True) if done else None
    if phrase.led:
        return _led(here, named, scope)
    if here.clause.verb < 0 or here.clause.verb > here.i:
        return None
    return _done(here, named, scope)


def _ends(here: Here, k: int) -> bool:
    return any(one.kind == "quantity" and one.end == here.words[k - 1].end for one in here.sentence.mentions)


def _described(here: Here, named: str) -> Asked | None:
    """A 360 MW power station, the 3,700 mAh battery, the 387-foot structure: what the measure describes."""
    phrase, words = here.phrase, here.words
    assert phrase is not None
    nouns = [
        words[k].low for k in range(here.j, phrase.last) if words[k].kind == "w" and words[k].low not in {"high", "long", "tall", "wide", "deep"}
    ]
    if not nouns or (here.low(phrase.last) in DASHES and glued(words, phrase.last)):
        return None
    if dimension(_unit(here)) == "length":
        named = "height" if nouns[-1] in TALL else named
    if here.is_subject() and words[phrase.first].low in {"the", "this"}:
        if dimension(_unit(here)) in {"charge", "information", "resolution"}:
            return Asked(measure_of(nouns[-1]), here.i, phrase.last, "", here.i, around=True)
        if (
            named == "amount"
            and words[phrase.last - 1].text.islower()
            and not plural_looking(nouns[-1])
            and len(nouns) <= 2
            and nouns[-1] not in _MONEY
        ):
            return Asked(measure_of("cost"), here.i, phrase.last, "", here.i, phrase=here.index, thing=" ".join(nouns))
        return Asked(measure_of(named), here.i, phrase.last, "", here.i, phrase=here.index)
    at_copula = here.clause.verb >= 0 and here.low(here.verb()) in BEING and not phrase.led and here.verb() < here.i
    if at_copula or (phrase.led and words[phrase.first].low in {"the", "this"} and phrase.led not in {"with", "of"}):
        return Asked(measure_of(named), here.i, phrase.last, "", here.i, phrase=-1 if at_copula else here.index)
    if phrase.led and phrase.led not in {"with", "of"}:
        return None
    name = nouns[-1] if dimension(_unit(here)) in {"charge", "information", "resolution"} else f"{' '.join(nouns[-2:])} {named}"
    return Asked(measure_of(name), here.i, phrase.last, "", here.i)


_MONEY = frozenset((
    "budget", "grant", "loan", "debt", "gift", "fund", "prize", "fine", "deal", "contract", "profit", "loss", "deficit", "surplus", "turnover", "bill", "fee",
    "fortune", "donation", "investment", "programme", "program", "market", "industry", "bid", "offer", "bond", "note", "coin", "ticket", "cheque", "stake", "income",
    "revenue", "endowment", "mark", "level", "sum", "share", "business", "company", "purchase", "sale", "takeover",
))  # fmt: skip


def _unit(here: Here) -> str:
    return here.mention.value.unit if isinstance(here.mention.value, Quantity) else ""


def _led(here: Here, named: str, scope: str) -> Asked | None:
    """Bought for 250,000 pounds, at 375 grams, with debts of two million: what the preposition hangs on."""
    phrase = here.phrase
    assert phrase is not None
    done = here.deed()
    if phrase.led == "for" and done in _PRICED:
        return Asked(measure_of(f"price {done}"), here.verb(), here.j, scope, here.i)
    if phrase.led in {"at", "to"} and done in _SETTING and (set_ := _set_at(here)) is not None:
        return set_
    if phrase.led == "at" and phrase.first == 1:
        return Asked(measure_of(named), 0, here.j, scope, here.i)
    if phrase.led in {"of", "with", "in"} and phrase.before >= 0 and (noun := here.head(phrase.before, 2)) and noun[-1] not in NO_MEASURES:
        name = (*noun[-1:], named) if plural_looking(noun[-1]) and named != "amount" else noun
        return Asked(measure_of(" ".join(name)), here.built.phrases[phrase.before].first, here.j, scope, here.i)
    if phrase.led in {"to", "by", "from", "of", "over", "between", "after", "before", "in", "under"} or not done:
        return None
    return Asked(measure_of(f"{named} {done}"), here.verb(), here.j, scope, here.i)


_SETTING = frozenset(
    ("put", "set", "fixed", "estimated", "valued", "assessed", "reckoned", "raised", "lowered", "cut", "reduced", "increased", "limited")
)


def _set_at(here: Here) -> Asked | None:
    """He put the cost of the repairs at $2.6 million: what is put there, and not he, is as large."""
    phrases = here.built.phrases
    index = next((n for n in range(len(phrases)) if here.verb() < phrases[n].first < here.i and not phrases[n].led), -1)
    noun = here.head(index, 2)
    if not noun or noun[-1] in NO_MEASURES or plural_looking(noun[-1]) or phrases[index].first > here.verb() + 2:
        return None
    of = index + 1 < len(phrases) and phrases[index + 1].led == "of" and phrases[index + 1].before == index and phrases[index + 1].first < here.i
    scope = " ".join(here.head(index + 1, 2)) if of else ""
    return Asked(measure_of(" ".join(noun)), here.verb(), here.j, scope, here.i, around=True)


def _done(here: Here, named: str, scope: str) -> Asked | None:
    """It gives us 30,000 square feet, visitors pay 12 euros: the verb with the kind of the unit."""
    done, verb = here.deed(), here.verb()
    if here.low(verb) in HAVING or done in _BROUGHT or here.low(verb) in BEING:
        done = ""
    if done == "paid":
        return Asked(measure_of("price paid"), verb, here.j, scope, here.i)
    if not done and named == "amount" and here.low(verb) not in BEING:
        return None
    if here.low(verb) in BEING and here.clause.subject >= 0 and (noun := here.head(here.clause.subject, 2)):
        return Asked(measure_of(" ".join(noun)), here.built.phrases[here.clause.subject].first, here.j, scope, here.i, around=True)
    if named == "amount" and done not in _SPENT:
        return None
    return Asked(measure_of(f"{named} {done}".strip()), verb, here.j, scope, here.i)


_SPENT = frozenset(
    "spent donated lent invested owed won gone saved stolen borrowed earned lost made taken repaid contributed bequeathed loaned".split()
)
