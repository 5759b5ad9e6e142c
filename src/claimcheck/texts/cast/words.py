"""What sort of thing does a noun name, and which words belong to names? Closed lists, each once."""

from __future__ import annotations

from typing import Literal

from claimcheck.reading.figures import SMALL

Sort = Literal["person", "organisation", "place", "work", "event", "agreement", "product", ""]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _words(
    "director president chair chairman chairwoman chairperson chief ceo head secretary minister governor mayor founder co-founder cofounder "
    "manager editor coach captain commissioner principal rector chancellor dean leader spokesman spokeswoman spokesperson treasurer deputy "
    "vice professor judge ambassador senator general executive officer curator architect engineer author writer novelist poet artist composer "
    "conductor prime king queen prince princess emperor pope bishop archbishop owner keeper warden superintendent chef trustee partner"
)
TITLES = _words("dr prof professor mr mrs ms miss sir dame lord lady rev reverend ambassador president senator judge captain st")

_BY_SORT: tuple[tuple[Sort, str], ...] = (
        ("organisation", (
            "organisation organization agency company firm group charity foundation trust bank university college school institute institution "
            "club team band party union association federation league committee council commission corporation body network ministry department "
            "society hospital airline manufacturer publisher newspaper broadcaster retailer brewery startup nonprofit ngo enterprise business "
            "cooperative consortium alliance partnership orchestra choir museum gallery library theatre theater church fund authority "
            "office observatory laboratory centre center academy bureau board secretariat court programme program shipyard operator utility "
            "chain insurer startup lender lab assembly parliament employer maker brewer builder distiller winery distillery producer supplier carrier label studio zoo archive hotel restaurant monastery bakery dairy cinema ferry-line"
        )),
        ("person", (
            "man woman novelist writer poet politician actor actress singer composer painter architect engineer scientist physicist chemist "
            "mathematician historian economist lawyer physician surgeon journalist footballer player cyclist swimmer author artist sculptor "
            "photographer philosopher activist businessman businesswoman entrepreneur inventor explorer astronaut pianist violinist director "
            "tenor soprano baritone muralist violist cellist organist goalkeeper striker midfielder dentist surveyor naturalist astronomer "
            "president minister chairman chairwoman king queen musician conductor designer diplomat botanist geologist biologist"
        )),
        ("place", (
            "city town village country island state river lake mountain region municipality district capital bridge tower building cathedral "
            "castle station airport stadium ground dam canal harbour harbor port park garden street square road railway tunnel lighthouse palace "
            "chapel colliery pit pub windmill watermill province county republic kingdom volcano glacier valley peninsula reservoir arena skyscraper house mill fort abbey pier line "
            "viaduct aqueduct monument structure settlement commune parish archipelago peak summit hall plant reactor mine quarry forest reserve"
        )),
        ("work", "novel novella cookbook memoir textbook anthology trilogy musical ballet sculpture statue mural novel book film movie album song series painting play opera study report article paper symphony poem game documentary magazine journal"),
        ("product", (
            "meteorite comet asteroid car aircraft airliner fighter interceptor bomber airplane aeroplane helicopter glider ferry cruiseferry phone smartphone software tablet laptop smartwatch headset keyboard watch instrument robot drone engine ship vessel locomotive bicycle camera computer satellite spacecraft telescope rocket "
            "submarine ferry yacht boat tram train bus helicopter console processor language app browser compiler device model vehicle tractor"
        )),
        ("event", (
            "conference festival war battle election tournament match earthquake eruption flood fire race marathon "
            "exhibition fair ceremony referendum strike expedition mission accident disaster championship regatta"
        )),
        ("agreement", "treaty agreement convention compact protocol accord pact"),
)  # fmt: skip
SORTS: dict[str, Sort] = {word: sort for sort, words in _BY_SORT for word in words.split()}
# What names of companies end with; as plain words they mean other things.
BRANDS = _words(
    "railways airlines airways lines holdings industries motors systems technologies partners brothers sons works foods media records pictures studios "
    "press publishing insurance assurance telecom ferries shipping pharmaceuticals chemicals steel energy logistics mills stores breweries devices "
    "laboratories labs aerospace aviation electronics engineering instruments interactive entertainment software semiconductors petroleum mining"
)
SHIPS = frozenset(
    "MS MV MF MT SS RMS HMS HMCS HMAS HMNZS USS USNS USCGC SMS HSwMS HDMS HNoMS RV RRS TS SY MY PS TSS".split()
)  # before the names of ships
VESSELS = _words("ship vessel boat ferry steamer yacht submarine cruiseferry cruiser destroyer frigate schooner liner battleship icebreaker tanker")
CLASSES = _words("bird fish mammal insect tree plant snake frog butterfly flower fungus mushroom shark whale spider beetle lizard")
# What a text calls the males, females and young of a species.
SEXES = {
    **dict.fromkeys("male males cock cocks bull bulls drake drakes stag stags ram rams cockerels tom toms".split(), "males"),
    **dict.fromkeys("female females hen hens cow cows doe does ewe ewes sow sows vixen vixens".split(), "females"),
    **dict.fromkeys("pup pups chick chicks cub cubs calf calves fawn fawns duckling ducklings hatchling hatchlings".split(), "young"),
}
GENERIC: dict[Sort, frozenset[str]] = {
    "organisation": _words("organisation organization institution body"),
    "person": frozenset(),
    "place": _words("place site structure"),
    "work": _words("work"),
    "product": _words("product machine model type"),
    "event": _words("event"),
    "agreement": _words("agreement instrument"),
    "": frozenset(),
}
# Nouns that a text uses for the same thing in turn.
ALIKE = tuple(map(_words, (
    "city town municipality village settlement capital", "ship vessel boat ferry steamer yacht cruiseferry", "book novel volume textbook cookbook memoir", "film movie picture",
    "car vehicle model", "river stream waterway", "club side team", "band group", "album record", "song track single", "newspaper paper daily weekly",
    "program software app application tool editor browser", "aircraft plane jet airliner fighter interceptor bomber airplane aeroplane", "treaty convention agreement pact charter", "hospital clinic", "laboratory lab", "colliery pit mine",
    "railway line", "road street highway", "church chapel", "school college academy", "building house structure tower", "lake reservoir",
    "battle fighting clash", "war conflict", "magazine journal periodical", "company firm manufacturer", "orchestra ensemble", "award prize medal",
)))  # fmt: skip
AGENCIES = _words("organisation organization agency institution body")  # what a public body is called whatever its name says
COMPANIES = _words("startup chain company firm group business manufacturer corporation enterprise organisation organization")
UNCOMMERCIAL = _words(
    "charity trust university college school institute institution union federation league committee council commission ministry department church "
    "orchestra choir museum gallery library foundation party government authority court agency society club team academy observatory order ngo "
    "monastery secretariat association alliance network"
)
LEGAL = _words("inc ltd plc ag gmbh sa se corp llc nv bv ab asa oyj spa limited incorporated sarl")
# Nouns that measure or belong to their owner: what is said of "its budget" is said of it.
ATTRIBUTES = _words(
    "debts imports exports operations chairwoman manager coach speed cost "
    "budget revenue revenues income turnover profit profits loss losses spending expenditure assets staff workforce headcount membership population "
    "area height length width depth weight mass capacity elevation capital headquarters seat name title founding foundation creation "
    "establishment members employees volunteers students pupils visitors customers users subscribers inhabitants residents offices branches "
    "floors storeys price cost sales output production fleet collection holdings endowment debt size span circulation motto website mandate "
    "mission goal age birth death director president chair chairman head ceo secretary-general secretary general-secretary chief "
    "constitution funding board circulation number total share term roof crew enrolment enrollment speed range displacement duration runtime "
    "nationality density attendance network main secretariat storage memory thickness diameter volume wingspan draught tonnage resolution"
)
# What a person has none of, so that behind a sentence on somebody it is again that of the organisation or the place.
IMPERSONAL = _words(
    "motto seat headquarters membership staff workforce headcount budget revenue revenues turnover profit profits spending expenditure assets members "
    "employees volunteers students pupils visitors customers users subscribers inhabitants residents offices branches floors storeys sales output "
    "production fleet collection endowment circulation mandate constitution board funding area population capacity establishment foundation enrolment "
    "enrollment operations imports exports attendance"
)
# Parts that are evidently those of what a text is about although they could stand alone: the station, the ground.
FACILITIES = _words("station plant building ground stadium reactor hall library arena mill mine pier")
# What stands for a whole or is no thing of its own.
NO_THING = _words(
    "rest remainder others other most half majority minority one ones first second last latter former same next latest part share some many all both "
    "each another such none much more fewer less quarter third fifth tenth following above opposite aim reason way"
)
NUMBERS = frozenset(SMALL) | _words("twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen")
MEASURING = _words(
    "averaged swelled narrowed widened soared jumped slid slipped is was are were stands stood stand rose rises fell falls grew grows reached reaches totals totalled totaled totalling numbers numbered exceeds "
    "exceeded increased decreased dropped doubled shrank comprises comprised makes made accounts accounted came amounts amounted remains remained climbed peaked has had"
)
PLAIN_TITLES = _words(
    "annual report reports dossier timeline history overview notes minutes fact sheet factsheet press release news profile about introduction "
    "summary snapshot abstract references bibliography contents appendix key facts people programs programmes basic data facts figures deep "
    "background chronology review financial statement statements update newsletter article draft"
)
GIVEN = _words("""
aaron abigail adam adrian agnes ahmed alan albert alejandro alessandro alex alexander alexandra alfred ali alice alison amanda amy ana andrea andreas
andrew andrzej angela anita ann anna anne annette anthony antoine anton antonio antonia arthur astrid barbara beatrice ben benjamin bernard bill
bjorn bob boris brian bruno carl carla carlos carol caroline catherine cecilia charles charlotte chen chiara chris christian christina christine
christopher claire clara claude claudia colin craig dan daniel daniela david deborah dennis diana diane diego dmitri dominic donald dora dorothy
douglas edith eduardo edward eleanor elena elisabeth elizabeth ella ellen elsa emil emily emma eric erik ernest esther eva evelyn fatima felix
fernando fiona florence frances francesca francis francisco frank frederick friedrich gabriel gareth gary george georg georges gerald gerhard
gianni giovanni giulia giuseppe gordon grace graham greta guido gunther gustav hannah hans harold harriet harry hassan heather heinrich helen helena
henri henry herbert hugo ian ibrahim ida igor inge ingrid irene isaac isabel isabella ivan jack jacob jacqueline jacques jakob james jan jane
janet jean jennifer jens jessica jim joan joanna joe johan johann johanna johannes john jonas jonathan jorge jose josef joseph joshua juan judith
julia julian julie jurgen kai karen karin karl kate katharina katherine kathleen keith kenneth kevin kim klaus kofi kurt lars laura lauren leo leon
leonard li linda lisa lucas lucia lucy ludwig luigi luis lukas lydia magnus manuel marc marcel marco margaret maria marie marina mario mark marta
martha martin martina mary mathias matthew maurice max maya michael michel michelle miguel mikhail mohamed mohammed monica nadia nancy naomi natalia
natalie nathan neil nicholas nicola nicolas nikolai nils nina noah nora norman olaf oliver olga olivia omar oscar otto pablo pamela patricia patrick
paul paula pauline pavel pedro peter petra philip philippe pierre rachel rafael ralph raymond rebecca renate ricardo richard rita robert roberto
robin roger roland rosa rose ruth ryan samuel sandra sara sarah scott sebastian sergei sharon simon simone sofia sonia sophia sophie stefan stella
stephanie stephen steven stuart sue susan suzanne sven sylvia tanja tatiana teresa theodor theodore theresa thomas tim timothy tobias tom tomas
tony ursula valentina vera veronica victor victoria vincent viktor vladimir walter wanda werner wilhelm william wolfgang xavier yasmin yusuf yves
zoe antónio josé andré françois rené sören björn jürgen günther
""")  # fmt: skip
