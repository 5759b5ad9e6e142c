"""Which forms are variants of one another? Looked up by the words they share; never all against all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations

from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.names import fold
from claimcheck.texts.wording.compared import LEAST_SHORT, Change, Kind, against, change, rearranged, slip
from claimcheck.texts.wording.forms import IN_LEDGER, LEAST_QUOTED, Form, Spot, forms_in
from claimcheck.texts.wording.setting import Setting
from claimcheck.texts.wording.words import KINDS, LITTLE, plain, stem, tell_apart

_LEAST_WORDS = 3
_TELLING = 4  # equal words that by themselves show that one thing is meant
_MOST_FILLERS = 3  # more words that fit one gap make a series: the studies of this and of that
_MOST_FORMS = 6  # of one filler, that are compared
_MOST_WINDOW = 12
_MOST_SLIPS = 2  # misspellings of one word
_LEAST_GIVEN = 7  # letters of the first of two names in which a slip shows
_LEAST_ALONE = 8  # letters of a name of one word in which a slip shows

Key = tuple[Hashable, ...]
Values = dict[tuple[str, int, int], Claim]


@dataclass(frozen=True)
class Variation:
    """Two ways to write one thing, each with all the forms that write it so; the one that stands more often, or in the ledger, comes first.

    ``words`` are the ones that differ, in the same order, where it is a word or a letter.
    """

    kind: Kind
    camps: tuple[tuple[Form, ...], tuple[Form, ...]]
    words: tuple[str, str] = ("", "")

    @property
    def named(self) -> bool:
        """Is it about a name or title, and not about words that were only quoted?"""
        return any(form.named for camp in self.camps for form in camp)


def variations(ledger: Ledger) -> list[Variation]:
    """The variants among the forms of a ledger's documents, each pair of forms once; at least one stands in a document."""
    forms = forms_in(ledger)
    setting = Setting(ledger.documents)
    found = [*_rearranged(forms), *_reordered_parts(forms), *_reworded(forms, setting), *_slips(forms, setting)]
    values = _values(ledger) if found else {}
    told = [one for one in _merged(found) if not all(form.declared for camp in one.camps for form in camp)]
    return [one for one in told if not _compared(one, ledger, values)]


def _rearranged(forms: list[Form]) -> Iterator[Variation]:
    """The same words with other accents, hyphens, endings, little words, or in another order."""
    alike: dict[tuple[str, ...], list[Form]] = {}
    for form in forms:
        for words in dict.fromkeys((form.content, form.spelled_out)) if form.content else ():
            alike.setdefault(tuple(sorted(map(stem, words))), []).append(form)
    for group in alike.values():
        if len(group) == 1:
            continue
        for a, b in combinations(sorted(group, key=_rank)[:_MOST_FORMS], 2):
            kind = rearranged(a, b)
            contrary = against(a, b) if not (a.named or b.named) else ("", "")
            if contrary[0] and len(a.content) > _TELLING:
                yield _variation("word", a, b, Change(*contrary, len(a.content), inside=True))
            elif kind != "none" and _of_account(kind, a, b):
                yield _variation(kind, a, b)


def _of_account(kind: Kind, a: Form, b: Form) -> bool:
    if kind == "spelling":
        return a.declared != b.declared and len(a.content) >= _LEAST_WORDS
    if kind == "accents":
        return len("".join(a.letters)) > 3 and a.named and b.named
    if len(a.content) < _LEAST_WORDS:
        return False
    # The names of two people in another order are no other name.
    return kind != "order" or not (a.named and b.named) or (any(word in LITTLE for word in (*a.folded, *b.folded)) and any(map(plain, a.content)))


def _compared(one: Variation, ledger: Ledger, values: Values) -> bool:
    """Are both ways of writing answers to one question, which are held against each other as such? Spellings of entities are, whatever the question."""
    answers = [frozenset(filter(None, (_answered(spot, ledger, values, one.kind) for form in camp for spot in form.spots))) for camp in one.camps]
    return bool(answers[0] & answers[1])


def _answered(spot: Spot, ledger: Ledger, values: Values, kind: Kind) -> Hashable:
    """What does a claim answer whose value stands there?"""
    if spot.document == IN_LEDGER:
        return None
    page = ledger.documents[spot.document].page
    claim = values.get((page.path, *page.place(spot.block, spot.start)))
    if claim is None:
        return None
    datatype = ledger.property(claim).datatype
    return (
        ("entity", tuple(sorted(fold(claim.value))))
        if datatype == "entity" and kind == "accents"
        else ledger.question(claim)
        if datatype == "name"
        else None
    )


