"""Which names are misspelled by one letter? Looked up by the rest of the name, and within it by the rest of the word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import combinations

from claimcheck.texts.wording.compared import LEAST_SHORT, Change, slip
from claimcheck.texts.wording.forms import Form
from claimcheck.texts.wording.setting import Setting
from claimcheck.texts.wording.variation import Variation, variation
from claimcheck.texts.wording.words import plain, stem, tell_apart

_MOST_FORMS = 6  # that are alike but for one letter
_MOST_SLIPS = 2  # misspellings of one word
_MOST_WORDS = 12
_LEAST_GIVEN = 7  # letters of the first of two names in which a slip shows
_LEAST_ALONE = 8  # letters of a name of one word in which a slip shows
_USUAL = 3  # times that such a name stands, beside one that stands once
_HEADING = frozenset(("heading",))


def slips(forms: list[Form], setting: Setting) -> Iterator[Variation]:
    """Names in which one letter differs: the rest is equal, or there is no rest and the one is rare."""
    gaps: dict[tuple[Hashable, ...], dict[str, Form]] = {}
    for form in forms:
        words = form.content
        if form.named and 0 < len(words) <= _MOST_WORDS:
            for i, word in enumerate(words):
                if len(word) >= LEAST_SHORT - 1:
                    gaps.setdefault((len(words), i, *words[:i], *words[i + 1 :]), {}).setdefault(word, form)
    for key, fillers in gaps.items():
        for one, other in _near(list(fillers)):
            a, b = fillers[one], fillers[other]
            changed = Change(one, other, len(a.content) - 1, inside=False)
            if _is_slip(changed, a, b, key[1] == 0, setting):
                yield variation("letter", a, b, changed)


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
        if a.only_kinds(_HEADING) or b.only_kinds(_HEADING):
            return False
        rare, usual = sorted((len(a.spots), len(b.spots)))
        return min(map(len, words)) >= _LEAST_ALONE and not words & setting.lower and (a.declared or b.declared or (rare == 1 and usual >= _USUAL))
    # Michel and Michael are two given names; longer ones are seldom so near each other.
    return changed.equal > 1 or not (all(map(plain, words)) or (first and min(map(len, words)) < _LEAST_GIVEN))
