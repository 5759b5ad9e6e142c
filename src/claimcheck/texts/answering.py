"""What in a sentence answers, where a phrase stands in it? The figure, date or name in its slot; for an event, the date of its clause."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.model import Property
from claimcheck.prose import Mention
from claimcheck.reading.names import resolve
from claimcheck.reading.show import show_when
from claimcheck.reading.tokens import DASHES
from claimcheck.reading.values import Dates, Period
from claimcheck.texts.bearing import bearing
from claimcheck.texts.cast import Cast, about
from claimcheck.texts.phrases import Hit, standard_phrases
from claimcheck.texts.phrases.slots import PRONOUNS
from claimcheck.texts.sentence import Sentence

_TOWNS = frozenset(("birthplace", "deathplace", "founded-in", "seat", "location"))  # a region is not at odds with a town in it
_NO_COUNTRY = frozenset(("birthplace", "deathplace", "founded-in"))  # that of a seat is asked by `country`
_SHORTEST_LIFE = 25 * 365


class Found(NamedTuple):
    """The words of a value: its text in the notation of the ledger, its offsets, the entity it names, the mention it is."""

    text: str
    start: int
    end: int
    entity: str = ""
    mention: Mention | None = None


def value_of(known: Cast, sentence: Sentence, hit: Hit, prop: Property) -> Found | None:
    """The value that a phrase finds, in the notation of the ledger; none where the words name nothing that could answer."""
    slot = next((name for name in ("value", "from", "to") if name in hit.slots), "")
    if not slot:
        return _dated(sentence, hit)
    first, last = hit.slots[slot]
    start, end = sentence.words[first].start, sentence.words[last - 1].end
    text = sentence.between(first, last)
    mention = next((one for one in sentence.mentions if one.start == start and one.end == end), None)
    if slot != "value":
        span = mention.value if mention is not None else None
        life = "person" in hit.limits.values()
        if not isinstance(span, Period) or (life and not _lifelong(span)) or None in (bound := span.start if slot == "from" else span.end):
            return None
        return Found(show_when(Dates((bound,))), start, end, "", mention)
    if prop.datatype in {"entity", "name"}:
        return _together(sentence, hit, _named(known, sentence, hit, prop, Found(text, start, end)))
    return Found(" ".join(text.split()), start, end, "", mention)


def _together(sentence: Sentence, hit: Hit, found: Found | None) -> Found | None:
    """A value with the name of a family that it shares, or with the others that answer as one."""
    if found is None or not ("family" in hit.slots or "also0" in hit.slots):
        return found
    if "family" in hit.slots:
        return found._replace(text=f"{found.text} {sentence.between(*hit.slots['family'])}", entity="")
    others = [span for name, span in hit.slots.items() if name.startswith("also")]
    texts = (found.text, *(" ".join(sentence.between(*span).split()) for span in others))
    return found._replace(text="; ".join(texts), end=sentence.words[others[-1][1] - 1].end, entity="")


def _lifelong(span: Period) -> bool:
    """Could these be the years of a life, and not those of an office?"""
    return span.start.low is not None and span.end.high is not None and span.end.high - span.start.low > _SHORTEST_LIFE


def _named(known: Cast, sentence: Sentence, hit: Hit, prop: Property, found: Found) -> Found | None:
    """A name that answers: a pronoun by whom it means, words of a group by what they stand for."""
    first, last = hit.slots["value"]
    groups = standard_phrases().language.groups
    group = groups.get(hit.limits.get("value", ""))
    if group is not None:
        return found._replace(text=group.get(found.text) or group.get(found.text.lower(), found.text))
    if sentence.words[first].low in PRONOUNS:
        who = about(sentence, first, known)
        entity = known.entities.get(who.id) if who else None
        if entity is None or (prop.value_types and entity.type and entity.type not in prop.value_types):
            return None
        return found._replace(text=entity.name, entity=entity.id)
    id = resolve(found.text, known.names)
    if prop.id in _TOWNS and (found.text in groups["region"] or (prop.id in _NO_COUNTRY and id.startswith("country:"))):
        return None
    entity = known.entities.get(id)
    ahead = sentence.words[last : last + 3]
    hyphened = len(ahead) == 3 and ahead[0].text in DASHES and ahead[2].text[:1].isupper()  # Geneva-based Health Watch, but project-based work
    if first <= sentence.words[0].kind.count("s") and last - first == 1 and not id and not hyphened:
        return None  # the first word of a sentence has a capital whatever it is
    if entity is not None and prop.value_types and entity.type and entity.type not in prop.value_types:
        return None
    if entity is None and prop.value_types == ("person",) and (last - first < 2 or id):
        return None
    return found._replace(
        text=" ".join(found.text.split()).rstrip(".,;:") if hit.limits.get("value") == "quoted" else " ".join(found.text.split()), entity=id
    )


def _dated(sentence: Sentence, hit: Hit) -> Found | None:
    """The date of the clause, for the phrase of an event that holds none: the words that give it are the value."""
    when = bearing(sentence, hit.first, hit.last).when
    for mention in sentence.mentions if when else ():
        if mention.kind == "date" and isinstance(mention.value, Dates) and (mention.text == when or show_when(mention.value) == when):
            return Found(mention.text, mention.start, mention.end, "", mention)
    return None
