"""Does the YAML reader say what stands in a file, exactly where, and refuse what a ledger does not take?"""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.load import yaml as reader
from claimcheck.load.yaml import Map, Node, Seq, entries, offsets, read
from tests.chance import examples

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=12)
DOCUMENTS = st.dictionaries(
    WORDS, st.recursive(WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12), max_size=5
)


def plain(node: Node | None) -> object:
    if isinstance(node, Map):
        return {key: plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, Seq) else node


@examples(100)
@given(DOCUMENTS, st.booleans(), st.sampled_from([None, "'", '"', "|"]))
def test_reads_what_the_base_loader_reads(document: dict[str, object], flow: bool, style: str | None) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, default_flow_style=flow, default_style=style, sort_keys=False)
    tree = read(text, "a.yaml")
    assert not tree.problems
    assert plain(tree.root) == yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize(
    "written", ["NO", "on", "1.10", "12:30:45", "010", "1e3", "1_000", "2019-05-01", "2019-02-30", "~", "null", ".nan", "9" * 5000, "0x1F"]
)
def test_text_stays_text(written: str) -> None:
    tree = read(f"a: {written}\n", "a.yaml")
    assert tree.root == {"a": written}
    assert not tree.problems


LAYOUTS = [
    "a: one\nb:\n  - x\n  - {c: d, e: [f, g]}\nh: last\n",
    "a: one\r\nb:\r\n- x\r\n- c: d\r\n  e:\r\n  - f\r\n  - g\r\nh: last\r\n",
    "a: 😀😀 one\nb: [x, {😀: d, e: [f, g]}]\nh: last\n",
    "\ufeffa: |\n  one\n\n  two\nb: >-\n  x\n  y\nh: 'la''st'\n".removeprefix("\ufeff"),
    '{a: one, b: {c: d}, h: "la\\u0073t"}\n',
    "# first\n\na: one\n\n# between\nb: x\n\n\nh: last\n",
    "a: 'one\u2028 two\x85 three'\nh: last\n",
]


@pytest.mark.parametrize("text", LAYOUTS)
def test_every_key_and_value_has_its_place(text: str) -> None:
    tree = read(text, "a.yaml")
    assert not tree.problems
    composed = yaml.compose(text, Loader=yaml.SafeLoader)
    rows = text.replace("\r\n", "\n").split("\n")
    checked = []

    def compare(node: Node, theirs: yaml.Node, mark: int) -> None:
        line, column = tree.place(mark)
        index = theirs.start_mark.index
        before = text[:index].replace("\r\n", "\n")
        assert (line, column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
        assert rows[line - 1][column - 1] == text[index]
        checked.append(mark)
        if isinstance(node, Map):
            assert isinstance(theirs, yaml.MappingNode)
            for (key, value, key_mark), (their_key, their_value) in zip(entries(node), theirs.value, strict=True):
                assert key_mark + 1 == node.at + offsets(node)[key]
                compare(key, their_key, key_mark)
                compare(value, their_value, key_mark + 1)
        elif isinstance(node, Seq):
            assert isinstance(theirs, yaml.SequenceNode)
            here = node.at + 1
            for item, their_item in zip(node, theirs.value, strict=True):
                compare(item, their_item, here)
                here += 1 if isinstance(item, str) else item.end - item.at

    assert tree.root is not None
    compare(tree.root, composed, 0)
    assert checked == list(range(len(tree.positions.marks)))


@pytest.mark.parametrize(
    ("text", "rule", "line", "column", "words"),
    [
        ("a: 1\nb: *x\n", "syntax-error", 2, 4, "aliases"),
        ("a: &x 1\n", "syntax-error", 1, 4, "anchors"),
        ("a: 1\n<<: {b: 2}\n", "syntax-error", 2, 1, "merge keys"),
        ("a: !!python/object:os.system x\n", "syntax-error", 1, 4, "tags"),
        ("a: !secret x\n", "syntax-error", 1, 4, "tags"),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, "line 1"),
        ("a: 1\n? [b]\n: 2\n", "syntax-error", 2, 3, "key is text"),
        ("a: 1\n---\nb: 2\n", "syntax-error", 2, 1, "second document"),
        ("a: Note: this\n", "syntax-error", 1, 8, "colon"),
        ("a:\n\tb: c\n", "syntax-error", 2, 1, "tab"),
        ("a: 1\nq: 'it\nb: c\n", "syntax-error", 2, 4, "never closed"),
        ('a: "x" y\n', "syntax-error", 1, 8, "quotation mark"),
        ("a: [1, 2\nb: c\n", "syntax-error", 1, 4, "not closed"),
        ("a: {x: 1\n", "syntax-error", 1, 4, "not closed"),
        ("a: 1\nword\nb: 2\n", "syntax-error", 2, 1, "neither a key"),
        ("a: **bold**\n", "syntax-error", 1, 4, "begins with &"),
        ("a: @x\n", "syntax-error", 1, 4, "begins with @"),
        ("a: `x`\n", "syntax-error", 1, 4, "begins with `"),
        ("a: [x, , y]\n", "syntax-error", 1, 8, "where a value belongs"),
        ("a: {b: c:, d: e}\n", "syntax-error", 1, 9, "colon"),
        ("[a]\nb: c\n", "syntax-error", 2, 1, "does not belong"),
        ('a: "\\q"\n', "syntax-error", 1, 5, "backslash"),
        ("a: 1\nb: x\x00y\n", "syntax-error", 2, 5, "U+0000"),
        ("a: 😀\x1bx\n", "syntax-error", 1, 5, "U+001B"),
        ('a: 1\nb: "x\\0y"\n', "syntax-error", 2, 4, "U+0000"),
        ("a: 173 #1 centre\n", "comment-in-value", 1, 4, "#1 centre"),
        ("a:\n- x\nb: #5 on the list\n", "comment-in-value", 3, 3, "#5 on the list"),
        ("a: some text #1\n  goes on\nb: c\n", "syntax-error", 1, 14, "comment"),
    ],
)
def test_refusals_name_the_place_and_what_to_do(text: str, rule: str, line: int, column: int, words: str) -> None:
    problem = read(text, "a.yaml").problems[-1]
    assert (problem.rule, problem.path, problem.line, problem.column) == (rule, "a.yaml", line, column)
    assert words in problem.message
    assert problem.help
    assert "\n" not in problem.message


