"""Which values of two texts are held against each other because the words around them ask the same?"""

from __future__ import annotations

import pytest

from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.prose import Document
from claimcheck.texts import lay_out, read_against
from tests import clock

KNOWN: Ledger = load([]).ledger(today=740_000)

# Sentences that ask the same of one subject and give another answer.
ECHOES = [
    ("Flooding the Arven valley displaced families from eleven villages.", "Families from fourteen villages had to leave the Arven valley before its flooding."),
    ("The Lossmere archive keeps 318 boxes of her letters.", "Her letters fill 381 boxes at the Lossmere archive."),
    ("The Corda 3 has a 4,200 mAh battery and two cameras.", "Its maker gives the Corda 3 a battery of 4,020 mAh, and two cameras."),
    ("The app of Corda Labs is available in 32 languages.", "Corda Labs has translated the app into 35 languages."),
    ("The Hallam family owns 62% of the shares in Corda Labs.", "According to the register, 58 per cent of the shares in Corda Labs belong to the Hallam family."),
    ("Amendments to the Ostby charter need two thirds of the votes cast.", "Under the Ostby charter, amendments need three fifths of the votes cast."),
    ("The Selby reservoir can hold 45 million cubic metres of water.", "When full, the Selby reservoir can store 54 million cubic metres of water."),
    ("Twelve miners died in the Garrow pit explosion.", "The explosion in the Garrow pit killed fifteen miners."),
    ("The great bell of Marholm was cast in Utrecht in 1516.", "In the north tower hangs the great bell of Marholm, which was cast in Utrecht in 1561."),
    ("The Ostby Union holds a congress every three years.", "Every five years the Ostby Union holds a congress."),
    ("Anders Vik is the 17th president of the Ostby Union.", "Anders Vik became the 18th president of the Ostby Union in spring."),
    ("The Treaty of Kesten was signed on 4 May 1832 in the town hall.", "On 14 May 1832 the Treaty of Kesten was signed in the town hall by five dukes."),
    ("The Treaty of Kesten has 27 articles and two annexes.", "Two annexes follow the 29 articles of the Treaty of Kesten."),
    ("The Marholm lighthouse has 199 steps and a fixed lens.", "Visitors climb 179 steps to the lens of the Marholm lighthouse."),
    ("Its pen distinguishes 4,096 pressure levels on the Corda 3.", "The pen of the Corda 3 knows 8,192 pressure levels."),
    ("The Halmar Line was opened in 1887 by the king.", "The king opened the Halmar Line in 1889, with a speech."),
    ("The Halmar Line has 23 tunnels on its way through the Skarv mountains.", "Through the Skarv mountains, the Halmar Line runs in 32 tunnels."),
    ("The nave of Marholm Abbey is 74 metres long.", "With a length of 47 metres, or so the guide says, it is small: the nave of Marholm Abbey is 47 metres long."),
    ("The Battle of Skarv cost the Duke 1,400 cavalry horses.", "The Duke lost 1,100 cavalry horses at the Battle of Skarv."),
    ("Lena Orth published her third symphony in Kesten in 1911.", "In Kesten Lena Orth published her fourth symphony, and it was the last."),
    ("The cathedral of Kesten was consecrated in 1284 by Bishop Oda.", "The cathedral of Kesten was consecrated by Bishop Oda in 1248."),
    ("He scored 112 goals in 240 matches for Arvik Town.", "For Arvik Town he scored 121 goals in 240 matches."),
    ("The Skarv glacier has an area of 48 square kilometres.", "With an area of 84 square kilometres, the Skarv glacier is the largest in Velan."),
    ("Construction of the Marholm tunnel began in 1990 and took six years.", "Construction of the Marholm tunnel began in 1992."),
    ("The album Night Ferry sold 40,000 copies in Norway.", "In Norway the album Night Ferry sold 14,000 copies."),
    ("Lena Orth was born in Kesten on 3 May 1882.", "Lena Orth was born on 13 May 1882 in Kesten."),
    ("The Arvik lighthouse is 38 metres tall.", "The Arvik lighthouse, 83 metres tall, stands on a rock."),
    ("The Battle of Skarv was fought on 12 June 1402.", "The Battle of Skarv was fought on 12 July 1402 near the ford."),
    ("About 40% of the residents of Ostby speak Velan.", "Some 60% of the residents of Ostby speak Velan."),
    ("The Ostby ferry can carry 120 cars.", "The Ostby ferry can carry 210 cars and 800 passengers."),
    ("The fire destroyed 74 houses in Kesten.", "In Kesten 47 houses were destroyed by the fire."),
    ("The first edition of the Ostby Courier appeared on 2 January 1871.", "The Ostby Courier first appeared on 2 January 1817."),
    ("The seat of the see was moved to Kesten in 1345.", "In 1354 the seat of the see was moved to Kesten."),
]  # fmt: skip

