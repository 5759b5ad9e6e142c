"""Which words tell what a number beside them is? Counted things, measures, numbered parts, streets, and words of grammar."""

from __future__ import annotations

from claimcheck.reading.tokens import DASHES, Token

GRAMMAR = frozenset(
    "a about above according across after again against all almost along already also although altogether among an and another any anyone "
    "anything apart approximately are around as at back be because been before behind being below beneath beside besides between beyond both but "
    "by can could despite did do does down due during each eight eighteen either eleven else even ever every everyone few fewer fifteen fifty "
    "finally first five following for former formerly forty four from further had half has have he hence her here hers him his how however i if "
    "in indeed initially instead into is it its itself last lastly later less like likewise many may me meanwhile might mine more moreover most "
    "much must my near nearly neither never nevertheless next nine no nobody none nor not nothing now of off often on once one only onto or other "
    "others otherwise our out over overall own per perhaps previously rather recently roughly same second secondly see seven several shall she "
    "should similarly since six sixty so some sometimes soon still such ten than that the their them then there thereafter therefore these they "
    "third thirdly this those though three through throughout thus till to today together too toward towards twelve twenty two under unlike until "
    "up upon us usually very via was we were what whatever when whenever where whereas whether which while who whose why will with within without "
    "would yet you your yes following including currently originally eventually subsequently today yesterday founded established created built "
    "based located born according given speaking asked moreover additionally furthermore".split()
)  # fmt: skip
# What ends in -s, or could, and counts nothing.
_NO_PLURAL = frozenset(
    "was is has does its this his us thus plus always sometimes besides afterwards towards whereas as news series politics economics crisis basis "
    "perhaps yes analysis physics mathematics athletics congress process access success progress business press pass class mass less across "
    "census status virus campus corpus bonus focus versus onwards upwards downwards backwards forwards nevertheless nonetheless unless "
    "says shows saw sees marks marked becomes comes goes makes takes gives begins ends opens remains follows includes brings hers ours theirs".split()
)  # fmt: skip
_PLURALS = frozenset(
    "people men women children staff troops personnel sheep fish aircraft spacecraft cattle feet mice teeth species alumni criteria media police".split()
)
# Plurals that a year often stands before: no count of them is likely in four digits.
_YEARLY = frozenset(
    "elections games riots protests figures results estimates accounts prices levels negotiations talks wars attacks floods olympics championships "
    "awards seasons budgets reforms sanctions guidelines regulations rules standards statutes finals trials hearings amendments uprisings "
    "demonstrations celebrations playoffs qualifiers revolutions treaties agreements guidelines earthquakes fires bombings sales profits losses "
    "revenues earnings data statistics models editions versions annals forecasts targets goals findings".split()
)  # fmt: skip
MEASURES = frozenset(
    "population area height length width depth elevation altitude capacity total staff employees members membership students pupils visitors "
    "attendance circulation crew garrison workforce headcount average mean median maximum minimum distance speed weight mass volume seats number "
    "count amount sum price cost value score budget revenue turnover income profit assets debt offices branches countries states households "
    "residents inhabitants passengers copies pages units employees volunteers deaths killed injured casualties output range span displacement "
    "participants teams rooms beds tonnage horsepower power readers subscribers followers users customers sales".split()
) - {"budget"}  # fmt: skip
COUNTING = frozenset(
    "employs employed employing has have had having with hosts hosted holds held seats seated numbered numbers numbering totalled totaled totals "
    "totalling totaling reached reaches counts counted comprises comprised comprising contains contained houses housed attracts attracted carries "
    "carried weighs weighed costs cost received receives killed sold produced totalled covers covered spans spanned measures measured exceeds "
    "exceeded served serves enrolled enrols trains trained operates operated owns owned".split()
)  # fmt: skip
NUMBERED = frozenset(
    "section sections sec secs chapter chapters chap ch article articles art arts table tables tab figure figures fig figs appendix appendices "
    "annex annexes annexe volume volumes vol vols issue issues paragraph paragraphs para paras clause clauses footnote footnotes equation eq "
    "step steps phase phases grade type types part parts stage tier category act scene verse verses psalm psalms phases stages tiers scenes gate platform resolution resolutions "
    "regulation directive decree rule rules question questions item items module lesson lessons episode episodes rev "
    "nr nos § room flight flights bus buses train highway route apartment suite extension channel case docket model form squadron building block lot file manual firmware box exhibit schedule subsection line lines theorem lemma example exercise sheet sheets registration op opus shelfmark".split()
)  # fmt: skip
# Numbered parts whose names are other words as well: they count only with a capital or a point.
SHY = frozenset(("art", "arts", "tab", "sec", "secs", "ch", "act", "box", "rev", "example", "exercise", "sheets"))
PAGES = frozenset("p pp page pages pg pgs".split())
RELEASES = frozenset("v ver version versions release build revision".split())
STREETS = frozenset(
    "street st avenue ave road rd lane square boulevard blvd drive terrace quay row crescent close mews highway parkway court plaza".split()
)
STREET_LEADS = frozenset("rue via calle route chemin avenue boulevard place platz rua piazza quai allee strasse straße str strada ulica".split())
GAMES = frozenset(
    "vote voted votes ruled majority passed approved won win wins winning lost lose loss beat beating beaten defeated defeat defeating victory draw drew score scored aggregate led".split()
)
_PAST = frozenset(
    "met came began saw took became held built ran won went made wrote left fell rose grew lost spent paid go goes gave got sang spoke stood "
    "taught thought brought bought sold sent led kept knew drew flew rode shot sank sought".split()
)
MONTHS_THAT_ARE_WORDS = frozenset(("may", "march", "sat", "sun", "mar"))


def capital(token: Token) -> bool:
    """Does the word begin with a capital?"""
    return token.kind == "w" and token.text[0].isupper()


def dash(token: Token) -> bool:
    """Is it a dash of any length?"""
    return token.kind == "s" and token.text in DASHES


def plural(token: Token) -> bool:
    """Is this word in small letters one for several things that could be counted?"""
    word = token.text
    if token.kind != "w" or not word.islower():
        return False
    return word in _PLURALS or (word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "ous")) and word not in _NO_PLURAL)


def counts(words: list[Token], i: int) -> bool:
    """Do the words from token ``i`` on name several things: members, full-time members?"""
    for k in range(i, min(i + 4, len(words))):
        token = words[k]
        if dash(token) and k > i:
            continue
        if token.kind != "w" or not token.text[0].isalpha() or token.low in GRAMMAR:
            return False
        if plural(token):
            return token.low not in _YEARLY
        if not token.text.islower() and k > i + 1:
            return False
    return False


def past(token: Token) -> bool:
    """Is it a verb that tells what happened?"""
    return token.kind == "w" and (token.low in _PAST or (token.low.endswith("ed") and len(token.low) > 4))
