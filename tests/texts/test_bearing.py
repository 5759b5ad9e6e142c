"""In what sense do sentences on many subjects say what they say? The words between ‹ and › are the value."""

from __future__ import annotations

import pytest

from claimcheck.reading.expect import Style
from claimcheck.texts.bearing import Bearing, bearing
from claimcheck.texts.bearing.times import heading_date
from claimcheck.texts.layout import lay_out
from claimcheck.texts.mentions import mentions
from claimcheck.texts.sentence import sentences


def borne(marked: str) -> Bearing:
    """How the sentence with the marked value bears on it."""
    start, end = marked.index("‹"), marked.index("›") - 1
    text = marked.replace("‹", "").replace("›", "")
    page = lay_out("text.txt", text, markdown=False)
    wanted = text[start:end]
    for sentence in sentences(page, mentions(page, Style())):
        block = page.blocks[sentence.block].text
        at = block.find(wanted, sentence.start, sentence.end)
        if at >= 0 and block.count(wanted) == 1:
            inside = [i for i, word in enumerate(sentence.words) if at <= word.start < at + len(wanted)]
            return bearing(sentence, inside[0], inside[-1] + 1, frozenset((at,)))
    raise AssertionError(f"{wanted!r} stands in no sentence")


DENIED = [
    ("The ferry company is not based in ‹Oban›.", True),
    ("The ferry company is based in ‹Oban›.", False),
    ("The museum is no longer a member of the ‹Lantern League›.", True),
    ("The club never joined the ‹Northern Union›.", True),
    ("The institute isn’t headquartered in ‹Bern›.", True),
    ("The bakery employs not only ‹40› bakers but also drivers.", False),
    ("The brewery employs no fewer than ‹40› people.", False),
    ("The theatre did not open until ‹1920›.", False),
    ("The firm is not based in Basel but in ‹Bern›.", False),
    ("The firm is not based in ‹Basel› but in Bern.", True),
    ("The orchestra was founded in ‹1951› and does not tour.", False),
    ("Although it does not own ships, the line carries ‹3,000› passengers.", False),
    ("The council, which has no budget, has ‹12› members.", False),
    ("The society has failed to reach ‹500› members.", True),
    ("The society has yet to reach ‹500› members.", True),
    ("The airline has 14 aircraft and no ‹offices›.", True),
    ("The station was built without ‹12› lifts.", True),
    ("The dam cannot hold ‹4› million tonnes.", True),
    ("No doubt the school has ‹300› pupils.", False),
    ("The river is neither navigable nor ‹300› km long.", True),
]
MODALITY = [
    ("The choir plans to hire ‹40› singers.", "planned"),
    ("The port will employ ‹900› people by 2030.", "planned"),
    ("The bridge is expected to cost ‹90 million euros›.", "planned"),
    ("The bridge is to open in ‹2031›.", "planned"),
    ("The trust has set a target of ‹500› members.", "planned"),
    ("The company announced plans to cut ‹6,000› jobs.", "planned"),
    ("The planned budget of ‹4 million euros› was debated.", "planned"),
    ("The school aims to admit ‹300› pupils.", "planned"),
    ("The tunnel may cost ‹2 billion euros›.", "possible"),
    ("The tunnel could cost ‹2 billion euros›.", "possible"),
    ("In May the tunnel cost ‹2 billion euros›.", ""),
    ("If approved, the scheme would employ ‹50› people.", "possible"),
    ("He would later become mayor of ‹Lund›.", ""),
    ("The hall can hold ‹2,000› people.", ""),
    ("The airline, which will open a base in Riga, employs ‹700› people.", ""),
    ("The airline employs ‹700› people and will open a base in Riga.", ""),
    ("The league budgeted ‹3 million pounds› for 2024.", ""),
    ("The institute possibly has ‹40› members.", "possible"),
    ("The reactor was scheduled to open in ‹1986›.", "planned"),
    ("The foundation agreed to donate ‹3 million euros›.", "planned"),
]
VOICES = [
    ("According to the harbour board, the pier is ‹300› metres long.", "harbour board"),
    ("The pier is ‹300› metres long, according to Ann Lee.", "Ann Lee"),
    ("The minister said that the army has ‹300› tanks.", "minister"),
    ("The company said it employs ‹5,200› people.", "company"),
    ("The company employs ‹5,200› people, the union said.", "union"),
    ("The company employs ‹5,200› people, said Ann Lee.", "Ann Lee"),
    ("The union puts the figure at ‹300›.", "union"),
    ("The bank reported revenue of ‹3 million euros›.", ""),
    ("The club reportedly has ‹300› members.", "reportedly"),
    ("The castle is said to have ‹300› rooms.", "said to"),
    ("The report says the line is old and carries ‹300› trains.", "report"),
    ("The club has ‹300› members and says little.", ""),
]
TIMES = [
    ("In the 2015 election the party won ‹70› seats.", "2015", ""),
    ("After the 2018 election the party had ‹70› seats.", "2018", ""),
    ("At the 2015 general election, the party won ‹70› seats.", "2015", ""),
    ("In the 2016 referendum, ‹52 %› voted to leave.", "2016", ""),
    ("At the 2012 Summer Olympics she won ‹three› medals.", "2012", ""),
    ("According to the 2011 census, the town had ‹8,500› inhabitants.", "2011", ""),
    ("The first tower was completed in ‹1902› and the last in 1903.", "", ""),
    ("The first tower was completed in 1902 and the last in ‹1903›.", "", ""),
    ("In its 2012 report the trust named ‹40› towns.", "", ""),
    ("The union has ‹173› member states (as of July 2021).", "July 2021", ""),
    ("As of July 2021, the union had ‹173› member states.", "July 2021", ""),
    ("In 2019 the zoo had ‹400› animals.", "2019", ""),
    ("The zoo had ‹400› animals in 2019.", "2019", ""),
    ("The mill employed ‹40› people by the end of 2024.", "end of 2024", ""),
    ("Of the ‹22,000› staff who were working there by the end of 2024, few remain.", "end of 2024", "*"),
    ("Today the club has ‹300› members.", "today", ""),
    ("The club currently has ‹300› members.", "currently", ""),
    ("She has been ‹director› since 2016.", "since 2016", ""),
    ("The club grew from ‹100› members in 2010 to 173 in 2021.", "2010", ""),
    ("The club grew from 100 members in 2010 to ‹173› in 2021.", "2021", ""),
    ("The club had ‹170› members in the 1990s.", "1990s", ""),
    ("In 2021 the club had 40 staff and ‹300› members.", "2021", ""),
    ("The club employs 40 staff and had ‹300› members in 2021.", "2021", ""),
    ("Its 2019 budget was ‹4 million euros›.", "2019", ""),
    ("The 2019 budget of ‹4 million euros› was passed.", "2019", ""),
    ("Revenue was ‹3 million euros› in 2022 and 4 million euros in 2023.", "2022", ""),
    ("Revenue was 3 million euros in 2022 and ‹4 million euros› in 2023.", "2023", ""),
    ("Lee led the agency from 2008 to 2018 with ‹40› staff.", "from 2008 to 2018", ""),
    ("The club has ‹40› staff and was founded in 1951.", "", ""),
    ("Since its creation in 1951 the club has had ‹12› directors.", "since 1951", ""),
    ("The league, founded in 1951, has ‹12› clubs.", "", ""),
    ("That year the club had ‹40› members.", "that year", ""),
    ("The club once had ‹40› members.", "", "formerly"),
    ("At the time, the club had ‹40› members.", "", "formerly"),
    ("The firm was originally based in ‹Hull›.", "", "formerly"),
    ("The firm was originally based in ‹Hull› until 1930.", "until 1930", ""),
    ("The agency was founded in ‹1951›.", "", ""),
    ("2016: The club has ‹40› members.", "2016", ""),
    ("Sales rose to ‹40,000› (2011).", "2011", ""),
    ("The trail runs ‹40› km from seven huts.", "", ""),
    ("The trail had ‹40› huts (Marsh, 2009).", "", ""),
    ("The lake had ‹40› islands before 1950.", "before 1950", ""),
    ("She applied the 2018 Global Compact to ‹40› cases.", "", ""),
    ("The firm closed 2023 with revenue of 3 million euros, up ‹7 percent› on 2022.", "2023", ""),
    ("The choir sold 40 records in 2019. Concerts made up ‹12%› of its income that year.", "2019", ""),
    ("The club went bankrupt in 2009 and was sold for ‹£250,000› the year after.", "2010", ""),
    ("The orchestra had 80 players in 1990. A year later it had ‹76› players.", "1991", ""),
    ("Nine members since Oban joined in 2004 pay fees; there are ‹12› ships.", "", ""),
    ("The league has ‹12› members since Oban joined on 1 May 2004.", "since 1 May 2004", ""),
    ("The museum has 300 clocks, about ‹40› of them on display.", "", "on display"),
    ("The museum has 300 clocks, of which ‹40› are on display (Lee, 2004).", "", "on display"),
    ("The fund spent 3 million euros, of which ‹a fifth› went to research (Lee, 2004).", "", "research"),
    ("The firm employs ‹1,800› people in all.", "", ""),
    ("The firm employs ‹1,800› people in total.", "", ""),
    ("The firm employs ‹1,800› people at the end of 2023.", "end of 2023", ""),
    ("The firm employs ‹1,800› people in Austria.", "", "Austria"),
    ("The firm employs 1,800 people, ‹28› of them full-time.", "", "full-time"),
    ("The firm has ‹40› full-time staff.", "", "full-time"),
    ("The firm has ‹40› employees worldwide.", "", ""),
    ("The trust owns ‹12› lighthouses on the western coast.", "", ""),
    ("The line has ‹14› stations in the city.", "", "city"),
    ("Okoro is the ‹31st› man in the job.", "", ""),
    ("She was the youngest of ‹five› children.", "", ""),
    ("The bank had ‹300› branches at its peak.", "", "*"),
    ("In 2010, when it moved to Oban, the firm had ‹12› staff.", "2010", ""),
    ("The number of visitors rose from 200,000 in 2019 to ‹300,000› in 2020.", "2020", ""),
    ("The number of visitors rose from ‹200,000› in 2019 to 300,000 in 2020.", "2019", ""),
    ("As of 31 December 2022, the company had ‹1,200› employees.", "31 December 2022", ""),
    ("The company had ‹1,200› employees as of 31 December 2022.", "31 December 2022", ""),
    ("For 2023 the firm reported a loss of ‹3 million euros›.", "2023", ""),
    ("In the first half of 2023 sales fell to ‹3 million euros›.", "first half of 2023", ""),
    ("Sales were ‹3 million euros› in 2023, against 4 million in 2022.", "2023", ""),
    ("Sales were 3 million euros in 2023, against ‹4 million› in 2022.", "2022", ""),
    ("Sales in 2023 were ‹3 million euros›, compared with 4 million euros in 2022.", "2023", ""),
    ("It has ‹40› shops in Spain and Italy.", "", "Spain and Italy"),
    ("By 1990 it had sold ‹500,000› copies.", "1990", ""),
    ("The harbour handled ‹3 million tonnes› of coal in 1960.", "1960", "*"),
    ("The tower, built in 1902, is ‹80 metres› high.", "", ""),
    ("The university had ‹30,000› students in the academic year 2019/20.", "academic year 2019/20", "*"),
    ("Its population was ‹8,500› at the 2011 census.", "2011", ""),
    ("Its population was ‹8,500› in the 2011 census.", "2011", ""),
    ("Of its 300 staff, ‹40› work abroad.", "", "*"),
    ("He scored ‹12› goals in 30 matches for the club.", "", ""),
    ("The film earned ‹40 million dollars› worldwide.", "", ""),
    ("The film earned ‹40 million dollars› in North America.", "", "North America"),
    ("The company will employ ‹900› people by 2030.", "by 2030", ""),
    ("Today the village has ‹300› inhabitants.", "today", ""),
    ("The council has ‹47› members, elected every four years.", "", ""),
    ("The prize was worth ‹5,000 euros› until 2004.", "until 2004", ""),
]
PARTS = [
    ("The book was released on ‹12 May 2004› in Spain and on 20 May 2004 in Chile.", "Spain"),
    ("The book was released on 12 May 2004 in Spain and on ‹20 May 2004› in Chile.", "Chile"),
    ("In Spain the book was released on ‹12 May 2004› and in Chile on 20 May 2004.", "Spain"),
    ("In Spain the book was released on 12 May 2004 and in Chile on ‹20 May 2004›.", "Chile"),
    ("The book was released on ‹12 May 2004› in Spain.", ""),
    ("Its capacity for ice hockey is ‹12,700›.", "ice hockey"),
    ("Its capacity for 2020 is ‹12,700›.", ""),
    ("The agency has ‹300› staff in Africa.", "Africa"),
    ("The agency has ‹300› staff worldwide.", ""),
    ("The agency employs ‹300› people in 30 countries.", ""),
    ("The agency employs ‹300› full-time staff.", "full-time"),
    ("The agency has ‹300› staff, including 40 in Kenya.", ""),
    ("The agency has 300 staff, including ‹40› in Kenya.", "Kenya"),
    ("The agency has 300 staff, of whom ‹40› are women.", "women"),
    ("The agency has ‹40› staff at headquarters.", "headquarters"),
    ("In Africa, the agency has ‹40› offices.", "Africa"),
    ("In total, the agency has ‹40› offices.", ""),
    ("The agency has a budget of ‹4 million euros› for the region.", "region"),
    ("The agency spent ‹4 million euros› on research.", "research"),
    ("The agency has ‹40› offices around the world.", ""),
    ("The agency has ‹40› members.", ""),
    ("The agency has 40 staff, ‹28› of them full-time.", "full-time"),
    ("The agency has ‹40› members from seven islands.", ""),
    ("The agency had ‹40› members at the end of 2022.", ""),
    ("Of the ‹400› people who were working for the agency, few remain.", ""),
]