# Sentences with two values that do not answer one question, or do so alike.
NEAR = [
    ("The Lossmere archive keeps 318 boxes of her letters.", "The Lossmere archive keeps 40 boxes of his maps."),
    ("The Halmar Line has 23 tunnels.", "The Skarv Line has 32 tunnels."),
    ("The nave of Marholm Abbey is 74 metres long.", "The nave of Marholm Abbey is 22 metres wide."),
    ("The nave of Marholm Abbey is 74 metres long.", "The tower of Marholm Abbey is 31 metres high."),
    ("In 1990 the Ostby Union ran 14 hostels.", "In 2004 the Ostby Union ran 22 hostels."),
    ("In 1990 the Ostby Union ran 14 hostels.", "The Ostby Union has run 22 hostels since the Kesten hostel opened on 3 May 2004."),
    ("The Ostby Union runs 14 hostels.", "The Ostby Union plans to run 22 hostels."),
    ("The Ostby Union runs 14 hostels.", "The Ostby Union runs three of the hostels in winter."),
    ("The Ostby Union runs 14 hostels.", "Two other hostels were left by the Ostby Union."),
    ("The Ostby Union runs 14 hostels.", "The Ostby Union runs more than a dozen hostels."),
    ("The Selby reservoir can hold 45 million cubic metres of water.", "In March the Selby reservoir held 31 million cubic metres of water."),
    ("The Hallam family owns 62% of the shares in Corda Labs.", "The Berg fund owns 12% of the shares in Corda Labs."),
    ("The Hallam family owns 62% of the shares in Corda Labs.", "Corda Labs sells 40% of its phones in Asia."),
    ("Lena Orth wrote her third symphony in 1911.", "Lena Orth wrote her fourth symphony in 1919."),
    ("Anders Vik is the 17th president of the Ostby Union.", "Mara Lund is the 18th president of the Ostby Union."),
    ("The Halmar Line was opened in 1887.", "The Halmar Line was closed in 1962."),
    ("The Halmar Line has been electric since 1931.", "The Halmar Line was steam-hauled until 1930."),
    ("The Treaty of Kesten has 27 articles.", "The Treaty of Ostby has 29 articles."),
    ("The collection of Marholm Abbey grew by 212 manuscripts.", "The collection of Marholm Abbey comprises 4,100 manuscripts."),
    ("The Marholm factory makes 300 clocks a year.", "The Marholm factory makes 25 clocks a month."),
    ("The Corda 3 has a 4,200 mAh battery.", "The Corda 2 has a 3,100 mAh battery."),
    ("The pit employed 240 miners.", "The explosion killed 15 miners."),
    ("The Halmar Line serves 23 stations.", "The Halmar Line serves 23 stations, 9 of them underground."),
    ("The tower of Marholm has 199 steps.", "The cellar of Marholm has 12 steps."),
    ("The damage in series 1 and 2 tests of the Corda frame was small.", "The damage in series 3 and 4 tests of the Corda frame was small."),
    ("The town was never home to 40 weavers.", "The town was home to 60 weavers."),
]  # fmt: skip
# The same, where both texts are about the club or town that they are headed by.
OF_ONE = [
    ("The city has 14 parishes. Its cathedral was finished in 1320.", "The city has 14 parishes. Its cathedral was begun in 1230."),
    ("The album sold 40,000 copies in Norway.", "The album sold 12,000 copies in Sweden."),
    ("The species lays three to five eggs.", "The species lays its eggs in two nests."),
    ("In the 1998 election the party won 34 seats.", "In the 2002 election the party won 29 seats."),
    ("He scored 12 goals for Arvik and 30 goals for Selby.", "For the national team he scored 5 goals."),
    ("The first season has 10 episodes.", "The second season has 12 episodes."),
    ("The population was 4,210 at the 2001 census.", "The population was 4,415 at the 2011 census."),
    ("The bridge's main span is 240 metres.", "The bridge's side spans are 80 metres."),
    ("She won three gold medals in 1996.", "She won two silver medals in 1996."),
    ("The male weighs 4 kg.", "The female weighs 3 kg."),
    ("The film grossed $40 million worldwide.", "The film grossed $12 million in the United States."),
    ("He was elected in 1984.", "He was re-elected in 1988."),
    ("The tower was damaged by fire in 1666.", "The tower was damaged by bombs in 1941."),
    ("The church was rebuilt in 1740.", "The church was rebuilt in 1890 after a fire."),
    ("The company opened its second factory in 1951.", "The company opened its third factory in 1960."),
    ("The lake is 12 km long and 3 km wide.", "The lake is 300 m deep."),
    ("He played 45 matches for Arvik Town.", "He played 120 matches for Selby United."),
    ("The school has 800 pupils and 60 teachers.", "The school has 60 staff."),
    ("The river rises at 1,200 metres.", "The river falls 300 metres in its first mile."),
    ("She published her first novel in 1960 and two collections of poems in 1962.", "She published a collection of stories in 1971."),
    ("Construction of the Marholm tunnel began in 1990.", "Construction of the Marholm bridge began in 1996."),
    ("The museum was visited by 120,000 people in 2015.", "The museum was visited by 90,000 people last year."),
    ("At the age of 12 he moved to Kesten.", "At the age of 30 he moved to Oslo."),
    ("About 40% of the residents speak Velan.", "About 25% of the residents speak Ostric."),
    ("The ship was launched on 3 May 1911.", "The ship was commissioned on 9 June 1912."),
    ("The army lost 300 men on the first day.", "The army lost 1,200 men in the campaign."),
    ("The Arvik line has 12 trains a day.", "The Arvik line has 40 trains a week."),
    ("Two of her sons died in the war.", "She had five sons."),
    ("He received 52% of the votes in the first round.", "He received 61% of the votes in the runoff."),
    ("The song spent 4 weeks at number one.", "The song spent 20 weeks on the chart."),
]  # fmt: skip


