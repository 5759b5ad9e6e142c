"""Do files become the records they state, each at its place, and do faults stay where they are?"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.load import Loaded, Problem, load
from claimcheck.model import Entity

HEADER = "source:\n  id: report\n  subject: trust\n"


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def loaded(**files: str) -> Loaded:
    """A ledger of these files: ``a_yaml`` is a.yaml."""
    folder = Path("claims")
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        folder.joinpath(name.replace("_", ".")).write_bytes(text.encode())
    return load([folder])


def said(ledger: Loaded) -> list[tuple[str, str, int, int, str]]:
    return [(p.rule, p.path, p.line, p.column, p.message) for p in ledger.problems]


def only(ledger: Loaded) -> Problem:
    (problem,) = ledger.problems
    assert problem.help
    return problem


def test_short_and_long_form_say_the_same() -> None:
    ledger = loaded(
        a_yaml=HEADER
        + "claims:\n- staff: about 200\n  when: 2020\n- property: staff\n  value: about 200\n  when: 2020\n- {subject: other, Staff: 3}\n"
        "- Head Office: Riverton\n"
    )
    assert not ledger.problems
    assert [(c.id, c.subject, c.property, c.value, c.when, c.source) for c in ledger.claims] == [
        ("report:staff", "trust", "staff", "about 200", "2020", "report"),
        ("report:staff:2", "trust", "staff", "about 200", "2020", "report"),
        ("report:other:staff", "other", "staff", "3", "", "report"),
        ("report:seat", "trust", "seat", "Riverton", "", "report"),
    ]


def test_ids_are_unique_whatever_is_written() -> None:
    ledger = loaded(
        a_yaml=HEADER
        + "claims:\n- staff: 1\n- staff: 2\n- {id: 'report:staff', staff: 3}\n- {subject: Ann Lée, staff: 4}\n- {subject: ann-lee, staff: 5}\n- {subject: 李, staff: 6}\n",
        b_yaml="claims:\n- {subject: trust, staff: 7}\n- {subject: trust, source: report, staff: 8}\n",
    )
    assert not ledger.problems
    ids = [claim.id for claim in ledger.claims]
    assert len(set(ids)) == len(ids) == 8
    assert ids[:5] == ["report:staff:2", "report:staff:3", "report:staff", "report:ann-lee:staff", "report:ann-lee:staff:2"]
    assert ids[6:] == ["trust:staff", "report:staff:4"]


def test_lists_are_several_values() -> None:
    ledger = loaded(
        a_yaml=HEADER
        + "claims:\n- founded-by: [Ann, Bo]\n  scope: [b, a]\n- founded-by: {only: [Ann, Bo]}\n- founded-by: only Ann; Bo\n- founded-by:\n  - only Ann\n  - Bo\n"
    )
    assert not ledger.problems
    assert [claim.value for claim in ledger.claims] == ["Ann; Bo", "only Ann; Bo", "only Ann; Bo", "only Ann; Bo"]
    assert ledger.claims[0].scope == "b; a"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_field_has_its_place(end: str) -> None:
    text = (
        HEADER
        + "claims:\n# 😀\n- staff: 😀 200\n  quote: |\n    so many\n  attributed-to: Bo\n- {when: 2020, property: staff, value: [1, 2], quote: x}\n"
    )
    ledger = loaded(a_yaml=text.replace("\n", end))
    assert not ledger.problems
    first, second = (claim.id for claim in ledger.claims)
    places = ledger.places
    assert places.place("claim", first) == ("claims/a.yaml", 6, 3)
    assert places.place("claim", first, "property") == ("claims/a.yaml", 6, 3)
    assert places.place("claim", first, "value") == ("claims/a.yaml", 6, 10)
    assert places.place("claim", first, "quote") == ("claims/a.yaml", 7, 10)
    assert places.place("claim", first, "attributed_to") == ("claims/a.yaml", 9, 18)
    assert places.place("claim", first, "attributed-to") == ("claims/a.yaml", 9, 18)
    assert places.place("claim", first, "locator") == ("claims/a.yaml", 6, 3)
    assert [places.place("claim", second, field)[2] for field in ("", "when", "property", "value", "quote")] == [3, 10, 26, 40, 55]
    assert places.place("source", "report", "subject") == ("claims/a.yaml", 3, 12)
    assert places.place("claim", "nobody") == ("", 0, 0)


def test_places_of_the_other_records() -> None:
    ledger = loaded(
        a_yaml="entities:\n  trust:\n    name: Harbour Trust\nsources:\n  report: {title: A report}\nproperties:\n  tides: {datatype: quantity}\n"
        "relations:\n- id: sum\n  holds: trust.staff >= 1\ndecisions:\n- finding: abc\n  reason: so\n  by: Ann\n  until: 2030\nclaims:\n- {subject: trust, tides: 2}\n"
    )
    assert not ledger.problems
    places = ledger.places
    assert [places.place("entity", "trust")[1:], places.place("entity", "trust", "name")[1:]] == [(2, 3), (3, 11)]
    assert [places.place("source", "report")[1:], places.place("source", "report", "title")[1:]] == [(5, 3), (5, 19)]
    assert [places.place("property", "tides")[1:], places.place("property", "tides", "datatype")[1:]] == [(7, 3), (7, 21)]
    assert [places.place("relation", "sum")[1:], places.place("relation", "sum", "holds")[1:]] == [(9, 3), (10, 10)]
    assert [places.place("decision", "abc")[1:], places.place("decision", "abc", "until")[1:]] == [(12, 3), (15, 10)]
    assert places.place("property", "staff") == ("", 0, 0)


CLAIM_FAULTS = [
    ("- stff: 3\n", "unknown-property", 5, 3, "did you mean `staff`"),
    ("- property: stff\n  value: 3\n", "unknown-property", 5, 13, "did you mean `staff`"),
    ("- staff: 3\n  qoute: x\n", "unknown-key", 6, 3, "did you mean `quote`"),
    ("- staff: 3\n  attributed_to: x\n", "unknown-key", 6, 3, "did you mean `attributed-to`"),
    ("- property: staff\n  value: 3\n  foo: x\n", "unknown-key", 7, 3, "`foo`"),
    ("- staff: 3\n  head: Ann\n", "invalid-record", 6, 3, "states `staff` and `head`"),
    ("- staff:\n", "invalid-record", 5, 9, "`staff` has no value"),
    ("- staff: ''\n", "invalid-record", 5, 10, "`staff` has no value"),
    ("- property: staff\n", "invalid-record", 5, 3, "`staff` has no value"),
    ("- value: 3\n", "invalid-record", 5, 3, "no `property`"),
    ("- quote: x\n", "invalid-record", 5, 3, "states nothing"),
    ("- {}\n", "invalid-record", 5, 3, "states nothing"),
    ("- staff\n", "invalid-record", 5, 3, "a mapping"),
    ("- [staff]\n", "invalid-record", 5, 3, "a mapping"),
    ("- staff: {a: b}\n", "invalid-record", 5, 10, "one text"),
    ("- staff: [a, [b]]\n", "invalid-record", 5, 10, "list of texts"),
    ("- staff: [a, b; c]\n", "invalid-record", 5, 14, "semicolon"),
    ("- staff: 3\n  quote: [a, b]\n", "invalid-record", 6, 10, "one text"),
    ("- staff: 3\n  source: reprot\n", "unknown-source", 6, 11, "did you mean `report`"),
    ("- staff: 3\n  id: Not An Id\n", "invalid-record", 6, 7, "cannot be an id"),
    ("- staff: 3\n  quote: x\n  quote: y\n", "duplicate-key", 7, 3, "line 6"),
    ("- staff: 3\n  quote: *x\n", "syntax-error", 6, 10, "aliases"),
]


@pytest.mark.parametrize(("text", "rule", "line", "column", "words"), CLAIM_FAULTS)
def test_a_faulty_claim_is_one_line_and_hides_no_other(text: str, rule: str, line: int, column: int, words: str) -> None:
    ledger = loaded(
        a_yaml=HEADER + "claims:\n" + text + "- head: Ann\n- seat: Riverton\n", b_yaml="claims:\n- {subject: trust, source: report, founded: 1951}\n"
    )
    problem = only(ledger)
    assert (problem.rule, problem.path, problem.line, problem.column) == (rule, "claims/a.yaml", line, column)
    assert words in problem.message
    assert "pydantic" not in problem.message
    assert "nput" not in problem.message
    assert [claim.property for claim in ledger.claims] == ["head", "seat", "founded"]


RECORD_FAULTS = [
    ("source: {id: a, kind: primry}\n", "invalid-record", 1, 23, "did you mean `primary`"),
    ("source: {id: a, sha256: 12}\n", "invalid-record", 1, 25, "SHA-256"),
    ("source: {title: a}\n", "invalid-record", 1, 9, "`id` is missing"),
    ("source: {id: a, titel: x}\n", "unknown-key", 1, 17, "did you mean `title`"),
    ("source: {id: a, title: [x]}\n", "invalid-record", 1, 24, "one text"),
    ("source: {id: a, authors: {x: y}}\n", "invalid-record", 1, 26, "list of texts"),
    ("source: text\n", "invalid-record", 1, 9, "a mapping of fields"),
    ("sources: [a]\n", "invalid-record", 1, 10, "mapping from ids"),
    ("sources: {A b: {}}\n", "invalid-record", 1, 11, "cannot be an id"),
    ("entities: {e: {}}\n", "invalid-record", 1, 12, "`name` is missing"),
    ("entities: {e: {name: E, wikidata: 12}}\n", "invalid-record", 1, 35, "Wikidata"),
    ("entities: {e: {name: E}, f: {nam: F, name: F}}\n", "unknown-key", 1, 30, "did you mean `name`"),
    ("properties: {p: {trait: x}}\n", "unknown-key", 1, 18, "`trait`"),
    ("properties: {p: {grows: maybe}}\n", "invalid-record", 1, 25, "yes or no"),
    ("properties: {p: {at-least: two}}\n", "invalid-record", 1, 28, "whole number"),
    ("properties: {p: {datatype: number}}\n", "invalid-record", 1, 28, "quantity"),
    ("properties: {p: {after: [foundd]}}\n", "unknown-property", 1, 25, "did you mean `founded`"),
    ("properties: {p: {difference: {propert: founded}}}\n", "unknown-key", 1, 30, "did you mean `property`"),
    ("properties: {p: {terms: x}}\n", "invalid-record", 1, 25, "groups of terms"),
    ("relations: [{id: r}]\n", "invalid-record", 1, 13, "`holds` is missing"),
    ("relations: {r: x}\n", "invalid-record", 1, 12, "is a list"),
    ("decisions: [{finding: f, reason: r, by: A, until: 2030, verdict: maybe}]\n", "invalid-record", 1, 66, "cannot be `maybe`"),
    ("decisions: [{finding: f, reason: r, by: A, until: 2030}, {finding: f, reason: r, by: A, until: 2030}]\n", "duplicate-id", 1, 58, "a.yaml:1"),
    ("clams: []\n", "unknown-key", 1, 1, "did you mean `claims`"),
    ("[a]\n", "invalid-record", 1, 1, "is a mapping"),
    ("claims: text\n", "invalid-record", 1, 1, "is a list"),
]


@pytest.mark.parametrize(("text", "rule", "line", "column", "words"), RECORD_FAULTS)
def test_a_faulty_record_is_one_line_and_hides_no_other(text: str, rule: str, line: int, column: int, words: str) -> None:
    ledger = loaded(a_yaml=text, b_yaml=HEADER + "claims:\n- staff: 3\n")
    problem = ledger.problems[0]
    assert (problem.rule, problem.path, problem.line, problem.column) == (rule, "claims/a.yaml", line, column)
    assert words in problem.message + problem.help
    assert [claim.value for claim in ledger.claims] == ["3"]
    assert len(ledger.problems) == 1


def test_a_field_that_does_not_fit_takes_no_claims_with_it() -> None:
    ledger = loaded(a_yaml="source: {id: a, kind: primry, published: 2020, subject: trust}\nclaims:\n- staff: 3\n")
    assert [p.rule for p in ledger.problems] == ["invalid-record"]
    assert [claim.source for claim in ledger.claims] == ["a"]
    assert (ledger.sources["a"].kind, ledger.sources["a"].published) == ("secondary", "2020")


def test_duplicate_ids_name_both_places() -> None:
    ledger = loaded(
        a_yaml=HEADER + "claims:\n- {id: x, staff: 1}\n",
        b_yaml=HEADER + "claims:\n- {id: x, staff: 2}\nentities: {e: {name: E}}\n",
        c_yaml="entities: {e: {name: F}}\nproperties: {p: {}}\n",
        d_yaml="properties: {p: {}}\n",
    )
    assert said(ledger) == [
        ("duplicate-id", "claims/b.yaml", 2, 3, "source `report` is declared already, at claims/a.yaml:2"),
        ("duplicate-id", "claims/b.yaml", 5, 8, "`x` is the id of another claim, at claims/a.yaml:5"),
        ("duplicate-id", "claims/c.yaml", 1, 12, "entity `e` is declared already, at claims/b.yaml:6"),
        ("duplicate-id", "claims/d.yaml", 1, 14, "property `p` is declared already, at claims/c.yaml:2"),
    ]
    assert [claim.value for claim in ledger.claims] == ["1"]
    assert ledger.entities["e"].name == "E"


def test_declarations_of_an_entity_that_agree_are_one() -> None:
    ledger = loaded(
        a_yaml="entities: {e: {name: E, aliases: [One, Two], note: here}, f: {name: F, type: town}, g: {name: G, wikidata: Q1}}\n",
        b_yaml="entities: {e: {name: E, aliases: [Two, Three], short: [EE], type: town, note: here}, f: {name: F}, g: {name: G, wikidata: Q2}}\n",
        c_yaml=HEADER + "entities: {e: {name: E, type: hill}, f: {name: F, type: town, note: there}}\nclaims:\n- staff: 3\n",
        d_yaml="entities:\n  e: {name: E, note: there}\n",
    )
    assert said(ledger) == [
        ("duplicate-id", "claims/b.yaml", 1, 100, "entity `g` is declared already, at claims/a.yaml:1"),
        ("duplicate-id", "claims/c.yaml", 4, 12, "entity `e` is declared already, at claims/a.yaml:1"),
    ]
    assert ledger.entities == {
        "e": Entity(id="e", name="E", aliases=("One", "Two", "Three"), short=("EE",), type="town", note="here; there"),
        "f": Entity(id="f", name="F", type="town", note="there"),
        "g": Entity(id="g", name="G", wikidata="Q1"),
    }
    assert ledger.places.place("entity", "e") == ("claims/a.yaml", 1, 12)


def test_a_broken_file_hides_nothing_in_the_others_nor_what_stands_before() -> None:
    ledger = loaded(
        a_yaml=HEADER + "claims:\n- staff: 3\n- head: Ann: Lee\n- seat: Riverton\n",
        b_yaml="claims:\n- {subject: trust, source: report, founded: 1951}\n",
    )
    assert [(p.rule, p.line) for p in ledger.problems] == [("syntax-error", 6)]
    assert [claim.property for claim in ledger.claims] == ["staff", "founded"]


def test_a_header_that_breaks_off_is_one_line() -> None:
    ledger = loaded(
        a_yaml="source:\n  title: Ships: a list\n  id: report\nclaims:\n- staff: 3\n", b_yaml="entities:\n  e:\n    type: x: y\n    name: E\n"
    )
    assert [(p.rule, p.path, p.line) for p in ledger.problems] == [("syntax-error", "claims/a.yaml", 2), ("syntax-error", "claims/b.yaml", 3)]


def test_a_file_full_of_faults_is_cut_short() -> None:
    ledger = loaded(a_yaml=HEADER + "claims:\n" + "".join(f"- nothing-{number}: 1\n" for number in range(3000)))
    assert len(ledger.problems) == 101
    assert "2,900 more" in ledger.problems[-1].message


def test_the_vocabulary_of_the_ledger_goes_before_the_standard() -> None:
    ledger = loaded(
        a_yaml="properties:\n  staff: {fresh: 1 year}\n  president: {datatype: entity}\n  tides: {datatype: quantity, grows: yes, at-least: 2, aliases: [seat-tides, year],\n"
        "    terms: [[a, b], c], difference: {property: inception, maximum: 3}, after: [inception], requires: [headquarters=Riverton], words: tides}\n"
        "claims:\n- {subject: t, President: Ann}\n- {subject: t, year: 3}\n- {subject: t, employees: 3}\n- {subject: t, director: Bo}\n"
    )
    assert not ledger.problems
    assert [claim.property for claim in ledger.claims] == ["president", "tides", "staff", "head"]
    staff, tides = ledger.properties["staff"], ledger.properties["tides"]
    assert (staff.fresh, staff.datatype, staff.additive) == ("1 year", "quantity", True)
    assert (tides.grows, tides.at_least, tides.terms, tides.words) == (True, 2, (("a", "b"), ("c",)), ("tides",))
    assert tides.difference is not None
    assert (tides.difference.property, tides.after, tides.requires) == ("founded", ("founded",), ("seat=Riverton",))


def test_the_same_files_in_another_order_are_the_same_ledger() -> None:
    texts = {f"{name}_yaml": HEADER.replace("report", name) + "claims:\n- staff: 1\n- staff: 2\n" for name in "abc"}
    one = loaded(**texts)
    files = [f"claims/{name}.yaml" for name in "abc"]
    other = load([files[2], files[0], files[1], files[0]])
    assert one.claims == other.claims
    assert one.files == other.files == tuple(files)


def test_nothing_to_check() -> None:
    Path("empty").mkdir()
    Path("empty/notes.txt").write_text("x")
    assert [p.rule for p in load(["empty"]).problems] == ["nothing-to-check"]
    assert [p.rule for p in load(["missing"]).problems] == ["nothing-to-check"]
    assert [(p.rule, p.path) for p in load(["empty/notes.txt"]).problems] == [("unreadable-file", "empty/notes.txt")]
    assert [p.rule for p in loaded(a_yaml="# nothing\n").problems] == ["nothing-to-check"]


def test_a_property_of_ones_own_takes_nothing_from_a_further_one(tmp_path: Path) -> None:
    text = "properties:\n  licence: {datatype: name}\n  staff: {label: crew}\nclaims:\n- {subject: works, licence: valid}\n- {subject: works, staff: 12}\n"
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    properties = load([tmp_path]).properties
    assert (properties["licence"].values, properties["licence"].wording) == ("one", None)  # `licence` of the package has many
    assert (properties["staff"].time, properties["staff"].label) == ("fluctuating", "crew")
