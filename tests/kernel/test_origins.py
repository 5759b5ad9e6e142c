"""Are copies told from independent sources?"""

from __future__ import annotations

import pytest

from claimcheck.kernel import independent_origins, origin_of, origin_table, origins_of

DERIVED = {
    "mirror": ("almanac",),
    "reprint": ("mirror",),
    "digest": ("almanac", "gazette"),
    "echo": ("answer",),
    "answer": ("echo",),
    "chorus": ("echo",),
    "stray": ("not-recorded",),
}


@pytest.mark.parametrize(
    ("source", "origins"),
    [
        ("almanac", {"almanac"}),
        ("reprint", {"almanac"}),
        ("digest", {"almanac", "gazette"}),
        ("echo", {"answer"}),
        ("chorus", {"answer"}),
        ("stray", {"not-recorded"}),
        ("", {""}),
    ],
)
def test_origins(source: str, origins: set[str]) -> None:
    assert origins_of(source, DERIVED) == origins


def test_the_one_origin_is_the_source_itself_when_it_draws_on_several() -> None:
    assert origin_of("reprint", DERIVED) == "almanac"
    assert origin_of("digest", DERIVED) == "digest"
    assert origin_of("almanac", DERIVED) == "almanac"


@pytest.mark.parametrize(
    ("sources", "count"),
    [
        ((), 0),
        (("almanac",), 1),
        (("almanac", "mirror", "reprint"), 1),
        (("almanac", "gazette"), 2),
        (("digest",), 1),
        (("almanac", "digest"), 1),
        (("digest", "gazette", "mirror"), 2),
        (("echo", "answer", "chorus"), 1),
        (("almanac", "almanac"), 1),
    ],
)
def test_independent_origins(sources: tuple[str, ...], count: int) -> None:
    assert independent_origins(sources, DERIVED) == count


def test_a_long_line_of_copies_has_one_origin() -> None:
    line = {f"s{i}": (f"s{i + 1}",) for i in range(5000)}
    assert origin_of("s0", line) == "s5000"
    assert independent_origins(line, line) == 1
    assert set(origin_table(line, line).values()) == {"s5000"}


def test_one_table_says_what_each_question_alone_does() -> None:
    table = origin_table(DERIVED, DERIVED)
    assert {source: origin_of(source, DERIVED) for source in table} == table
    assert table.keys() >= DERIVED.keys()