@pytest.mark.parametrize("text", ["a: 173 # one\n", "a: 'x #1 y'\n", "a: |\n  x #1 y\n", "# a: x #1\nb: c\n", "a: x#1\n", "a: 1 #\n"])
def test_comments_that_are_meant_are_no_problem(text: str) -> None:
    assert not read(text, "a.yaml").problems


def test_an_alias_bomb_is_one_line() -> None:
    text = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    problems = read(text, "a.yaml").problems
    assert [(problem.rule, problem.line) for problem in problems] == [("syntax-error", 1)]


def test_what_stands_before_an_error_is_kept_and_what_it_breaks_is_not_sound() -> None:
    tree = read("claims:\n- staff: 1\n- staff: 2\n  when: a: b\n- staff: 3\n", "a.yaml")
    assert isinstance(tree.root, Map)
    claims = tree.root["claims"]
    assert isinstance(claims, Seq)
    assert [tree.sound(claim) for claim in claims if isinstance(claim, Map)] == [True, False]


def test_as_deep_as_is_allowed() -> None:
    deepest = "[" * reader.DEEPEST + "]" * reader.DEEPEST
    assert not read(deepest, "a.yaml").problems
    assert "nested deeper" in read(f"[{deepest}]", "a.yaml").problems[0].message


@pytest.mark.parametrize("shape", ["[", "- ", "{a: ", "? ", "a: [", "[{a: ", "!x [", "&x ["])
def test_deep_nesting_does_not_crash_the_process(shape: str) -> None:
    code = f"from claimcheck.load.yaml import read; p = read({shape!r} * 50_000, 'a.yaml').problems; print(len([x for x in p if x.line == 1]))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr[-500:]
    assert int(run.stdout) >= 1


def test_text_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST_SCALAR", 10)
    assert read("a: 12345\nb: 12345678901\n", "a.yaml").problems[0].line == 2
    assert not read("a: 12345\nb: 1234567890\n", "a.yaml").problems


def test_the_python_parser_does_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_PARSER", yaml.SafeLoader)
    for text in LAYOUTS:
        tree = read(text, "a.yaml")
        assert not tree.problems
        assert plain(tree.root) == yaml.load(text, Loader=yaml.BaseLoader)
    assert "nested deeper" in read("[" * 5000, "a.yaml").problems[0].message
    assert read("a: Note: this\n", "a.yaml").problems[0].message.startswith("a colon")
    assert read('a: "\\ud800"\n', "a.yaml").problems
