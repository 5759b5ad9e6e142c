"""What does a phrase mean, and which phrases are refused?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.load import load
from claimcheck.model import Property
from claimcheck.texts import lay_out, read_texts
from claimcheck.texts.phrases import book, faults
from claimcheck.texts.phrases.language import Fault, Language, variants
from tests import clock

LANGUAGE = Language({"have": {"has": "has", "is home to": "is home to"}}, {"count": ("<have> {value} {words}",)})
KNOWN = load([]).ledger()


def found(phrases, text, **traits):
    """The values that a property of these phrases has in a text."""
    prop = Property(id="berths", datatype=traits.pop("datatype", "quantity"), phrases=tuple(phrases), **traits)
    (document,) = read_texts([lay_out("text.txt", text, False)], _with(KNOWN, prop))
    return [statement.value for statement in document.statements if statement.property == "berths"]


def _with(ledger, prop):
    return replace(ledger, properties={**ledger.properties, prop.id: prop})


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("(moor {value} boats", "`(` is never closed"),
        ("moor] {value}", "`]` closes nothing"),
        ("moor boats", "it has no `{value}`; only the phrase of an event may do without"),
        ("{value}", "it may do without any word"),
        ("[moor] {value}", "it may do without any word"),
        (
            "moor {figure}",
            "there is no slot `{figure}`; there are `{any}`, `{from}`, `{other}`, `{region}`, `{scope}`, `{subject}`, `{to}`, `{value}`, `{when}`",
        ),
        ("<own> {value} boats", "there is no group `<own>`"),
        ("sum: boats", "there is no form `sum`; there are `count`"),
        ("... moor {value}", "a gap stands between words, not at an end"),
        ("moor ... ... {value}", "two gaps stand side by side"),
        ("moor {value} {value}", "it names a slot twice"),
        ("moor {value:boat}", "a slot cannot be limited to `boat`"),
        ("moor & {value}", "`&` stands anywhere but in front"),
        ("moor {value} !(a b)", "`!(…)` takes single words"),
        ("moor {value", "`{` stands alone"),
        ("x" * 700, "it is longer than 600 characters"),
        ("[{value} a|b {value}|c {value}]" * 9 + " x", "it has more than 400 variants"),
    ],
)
def test_a_phrase_that_says_nothing_is_refused_with_its_reason(phrase, reason):
    fault = variants(phrase, LANGUAGE)
    assert isinstance(fault, Fault)
    assert fault.reason.startswith(reason)


def test_deep_brackets_are_refused_at_once():
    for phrase in ("(" * 500, "[a|" * 190 + "{value}"):
        assert isinstance(variants(phrase, LANGUAGE), Fault)
        clock.within(1, lambda phrase=phrase: variants(phrase, LANGUAGE))


def test_faults_name_the_phrase():
    prop = Property(id="berths", datatype="quantity", phrases=("moor {value} boats", "moor boats"))
    assert list(faults(prop)) == [("moor boats", "it has no `{value}`; only the phrase of an event may do without")]
    assert [fault[1] for fault in book([prop]).faults] == ["moor boats"]


@pytest.mark.parametrize(
    ("phrases", "text", "values"),
    [
        (["moor {value} boats"], "The Sea Museum can moor 40 boats.", ["40"]),
        (["moor {value} boats"], "The Sea Museum can moor 40 BOATS.", ["40"]),
        (["moor {value} boats"], "The Sea Museum can moor 40 big boats.", []),
        (["moor {value} (boats|sailing ships)"], "The Sea Museum can moor 40 sailing ships.", ["40"]),
        (["moor {value} [big] boats"], "The Sea Museum can moor 40 big boats.", ["40"]),
        (["moor {value} [big] boats"], "The Sea Museum can moor 40 boats.", ["40"]),
        (["moor ... {value} boats"], "The Sea Museum can moor at its new pier 40 boats.", ["40"]),
        (["moor ... {value} boats"], "The Sea Museum can moor 30 yachts or 40 boats.", []),
        (["moor ... {value} boats"], "The Sea Museum can moor and was led with 40 boats.", []),
        (["moor ... {value} boats"], "The Sea Museum can moor, with 40 boats.", []),
        (["moor {value} boats !(each)"], "The Sea Museum can moor 40 boats each.", []),
        (["moor {value} boats !(each)"], "The Sea Museum can moor 40 boats.", ["40"]),
        (["moor {value} boats"], "The Sea Museum can moor almost 40 boats.", ["almost 40"]),
        (["moor {value} boats"], "The Sea Museum can moor 40 kg boats.", []),
        (["<have> {value} slips"], "The Sea Museum has 40 slips.", ["40"]),
        (["count: slips"], "The number of slips of the Sea Museum rose to 40.", ["40"]),
        (["count: slips", "count: cranes"], "The Sea Museum has 3 slips and 40 cranes.", ["3", "40"]),
    ],
)
def test_what_a_phrase_finds(phrases, text, values):
    assert found(phrases, text) == values


def test_words_that_count_are_phrases_by_themselves():
    assert found((), "The Sea Museum has 40 berths.", words=("berths",)) == ["40"]


def test_a_property_of_ones_own_may_be_asked_of_anybody():
    text = "Ann Lee was born in 1963. She can moor 40 boats."
    assert found(["moor {value} boats"], text) == ["40"]
    assert found(["moor {value} boats"], text, subject_types=("organisation",)) == []


def test_a_group_stands_for_its_value():
    assert found(["is painted {value:nationality} blue"], "The Sea Museum is painted French blue.", datatype="name") == ["France"]


def test_a_name_is_taken_whole_without_what_explains_it():
    phrases = ["guarded by {value}"]
    assert found(phrases, "The Sea Museum is guarded by the Society of Friends of the Sea, a club.", datatype="name") == [
        "Society of Friends of the Sea"
    ]
    assert found(phrases, "The Sea Museum is guarded by Port Oban, Scotland.", datatype="entity") == ["Port Oban"]
    assert found(phrases, "The Sea Museum is guarded by dogs.", datatype="entity") == []


def test_the_more_telling_phrase_has_the_value():
    ledger = _with(KNOWN, Property(id="deep-berths", datatype="quantity", phrases=("moor {value} boats of depth",)))
    ledger = _with(ledger, Property(id="berths", datatype="quantity", phrases=("moor {value} boats",)))
    (document,) = read_texts([lay_out("text.txt", "The Sea Museum can moor 40 boats of depth.", False)], ledger)
    assert [(one.property, one.value) for one in document.statements] == [("deep-berths", "40")]


@pytest.mark.parametrize(
    ("start", "unit", "end"),
    [
        ("", "founded ", ""),
        ("", "founded in ", ""),
        ("", "with 5 ", ""),
        ("", "its director, ", "Ann"),
        ("A", " of B", ""),
        ("", "“", ""),
        ("", "The number of members of the ", ""),
    ],
)
def test_long_input_takes_time_in_proportion(start, unit, end):
    from claimcheck.texts.mentions import mentions, style_of
    from claimcheck.texts.phrases import hits
    from claimcheck.texts.sentence import sentences

    phrases = book(KNOWN.properties.values())

    def prepare(size):
        page = lay_out("text.txt", start + unit * (size // len(unit)) + end, False)
        parts = list(sentences(page, mentions(page, style_of(page))))
        return lambda: [list(hits(part, phrases, KNOWN.names)) for part in parts]

    clock.in_proportion(prepare, 6_000, 96_000)
