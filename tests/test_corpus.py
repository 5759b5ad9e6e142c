"""Does the project's own ledger report what its texts get wrong, at the right weight, and nothing else that is more than a note?

``A`` is the article of 2021, ``B`` the undated dossier, ``C`` the blog post of 2025; other sources go by their ids.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from claimcheck.cli.job import prepare
from claimcheck.finding import Finding, Report, Severity
from claimcheck.model import Claim

CLAIMS = Path(__file__).parent.parent / "claims"
TEXTS = {"bartels-2021": "A", "iom-dossier": "B", "border-criminologies-2025": "C"}

# Severity, rule, subject and property, verdict, and who says what.
EXPECTED = """
# One text against itself or another
error   | value-conflict    | iom un-relation                | contradiction          | A related agency; A related organization; B UN Migration
warning | value-conflict    | iom un-relation                | possible-contradiction | A related organization; C UN body
error   | value-conflict    | gcm title                      | contradiction          | A Global Compact for Safe, Orderly and Regular Migration; \
C Global Compact for Safe, Orderly and Responsible Migration
error   | value-conflict    | gcm role-since                 | contradiction          | A 2017; B 2016
error   | value-conflict    | iom migration-management-since | contradiction          | A 1990s; B 2000s
error   | value-conflict    | heller-pecoud published        | contradiction          | A 2019; A 2020
warning | value-conflict    | iom member-states              | superseded             | A 173; B 175+
warning | value-conflict    | iom refugees-in-work           | possible-contradiction | A no; C yes
warning | value-conflict    | iom accountable-to             | superseded             | A only member states; C all UN member states
warning | event-order       | iom independence-ended         | possible-contradiction | A 2016; A 2021-07
warning | name-variant      | iom stated-goal                | variant                | A orderly and humane migration management; \
B humane and orderly migration
warning | name-variant      | un-network name                | variant                | B UN Network on Migration; C UN Migration Network
warning | name-variant      | vitorino name                  | variant                | B António Vitorino; C Antonio Vitorino
warning | name-variant      | dossier title                  | variant                | B International Organization for Migration (IOM)— Deep Dossier; \
B IOM — Deep Dossier: Structure, Power, and Global Operations
warning | missing-companion | andrijasevic-walters cited     |                        | A yes
warning | missing-companion | bartels-2018 cited             |                        | A yes
note    | name-variant      | iom founders                   | variant                | A United States (U.S.) and Western European states; \
A U.S. and the Western allies; B Western Allied states; C US
note    | name-variant      | iom founded-to                 | variant                | A resettlement of displaced persons; B manage displaced populations
note    | name-variant      | gcm called                     | variant                | B Global Compact for Migration; C Global Compact
note    | value-conflict    | iom global-growth              | precision              | A 1990s; B 1980s–1990s
note    | value-conflict    | iom permanence                 | change                 | A provisional; A permanent
note    | relative-date     | iom member-states              |                        | A 173
note    | undated-value     | iom member-states              |                        | B 175+