def read(*texts: str) -> tuple[Document, ...]:
    return read_against([lay_out(f"{'ab'[n]}.txt", text + "\n", markdown=False) for n, text in enumerate(texts)], KNOWN)


def shared(*texts: str) -> list[str]:
    """The properties that several texts answer with another value."""
    answers: dict[str, dict[str, str]] = {}
    for document in read(*texts):
        for statement in document.statements:
            answers.setdefault(f"{statement.subject} {statement.property}", {})[document.page.path] = statement.value
    return [question for question, told in answers.items() if len(set(told.values())) > 1]


def echoes(*texts: str) -> list[tuple[str, str]]:
    """The properties and values that are told because of the words around them."""
    return [(one.property, one.value) for document in read(*texts) for one in document.statements if one.property.startswith("echo-")]


@pytest.mark.parametrize(("one", "other"), ECHOES)
def test_values_that_are_asked_the_same_are_compared(one: str, other: str) -> None:
    assert shared(one, other)
    assert shared(other, one)


@pytest.mark.parametrize(("one", "other"), [*NEAR, *OF_ONE, *((f"# Arvik\n\n{one}", f"# Arvik\n\n{other}") for one, other in OF_ONE)])
def test_values_that_are_asked_otherwise_are_not(one: str, other: str) -> None:
    assert echoes(one, other) == echoes(other, one) == []