def _values(ledger: Ledger) -> Values:
    """Claims by where their values stand, those whose values are names."""
    return {
        ledger.places.place("claim", claim.id, "value"): claim for claim in ledger.ordered if ledger.property(claim).datatype in {"name", "entity"}
    }


def _reordered_parts(forms: list[Form]) -> Iterator[Variation]:
    """A quoted phrase within another one, with its words in another order."""
    quoted = [form for form in forms if not form.declared and LEAST_QUOTED <= len(form.content) <= _MOST_WINDOW and _quotes(form)]
    whole: dict[tuple[str, ...], list[Form]] = {}
    for form in quoted:
        whole.setdefault(tuple(sorted(form.content)), []).append(form)
    for form in quoted:
        n = len(form.content)
        for size in range(LEAST_QUOTED, n):
            for start in range(n - size + 1):
                part = form.content[start : start + size]
                for other in whole.get(tuple(sorted(part)), ())[:_MOST_FORMS]:
                    if other.content != part:
                        yield _variation("order", form, other)


def _quotes(form: Form) -> bool:
    return any(spot.kind == "quoted" for spot in form.spots)


def _reworded(forms: list[Form], setting: Setting) -> Iterator[Variation]:
    """All words the same but one that carries meaning."""
    for a, b, changed in _nearly_equal(forms):
        if tell_apart(*sorted((changed.one, changed.other))) or stem(changed.one) == stem(changed.other):
            continue
        if setting.contrasted(a, b) or not _telling(a, b, changed, setting):
            continue
        misspelled = slip(changed.one, changed.other) and not {changed.one, changed.other} <= setting.lower
        yield _variation("letter" if misspelled else "word", a, b, changed)


def _telling(a: Form, b: Form, changed: Change, setting: Setting) -> bool:
    """Is what they share enough to show that one thing is meant?"""
    if setting.meant_alike(a, b, changed.equal):
        return True
    if setting.listed_together(a, b):
        return False
    if changed.equal < _TELLING or not (a.named or b.named):
        return changed.equal >= _TELLING
    if not (_chiefs(a) | _chiefs(b)).isdisjoint(KINDS):
        return False
    words = (changed.one, changed.other)
    if changed.inside and changed.equal > _TELLING:
        return True
    # A name within the name says which of many it is: the Supreme Court of Velan is not that of Ardany.
    return slip(*words) or all(plain(word) or word in setting.lower for word in words)


def _chiefs(form: Form) -> set[str]:
    """The words before the first little one, the last of which is the chief noun."""
    words = [word for word in form.folded if word not in {"and", "or"}]
    first = next((n for n, word in enumerate(words) if n and word in LITTLE), len(words))
    return {stem(words[first - 1]), words[0]}


def _nearly_equal(forms: list[Form]) -> Iterator[tuple[Form, Form, Change]]:
    """Pairs that have one gap in common, by the four words around it, or by all their words where these are few."""
    gaps: dict[Key, dict[str, list[tuple[Form, int]]]] = {}
    for form in forms:
        words = form.content
        for i in range(len(words) if len(words) >= _LEAST_WORDS else 0):
            for key in _keys(words, i):
                fillers = gaps.setdefault(key, {})
                if len(fillers) <= _MOST_FILLERS:
                    fillers.setdefault(words[i], []).append((form, i))
    seen: set[tuple[int, int]] = set()
    for fillers in gaps.values():
        if not 1 < len(fillers) <= _MOST_FILLERS or _series(fillers):
            continue
        for ones, others in combinations(fillers.values(), 2):
            for a, i in ones[:_MOST_FORMS]:
                for b, j in others[:_MOST_FORMS]:
                    if (id(a), id(b)) not in seen and (changed := change(a.content, b.content, i, j)):
                        seen |= {(id(a), id(b)), (id(b), id(a))}
                        yield a, b, changed


def _series(fillers: dict[str, list[tuple[Form, int]]]) -> bool:
    """Do three words fill a gap, and one text uses two of them? Then these are several things, named alike."""
    texts = [{spot.document for form, _ in uses for spot in form.spots} for uses in fillers.values()]
    return len(texts) > 2 and any(one & other for one, other in combinations(texts, 2))


