"""How do two forms differ? In one word that carries meaning, or only in how the same words are put."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimcheck.reading.names import spelled
from claimcheck.texts.wording.forms import Form
from claimcheck.texts.wording.words import LITTLE, one_letter_apart, stem

Kind = Literal["word", "order", "number", "little", "hyphen", "letter", "accents", "spelling", "none"]

LEAST_SHORT = 6  # letters of a word in which one letter more or less is a slip, and no other word
_CONTRARY = frozenset(map(frozenset, (("for", "against"), ("from", "to"), ("with", "against"), ("and", "or"), ("with", "for"), ("by", "against"))))
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
    return tuple(word for word in form.folded if word in LITTLE and word not in _AND)


def _marks(a: Form, b: Form) -> Kind:
    """The same letters but for accents and hyphens."""
    bare_a, bare_b = ("".join(form.letters).replace("-", "").replace("'", "") for form in (a, b))
    if bare_a != bare_b:
        # Letters in capitals often go without their accents.
        return "none" if a.text.isupper() or b.text.isupper() or a.folded != b.folded else "accents"
    return "hyphen" if len(a.content) > 2 and a.named and b.named else "none"


def change(a: tuple[str, ...], b: tuple[str, ...], i: int, j: int) -> Change | None:
    """The one difference of two rows of words, at ``i`` of one and ``j`` of the other; None if there are more.

    One may go on beyond the other on either side, unless the differing word is the first or last of either: then they are of one length.
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
    return Change(a[i], b[j], left + right, inside) if inside or (i == j and len(a) == len(b)) else None


def slip(one: str, other: str) -> bool:
    """Is the one a misspelling of the other, to look at?"""
    return min(len(one), len(other)) >= LEAST_SHORT and one_letter_apart(one, other)
