"""What does a relation say? Its text as a tree, or where and why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from claimcheck.relations.tree import Asked, Call, Comparison, Count, Joined, Negated, Node, Reference, Sum, Written, parts, states

LONGEST = 2_000
DEEPEST = 64
MOST_STEPS = 200
KEYWORDS = frozenset(("and", "or", "not", "before", "after", "within", "where"))
FUNCTIONS = {"sum": (1, 64), "min": (1, 64), "max": (1, 64), "years": (2, 2), "days": (2, 2)}
SIGNS = {"==": "=", "≠": "!=", "<>": "!=", "≤": "<=", "≥": ">="} | {
    sign: sign for sign in ("=", "!=", "<", "<=", ">", ">=", "before", "after", "within")
}
_ASCII = {"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/"}


class Slip(NamedTuple):
    """Where and why a relation cannot be read. ``column`` counts from 1."""

    column: int
    reason: str


class _Token(NamedTuple):
    kind: str
    text: str
    column: int
    end: int
    reference: Reference | None = None


class _SlipError(Exception):
    """A slip on its way out of the parser, which alone catches it."""


def parse(text: str) -> Node | Slip:
    """The relation as a tree. Any text gives a tree or a slip, in time linear in its length."""
    if len(text) > LONGEST:
        return Slip(LONGEST, f"the relation is {len(text):,} characters long, {LONGEST:,} at most")
    try:
        return _Parser(text).whole()
    except _SlipError as slip:
        column, reason = slip.args
        return Slip(column, reason)


@cache
def _pattern() -> re.Pattern[str]:
    day = r"-?\d{4}(?:-\d\d(?:-\d\d)?)?[~?]?"
    name = r"\w[\w:-]*"
    subject = rf'(?:"[^"\n]{{1,200}}"|{name})'
    reference = rf'(?P<path>{subject}(?:\.{name})*\.[^\W\d][\w:-]*)(?:\[(?P<scope>[^\]\n]*)\])?(?:@(?P<when>"[^"\n]*"|[^\s()\[\],"]+))?'
    rows = (
        ("space", r"\s+"),
        ("claim", r"#[a-z0-9][a-z0-9._:/#@+-]*"),
        ("reference", reference),
        ("string", r'"[^"\n]*"'),
        ("written", rf"(?:{day}|\.\.)/(?:{day}|\.\.)|-?\d{{4}}-\d\d(?:-\d\d)?[~?]?(?![\w-])|\d{{4}}[~?]"),
        ("number", r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"),
        ("word", r"[^\W\d]\w*(?:[:-]\w+)*"),
        ("symbol", r"[$€£¥%‰]"),
        ("sign", r"<=|>=|!=|<>|==|[=<>≤≥≠+*/()−–×·÷,-]"),
    )
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in rows))


def _tokens(text: str) -> list[_Token]:
    found = []
    at = 0
    while at < len(text):
        match = _pattern().match(text, at)
        if match is None:
            raise _SlipError(at + 1, f"`{text[at]}` has no meaning here")
        kind, word, column = match.lastgroup or "", match.group(), at + 1
        at = match.end()
        if kind == "reference":
            scope, when = match["scope"], (match["when"] or "").strip('"')
            reference = Reference(match["path"], scope.strip() if scope else None, when, column=column)
            found.append(_Token(kind, word, column, at, reference))
        elif kind == "claim":
            found.append(_Token(kind, word, column, at, Reference("", claim=word[1:], column=column)))
        elif kind != "space":
            found.append(_Token("sign" if word in KEYWORDS else kind, _ASCII.get(word, word), column, at))
    return [*found, _Token("end", "", len(text) + 1, len(text))]


class _Parser:
    """Recursive descent over tokens; it keeps its place, its depth and the number of its steps."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0
        self.steps = 0

    def whole(self) -> Node:
        if self.peek().kind == "end":
            raise _SlipError(1, "the relation is empty")
        node = self.either()
        if self.peek().kind != "end":
            raise self.unexpected("the end, or a comparison")
        for part in parts(node):
            self.check(part)
        return self.statement(node)

    def check(self, node: Node) -> None:
        """Statements are joined, and everything else is calculated with: never the one in place of the other."""
        match node:
            case Joined():
                for part in node.parts:
                    self.statement(part)
            case Negated():
                self.statement(node.part)
            case Sum() | Comparison():
                self.values(node.left, node.right)
            case Call():
                self.values(*node.arguments)

    def statement(self, node: Node) -> Node:
        if not states(node):
            raise _SlipError(_column(node), "a statement is wanted: two things compared, as in `a.members >= 40`")
        return node

    def values(self, *nodes: Node) -> None:
        for node in nodes:
            if states(node) and not isinstance(node, Reference):
                raise _SlipError(_column(node), "a value is wanted where a statement stands")

    def either(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _SlipError(self.peek().column, f"parentheses are nested deeper than {DEEPEST}")
        node = self.joined("or", self.both)
        self.depth -= 1
        return node

    def both(self) -> Node:
        return self.joined("and", self.negated)

    def joined(self, sign: str, below: Callable[[], Node]) -> Node:
        parts = [below()]
        while self.take(sign):
            parts.append(below())
        return parts[0] if len(parts) == 1 else Joined(sign, tuple(parts))

    def negated(self) -> Node:
        odd = False
        while self.take("not"):
            odd = not odd
        node = self.comparison()
        return Negated(node) if odd else node

    def comparison(self) -> Node:
        sides, signs = [self.sum()], []
        while self.peek().kind == "sign" and self.peek().text in SIGNS:
            signs.append(SIGNS[self.next().text])
            sides.append(self.sum())
        held = [Comparison(sign, left, right) for sign, left, right in zip(signs, sides[:-1], sides[1:], strict=True)]
        return sides[0] if not held else held[0] if len(held) == 1 else Joined("and", tuple(held))

    def sum(self) -> Node:
        node = self.product()
        while sign := self.take("+", "-"):
            node = self.step(Sum(sign, node, self.product()))
        return node

    def product(self) -> Node:
        node = self.signed()
        while sign := self.take("*", "/"):
            node = self.step(Sum(sign, node, self.signed()))
        return node

    def step(self, node: Node) -> Node:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _SlipError(self.peek().column, f"more than {MOST_STEPS} sums and products")
        return node

    def signed(self) -> Node:
        odd = False
        while sign := self.take("-", "+"):
            odd ^= sign == "-"
        column = self.peek().column
        node = self.primary()
        return Sum("-", Written("0", column=column), node) if odd else node

    def primary(self) -> Node:
        token = self.peek()
        if self.take("("):
            node = self.either()
            self.want(")")
            return node
        if token.kind == "word" and self.tokens[self.at + 1].text == "(":
            return self.call()
        if token.kind in ("reference", "claim"):
            return self.reference()
        return self.written()

    def call(self) -> Node:
        token = self.next()
        self.want("(")
        if token.text == "count":
            return self.count()
        if token.text not in FUNCTIONS:
            raise _SlipError(token.column, f"there is no function `{token.text}`; there are count, {', '.join(FUNCTIONS)}")
        arguments = [self.either()]
        while self.take(","):
            arguments.append(self.either())
        self.want(")")
        fewest, most = FUNCTIONS[token.text]
        if not fewest <= len(arguments) <= most:
            raise _SlipError(token.column, f"`{token.text}` takes {fewest if fewest == most else f'{fewest} to {most}'} values, not {len(arguments)}")
        return Call(token.text, tuple(arguments), token.column)

    def count(self) -> Node:
        if self.peek().kind != "reference":
            raise self.unexpected("`subject.property` to count")
        of = self.reference()
        tests = [self.test()] if self.take("where") else []
        while tests and self.take("and"):
            tests.append(self.test())
        self.want(")")
        return Count(of, tuple(tests))

    def test(self) -> Asked:
        if self.peek().kind != "word":
            raise self.unexpected("a property of what is counted")
        name = self.next().text
        if not (self.peek().kind == "sign" and self.peek().text in SIGNS):
            raise self.unexpected("a comparison")
        return Asked(name, SIGNS[self.next().text], self.written())

    def reference(self) -> Reference:
        found = self.next().reference
        assert found is not None  # tokens of these kinds carry one
        return found

    def written(self) -> Written:
        """A value as written: a string, a date, a bare word, or a number with its currency before it and its unit behind it."""
        first = self.peek()
        if first.kind == "string":
            return Written(self.next().text.strip('"'), "text", first.column)
        if first.kind == "written":
            return Written(self.next().text, column=first.column)
        if first.kind == "word" and self.tokens[self.at + 1].kind not in ("number", "symbol"):
            return Written(self.next().text, "word", first.column)
        while self.peek().kind in ("word", "symbol"):
            self.next()
        if self.peek().kind != "number":
            raise self.unexpected("a value")
        last = self.next()
        while self.peek().kind in ("word", "symbol"):
            last = self.next()
        return Written(self.text[first.column - 1 : last.end], column=first.column)

    def peek(self) -> _Token:
        return self.tokens[self.at]

    def next(self) -> _Token:
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def take(self, *signs: str) -> str:
        token = self.peek()
        if token.kind == "sign" and token.text in signs:
            self.at += 1
            return token.text
        return ""

    def want(self, sign: str) -> None:
        if not self.take(sign):
            raise self.unexpected(f"`{sign}`")

    def unexpected(self, wanted: str) -> _SlipError:
        token = self.peek()
        return _SlipError(token.column, f"{wanted} is wanted " + (f"where `{token.text}` stands" if token.text else "at the end"))


def _column(node: Node) -> int:
    return next((part.column for part in parts(node) if isinstance(part, (Reference, Written, Call))), 1)
