"""What do the words around a value ask? Its noun with what restricts it, its verb, its unit, and the rest of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimcheck.prose import Mention
from claimcheck.reading.tokens import low
from claimcheck.reading.units import dimension
from claimcheck.reading.values import Dates, Period, Quantity
from claimcheck.texts.echoes.place import FAR, Place, content
from claimcheck.texts.echoes.stems import IDLE, ONCE, stem, stems
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.syntax import frame

_SIZES = frozenset("long high tall wide deep thick across heavy old large broad".split())
_PART = frozenset("other others further additional extra more fewer less remaining another next previous following consecutive successive".split())
_BEFORE_PART = frozenset("another other these those any first last next no than least chapter remaining further".split())
_DETERMINERS = frozenset("the its their his her them these those whom which our all".split())
_PERSONS = stems("man woman person individual one holder incumbent people")
_POSTS = frozenset("office post job position role chair throne seat".split())
_OFFICES = stems(
    "president manager director secretary chairman chairwoman chair mayor king queen governor minister premier chancellor principal bishop archbishop"
    " pope captain coach head leader commissioner speaker general rector editor conductor ambassador emperor curator warden master abbot dean provost"
    " treasurer"
)
_ENDS = {"until": "end", "till": "end", "to": "end", "by": "by", "since": "start", "from": "start", "before": "before", "after": "after"}
_PER = frozenset(("a", "an", "per", "each", "every"))
_RATES = frozenset("year month week day hour minute second person head capita household unit season night game match share".split())
_LIGHT = stems("go goes went come comes came take took put set")
_COSTS = stems("cost costs costing priced")
_CHANGES = stems("grow grew rise rose fall fell increase decrease shrink shrank drop decline expand cut reduce raise exceed")
_PERIODS = stems("year month week day half quarter century hour decade season time edition")
_MODALS = frozenset("can could may might would will should must".split())
_EMPTY = stems("have has had is was are were be been being do does did include includes comprise contain")
_TOLD = frozenset(("paragraph", "item"))
_VALUES = frozenset(("quantity", "ordinal", "date", "period"))
_LONGEST = 900
_MOST_VALUES = 8
_SAME, _SIMILAR = 4, 0.6
_TAKING = frozenset(("took", "takes", "take", "taken", "taking"))
_OF_TIME = frozenset(("calendar time", "clock time"))
_LEADERS = "...."  # of a table of contents


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A value and what is asked of it. ``heads`` name what is counted, measured or done; ``limits`` are the words that restrict the first of them.

    ``sort`` is the dimension of what is asked; ``verb`` that of its clause, ``near`` the words of its clause, ``around`` those of the sentence.
    """

    document: int
    sentence: Sentence
    mention: Mention
    first: int
    last: int
    sort: str
    noun: str
    heads: tuple[str, ...]
    limits: frozenset[str]
    verb: str
    role: str
    rate: str
    able: bool
    subject: str
    named: frozenset[str]
    names: frozenset[str]
    ranks: frozenset[str]
    figures: frozenset[str]
    parts: frozenset[str]
    codes: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]


def asked(document: int, sentence: Sentence) -> Iterator[Asked]:
    """The values of a sentence that ask for something by their words."""
    if sentence.page.blocks[sentence.block].kind not in _TOLD or sentence.end - sentence.start > _LONGEST:
        return
    values = [one for one in sentence.mentions if one.kind in _VALUES and isinstance(one.value, Quantity | Dates | Period)]
    if not 0 < len(values) <= _MOST_VALUES or _LEADERS in sentence.text:
        return  # more of them are a table that was run together
    built = frame(sentence).built
    words = sentence.words
    starts = [word.start for word in words]
    inside = _covered(sentence, starts)
    solid = {k: stem(word.low) for k, word in enumerate(words) if k not in inside and content(word)}
    around = frozenset(solid.values())
    for mention in values:
        i, j = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
        if i < j and (one := _Question(document, sentence, built, mention, i, j, inside, around, solid).asked()) is not None:
            yield one


def nearly(a: Asked, b: Asked) -> bool:
    """Are the sentences of two values nearly the same?"""
    shared = len(a.around & b.around)
    return shared >= _SAME and shared >= _SIMILAR * max(len(a.around), len(b.around))


