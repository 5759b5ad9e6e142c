"""Does the parser give a tree or a slip for any text, quickly, and is what it reads what was written?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.relations.parse import DEEPEST, LONGEST, Slip, parse
from claimcheck.relations.tree import Asked, Comparison, Count, Node, Reference, Sum, Written, parts
from claimcheck.relations.words import text
from tests import clock
from tests.chance import examples

WORDS = [
    "a.b", "port.berths[north; east]", "port.berths@2023", 'port.staff@"early 2000s"', "port.staff[x]@../2018", '"Ann Lee".born', "#report:staff",
    "6,000", "1.5", "30%", "1.2 million EUR", "$5bn", "5 km", "2021-07", "1990/1999", '"about 20"', "ann-lee", "yes",
    "+", "-", "*", "/", "=", "!=", "<", "<=", ">", ">=", "before", "after", "within", "and", "or", "not", "(", ")", ",", "where",
    "sum(", "min(", "max(", "years(", "days(", "count(", "nationality", "]", "[", "@", ".", "#", '"', "\u2212", "\u2264",
]  # fmt: skip


@given(st.text(max_size=80))
@examples(300)
def test_any_text_gives_a_tree_or_a_slip(source: str) -> None:
    found = parse(source)
    if isinstance(found, Slip):
        assert 1 <= found.column <= len(source) + 1
        assert found.reason


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
@examples(250)
def test_a_tree_written_out_is_read_as_the_same_tree(source: str) -> None:
    found = parse(source)
    if isinstance(found, Slip):
        assert 1 <= found.column <= len(source) + 1
    else:
        assert parse(text(found)) == found


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("a.b + 2 * c.d = 5", Comparison("=", Sum("+", Reference("a.b"), Sum("*", Written("2"), Reference("c.d"))), Written("5"))),
        ("a.b - c.d - 1 > 0", Comparison(">", Sum("-", Sum("-", Reference("a.b"), Reference("c.d")), Written("1")), Written("0"))),
        ("a.b-c = 1", Comparison("=", Reference("a.b-c"), Written("1"))),
        ("a.b[x; y]@2019/2021 = 1", Comparison("=", Reference("a.b", "x; y", "2019/2021"), Written("1"))),
        ('a.b@"early 2000s" = 1', Comparison("=", Reference("a.b", when="early 2000s"), Written("1"))),
        ('"Lee @ Sons".founded < 1990', Comparison("<", Reference('"Lee @ Sons".founded'), Written("1990"))),
        ("2020-report.pages = 6,000", Comparison("=", Reference("2020-report.pages"), Written("6,000"))),
        ("country:us.joined within 1990/1999", Comparison("within", Reference("country:us.joined"), Written("1990/1999"))),
        ("#x:y/2 ≤ US$ 5k", Comparison("<=", Reference("", claim="x:y/2"), Written("US$ 5k"))),
        ("a.b / 2 = 1.2 million EUR", Comparison("=", Sum("/", Reference("a.b"), Written("2")), Written("1.2 million EUR"))),
        (
            "count(a.b where c != d and e before 1950) = 2",
            Comparison("=", Count(Reference("a.b"), (Asked("c", "!=", Written("d", "word")), Asked("e", "before", Written("1950")))), Written("2")),
        ),
    ],
)
def test_reads_what_was_meant(source: str, tree: Node) -> None:
    assert parse(source) == tree


@pytest.mark.parametrize(
    ("source", "column", "words"),
    [
        ("", 1, "empty"),
        ("a.b =", 6, "a value"),
        ("a.b ~ 3", 5, "no meaning"),
        ("a.b + 3", 1, "a statement"),
        ("(a.b = 1) + 3 = 4", 2, "where a statement stands"),
        ("a.b = 1 and 5", 13, "a statement"),
        ("mean(a.b) = 1", 1, "no function"),
        ("years(a.b) = 1", 1, "takes 2 values"),
        ("count(5) = 1", 7, "to count"),
        ("a.b = 1 2", 9, "the end"),
        ("(" * 70 + "a.b = 1" + ")" * 70, 65, "nested deeper"),
        ("+".join(["1"] * 300) + " = a.b", 404, "sums and products"),
        ("a.b = " + "1" * LONGEST, LONGEST, "characters long"),
    ],
)
def test_says_where_and_why(source: str, column: int, words: str) -> None:
    found = parse(source)
    assert isinstance(found, Slip)
    assert found.column == column
    assert words in found.reason


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = DEEPEST - 1
    assert isinstance(parse("(" * depth + "a.b = 1" + ")" * depth), Comparison)


@pytest.mark.parametrize(
    "unit", ["(", "not ", "- ", "a.b.", "a.1", "1,", "1/", '"', "a.b[", "a.b@", "1 EUR ", "a.b + ", "a.b and ", "sum(", "=", "1990/"]
)
def test_long_texts_take_no_longer_than_their_length_allows(unit: str) -> None:
    parse(unit * (LONGEST // len(unit)))
    clock.in_proportion(lambda size: lambda: parse(unit * (size // len(unit))), LONGEST // 25, LONGEST * 7 // 10)


def test_columns_do_not_tell_trees_apart() -> None:
    found = parse("a.b = 1 or a.b = 1")
    assert not isinstance(found, Slip)
    assert len({part for part in parts(found) if isinstance(part, Comparison)}) == 1