# A text against what was looked up
error   | value-conflict    | iom member-states              | contradiction          | A 173; reference-derived 174
error   | value-conflict    | iom times-renamed              | contradiction          | A four; elie-family-tree 3
error   | value-conflict    | iom membership-makeup          | contradiction          | A Global North; session-summary-1952 Latin America
error   | value-conflict    | iom counter-trafficking-since  | contradiction          | A early 2000s; iom-eea 1994
error   | value-conflict    | gcm tasked-by                  | contradiction          | A its members; iisd-2016 UN Member States
error   | value-conflict    | gcm developed-by               | contradiction          | A IOM; iisd-2016 UN Member States
error   | value-conflict    | libya-outcry began             | contradiction          | A December 2017; cnn-pages 2017-11
error   | value-conflict    | iom presence-began [asia]      | contradiction          | B 1980s–1990s; kecskes-2018 before 1955
error   | value-conflict    | iom presence-began [latin-america] | contradiction      | B 1980s–1990s; kecskes-2018 before 1955
error   | event-order       | un-network role-since          | contradiction          | B 2016; network-about 2018-05-23
error   | value-conflict    | russia joined [iom]            | contradiction          | C 2016; tass-1280031 2021-04-19
error   | value-conflict    | china joined [iom]             | contradiction          | C 2021; china-mission-2020 2016-06-30
error   | value-conflict    | united-states left [gcm negotiations] | contradiction   | C 2018; free-beacon-2017 [2017-12-02,2017-12-03]
error   | value-conflict    | gcm negotiations-led-by        | contradiction          | C IOM; pga-letter-2017 Mexico; pga-letter-2017 Switzerland
error   | value-conflict    | statement-2017 criticises-reduction | contradiction     | C yes; statement-copy-2017 no
error   | value-conflict    | statement-2025 quoted-words [reason] | contradiction    | C a major decrease of US funding worldwide; \
iom-update-2025 a major decrease in U.S. funded projects worldwide
error   | value-conflict    | iom reduction-of               | contradiction          | C budget; iom-update-2025 estimated donor funding
error   | value-conflict    | iom all-affected-laid-off      | contradiction          | C yes; ap-2025 no
error   | value-conflict    | iom staff                      | contradiction          | C almost 22,000; afp-2025 over 22,000
warning | name-variant      | iom founding-name              | variant                | A Provisional Intergovernmental Committee for the Movement of \
Migrants from Europe; iom-timeline Provisional Intergovernmental Committee for the Movements of Migrants from Europe
warning | event-order       | iom present-by [north-africa]  | possible-contradiction | A early 2000s; iom-egypt 1991
warning | value-conflict    | unhcr covers-trafficked        | superseded             | A no; reference-recalled yes
warning | name-variant      | clermont-auvergne name         | variant                | C University of Clermont-Ferrand; \
reference-recalled Université Clermont Auvergne
"""

# Two statements that look alike and fit together, as far as anyone can prove.
NEAR_MISSES = """
# Figures of different wholes
A iom funding-received: almost 375 million euros | A iom funding-received: almost 90 million euros
A iom funding-received: almost 375 million euros | trust-fund-financials eutf funds: 3753.9 million EUR
A iom funding-received: almost 90 million euros | trust-fund-financials eutf funds: 582.2 million EUR
A iom share-received: as much as half | reference-in-part eutf funds: about 460 million EUR
A eutf share-allocated: one third | A iom share-received: as much as half
C iom layoffs: 6,000 | C unhcr planned-layoffs: up to 6,000
C iom layoffs: 6,000 | C iom layoffs: 3,000
C iom layoffs: 6,000 | C iom staff: almost 22,000
C iom layoffs: 6,000 | iom-update-2025 iom staff-affected: over 6,000
C iom budget-reduction: 30% | C iom staff-reduction: 20%
C iom staff-reduction: 20% | iom-update-2025 iom staff-reduction: about 20%
C iom staff-reduction: 20% | iom-update-2025 iom layoffs: more than 250
C iom layoffs: 3,000 | devex-2025 iom layoffs: about 3,000
C iom staff: almost 22,000 | afp-2025 iom staff: approximately 22,000
C iom staff: almost 22,000 | afp-2025 iom staff: over 1,000
C unhcr planned-layoffs: up to 6,000 | afp-2025-06 unhcr layoffs: 3,500
C unhcr planned-layoffs: up to 6,000 | dawn-2025-10 unhcr layoffs: nearly 5,000
B iom member-states: 175+ | iom-croatia-2023 iom member-states: 175
china-mission-2020 iom member-states: 173 | bajan-vibes iom member-states: 175
session-summary-1952 iom governments: 20 | marks-1957 iom governments: 27