def _keys(words: tuple[str, ...], i: int) -> Iterator[Key]:
    if len(words) <= _TELLING:
        yield (len(words), i, *words[:i], *words[i + 1 :])
        return
    for left in range(_TELLING + 1):
        right = _TELLING - left
        if i >= left and i + right < len(words):
            yield (left, words[i - left : i], words[i + 1 : i + 1 + right])


def _slips(forms: list[Form], setting: Setting) -> Iterator[Variation]:
    """Names in which one letter differs: the rest is equal, or there is no rest and the one is rare."""
    gaps: dict[Key, dict[str, Form]] = {}
    for form in forms:
        words = form.content
        if form.named and 0 < len(words) <= _MOST_WINDOW:
            for i, word in enumerate(words):
                if len(word) >= LEAST_SHORT - 1:
                    gaps.setdefault((len(words), i, *words[:i], *words[i + 1 :]), {}).setdefault(word, form)
    for key, fillers in gaps.items():
        for one, other in _near(list(fillers)):
            a, b = fillers[one], fillers[other]
            changed = Change(one, other, len(a.content) - 1, inside=False)
            if _is_slip(changed, a, b, key[1] == 0, setting):
                yield _variation("letter", a, b, changed)


def _near(words: list[str]) -> list[tuple[str, str]]:
    """Pairs of words a letter apart, found by what is left of them without one letter."""
    if len(words) == 1:
        return []
    without: dict[str, list[str]] = {}
    seen: dict[tuple[str, str], None] = {}
    for word in words:
        for part in dict.fromkeys((word, *(word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)))):
            without.setdefault(part, []).append(word)
    for alike in without.values():
        for one, other in combinations(alike[:_MOST_FORMS], 2):
            if (other, one) not in seen and slip(one, other):
                seen[one, other] = None
    # Words of which each is near several others were made alike: they are numbers, or names in a row.
    neighbours = Counter(word for pair in seen for word in pair)
    return [pair for pair in seen if all(neighbours[word] <= _MOST_SLIPS for word in pair)]


def _is_slip(changed: Change, a: Form, b: Form, first: bool, setting: Setting) -> bool:
    """Is one name misspelled, and are they not two? Alone, a word has to be rare beside one that is not."""
    words = {changed.one, changed.other}
    if tell_apart(*sorted(words)) or words <= setting.lower or stem(changed.one) == stem(changed.other) or setting.contrasted(a, b):
        return False
    if not changed.equal:
        rare, usual = sorted((len(a.spots), len(b.spots)))
        return min(map(len, words)) >= _LEAST_ALONE and not words & setting.lower and (a.declared or b.declared or (rare == 1 and usual > 2))
    # Michel and Michael are two given names; longer ones are seldom so near each other.
    return changed.equal > 1 or not (all(map(plain, words)) or (first and min(map(len, words)) < _LEAST_GIVEN))


def _variation(kind: Kind, a: Form, b: Form, changed: Change | None = None) -> Variation:
    words = (changed.one, changed.other) if changed else ("", "")
    if b.rank < a.rank:
        a, b, words = b, a, (words[1], words[0])
    return Variation(kind, ((a,), (b,)), words)


def _merged(found: list[Variation]) -> Iterator[Variation]:
    """One variation where a name varies alone and also within longer ones: the heading that holds it, the title with a subtitle."""
    by_words: dict[tuple[str, ...], list[Variation]] = {}
    for one in sorted(found, key=lambda one: sum(len(camp[0].content) for camp in one.camps)):
        key = (one.kind, *sorted(one.words)) if one.words[0] else ("", *sorted(" ".join(camp[0].letters) for camp in one.camps))
        kept = by_words.setdefault(key, [])
        for n, other in enumerate(kept):
            if joined := _joined(other, one):
                kept[n] = joined
                break
        else:
            kept.append(one)
    for kept in by_words.values():
        yield from kept


def _joined(short: Variation, long: Variation) -> Variation | None:
    """Both as one, if each camp of the longer one holds the words of the shorter."""
    camps = long.camps if long.words == short.words else long.camps[::-1]
    if not all(_within(one[0].content, other[0].content) for one, other in zip(short.camps, camps, strict=True)):
        return None
    first, second = (tuple(dict.fromkeys((*one, *other))) for one, other in zip(short.camps, camps, strict=True))
    return Variation(short.kind, (first, second), short.words)


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _rank(form: Form) -> tuple[int, int, str]:
    return form.rank
