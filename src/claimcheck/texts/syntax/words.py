"""Which words tell how a sentence is built? Closed lists, each once."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words("the a an this that these those such each every some any no another")
POSSESSIVES = _words("its his her their our my your")
PRONOUNS = _words("it he she they we i you him them")
PERSONAL = _words("he she him his her himself herself")
PLURAL = _words("they them their themselves")
RELATIVES = _words("which who whom whose")
PREPOSITIONS = _words(
    "of in at by for from with to on under over between among during into onto through throughout via per against about across within without "
    "despite including than like near around behind beyond beside besides inside outside along amid towards toward upon versus except excluding "
    "concerning regarding following unlike plus worth off below above past"
)
EITHER = _words("since after before as until till once")  # prepositions that may lead a clause instead
SUBORDINATORS = _words("while whereas although though because when where if unless whether whilst wherever whenever provided so lest")
CONJUNCTIONS = _words("and or but nor yet")
AUXILIARIES = _words("is was are were be been being am has have had having does do did will would shall should may might can could must cannot won")
ADVERBS = _words(
    "not also now then today currently still already only just even never always often soon later again once formerly originally initially "
    "presently yet ever together alone almost nearly about approximately around roughly first further thus therefore however moreover "
    "meanwhile instead rather too well longer no nowadays subsequently eventually twice jointly both all itself themselves there here "
    "itself himself herself themselves recently perhaps possibly reportedly allegedly likewise indeed nevertheless nonetheless otherwise elsewhere similarly additionally furthermore "
    "conversely accordingly hence aside long"
)
PLURALS = _words("people staff men women children police crew faculty")
TIMES = _words("year years month months week weeks day days decade decades century time spring summer autumn winter morning evening today")
MONTHS = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")

# Verbs in the forms that no ending shows: the plain form, and past forms that are irregular.
_PLAIN = """
accept account achieve acquire act add administer adopt aim announce appear appoint approve argue arrive assist attend attract award base
become begin belong boast bring build buy call carry cause celebrate change charge claim close collect combine come complete comprise
conduct connect consist construct contain continue contribute control coordinate cost count cover create cross declare deliver depend
describe design develop die direct discover distribute divide dominate donate earn employ enable encompass end enter erect establish
estimate exceed expand expect extend face fall feature finance finish fly found fund gain generate get give go govern grow handle have
help hold house implement import export include increase inherit inspire introduce invest involve issue join keep know lack
last launch lead leave lend lie link list live lose maintain make manage manufacture mark marry measure meet merge move number obtain
occupy offer open operate organise organize oversee own pass pay perform plan play produce promote propose provide publish purchase put
raise range reach receive record recruit reduce regulate release remain rename renew rent report represent require restore result retire
return rise run say seat seek sell send separate serve serves set settle share show sign sit span spend sponsor spread stand start state
stay stop store stretch study succeed suffer supply support take teach total train transfer travel treat turn undergo unite use visit
vote chair head edit coach star direct compose paint participate visit weigh welcome win withdraw work write rebrand guide treat advise warn note add win host head name document boast draw
promise speak choose fill fit need want hope intend wear last bear possess retain derive differ extract admit shelter
span flow drain irrigate carry absorb emit process refine brew bake assemble repair print translate perform recruit enrol enroll graduate
educate lecture examine license certify inspect monitor regulate audit allow permit forbid refuse reject accept
ask answer call invite choose elect nominate confirm dismiss resign replace reappoint abolish amend ratify adopt pursue attack conquer cede
occupy liberate destroy damage collapse sink derail reach approach surpass double triple shrink expand widen deepen climb invest borrow owe
repay merge acquire divest outsource insure underwrite donate marry divorce survive outlive bury inherit settle emigrate flee escape migrate look watch nest breed graze hang drop care tend guard patrol learn share await
""".split()
_IRREGULAR = """
struck rode threw tore stole froze woke shook sang swam shrank sprang swung wept crept slept swept burnt fled fed bred sped fought blew overthrew
rang forbade ate undertook overcame understood withstood shone lit hung dug
became began brought built rebuilt bought came cost fell flew gave went grew held kept knew lay led left lent lost made met paid put ran rose said
sat saw sent sold sought spent spread stood took taught told underwent won withdrew wrote wrote written won died drew drawn taken given known
shown grown begun become risen fallen gone come flown born borne chosen chose spoken spoke driven drove laid set split hit cut shut hurt
found thought felt heard read caught dealt meant oversaw overseen overtook arose sank sunk swore sworn wore worn broke broken
""".split()  # fmt: skip
PAST = frozenset((*_IRREGULAR,)) - _words("set cut put hit spread read lay found")
PARTICIPLES = _words(
    "built rebuilt bought held kept led left lent lost made met paid said sent sold sought spent stood taught told won written drawn taken given known shown "
    "aged grown born chosen spoken driven laid set split cut put overseen sunk sworn found broken worn hit run begun become"
)


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


THIRD = frozenset(_third(verb) for verb in _PLAIN) | _words("has lies lays rests hatches inhabits eats floats")
PLAIN = frozenset(_PLAIN) | _words("set cut put hit lay")
NO_PAST = _words(
    "hundred need needs indeed speed seed breed feed exceed proceed succeed bed red bleed weed sacred naked shed sled bred fled kindred "
    "ted fred alfred united allied federated unprecedented limited"
)
SAYING = _words(
    "said says say saying claims claimed claim estimates estimated reports reported report states stated announced announces announcing argues "
    "argued believes believed writes wrote notes noted adds added confirmed confirms told tells suggests suggested explained explains warned "
    "warns maintains maintained insists insisted reckons reckoned declared declares alleges alleged puts put thinks thought denied denies "
    "acknowledged admits admitted revealed reveals shows showed found finds indicated indicates calculates calculated predicts predicted counts"
)
# What somebody may serve, resign or be appointed as.
POSTS = frozenset(
    "director president chair chairman chairwoman chairperson chief ceo head secretary minister governor mayor manager editor coach captain commissioner principal "
    "rector chancellor dean leader spokesman spokeswoman treasurer professor judge ambassador curator conductor warden superintendent headteacher provost".split()
)
