"""Which findings of two runs are one, and which of those got worse?"""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.finding import Finding, Place, Report, Severity, SourceLine, Standing, Summary, Verdict, Verdicted
from claimcheck.history import held_against
from tests import clock

NOTHING = Summary(0, 0, 0, 0, 0, 0, 0, 0, 0)
DECIDED = Verdicted("second is wrong", "a slip", "Ida", "2025-01-01", "2030")


def at(source: str, value: str, path: str = "", line: int = 3) -> Place:
    return Place(path or f"claims/{source}.yaml", line, 3, claim=f"{source}:members", source=source, value=value)


def finding(id: str, *places: Place, rule: str = "value-conflict", verdict: Verdict | None = Verdict.CONTRADICTION, **more) -> Finding:
    severity = more.pop("severity", Severity.ERROR)
    return Finding(
        id * 16, rule, severity, more.pop("message", "they differ"), places, verdict, subject="s", property=more.pop("property", "p"), **more
    )


def report(*findings: Finding, sources: str = "abcdxyz") -> Report:
    return Report(NOTHING, findings, sources=tuple(SourceLine(id, "", (), "", "", "", 1, "") for id in sources))


def standings(before: Report, after: Report) -> list[tuple[str, str, str]]:
    return [(item.standing.value, item.finding.id, item.why) for item in held_against(before, after, base="then", head="now").items]


PAIR = finding("1", at("a", "173"), at("b", "175"))


def test_the_same_is_carried_wherever_it_stands():
    moved = replace(PAIR, places=tuple(replace(place, line=place.line + 40) for place in PAIR.places), message="in other words")
    assert standings(report(PAIR), report(moved)) == [("carried", PAIR.id, "")]


def test_new_and_gone():
    other = finding("2", at("a", "5"), at("b", "6"), property="q")
    assert standings(report(PAIR), report(other)) == [("introduced", other.id, ""), ("resolved", PAIR.id, "")]


def test_another_value_is_another_finding():
    other = finding("2", at("a", "174"), at("b", "175"))
    assert standings(report(PAIR), report(other)) == [("introduced", other.id, ""), ("resolved", PAIR.id, "")]


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ({"severity": Severity.WARNING}, {}, "was a warning, is an error"),
        ({"verdict": Verdict.POSSIBLE}, {}, "was possible-contradiction, is contradiction"),
        ({"verdict": Verdict.SUPERSEDED}, {}, "was superseded, is contradiction"),
        ({"decision": DECIDED}, {}, "was decided (second is wrong), is open again"),
        ({"decision": DECIDED}, {"reopened": ("the value of a changed",)}, "was decided (second is wrong), is open again"),
    ],
)
def test_the_same_and_worse(was, now, why):
    before, after = replace(PAIR, **was), replace(PAIR, **now)
    [change] = held_against(report(before), report(after), base="then", head="now").items
    assert (change.standing, change.why, change.reopened) == (Standing.WORSENED, why, "decision" in was)
    assert [standing for standing, _, _ in standings(report(after), report(before))] == ["carried"]


def test_a_decided_finding_that_is_open_again_under_another_id_is_one():
    was = replace(PAIR, decision=DECIDED)
    now = finding("2", at("a", "173"), at("b", "176"), reopened=("value of b was 175, is 176",))
    assert standings(report(was), report(now)) == [("worsened", now.id, "was decided (second is wrong), is open again")]
    # Without a word on the decision it is another finding.
    other = replace(now, reopened=())
    assert standings(report(was), report(other)) == [("introduced", other.id, ""), ("resolved", was.id, "")]


def test_a_further_answer_makes_it_worse_and_one_less_eases_it():
    three = finding("2", at("a", "173"), at("b", "175"), at("c", "190"))
    assert standings(report(PAIR), report(three)) == [("worsened", three.id, "`c` also says `190`")]
    assert standings(report(three), report(PAIR)) == [("carried", PAIR.id, "eased: `c` no longer says `190`")]


