r"""Does a whole text match a pattern? In time linear in the text, whatever the pattern.

The patterns of a ledger are its user's own, and an engine that tries one way after the other can be made to hang by one.
This one follows all ways at once. It knows literals, ``.``, classes, ``\d \w \s`` and their opposites, groups, ``|``,
``* + ?`` and ``{m,n}``; anything else is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from claimcheck.reading.values import NotJudged

MOST_STEPS = 2000
DEEPEST = 50

Test: TypeAlias = "Callable[[str], bool]"

KINDS: dict[str, Test] = {"d": lambda c: c in "0123456789", "w": lambda c: c.isalnum() or c == "_", "s": str.isspace}
BLANKS = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern ready to be matched: steps, each with the test a character must pass there (or none) and the steps that follow."""

    steps: tuple[tuple[Test | None, tuple[int, ...]], ...]

    def matches(self, text: str) -> bool:
        """Does the whole text match?"""
        here = self._reach([0])
        for character in text:
            here = self._reach(to for test, following in map(self.steps.__getitem__, here) if test and test(character) for to in following)
            if not here:
                return False
        return len(self.steps) - 1 in here

    def _reach(self, steps: Iterable[int]) -> set[int]:
        reached: set[int] = set()
        waiting = list(steps)
        while waiting:
            step = waiting.pop()
            if step not in reached:
                reached.add(step)
                test, following = self.steps[step]
                if test is None:
                    waiting.extend(following)
        return reached


@cache
def pattern(text: str) -> Pattern | NotJudged:
    """The pattern that is written, or why it is none."""
    parser = _Parser(text)
    try:
        tree = parser.either(0)
        if parser.at < len(text):
            return NotJudged("`)` closes nothing", malformed=True)
        steps: list[tuple[Test | None, tuple[int, ...]]] = []
        _lay(tree, steps)
    except _RefusedError as refused:
        return NotJudged(str(refused), malformed=True)
    return Pattern((*steps, (None, ())))


class _RefusedError(Exception):
    """The pattern is beyond what can be matched; the text says why."""


@dataclass(frozen=True, slots=True)
class _One:
    test: Test


@dataclass(frozen=True, slots=True)
class _Then:
    parts: tuple[_Tree, ...]