def _covered(sentence: Sentence, starts: list[int]) -> frozenset[int]:
    """The tokens of values."""
    held = (one for one in sentence.mentions if one.kind not in {"name", "title", "quoted"})
    return frozenset(k for one in held for k in range(bisect_left(starts, one.start), bisect_left(starts, one.end)))


@dataclass(frozen=True, slots=True, eq=False)
class _Question(Place):
    """The question that the words around a value ask. ``solid`` are the words that tell what is spoken of, by their token."""

    solid: Mapping[int, str]

    def asked(self) -> Asked | None:
        """What is asked of this value; None where its words do not tell."""
        value, words = self.mention.value, self.sentence.words
        nouns, end = self.counted()
        if isinstance(value, Quantity) and self.mention.kind != "ordinal" and self.partial(end, counts=not value.unit):
            return None
        verb = self.verb()
        done = "" if isinstance(value, Quantity) else self.done()
        if isinstance(value, Quantity):
            heads, limits = self.amount(value, nouns, end)
            sort = "ordinal" if self.mention.kind == "ordinal" else "share" if value.unit == "share" else _measure(value.unit)
        else:
            heads, limits = (f"+{done}",) if done else self.event(verb), frozenset[str]()
            verb = done or verb
            sort = "date" if isinstance(value, Dates) else "period"
        heads = (*heads, self.frame())
        clause = self.built.clause_of[self.i]
        clause_of = self.built.clause_of
        here = [(k, word) for k, word in self.solid.items() if clause_of[k] == clause]
        near = frozenset(word for _, word in here)
        names = frozenset(word for k, word in here if k and words[k].text[0].isupper() and words[k - 1].low not in {".", ":"})
        return Asked(
            document=self.document,
            sentence=self.sentence,
            mention=self.mention,
            first=self.i,
            last=self.j,
            sort=sort,
            noun=nouns[-1] if nouns and self.plural(end) else "",
            heads=heads,
            limits=limits,
            verb=verb,
            role=self.role(),
            rate=self.rate(end),
            able=self.able(),
            subject=self.subject(),
            named=self.named(),
            names=names,
            ranks=self.ranks(),
            figures=frozenset(one.text.lower() for one in self.sentence.mentions if one.kind in {"quantity", "ordinal"} and one is not self.mention),
            parts=self.parts(end),
            codes=frozenset(one.text for one in self.sentence.mentions if one.kind in {"identifier", "version"}),
            near=near,
            around=self.around,
        )

    def amount(self, value: Quantity, nouns: list[str], end: int) -> tuple[tuple[str, ...], frozenset[str]]:
        """The nouns that name what is counted or measured, and what restricts the first of them."""
        if self.mention.kind == "ordinal":
            return self.ranked(nouns)
        if not value.unit and not _whole(value):
            return (), frozenset()  # things are counted in whole numbers; others are results of a calculation
        if not value.unit:
            named, keyed = nouns if self.plural(end) else [], self.keyed()
            return tuple(dict.fromkeys((*named[-1:], *keyed[-1:]))), frozenset((named or keyed)[:-1]) - IDLE
        of = self.of_noun()
        if value.unit == "share":
            named = of or nouns or self.keyed()
            return tuple(named[-1:]), frozenset(named[:-1]) - IDLE
        after = low(self.sentence.words, self.j)
        size = (f"~{after}",) if after in _SIZES else ()
        heads = dict.fromkeys((*size, *nouns[-1:], *of[-1:], *self.keyed()[-1:]))
        if dimension(value.unit) == "currency" and self.verb() in _COSTS:
            heads[stem("price")] = None
        if self.every():
            heads.update(dict.fromkeys((*self.before()[-1:], f"+{self.verb()}")))
        if dimension(value.unit) in _OF_TIME and low(self.sentence.words, self.i - 1) in _TAKING and after == "to":
            heads[f"+took to {stem(low(self.sentence.words, self.j + 1))}"] = None
        named = self.keyed()
        limits = named[:-1] if named and named[-1] in heads and not nouns else []
        return tuple(head for head in heads if head), frozenset(limits) - self.named()

    def ranked(self, nouns: list[str]) -> tuple[tuple[str, ...], frozenset[str]]:
        """What the row is of. A person in an office is one of those who held it, whatever the words."""
        words = self.sentence.words
        head = nouns[-1] if nouns else ""
        if (not head or head in _PERSONS) and any(word.low in _POSTS for word in words[self.j : self.j + FAR]):
            return ("@office",), frozenset()
        if head in _OFFICES:
            return (head, "@office"), frozenset(nouns[:-1]) - IDLE
        return tuple(noun for noun in nouns[-1:] if noun not in _PERIODS), frozenset(nouns[:-1]) - IDLE

    def event(self, verb: str) -> tuple[str, ...]:
        """What was done, or what is named before the date."""
        words = self.sentence.words
        if low(words, self.i - 1) in {"(", "["} or self.timed(verb):
            return ()
        if verb in _LIGHT:
            return tuple(self.before()[-1:])
        if not verb:
            return tuple(self.keyed()[-1:])
        named = (self.subject(),) if verb not in _EMPTY else ()
        return tuple(head for head in ((f"+{verb}",) if verb not in _EMPTY else ()) + named if head)

    def timed(self, verb: str) -> bool:
        """Is the date the time of a figure rather than that of an event?"""
        clause = self.built.clause_of[self.i]
        starts = [word.start for word in self.sentence.words]
        done = self.built.clauses[clause].verb
        for other in self.sentence.mentions:
            if other.kind == "quantity":
                k = bisect_left(starts, other.start)
                here = k < len(starts) and self.built.clause_of[k] == clause
                if here and (done < k or verb not in ONCE) and low(self.sentence.words, k - 1) != "by":
                    return True
        return not verb and self.i > 0 and low(self.sentence.words, self.i - 1) not in {":", "since", "until"}

    def partial(self, end: int, *, counts: bool) -> bool:
        """Is it some of a number, or more of them, rather than all there are?"""
        words = self.sentence.words
        one, after = low(words, self.i - 1), low(words, self.j)
        for k in range(self.j, min(self.j + FAR, len(words))):
            if words[k].low == "than":
                return True
            if words[k].kind == "s":
                break
        if not counts:
            return False
        if one == "the" and self.i > 2 and low(words, self.i - 2) == "of" and words[self.i - 3].kind == "n":
            return True  # 17 of the 120 seats
        if one in _BEFORE_PART or after in _PART or low(words, end) in {"more", "others", "each", "apiece"}:
            return True
        if one in {"and", "or", "to"} and self.i > 1 and words[self.i - 2].kind == "n":
            return True  # the last of several numbers, of which each may be a name: series 1 and 2
        if after == "of" and low(words, self.j + 1) in _DETERMINERS:
            return not self.all_of()
        return one == "of" and low(words, self.i - 2) in {"one", "some", "most", "many", "none", "each", "two", "three"}

    def role(self) -> str:
        """Is it the beginning or the end of something, or the time between two?"""
        words = self.sentence.words
        if self.every():
            return "every"
        if (
            self.mention.kind == "quantity"
            and low(words, self.i - 1) in {"by", "from"}
            and (low(words, self.i - 1) == "from" or self.verb() in _CHANGES)
        ):
            return low(words, self.i - 1)
        if self.mention.kind in {"date", "period"}:
            first = words[self.i].low
            return (
                _ENDS.get(first)
                or _ENDS.get(low(words, self.i - 1), "")
                or _ENDS.get(low(words, self.i - 2) if low(words, self.i - 1) == ":" else "", "")
            )
        return ""

    def rate(self, end: int) -> str:
        """Per what is it: a year, an hour?"""
        words = self.sentence.words
        for k in range(self.j, min(max(end, self.j) + 5, len(words) - 1)):
            if words[k].kind == "s" and words[k].text not in "-–":
                break
            if words[k].low in _PER and words[k + 1].low in _RATES:
                return stem(words[k + 1].low)
        return ""

    def able(self) -> bool:
        """Is it what can be, and not what is?"""
        clause = self.built.clause_of[self.i]
        return any(self.built.clause_of[k] == clause and self.sentence.words[k].low in _MODALS for k in range(max(self.i - 2 * FAR, 0), self.i))


def _whole(value: Quantity) -> bool:
    return all(end is None or end.denominator == 1 for span in value.literal or value.spans for end in (span.low, span.high))


def _measure(unit: str) -> str:
    if not unit:
        return "count"
    kind = dimension(unit)
    return unit if kind == "currency" else kind or unit
