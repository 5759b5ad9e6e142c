"""What is drawn of a ledger, and is it so? Times, terms of office, gaps and overlaps, who agrees with whom, quotes where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cli.job import prepare
from claimcheck.picture import Pictures, Span
from claimcheck.pictures import passage, pictures
from claimcheck.reading.days import to_day

LEDGER = """
entities: {{hall: {{name: Hall}}, ann: {{name: Ann, type: person}}, bo: {{name: Bo, type: person}}, cy: {{name: Cy, type: person}}}}
source: {{id: {id}, published: {published}, subject: hall{more}}}
claims:
{claims}
"""


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def draw(**sources: tuple[str, str, str]) -> Pictures:
        (tmp_path / "claims").mkdir(exist_ok=True)
        for number, (id, (published, more, claims)) in enumerate(sources.items()):
            text = LEDGER.format(id=id, published=published, more=more, claims=claims)
            if number:
                text = "\n".join(line for line in text.splitlines() if not line.startswith("entities"))
            (tmp_path / "claims" / f"{id}.yaml").write_text(text)
        monkeypatch.chdir(tmp_path)
        job = prepare((), (), None, "2025-06-30", documents=("visit.md",) if (tmp_path / "visit.md").exists() else ())
        report = job.run()
        assert not report.unchecked, [finding.message for finding in report.findings]
        return pictures(job.ledger, report)

    return draw


def year(number: int) -> Span:
    return Span(to_day(number, 1, 1), to_day(number, 12, 31))


def test_a_question_of_three_dated_values_has_a_timeline(drawn):
    found = drawn(
        a=("2021", "", "- {property: member-states, value: '10', when: 2001}\n- {property: member-states, value: '12', when: 2005/..}"),
        b=("2022", "", "- {property: member-states, value: '14', when: 2010}\n- {property: member-states, value: '20'}"),
    )
    (line,) = found.timelines
    assert (line.subject, line.property) == ("hall", "member-states")
    assert [(mark.value, mark.inferred) for mark in line.marks] == [("10", False), ("12", False), ("14", False), ("20", True)]
    first, second, third, last = line.marks
    assert first.possible == first.sure == year(2001)
    assert second.possible == Span(to_day(2005, 1, 1), None)
    assert second.sure is not None and second.sure.first == to_day(2005, 12, 31)
    assert last.possible == year(2022) and last.sure is None
    assert (first.clash, second.clash, third.clash) == ("warning", "error", "error")  # the undated one may have replaced the first
    assert "member-states" in found.counted and "name" not in found.counted


def test_two_values_of_one_year_and_lists_of_no_time_are_not_drawn(drawn):
    claims = "- {property: member-states, value: '10', when: 2001}\n- {property: member-states, value: '11', when: 2001}\n"
    claims += "".join(f"- {{property: partner, value: P{number}}}\n" for number in range(5))
    assert drawn(a=("2021", "", claims)).timelines == ()


def test_terms_of_office_with_a_gap_and_two_at_once(drawn):
    terms = (("ann", "2000-01-01/2004-12-31"), ("bo", "2004-01-01/2008-06-30"), ("cy", "2010-01-01/.."))
    found = drawn(a=("2021", "", "".join(f"- {{property: head, value: {who}, when: {when}}}\n" for who, when in terms)))
    (office,) = found.offices
    assert [mark.value for mark in office.terms] == ["Ann", "Bo", "Cy"]
    assert office.gaps == (Span(to_day(2008, 7, 1), to_day(2009, 12, 31), ("Bo", "Cy")),)
    assert office.overlaps == (Span(to_day(2004, 1, 1), to_day(2004, 12, 31), ("Ann", "Bo"), "error"),)
    assert not found.timelines


def test_terms_that_touch_in_a_year_are_neither_gap_nor_overlap(drawn):
    claims = "- {property: head, value: ann, when: 2000/2004}\n- {property: head, value: bo, when: 2004/2008}\n"
    (office,) = drawn(a=("2021", "", claims)).offices
    assert office.gaps == office.overlaps == ()


def test_who_agrees_with_whom_and_who_copied(drawn):
    same = "- {property: founded, value: '1962'}\n- {property: seat, value: Bergen}\n"
    found = drawn(
        a=("2021", "", same + "- {property: motto, value: None but us}"),
        b=("2021", ", derived-from: [a]", same),
        c=("2021", "", "- {property: founded, value: '1964'}\n- {property: seat, value: Bergen}"),
    )
    assert found.grid is not None
    assert set(found.grid.sources) == {"a", "b", "c"}
    assert [(pair.one, pair.other, pair.agree, pair.differ, pair.copied) for pair in found.grid.pairs] == [
        ("a", "b", 2, 0, True),
        ("a", "c", 1, 1, False),
        ("b", "c", 1, 1, False),
    ]


def test_a_question_counts_once_and_only_for_sources_on_different_sides(drawn):
    two = "- {property: founded, value: '1962'}\n- {property: member-states, value: '10', when: 2001}\n- {property: member-states, value: '12', when: 2003}"
    found = drawn(
        a=("2021", "", two),
        b=("2021", "", two.replace("'10'", "'11'").replace("'12'", "'13'")),
        c=("2021", "", two),
    )
    assert found.grid is not None
    assert [(pair.one, pair.other, pair.agree, pair.differ) for pair in found.grid.pairs] == [("a", "b", 1, 1), ("a", "c", 2, 0), ("b", "c", 1, 1)]


def test_of_many_sources_those_that_share_most_questions_are_drawn(drawn):
    few, more = "- {property: founded, value: '1962'}", "- {property: founded, value: '1962'}\n- {property: seat, value: Bergen}"
    found = drawn(**{f"s{number:02d}": ("2021", "", more if number > 18 else few) for number in range(23)})
    assert found.grid is not None
    assert found.grid.sources[:4] == ("s19", "s20", "s21", "s22") and found.grid.left == 3


def test_what_a_document_says_against_the_record_is_drawn_too(drawn, tmp_path):
    (tmp_path / "visit.md").write_text("# Hall\n\nIn 2010, Hall had 90 member states.\n")
    found = drawn(
        a=("2021", "", "- {property: member-states, value: '10', when: 2001}\n- {property: member-states, value: '12', when: 2005}"),
        b=("2022", "", "- {property: member-states, value: '14', when: 2010}"),
    )
    (line,) = found.timelines
    *_, last = line.marks
    assert (last.value, last.document, last.sources, last.clash) == ("90", "visit.md", (), "error")
    assert last.possible == year(2010)


def test_the_order_of_the_files_makes_no_difference(drawn, tmp_path):
    ones = ("2021", "", "- {id: x, property: member-states, value: '10', when: 2001}\n- {id: y, property: member-states, value: '12', when: 2005}")
    twos = ("2020", "", "- {id: z, property: member-states, value: '14', when: 2010}")
    assert drawn(a=ones, b=twos) == drawn(b=twos, a=ones)


TEXT = "The first sentence ends. At the end of 2023 the Trust (see p. 4) employed 38 people, 12 of them divers. Marta led it. It rained."


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("38 people", "At the end of 2023 the Trust (see p. 4) employed [38 people] , 12 of them divers."),
        ("Marta led it", "[Marta led it] ."),
        ("Marta led it.", "[Marta led it.]"),
        ("The first", "[The first] sentence ends."),
        ("It rained.", "[It rained.]"),
    ],
)
def test_a_quote_stands_in_its_sentence(quote: str, shown: str) -> None:
    start = TEXT.index(quote)
    found = passage(TEXT, [(start, start + len(quote))])
    assert " ".join(f"[{text}]" if said else text for text, said in found.pieces) == shown


@pytest.mark.parametrize("most", [3, 10, 60])
@pytest.mark.parametrize("length", [1, 5, 80])
def test_a_passage_is_short(most: int, length: int) -> None:
    words = [f"w{number}" for number in range(300)]
    text = " ".join(words)
    start = text.index("w100")
    end = text.index(f"w{100 + length}") - 1
    found = passage(text, [(start, end)], most)
    shown = " ".join(part for part, _ in found.pieces).split()
    assert len([word for word in shown if word != "…"]) == max(most, 0)
    assert [text.split()[0] for text, said in found.pieces if said] == ["w100"]
    assert shown[0] == "…" or length < most
    assert shown[-1] == "…"


def test_a_passage_of_two_parts_leaves_out_what_lies_between_when_there_is_no_room() -> None:
    text = "alpha " + "mid " * 70 + "omega."
    found = passage(text, [(0, 5), (text.index("omega"), text.index("omega") + 5)])
    assert found.pieces[0] == ("alpha", True)
    assert ("…", False) in found.pieces
    assert ("omega", True) in found.pieces