@dataclass(frozen=True, slots=True)
class _Either:
    parts: tuple[_Tree, ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: _Tree
    least: int
    most: int | None


_Tree: TypeAlias = "_One | _Then | _Either | _Repeat"


class _Parser:
    """Recursive descent over the text of a pattern."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def next(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        if self.at >= len(self.text):
            raise _RefusedError("the pattern ends too early")
        self.at += 1
        return self.text[self.at - 1]

    def either(self, depth: int) -> _Tree:
        if depth > DEEPEST:
            raise _RefusedError(f"groups nest deeper than {DEEPEST}")
        parts = [self.sequence(depth)]
        while self.next() == "|":
            self.take()
            parts.append(self.sequence(depth))
        return parts[0] if len(parts) == 1 else _Either(tuple(parts))

    def sequence(self, depth: int) -> _Tree:
        parts: list[_Tree] = []
        while self.next() not in ("", "|", ")"):
            # The whole text is matched in any case, so anchors at the ends say nothing more.
            following = self.text[self.at + 1 : self.at + 2]
            if depth == 0 and ((self.next() == "^" and not parts) or (self.next() == "$" and following in ("", "|"))):
                self.take()
            else:
                parts.append(self.repeated(self.single(depth)))
        return _Then(tuple(parts))

    def repeated(self, part: _Tree) -> _Tree:
        mark = self.next()
        if mark == "{":
            least, most = self.counts()
        elif mark and mark in "*+?":
            self.take()
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[mark]
        else:
            return part
        if self.next() and self.next() in "*+?{":
            raise _RefusedError(f"`{self.next()}` follows a repetition")
        return _Repeat(part, least, most)

    def counts(self) -> tuple[int, int | None]:
        end = self.text.find("}", self.at)
        least, comma, most = self.text[self.at + 1 : max(end, self.at)].partition(",")
        if not (_is_count(least) and (most == "" or _is_count(most))):
            raise _RefusedError("`{` stands before something else than counts; a literal one is written `\\{`")
        self.at = end + 1
        counts = int(least), None if comma and not most else int(most or least)
        if counts[1] is not None and counts[1] < counts[0]:
            raise _RefusedError(f"`{{{least},{most}}}` counts down")
        return counts

    def single(self, depth: int) -> _Tree:
        character = self.take()
        if character == "(":
            if self.next() == "?":
                if not self.text.startswith("?:", self.at):
                    raise _RefusedError(f"`({self.text[self.at : self.at + 2]}` is not known here")
                self.at += 2
            part = self.either(depth + 1)
            if self.next() != ")":
                raise _RefusedError("`(` is not closed")
            self.take()
            return part
        if character in "*+?{^$":
            raise _RefusedError(f"`{character}` stands where nothing can be repeated or anchored")
        if character == "[":
            return _One(self.chosen())
        if character == ".":
            return _One(lambda c: c != "\n")
        return _One(self.escaped() if character == "\\" else character.__eq__)

    def escaped(self) -> Test:
        character = self.take()
        if character.lower() in KINDS:
            kind = KINDS[character.lower()]
            return kind if character.islower() else lambda c: not kind(c)
        if character.isalnum() and character not in BLANKS:
            raise _RefusedError(f"`\\{character}` is not known here")
        return BLANKS.get(character, character).__eq__

    def chosen(self) -> Test:
        opposite = self.next() == "^"
        self.at += opposite
        tests: list[Test] = []
        while (character := self.take()) != "]" or not tests:
            if character == "\\":
                tests.append(self.escaped())
            elif self.next() == "-" and self.text[self.at + 1 : self.at + 2] not in ("]", "", "\\"):
                self.take()
                tests.append(_between(character, self.take()))
            else:
                tests.append(character.__eq__)
        return lambda c: any(test(c) for test in tests) != opposite


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _between(low: str, high: str) -> Test:
    if high < low:
        raise _RefusedError(f"`{low}-{high}` runs backwards")
    return lambda c: low <= c <= high


def _lay(tree: _Tree, steps: list[tuple[Test | None, tuple[int, ...]]]) -> None:
    """Append the steps of a tree; they end at the step after the last one."""
    if len(steps) > MOST_STEPS:
        raise _RefusedError(f"it has more than {MOST_STEPS} steps")
    if isinstance(tree, _One):
        steps.append((tree.test, (len(steps) + 1,)))
    elif isinstance(tree, _Then):
        for part in tree.parts:
            _lay(part, steps)
    elif isinstance(tree, _Either):
        ends = []
        for part in tree.parts[:-1]:
            fork = len(steps)
            steps.append((None, ()))
            _lay(part, steps)
            ends.append(len(steps))
            steps.append((None, ()))
            steps[fork] = (None, (fork + 1, len(steps)))
        _lay(tree.parts[-1], steps)
        for end in ends:
            steps[end] = (None, (len(steps),))
    else:
        _lay_repeat(tree, steps)


def _lay_repeat(tree: _Repeat, steps: list[tuple[Test | None, tuple[int, ...]]]) -> None:
    for _ in range(tree.least):
        before = len(steps)
        _lay(tree.part, steps)
        if len(steps) == before:
            break
        if len(steps) > MOST_STEPS:
            raise _RefusedError(f"it has more than {MOST_STEPS} steps")
    forks = []
    for _ in range(1 if tree.most is None else tree.most - tree.least):
        forks.append(len(steps))
        steps.append((None, ()))
        _lay(tree.part, steps)
    if tree.most is None:
        steps.append((None, (forks[0],)))
    for fork in forks:
        steps[fork] = (None, (fork + 1, len(steps)))
