"""How many are listed? A figure with a noun, and behind a colon the list of them: what is said is held against what is listed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from claimcheck.model import Property
from claimcheck.prose import Mention, Span, Statement
from claimcheck.reading.figures import NUMBER_WORDS
from claimcheck.reading.names import country, fold
from claimcheck.reading.tokens import Token, tokens
from claimcheck.reading.values import Quantity
from claimcheck.texts.bearing import bearing
from claimcheck.texts.cast import about
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.structure.asked import count_of
from claimcheck.texts.structure.nouns import counted_noun
from claimcheck.texts.structure.scene import MOST_WORDS, Said, Scene

_FEWEST, _MOST = 2, 40
_OPEN = re.compile(
    r"\b(?:includ\w+|such as|e\.g|for example|for instance|among (?:them|others)|among which|notably|especially|etc|and others|and more|and so on|"
    r"particularly|mainly|mostly|chiefly|like|some of|one of|or|not)\b|…|\.\.\.",
    re.IGNORECASE,
)
_LONGEST_LIST = 600
_LONGEST_ITEM = 7
_BEYOND_NOUN = 40
_SHORT_ITEM = 4
_LANDS = frozenset(("countries", "states", "members", "nations", "lands", "founders", "signatories", "parties", "governments", "partners"))
_FINITE = frozenset(("is", "was", "are", "were", "has", "have", "had", "will", "can", "does", "did", "which", "who", "that"))


def listed(scene: Scene, n: int) -> Iterator[Said]:
    """What the figure before a list says is listed, and how many really are."""
    block = scene.page.blocks[n]
    colon = block.text.find(":")
    if colon < 0 or block.kind not in {"paragraph", "item", "quotation"}:
        return
    words: list[Token] = []
    starts: list[int] = []
    for mention in scene.held(n):
        value = mention.value
        if mention.kind != "quantity" or not isinstance(value, Quantity) or value.unit or (many := _exact(value)) is None:
            continue
        if not words:
            words = tokens(block.text)
            starts = [word.start for word in words]
        noun = counted_noun(words, bisect_left(starts, mention.end))
        if noun is None:
            continue
        end = words[noun[1] - 1].end
        at = block.text.find(":", end, end + _BEYOND_NOUN)
        between = block.text[end:at]
        if at < 0 or any(sign in between for sign in ".;,()") or _OPEN.search(between) or any(c.isdigit() for c in between):
            continue
        if not _FINITE.isdisjoint(between.lower().split()) and between.strip() not in {"are", "were"}:
            continue
        sentence = _sentence(scene, n, mention, words, starts)
        if sentence is None:
            continue
        rest = block.text[at + 1 : sentence.end].strip()
        found = enumerated(rest, lands=noun[0][-1] in _LANDS) if rest else _bullets(scene, n)
        if found is not None and likely(many, found):
            yield from _stated(scene, sentence, mention, noun[0], end, sentence.end if rest else at + 1, found)


def likely(said: int, counted: int) -> bool:
    """Is it a list of what was said? One that is much shorter or longer lists something else."""
    return abs(said - counted) <= max(1, said // 3)


def in_brackets(text: str) -> int | None:
    """How many things a bracket behind a figure names: ``(slate, sand)``."""
    parts = [part.strip() for part in re.split(r",| and |;", text)]
    plain = all(part and len(part.split()) <= _SHORT_ITEM and not any(c.isdigit() for c in part) for part in parts)
    numbered = any(not NUMBER_WORDS.isdisjoint(part.lower().split()) for part in parts)
    return len(parts) if plain and len(parts) >= _FEWEST and not numbered and not _OPEN.search(text) else None


def enumerated(text: str, *, lands: bool = True) -> int | None:
    """How many things are named between commas and *and*; None where that cannot be told for sure."""
    text = text.strip().rstrip(".")
    if len(text) > _LONGEST_LIST or _OPEN.search(text) or any(sign in text for sign in "()[]:?!"):
        return None
    parts = [part.strip() for part in text.split(";" if ";" in text else ",")]
    last = parts[-1]
    if last.startswith("and "):
        parts[-1] = last[4:]
    elif last.count(" and ") == 1:
        parts[-1:] = last.split(" and ")
    else:
        return None  # no end of the list is marked, or it is not known where the last but one ends
    named = [part.strip() for part in parts]
    if not all(named) or not _FEWEST <= len(named) <= _MOST or any(len(part.split()) > _LONGEST_ITEM for part in named):
        return None
    if any(" and " in part or " & " in part for part in named) or any(not _FINITE.isdisjoint(part.split()) for part in named):
        return None
    countries = [bool(country(part, fold(part))) for part in named]
    capitals = [part[:1].isupper() for part in named]
    return len(named) if (all(countries) and lands) or (not any(countries) and all(capitals) == any(capitals)) else None


def _bullets(scene: Scene, n: int) -> int | None:
    """How many items of a list follow a block that ends with a colon."""
    blocks = scene.page.blocks
    level, many = None, 0
    for block in blocks[n + 1 : n + 1 + 3 * _MOST]:
        if block.kind != "item":
            break
        level = block.level if level is None else level
        if block.level < level:
            break
        if block.level == level:
            many += 1
            if _CLOSING.match(block.text) or len(block.text) > _LONGEST_LIST:
                return None
    return many if _FEWEST <= many <= _MOST else None


_CLOSING = re.compile(r"\s*(?:and (?:others|more)|etc|others\b|…|\.\.\.|among others)", re.IGNORECASE)


def _stated(
    scene: Scene, sentence: Sentence, mention: Mention, noun: tuple[str, ...], noun_end: int, stop: int, many: int
) -> Iterator[tuple[Statement, Property | None]]:
    n = sentence.block
    block = scene.page.blocks[n]
    known = scene.property(" ".join(noun))
    made = None if known and known.datatype == "quantity" and not known.unit else count_of(noun, None)
    prop = made or known
    if prop is None:
        return
    i = next(k for k, word in enumerate(sentence.words) if word.end > mention.start)
    who = about(sentence, i, scene.known)
    sense = bearing(sentence, i, i + 1, frozenset((mention.start,)))
    if who is None or sense.denied or sense.modality:
        return
    few = len(block.text[mention.start : stop].split()) <= MOST_WORDS
    for value, end, tie in (
        (mention.text, noun_end, f"the figure before a list of {' '.join(noun)}"),
        (str(many), stop if few else noun_end, f"{many} are on the list of {' '.join(noun)}"),
    ):
        yield (
            Statement(
                subject=who.id,
                property=prop.id,
                value=value,
                block=n,
                start=mention.start,
                end=end,
                value_start=mention.start,
                value_end=mention.end,
                scope=sense.scope,
                when=sense.when,
                attributed_to=sense.attributed_to,
                tie=tie,
            ),
            made,
        )


def _sentence(scene: Scene, n: int, mention: Mention, words: list[Token], starts: list[int]) -> Sentence | None:
    spans = scene.page.blocks[n].sentences
    k = bisect_right(spans, mention.start, key=_start) - 1
    if k < 0 or mention.start >= spans[k].end:
        return None
    start, end = spans[k]
    held = scene.held(n)
    inside = held[bisect_left(held, start, key=_start) : bisect_left(held, end, key=_start)]
    return Sentence(scene.page, n, start, end, words[bisect_left(starts, start) : bisect_left(starts, end)], tuple(inside))


def _start(one: Span | Mention) -> int:
    return one.start


def _exact(value: Quantity) -> int | None:
    """The whole number that a figure states without a hedge."""
    span = value.spans[0]
    whole = len(value.spans) == 1 and span.low is not None and span.low == span.high and span.low.denominator == 1
    return int(span.low) if whole and span.low is not None and _FEWEST <= span.low <= _MOST else None
