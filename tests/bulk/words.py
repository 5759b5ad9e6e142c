"""What is said in made ledgers: texts of every kind, few enough of each that there are ties; things, and sources of all habits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Record = dict[str, Any]

FIGURES = (
    "1|2|3|5|7|007|0|12|1,000|1000|2.0|2.5|0.1|-1|1-3|2 to 5|about 5|almost 7|at least 2|3+|more than 2|up to 3|over 5|under 2|fewer than 1|"
    "none|unknown|not 3|not 3; not 5|2; not 3|only 2; 3|1; 2|yes|no|two|1.500|7/8|about twelve|30%|a third|many|3 cats|100000000000000000001|0.30000000000000004|"
    "1e400|2020|12 or 15|173?"
).split("|")
LENGTHS = "1 m|2 m|1 km|1000 m|999 m|1|1000|about 1 km|over 1 km|1-2 km|3 ft|2 kg|none|unknown|0.1 m|10 cm|5 years".split("|")
MONEY = "1 million EUR|1 million USD|1,000,000 EUR|1000000|about 1.2 million USD|$2m|EUR 3|3 EUR|over 1 million EUR|none|1.200 EUR".split("|")
SHARES = "30%|a third|half|0.3|30 per cent|2 in 3|up to 30%|120%|unknown".split("|")
YEARS = "2 years|1 year|10 years|18 months|1|2|3 years|about 10 years|730 days".split("|")
DATES = (
    "2019|2020|2020-05|2020-05-03|2021-01-01|1990s|199X|2020?|1951~|early 2000s|by the end of 2020|since 2019|03/04/2020|3 May 2020|"
    "May 2020|2019/2021|../2020|2020/..|44 BC|-0043|unknown|none|not 2020|2020-13-45|31 February 2020|today|2020 or 2021|19th century|soon|"
    "2019-12-31|only 2019; 2020|Y12000"
).split("|")
PERIODS = "2019/2021|2020/2022|2020/..|../2020|2020|since 2019|1990s|2019-2021|from 2019 to 2021|unknown|not 2019/2021|none|2021/2019".split("|")
WHENS = (
    "|||2019|2020|2021|2020-05|2020-05-03|2020-01-01|2020-12-31|2019/2020|2020/2021|2019/2021|2018/2019|2020/..|2019-06/2020-05|"
    "2019-12-31/2020-01-01|2020/2020|2020-05-03/2020-05-03|2020/2020-05|../2020|2021/2019|/2020|2020/|..|../..|since 2019|"
    "by the end of 2020|today|currently|last year|May 2020|3 May 2020|03/04/2020|1990s|199X|2020?|2020~|20XX|early 2020|2020 or 2021|"
    "2020-21|spring 2020|44 BC|-0043|2020-02-30|gibberish|between 2019 and 2021|until 2019|end of 2020|2019/2020-06|2019~/2021|Y12000|0000|"
    "Y170000000|Y170000000/..|2020-13|at the end of 2020|2020/21|{2019,2021}|[2019,2021]|9999"
).split("|")
NAMES = (
    "Ann Lee|A. Lee|Lee, Ann|ann lee|Bo Chen|bo chen|Bô Chen|Cy Dow|Cyd Ow|Grey Heron Trust|Gray Heron Trust|GHT|the Harbour Board|"
    "Harbour Board|Harbor Board|Ketch|two-master|sloop|none|unknown|not Ann Lee|not Cy Dow|not Ann Lee; not Cy Dow|Bo Chen; not Ann Lee|only Ann Lee; Bo Chen|only Cy Dow|"
    "Ann Lee; Bo Chen|Dee Fox; Eve Orr|Dee Fox|yes|12|Safe, Orderly and Regular|Safe, Orderly and Responsible|Anna Lee"
).split("|")
ANSWERS = "yes|no|not yes|unknown|none|maybe|true|Yes".split("|")
CODES = "AB|ab|ABC|12|A B|not AB|none|AB; CD|not AB; not CD|only AB|unknown|Straße|STRASSE".split("|")
SCOPES = "north|north; women|women;north|North|ann|A. Lee|;|south".split("|")
QUOTES = (
    "5 in all|today there are 3|about 7 or so and a great many more words than any piece of evidence will ever need|Ann Lee|2020|"
    "will be 12 in 2030|two"
).split("|")
TYPES = "person|body|pier".split("|")

ENTITIES: dict[str, Record] = {
    "ann": {"name": "Ann Lee", "aliases": ["A. Lee"], "type": "person"},
    "bo": {"name": "Bo Chen", "type": "person"},
    "board": {"name": "Harbour Board", "aliases": ["the Harbour Board"], "short": ["HB"], "type": "body"},
    "trust": {"name": "Grey Heron Trust", "short": ["GHT"]},
    "long-quay": {"name": "Long Quay", "type": "pier"},
}
SOURCES: dict[str, Record] = {
    "almanac": {"title": "Almanac", "published": "2022", "kind": "reference"},
    "almanac-2": {"title": "Almanac", "published": "2019-06", "kind": "reference"},
    "leaflet": {"title": "Leaflet", "accessed": "2020-05-10"},
    "letter": {"title": "Letter"},
    "copy": {"title": "Copy", "published": "2023", "derived-from": ["almanac"], "kind": "primary"},
    "guide": {"title": "Guide", "published": "03/04/2021", "date-order": "dmy", "decimal": ","},
    "guide-us": {"title": "Guide", "accessed": "03/04/2021", "date-order": "mdy", "decimal": "."},
    "pinned": {"title": "Pinned", "published": "2020", "sha256": "ab" * 32},
    "torn": {"title": "Torn", "published": "2020-02-31", "accessed": "some day"},
}
VALUES: dict[str, Sequence[str]] = {
    "quantity": FIGURES,
    "date": DATES,
    "period": PERIODS,
    "entity": NAMES,
    "name": NAMES,
    "text": (*CODES, *NAMES[:12]),
    "yes-no": ANSWERS,
}
BY_UNIT = {"m": LENGTHS, "km": LENGTHS, "EUR": MONEY, "share": SHARES, "year": YEARS}
KINDS = ("quantity", "quantity", "quantity", "date", "date", "period", "entity", "entity", "name", "text", "yes-no")
STANDARD = (
    "born|died|founded|dissolved|predecessor|successor|staff|head|spouse|child|child-of|member-states|name|partner|subsidiary|parent|capital|cited|listed"
).split("|")
OF_STANDARD = {
    "born": DATES, "died": DATES, "founded": DATES, "dissolved": DATES, "staff": FIGURES, "member-states": FIGURES, "cited": ANSWERS, "listed": ANSWERS,
}  # fmt: skip
