"""Which words tell one name from another, and which only vary one? Lists of words, and what a word looks like."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.reading.names import country, fold

LITTLE = frozenset((
    "of for and or in on to at by from with against between under into within upon about as the a an de du des d da do di del la le von van und et y "
    "der die das dem zur zum les el los las"
).split())  # fmt: skip

# Words of one line mean different things where they stand for one another: North Tower and South Tower are two.
_APART = """
north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central
red blue green yellow black white brown grey gray pink purple orange golden gold silver bronze
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
spring summer autumn fall winter
morning afternoon evening night day
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last next
one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion
i ii iii iv v vi vii viii ix x xi xii xiii
annual biennial triennial quarterly monthly weekly daily
upper lower middle
old new
great greater small lesser little big large
high low
left right
inner outer
internal external
interior exterior
domestic foreign
national international regional local global federal provincial municipal european african asian american world
public private
primary secondary tertiary elementary higher
junior senior
major minor
men women boys girls male female men's women's children youth adults
mother father sister brother son daughter
king queen prince princess duke duchess
import export imports exports
before after
war peace
civil criminal
lords commons
arrival arrivals departure departures
past present future
buyer seller buyers sellers
teacher student teachers students
increase decrease rise fall rises falls
best worst better worse
more less most least
always never
all none some
physics chemistry biology mathematics medicine law economics history geography philosophy theology sociology psychology engineering music
literature astronomy geology botany zoology linguistics anthropology archaeology
archaeological architectural historical
sea land air river lake mountain
fresh salt
hot cold warm
long short
early late
rich poor
full part
vice deputy assistant associate acting former
"""
_CLASSES: dict[str, frozenset[int]] = {}
for _n, _line in enumerate(_APART.strip().splitlines()):
    for _word in _line.split():
        _CLASSES[_word] = _CLASSES.get(_word, frozenset()) | {_n}

# The words after these say which of many it is: there a different word is a different thing, unless something else shows that it is not.
KINDS = frozenset((
    "journal review annals transactions proceedings bulletin letters magazine department faculty school institute institut college secretary minister "
    "ministry director professor chair division section bureau museum university academy church diocese award prize medal championship championships cup "
    "league bank hospital library court deputy assistant associate vice office conference workshop master bachelor doctor institutes studies society "
    "president governor chief head officer member commissioner ambassador mayor judge chairman fellow lecturer representative chapter table figure"
).split())  # fmt: skip

_ENDINGS = re.compile(
    r"(?:tion|sion|ment|ity|ism|ness|ship|ance|ence|ancy|ency|ible|able|ical|ular|ial|ual|ional|ental|ative|itive|sive|ous|ology|graphy|ing|ted|ised"
    r"|ized|ated|ful|less|hood|dom|ture|ery|ist|ists|tions|ments|ies)$"
)
_PLAIN = frozenset((
    "able aid air animal animals art arts asset assets bank blood book books border borders business call care cause change charter child children city "
    "citizens civic claim clean clear clinic club coast code common compact concern council country craft culture data deaf death debt deep digital "
    "disease drug earth energy equal expert fair faith family farm farmer farmers film finance fine fire fish food forest forests free friend friends "
    "fund game good goods green growth guard guide harm health heart help heritage home hope house human humane idea income just justice knowledge labor "
    "labour land language law learned legal letter life light line living loss love maritime market marine media member memory merit migrants modern "
    "moral motor movement nature network noise ocean open order orderly panel park patent peace people person place plan plant plants poet police policy "
    "pool port power press price pride program project proof property provisional rail record records reform refuge refugee refugees regular relief rescue "
    "research responsible right rights risk road root rule rural safe safety save school science sciences sea secure security service services shared "
    "shelter ship signal skill skills smart social society soil sound space speech sport sports state states steel storm story strong supply support "
    "survey sustainable task tax team term test theatre theater trade trades train transport travel treaty tree trees trial trust union unity urban valley "
    "victim victims village visit visual voice volunteer vote wage water wealth weather welfare well wild wildlife wind woman wood work worker workers "
    "world young youth animal writer writers reader readers artist artists migration environment climate education technology employment conduct honour honor "
    "abuse access account advance advice affairs age agenda agreement aims alert alliance aspects attack balance base basic basis beach benefit best birth "
    "body bond boat boats brain branch bread bridge bridges brief broad budget build campaign cancer cargo cattle center centre chance charge choice cities "
    "claims coal coasts code combat commerce commitment commons communities competence conflict consent conservation consumer contact content contract "
    "control corruption cost costs country countries crew crime crisis cruel custom customs cycle dance danger deal decent deed demand design dialogue "
    "diet dignity diplomacy direct discrimination diverse domestic duties duty early eastern economic effective effort election end engine enterprise "
    "entry error essential estate ethics ethnic event exchange exercise export express extreme eye fact factory factories fees fever field fight final "
    "firm first fiscal flag fleet flight flood floods flow folk foot force forced foreign formal fresh fruit fuel gas gender gift grain grant ground "
    "group habitat hall hand hate heat heavy helping heritages holiday horse horses hostage housing hunger image inclusion industry infant inquiry insect "
    "interest invest island issue item joint journey judge judges labor lake large lasting lawyers leader leaders lease leisure lesson level lighthouse "
    "liquid list literacy livelihood loan lock locks long loyal mail mandate manner market marriage mass master matter matters meaning means measure "
    "medical meeting mercury merchant message metal migrant mind mine mines minor miner missing mixed mobile mobility model money mother motion mountain "
    "museums music mutual native natural naval navy need needs neighbour neighbor network neutral news non normal number nurse nurses object obligation oil "
    "old open opinion option orphan orphans outer output owner owners paper parent parents parks partner partners party passage passenger past path "
    "patient patients pay pension people permanent pilot pilots plague platform play poison pollution poor post poverty practice pray prayer prison "
    "prisoner prisoners problem process produce product products profit progress prompt protocol purpose quality question quick quiet race radio "
    "rain range rapid rare rate real reason record recovery reef region regions remedy rent repair report reserve resource resources rest return returns "
    "review river rivers role room safeguard sail sailor sailors sale salt sanction sand scheme sector seed seeds self sense sentence series settle sex "
    "share shore short sick side sight simple site size slave slavery slow small smoke soldier soldiers source special species spirit spring stable staff "
    "stage standard standards start station status stock stone stop store strategy stream street strength stress strict strike strong student study style "
    "subject sugar summit support surface swift symbol system table target tariff tidy tobacco tool tools top torture total touch tourism track "
    "tradition tree trend tribe tropical troops true truth type unit upkeep use user users value values vessel vessels victims view violence virus vital "
    "vocation voyage want war warm waste watch water waters wave way weak weapon weapons week west whale whales wheat wide wise wish word words wound wreck "
    "wrecks year yield zone"
).split())  # fmt: skip

_DEMONYMS = re.compile(
    r"(?:african|american|asian|european|australian|austrian|belgian|brazilian|british|bulgarian|canadian|chilean|chinese|croatian|cuban|czech|danish"
    r"|dutch|egyptian|english|estonian|ethiopian|finnish|french|german|ghanaian|greek|hungarian|icelandic|indian|indonesian|iranian|iraqi|irish|israeli"
    r"|italian|jamaican|japanese|jordanian|kenyan|korean|latvian|lebanese|lithuanian|malaysian|mexican|moroccan|nigerian|norwegian|pakistani|peruvian"
    r"|philippine|polish|portuguese|romanian|russian|scottish|serbian|slovak|slovenian|spanish|swedish|swiss|syrian|thai|tunisian|turkish|ukrainian"
    r"|venezuelan|vietnamese|welsh|arab|baltic|nordic|latin|pacific|atlantic|mediterranean|caribbean|catholic|protestant|orthodox|jewish|muslim|christian"
    r"|africa|america|asia|europe|oceania|antarctica|arctic|england|scotland|wales)"
)


# Words that are easily taken for one another in a name: there three equal words tell.
_EXCHANGED = (
    "protection preservation conservation safeguarding",
    "promotion promoting advancement furtherance spreading encouragement",
    "elimination eradication abolition ending suppression",
    "treaty agreement accord pact",
    "programme program project scheme",
    "nuclear atomic",
    "relief rescue aid assistance",
    "reconstruction renewal recovery rebuilding",
    "responsible regular",
    "endangered threatened",
    "facilitate promote support",
    "organization agency",
    "forms kinds",
    "movement migration transfer",
    "upkeep care maintenance",
    "partnership cooperation",
    "guiding general",
    "refugees migrants",
    "reduction prevention",
    "settlement resettlement",
)
_EXCHANGES = {word: n for n, line in enumerate(_EXCHANGED) for word in line.split()}
_FORMED = re.compile(r"(?:s|e|y|al|ic|ical|ed|d|ing|ion|ation|ive|able|ible|ly|ment|mental|ance|ence|ant|ent|ial|ual|tal|ies|ics|ary|ous|an)?")
_LEAST_ROOT = 5


def exchanged(one: str, other: str) -> bool:
    """Are they near enough in meaning that the one is written where the other was meant?"""
    return one in _EXCHANGES and _EXCHANGES[one] == _EXCHANGES.get(other)


def akin(one: str, other: str) -> bool:
    """Are they two forms of one word: environment, environmental?"""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= _LEAST_ROOT and all(_FORMED.fullmatch(word[shared:]) for word in (one, other))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without the ending of a plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=65_536)
def tell_apart(one: str, other: str) -> bool:
    """Do these words, in one place of two names, make them names of different things?"""
    if any(c.isdigit() for c in one + other):
        return True
    if _CLASSES.get(one, frozenset()) & _CLASSES.get(other, frozenset()) or _CLASSES.get(stem(one), frozenset()) & _CLASSES.get(
        stem(other), frozenset()
    ):
        return True
    return any(_DEMONYMS.fullmatch(word) or country(word.capitalize(), fold(word)) for word in (one, other))


def plain(word: str) -> bool:
    """Does it look like a word of the language, and not like a name by itself?"""
    return word in _PLAIN or stem(word) in _PLAIN or (len(word) > 5 and _ENDINGS.search(word) is not None)


def one_letter_apart(one: str, other: str) -> bool:
    """Is one the other with a letter changed, lost, doubled or swapped with its neighbour, neither at the beginning nor the end?"""
    one, other = one.replace("dgement", "dgment"), other.replace("dgement", "dgment")
    if one == other or abs(len(one) - len(other)) > 1 or one[:1] != other[:1] or one[-1:] != other[-1:]:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    a, b = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(a), len(b)) <= 1 or (len(a) == len(b) == 2 and a == b[::-1])