def test_a_further_source_for_an_answer_joins_the_conflict():
    three = finding("2", at("a", "173"), at("c", "173"), at("b", "175"))
    assert standings(report(PAIR), report(three)) == [("worsened", three.id, "`c` also says `173`")]


def test_more_backing_of_the_record_makes_no_document_worse():
    text = Place("docs/a.md", 5, 3, value="175", quote="175 members")
    one = finding("1", text, at("a", "173"), rule="contradicted-text")
    two = finding("2", text, at("a", "173"), at("c", "173"), rule="contradicted-text")
    assert standings(report(one), report(two)) == [("carried", two.id, "")]


def test_a_text_that_says_the_same_is_carried_whatever_the_record_says():
    text = Place("docs/a.md", 5, 3, value="175", quote="175 members")
    one = finding("1", text, at("a", "173"), rule="contradicted-text")
    two = finding("2", replace(text, line=9), at("a", "180"), at("c", "181"), rule="contradicted-text")
    assert standings(report(one), report(two)) == [("carried", two.id, "")]
    assert [standing for standing, *_ in standings(report(replace(one, severity=Severity.WARNING)), report(two))] == ["worsened"]
    for other in (
        replace(two, places=(replace(text, quote="some 175 members"), *two.places[1:])),
        replace(two, places=(replace(text, path="docs/b.md"), *two.places[1:])),
        replace(two, property="q"),
        replace(two, places=(text, Place("docs/b.md", 5, 3, value="175", quote="175 members"), *two.places[1:])),
    ):
        found = held_against(report(one), report(other), base="", head="", known=({"a", "docs/a.md", "docs/b.md"},) * 2)
        assert [item.standing.value for item in found.items] == ["introduced", "resolved"]
    # So is one that stands against what was decided, and then against the record.
    assert standings(report(replace(one, rule="overruled-text")), report(two)) == [("carried", two.id, "")]
    # Said twice, and once before, it is new once.
    again = replace(two, id="3" * 16)
    assert sorted(standing for standing, *_ in standings(report(one), report(two, again))) == ["carried", "introduced"]


@pytest.mark.parametrize(
    ("kinds", "standing"),
    [
        ({}, "worsened"),
        ({"c": "reference", "b": "secondary"}, "carried"),
        ({"c": "reference", "b": "reference"}, "worsened"),
        ({"c": "own", "b": "reference"}, "worsened"),
        ({"c": "reference"}, "carried"),
    ],
)
def test_a_better_kind_of_source_makes_no_conflict_worse(kinds, standing):
    def run(*findings: Finding) -> Report:
        return replace(report(*findings), sources=tuple(SourceLine(id, "", (), "", kinds.get(id, ""), "", 1, "") for id in "abc"))

    three = finding("2", at("a", "173"), at("c", "173"), at("b", "175"))
    assert [one for one, *_ in standings(run(PAIR), run(three))] == [standing]
    answer = finding("2", *PAIR.places, at("c", "190"))
    assert [one for one, *_ in standings(run(PAIR), run(answer))] == ["worsened"]


def test_a_new_name_of_a_subject_is_no_new_question():
    was = replace(PAIR, message="`s` p: they differ")
    now = replace(PAIR, id="2" * 16, subject="t", message="`t` p: they differ")
    held = held_against(report(was), report(now), base="", head="", subjects={"s": "t"})
    assert [(item.standing, item.was is was) for item in held.items] == [(Standing.CARRIED, True)]
    held = held_against(report(was), report(now), base="", head="")
    assert [item.standing.value for item in held.items] == ["introduced", "resolved"]


def test_a_course_that_goes_on_is_no_worse():
    one, two = (replace(one, verdict=Verdict.CHANGE, severity=Severity.NOTE) for one in (PAIR, finding("2", *PAIR.places, at("c", "190"))))
    assert standings(report(one), report(two)) == [("carried", two.id, "")]


