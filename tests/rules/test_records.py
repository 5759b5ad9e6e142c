"""Where are the edges of the rules on records, sources and decisions that a page is too short to show?"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.finding import Severity

from .pages import check, report

HEAD = "source: {id: log-book, published: 2024-03-01, subject: old-lighthouse}\n"


@pytest.mark.parametrize(("words", "count"), [(11, 0), (12, 0), (13, 1)])
def test_a_quote_may_have_as_many_words_as_the_limit(words: int, count: int, tmp_path: Path) -> None:
    quote = " ".join(["a"] * (words - 1) + ["12"])
    claims = f"claims:\n- {{staff: 12, when: 2020, quote: {quote}}}\n"
    assert len(check(HEAD + claims, tmp_path / "a", rule="long-quote")) == count
    joined = quote.replace("a a", "a ... a", 1)
    assert len(check(HEAD + claims.replace(quote, joined), tmp_path / "b", rule="long-quote")) == count


def test_the_limit_of_words_is_a_setting(tmp_path: Path) -> None:
    text = f"{HEAD}claims:\n- {{staff: 12, when: 2020, quote: a crew of 12}}\n"
    assert check(text, tmp_path / "a", rule="long-quote", quote_words=4) == []
    assert len(check(text, tmp_path / "b", rule="long-quote", quote_words=3)) == 1


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("harbour-trust", 0),
        ("Harbour Trust", 0),
        ("harbor-trust", 0),
        ("harbour-trsut", 1),
        ("harbour-trustt", 1),
        ("harbourtrust", 1),
        ("harbour-truce", 0),
        ("harbour-trust-2", 0),
        ("harbour-trust-b", 0),
        ("lund-1932", 0),
        ("lund-1931b", 0),
        ("lumd-1931", 1),
        ("pier-b", 0),
        ("hart", 0),
    ],
)
def test_one_letter_away(subject: str, found: int, tmp_path: Path) -> None:
    entities = "entities: {harbour-trust: {name: Harbour Trust}, lund-1931: {name: Lund (1931)}, pier-a: {name: Pier A}, hard: {name: Hard}}\n"
    text = f"{HEAD}{entities}claims:\n- {{subject: {subject}, staff: 12, when: 2020}}\n"
    assert len(check(text, tmp_path, rule="unknown-subject")) == found


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("Cape Rook Light", "`cape-rook` and `cape-rook-light`"),
        ("the cape rook light", "`cape-rook` and `cape-rook-light`"),
        ("Light, Cape Rook", "`cape-rook` and `cape-rook-light`"),
        ("Harbour Centre", "`second` and `third`"),
        ("Harbor Center", "`first`, `second` and `third`"),
        ("HC", "`first` and `third`"),
        ("Dr Ida Lund", "`ida-lund` and `ida-lund-2`"),
        ("cape-rook-light", ""),
        ("ida-lund", ""),
        ("Cape Rook", ""),
        ("Weir Pier", ""),
    ],
)
def test_a_subject_that_could_be_several_is_told_of(subject: str, told: str, tmp_path: Path) -> None:
    entities = (
        "entities:\n"
        "  cape-rook: {name: Cape Rook, aliases: [Cape Rook Light]}\n"
        "  cape-rook-light: {name: Rook Point}\n"
        "  third: {name: Harbour Centre, short: [HC]}\n"
        "  first: {name: Harbor Center, short: [HC]}\n"
        "  second: {name: Harbour Centre, aliases: [Harbour Centre]}\n"
        "  ida-lund: {name: Ida Lund}\n"
        "  ida-lund-2: {name: Ida Lund}\n"
    )
    text = f"{HEAD}{entities}claims:\n- {{subject: '{subject}', staff: 12, when: 2020}}\n"
    found = check(text, tmp_path, rule="unknown-subject")
    assert [f"is a name of {told}," in finding.message for finding in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("aliases: [Cape Rook Light]", 1),
        ("short: [the Cape-Rook light]", 1),
        ("aliases: [Cape Rook Light, Cape Rook LIGHT], short: [cape rook light]", 1),
        ("aliases: [Rook Point]", 0),
        ("aliases: [Cape Rook Lights]", 0),
        ("aliases: [Cape Rook]", 0),
    ],
)
def test_another_name_that_is_the_id_of_a_second_entity(other: str, found: int, tmp_path: Path) -> None:
    entities = f"entities:\n  cape-rook: {{name: Cape Rook, {other}}}\n  cape-rook-light: {{name: Rook Point}}\n"
    text = f"{HEAD}{entities}claims:\n- {{subject: cape-rook-light, opened: 1871}}\n"
    assert len(check(text, tmp_path, rule="shared-name")) == found


@pytest.mark.parametrize(
    ("traits", "told"),
    [
        ("after: [founded]", "`after` is asked of dates, and `odd` is a text; add `datatype: date`"),
        ("after: [founded], datatype: quantity", "`after` is asked of dates, and `odd` is a quantity; write `datatype: date`"),
        ("after: [founded], datatype: period", ""),
        ("after: [website], datatype: date", "`after` is held against dates, and `website` is a text; add `datatype: date`"),
        ("after: [website]", "`after` is asked of dates, and `odd` is a text; add `datatype: date`"),
        ("between: [born, died]", "`between` is asked of quantities, and `odd` is a text; add `datatype: quantity`"),
        ("between: [born], datatype: quantity", "it names 1 of the two events between which it is the time"),
        ("between: [born, died], datatype: quantity", ""),
        (
            "minimum: a, datatype: name",
            "`minimum` is asked of quantities and dates, and `odd` is a name; write `datatype: quantity` or `datatype: date`",
        ),
        ("maximum: 3 m, datatype: quantity", ""),
        ("grows: true, datatype: entity", "`grows` is asked of quantities and dates, and `odd` is an entity"),
        ("grows: true", ""),
        ("additive: true, datatype: date", "`additive` is asked of quantities, and `odd` is a date; write `datatype: quantity`"),
        ("unit: m, datatype: text", "`unit` is asked of quantities"),
        ("units: [m], datatype: text", "`units` is asked of quantities"),
        ("figures: reported, datatype: text", "`figures` is asked of quantities"),
        ("figures: exact, datatype: text", ""),
        ("value-types: [person], datatype: date", "`value-types` is asked of entities, and `odd` is a date; write `datatype: entity`"),
        ("symmetric: true, datatype: yes-no", "`symmetric` is asked of entities, and `odd` is a yes or no"),
        ("symmetric: true, value-types: [person], inverse: partner, format: '.*', one-of: ['1920'], at-least: 2, distinct: true", ""),
        ("inverse: staff", "`inverse` is held against entities, and `staff` is a quantity; write `datatype: entity`"),
        ("difference: {property: founded, minimum: '3'}, datatype: quantity", "held against quantities, and `founded` is a date"),
        ("difference: {property: staff, minimum: 3 years}, datatype: date", "held against dates, and `staff` is a quantity"),
        ("difference: {property: founded, minimum: 3 years}, datatype: date", ""),
    ],
)
def test_a_trait_that_its_datatype_cannot_bear_is_told_once(traits: str, told: str, tmp_path: Path) -> None:
    text = f"{HEAD}properties: {{odd: {{label: odd, {traits}}}}}\nclaims:\n- odd: '1920'\n"
    found = check(text, tmp_path, rule="unreadable-trait")
    assert [told in finding.message for finding in found] == ([True] if told else [])
    assert all(finding.severity is Severity.ERROR for finding in found)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("{staff: 12, when: 2020}", "{staff: twelve, when: 2020}", 1),
        ("{staff: 12, when: 2020}", "{staff: 12+, when: 2020}", 0),
        ("{staff: 12, when: 2020}", "{staff: 12, when: 2020-01/2020-12}", 0),
        ("{staff: 12, when: 2020}", "{staff: 12}", 0),
        ("{staff: 12, scope: day; night}", "{staff: 12, scope: Night; day}", 1),
        ("{staff: 12, scope: day}", "{staff: 12, scope: night}", 0),
        ("{staff: 12, quote: 12 men}", "{staff: 12, quote: 12  men}", 1),
        ("{staff: 12, quote: 12 men}", "{staff: 12, quote: 12 hands}", 0),
        ("{staff: 12, attributed-to: the keeper}", "{staff: 12}", 0),
    ],
)
def test_what_makes_two_records_one(first: str, second: str, found: int, tmp_path: Path) -> None:
    assert len(check(f"{HEAD}claims:\n- {first}\n- {second}\n", tmp_path, rule="duplicate-claim")) == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("staff: 12, quote: a crew of 12", []),
        ("staff: 12, quote: a crew of about 12", ["value"]),
        ("staff: 12, quote: a crew of at least 12", ["value"]),
        ("staff: 12, quote: 12 thousand", ["value"]),
        ("staff: 12, unit: FTE, quote: 12 people", ["value"]),
        ("staff: '1,204', quote: a crew of 1204", []),
        ("staff: 12, quote: no crew", ["value"]),
        ("founded: 1951-07, quote: founded in July 1951", []),
        ("founded: 1951-07, quote: founded in 1951", ["value"]),
        ("founded: 1951, when: 1990, quote: founded in 1951", []),
        ("head: Ann Lee, when: 2019/.., quote: 'Ann Lee, director since 2019'", []),
        ("head: Ann Lee, when: 2018, quote: 'Ann Lee, director since 2019'", ["when"]),
        ("head: Ann Lee, when: 2018, quote: Ann Lee (Harbour Act 1931)", []),
        ("head: Ann Lee, when: 2018, quote: Ann Lee under the 1931 Act", []),
        ("head: Ann Lee, when: 2018, quote: In 2019 Ann Lee", ["when"]),
        ("head: Ann Lee, when: 2019-05, quote: Ann Lee in 2019", []),
        ("head: Ann Lee, quote: Anne Lee", ["value"]),
        ("name: Old Light, quote: the Old  Light", []),
        ("name: Old Light, quote: the Old Lamp", ["value"]),
    ],
)
def test_what_follows_from_a_quote(claim: str, found: list[str], tmp_path: Path) -> None:
    findings = check(f"{HEAD}claims:\n- {{{claim}}}\n", tmp_path, rule="reading-not-supported")
    assert [finding.message.split("`")[3].split(":")[0] for finding in findings] == found
    assert all(finding.cause and finding.cause.value == "transcription" for finding in findings)


def test_quotes_without_a_text_at_hand_are_one_line_with_their_count(tmp_path: Path) -> None:
    hashed = HEAD.replace("}", ", sha256: " + "0" * 64 + "}")
    claims = "claims:\n- {staff: 12, quote: a crew of 12}\n- {seat: Port Ness, quote: at Port Ness}\n"
    unjudged = [(item.what, item.count) for item in report(hashed + claims, tmp_path).not_judged]
    assert ("quotes of `log-book`", 2) in unjudged


def test_a_value_that_cannot_be_read_is_counted_once(tmp_path: Path) -> None:
    found = report(f"{HEAD}claims:\n- staff: a good many\n- staff: 12\n", tmp_path)
    assert [item.what for item in found.not_judged if "a good many" in item.what] == ["`log-book:staff` value `a good many`"]
    assert not found.unchecked


@pytest.mark.parametrize("value", ["9" * 5000, "2019-02-30", "2021/2019"])
def test_what_cannot_be_is_never_a_clean_run(value: str, tmp_path: Path) -> None:
    claim = f"staff: '{value}'" if value.isdigit() else f"founded: {value}"
    found = report(f"{HEAD}claims:\n- {{{claim}}}\n", tmp_path)
    assert found.unchecked
    assert [finding.rule for finding in found.findings] == ["unreadable-value"]
    assert len(found.findings[0].message) < 400


def test_the_dates_of_sources_are_read_too(tmp_path: Path) -> None:
    text = "source: {id: log-book, published: 2019-02-30, subject: old-lighthouse}\nclaims:\n- staff: 12\n"
    (found,) = check(text, tmp_path, rule="unreadable-value")
    assert (found.places[0].line, "2019-02-30" in found.message) == (1, True)


CLASH = (
    "source: {id: almanac, published: 2024, subject: harbour-trust}\nsources: {bulletin: {published: 2024}}\n"
    "claims:\n- {members: 40, when: 2021-07}\n- {members: 42, when: 2021-07, source: bulletin}\n"
    "decisions:\n- {finding: ID, reason: the bulletin counts guests, by: Ida Lund, until: UNTIL}\n"
)


@pytest.mark.parametrize(
    ("until", "rules", "decided"),
    [
        ("2025-06-30", [], True),
        ("2025", [], True),
        ("2025-06-29", ["expired-decision"], False),
        ("2024", ["expired-decision"], False),
        ("some day", ["expired-decision"], False),
    ],
)
def test_a_decision_holds_to_the_end_of_its_last_day(until: str, rules: list[str], decided: bool, tmp_path: Path) -> None:
    (clash,) = check(CLASH.replace("ID", "0" * 16).replace("UNTIL", "2026"), tmp_path / "a", rule="value-conflict")
    found = report(CLASH.replace("ID", clash.id[:8]).replace("UNTIL", until), tmp_path / "b").findings
    assert [finding.rule for finding in found if finding.rule.endswith("decision")] == rules
    assert [finding.decision is not None for finding in found if finding.rule == "value-conflict"] == [decided]


def test_a_decision_on_what_has_changed_points_at_what_it_became(tmp_path: Path) -> None:
    (clash,) = check(CLASH.replace("ID", "0" * 16).replace("UNTIL", "2026"), tmp_path / "a", rule="value-conflict")
    changed = CLASH.replace("members: 42", "members: 43").replace("ID", clash.id).replace("UNTIL", "2026")
    changed = changed.replace("counts guests", "counts guests as members of the harbour-trust")
    found = {finding.rule: finding for finding in report(changed, tmp_path / "b").findings}
    assert found["value-conflict"].decision is None
    assert found["value-conflict"].id in found["unmatched-decision"].message
    assert found["unmatched-decision"].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("traits", "value", "found"),
    [
        ("unit: share, units: ['%']", "30%", 0),
        ("unit: share", "0.3", 0),
        ("unit: km2", "12", 0),
        ("unit: km2", "12 ha", 0),
        ("unit: km2", "12 km", 1),
        ("units: [t, kg]", "12", 1),
        ("unit: t, units: [t, kg]", "12", 0),
        ("unit: t, units: [t, kg]", "12 to 14 g", 1),
        ("unit: EUR", "12 USD", 0),
        ("unit: EUR, units: [EUR]", "12 USD", 1),
        ("unit: EUR, units: [currency]", "12 USD", 0),
        ("unit: casks, units: [casks]", "12 casks", 0),
        ("words: [boats]", "12 boats", 0),
        ("words: [boats]", "30%", 0),
        ("words: [boats]", "12 km", 1),
        ("label: anything", "12 km", 0),
    ],
)
def test_units(traits: str, value: str, found: int, tmp_path: Path) -> None:
    text = f"{HEAD}properties:\n  amount: {{datatype: quantity, {traits}}}\nclaims:\n- {{amount: {value}, when: 2020}}\n"
    assert len(check(text, tmp_path, rule="unit-not-allowed")) == found


def test_the_nearest_passage_is_looked_for_only_for_the_first_of_many_quotes_that_are_not_there(tmp_path: Path) -> None:
    text = "\n".join(f"The crew of watch {n} was {n + 100} people." for n in range(60))
    claims = "".join(f"- {{staff: {n + 100}, scope: watch-{n}, quote: watch {n} were {n + 100} people}}\n" for n in range(60))
    head = "source: {id: log-book, published: 2024-03-01, subject: old-lighthouse, sha256: '{snapshot}'}\n"
    found = check(f"{head}claims:\n{claims}", tmp_path, rule="quote-not-found", snapshot=text)
    assert len(found) == 60
    assert sum("nearest is" in finding.message for finding in found) == 20
