"""What does the parser's complaint mean for the person who wrote the file? Our words, the place to look at, and what to do."""

from __future__ import annotations

import re
from typing import Any

import yaml

_BARRED = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ufeff\ue000-\ufffd\U00010000-\U0010ffff]"

_QUOTE_IT = "put the whole text in quotes"

# What the parser says (libyaml's words or PyYAML's), what is meant, what to do, and whether the trouble lies where it began.
_MEANINGS: tuple[tuple[str, str, str, bool], ...] = (
    (
        "mapping values are not allowed",
        "a colon followed by a space inside text that has no quotes, or a line indented too far",
        f"{_QUOTE_IT}, or line it up with the key above",
        False,
    ),
    (
        "block sequence entries are not allowed",
        "a list entry (-) where none can stand",
        "begin the list on a line of its own, or put the text in quotes",
        False,
    ),
    ("found unexpected end of stream", "a quotation mark that is never closed", "close it", True),
    ("while scanning a quoted scalar", "a quotation mark that is never closed", "close it", True),
    ("found unknown escape character", "a backslash sequence that YAML does not know, in double quotes", "use single quotes", False),
    (
        "could not find expected ':'",
        "a line that is neither a key with a colon nor a list entry",
        "write it as `key: value`, or indent it below the text it continues",
        True,
    ),
    ("expected alphabetic or numeric character", "text that begins with & or *", _QUOTE_IT, True),
    ("found undefined tag handle", "text that begins with !", _QUOTE_IT, False),
    ("while parsing a tag", "text that begins with !", _QUOTE_IT, True),
    ("while scanning a tag", "text that begins with !", _QUOTE_IT, True),
    (
        "expected ',' or ']'",
        "a list that begins with [ and is not closed, or text after a value in it",
        "close it with ], or put text that begins with [ in quotes",
        True,
    ),
    (
        "expected ',' or '}'",
        "a mapping that begins with { and is not closed, or text after a value in it",
        "close it with }, or put text that begins with { in quotes",
        True,
    ),
    ("expected '-' indicator", "a line that does not fit in the list around it", "indent it like its neighbours", False),
    (
        "expected <block end>",
        "a line indented unlike its neighbours, or text after a closing quotation mark",
        "line it up with the keys above it, or put the whole text in one pair of quotes",
        False,
    ),
    (
        "did not find expected key",
        "a line indented unlike its neighbours, or text after a closing quotation mark",
        "line it up with the keys above it, or put the whole text in one pair of quotes",
        False,
    ),
    ("expected node content", "a bracket, a brace or a comma where a value belongs", "take it out, or put text that holds it in quotes", False),
    ("found unexpected ':'", "a colon inside [ ] or { } in text that has no quotes", _QUOTE_IT, False),
    ("expected <document start>", "a line that does not belong to what stands above it", "line it up with the keys above it", False),
    ("found unknown directive", "text that begins with %", _QUOTE_IT, True),
    ("tab character", "a tab where the indent is counted", "indent with spaces", False),
    ("block scalar", "a block (| or >) with something unfit after the sign", "put nothing but a line break after | or >", False),
)


def explain(error: yaml.YAMLError, text: str) -> tuple[str, int, str]:
    """Message, offset in the text, and what to do."""
    if not isinstance(error, yaml.MarkedYAMLError):
        found = re.search(_BARRED, text)  # compiled here: most files have no errors
        if found is not None:
            return f"control character U+{ord(found[0]):04X}", found.start(), "take it out"
        return "not YAML", 0, "see the page on writing a ledger"
    here = _index(error.problem_mark)
    said = f"{error.context or ''} {error.problem or ''}"
    if "cannot start any token" in said:
        return _odd_character(text, here)
    for words, meaning, advice, at_start in _MEANINGS:
        if words in said:
            started = at_start and error.context_mark is not None
            index = _index(error.context_mark) if started else here
            return _after_comment(meaning, advice, text, index, here)
    return (error.problem or "not YAML").lower(), here, "see the page on writing a ledger"


def _index(mark: Any) -> int:
    return 0 if mark is None else int(mark.index)


def _odd_character(text: str, index: int) -> tuple[str, int, str]:
    odd = text[index : index + 1]
    if odd == "\t":
        return "a tab where the indent is counted", index, "indent with spaces"
    return f"text that begins with {odd}", index, _QUOTE_IT


def _after_comment(meaning: str, advice: str, text: str, index: int, here: int) -> tuple[str, int, str]:
    """A value that goes on after a line with ` #` was cut by it: say so, since the parser complains of the next line."""
    before = text.rfind("\n", 0, here)
    line = text[text.rfind("\n", 0, max(before, 0)) + 1 : max(before, 0)]
    found = re.search(r"(?<=[^\s#])[ \t]#[^\s#]", line)
    if found is not None and meaning.startswith("a line"):
        return "text that goes on after ` #`, which begins a comment", max(before, 0) - len(line) + found.start() + 1, _QUOTE_IT
    return meaning, index, advice
