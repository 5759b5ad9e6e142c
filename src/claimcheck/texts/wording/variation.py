"""What is a variation, and when are two of them one?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.texts.wording.compared import Change, Kind
from claimcheck.texts.wording.forms import Form


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


def variation(kind: Kind, a: Form, b: Form, changed: Change | None = None) -> Variation:
    """A variation of two forms, what stands more often first."""
    words = (changed.one, changed.other) if changed else ("", "")
    if b.rank < a.rank:
        a, b, words = b, a, (words[1], words[0])
    return Variation(kind, ((a,), (b,)), words)


def merged(found: list[Variation]) -> Iterator[Variation]:
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
