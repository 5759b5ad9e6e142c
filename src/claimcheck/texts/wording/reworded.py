"""Which names and quotations are the same but for one word? Looked up by the words around it; never all against all."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations

from claimcheck.texts.wording.compared import Change, change, put_alike, slip
from claimcheck.texts.wording.forms import Form
from claimcheck.texts.wording.setting import Setting
from claimcheck.texts.wording.variation import Variation, variation
from claimcheck.texts.wording.words import KINDS, LITTLE, akin, exchanged, plain, stem, tell_apart

TELLING = 4  # equal words that by themselves show that one thing is meant
_LEAST_WORDS = 3
_MOST_FILLERS = 3  # more words that fit one gap make a series: the studies of this and of that
_MOST_FORMS = 6  # of one filler, that are compared
_HEADING = frozenset(("heading",))

Key = tuple[Hashable, ...]


def reworded(forms: list[Form], setting: Setting) -> Iterator[Variation]:
    """All words the same but one that carries meaning."""
    for a, b, changed in _nearly_equal(forms):
        if tell_apart(*sorted((changed.one, changed.other))) or stem(changed.one) == stem(changed.other):
            continue
        if not put_alike(a, b, changed) or setting.contrasted(a, b) or not _telling(a, b, changed, setting):
            continue
        if (a.named or b.named) and akin(changed.one, changed.other):
            yield variation("form", a, b)
            continue
        misspelled = slip(changed.one, changed.other) and not {changed.one, changed.other} <= setting.lower
        yield variation("letter" if misspelled else "word", a, b, changed)


def _telling(a: Form, b: Form, changed: Change, setting: Setting) -> bool:
    """Is what they share enough to show that one thing is meant?"""
    if setting.meant_alike(a, b, changed.equal):
        return True
    if setting.listed_together(a, b):
        return False
    if not (a.named or b.named):
        return changed.equal >= TELLING
    words = (changed.one, changed.other)
    if exchanged(*words) and changed.equal >= TELLING - 1 and not _headings(a, b):
        return True
    if not (_chiefs(a) | _chiefs(b)).isdisjoint(KINDS):
        return False
    if changed.equal < TELLING:
        return akin(*words) and not _headings(a, b)
    more = changed.equal > TELLING
    # What begins or ends a name, or a heading, says more often which of several things is meant.
    if not more and (not changed.inside or _headings(a, b)):
        return False
    # A name within the name says which of many it is: the Supreme Court of Velan is not that of Ardany.
    return (changed.inside and more) or slip(*words) or all(plain(word) or word in setting.lower for word in words)


def _headings(a: Form, b: Form) -> bool:
    return a.only_kinds(_HEADING) or b.only_kinds(_HEADING)


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
    if len(words) <= TELLING:
        yield (len(words), i, *words[:i], *words[i + 1 :])
        return
    for left in range(TELLING + 1):
        right = TELLING - left
        if i >= left and i + right < len(words):
            yield (left, words[i - left : i], words[i + 1 : i + 1 + right])
