"""Does a record follow from its quote exactly when its value is among the quote's readings?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.reading import Expect, Not, NotJudged, Reading, Term, follows, name_table, read

NAMES = name_table([("lee", "Ann Lee"), ("harbour", "Harbour Trust"), ("harbour", "HT"), ("basel", "Basel")])
COUNT = Expect("quantity", words=("staff",))
MONEY = Expect("quantity", unit="EUR", units=("currency",))
HOURS, DEGREES = Expect("quantity", unit="h"), Expect("quantity", unit="°C")
REPORTED = Expect("quantity", reported=True)
DATE, PERIOD, TEXT, POLAR = Expect("date"), Expect("period"), Expect("text"), Expect("yes-no")
ENTITY, NAME = Expect("entity", names=NAMES), Expect("name", names=NAMES)

CHENS = Expect("entity", names=name_table([("lee", "Ann Lee"), ("bo", "Bo Chen"), ("cy", "Cy Chen"), ("poe", "Zed Poe"), ("bar", "Poe and Sons")]))

YES = [
    ("1951", DATE, "founded in ۱۹۵۱"),
    ("1951", DATE, "१९५१ में"),
    ("1951-03-04", DATE, "on १९५१-०३-०४"),
    ("12 May 1951", DATE, "12 May ۱۹۵۱"),
    ("173", COUNT, "١٧٣ people"),
    ("1,234", COUNT, "١٬٢٣٤ people"),
    ("12.5", COUNT, "۱۲٫۵"),
    ("Ann Lee", ENTITY, "under Lee since 2013"),
    ("Ann Lee", ENTITY, "Since Lee's arrival"),
    ("Ann Lee", ENTITY, "President Lee's term"),
    ("Ann Lee", ENTITY, "A. Lee, its director"),
    ("Lou Ray", ENTITY, "under Ray since 2013"),
    ("Harbour Trust", ENTITY, "not only a member of the Harbour Trust"),
    ("Harbour Trust", ENTITY, "left the Harbour Trust, not Basel"),
    ("not a member of the Harbour Trust", ENTITY, "is not a member of the Harbour Trust"),
    ("6,000", COUNT, "laid off 6,000 of its almost 22,000 staff"),
    ("almost 22,000", COUNT, "laid off 6,000 of its almost 22,000 staff"),
    ("1/3", COUNT, "One third of the fleet"),
    ("30%", COUNT, "30 per cent of the fleet"),
    ("2", COUNT, "the second director"),
    ("second", COUNT, "the 2nd director"),
    ("the 21st", COUNT, "its twenty-first ferry"),
    ("4", COUNT, "grew fourfold"),
    ("3", COUNT, "three times the size"),
    ("3:1", COUNT, "by 3:1"),
    ("3", COUNT, "won 3:2"),
    ("3", COUNT, "won 3 races"),
    ("2", COUNT, "won 3:2"),
    ("1", COUNT, "lost 3 to 1"),
    ("112 min", HOURS, "took 1 h 52 min to cross"),
    ("90 min", HOURS, "an hour and a half later"),
    ("1 hour 52 minutes", HOURS, "in 1:52:00 flat"),
    ("15 °C", DEGREES, "a water temperature of 59 °F"),
    ("288.15 K", DEGREES, "15 °C in May"),
    ("4", COUNT, "renamed four times"),
    ("2", COUNT, "was moved twice"),
    ("at most 1/2", COUNT, "as much as half of the crew"),
    ("up to 40", COUNT, "up to 40 ferries"),
    ("175+", COUNT, "175+ jetties"),
    ("22,000", REPORTED, "some of the 22,000 staff"),
    ("375 million EUR", MONEY, "375 million euros"),
    ("375000000 EUR", MONEY, "spent €375m on quays"),
    ("375 million EUR", MONEY, "spent 375 million"),
    ("5 USD", MONEY, "only $5"),
    ("375 million USD", MONEY, "spent 375 million"),
    ("20% ", COUNT, "20% of the crew, or one in five"),
    ("200", COUNT, "grew from 100 to 200"),
    ("2021-07", DATE, "as of July 2021"),
    ("1950-05-03", DATE, "left at 10:30 on 3 May 1950"),
    ("1950-05-03", DATE, "on 3 May 1950 at 10.30 a.m."),
    ("1950-05-04", DATE, "in the night of 3 to 4 May 1950"),
    ("2020-08", DATE, "in July and August 2020"),
    ("1950", DATE, "1950 onwards"),
    ("2021-07-15", DATE, "on July 15th, 2021,"),
    ("2023", DATE, "director since 2023"),
    ("1989", DATE, "director until 1989"),
    ("2018", DATE, "director from 2018 to 2023"),
    ("2023", DATE, "director, 2018–2023"),
    ("0", COUNT, "has no staff"),
    ("2", COUNT, "both harbours"),
    ("2", COUNT, "has doubled since"),
    ("2016", DATE, "in 2016 and 2021 respectively"),
    ("2021", DATE, "in 2016 and 2021 respectively"),
    ("2024-12-31", DATE, "at the end of 2024"),
    ("by 2024", DATE, "by the end of 2024"),
    ("2023/..", PERIOD, "since 2023"),
    ("2018/2023", PERIOD, "2018–2023"),
    ("since 2018", PERIOD, "has led it since 2018"),
    ("Ann Lee", ENTITY, "headed by Ann Lee"),
    ("Ann Lee", ENTITY, "Lee, Ann. 2019"),
    ("Harbour Trust", ENTITY, "HT's new quay"),
    ("Basel; Ann Lee", ENTITY, "Ann Lee was born in Basel"),
    ("United States", ENTITY, "the U.S. and others"),
    ("Organization of Ports", NAME, "the Organisation of Ports"),
    ("ferries and quays", TEXT, "runs ferries, docks and quays"),
    ("no", POLAR, "has never been paid"),
    ("no", POLAR, "lies outside the harbour"),
    ("no", POLAR, "isn’t insured"),
    ("yes", POLAR, "it is insured"),
    ("none", ENTITY, "it has no parent"),
    ("not a member", NAME, "is no longer a member"),
]
NO = [
    ("19", COUNT, "19۵۱ people"),
    ("1951", DATE, "in 19۵۱"),
    ("1952", DATE, "founded in ۱۹۵۱"),
    ("102", COUNT, "10² people"),
    ("Ann Lee", ENTITY, "under Bo Lee since 2013"),
    ("Ann Lee", ENTITY, "led by B. Lee"),
    ("Ann Lee", ENTITY, "Lee Brown led it"),
    ("Ann Lee", ENTITY, "to the lee of the hill"),
    ("Ministry of Health", ENTITY, "the Health of all"),
    ("Harbour Trust", ENTITY, "is not a member of the Harbour Trust"),
    ("Harbour Trust", ENTITY, "was never in the Harbour Trust"),
    ("22,000", COUNT, "almost 22,000 staff"),
    ("33%", COUNT, "one third of the fleet"),
    ("173", COUNT, "174 jetties"),
    ("third", COUNT, "the 4th director"),
    ("52 min", HOURS, "took 1 h 52 min to cross"),
    ("16 °C", DEGREES, "a water temperature of 59 °F"),
    ("2", COUNT, "won 4:3"),
    ("2", COUNT, "Ann and Joe"),
    ("8", COUNT, "pages 8-22"),
    ("173", COUNT, "more than 173"),
    ("375 million USD", MONEY, "375 million euros"),
    ("2018", DATE, "August 2018"),
    ("0", COUNT, "5 staff"),
    ("2020", DATE, "director from 2018 to 2023"),
    ("2018-08", DATE, "in 2018"),
    ("2019", DATE, "since 2023"),
    ("2018/2023", PERIOD, "2018–2022"),
    ("Ann Lee", ENTITY, "headed by Joe Lee"),
    ("Basel; Ann Lee", ENTITY, "born in Basel"),
    ("Safe and Regular Passage", NAME, "Safe and Responsible Passage"),
    ("quays and ferries", TEXT, "ferries and quays"),
    ("no", POLAR, "under the united union"),
    ("none", ENTITY, "its parent"),
    ("not a member", NAME, "is a member"),
]
OPEN = [
    ("Bo Chen", CHENS, "under Chen since 2013", "may mean others"),
    ("Zed Poe", CHENS, "under Poe since 2013", "may mean others"),
    ("1500", COUNT, "1.500 jetties", "could be"),
    ("30", COUNT, "dozens of jetties", "no figure"),
    ("yes", POLAR, "it is not insured", "negation"),
    ("2020-05-12", DATE, "on 12 May", "no year"),
    ("2020", DATE, "last year", "relative"),
    ("173", COUNT, " ", "no quote"),
    ("Ann Lee", ENTITY, "Lee", "part of the name"),
]


def _outcome(recorded: str, expect: Expect, quote: str) -> bool | NotJudged:
    found = read(recorded, expect)
    assert isinstance(found, Reading), found
    return follows(recorded, found.value, quote, expect)


@pytest.mark.parametrize(("recorded", "expect", "quote"), YES, ids=str)
def test_follows(recorded: str, expect: Expect, quote: str) -> None:
    """The record is among the readings of the quote."""
    assert _outcome(recorded, expect, quote) is True


@pytest.mark.parametrize(("recorded", "expect", "quote"), NO, ids=str)
def test_does_not_follow(recorded: str, expect: Expect, quote: str) -> None:
    """The quote reads, and as something else."""
    assert _outcome(recorded, expect, quote) is False


@pytest.mark.parametrize(("recorded", "expect", "quote", "why"), OPEN, ids=str)
def test_not_judged(recorded: str, expect: Expect, quote: str, why: str) -> None:
    """The quote is beyond reading, and the reason says how."""
    found = _outcome(recorded, expect, quote)
    assert isinstance(found, NotJudged)
    assert why in found.reason


def test_a_role_is_denied_of_the_entity_that_is_named() -> None:
    found = read("not a member of Harbour Trust", ENTITY)
    assert isinstance(found, Reading)
    assert found == replace(found, value=Not(Term("Harbour Trust", ("harbour", "trust"), "harbour")))


def test_a_list_and_a_quote_of_excessive_length_are_not_compared() -> None:
    names = "; ".join(f"Basel {number}" for number in range(3000))
    value = read(names, ENTITY)
    assert isinstance(value, Reading)
    assert isinstance(follows(names, value.value, names, ENTITY), NotJudged)
