"""How does what a document says meet the record? Each case is a ledger, a text with one marked value, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.engine import judged, run
from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.prose import Document, Header, Statement
from claimcheck.reading import to_day
from claimcheck.rules import RULES, RULINGS
from claimcheck.texts import lay_out, read_texts
from claimcheck.texts.gate import coverage, met
from tests import clock

TODAY = to_day(2025, 6, 30)
LEDGER = """\
source: {id: register, published: 2024-03-01, subject: skerry}
sources: {gazette: {published: 2024-03-01}, leaflet: {title: Leaflet}}
entities:
  skerry: {name: Skerry Light Trust, short: [SLT]}
  ann: {name: Ann Lee, type: person}
  tom: {name: Tom Reed, type: person}
  oban: {name: Oban, type: place}
  tarbert: {name: Tarbert, type: place}
properties:
  lamp-rooms: {datatype: quantity, words: [lamp rooms]}
  branch: {datatype: entity, values: many}
  keeper: {datatype: entity, office: true}
  berths: {datatype: quantity, values: best, time: timeless}
claims:
- {member-states: 42, when: 2021-07}
- {member-states: 45, when: 2024-02}
- {founded: 1887-05-12}
- {opened: 1890}
- {opened: 1892, source: gazette}
- {staff: 120, when: 2023-12-31}
- {staff: 80, scope: Oban, when: 2022-12-31}
- {staff: 25, scope: Tarbert, when: 2022-12-31}
- {head: Tom Reed, when: 2011/2019}
- {head: Ann Lee, when: 2019/..}
- {keeper: Tom Reed, when: 2011/2019}
- {seat: Oban}
- {lamp-rooms: 14}
- {branch: Oban}
- {branch: Tarbert}
- {berths: 60}
- {members: 340, source: leaflet}
- {budget: 6 million GBP, when: 2030, modality: planned}
"""


def ledger(folder: Path, text: str = LEDGER) -> Ledger:
    (folder / "register.yaml").write_text(text, encoding="utf-8")
    found = load([folder / "register.yaml"]).ledger(today=TODAY)
    assert [problem.message for problem in found.problems] == []
    return found


def stated(known: Ledger, property: str, value: str, when: str = "", *, published: str = "", **more: str) -> Ledger:
    """The ledger with a document that states one thing."""
    page = replace(lay_out("page.md", f"The trust: {value}.", markdown=False), header=Header(published=published))
    end = 11 + len(value)
    statement = Statement("skerry", property, value, 0, 0, end, 11, end, when=when, **more)  # type: ignore[arg-type]
    return replace(known, documents=(Document(page, statements=(statement,), subject="skerry"),))


CASES = [
    # A time of its own.
    ("member-states", "42", "2021-07", "", "backed", ""),
    ("member-states", "44", "2021-07", "", "contradicted", "contradiction"),
    ("member-states", "44", "July 2021", "", "contradicted", "contradiction"),
    ("member-states", "17", "1990s", "", "open", ""),
    ("member-states", "44", "2022", "", "open", ""),
    ("member-states", "more than 40", "2021-07", "", "backed", ""),
    ("staff", "120", "2023", "", "backed", ""),
    ("staff", "about 120", "2023", "", "backed", ""),
    ("staff", "310", "2023", "", "contradicted", "possible-contradiction"),
    ("staff", "310", "2023-12-31", "", "contradicted", "contradiction"),
    ("staff", "310", "2022", "", "open", ""),
    ("head", "Ann Lee", "2021", "", "backed", ""),
    ("head", "Tom Reed", "2011/2019", "", "backed", ""),
    ("head", "Tom Reed", "2021", "", "contradicted", "contradiction"),
    ("head", "Ann Lee", "2015", "", "contradicted", "contradiction"),
    ("head", "Ann Lee", "2009", "", "open", ""),
    ("head", "Tom Reed", "2011/2021", "", "contradicted", "contradiction"),
    ("head", "Ann Lee", "2019", "", "backed", ""),
    ("members", "170", "1990s", "", "open", ""),
    # No time at all: held to the newest.
    ("member-states", "45", "", "", "backed", ""),
    ("member-states", "over 40", "", "", "backed", ""),
    ("member-states", "42", "", "", "outdated", "superseded"),
    ("member-states", "40", "", "", "contradicted", "contradiction"),
    ("member-states", "40", "today", "", "contradicted", "contradiction"),
    ("staff", "310", "", "", "contradicted", "possible-contradiction"),
    ("head", "Ann Lee", "", "", "backed", ""),
    ("head", "Tom Reed", "", "", "outdated", "superseded"),
    ("head", "Reed", "", "", "outdated", "superseded"),
    ("head", "Lee", "", "", "variant", "variant"),
    ("head", "not Ann Lee", "", "", "contradicted", "contradiction"),
    ("keeper", "Ann Lee", "", "", "open", ""),
    ("seat", "Oban", "", "", "backed", ""),
    ("seat", "Tarbert", "", "", "contradicted", "contradiction"),
    ("members", "340", "", "", "backed", ""),
    ("members", "350", "", "", "contradicted", "contradiction"),
    ("volunteers", "12", "", "", "open", ""),
    # The date of the document.
    ("member-states", "42", "", "2021-07-15", "backed", ""),
    ("member-states", "44", "", "2021-07-15", "contradicted", "contradiction"),
    ("member-states", "44", "today", "2021-07-15", "contradicted", "contradiction"),
    ("member-states", "45", "", "2025-01-02", "backed", ""),
    ("member-states", "42", "", "2025-01-02", "outdated", "superseded"),
    ("member-states", "44", "", "2025-01-02", "contradicted", "superseded"),
    ("member-states", "40", "", "2019-01-02", "open", ""),
    ("seat", "Oban", "", "2023-01-02", "backed", ""),
    ("staff", "310", "", "2025-01-02", "open", ""),
    ("staff", "310", "", "2023-12-31", "contradicted", "contradiction"),
    ("head", "Tom Reed", "", "2015-06-01", "backed", ""),
    ("head", "Ann Lee", "", "2015-06-01", "contradicted", "contradiction"),
    ("head", "Tom Reed", "", "2022-06-01", "contradicted", "contradiction"),
    # What time does not matter to; disputes; many answers.
    ("founded", "1887", "", "", "backed", ""),
    ("founded", "12 May 1887", "", "2020", "backed", ""),
    ("founded", "1888", "", "", "contradicted", "contradiction"),
    ("opened", "1890", "", "", "backed", ""),
    ("opened", "1892", "", "", "backed", ""),
    ("opened", "1891", "", "", "contradicted", "contradiction"),
    ("branch", "Tarbert", "", "", "backed", ""),
    ("branch", "Ann Lee", "", "", "open", ""),
    ("branch", "not Tarbert", "", "", "contradicted", "contradiction"),
    # Words that only hint at a time.
    ("member-states", "44", "recently", "", "open", ""),
]


@pytest.mark.parametrize(("property", "value", "when", "published", "outcome", "verdict"), CASES)
def test_meeting(property: str, value: str, when: str, published: str, outcome: str, verdict: str, tmp_path: Path) -> None:
    known = stated(ledger(tmp_path), property, value, when, published=published)
    [meeting] = known.once(met)
    assert (meeting.outcome, meeting.verdict.value if meeting.verdict and outcome not in ("backed", "open") else "") == (outcome, verdict)


def test_another_part_is_another_question(tmp_path: Path) -> None:
    known = ledger(tmp_path)
    [whole] = stated(known, "staff", "90", "2022-12-31").once(met)
    [part] = stated(known, "staff", "90", "2022-12-31", scope="Oban").once(met)
    [other] = stated(known, "staff", "90", "2022-12-31", scope="Mallaig").once(met)
    assert (whole.outcome, part.outcome, other.outcome) == ("open", "contradicted", "open")


@pytest.mark.parametrize("modality", ["planned", "possible"])
def test_what_is_no_fact_meets_nothing(modality: str, tmp_path: Path) -> None:
    assert stated(ledger(tmp_path), "member-states", "60", modality=modality).once(met) == ()


def test_words_of_others_are_compared_and_shown_with_their_name(tmp_path: Path) -> None:
    known = stated(ledger(tmp_path), "member-states", "60", attributed_to="the regulator")
    [finding] = [one for one in run(known, RULES).findings if one.rule == "contradicted-text"]
    assert "attributes to the regulator" in finding.message
    assert "according to the regulator" in finding.places[0].label


def test_best_values_of_lesser_sources_are_no_error(tmp_path: Path) -> None:
    [finding] = [one for one in run(stated(ledger(tmp_path), "berths", "70"), RULES).findings if one.rule == "contradicted-text"]
    assert finding.severity.value == "warning"


STATUSES = [
    ("member-states", "45", "", "", "bound"),
    ("member-states", "42", "2021-07", "", "bound"),
    ("member-states", "42", "", "", "unbound"),
    ("member-states", "44", "", "", "unbound"),
    ("member-states", "at least 40", "", "", "derived"),
    ("founded", "1887", "", "", "derived"),
    ("founded", "12 May 1887", "", "", "bound"),
    ("opened", "3 May 1890", "", "", "unbound"),  # more precise than the record
    ("staff", "105", "2022-12-31", "", "derived"),
    ("staff", "106", "2022-12-31", "", "unbound"),
    ("branches", "two", "", "", "derived"),
    ("branches", "three", "", "", "unbound"),
    ("budget", "6 million GBP", "2030", "planned", "bound"),
    ("budget", "6 million GBP", "2030", "", "unbound"),
    ("budget", "7 million GBP", "2030", "planned", "unbound"),
    ("volunteers", "12", "", "", "unbound"),
]


@pytest.mark.parametrize(("property", "value", "when", "modality", "status"), STATUSES)
def test_status(property: str, value: str, when: str, modality: str, status: str, tmp_path: Path) -> None:
    known = ledger(tmp_path, LEDGER.replace("  lamp-rooms:", "  branches: {datatype: quantity}\n  lamp-rooms:"))
    [covered] = stated(known, property, value, when, modality=modality).once(coverage)
    assert [item.status for item in covered.items] == [status], covered.items


DISPUTE = """\
source: {id: almanac, published: 2024, subject: skerry}
sources: {bulletin: {published: 2024}}
entities: {skerry: {name: Skerry Light Trust}}
claims:
- {members: 40, when: 2021-07}
- {members: 42, when: 2021-07, source: bulletin}
"""
DECISION = "decisions:\n- {{finding: {id}, verdict: {verdict}, reason: guests were counted, by: Ida Lund, until: {until}}}\n"


def decided(folder: Path, verdict: str, until: str = "2026-12-31") -> Ledger:
    [clash] = [one for one in run(ledger(folder, DISPUTE), RULES).findings if one.rule == "value-conflict"]
    return ledger(folder, DISPUTE + DECISION.format(id=clash.id, verdict=verdict, until=until))


@pytest.mark.parametrize(
    ("verdict", "outcomes"),
    [
        ("first is wrong", ["overruled", "backed", "contradicted"]),
        ("second is wrong", ["backed", "overruled", "contradicted"]),
        ("both wrong", ["overruled", "overruled", "open"]),
        ("not comparable", ["backed", "backed", "contradicted"]),
        ("open", ["backed", "backed", "contradicted"]),
    ],
)
def test_decisions(verdict: str, outcomes: list[str], tmp_path: Path) -> None:
    known = decided(tmp_path, verdict)
    [clash] = [one for one in run(known, RULES).findings if one.rule == "value-conflict"]
    values = [clash.places[0].value, clash.places[1].value, "41"]
    found = []
    for value in values:
        [meeting] = judged(stated(known, "members", value, "2021-07"), RULES)[2].once(met)
        found.append(meeting.outcome)
    assert found == outcomes


def test_a_decision_that_has_ended_overrules_nothing(tmp_path: Path) -> None:
    known = decided(tmp_path, "second is wrong", "2024-12-31")
    for value in ("40", "42"):
        [meeting] = judged(stated(known, "members", value, "2021-07"), RULES)[2].once(met)
        assert meeting.outcome == "backed"


def test_what_was_overruled_is_reported_with_the_reason_and_backs_nothing(tmp_path: Path) -> None:
    known = stated(decided(tmp_path, "second is wrong"), "members", "42", "2021-07")
    report = run(known, RULES, RULINGS)
    [finding] = [one for one in report.findings if one.rule == "overruled-text"]
    assert "Ida Lund decided to be wrong: guests were counted" in finding.message
    assert (finding.severity.value, finding.decision) == ("error", None)
    assert [(line.bound, line.unbound) for line in report.documents] == [(0, 1)]


def test_a_finding_on_a_text_can_be_decided(tmp_path: Path) -> None:
    known = stated(ledger(tmp_path, DISPUTE.replace("{members: 42, when: 2021-07, source: bulletin}", "{founded: 1887}")), "founded", "1890")
    [finding] = [one for one in run(known, RULES, RULINGS).findings if one.rule == "contradicted-text"]
    text = DISPUTE + DECISION.format(id=finding.id, verdict="second is wrong", until="2026-12-31")
    again = stated(ledger(tmp_path, text.replace("{members: 42, when: 2021-07, source: bulletin}", "{founded: 1887}")), "founded", "1890")
    report = run(again, RULES, RULINGS)
    assert [one.rule for one in report.findings if one.decision] == ["contradicted-text"]
    assert not [one for one in report.findings if one.rule == "unmatched-decision"]


def test_drafts_make_no_errors(tmp_path: Path) -> None:
    known = stated(ledger(tmp_path, LEDGER.replace("{founded: 1887-05-12}", "{founded: 1887-05-12, draft: yes}")), "founded", "1890")
    [finding] = [one for one in run(known, RULES).findings if one.rule == "contradicted-text"]
    assert finding.severity.value == "warning"


def read(known: Ledger, *texts: str) -> Ledger:
    """The ledger with documents as they are read."""
    return replace(known, documents=read_texts([lay_out(f"page-{at}.md", text, markdown=True) for at, text in enumerate(texts)], known))


def test_places_are_in_the_document_and_the_identity_is_not(tmp_path: Path) -> None:
    known = ledger(tmp_path)
    sentence = "The Skerry Light Trust has 40 member states."
    [one] = [f for f in run(read(known, f"# Skerry Light Trust\n\n{sentence}\n"), RULES).findings if f.rule == "contradicted-text"]
    [two] = [
        f for f in run(read(known, f"# Skerry Light Trust\n\nIt rains.\n\nAnd so on. {sentence}\n"), RULES).findings if f.rule == "contradicted-text"
    ]
    assert one.id == two.id
    assert [(place.path, place.line, place.column, place.claim) for place in (one.places[0], two.places[0])] == [
        ("page-0.md", 3, 28, ""),
        ("page-0.md", 5, 39, ""),
    ]
    assert "40" in one.places[0].quote and one.places[1].claim


def test_one_finding_for_a_value_stated_twice(tmp_path: Path) -> None:
    text = "# Skerry Light Trust\n\nThe Skerry Light Trust has 40 member states.\n\nThe trust has 40 member states.\n"
    [found] = [one for one in run(read(ledger(tmp_path), text), RULES).findings if one.rule == "contradicted-text"]
    assert [place.line for place in found.places if not place.claim] == [3, 5]


@pytest.mark.parametrize(
    ("sentence", "status", "rules"),
    [
        ("The Skerry Light Trust had 40 member states.", "unbound", []),  # nobody knows when
        ("The Skerry Light Trust had 42 member states.", "bound", []),
        ("The Skerry Light Trust has had 40 member states.", "unbound", ["contradicted-text"]),
        ("The Skerry Light Trust has 40 member states.", "unbound", ["contradicted-text"]),
        ("The Skerry Light Trust was founded in 1888.", "unbound", ["contradicted-text"]),
    ],
)
def test_the_past_without_a_date_is_of_any_time(sentence: str, status: str, rules: list[str], tmp_path: Path) -> None:
    known = read(ledger(tmp_path), f"# Skerry Light Trust\n\n{sentence}\n")
    assert [one.rule for one in run(known, RULES).findings if one.rule.endswith("-text")] == rules
    [covered] = known.once(coverage)
    assert [item.status for item in covered.items] == [status]


def test_a_draft_backs_nothing(tmp_path: Path) -> None:
    known = stated(ledger(tmp_path, LEDGER.replace("{founded: 1887-05-12}", "{founded: 1887-05-12, draft: yes}")), "founded", "12 May 1887")
    [covered] = known.once(coverage)
    assert [(item.status, item.why) for item in covered.items] == [("unbound", "only a draft says so, which nobody has confirmed")]


def test_directives(tmp_path: Path) -> None:
    known = ledger(tmp_path, LEDGER.replace("{lamp-rooms: 14}", "{id: lamps, lamp-rooms: 14}"))
    text = """# Skerry Light Trust