@pytest.mark.parametrize(("marked", "expected"), DENIED)
def test_a_denial_reaches_as_far_as_its_clause(marked: str, expected: bool) -> None:
    assert borne(marked).denied is expected


@pytest.mark.parametrize(("marked", "expected"), MODALITY)
def test_plans_and_possibilities_are_no_facts(marked: str, expected: str) -> None:
    assert borne(marked).modality == expected


@pytest.mark.parametrize(("marked", "expected"), VOICES)
def test_the_words_of_others_are_theirs(marked: str, expected: str) -> None:
    assert borne(marked).attributed_to == expected


@pytest.mark.parametrize(("marked", "when", "scope"), TIMES)
def test_the_time_is_that_of_the_clause(marked: str, when: str, scope: str) -> None:
    found = borne(marked)
    assert found.when == when
    assert scope == "*" or found.scope == scope


@pytest.mark.parametrize(("marked", "expected"), PARTS)
def test_a_part_is_never_taken_for_the_whole(marked: str, expected: str) -> None:
    assert borne(marked).scope == expected


def test_a_sentence_without_the_tokens_asked_for_says_nothing() -> None:
    page = lay_out("text.txt", "The club has 300 members.", markdown=False)
    sentence = next(sentences(page, ()))
    assert bearing(sentence, 3, 99) == Bearing()


