"""Which pairs of short texts clash, and which only look so?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.cli.compare import RULES as COMPARING
from claimcheck.engine import run
from claimcheck.finding import Finding, Severity
from claimcheck.load import load
from claimcheck.rules import RULES
from claimcheck.texts import lay_out, ledger_of, read_against, recorded

TRUST = "# Harbour Trust\n\nThe Harbour Trust was founded in 1950. "


def clashes(*texts: str) -> list[Finding]:
    """What is told of some Markdown texts that are held against one another, notes aside."""
    known = load([]).ledger(today=740_000)
    documents = read_against([lay_out(f"text-{n}.md", text, markdown=True) for n, text in enumerate(texts)], known)
    ledger = replace(ledger_of(recorded(documents), known), documents=documents)
    report = run(ledger, [rule for rule in RULES if rule.RULE.id in COMPARING])
    return [one for one in report.findings if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("The trust is a member of the Hanse Group.", "The trust is no longer a member of the Hanse Group.", True),
        ("The trust is part of the Department of Culture.", "It is not part of the Department of Culture.", True),
        ("The trust is part of the city's Department of Culture.", "It is not part of the Department of Culture.", True),
        ("The trust is led by Ann Lee.", "The trust is no longer led by Ann Lee.", True),
        ("The trust has its seat in Lund.", "The trust is not headquartered in Lund.", True),
        ("The trust is owned by Lund Shipping.", "It is not owned by Lund Shipping.", True),
        ("The trust is a member of the Hanse Group.", "The trust is not a member of the Lund League.", False),
        ("Ann Lee led the trust from 2001 until 2020.", "The trust is no longer led by Ann Lee.", False),
        ("The trust was a member of the Hanse Group until 2019.", "The trust is no longer a member of the Hanse Group.", False),
        ("The trust joined the Hanse Group in 2001.", "The trust is no longer a member of the Hanse Group.", False),
        ("The trust has its seat in Lund.", "The trust is no longer headquartered in Malmo.", False),
        ("The trust is owned by Lund Shipping.", "It is no longer owned by Lund Mills.", False),
    ],
)
def test_what_is_denied(one: str, other: str, clash: bool) -> None:
    assert bool(clashes(TRUST + one, TRUST + other)) is clash


def test_a_figure_without_a_date_is_of_the_time_that_another_text_gives_it() -> None:
    table = "# Harbour Trust\n\n| | 2022 | 2023 |\n|---|---|---|\n| Visitors | 55,120 | 57,640 |\n"
    assert clashes(table, TRUST + "It has nearly 58,000 visitors a year.") == []
    assert clashes(table, TRUST + "It has nearly 48,000 visitors a year.") != []


@pytest.mark.parametrize(
    "title",
    [
        "# Harbour Trust: Annual Report 2023",
        "# Harbour Trust\n\nReport of the Trustees for the year ended 31 December 2023",
    ],
)
@pytest.mark.parametrize("prose", ["Our total income came to £304.6 million.", "The year was good. Income was £304.6 million, and we thank all."])
def test_what_a_report_says_of_a_whole_year_is_of_that_year(title: str, prose: str) -> None:
    table = "| Harbour Trust | 2022 | 2023 |\n|---|---|---|\n| Income (£ million) | 291.0 | {} |"
    assert len(clashes(f"{title}\n\n{prose}\n\n{table.format('306.4')}")) == 1
    assert clashes(f"{title}\n\n{prose}\n\n{table.format('304.6')}") == []


def test_a_date_in_a_bracket_at_the_end_is_of_all_figures_before_it() -> None:
    one, other = "- 118 member states and six observers (as of March 2022)", "It had 121 member states in 2024."
    assert clashes(TRUST + "\n\n" + one, TRUST + other) == []
    assert clashes(TRUST + "\n\n" + one, TRUST + other.replace("2024", "March 2022")) != []


@pytest.mark.parametrize(("age", "clash"), [("76", True), ("77", False), ("78", True)])
@pytest.mark.parametrize(
    ("life", "death"),
    [
        ("Ida Lund (4 March 1931 – 19 October 2008) was a jurist.", "Ida Lund died in Veere, aged {}."),
        ("Ida Lund was born on 4 March 1931 in Goes. She died on 19 October 2008.", "Ida Lund died at the age of {}."),
    ],
)
def test_an_age_is_held_against_birth_and_death(life: str, death: str, age: str, clash: bool) -> None:
    assert [one.rule for one in clashes(f"# Ida Lund\n\n{life}", f"# Ida Lund\n\n{death.format(age)}")] == ["mistaken-length"] * clash


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        # what counts from a beginning is of no known time
        ("The book of the trust sold 120,000 copies in its first year.", "The book of the trust had sold 300,000 copies by 1990.", False),
        ("Its budget was 1.1 billion guilders in her first year.", "In 1974 its budget was 1.3 billion guilders.", False),
        ("Its budget was 1.1 billion guilders in 1974.", "In 1974 its budget was 1.3 billion guilders.", True),
        # an election dates what was won at it
        ("At the election of 2021 it won 17 seats.", "At the election of 2017 it won nine seats.", False),
        ("At the election of 2021 it won 17 seats.", "At the election of 2021 it won nine seats.", True),
        ("At the election of 2021 it won 17 of the 120 seats.", "At the election of 2021 it won 17 seats.", False),
    ],
)
def test_times_that_words_give(one: str, other: str, clash: bool) -> None:
    assert bool(clashes(TRUST + one, TRUST + other)) is clash


OWN = (
    "Published: {}",
    "**Published:** {}",
    "By Ann Lee\nPublished: {}",
    "- Published: {}\n- Author: Ann Lee",
    "*First published on {}.*",
    "_Last updated: {}_",
    "This page was published on {}.",
    "This profile was written on {} by Ann Lee.",
    "Published on {} by the Lorne Gazette",
    "Date: {}",
    "RELEASED {}",
    "Issued: {}",
    "Date of publication: {}",
    "Publication date: {}",
    "| Published | {} |\n|---|---|\n| Author | Ann Lee |",
    "Reviewed: {}; next review: May 2030",
    "Received: {0}; accepted: {0}; published: {0}",
    "Published: {0} | Updated: {0}",
    "Published\n{}",
)


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(
    "place", ["# Harbour Trust\n\n{}\n\nThe trust was founded in 1988.", "# Harbour Trust\n\nThe trust was founded in 1988.\n\n{}"]
)
def test_the_date_of_a_text_says_nothing_of_what_it_is_on(own, place):
    assert not clashes(*(place.format(own.format(day)) for day in ("3 May 2021", "June 7, 2022")))


def test_the_date_of_a_text_in_its_front_matter_and_below():
    text = "---\ntitle: Harbour Trust\ndate: {}\n---\n\n# Harbour Trust\n\nPublished: {}\n\nThe trust was founded in 1988."
    assert not clashes(text.format("2021-05-03", "3 May 2021"), text.format("2022-06-07", "June 7, 2022"))


@pytest.mark.parametrize(
    "text",
    [
        "# The Keeper\n\nThe Keeper is a novel by Ann Lee. It was published on {}.",
        "# The Keeper\n\nThe Keeper is a novel by Ann Lee.\n\n- Pages: 312\n- Published: {}",
        "# The Lorne Gazette\n\nThe Lorne Gazette is a newspaper.\n\nFirst published: {}",
        "# Orbis One\n\nOrbis One is a watch.\n\nReleased: {}",
    ],
)
def test_works_and_products_have_dates_of_their_own(text):
    assert clashes(*(text.format(day) for day in ("3 May 2021", "June 7, 2022")))


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Ann Lee has been director of the Harbour Trust since 2023.", "Ann Lee, president of the Lorne Yacht Club since 2019, is a sailor.", False),
        ("Ann Lee has been director of the Harbour Trust since 2023.", "Ann Lee, president of the Harbour Trust since 2019, is a sailor.", True),
        ("Ann Lee has been director of the Harbour Trust since 2023.", "Ann Lee became chair of the Harbour Trust in 2019.", False),
    ],
)
def test_each_office_has_a_term_of_its_own(one, other, clash):
    assert bool(clashes(f"# Harbour Trust\n\n{one}", f"# Harbour Trust\n\n{other}")) is clash