def test_a_stronger_verdict_with_a_further_source_is_one_finding():
    three = finding("2", *PAIR.places, at("c", "190"))
    [(standing, _, why)] = standings(report(replace(PAIR, verdict=Verdict.SUPERSEDED, severity=Severity.WARNING)), report(three))
    assert standing == "worsened"
    assert why == "was a warning, is an error; was superseded, is contradiction; `c` also says `190`"


def test_a_new_name_of_a_source_is_no_new_source():
    renamed = finding("2", at("x", "173"), at("b", "175"))
    assert standings(report(PAIR, sources="ab"), report(renamed, sources="xb")) == [("carried", renamed.id, "")]
    # Where both names are known to one of the runs, they are two sources.
    changed = [("introduced", renamed.id, ""), ("resolved", PAIR.id, "")]
    assert standings(report(PAIR, sources="ab"), report(renamed, sources="axb")) == changed
    assert standings(report(PAIR, sources="axb"), report(renamed, sources="xb")) == changed


def test_a_new_name_of_a_document_is_no_new_document():
    def told(path: str) -> Finding:
        return finding(path[-4], Place(path, 5, 3, value="175"), at("a", "173"), rule="contradicted-text", message=f"`{path}` says 175")

    def held(old: set[str], new: set[str]) -> list[str]:
        changes = held_against(report(told("docs/1.md")), report(told("docs/2.md")), base="", head="", known=({"a", *old}, {"a", *new}))
        return [item.standing.value for item in changes.items]

    assert held({"docs/1.md"}, {"docs/2.md"}) == ["carried"]
    assert held({"docs/1.md"}, {"docs/1.md", "docs/2.md"}) == ["introduced", "resolved"]
    assert held({"docs/1.md", "docs/2.md"}, {"docs/2.md"}) == ["introduced", "resolved"]


def test_a_problem_of_a_file_goes_with_the_file():
    def told(path: str, id: str) -> Finding:
        return Finding(id * 16, "unknown-key", Severity.ERROR, f"`{path}` has a key `x`", (Place(path, 3, 1),))

    names = ({"old.yaml"}, {"new.yaml"})
    changes = held_against(report(told("old.yaml", "1")), report(told("new.yaml", "2")), base="", head="", known=names)
    assert [item.standing.value for item in changes.items] == ["carried"]
    both = ({"old.yaml"}, {"old.yaml", "new.yaml"})
    changes = held_against(report(told("old.yaml", "1")), report(told("new.yaml", "2")), base="", head="", known=both)
    assert [item.standing.value for item in changes.items] == ["introduced", "resolved"]


def test_duplicates_are_matched_by_count():
    def some(count: int) -> list[Finding]:
        return [replace(PAIR, id=PAIR.id if n == 1 else f"{PAIR.id}-{n}") for n in range(1, count + 1)]

    def counts(before: int, after: int) -> dict[str, int]:
        found = [standing for standing, _, _ in standings(report(*some(before)), report(*some(after)))]
        return {name: found.count(name) for name in ("introduced", "carried", "resolved") if name in found}

    assert counts(3, 3) == {"carried": 3}
    assert counts(2, 3) == {"introduced": 1, "carried": 2}
    assert counts(3, 2) == {"carried": 2, "resolved": 1}
    # Which of them was resolved is seen by where it stood.
    one, two = some(2)
    two = replace(two, places=(replace(two.places[0], path="claims/other.yaml"), two.places[1]))
    changes = held_against(report(one, two), report(replace(two, id=one.id)), base="", head="")
    assert [item.finding for item in changes.of(Standing.RESOLVED)] == [one]


def test_one_question_with_several_findings():
    change = finding("1", at("a", "1"), at("b", "2"), verdict=Verdict.CHANGE, severity=Severity.NOTE)
    longer = finding("2", at("a", "1"), at("b", "2"), at("c", "3"), verdict=Verdict.CHANGE, severity=Severity.NOTE)
    clash = finding("3", at("b", "2"), at("c", "3"))
    assert standings(report(change), report(longer, clash)) == [("carried", longer.id, ""), ("introduced", clash.id, "")]


def test_nothing_of_either():
    assert held_against(report(), report(), base="", head="").items == ()


