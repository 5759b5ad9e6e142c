"""Which names, titles and quotations count as variants of one another, and which do not?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from claimcheck.finding import Finding
from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.prose import Document, Page
from claimcheck.rules import misspelled_name, varying_name, varying_quotation
from claimcheck.texts import lay_out
from claimcheck.texts.citations import citations
from claimcheck.texts.mentions import mentions, style_of
from claimcheck.texts.wording import variations
from tests import clock

RULES = (varying_name, varying_quotation, misspelled_name)
EMPTY = load([]).ledger()


def read(*texts: str) -> Ledger:
    """A ledger with nothing but these texts: Markdown."""
    return replace(EMPTY, documents=[document(lay_out(f"text-{n}.md", text, markdown=True)) for n, text in enumerate(texts)])


def document(page: Page) -> Document:
    """What is read of a text as far as names go: what it claims is of no account here."""
    cited, works = citations(page)
    return Document(page=page, mentions=mentions(page, style_of(page), cited, works), works=works, citations=cited)


def found(*texts: str) -> list[Finding]:
    """What the three rules say of some texts."""
    ledger = read(*texts)
    return [one for rule in RULES for one in rule.check(ledger)]


NAMES = [
    # one word of many
    ("Global Pact for Safe, Clean and Shared Harbours", "Global Pact for Safe, Clean and Open Harbours", "varying-name warning"),
    (
        "Provisional Intergovernmental Board for the Relief of Sailors",
        "Provisional Intergovernmental Board for the Support of Sailors",
        "varying-name warning",
    ),
    ("Framework Agreement on the Protection of Rural Heritage", "Framework Agreement on the Promotion of Rural Heritage", "varying-name warning"),
    ("Joint Declaration on the Rights of River People", "Joint Declaration on the Needs of River People", "varying-name warning"),
    ("Council for the Protection of Grey Seals", "Council for the Preservation of Grey Seals", "varying-name warning"),
    ("Council for the Protection of Grey Seals", "Council for the Hunting of Grey Seals", ""),
    (
        "United River States Agency for Pilot Families in the Near North",
        "United River States Fund for Pilot Families in the Near North",
        "varying-name warning",
    ),
    # put differently
    ("European Environment Agency", "European Environmental Agency", "varying-name note"),
    (
        "Provisional Committee for the Movement of Sailors from Europe",
        "Provisional Committee for the Movements of Sailors from Europe",
        "varying-name note",
    ),
    ("Commission on Ports and Ferries", "Commission on Ferries and Ports", "varying-name note"),
    ("Charter on the Rights of Pilots", "Charter of the Rights of Pilots", "varying-name note"),
    ("Asia-Pacific Network on Salmon", "Asia Pacific Network on Salmon", "varying-name note"),
    # spelling
    ("António Valverde", "Antonio Valverde", "misspelled-name note"),
    ("Björn Müllersson", "Bjorn Mullersson", "misspelled-name note"),
    ("Jürgen Möller", "Juergen Moeller", "misspelled-name note"),
    ("Tórshavn", "Torshavn", "misspelled-name note"),
    ("Inken Bartelsen", "Inken Bartlesen", "misspelled-name note"),
    ("Shoshana Wetherall", "Shoshana Wetheral", "misspelled-name note"),
    ("Shoshana Wetherall", "Shoshana Wetherald", ""),  # it may be another at its end
    ("Leila Sorrenby", "Leila Sorenby", "misspelled-name note"),
    ("International Lighthouse Organization", "Internatonal Lighthouse Organization", "misspelled-name warning"),
    ("Provisional Board for Wrecks", "Provisonal Board for Wrecks", "misspelled-name warning"),
    # neither
    ("Ministry of Health", "Ministry of Wealth", ""),
    ("Ministry of Social Affairs", "Ministry of Socialist Affairs", ""),
    ("National Party of Velan", "Nationalist Party of Velan", ""),
    ("Harbour Board of Velan and Grauhaven", "Harbour Board of Velan and Lindhaven", ""),
    ("Society for the History of River Lights", "Society for the Upkeep of River Lights", ""),
    ("Deputy Head of the Joint Board on Ferries and Locks", "Deputy Chair of the Joint Board on Ferries and Locks", ""),
    ("Red Charter on the Use of Locks and Piers", "Blue Charter on the Use of Locks and Piers", ""),
    ("Summer School on the Law of Rivers and Seas", "Winter School on the Law of Rivers and Seas", ""),
    ("Old Town of Lindhaven", "New Town of Lindhaven", ""),
    ("Treaty of Lisbon", "Treaty of London", ""),
    ("North Tower", "South Tower", ""),
    ("Journal of River Studies", "Journal of Ocean Studies", ""),
    ("Journal of Applied River and Ocean Studies", "Journal of Advanced River and Ocean Studies", ""),
    ("First World War", "Second World War", ""),
    ("2019 Report on the State of World Rivers", "2020 Report on the State of World Rivers", ""),
    ("Museum of Modern Art", "Museum of Contemporary Art", ""),
    ("University of Paris 7", "University of Paris 8", ""),
    ("Ann Lee", "Anna Lee", ""),
    ("Maria Stone", "Mario Stone", ""),
    ("Michel Fontaine", "Michael Fontaine", ""),
    ("Christian Vogel", "Christina Vogel", ""),
    ("Austria", "Australia", ""),
    ("Slovakia", "Slovenia", ""),
    ("Niger", "Nigeria", ""),
    ("Northern Convention on the Safety of Fishing Vessels", "Southern Convention on the Safety of Fishing Vessels", ""),
    ("European Convention on the Protection of Fishing Vessels", "American Convention on the Protection of Fishing Vessels", ""),
    ("Supreme Court of the Free State of Velan", "Supreme Court of the Free State of Ardany", ""),
    ("Standing Committee on the Rights of Women and Pilots", "Standing Committee on the Rights of Men and Pilots", ""),
    ("Deputy Assistant Secretary for Global River Affairs", "Deputy Assistant Secretary for Public River Affairs", ""),
    ("Faculty of Marine Science and Electrical Engineering", "Faculty of Marine Science and Mechanical Engineering", ""),
    ("Global Pact for Safe, Clean and Shared Harbours", "Global Pact for Harbours", ""),
    ("Global Pact for Safe, Clean and Shared Harbours", "the Global Pact", ""),
    ("Global Pact for Safe, Clean and Shared Harbours", "GLOBAL PACT FOR SAFE, CLEAN AND SHARED HARBOURS", ""),
    ("International Organisation for River Pilots", "International Organization for River Pilots", ""),
    ("Sea Mark Centre of Lindhaven", "Sea Mark Center of Lindhaven", ""),
    ("Skerry Light Trust", "Skerry Light Trust’s", ""),
    ("World Heritage Site", "World Heritage Sites", ""),
    ("The Weir Trust", "Weir Trust", ""),
    ("Type 2 Pump", "Type 3 Pump", ""),
    ("Convention on the Law of the Sea of 1958", "Convention on the Law of the Sea of 1982", ""),
    ("Bank of Velan", "Velan Bank", ""),
]


@pytest.mark.parametrize(("one", "other", "said"), NAMES)
def test_two_texts_name_something(one: str, other: str, said: str) -> None:
    texts = (
        f"In the spring the board wrote at length about {one} and its many friends.",
        f"Nobody had expected that {other} would be mentioned again.",
    )
    assert [f"{finding.rule} {finding.severity.value}" for finding in found(*texts)] == ([said] if said else [])
    assert [finding.id for finding in found(*texts)] == [finding.id for finding in found(*reversed(texts))]


QUOTATIONS = [
    ("We have never mended so many nets", "We have never sold so many nets", "varying-quotation warning"),
    ("The tide had long decided against us all", "The tide had long decided for us all", "varying-quotation warning"),
    ("cheap and safe ferries", "safe and cheap ferries for everyone", "varying-quotation note"),
    ("protection of every river pilot", "protection of every river pilots", "varying-quotation note"),
    ("We mended 40 nets in one winter", "We mended 60 nets in one winter", ""),
    ("We have never mended so many nets", "never mended so many nets", ""),
    ("We have never mended so many nets", "we have never mended so many nets.", ""),
    ("safe third countries", "safe third ports", ""),
    ("soft", "hard", ""),
    ("river management", "management river", ""),
    ("The first ship of the new line is ready", "The second ship of the new line is ready", ""),
]


@pytest.mark.parametrize(("one", "other", "said"), QUOTATIONS)
@pytest.mark.parametrize("marks", [("“", "”"), ('"', '"')])
def test_two_texts_quote_something(one: str, other: str, said: str, marks: tuple[str, str]) -> None:
    left, right = marks
    texts = (f"In the spring the board wrote {left}{one}{right} on a wall.", f"Somebody remembered {left}{other}{right} many years later.")
    assert [f"{finding.rule} {finding.severity.value}" for finding in found(*texts)] == ([said] if said else [])


TOGETHER = [
    # initials
    (("The Board for the Care of Seals (BCS) met.", "The Board for the Cure of Seals (BCS) rose."), ["varying-name"]),
    (("The Board for the Upkeep of Grey Seals (BUGS) met.", "BUGS is old. Its full name is Board for the Use of Grey Seals."), ["varying-name"]),
    (("The Board for the Care of Seals (BCS) met.", "The Board for the Guard of Seals (BGS) rose."), []),
    # years beside the names
    (
        ("The Framework Agreement on the Protection of Rural Heritage (1992) holds.", "The Framework Agreement on the Promotion of Rural Heritage (1985) too."),
        [],
    ),
    # the same word before both
    (('The motto, "Light the rocks, guard the sailors", is old.', 'Motto: "Light the rocks, guard the pilots"'), ["varying-quotation"]),
    (('They sang "Light the rocks, guard the sailors" at noon.', 'He wrote "Light the rocks, guard the pilots" twice.'), []),
    # sentences otherwise equal
    (
        ("She received the Order of Civic Merit from the harbour board in spring.", "She received the Order of Civic Honour from the harbour board in spring."),
        ["varying-name"],
    ),
    # one text
    (("The Joint Pact on the Safety of Bridges and Locks is kept. The Joint Pact on the Care of Bridges and Locks is old.",), ["varying-name"]),
    (("The Joint Pact on the Safety of Bridges and Locks is older than the Joint Pact on the Care of Bridges and Locks.",), []),
    (("- Joint Pact on the Safety of Bridges and Locks\n- Joint Pact on the Care of Bridges and Locks",), []),
    (("The Joint Pact on the Safety of Bridges and Locks came. The Joint Pact on the Care of Bridges and Locks came. " * 2,), []),
    # a series
    (
        (
            "The Joint Pact on the Safety of Bridges and Locks is kept. Later the Joint Pact on the Care of Bridges and Locks was made.",
            "The Joint Pact on the Trade of Bridges and Locks is another.",
        ),
        [],
    ),
    # longer ones around it
    (
        ("# Keeping the Global Pact for Safe, Clean and Shared Harbours\n\nThe Global Pact for Safe, Clean and Shared Harbours is new.",
         "The UN Global Pact for Safe, Clean and Open Harbours is new."),
        ["varying-name"],
    ),
    (("“Global Pact for Safe, Clean and Shared Harbours” is its name.", "The Global Pact for Safe, Clean and Open Harbours is new."), ["varying-name"]),
    # one word alone
    (("Now Lindhaven is old. We saw Lindhaven and left Lindhaven.", "Nothing is like Linddhaven in May."), ["misspelled-name"]),
    (("Lindhaven is old.", "Nothing is like Linddhaven in May."), []),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "rules"), TOGETHER)
def test_what_stands_beside_them_tells(texts: tuple[str, ...], rules: list[str]) -> None:
    assert [finding.rule for finding in found(*texts)] == rules


def test_one_finding_has_all_places_and_says_which_form_stands_more_often() -> None:
    first = "The Joint Pact on the Safety of Bridges and Locks is kept.\n\nWho signed the Joint Pact on the Safety of Bridges and Locks?"
    (finding,) = found(first, "He read the Joint Pact on the Care of Bridges and Locks.")
    assert [(place.path, place.line, place.column, place.quote) for place in finding.places] == [
        ("text-1.md", 1, 13, "Joint Pact on the Care of Bridges and Locks"),
        ("text-0.md", 1, 5, "Joint Pact on the Safety of Bridges and Locks"),
        ("text-0.md", 3, 16, "Joint Pact on the Safety of Bridges and Locks"),
    ]
    assert "`Joint Pact on the Safety of Bridges and Locks` stands twice" in finding.settles[0]
    assert found(f"{first}\n\n{first}", "He read the Joint Pact on the Care of Bridges and Locks.")[0].id == finding.id


def test_titles_of_one_work_in_two_lists() -> None:
    listed = "# References\n\nOkafor, C. (2009). Ash, ink and {}. *Journal of Tephra, 14*(2), 88–104."
    texts = ("A note (Okafor, 2009).\n\n" + listed.format("minutes"), "Another note (Okafor, 2009).\n\n" + listed.format("memories"))
    assert [finding.rule for finding in found(*texts)] == ["varying-name"]


ADVERSARIAL: dict[str, Callable[[int], str]] = {
    "names alike": lambda n: " ".join(f"The Joint Pact on the Safety of {chr(65 + i % 26)}{'abcdefghij'[i // 26 % 10]}{i:x}grim Locks stood." for i in range(n)),
    "one name": lambda n: "We read the Joint Pact on the Safety of Old Locks again. " * n,
    "quotations": lambda n: " ".join(f'He said "we saw the {i:x}ing ships of the night".' for i in range(n)),
    "surnames": lambda n: " ".join(f"Then Anselm {chr(65 + i % 26)}or{'abcdefghijklmnop'[i // 26 % 16]}{'abcdefghijklmnop'[i // 416 % 16]}sen left." for i in range(n)),
}  # fmt: skip


@pytest.mark.parametrize("kind", ADVERSARIAL)
def test_time_grows_with_the_text_and_no_faster(kind: str) -> None:
    def prepare(many: int) -> clock.Work:
        ledger = read(ADVERSARIAL[kind](many))
        return lambda: variations(ledger)

    clock.in_proportion(prepare, 250, 4_000)


SAYINGS = [
    ("Bread before profit margins", "Bread before profit targets", 1),
    ("I never wrote for the critics", "I never wrote for the public", 1),
    ("place of reeds and water", "place of weeds and water", 1),
    ("people of the oak", "people of the oaks", 0),
    ("people of the dale", "people of the vale", 1),
    ("people of the dale", "people of the hill", 0),
    ("we run when the tide runs", "we run when the tide turns", 1),
    ("let the river take them", "let the river drown them", 1),
    ("no ferry will sail empty", "no ferry will ever sail empty", 1),
    ("we mended nets, not hopes", "we mended nets but not hopes", 1),
    ("we mended nets, not hopes", "we mended nets … but not hopes", 0),
    ("we lost the boat", "we lost the boat but not the nets", 0),
    ("a triumph of will", "a triumph of hope", 0),
    ("one of the best", "one of the worst", 0),
    ("first class tickets only please", "third class tickets only please", 0),
    ("worth it", "worth much", 0),
]


@pytest.mark.parametrize(("one", "other", "count"), SAYINGS)
@pytest.mark.parametrize(
    "around",
    ["Asked at the harbour, Mira Holt said “{}”.", "“{},” as the poet Mira Holt put it, was heard there.", "The words “{}” are those of Holt."],
)
def test_short_sayings_with_a_word_changed(one: str, other: str, count: int, around: str) -> None:
    assert len(found(f"Of Mira Holt it is told: “{one}”.", around.format(other))) == count


def test_a_text_that_quotes_both_knows_that_they_are_two() -> None:
    assert (
        found("So Mira Holt said “let the river take them”. Then Mira Holt said “let the river drown them”.", "Holt said “let the river save them”.")
        == []
    )


def test_short_sayings_of_others_are_left_alone() -> None:
    assert found("So Mira Holt said “let the river take them”.", "So Olaf Quist said “let the river drown them”.") == []
