"""How do two forms differ? In one word that carries meaning, or only in how the same words are put."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimcheck.reading.names import fold, spelled
from claimcheck.texts.wording.forms import Form
from claimcheck.texts.wording.words import LITTLE, one_letter_apart, stem

Kind = Literal["word", "order", "number", "form", "little", "hyphen", "letter", "accents", "spelling", "none"]

LEAST_SHORT = 6  # letters of a word in which one letter more or less is a slip, and no other word
_CONTRARY = frozenset(map(frozenset, (("for", "against"), ("from", "to"), ("with", "against"), ("and", "or"), ("with", "for"), ("by", "against"))))
MOST_BEYOND = 4  # words that the longer of two forms may have more
_UNHEARD = frozenset(("and", "or", "the", "a", "an"))
_AND = frozenset(("and", "or"))


class Change(NamedTuple):
    """One word of a form, and the word in its place in another; ``equal`` is how many words they have in common, ``inside`` when on both sides."""

    one: str
    other: str
    equal: int
    inside: bool


def against(a: Form, b: Form) -> tuple[str, str]:
    """The small words in which two quotations differ, if these say the contrary: for us, against us."""
    differing = [(x, y) for x, y in zip(a.folded, b.folded, strict=True) if x != y] if len(a.folded) == len(b.folded) else []
    return differing[0] if len(differing) == 1 and frozenset(differing[0]) in _CONTRARY else ("", "")


def rearranged(a: Form, b: Form) -> Kind:
    """What tells apart two forms that have the same words, but for endings and order? ``none`` where it is of no account."""
    if a.letters == b.letters:
        return "none"
    if a.content != b.content and (a.spelled_out == b.content or b.spelled_out == a.content):
        return "accents"
    if sorted(a.content) == sorted(b.content) and a.content != b.content:
        return "order"
    if a.content != b.content:
        return _numbered(a, b)
    if a.folded != b.folded and spelled(a.folded) == spelled(b.folded):
        return "spelling"
    if _little(a) != _little(b):
        return "little"
    return _marks(a, b)


def _numbered(a: Form, b: Form) -> Kind:
    """Plural here and singular there; what is called by a plural of its chief noun are several such things."""
    if len(a.content) < 4 or [stem(word) for word in a.content] != [stem(word) for word in b.content]:
        return "none"
    chief = _chief(a)
    return "number" if a.content[chief] == b.content[chief] and sum(x != y for x, y in zip(a.content, b.content, strict=True)) == 1 else "none"


def _chief(form: Form) -> int:
    """Which content word is the chief noun: the last before the first preposition?"""
    count = 0
    for word in spelled(form.folded):
        if word in LITTLE and word not in _AND and count:
            break
        count += word not in LITTLE
    return count - 1


def _little(form: Form) -> tuple[str, ...]:
    """The small words between the others: On the Rights of Pilots begins like The Rights of Pilots."""
    words = [word for word in form.folded if word not in _UNHEARD]
    first = next((n for n, word in enumerate(words) if word not in LITTLE), 0)
    return tuple(word for word in words[first:] if word in LITTLE)


def _marks(a: Form, b: Form) -> Kind:
    """The same letters but for accents and hyphens."""
    if a.text.isupper() or b.text.isupper():
        return "none"  # letters in capitals often go without their accents
    if "".join(a.letters).replace("-", "") != "".join(b.letters).replace("-", ""):
        return "accents" if _bare(a) == _bare(b) else "none"
    return "hyphen" if len(a.content) > 2 and a.named and b.named else "none"


def _bare(form: Form) -> str:
    return "".join("".join(fold(word)) for word in form.letters)


def change(a: tuple[str, ...], b: tuple[str, ...], i: int, j: int) -> Change | None:
    """The one difference of two rows of words, at ``i`` of one and ``j`` of the other; None if there are more.

    One may go on beyond the other, unless the differing word is the first or last: then they are of one length.
    """
    left = 0
    while left < min(i, j) and a[i - 1 - left] == b[j - 1 - left]:
        left += 1
    right = 0
    while right < min(len(a) - i, len(b) - j) - 1 and a[i + 1 + right] == b[j + 1 + right]:
        right += 1
    before, after = min(i, j) == left, min(len(a) - i, len(b) - j) - 1 == right
    if not before or not after or a[i] == b[j]:
        return None
    inside = bool(left and right)
    holds = (i - j, len(a) - i - (len(b) - j))  # how far one goes on before the other, and behind it
    if min(holds) < 0 < max(holds) or abs(len(a) - len(b)) > MOST_BEYOND:
        return None
    inside = bool(left and right)
    return Change(a[i], b[j], left + right, inside) if inside or (i == j and len(a) == len(b)) else None


def put_alike(a: Form, b: Form, changed: Change) -> bool:
    """Do the same small words stand before and behind the word that differs, and is it no word parted at the end of a line?"""
    if "".join(a.letters).replace("-", "") == "".join(b.letters).replace("-", ""):
        return False
    return _joints(a, changed.one) == _joints(b, changed.other)


def _joints(form: Form, word: str) -> tuple[list[str], list[str]]:
    words = [one for one in spelled(form.folded) if one not in _UNHEARD]
    at = words.index(word)
    before = next((n for n in range(at - 1, -1, -1) if words[n] not in LITTLE), -1)
    behind = next((n for n in range(at + 1, len(words)) if words[n] not in LITTLE), len(words))
    return words[before + 1 : at], words[at + 1 : behind]


def slip(one: str, other: str) -> bool:
    """Is the one a misspelling of the other, to look at?"""
    return min(len(one), len(other)) >= LEAST_SHORT and one_letter_apart(one, other)
