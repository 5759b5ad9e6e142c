"""Do pictures hold for any days and any texts? Ticks that do not touch, bars within the frame, texts cut to their room."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.picture import Mark, Office, Span, Timeline
from claimcheck.reading.days import to_day
from claimcheck.report import mermaid
from claimcheck.report.html.svg import LEFT, RIGHT, fitted, scale, ticks
from claimcheck.report.html.times import office, timeline
from tests.chance import examples

DAYS = st.integers(to_day(-12_000, 1, 1), to_day(15_000, 1, 1))
LENGTHS = st.one_of(st.integers(0, 90), st.integers(0, 4_000), st.integers(0, 4_000_000))
WIDE = 272  # the narrowest that a picture becomes, in pixels, before its box scrolls
SMALL = 6.7  # the width of one small figure


@examples(300)
@given(first=DAYS, length=LENGTHS)
def test_ticks_do_not_touch(first: int, length: int) -> None:
    line = scale([first, first + length])
    found = ticks(line)
    places = [(line.x(day) * WIDE / 100, len(label) * SMALL) for day, label in found]
    assert found
    assert len({label for _, label in found}) == len(found)
    assert all(at - width / 2 >= 0 and at + width / 2 <= WIDE for at, width in places)
    assert all(one + wide / 2 < two - wider / 2 for (one, wide), (two, wider) in pairwise(places))


SPANS = st.tuples(DAYS, LENGTHS, st.sampled_from(["", "first", "last"])).map(
    lambda drawn: Span(None if drawn[2] == "first" else drawn[0], None if drawn[2] == "last" else drawn[0] + drawn[1])
)


@examples(200)
@given(spans=st.lists(st.tuples(SPANS, st.booleans()), min_size=1, max_size=8), texts=st.lists(st.text(max_size=40), min_size=8, max_size=8))
def test_bars_stay_within_the_frame(spans: list[tuple[Span, bool]], texts: list[str]) -> None:
    marks = tuple(
        Mark(text, span, None if inferred else span, text, inferred, ("c",), ("s",), "error")
        for (span, inferred), text in zip(spans, texts, strict=False)
    )
    line = Timeline("s", "p", "", marks)
    chain = Office("s", "p", marks, (Span(1, 400, ("a", "b")),), (Span(500, 500, ("a", "b")),))
    for drawn in (timeline(line, "a name"), office(chain, "a name")):
        for x, width in re.findall(r'<rect [^>]*x="([-\d.e]+)%" width="([\d.e]+)%"', drawn):
            assert LEFT <= float(x) <= RIGHT
            assert float(width) >= 1.2 and float(x) + float(width) <= RIGHT + 1.2 + 0.01
        assert drawn.count("<rect") >= len(marks)
    for chart in (mermaid.timeline(line), mermaid.office(chain)):
        assert not chart or chart.count("```") == 2


def test_texts_are_cut_to_their_columns() -> None:
    assert fitted("short", 10) == "short"
    assert fitted("exactly 10", 10) == "exactly 10"
    assert fitted("a little too long", 10) == "a little…"
    assert fitted("東京都港区", 10) == "東京都港区"
    assert fitted("東京都港区芝公園", 10) == "東京都港…"
    assert fitted("a\x00b", 20) == "a<U+0000>b"