def test_a_run_against_itself_carries_all():
    findings = [replace(PAIR, id=f"{n:016x}", places=(at("a", str(n)), at("b", str(n + 1))), property=f"p{n}") for n in range(50)]
    found = standings(report(*findings), report(*reversed(findings)))
    assert {standing for standing, _, _ in found} == {"carried"}


PLACES = st.builds(at, st.sampled_from("abcd"), st.sampled_from(["1", "2", "3"]))


def identified(places: list[Place], verdict: Verdict | None, ordinal: str) -> Finding:
    """As the engine does: what is said and by whom makes the id, and true duplicates are numbered."""
    said = " ".join(sorted({f"{place.value} {place.source}" for place in places}))
    return replace(PAIR, id=hashlib.sha256(said.encode()).hexdigest()[:16] + ordinal, places=tuple(places), verdict=verdict)


FINDINGS = st.builds(
    identified,
    st.lists(PLACES, min_size=1, max_size=4),
    st.sampled_from([Verdict.CONTRADICTION, Verdict.SUPERSEDED, Verdict.CHANGE, None]),
    st.sampled_from(["", "", "-2", "-3"]),
)
RUNS = st.builds(
    lambda findings, sources: report(*{one.id: one for one in findings}.values(), sources=sources),
    st.lists(FINDINGS, max_size=8),
    st.text("abcd", max_size=4),
)


@given(RUNS, RUNS)
def test_each_finding_is_told_once(before, after):
    changes = held_against(before, after, base="", head="")
    gone = [item.finding for item in changes.of(Standing.RESOLVED)]
    was = [item.was for item in changes.items if item.was is not None]
    assert [item.finding for item in changes.items if item.standing is not Standing.RESOLVED] == list(after.findings)
    assert sorted(map(id, [*gone, *was])) == sorted(map(id, before.findings))
    assert all((item.was is None) == (item.standing in (Standing.INTRODUCED, Standing.RESOLVED)) for item in changes.items)
    assert held_against(before, after, base="", head="") == changes


@given(RUNS)
def test_a_run_is_no_worse_than_itself(run):
    assert {item.standing for item in held_against(run, run, base="", head="").items} <= {Standing.CARRIED}


@example(
    report(identified([at("b", "1")], Verdict.CONTRADICTION, "-2"), identified([at("b", "1")], Verdict.CHANGE, "")),
    report(identified([at("b", "1")], Verdict.SUPERSEDED, "")),
)
@given(RUNS, RUNS)
def test_the_order_of_findings_does_not_matter(before, after):
    one = held_against(before, after, base="", head="")
    other = held_against(replace(before, findings=before.findings[::-1]), replace(after, findings=after.findings[::-1]), base="", head="")
    counts = [sorted(item.standing.value for item in changes.items) for changes in (one, other)]
    assert counts[0] == counts[1]


@pytest.mark.parametrize("kind", ["apart", "one question", "renamed", "joined"])
def test_time_grows_with_the_findings(kind):
    def some(count: int, *, late: bool) -> list[Finding]:
        made = []
        for n in range(count):
            text = Place(f"docs/{'x' if late and kind == 'renamed' else 'd'}{n}.md", 5, 3, value="175", quote="175")
            more = [at("c", "173")] if late and kind == "joined" else []
            prop = "p" if kind in ("one question", "joined") else f"p{n}"
            places = (text, at("a", "173"), *more)
            made.append(
                Finding(
                    f"{n:015x}{'b' if late else 'a'}",
                    "contradicted-text",
                    Severity.ERROR,
                    "no",
                    places,
                    Verdict.CONTRADICTION,
                    subject="s",
                    property=prop,
                )
            )
        return made

    def prepare(count: int) -> clock.Work:
        before, after = report(*some(count, late=False)), report(*some(count, late=True))

        def work() -> None:
            assert len(held_against(before, after, base="", head="").items) == count or kind == "apart"

        return work

    clock.in_proportion(prepare, 500, 8_000)