There are 13 <!-- claimcheck: claim=lamps --> of them, or 14 <!-- claimcheck: claim=lamps --> with the old one.

The Skerry Light Trust has 40 member states <!-- claimcheck: waive reason="a quotation" until=2026-01-01 -->.

<!-- claimcheck: waive reason="a legend" until=2026-01-01 -->
The Skerry Light Trust was founded in 1700 and had 3 boats.

The Skerry Light Trust has 41 member states <!-- claimcheck: waive reason="too old" until=2025-01-01 -->.
"""
    known = read(known, text)
    found = run(known, RULES).findings
    assert [(one.rule, one.places[0].line) for one in found if one.rule in ("contradicted-text", "unmatched-waiver")] == [
        ("contradicted-text", 3),
        ("contradicted-text", 10),
        ("unmatched-waiver", 10),
    ]
    [covered] = known.once(coverage)
    assert [(item.words, item.status) for item in covered.items if item.line < 10] == [
        ("13", "unbound"),
        ("14", "bound"),
        ("40", "waived"),
        ("1700", "waived"),
        ("3", "waived"),
    ]


def test_the_same_whatever_the_order_of_documents(tmp_path: Path) -> None:
    texts = (
        "# Skerry Light Trust\n\nThe Skerry Light Trust has 40 member states.\n",
        "# Skerry Light Trust\n\nThe Skerry Light Trust has 42 member states.\n",
    )
    known = read(ledger(tmp_path), *texts)
    there, back = run(known, RULES, RULINGS), run(replace(known, documents=tuple(reversed(known.documents))), RULES, RULINGS)
    assert there.findings == back.findings


def _hostile(kind: str, times: int) -> str:
    if kind == "inline":
        one = 'There are 15 <!-- claimcheck: claim=lamps --> and 16 <!-- claimcheck: waive reason="x" until=2030-01-01 --> of them. '
        return "# Skerry Light Trust\n\n" + one * times
    if kind == "alone":
        return "# Skerry Light Trust\n\n" + '<!-- claimcheck: waive reason="x" until=2030-01-01 -->\n' * times + "\n" + "- 15 boats\n" * times
    return "# Skerry Light Trust\n\n" + "The Skerry Light Trust has 40 member states. " * times


@pytest.mark.parametrize("kind", ["inline", "alone", "one paragraph"])
def test_twice_the_text_takes_twice_the_time(kind: str, tmp_path: Path) -> None:
    known = ledger(tmp_path, LEDGER.replace("{lamp-rooms: 14}", "{id: lamps, lamp-rooms: 14}"))

    def prepare(times: int) -> clock.Work:
        held = replace(read(known, _hostile(kind, times)), today=TODAY)
        return lambda: held.once(coverage)

    clock.in_proportion(prepare, 150, 2_400)