@pytest.mark.parametrize(
    ("title", "expected"),
    [("# Volta Motors: Annual Report 2023", "end of 2023"), ("# Seed Trust 2021 Annual Review", "end of 2021"), ("# Volta Motors", "")],
)
def test_the_end_of_the_year_is_that_of_the_year_reported_on(title: str, expected: str) -> None:
    page = lay_out("text.md", f"{title}\n\nAt year end we employed 41 people.", markdown=True)
    found = mentions(page, Style())
    sentence = list(sentences(page, found))[-1]
    first = next(i for i, word in enumerate(sentence.words) if word.text == "41")
    assert bearing(sentence, first, first + 1, frozenset((sentence.words[first].start,))).when == expected


def test_who_says_it_is_who_is_named_beside_the_verb() -> None:
    assert borne("The bridge is ‹90 metres› long, the director, Ann Lee, told reporters.").attributed_to == "Ann Lee"
    assert borne("It rained, and a local historian, Ann Lee, says that ‹sixteen› ships sank.").attributed_to == "Ann Lee"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("The fair of 2024 in figures", "2024"), ("Results for 2021", "2021"), ("2023 in brief", "2023"), ("Towns from 1990 to 2010", ""), ("History until 1945", ""),
        ("The fair of 2024 and that of 2025", ""), ("Room 2014", ""),
    ],
)  # fmt: skip
def test_a_heading_dates_what_stands_under_it(heading: str, expected: str) -> None:
    assert heading_date(heading) == expected