# A year and a day in it, an election and a term, an era and its part
A iom joined: 2016 | iom-unbound iom joined: 2016-09-19
A gcm tasked: 2017 | reference-recalled gcm tasked: 2017-04-06
A eutf founded: 2015 | iemed-2016 eutf founded: 2015-11-12
A valletta-summit held: 2015 | iemed-2016 valletta-summit held: 2015-11
C gcm adopted: 2018 | reference-in-part gcm adopted: 2018-12-10
A gcm role-since: 2017 | C gcm adopted: 2018
B gcm role-since: 2016 | C gcm adopted: 2018
C vitorino elected: 2018 | press-election-2018 vitorino elected: 2018-06-29
C vitorino elected: 2018 | portugal-news vitorino term-began: 2018-10-01
C pope elected: 2023 | iom-croatia-2023 pope elected: 2023-05-15
C pope elected: 2023 | iom-croatia-2023 pope term-began: 2023-10-01
B iom head: William Lacy Swing | B iom head: António Vitorino
B iom head: António Vitorino | B iom head: Amy Pope
B iom head: William Lacy Swing | reference-recalled iom head: William Lacy Swing
B iom head: António Vitorino | iom-croatia-2023 iom head: António Vitorino
B iom head: Amy Pope | C iom head: Amy Pope
A iom founded: 1951 | A iom present-name-since: 1989
A iom permanence: provisional | A iom permanence: permanent
A iom un-relation: outside the UN system | A iom un-relation: related organization
A iom un-relation: outside the UN system | A iom un-relation: institutional independence
A iom un-relation: related organization | A iom un-relation: UN implementing agencies
A iom un-relation: outside the UN system | C iom un-relation: UN body
A iom global-growth: 1990s | B iom global-growth: 1980s–1990s
A iom mission-expanded: by the end of the 20th century | B iom global-growth: 1980s–1990s
A iom presence-began: early 2000s | B iom presence-began: 1980s–1990s
A iom presence-began: early 2000s | A iom advisory-since: 2011
A return-morocco suspended: 2012 | A upheavals-2011 held: 2011
A wiki-article published: July 15th, 2021 | wiki-article-french wiki-article published: 2021-07-31
A wiki-article published: July 15th, 2021 | A bartels-book published: 2021
A bartels-book published: 2021 | reference-recalled bartels-book published: late 2021
A bartels-book published: 2021 | reference-recalled bartels-book copyright-year: 2022
A bartels-2018 published: 2018 | boell-2019 bartels-2018 published: 2019-03
A heller-pecoud published: 2020 | A bartels-book published: 2021
C statement-2017 published: 2017 | statement-copy-2017 statement-2017 published: 2017-01-28
C muslim-ban signed: 2017 | wikipedia-orders second-ban signed: 2017-03-06
C blog-post published: 2025 | C blog-post accessed: 18/05/2025
C pecoud degree-awarded: 2002 | C pecoud degree-awarded: 2011
C pope position: Deputy Homeland Security Advisor | fanabc-2023 pope position: Deputy Homeland Security Advisor
C pope position: Deputy Homeland Security Advisor | C pope criticised: undermining the national security of the United States
C sison employer: State Department | passblue-2025 sison employer: State Department
C second-trump-term years-to-come: four years | reference-recalled second-trump-term ended: 2029-01-20
A iom activity: “voluntary return” | B iom activity: voluntary returns

# Short and full names, initials, neighbouring pages
B gcm called: Global Compact for Migration | A gcm title: Global Compact for Safe, Orderly and Regular Migration
B gcm called: Global Compact for Migration | C gcm called: Global Compact
A eutf name: EU Emergency Trust Fund for Africa | eu-fact-sheets eutf name: EU Emergency Trust Fund for stability and addressing root causes \
of irregular migration and displaced persons in Africa
A frontex name: European Border Agency | reference-recalled frontex name: European Border and Coast Guard Agency
A iom brand: the migration agency | B iom brand: UN Migration
C icm short-name: ICM | elie-family-tree committee-for-migration short-name: ICM
C blog-post author: Sabine Dini; Shoshana Fine; Antoine Pécoud | C blog-post author: S. Dini; S. Fine; A. Pécoud
A andrijasevic-walters author: Andrijasevic; Walters | oro-24797 andrijasevic-walters author: Rutvica Andrijasevic; William Walters
A heller-pecoud author: Heller; Pécoud | A heller-pecoud author: Charles Heller
A kipp-koch author: Kipp; Koch | A kipp-koch author: David Kipp
A geiger-pecoud author: Geiger; Pécoud | A geiger-pecoud author: Martin Geiger
A bartels-book author: Bartels | A bartels-2018 author: Bartels
A geiger-pecoud pages: 865-887 | A korneev-paper pages: 888-904
A geiger-pecoud volume: 40 | A pecoud-paper volume: 44
A kipp-koch pages: 8-22 | A kipp-koch pages-cited: 18
A kipp-koch publisher: Deutsches Institut für Internationale Politik und Sicherheit | reference-recalled swp name: Stiftung Wissenschaft und Politik
C pecoud employer: University of Sorbonne Paris Nord | reference-recalled sorbonne-paris-nord name: Université Sorbonne Paris Nord
B pope position: Director General | C pope position: director

# Several answers at once
A iom founded-by: Western European states | A iom founded-by: Western allies
A iom founded-by: Western allies | B iom founded-by: Western Allied states
A iom founded-by: Western allies | iom-timeline iom founded-by: Belgium; United States
A iom founded-to: pursue the allies’ geostrategic interests | A iom founded-to: resettlement of displaced persons
A iom founded-to: pursue the allies’ geostrategic interests | C iom founded-to: the US feared communist influence inside the UN
A iom counterweight-because: considered too neutral | C iom counterweight-because: communist influence inside the UN
A iom funded-by: Global North | A iom funded-by: EU
A iom principal-donor: United States; EU member states | C iom principal-donor: United States
B iom funded-by: European Union | C iom principal-donor: United States
A iom partner: UNHCR | A iom competes-with: UNHCR
A iom partner: NGOs | A iom competes-with: NGOs
A iom office-in: Morocco | A iom office-in: Rabat
A iom seat: Geneva | C iom office-in: Washington
A iom decisions-taken-at: Geneva | A iom funding-structure: decentralized
A iom said-to-benefit: states in the Global North | A iom said-to-benefit: migrants
C vitorino defeated: Ken Isaacs | portugal-news vitorino defeated: Laura Thompson
C iom candidate: Ken Isaacs | portugal-news iom candidate: Ken Isaacs; Laura Thompson; António Vitorino
C iom non-american-heads: 2 | B vitorino nationality: Portugal