def test_a_question_that_a_text_answers_with_two_figures_is_not_one() -> None:
    one = "# Ostby Union\n\nThe Ostby Union runs 14 hostels.\n"
    other = "# Ostby Union\n\nIn the north the Ostby Union runs 9 hostels. In the south the Ostby Union runs 12 hostels.\n"
    assert echoes(one, other) == []


def test_what_one_text_says_twice_is_compared_with_the_place_that_speaks_of_it() -> None:
    one = "The museum in Kesten shows 40 clocks from Utrecht in its cellar."
    other = "The museum shows 90 clocks by local makers upstairs. In its cellar the museum in Kesten shows 30 clocks from Utrecht."
    assert sorted(value for _, value in echoes(one, other)) == ["30", "40"]


def test_a_value_that_agrees_elsewhere_is_no_echo() -> None:
    one = "The museum in Kesten shows 40 clocks from Utrecht."
    other = "The museum in Kesten shows 40 clocks from Utrecht. Visitors of the museum in Kesten saw 30 clocks from Utrecht."
    assert echoes(one, other) == []


def test_both_sides_are_told_of_one_subject_with_the_words_they_share() -> None:
    one = "# Marholm Abbey\n\nMarholm Abbey is a ruin. The crypt holds 46 stone coffins of monks.\n"
    other = "# Marholm Abbey\n\nMarholm Abbey is a ruin. Below, 64 stone coffins of monks stand in the crypt.\n"
    documents = read(one, other)
    told = [[one for one in document.statements if one.property.startswith("echo-")] for document in documents]
    assert [[(one.value, one.when, one.scope, one.modality) for one in each] for each in told] == [[("46", "", "", "")], [("64", "", "", "")]]
    (here,), (there,) = told
    assert (here.subject, here.property) == (there.subject, there.property)
    labels = {prop.label for document in documents for prop in document.properties if prop.id == here.property}
    assert len(labels) == 1
    assert {"stone", "coffins"} <= set(labels.pop().split())
    for document, one_told in zip(documents, (here, there), strict=True):
        text = document.page.blocks[one_told.block].text
        assert text[one_told.value_start : one_told.value_end] == one_told.value
        assert one_told.start <= one_told.value_start < one_told.value_end <= one_told.end


def test_three_texts_are_compared_with_one_another() -> None:
    texts = [f"The app of Corda Labs is available in {many} languages." for many in (32, 35, 41)]
    documents = read_against(
        [lay_out(f"{n}.txt", f"{'So far' if n else 'Now'}, {text[0].lower()}{text[1:]}\n", markdown=False) for n, text in enumerate(texts)], KNOWN
    )
    assert all(document.statements for document in documents)


def test_the_order_of_texts_does_not_matter_to_what_is_found() -> None:
    for one, other in ECHOES:
        assert sorted(value for _, value in echoes(one, other)) == sorted(value for _, value in echoes(other, one))


def test_tables_that_were_run_together_and_lists_of_contents_ask_nothing() -> None:
    table = "Yea 12 members Nay 13 members Total 25 members Absent 3 members Paired 4 members Late 5 members Other 6 members None 7 members Some 8 members."
    assert echoes(table, table.replace("12", "15")) == []
    assert echoes("Regression results by party ........ 11 tables", "Regression results for party ........ 12 tables") == []


def test_time_is_linear_in_sentences_that_all_ask_the_same() -> None:
    def prepare(many: int) -> clock.Work:
        text = "\n\n".join(f"The hall of the bridge has {n % 900 + 100} grey boxes." for n in range(many))
        return lambda: read(text, text.replace("bridge", "span"))

    clock.in_proportion(prepare, 40, 640)
