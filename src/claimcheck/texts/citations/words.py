"""Which words tell citations and lists of references from other prose? Data alone."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter "
    "januar jänner februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre",
)

# Parts of family names, written small.
PARTICLES = _words("van von der den de la las los le du da dos das do di del della dello der ter ten zu zur zum af av al el bin ibn 't op ó ní nic")

# Small words within the name of an organisation.
INNER = _words("of for the on and in to de des du et für und der die y e la le &")

# Words that only organisations bear in their names, and never people.
BODIES = _words(
    "agency alliance archive archives assembly association authority bank board bureau centre center chamber coalition college commission committee "
    "community company congress conference consortium corporation council court department directorate division federation forum foundation fund government group "
    "initiative institute institution international league library ministry mission movement museum nations network observatory office organisation organization "
    "parliament party programme program project republic secretariat senate service services society survey team trust union university watch "
    "ministerium institut universität bundesamt bundesregierung amt ministère commissariat ministerio",
)

PUBLISHERS = _words(
    "press verlag publishers publishing publications books wiley springer elsevier routledge sage palgrave penguin proc proceedings lett journal trans"
)

# What begins a sentence or a bracket before a name, and is no part of it.
OPENERS = _words(
    "see cf compare also in for from by on at with to of as but and or both e.g i.e eg ie source sources photo photos image data quoted cited after before following "
    "according like unlike while when whereas where since because although though however thus therefore hence moreover furthermore similarly "
    "likewise recently earlier later first second third finally if this that these those the a an it its his her their our my here there what how why who most more many "
    "some several all such even only then now today yet still so not nor per via dr prof professor mr mrs ms sir author authors editor scholars research "
    "researchers work studies study table figure fig note notes adapted based drawing building contra pace viz inter alia especially particularly notably "
    "namely recent early critics critic historian historians economist economists sociologist sociologists siehe vgl vgl. zitiert nach voir "
    "another other others additionally consequently conversely accordingly indeed perhaps interestingly importantly crucially again once until under over "
    "among between within without through during despite instead rather given using against around about did does do is was were are has have had can could may might must "
    "follows surveys photograph photographs painting drawings illustration",
)

# What names a thing rather than an author, just before a name and a year in a bracket.
WORKS_OF_ART = _words(
    "film films movie novel novels book album song single opera play poem painting series game show sculpture ship ballet the a an his her its their"
)

# Names of events, laws and things that stand before a year without being an author.
THINGS = _words(
    "war wars game games olympics olympiad cup summit convention conference congress act treaty agreement accord protocol agenda census election elections festival "
    "exhibition expo version edition windows office report table figure fig chapter section article part volume vol issue no number page photo revolution "
    "crisis century century's championship championships tournament season forum directive regulation resolution law constitution charter declaration "
    "press verlag publishers publishing books routledge springer elsevier wiley sage palgrave penguin budget fy fiscal year since until circa ca founded born died established est "
    "week day night christmas easter brexit covid sars olympic world euro class generation model mark series type prize award awards medal grammy oscar "
    "plan strategy programme goals survey wave round phase quarter q1 q2 q3 q4 ii iii iv recession earthquake hurricane fire flood tsunami attack attacks coup "
    "copyright isbn issn doi room building street road highway flight route apollo vostok soyuz voyager ceremony tour album film single debut",
)

# What numbers stand after where nobody is cited: `Psalm 23`, `Boeing 747`, `Act 2`.
NUMBERED_THINGS = (
    THINGS
    | MONTHS
    | _words(
        "act scene canto psalm psalms genesis exodus leviticus numbers deuteronomy joshua judges samuel kings chronicles isaiah jeremiah ezekiel daniel hosea amos micah matthew "
        "mark luke john acts romans corinthians galatians ephesians philippians colossians thessalonians timothy titus hebrews revelation sura surah quran boeing airbus concorde "
        "gemini mercury voyager pioneer opus op symphony sonata concerto quartet bwv aged age born line lines verse stanza paragraph clause rule step day year level grade unit lot "
        "item exhibit appendix schedule formula channel studio gate platform terminal pier berth zone sector district ward precinct interstate route bus tram car bmw audi ford "
        "peugeot ferrari porsche iphone android photoshop python java chrome firefox total totals n mean median sum score points rank place top first group team lane",
    )
)

PLACES = _words(
    "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium belize benin bhutan bolivia bosnia botswana brazil "
    "bulgaria burundi cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus denmark djibouti ecuador egypt eritrea estonia ethiopia fiji finland france "
    "gabon gambia georgia germany ghana greece greenland guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan "
    "kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives mali "
    "malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine "
    "panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden "
    "switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia "
    "zimbabwe england scotland wales britain europe africa asia america oceania antarctica california texas florida virginia bavaria saxony catalonia lombardy "
    "amsterdam ankara athens atlanta auckland baghdad bangkok barcelona basel beijing beirut belfast belgrade berlin bern bogotá bologna bonn boston bratislava brisbane brussels "
    "bucharest budapest cairo calcutta cambridge canberra caracas chicago cologne copenhagen dakar damascus delhi dresden dublin edinburgh florence frankfurt geneva genoa glasgow "
    "hamburg hanoi havana helsinki istanbul jakarta jerusalem johannesburg kabul karachi kiev kyiv kyoto lagos lausanne leipzig lima lisbon liverpool ljubljana london "
    "lyon madrid manchester manila marseille melbourne miami milan minsk montevideo montreal moscow mumbai munich nairobi naples osaka oslo ottawa oxford palermo paris philadelphia porto "
    "prague reykjavik riga rome rotterdam salzburg santiago sarajevo seattle seoul seville shanghai sofia stockholm strasbourg stuttgart sydney tallinn tehran tokyo toronto tripoli "
    "tunis turin utrecht valencia vancouver venice vienna vilnius warsaw wellington york zagreb zurich valletta rabat",
)

# Before a year they say that it is a date.
DATING = _words(
    "in since of by from until till between during around about c ca circa early late mid end founded born established est died d b after before as to through and "
    "opened built completed released published launched updated dated premiered around",
)

VERBS = _words(
    "argue argues argued show shows showed find finds found suggest suggests suggested note notes noted report reports reported describe describes described propose proposes proposed "
    "demonstrate demonstrates demonstrated claim claims claimed write writes wrote point points pointed conclude concludes concluded examine examines examined explore explores explored "
    "identify identifies identified develop develops developed use uses used call calls called define defines defined state states stated observe observes observed highlight highlights "
    "highlighted discuss discusses discussed offer offers offered distinguish distinguishes contend contends contended emphasise emphasises emphasize emphasizes emphasized analyse analyses "
    "analyze analyzes analysed analyzed study studies studied provide provides provided remind reminds refer refers referred speak speaks draw draws drew make makes made estimate estimates "
    "estimated review reviews reviewed introduce introduces introduced extend extends extended apply applies applied test tests tested measure measures measured model models investigate "
    "investigates investigated criticise criticises criticize criticizes assert asserts asserted maintain maintains maintained explain explains explained compare compares compared "
    "consider considers considered present presents presented believe believes believed see sees saw stress stresses stressed document documents documented trace traces traced record "
    "records recorded calculate calculates calculated assume assumes confirm confirms confirmed caution cautions warn warns put puts give gives gave add adds added treat treats treated "
    "agree agrees agreed disagree disagrees doubt doubts doubted deny denies denied differ differs insist insists insisted reach reaches reached go goes calls "
    "cite cites cited counts counted count proves proved prove locate locates located attribute attributes attributed blames blamed",
)

LIST_HEADINGS = _words(
    "references reference bibliography literature sources literaturverzeichnis literatur quellen bibliographie bibliografie bibliografía referencias références referenzen "
    "riferimenti bibliografia",
)
LIST_PHRASES = frozenset((
    "works cited", "reference list", "list of references", "literature cited", "cited literature", "references cited", "cited works", "list of works cited", "sources cited",
    "select bibliography", "selected bibliography", "selected references", "references and notes", "notes and references", "list of sources", "list of literature",
    "bibliographic references", "references and sources", "sources and references", "sources and literature", "works consulted", "annotated bibliography",
    "cited references", "bibliography and references", "primary sources", "secondary sources", "secondary literature", "source list",
))  # fmt: skip
STRICT_HEADINGS = frozenset((
    "references", "works cited", "reference list", "list of references", "literature cited", "cited literature", "references cited", "cited works", "list of works cited",
    "sources cited", "cited references", "références", "referencias", "references and notes", "notes and references",
))  # fmt: skip
FURTHER = frozenset(
    (
        "further reading",
        "further readings",
        "suggested reading",
        "suggested readings",
        "recommended reading",
        "additional reading",
        "reading list",
        "selected reading",
    )
)
NOTES = frozenset(("notes", "endnotes", "footnotes", "anmerkungen"))
HOW_TO_CITE = (
    "how to cite",
    "cite this",
    "suggested citation",
    "recommended citation",
    "to cite this",
    "please cite",
    "citation:",
    "cite as",
    "preferred citation",
)
