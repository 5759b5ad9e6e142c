"""Of whom is said what stands at a word? The subject of its clause, its owner, or what a pronoun or a noun goes back to."""

from __future__ import annotations

from claimcheck.reading.tokens import DASHES
from claimcheck.texts.cast.entries import under
from claimcheck.texts.cast.known import Cast, Who
from claimcheck.texts.cast.scene import Scene
from claimcheck.texts.cast.words import NUMBERS
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.syntax import frame

__all__ = ["about", "under"]


def about(sentence: Sentence, i: int, cast: Cast) -> Who | None:
    """Of whom is said what stands at token ``i`` of a sentence? None where it cannot be told."""
    if not 0 <= i < len(sentence.words):
        return None
    if _of_each(sentence, i):
        return None
    scene = scene_of(sentence, cast)
    if (owner := scene.owner(i)) is not None:
        return owner.who
    found = scene.subject(i)
    return found.who


def _of_each(sentence: Sentence, i: int) -> bool:
    """Is it a figure that holds for each of several things: two towers, each 90 metres high; four turbines of 85 megawatts each?"""
    words = sentence.words
    if words[i].kind != "n" and words[i].low not in NUMBERS:
        return False
    if i > 1 and words[i - 1].low == "each" and words[i - 2].text in {",", "("}:
        return True
    for word in words[i + 1 : i + 4]:
        if word.low in {"each", "apiece"}:
            return True
        if word.kind == "s" and word.text not in DASHES:
            return False
    return False


def scene_of(sentence: Sentence, cast: Cast) -> Scene:
    """The sentence taken apart, kept as long as it is the one asked about."""
    key = (sentence.page.path, sentence.block, sentence.start)
    known = cast.memo.get("scene")
    if known is None or known[0] != key or known[1].page is not sentence.page:
        known = (key, Scene(sentence.page, sentence.block, sentence.start, sentence.end, sentence.words, cast, frame(sentence).built))
        cast.memo["scene"] = known
    scene: Scene = known[1]
    return scene