# What is denied here is not what is affirmed there
A iom involved-in: not militarization of Europe’s external borders | B iom activity: build border-control capacity
A iom involved-in: not physical violence | C iom activity: participates in ongoing expulsions
C iom involved-in: not evacuation of the population | B iom evacuated-from: Libya; Haiti; Iraq; Afghanistan
C iom involved-in: not forced displacement | C iom activity: participates in ongoing expulsions
C iom denied: contributed to Trump’s plan to deport migrants to Guantanamo | C iom activity: participates in ongoing expulsions
A iom protection-mandate: no | A iom activity: “protection and assistance centers”
A iom protection-mandate: no | A eutf founding-purpose: international protection
A iom work-defined-by-law: no | B iom founding-treaty: constitution
A iom refugees-in-work: no | A iom founded-to: resettlement of displaced persons
A iom refugees-in-work: no | A unhcr refugees-in-work: yes
A iom asylum-seekers-in-work: no | A unhcr asylum-seekers-in-work: yes
A iom membership-makeup: Global North | A iom reach: global mandate
A camps-plan realised: no | A iom activity: managing camps
A camps-plan realised: no | A agadez-centre location: Agadez
A iom-office-morocco surroundings: Migrants themselves are rarely seen | A protests-morocco location: Rabat
A iom data-neutral: no | A iom described-as: impartial expert
A iom described-as: seemingly neutral, independent actor | B iom described-as: neutral technical agency
C unrwa un-relation: UN agency | C iom un-relation: UN body
B iom offshore-processing-in: Nauru; Manus; Libya | rnz-2012 iom offshore-processing-in: Nauru; Manus
"""


class Row(NamedTuple):
    """One finding that is expected."""

    severity: str
    rule: str
    asked: str
    verdict: str
    said: str


def lines(table: str) -> list[str]:
    """The rows of a table, without headings."""
    return [line for line in table.splitlines() if line and not line.startswith("#")]


ROWS = [Row(*(cell.strip() for cell in line.split("|"))) for line in lines(EXPECTED)]
PAIRS = [tuple(side.strip() for side in line.split("|")) for line in lines(NEAR_MISSES)]


@cache
def report() -> Report:
    return prepare([CLAIMS], today="2025-12-01").run()


@cache
def recorded() -> dict[str, list[Claim]]:
    """Claims by who says what of whom."""
    found: dict[str, list[Claim]] = {}
    for claim in prepare([CLAIMS]).ledger.claims:
        found.setdefault(f"{TEXTS.get(claim.source, claim.source)} {claim.subject} {claim.property}: {claim.value}", []).append(claim)
    return found


def asked(finding: Finding) -> str:
    return f"{finding.subject} {finding.property}" + (f" [{finding.scope}]" if finding.scope else "")


def says(finding: Finding) -> set[str]:
    """Who says what in it; of a list, each member."""
    return {f"{TEXTS.get(place.source, place.source)} {value}" for place in finding.places for value in place.value.split("; ")}


def fits(finding: Finding, row: Row) -> bool:
    verdict = finding.verdict.value if finding.verdict else ""
    return (finding.severity.value, finding.rule, asked(finding), verdict) == row[:4] and set(row.said.split("; ")) <= says(finding)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.asked} {row.verdict}")
def test_each_discrepancy_is_reported_once(row: Row) -> None:
    assert sum(fits(finding, row) for finding in report().findings) == 1


def test_nothing_else_is_more_than_a_note() -> None:
    others = [finding for finding in report().findings if finding.severity is not Severity.NOTE and not any(fits(finding, row) for row in ROWS)]
    assert [(finding.severity.value, finding.rule, finding.message) for finding in others] == []


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_what_only_looks_alike_is_no_more_than_a_note(pair: tuple[str, str]) -> None:
    first, second = (recorded().get(side, []) for side in pair)
    assert first, f"{pair[0]} is not recorded"
    assert second, f"{pair[1]} is not recorded"
    for finding in report().findings:
        named = {place.claim for place in finding.places}
        together = not named.isdisjoint(claim.id for claim in first) and not named.isdisjoint(claim.id for claim in second)
        assert not together or finding.severity is Severity.NOTE, finding.message
