"""Whom do texts on many subjects speak of, and of whom is what stands between ‹ and › said?"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from claimcheck.load import load
from claimcheck.prose import Header, Page
from claimcheck.texts.cast import Cast, about, cast, under
from claimcheck.texts.layout import lay_out
from claimcheck.texts.sentence import sentences

_LEDGER = load([]).ledger()
_TRUST = "# Skerry Light Trust\n\nThe **Skerry Light Trust** (SLT) is a charity that keeps lighthouses. "
_VOLTA = "# Volta Motors\n\nVolta Motors AG is a carmaker in Bern. "
_LEE = "# Ann Lee\n\nAnn Lee (born 4 May 1963) is a Welsh novelist. "
_BRIDGE = "# Garrow Bridge\n\nThe Garrow Bridge is a suspension bridge over the Tarn. "
_TABLET = "# Arvo 3\n\nThe Arvo 3 is a tablet made by Ampere Cars. "
_SEAL = "The grey seal (Halichoerus grypus) is a large seal of the Atlantic. "
_NOVEL = "# The Salt Road\n\nThe Salt Road is a novel by Ann Lee. "


def told(marked: str, path: str = "text.md") -> str:
    """The id of whom the marked word is said, or ``-`` where it cannot be told."""
    start, end = marked.index("‹"), marked.index("›") - 1
    text = marked.replace("‹", "").replace("›", "")
    wanted = text[start:end]
    page = lay_out(path, text, markdown=True)
    known = cast([page], _LEDGER)
    for sentence in sentences(page, ()):
        block = page.blocks[sentence.block].text
        at = block.rfind(wanted, sentence.start, sentence.end)
        if at >= 0 and (block.count(wanted) == 1 or text.find(wanted) == start):
            token = next(i for i, word in enumerate(sentence.words) if word.end > at)
            who = about(sentence, token, known)
            return who.id if who else "-"
    raise AssertionError(f"{wanted!r} stands in no sentence")


ABOUT = [
    (_TRUST + "Founded in ‹1887›, the trust has grown.", "skerry-light-trust"),
    (_TRUST + "It was founded in ‹1887›.", "skerry-light-trust"),
    (_TRUST + "The SLT was founded in ‹1887›.", "skerry-light-trust"),
    (_TRUST + "The Trust was founded in ‹1887›.", "skerry-light-trust"),
    (_TRUST + "The organisation has ‹60› staff.", "skerry-light-trust"),
    (_TRUST + "The charity, founded in ‹1887›, has grown.", "skerry-light-trust"),
    (_TRUST + "The Oban-based charity has ‹60› staff.", "skerry-light-trust"),
    (_TRUST + "Its budget is ‹3 million pounds›.", "skerry-light-trust"),
    (_TRUST + "Its staff of ‹60› works on islands.", "skerry-light-trust"),
    (_TRUST + "The trust’s budget is ‹3 million pounds›.", "skerry-light-trust"),
    (_TRUST + "The budget of the trust is ‹3 million pounds›.", "skerry-light-trust"),
    (_TRUST + "The budget of the SLT rose to ‹3 million pounds›.", "skerry-light-trust"),
    (_TRUST + "With ‹60› staff, the trust is small.", "skerry-light-trust"),
    (_TRUST + "In 2010 the trust opened ‹12› lighthouses.", "skerry-light-trust"),
    (_TRUST + "It owns a ship and employs ‹60› people.", "skerry-light-trust"),
    (_TRUST + "It owns a ship, and its budget is ‹3 million pounds›.", "skerry-light-trust"),
    (_TRUST + "More than ‹300› people work for the trust.", "skerry-light-trust"),
    (_TRUST + "Membership stands at ‹173›.", "skerry-light-trust"),
    (_TRUST + "Membership costs ‹30 pounds›.", "membership"),
    (_TRUST + "The centre in Oban opened in ‹2010›.", "centre in oban"),
    (_TRUST + "Its Nairobi office opened in ‹2010›.", "nairobi office of skerry-light-trust"),
    (_TRUST + "The museum opened in ‹2010›.", "museum"),
    (_TRUST + "There are ‹40› gulls.", "-"),
    (_TRUST + "Ann Lee, who joined in ‹1999›, is its director.", "ann-lee"),
    (_TRUST + "Ann Lee, who left in 2004, joined in ‹1999›.", "ann-lee"),
    (_TRUST + "Ann Lee, elected in ‹2004›, is its director.", "ann-lee"),
    (_TRUST + "Ann Lee joined in 1999. Lee became director in ‹2004›.", "ann-lee"),
    (_TRUST + "Ann Lee joined in 1999. She became director in ‹2004›.", "ann-lee"),
    (_TRUST + "Ann Lee joined in 1999. Dr Lee became director in ‹2004›.", "ann-lee"),
    (_TRUST + "Ann Lee joined in 1999. It was founded in ‹1887›.", "skerry-light-trust"),
    (_TRUST + "Ann Lee and Ida Lee joined in 1999. Lee became director in ‹2004›.", "-"),
    (_TRUST + "Ann Lee met Ida Brandt. She was born in ‹1960›.", "ann-lee"),
    (_TRUST + "Lee’s predecessor retired in ‹2003›. Ann Lee followed.", "predecessor of ann-lee"),
    (_TRUST + "The trust belongs to the Northern Lights Board, which was founded in ‹1850›.", "northern-lights-board"),
    (_TRUST + "The trust, which was founded in ‹1887›, has grown.", "skerry-light-trust"),
    (_TRUST + "The trust and the Northern Lights Board signed a pact in ‹2001›.", "-"),
    (_TRUST + "The Northern Lights Board was founded in 1850. The board has ‹12› members.", "northern-lights-board"),
    (_TRUST + "The Northern Lights Board was founded in 1850. It has ‹12› members.", "northern-lights-board"),
    (_TRUST + "The trust runs a school founded in ‹1900›.", "school"),
    (_TRUST + "According to Ann Lee, the SLT has ‹60› staff.", "skerry-light-trust"),
    (_TRUST + "Ann Lee said that the trust has ‹60› staff.", "skerry-light-trust"),
    (_TRUST + "Ann Lee said the trust has ‹60› staff.", "skerry-light-trust"),
    (_TRUST + "The population of Oban is ‹8,500›.", "oban"),
    (_TRUST + "When the war began, the trust had ‹40› staff.", "skerry-light-trust"),
    (_TRUST + "Although the board is old, the trust has ‹60› staff.", "skerry-light-trust"),
    (_TRUST + "SLT staff number ‹60›.", "skerry-light-trust"),
    (_TRUST + "A lighthouse on Arran was built in ‹1790›.", "lighthouse on arran"),
    (_VOLTA + "The company employs ‹5,200› people.", "volta-motors-ag"),
    (_VOLTA + "The company, based in Bern, reported revenue of ‹1.2 billion euros›.", "volta-motors-ag"),
    (_VOLTA + "Volta Motors was founded in ‹1990›.", "volta-motors-ag"),
    (_VOLTA + "Its rival Ampere Cars was founded in ‹1999›.", "ampere-cars"),
    (_VOLTA + "Chief executive Maria Keller joined in ‹2012›.", "maria-keller"),
    (_VOLTA + "Maria Keller, 52, who took over in ‹2019›, is an engineer.", "maria-keller"),
    (_VOLTA + "The plant in Basel has ‹800› workers.", "plant in basel"),
    (_VOLTA + "Revenue rose to ‹1.2 billion euros›.", "volta-motors-ag"),
    (_VOLTA + "The company’s workforce is expected to grow to ‹6,000›.", "volta-motors-ag"),
    (_LEE + "She studied in Lund and moved to Oslo in ‹1985›.", "ann-lee"),
    (_LEE + "Lee moved to Cardiff in ‹1971›.", "ann-lee"),
    (_LEE + "Her first novel was published in ‹1988›.", "first novel of ann-lee"),
    (_LEE + "Her husband died in ‹2001›.", "husband of ann-lee"),
    (_LEE + "The novelist lives in Lund and won the prize in ‹1999›.", "ann-lee"),
    (_BRIDGE + "It spans ‹503› metres.", "garrow-bridge"),
    (_BRIDGE + "The bridge spans ‹503› metres.", "garrow-bridge"),
    (_BRIDGE + "Opened in ‹1931›, the bridge has six lanes.", "garrow-bridge"),
    (_BRIDGE + "Its length is ‹503› metres.", "garrow-bridge"),
    (_BRIDGE + "The old bridge was ‹90› metres long.", "old bridge"),
    (_NOVEL + "It was published in ‹1988›.", "salt-road"),
    (_NOVEL + "The novel was published in ‹1988›.", "salt-road"),
    (_BRIDGE + "The Tarn itself is ‹287› km long.", "tarn"),
    ("# Grey seal\n\n" + _SEAL + "It was described in ‹1791›.", "grey-seal"),
    ("# Grey seal\n\n" + _SEAL + "The species was described in ‹1791›.", "grey-seal"),
    ("# Grey seal\n\n" + _SEAL + "The seal lives for ‹35› years.", "grey-seal"),
    ("# Grey seal\n\n" + _SEAL + "The pup weighs ‹14 kg›.", "young of grey-seal"),
    ("# Grey seal\n\n" + _SEAL + "Bulls are large and weigh ‹310 kg›.", "males of grey-seal"),
    ("# Grey seal\n\n" + _SEAL + "A male weighs ‹310 kg›.", "males of grey-seal"),
    ("# Grey seal\n\n" + _SEAL + "Seals eat ‹5 kg› of fish a day.", "grey-seal"),
    ("# Common swift\n\nThe common swift (Apus apus) is a medium-sized bird. The bird lays ‹three› eggs.", "common-swift"),
    ("# Common swift\n\nThe common swift (Apus apus) is a medium-sized bird. The clutch has ‹three› eggs.", "clutch of common-swift"),
    ("# Arrow 9\n\nThe Arrow 9 is an aircraft. The first prototype flew on ‹25 October 1955›.", "first prototype of arrow-9"),
    ("# Arrow 9\n\nThe Arrow 9 is an aircraft. The maiden flight of the first of three prototypes took place on ‹25 October 1955›.", "-"),
    ("# Vasa\n\nThe Vasa is a ship. The wreck rests in about ‹80 m› of water.", "wreck of vasa"),
    ("# MS Lund\n\nMS Lund was a ship built in Turku. The vessel left Lund in ‹1950›.", "ms-lund"),
    ("# Clas Holm\n\nClas Holm is a retailer in Sweden. As of 2022, the chain has ‹232› stores.", "clas-holm"),
    ("# Grey seal\n\n" + _SEAL + "The Scottish population was ‹532› animals.", "scottish population of grey-seal"),
    ("# Sofar lengi\n\nSofar lengi is the second studio album by the band Undir. It was released in ‹1999›.", "sofar-lengi"),
    ("# Sofar lengi\n\nThe band recorded Sofar lengi in Oslo. The album was released in ‹1999›.", "sofar-lengi"),
    ("# Life on the islands\n\nLife on the islands is hard. It began in ‹1887›.", "-"),
    ("# Boeing 747 Crash\n\nA Boeing 747 crashed near Oban. The aircraft carried ‹40› people.", "boeing-747"),
    (_BRIDGE + "It has two towers. The taller of them was built in ‹1931›.", "-"),
    ("# How it began\n\nThe port at Lund opened in ‹1880›.", "port at lund"),
    (
        "# Fokker 27 Friendship\n\nThe Fokker 27 Friendship is a Dutch airliner built by Fokker. The type entered service in ‹1958›.",
        "fokker-27-friendship",
    ),
    ("# Fokker 27 Friendship\n\nThe Friendship was the best airliner of its time. The Friendship flew in ‹1955›.", "fokker-27-friendship"),
    ("# Finland (ship)\n\nMS Finland was a ferry built in Turku. She had a length of ‹155 m›.", "ms-finland"),
    ("# Finland (ship)\n\nThe sinking of MS Finland was a disaster. The ship had a length of ‹155 m›.", "ms-finland"),
    ("# Finland (ship)\n\nMS Finland was a ferry built in Turku. The Finland sank in ‹1994›.", "ms-finland"),
    ("# Finland (ship)\n\nMS Finland was a ferry built in Turku. Finland has ‹19› regions.", "-"),
    ("# Georgia (film)\n\nGeorgia is a film by Ann Lee. The film was shot in ‹1994›.", "georgia"),
    ("# Volta\n\nVolta Oyj, headquartered in Turku, is one of the four largest makers of lifts.\n\nThe company opened in ‹1910›.", "volta-oyj"),
    ("# Oban\n\nOban is a town in Scotland. Malcolm Reid, a lawyer, founded the town on ‹1 October 1775›.", "malcolm-reid"),
    ("# Garm\n\nThe Garm is a river. In 1973 the peak of ‹4,284 m3› was recorded.", "peak"),
    (_BRIDGE + "It was designed by Ida Brandt and completed in ‹1935›.", "garrow-bridge"),
    (_BRIDGE + "The bridge was begun by Jesuits in ‹1611›.", "garrow-bridge"),
    (_BRIDGE + "The operator, the Tarn Water Board, has ‹310› staff.", "tarn-water-board"),
    (_BRIDGE + "It was accountable only to its ‹12› owners.", "garrow-bridge"),
    (_TRUST + "Ampere Cars, a maker founded in ‹1999›, gave money.", "ampere-cars"),
    (_TRUST + "Likewise, the trust owns ‹12› boats.", "skerry-light-trust"),
    (_TRUST + "Growth was slow. It owns ‹12› boats.", "skerry-light-trust"),
    (_TRUST + "The cost was ‹3 million pounds›.", "skerry-light-trust"),
    (_LEE + "She married Ian Ford in 1995. He died in ‹2010›.", "ian-ford"),
    (_BRIDGE + "The town of Hamn has ‹12,000› inhabitants.", "hamn"),
    (_BRIDGE + "Fishing employs ‹300› people.", "fishing"),
    (_NOVEL + "Lee was born in ‹1963›.", "ann-lee"),
    (_LEE + "Her textbook, The Heavy Metals, sold well. She won a medal in ‹1949›.", "ann-lee"),
    (_LEE + "The Lee Institute in Odense, named after her, has ‹85› staff.", "lee-institute"),
    (_LEE + "The Lee Institute in Odense is named after her. Lee wrote ‹112› papers.", "ann-lee"),
    (_LEE + "She took her degree in ‹1985›.", "ann-lee"),
    (_TRUST + "Since 2018 the director has been Jaan Tamm, an Estonian born in ‹1975›.", "jaan-tamm"),
    (_TRUST + "Since 2018 the director has been Jaan Tamm. Tamm joined in ‹2004›.", "jaan-tamm"),
    (_TRUST + "The first woman to join was the keeper Edith Rae, who served for ‹31› years.", "edith-rae"),
    (_TRUST + "Its budget that year was ‹9.4 million pounds›.", "skerry-light-trust"),
    (_TRUST + "Its home is the Corn Hall, a former market built in 1872 that seats ‹1,450› people.", "corn-hall"),
    (_TRUST + "A strike in 1979 lasted ‹eleven› weeks.", "strike"),
    (_TRUST + "The tower, whose lamp is bright, dates from ‹1840›.", "tower"),
    (_TRUST + "Around ‹900› sailors were saved.", "skerry-light-trust"),
    (_TRUST + "Unions say that jobs may go at the yard, where ‹310› people work.", "-"),
    (_TABLET + "Its app was written by Dana Okello, a student in Nairobi. Okello left in ‹2020›.", "dana-okello"),
    (_TABLET + "The battery pleonasts ‹19› days.", "-"),
    ("# Zemlin\n\nZemlin is a city on the Dreva. The town had ‹61,200› inhabitants in 1939.", "zemlin"),
    ("# Kite\n\nKite is a free text editor written in Rust. The program supports ‹62› languages.", "kite"),
    (_VOLTA + "Its newest car, the Volta E9, weighs ‹1.9 tonnes›.", "volta-e9"),
    (_VOLTA + "Its newest car, the Volta E9, weighs 1.9 tonnes and has ‹four› doors.", "volta-e9"),
    (_VOLTA + "The Volta E9, still its best selling model, costs ‹40,000 euros›.", "volta-e9"),
    (_VOLTA + "Maria Keller, the head of three plants and two offices, has left, aged ‹61›.", "maria-keller"),
    (_VOLTA + "The charter, with its 12 chapters and two annexes, was signed in ‹1999›.", "charter of volta-motors-ag"),
    (_VOLTA + "The Bern Motor Museum, which opened in 1972 and has ‹five› halls, belongs to it.", "bern-motor-museum"),
    (_VOLTA + "It must not be confused with the Motor Museum in Oban, which opened in ‹1972› and has five halls.", "motor-museum"),
    (_VOLTA + "Its chair is Ida Brandt, who was appointed on ‹3 June 2020›.", "ida-brandt"),
    (_VOLTA + "It is a member of the Union of Motor Makers, which has ‹63› members.", "union-of-motor-makers"),
    (_VOLTA + "The engine, a turbine built in ‹1846›, is shown in Basel.", "engine"),
    (_VOLTA + "The motto, “Drive on, drive well”, was adopted in ‹1968›.", "volta-motors-ag"),
    (_VOLTA + "Its ‹five› plants stand in Bern.", "volta-motors-ag"),
    (_VOLTA + "Its five plants use ‹40 MWh› of power.", "plants of volta-motors-ag"),
    (_VOLTA + "‹Twenty› workers were hurt in the fire.", "volta-motors-ag"),
    (_VOLTA + "Half of them work in Basel, the rest in ‹12› offices.", "-"),
    (_VOLTA + "Ida Brandt is chair. The factory has ‹800› workers.", "factory of volta-motors-ag"),
    (_TABLET + "The screen measures ‹26 cm›.", "screen of arvo-3"),
    (_TABLET + "At ‹375 grams› the tablet is light.", "arvo-3"),
    (_TABLET + "The 3,070 mAh battery lasts ‹nineteen days›.", "battery of arvo-3"),
    (_TABLET + "It was the Arvo 2, its third model, that made its name. It sold ‹900› times.", "arvo-2"),
    (_TABLET + "Of its two pens, one has ‹2,048› levels.", "-"),
    (_LEE + "She married Ian Ford in 1995. He died in 2010. She has ‹two› sons.", "ann-lee"),
    (_LEE + "Her debut, The Salt Road, appeared in 1957 and sold ‹900› copies.", "salt-road"),
    (_LEE + "Lee's third novel, The Tin Mile, has ‹412› pages.", "tin-mile"),
    (_LEE + "The Salt Road, her ‹second› novel, appeared in 1990.", "salt-road"),
    (_BRIDGE + "The deck is ‹12 metres› wide.", "deck of garrow-bridge"),
    (_BRIDGE + "The bridge's deck is ‹12 metres› wide.", "deck of garrow-bridge"),
    (_BRIDGE + "The deck of the bridge is ‹12 metres› wide.", "deck of garrow-bridge"),
    (_BRIDGE + "Its deck is ‹12 metres› wide.", "deck of garrow-bridge"),
    (_BRIDGE + "The deck of the Garrow Bridge is ‹12 metres› wide.", "deck of garrow-bridge"),
    (_BRIDGE + "The ‹387-foot› structure carries six lanes.", "garrow-bridge"),
    (_BRIDGE + "Built in ‹1846›, it carries six lanes.", "garrow-bridge"),
    (_BRIDGE + "The architect, Ida Brandt, was born in ‹1820›.", "ida-brandt"),
    (_BRIDGE + "The bridge, designed by Ida Brandt and opened in ‹1931›, has six lanes.", "garrow-bridge"),
    (_BRIDGE + "The bridge has two towers, each ‹90 metres› high.", "-"),
    (_BRIDGE + "The bridge was designed by Ida Brandt, who was born in ‹1820›.", "ida-brandt"),
    (_BRIDGE + "The bridge replaced a ferry that had run since ‹1820›.", "ferry"),
    (_TRUST + "The secretariat in Oban has ‹12› staff.", "skerry-light-trust"),
    (_TRUST + "The supervisory board has ‹12› members.", "supervisory board"),
    (_TRUST + "The society said that ‹40› boats were lost.", "-"),
    (_TRUST + "Since ‹1990› the trust has owned boats.", "skerry-light-trust"),
    (_TRUST + "The trust employs Ann Lee and ‹12› others.", "skerry-light-trust"),
    (_TRUST + "Most of its money comes from ‹300› donors.", "-"),
    (_TRUST + "The trust's founder, Ann Lee, died in ‹1950›.", "ann-lee"),
    (_TRUST + "Chaired by Ann Lee since ‹2015›, the trust has grown.", "skerry-light-trust"),
    (_TRUST + "In Oban, the trust has ‹two› shops.", "skerry-light-trust"),
    (_TRUST + "The trust bought Fair Head, a farm of ‹300 hectares›, in 1990.", "fair-head"),
    (_TRUST + "The trust, originally a branch of the Northern Board, became independent in ‹1901›.", "skerry-light-trust"),
    (_TRUST + "The trust sold the ship to Ampere Cars, a maker of trucks, for ‹3 million pounds›.", "skerry-light-trust"),
    (_TRUST + "The ship, which is 40 metres long and carries ‹12› people, belongs to the trust.", "ship"),
]


OF_THE_NAME_OR_NOT = [
    ("It signed an agreement with the Republic of Velland, which entered into force in ‹2016›.", False),
    ("It signed an agreement with Velland, which took effect in ‹2016›.", False),
    ("It concluded a treaty with the Kingdom of Norway, which was ratified in ‹2017›.", False),
    ("It signed a convention with the Republic of Velland that was adopted in ‹1999›.", False),
    ("It has a contract with Lund Shipping, which expires in ‹2030›.", False),
    ("It wrote a book about Ann Lee, which was published in ‹1990›.", False),
    ("It owns a biography of Ida Lund, which sold ‹40,000› copies.", False),
    ("It made a film about the Isle of Mull, which was released in ‹2001›.", False),
    ("It owns a bridge near Oban, which opened in ‹1990›.", False),
    ("It holds a conference in Oban, which was attended by ‹400› people.", False),
    ("It keeps a road to Oban, which is ‹12 km› long.", False),
    ("It bought a ship from Lund Shipping, which was launched in ‹1999›.", False),
    ("It is a party to the Treaty of Velland, which entered into force in ‹1990›.", True),
    ("It is a member of the Union of Clock Museums, which was founded in ‹1950›.", True),
    ("It works with Lund University, which was founded in ‹1666›.", True),
    ("It works with the Lund Press, which published ‹40› books.", True),
    ("It has an office in Malmo, which has ‹350,000› inhabitants.", True),
]


@pytest.mark.parametrize(("marked", "named"), OF_THE_NAME_OR_NOT)
def test_what_only_the_noun_ahead_of_a_name_can_do_is_not_said_of_the_name(marked: str, named: bool) -> None:
    names = (
        "velland",
        "country:",
        "lund-",
        "ann-lee",
        "ida-lund",
        "isle-of-mull",
        "oban",
        "republic-of-",
        "treaty-of-",
        "union-of-",
        "malmo",
        "kingdom",
    )
    assert told(_TRUST + marked).startswith(names) is named


@pytest.mark.parametrize(("marked", "expected"), ABOUT)
def test_of_whom_it_is_said(marked: str, expected: str) -> None:
    assert told(marked) == expected


def _cast(texts: Mapping[str, str]) -> Cast:
    return cast([lay_out(path, text, path.endswith(".md")) for path, text in texts.items()], _LEDGER)


def test_an_acronym_in_one_text_and_the_full_name_in_another_are_one_entity() -> None:
    known = _cast({
        "a.txt": "The International Seed Exchange was founded in 1951. It has 40 members.",
        "b.txt": "ISE was founded in 1952, and ISE has 41 members. ISE is in Bern.",
    })  # fmt: skip
    assert known.main["a.txt"] == known.main["b.txt"] == "international-seed-exchange"


def test_full_names_that_differ_in_a_word_are_two_entities() -> None:
    known = _cast({"a.txt": "We saw the National Museum of Art. They saw the National Museum of Arms."})
    assert {"national-museum-of-art", "national-museum-of-arms"} <= known.entities.keys()


def test_accents_case_and_spelling_make_no_other_entity() -> None:
    known = _cast({"a.txt": "They met António Vitor in the Labour Centre.", "b.txt": "They met Antonio Vitor in the Labor Center."})
    assert sum("vitor" in id for id in known.entities) == 1
    assert sum(id.startswith("labo") for id in known.entities) == 1


def test_initials_join_the_one_person_they_can_mean() -> None:
    assert "j-smith" not in _cast({"a.txt": "They met John Smith. They cite J. Smith."}).entities
    assert "j-smith" in _cast({"a.txt": "They met John Smith and Jane Smith. They cite J. Smith."}).entities


def test_the_order_of_texts_changes_nothing() -> None:
    texts = {
        "a.md": "# Skerry Light Trust\n\nThe Skerry Light Trust (SLT) keeps lighthouses. Ann Lee leads it.",
        "b.txt": "SLT hired A. Lee in 2010. The Skerry Light Trust is in Oban.",
    }
    one, other = _cast(texts), _cast(dict(reversed(texts.items())))
    assert dict(sorted(one.entities.items())) == dict(sorted(other.entities.items()))
    assert one.main == other.main


def test_declared_entities_come_first() -> None:
    ledger = load([]).ledger()
    from claimcheck.model import Entity

    declared = Entity(id="slt", name="Skerry Light Trust", short=("SLT",), type="organisation")
    ledger = type(ledger)(ledger.sources, {"slt": declared}, ledger.properties, ledger.claims, ledger.places)
    page = lay_out("a.md", _TRUST, markdown=True)
    assert cast([page], ledger).main["a.md"] == "slt"


def test_the_subject_that_a_header_declares_is_the_main_one() -> None:
    page = lay_out("a.txt", "Ampere Cars sold 40 cars. Ampere Cars is in Bern.", markdown=False)
    page = Page(page.path, page.text, page.markdown, page.blocks, Header(subject="Volta Motors"))
    assert cast([page], _LEDGER).main["a.txt"] == "volta-motors"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Seed Exchange (SE) — Deep Dossier\n\nThe Seed Exchange is a network. It has 12 members.", "seed-exchange"),
        ("# Annual Report 2024\n\nThe Seed Exchange had 12 members. The Seed Exchange is in Bern. The Seed Exchange grew.", "seed-exchange"),
        ("# Notes\n\nAmpere Cars met Volta Motors. Volta Motors met Ampere Cars.", ""),
        ("Lyon is a city in France. It has 500,000 inhabitants.", "lyon"),
        ("It rained. Nobody came.", ""),
    ],
)
def test_the_main_subject_is_told_where_it_is_evident(text: str, expected: str) -> None:
    assert _cast({"a.md": text}).main["a.md"] == expected


def test_a_country_goes_by_its_code() -> None:
    assert "country:fr" in _cast({"a.txt": "They moved to France."}).entities


def test_entries_speak_of_the_person_they_stand_under() -> None:
    page = lay_out("a.md", _TRUST + "\n\n## Ann Lee\n\n- Born: 1963\n\n## Key facts\n\n- Founded: 1887", markdown=True)
    known = cast([page], _LEDGER)
    found = {block.text: who.id for n, block in enumerate(page.blocks) if (who := under(page, n, known))}
    assert found["Born: 1963"] == "ann-lee"
    assert found["Founded: 1887"] == "skerry-light-trust"


@pytest.mark.parametrize(
    "title",
    [
        "The Harbour Trust at a glance", "Harbour Trust: facts and figures", "About the Harbour Trust", "A short history of the Harbour Trust",
        "Harbour Trust (HT)", "Harbour Trust — timeline",
    ],
)  # fmt: skip
def test_a_title_says_whom_a_sheet_of_facts_is_about(title: str) -> None:
    assert _cast({"a.txt": f"{title}\n\nFounded: 1912\nMembers: 175\n"}).main["a.txt"] == "harbour-trust"


def test_clubs_and_companies_go_by_part_of_their_names() -> None:
    known = _cast({
        "a.md": "# Oban Wanderers F.C.\n\nOban Wanderers Football Club is a club founded in 1898. Wanderers have won the cup twice.",
        "b.txt": "OBAN WANDERERS DOWN THE YEARS\n\n1911: First match.\n1988: Wanderers win the cup for the third time.",
        "c.txt": "Ampere Cars, a company in Bern, opened a plant. They say that Ampere sells Ampere OS as well.",
    })  # fmt: skip
    assert known.main["a.md"] == known.main["b.txt"] == "oban-wanderers-football-club"
    assert "wanderers" not in known.entities
    assert "ampere" not in known.entities


def test_a_headline_says_whom_a_report_is_about() -> None:
    text = "Cracks found at Korvil, repairs to cost millions\n\nThe Tarn Water Board said that the Korvil Dam is safe. The Tarn Water Board owns it."
    assert _cast({"a.txt": text}).main["a.txt"] == "korvil-dam"
    text = "# Voting in the Tarn Sea Board\n\nThe Board for the Care of the Tarn Sea (BCTS) meets in Bern. It has 12 members."
    assert _cast({"a.md": text}).main["a.md"] == "board-for-care-of-tarn-sea"


def test_a_short_name_that_two_share_is_that_of_the_one_a_text_names_in_full() -> None:
    known = _cast({
        "a.txt": "Ampere Cars AG is a company in Bern. Ampere sold 40 cars.",
        "b.txt": "The company was founded by Josef Ampere in Bern.",
    })  # fmt: skip
    assert [spot.entity for row in known.spots["a.txt"] for spot in row if spot.entity.startswith("ampere")] == ["ampere-cars-ag"] * 2


@pytest.mark.parametrize("name", ["Tarn Valley Railways", "Ofra Airways", "Brenner Motors", "Harlow Pictures"])
def test_the_name_of_a_company_may_say_what_it_does(name: str) -> None:
    known = _cast({"a.md": f"# {name}\n\n{name} is known in the valley. The company was founded in 1998.\n"})
    [entity] = [entity for entity in known.entities.values() if entity.name == name]
    assert entity.type == "organisation"


def test_a_headline_that_names_a_town_is_about_what_bears_the_name_of_the_town() -> None:
    text = "Lund lights its lamps again\n\nLUND, 9 May 2024 – The Lund Lantern Festival drew 40,000 visitors. Lund paid for it."
    assert _cast({"a.txt": text}).main["a.txt"] == "lund-lantern-festival"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VOLTA Corporation is a company.", "VOLTA Oyj is a company."),
        ("Ann Ida Lee (born 1960) is a poet.", "Ann Lee is a poet. Ann Lee wrote it."),
    ],
)
def test_a_legal_form_or_a_middle_name_makes_no_other_entity(one: str, other: str) -> None:
    title = " ".join(other.split()[:2]) if other.startswith("Ann") else "VOLTA"
    known = _cast({"a.md": f"# {title}\n\n{one}\n", "b.md": f"# {title}\n\n{other}\n"})
    assert known.main["a.md"] == known.main["b.md"] != ""


def test_a_family_of_two_with_one_first_and_last_name_is_not_joined() -> None:
    known = _cast({"a.txt": "Ann Ida Lee (born 1960) met Ann Eva Lee (born 1990), and Ann Lee (born 1930) met both."})
    assert {"ann-ida-lee", "ann-eva-lee", "ann-lee"} <= set(known.entities)


def test_endless_names_are_none() -> None:
    assert _cast({"a.txt": "It was " + "Estonia " * 20_000 + "in the end."}).main["a.txt"] == ""
